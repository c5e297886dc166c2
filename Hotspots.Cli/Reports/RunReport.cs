using Hotspots.Cli.Harm;
using Hotspots.Cli.Options;
using Hotspots.Cli.Times;
using Hotspots.Core.Analysis;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Results;

namespace Hotspots.Cli.Reports;

/// <summary>The hotspots of a run, put for an inspector: where first, how many of what, how it was made and what was left out.</summary>
internal static class RunReport
{
    private const int Top = 10;
    private const int MostAreas = 15;
    private const int MostNamed = 3;
    private const int MostSurfaces = 4;
    private const int MostFigures = 8;
    private const string Surface = "surface-";

    public static void Write(Page page, RunResult result, string folder, IReadOnlyList<string> files)
    {
        RunRecord record = result.Record;
        page.Heading($"{record.Marking}  run {record.RunId}");
        if (record.Methods.All(IsOfWholeAreas))
            Wholes(page, record);
        else
            Hotspots(page, result.Hotspots, record.Methods.Count);
        HarmReport.Write(page, result.Hotspots, Top);
        ShiftReport.Write(page, result.Hotspots);
        Areas(page, record);
        Counted(page, result);
        InspectReport.Notes(page, record.Notes);
        page.Heading($"Written to {folder}");
        Files(page, files);
    }

    // Methods that look at each area as a whole list no places, and it would be wrong to say that none was found.
    private static void Wholes(Page page, RunRecord record)
    {
        bool one = record.Methods.Count == 1;
        page.Heading("What holds for each area as a whole");
        page.Text(
            $"{Wording.List([.. record.Methods])} {(one ? "looks" : "look")} at each area as a whole and {(one ? "lists" : "list")} no places; "
                + "every figure of every area stands in run.json.");
        foreach (AreaRecord area in record.Areas.OrderByDescending(static a => a.Incidents).Take(MostNamed))
        {
            page.Text(area.Name);
            page.Table(
                [new("Figure"), new("", true), new(""), new("")],
                [.. area.Methods.SelectMany(static method => method.Figures.Take(MostFigures))
                    .Select(static figure => (string[])[figure.Name, Wording.Measure(figure.Value), figure.Unit, figure.Words])]);
        }
    }

    private static bool IsOfWholeAreas(string name) => AnalysisCatalog.All.Any(method => method.Name == name && !method.FindsPlaces);

    private static void Hotspots(Page page, IReadOnlyList<Hotspot> hotspots, int methods)
    {
        if (hotspots.Count == 0)
        {
            page.Heading("No hotspot was found");
            page.Text(
                "No place has enough incidents close together for the parameters used: with dbscan a larger --eps or a smaller "
                    + "--min-points asks for less.");
            return;
        }
        Hotspot[] top = [.. hotspots.OrderBy(static h => h.Rank).Take(Top)];
        page.Heading(
            hotspots.Count <= Top
                ? $"{Wording.Count(hotspots.Count, "hotspot", "hotspots")}, heaviest first"
                : $"The {Top} heaviest of {Wording.Number(hotspots.Count)} hotspots");
        // Street-level files hold none of the tool's own kinds: three columns of noughts would say nothing.
        bool graded = top.Any(static h => Graded(h) != "0/0/0");
        bool weighted = top.Any(static h => h.Weight != h.Members.Length);
        TableColumn[] columns =
        [
            new("#", true), new("Hotspot"), new("Area"), new("Incidents", true),
            .. weighted ? [new TableColumn("Weight", true)] : Array.Empty<TableColumn>(),
            .. graded ? [new TableColumn("T/W/S", true)] : Array.Empty<TableColumn>(),
            new("Per km²", true), new("There again?"), new("Above its people?", true), new("First to last"),
            .. methods > 1 ? [new TableColumn("Found by")] : Array.Empty<TableColumn>(),
        ];
        page.Table(columns, [.. top.Select(h => (string[])
        [
            Wording.Number(h.Rank), h.Name, h.Area, Wording.Number(h.Members.Length),
            .. weighted ? [Wording.Measure(h.Weight)] : Array.Empty<string>(),
            .. graded ? [Graded(h)] : Array.Empty<string>(),
            h.PerKm2 is double perKm2 ? Wording.Measure(perKm2) : "one point", Wording.Sure(h.Sureness), Wording.Excess(h.Sureness),
            Wording.Days(h.First, h.Last),
            .. methods > 1 ? [FoundBy(h, methods)] : Array.Empty<string>(),
        ])]);
        if (graded)
            page.Text("T/W/S: tips, warrants, seizures.");
        HowSure(page, top);
        if (methods > MostNamed)
            page.Text("Found by: how many of the methods agree that it is a place; hotspots.geojson names them.");
        if (top.Any(static h => h.IsOnePoint))
            page.Text("One point: all its incidents lie at one map point, as far as positions are known; it has no area.");
        if (hotspots.Where(static h => h.RankByDensity is not null).MinBy(static h => h.RankByDensity) is { PerKm2: double thickest } densest
            && densest.Rank != 1)
            page.Text(
                $"Densest for its size: {densest.Name} ({densest.Area}), number {Wording.Number(densest.Rank)} by weight, "
                    + $"{Wording.Measure(thickest)} incidents per km².");
    }

    private static void HowSure(Page page, Hotspot[] top)
    {
        Sureness[] sure = [.. top.Select(static h => h.Sureness).OfType<Sureness>()];
        if (sure.Any(static s => s is { Basis: SurenessBasis.Recurrence, Word: not SurenessWord.TooLittle }))
        {
            page.Text($"There again?: found in one half of the time and looked for in the other, many ways. {SurenessSentences.KeptByAll}");
        }
        if (sure.Any(static s => s.Basis != SurenessBasis.Recurrence))
            page.Text(
                "Of bursts and of comparisons the word says how rarely chance makes as much: clear in at most 1 of 100 cases, "
                    + "likely in at most 1 of 20.");
        foreach (string why in sure.Where(static s => s.Word == SurenessWord.TooLittle).Select(SurenessSentences.Seen).Distinct())
            page.Text($"Too little to tell: {char.ToLowerInvariant(why[0])}{why[1..]}");
        ExposureMeasure[] measures = [.. top.Select(static h => h.Sureness?.Excess?.Measure).OfType<ExposureMeasure>().Distinct()];
        if (measures.Length == 0)
            return;
        string over = measures is [ExposureMeasure.Postcodes]
            ? "its share of the area's postcodes"
            : "its share of the area's postcodes, or of its ground where none are known";
        page.Text(
            $"Above its people?: \"3.0 times\" says that its share of the area's incidents is 3.0 times {over}, and more than they explain; \"no\": "
                + "not that can be told.");
    }

    private static string FoundBy(Hotspot hotspot, int methods) =>
        methods <= MostNamed ? string.Join(", ", hotspot.Methods) : $"{Wording.Number(hotspot.Methods.Count)} of {Wording.Number(methods)}";

    private static string Graded(Hotspot hotspot) =>
        $"{Wording.Number(hotspot.CountOf(IncidentKind.Tip))}/{Wording.Number(hotspot.CountOf(IncidentKind.Warrant))}/{Wording.Number(hotspot.CountOf(IncidentKind.Seizure))}";

    // Which area, how many; with one method its numbers here, with several how many places each of them found.
    private static void Areas(Page page, RunRecord record)
    {
        AreaRecord[] largest = [.. record.Areas.OrderByDescending(static a => a.Incidents).Take(MostAreas)];
        page.Heading("Areas, each analysed on its own");
        bool several = record.Methods.Count > 1;
        if (several)
        {
            page.Table(
                [new("Area"), new("Incidents", true), .. record.Methods.Select(static method => new TableColumn(method, true))],
                [.. largest.Select(area => (string[])
                [
                    area.Name, Wording.Number(area.Incidents), .. area.Methods.Select(static method => Wording.Number(method.Places)),
                ])]);
            page.Text("Under each method the places it found.");
        }
        else
        {
            page.Table(
                [new("Area"), new("Incidents", true), new("Hotspots", true), new("In no hotspot", true), new("Parameters")],
                [.. largest.Select(area => (string[])
                [
                    area.Name, Wording.Number(area.Incidents), Wording.Number(area.Listed), Wording.Number(area.Noise),
                    Numbers(record, area),
                ])]);
        }
        if (record.Areas.Count > MostAreas)
            page.Text($"and {Wording.Count(record.Areas.Count - MostAreas, "smaller area", "smaller areas")}; run.json lists them all.");
        if (several)
            Methods(page, record);
        if (record.Areas.Any(static a => a.Methods.SelectMany(static m => m.Parameters).Any(static p => p.Origin != ParameterOrigin.Given)))
            page.Text("* chosen by the tool from the data; run.json says why.");
    }

    // An area without numbers of a method that has some was left out: too scattered, or too far away.
    private static string Numbers(RunRecord record, AreaRecord area) =>
        area.Parameters.Count == 0 && AnalysisCatalog.All.Any(method => method.Name == record.Method && method.Parameters.Count > 0)
            ? "not analysed"
            : ParameterWords.Of([area.Parameters]);

    private static void Methods(Page page, RunRecord record)
    {
        page.Heading("Methods and the numbers that were chosen for them");
        page.Table(
            [new("Method"), new("Parameters, the others as usual")],
            [.. record.Methods.Select(
                (method, m) => (string[])[method, ParameterWords.Of([.. record.Areas.Select(area => area.Methods[m].Parameters)])])]);
    }

    // Of a surface for each method and town the names say nothing that the folder does not.
    private static void Files(Page page, IReadOnlyList<string> files)
    {
        string[] surfaces = [.. files.Where(static file => file.StartsWith(Surface, StringComparison.Ordinal))];
        bool many = surfaces.Length > MostSurfaces;
        foreach (string file in files)
        {
            if (!many || !file.StartsWith(Surface, StringComparison.Ordinal))
                page.Text(file);
            else if (file == surfaces[0])
                page.Text(
                    $"{Surface}….tif: {Wording.Count(surfaces.Length, "file", "files")}, one for each area of each method that makes a surface");
        }
    }

    // What was left out, and why, stands among the notes, which are written into every output too.
    private static void Counted(Page page, RunResult result)
    {
        RunRecord record = result.Record;
        page.Heading($"{Wording.Count(record.Analysed, "incident", "incidents")} analysed, of {Wording.Count(record.Rows, "row", "rows")} read");
        page.Text(
            $"{Wording.Number(record.Placed)} placed, {Wording.Number(record.Unplaced)} without a position, "
                + $"{Wording.Number(record.Rejected)} rejected"
            + (record.Rejected > 0 ? "; \"hotspots inspect --rejects FILE\" writes the rejected rows out with the reasons, to be mended." : "."));
        InspectReport.Problems(page, result.Read.Report);
    }
}
