namespace Hotspots.Core.Statistics;

/// <summary>Mann–Kendall trend test. Does a series rise or fall over time?</summary>
/// <remarks>
/// Mann 1945, Kendall 1975. S = Σ sgn(xⱼ − xᵢ) over i &lt; j, where equal values add nothing;
/// Var S = (n(n−1)(2n+5) − Σ t(t−1)(2t+5))/18 over groups of t equal values; Z = (S ∓ 1)/√Var, one step nearer to 0;
/// p = 2Φ(−|Z|), two-sided. The slope is Sen's 1968: the median of (xⱼ − xᵢ)/(j − i). A gap (NaN) is passed over, and the times
/// beyond it stay as far apart as they are. Cost n² log n.
/// </remarks>
/// <param name="S">Pairs that rise less pairs that fall.</param>
/// <param name="Variance">Of <paramref name="S"/> where there is no trend.</param>
/// <param name="Z">Standard deviations from no trend; 0 where all values are equal.</param>
/// <param name="PValue">Chance of being so far from 0 on either side; 1 where all values are equal.</param>
/// <param name="Slope">Change from one value to the next; 0 where there are fewer than two.</param>
internal readonly record struct MannKendall(long S, double Variance, double Z, double PValue, double Slope)
{
    /// <summary>Tests a series of counts, oldest first.</summary>
    public static MannKendall Of(ReadOnlySpan<int> series)
    {
        var values = new double[series.Length];
        for (int i = 0; i < values.Length; i++)
            values[i] = series[i];
        return Of(values);
    }

    /// <summary>Tests a series of measurements, oldest first; NaN where there is none.</summary>
    public static MannKendall Of(ReadOnlySpan<double> series)
    {
        var slopes = new List<double>();
        (long s, double variance) = Count(series, slopes);
        return From(s, variance, slopes);
    }

    /// <summary>
    /// Seasonal Kendall test: months are compared with the same month of other years only, so that winter against summer is no trend.
    /// </summary>
    /// <remarks>
    /// Hirsch, Slack and Smith, "Techniques of trend analysis for monthly water quality data", Water Resources Research 1982:
    /// S = Σ S of each month, Var S = Σ Var of each month, Z as above; the slope, a year, is the median of all slopes within months.
    /// </remarks>
    /// <param name="series">Oldest first; NaN where there is none. It may begin with any month.</param>
    /// <param name="seasons">Values in a year: 12 for months, 1 or more.</param>
    public static MannKendall Seasonal(ReadOnlySpan<double> series, int seasons = 12)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(seasons, 1);
        var slopes = new List<double>();
        long s = 0;
        double variance = 0;
        var same = new double[(series.Length + seasons - 1) / seasons];
        for (int season = 0; season < seasons; season++)
        {
            int years = 0;
            for (int i = season; i < series.Length; i += seasons)
                same[years++] = series[i];
            (long ofSeason, double ofItsVariance) = Count(same.AsSpan(0, years), slopes);
            s += ofSeason;
            variance += ofItsVariance;
        }
        return From(s, variance, slopes);
    }

    /// <summary>S and its variance; the slope of each pair is added to a list.</summary>
    private static (long S, double Variance) Count(ReadOnlySpan<double> series, List<double> slopes)
    {
        long s = 0;
        int n = 0;
        var sorted = new double[series.Length];
        for (int j = 0; j < series.Length; j++)
        {
            if (double.IsNaN(series[j]))
                continue;
            sorted[n++] = series[j];
            for (int i = 0; i < j; i++)
            {
                if (double.IsNaN(series[i]))
                    continue;
                s += Math.Sign(series[j] - series[i]);
                slopes.Add((series[j] - series[i]) / (j - i));
            }
        }
        Array.Sort(sorted, 0, n);
        double ties = 0;
        for (int from = 0, to = 0; from < n; from = to)
        {
            while (to < n && sorted[to] == sorted[from])
                to++;
            double t = to - from;
            ties += t * (t - 1) * (2 * t + 5);
        }
        return (s, (n * (n - 1.0) * (2 * n + 5) - ties) / 18);
    }

    private static MannKendall From(long s, double variance, List<double> slopes)
    {
        double z = variance > 0 ? (s - Math.Sign(s)) / Math.Sqrt(variance) : 0;
        return new MannKendall(s, variance, z, variance > 0 ? ErrorFunction.TwoSided(z) : 1, Median(slopes));
    }

    private static double Median(List<double> values)
    {
        if (values.Count == 0)
            return 0;
        values.Sort();
        int half = values.Count / 2;
        return values.Count % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    }
}
