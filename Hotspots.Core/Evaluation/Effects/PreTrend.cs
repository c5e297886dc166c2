using Hotspots.Core.Statistics;

namespace Hotspots.Core.Evaluation.Effects;

/// <summary>Cochran–Armitage trend test of two places' earlier periods: a drift apart that began before the operation.</summary>
internal static class PreTrend
{
    /// <summary>Two-sided p of a steady drift of the treated place's share of both; small where they did not run side by side.</summary>
    /// <remarks>
    /// Armitage, Biometrics 1955, with the variance times φ: z = Σ (t − t̄)(x − np̂) / √(φ p̂(1 − p̂) Σ n(t − t̄)²), t̄ the mean of t weighed by n.
    /// Blind where the control was chosen by the same periods: a good fit hides a drift, so that a large p is no proof.
    /// </remarks>
    /// <param name="treated">Incidents of each earlier period, oldest first.</param>
    /// <param name="control">The same of the control.</param>
    /// <param name="middles">The middle of each period, in any unit.</param>
    /// <param name="dispersion">φ, 1 or more.</param>
    /// <returns>NaN with fewer than three periods, or where one of the places had nothing.</returns>
    /// <exception cref="ArgumentException">Lengths differ.</exception>
    public static double P(ReadOnlySpan<int> treated, ReadOnlySpan<int> control, ReadOnlySpan<double> middles, double dispersion)
    {
        if (treated.Length != control.Length || middles.Length != treated.Length)
            throw new ArgumentException("Both places and the times need the same earlier periods.");
        double own = 0, all = 0, mean = 0;
        for (int i = 0; i < treated.Length; i++)
        {
            own += treated[i];
            all += treated[i] + control[i];
            mean += (treated[i] + control[i]) * middles[i];
        }
        if (treated.Length < 3 || own == 0 || own == all)
            return double.NaN;
        mean /= all;
        double share = own / all, score = 0, spread = 0;
        for (int i = 0; i < treated.Length; i++)
        {
            double away = middles[i] - mean, both = treated[i] + control[i];
            score += away * (treated[i] - both * share);
            spread += both * away * away;
        }
        double variance = dispersion * share * (1 - share) * spread;
        return variance > 0 ? ErrorFunction.TwoSided(score / Math.Sqrt(variance)) : double.NaN;
    }
}
