using System.Globalization;

namespace Hotspots.Core.Analysis.Time;

/// <summary>Which cylinders does <see cref="SpaceTimeScan"/> look at, and how does it tell them from chance?</summary>
internal sealed record SpaceTimeScanOptions
{
    /// <summary>Largest radius of a circle, in the unit of the positions, above 0; a place at that distance is inside.</summary>
    /// <exception cref="ArgumentException">Out of range.</exception>
    public required double MaxRadius
    {
        get;
        init => field = value > 0 && double.IsFinite(value) ? value : throw Refused("largest radius must be above 0", value);
    }

    /// <summary>Longest window, in steps, 1 or more.</summary>
    /// <exception cref="ArgumentException">Out of range.</exception>
    public required int MaxSteps
    {
        get;
        init => field = value >= 1 ? value : throw Refused("longest window must be 1 step or more", value);
    }

    /// <summary>How often the times are shuffled, R: 1 or more. The smallest possible p-value is 1/(R + 1).</summary>
    /// <exception cref="ArgumentException">Out of range.</exception>
    public int Permutations
    {
        get;
        init => field = value >= 1 ? value : throw Refused("number of permutations must be 1 or more", value);
    } = 999;

    /// <summary>Clusters with a p-value up to this are found; above 0, at most 1.</summary>
    /// <exception cref="ArgumentException">Out of range.</exception>
    public double Alpha
    {
        get;
        init => field = value is > 0 and <= 1 ? value : throw Refused("level of significance must be above 0 and at most 1", value);
    } = 0.05;

    /// <summary>
    /// Stop as soon as nothing can be significant any more? Then p is h/l, where the h-th shuffle as strong as the data was the l-th
    /// (Besag and Clifford, "Sequential Monte Carlo p-values", Biometrika 1991): valid, but coarser, and always above alpha.
    /// </summary>
    public bool StopsEarly { get; init; }

    /// <summary>Which chances; the same seed gives the same p-values.</summary>
    public ulong Seed { get; init; } = 1;

    private static ArgumentException Refused(string rule, double value) =>
        new(string.Create(CultureInfo.InvariantCulture, $"The {rule}; it was {value}."));
}
