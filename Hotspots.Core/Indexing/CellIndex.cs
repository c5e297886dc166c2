using System.Globalization;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Indexing;

/// <summary>Square cell index. Which points lie in which square cell? Points sorted into the occupied cells of a square grid.</summary>
/// <remarks>
/// The cells stand in order of row, then column, from the one that holds the south-west corner of the points' box; only occupied cells are kept.
/// The points of cell c are the places <c>Starts[c]</c> to <c>Starts[c + 1]</c> of the columns. Building costs O(n) for a fixed extent
/// in cells. Columns may be rearranged within a cell by their owner (<see cref="MoveToFront"/>); reading is safe from many threads.
/// </remarks>
internal sealed class CellIndex
{
    /// <summary>Cells from one side of the grid to the other, at most: with more, a cell number is no longer sure to its last digit.</summary>
    public const double MostCellsAcross = 2_000_000_000;

    /// <summary>Added to every row and column in a key, so that neighbours to the south and west have keys as well.</summary>
    private const int Border = 2;

    /// <summary>Rows for each occupied cell, at most, that have an entry of their own; a grid with more is mostly empty and is searched
    /// whole.</summary>
    private const int MostRowsACell = 4;

    private readonly ulong[] _keys;

    /// <summary>First cell of each row, the rows counted as in the keys, and the number of cells at the end; null where most rows are
    /// empty.</summary>
    private readonly int[]? _rowStarts;

    private CellIndex(
        double side, CellLattice lattice, ulong[] keys, int[] starts, int[] order, double[] eastings, double[] northings, GridBox[] boxes)
    {
        (Side, Lattice) = (side, lattice);
        _keys = keys;
        _rowStarts = RowStarts(keys);
        Starts = starts;
        Order = order;
        Eastings = eastings;
        Northings = northings;
        Boxes = boxes;
    }

    /// <summary>Side of a cell, metres.</summary>
    public double Side { get; }

    /// <summary>The rows and columns of positions.</summary>
    public CellLattice Lattice { get; }

    /// <summary>Occupied cells.</summary>
    public int CellCount => Boxes.Length;

    /// <summary>First place of each cell, and the number of points at the end.</summary>
    public int[] Starts { get; }

    /// <summary>Index of the point at each place.</summary>
    public int[] Order { get; }

    /// <summary>Easting of the point at each place, metres.</summary>
    public double[] Eastings { get; }

    /// <summary>Northing of the point at each place, metres.</summary>
    public double[] Northings { get; }

    /// <summary>The smallest box round each cell's points.</summary>
    public GridBox[] Boxes { get; }

    /// <summary>Sorts the points into cells.</summary>
    /// <param name="points">At least one.</param>
    /// <param name="side">Side of a cell, metres, above 0.</param>
    /// <param name="workers">Who does it.</param>
    /// <param name="origin">A corner of four cells, in the points' box or near it; the box's south-west corner unless one is given.</param>
    /// <exception cref="ArgumentException">The points span more than <see cref="MostCellsAcross"/> cells, or there are none.</exception>
    public static CellIndex Build(PointSet points, double side, WorkSharing workers, GridPoint? origin = null)
    {
        GridBox bounds = points.Bounds();
        double perMetre = 1 / side;
        if (!(bounds.Width * perMetre < MostCellsAcross && bounds.Height * perMetre < MostCellsAcross))
        {
            double span = Math.Max(bounds.Width, bounds.Height);
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"The points span {span:G3} m, over {MostCellsAcross:N0} cells of {side:G3} m: remove the stray positions or choose "
                    + $"a larger distance."));
        }
        var lattice = new CellLattice(origin ?? new GridPoint(bounds.West, bounds.South), bounds, side);
        int n = points.Count;
        var keys = new ulong[n];
        workers.Run(n, (first, end) =>
        {
            ReadOnlySpan<double> e = points.Eastings, n = points.Northings;
            for (int i = first; i < end; i++)
                keys[i] = Key((int)lattice.RowOf(n[i]), (int)lattice.ColumnOf(e[i]));
        });
        var order = new int[n];
        int lastRow = (int)lattice.RowOf(bounds.North) + Border, lastColumn = (int)lattice.ColumnOf(bounds.East) + Border;
        keys = CellSort.Sort(keys, order, lastRow, lastColumn, workers);

        int cellCount = 1;
        for (int i = 1; i < n; i++)
        {
            if (keys[i] != keys[i - 1])
                cellCount++;
        }
        var cellKeys = new ulong[cellCount];
        var starts = new int[cellCount + 1];
        cellKeys[0] = keys[0];
        for (int i = 1, cell = 0; i < n; i++)
        {
            if (keys[i] == keys[i - 1])
                continue;
            cellKeys[++cell] = keys[i];
            starts[cell] = i;
        }
        starts[cellCount] = n;

        var eastings = new double[n];
        var northings = new double[n];
        workers.Run(n, (first, end) =>
        {
            ReadOnlySpan<double> e = points.Eastings, n = points.Northings;
            for (int place = first; place < end; place++)
            {
                eastings[place] = e[order[place]];
                northings[place] = n[order[place]];
            }
        });
        var boxes = new GridBox[cellCount];
        var index = new CellIndex(side, lattice, cellKeys, starts, order, eastings, northings, boxes);
        index.ForEachBlock(workers, (firstCell, endCell) =>
        {
            for (int cell = firstCell; cell < endCell; cell++)
                boxes[cell] = index.BoxAround(starts[cell], starts[cell + 1]);
        });
        return index;
    }

    /// <summary>The smallest box round the points at places [first, end), at least one.</summary>
    public GridBox BoxAround(int first, int end) =>
        GridBox.Around(Eastings.AsSpan(first, end - first), Northings.AsSpan(first, end - first));

    /// <summary>Calls <paramref name="body"/> for ranges of cells [first, end) that hold about equally many points.</summary>
    /// <inheritdoc cref="WorkSharing.Run" path="/remarks"/>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public void ForEachBlock(WorkSharing workers, Action<int, int> body)
    {
        int blocks = (Order.Length + WorkSharing.BlockSize - 1) / WorkSharing.BlockSize;
        workers.RunBlocks(blocks, block => body(FirstCellFrom(block * WorkSharing.BlockSize), FirstCellFrom((block + 1) * WorkSharing.BlockSize)));
    }

    /// <summary>Moves the marked points of a cell to its front; both parts keep their order.</summary>
    /// <param name="cell">Which cell.</param>
    /// <param name="marks">One a place of the whole index.</param>
    /// <returns>How many are marked.</returns>
    public int MoveToFront(int cell, ReadOnlySpan<bool> marks)
    {
        int first = Starts[cell], end = Starts[cell + 1], front = first, rest = 0;
        Span<int> order = end - first <= 256 ? stackalloc int[256] : new int[end - first];
        Span<double> eastings = end - first <= 256 ? stackalloc double[256] : new double[end - first];
        Span<double> northings = end - first <= 256 ? stackalloc double[256] : new double[end - first];
        for (int place = first; place < end; place++)
        {
            if (marks[place])
            {
                (Order[front], Eastings[front], Northings[front]) = (Order[place], Eastings[place], Northings[place]);
                front++;
            }
            else
            {
                (order[rest], eastings[rest], northings[rest]) = (Order[place], Eastings[place], Northings[place]);
                rest++;
            }
        }
        order[..rest].CopyTo(Order.AsSpan(front));
        eastings[..rest].CopyTo(Eastings.AsSpan(front));
        northings[..rest].CopyTo(Northings.AsSpan(front));
        return front - first;
    }

    /// <summary>The cell that holds a place.</summary>
    public int CellOf(int place)
    {
        int at = Starts.AsSpan().BinarySearch(place);
        return at >= 0 ? at : ~at - 1;
    }

    /// <summary>The places [first, end) of the points <paramref name="rows"/> north of a cell and at most so many columns east or west.</summary>
    public (int First, int End) PlacesInRow(int cell, int rows, int columns)
    {
        long row = (long)(_keys[cell] >> 32) + rows, column = (uint)_keys[cell];
        (int first, int end) = row < 0 ? (0, 0) : Between((uint)row, (uint)Math.Max(0, column - columns), (uint)(column + columns));
        return (Starts[first], Starts[end]);
    }

    /// <summary>The occupied cells [first, end) of a row in columns [from, to], as the lattice counts them.</summary>
    public (int First, int End) CellsInRow(long row, long from, long to) =>
        row < -Border || to < -Border ? (0, 0) : Between((uint)(row + Border), (uint)(Math.Max(-Border, from) + Border), (uint)(to + Border));

    /// <summary>Does one point stand before the other in the order that positions alone decide: northing, then easting?</summary>
    public bool IsSouthWestOf(int place, int other) =>
        new GridPoint(Eastings[place], Northings[place]).IsSouthWestOf(new GridPoint(Eastings[other], Northings[other]));

    /// <summary>Are the two cells next to one another, side by side or corner to corner?</summary>
    public bool AreTouching(int cell, int other)
    {
        int rows = (int)(_keys[other] >> 32) - (int)(_keys[cell] >> 32), columns = (int)(uint)_keys[other] - (int)(uint)_keys[cell];
        return rows is >= -1 and <= 1 && columns is >= -1 and <= 1;
    }

    /// <summary>Key of the cell <paramref name="rows"/> north and <paramref name="columns"/> east of a cell, each −2 or more.</summary>
    internal ulong KeyNear(int cell, int rows, int columns) => _keys[cell] + ((ulong)(long)rows << 32) + (ulong)(long)columns;

    /// <summary>Keys of the cells, ascending.</summary>
    internal ReadOnlySpan<ulong> Keys => _keys;

    private static ulong Key(int row, int column) => ((ulong)(uint)(row + Border) << 32) | (uint)(column + Border);

    /// <summary>The cells [first, end) of a row in columns [from, to], rows and columns counted as in the keys.</summary>
    private (int First, int End) Between(uint row, uint from, uint to)
    {
        int start = 0;
        ReadOnlySpan<ulong> keys = _keys;
        if (_rowStarts is { } rows)
        {
            if (row >= rows.Length - 1)
                return (0, 0);
            start = rows[row];
            keys = keys[start..rows[row + 1]];
        }
        int first = keys.BinarySearch(((ulong)row << 32) | from);
        if (first < 0)
            first = ~first;
        // Few cells lie between: the end is near the beginning.
        int end = first;
        ulong last = ((ulong)row << 32) | to;
        for (int looked = 0; end < keys.Length && keys[end] <= last; end++)
        {
            if (++looked <= 16)
                continue;
            int at = keys[end..].BinarySearch(last);
            end += at >= 0 ? at + 1 : ~at;
            break;
        }
        return (start + first, start + end);
    }

    private static int[]? RowStarts(ulong[] keys)
    {
        ulong rows = (keys[^1] >> 32) + 1;
        if (rows > (ulong)keys.Length * MostRowsACell + 64)
            return null;
        var starts = new int[rows + 1];
        for (int cell = 0, row = 0; row <= (int)rows; row++)
        {
            while (cell < keys.Length && keys[cell] >> 32 < (ulong)row)
                cell++;
            starts[row] = cell;
        }
        return starts;
    }

    private int FirstCellFrom(int place)
    {
        if (place >= Order.Length)
            return CellCount;
        int at = Starts.AsSpan().BinarySearch(place);
        return at >= 0 ? at : ~at;
    }
}
