using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Analysis.Clustering.DensityBased;

/// <summary>Connected components of the core cells. Which cells hold core points of one cluster?</summary>
internal static class CellJoins
{
    /// <summary>Points of each cell that are compared before all are.</summary>
    private const int Few = 8;

    /// <summary>Joins every two cells that have core points within ε of one another.</summary>
    /// <remarks>
    /// Touching cells first: after them nearly everything is joined that ever will be, and most of the farther pairs need no look.
    /// </remarks>
    public static DisjointSet Join(CoreCells cores, WorkSharing workers, ProgressMeter meter)
    {
        CellIndex cells = cores.Cells;
        var joined = new DisjointSet(cells.CellCount);
        JoinRing(touching: true, 0.7);
        JoinRing(touching: false, 0.8);
        return joined;

        void JoinRing(bool touching, double until)
        {
            meter.Begin("Joining cells", until, cells.Order.Length);
            cells.ForEachBlock(workers, (first, end) =>
            {
                if (first == end)
                    return;
                var neighbourhood = new CellNeighbourhood(cells, first);
                var scratch = new Scratch();
                Span<int> neighbours = stackalloc int[CellNeighbourhood.Most];
                for (int cell = first; cell < end; cell++)
                {
                    if (cores.Counts[cell] == 0)
                        continue;
                    workers.Cancellation.ThrowIfCancellationRequested();
                    int count = neighbourhood.Of(cell, neighbours);
                    foreach (int other in neighbours[..count])
                    {
                        // Each pair is seen from its first cell.
                        if (other < cell || cores.Counts[other] == 0 || cells.AreTouching(cell, other) != touching || joined.AreJoined(cell, other))
                            continue;
                        if (AreNear(cores, cell, other, scratch, workers.Cancellation))
                            joined.Join(cell, other);
                    }
                }
                meter.Advance(cells.Starts[end] - cells.Starts[first]);
            });
        }
    }

    private static bool AreNear(CoreCells cores, int a, int b, Scratch scratch, CancellationToken cancellation)
    {
        ref readonly GridBox boxA = ref cores.Boxes[a];
        ref readonly GridBox boxB = ref cores.Boxes[b];
        double limit = cores.EpsilonSquared;
        if (CoreCells.NearestSquared(boxA, boxB) > limit)
            return false;
        if (CoreCells.FarthestSquared(boxA, boxB) <= limit)
            return true;
        // In crowded cells that touch, most pairs are near: a few of each settle most questions without looking at all the others.
        CellIndex cells = cores.Cells;
        if (AnyOfFewWithin(cells, cells.Starts[a], Math.Min(Few, cores.Counts[a]), cells.Starts[b], Math.Min(Few, cores.Counts[b]), limit))
            return true;
        int countA = Keep(cores, a, boxB, ref scratch.A);
        if (countA == 0)
            return false;
        int countB = Keep(cores, b, boxA, ref scratch.B);
        return countB > 0 && NearPair.Exists(scratch.A.AsSpan(0, countA), scratch.B.AsSpan(0, countB), limit, cancellation);
    }

    /// <summary>Copies the core points of a cell that are near enough to the other cell's box for any pair.</summary>
    private static int Keep(CoreCells cores, int cell, in GridBox box, ref KdEntry[] entries)
    {
        int first = cores.Cells.Starts[cell], count = cores.Counts[cell], kept = 0;
        if (entries.Length < count)
            entries = new KdEntry[Math.Max(count, 2 * entries.Length)];
        for (int place = first; place < first + count; place++)
        {
            double easting = cores.Cells.Eastings[place], northing = cores.Cells.Northings[place];
            if (CoreCells.NearestSquared(new GridBox(easting, northing, easting, northing), box) <= cores.EpsilonSquared)
                entries[kept++] = new KdEntry(easting, northing, place);
        }
        return kept;
    }

    private static bool AnyOfFewWithin(CellIndex cells, int startA, int countA, int startB, int countB, double limit)
    {
        for (int i = startA; i < startA + countA; i++)
        {
            for (int j = startB; j < startB + countB; j++)
            {
                double dx = cells.Eastings[i] - cells.Eastings[j], dy = cells.Northings[i] - cells.Northings[j];
                if (dx * dx + dy * dy <= limit)
                    return true;
            }
        }
        return false;
    }

    /// <summary>Room for the points under comparison, kept from pair to pair.</summary>
    private sealed class Scratch
    {
        public KdEntry[] A = [], B = [];
    }
}
