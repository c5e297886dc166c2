namespace Hotspots.Core.Analysis.Scan;

/// <summary>Log likelihood ratio of a count with a cluster against one without: Poisson and Bernoulli models, one-sided.</summary>
/// <remarks>
/// Kulldorff, "A spatial scan statistic", Communications in Statistics: Theory and Methods 1997; for an expectation that comes from the
/// margins of place and time Kulldorff, Heffernan, Hartman, Assunção and Mostashari, "A space-time permutation scan statistic for disease
/// outbreak detection", PLoS Medicine 2005.
/// </remarks>
internal static class LikelihoodRatio
{
    /// <summary>Poisson: c ln(c/E) + (C − c) ln((C − c)/(C − E)); 0 where there are no more cases than expected.</summary>
    /// <param name="cases">Cases inside, c.</param>
    /// <param name="total">All cases, C.</param>
    /// <param name="expected">Cases to be expected inside, E: above 0, at most C.</param>
    public static double Poisson(double cases, double total, double expected) =>
        cases > expected ? Math.Max(0, Term(cases, cases, expected) + Term(total - cases, total - cases, total - expected)) : 0;

    /// <summary>Bernoulli: the likelihood of c among n and C − c among N − n over that of C among N; 0 where the share inside is no larger.</summary>
    /// <param name="cases">Cases inside, c.</param>
    /// <param name="total">All cases, C.</param>
    /// <param name="exposure">Cases and controls inside, n.</param>
    /// <param name="totalExposure">All cases and controls, N.</param>
    public static double Bernoulli(double cases, double total, double exposure, double totalExposure)
    {
        if (!(cases > total * (exposure / totalExposure)))
            return 0;
        double others = totalExposure - exposure, casesOutside = total - cases;
        return Math.Max(0, Term(cases, cases, exposure) + Term(exposure - cases, exposure - cases, exposure)
            + Term(casesOutside, casesOutside, others) + Term(others - casesOutside, others - casesOutside, others)
            - Term(total, total, totalExposure) - Term(totalExposure - total, totalExposure - total, totalExposure));
    }

    /// <summary>Poisson, with the expectation from two margins; 0 where there are no more cases than expected.</summary>
    /// <param name="observed">Cases in the cylinder, c.</param>
    /// <param name="product">Cases of the circle at any time times cases of the window at any place: the expectation μ times
    /// <paramref name="total"/>.</param>
    /// <param name="total">All cases, N.</param>
    /// <remarks>Compared in whole numbers: what is just as expected is no more than expected.</remarks>
    public static double Log(long observed, long product, long total) =>
        observed * total <= product ? 0 : Poisson(observed, total, (double)product / total);

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

    // Nothing of nothing is nothing: 0 ln 0 is 0.
    private static double Term(double times, double upper, double lower) => times <= 0 ? 0 : times * Math.Log(upper / lower);
}
