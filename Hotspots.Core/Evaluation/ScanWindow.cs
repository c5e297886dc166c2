namespace Hotspots.Core.Evaluation;

/// <summary>Temporal scan statistic. How likely are so many incidents in some window of a place's time, wherever that window lies?</summary>
/// <remarks>
/// Naus, "Approximations for distributions of scan statistics", J. Am. Stat. Assoc. 1982: P(≥ k in some window) ≈ 1 − Q₂(Q₃/Q₂)^(L − 2),
/// L = all time over the window, Q₂ and Q₃ the chances of no such window in two and three windows' time, exact for Poisson incidents of mean
/// μ a window.
/// Good to some thousandths where that was simulated. A burst that was looked for among many places needs a correction over them.
/// </remarks>
internal static class ScanWindow
{
    /// <summary>The chance, 0 to 1.</summary>
    /// <param name="count">k: the most incidents in any one window, 0 or more.</param>
    /// <param name="windows">L: all the time watched over the window's, 2 or more.</param>
    /// <param name="mean">μ: mean incidents in one window, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time watched is shorter than two windows, or the mean is not above 0.</exception>
    public static double PValue(int count, double windows, double mean)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(mean);
        ArgumentOutOfRangeException.ThrowIfLessThan(windows, 2);
        if (count <= 0)
            return 1;
        if (count == 1)
            return 1 - Math.Exp(-mean * windows);
        var poisson = new PoissonSpan(mean);
        double two = NoneInTwo(count, mean, poisson), three = NoneInThree(count, mean, poisson);
        // Where a burst is all but certain, rounding may leave less than nothing.
        return two <= 0 || three <= 0 ? 1 : Math.Clamp(1 - two * Math.Pow(three / two, windows - 2), 0, 1);
    }

    /// <summary>Q₂: his equation 2.2.</summary>
    private static double NoneInTwo(int k, double mean, PoissonSpan poisson)
    {
        double below = poisson.AtMost(k - 1);
        return below * below - (k - 1) * Chance(poisson, k) * Chance(poisson, k - 2) - (k - 1 - mean) * Chance(poisson, k) * poisson.AtMost(k - 3);
    }

    /// <summary>Q₃: his equation 2.3, F³ − A₁ + A₂ + A₃ − A₄.</summary>
    private static double NoneInThree(int k, double mean, PoissonSpan poisson)
    {
        double below = poisson.AtMost(k - 1), here = Chance(poisson, k);
        double first = 2 * here * below * ((k - 1) * poisson.AtMost(k - 2) - mean * poisson.AtMost(k - 3));
        double squares = (k - 1.0) * (k - 2) * poisson.AtMost(k - 3) - 2 * (k - 2) * mean * poisson.AtMost(k - 4);
        double second = here * here / 2 * (squares + mean * mean * poisson.AtMost(k - 5));
        double third = 0, fourth = 0;
        for (int r = 1; r < k; r++)
        {
            double other = Chance(poisson, 2 * k - r), less = poisson.AtMost(r - 1);
            third += other * less * less;
            if (r > 1)
                fourth += other * Chance(poisson, r) * ((r - 1) * poisson.AtMost(r - 2) - mean * poisson.AtMost(r - 3));
        }
        return below * below * below - first + second + third - fourth;
    }

    private static double Chance(PoissonSpan poisson, int count) =>
        count < poisson.First || count > poisson.Last ? 0 : poisson.Chances[count - poisson.First];
}
