using Hotspots.Core.Model;

namespace Hotspots.Cli;

/// <summary>The hotspots of a run, put for an inspector: where first, how many of what, how it was made and what was left out.</summary>
internal static class RunReport
{
    private const int Top = 10;
    private const int MostAreas = 15;

    public static void Write(Page page, RunResult result, string folder, IReadOnlyList<string> files)
    {
        RunRecord record = result.Record;
        page.Heading($"{record.Marking}  run {record.RunId}");
        Hotspots(page, result.Hotspots, record.Methods.Count > 1);
        Areas(page, record);
        Counted(page, result);
        InspectReport.Notes(page, record.Notes);
        page.Heading($"Written to {folder}");
        foreach (string file in files)
            page.Text(file);
    }

    private static void Hotspots(Page page, IReadOnlyList<Hotspot> hotspots, bool several)
    {
        if (hotspots.Count == 0)
        {
            page.Heading("No hotspot was found");
            page.Text("No place has enough incidents close together for the parameters used: with dbscan a larger --eps or a smaller --min-points asks for less.");
            return;
        }
        Hotspot[] top = [.. hotspots.OrderBy(static h => h.Rank).Take(Top)];
        page.Heading(hotspots.Count <= Top ? $"{Wording.Count(hotspots.Count, "hotspot", "hotspots")}, heaviest first" : $"The {Top} heaviest of {Wording.Number(hotspots.Count)} hotspots");
        // Street-level files hold none of the tool's own kinds: three columns of noughts would say nothing.
        bool graded = top.Any(static h => Graded(h) != "0/0/0");
        bool weighted = top.Any(static h => h.Weight != h.Members.Length);
        TableColumn[] columns =
        [
            new("#", true), new("Hotspot"), new("Area"), new("Incidents", true),
            .. weighted ? [new TableColumn("Weight", true)] : Array.Empty<TableColumn>(),
            .. graded ? [new TableColumn("T/W/S", true)] : Array.Empty<TableColumn>(),
            new("Per km²", true), new("First to last"),
            .. several ? [new TableColumn("Found by")] : Array.Empty<TableColumn>(),
        ];
        page.Table(columns, [.. top.Select(h => (string[])
        [
            Wording.Number(h.Rank), h.Name, h.Area, Wording.Number(h.Members.Length),
            .. weighted ? [Wording.Measure(h.Weight)] : Array.Empty<string>(),
            .. graded ? [Graded(h)] : Array.Empty<string>(),
            Wording.Measure(h.PerKm2), Wording.Days(h.First, h.Last),
            .. several ? [string.Join(", ", h.Methods)] : Array.Empty<string>(),
        ])]);
        if (graded)
            page.Text("T/W/S: tips, warrants, seizures.");
        Hotspot densest = hotspots.MinBy(static h => h.RankByDensity)!;
        if (densest.Rank != 1)
            page.Text($"Densest for its size: {densest.Name} ({densest.Area}), number {Wording.Number(densest.Rank)} by weight, {Wording.Measure(densest.PerKm2)} incidents per km².");
    }

    private static string Graded(Hotspot hotspot) =>
        $"{Wording.Number(hotspot.CountOf(IncidentKind.Tip))}/{Wording.Number(hotspot.CountOf(IncidentKind.Warrant))}/{Wording.Number(hotspot.CountOf(IncidentKind.Seizure))}";

    private static void Areas(Page page, RunRecord record)
    {
        AreaRecord[] largest = [.. record.Areas.OrderByDescending(static a => a.Incidents).Take(MostAreas)];
        page.Heading("Areas, each analysed on its own");
        // With several methods one row each: which of them found what, with which numbers.
        bool several = record.Methods.Count > 1;
        page.Table(
            [
                new("Area"), new("Incidents", true),
                .. several ? [new TableColumn("Method")] : Array.Empty<TableColumn>(),
                new(several ? "Places" : "Hotspots", true), new(several ? "In no place" : "In no hotspot", true), new("Parameters"),
            ],
            [.. largest.SelectMany(area => area.Methods.Select(method => (string[])
            [
                area.Name, Wording.Number(area.Incidents),
                .. several ? [method.Method] : Array.Empty<string>(),
                Wording.Number(method.Places), Wording.Number(method.Noise), string.Join(", ", method.Parameters.Select(Value)),
            ]))]);
        if (largest.Any(static a => a.Methods.SelectMany(static m => m.Parameters).Any(static p => p.Origin != ParameterOrigin.Given)))
            page.Text("* chosen by the tool from the data; run.json says why.");
        if (record.Areas.Count > MostAreas)
            page.Text($"and {Wording.Count(record.Areas.Count - MostAreas, "smaller area", "smaller areas")}; run.json lists them all.");
    }

    /// <summary>"eps 150 m*"; of a choice "kernel gaussian".</summary>
    public static string Value(ParameterValue value) =>
        $"{value.Name} {value.Choice ?? Wording.Exact(value.Value)}{(value.Unit is "" or "incidents" ? "" : " " + value.Unit)}{(value.Origin == ParameterOrigin.Given ? "" : "*")}";

    // What was left out, and why, stands among the notes, which are written into every output too.
    private static void Counted(Page page, RunResult result)
    {
        RunRecord record = result.Record;
        page.Heading($"{Wording.Count(record.Analysed, "incident", "incidents")} analysed, of {Wording.Count(record.Rows, "row", "rows")} read");
        page.Text($"{Wording.Number(record.Placed)} placed, {Wording.Number(record.Unplaced)} without a position, {Wording.Number(record.Rejected)} rejected"
            + (record.Rejected > 0 ? "; \"hotspots inspect --rejects FILE\" writes the rejected rows out with the reasons, to be mended." : "."));
        InspectReport.Problems(page, result.Read.Report);
    }
}
