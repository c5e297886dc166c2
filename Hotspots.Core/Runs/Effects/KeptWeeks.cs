using System.Globalization;
using Hotspots.Core.Model.Effects;
using Hotspots.Core.Model.Placements;
using Hotspots.Core.Runs.Attendance;

namespace Hotspots.Core.Runs.Effects;

/// <summary>Compliance with a patrol week: days on which somebody was there, and control days on which somebody was in spite of the lot.</summary>
/// <remarks>The comparison stays that of the lots. Who compares days with visits with days without compares busy days with quiet ones.</remarks>
internal static class KeptWeeks
{
    /// <summary>Holds the week against what was attended.</summary>
    /// <param name="weeks">The week as it was drawn.</param>
    /// <param name="attended">Each place of each shift that the positions were held against.</param>
    /// <param name="reach">How near a place of the week an attended one must be to be the same, metres; the nearest is.</param>
    public static KeptDays Of(PatrolWeeks weeks, IReadOnlyList<AttendedDay> attended, double reach)
    {
        ILookup<DateOnly, AttendedDay> byDay = attended.Where(static day => day.Made is not null).ToLookup(static day => day.Day);
        var kept = new KeptDays(0, 0, 0, 0, 0);
        foreach (TeamWeek team in weeks.Teams)
        {
            for (int day = 0; day < PatrolWeekWish.Days; day++)
            {
                var date = DateOnly.FromDateTime(DateTime.UnixEpoch.AddDays(team.FirstDay + day));
                for (int place = 0; place < team.Places.Count; place++)
                {
                    AttendedDay[] near = [.. byDay[date].Where(one => one.Centre.DistanceTo(team.Places[place]) <= reach)];
                    bool isVisited = Array.Exists(near, static one => one.Made > 0);
                    int visited = isVisited ? 1 : 0;
                    kept = near.Length == 0 ? kept with { Unknown = kept.Unknown + 1 }
                        : team.IsControl[day][place]
                        ? kept with { ControlDays = kept.ControlDays + 1, ControlVisited = kept.ControlVisited + visited }
                        : kept with { PatrolDays = kept.PatrolDays + 1, PatrolVisited = kept.PatrolVisited + visited };
                }
            }
        }
        return kept;
    }

    /// <summary>What is said of it.</summary>
    public static IEnumerable<string> Words(KeptDays kept)
    {
        if (kept.PatrolDays + kept.ControlDays == 0)
        {
            yield return "Of none of these days do the positions tell whether somebody was there: give the attended.csv of these weeks and places.";
            yield break;
        }
        string unknown = kept.Unknown > 0 ? Say($"; of {kept.Unknown:N0} more the positions do not tell") : "";
        yield return Say($"Somebody was there on {kept.PatrolVisited:N0} of {kept.PatrolDays:N0} place-days with patrols, and on ")
            + Say($"{kept.ControlVisited:N0} of {kept.ControlDays:N0} control days{unknown}.");
        if (kept.PatrolVisited < kept.PatrolDays || kept.ControlVisited > 0)
            yield return "Where the plan was not kept the difference between the two sorts of days is smaller than what patrols do.";
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
