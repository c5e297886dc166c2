namespace Hotspots.Core.Statistics;

/// <summary>Error function and normal tails. How likely is it to be so far from the middle of the bell curve by chance?</summary>
/// <remarks>
/// Rational approximations of W. J. Cody, "Rational Chebyshev approximation for the error function", Mathematics of Computation 1969,
/// as in his CALERF; relative error below 1e-14 wherever the result is a normal double.
/// </remarks>
internal static class ErrorFunction
{
    private const double InverseSqrtPi = 0.56418958354775628695;

    /// <summary>Where one part of the approximation hands over to the next.</summary>
    private const double Small = 0.46875, Large = 4;

    /// <summary>Beyond it erfc is below the smallest double.</summary>
    private const double Vanishing = 27.3;

    private static ReadOnlySpan<double> NearTop =>
        [1.85777706184603153e-1, 3.16112374387056560, 1.13864154151050156e2, 3.77485237685302021e2, 3.20937758913846947e3];

    private static ReadOnlySpan<double> NearBottom => [1, 2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3];

    private static ReadOnlySpan<double> MiddleTop =>
    [
        2.15311535474403846e-8, 5.64188496988670089e-1, 8.88314979438837594, 6.61191906371416295e1, 2.98635138197400131e2, 8.81952221241769090e2,
        1.71204761263407058e3, 2.05107837782607147e3, 1.23033935479799725e3,
    ];

    private static ReadOnlySpan<double> MiddleBottom =>
    [
        1, 1.57449261107098347e1, 1.17693950891312499e2, 5.37181101862009858e2, 1.62138957456669019e3, 3.29079923573345963e3,
        4.36261909014324716e3, 3.43936767414372164e3, 1.23033935480374942e3,
    ];

    private static ReadOnlySpan<double> FarTop =>
        [1.63153871373020978e-2, 3.05326634961232344e-1, 3.60344899949804439e-1, 1.25781726111229246e-1, 1.60837851487422766e-2,
            6.58749161529837803e-4];

    private static ReadOnlySpan<double> FarBottom =>
        [1, 2.56852019228982242, 1.87295284992346725, 5.27905102951428412e-1, 6.05183413124413191e-2, 2.33520497626869185e-3];

    /// <summary>Chance that a standard normal variable is at least so far from 0 on either side: 2Φ(−|z|), 0 to 1.</summary>
    public static double TwoSided(double z) => Complement(Math.Abs(z) * (1 / Math.Sqrt(2)));

    /// <summary>Normal quantile of an interval: the z with 2Φ(−z) = p, 1.95996… for p = 0.05; by halving, exact to the last digits of a
    /// double.</summary>
    /// <param name="p">Share left outside, both sides together: above 0 and below 1.</param>
    public static double QuantileBeyond(double p)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(p);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(p, 1);
        double low = 0, high = Vanishing * Math.Sqrt(2);
        while (true)
        {
            double middle = low + (high - low) / 2;
            if (middle <= low || middle >= high)
                return middle;
            (low, high) = TwoSided(middle) > p ? (middle, high) : (low, middle);
        }
    }

    /// <summary>erfc(x) = 2/√π ∫ₓ^∞ exp(−t²) dt, 0 to 2.</summary>
    public static double Complement(double x)
    {
        double y = Math.Abs(x);
        if (y <= Small)
            return 1 - x * Ratio(NearTop, NearBottom, y * y);
        double tail = y >= Vanishing ? 0
            : y <= Large ? Exponential(y) * Ratio(MiddleTop, MiddleBottom, y)
            : Exponential(y) * Far(y);
        return x < 0 ? 2 - tail : tail;
    }

    private static double Far(double y)
    {
        double inverse = 1 / (y * y);
        return (InverseSqrtPi - inverse * Ratio(FarTop, FarBottom, inverse)) / y;
    }

    /// <summary>exp(−y²) without losing the digits of y² that a double has no room for.</summary>
    private static double Exponential(double y)
    {
        double coarse = Math.Truncate(y * 16) / 16;
        return Math.Exp(-coarse * coarse) * Math.Exp(-(y - coarse) * (y + coarse));
    }

    private static double Ratio(ReadOnlySpan<double> top, ReadOnlySpan<double> bottom, double x)
    {
        double above = top[0], below = bottom[0];
        for (int i = 1; i < top.Length; i++)
        {
            above = above * x + top[i];
            below = below * x + bottom[i];
        }
        return above / below;
    }
}
