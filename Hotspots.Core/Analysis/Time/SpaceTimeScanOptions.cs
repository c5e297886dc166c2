namespace Hotspots.Core.Analysis.Time;

/// <summary>Which cylinders does <see cref="SpaceTimeScan"/> look at, and how does it tell them from chance?</summary>
internal sealed record SpaceTimeScanOptions
{
    /// <summary>Largest radius of a circle, in the unit of the positions, above 0; a place at that distance is inside.</summary>
    /// <exception cref="ArgumentException">Out of range.</exception>
    public required double MaxRadius
    {
        get;
        init => field = OptionRange.Kept(value, value > 0 && double.IsFinite(value), "largest radius must be above 0");
    }

    /// <summary>Longest window, in steps, 1 or more.</summary>
    /// <exception cref="ArgumentException">Out of range.</exception>
    public required int MaxSteps
    {
        get;
        init => field = OptionRange.Kept(value, value >= 1, "longest window must be 1 step or more");
    }

    /// <summary>How often the times are shuffled, R: 1 or more. The smallest possible p-value is 1/(R + 1).</summary>
    /// <exception cref="ArgumentException">Out of range.</exception>
    public int Permutations
    {
        get;
        init => field = OptionRange.AtLeast(value, 1, "number of permutations");
    } = 999;

    /// <summary>Clusters with a p-value up to this are found; above 0, at most 1.</summary>
    /// <exception cref="ArgumentException">Out of range.</exception>
    public double Alpha
    {
        get;
        init => field = OptionRange.Kept(value, value is > 0 and <= 1, "level of significance must be above 0 and at most 1");
    } = 0.05;

    /// <summary>
    /// Stop as soon as nothing can be significant any more? Then p is h/l, where the h-th shuffle as strong as the data was the l-th
    /// (Besag and Clifford, "Sequential Monte Carlo p-values", Biometrika 1991): valid, but coarser, and always above alpha.
    /// </summary>
    public bool StopsEarly { get; init; }

    /// <summary>Which chances; the same seed gives the same p-values.</summary>
    public ulong Seed { get; init; } = 1;
}
