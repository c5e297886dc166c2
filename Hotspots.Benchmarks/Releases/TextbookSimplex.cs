namespace Hotspots.Benchmarks.Releases;

/// <summary>
/// Two-phase simplex on a dense tableau of exact fractions with Bland's rule, as a textbook has it: an oracle that shares nothing with the core.
/// </summary>
/// <remarks>Maximises c·x where A x = b and 0 ≤ x. Only for small programmes.</remarks>
internal static class TextbookSimplex
{
    /// <summary>Maximum; null where there is none because nothing limits it.</summary>
    /// <exception cref="InvalidOperationException">No x fulfils the equations.</exception>
    public static Fraction? Maximum(long[][] a, long[] b, long[] c)
    {
        int rows = a.Length, columns = c.Length;
        // Columns: the variables, an artificial one a row, the right side.
        var tableau = new Fraction[rows][];
        var basis = new int[rows];
        for (int r = 0; r < rows; r++)
        {
            tableau[r] = new Fraction[columns + rows + 1];
            long sign = b[r] < 0 ? -1 : 1;
            for (int j = 0; j < columns; j++)
                tableau[r][j] = sign * a[r][j];
            tableau[r][columns + r] = 1;
            tableau[r][^1] = sign * b[r];
            basis[r] = columns + r;
        }
        var first = new Fraction[columns + rows];
        for (int r = 0; r < rows; r++)
            first[columns + r] = -1;
        if (Run(tableau, basis, first, columns + rows) is not { Sign: 0 })
            throw new InvalidOperationException("No x fulfils the equations.");
        // What is still artificial stands at nought: it leaves for any variable of its row, or the row says nothing.
        for (int r = 0; r < rows; r++)
        {
            if (basis[r] < columns)
                continue;
            int into = Array.FindIndex(tableau[r], 0, columns, static x => x.Sign != 0);
            if (into >= 0)
                Pivot(tableau, basis, r, into);
        }
        var second = new Fraction[columns + rows];
        for (int j = 0; j < columns; j++)
            second[j] = c[j];
        return Run(tableau, basis, second, columns);
    }

    private static Fraction? Run(Fraction[][] tableau, int[] basis, Fraction[] weights, int mayEnter)
    {
        while (true)
        {
            int entering = -1;
            for (int j = 0; j < mayEnter && entering < 0; j++)
            {
                Fraction reduced = weights[j];
                for (int r = 0; r < basis.Length; r++)
                {
                    if (weights[basis[r]].Sign != 0 && tableau[r][j].Sign != 0)
                        reduced -= weights[basis[r]] * tableau[r][j];
                }
                if (reduced.Sign > 0)
                    entering = j;
            }
            if (entering < 0)
                break;
            int leaving = -1;
            Fraction least = default;
            for (int r = 0; r < basis.Length; r++)
            {
                if (tableau[r][entering].Sign <= 0)
                    continue;
                Fraction ratio = tableau[r][^1] / tableau[r][entering];
                int order = leaving < 0 ? -1 : ratio.CompareTo(least);
                if (order < 0 || (order == 0 && basis[r] < basis[leaving]))
                    (leaving, least) = (r, ratio);
            }
            if (leaving < 0)
                return null;
            Pivot(tableau, basis, leaving, entering);
        }
        Fraction value = default;
        for (int r = 0; r < basis.Length; r++)
            value += weights[basis[r]] * tableau[r][^1];
        return value;
    }

    private static void Pivot(Fraction[][] tableau, int[] basis, int row, int column)
    {
        Fraction pivot = tableau[row][column];
        for (int j = 0; j < tableau[row].Length; j++)
        {
            if (tableau[row][j].Sign != 0)
                tableau[row][j] /= pivot;
        }
        for (int r = 0; r < basis.Length; r++)
        {
            Fraction factor = tableau[r][column];
            if (r == row || factor.Sign == 0)
                continue;
            for (int j = 0; j < tableau[r].Length; j++)
            {
                if (tableau[row][j].Sign != 0)
                    tableau[r][j] -= factor * tableau[row][j];
            }
        }
        basis[row] = column;
    }
}
