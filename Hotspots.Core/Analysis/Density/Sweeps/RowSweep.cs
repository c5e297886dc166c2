using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Hotspots.Core.Analysis.Density.Sweeps;

/// <summary>Sweep over a row of cells. What do the polynomials of all boxes add up to in a row of cells?</summary>
/// <remarks>
/// Each holds on an interval of columns. Within a segment all are written about the segment's middle, so that coefficients may be
/// added; see <see cref="SweptDensity"/> for the order in which they are.
/// </remarks>
internal sealed class RowSweep
{
    private const int Width = RowPolynomials.Width;
    private const int Lanes = 4;

    private readonly RowPolynomials _polynomials;
    private readonly int _columns;
    private readonly int _segment;
    private readonly int _segments;

    // For each distance in columns from −_farthest: what the powers of a become when a is counted from so much farther east.
    private readonly int _farthest;
    private readonly double[] _shifts;

    // For each column of a segment: the powers of its distance from the middle.
    private readonly double[] _powers;

    /// <summary>Prepares the tables.</summary>
    /// <param name="polynomials">Whose.</param>
    /// <param name="columns">Cells of a row.</param>
    /// <param name="segment">Columns of a segment.</param>
    /// <param name="step">From cell to cell, in bandwidths.</param>
    public RowSweep(RowPolynomials polynomials, int columns, int segment, double step)
    {
        (_polynomials, _columns, _segment, _segments) = (polynomials, columns, segment, (columns + segment - 1) / segment);
        int degree = polynomials.Degree;
        _farthest = polynomials.Outer[0] + segment + 1;
        _shifts = new double[(2 * _farthest + 1) * (degree + 1) * Width];
        for (int shift = -_farthest, at = 0; shift <= _farthest; shift++)
        {
            // (a + d)ʲ = a (a + d)ʲ⁻¹ + d (a + d)ʲ⁻¹.
            for (int j = 0; j <= degree; j++, at += Width)
            {
                _shifts[at] = j == 0 ? 1 : shift * step * _shifts[at - Width];
                for (int i = 1; i <= j; i++)
                    _shifts[at + i] = _shifts[at - Width + i - 1] + shift * step * _shifts[at - Width + i];
            }
        }
        _powers = new double[segment * Width];
        for (int column = 0; column < segment; column++)
        {
            for (int power = 0; power <= degree; power++)
                _powers[column * Width + power] = Math.Pow((column - segment / 2) * step, power);
        }
    }

    /// <summary>Room for one row's sums.</summary>
    public Sums NewSums() => new(_segments * _segment, _segments);

    /// <summary>Sums up a row.</summary>
    /// <param name="boxes">Whose polynomials.</param>
    /// <param name="row">Which row of the lattice.</param>
    /// <param name="sums">Overwritten: <see cref="Sums.Row"/> has the row's values.</param>
    public void Sum(CellBoxes boxes, int row, Sums sums)
    {
        sums.Clear();
        int from = Math.Max(0, row - _polynomials.Rows - boxes.FirstRow),
            to = Math.Min(boxes.Moments.Length - 1, row + _polynomials.Rows - boxes.FirstRow);
        for (int boxRow = from; boxRow <= to; boxRow++)
        {
            int away = row - (boxes.FirstRow + boxRow), inner = _polynomials.Inner[Math.Abs(away)];
            if (inner >= 0)
                AddRow(boxes.OccupiedColumns[boxRow], boxes.Moments[boxRow], _polynomials.Tables[away + _polynomials.Rows], inner, sums);
        }
        for (int segment = 0; segment < _segments; segment++)
        {
            if (sums.IsTouched[segment])
                Evaluate(segment, sums);
        }
    }

    private void AddRow(int[] columns, double[] moments, double[] table, int inner, Sums sums)
    {
        int count = _polynomials.Moments, segment = _segment;
        ref double moment = ref MemoryMarshal.GetArrayDataReference(moments);
        ref double entry = ref MemoryMarshal.GetArrayDataReference(table);
        Span<double> polynomial = stackalloc double[Width];
        ref double coefficient = ref MemoryMarshal.GetReference(polynomial);
        nuint at = 0;
        foreach (int column in columns)
        {
            int first = Math.Max(0, column - inner), last = Math.Min(_columns - 1, column + inner);
            if (first > last)
            {
                at += (nuint)count;
                continue;
            }
            Vector256<double> low = Vector256<double>.Zero, high = Vector256<double>.Zero;
            for (nuint end = at + (nuint)count, place = 0; at < end; at++, place += Width)
            {
                Vector256<double> value = Vector256.Create(Unsafe.Add(ref moment, at));
                low += value * Vector256.LoadUnsafe(ref entry, place);
                high += value * Vector256.LoadUnsafe(ref entry, place + Lanes);
            }
            low.StoreUnsafe(ref coefficient);
            high.StoreUnsafe(ref coefficient, Lanes);
            int begin = first / segment, finish = last / segment;
            bool isFromEdge = first == begin * segment, isToEdge = last == Math.Min(_columns, (finish + 1) * segment) - 1;
            if (begin == finish && !isFromEdge && !isToEdge)
            {
                AddShort(polynomial, column, first, last, sums);
                continue;
            }
            if (begin < finish || !isFromEdge)
                AddShifted(ref coefficient, begin, column, ref sums.Eastwards[first * Width], sums);
            if (begin < finish || isFromEdge)
                AddShifted(ref coefficient, finish, column, ref sums.Westwards[last * Width], sums);
            for (int whole = begin + 1; whole < finish; whole++)
                AddShifted(ref coefficient, whole, column, ref sums.Whole[whole * Width], sums);
        }
    }

    /// <summary>Adds a polynomial about a column to sums about the middle of a segment.</summary>
    private void AddShifted(ref double coefficient, int segment, int column, ref double sum, Sums sums)
    {
        int shift = segment * _segment + _segment / 2 - column + _farthest, degree = _polynomials.Degree;
        ref double entry = ref _shifts[shift * (degree + 1) * Width];
        Vector256<double> low = Vector256.LoadUnsafe(ref sum), high = Vector256.LoadUnsafe(ref sum, Lanes);
        for (nuint j = 0, place = 0; j <= (nuint)degree; j++, place += Width)
        {
            Vector256<double> value = Vector256.Create(Unsafe.Add(ref coefficient, j));
            low += value * Vector256.LoadUnsafe(ref entry, place);
            high += value * Vector256.LoadUnsafe(ref entry, place + Lanes);
        }
        low.StoreUnsafe(ref sum);
        high.StoreUnsafe(ref sum, Lanes);
        sums.IsTouched[segment] = true;
    }

    /// <summary>Adds the values of a polynomial whose interval lies within one segment.</summary>
    private void AddShort(ReadOnlySpan<double> polynomial, int column, int first, int last, Sums sums)
    {
        int segment = first / _segment, middle = segment * _segment + _segment / 2;
        Span<double> shifted = stackalloc double[Width];
        shifted.Clear();
        AddShifted(ref MemoryMarshal.GetReference(polynomial), segment, column, ref MemoryMarshal.GetReference(shifted), sums);
        Vector256<double> low = Vector256.LoadUnsafe(ref shifted[0]), high = Vector256.LoadUnsafe(ref shifted[Lanes]);
        ref double power = ref _powers[(first - segment * _segment) * Width];
        for (int at = first; at <= last; at++, power = ref Unsafe.Add(ref power, Width))
            sums.Row[at] += Vector256.Sum(low * Vector256.LoadUnsafe(ref power) + high * Vector256.LoadUnsafe(ref power, Lanes));
    }

    /// <summary>Adds up what begins, ends and lies in a segment, and takes its values.</summary>
    private void Evaluate(int segment, Sums sums)
    {
        int first = segment * _segment;
        ref double eastwards = ref sums.Eastwards[first * Width];
        ref double westwards = ref sums.Westwards[first * Width];
        ref double power = ref _powers[0];
        nuint end = (nuint)(_segment * Width);
        Vector256<double> low = Vector256.LoadUnsafe(ref sums.Whole[segment * Width]),
            high = Vector256.LoadUnsafe(ref sums.Whole[segment * Width], Lanes);
        for (nuint at = 0; at < end; at += Width)
        {
            low += Vector256.LoadUnsafe(ref eastwards, at);
            high += Vector256.LoadUnsafe(ref eastwards, at + Lanes);
            low.StoreUnsafe(ref eastwards, at);
            high.StoreUnsafe(ref eastwards, at + Lanes);
        }
        low = high = Vector256<double>.Zero;
        for (nuint at = end; at > 0;)
        {
            at -= Width;
            low += Vector256.LoadUnsafe(ref westwards, at);
            high += Vector256.LoadUnsafe(ref westwards, at + Lanes);
            Vector256<double> value = (low + Vector256.LoadUnsafe(ref eastwards, at)) * Vector256.LoadUnsafe(ref power, at)
                + (high + Vector256.LoadUnsafe(ref eastwards, at + Lanes)) * Vector256.LoadUnsafe(ref power, at + Lanes);
            sums.Row[first + (int)(at / Width)] += Vector256.Sum(value);
        }
    }

    /// <summary>Sums of one row while it is worked on; <see cref="RowPolynomials.Width"/> coefficients a polynomial.</summary>
    internal sealed class Sums(int columns, int segments)
    {
        /// <summary>The row's values.</summary>
        public double[] Row { get; } = new double[columns];

        /// <summary>At each column the polynomials that begin there and hold to the end of its segment.</summary>
        public double[] Eastwards { get; } = new double[columns * Width];

        /// <summary>At each column the polynomials that end with it and hold from the beginning of its segment.</summary>
        public double[] Westwards { get; } = new double[columns * Width];

        /// <summary>For each segment the polynomials that hold in all of it.</summary>
        public double[] Whole { get; } = new double[segments * Width];

        /// <summary>Has anything been added to a segment?</summary>
        public bool[] IsTouched { get; } = new bool[segments];

        public void Clear()
        {
            Array.Clear(Row);
            Array.Clear(Eastwards);
            Array.Clear(Westwards);
            Array.Clear(Whole);
            Array.Clear(IsTouched);
        }
    }
}
