namespace Hotspots.Core.Placement.Raids;

/// <summary>Maximum bipartite matching over the pairs that cost no more than a threshold (Hopcroft–Karp).</summary>
/// <remarks>
/// Hopcroft and Karp, "An n^5/2 algorithm for maximum matchings in bipartite graphs", 1973. Rows and columns are tried in the order of their
/// numbers, so that the same costs give the same matching. The arrays are made once and used again; not for several threads at once.
/// </remarks>
internal sealed class ThresholdMatching
{
    private readonly int _rows, _columns;
    private readonly int[] _columnOf, _rowOf, _levels, _queue, _next;

    /// <summary>Makes room for a table of costs.</summary>
    /// <param name="rows">What is to be matched.</param>
    /// <param name="columns">To what.</param>
    public ThresholdMatching(int rows, int columns)
    {
        (_rows, _columns) = (rows, columns);
        (_columnOf, _rowOf, _levels, _queue, _next) = (new int[rows], new int[columns], new int[rows], new int[rows], new int[rows]);
    }

    /// <summary>The column of each row in the last matching; −1 for none.</summary>
    public ReadOnlySpan<int> ColumnOf => _columnOf;

    /// <summary>How many rows can be matched.</summary>
    /// <param name="costs">Row after row; +∞ for a pair that cannot be.</param>
    /// <param name="most">Pairs that cost more are passed over.</param>
    /// <param name="enough">Is it enough to know that so many can be? It stops there.</param>
    public int Size(ReadOnlySpan<double> costs, double most, int enough = int.MaxValue)
    {
        Array.Fill(_columnOf, -1);
        Array.Fill(_rowOf, -1);
        int size = 0;
        while (size < enough && HasLevels(costs, most))
        {
            int before = size;
            Array.Clear(_next);
            for (int row = 0; row < _rows; row++)
            {
                if (_columnOf[row] < 0 && Augment(row, costs, most))
                    size++;
            }
            if (size == before)
                break;
        }
        return size;
    }

    // Breadth first from the free rows: how many pairs have to be exchanged to reach each row.
    private bool HasLevels(ReadOnlySpan<double> costs, double most)
    {
        int head = 0, tail = 0;
        for (int row = 0; row < _rows; row++)
        {
            _levels[row] = _columnOf[row] < 0 ? 0 : -1;
            if (_columnOf[row] < 0)
                _queue[tail++] = row;
        }
        bool isFree = false;
        while (head < tail)
        {
            int row = _queue[head++];
            for (int column = 0; column < _columns; column++)
            {
                if (!IsPair(costs[row * _columns + column], most))
                    continue;
                int other = _rowOf[column];
                if (other < 0)
                {
                    isFree = true;
                }
                else if (_levels[other] < 0)
                {
                    _levels[other] = _levels[row] + 1;
                    _queue[tail++] = other;
                }
            }
        }
        return isFree;
    }

    private bool Augment(int row, ReadOnlySpan<double> costs, double most)
    {
        for (; _next[row] < _columns; _next[row]++)
        {
            int column = _next[row];
            if (!IsPair(costs[row * _columns + column], most))
                continue;
            int other = _rowOf[column];
            if (other >= 0 && (_levels[other] != _levels[row] + 1 || !Augment(other, costs, most)))
                continue;
            (_columnOf[row], _rowOf[column]) = (column, row);
            return true;
        }
        return false;
    }

    private static bool IsPair(double cost, double most) => cost <= most && cost < double.PositiveInfinity;
}
