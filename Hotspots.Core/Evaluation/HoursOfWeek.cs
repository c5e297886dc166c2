using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Evaluation;

/// <summary>Aoristic weights: how much of an incident that happened at some time in a span belongs to each hour of the week.</summary>
/// <remarks>
/// <para>
/// Ratcliffe and McCullagh, "Aoristic crime analysis", Int. J. Geographical Information Science 1998. An incident in [a, b) has in each hour
/// the length of the overlap over b − a; where b is missing or not after a, all of it lies in the hour of a. 168 hours of the clock, Monday
/// 00:00 first.
/// </para>
/// <para>
/// Lengths are those that pass, and hours those that a London clock shows: in the night in which the clock goes back, 01:00 to 02:00 has two hours
/// of a span, in March none. Spans of a week and more have in each hour what they have: no hour is rounded to 1/168.
/// </para>
/// </remarks>
internal static class HoursOfWeek
{
    /// <summary>Hours in a week.</summary>
    public const int Count = 168;

    private const long Hour = 3600;
    private const long Week = Count * Hour;

    /// <summary>1970-01-01 was a Thursday.</summary>
    private const long ThursdayHours = 72;

    /// <summary>In less than this the clock changes once at most.</summary>
    private const long Season = 90 * 24 * Hour;

    /// <summary>Adds the weights of one incident, together <paramref name="weight"/>.</summary>
    /// <param name="time">When it happened. Nothing is added where that is unknown.</param>
    /// <param name="hours">168 sums.</param>
    /// <param name="weight">Of the incident.</param>
    public static void Add(IncidentTime time, Span<double> hours, double weight = 1)
    {
        if (time.IsKnown)
            Add(time.FromUtcSeconds, time.UntilUtcSeconds, hours, weight);
    }

    /// <summary>The same for a span of instants.</summary>
    /// <param name="fromUtc">a, seconds since 1970-01-01T00:00:00Z.</param>
    /// <param name="untilUtc">b; where it is not after a, all lies in the hour of a.</param>
    /// <param name="hours">168 sums.</param>
    /// <param name="weight">Of the incident.</param>
    public static void Add(long fromUtc, long untilUtc, Span<double> hours, double weight = 1)
    {
        if (untilUtc <= fromUtc)
            hours[HourAt(LondonTime.ToClockSeconds(fromUtc))] += weight;
        else
            Spread(fromUtc, untilUtc, hours, weight / (untilUtc - fromUtc));
    }

    /// <summary>The same for a span on a clock that never changes, in seconds since 1970-01-01T00:00 on it.</summary>
    public static void AddByClock(long from, long until, Span<double> hours, double weight = 1)
    {
        if (until <= from)
            hours[HourAt(from)] += weight;
        else
            SpreadByClock(from, until, hours, weight / (until - from));
    }

    /// <summary>Exposure: adds how many hours of a period lie in each hour of the week.</summary>
    /// <param name="period">What was watched.</param>
    /// <param name="hours">168 sums.</param>
    public static void AddExposure(StudyPeriod period, Span<double> hours) =>
        Spread(period.FromUtcSeconds, period.UntilUtcSeconds, hours, 1.0 / Hour);

    /// <summary>The hour of the week of a clock time, Monday 00:00 = 0.</summary>
    public static int HourAt(long clockSeconds) => (int)(((long)Math.Floor((double)clockSeconds / Hour) + ThursdayHours) % Count + Count) % Count;

    /// <summary>Parts between changes of the clock are spread by a clock that stands where it stood.</summary>
    private static void Spread(long from, long until, Span<double> hours, double perSecond)
    {
        while (from < until)
        {
            long end = Math.Min(until, from + Season), offset = Offset(from);
            if (Offset(end - 1) != offset)
            {
                long before = from, after = end - 1;
                while (after - before > 1)
                {
                    long middle = before + (after - before) / 2;
                    (before, after) = Offset(middle) == offset ? (middle, after) : (before, middle);
                }
                end = after;
            }
            SpreadByClock(from + offset, end + offset, hours, perSecond);
            from = end;
        }
    }

    private static long Offset(long utc) => LondonTime.ToClockSeconds(utc) - utc;

    private static void SpreadByClock(long from, long until, Span<double> hours, double perSecond)
    {
        long weeks = (until - from) / Week;
        if (weeks > 0)
        {
            foreach (ref double hour in hours[..Count])
                hour += weeks * Hour * perSecond;
            from += weeks * Week;
        }
        int at = HourAt(from);
        for (long end = from - (from % Hour + Hour) % Hour + Hour; from < until; from = end, end += Hour)
        {
            hours[at] += (Math.Min(end, until) - from) * perSecond;
            at = at + 1 == Count ? 0 : at + 1;
        }
    }
}
