using Hotspots.Core.Model.Lines;
using Hotspots.Core.Pipeline.Harm;
using Hotspots.Core.Selection;

namespace Hotspots.Core.Runs.Lines;

/// <summary>What a reader of lines and operations must know, each one sentence.</summary>
/// <param name="names">The names of lines.</param>
/// <param name="sightings">The sightings.</param>
/// <param name="first">The first day of the data, since 1970-01-01.</param>
/// <param name="end">The last.</param>
internal sealed class LinesNotes(LineNames names, LineSightings sightings, long first, long end)
{
    private const int MostNamed = 6, ManyNames = 200;

    /// <summary>Of the names of lines.</summary>
    public IEnumerable<string> OfNames()
    {
        int[] folded = [.. Enumerable.Range(0, names.Shown.Count).Where(line => names.Spellings[line].Count > 0)];
        if (folded.Length > 0)
        {
            string[] said = [.. folded.Take(MostNamed).Select(line => $"{NameList.Few(names.Spellings[line])} for {names.Shown[line]}")];
            string more = folded.Length > MostNamed
                ? $"; and of {LinesWords.Count(folded.Length - MostNamed, "other line", "other lines")} (in lines.json)" : "";
            yield return $"Spellings that were taken for one line: {string.Join("; ", said)}{more}.";
        }
        string[] parted = [.. names.Parted];
        if (parted.Length > 0)
            yield return $"{LinesWords.Count(parted.Length, "text names", "texts name")} more than one line, and each counts for all it names: "
                + $"{NameList.Few(parted)}.";
        if (names.Shown.Count > ManyNames)
            yield return LinesWords.Say($"There are {names.Shown.Count:N0} different names of lines, more than any force has: see whether ")
                + "the column is the right one (⟨column line=HEADER⟩ names another).";
        if (names.Shown.Count == 1)
            yield return $"There is one line only, {names.Shown[0]}: no other can be held against it.";
    }

    /// <summary>Of what the figures rest on.</summary>
    /// <param name="links">The pairs.</param>
    /// <param name="periods">What turf changes compare; null for nothing.</param>
    public IEnumerable<string> OfFigures(IReadOnlyList<LineLink> links, TurfPeriods? periods)
    {
        Sighting[] all = [.. Enumerable.Range(0, sightings.Lines).SelectMany(sightings.Placed)];
        if (all.Length == 0)
            yield break;
        yield return "A line is seen where somebody reported it or officers found it: more reports can be more attention. The files do not say where "
            + "a line is run from, and nothing is drawn from anywhere; an origin is told where a register gives it.";
        int conditions = all.Count(static one => one.HasConditions);
        if (conditions > 0)
            yield return LinesWords.Say($"This rests on {LinesWords.Count(conditions, "incident", "incidents")} with handling conditions ")
                + LinesWords.Say($"(code C), of {all.Length:N0}: see their conditions before it is passed on.");
        if (sightings.OldCodes > 0)
            yield return $"{LinesWords.Count(sightings.OldCodes, "incident of a line has", "incidents of lines have")} a handling code of the old "
                + "scheme, which is not converted: see what it asks before this is passed on.";
        int loose = Enumerable.Range(0, sightings.Lines).Sum(line => sightings.Unplaced(line).Count);
        if (loose > 0)
            yield return $"{LinesWords.Count(loose, "incident of a line has", "incidents of lines have")} no position: in no town and no count "
                + "of a line here; after a closure they count as seen.";
        int outside = all.Count(one => !sightings.IsTown(one.Town));
        if (outside > 0)
            yield return $"{LinesWords.Count(outside, "incident of a line lies", "incidents of lines lie")} scattered outside the towns or "
                + "where the position is known too coarsely: counted, and in no reach and no pair.";
        int unknown = all.Count(static one => !one.HasDays);
        if (unknown > 0)
            yield return $"{LinesWords.Count(unknown, "incident of a line does", "incidents of lines do")} not say the day or the month: "
                + "counted, and in no month, no reach and no pair.";
        if (sightings.IsMonthly)
            yield return "Many incidents are known to the month only: places are held against each other by calendar month, and days "
                + "are not made up.";
        yield return $"What is first seen in {LinesWords.Month(first)}, when the files begin, may be older.";
        foreach (string note in OfPairs(links, periods))
            yield return note;
    }

    /// <summary>Of the register.</summary>
    /// <param name="register">The register.</param>
    public IEnumerable<string> OfRegister(LineRegister register)
    {
        string[] unknown = [.. register.Lines.Keys.Where(name => names.Find(name, LineNames.OfLines) < 0)];
        if (unknown.Length > 0)
            yield return $"{LinesWords.Count(unknown.Length, "line of the register is", "lines of the register are")} in no incident that is "
                + $"looked at: {NameList.Few(unknown)}.";
        if (register.Repeated.Count > 0)
            yield return $"{NameList.Few([.. register.Repeated])} {(register.Repeated.Count == 1 ? "stands" : "stand")} more than once in the "
                + "register: the latest closure counts.";
        string[] later =
            [.. register.Lines.Where(line => line.Value.Closed is { } day && LineClosures.DayOf(day) > end).Select(static line => line.Key)];
        if (later.Length > 0)
            yield return $"The data end on {LinesWords.Day(end)}, before the closure of {NameList.Few(later)}: of that nothing can be told.";
        if (register.Lines.Values.Any(line => line.Closed is { } day && LineClosures.DayOf(day) <= end))
            yield return "Counts before and after a closure have nothing to be compared with: a line that is closed at its height falls anyway. "
                + "\"hotspots effect\" asks what came of it.";
    }

    /// <summary>Of harm.</summary>
    /// <param name="harm">By what it is counted.</param>
    /// <param name="table">What the table is called.</param>
    public IEnumerable<string> OfHarm(HarmScores harm, string table)
    {
        yield return $"Harm of a line in a town is the sum of its incidents' scores by the table {table}, which are those of whoever made it; "
            + "blank is no value, and not 0.";
        // What a ranking of hotspots says first is no word on lines.
        int[] all = [.. Enumerable.Range(0, sightings.Lines).SelectMany(sightings.Placed).Select(static one => one.Incident).Distinct().Order()];
        foreach (string note in harm.Notes(all).Skip(1))
            yield return note;
    }

    /// <summary>Of operations.</summary>
    /// <param name="operations">What they brought.</param>
    /// <param name="operationNames">Their names.</param>
    public static IEnumerable<string> OfOperations(IReadOnlyList<OperationYield> operations, LineNames operationNames)
    {
        if (operations.Count == 0)
            yield break;
        OperationYield[] overlapping = [.. operations.Where(static one => one.Overlapping.Count > 0 && one.Area != OperationYield.AllAreas)];
        if (overlapping.Length > 0)
        {
            string[] said =
                [.. overlapping.Take(MostNamed).Select(static one => $"{one.Operation} with {NameList.Few(one.Overlapping)} in {one.Area}")];
            yield return $"Times of operations overlap ({string.Join("; ", said)}{(overlapping.Length > MostNamed ? "; and others" : "")}): "
                + "an incident counts for the operation whose name it carries.";
        }
        int[] folded = [.. Enumerable.Range(0, operationNames.Shown.Count).Where(one => operationNames.Spellings[one].Count > 0)];
        if (folded.Length > 0)
            yield return "Spellings that were taken for one operation: " + string.Join("; ", folded.Take(MostNamed).Select(
                one => $"{NameList.Few(operationNames.Spellings[one])} for {operationNames.Shown[one]}")) + ".";
        yield return "What an operation brought is what the files hold under its name; arrests and cash of a seizure of several rows are those of "
            + "its first row, charges are incidents whose outcome says so, and amounts are added within one sort of unit only.";
    }

    private IEnumerable<string> OfPairs(IReadOnlyList<LineLink> links, TurfPeriods? periods)
    {
        if (links.Count == 0)
            yield break;
        int few = links.Count(static link => link.P is null);
        if (few > 0)
            yield return LinesWords.Say($"For {few:N0} of {LinesWords.Count(links.Count, "pair", "pairs")} of lines there are fewer than ")
                + LinesWords.Say($"{LineLinks.Fewest} incidents of either where both were in the same town at the same time: too few to test.");
        if (sightings.Lines > LineLinks.MostLines)
            yield return LinesWords.Say($"Pairs are looked at among the {LineLinks.MostLines} lines with most incidents.");
        int tested = links.Count - few;
        if (tested > LineLinks.MostTold)
            yield return LinesWords.Say($"Of {tested:N0} pairs one alone could not be told from chance, for so many are asked about: ")
                + "look at one town (⟨area⟩) or mend the names of lines.";
        yield return "Two lines at one place are two names in reports of that place; whether the people behind them know of each other "
            + "no count can say.";
        yield return periods is null ? "The data are too short to tell whether one line gave way to another: that takes twice 28 days."
            : $"Whether one line fell where another rose compares {LinesWords.Day(periods.FirstAfter)} to {LinesWords.Day(periods.LastAfter)} with "
                + $"{LinesWords.Day(periods.FirstBefore)} to {LinesWords.Day(periods.LastBefore)}.";
    }
}
