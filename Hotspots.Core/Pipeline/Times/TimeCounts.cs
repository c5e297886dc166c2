using System.Runtime.InteropServices;
using Hotspots.Core.Evaluation;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.TimeProfiles;
using Hotspots.Core.Selection;

namespace Hotspots.Core.Pipeline.Times;

/// <summary>Counts and aoristic weights of some incidents by operational weekday, shift and hour of the clock.</summary>
/// <remarks>
/// Counted is what certainly lies in a bin; an incident known to the day counts for the weekday of its date. Of one known to lie between two
/// times, a week apart at most, each bin has its share of the weight; one known to the day says nothing of hours, and has no weight there.
/// </remarks>
internal sealed class TimeCounts
{
    private const int HoursADay = 24, DaysAWeek = 7;
    private const long Day = 86_400;

    private readonly Shifts _shifts;
    private readonly double[] _ofDays = new double[HoursOfWeek.Count];
    private readonly double[] _ofClocks = new double[HoursOfWeek.Count];
    private readonly int[][] _counts;
    private readonly int[][] _most;
    private readonly Dictionary<(int Bin, long Date), int>[] _onDates = [[], [], []];

    /// <summary>Counts them.</summary>
    /// <param name="incidents">Which.</param>
    /// <param name="times">When they happened.</param>
    /// <param name="hasClock">Is the hour of an incident known?</param>
    /// <param name="shifts">The shifts.</param>
    public TimeCounts(ReadOnlySpan<int> incidents, TimeColumn times, Func<int, bool> hasClock, Shifts shifts)
    {
        _shifts = shifts;
        _counts = [new int[DaysAWeek], new int[shifts.Count], new int[HoursADay]];
        _most = [new int[DaysAWeek], new int[shifts.Count], new int[HoursADay]];
        foreach (int incident in incidents)
            Add(times[incident], hasClock(incident));
    }

    /// <summary>Known to the minute.</summary>
    public int KnownToMinute { get; private set; }

    /// <summary>Known to lie between two times, a week apart at most.</summary>
    public int KnownBetween { get; private set; }

    /// <summary>Known to the day.</summary>
    public int KnownToDay { get; private set; }

    /// <summary>Known to less.</summary>
    public int Unknown { get; private set; }

    /// <summary>Incidents that certainly lie in each bin.</summary>
    public int[] Counts(TimePart part) => _counts[(int)part];

    /// <summary>Of these, how many one operational date has at most.</summary>
    public int[] MostOnADate(TimePart part) => _most[(int)part];

    /// <summary>Aoristic weight of each bin.</summary>
    public double[] Weights(TimePart part) => part switch
    {
        TimePart.Weekday => [.. _shifts.ByWeekday(_ofClocks).Select((weight, day) => weight + _ofDays[day * HoursADay])],
        TimePart.Shift => _shifts.ByShift(_ofClocks),
        _ => ByHour(_ofClocks),
    };

    /// <summary>Sums of hours of the week by hour of the clock.</summary>
    public static double[] ByHour(ReadOnlySpan<double> hours)
    {
        var sums = new double[HoursADay];
        for (int hour = 0; hour < HoursOfWeek.Count; hour++)
            sums[hour % HoursADay] += hours[hour];
        return sums;
    }

    private void Add(IncidentTime time, bool hasClock)
    {
        long clock = LondonTime.ToClockSeconds(time.FromUtcSeconds);
        int hour = HoursOfWeek.HourAt(clock);
        switch (ShiftShares.KnowledgeOf(time, hasClock))
        {
            case HourKnowledge.Minute:
                KnownToMinute++;
                _ofClocks[hour]++;
                Count(clock, hour, hour);
                break;
            case HourKnowledge.Day:
                KnownToDay++;
                _ofDays[hour / HoursADay * HoursADay]++;
                Count(TimePart.Weekday, hour / HoursADay, (long)Math.Floor((double)clock / Day));
                break;
            case HourKnowledge.Between:
                KnownBetween++;
                HoursOfWeek.Add(time, _ofClocks);
                long last = LondonTime.ToClockSeconds(Math.Max(time.FromUtcSeconds, time.UntilUtcSeconds - 1));
                // Over a whole day the same hour comes again.
                if (time.LengthSeconds < Day)
                    Count(clock, hour, HoursOfWeek.HourAt(last));
                break;
            default:
                Unknown++;
                break;
        }
    }

    private void Count(long clock, int first, int last)
    {
        int weekday = _shifts.WeekdayOf(first), shift = _shifts.OfHour(first % HoursADay);
        if (_shifts.WeekdayOf(last) != weekday)
            return;
        long date = (long)Math.Floor((clock - _shifts.Begins * 3600.0) / Day);
        Count(TimePart.Weekday, weekday, date);
        if (shift >= 0 && _shifts.OfHour(last % HoursADay) == shift)
            Count(TimePart.Shift, shift, date);
        if (first == last)
            Count(TimePart.Hour, first % HoursADay, date);
    }

    private void Count(TimePart part, int bin, long date)
    {
        _counts[(int)part][bin]++;
        int onDate = ++CollectionsMarshal.GetValueRefOrAddDefault(_onDates[(int)part], (bin, date), out _);
        ref int most = ref _most[(int)part][bin];
        most = Math.Max(most, onDate);
    }
}
