namespace Hotspots.Core.Analysis.Clustering.DensityBased;

/// <summary>Parameters of <see cref="Dbscan"/>: ε and minPts. How dense must a place be for <see cref="Dbscan"/> to call it a cluster?</summary>
internal sealed record DbscanOptions
{
    /// <summary>ε: points at most so far apart are neighbours. Metres, 1e-9 to 1e12; the distance itself counts as near.</summary>
    /// <exception cref="ArgumentException">Out of range.</exception>
    public required double Epsilon
    {
        get;
        init => field = OptionRange.Distance(value, "neighbour distance");
    }

    /// <summary>A point with at least so many points within ε, itself included, is a core point. 1 or more.</summary>
    /// <exception cref="ArgumentException">Below 1.</exception>
    public required int MinPoints
    {
        get;
        init => field = OptionRange.AtLeast(value, 1, "smallest number of neighbours");
    }

    /// <summary>Cores to use at most: 1 or more, or −1 (the default) for all. The result does not depend on it.</summary>
    /// <exception cref="ArgumentException">0 or below −1.</exception>
    public int MaxDegreeOfParallelism
    {
        get;
        init => field = OptionRange.Cores(value);
    } = -1;
}
