using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Hotspots.Core.Analysis.Clustering.Hierarchical;
using Kernel = Hotspots.Core.Analysis.Clustering.Hierarchical.Hdbscan;

namespace Hotspots.Methods;

/// <summary>HDBSCAN*: clusters of varying density.</summary>
/// <remarks>
/// Campello, Moulavi and Sander, "Density-based clustering based on hierarchical density estimates", PAKDD 2013. Exact; the answer depends on
/// neither the order of the points nor the number of cores, ties or not. Weights are not looked at. Expected cost O(n log n).
/// </remarks>
public static class Hdbscan
{
    /// <summary>Labels each point with its cluster.</summary>
    /// <param name="points">Where they are.</param>
    /// <param name="minClusterSize">Fewer points than this are no cluster. 2 or more.</param>
    /// <param name="minSamples">
    /// A point's core distance reaches its so-many-th nearest point, itself the first. 1 or more; <paramref name="minClusterSize"/> where none is
    /// given. The Python package hdbscan does not count the point itself: its 25 is 26 here.
    /// </param>
    /// <param name="selection">Which of the nested clusters are kept.</param>
    /// <param name="singleCluster">When the answer may be the one cluster of all points.</param>
    /// <param name="finestDistance">
    /// Distances below this count as this. Metres, 0 to 10¹². Where positions are snapped to map points, the distance between those.
    /// </param>
    /// <param name="cancellation">Stops the work within milliseconds.</param>
    /// <exception cref="ArgumentException">A number is out of its range, or the points span more than 10¹⁵⁰ m.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static HierarchicalClusters Cluster(
        Locations points, int minClusterSize, int? minSamples = null, ClusterSelection selection = ClusterSelection.ExcessOfMass,
        SingleCluster singleCluster = SingleCluster.Never, double finestDistance = 0, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(points);
        var options = new HdbscanOptions
        {
            MinClusterSize = minClusterSize,
            MinSamples = minSamples,
            Selection = (HdbscanSelection)Known.Value(selection),
            SingleCluster = (SingleClusterRule)Known.Value(singleCluster),
            FinestDistance = finestDistance,
        };
        return new HierarchicalClusters(points, Kernel.Run(points.Points, options, cancellation: cancellation));
    }
}

/// <summary>Cluster selection: which of the nested clusters HDBSCAN keeps.</summary>
public enum ClusterSelection
{
    /// <summary>Those that together have the greatest excess of mass: large ones, unless their parts stand out.</summary>
    ExcessOfMass,

    /// <summary>Those that part no further: many small ones of similar size.</summary>
    Leaf,
}

/// <summary>Single cluster: when HDBSCAN may answer with the one cluster of all points.</summary>
public enum SingleCluster
{
    /// <summary>Never: there are two or more clusters, or none.</summary>
    Never,

    /// <summary>When it parts into none, and at least half of the points are there at its end.</summary>
    WhenNothingParts,

    /// <summary>Like any other, when it is more stable than what it parts into.</summary>
    Allowed,
}

/// <summary>Result of HDBSCAN*: labels, how firmly each point belongs to its cluster, and how much each cluster stands out.</summary>
public sealed class HierarchicalClusters
{
    private readonly HdbscanResult _result;

    internal HierarchicalClusters(Locations points, HdbscanResult result)
    {
        _result = result;
        Clusters = new Clusters(points, result.Labels);
        Stabilities = [.. result.Clusters.Select(static cluster => cluster.Stability)];
    }

    /// <summary>The cluster of each point; every point of a cluster is a core point.</summary>
    public Clusters Clusters { get; }

    /// <summary>One a point: how long it stays in its cluster as density rises, 0 to 1; 1 for those there at its end, 0 for noise.</summary>
    public ImmutableArray<double> Memberships => ImmutableCollectionsMarshal.AsImmutableArray(_result.Memberships);

    /// <summary>
    /// One a point: GLOSH, 0 (as dense as its surroundings get) to 1 (far out). Campello and others, "Hierarchical density estimates for data
    /// clustering, visualization, and outlier detection", TKDD 2015.
    /// </summary>
    public ImmutableArray<double> OutlierScores => ImmutableCollectionsMarshal.AsImmutableArray(_result.OutlierScores);

    /// <summary>One a cluster: its excess of mass, 1/m; infinity where enough points share one position.</summary>
    public ImmutableArray<double> Stabilities { get; }
}
