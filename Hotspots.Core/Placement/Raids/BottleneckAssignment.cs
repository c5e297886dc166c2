namespace Hotspots.Core.Placement.Raids;

/// <summary>Linear bottleneck assignment: every row to a column of its own so that the dearest pair is as cheap as can be; of those the least
/// total.</summary>
/// <remarks>
/// Threshold algorithm: a binary search over the costs that there are, each asked of a maximum matching; then the least total among the pairs that
/// are no dearer. Exact. Burkard, Dell'Amico and Martello, "Assignment Problems", 2009, chapter 6.
/// </remarks>
internal sealed class BottleneckAssignment
{
    private readonly int _rows;
    private readonly ThresholdMatching _matching;
    private readonly LinearAssignment _assignment;

    /// <summary>Makes room for a table of costs.</summary>
    /// <param name="rows">What is to be assigned.</param>
    /// <param name="columns">To what; as many or more.</param>
    public BottleneckAssignment(int rows, int columns)
    {
        _rows = rows;
        _matching = new ThresholdMatching(rows, columns);
        _assignment = new LinearAssignment(rows, columns);
    }

    /// <summary>The column of each row in the last answer of <see cref="Total"/>.</summary>
    public ReadOnlySpan<int> ColumnOf => _assignment.ColumnOf;

    /// <summary>Can every row have a column with no pair dearer than this?</summary>
    public bool IsWithin(ReadOnlySpan<double> costs, double most) => _matching.Size(costs, most) == _rows;

    /// <summary>The cost of the dearest pair, as cheap as can be; 0 without rows, +∞ where not every row can have a column.</summary>
    /// <param name="costs">Row after row, 0 or more; +∞ for a pair that cannot be.</param>
    /// <param name="levels">Costs in ascending order, among which those of all pairs are.</param>
    public double Longest(ReadOnlySpan<double> costs, ReadOnlySpan<double> levels)
    {
        if (_rows == 0)
            return 0;
        int low = 0, high = levels.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (IsWithin(costs, levels[middle]))
                high = middle;
            else
                low = middle + 1;
        }
        return low < levels.Length ? levels[low] : double.PositiveInfinity;
    }

    /// <summary>The least total with no pair dearer than this; +∞ where there is none.</summary>
    public double Total(ReadOnlySpan<double> costs, double most) => _assignment.Solve(costs, most);

    /// <summary>The costs of a table in ascending order, each once; those that cannot be left out.</summary>
    public static double[] Levels(params ReadOnlySpan<double[]> tables)
    {
        var all = new List<double>();
        foreach (double[] table in tables)
            all.AddRange(table);
        all.RemoveAll(double.IsPositiveInfinity);
        all.Sort();
        int kept = 0;
        for (int i = 0; i < all.Count; i++)
        {
            if (i == 0 || all[i] != all[i - 1])
                all[kept++] = all[i];
        }
        all.RemoveRange(kept, all.Count - kept);
        return [.. all];
    }
}
