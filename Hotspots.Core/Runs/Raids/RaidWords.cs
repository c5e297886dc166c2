using System.Globalization;
using Hotspots.Core.Model.Raids;

namespace Hotspots.Core.Runs.Raids;

/// <summary>Words of a plan of a day of warrants, which claim what was proved and no more.</summary>
internal static class RaidWords
{
    /// <summary>A bound that is so near is the same.</summary>
    private const double Hair = 1e-9;

    /// <summary>The plan in plain sentences, the most important first.</summary>
    /// <param name="record">The plan.</param>
    /// <param name="times">Its clock.</param>
    /// <param name="strikes">When each wave strikes, minutes after midnight.</param>
    /// <param name="leftOut">Rows of the file that may be doors and are not in it.</param>
    public static IEnumerable<string> Summary(RaidRecord record, RaidClock times, int[] strikes, int leftOut)
    {
        int reached = record.Doors.Count(static door => door.Wave is not null);
        if (reached == 0)
        {
            yield return "No door can be reached: see the notes.";
            yield break;
        }
        string teams = Many(record.TeamCount, "team", "teams");
        yield return record.Waves.Count == 1
            ? $"{Many(reached, "door", "doors")} at {times.Words(strikes[0])}, all at the same minute, by {Used(record)} of {teams}."
            : $"{Many(reached, "door", "doors")} in {record.Waves.Count} waves by {teams}: "
                + string.Join(", ", record.Waves.Select((wave, i) => Say($"{wave.Doors} at {times.Words(strikes[i])}"))) + ".";
        if (leftOut > 0)
            yield return $"{Many(leftOut, "row of the file is", "rows of the file are")} NOT in this plan, and may be doors: see the notes.";
        if (reached < record.Doors.Count)
            yield return $"{Many(record.Doors.Count - reached, "more door", "more doors")} cannot be reached along the streets: see the notes.";
        if (record.Waves.Count > record.FewestWaves)
            yield return Say($"It is not proved that fewer waves than {record.Waves.Count} will not do; ")
                + Say($"fewer than {record.FewestWaves} certainly do not.");
        else if (record.Waves.Count > 1)
            yield return "Fewer waves do not do: there are not enough teams.";
        yield return Longest(record);
        int first = record.Ways.Min(way => MinutesBefore(way, times));
        yield return $"The first team sets off at {times.Words(first)}.";
    }

    private static int MinutesBefore(RaidWay way, RaidClock times)
    {
        DateTime at = DateTime.ParseExact(way.SetsOff, "yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);
        return (int)(at - times.On.ToDateTime(TimeOnly.MinValue)).TotalMinutes;
    }

    private static string Longest(RaidRecord record)
    {
        double longest = record.LongestMinutes!.Value, bound = record.LongestBound!.Value;
        string way = Say($"The longest way is {longest:0.0} min; ");
        // Who sent fewer to the first wave might have shorter ways, and fewer doors struck at the hour.
        string others = record.Waves.Count > 1 ? " that strikes as many doors as early" : "";
        return longest - bound <= Hair ? way + $"no other plan{others} has a shorter one (proved)."
            : way + Say($"no plan{others} can have one under {bound:0.0} min, so that it is {100 * record.Gap:0.0} % too long at most.");
    }

    private static int Used(RaidRecord record) => record.Teams.Count(static team => team.Doors > 0);

    private static string Many(int count, string one, string more) => Say($"{count:N0} {(count == 1 ? one : more)}");

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
