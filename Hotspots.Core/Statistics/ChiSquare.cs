namespace Hotspots.Core.Statistics;

/// <summary>χ² distribution: upper tail with any whole number of degrees of freedom.</summary>
internal static class ChiSquare
{
    /// <summary>P(X ≥ x), 0 to 1.</summary>
    /// <remarks>
    /// Closed form by Q(ν + 2) = Q(ν) + (x/2)^(ν/2) e^(−x/2)/Γ(ν/2 + 1), from Q(1) = erfc √(x/2) or Q(2) = e^(−x/2)
    /// (Abramowitz and Stegun 26.4.8).
    /// </remarks>
    /// <param name="x">The statistic; all of the distribution lies above 0.</param>
    /// <param name="degrees">Of freedom, 1 or more.</param>
    public static double AtLeast(double x, int degrees)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(degrees, 1);
        if (x <= 0)
            return 1;
        bool isOdd = (degrees & 1) == 1;
        double half = x / 2, tail = isOdd ? ErrorFunction.Complement(Math.Sqrt(half)) : Math.Exp(-half);
        for (double done = isOdd ? 1 : 2; done < degrees; done += 2)
            tail += Math.Exp(done / 2 * Math.Log(half) - half - IncompleteBeta.LogGamma(done / 2 + 1));
        return Math.Min(1, tail);
    }
}
