using System.CommandLine;
using System.Globalization;
using Hotspots.Cli.Options;
using Hotspots.Cli.Reports;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline;
using Hotspots.Core.Pipeline.Requests;

namespace Hotspots.Cli.Commands;

/// <summary><c>hotspots measure</c>: which number does a method give, here or for the whole? To be held beside another program's.</summary>
internal sealed class MeasureCommand
{
    private const int MostPlaces = 10;

    private readonly InputOptions _input = new();
    private readonly SelectionOptions _selection = new();
    private readonly PlanarOptions _planar = new();
    private readonly MethodOptions _methods = new();

    private readonly TableListOption _at = new(MeasureParameters.At) { AllowMultipleArgumentsPerToken = true };
    private readonly WrittenOption<GridBox> _window = new(MeasureParameters.Window);
    private readonly MarkingOption _marking = new();

    private MeasureCommand()
    {
    }

    public static Command Build(Terminal terminal, TimeProvider clock, CancellationToken cancellation)
    {
        var measure = new MeasureCommand();
        var command = new Command(
            "measure",
            "Prints what methods give at places, or for the whole, so that another program's numbers can be held beside them. "
                + "Takes everything as one area unless --area names some. Writes no file. For example: "
                + "hotspots measure incidents.csv --method kde --bandwidth 500 --at 617407,214862 --json");
        measure._input.AddTo(command);
        Option[] options =
        [
            measure._at, .. measure._selection.All, .. measure._methods.All, .. measure._planar.All, measure._window, measure._marking.Option,
        ];
        foreach (Option option in options)
            command.Add(option);
        command.SetAction(parsed => measure.Execute(parsed, terminal, clock, cancellation));
        return command;
    }

    private int Execute(ParseResult parsed, Terminal terminal, TimeProvider clock, CancellationToken cancellation)
    {
        var request = new MeasureRequest
        {
            Run = _methods.Apply(parsed, _selection.Apply(parsed, _input.Request(parsed, _marking.Value(parsed)))),
            Planar = _planar.Columns(parsed),
            Places = [.. (parsed.GetValue(_at) ?? []).Select(MeasureParameters.At.Parse)],
            Window = _window.Value(parsed),
        };
        if (request.Planar is not null)
            RequirePlain(parsed, request.Run);
        bool json = parsed.GetValue(_input.Json);
        Measures measures = ProgressDisplay.Run(
            terminal, json, progress => MethodMeasure.Execute(request, clock, progress, cancellation));
        if (json)
            terminal.WriteJson(stream => MeasureJson.Write(stream, measures));
        else
            Write(new Page(terminal), measures);
        return ExitCode.Done;
    }

    // What is said of incidents is not said of points: an option without effect would be a lie.
    private void RequirePlain(ParseResult parsed, RunRequest request)
    {
        bool selects = _selection.Chooses(parsed, request) || request.Cases.Count + request.Controls.Count + request.ColumnChoices.Count > 0
            || request.Reading.Sheet is not null || request.Reading.HeaderRow is not null || request.Grid is not null || request.Dates is not null;
        if (selects)
            throw CommandException.Usage(
                "With --planar there are points and no incidents: leave out --area, --boundary, --kind, --weights, --column and the other filters.");
    }

    private static void Write(Page page, Measures measures)
    {
        page.Heading(measures.Marking);
        foreach (Measured measured in measures.All)
        {
            page.Heading($"{measured.Findings.Method}, {measured.Area}: {Wording.Count(measured.Incidents, "incident", "incidents")}");
            page.Text(string.Join(", ", measured.Findings.Parameters.Select(ParameterWords.Exact)));
            if (measured.Places.Count > 0)
                Places(page, measured.Places);
            else
                Whole(page, measured.Findings);
            foreach (string note in measured.Findings.Notes)
                page.Point(note);
        }
        foreach (string note in measures.Notes)
            page.Point(note);
        if (measures.All.Any(static m => m.Findings.Parameters.Any(static p => p.Origin != ParameterOrigin.Given)))
            page.Text("* chosen by the tool.");
    }

    private static void Places(Page page, IReadOnlyList<PlaceFigures> places)
    {
        foreach (PlaceFigures place in places)
        {
            page.Text(string.Create(CultureInfo.InvariantCulture, $"at {place.At.Easting},{place.At.Northing}")
                + (place.Figures.Count == 0 ? ": outside the ground" : place.Class is { } cell ? $": class {MeasureJson.NameOf(cell)}" : ""));
            Figures(page, place.Figures);
        }
    }

    private static void Whole(Page page, MethodFindings findings)
    {
        Figures(page, findings.Figures);
        int[][] places = findings.Labels.Members();
        if (places.Length == 0)
            return;
        string sizes = string.Join(", ", places.Take(MostPlaces).Select(static p => Wording.Number(p.Length)))
            + (places.Length > MostPlaces ? " …" : "");
        page.Text($"{Wording.Count(places.Length, "place", "places")} of {sizes}; {Wording.Number(findings.Labels.NoiseCount())} in none");
    }

    private static void Figures(Page page, IReadOnlyList<Figure> figures) =>
        page.Table(
            [new(""), new("", true), new(""), new("")],
            [.. figures.Select(static f => new[] { f.Name, f.Value.ToString("R", CultureInfo.InvariantCulture), f.Unit, f.Words })]);
}
