using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Analysis.Clustering.SpaceTime;

/// <summary>Cell index in place and time. Which incidents of a cell fall within a span of time? Points in the cells of a grid, in each cell in order
/// of time.</summary>
internal sealed class TimedCells
{
    private TimedCells(CellIndex cells, long[] times) => (Cells, Times) = (cells, times);

    /// <summary>The points in their cells.</summary>
    public CellIndex Cells { get; }

    /// <summary>Seconds, one a place; ascending within each cell.</summary>
    public long[] Times { get; }

    /// <summary>Sorts the points into cells, and each cell by time, then northing, then easting.</summary>
    public static TimedCells Build(PointSet points, ReadOnlySpan<long> seconds, double side, WorkSharing workers)
    {
        CellIndex cells = CellIndex.Build(points, side, workers);
        var times = new long[points.Count];
        for (int place = 0; place < times.Length; place++)
            times[place] = seconds[cells.Order[place]];
        cells.ForEachBlock(workers, (first, end) =>
        {
            for (int cell = first; cell < end; cell++)
            {
                workers.Cancellation.ThrowIfCancellationRequested();
                int start = cells.Starts[cell], count = cells.Starts[cell + 1] - start;
                if (count < 2)
                    continue;
                var keys = new (long Time, double Northing, double Easting)[count];
                for (int i = 0; i < count; i++)
                    keys[i] = (times[start + i], cells.Northings[start + i], cells.Eastings[start + i]);
                int[] order = cells.Order.AsSpan(start, count).ToArray();
                keys.AsSpan().Sort(order.AsSpan());
                order.CopyTo(cells.Order.AsSpan(start));
                for (int i = 0; i < count; i++)
                    (times[start + i], cells.Northings[start + i], cells.Eastings[start + i]) = keys[i];
            }
        });
        return new TimedCells(cells, times);
    }

    /// <summary>The first place of a cell whose time is not before a time; the end of the cell when there is none.</summary>
    public int FirstNotBefore(int cell, long time)
    {
        int low = Cells.Starts[cell], high = Cells.Starts[cell + 1];
        while (low < high)
        {
            int middle = low + (high - low) / 2;
            if (Times[middle] < time)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    /// <summary>A time so much earlier, or the earliest there is.</summary>
    public static long Before(long time, long seconds) => time < long.MinValue + seconds ? long.MinValue : time - seconds;

    /// <summary>A time so much later, or the latest there is.</summary>
    public static long After(long time, long seconds) => time > long.MaxValue - seconds ? long.MaxValue : time + seconds;
}
