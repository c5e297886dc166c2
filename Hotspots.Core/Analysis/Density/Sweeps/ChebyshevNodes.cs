namespace Hotspots.Core.Analysis.Density.Sweeps;

/// <summary>Chebyshev nodes. Where in a box do equivalent weights stand, and how is a weight at any place shared out among them?</summary>
/// <remarks>
/// Sixteen Chebyshev nodes of the first kind on [0, σ], Lagrange weights by the barycentric formula (Berrut and Trefethen,
/// "Barycentric Lagrange interpolation", SIAM Review 2004). The error of a Gaussian interpolated so is at most
/// 2 · (1/4)¹⁶/√16! = 2 · 10⁻¹⁶ of its peak (Cramér's bound on Hermite functions).
/// </remarks>
internal static class ChebyshevNodes
{
    /// <summary>Nodes along each axis.</summary>
    public const int Count = 16;

    private static readonly double[] Positions = [.. Enumerable.Range(0, Count).Select(static m => (1 - Math.Cos((m + 0.5) * Math.PI / Count)) / 2)];

    private static readonly double[] Factors = [.. Enumerable.Range(0, Count).Select(
        static m => (m % 2 == 0 ? 1 : -1) * Math.Sin((m + 0.5) * Math.PI / Count))];

    /// <summary>Where node m stands, as a fraction of the box's side.</summary>
    public static double PositionOf(int node) => Positions[node];

    /// <summary>How a weight of 1 is shared out among the nodes; the shares add up to 1.</summary>
    /// <param name="at">Where it is, as a fraction of the box's side, 0 to 1.</param>
    /// <param name="shares">Room for <see cref="Count"/>.</param>
    public static void Share(double at, Span<double> shares)
    {
        double sum = 0;
        for (int m = 0; m < Count; m++)
        {
            double distance = at - Positions[m];
            if (distance == 0)
            {
                shares.Clear();
                shares[m] = 1;
                return;
            }
            shares[m] = Factors[m] / distance;
            sum += shares[m];
        }
        double whole = 1 / sum;
        for (int m = 0; m < Count; m++)
            shares[m] *= whole;
    }
}
