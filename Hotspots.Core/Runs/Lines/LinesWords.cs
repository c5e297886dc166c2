using System.Globalization;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Lines;
using Hotspots.Core.Selection;

namespace Hotspots.Core.Runs.Lines;

/// <summary>County lines in plain sentences: where and when they were seen, and never who is behind them nor where they come from.</summary>
internal static class LinesWords
{
    /// <summary>Lines and pairs that are told in sentences.</summary>
    public const int MostLines = 8, MostPairs = 3;

    /// <summary>The answer, one sentence a line, then what is remarkable of pairs and closures.</summary>
    /// <param name="lines">The lines that are told.</param>
    /// <param name="links">Their pairs.</param>
    /// <param name="periods">What turf changes compare; null for nothing.</param>
    public static string[] Answer(IReadOnlyList<CountyLine> lines, IReadOnlyList<LineLink> links, TurfPeriods? periods)
    {
        if (lines.Count == 0)
            return ["No incident that is looked at names a line: of lines nothing can be told; what operations brought stands below."];
        var answer = lines.Take(MostLines).Select(static line => line.Answer).ToList();
        if (lines.Count > MostLines)
            answer.Add(Say($"And {Count(lines.Count - MostLines, "other line", "other lines")} with fewer incidents."));
        answer.AddRange(Closures(lines));
        answer.AddRange(Overlaps(links));
        if (periods is not null)
            answer.AddRange(Turf(links, periods));
        return [.. answer];
    }

    /// <summary>The sentence of one line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="end">The last day of the data, since 1970-01-01.</param>
    public static string Of(CountyLine line, long end)
    {
        string reach = line.Reach.Count == 0 ? line.Incidents == 0 ? "only in incidents without a position"
            : Say($"nowhere {LineReaches.Enough} times within {LineReaches.WithinDays} days") : Spread(line.Reach);
        string origin = line.Register is { Origin.Length: > 0 } register ? $" (origin by the register: {register.Origin})" : "";
        string only = line.OfficersOnly ? "; seen only in warrants, seizures and searches, so that it is where officers looked" : "";
        return Say($"{line.Line}{origin}: {reach}; {Status(line, end)}; {Counts(line)}{only}.");
    }

    /// <summary>"Clacton-on-Sea July 2024, Jaywick and Holland-on-Sea September": towns in the order in which the line was first seen.</summary>
    public static string Spread(IReadOnlyList<LineReach> reach)
    {
        var parts = new List<string>();
        string year = "";
        foreach (IGrouping<string, LineReach> month in reach.GroupBy(static town => town.First))
        {
            string ownYear = month.Key[..4];
            parts.Add($"{NameList.Few([.. month.Select(static town => town.Town)])} {MonthWord(month.Key)}{(ownYear == year ? "" : " " + ownYear)}");
            year = ownYear;
        }
        return string.Join(", ", parts);
    }

    /// <summary>"1 incident", "1,234 incidents".</summary>
    public static string Count(long count, string one, string many) => Say($"{count:N0} {(count == 1 ? one : many)}");

    /// <summary>"30 June 2026", "June 2026".</summary>
    public static string Day(IncidentTime time, bool last = false)
    {
        DateTime clock = LondonTime.ToClock(last ? Math.Max(time.FromUtcSeconds, time.UntilUtcSeconds - 1) : time.FromUtcSeconds);
        return clock.ToString(time.HasDay ? "d MMMM yyyy" : "MMMM yyyy", CultureInfo.InvariantCulture);
    }

    /// <summary>"30 June 2026".</summary>
    public static string Day(long day) => DateTime.UnixEpoch.AddDays(day).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"July 2024".</summary>
    public static string Month(long day) => DateTime.UnixEpoch.AddDays(day).ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A chance as it is read.</summary>
    public static string Chance(double p) => p < 0.001 ? "below 0.001" : p.ToString(p < 0.1 ? "0.000" : "0.00", CultureInfo.InvariantCulture);

    /// <summary>A sentence whose numbers every machine writes alike.</summary>
    public static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string MonthWord(string month) =>
        DateTime.ParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture).ToString("MMMM", CultureInfo.InvariantCulture);

    private static string Status(CountyLine line, long end)
    {
        string closed = line.Register?.Closed is { } day ? $"closed {day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)} by the register" : "";
        long since = line.Register?.Closed is { } on ? end - LineClosures.DayOf(on) : 0;
        string last = line.Last.IsKnown ? $"last seen {Day(line.Last, last: true)}" : "when it was last seen is not known";
        return line.State switch
        {
            LineStatus.Active => $"active, {last}",
            LineStatus.Quiet => $"quiet for more than {LineReaches.QuietDays} days, {last}",
            LineStatus.ClosedHolds => Say($"{closed} and not seen in the {since:N0} days since"),
            LineStatus.TooEarly => $"{closed} and not seen since; {Count(since, "day is", "days are")} too few to say whether that holds",
            LineStatus.SeenSince => $"{closed} and seen since, {last}",
            _ => "no incident of it says when",
        };
    }

    private static string Counts(CountyLine line)
    {
        string classA = line.ClassA > 0 ? Say($", {line.ClassA:N0} of them class A") : "";
        return $"{Count(line.Incidents, "incident", "incidents")} ({Count(line.Tips, "tip", "tips")}, {Count(line.Warrants, "warrant", "warrants")}, "
            + $"{Count(line.Seizures, "seizure", "seizures")}{classA})";
    }

    private static IEnumerable<string> Closures(IReadOnlyList<CountyLine> lines)
    {
        foreach (CountyLine line in lines.Where(static line => line.Closure is not null).Take(MostPairs))
        {
            LineClosure closure = line.Closure!;
            string others = Say($"other lines at its places {closure.OthersBefore:N0}, then {closure.OthersAfter:N0}{P(closure.OthersP)}");
            yield return Say($"{line.Line}: {closure.Before:N0} incidents in the {closure.DaysBefore:0} days before its closure, ")
                + Say($"{closure.After:N0} in the {closure.DaysAfter:0} days after it{P(closure.P)}; {others}: counts, and no evaluation.");
        }

        static string P(double? p) => p is { } known ? $" (p {Chance(known)})" : " (too few to test)";
    }

    private static IEnumerable<string> Overlaps(IReadOnlyList<LineLink> links)
    {
        LineLink[] tested = [.. links.Where(static link => link.P is not null)], shared = Array.FindAll(tested, static link => link.IsShared);
        if (tested.Length > 0 && shared.Length == 0)
            yield return $"No two lines share more places than chance makes ({Count(tested.Length, "pair", "pairs")} tested).";
        foreach (LineLink link in shared.Take(MostPairs))
        {
            yield return Say($"{link.A} and {link.B} were at the same places more often than chance makes: {link.Shared:N0} of ")
                + Say($"{link.CellsA + link.CellsB - link.Shared:N0} places of 150 m in a month ({100 * link.Jaccard:0} %, by chance ")
                + Say($"{100 * link.Expected:0} %; q {Chance(link.Q!.Value)}): that is of places, not of people.");
        }
        if (shared.Length > MostPairs)
            yield return $"So were {Count(shared.Length - MostPairs, "other pair", "other pairs")}.";
    }

    private static IEnumerable<string> Turf(IReadOnlyList<LineLink> links, TurfPeriods periods)
    {
        LineLink[] changed = [.. links.Where(static link => link.Turf is TurfWord.AFell or TurfWord.BFell).OrderBy(static link => link.TurfQ)];
        foreach (LineLink link in changed.Take(MostPairs))
        {
            (string fell, int fellBefore, int fellAfter, string rose, int roseBefore, int roseAfter) = link.Turf == TurfWord.AFell
                ? (link.A, link.BeforeA, link.AfterA, link.B, link.BeforeB, link.AfterB)
                : (link.B, link.BeforeB, link.AfterB, link.A, link.BeforeA, link.AfterA);
            yield return Say($"At the {Count(link.Places, "place", "places")} of both, {fell} had fewer ({fellBefore:N0}, then {fellAfter:N0}) and ")
                + Say($"{rose} more ({roseBefore:N0}, then {roseAfter:N0}) from {Day(periods.FirstAfter)} than in the time before (q ")
                + $"{Chance(link.TurfQ!.Value)}): what was counted, and neither who nor why.";
        }
    }
}
