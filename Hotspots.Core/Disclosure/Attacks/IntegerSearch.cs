namespace Hotspots.Core.Disclosure.Attacks;

/// <summary>Depth-first search with bound propagation. Is there a whole table of integers in which a count is a certain value?</summary>
/// <remarks>
/// For what a linear programme leaves open, which are a few units at the ends of an interval. Counts are fixed one by one, the equations narrow
/// the others. After a number of steps it says that it does not know.
/// </remarks>
internal sealed class IntegerSearch
{
    private const int StepLimit = 4_000;

    private readonly ProgramColumns _program;
    private readonly int[] _rowStarts, _columns;
    private readonly sbyte[] _signs;
    private readonly long[] _sums;
    private readonly int[] _low, _high;
    private readonly Stack<(int Column, int Low, int High)> _undo = new();
    private readonly Queue<int> _rows = new();
    private readonly bool[] _isQueued;
    private int _steps;
    private int[]? _found;

    private IntegerSearch(ProgramColumns program)
    {
        _program = program;
        _rowStarts = new int[program.Rows + 1];
        foreach (int row in program.RowOf)
            _rowStarts[row + 1]++;
        for (int row = 0; row < program.Rows; row++)
            _rowStarts[row + 1] += _rowStarts[row];
        int[] next = _rowStarts[..^1];
        _columns = new int[program.RowOf.Length];
        _signs = new sbyte[program.RowOf.Length];
        _sums = new long[program.Rows];
        for (int column = 0; column < program.Columns; column++)
        {
            for (int at = program.Starts[column]; at < program.Starts[column + 1]; at++)
            {
                int row = program.RowOf[at], to = next[row]++;
                (_columns[to], _signs[to]) = (column, program.Signs[at]);
                _sums[row] += (long)program.Signs[at] * program.Truth[column];
            }
        }
        _low = [.. program.Low];
        _high = [.. program.High];
        _isQueued = new bool[program.Rows];
    }

    /// <summary>The furthest value between what was seen and what cannot be passed, limits included.</summary>
    /// <param name="program">Equations and limits.</param>
    /// <param name="column">Whose value.</param>
    /// <param name="direction">+1 for the highest, −1 for the lowest.</param>
    /// <param name="seen">A value that a table of integers has.</param>
    /// <param name="limit">A value that none passes.</param>
    /// <returns>The value, and whether it is proved to be the furthest.</returns>
    public static (int Value, bool IsExact) Furthest(ProgramColumns program, int column, int direction, int seen, int limit)
    {
        var search = new IntegerSearch(program);
        for (int value = limit; value != seen; value -= direction)
        {
            search._steps = 0;
            bool? found = search.Has(column, value);
            if (found == true)
                return (value, true);
            if (found is null)
                return (seen, false);
        }
        return (seen, true);
    }

    /// <summary>Any table of integers within the limits; the point that the programme brings need not be within them.</summary>
    /// <returns>The values, or null, and then whether it is proved that there are none.</returns>
    public static (int[]? Values, bool IsSettled) Any(ProgramColumns program)
    {
        var search = new IntegerSearch(program);
        for (int row = 0; row < program.Rows; row++)
        {
            search._isQueued[row] = true;
            search._rows.Enqueue(row);
        }
        bool? found = search.Propagate() ? search.Search() : false;
        return (found == true ? search._found : null, found is not null);
    }

    private bool? Has(int column, int value)
    {
        int mark = _undo.Count;
        bool? found = Narrow(column, value, value) && Propagate() ? Search() : false;
        Undo(mark);
        return found;
    }

    /// <summary>True for a table, false where there is none, null where the steps ran out.</summary>
    private bool? Search()
    {
        if (++_steps > StepLimit)
            return null;
        int chosen = -1;
        long least = long.MaxValue;
        for (int column = 0; column < _low.Length; column++)
        {
            long range = _high[column] == int.MaxValue ? long.MaxValue - 1 : _high[column] - (long)_low[column];
            if (range > 0 && range < least)
                (chosen, least) = (column, range);
        }
        if (chosen < 0)
        {
            _found = [.. _low];
            return true;
        }
        if (least == long.MaxValue - 1)
            return null;
        // Values nearest the truth first: most tables that agree are near it.
        int from = Math.Clamp(_program.Truth[chosen], _low[chosen], _high[chosen]), low = _low[chosen], high = _high[chosen];
        for (int away = 0; from - away >= low || from + away <= high; away++)
        {
            foreach (int value in away == 0 ? (ReadOnlySpan<int>)[from] : [from - away, from + away])
            {
                if (value < low || value > high)
                    continue;
                int mark = _undo.Count;
                bool? found = Narrow(chosen, value, value) && Propagate() ? Search() : false;
                Undo(mark);
                if (found != false)
                    return found;
            }
        }
        return false;
    }

    private bool Narrow(int column, long low, long high)
    {
        int newLow = (int)Math.Max(_low[column], low), newHigh = (int)Math.Min(_high[column], high);
        if (newLow > newHigh)
            return false;
        if (newLow == _low[column] && newHigh == _high[column])
            return true;
        _undo.Push((column, _low[column], _high[column]));
        (_low[column], _high[column]) = (newLow, newHigh);
        for (int at = _program.Starts[column]; at < _program.Starts[column + 1]; at++)
        {
            int row = _program.RowOf[at];
            if (_isQueued[row])
                continue;
            _isQueued[row] = true;
            _rows.Enqueue(row);
        }
        return true;
    }

    private void Undo(int mark)
    {
        while (_undo.Count > mark)
        {
            (int column, int low, int high) = _undo.Pop();
            (_low[column], _high[column]) = (low, high);
        }
        while (_rows.TryDequeue(out int row))
            _isQueued[row] = false;
    }

    private bool Propagate()
    {
        while (_rows.TryDequeue(out int row))
        {
            _isQueued[row] = false;
            if (!Propagate(row))
                return false;
        }
        return true;
    }

    /// <summary>Each count of an equation is what the others leave it: least and most of the rest give its most and least.</summary>
    private bool Propagate(int row)
    {
        long least = 0, most = 0;
        int unlimitedLeast = 0, unlimitedMost = 0;
        for (int at = _rowStarts[row]; at < _rowStarts[row + 1]; at++)
        {
            (long low, long high) = Ends(at);
            unlimitedLeast += low == long.MinValue ? 1 : 0;
            unlimitedMost += high == long.MaxValue ? 1 : 0;
            least += low == long.MinValue ? 0 : low;
            most += high == long.MaxValue ? 0 : high;
        }
        for (int at = _rowStarts[row]; at < _rowStarts[row + 1]; at++)
        {
            (long low, long high) = Ends(at);
            long restLeast = low == long.MinValue ? unlimitedLeast == 1 ? least : long.MinValue : unlimitedLeast > 0 ? long.MinValue : least - low;
            long restMost = high == long.MaxValue ? unlimitedMost == 1 ? most : long.MaxValue : unlimitedMost > 0 ? long.MaxValue : most - high;
            long newLow = restMost == long.MaxValue ? low : Math.Max(low, _sums[row] - restMost);
            long newHigh = restLeast == long.MinValue ? high : Math.Min(high, _sums[row] - restLeast);
            bool isPlus = _signs[at] > 0;
            long countLow = isPlus ? newLow : newHigh == long.MaxValue ? 0 : -newHigh;
            long countHigh = isPlus ? newHigh : newLow == long.MinValue ? int.MaxValue : -newLow;
            if (!Narrow(_columns[at], countLow, countHigh))
                return false;
            if (newLow == low && newHigh == high)
                continue;
            // What was narrowed tells more to the others at once.
            (long nowLow, long nowHigh) = Ends(at);
            unlimitedLeast -= low == long.MinValue && nowLow != low ? 1 : 0;
            unlimitedMost -= high == long.MaxValue && nowHigh != high ? 1 : 0;
            least += nowLow == long.MinValue ? 0 : low == long.MinValue ? nowLow : nowLow - low;
            most += nowHigh == long.MaxValue ? 0 : high == long.MaxValue ? nowHigh : nowHigh - high;
        }
        return true;
    }

    /// <summary>Least and most of sign × count for an entry.</summary>
    private (long Low, long High) Ends(int at)
    {
        int column = _columns[at];
        long low = _low[column], high = _high[column] == int.MaxValue ? long.MaxValue : _high[column];
        return _signs[at] > 0 ? (low, high) : (high == long.MaxValue ? long.MinValue : -high, -low);
    }
}
