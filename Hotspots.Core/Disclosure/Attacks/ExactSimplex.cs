namespace Hotspots.Core.Disclosure.Attacks;

/// <summary>Bounded-variable primal simplex in integers: the highest value of a weighted sum of counts that agrees with all equations.</summary>
/// <remarks>
/// <para>
/// Maximise c·x with A x = A t and low ≤ x ≤ high, where t, the true counts, is where the search begins: so there is no first phase. The tableau
/// holds D·B⁻¹A in integers, D the determinant of the basis (Edmonds, "Systems of distinct representatives and linear algebra", 1967; Bareiss,
/// "Sylvester's identity and multistep integer-preserving Gaussian elimination", 1968): every division comes out even, and there is no rounding and
/// no tolerance. Variables out of the basis stand at a bound or, until they first move, at their true count; all are integers. Steepest reduced
/// cost; after a run of steps of no length Bland's rule (1977) until one has length, so that it ends.
/// </para>
/// <para>
/// Each vertex of integers that is passed is a table that agrees with all that is published: <see cref="SeenLow"/> and <see cref="SeenHigh"/> keep
/// what each count was in any. An optimum is checked against the original equations by weak duality before it is told. Entries are kept below
/// 2³¹; where one would not fit, the search gives up for good and what was seen stays true. One thread at a time.
/// </para>
/// </remarks>
internal sealed class ExactSimplex
{
    private const int StallsBeforeBland = 24;

    private readonly int _rows, _columns, _width;
    private readonly ProgramColumns _program;

    /// <summary>D·B⁻¹[A I], row by row.</summary>
    private readonly int[] _tableau;

    /// <summary>Which variable is basic in a row; those from _columns on are artificial and always 0.</summary>
    private readonly int[] _basic;

    /// <summary>The row in which a variable is basic, or −1.</summary>
    private readonly int[] _rowOf;

    /// <summary>Values of variables out of the basis.</summary>
    private readonly int[] _value;

    /// <summary>D × the value of the basic variable of each row.</summary>
    private readonly long[] _scaled;

    private readonly long[] _reduced;
    private long _determinant = 1;
    private bool _isLost;

    /// <summary>Begins at the true counts.</summary>
    public ExactSimplex(ProgramColumns program)
    {
        _program = program;
        (_rows, _columns) = (program.Rows, program.Columns);
        _width = _rows + _columns;
        _tableau = new int[_rows * _width];
        for (int column = 0; column < _columns; column++)
        {
            for (int at = program.Starts[column]; at < program.Starts[column + 1]; at++)
                _tableau[program.RowOf[at] * _width + column] = program.Signs[at];
        }
        _basic = new int[_rows];
        _rowOf = new int[_width];
        Array.Fill(_rowOf, -1);
        for (int row = 0; row < _rows; row++)
        {
            _tableau[row * _width + _columns + row] = 1;
            (_basic[row], _rowOf[_columns + row]) = (_columns + row, row);
        }
        _value = [.. program.Truth];
        _scaled = new long[_rows];
        _reduced = new long[_width];
        SeenLow = [.. program.Truth];
        SeenHigh = [.. program.Truth];
    }

    /// <summary>The lowest that each count was in a table of integers that was passed.</summary>
    public int[] SeenLow { get; }

    /// <summary>The highest that each count was.</summary>
    public int[] SeenHigh { get; }

    /// <summary>Writes all values where the search stands; false where they are no integers.</summary>
    public bool TryRead(Span<int> values)
    {
        for (int row = 0; row < _rows; row++)
        {
            if (_scaled[row] % _determinant != 0)
                return false;
        }
        for (int column = 0; column < _columns; column++)
            values[column] = _rowOf[column] < 0 ? _value[column] : (int)(_scaled[_rowOf[column]] / _determinant);
        return true;
    }

    /// <summary>Does a variable have a certain value where the search stands?</summary>
    public bool IsAt(int column, int value) => _rowOf[column] < 0 ? _value[column] == value : _scaled[_rowOf[column]] == value * _determinant;

    /// <summary>Maximises a weighted sum, from where the last search ended.</summary>
    /// <param name="weights">One a variable.</param>
    /// <param name="stepLimit">Steps allowed.</param>
    public SimplexOutcome Maximise(ReadOnlySpan<long> weights, int stepLimit = 100_000)
    {
        if (_isLost)
            return new SimplexOutcome(SimplexEnd.GaveUp, 0, 1);
        try
        {
            Price(weights);
            int stalls = 0;
            for (int step = 0; step < stepLimit; step++)
            {
                int entering = Entering(stalls > StallsBeforeBland);
                if (entering < 0)
                    return Proved(weights);
                int direction = _reduced[entering] > 0 ? 1 : -1;
                if (!Step(entering, direction, out bool moved))
                    return new SimplexOutcome(SimplexEnd.Unbounded, 0, 1);
                stalls = moved ? 0 : stalls + 1;
            }
        }
        catch (OverflowException)
        {
            _isLost = true;
        }
        return new SimplexOutcome(SimplexEnd.GaveUp, 0, 1);
    }

    /// <summary>D × (c − c_B B⁻¹ A).</summary>
    private void Price(ReadOnlySpan<long> weights)
    {
        for (int column = 0; column < _width; column++)
            _reduced[column] = column < _columns ? checked(_determinant * weights[column]) : 0;
        for (int row = 0; row < _rows; row++)
        {
            long weight = _basic[row] < _columns ? weights[_basic[row]] : 0;
            if (weight == 0)
                continue;
            ReadOnlySpan<int> line = _tableau.AsSpan(row * _width, _width);
            for (int column = 0; column < line.Length; column++)
            {
                if (line[column] != 0)
                    _reduced[column] = checked(_reduced[column] - weight * line[column]);
            }
        }
    }

    private int Entering(bool first)
    {
        int best = -1;
        ulong steepest = 0;
        for (int column = 0; column < _columns; column++)
        {
            long reduced = _reduced[column];
            if (reduced == 0 || _rowOf[column] >= 0)
                continue;
            if (reduced > 0 ? _value[column] >= _program.High[column] : _value[column] <= _program.Low[column])
                continue;
            if (first)
                return column;
            if ((ulong)Math.Abs(reduced) > steepest)
                (best, steepest) = (column, (ulong)Math.Abs(reduced));
        }
        return best;
    }

    /// <summary>Moves the entering variable as far as it goes; false when nothing stops it.</summary>
    private bool Step(int entering, int direction, out bool moved)
    {
        int high = _program.High[entering];
        // The step is gap/slope; to begin with the variable's own range.
        Int128 gap = direction < 0 ? _value[entering] - _program.Low[entering]
            : high == int.MaxValue ? -1 : high - (long)_value[entering];
        long slope = 1;
        int leaving = -1;
        for (int row = 0; row < _rows; row++)
        {
            long fall = (long)direction * _tableau[row * _width + entering];
            if (fall == 0)
                continue;
            int variable = _basic[row];
            Int128 room;
            if (fall > 0)
            {
                room = (Int128)_scaled[row] - (Int128)_determinant * (variable < _columns ? _program.Low[variable] : 0);
            }
            else
            {
                int limit = variable < _columns ? _program.High[variable] : 0;
                if (limit == int.MaxValue)
                    continue;
                room = (Int128)_determinant * limit - _scaled[row];
                fall = -fall;
            }
            Int128 side = gap < 0 ? -1 : room * slope - gap * fall;
            // Equal steps: the variable with the smallest number leaves, so that Bland's rule is kept.
            if (side < 0 || (side == 0 && leaving >= 0 && variable < _basic[leaving]))
                (gap, slope, leaving) = (room, fall, row);
        }
        moved = gap != 0;
        if (gap < 0)
            return false;
        if (leaving < 0)
            Slide(entering, checked((int)gap) * direction);
        else
            Pivot(leaving, entering, direction, gap);
        return true;
    }

    /// <summary>The entering variable goes to its other bound and stays out of the basis.</summary>
    private void Slide(int entering, int by)
    {
        _value[entering] += by;
        for (int row = 0; row < _rows; row++)
        {
            int entry = _tableau[row * _width + entering];
            if (entry != 0)
                _scaled[row] = checked(_scaled[row] - (long)by * entry);
        }
        Witness();
    }

    private void Pivot(int row, int entering, int direction, Int128 gap)
    {
        Span<int> line = _tableau.AsSpan(row * _width, _width);
        long pivot = line[entering], size = Math.Abs(pivot), determinant = _determinant;
        int sign = Math.Sign(pivot), leaves = _basic[row];
        for (int other = 0; other < _rows; other++)
        {
            if (other == row)
                continue;
            Span<int> changed = _tableau.AsSpan(other * _width, _width);
            long factor = changed[entering];
            if (factor == 0 && size == determinant)
                continue;
            _scaled[other] = checked((long)(((Int128)_scaled[other] * size - direction * gap * factor) / determinant));
            Eliminate(changed, line, factor, size, sign, determinant);
        }
        EliminatePrices(line, sign * _reduced[entering], size, determinant);
        _scaled[row] = checked((long)((Int128)_value[entering] * size + direction * gap));
        if (sign < 0)
        {
            for (int column = 0; column < _width; column++)
                line[column] = -line[column];
        }
        bool fell = pivot * direction > 0;
        if (leaves < _columns)
            _value[leaves] = fell ? _program.Low[leaves] : _program.High[leaves];
        _rowOf[leaves] = -1;
        (_basic[row], _rowOf[entering]) = (entering, row);
        _determinant = size;
        if (gap != 0 || size != determinant)
            Witness();
    }

    /// <summary>One row of an integer-preserving elimination; entries that do not fit in 32 bits are an overflow.</summary>
    private static void Eliminate(Span<int> changed, ReadOnlySpan<int> line, long factor, long size, int sign, long determinant)
    {
        line = line[..changed.Length];
        long signed = sign * factor;
        if (size == 1 && determinant == 1)
        {
            for (int column = 0; column < changed.Length; column++)
            {
                if (line[column] != 0)
                    changed[column] = checked((int)(changed[column] - signed * line[column]));
            }
            return;
        }
        for (int column = 0; column < changed.Length; column++)
        {
            if (changed[column] != 0 || line[column] != 0)
                changed[column] = checked((int)((changed[column] * size - signed * line[column]) / determinant));
        }
    }

    private void EliminatePrices(ReadOnlySpan<int> line, long price, long size, long determinant)
    {
        Span<long> reduced = _reduced.AsSpan(0, line.Length);
        if (size == determinant)
        {
            // As almost always: only where the row has an entry does anything change.
            for (int column = 0; column < reduced.Length; column++)
            {
                if (line[column] != 0)
                    reduced[column] = checked((long)(reduced[column] - (Int128)price * line[column] / determinant));
            }
            return;
        }
        for (int column = 0; column < reduced.Length; column++)
            reduced[column] = checked((long)(((Int128)reduced[column] * size - (Int128)price * line[column]) / determinant));
    }

    /// <summary>Notes what each count is where the search stands, if all are integers.</summary>
    private void Witness()
    {
        long determinant = _determinant;
        if (determinant != 1)
        {
            for (int row = 0; row < _rows; row++)
            {
                if (_scaled[row] % determinant != 0)
                    return;
            }
        }
        for (int column = 0; column < _columns; column++)
        {
            int value = _rowOf[column] < 0 ? _value[column] : checked((int)(_scaled[_rowOf[column]] / determinant));
            SeenLow[column] = Math.Min(SeenLow[column], value);
            SeenHigh[column] = Math.Max(SeenHigh[column], value);
        }
    }

    /// <summary>The optimum, if the multipliers of the equations prove it: the bound they give is the value itself.</summary>
    private SimplexOutcome Proved(ReadOnlySpan<long> weights)
    {
        Int128 value = 0;
        for (int column = 0; column < _columns; column++)
            value += (Int128)weights[column] * (_rowOf[column] < 0 ? (Int128)_value[column] * _determinant : _scaled[_rowOf[column]]);
        // The reduced cost of the artificial variable of an equation is −D times its multiplier.
        return _program.BoundBy(weights, _reduced.AsSpan(_columns), _determinant) is { } bound && bound == value
            ? new SimplexOutcome(SimplexEnd.Optimal, checked((long)value), _determinant)
            : new SimplexOutcome(SimplexEnd.GaveUp, 0, 1);
    }
}
