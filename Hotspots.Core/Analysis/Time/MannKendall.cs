using Hotspots.Core.Analysis.Significance;

namespace Hotspots.Core.Analysis.Time;

/// <summary>Does a series of counts rise or fall over time?</summary>
/// <remarks>
/// Mann 1945, Kendall 1975. S = Σ sgn(xⱼ − xᵢ) over i &lt; j, where equal counts add nothing;
/// Var S = (n(n−1)(2n+5) − Σ t(t−1)(2t+5))/18 over groups of t equal counts; Z = (S ∓ 1)/√Var, one step nearer to 0;
/// p = 2Φ(−|Z|), two-sided. The slope is Sen's 1968: the median of (xⱼ − xᵢ)/(j − i). Cost n² log n.
/// </remarks>
/// <param name="S">Pairs that rise less pairs that fall.</param>
/// <param name="Variance">Of <paramref name="S"/> where there is no trend.</param>
/// <param name="Z">Standard deviations from no trend; 0 where all counts are equal.</param>
/// <param name="PValue">Chance of being so far from 0 on either side; 1 where all counts are equal.</param>
/// <param name="Slope">Change from one count to the next; 0 where there are fewer than two.</param>
internal readonly record struct MannKendall(long S, double Variance, double Z, double PValue, double Slope)
{
    /// <summary>Tests a series, oldest first.</summary>
    public static MannKendall Of(ReadOnlySpan<int> series)
    {
        int n = series.Length;
        long s = 0;
        var slopes = new double[n * (n - 1) / 2];
        for (int j = 1, pair = 0; j < n; j++)
        {
            for (int i = 0; i < j; i++, pair++)
            {
                s += Math.Sign(series[j] - series[i]);
                slopes[pair] = (double)(series[j] - series[i]) / (j - i);
            }
        }
        int[] sorted = [.. series];
        Array.Sort(sorted);
        double ties = 0;
        for (int from = 0, to = 0; from < n; from = to)
        {
            while (to < n && sorted[to] == sorted[from])
                to++;
            double t = to - from;
            ties += t * (t - 1) * (2 * t + 5);
        }
        double variance = (n * (n - 1.0) * (2 * n + 5) - ties) / 18;
        double z = variance > 0 ? (s - Math.Sign(s)) / Math.Sqrt(variance) : 0;
        return new MannKendall(s, variance, z, variance > 0 ? ErrorFunction.TwoSided(z) : 1, Median(slopes));
    }

    private static double Median(double[] values)
    {
        if (values.Length == 0)
            return 0;
        Array.Sort(values);
        int half = values.Length / 2;
        return values.Length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    }
}
