namespace Hotspots.Core.Placement.Raids;

/// <summary>Linear sum assignment: every row to a column of its own at the least total cost (shortest augmenting paths).</summary>
/// <remarks>
/// The Hungarian method in the form of Jonker and Volgenant, "A shortest augmenting path algorithm for dense and sparse linear assignment
/// problems", 1987, for tables with at least as many columns as rows. Of equal columns the first is taken, so that the same costs give the same
/// answer. The arrays are made once and used again; not for several threads at once.
/// </remarks>
internal sealed class LinearAssignment
{
    private readonly int _rows, _columns;
    private readonly double[] _rowPrices, _columnPrices, _least;
    private readonly int[] _columnOf, _rowOf, _before;
    private readonly bool[] _isSettled;

    /// <summary>Makes room for a table of costs.</summary>
    /// <param name="rows">What is to be assigned.</param>
    /// <param name="columns">To what; as many or more.</param>
    public LinearAssignment(int rows, int columns)
    {
        (_rows, _columns) = (rows, columns);
        (_rowPrices, _columnPrices, _least) = (new double[rows], new double[columns], new double[columns]);
        (_columnOf, _rowOf, _before, _isSettled) = (new int[rows], new int[columns], new int[columns], new bool[columns]);
    }

    /// <summary>The column of each row in the last answer.</summary>
    public ReadOnlySpan<int> ColumnOf => _columnOf;

    /// <summary>The least total; +∞ where not every row can have a column.</summary>
    /// <param name="costs">Row after row, 0 or more.</param>
    /// <param name="most">Pairs that cost more cannot be.</param>
    public double Solve(ReadOnlySpan<double> costs, double most = double.MaxValue)
    {
        Array.Clear(_rowPrices);
        Array.Clear(_columnPrices);
        Array.Fill(_columnOf, -1);
        Array.Fill(_rowOf, -1);
        for (int row = 0; row < _rows; row++)
        {
            if (!Add(row, costs, most))
                return double.PositiveInfinity;
        }
        double total = 0;
        for (int row = 0; row < _rows; row++)
            total += costs[row * _columns + _columnOf[row]];
        return total;
    }

    // Dijkstra over the reduced costs, from the new row to the nearest column that is free.
    private bool Add(int added, ReadOnlySpan<double> costs, double most)
    {
        Array.Fill(_least, double.PositiveInfinity);
        Array.Fill(_isSettled, false);
        int row = added, end = -1, reached = -1;
        double far = 0;
        while (end < 0)
        {
            int next = -1;
            double nearest = double.PositiveInfinity;
            for (int column = 0; column < _columns; column++)
            {
                if (_isSettled[column])
                    continue;
                double cost = costs[row * _columns + column];
                if (cost <= most)
                {
                    double way = far + cost - _rowPrices[row] - _columnPrices[column];
                    if (way < _least[column])
                        (_least[column], _before[column]) = (way, reached);
                }
                if (_least[column] < nearest)
                    (nearest, next) = (_least[column], column);
            }
            if (next < 0)
                return false;
            (_isSettled[next], far) = (true, nearest);
            if (_rowOf[next] < 0)
                end = next;
            else
                (row, reached) = (_rowOf[next], next);
        }
        _rowPrices[added] += far;
        for (int column = 0; column < _columns; column++)
        {
            if (!_isSettled[column] || column == end)
                continue;
            _columnPrices[column] -= far - _least[column];
            _rowPrices[_rowOf[column]] += far - _least[column];
        }
        for (int column = end; ;)
        {
            int before = _before[column];
            int owner = before < 0 ? added : _rowOf[before];
            (_rowOf[column], _columnOf[owner]) = (owner, column);
            if (before < 0)
                return true;
            column = before;
        }
    }
}
