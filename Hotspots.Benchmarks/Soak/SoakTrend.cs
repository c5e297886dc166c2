namespace Hotspots.Benchmarks.Soak;

/// <summary>Trend of a figure over the minutes of a soak: a straight line by least squares.</summary>
/// <param name="Mean">Of the figures.</param>
/// <param name="Slope">Growth a minute.</param>
/// <param name="Error">Standard error of the slope.</param>
/// <param name="Growth">Growth over the minutes that were judged.</param>
internal readonly record struct SoakTrend(double Mean, double Slope, double Error, double Growth)
{
    /// <summary>Growth that is more than chance has a slope of more than so many standard errors.</summary>
    private const double Errors = 2;

    /// <summary>Fits the line.</summary>
    /// <param name="minutes">When; at least three that differ.</param>
    /// <param name="values">How much.</param>
    public static SoakTrend Of(ReadOnlySpan<double> minutes, ReadOnlySpan<double> values)
    {
        int n = values.Length;
        double meanX = MeanOf(minutes), meanY = MeanOf(values), xx = 0, xy = 0;
        for (int i = 0; i < n; i++)
        {
            xx += (minutes[i] - meanX) * (minutes[i] - meanX);
            xy += (minutes[i] - meanX) * (values[i] - meanY);
        }
        double slope = xy / xx, rest = 0;
        for (int i = 0; i < n; i++)
        {
            double off = values[i] - meanY - slope * (minutes[i] - meanX);
            rest += off * off;
        }
        return new SoakTrend(meanY, slope, Math.Sqrt(rest / (n - 2) / xx), slope * (minutes[^1] - minutes[0]));
    }

    /// <summary>Is it flat? It is not when it grows by more than is allowed, and by more than chance.</summary>
    /// <param name="share">Growth that is allowed over the minutes judged, as a share of the mean.</param>
    /// <param name="least">Growth that is allowed however small the mean.</param>
    public bool IsFlat(double share, double least) => Growth <= Math.Max(share * Mean, least) || Slope <= Errors * Error;

    private static double MeanOf(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
            sum += value;
        return sum / values.Length;
    }
}
