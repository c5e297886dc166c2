namespace Hotspots.Core.Evaluation;

/// <summary>Score E-test of two Poisson rates. Are incidents after as frequent as before?</summary>
/// <remarks>
/// <para>
/// Krishnamoorthy and Thomson, "A more powerful test for comparing two Poisson means", J. Stat. Plan. Inference 2004, with the pooled (score)
/// statistic of Gu, Ng, Tang and Schucany, Biometrical Journal 2008: T = (k₁/n₁ − k₂/n₂)/√(λ(1/n₁ + 1/n₂)), λ = (k₁ + k₂)/(n₁ + n₂), T(0, 0) = 0;
/// p = Σ P(x; n₁λ) P(y; n₂λ) over all (x, y) with |T(x, y)| ≥ |T(k₁, k₂)|, two-sided. The outcome (0, 0) counts like any other.
/// The Wald form has next to no power where the exposures are unequal.
/// </para>
/// <para>
/// T falls with y and rises with x, so that for each x what is as extreme is all y up to one count and all from another on: two edges that
/// only move up. Cost: a few hundred steps for tens of incidents, some ten √k for k.
/// </para>
/// </remarks>
internal static class ScoreTest
{
    /// <summary>Outcomes that are as extreme in exact arithmetic must not be told apart by rounding.</summary>
    private const double Rounding = 1e-11;

    /// <summary>The two-sided p-value, 0 to 1; below 1e-30 it may be 0.</summary>
    /// <param name="counts">The two periods.</param>
    /// <param name="dispersion">
    /// φ, variance over mean, 1 or more: what was counted is compared as if there were so many times fewer incidents, T/√φ in place of T.
    /// With 1 it is the test as published.
    /// </param>
    /// <exception cref="ArgumentException">A count is negative, an exposure is not above 0, or the dispersion is below 1.</exception>
    public static double PValue(TwoPeriods counts, double dispersion = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dispersion, 1);
        (long k1, long k2, double n1, double n2) = counts.Checked();
        double difference = k1 * n2 - k2 * n1;
        // Every outcome is as extreme as no difference.
        if (Math.Abs(difference) <= Rounding * (k1 * n2 + k2 * n1))
            return 1;
        // T² is this over a constant.
        double extreme = difference * difference / (k1 + k2) / dispersion * (1 - Rounding), rate = (k1 + k2) / (n1 + n2);
        PoissonSpan first = new(n1 * rate), second = new(n2 * rate);
        double p = 0;
        long low = second.First - 1, high = second.First;
        for (long x = first.First; x <= first.Last; x++)
        {
            while (low < second.Last && Signed(x, low + 1) >= extreme)
                low++;
            while (high <= second.Last && Signed(x, high) > -extreme)
                high++;
            p += first.Chances[x - first.First] * (second.AtMost(low) + (high > second.Last ? 0 : second.AtLeast(high)));
        }
        return Math.Min(1, p);

        double Signed(long x, long y)
        {
            if (x + y == 0)
                return 0;
            double apart = x * n2 - y * n1;
            return apart * Math.Abs(apart) / (x + y);
        }
    }
}
