using System.Globalization;
using Hotspots.Core.Analysis.Clustering.Ordering;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Analysis.Clustering.Hierarchical;

/// <summary>HDBSCAN: clusters of varying density. Where do incidents crowd together, if streets in town and lanes in the country each have their own
/// measure of a crowd?</summary>
/// <remarks>
/// <para>
/// HDBSCAN* (Campello, Moulavi and Sander, "Density-based clustering based on hierarchical density estimates", PAKDD 2013). The core
/// distance of a point reaches its <see cref="HdbscanOptions.MinSamples"/>-th nearest point, itself counted. Two points hang together
/// from the largest of their distance and both core distances on. With shrinking distance the whole falls apart into parts; parts of
/// <see cref="HdbscanOptions.MinClusterSize"/> points or more are clusters, and of clusters within clusters those are kept that are
/// the most stable. Every point counts once, whatever its weight.
/// </para>
/// <para>
/// Exact, and defined by the positions alone: of links that part at the same distance the shorter parts first (see
/// <see cref="LinkOrder"/>), so that neither the order of the points nor the number of cores has a say, ties or not. Points that
/// share a position share their answer. Expected cost O(n log n), memory some 200 bytes a distinct position and 40 a point. Checked
/// against the answers of hdbscan 0.8.33 and R dbscan, and against the definition itself.
/// </para>
/// </remarks>
internal static class Hdbscan
{
    /// <summary>Metres from one side of the points to the other, at most: the square is still a number.</summary>
    private const double LargestSpan = 1e150;

    /// <summary>Labels each point with its cluster.</summary>
    /// <param name="points">Where the incidents are.</param>
    /// <param name="options">What makes a cluster.</param>
    /// <param name="progress">Told how far it is, from 0 to 1; may be null.</param>
    /// <param name="cancellation">Stops the work within milliseconds.</param>
    /// <exception cref="ArgumentException">The points span more than 1e150 m: one of them is astray.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static HdbscanResult Run(
        PointSet points, HdbscanOptions options, IProgress<RunProgress>? progress = null, CancellationToken cancellation = default)
    {
        var meter = new ProgressMeter(progress, cancellation);
        var workers = new WorkSharing(options.MaxDegreeOfParallelism, cancellation);
        cancellation.ThrowIfCancellationRequested();
        meter.Begin("Sorting incidents", 0.1, 1);
        if (points.Count == 0)
        {
            meter.Finish("Clustered");
            return new HdbscanResult(new ClusterLabels([], [], 0), [], [], []);
        }
        RequireSpan(points);
        DistinctPositions positions = DistinctPositions.Find(points, cancellation);
        KdTree tree = KdTree.Build(positions.Eastings, positions.Northings, workers);
        int[] counts = Array.ConvertAll(tree.Order, position => positions.Counts[position]);

        meter.Begin("Measuring density", 0.4, tree.Count);
        int k = Math.Min(options.MinSamples ?? options.MinClusterSize, points.Count);
        double[] cores = CoreDistances.Measure(tree, counts, k, workers, meter);
        double finest = options.FinestDistance * options.FinestDistance;
        foreach (ref double core in cores.AsSpan())
            core = Math.Max(core, finest);

        meter.Begin("Linking incidents", 0.9, 1000);
        ReachabilityLink[] links = LinkOrder.Sort(tree, ReachabilityTree.Build(tree, cores, workers, meter), cancellation);

        meter.Begin("Choosing clusters", 0.99, 3);
        MergeTree merges = MergeTree.Build(cores, counts, links, cancellation);
        meter.Advance(1);
        CondensedTree condensed = CondensedTree.Build(merges, options.MinClusterSize, cancellation);
        meter.Advance(1);
        bool single = points.Count >= options.MinClusterSize && MayBeSingle(options.SingleCluster, condensed, counts, points.Count);
        bool[] kept = ClusterSelection.Select(condensed, options.Selection, single);
        HdbscanResult result = HdbscanLabelling.Label(positions, tree, condensed, kept, cancellation);
        cancellation.ThrowIfCancellationRequested();
        meter.Finish("Clustered");
        return result;
    }

    private static bool MayBeSingle(SingleClusterRule rule, CondensedTree condensed, int[] counts, int points)
    {
        if (rule != SingleClusterRule.WhenNothingParts || condensed.Count > 1)
            return rule == SingleClusterRule.Allowed;
        long there = 0;
        for (int place = 0; place < counts.Length; place++)
            there += condensed.Lambda[place] >= condensed.Deaths[0] ? counts[place] : 0;
        return 2 * there >= points;
    }

    private static void RequireSpan(PointSet points)
    {
        GridBox bounds = points.Bounds();
        double span = Math.Max(bounds.Width, bounds.Height);
        if (!(span <= LargestSpan))
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"The points span {span:G3} m, more than any distance can be squared: remove the stray positions."));
        }
    }
}
