namespace Hotspots.Core.Disclosure.Tables;

/// <summary>Linear equations between counts, as a sparse matrix in rows and in columns.</summary>
/// <remarks>
/// Equation r is the sum of sign × count over its entries, and equals its constant. Signs are +1 or −1; a count is in an equation once.
/// </remarks>
internal sealed class CountRelations
{
    /// <summary>Builds both orders.</summary>
    /// <param name="counts">How many counts there are.</param>
    /// <param name="rowStarts">Where each equation's entries begin, and the end of the last.</param>
    /// <param name="columns">The count of each entry.</param>
    /// <param name="signs">+1 or −1, one an entry.</param>
    /// <param name="constants">One an equation.</param>
    public CountRelations(int counts, int[] rowStarts, int[] columns, sbyte[] signs, long[] constants)
    {
        (RowStarts, Columns, Signs, Constants) = (rowStarts, columns, signs, constants);
        ColumnStarts = new int[counts + 1];
        foreach (int column in columns)
            ColumnStarts[column + 1]++;
        for (int c = 0; c < counts; c++)
            ColumnStarts[c + 1] += ColumnStarts[c];
        Rows = new int[columns.Length];
        RowSigns = new sbyte[columns.Length];
        int[] next = ColumnStarts[..counts];
        for (int row = 0; row + 1 < rowStarts.Length; row++)
        {
            for (int at = rowStarts[row]; at < rowStarts[row + 1]; at++)
            {
                int to = next[columns[at]]++;
                (Rows[to], RowSigns[to]) = (row, signs[at]);
            }
        }
    }

    /// <summary>How many equations there are.</summary>
    public int Count => Constants.Length;

    /// <summary>Where each equation's entries begin, and the end of the last.</summary>
    public int[] RowStarts { get; }

    /// <summary>The count of each entry, by equation.</summary>
    public int[] Columns { get; }

    /// <summary>The sign of each entry, by equation.</summary>
    public sbyte[] Signs { get; }

    /// <summary>What each equation comes to.</summary>
    public long[] Constants { get; }

    /// <summary>Where each count's entries begin, and the end of the last.</summary>
    public int[] ColumnStarts { get; }

    /// <summary>The equation of each entry, by count.</summary>
    public int[] Rows { get; }

    /// <summary>The sign of each entry, by count.</summary>
    public sbyte[] RowSigns { get; }

    /// <summary>In how many equations a count is.</summary>
    public int Degree(int count) => ColumnStarts[count + 1] - ColumnStarts[count];

    /// <summary>Sum of an equation's left side for some values.</summary>
    public long Sum(int row, ReadOnlySpan<int> values)
    {
        long sum = 0;
        for (int at = RowStarts[row]; at < RowStarts[row + 1]; at++)
            sum += Signs[at] * (long)values[Columns[at]];
        return sum;
    }
}
