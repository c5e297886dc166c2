using Hotspots.Cli.Reports;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Stores;

namespace Hotspots.Cli.Stores;

/// <summary>What is said of a store, put for an inspector and for a data protection officer.</summary>
internal static class StoreReport
{
    /// <summary>A store holds what a force knows, unless somebody says that it is less.</summary>
    public const string UsualMarking = "OFFICIAL-SENSITIVE";

    private const int MostNames = 15, MostNotes = 12, MostEntries = 40;

    public static void Added(Page page, IReadOnlyList<AdditionRecord> additions, string marking)
    {
        page.Heading($"{marking}  added to the store");
        page.Table(
            [new("File"), new("Rows", true), new("New", true), new("Corrected", true), new("There before", true), new("Rejected", true)],
            [.. additions.Select(static one => new[]
            {
                one.Name, Wording.Number(one.Rows), Wording.Number(one.Added - one.Corrected), Wording.Number(one.Corrected),
                Wording.Number(one.Repeated), Wording.Number(one.Rejected),
            })]);
        foreach (AdditionRecord one in additions)
        {
            if (one.Before is { } before)
                page.Point($"{one.Name} was added before, on {before} (UTC), whatever its name was then: nothing was added.");
            if (one.Corrected > 0)
                page.Point($"{one.Name}: {Wording.Count(one.Corrected, "incident was", "incidents were")} corrected; what stood there before is kept "
                    + "in the history.");
            if (one.Rejected > 0)
                page.Point($"{one.Name}: {Wording.Count(one.Rejected, "row", "rows")} could not be understood and "
                    + $"{(one.Rejected == 1 ? "is" : "are")} kept with the reason: \"hotspots inspect STORE --rejects FILE\" writes them out to be "
                    + "mended.");
            if (one.Erased > 0)
                page.Point($"{one.Name}: {Wording.Count(one.Erased, "row was", "rows were")} left out, because what they say was erased.");
        }
        string[] notes = [.. additions.SelectMany(static one => one.Notes)];
        InspectReport.Notes(page, [.. notes.Take(MostNotes)]);
        if (notes.Length > MostNotes)
            page.Text($"and {Wording.Number(notes.Length - MostNotes)} more; --json lists them all.");
        page.Text($"Last hash of the log, to be noted elsewhere: {additions[^1].LastHash}");
    }

    public static void Contents(Page page, StoreContents store, string marking)
    {
        page.Heading($"{marking}  what is in the store");
        page.Text(
            $"{Wording.Count(store.Incidents, "row of an incident", "rows of incidents")}, {Wording.Number(store.Placed)} with a position"
                + (store.First.Length > 0 ? $", from {store.First} to {store.Last}." : "."));
        page.Text($"{Wording.Count(store.Earlier, "earlier version", "earlier versions")} of corrected incidents; "
            + $"{Wording.Count(store.Rejected, "row", "rows")} that could not be understood.");
        Counts(page, "Kinds", "Kind", store.Kinds);
        Counts(page, "Towns", "Town", [.. store.Towns.Select(static town => town with { Name = Town(town.Name) })]);
        page.Heading("Files");
        page.Table(
            [new("Added (UTC)"), new("By"), new("File"), new("New", true), new("Corrected", true), new("Rejected", true)],
            [.. store.Additions.Select(static one => new[]
            {
                one.At, one.By, one.Name, Wording.Number(one.Added - one.Corrected), Wording.Number(one.Corrected), Wording.Number(one.Rejected),
            })]);
        page.Heading("Log");
        page.Text($"{Wording.Count(store.Log.Entries, "entry", "entries")}; the last has the hash {store.Log.LastHash}.");
        page.Text(store.Looked is { } looked ? $"Last looked at for news: {looked} (UTC)." : "Not yet looked at for news.");
    }

    public static void Checked(Page page, LogCheck check, string marking)
    {
        page.Heading($"{marking}  the log of the store");
        page.Text(check.Problems.Count == 0
            ? $"Sound: {Wording.Count(check.Entries, "entry is", "entries are")} as written, and none is missing."
            : "Not sound:");
        foreach (string problem in check.Problems)
            page.Point(problem);
        page.Text($"Last hash: {check.LastHash}");
    }

    public static void Log(Page page, IReadOnlyList<LogEntry> entries, string marking, string? path)
    {
        page.Heading($"{marking}  who did what with the store");
        int from = Math.Max(0, entries.Count - MostEntries);
        page.Table(
            [new("No.", true), new("When (UTC)"), new("Who"), new("What"), new("Incidents", true), new("Why"), new("How")],
            [.. entries.Skip(from).Select(static one => new[]
            {
                Wording.Number(one.Number), one.At, one.Who, one.Kind, Wording.Number(one.Count), one.Reason, one.What,
            })]);
        if (from > 0)
            page.Text($"and {Wording.Number(from)} before these; -o FILE writes them all.");
        page.Heading(path is null ? "Nothing was written" : "Written to " + path);
        page.Text(path is null ? "-o FILE writes the log as CSV." : Wording.Count(entries.Count, "entry", "entries"));
    }

    public static void Review(Page page, RetentionReview review, string marking)
    {
        page.Heading($"{marking}  due to be erased");
        page.Text($"{Wording.Count(review.Due, "incident was", "incidents were")} over by {review.Until} (UTC).");
        Counts(page, "Kinds", "Kind", review.Kinds);
        Counts(page, "Years in which they ended", "Year", review.Years);
        page.Text($"With them go {Wording.Count(review.Earlier, "earlier version", "earlier versions")} and "
            + $"{Wording.Count(review.Rejected, "row that was", "rows that were")} not understood.");
        if (review.Timeless > 0)
            page.Text($"{Wording.Count(review.Timeless, "incident has", "incidents have")} no time and came with a file added before then: nobody "
                + "can tell how old they are; erase them by their references.");
        page.Text("Nothing was erased: \"hotspots store erase\" does it.");
    }

    public static void Erased(Page page, ErasureCertificate one, string marking, string? path)
    {
        page.Heading($"{marking}  erased");
        page.Text($"{Wording.Count(one.Erased, "incident", "incidents")}, {Wording.Count(one.Earlier, "earlier version", "earlier versions")} and "
            + $"{Wording.Count(one.Rejected, "row", "rows")} that could not be understood are gone from {one.Store}.");
        Counts(page, "Kinds", "Kind", one.Kinds);
        if (one.Unknown > 0)
            page.Point($"{Wording.Count(one.Unknown, "reference is", "references are")} not in the store: check how the files spell them.");
        if (one.NotCompacted is { } why)
            page.Point($"What was erased is overwritten, but the file keeps its size: {why}");
        page.Point("A file that still has them does not bring them back: what was erased is left out when it is added again.");
        page.Point("Copies of the store, and results made from it, are not changed: erase there, too.");
        page.Text($"Entry {Wording.Number(one.Entry)} of the log, hash {one.Hash}");
        page.Heading(path is null ? "No certificate was written" : "Certificate written to " + path);
        if (path is null)
            page.Text("-o FILE writes one; \"hotspots store log\" has the entry.");
    }

    public static void Exported(Page page, StoreExport export, string path)
    {
        page.Heading($"{export.Made.Marking}  written to {path}");
        page.Text($"{Wording.Count(export.Members.Length, "incident", "incidents")}, without notes and without columns whose meaning is not known.");
        if (export.Unplaced > 0)
            page.Point($"{Wording.Count(export.Unplaced, "incident has", "incidents have")} no position and "
                + $"{(export.Unplaced == 1 ? "is" : "are")} not in it.");
    }

    /// <summary>A town in words.</summary>
    public static string Town(string name) => name.Length > 0 ? name : "outside the towns";

    /// <summary>Names with their counts, under a heading; nothing where there are none.</summary>
    public static void Counts(Page page, string heading, string title, IReadOnlyList<NameCount> counts)
    {
        if (counts.Count == 0)
            return;
        page.Heading(heading);
        page.Table([new("Rows", true), new(title)], [.. counts.Take(MostNames).Select(static one => new[] { Wording.Number(one.Count), one.Name })]);
        if (counts.Count > MostNames)
            page.Text($"and {Wording.Number(counts.Count - MostNames)} more; --json lists them all.");
    }
}
