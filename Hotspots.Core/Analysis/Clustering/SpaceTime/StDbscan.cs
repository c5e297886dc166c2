using Hotspots.Core.Analysis.Clustering.DensityBased;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Analysis.Clustering.SpaceTime;

/// <summary>ST-DBSCAN. Where and when do incidents come in bursts, close in place and close in time as well?</summary>
/// <remarks>
/// <para>
/// DBSCAN with two distances (Birant and Kut, "ST-DBSCAN: an algorithm for clustering spatial-temporal data", Data and Knowledge
/// Engineering 2007, without its limit on a third attribute). Two points are neighbours when they are at most
/// <see cref="StDbscanOptions.Epsilon"/> metres and <see cref="StDbscanOptions.EpsilonSeconds"/> seconds apart, both included. A core
/// point has at least <see cref="StDbscanOptions.MinPoints"/> neighbours, itself included; core points that are neighbours share a
/// cluster. Any other neighbour of a core point joins the cluster of the one nearest in place; of several equally near, the nearest in
/// time, then the most southerly, the most westerly, the earliest. The rest is noise. Every point counts once, whatever its weight.
/// </para>
/// <para>
/// Exact, and independent of the order of the points and of the number of cores. Points are sorted into cells of side ε/√2, and in
/// each cell by time: within a cell only time parts, and of a cell near by only the span of time in question is looked at. Cost
/// O(n log n + n · neighbours looked at), memory some 70 bytes a point. Checked against the definition over all pairs.
/// </para>
/// </remarks>
internal static class StDbscan
{
    /// <summary>As in <see cref="Dbscan"/>: keeps the diagonal of a cell below ε although cell numbers are rounded.</summary>
    private const double CellShrink = 1 - 1.0 / (1 << 16);

    /// <summary>Labels each point with its cluster.</summary>
    /// <param name="points">Where the incidents are.</param>
    /// <param name="seconds">When: one a point, seconds since any moment, such as 1970 UTC. Who does not know a time leaves the point out.</param>
    /// <param name="options">How dense is dense.</param>
    /// <param name="progress">Told how far it is, from 0 to 1; may be null.</param>
    /// <param name="cancellation">Stops the work within milliseconds.</param>
    /// <exception cref="ArgumentException">Not one time a point; or the points span over two thousand million cells.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static ClusterLabels Run(
        PointSet points, ReadOnlySpan<long> seconds, StDbscanOptions options, IProgress<RunProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        if (seconds.Length != points.Count)
            throw new ArgumentException("Points and times must be equally many.", nameof(seconds));
        var meter = new ProgressMeter(progress, cancellation);
        ClusterLabels labels = Run(points, seconds, options, new WorkSharing(options.MaxDegreeOfParallelism, cancellation), meter, 1);
        meter.Finish("Clustered");
        return labels;
    }

    /// <summary>Labels each point with its cluster, as a part of a longer piece of work.</summary>
    /// <param name="points">Where the incidents are.</param>
    /// <param name="seconds">When, one a point.</param>
    /// <param name="options">How dense is dense.</param>
    /// <param name="workers">Who does it.</param>
    /// <param name="meter">Told how far it is.</param>
    /// <param name="share">The part of the whole work that this is, from its beginning: above 0, at most 1.</param>
    internal static ClusterLabels Run(
        PointSet points, ReadOnlySpan<long> seconds, StDbscanOptions options, WorkSharing workers, ProgressMeter meter, double share)
    {
        workers.Cancellation.ThrowIfCancellationRequested();
        meter.Begin("Sorting incidents into cells", 0.2 * share, 1);
        if (points.Count == 0)
            return new ClusterLabels([], [], 0);
        TimedCells cells = TimedCells.Build(points, seconds, options.Epsilon / Math.Sqrt(2) * CellShrink, workers);
        return new StDbscanKernel(cells, options.Epsilon * options.Epsilon, options.EpsilonSeconds, options.MinPoints, workers, meter, share).Run();
    }
}
