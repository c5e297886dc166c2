using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Analysis.Recurrence;

/// <summary>Time blocks: stretches of time into which incidents are divided, so that what lies in one block stays together.</summary>
/// <remarks>
/// Where days are known a block is a fortnight, or shorter where the whole time is; where only months are known it is a calendar month.
/// Repeats count once: of the incidents within one square of 10 m and <see cref="RepeatDays"/> days of the last that counted, only the first is an
/// event. One dispute written down ten times in a week does not vouch for itself.
/// </remarks>
internal sealed class TimeBlocks
{
    /// <summary>Days within which incidents at one address are one event.</summary>
    public const int RepeatDays = 14;

    /// <summary>Days of a block, at most.</summary>
    private const int LongestBlock = 14;

    /// <summary>Days that must be covered where days are known: fewer cannot tell a place from a fortnight's trouble.</summary>
    private const int FewestDays = 56;

    /// <summary>Share of incidents that may lack what the others have.</summary>
    private const double Incomplete = 0.1;

    private const double RepeatSide = 10;
    private const long Day = 86_400;

    private readonly int[] _eventsOf;

    private TimeBlocks(int[] blockOf, int count, bool isMonthly, int events, TooLittle tooLittle)
    {
        (BlockOf, Count, IsMonthly, Events, Why) = (blockOf, count, isMonthly, events, tooLittle);
        _eventsOf = new int[count];
        foreach (int block in blockOf)
        {
            if (block >= 0)
                _eventsOf[block]++;
        }
    }

    /// <summary>The block of each incident; −1 for one that is no event.</summary>
    public int[] BlockOf { get; }

    /// <summary>Blocks in which there are events.</summary>
    public int Count { get; }

    /// <summary>Is a block a calendar month?</summary>
    public bool IsMonthly { get; }

    /// <summary>Events of a block.</summary>
    public int EventsOf(int block) => _eventsOf[block];

    /// <summary>Incidents that count.</summary>
    public int Events { get; }

    /// <summary>Why there are no blocks to split by; None when there are.</summary>
    public TooLittle Why { get; }

    /// <summary>Divides the incidents of an area.</summary>
    /// <param name="points">Where.</param>
    /// <param name="times">When; null when no file says.</param>
    /// <param name="origin">A corner of the squares of addresses; the south-west corner of the points' box unless one is given.</param>
    public static TimeBlocks Of(PointSet points, TimeColumn? times, GridPoint? origin = null)
    {
        var blocks = new int[points.Count];
        blocks.AsSpan().Fill(-1);
        if (times is null)
            return new TimeBlocks(blocks, 0, false, 0, TooLittle.NoTimes);
        int days = 0, months = 0;
        for (int i = 0; i < times.Count; i++)
        {
            days += HasDay(times[i]) ? 1 : 0;
            months += HasMonth(times[i]) ? 1 : 0;
        }
        if (months < (1 - Incomplete) * points.Count || months == 0)
            return new TimeBlocks(blocks, 0, false, 0, TooLittle.NoTimes);
        return days >= (1 - Incomplete) * months ? ByDays(points, times, origin, blocks) : ByMonths(times, blocks);
    }

    private static TimeBlocks ByMonths(TimeColumn times, int[] blocks)
    {
        int events = 0;
        for (int i = 0; i < blocks.Length; i++)
        {
            if (!HasMonth(times[i]))
                continue;
            DateTime clock = LondonTime.ToClock(times[i].FromUtcSeconds);
            blocks[i] = clock.Year * 12 + clock.Month - 1;
            events++;
        }
        int count = Renumber(blocks);
        return new TimeBlocks(blocks, count, true, events, count < 2 ? TooLittle.OneMonth : TooLittle.None);
    }

    private static TimeBlocks ByDays(PointSet points, TimeColumn times, GridPoint? origin, int[] blocks)
    {
        var days = new long[blocks.Length];
        long first = long.MaxValue, last = long.MinValue;
        for (int i = 0; i < days.Length; i++)
        {
            if (!HasDay(times[i]))
            {
                days[i] = long.MaxValue;
                continue;
            }
            days[i] = (long)Math.Floor(LondonTime.ToClockSeconds(times[i].FromUtcSeconds) / (double)Day);
            (first, last) = (Math.Min(first, days[i]), Math.Max(last, days[i]));
        }
        if (last - first + 1 < FewestDays)
            return new TimeBlocks(blocks, 0, false, 0, TooLittle.ShortTime);
        CellIndex squares = CellIndex.Build(points, RepeatSide, WorkSharing.Alone(CancellationToken.None), origin);
        int events = 0;
        // Down to the metre, so that it is the same incident that counts in whatever order they come.
        Comparison<(long Day, int Incident)> inTime = (a, b) =>
            a.Day != b.Day ? a.Day.CompareTo(b.Day)
            : points.Northings[a.Incident] != points.Northings[b.Incident] ? points.Northings[a.Incident].CompareTo(points.Northings[b.Incident])
            : points.Eastings[a.Incident].CompareTo(points.Eastings[b.Incident]);
        var here = new List<(long Day, int Incident)>();
        for (int square = 0; square < squares.CellCount; square++)
        {
            here.Clear();
            for (int place = squares.Starts[square]; place < squares.Starts[square + 1]; place++)
            {
                int incident = squares.Order[place];
                if (days[incident] < long.MaxValue)
                    here.Add((days[incident], incident));
            }
            if (here.Count > 1)
                here.Sort(inTime);
            long counted = long.MinValue;
            foreach ((long day, int incident) in here)
            {
                if (counted != long.MinValue && day < counted + RepeatDays)
                    continue;
                counted = day;
                blocks[incident] = (int)((day - first) / LongestBlock);
                events++;
            }
        }
        return new TimeBlocks(blocks, Renumber(blocks), false, events, TooLittle.None);
    }

    /// <summary>Numbers the blocks that occur from 0, in order; how many there are.</summary>
    private static int Renumber(int[] blocks)
    {
        var number = new SortedDictionary<int, int>();
        foreach (int block in blocks)
        {
            if (block >= 0)
                number[block] = 0;
        }
        int[] there = [.. number.Keys];
        for (int i = 0; i < there.Length; i++)
            number[there[i]] = i;
        for (int i = 0; i < blocks.Length; i++)
            blocks[i] = blocks[i] < 0 ? -1 : number[blocks[i]];
        return there.Length;
    }

    private static bool HasDay(IncidentTime time) => time.IsKnown && (time.HasDay || time.LengthSeconds <= Day + 3600);

    private static bool HasMonth(IncidentTime time) =>
        time.IsKnown && (HasDay(time) || time.Precision == TimePrecision.Month || time.LengthSeconds <= 31 * Day + 3600);
}
