namespace Hotspots.Core.Evaluation;

/// <summary>Sample size for two Poisson rates by square roots: how many incidents before it takes for a fall to be told from
/// chance.</summary>
/// <remarks>
/// With equal times, mean μ before and fμ after, 2(√X − √Y)/√2 has a variance of 1: the fall is found with power 1 − β at a two-sided level α where
/// √(2μ)(1 − √f) ≥ z(1 − α/2) + z(1 − β) (Huffman, "An improved approximate two-sample Poisson test", Applied Statistics 1984). Here α = 0.05 and
/// a power of 0.8: four times in five. Where counts vary φ times as much as Poisson counts do, φ times as many are needed.
/// </remarks>
internal static class DetectableFall
{
    /// <summary>z(0.975) + z(0.8).</summary>
    private const double Needed = 1.959963984540054 + 0.8416212335729143;

    /// <summary>Incidents that are needed before, in the mean, in a time as long as that after.</summary>
    /// <param name="left">What is left after the fall, of 1: 0.5 for a fall by half.</param>
    /// <param name="dispersion">φ, variance over mean, 1 or more.</param>
    public static double Incidents(double left, double dispersion = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dispersion, 1);
        if (!(left is >= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(left), left, "What is left is at least 0 and below 1.");
        double root = Needed / (1 - Math.Sqrt(left));
        return dispersion * root * root / 2;
    }
}
