using System.Collections.Concurrent;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;

namespace Hotspots.Core.Analysis.Significance.Moran;

/// <summary>Global Moran's I. Do places resemble their neighbours, over the area as a whole?</summary>
/// <remarks>
/// Moran's I with row-standardised weights (Cliff and Ord, "Spatial Processes", 1981): I = Σᵢ zᵢ lᵢ / Σz² · n/S₀, lᵢ the mean of the
/// neighbours' deviations, S₀ the number of places with neighbours. Expectation −1/(n − 1); variances under normality and under
/// randomisation by their equations 1.37 and 1.38 (2.18). The permutation p is two-sided: the share of random rearrangements of
/// the values at least as far from the expectation, (M + 1)/(R + 1).
/// </remarks>
internal static class GlobalMoran
{
    /// <summary>Measures it; null where fewer than four places, no neighbours or no variation leave nothing to measure.</summary>
    /// <param name="values">One a place.</param>
    /// <param name="lists">Neighbours.</param>
    /// <param name="permutations">R; 0 for none.</param>
    /// <param name="seed">Of the rearrangements.</param>
    /// <param name="workers">Who does it.</param>
    /// <param name="meter">Told of each rearrangement.</param>
    public static MoranFindings? Of(double[] values, NeighbourLists lists, int permutations, ulong seed, WorkSharing workers, ProgressMeter meter)
    {
        int n = values.Length;
        Moments moments = Moments.Of(values);
        if (n < 4 || moments.Deviation == 0 || lists.Items.Length == 0)
            return null;
        double[] deviations = Array.ConvertAll(values, v => v - moments.Mean);
        double squares = 0, fourths = 0;
        foreach (double z in deviations)
        {
            squares += z * z;
            fourths += z * z * z * z;
        }
        (double s0, double s1, double s2) = WeightSums(lists);
        double i = n / s0 * Product(deviations, lists) / squares, expected = -1.0 / (n - 1);
        double normal = (n * (double)n * s1 - n * s2 + 3 * s0 * s0) / (((double)n * n - 1) * s0 * s0) - expected * expected;
        double kurtosis = n * fourths / (squares * squares);
        double random = (n * ((n * (double)n - 3.0 * n + 3) * s1 - n * s2 + 3 * s0 * s0)
            - kurtosis * ((n * (double)n - n) * s1 - 2 * n * s2 + 6 * s0 * s0))
            / ((n - 1.0) * (n - 2) * (n - 3) * s0 * s0) - expected * expected;
        double? p = permutations > 0
            ? Permute(deviations, lists, n / (s0 * squares), expected, Math.Abs(i - expected), permutations, seed, workers, meter)
            : null;
        return new MoranFindings(i, expected, Score(normal), Score(random), p);

        double Score(double variance) => variance > 0 ? (i - expected) / Math.Sqrt(variance) : 0;
    }

    private static double Permute(
        double[] deviations, NeighbourLists lists, double scale, double expected, double distance, int permutations, ulong seed,
        WorkSharing workers, ProgressMeter meter)
    {
        int asFar = 0;
        var spare = new ConcurrentBag<double[]>();
        double bound = distance * (1 - 1e-12);
        workers.RunBlocks(permutations, permutation =>
        {
            double[] shuffled = spare.TryTake(out double[]? old) ? old : new double[deviations.Length];
            deviations.CopyTo(shuffled, 0);
            var random = new SeededRandom(LaneRandom.Mix(seed, permutation));
            for (int i = shuffled.Length - 1; i > 0; i--)
            {
                int j = random.NextInt32(i + 1);
                (shuffled[i], shuffled[j]) = (shuffled[j], shuffled[i]);
            }
            if (Math.Abs(scale * Product(shuffled, lists) - expected) >= bound)
                Interlocked.Increment(ref asFar);
            spare.Add(shuffled);
            meter.Advance(1);
        });
        return (asFar + 1.0) / (permutations + 1.0);
    }

    private static double Product(double[] deviations, NeighbourLists lists)
    {
        double product = 0;
        for (int i = 0; i < deviations.Length; i++)
        {
            ReadOnlySpan<int> neighbours = lists.Of(i);
            double sum = 0;
            foreach (int j in neighbours)
                sum += deviations[j];
            if (neighbours.Length > 0)
                product += deviations[i] * sum / neighbours.Length;
        }
        return product;
    }

    /// <summary>S₀ = Σw, S₁ = ½Σ(wᵢⱼ + wⱼᵢ)², S₂ = Σ(row sum + column sum)².</summary>
    private static (double S0, double S1, double S2) WeightSums(NeighbourLists lists)
    {
        var columns = new double[lists.Count];
        double s0 = 0, s1 = 0, s2 = 0;
        for (int i = 0; i < lists.Count; i++)
        {
            ReadOnlySpan<int> neighbours = lists.Of(i);
            if (neighbours.Length == 0)
                continue;
            double weight = 1.0 / neighbours.Length;
            s0 += 1;
            foreach (int j in neighbours)
            {
                columns[j] += weight;
                // ½Σ(wᵢⱼ + wⱼᵢ)² over ordered pairs is Σwᵢⱼ² + Σwᵢⱼwⱼᵢ.
                double back = lists.Of(j).BinarySearch(i) >= 0 ? 1.0 / lists.Of(j).Length : 0;
                s1 += weight * weight + weight * back;
            }
        }
        for (int i = 0; i < lists.Count; i++)
        {
            double both = (lists.Of(i).Length > 0 ? 1 : 0) + columns[i];
            s2 += both * both;
        }
        return (s0, s1, s2);
    }
}

/// <summary>Findings of Moran's I. How alike are neighbours?</summary>
/// <param name="I">Moran's I.</param>
/// <param name="Expected">What chance gives: −1/(n − 1).</param>
/// <param name="ZNormal">In standard deviations, were the values drawn from a normal distribution.</param>
/// <param name="ZRandomised">In standard deviations, were the values dealt out at random.</param>
/// <param name="PermutationP">Two-sided; null without permutations.</param>
internal sealed record MoranFindings(double I, double Expected, double ZNormal, double ZRandomised, double? PermutationP);
