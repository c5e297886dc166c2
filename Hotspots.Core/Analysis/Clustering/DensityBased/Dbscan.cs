using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Analysis.Clustering.DensityBased;

/// <summary>DBSCAN: density-based clusters with noise. Where do incidents crowd together, whatever the shape of the crowd?</summary>
/// <remarks>
/// <para>
/// DBSCAN (Ester, Kriegel, Sander and Xu, KDD 1996). A core point has at least <see cref="DbscanOptions.MinPoints"/> points within
/// <see cref="DbscanOptions.Epsilon"/>, itself included, the distance itself included. Core points within ε of one another share a
/// cluster. Any other point within ε of a core point joins the cluster of its nearest core point; of several equally near, the most
/// southerly decides, then the most westerly. The rest is noise. Every point counts once, whatever its weight.
/// </para>
/// <para>
/// Exact: "within ε" is <c>dx * dx + dy * dy &lt;= ε * ε</c> in double precision, for every pair. The labels do not depend on the
/// order of the points or on the number of cores. Points are sorted into cells so small that two points of one cell are always
/// within ε (Wang, Gu and Shun, "Theoretically-efficient and practical parallel DBSCAN", SIGMOD 2020): a cell with enough points
/// needs no distances at all, and cells, not points, are joined. Expected cost O(n · minPts), memory some 60 bytes a point.
/// Checked against scikit-learn's and R's answers and against the definition itself.
/// </para>
/// </remarks>
internal static class Dbscan
{
    /// <summary>
    /// How much smaller a cell is than ε/√2. Cell numbers are rounded in the last of 31 bits (see <see cref="CellIndex.MostCellsAcross"/>),
    /// a cell may therefore be 2⁻¹⁹ wider than its side; 2⁻¹⁶ keeps its diagonal below ε all the same.
    /// </summary>
    private const double CellShrink = 1 - 1.0 / (1 << 16);

    /// <summary>Labels each point with its cluster.</summary>
    /// <param name="points">Where the incidents are.</param>
    /// <param name="options">How dense is dense.</param>
    /// <param name="progress">Told how far it is, from 0 to 1; may be null.</param>
    /// <param name="cancellation">Stops the work within milliseconds.</param>
    /// <exception cref="ArgumentException">The points span over two thousand million cells: one of them is astray, or ε is tiny.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static ClusterLabels Run(
        PointSet points, DbscanOptions options, IProgress<RunProgress>? progress = null, CancellationToken cancellation = default)
    {
        var meter = new ProgressMeter(progress, cancellation);
        var workers = new WorkSharing(options.MaxDegreeOfParallelism, cancellation);
        cancellation.ThrowIfCancellationRequested();
        meter.Begin("Sorting incidents into cells", 0.2, 1);
        if (points.Count == 0)
        {
            meter.Finish("Clustered");
            return new ClusterLabels([], [], 0);
        }
        double side = options.Epsilon / Math.Sqrt(2) * CellShrink;
        CellIndex cells = CellIndex.Build(points, side, workers);
        CoreCells cores = CoreCells.Find(cells, options.Epsilon * options.Epsilon, options.MinPoints, workers, meter);
        DisjointSet joined = CellJoins.Join(cores, workers, meter);
        ClusterLabels labels = ClusterAssignment.Label(cores, joined, workers, meter);
        meter.Finish("Clustered");
        return labels;
    }
}
