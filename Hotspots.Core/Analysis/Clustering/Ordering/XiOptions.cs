namespace Hotspots.Core.Analysis.Clustering.Ordering;

/// <summary>Parameters of the ξ extraction. How steep must the edge of a valley in the reachability plot be, and how many points must lie in
/// it?</summary>
internal sealed record XiOptions
{
    /// <summary>ξ: from one bar to the next, a steep one falls or rises by at least this share of the higher. Above 0, below 1.</summary>
    /// <exception cref="ArgumentException">Out of range.</exception>
    public required double Steepness
    {
        get;
        init => field = OptionRange.Kept(value, value is > 0 and < 1, "steepness must be above 0 and below 1");
    }

    /// <summary>So many bars in a row may be less than steep within one slope. 1 or more; the same as for the reachabilities.</summary>
    /// <exception cref="ArgumentException">Below 1.</exception>
    public required int MinPoints
    {
        get;
        init => field = OptionRange.AtLeast(value, 1, "smallest number of neighbours");
    }

    /// <summary>Fewer points than this are no cluster. 2 or more.</summary>
    /// <exception cref="ArgumentException">Below 2.</exception>
    public required int MinClusterSize
    {
        get;
        init => field = OptionRange.AtLeast(value, 2, "number of points of the smallest cluster");
    }

    /// <summary>Of places within places, which are shown?</summary>
    public NestedPlaces Nested { get; init; }
}

/// <summary>Choice among nested places. Of places within places, which are shown?</summary>
internal enum NestedPlaces
{
    /// <summary>Those that together have the greatest excess of mass: large ones, unless their parts stand out.</summary>
    Weightiest,

    /// <summary>Those in which no other lies: many small ones.</summary>
    Innermost,
}
