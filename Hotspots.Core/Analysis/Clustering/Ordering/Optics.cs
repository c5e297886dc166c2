using System.Globalization;
using Hotspots.Core.Analysis.Clustering.DensityBased;
using Hotspots.Core.Analysis.Clustering.Hierarchical;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Analysis.Clustering.Ordering;

/// <summary>OPTICS: ordering of points to identify the clustering structure. Which clusters would there be at every distance at once, up to a
/// largest?</summary>
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
/// Exact; reachabilities do not depend on the order of the points, nor on the number of cores: these share the measuring of core
/// distances, while the ordering is one core's work, each step depending on the last. Expected cost O(n log n), memory some 150 bytes
/// a point. Cut at a distance it gives the clusters of <see cref="Dbscan"/>; that, and the definition followed point by point, is how
/// it is checked.
/// </para>
/// </remarks>
internal static class Optics
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
        var meter = new ProgressMeter(progress, cancellation);
        var workers = new WorkSharing(options.MaxDegreeOfParallelism, cancellation);
        cancellation.ThrowIfCancellationRequested();
        meter.Begin("Sorting incidents", 0.1, 1);
        if (points.Count == 0)
        {
            meter.Finish("Ordered");
            return new OpticsResult([], [], [], []);
        }
        GridBox bounds = points.Bounds();
        if (!(Math.Max(bounds.Width, bounds.Height) <= LargestSpan))
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"The points span {Math.Max(bounds.Width, bounds.Height):G3} m, more than any distance can be squared: remove the stray positions."));
        }
        DistinctPositions positions = DistinctPositions.Find(points, cancellation);
        KdTree tree = KdTree.Build(positions.Eastings, positions.Northings, workers);
        int n = tree.Count;
        int[] counts = Array.ConvertAll(tree.Order, position => positions.Counts[position]);

        meter.Begin("Measuring density", 0.4, n);
        double limit = options.MaxDistance * options.MaxDistance;
        double[] cores = CoresWithin(limit, tree, counts, points.Count, options.MinPoints, workers, meter);

        meter.Begin("Ordering incidents", 0.98, n);
        OpticsOrdering ordering = OpticsOrdering.Run(tree, cores, limit, meter, cancellation);
        OpticsResult result = Spread(positions, tree, ordering, cores);
        cancellation.ThrowIfCancellationRequested();
        meter.Finish("Ordered");
        return result;
    }

    /// <summary>Squared core distances; infinity above the limit, and where there are not so many points at all.</summary>
    private static double[] CoresWithin(double limit, KdTree tree, int[] counts, int points, int minPoints, WorkSharing workers, ProgressMeter meter)
    {
        var cores = new double[tree.Count];
        if (minPoints <= points)
            cores = CoreDistances.Measure(tree, counts, minPoints, workers, meter);
        else
            cores.AsSpan().Fill(double.PositiveInfinity);
        foreach (ref double core in cores.AsSpan())
            core = core <= limit ? core : double.PositiveInfinity;
        return cores;
    }

    /// <summary>From positions to points: the first of a position is come to from elsewhere, the others from the first.</summary>
    private static OpticsResult Spread(DistinctPositions positions, KdTree tree, OpticsOrdering ordering, double[] cores)
    {
        int n = positions.OfPoint.Length;
        int[] starts = new int[positions.Count], placeOf = new int[positions.Count], firstOf = new int[positions.Count];
        int next = 0;
        foreach (int place in ordering.Order)
        {
            placeOf[tree.Order[place]] = place;
            starts[tree.Order[place]] = next;
            next += positions.Counts[tree.Order[place]];
        }
        var points = new int[n];
        firstOf.AsSpan().Fill(-1);
        for (int i = 0; i < n; i++)
        {
            int position = positions.OfPoint[i];
            points[starts[position]++] = i;
            if (firstOf[position] < 0)
                firstOf[position] = i;
        }
        double[] reaches = new double[n], squaredCores = new double[n];
        var predecessors = new int[n];
        for (int i = 0; i < n; i++)
        {
            int position = positions.OfPoint[i], place = placeOf[position], origin = ordering.Origins[place];
            // Once the first is come to, the others are at most its core distance away.
            bool fromFirst = firstOf[position] != i && cores[place] < ordering.Reaches[place];
            reaches[i] = fromFirst ? cores[place] : ordering.Reaches[place];
            predecessors[i] = fromFirst ? firstOf[position] : origin < 0 ? -1 : firstOf[tree.Order[origin]];
            squaredCores[i] = cores[place];
        }
        return new OpticsResult(points, reaches, squaredCores, predecessors);
    }
}
