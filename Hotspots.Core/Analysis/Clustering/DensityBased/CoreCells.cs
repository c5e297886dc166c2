using System.Numerics;
using System.Runtime.CompilerServices;
using Hotspots.Core.Analysis.Clustering.SpaceTime;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Analysis.Clustering.DensityBased;

/// <summary>Core points, cell by cell. Which points are core points? In each cell they stand first.</summary>
/// <remarks>
/// Boxes decide for whole cells at once, and exactly: subtraction, multiplication and addition of doubles are monotone, so no pair of
/// points can compare otherwise than the nearest or farthest corners of their boxes do.
/// </remarks>
internal sealed class CoreCells
{
    private CoreCells(CellIndex cells, double epsilonSquared, int[] counts, GridBox[] boxes)
    {
        Cells = cells;
        EpsilonSquared = epsilonSquared;
        Counts = counts;
        Boxes = boxes;
    }

    /// <summary>The points in their cells, core points first in each.</summary>
    public CellIndex Cells { get; }

    /// <summary>Square of the neighbour distance, m².</summary>
    public double EpsilonSquared { get; }

    /// <summary>Core points in each cell.</summary>
    public int[] Counts { get; }

    /// <summary>The smallest box round each cell's core points; without meaning where there are none.</summary>
    public GridBox[] Boxes { get; }

    /// <summary>Counts neighbours, as far as needed, and moves the core points to the front of their cells.</summary>
    /// <param name="cells">Cells no wider than ε/√2.</param>
    /// <param name="epsilonSquared">Square of the neighbour distance, m².</param>
    /// <param name="minPoints">Points within ε, itself included, that make a core point.</param>
    /// <param name="workers">Who does it.</param>
    /// <param name="meter">Who is told.</param>
    public static CoreCells Find(CellIndex cells, double epsilonSquared, int minPoints, WorkSharing workers, ProgressMeter meter)
    {
        meter.Begin("Counting neighbours", 0.55, cells.Order.Length);
        var counts = new int[cells.CellCount];
        var isCore = new bool[cells.Order.Length];
        cells.ForEachBlock(workers, (first, end) =>
        {
            if (first == end)
                return;
            var neighbourhood = new CellNeighbourhood(cells, first);
            Span<int> neighbours = stackalloc int[CellNeighbourhood.Most];
            for (int cell = first; cell < end; cell++)
            {
                int size = cells.Starts[cell + 1] - cells.Starts[cell];
                if (size >= minPoints)
                {
                    counts[cell] = size;
                    continue;
                }
                workers.Cancellation.ThrowIfCancellationRequested();
                Span<int> near = neighbours[..neighbourhood.Of(cell, neighbours)];
                counts[cell] = CountCores(cells, cell, near, epsilonSquared, minPoints, isCore);
            }
            meter.Advance(cells.Starts[end] - cells.Starts[first]);
        });

        // Only when nobody counts any more may points change places.
        var boxes = (GridBox[])cells.Boxes.Clone();
        cells.ForEachBlock(workers, (first, end) =>
        {
            for (int cell = first; cell < end; cell++)
            {
                int start = cells.Starts[cell], count = counts[cell];
                if (count == 0 || count == cells.Starts[cell + 1] - start)
                    continue;
                cells.MoveToFront(cell, isCore);
                boxes[cell] = cells.BoxAround(start, start + count);
            }
        });
        return new CoreCells(cells, epsilonSquared, counts, boxes);
    }

    /// <summary>Squared distance between the nearest points that the boxes could hold.</summary>
    public static double NearestSquared(in GridBox a, in GridBox b)
    {
        double dx = Math.Max(0, Math.Max(a.West - b.East, b.West - a.East));
        double dy = Math.Max(0, Math.Max(a.South - b.North, b.South - a.North));
        return dx * dx + dy * dy;
    }

    /// <summary>Squared distance between the farthest points that the boxes could hold.</summary>
    public static double FarthestSquared(in GridBox a, in GridBox b)
    {
        double dx = Math.Max(a.East - b.West, b.East - a.West);
        double dy = Math.Max(a.North - b.South, b.North - a.South);
        return dx * dx + dy * dy;
    }

    private static int CountCores(
        CellIndex cells, int cell, Span<int> neighbours, double epsilonSquared, int minPoints, Span<bool> isCore)
    {
        // What is near enough as a whole, or possibly in part, is the same for all points of the cell.
        int certain = cells.Starts[cell + 1] - cells.Starts[cell], possible = certain, open = 0;
        GridBox box = cells.Boxes[cell];
        foreach (int neighbour in neighbours)
        {
            ref readonly GridBox other = ref cells.Boxes[neighbour];
            int size = cells.Starts[neighbour + 1] - cells.Starts[neighbour];
            if (NearestSquared(box, other) > epsilonSquared)
                continue;
            possible += size;
            if (FarthestSquared(box, other) <= epsilonSquared)
                certain += size;
            else
                neighbours[open++] = neighbour;
        }
        if (possible < minPoints)
            return 0;
        int cores = 0;
        var recent = new RecentPositions();
        for (int place = cells.Starts[cell]; place < cells.Starts[cell + 1]; place++)
        {
            double easting = cells.Eastings[place], northing = cells.Northings[place];
            if (!recent.TryGet(easting, northing, out int count))
            {
                count = certain;
                for (int i = 0; i < open && count < minPoints; i++)
                {
                    int first = cells.Starts[neighbours[i]], length = cells.Starts[neighbours[i] + 1] - first;
                    count += CountWithin(
                        cells.Eastings.AsSpan(first, length), cells.Northings.AsSpan(first, length), easting, northing, epsilonSquared,
                        minPoints - count);
                }
                recent.Remember(easting, northing, count);
            }
            if (count < minPoints)
                continue;
            isCore[place] = true;
            cores++;
        }
        return cores;
    }

    /// <summary>How many points lie within the distance? Stops soon after <paramref name="enough"/>.</summary>
    // Vectors as wide as the machine has: compiled while it runs, so at once and well.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int CountWithin(
        ReadOnlySpan<double> eastings, ReadOnlySpan<double> northings, double easting, double northing, double squared, int enough)
    {
        int count = 0, i = 0;
        if (Vector.IsHardwareAccelerated)
        {
            var e0 = new Vector<double>(easting);
            var n0 = new Vector<double>(northing);
            var limit = new Vector<double>(squared);
            for (; i <= eastings.Length - Vector<double>.Count && count < enough; i += Vector<double>.Count)
            {
                Vector<double> dx = new Vector<double>(eastings[i..]) - e0, dy = new Vector<double>(northings[i..]) - n0;
                count -= (int)Vector.Sum(Vector.LessThanOrEqual(dx * dx + dy * dy, limit));
            }
        }
        for (; i < eastings.Length && count < enough; i++)
        {
            double dx = eastings[i] - easting, dy = northings[i] - northing;
            if (dx * dx + dy * dy <= squared)
                count++;
        }
        return count;
    }
}
