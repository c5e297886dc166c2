using Hotspots.Core.Analysis.Clustering.DensityBased;

namespace Hotspots.Core.Analysis.Clustering.SpaceTime;

/// <summary>Parameters of <see cref="StDbscan"/>. How dense, in place and time together, must it be for <see cref="StDbscan"/> to call it a
/// cluster?</summary>
internal sealed record StDbscanOptions
{
    /// <summary>ε: points at most so far apart may be neighbours. Metres, 1e-9 to 1e12; the distance itself counts as near.</summary>
    /// <exception cref="ArgumentException">Out of range.</exception>
    public required double Epsilon
    {
        get;
        init => field = OptionRange.Distance(value, "neighbour distance");
    }

    /// <summary>ε₂: neighbours are also at most so far apart in time. Seconds, 0 or more; the time itself counts as near. A day has 86,400.</summary>
    /// <exception cref="ArgumentException">Below 0.</exception>
    public required long EpsilonSeconds
    {
        get;
        init => field = OptionRange.Kept(value, value >= 0, "neighbour time must be 0 s or more");
    }

    /// <summary>A point with at least so many neighbours, itself included, is a core point. 1 or more.</summary>
    /// <exception cref="ArgumentException">Below 1.</exception>
    public required int MinPoints
    {
        get;
        init => field = OptionRange.AtLeast(value, 1, "smallest number of neighbours");
    }

    /// <inheritdoc cref="DbscanOptions.MaxDegreeOfParallelism"/>
    /// <exception cref="ArgumentException">0 or below −1.</exception>
    public int MaxDegreeOfParallelism
    {
        get;
        init => field = OptionRange.Cores(value);
    } = -1;
}
