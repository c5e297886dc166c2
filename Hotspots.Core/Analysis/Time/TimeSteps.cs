using System.Globalization;
using Hotspots.Core.Model;

namespace Hotspots.Core.Analysis.Time;

/// <summary>Into which step of time does each incident fall, and how are steps told to people?</summary>
/// <remarks>
/// A step is a number of whole days on a London calendar, counted from the first day of the study period, or, where nobody said how long
/// was watched, from the first day on which anything happened. An incident counts
/// when its whole span lies on one day: a month is not a day, and spreading or guessing would make clusters or hide them. Only where
/// no incident has a day but some have a month is a calendar month the step of all.
/// </remarks>
internal sealed class TimeSteps
{
    private const long Day = 86400;

    private readonly long _first;
    private readonly int _days;

    private TimeSteps(int[] incidents, int[] steps, int count, long first, int days, bool isMonthly)
    {
        Incidents = incidents;
        Steps = steps;
        Count = count;
        _first = first;
        _days = days;
        IsMonthly = isMonthly;
    }

    /// <summary>The incidents that count, ascending.</summary>
    public int[] Incidents { get; }

    /// <summary>The step of each of them, from 0.</summary>
    public int[] Steps { get; }

    /// <summary>Steps from the first to the last, 0 when no incident counts.</summary>
    public int Count { get; }

    /// <summary>Is a step a calendar month?</summary>
    public bool IsMonthly { get; }

    /// <summary>Finds the steps of a column.</summary>
    /// <param name="times">When the incidents happened.</param>
    /// <param name="days">Days in a step, 1 or more; months, where nothing better is known, stay months.</param>
    /// <param name="period">The time that was watched: steps go from its first to its last day, whether anything happened or not.</param>
    public static TimeSteps Of(TimeColumn times, int days, StudyPeriod? period = null)
    {
        (int[] incidents, long[] units) = Known(times, DayOf);
        bool isMonthly = incidents.Length == 0;
        if (isMonthly)
            (incidents, units) = Known(times, MonthOf);
        if (incidents.Length == 0)
            return new TimeSteps([], [], 0, 0, days, isMonthly: false);
        long first = long.MaxValue, last = long.MinValue;
        foreach (long unit in units)
            (first, last) = (Math.Min(first, unit), Math.Max(last, unit));
        if (period is { } watched)
        {
            (long begin, long end) = isMonthly ? (MonthAt(watched.FirstDay), MonthAt(watched.LastDay)) : (watched.FirstDay, watched.LastDay);
            (first, last) = (Math.Min(first, begin), Math.Max(last, end));
        }
        int own = isMonthly ? 1 : days;
        return new TimeSteps(incidents, Array.ConvertAll(units, unit => (int)((unit - first) / own)), (int)((last - first) / own) + 1, first, own, isMonthly);
    }

    /// <summary>First day of a step, in days since 1970-01-01.</summary>
    public long FirstDayOf(int step)
    {
        if (!IsMonthly)
            return _first + (long)step * _days;
        long month = _first + step;
        return LondonTime.DaysFromCivil((int)(month / 12), (int)(month % 12) + 1, 1);
    }

    /// <summary>A day as people write it: "3 March 2024".</summary>
    public static string Words(long day) => DateTime.UnixEpoch.AddDays(day).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static (int[] Incidents, long[] Units) Known(TimeColumn times, Func<IncidentTime, long?> unitOf)
    {
        var incidents = new List<int>();
        var units = new List<long>();
        for (int i = 0; i < times.Count; i++)
        {
            if (times[i].IsKnown && unitOf(times[i]) is long unit)
            {
                incidents.Add(i);
                units.Add(unit);
            }
        }
        return ([.. incidents], [.. units]);
    }

    private static long? DayOf(IncidentTime time)
    {
        if (time.Precision < TimePrecision.Day && time.LengthSeconds > Day + 3600)
            return null;
        (long first, long last) = Ends(time);
        return first == last ? first : null;
    }

    private static long? MonthOf(IncidentTime time)
    {
        (long first, long last) = Ends(time);
        return MonthAt(first) == MonthAt(last) ? MonthAt(first) : null;
    }

    private static long MonthAt(long day)
    {
        DateTime date = DateTime.UnixEpoch.AddDays(day);
        return date.Year * 12L + date.Month - 1;
    }

    private static (long First, long Last) Ends(IncidentTime time) =>
        (DayAt(time.FromUtcSeconds), DayAt(Math.Max(time.FromUtcSeconds, time.UntilUtcSeconds - 1)));

    private static long DayAt(long utcSeconds) => (long)Math.Floor(LondonTime.ToClockSeconds(utcSeconds) / (double)Day);
}
