using Hotspots.Core.Statistics;

namespace Hotspots.Core.Analysis.Recurrence;

/// <summary>Upper tail of counts: the chance of so many events or more, Poisson where their variance is their mean and negative binomial where it
/// is more.</summary>
internal static class CountTail
{
    /// <summary>Above this mean the normal approximation of the square root is used.</summary>
    private const double ManyEvents = 500;

    /// <summary>With hardly more dispersion than this the negative binomial is the Poisson distribution.</summary>
    private const double Poisson = 1 + 1e-6;

    /// <summary>P(X ≥ count) of a count, 0 to 1.</summary>
    /// <param name="count">0 or more.</param>
    /// <param name="mean">0 or more.</param>
    /// <param name="dispersion">Variance over mean, 1 or more; 1 is Poisson.</param>
    public static double AtLeast(int count, double mean, double dispersion = 1)
    {
        if (count <= 0)
            return 1;
        if (mean > ManyEvents)
        {
            double deviations = 2 * (Math.Sqrt(count) - Math.Sqrt(mean)) / Math.Sqrt(dispersion);
            return count < mean ? 1 : ErrorFunction.TwoSided(deviations) / 2;
        }
        bool isPoisson = dispersion <= Poisson;
        double size = isPoisson ? 0 : mean / (dispersion - 1), ratio = isPoisson ? 0 : 1 - 1 / dispersion;
        double term = isPoisson ? Math.Exp(-mean) : Math.Pow(dispersion, -size), below = 0;
        for (int k = 0; k < count; k++)
        {
            below += term;
            term *= isPoisson ? mean / (k + 1) : (size + k) / (k + 1) * ratio;
        }
        return Math.Clamp(1 - below, 0, 1);
    }
}
