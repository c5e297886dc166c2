using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Hotspots.Core.Geography.Grids;

/// <summary>A smooth map of the plane to the plane: two numbers in, two numbers out.</summary>
internal delegate void PlaneMap(double x, double y, out double u, out double v);

/// <summary>Piecewise polynomial approximation. What does a costly smooth map of the plane give at a point, at the price of two short
/// polynomials?</summary>
/// <remarks>
/// The rectangle is cut into square cells. In each, the map is replaced by the polynomial of total degree 4 that interpolates it at
/// 5 × 5 Chebyshev nodes. A cell's polynomial is fitted when its first point is asked for; it depends on nothing but the cell, so two
/// threads that fit the same cell at once make the same numbers and the answers never depend on who came first. Products and sums are
/// not fused, so that they are the same on every machine. Safe to use from many threads.
/// </remarks>
/// <param name="west">Smallest x.</param>
/// <param name="south">Smallest y.</param>
/// <param name="cellsPerUnit">Cells per unit of x and of y.</param>
/// <param name="columns">Cells from west to east.</param>
/// <param name="rows">Cells from south to north.</param>
/// <param name="map">The costly map; called 25 times a cell.</param>
internal sealed class PolynomialPatches(double west, double south, double cellsPerUnit, int columns, int rows, PlaneMap map)
{
    private const int Nodes = 5;

    /// <summary>Terms sⁱtʲ with i + j ≤ 4.</summary>
    private const int Terms = 15;

    /// <summary>Row k holds the coefficients of the Chebyshev polynomial T_k by rising power.</summary>
    private static readonly double[,] Chebyshev =
    {
        { 1, 0, 0, 0, 0 },
        { 0, 1, 0, 0, 0 },
        { -1, 0, 2, 0, 0 },
        { 0, -3, 0, 4, 0 },
        { 1, 0, -8, 0, 8 },
    };

    /// <summary>[k, a]: T_k at node a.</summary>
    private static readonly double[,] AtNodes = MakeAtNodes();

    private readonly double[]?[] _patches = new double[]?[columns * rows];

    /// <summary>Evaluates the map; false where the point lies outside the rectangle (or is NaN).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryEvaluate(double x, double y, out double u, out double v)
    {
        double s = (x - west) * cellsPerUnit, t = (y - south) * cellsPerUnit;
        if (!(s >= 0 && s < columns && t >= 0 && t < rows))
        {
            u = v = double.NaN;
            return false;
        }
        int column = (int)s, row = (int)t;
        double[] patch = Volatile.Read(ref _patches[row * columns + column]) ?? Fit(column, row);
        Vector128<double> value = Evaluate(
            ref MemoryMarshal.GetArrayDataReference(patch), Vector128.Create(2 * (s - column) - 1), Vector128.Create(2 * (t - row) - 1));
        u = value.GetElement(0);
        v = value.GetElement(1);
        return true;
    }

    /// <summary>Horner's scheme in s within Horner's scheme in t; each term holds the coefficients of u and v side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Evaluate(ref double terms, Vector128<double> s, Vector128<double> t)
    {
        Vector128<double> c0 = Term(ref terms, 0)
            + s * (Term(ref terms, 1) + s * (Term(ref terms, 2) + s * (Term(ref terms, 3) + s * Term(ref terms, 4))));
        Vector128<double> c1 = Term(ref terms, 5) + s * (Term(ref terms, 6) + s * (Term(ref terms, 7) + s * Term(ref terms, 8)));
        Vector128<double> c2 = Term(ref terms, 9) + s * (Term(ref terms, 10) + s * Term(ref terms, 11));
        Vector128<double> c3 = Term(ref terms, 12) + s * Term(ref terms, 13);
        return c0 + t * (c1 + t * (c2 + t * (c3 + t * Term(ref terms, 14))));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Term(ref double terms, int index) => Vector128.LoadUnsafe(ref terms, (nuint)(2 * index));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private double[] Fit(int column, int row)
    {
        var u = new double[Nodes, Nodes];
        var v = new double[Nodes, Nodes];
        for (int i = 0; i < Nodes; i++)
        {
            double x = west + (column + (1 + AtNodes[1, i]) / 2) / cellsPerUnit;
            for (int j = 0; j < Nodes; j++)
            {
                double y = south + (row + (1 + AtNodes[1, j]) / 2) / cellsPerUnit;
                map(x, y, out u[i, j], out v[i, j]);
            }
        }
        double[,] uPowers = Powers(u), vPowers = Powers(v);
        var patch = new double[2 * Terms];
        int term = 0;
        for (int j = 0; j < Nodes; j++)
        {
            for (int i = 0; i + j < Nodes; i++)
            {
                patch[2 * term] = uPowers[i, j];
                patch[2 * term + 1] = vPowers[i, j];
                term++;
            }
        }
        Volatile.Write(ref _patches[row * columns + column], patch);
        return patch;
    }

    private static double[,] MakeAtNodes()
    {
        var table = new double[Nodes, Nodes];
        for (int k = 0; k < Nodes; k++)
        {
            for (int a = 0; a < Nodes; a++)
                table[k, a] = Math.Cos(Math.PI * k * (a + 0.5) / Nodes);
        }
        return table;
    }

    /// <summary>Values at the nodes → Chebyshev coefficients (discrete orthogonality) → coefficients of the powers sⁱtʲ.</summary>
    private static double[,] Powers(double[,] values)
    {
        var powers = new double[Nodes, Nodes];
        for (int i = 0; i < Nodes; i++)
        {
            for (int j = 0; i + j < Nodes; j++)
            {
                double coefficient = 0;
                for (int a = 0; a < Nodes; a++)
                {
                    for (int b = 0; b < Nodes; b++)
                        coefficient += values[a, b] * AtNodes[i, a] * AtNodes[j, b];
                }
                coefficient *= (i == 0 ? 1.0 : 2.0) * (j == 0 ? 1.0 : 2.0) / (Nodes * Nodes);
                for (int p = 0; p <= i; p++)
                {
                    for (int q = 0; q <= j; q++)
                        powers[p, q] += coefficient * Chebyshev[i, p] * Chebyshev[j, q];
                }
            }
        }
        return powers;
    }
}
