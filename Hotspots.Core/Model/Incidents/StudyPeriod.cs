namespace Hotspots.Core.Model.Incidents;

/// <summary>Study period: the window of time that a run covers, the same for all of its areas.</summary>
/// <param name="FromUtcSeconds">Its first second, since 1970-01-01T00:00:00Z.</param>
/// <param name="UntilUtcSeconds">Its end, exclusive, in the same unit; after its beginning.</param>
internal readonly record struct StudyPeriod(long FromUtcSeconds, long UntilUtcSeconds)
{
    private const long Day = 86_400;

    /// <summary>How long it is, in calendar months; a part of a month counts by its share of that month's days: 2024 has 12, a day in June
    /// 1/30.</summary>
    public double Months => MonthsBefore(UntilUtcSeconds) - MonthsBefore(FromUtcSeconds);

    /// <summary>Its first day by a London calendar, in days since 1970-01-01.</summary>
    public long FirstDay => DayOf(FromUtcSeconds);

    /// <summary>Its last day, as <see cref="FirstDay"/>.</summary>
    public long LastDay => DayOf(UntilUtcSeconds - 1);

    /// <summary>From the first to the last day in which any of the times may lie; null where none is known.</summary>
    public static StudyPeriod? Of(TimeColumn? times)
    {
        if (times is null)
            return null;
        var span = TimeSpanned.None;
        for (int i = 0; i < times.Count; i++)
            span.Add(times[i]);
        return span.InWholeDays;
    }

    /// <summary>The same of some of the times.</summary>
    /// <param name="times">The column.</param>
    /// <param name="lists">Which of its rows.</param>
    /// <param name="without">Rows that are passed over.</param>
    public static StudyPeriod? Of(TimeColumn times, IReadOnlyList<int[]> lists, IReadOnlySet<int> without)
    {
        var span = TimeSpanned.None;
        foreach (int[] list in lists)
        {
            foreach (int i in list)
            {
                if (without.Count == 0 || !without.Contains(i))
                    span.Add(times[i]);
            }
        }
        return span.InWholeDays;
    }

    private static double MonthsBefore(long utcSeconds)
    {
        DateTime clock = LondonTime.ToClock(utcSeconds);
        return clock.Year * 12 + clock.Month - 1 + (clock.Day - 1 + clock.TimeOfDay.TotalDays) / DateTime.DaysInMonth(clock.Year, clock.Month);
    }

    private static long DayOf(long utcSeconds) => (long)Math.Floor(LondonTime.ToClockSeconds(utcSeconds) / (double)Day);

    /// <summary>From the earliest to the latest instant seen so far.</summary>
    private struct TimeSpanned
    {
        private long _from;
        private long _until;

        public static TimeSpanned None => new() { _from = long.MaxValue, _until = long.MinValue };

        /// <summary>Whole days: all incidents in one minute were not watched for one minute.</summary>
        public readonly StudyPeriod? InWholeDays => _from == long.MaxValue ? null : new StudyPeriod(
            LondonTime.ToUtcSeconds(DayOf(_from) * Day), LondonTime.ToUtcSeconds((DayOf(Math.Max(_from, _until - 1)) + 1) * Day));

        public void Add(IncidentTime time)
        {
            if (!time.IsKnown)
                return;
            _from = Math.Min(_from, time.FromUtcSeconds);
            _until = Math.Max(_until, time.UntilUtcSeconds);
        }
    }
}
