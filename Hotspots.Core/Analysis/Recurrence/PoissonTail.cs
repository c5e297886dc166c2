namespace Hotspots.Core.Analysis.Recurrence;

/// <summary>Poisson upper tail: the chance of so many events or more.</summary>
internal static class PoissonTail
{
    /// <summary>Above this mean the normal approximation of the square root is used.</summary>
    private const double ManyEvents = 500;

    /// <summary>P(X ≥ count) of a Poisson variable, 0 to 1.</summary>
    /// <param name="count">0 or more.</param>
    /// <param name="mean">0 or more.</param>
    public static double AtLeast(int count, double mean)
    {
        if (count <= 0)
            return 1;
        if (mean > ManyEvents)
            return count < mean ? 1 : Significance.ErrorFunction.TwoSided(2 * (Math.Sqrt(count) - Math.Sqrt(mean))) / 2;
        double term = Math.Exp(-mean), below = 0;
        for (int k = 0; k < count; k++)
        {
            below += term;
            term *= mean / (k + 1);
        }
        return Math.Clamp(1 - below, 0, 1);
    }
}
