using System.Globalization;

namespace Hotspots.Core.Analysis.Clustering;

/// <summary>How far may <see cref="Optics"/> look, and what is a crowd to it?</summary>
public sealed record OpticsOptions
{
    /// <summary>Nobody looks farther than this. Metres, 1e-9 to 1e12, itself included; the larger, the longer the work.</summary>
    /// <exception cref="ArgumentException">Out of range.</exception>
    public required double MaxDistance
    {
        get;
        init => field = value is >= 1e-9 and <= 1e12
            ? value
            : throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"The largest distance must be between 1E-09 and 1E+12 m; it was {value}."));
    }

    /// <summary>A point's core distance is the distance to its so-many-th nearest point, the point itself being the first. 1 or more.</summary>
    /// <exception cref="ArgumentException">Below 1.</exception>
    public required int MinPoints
    {
        get;
        init => field = value >= 1
            ? value
            : throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"The smallest number of neighbours must be 1 or more; it was {value}."));
    }

    /// <inheritdoc cref="DbscanOptions.MaxDegreeOfParallelism"/>
    /// <exception cref="ArgumentException">0 or below −1.</exception>
    public int MaxDegreeOfParallelism
    {
        get;
        init => field = value is >= 1 or -1
            ? value
            : throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"The number of cores must be 1 or more, or -1 for all; it was {value}."));
    } = -1;
}
