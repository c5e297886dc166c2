using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Selection;

namespace Hotspots.Core.Runs.Lines;

/// <summary>Two periods that turf changes and closures compare: days, and how many of them were watched.</summary>
/// <param name="FirstBefore">The first day of the earlier one, since 1970-01-01.</param>
/// <param name="LastBefore">Its last day.</param>
/// <param name="FirstAfter">The first day of the later one.</param>
/// <param name="LastAfter">Its last day.</param>
/// <param name="IsMonthly">Are they calendar months, because days are not known?</param>
internal sealed record TurfPeriods(long FirstBefore, long LastBefore, long FirstAfter, long LastAfter, bool IsMonthly)
{
    /// <summary>Most days of each: half a year.</summary>
    public const int MostDays = 182;

    /// <summary>Fewest days of each.</summary>
    public const int FewestDays = 28;

    private const int MostMonths = 6;
    private const double DaySeconds = 86_400;

    /// <summary>Days watched of the earlier one: gaps in the data are none.</summary>
    public double DaysBefore { get; private init; }

    /// <summary>Days watched of the later one.</summary>
    public double DaysAfter { get; private init; }

    /// <summary>The last half year of the data and the one before it, or less where the data are shorter; null where they are too short.</summary>
    /// <param name="first">The first day of the data.</param>
    /// <param name="last">The last.</param>
    /// <param name="isMonthly">Are only months known?</param>
    /// <param name="data">How far the data reach, and where they have gaps.</param>
    public static TurfPeriods? AtEnd(long first, long last, bool isMonthly, DataCoverage data)
    {
        long half = Math.Min(MostDays, (last - first + 1) / 2), firstAfter = last - half + 1, firstBefore = firstAfter - half;
        if (isMonthly)
        {
            int end = LineSightings.MonthOf(last), months = Math.Min(MostMonths, (end - LineSightings.MonthOf(first) + 1) / 2);
            (firstAfter, firstBefore) = (FirstDayOf(end - months + 1), FirstDayOf(end - 2 * months + 1));
        }
        return Checked(new TurfPeriods(firstBefore, firstAfter - 1, firstAfter, last, isMonthly), data);
    }

    /// <summary>Up to half a year on either side of a closure, the day itself (or its month) in neither; null where the data are too short.</summary>
    /// <param name="closed">The day of the closure.</param>
    /// <param name="opened">The day from which the line is known; null where nobody says.</param>
    /// <param name="first">The first day of the data.</param>
    /// <param name="last">The last.</param>
    /// <param name="isMonthly">Are only months known?</param>
    /// <param name="data">How far the data reach, and where they have gaps.</param>
    public static TurfPeriods? Round(long closed, long? opened, long first, long last, bool isMonthly, DataCoverage data)
    {
        long lastBefore = closed - 1, firstAfter = closed + 1;
        if (isMonthly)
            (lastBefore, firstAfter) = (FirstDayOf(LineSightings.MonthOf(closed)) - 1, FirstDayOf(LineSightings.MonthOf(closed) + 1));
        long firstBefore = Math.Max(Math.Max(first, opened ?? first), closed - MostDays), lastAfter = Math.Min(last, closed + MostDays);
        if (isMonthly)
        {
            firstBefore = FirstDayOf(LineSightings.MonthOf(firstBefore + FewestDays));
            lastAfter = FirstDayOf(LineSightings.MonthOf(lastAfter + 1)) - 1;
        }
        return Checked(new TurfPeriods(firstBefore, lastBefore, firstAfter, lastAfter, isMonthly), data);
    }

    /// <summary>Is a sighting in the later period? Null where it is in neither, or nobody knows.</summary>
    public bool? IsAfter(Sighting one) => !one.HasDays ? null
        : one.FirstDay >= FirstAfter && one.LastDay <= LastAfter ? true
        : one.FirstDay >= FirstBefore && one.LastDay <= LastBefore ? false : null;

    /// <summary>The block of 28 days, or the month, of a day, from 0 on.</summary>
    /// <param name="day">The day.</param>
    /// <param name="first">The first of the period.</param>
    public int BlockOf(long day, long first) =>
        IsMonthly ? LineSightings.MonthOf(day) - LineSightings.MonthOf(first) : (int)((day - first) / LineLinks.SpanDays);

    private static TurfPeriods? Checked(TurfPeriods periods, DataCoverage data)
    {
        TurfPeriods watched = periods with
        {
            DaysBefore = Days(periods.FirstBefore, periods.LastBefore, data),
            DaysAfter = Days(periods.FirstAfter, periods.LastAfter, data),
        };
        return watched.DaysBefore >= FewestDays && watched.DaysAfter >= FewestDays ? watched : null;
    }

    private static double Days(long first, long last, DataCoverage data)
    {
        if (last < first)
            return 0;
        var period = new StudyPeriod(DataCoverage.BeginOf(first), DataCoverage.BeginOf(last + 1));
        return Math.Round(data.Watched(period).Sum(static part => part.UntilUtcSeconds - part.FromUtcSeconds) / DaySeconds, 1);
    }

    private static long FirstDayOf(int month) => LondonTime.DaysFromCivil(month / 12, month % 12 + 1, 1);
}
