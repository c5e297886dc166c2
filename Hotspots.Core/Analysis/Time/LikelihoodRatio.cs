namespace Hotspots.Core.Analysis.Time;

/// <summary>How much likelier is a count with a cluster than without one?</summary>
/// <remarks>
/// Kulldorff, Heffernan, Hartman, Assunção and Mostashari, "A space-time permutation scan statistic for disease outbreak detection",
/// PLoS Medicine 2005, equation for the Poisson generalized likelihood ratio.
/// </remarks>
internal static class LikelihoodRatio
{
    /// <summary>The logarithm of the ratio; 0 where there are no more cases than expected.</summary>
    /// <param name="observed">Cases in the cylinder, c.</param>
    /// <param name="product">Cases of the circle at any time times cases of the window at any place: the expectation μ times <paramref name="total"/>.</param>
    /// <param name="total">All cases, N.</param>
    public static double Log(long observed, long product, long total)
    {
        if (observed * total <= product)
            return 0;
        double expected = (double)product / total;
        double inside = observed * Math.Log(observed / expected);
        long rest = total - observed;
        return rest == 0 ? inside : inside + rest * Math.Log(rest / (total - expected));
    }

    /// <summary>
    /// The largest product at which a count still reaches a ratio, for the counts 0 to <paramref name="most"/>; −1 where none does.
    /// Never too small, and too large by at most some parts in 10⁹: a sieve before the logarithms.
    /// </summary>
    /// <param name="level">Logarithm of the ratio to be reached, 0 or more; 0 asks for more than was expected.</param>
    /// <param name="most">Largest count.</param>
    /// <param name="total">All cases.</param>
    public static long[] LargestProducts(double level, int most, long total)
    {
        var products = new long[most + 1];
        Array.Fill(products, -1);
        // The ratio is convex and falls as the expectation grows: Newton's steps from the left never overshoot.
        double expected = 2 * Math.Exp(-level / 2 - 1);
        for (int c = 2; c <= most; c++)
        {
            if (level <= 0)
            {
                products[c] = c * total - 1;
                continue;
            }
            double rest = total - c;
            for (int step = 0; step < 60; step++)
            {
                double value = c * Math.Log(c / expected) + (rest > 0 ? rest * Math.Log(rest / (total - expected)) : 0) - level;
                double slope = (rest > 0 ? rest / (total - expected) : 0) - c / expected;
                double next = Math.Min(expected - value / slope, c);
                bool settled = !(next - expected > 1e-13 * next);
                expected = Math.Max(next, expected);
                if (settled)
                    break;
            }
            products[c] = (long)(expected * total * (1 + 1e-9)) + 1;
        }
        return products;
    }
}
