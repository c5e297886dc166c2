using Hotspots.Core.Indexing;
using Hotspots.Core.Model;

namespace Hotspots.Core.Analysis.Clustering;

/// <summary>Which cells hold core points of one cluster?</summary>
internal static class CellJoins
{
    /// <summary>Pairs of points above which it pays to sort them first.</summary>
    private const int WorthSorting = 4096;

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
        int fewA = Math.Min(Few, cores.Counts[a]), fewB = Math.Min(Few, cores.Counts[b]);
        if (AnyPairWithin(
            cells.Eastings.AsSpan(cells.Starts[a], fewA), cells.Northings.AsSpan(cells.Starts[a], fewA),
            cells.Eastings.AsSpan(cells.Starts[b], fewB), cells.Northings.AsSpan(cells.Starts[b], fewB), limit))
            return true;
        int countA = Keep(cores, a, boxB, ref scratch.EastingsA, ref scratch.NorthingsA);
        if (countA == 0)
            return false;
        int countB = Keep(cores, b, boxA, ref scratch.EastingsB, ref scratch.NorthingsB);
        Span<double> eastingsA = scratch.EastingsA.AsSpan(0, countA), northingsA = scratch.NorthingsA.AsSpan(0, countA);
        Span<double> eastingsB = scratch.EastingsB.AsSpan(0, countB), northingsB = scratch.NorthingsB.AsSpan(0, countB);
        if ((long)countA * countB <= WorthSorting)
            return AnyPairWithin(eastingsA, northingsA, eastingsB, northingsB, limit);
        countA = SortDistinct(eastingsA, northingsA);
        countB = SortDistinct(eastingsB, northingsB);
        return AnySortedPairWithin(eastingsA[..countA], northingsA[..countA], eastingsB[..countB], northingsB[..countB], limit, cancellation);
    }

    /// <summary>Copies the core points of a cell that are near enough to the other cell's box for any pair.</summary>
    private static int Keep(CoreCells cores, int cell, in GridBox box, ref double[] eastings, ref double[] northings)
    {
        int first = cores.Cells.Starts[cell], count = cores.Counts[cell], kept = 0;
        if (eastings.Length < count)
        {
            eastings = new double[Math.Max(count, 2 * eastings.Length)];
            northings = new double[eastings.Length];
        }
        for (int place = first; place < first + count; place++)
        {
            double easting = cores.Cells.Eastings[place], northing = cores.Cells.Northings[place];
            if (CoreCells.NearestSquared(new GridBox(easting, northing, easting, northing), box) > cores.EpsilonSquared)
                continue;
            eastings[kept] = easting;
            northings[kept] = northing;
            kept++;
        }
        return kept;
    }

    private static bool AnyPairWithin(
        ReadOnlySpan<double> eastingsA, ReadOnlySpan<double> northingsA, ReadOnlySpan<double> eastingsB, ReadOnlySpan<double> northingsB, double limit)
    {
        for (int i = 0; i < eastingsA.Length; i++)
        {
            for (int j = 0; j < eastingsB.Length; j++)
            {
                double dx = eastingsA[i] - eastingsB[j], dy = northingsA[i] - northingsB[j];
                if (dx * dx + dy * dy <= limit)
                    return true;
            }
        }
        return false;
    }

    /// <summary>Sorts by easting, then northing, and drops points that stand on one another: at a snapped position thousands may.</summary>
    private static int SortDistinct(Span<double> eastings, Span<double> northings)
    {
        eastings.Sort(northings);
        int kept = 0;
        for (int first = 0, end; first < eastings.Length; first = end)
        {
            double easting = eastings[first];
            for (end = first + 1; end < eastings.Length && eastings[end] == easting;)
                end++;
            northings[first..end].Sort();
            for (int i = first; i < end; i++)
            {
                if (i > first && northings[i] == northings[i - 1])
                    continue;
                (eastings[kept], northings[kept]) = (easting, northings[i]);
                kept++;
            }
        }
        return kept;
    }

    private static bool AnySortedPairWithin(
        ReadOnlySpan<double> eastingsA, ReadOnlySpan<double> northingsA, ReadOnlySpan<double> eastingsB, ReadOnlySpan<double> northingsB,
        double limit, CancellationToken cancellation)
    {
        int from = 0;
        for (int i = 0; i < eastingsA.Length; i++)
        {
            if ((i & 255) == 0)
                cancellation.ThrowIfCancellationRequested();
            for (int j = from; j < eastingsB.Length; j++)
            {
                double dx = eastingsA[i] - eastingsB[j];
                if (dx * dx > limit)
                {
                    if (dx < 0)
                        break;
                    // Too far west of this point, and so of all that follow.
                    from = j + 1;
                    continue;
                }
                double dy = northingsA[i] - northingsB[j];
                if (dx * dx + dy * dy <= limit)
                    return true;
            }
        }
        return false;
    }

    /// <summary>Room for the points under comparison, kept from pair to pair.</summary>
    private sealed class Scratch
    {
        public double[] EastingsA = [], NorthingsA = [], EastingsB = [], NorthingsB = [];
    }
}
