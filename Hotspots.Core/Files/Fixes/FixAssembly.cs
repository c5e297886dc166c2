using System.Text;
using Hotspots.Core.Model.Attendance;

namespace Hotspots.Core.Files.Fixes;

/// <summary>Assembly of tracks: the blocks of all logs, put unit by unit and in order of time.</summary>
/// <remarks>
/// A counting sort by unit, then, only where a unit's fixes are out of order, a sort by time that keeps the order of the files. Of several fixes of
/// one unit at one instant the first stays. The result does not depend on the number of cores.
/// </remarks>
internal sealed class FixAssembly
{
    /// <summary>km/h: nothing that a patrol moves in is faster.</summary>
    public const double FastestKmh = 250;

    private const double MetresASecond = FastestKmh / 3.6;

    /// <summary>A second of 2200 takes 33 bits, and this is what is left of a number for the row.</summary>
    private const int RowBits = 30;

    private readonly List<string> _names = [];
    private readonly Dictionary<string, int> _codes = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Fixes of a unit at an instant for which it has one already.</summary>
    public int Twice { get; private set; }

    /// <summary>Units whose fixes were not in order of time.</summary>
    public int Unordered { get; private set; }

    /// <summary>Jumps from one fix to the next that would take more than <see cref="FastestKmh"/>.</summary>
    public int Jumps { get; private set; }

    /// <summary>Counting sort of the blocks into tracks; the blocks are given up.</summary>
    /// <param name="tables">The logs, in the order in which they were named.</param>
    /// <param name="cancellation">Stops it promptly.</param>
    public FixTracks Of(IReadOnlyList<FixSink> tables, CancellationToken cancellation)
    {
        FixBlock[] blocks = [.. tables.SelectMany(static table => table.Blocks)];
        int[][] codes = [.. tables.SelectMany(table => table.Blocks.Select(block => CodesOf(table, block)))];
        (int[] starts, int[][] cursors) = Layout(blocks, codes);
        var times = new long[starts[^1]];
        (double[] eastings, double[] northings) = (new double[times.Length], new double[times.Length]);
        var share = new ParallelOptions { CancellationToken = cancellation };
        int slack = blocks.Any(static block => block.ToTheMinute > 0) ? 60 : 1;
        Parallel.For(0, blocks.Length, share, b =>
        {
            FixBlock block = blocks[b];
            int[] code = codes[b], cursor = cursors[b];
            for (int row = 0; row < block.Count; row++)
            {
                int at = cursor[block.Units[row]]++;
                (times[at], eastings[at], northings[at]) = (block.Times[row], block.X[row], block.Y[row]);
            }
            (block.X, block.Y, block.Times, block.Units) = ([], [], [], []);
        });
        var kept = new int[_names.Count];
        int unordered = 0, jumps = 0;
        Parallel.For(0, _names.Count, share, unit =>
        {
            (int first, int end) = (starts[unit], starts[unit + 1]);
            if (Order(times, eastings, northings, first, end))
                Interlocked.Increment(ref unordered);
            kept[unit] = Once(times, eastings, northings, first, end);
            Interlocked.Add(ref jumps, JumpsOf(times, eastings, northings, first, first + kept[unit], slack));
        });
        (Unordered, Jumps) = (unordered, jumps);
        starts = CloseUp(times, eastings, northings, starts, kept);
        return new FixTracks([.. _names], starts, times, eastings, northings);
    }

    // The block's own codes to those of all.
    private int[] CodesOf(FixSink table, FixBlock block)
    {
        var codes = new int[block.Names.Count];
        codes[0] = -1;
        for (int next = 1; next <= codes.Length; next++)
        {
            // Code 0 is the blank text, which may stand in no row.
            int own = next % codes.Length;
            if (own == 0 && !block.Units.AsSpan(0, block.Count).Contains(0))
                continue;
            string name = own == 0 ? table.OwnUnit : Encoding.UTF8.GetString(block.Names[own]);
            if (!_codes.TryGetValue(name, out int code))
            {
                _codes.Add(name, code = _names.Count);
                _names.Add(name);
            }
            codes[own] = code;
        }
        return codes;
    }

    // Where each unit begins, and where in it each block writes.
    private (int[] Starts, int[][] Cursors) Layout(FixBlock[] blocks, int[][] codes)
    {
        var starts = new int[_names.Count + 1];
        var counts = new int[blocks.Length][];
        for (int b = 0; b < blocks.Length; b++)
        {
            counts[b] = new int[codes[b].Length];
            foreach (int unit in blocks[b].Units.AsSpan(0, blocks[b].Count))
                counts[b][unit]++;
            for (int own = 0; own < codes[b].Length; own++)
            {
                if (codes[b][own] >= 0)
                    starts[codes[b][own] + 1] = checked(starts[codes[b][own] + 1] + counts[b][own]);
            }
        }
        for (int unit = 0; unit < _names.Count; unit++)
            starts[unit + 1] = checked(starts[unit + 1] + starts[unit]);
        int[] next = [.. starts];
        for (int b = 0; b < blocks.Length; b++)
        {
            for (int own = 0; own < codes[b].Length; own++)
            {
                if (codes[b][own] < 0)
                    continue;
                int at = next[codes[b][own]];
                next[codes[b][own]] += counts[b][own];
                counts[b][own] = at;
            }
        }
        return (starts, counts);
    }

    private static bool Order(long[] times, double[] eastings, double[] northings, int first, int end)
    {
        int at = first + 1;
        while (at < end && times[at] >= times[at - 1])
            at++;
        if (at >= end)
            return false;
        if (end - first > 1 << RowBits)
            throw new ArgumentException("One unit has more than 1,073,741,824 fixes out of order: give fewer days at a time.");
        var keys = new long[end - first];
        for (int i = 0; i < keys.Length; i++)
            keys[i] = times[first + i] << RowBits | (uint)i;
        Array.Sort(keys);
        double[] x = eastings[first..end], y = northings[first..end];
        for (int i = 0; i < keys.Length; i++)
        {
            int row = (int)(keys[i] & ((1L << RowBits) - 1));
            times[first + i] = keys[i] >> RowBits;
            (eastings[first + i], northings[first + i]) = (x[row], y[row]);
        }
        return true;
    }

    private static int Once(long[] times, double[] eastings, double[] northings, int first, int end)
    {
        int kept = first;
        for (int i = first; i < end; i++)
        {
            if (kept > first && times[i] == times[kept - 1])
                continue;
            if (kept < i)
                (times[kept], eastings[kept], northings[kept]) = (times[i], eastings[i], northings[i]);
            kept++;
        }
        return kept - first;
    }

    // A time that is cut to whole seconds or minutes may be later by as much.
    private static int JumpsOf(long[] times, double[] eastings, double[] northings, int first, int end, int slack)
    {
        int jumps = 0;
        for (int i = first + 1; i < end; i++)
        {
            double dx = eastings[i] - eastings[i - 1], dy = northings[i] - northings[i - 1], most = MetresASecond * (times[i] - times[i - 1] + slack);
            jumps += dx * dx + dy * dy > most * most ? 1 : 0;
        }
        return jumps;
    }

    private int[] CloseUp(long[] times, double[] eastings, double[] northings, int[] starts, int[] kept)
    {
        var closed = new int[starts.Length];
        for (int unit = 0; unit < kept.Length; unit++)
        {
            (int from, int to, int count) = (starts[unit], closed[unit], kept[unit]);
            if (from != to)
            {
                Array.Copy(times, from, times, to, count);
                Array.Copy(eastings, from, eastings, to, count);
                Array.Copy(northings, from, northings, to, count);
            }
            closed[unit + 1] = to + count;
        }
        Twice = starts[^1] - closed[^1];
        return closed;
    }
}
