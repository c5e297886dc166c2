using System.Globalization;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;

namespace Hotspots.Cli.Reports;

/// <summary>What was in the files, put for an inspector: what can be used, what cannot and why, and what to know before trusting a map.</summary>
internal static class InspectReport
{
    private const int MostReasons = 20;
    private const int MostKinds = 20;
    private const int MostFiles = 30;
    private const int MostStrays = 5;

    public static void Write(Page page, ReadReport report, string marking)
    {
        page.Heading($"{marking}  what is in the files");
        Files(page, report);
        Rows(page, report);
        Reasons(page, report);
        Kinds(page, report);
        Columns(page, report);
        Dates(page, report);
        Positions(page, report);
        Repeats(page, report);
        Notes(page, report.Notes);
    }

    /// <summary>Notes, each a point.</summary>
    public static void Notes(Page page, IReadOnlyList<string> notes)
    {
        if (notes.Count == 0)
            return;
        page.Heading("What to know");
        foreach (string note in notes)
            page.Point(note);
    }

    private static void Files(Page page, ReadReport report)
    {
        page.Heading("Files");
        page.Table(
            [new("File"), new("Read as"), new("Rows", true), new("Placed", true), new("Unplaced", true), new("Rejected", true)],
            [.. report.Files.Take(MostFiles).Select(static f => new[]
            {
                f.Name,
                f.Format.Length == 0 ? "not read" : f.Detail.Length == 0 ? f.Format : $"{f.Format}: {f.Detail}",
                Wording.Number(f.Rows), Wording.Number(f.Placed), Wording.Number(f.Unplaced), Wording.Number(f.Rejected),
            })]);
        if (report.Files.Count > MostFiles)
            page.Text($"and {Wording.Number(report.Files.Count - MostFiles)} more files; --json lists them all.");
        Problems(page, report);
    }

    /// <summary>Files that could not be read to their end.</summary>
    public static void Problems(Page page, ReadReport report)
    {
        foreach (FileReport file in report.Files.Where(static f => f.Problem.Length > 0))
            page.Point($"{file.Name}: {file.Problem}");
    }

    private static void Rows(Page page, ReadReport report)
    {
        page.Heading(Wording.Count(report.Rows, "row", "rows"));
        page.Table([new("", true), new("")],
        [
            [Wording.Number(report.Placed), "placed: sound, with a position"],
            [Wording.Number(report.Unplaced), "unplaced: sound, but the file gives no position"],
            [Wording.Number(report.Rejected), "rejected: could not be understood"],
        ]);
        int sound = report.Placed + report.Unplaced;
        if (report.Incidents != sound)
            page.Text(
                $"The {Wording.Count(sound, "sound row makes", "sound rows make")} {Wording.Count(report.Incidents, "incident", "incidents")}.");
    }

    private static void Reasons(Page page, ReadReport report)
    {
        if (report.Reasons.Count == 0)
            return;
        page.Heading("Why rows were rejected");
        Counts(page, report.Reasons, "Reason", "Rows", MostReasons);
        page.Text("--rejects FILE writes these rows with their reasons, to be mended and loaded again.");
    }

    private static void Kinds(Page page, ReadReport report)
    {
        if (report.Kinds.Count == 0)
            return;
        page.Heading("Kinds of incident");
        Counts(page, report.Kinds, "Kind", "Rows", MostKinds);
    }

    private static void Columns(Page page, ReadReport report)
    {
        // Files of one form are told once, whatever their number.
        var forms = report.Files.Where(static f => f.Columns.Count > 0)
            .GroupBy(static f => string.Join('\n', f.Columns.Select(static c => $"{c.Header}\t{c.Role}")), StringComparer.Ordinal);
        foreach (IGrouping<string, FileReport> form in forms)
        {
            FileReport file = form.First();
            int others = form.Count() - 1;
            page.Heading($"Columns of {file.Name}" + (others == 0 ? "" : $" and {Wording.Count(others, "other file", "other files")} like it"));
            page.Table([new("Header"), new("Read as")], [.. file.Columns.Select(static c => new[] { c.Header, Wording.Role(c.Role) })]);
        }
        if (report.Files.Any(static f => f.Columns.Count > 0))
            page.Text("A column that was read wrongly is put right with --column NAME=HEADER, for example --column longitude=MyLon.");
    }

    private static void Dates(Page page, ReadReport report)
    {
        page.Heading("Dates");
        page.Text(report.First.IsKnown ? Wording.Days(report.First, report.Last) + ", Europe/London." : "No row says when it happened.");
        string[] known = [.. Enumerable.Range(0, report.Precisions.Count).Where(p => report.Precisions[p] > 0)
            .Select(p => $"{Wording.Number(report.Precisions[p])} {Wording.Precision((TimePrecision)p)}")];
        if (report.First.IsKnown && known.Length > 0)
            page.Text($"Rows by how exactly their time is known: {Wording.List(known)}.");
        foreach (IGrouping<string, FileReport> read in report.Files.Where(static f => f.DateOrder.Length > 0).GroupBy(
            static f => f.DateOrder, StringComparer.Ordinal))
        {
            string others = read.Count() == 1 ? "" : $" and {Wording.Count(read.Count() - 1, "other file", "other files")}";
            page.Text($"{read.First().Name}{others}: dates are read {read.Key}.");
        }
    }

    private static void Positions(Page page, ReadReport report)
    {
        page.Heading("Positions");
        if (report.Bounds is not { } bounds)
        {
            page.Text("No row has a position.");
            return;
        }
        page.Text(string.Create(CultureInfo.InvariantCulture,
            $"Longitude {bounds.SouthWest.Longitude:0.0000} to {bounds.NorthEast.Longitude:0.0000}, latitude {bounds.SouthWest.Latitude:0.0000} to "
                + $"{bounds.NorthEast.Latitude:0.0000} (degrees, WGS84)."));
        page.Text(
            $"{Wording.Count(report.DistinctPositions, "different position", "different positions")}, at most "
                + $"{Wording.Count(report.MostAtOnePosition, "incident", "incidents")} at one.");
        if (report.Strays > 0)
        {
            page.Text("Far from all others: " + string.Join("; ", report.StrayRows.Take(MostStrays)
                .Select(s => $"{report.Files[s.File].Name}, line {s.Line.ToString(CultureInfo.InvariantCulture)}"))
                + (report.Strays > MostStrays ? "; …" : "."));
        }
    }

    private static void Repeats(Page page, ReadReport report)
    {
        page.Heading("Repeats");
        page.Text($"{Wording.Count(report.DuplicateRows, "row is", "rows are")} word for word an earlier row; "
            + $"{Wording.Count(report.DuplicateIds, "row has", "rows have")} the id of an earlier row.");
    }

    private static void Counts(Page page, IReadOnlyList<NameCount> counts, string title, string unit, int most)
    {
        page.Table([new(unit, true), new(title)], [.. counts.Take(most).Select(static c => new[] { Wording.Number(c.Count), c.Name })]);
        if (counts.Count > most)
            page.Text($"and {Wording.Number(counts.Count - most)} more; --json lists them all.");
    }
}
