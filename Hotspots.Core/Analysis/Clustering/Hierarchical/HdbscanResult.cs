using Hotspots.Core.Model.Results;

namespace Hotspots.Core.Analysis.Clustering.Hierarchical;

/// <summary>Result of <see cref="Hdbscan"/>. Which cluster does each point belong to, how firmly, and how much does each cluster stand out?</summary>
internal sealed class HdbscanResult
{
    internal HdbscanResult(ClusterLabels labels, IReadOnlyList<HdbscanCluster> clusters, double[] memberships, double[] outlierScores) =>
        (Labels, Clusters, Memberships, OutlierScores) = (labels, clusters, memberships, outlierScores);

    /// <summary>The cluster of each point. There are no border points: every point of a cluster is one of its core points.</summary>
    public ClusterLabels Labels { get; }

    /// <summary>One a cluster, in the order of their numbers.</summary>
    public IReadOnlyList<HdbscanCluster> Clusters { get; }

    /// <summary>
    /// One a point: how long it stays in its cluster as density rises, 0 to 1: the λ at which it leaves, as a share of the λ at which
    /// the cluster ends. 1 for all that are there at the end, 0 for noise.
    /// </summary>
    public double[] Memberships { get; }

    /// <summary>
    /// One a point: GLOSH (Campello et al., "Hierarchical density estimates for data clustering, visualization, and outlier
    /// detection", TKDD 2015): 1 − λ at which the point leaves / the largest λ in the cluster that it leaves. 0 is as dense as its
    /// surroundings get, near 1 far out.
    /// </summary>
    public double[] OutlierScores { get; }
}

/// <summary>Stability of a cluster, and the distances at which it begins and ends. How much does a cluster stand out?</summary>
/// <param name="Stability">Excess of mass, Σ over its points of (λ at which the point leaves − λ at which the cluster begins), 1/m; infinity where
/// enough points share one position.</param>
/// <param name="BirthDistance">Metres; with this reach, the cluster is still one with others. Infinity for the cluster of all points.</param>
/// <param name="DeathDistance">Metres; with this reach, it parts or falls apart.</param>
internal readonly record struct HdbscanCluster(double Stability, double BirthDistance, double DeathDistance);
