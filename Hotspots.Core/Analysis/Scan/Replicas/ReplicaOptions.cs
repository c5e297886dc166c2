namespace Hotspots.Core.Analysis.Scan.Replicas;

/// <summary>Monte Carlo replicas of a scan statistic: how many, from which chances, and how they are held against a level of significance.</summary>
internal abstract record ReplicaOptions
{
    /// <summary>Replicas, R: 1 or more. The smallest possible p-value is 1/(R + 1).</summary>
    /// <exception cref="ArgumentException">Out of range.</exception>
    public int Permutations
    {
        get;
        init => field = OptionRange.AtLeast(value, 1, "number of permutations");
    } = 999;

    /// <summary>Level of significance: above 0, at most 1.</summary>
    /// <exception cref="ArgumentException">Out of range.</exception>
    public double Alpha
    {
        get;
        init => field = OptionRange.Kept(value, value is > 0 and <= 1, "level of significance must be above 0 and at most 1");
    } = 0.05;

    /// <summary>
    /// Stop as soon as nothing can be significant any more? Then the strongest cluster's p is h/l, where the h-th replica as strong as the
    /// data was the l-th (Besag and Clifford, "Sequential Monte Carlo p-values", Biometrika 1991): valid, but coarser, and always above
    /// <see cref="Alpha"/>; no other cluster is told.
    /// </summary>
    public bool StopsEarly { get; init; }

    /// <summary>Which chances; the same seed gives the same p-values.</summary>
    public ulong Seed { get; init; } = 1;
}
