using Hotspots.Core.Analysis.Clustering.DensityBased;

namespace Hotspots.Core.Analysis.Clustering.Ordering;

/// <summary>Parameters of <see cref="Optics"/>. How far may <see cref="Optics"/> look, and what is a crowd to it?</summary>
internal sealed record OpticsOptions
{
    /// <summary>Nobody looks farther than this. Metres, 1e-9 to 1e12, itself included; the larger, the longer the work.</summary>
    /// <exception cref="ArgumentException">Out of range.</exception>
    public required double MaxDistance
    {
        get;
        init => field = OptionRange.Distance(value, "largest distance");
    }

    /// <summary>A point's core distance is the distance to its so-many-th nearest point, the point itself being the first. 1 or more.</summary>
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
