using System.Globalization;

namespace Hotspots.Core.Analysis.Clustering;

/// <summary>How steep must the edge of a valley in the reachability plot be, and how many points must lie in it?</summary>
internal sealed record XiOptions
{
    /// <summary>ξ: from one bar to the next, a steep one falls or rises by at least this share of the higher. Above 0, below 1.</summary>
    /// <exception cref="ArgumentException">Out of range.</exception>
    public required double Steepness
    {
        get;
        init => field = value is > 0 and < 1
            ? value
            : throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"The steepness must be above 0 and below 1; it was {value}."));
    }

    /// <summary>So many bars in a row may be less than steep within one slope. 1 or more; the same as for the reachabilities.</summary>
    /// <exception cref="ArgumentException">Below 1.</exception>
    public required int MinPoints
    {
        get;
        init => field = value >= 1
            ? value
            : throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"The smallest number of neighbours must be 1 or more; it was {value}."));
    }

    /// <summary>Fewer points than this are no cluster. 2 or more.</summary>
    /// <exception cref="ArgumentException">Below 2.</exception>
    public required int MinClusterSize
    {
        get;
        init => field = value >= 2
            ? value
            : throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"The smallest cluster must have 2 or more points; it had {value}."));
    }

    /// <summary>Of places within places, which are shown?</summary>
    public NestedPlaces Nested { get; init; }
}

/// <summary>Of places within places, which are shown?</summary>
internal enum NestedPlaces
{
    /// <summary>Those that together have the greatest excess of mass: large ones, unless their parts stand out.</summary>
    Weightiest,

    /// <summary>Those in which no other lies: many small ones.</summary>
    Innermost,
}
