namespace Hotspots.Core.Analysis.Density.Sweeps;

/// <summary>Interpolation on a lattice. What is a smooth surface's value between the positions of a lattice?</summary>
/// <remarks>
/// The polynomial of degree 15 along each axis through the 16 nearest positions, in the barycentric form (Berrut and Trefethen,
/// "Barycentric Lagrange interpolation", SIAM Review 2004). In the middle of equally spaced nodes it is as steady as any. For sums of
/// Gaussians of σ and a step of σ/8 the error along each axis is below (1/8)¹⁶ · (½ · 1½ … 7½)² / √16! = 5 · 10⁻¹⁴ of the peak, by
/// Cramér's bound on Hermite functions.
/// </remarks>
internal static class LatticeInterpolation
{
    /// <summary>Positions along each axis; the lattice must go on so far round any place.</summary>
    public const int Count = 16;

    private static readonly double[] Factors = [1, -15, 105, -455, 1365, -3003, 5005, -6435, 6435, -5005, 3003, -1365, 455, -105, 15, -1];

    /// <summary>The value at a place.</summary>
    /// <param name="lattice">Its positions.</param>
    /// <param name="values">One a position, row by row.</param>
    /// <param name="x">Easting in the lattice's coordinates, metres.</param>
    /// <param name="y">Northing.</param>
    public static double At(Lattice lattice, ReadOnlySpan<double> values, double x, double y)
    {
        Span<double> east = stackalloc double[Count], north = stackalloc double[Count];
        int column = Share((x - lattice.X0) / lattice.Step, east), row = Share((y - lattice.Y0) / lattice.Step, north);
        double sum = 0;
        for (int j = 0; j < Count; j++)
        {
            ReadOnlySpan<double> along = values.Slice((row + j) * lattice.Columns + column, Count);
            double line = 0;
            for (int i = 0; i < Count; i++)
                line += east[i] * along[i];
            sum += north[j] * line;
        }
        return sum;
    }

    /// <summary>How much each of the nearest positions counts; the first of them.</summary>
    private static int Share(double at, Span<double> shares)
    {
        int first = (int)Math.Floor(at) - (Count / 2 - 1);
        double sum = 0;
        for (int m = 0; m < Count; m++)
        {
            double distance = at - (first + m);
            if (distance == 0)
            {
                shares.Clear();
                shares[m] = 1;
                return first;
            }
            shares[m] = Factors[m] / distance;
            sum += shares[m];
        }
        for (int m = 0; m < Count; m++)
            shares[m] /= sum;
        return first;
    }
}
