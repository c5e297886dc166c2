using Hotspots.Core.Statistics;

namespace Hotspots.Core.Evaluation;

/// <summary>Rate ratio of two Poisson counts given their sum: exact conditional tails, and the mid-p confidence interval.</summary>
/// <remarks>
/// Given k incidents in both periods together, those after are binomial with chance n₂r/(n₂r + n₁) where r is the ratio of the rates
/// (Przyborowski and Wilenski 1940). Mid-p (Lancaster 1961) counts the outcome itself by half, which makes the interval neither too wide nor, on
/// average, too narrow.
/// </remarks>
internal static class RateRatio
{
    /// <summary>Chance of so many incidents after, or more, when the rate after is so many times that before.</summary>
    public static double AtLeast(TwoPeriods counts, double ratio = 1) =>
        counts.Total == 0 ? 1 : IncompleteBeta.AtLeast(counts.After, counts.Total, Chance(counts, ratio));

    /// <summary>Chance of so many incidents after, or fewer.</summary>
    /// <inheritdoc cref="AtLeast"/>
    public static double AtMost(TwoPeriods counts, double ratio = 1) =>
        counts.Total == 0 ? 1 : IncompleteBeta.AtMost(counts.After, counts.Total, Chance(counts, ratio));

    /// <summary>Chance of more incidents after, and half that of as many.</summary>
    /// <inheritdoc cref="AtLeast"/>
    public static double MidAtLeast(TwoPeriods counts, double ratio = 1)
    {
        counts = counts.Checked();
        return counts.Total == 0 ? 0.5 : UpperMid(counts.After, counts.Total, Chance(counts, ratio));
    }

    /// <summary>Confidence interval of the rate after over the rate before.</summary>
    /// <param name="counts">The two periods.</param>
    /// <param name="alpha">Share left outside: 0.05 for an interval of 95 %.</param>
    /// <param name="dispersion">φ, 1 or more: the interval is that of so many times fewer incidents (the tails' smooth continuation).</param>
    /// <returns>From 0 where there is none after, to infinity where there is none before.</returns>
    /// <exception cref="ArgumentException">A count is negative, an exposure is not above 0, or the dispersion is below 1.</exception>
    public static Interval Between(TwoPeriods counts, double alpha = MultipleTesting.UsualAlpha, double dispersion = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dispersion, 1);
        counts = counts.Checked();
        double after = counts.After / dispersion, total = counts.Total / dispersion;
        double low = counts.After == 0 ? 0 : Ratio(counts, Solve(after, total, alpha / 2));
        double high = counts.Before == 0 ? double.PositiveInfinity : Ratio(counts, Solve(after, total, 1 - alpha / 2));
        return new Interval(low, high);
    }

    private static double Chance(TwoPeriods counts, double ratio)
    {
        counts = counts.Checked();
        return counts.ExposureAfter * ratio / (counts.ExposureAfter * ratio + counts.ExposureBefore);
    }

    private static double Ratio(TwoPeriods counts, double chance) => chance / (1 - chance) * counts.ExposureBefore / counts.ExposureAfter;

    /// <summary>P(X &gt; k) + ½ P(X = k), which rises with the chance.</summary>
    private static double UpperMid(double k, double n, double chance) =>
        (IncompleteBeta.AtLeast(k, n, chance) + IncompleteBeta.AtLeast(k + 1, n, chance)) / 2;

    /// <summary>The chance at which <see cref="UpperMid"/> is the goal: Newton's steps, and halving where one would leave the bracket.</summary>
    private static double Solve(double k, double n, double goal)
    {
        double low = 0, high = 1, chance = (k + 0.5) / (n + 1);
        for (int step = 0; step < 100 && high - low > 1e-15 * high; step++)
        {
            double asMany = IncompleteBeta.AtLeast(k, n, chance), more = IncompleteBeta.AtLeast(k + 1, n, chance), away = (asMany + more) / 2 - goal;
            (low, high) = away < 0 ? (chance, high) : (low, chance);
            double slope = (asMany - more) * (k / chance + (n - k) / (1 - chance)) / 2, next = chance - away / slope;
            if (Math.Abs(next - chance) <= 1e-14 * chance)
                return next;
            chance = next > low && next < high ? next : (low + high) / 2;
        }
        return chance;
    }
}

/// <summary>Interval in which a figure lies as far as chance goes.</summary>
/// <param name="Low">Its lower end.</param>
/// <param name="High">Its upper end; may be infinite.</param>
internal readonly record struct Interval(double Low, double High)
{
    /// <summary>Is a figure in it, its ends included?</summary>
    public bool Contains(double value) => value >= Low && value <= High;
}
