namespace Hotspots.Core.Analysis.Density.Sweeps;

/// <summary>Polynomials of a row of cells. What is the density that a box's places make together along a row of cells, all of which they reach? A
/// polynomial.</summary>
/// <remarks>
/// <para>
/// With distances in bandwidths, a place at (u, v) from the middle of its box adds tᵏ at (a, b) from that middle,
/// t = (1 − a² − b²) + 2au + 2bv − (u² + v²). The multinomial theorem parts what belongs to the place from what belongs to the row:
/// the moments Σ w uᵖ vᑫ (u² + v²)ˢ with p + q + s ≤ k hold all that is to be known of the box, and each gives a polynomial in a of
/// degree 2k at most. Boxes and cells stand on one lattice, so b is a whole number of rows and the polynomials are the same for every box.
/// </para>
/// </remarks>
internal sealed class RowPolynomials
{
    /// <summary>Room for a polynomial of degree 7: two vectors, one line of the cache.</summary>
    public const int Width = 8;

    private readonly (int P, int Q, int S)[] _moments;

    /// <summary>Prepares the tables.</summary>
    /// <param name="power">k, 0 to 3.</param>
    /// <param name="step">From cell to cell, in bandwidths.</param>
    public RowPolynomials(int power, double step)
    {
        Degree = 2 * power;
        var moments = new List<(int, int, int)>();
        for (int p = 0; p <= power; p++)
        {
            for (int q = 0; p + q <= power; q++)
            {
                for (int s = 0; p + q + s <= power; s++)
                    moments.Add((p, q, s));
            }
        }
        _moments = [.. moments];
        Rows = 0;
        while (Farthest(Rows + 1, step) >= 0)
            Rows++;
        (Inner, Outer, Tables) = (new int[Rows + 1], new int[Rows + 1], new double[2 * Rows + 1][]);
        for (int row = 0; row <= Rows; row++)
            (Inner[row], Outer[row]) = (Nearest(row, step), Farthest(row, step));
        for (int row = -Rows; row <= Rows; row++)
            Tables[row + Rows] = Table(power, row * step);
    }

    /// <summary>Degree of the polynomials.</summary>
    public int Degree { get; }

    /// <summary>How many moments a box has.</summary>
    public int Moments => _moments.Length;

    /// <summary>Rows to either side of a box that its places may reach.</summary>
    public int Rows { get; }

    /// <summary>For each number of rows from the box: cells so many columns away are reached by every place in it; −1 for none.</summary>
    public int[] Inner { get; }

    /// <summary>For each number of rows from the box: cells more columns away than this are reached by none.</summary>
    public int[] Outer { get; }

    /// <summary>For each row from −<see cref="Rows"/> to <see cref="Rows"/>: <see cref="Width"/> coefficients a moment.</summary>
    public double[][] Tables { get; }

    /// <summary>Adds a place to its box's moments.</summary>
    /// <param name="u">East of the box's middle, in bandwidths.</param>
    /// <param name="v">North of it.</param>
    /// <param name="weight">Its weight.</param>
    /// <param name="moments">Added to.</param>
    public void Add(double u, double v, double weight, Span<double> moments)
    {
        double squared = u * u + v * v, ofP = weight;
        int at = 0, power = Degree / 2;
        for (int p = 0; p <= power; p++, ofP *= u)
        {
            double ofQ = ofP;
            for (int q = 0; p + q <= power; q++, ofQ *= v)
            {
                double ofS = ofQ;
                for (int s = 0; p + q + s <= power; s++, ofS *= squared)
                    moments[at++] += ofS;
            }
        }
    }

    // Rounding may not let a cell be taken for one that all places reach: on the rim each place is looked at by itself.
    private static int Nearest(int row, double step)
    {
        double north = (row + 0.5) * step, left = 1 - 1e-9 - north * north;
        return left < 0 ? -1 : (int)Math.Floor(Math.Max(-1, Math.Sqrt(left) / step - 0.5));
    }

    private static int Farthest(int row, double step)
    {
        double north = Math.Max(0, row - 0.5) * step, left = 1 + 1e-9 - north * north;
        return left < 0 ? -1 : (int)Math.Ceiling(Math.Sqrt(left) / step + 0.5);
    }

    private double[] Table(int power, double north)
    {
        var table = new double[_moments.Length * Width];
        for (int moment = 0; moment < _moments.Length; moment++)
        {
            (int p, int q, int s) = _moments[moment];
            int n = power - p - q - s;
            double factor = Factorial(power) / (Factorial(n) * Factorial(p) * Factorial(q) * Factorial(s));
            factor *= Math.Pow(2, p) * Math.Pow(2 * north, q) * (s % 2 == 0 ? 1 : -1);
            for (int i = 0; i <= n; i++)
            {
                double choose = Factorial(n) / (Factorial(i) * Factorial(n - i));
                table[moment * Width + 2 * i + p] = factor * choose * Math.Pow(1 - north * north, n - i) * (i % 2 == 0 ? 1 : -1);
            }
        }
        return table;
    }

    private static double Factorial(int n) => n switch { 0 or 1 => 1, 2 => 2, _ => 6 };
}
