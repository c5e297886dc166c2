using System.Globalization;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;

namespace Hotspots.Core.Analysis.Clustering;

/// <summary>Which clusters would there be at every distance at once, up to a largest?</summary>
/// <remarks>
/// <para>
/// OPTICS (Ankerst, Breunig, Kriegel and Sander, "OPTICS: ordering points to identify the clustering structure", SIGMOD 1999). From
/// the points come to so far, the next is the one of least reachability: the larger of its distance from one of them and that one's
/// core distance. Of several the most southerly comes first, then the most westerly; where nobody is in reach, the most southerly,
/// then westerly point left makes a new start. Points that share a position follow one another, in order of their index, before others
/// of the same reachability. Every point
/// counts once, whatever its weight.
/// </para>
/// <para>
/// Exact; reachabilities do not depend on the order of the points. One core does the work, since each step depends on the last.
/// Expected cost O(n · (log n + positions within the largest distance)), memory some 100 bytes a point. Cut at a distance it gives
/// the clusters of <see cref="Dbscan"/>, which is how it is checked.
/// </para>
/// </remarks>
public static class Optics
{
    /// <summary>Metres from one side of the points to the other, at most: the square is still a number.</summary>
    private const double LargestSpan = 1e150;

    /// <summary>Orders the points.</summary>
    /// <param name="points">Where the incidents are.</param>
    /// <param name="options">How far to look.</param>
    /// <param name="progress">Told how far it is, from 0 to 1; may be null.</param>
    /// <param name="cancellation">Stops the work within milliseconds.</param>
    /// <exception cref="ArgumentException">The points span more than 1e150 m: one of them is astray.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static OpticsResult Run(
        PointSet points, OpticsOptions options, IProgress<RunProgress>? progress = null, CancellationToken cancellation = default)
    {
        var meter = new ProgressMeter(progress);
        cancellation.ThrowIfCancellationRequested();
        meter.Begin("Sorting incidents", 0.1, 1);
        if (points.Count == 0)
        {
            meter.Finish("Ordered");
            return new OpticsResult([], [], []);
        }
        GridBox bounds = points.Bounds();
        if (!(Math.Max(bounds.Width, bounds.Height) <= LargestSpan))
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"The points span {Math.Max(bounds.Width, bounds.Height):G3} m, more than any distance can be squared: remove the stray positions."));
        }
        DistinctPositions positions = DistinctPositions.Find(points, cancellation);
        KdTree tree = KdTree.Build(positions.Eastings, positions.Northings, WorkSharing.Alone(cancellation));
        int n = tree.Count;
        int[] counts = Array.ConvertAll(tree.Order, position => positions.Counts[position]);

        // South-west first: a place's rank decides between equals.
        int[] bySouthWest = new int[n], rank = new int[n];
        for (int place = 0; place < n; place++)
            bySouthWest[place] = place;
        Array.Sort(bySouthWest, (a, b) => tree.IsSouthWestOf(a, b) ? -1 : tree.IsSouthWestOf(b, a) ? 1 : 0);
        for (int i = 0; i < n; i++)
            rank[bySouthWest[i]] = i;

        meter.Begin("Ordering incidents", 0.98, n);
        double[] reach = new double[n], cores = new double[n];
        reach.AsSpan().Fill(double.PositiveInfinity);
        var done = new bool[n];
        var order = new List<int>(n);
        var queue = new PriorityQueue<int, (double Reach, int Rank)>();
        double limit = options.MaxDistance * options.MaxDistance;
        int[] near = new int[64];
        double[] distances = [];
        int[] numbers = [];
        foreach (int start in bySouthWest)
        {
            if (done[start])
                continue;
            queue.Enqueue(start, (double.PositiveInfinity, rank[start]));
            while (queue.TryDequeue(out int place, out (double Reach, int Rank) at))
            {
                // What has since been come to, or come nearer, waits a second time: the old entry is void.
                if (done[place] || at.Reach != reach[place])
                    continue;
                if ((order.Count & 63) == 0)
                    cancellation.ThrowIfCancellationRequested();
                done[place] = true;
                order.Add(place);
                meter.Advance(1);
                int count = tree.Within(tree.Eastings[place], tree.Northings[place], limit, ref near);
                if (distances.Length < count)
                    (distances, numbers) = (new double[near.Length], new int[near.Length]);
                for (int i = 0; i < count; i++)
                {
                    double dx = tree.Eastings[near[i]] - tree.Eastings[place], dy = tree.Northings[near[i]] - tree.Northings[place];
                    (distances[i], numbers[i]) = (dx * dx + dy * dy, i);
                }
                double core = cores[place] = CoreOf(distances.AsSpan(0, count), numbers.AsSpan(0, count), near, counts, options.MinPoints);
                if (double.IsInfinity(core))
                    continue;
                for (int i = 0; i < count; i++)
                {
                    // Sorted with their distances, the numbers say whose each is.
                    int other = near[numbers[i]];
                    double reached = Math.Max(core, distances[i]);
                    if (done[other] || reached >= reach[other])
                        continue;
                    reach[other] = reached;
                    queue.Enqueue(other, (reached, rank[other]));
                }
            }
        }
        OpticsResult result = Spread(positions, tree, order, reach, cores);
        cancellation.ThrowIfCancellationRequested();
        meter.Finish("Ordered");
        return result;
    }

    /// <summary>Squared core distance, infinity when there are too few; sorts the distances, and the numbers with them.</summary>
    private static double CoreOf(Span<double> distances, Span<int> numbers, int[] near, int[] counts, int minPoints)
    {
        distances.Sort(numbers);
        long seen = 0;
        for (int i = 0; i < distances.Length; i++)
        {
            seen += counts[near[numbers[i]]];
            if (seen >= minPoints)
                return distances[i];
        }
        return double.PositiveInfinity;
    }

    /// <summary>From positions to points: the first of a position is come to from elsewhere, the others from the first.</summary>
    private static OpticsResult Spread(DistinctPositions positions, KdTree tree, List<int> order, double[] reach, double[] cores)
    {
        int n = positions.OfPoint.Length;
        int[] starts = new int[positions.Count], placeOf = new int[positions.Count];
        int next = 0;
        foreach (int place in order)
        {
            placeOf[tree.Order[place]] = place;
            starts[tree.Order[place]] = next;
            next += positions.Counts[tree.Order[place]];
        }
        var points = new int[n];
        double[] reaches = new double[n], squaredCores = new double[n];
        var wasSeen = new bool[positions.Count];
        for (int i = 0; i < n; i++)
        {
            int position = positions.OfPoint[i], place = placeOf[position];
            points[starts[position]++] = i;
            // Once the first is come to, the others are at most its core distance away.
            reaches[i] = wasSeen[position] ? Math.Min(reach[place], cores[place]) : reach[place];
            wasSeen[position] = true;
            squaredCores[i] = cores[place];
        }
        return new OpticsResult(points, reaches, squaredCores);
    }
}
