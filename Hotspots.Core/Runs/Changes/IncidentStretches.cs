using Hotspots.Core.Evaluation.Bursts;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Pipeline.Times;
using Hotspots.Core.Selection;

namespace Hotspots.Core.Runs.Changes;

/// <summary>Time blocks of a comparison: each incident's day or month, and in which stretch between the limits of the two periods it lies.</summary>
/// <remarks>
/// Five stretches: before both, the first period, between them, the second, after both. By days where nearly all incidents are known to the day,
/// else by calendar months, of which those known to the day have one, too.
/// </remarks>
internal sealed class IncidentStretches
{
    /// <summary>How many there are.</summary>
    public const int Count = 5;

    /// <summary>Nothing is known of the incident's time, or too little, or a limit cuts it.</summary>
    public const int None = Count;

    /// <summary>A burst is a fortnight's: near repeats of burglary last no longer.</summary>
    public const int BurstDays = 14;

    /// <summary>Four whole weeks: a block has as many weekends as the next.</summary>
    private const int BlockDays = 28;

    /// <summary>Share of the incidents that must be known to the day for days.</summary>
    private const double DaysKnown = 0.95;

    /// <summary>A block that was watched for less of its time is left out.</summary>
    private const double Watched = 0.5;

    private const long Day = 86_400, LongestDay = 2 * Day, LongestMonth = 32 * Day;

    /// <summary>
    /// Share of the pairs of a fortnight's burst that a month's end parts: two times in a fortnight are 14/3 days apart on average, and a month
    /// has 30.4.
    /// </summary>
    private const double PartedByMonths = BurstDays / 3.0 / 30.4;

    private readonly byte[] _stretches;
    private readonly int[] _spans;
    private readonly int[] _times;
    private readonly int[] _blocks;
    private readonly TimeBlock[] _blockList;

    /// <summary>Looks at every incident of the areas once.</summary>
    /// <param name="times">When incidents happened.</param>
    /// <param name="areas">Which of them are looked at.</param>
    /// <param name="periods">The two periods.</param>
    /// <param name="data">How far the data reach.</param>
    /// <param name="request">Weekdays and hours that are asked for.</param>
    public IncidentStretches(TimeColumn times, IReadOnlyList<StudyArea> areas, ComparedPeriods periods, DataCoverage data, RunRequest request)
    {
        long days = 0, known = 0;
        foreach (StudyArea area in areas)
        {
            foreach (int i in area.Members)
            {
                IncidentTime time = times[i];
                known += time.IsKnown && time.LengthSeconds <= LongestMonth ? 1 : 0;
                days += time.IsKnown && time.LengthSeconds <= LongestDay ? 1 : 0;
            }
        }
        IsMonthly = days < DaysKnown * known;
        (StudyPeriod before, StudyPeriod after) = (periods.Before, periods.After);
        // A period may reach a few quiet days beyond the data.
        long begin = Math.Min(DataCoverage.BeginOf(data.FirstDay), before.FromUtcSeconds);
        long end = Math.Max(DataCoverage.BeginOf(data.LastDay + 1), after.UntilUtcSeconds);
        long[] limits = [begin, before.FromUtcSeconds, before.UntilUtcSeconds, after.FromUtcSeconds, after.UntilUtcSeconds, end];
        _stretches = new byte[times.Count];
        _stretches.AsSpan().Fill(None);
        _times = new int[times.Count];
        int first = TimeOf(begin);
        First = first;
        foreach (StudyArea area in areas)
        {
            foreach (int i in area.Members)
            {
                IncidentTime time = times[i];
                if (!time.IsKnown || time.LengthSeconds > (IsMonthly ? LongestMonth : LongestDay))
                    continue;
                long middle = time.MiddleUtcSeconds;
                int stretch = StretchOf(limits, middle);
                // A month that a limit cuts says too little of the day.
                if (stretch == None || (time.LengthSeconds > LongestDay
                    && (limits[stretch] > time.FromUtcSeconds || limits[stretch + 1] < time.UntilUtcSeconds)))
                    continue;
                _stretches[i] = (byte)stretch;
                _times[i] = TimeOf(middle) - first;
            }
        }
        Times = TimeOf(end - 1) - first + 1;
        _spans = [.. Enumerable.Range(0, Count).Select(s => limits[s + 1] > limits[s] ? TimeOf(limits[s + 1] - 1) - TimeOf(limits[s]) + 1 : 0)];
        _blockList = [.. Enumerable.Range(0, Count).SelectMany(stretch => BlocksOf(stretch, limits, data, request))];
        _blocks = new int[Times];
        Array.Fill(_blocks, -1);
        for (int block = 0; block < _blockList.Length; block++)
        {
            for (int time = Math.Max(0, _blockList[block].First); time <= _blockList[block].Last && time < Times; time++)
                _blocks[time] = block;
        }
    }

    /// <summary>Are times months?</summary>
    public bool IsMonthly { get; }

    /// <summary>Times are from 0 to so many, exclusive.</summary>
    public int Times { get; }

    /// <summary>How far apart in time close incidents may be.</summary>
    public int Within => IsMonthly ? 0 : BurstDays;

    /// <summary>Share of the pairs of a burst that are close: of what is known to the month those on either side of a month's end are not.</summary>
    public double Kept => IsMonthly ? 1 - PartedByMonths : 1;

    /// <summary>Days or months of a stretch.</summary>
    public int SpanOf(int stretch) => _spans[stretch];

    private int First { get; }

    /// <summary>In which stretch an incident lies; <see cref="None"/> where it is in none.</summary>
    public int Of(int incident) => _stretches[incident];

    /// <summary>Its day or month, since that of the first.</summary>
    public int TimeOfIncident(int incident) => _times[incident];

    /// <summary>Allan factor of incidents over blocks of four weeks or a month; no two of different stretches are compared.</summary>
    /// <param name="incidents">The incidents.</param>
    public AllanFactor Allan(ReadOnlySpan<int> incidents)
    {
        var counts = new int[_blockList.Length];
        foreach (int i in incidents)
        {
            int block = _stretches[i] == None ? -1 : _blocks[_times[i]];
            if (block >= 0 && _blockList[block].Stretch == _stretches[i])
                counts[block]++;
        }
        double[] exposures = Array.ConvertAll(_blockList, static block => block.Exposure);
        var sum = default(AllanFactor);
        for (int from = 0, until; from < counts.Length; from = until)
        {
            for (until = from + 1; until < counts.Length && _blockList[until].Follows(_blockList[until - 1]);)
                until++;
            sum += AllanFactor.Of(counts.AsSpan(from..until), exposures.AsSpan(from..until));
        }
        return sum;
    }

    private static int StretchOf(long[] limits, long second)
    {
        for (int stretch = 0; stretch < Count; stretch++)
        {
            if (second >= limits[stretch] && second < limits[stretch + 1])
                return stretch;
        }
        return None;
    }

    private int TimeOf(long second)
    {
        if (!IsMonthly)
            return (int)Math.Floor(LondonTime.ToClockSeconds(second) / (double)Day);
        DateTime clock = LondonTime.ToClock(second);
        return clock.Year * 12 + clock.Month - 1;
    }

    private IEnumerable<TimeBlock> BlocksOf(int stretch, long[] limits, DataCoverage data, RunRequest request)
    {
        (long from, long until) = (limits[stretch], limits[stretch + 1]);
        if (until <= from)
            yield break;
        int step = IsMonthly ? 1 : BlockDays, time = TimeOf(from);
        if (BeginOf(time) < from)
            time++;
        double usual = 0;
        for (; BeginOf(time + step) <= until; time += step)
        {
            double exposure = PeriodExposure.Days(data.Watched(new StudyPeriod(BeginOf(time), BeginOf(time + step))), request);
            usual = Math.Max(usual, exposure);
            if (exposure > 0 && exposure >= Watched * usual)
                yield return new TimeBlock(stretch, time - First, time - First + step - 1, exposure);
        }
    }

    private long BeginOf(int time) => !IsMonthly ? DataCoverage.BeginOf(time)
        : LondonTime.ToUtcSeconds(LondonTime.DaysFromCivil(time / 12, time % 12 + 1, 1) * Day);

    private readonly record struct TimeBlock(int Stretch, int First, int Last, double Exposure)
    {
        public bool Follows(TimeBlock before) => Stretch == before.Stretch && First == before.Last + 1;
    }
}
