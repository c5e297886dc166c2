using System.Globalization;
using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Model.Placements;

/// <summary>Request of a patrol week. Is a week to be planned, and on how many of its days is each place left without patrols on purpose?</summary>
/// <remarks>
/// On control days, drawn by lot, a place is not visited between the beginning and the end of the <see cref="OperationalDay"/>: what happens there
/// then, set against what happens on the other days, says what the visits do (a randomised trial of days; Sherman and Weisburd, "General deterrent
/// effects of police patrol in crime hot spots", 1995, draw places instead).
/// </remarks>
internal sealed record PatrolWeekWish
{
    /// <summary>Days of a week.</summary>
    public const int Days = 7;

    /// <summary>Control days of each place unless said.</summary>
    public const int DefaultControlDays = 2;

    /// <summary>Seed of the lots unless said.</summary>
    public const int DefaultSeed = 1;

    /// <summary>The first day; null for any week from a Monday.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Control days of each place, 0 to 6.</summary>
    public int ControlDays { get; init; } = DefaultControlDays;

    /// <summary>Seed of the lots, 0 or more: the same seed draws the same days.</summary>
    public int Seed { get; init; } = DefaultSeed;
}

/// <summary>Operational day: from the day shift of a date, at 07:00 on a clock in Britain, to that of the next, so that 01:30 on a Saturday belongs
/// to Friday.</summary>
/// <remarks>A shift over midnight belongs to one day as a whole, and so do a day's control places. Where the clock changes a day has 23 or 25
/// hours.</remarks>
internal static class OperationalDay
{
    /// <summary>Hour of the clock at which it begins.</summary>
    public const int Begins = 7;

    /// <summary>The hour at which it ends, from midnight of its date: 07:00 of the next.</summary>
    public const int Ends = Begins + 24;

    /// <summary>An hour of the clock as seconds since 1970-01-01T00:00:00Z.</summary>
    /// <param name="date">The date.</param>
    /// <param name="hour">Full hours from its midnight; from 24 on they are those of the next date.</param>
    public static long At(DateOnly date, int hour) =>
        LondonTime.ToUtcSeconds(86400 * LondonTime.DaysFromCivil(date.Year, date.Month, date.Day) + 3600L * hour);

    /// <summary>How many hours pass in it: 24, and 23 or 25 where the clock changes.</summary>
    /// <param name="date">Its date; null for any.</param>
    public static double Hours(DateOnly? date) => date is { } day ? (At(day, Ends) - At(day, Begins)) / 3600.0 : Ends - Begins;

    /// <summary>The latest full hour, from midnight, at which a shift may begin to be over when the day is; the first for one that fills the
    /// day.</summary>
    /// <param name="date">The date; null for any.</param>
    /// <param name="hours">Hours of the shift.</param>
    public static int LatestStart(DateOnly? date, double hours)
    {
        int start = Ends - 1;
        while (start > Begins && (date is { } day ? (At(day, Ends) - At(day, start)) / 3600.0 : Ends - start) < hours)
            start--;
        return start;
    }
}

/// <summary>Patrol of one team on one operational day of the week.</summary>
internal sealed record PatrolDay
{
    /// <summary>1 to 7.</summary>
    public required int Number { get; init; }

    /// <summary>The date; null where the week has none.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The day of the week.</summary>
    public required DayOfWeek Weekday { get; init; }

    /// <summary>
    /// Full hour on a clock in Britain at which the shift begins, from midnight of the date: <see cref="OperationalDay.Begins"/> to
    /// <see cref="OperationalDay.Ends"/> − 1, where 25 is 01:00 of the next date; null where the incidents do not say when they happened.
    /// </summary>
    public int? StartHour { get; init; }

    /// <summary>Places that are left without patrols on purpose, as indices into <see cref="TeamPatrol.Places"/>, ascending.</summary>
    public required IReadOnlyList<int> Control { get; init; }

    /// <summary>The visits to the others; null where there is no other.</summary>
    public PatrolPlan? Plan { get; init; }

    /// <summary>When the day begins: "2026-01-05T07:00", or "Monday 07:00" where there is no date.</summary>
    public string From => Edge(0);

    /// <summary>When it ends: "2026-01-06T07:00".</summary>
    public string Until => Edge(1);

    /// <summary>A minute of the shift as a time: "14:05" where the shift's begin is known, else from its begin: "0:05".</summary>
    public string Clock(double minutes)
    {
        TimeSpan time = TimeOf(minutes);
        return StartHour is null ? $"{(int)time.TotalHours}:{time.Minutes:00}" : $"{time.Hours:00}:{time.Minutes:00}";
    }

    /// <summary>As <see cref="Clock"/>, and after midnight with the day of the week that it is then: "01:30 Saturday".</summary>
    public string ClockAndDay(double minutes) =>
        StartHour is not null && TimeOf(minutes).Days is > 0 and int later ? $"{Clock(minutes)} {WeekdayAfter(later)}" : Clock(minutes);

    // On the clock, from midnight of the date; a shift may run through a night in which the clock changes.
    private TimeSpan TimeOf(double minutes)
    {
        int whole = (int)Math.Ceiling(minutes - 1e-9);
        if (StartHour is not int start)
            return TimeSpan.FromMinutes(whole);
        return Date is { } date
            ? LondonTime.ToClock(OperationalDay.At(date, start) + 60 * whole) - date.ToDateTime(TimeOnly.MinValue)
            : TimeSpan.FromMinutes(60 * start + whole);
    }

    private string Edge(int days) => Date is { } date
        ? $"{date.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}T{OperationalDay.Begins:00}:00"
        : $"{WeekdayAfter(days)} {OperationalDay.Begins:00}:00";

    private DayOfWeek WeekdayAfter(int days) => (DayOfWeek)(((int)Weekday + days) % PatrolWeekWish.Days);
}
