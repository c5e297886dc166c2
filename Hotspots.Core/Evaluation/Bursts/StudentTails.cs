namespace Hotspots.Core.Evaluation.Bursts;

/// <summary>Student's t against the normal distribution: how much wider the middle 95 % are where the variance is an estimate.</summary>
internal static class StudentTails
{
    /// <summary>Normal quantile of 97.5 %.</summary>
    private const double Z = 1.959963984540054;

    /// <summary>(t/z)² of the quantiles of 97.5 %: the factor by which an estimated variance is to be taken for larger.</summary>
    /// <param name="degrees">Degrees of freedom of the estimate, 3 or more; it need not be whole.</param>
    /// <returns>1 or more, falling to 1; within 1 % of the quantile. Source: Abramowitz and Stegun 26.7.5.</returns>
    public static double Widening(double degrees)
    {
        double z2 = Z * Z;
        double t = Z * (1
            + (z2 + 1) / (4 * degrees)
            + ((5 * z2 + 16) * z2 + 3) / (96 * degrees * degrees)
            + (((3 * z2 + 19) * z2 + 17) * z2 - 15) / (384 * degrees * degrees * degrees));
        return t / Z * (t / Z);
    }
}
