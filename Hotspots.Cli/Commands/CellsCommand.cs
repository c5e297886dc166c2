using System.CommandLine;
using Hotspots.Cli.Options;
using Hotspots.Cli.Reports;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Pipeline.Areas;
using Hotspots.Core.Selection;

namespace Hotspots.Cli.Commands;

/// <summary><c>hotspots cells</c>: which polygons or places of the user's own stand out from chance?</summary>
internal sealed class CellsCommand
{
    private const int Top = 10;
    private const int TopClusters = 5;
    private const double Smallest = 0.0001;

    private readonly InputOptions _input = new(fewest: 0);
    private readonly PlanarOptions _planar = new();
    private readonly InputFileOption _polygons = new("--polygons", "A GeoJSON file of the polygons.");
    private readonly InputFileOption _points = new(
        "--points",
        "Instead of polygons: a table of places (CSV, GeoJSON or Excel), one row each, with a position, --counts and perhaps --population.");
    private readonly InputFileOption _neighbours = new(
        "--neighbours", "Which polygons are neighbours: a table of two columns \"from,to\", or a GAL file. Default: those that share a corner.");
    private readonly Option<string> _id = Text(
        "--id-property", "NAME", "The property, or column, that names a polygon, as the list of neighbours does.");
    private readonly Option<string> _counts = Text(
        "--counts", "NAME", "The property, or column, that holds each polygon's value, instead of counting incidents.");
    private readonly Option<string> _population = Text(
        "--population", "NAME",
        "The property, or column, that holds each polygon's population: then circles with more than it leads to expect are sought too "
            + "(Poisson scan statistic).");
    private readonly NumberOption _maxShare = new(PolygonParameters.MaxShare);
    private readonly TableOption _round = new(PolygonParameters.Round);
    private readonly Option<string> _code = Text(
        "--code", "HEADER",
        "The column of the incidents that holds the id of their polygon, such as \"LSOA code\". Default: incidents are counted where they lie.");
    private readonly Option<bool> _suspectedFalse = SelectionOptions.Switch(QueryFields.SuspectedFalse);
    private readonly OutputOption _output = new(
        "FILE", "Writes a GeoJSON layer of the polygons with what was found to this file.", ReleaseDoor.CheckFilePlace, "--output", "-o");
    private readonly NumberOption _correction = new(PolygonParameters.Correction);
    private readonly TableOption _pFrom = new(PolygonParameters.PFrom);
    private readonly NumberOption _alpha = new(PolygonParameters.Alpha);
    private readonly NumberOption _permutations = new(PolygonParameters.Permutations);
    private readonly NumberOption _seed = new(PolygonParameters.Seed);
    private readonly MarkingOption _marking = new();

    private CellsCommand()
    {
    }

    public static Command Build(Terminal terminal, CancellationToken cancellation)
    {
        var cells = new CellsCommand();
        var command = new Command(
            "cells",
            "Tests polygons of your own, such as census areas, or a table of places for hot and cold spots (Gi*, Moran's I; "
                + "with --population a scan). Counts incidents in them, or takes a value that they hold.");
        cells._input.AddTo(command);
        Option[] options =
        [
            cells._polygons, cells._points, .. cells._planar.Plane, cells._neighbours, cells._id, cells._counts, cells._population, cells._round,
            cells._maxShare, cells._code, cells._suspectedFalse, .. cells._output.All, cells._correction, cells._pFrom, cells._alpha,
            cells._permutations, cells._seed, cells._marking.Option,
        ];
        foreach (Option option in options)
            command.Add(option);
        command.SetAction(parsed => cells.Execute(parsed, terminal, cancellation));
        return command;
    }

    private int Execute(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        var request = new PolygonRequest
        {
            Polygons = parsed.GetValue(_polygons) is { } polygons ? TypedPaths.Existing(polygons, forOption: _polygons.Name) : null,
            Points = parsed.GetValue(_points) is { } points ? TypedPaths.Existing(points, forOption: _points.Name) : null,
            Planar = _planar.Columns(parsed),
            Round = parsed.GetValue(_round),
            Neighbours = parsed.GetValue(_neighbours) is { } neighbours ? TypedPaths.Existing(neighbours, forOption: _neighbours.Name) : null,
            IdProperty = parsed.GetValue(_id),
            Counts = parsed.GetValue(_counts),
            Population = parsed.GetValue(_population),
            MaxShare = _maxShare.Value(parsed) / 100,
            Code = parsed.GetValue(_code),
            KeepsSuspectedFalse = parsed.GetValue(_suspectedFalse),
            Files = _input.Paths(parsed),
            ColumnChoices = _input.Choices(parsed),
            Reading = _input.Reading(parsed),
            Grid = _input.System(parsed),
            Dates = _input.Order(parsed),
            Correction = (Correction)_correction.Whole(parsed),
            PFrom = parsed.GetValue(_pFrom),
            Alpha = _alpha.Value(parsed),
            Permutations = (int?)_permutations.Given(parsed),
            Seed = _seed.Whole(parsed),
            Marking = _marking.Value(parsed),
        };
        if (request.Counts is not null && (request.Files.Count > 0 || request.Code is not null))
            throw CommandException.Usage(
                "--counts takes the values from the polygons or the table: leave out the files of incidents and --code, or leave out --counts.");
        bool json = parsed.GetValue(_input.Json);
        PolygonFindings found = ProgressDisplay.Run(terminal, json, progress => PolygonCells.Execute(request, progress, cancellation));
        if (_output.Place(parsed) is { } place)
            terminal.Stage.Write(() => FindingsDoor.WritePolygons(found, place, cancellation));
        if (json)
            terminal.WriteJson(stream => FindingsDoor.WritePolygons(found, stream));
        else
            Write(new Page(terminal), found, parsed.GetValue(_output));
        return ExitCode.Done;
    }

    private static void Write(Page page, PolygonFindings found, string? path)
    {
        CellStatistics hot = found.GiStar;
        int[] order = [.. Enumerable.Range(0, found.Ids.Count).OrderByDescending(i => hot.Z[i]).Take(Top)];
        bool named = order.Any(i => found.Names[i] != found.Ids[i]);
        string many = found.ArePoints ? "places" : "polygons";
        page.Heading($"{found.Marking}  {Wording.Count(found.Ids.Count, found.ArePoints ? "place" : "polygon", many)}");
        if (found.Inside > 0)
            page.Text($"{Wording.Count(found.Inside, "incident", "incidents")} counted, {Wording.Number(found.Outside)} in none of the polygons.");
        foreach (string note in found.Notes)
            page.Text(note);
        page.Heading(
            order.Length < found.Ids.Count ? $"The {Wording.Number(order.Length)} that stand out most" : "From the one that stands out most");
        page.Table(
            [new(found.ArePoints ? "Place" : "Polygon"), .. named ? [new TableColumn("Name")] : Array.Empty<TableColumn>(), new("Count", true),
                new("z", true), new("q", true), new("It is"), new("Beside its neighbours")],
            [.. order.Select(i => (string[])
            [
                found.Ids[i], .. named ? [found.Names[i]] : Array.Empty<string>(),
                double.IsInteger(hot.Counts[i]) ? Wording.Number((long)hot.Counts[i]) : Wording.Measure(hot.Counts[i]), Wording.Measure(hot.Z[i]),
                hot.Q[i] < Smallest ? "< " + Wording.Exact(Smallest) : Wording.Measure(hot.Q[i]),
                hot.Classes[i] switch { CellClass.HighHigh => "hot", CellClass.LowLow => "cold", _ => "no more than chance" },
                MeasureJson.NameOf(found.LocalMoran.Classes[i]),
            ])]);
        int significant = hot.Classes.Count(static c => c == CellClass.HighHigh), cold = hot.Classes.Count(static c => c == CellClass.LowLow);
        page.Text(
            $"z: Gi*, in standard deviations from what chance gives; q: the chance of it {From(found.PFrom)}, {Corrected(hot.Correction, many)}. "
                + $"{Wording.Number(significant)} of all are hot and {Wording.Number(cold)} cold at level {Wording.Exact(hot.Alpha)}.");
        page.Text("Beside its neighbours: local Moran's I, such as high-low for one that is high among low ones; none where that may be chance.");
        foreach (Figure figure in found.Figures)
            page.Point($"{figure.Name} {figure.Value.ToString("0.#######", System.Globalization.CultureInfo.InvariantCulture)}: {figure.Words}");
        if (found.Scan is { } scan)
            Write(page, found, scan);
        if (path is not null)
        {
            page.Heading("Written to " + path);
            page.Text(Wording.Count(found.Ids.Count, found.ArePoints ? "place" : "polygon", many));
        }
    }

    private static void Write(Page page, PolygonFindings found, PolygonScan scan)
    {
        page.Heading("Circles with more than their population leads to expect");
        if (scan.Clusters.Count == 0)
        {
            page.Text($"None: no circle holds more than its share of the {Wording.Number(scan.Cases)} counted.");
            return;
        }
        page.Table(
            [new("Round"), new(found.ArePoints ? "Places" : "Polygons", true), new("Population", true), new("Count", true), new("Expected", true),
                new("Times as many", true), new("Log ratio", true), new("p", true)],
            [.. scan.Clusters.Take(TopClusters).Select(c => (string[])
            [
                found.Names[c.Polygons[0]], Wording.Number(c.Polygons.Count), Wording.Measure(c.Population), Wording.Number(c.Observed),
                Wording.Measure(c.Expected),
                double.IsFinite(c.RelativeRisk) ? Wording.Measure(c.RelativeRisk) : "", Wording.Measure(c.LogLikelihoodRatio), Wording.Measure(c.P),
            ])]);
        int significant = scan.Clusters.Count(c => c.P <= found.GiStar.Alpha);
        page.Text(
            $"Scan statistic, Poisson model (Kulldorff 1997): {Wording.Number(significant)} of {Wording.Number(scan.Clusters.Count)} circles "
                + $"without a {(found.ArePoints ? "place" : "polygon")} in common {(significant == 1 ? "stands" : "stand")} out at level "
                + $"{Wording.Exact(found.GiStar.Alpha)}. p: how often {Wording.Number(scan.Permutations)} draws by population hold as strong a "
                + $"circle anywhere; no circle holds more than {Wording.Measure(100 * scan.MaxShare)} % of the population.");
    }

    private static string From(string model) => model switch
    {
        "permutation" => "by random rearrangements",
        "normal" => "by the normal distribution",
        _ => "for incidents scattered at random",
    };

    private static string Corrected(Correction correction, string many) => correction switch
    {
        Core.Model.Results.Correction.BenjaminiHochberg => $"corrected for the number of {many} (Benjamini and Hochberg)",
        Core.Model.Results.Correction.Bonferroni => $"corrected for the number of {many} (Bonferroni)",
        _ => $"not corrected for the number of {many}",
    };

    private static Option<string> Text(string flag, string value, string description) => new(flag) { HelpName = value, Description = description };
}
