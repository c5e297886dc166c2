using Hotspots.Core.Analysis.Clustering.DensityBased;

namespace Hotspots.Core.Analysis.Clustering.Hierarchical;

/// <summary>Parameters of <see cref="Hdbscan"/>. What must a crowd be for <see cref="Hdbscan"/> to call it a cluster?</summary>
internal sealed record HdbscanOptions
{
    /// <summary>Fewer points than this are no cluster. 2 or more.</summary>
    /// <exception cref="ArgumentException">Below 2.</exception>
    public required int MinClusterSize
    {
        get;
        init => field = OptionRange.AtLeast(value, 2, "number of points of the smallest cluster");
    }

    /// <summary>
    /// A point's core distance is the distance to its so-many-th nearest point, the point itself being the first. 1 or more, the
    /// default is <see cref="MinClusterSize"/>; with fewer points than this, the farthest counts.
    /// </summary>
    /// <remarks>
    /// As minPts in Campello et al., R dbscan and scikit-learn. The Python package hdbscan does not count the point itself: its
    /// min_samples = 25 is 26 here.
    /// </remarks>
    /// <exception cref="ArgumentException">Below 1.</exception>
    public int? MinSamples
    {
        get;
        init => field = value is null ? null : OptionRange.AtLeast(value.Value, 1, "number of neighbours");
    }

    /// <summary>Which of the nested clusters to keep. The default is <see cref="HdbscanSelection.ExcessOfMass"/>.</summary>
    public HdbscanSelection Selection { get; init; }

    /// <summary>May the answer be the one cluster of all points? The default is <see cref="SingleClusterRule.Never"/>.</summary>
    public SingleClusterRule SingleCluster { get; init; }

    /// <summary>
    /// Distances below this are no evidence and count as this. Metres, 0 to 1e12; the default 0 takes positions as exact.
    /// </summary>
    /// <remarks>
    /// Where <see cref="MinSamples"/> points share one position, their density is infinite, and no crowd of streets can outweigh one
    /// such corner. Published police positions are snapped to map points: give the distance between those.
    /// </remarks>
    /// <exception cref="ArgumentException">Out of range.</exception>
    public double FinestDistance
    {
        get;
        init => field = OptionRange.Kept(value, value is >= 0 and <= 1e12, "finest distance must be between 0 and 1E+12 m");
    }

    /// <inheritdoc cref="DbscanOptions.MaxDegreeOfParallelism"/>
    /// <exception cref="ArgumentException">0 or below −1.</exception>
    public int MaxDegreeOfParallelism
    {
        get;
        init => field = OptionRange.Cores(value);
    } = -1;
}

/// <summary>Cluster selection method. Which of the nested clusters does <see cref="Hdbscan"/> keep?</summary>
internal enum HdbscanSelection
{
    /// <summary>Those that together have the greatest excess of mass: large ones, unless their parts stand out.</summary>
    ExcessOfMass,

    /// <summary>Those that part no further: many small ones of similar size.</summary>
    Leaf,
}

/// <summary>Rule for a single cluster. When may <see cref="Hdbscan"/> answer with the one cluster of all points?</summary>
/// <remarks>That cluster has no beginning that could leave anyone out; of its points those belong to it that are there at its end.</remarks>
internal enum SingleClusterRule
{
    /// <summary>Never: there are two or more clusters, or none.</summary>
    Never,

    /// <summary>When it parts into none, and at least half of the points are there at its end: a single place, an even spread.</summary>
    WhenNothingParts,

    /// <summary>Like any other, when it is more stable than what it parts into.</summary>
    Allowed,
}
