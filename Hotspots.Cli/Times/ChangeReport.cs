using System.Globalization;
using Hotspots.Cli.Reports;
using Hotspots.Core.Model.Changes;
using Hotspots.Core.Runs;

namespace Hotspots.Cli.Times;

/// <summary>A comparison, put for an inspector: the answer first, then the numbers it rests on.</summary>
internal static class ChangeReport
{
    private const int Top = 15;
    private const double Smallest = 0.0001;

    public static void Write(Page page, ComparisonRecord record, string? folder, IReadOnlyList<string> files)
    {
        AnswerFrame.Begin(page, record, "What changed", record.Answer);
        Table(page, "Towns and areas", "Area",
            [.. record.Towns.OrderBy(static town => town.P).ThenByDescending(static town => town.Before + town.After)], withArea: false);
        Table(page, "Hotspots of both periods together, the surest change first", "Hotspot", record.Hotspots, withArea: true);
        page.Text("Times: how many times as many a day as before, and the range in which that lies as far as chance goes (95 %). "
            + (IsInBursts(record) ? "Bursts: incidents come in bursts, and are counted as if they were so many times fewer. " : "")
            + "q: of the places that are called changed at this q or a smaller one, at most so large a share is so by chance.");
        Cells(page, record);
        AnswerFrame.End(
            page, [record.Rule, .. record.Notes], folder, files, "-o DIR writes the hotspots and cells as a map layer, the table and the record.");
    }

    private static bool IsInBursts(ComparisonRecord record) =>
        record.Towns.Concat(record.Hotspots).Any(static place => place.Dispersion > 1);

    private static void Table(Page page, string heading, string title, IReadOnlyList<PlaceChange> places, bool withArea)
    {
        if (places.Count == 0)
            return;
        bool inBursts = places.Take(Top).Any(static place => place.Dispersion > 1);
        page.Heading(heading);
        page.Table(
            [new(title), .. withArea ? [new TableColumn("Area")] : Array.Empty<TableColumn>(),
                new("Before", true), new("After", true), new("Times", true), new("Range"),
                .. inBursts ? [new TableColumn("Bursts", true)] : Array.Empty<TableColumn>(),
                new("q", true), new("It is")],
            [.. places.Take(Top).Select(place => (string[])
            [
                place.Name, .. withArea ? [place.Area] : Array.Empty<string>(), Wording.Number(place.Before), Wording.Number(place.After),
                place.Ratio is { } ratio ? Times(ratio) : "", Range(place),
                .. inBursts ? [place.Dispersion > 1 ? TimesText.Of(place.Dispersion.Value) : ""] : Array.Empty<string>(), Chance(place.Q),
                ChangeWords.Of(place.Turn) is { } turn ? $"{ChangeWords.Of(place.Verdict)}: {turn}" : ChangeWords.Of(place.Verdict),
            ])]);
        if (places.Count > Top)
            page.Text($"and {Wording.Number(places.Count - Top)} more; --json and -o DIR list them all.");
    }

    private static void Cells(Page page, ComparisonRecord record)
    {
        VerdictCounts cells = record.Cells;
        int all = cells.More + cells.Fewer + cells.AsBefore + cells.TooFew;
        if (all == 0)
            return;
        page.Heading(string.Create(CultureInfo.InvariantCulture, $"Cells of {record.CellMetres:0} m"));
        page.Text(
            $"Of {Wording.Count(all, "cell", "cells")} with an incident, {Wording.Count(cells.More, "has", "have")} more, "
            + $"{Wording.Number(cells.Fewer)} fewer, {Wording.Number(cells.AsBefore)} as before, "
            + $"and {Wording.Number(cells.TooFew)} too few to tell.");
    }

    private static string Range(PlaceChange place) => place.Low is { } low
        ? place.High is { } high ? $"{Times(low)} to {Times(high)}" : $"{Times(low)} or more"
        : "";

    private static string Times(double times) => TimesText.Of(times);

    private static string Chance(double? q) =>
        q is not { } chance ? "" : chance < Smallest ? "< " + Wording.Exact(Smallest) : Wording.Measure(chance);
}
