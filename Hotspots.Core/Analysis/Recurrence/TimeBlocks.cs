using Hotspots.Core.Model;

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
    public static TimeBlocks Of(PointSet points, TimeColumn? times)
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
        return days >= (1 - Incomplete) * months ? ByDays(points, times, blocks) : ByMonths(times, blocks);
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

    private static TimeBlocks ByDays(PointSet points, TimeColumn times, int[] blocks)
    {
        long first = long.MaxValue, last = long.MinValue;
        var order = new (long Row, long Column, long Day, int Incident)[blocks.Length];
        int known = 0;
        for (int i = 0; i < blocks.Length; i++)
        {
            if (!HasDay(times[i]))
                continue;
            long day = Math.DivRem(LondonTime.ToClockSeconds(times[i].FromUtcSeconds), Day).Quotient;
            (first, last) = (Math.Min(first, day), Math.Max(last, day));
            order[known++] = ((long)Math.Floor(points.Northings[i] / RepeatSide), (long)Math.Floor(points.Eastings[i] / RepeatSide), day, i);
        }
        if (last - first + 1 < FewestDays)
            return new TimeBlocks(blocks, 0, false, 0, TooLittle.ShortTime);
        // Down to the metre, so that it is the same incident that counts in whatever order they come.
        Array.Sort(order, 0, known, Comparer<(long Row, long Column, long Day, int Incident)>.Create((a, b) =>
            a.Row != b.Row ? a.Row.CompareTo(b.Row) : a.Column != b.Column ? a.Column.CompareTo(b.Column) : a.Day != b.Day ? a.Day.CompareTo(b.Day)
            : points.Northings[a.Incident] != points.Northings[b.Incident] ? points.Northings[a.Incident].CompareTo(points.Northings[b.Incident])
            : points.Eastings[a.Incident].CompareTo(points.Eastings[b.Incident])));
        int events = 0;
        long counted = long.MinValue;
        for (int k = 0; k < known; k++)
        {
            bool same = k > 0 && order[k].Row == order[k - 1].Row && order[k].Column == order[k - 1].Column;
            if (same && order[k].Day < counted + RepeatDays)
                continue;
            counted = order[k].Day;
            blocks[order[k].Incident] = (int)((order[k].Day - first) / LongestBlock);
            events++;
        }
        return new TimeBlocks(blocks, Renumber(blocks), false, events, TooLittle.None);
    }

    /// <summary>Numbers the blocks that occur from 0, in order; how many there are.</summary>
    private static int Renumber(int[] blocks)
    {
        int[] there = [.. blocks.Where(static b => b >= 0).Distinct().Order()];
        var number = new Dictionary<int, int>(there.Length);
        for (int i = 0; i < there.Length; i++)
            number.Add(there[i], i);
        for (int i = 0; i < blocks.Length; i++)
            blocks[i] = blocks[i] < 0 ? -1 : number[blocks[i]];
        return there.Length;
    }

    private static bool HasDay(IncidentTime time) => time.IsKnown && (time.HasDay || time.LengthSeconds <= Day + 3600);

    private static bool HasMonth(IncidentTime time) => time.IsKnown && (HasDay(time) || time.Precision == TimePrecision.Month || time.LengthSeconds <= 31 * Day + 3600);
}
