using System.Security.Cryptography;
using Hotspots.Core.Disclosure.Attacks;
using Hotspots.Core.Disclosure.Tables;
using Hotspots.Core.Files;
using Hotspots.Core.Files.Counts;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Releases;
using static Hotspots.Core.Runs.Releases.ReleaseWords;

namespace Hotspots.Core.Runs.Releases.Attacks;

/// <summary>Attack on layers of counts, anybody's: what can be worked out of what they hide, of one or of several together.</summary>
/// <remarks>Who attacks knows no true counts: some that agree with everything are found first. If there are none, the files contradict
/// themselves.</remarks>
internal static class AttackRun
{
    /// <summary>Findings whose tellers are looked for, and counts of the largest table in which they are.</summary>
    private const int Traced = 20, MostTraced = 2_000;

    /// <summary>Attacks them.</summary>
    /// <param name="files">GeoJSON or CSV, one layer each.</param>
    /// <param name="threshold">Counts from 1 to below this are taken to be secret.</param>
    /// <param name="cancellation">Stops it promptly.</param>
    /// <exception cref="ArgumentException">A file cannot be read; says what to change.</exception>
    /// <exception cref="OutputException">The files contradict one another.</exception>
    public static AttackRecord Execute(IReadOnlyList<string> files, int threshold, CancellationToken cancellation)
    {
        if (files.Count == 0)
            throw new ArgumentException("Name the layers to attack: GeoJSON or CSV.");
        CountSheet[] sheets = [.. files.Select(CountFile.Read).Select(Unrounded)];
        if (!Array.Exists(sheets, static sheet => sheet.HasPlaces))
            throw new ArgumentException("The files hold totals alone: give the layer of places that they are the totals of.");
        AttackTable made = AttackTable.Of(sheets);
        var rule = new DisclosureRule { Threshold = threshold, Width = threshold };
        CountTable table = FeasibleCounts.Fill(made.Table, rule);
        var sharing = new WorkSharing(-1, cancellation);
        CountInterval[] intervals = CountAttack.Intervals(table, rule, CountInterval.Unbounded, sharing);
        int[] targets = [.. Enumerable.Range(0, table.Count).Where(count => table.States[count] is CountState.Hidden or CountState.Range
            || (table.States[count] == CountState.Untold && intervals[count].Width < threshold && sheets.Length > 1))];
        int[] ordered = [.. targets.OrderBy(count => intervals[count].Width).ThenBy(static count => count)];
        var found = new List<AttackedCount>();
        foreach (int count in ordered)
        {
            CountInterval interval = intervals[count];
            IReadOnlyList<string> tellers = interval.Width < threshold && found.Count < Traced && table.Count <= MostTraced
                ? Tellers(made, table, rule, count, interval, sharing) : [];
            found.Add(new AttackedCount(
                made.PlaceOf(count), made.PeriodOf(count), interval.Low, interval.High == CountInterval.Unbounded ? null : interval.High,
                interval.IsExact, made.IsPrinted(count), tellers));
        }
        int hidden = targets.Count(made.IsPrinted);
        return new AttackRecord
        {
            Inputs = [.. files.Select(static path => InputOf(path))],
            Counts = made.Printed,
            Hidden = hidden,
            Threshold = threshold,
            Summary = [.. Summary(found, hidden, threshold, sheets.Length)],
            Found = found,
            Notes = [.. sheets.Select(static sheet => sheet.Words), .. Notes(sheets)],
        };
    }

    /// <summary>Sums that cannot be spared: without any one of them the count could be more, or less.</summary>
    private static List<string> Tellers(
        AttackTable made, CountTable table, DisclosureRule rule, int count, CountInterval interval, WorkSharing sharing)
    {
        const int Most = 64;
        FreePart? part = FreePart.All(table, KnownLimits.Of(table, rule)).Find(one => Array.BinarySearch(one.Counts, count) >= 0);
        if (part is null || part.Equations.Length > Most)
            return [];
        CountState[] states = [.. table.States];
        var needed = new List<string>();
        foreach (int row in part.Equations)
        {
            int total = table.Relations.Columns[table.Relations.RowStarts[row + 1] - 1];
            CountState before = states[total];
            if (before is not (CountState.Exact or CountState.Range))
                continue;
            states[total] = CountState.Untold;
            CountInterval without = CountAttack.Intervals(table.With([.. states]), rule, CountInterval.Unbounded, sharing)[count];
            if (without.Low == interval.Low && without.High == interval.High)
                continue;
            states[total] = before;
            needed.Add($"{made.PlaceOf(total)}, {made.PeriodOf(total)} ({made.FileOf(total)})");
        }
        return needed;
    }

    private static IEnumerable<string> Summary(List<AttackedCount> found, int hidden, int threshold, int files)
    {
        AttackedCount[] known = [.. found.Where(static one => one.IsKnown)],
            narrow = [.. found.Where(one => !one.IsKnown && one.Most - one.Least < threshold)];
        string from = files == 1 ? "this file" : Say($"these {files} files together");
        if (hidden == 0 && found.Count == 0)
            yield return "No count is hidden, and none can be worked out that is not printed.";
        if (known.Length > 0)
        {
            yield return Say($"{Many(known.Length, "count that is not printed follows", "counts that are not printed follow")} exactly from {from}: ")
                + string.Join("; ", known.Take(3).Select(static one => Say($"{one.Place}, {one.Period} is {one.Least}")))
                    + (known.Length > 3 ? "; …" : ".");
        }
        if (narrow.Length > 0)
        {
            yield return Say($"{Many(narrow.Length, "more can", "more can")} be pinned down closer than {threshold}: ")
                + string.Join("; ", narrow.Take(3).Select(static one => Say($"{one.Place}, {one.Period} is {one.Least} to {one.Most}")))
                + (narrow.Length > 3 ? "; …" : ".");
        }
        if (known.Length + narrow.Length == 0 && hidden > 0)
        {
            AttackedCount least = found[0];
            yield return least.Most is null ? "Nothing limits a hidden count from above: none can be pinned down."
                : Say($"No hidden count can be pinned down closer than {threshold}. The narrowest is {least.Least} to {least.Most}: ")
                    + $"{least.Place}, {least.Period}.";
        }
        int open = found.Count(static one => !one.IsExact);
        if (open > 0)
            yield return Say($"Of {Many(open, "count", "counts")} it is not settled whether the range is narrower still: what is printed here ")
                + "is possible.";
    }

    private static IEnumerable<string> Notes(CountSheet[] sheets)
    {
        if (sheets.Length > 1 && !sheets.Where(static sheet => sheet.HasPlaces).All(static sheet => sheet.Shapes.Count > 0))
            yield return "Places of the same name are taken for the same ground: not every file has shapes.";
        yield return "A hidden count is taken to be 0 or more. What somebody knows from elsewhere is not reckoned with.";
    }

    /// <summary>Counts that are all multiples of 5 were rounded, and say a range.</summary>
    private static CountSheet Unrounded(CountSheet sheet)
    {
        const int Step = 5, Least = 10;
        SheetCount[] exact = [.. sheet.Counts.Where(static count => count is { As: ToldAs.Exact, Least: > 0 })];
        if (exact.Length < Least || Array.Exists(exact, static count => count.Least % Step != 0))
            return sheet;
        return sheet with
        {
            Counts = [.. sheet.Counts.Select(static count => count is { As: ToldAs.Exact, Least: > 0 }
                ? count with { As = ToldAs.Range, Least = count.Least - Step / 2, Most = count.Most + Step / 2 } : count)],
            Words = sheet.Words + Say($" All {exact.Length:N0} counts are multiples of {Step}: they are taken to be rounded, {Step} for 3 to 7."),
        };
    }

    private static InputFile InputOf(string path)
    {
        byte[] bytes = InputBytes.Read(path);
        return new InputFile(Path.GetFileName(path), bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }
}
