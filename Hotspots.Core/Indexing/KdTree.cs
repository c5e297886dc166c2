using System.Numerics;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Indexing;

/// <summary>k-d tree. Which points are nearest, and which lie within a distance? Points halved again and again, each part in its own box.</summary>
/// <remarks>
/// <para>
/// A k-d tree (Bentley 1975; boxes split across their longer side at the median) without pointers: node 1 is the root, the children of
/// node i are 2i and 2i + 1, all leaves stand on one level and hold at most <see cref="LeafSize"/> points, and the points of every
/// node are consecutive places of the columns. Each node has the smallest box round its points.
/// </para>
/// <para>
/// Where no two points share a position, the tree depends on the positions alone, not on their order. Building costs O(n log n),
/// memory 20 bytes a point and 4 more for the boxes. Reading is safe from many threads.
/// </para>
/// </remarks>
internal sealed class KdTree
{
    /// <summary>Points in a leaf, at most: fewer mean more boxes to look at, more mean more distances.</summary>
    public const int LeafSize = 16;

    /// <summary>Nodes that can wait to be looked at: one a level, and there are fewer levels than bits in a count.</summary>
    public const int MostWaiting = 32;

    private readonly GridBox[] _boxes;

    private KdTree(int leaves, double[] eastings, double[] northings, int[] order, GridBox[] boxes)
    {
        FirstLeaf = leaves;
        Eastings = eastings;
        Northings = northings;
        Order = order;
        _boxes = boxes;
    }

    /// <summary>How many points.</summary>
    public int Count => Order.Length;

    /// <summary>The number of the first leaf, a power of two; nodes from here to twice here are leaves, those below are not.</summary>
    public int FirstLeaf { get; }

    /// <summary>Easting of the point at each place, metres.</summary>
    public double[] Eastings { get; }

    /// <summary>Northing of the point at each place, metres.</summary>
    public double[] Northings { get; }

    /// <summary>Index of the point at each place.</summary>
    public int[] Order { get; }

    /// <summary>The smallest box round each node's points; entry 0 is no node, and a node without points has a box that is near nothing.</summary>
    public ReadOnlySpan<GridBox> Boxes => _boxes;

    /// <summary>Builds the tree.</summary>
    /// <param name="points">Any number of points.</param>
    /// <param name="workers">Who does it.</param>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static KdTree Build(PointSet points, WorkSharing workers) => Build(points.Eastings, points.Northings, workers);

    /// <inheritdoc cref="Build(PointSet, WorkSharing)"/>
    /// <param name="eastings">Metres, finite.</param>
    /// <param name="northings">Metres, finite; as many.</param>
    /// <param name="workers">Who does it.</param>
    public static KdTree Build(ReadOnlySpan<double> eastings, ReadOnlySpan<double> northings, WorkSharing workers)
    {
        int n = eastings.Length, leaves = 1;
        while ((n + leaves - 1) / leaves > LeafSize)
            leaves *= 2;
        var entries = new KdEntry[n];
        for (int i = 0; i < n; i++)
            entries[i] = new KdEntry(eastings[i], northings[i], i);
        // Big parts are halved one level after the other, small ones to the bottom by whoever holds them in the cache.
        int shared = 1;
        while (shared < leaves && n / shared > WorkSharing.BlockSize)
        {
            int level = shared;
            workers.RunBlocks(
                level,
                part =>
                    KdSplit.Halve(
                        entries.AsSpan(Start(n, level, part)..Start(n, level, part + 1)), Start(n, 2 * level, 2 * part + 1) - Start(n, level, part)));
            shared *= 2;
        }
        var e = new double[n];
        var north = new double[n];
        var order = new int[n];
        var boxes = new GridBox[2 * leaves];
        workers.RunBlocks(shared, part =>
        {
            for (int level = shared; level < leaves; level *= 2)
            {
                int each = level / shared;
                for (int i = part * each; i < (part + 1) * each; i++)
                    KdSplit.Halve(entries.AsSpan(Start(n, level, i)..Start(n, level, i + 1)), Start(n, 2 * level, 2 * i + 1) - Start(n, level, i));
            }
            int first = Start(n, shared, part), end = Start(n, shared, part + 1);
            for (int place = first; place < end; place++)
                (e[place], north[place], order[place]) = (entries[place].Easting, entries[place].Northing, entries[place].Index);
            int leavesEach = leaves / shared;
            for (int leaf = part * leavesEach; leaf < (part + 1) * leavesEach; leaf++)
            {
                int from = Start(n, leaves, leaf), to = Start(n, leaves, leaf + 1);
                boxes[leaves + leaf] = from == to ? Nowhere : GridBox.Around(e.AsSpan(from, to - from), north.AsSpan(from, to - from));
            }
        });
        for (int node = leaves - 1; node >= 1; node--)
            boxes[node] = Union(boxes[2 * node], boxes[2 * node + 1]);
        return new KdTree(leaves, e, north, order, boxes);
    }

    /// <summary>The first place of a node's points.</summary>
    public int Start(int node)
    {
        int level = BitOperations.Log2((uint)node);
        return (int)((long)Count * (node - (1 << level)) >> level);
    }

    /// <summary>The place after a node's last point.</summary>
    public int End(int node)
    {
        int level = BitOperations.Log2((uint)node);
        return (int)((long)Count * (node + 1 - (1 << level)) >> level);
    }

    /// <summary>The leaf that holds a place.</summary>
    public int LeafOf(int place) => FirstLeaf + (int)((((long)place + 1) * FirstLeaf - 1) / Count);

    /// <summary>Squared distance from a position to a node's box, m²; no point of the node can be nearer.</summary>
    public double SquaredDistanceTo(int node, double easting, double northing)
    {
        ref readonly GridBox box = ref _boxes[node];
        // Subtraction, multiplication and addition are monotone in doubles: rounding cannot lift this above the distance of any point.
        double dx = Math.Max(0, Math.Max(box.West - easting, easting - box.East));
        double dy = Math.Max(0, Math.Max(box.South - northing, northing - box.North));
        return dx * dx + dy * dy;
    }

    /// <summary>Does one point stand before the other in the order that positions alone decide: northing, then easting?</summary>
    public bool IsSouthWestOf(int place, int other) =>
        new GridPoint(Eastings[place], Northings[place]).IsSouthWestOf(new GridPoint(Eastings[other], Northings[other]));

    /// <summary>Finds the points nearest to a position, nearest first.</summary>
    /// <param name="easting">Metres.</param>
    /// <param name="northing">Metres.</param>
    /// <param name="squared">Filled with squared distances, m², ascending; its length says how many are wanted.</param>
    /// <param name="places">Filled with their places; as long. Which of equally distant points are found is left open.</param>
    /// <returns>How many were found: as many as wanted, or all there are.</returns>
    public int Nearest(double easting, double northing, Span<double> squared, Span<int> places)
    {
        int found = 0;
        if (squared.IsEmpty || Count == 0)
            return 0;
        Span<int> waiting = stackalloc int[MostWaiting];
        Span<double> distances = stackalloc double[MostWaiting];
        (waiting[0], distances[0]) = (1, 0);
        for (int top = 1; top > 0;)
        {
            int node = waiting[--top];
            if (found == squared.Length && distances[top] >= squared[found - 1])
                continue;
            while (node < FirstLeaf)
            {
                double left = SquaredDistanceTo(2 * node, easting, northing), right = SquaredDistanceTo(2 * node + 1, easting, northing);
                node = left <= right ? 2 * node : 2 * node + 1;
                (waiting[top], distances[top]) = (node ^ 1, Math.Max(left, right));
                top++;
            }
            int end = End(node);
            for (int place = Start(node); place < end; place++)
            {
                double dx = Eastings[place] - easting, dy = Northings[place] - northing, distance = dx * dx + dy * dy;
                if (found == squared.Length && !(distance < squared[found - 1]))
                    continue;
                int at = found < squared.Length ? found++ : found - 1;
                for (; at > 0 && squared[at - 1] > distance; at--)
                    (squared[at], places[at]) = (squared[at - 1], places[at - 1]);
                (squared[at], places[at]) = (distance, place);
            }
        }
        return found;
    }

    /// <summary>Finds the points within a distance of a position, the distance itself included; in order of place.</summary>
    /// <param name="easting">Metres.</param>
    /// <param name="northing">Metres.</param>
    /// <param name="squaredRadius">Square of the distance, m², 0 or more.</param>
    /// <param name="places">Filled with their places; made longer when it is too short, so that a buffer kept from call to call soon fits.</param>
    /// <returns>How many were found.</returns>
    public int Within(double easting, double northing, double squaredRadius, ref int[] places)
    {
        int found = 0;
        if (Count == 0)
            return 0;
        Span<int> waiting = stackalloc int[MostWaiting];
        waiting[0] = 1;
        for (int top = 1; top > 0;)
        {
            int node = waiting[--top];
            if (SquaredDistanceTo(node, easting, northing) > squaredRadius)
                continue;
            if (node < FirstLeaf)
            {
                (waiting[top], waiting[top + 1]) = (2 * node + 1, 2 * node);
                top += 2;
                continue;
            }
            int place = Start(node), end = End(node);
            if (places.Length < found + end - place)
                Array.Resize(ref places, Math.Max(2 * places.Length, found + end - place));
            for (; place < end; place++)
            {
                double dx = Eastings[place] - easting, dy = Northings[place] - northing;
                if (dx * dx + dy * dy <= squaredRadius)
                    places[found++] = place;
            }
        }
        return found;
    }

    private static GridBox Nowhere =>
        new(double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity);

    private static int Start(int count, int parts, int part) => (int)((long)count * part / parts);

    private static GridBox Union(in GridBox a, in GridBox b) =>
        new(Math.Min(a.West, b.West), Math.Min(a.South, b.South), Math.Max(a.East, b.East), Math.Max(a.North, b.North));
}
