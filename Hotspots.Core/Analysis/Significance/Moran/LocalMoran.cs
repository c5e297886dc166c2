using Hotspots.Core.Model.Results;

namespace Hotspots.Core.Analysis.Significance.Moran;

/// <summary>Local Moran's I. Which places resemble those round them, and which stand alone among others?</summary>
/// <remarks>
/// Anselin's local Moran's I ("Local indicators of spatial association", Geographical Analysis 1995): Iᵢ = (n − 1) zᵢ lᵢ / Σz², z the
/// deviations from the mean, lᵢ the mean of those of the neighbours (row-standardised, the place itself left out). Its z is taken from
/// the exact moments of lᵢ when neighbours are drawn without replacement from the other places. Its p comes from
/// <see cref="ConditionalPermutations"/>. A place without neighbours, or one that is exactly average, has I = 0, z = 0 and p = 1.
/// Checked against spdep's answers.
/// </remarks>
internal static class LocalMoran
{
    /// <summary>I and z of each place, and the quadrant it stands in whether or not that is significant.</summary>
    /// <param name="counts">What each place holds.</param>
    /// <param name="sums">What its neighbours hold together, itself left out.</param>
    /// <param name="neighbours">How many they are.</param>
    public static LocalMoranScores Scores(double[] counts, double[] sums, int[] neighbours)
    {
        int n = counts.Length;
        var scores = new LocalMoranScores(new double[n], new double[n], new CellClass[n]);
        Moments moments = Moments.Of(counts);
        if (n < GiStar.FewestPlaces || moments.Deviation == 0)
            return scores;
        double squares = moments.Deviation * moments.Deviation * n;
        for (int i = 0; i < n; i++)
        {
            int k = neighbours[i];
            double own = counts[i] - moments.Mean;
            if (k == 0 || own == 0)
                continue;
            double lag = sums[i] / k - moments.Mean;
            scores.I[i] = (n - 1) * own * lag / squares;
            scores.Quadrants[i] = own > 0 ? lag > 0 ? CellClass.HighHigh : CellClass.HighLow : lag > 0 ? CellClass.LowHigh : CellClass.LowLow;
            // Deviations add up to 0, so that those of the others add up to minus one's own.
            int others = n - 1;
            double mean = -own / others, variance = (squares - own * own) / others - mean * mean;
            double spread = others > 1 ? variance / k * (others - k) / (others - 1) : 0;
            scores.Z[i] = spread > 0 ? Math.Sign(own) * (lag - mean) / Math.Sqrt(spread) : 0;
        }
        return scores;
    }
}

/// <summary>Local Moran's I of each place.</summary>
/// <param name="I">The statistic.</param>
/// <param name="Z">In standard deviations from what chance gives.</param>
/// <param name="Quadrants">High or low, among high or low neighbours.</param>
internal readonly record struct LocalMoranScores(double[] I, double[] Z, CellClass[] Quadrants);
