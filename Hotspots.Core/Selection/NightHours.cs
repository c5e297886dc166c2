using System.Globalization;
using Hotspots.Core.Evaluation;
using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Selection;

/// <summary>Operational day of hours that cross midnight: 01:30 on Saturday belongs to Friday's night where the hours asked for go on from Friday's
/// 23:00.</summary>
/// <remarks>
/// Hours cross midnight where 23:00 and 00:00 are both asked for and some hour of the day is not. Of such hours, those from 00:00 to the first that
/// is not asked for are the end of the night that began on the day before; all others belong to the day on which they lie. The page does the same
/// (web/src/state/filtering.ts); both are held to the cases of Hotspots.Tests/Contracts/filter-cases.json.
/// </remarks>
internal static class NightHours
{
    private const int DayHours = 24;

    /// <summary>The hour at which a night ends, 1 to 23, exclusive; 0 where the hours do not cross midnight.</summary>
    /// <param name="hours">Hours asked for, 0 to 23, in any order; none means all, which cross nothing.</param>
    public static int EndOf(IReadOnlyList<int> hours)
    {
        var wanted = new HashSet<int>(hours);
        if (!wanted.Contains(0) || !wanted.Contains(DayHours - 1))
            return 0;
        int end = 1;
        while (wanted.Contains(end))
            end++;
        return end < DayHours ? end : 0;
    }

    /// <summary>The hour at which the nights of a query end: those of its shift, else those of its hours; 0 where they cross no midnight.</summary>
    /// <exception cref="ArgumentException">There is no such shift; says what to write.</exception>
    public static int EndOf(IncidentQuery query)
    {
        int wanted = ShiftWish.Wanted(query);
        if (wanted < 0)
            return EndOf(query.Hours);
        Shifts shifts = ShiftWish.Of(query);
        Shift shift = shifts[wanted];
        // A shift in the small hours belongs to the day that began before it, too.
        return shift.From + shift.Length > DayHours || shift.From < shifts.Begins ? shift.Until : 0;
    }

    /// <summary>The hours as spans of the clock, over midnight too: "22:00 to 04:59", "07:00 to 08:59 and 22:00 to 04:59".</summary>
    /// <param name="hours">Hours, 0 to 23, in any order.</param>
    public static string Words(IReadOnlyList<int> hours)
    {
        var wanted = new HashSet<int>(hours);
        if (wanted.Count is 0 or DayHours)
            return "all hours";
        IEnumerable<string> spans = wanted.Where(hour => !wanted.Contains((hour + DayHours - 1) % DayHours)).Order().Select(first =>
        {
            int last = first;
            while (wanted.Contains((last + 1) % DayHours))
                last = (last + 1) % DayHours;
            return string.Create(CultureInfo.InvariantCulture, $"{first:00}:00 to {last:00}:59");
        });
        return string.Join(" and ", spans);
    }

    /// <summary>What a weekday means, as a sentence; null where nothing needs to be said.</summary>
    public static string? Sentence(IncidentQuery query)
    {
        int end = EndOf(query);
        if (query.Weekdays.Count == 0 || end == 0)
            return null;
        DayOfWeek day = query.Weekdays[0], next = (DayOfWeek)(((int)day + 1) % 7);
        return string.Create(CultureInfo.InvariantCulture, $"A weekday with hours over midnight is the night that begins then: {day} reaches to {end - 1:00}:59 on {next}.");
    }

    /// <summary>The weekday, 0 Sunday to 6 Saturday, to which a time of the clock belongs.</summary>
    /// <param name="clockSeconds">Seconds since 1970-01-01T00:00 on a London clock; see <see cref="LondonTime.ToClockSeconds"/>.</param>
    /// <param name="nightEnds">See <see cref="EndOf(IncidentQuery)"/>.</param>
    public static int WeekdayOf(long clockSeconds, int nightEnds)
    {
        const long HourSeconds = 3600, WeekHours = 7 * DayHours;
        long hour = (clockSeconds - (clockSeconds % HourSeconds + HourSeconds) % HourSeconds) / HourSeconds;
        // 1970-01-01 was a Thursday, the fourth day after a Sunday.
        long ofWeek = ((hour + 4 * DayHours) % WeekHours + WeekHours) % WeekHours;
        int weekday = (int)(ofWeek / DayHours);
        return ofWeek % DayHours < nightEnds ? (weekday + 6) % 7 : weekday;
    }
}
