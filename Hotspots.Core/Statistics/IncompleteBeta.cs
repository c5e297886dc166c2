namespace Hotspots.Core.Statistics;

/// <summary>Regularised incomplete beta function. How likely are so many successes, or more, or fewer? The regularised incomplete beta function,
/// which sums binomial tails.</summary>
/// <remarks>
/// Continued fraction of DiDonato and Morris as evaluated by Lentz's method (Press et al., "Numerical Recipes", 3rd ed., section 6.4);
/// some √(a + b) steps. Relative error below 1e-9 for a + b up to some millions. Checked against sums of binomial chances.
/// </remarks>
internal static class IncompleteBeta
{
    private const double Precise = 1e-14;

    /// <summary>More steps than a + b in the hundreds of millions take: what rounding keeps moving must end.</summary>
    private const int MostSteps = 100_000;

    /// <summary>Stands for 0 where a division would not end well.</summary>
    private const double Tiny = 1e-300;

    /// <summary>P(X ≥ successes) of a binomial variable, 0 to 1; between whole numbers a smooth continuation.</summary>
    /// <param name="successes">May be any number; 0 and less are certain.</param>
    /// <param name="trials">Above 0.</param>
    /// <param name="chance">Of one success, 0 to 1.</param>
    public static double AtLeast(double successes, double trials, double chance) =>
        successes <= 0 ? 1 : successes >= trials + 1 ? 0 : Regularised(chance, 1 - chance, successes, trials - successes + 1);

    /// <summary>P(X ≤ successes) of a binomial variable, 0 to 1; between whole numbers a smooth continuation.</summary>
    /// <inheritdoc cref="AtLeast"/>
    public static double AtMost(double successes, double trials, double chance) =>
        successes >= trials ? 1 : successes <= -1 ? 0 : Regularised(1 - chance, chance, trials - successes, successes + 1);

    /// <summary>I of x(a, b), with 1 − x given too: a difference would lose its digits.</summary>
    private static double Regularised(double x, double rest, double a, double b)
    {
        if (x <= 0)
            return 0;
        if (rest <= 0)
            return 1;
        double front = Math.Exp(LogGamma(a + b) - LogGamma(a) - LogGamma(b) + a * Math.Log(x) + b * Math.Log(rest));
        // The fraction converges quickly on the near side of the mean; the other side is the complement.
        return x < (a + 1) / (a + b + 2) ? Math.Min(1, front * Fraction(x, a, b) / a) : Math.Max(0, 1 - front * Fraction(rest, b, a) / b);
    }

    private static double Fraction(double x, double a, double b)
    {
        double sum = a + b, above = a + 1, below = a - 1, c = 1, d = 1 / Away(1 - sum * x / above), h = d;
        for (int m = 1; m <= MostSteps; m++)
        {
            double twice = 2.0 * m, even = m * (b - m) * x / ((below + twice) * (a + twice));
            d = 1 / Away(1 + even * d);
            c = Away(1 + even / c);
            h *= d * c;
            double odd = -(a + m) * (sum + m) * x / ((a + twice) * (above + twice));
            d = 1 / Away(1 + odd * d);
            c = Away(1 + odd / c);
            double step = d * c;
            h *= step;
            if (Math.Abs(step - 1) <= Precise)
                break;
        }
        return h;
    }

    private static double Away(double value) => Math.Abs(value) < Tiny ? Tiny : value;

    /// <summary>ln Γ(x) for x above 0: Stirling's series (Abramowitz and Stegun 6.1.41), small x lifted to where it is good to 1e-15.</summary>
    public static double LogGamma(double x)
    {
        const double Good = 12;
        double product = 1;
        for (; x < Good; x++)
            product *= x;
        double inverse = 1 / (x * x);
        double series = (1.0 / 12
            - inverse * (1.0 / 360 - inverse * (1.0 / 1260 - inverse * (1.0 / 1680 - inverse * (1.0 / 1188 - inverse * (691.0 / 360360)))))) / x;
        return (x - 0.5) * Math.Log(x) - x + 0.5 * Math.Log(Math.Tau) + series - Math.Log(product);
    }
}
