using Hotspots.Core.Statistics;

namespace Hotspots.Core.Analysis.Significance;

/// <summary>Getis–Ord Gi*. Which places, together with those round them, hold more than chance would put there?</summary>
/// <remarks>
/// <para>
/// Getis and Ord's Gi* (Ord and Getis, "Local spatial autocorrelation statistics", Geographical Analysis 1995, equation 14 with the
/// place itself among its neighbours and every weight 1): z = (Σⱼxⱼ − x̄W) / (s √((nW − W²)/(n − 1))), W the number of places summed
/// over, x̄ and s² = Σ(x − x̄)²/n those of all n places of the area. Two-sided: p = 2Φ(−|z|).
/// </para>
/// <para>
/// Where nothing varies (s = 0), where there are fewer than <see cref="FewestPlaces"/> places, and where a neighbourhood is the whole
/// area, nothing can stand out: z is 0 and p is 1. Checked against spdep's and esda's answers.
/// </para>
/// </remarks>
internal static class GiStar
{
    /// <summary>With fewer places than this a neighbourhood and "elsewhere" are nearly the same.</summary>
    public const int FewestPlaces = 3;

    /// <summary>The z of each place.</summary>
    /// <param name="counts">What each place holds.</param>
    /// <param name="sums">What each place and its neighbours hold together.</param>
    /// <param name="sizes">Of how many places each sum is made, the place itself among them.</param>
    public static double[] Scores(ReadOnlySpan<double> counts, ReadOnlySpan<double> sums, ReadOnlySpan<double> sizes)
    {
        var z = new double[counts.Length];
        Into(Moments.Of(counts), sums, sizes, z);
        return z;
    }

    /// <summary>As <see cref="Scores"/>, into a given column.</summary>
    public static void Into(Moments moments, ReadOnlySpan<double> sums, ReadOnlySpan<double> sizes, Span<double> z)
    {
        if (moments.Count < FewestPlaces || !(moments.Deviation > 0))
        {
            z.Clear();
            return;
        }
        // Neighbourhoods come in few sizes: their expected sum and 1 / deviation are worked out once each.
        double n = moments.Count, lastSize = -1, expected = 0, perDeviation = 0;
        sums = sums[..z.Length];
        sizes = sizes[..z.Length];
        for (int i = 0; i < z.Length; i++)
        {
            double size = sizes[i];
            if (size != lastSize)
            {
                double spread = (n * size - size * size) / (n - 1);
                expected = moments.Mean * size;
                perDeviation = spread > 0 ? 1 / (moments.Deviation * Math.Sqrt(spread)) : 0;
                lastSize = size;
            }
            z[i] = (sums[i] - expected) * perDeviation;
        }
    }

    /// <summary>The two-sided p-value of each z.</summary>
    public static double[] TwoSided(double[] z, Indexing.WorkSharing workers)
    {
        var p = new double[z.Length];
        workers.Run(z.Length, (first, end) =>
        {
            // Counts have many ties: the last answer is often the next.
            double lastZ = 0, lastP = 1;
            for (int i = first; i < end; i++)
            {
                if (z[i] != lastZ)
                    (lastZ, lastP) = (z[i], ErrorFunction.TwoSided(z[i]));
                p[i] = lastP;
            }
        });
        return p;
    }
}

/// <summary>Moments: count, mean and standard deviation. How many values, their mean, and their standard deviation with divisor n?</summary>
internal readonly record struct Moments(int Count, double Mean, double Deviation)
{
    /// <summary>Of a column; mean and deviation are 0 when it is empty.</summary>
    public static Moments Of(ReadOnlySpan<double> values) => Of(values, values.Length);

    /// <summary>Of a column of <paramref name="count"/> values, of which those that are not given are 0.</summary>
    public static Moments Of(ReadOnlySpan<double> values, int count)
    {
        if (count == 0)
            return default;
        double sum = 0, least = count > values.Length ? 0 : values[0], most = least;
        foreach (double value in values)
        {
            sum += value;
            least = Math.Min(least, value);
            most = Math.Max(most, value);
        }
        // What is equal everywhere must not vary by a rounded mean.
        if (least == most)
            return new Moments(count, least, 0);
        double mean = sum / count, squares = 0;
        foreach (double value in values)
            squares += (value - mean) * (value - mean);
        squares += (count - values.Length) * (mean * mean);
        return new Moments(count, mean, Math.Sqrt(squares / count));
    }
}
