using System.Globalization;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Model.Spatial;

/// <summary>Grid of equal-area cells. Into which equal-area cells is a piece of ground divided?</summary>
/// <remarks>
/// <para>
/// Cells are numbered row by row from the south, in each row from west to east. A cell owns its southern and western edge. Origins are
/// multiples of the cell's own spacing on the National Grid, so that two grids of one size fit cell on cell wherever they begin.
/// </para>
/// <para>
/// A hexagon of size s covers as much ground as a square with side s: 150 m makes 22,500 m², a side of 93.06 m and 161.18 m from flat
/// to flat. Hexagons stand with a corner to the north; odd rows, counted from the origin of the plane, are set half a cell to the east.
/// </para>
/// <para>All by arithmetic; safe to use from many threads.</para>
/// </remarks>
internal sealed class CellGrid
{
    /// <summary>More cells than this are refused: no map shows them, and no memory holds them gladly.</summary>
    public const int MostCells = 50_000_000;

    /// <summary>Area of a regular hexagon with side 1.</summary>
    private static readonly double HexagonArea = 1.5 * Math.Sqrt(3);

    private readonly long _firstRow;
    private readonly long _firstColumn;

    private CellGrid(CellShape shape, double size, long firstColumn, long firstRow, int columns, int rows)
    {
        Shape = shape;
        Size = size;
        (ColumnSpacing, RowSpacing) = Spacing(shape, size);
        _firstColumn = firstColumn;
        _firstRow = firstRow;
        Columns = columns;
        Rows = rows;
    }

    /// <summary>Hexagons or squares.</summary>
    public CellShape Shape { get; }

    /// <summary>Side of the square that is as large as a cell, metres.</summary>
    public double Size { get; }

    /// <summary>Cells in a row.</summary>
    public int Columns { get; }

    /// <summary>Rows.</summary>
    public int Rows { get; }

    /// <summary>All cells.</summary>
    public int CellCount => Columns * Rows;

    /// <summary>From one cell's centre to that of the next in its row, metres.</summary>
    public double ColumnSpacing { get; }

    /// <summary>From one row's centres to those of the next, metres.</summary>
    public double RowSpacing { get; }

    /// <summary>Ground of a cell, m².</summary>
    public double CellArea => Size * Size;

    /// <summary>Western end of the even rows, metres.</summary>
    public double West => _firstColumn * ColumnSpacing;

    /// <summary>Southern end: of squares the southern edge of the first row, of hexagons half a row's spacing south of its centres; metres.</summary>
    public double South => _firstRow * RowSpacing;

    /// <summary>The smallest grid that holds a box.</summary>
    /// <param name="box">Every point in it lies in a cell.</param>
    /// <param name="shape">Hexagons or squares.</param>
    /// <param name="size">Side of the square that is as large as a cell, metres, above 0.</param>
    /// <param name="margin">Rows and columns added on every side, 0 or more.</param>
    /// <exception cref="ArgumentException">There would be more than <see cref="MostCells"/> cells; says what to change.</exception>
    public static CellGrid Around(GridBox box, CellShape shape, double size, int margin = 0)
    {
        (double columnSpacing, double rowSpacing) = Spacing(shape, size);
        // A hexagon's tips reach into the next rows, and odd rows begin half a cell to the east.
        int slack = shape == CellShape.Hexagon ? 1 : 0;
        double west = Math.Floor(box.West / columnSpacing) - slack - margin, east = Math.Floor(box.East / columnSpacing) + slack + margin;
        double south = Math.Floor(box.South / rowSpacing) - slack - margin, north = Math.Floor(box.North / rowSpacing) + slack + margin;
        double columns = east - west + 1, rows = north - south + 1;
        if (!(columns * rows <= MostCells && Math.Abs(west) < int.MaxValue && Math.Abs(south) < int.MaxValue))
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"Cells of {size:G4} m over {box.Width / 1000:N0} by {box.Height / 1000:N0} km would be more than {MostCells:N0}: "
                    + $"remove the stray positions or choose larger cells."));
        }
        return new CellGrid(shape, size, (long)west, (long)south, (int)columns, (int)rows);
    }

    /// <summary>A grid of a given place and number of cells.</summary>
    /// <param name="shape">Hexagons or squares.</param>
    /// <param name="size">Side of the square that is as large as a cell, metres, above 0.</param>
    /// <param name="firstColumn">Its western column, counted from the origin of the plane.</param>
    /// <param name="firstRow">Its southern row, counted from the origin of the plane.</param>
    /// <param name="columns">Cells in a row, 1 or more.</param>
    /// <param name="rows">Rows, 1 or more.</param>
    public static CellGrid At(CellShape shape, double size, long firstColumn, long firstRow, int columns, int rows) =>
        new(shape, size, firstColumn, firstRow, columns, rows);

    /// <summary>The cell that a point lies in, or −1 outside the grid.</summary>
    public int CellAt(double easting, double northing) =>
        Shape == CellShape.Square ? SquareAt(easting, northing) : HexagonAt(easting, northing);

    /// <summary>The cell that each point lies in, or −1 outside the grid.</summary>
    /// <param name="eastings">Metres.</param>
    /// <param name="northings">Metres, equally many.</param>
    /// <param name="cells">Filled in; equally long.</param>
    public void CellsAt(ReadOnlySpan<double> eastings, ReadOnlySpan<double> northings, Span<int> cells)
    {
        northings = northings[..eastings.Length];
        cells = cells[..eastings.Length];
        if (Shape == CellShape.Square)
        {
            for (int i = 0; i < cells.Length; i++)
                cells[i] = SquareAt(eastings[i], northings[i]);
        }
        else
        {
            for (int i = 0; i < cells.Length; i++)
                cells[i] = HexagonAt(eastings[i], northings[i]);
        }
    }

    /// <summary>The centre of a cell.</summary>
    public GridPoint CentreOf(int cell)
    {
        int row = cell / Columns, column = cell - row * Columns;
        double e = _firstColumn + column + 0.5;
        if (Shape == CellShape.Hexagon && IsOdd(row))
            e += 0.5;
        return new GridPoint(e * ColumnSpacing, (_firstRow + row + 0.5) * RowSpacing);
    }

    /// <summary>The outline of a cell, metres, counter-clockwise. Cells that share a corner have it at the same place to the last bit.</summary>
    public Polygon OutlineOf(int cell)
    {
        Span<GridCorner> corners = stackalloc GridCorner[6];
        int count = CornersOf(cell, corners);
        var ring = new Coordinate[count + 1];
        for (int i = 0; i < count; i++)
            ring[i] = PositionOf(corners[i]);
        ring[count] = ring[0].Copy();
        return GeometryFactory.Default.CreatePolygon(ring);
    }

    /// <summary>The corners of a cell, counter-clockwise, from the south-western or southern one.</summary>
    /// <param name="cell">Which.</param>
    /// <param name="corners">Room for 6.</param>
    /// <returns>4 or 6.</returns>
    internal int CornersOf(int cell, Span<GridCorner> corners)
    {
        int row = cell / Columns, column = cell - row * Columns;
        long x = _firstColumn + column, y = _firstRow + row;
        if (Shape == CellShape.Square)
        {
            corners[0] = new GridCorner(x, y);
            corners[1] = new GridCorner(x + 1, y);
            corners[2] = new GridCorner(x + 1, y + 1);
            corners[3] = new GridCorner(x, y + 1);
            return 4;
        }
        // Half columns and thirds of rows: a hexagon's corners are 1 to its sides, and 1 or 2 above and below its middle.
        x = 2 * x + (IsOdd(row) ? 2 : 1);
        y *= 3;
        corners[0] = new GridCorner(x, y - 2);
        corners[1] = new GridCorner(x + 1, y - 1);
        corners[2] = new GridCorner(x + 1, y + 1);
        corners[3] = new GridCorner(x, y + 2);
        corners[4] = new GridCorner(x - 1, y + 1);
        corners[5] = new GridCorner(x - 1, y - 1);
        return 6;
    }

    /// <summary>Where a corner is, metres.</summary>
    internal Coordinate PositionOf(GridCorner corner) => Shape == CellShape.Square
        ? new Coordinate(corner.X * Size, corner.Y * Size)
        : new Coordinate(corner.X * (ColumnSpacing / 2), (corner.Y + 1.5) * (RowSpacing / 3));

    /// <summary>The cells that touch a cell, itself left out, ascending.</summary>
    /// <param name="cell">Which.</param>
    /// <param name="neighbours">Room for 8.</param>
    /// <returns>How many there are: 6 round a hexagon, 8 round a square, fewer at the rim of the grid.</returns>
    public int Neighbours(int cell, Span<int> neighbours)
    {
        int row = cell / Columns, column = cell - row * Columns, count = 0;
        for (int dr = -1; dr <= 1; dr++)
        {
            int r = row + dr;
            if (r < 0 || r >= Rows)
                continue;
            // A hexagon has two neighbours in each adjoining row; which two depends on whether its own row is set to the east.
            (int from, int to) = Shape == CellShape.Square || dr == 0 ? (-1, 1) : IsOdd(row) ? (0, 1) : (-1, 0);
            for (int dc = from; dc <= to; dc++)
            {
                int c = column + dc;
                if (c >= 0 && c < Columns && (dr != 0 || dc != 0))
                    neighbours[count++] = r * Columns + c;
            }
        }
        return count;
    }

    /// <summary>Is a row of hexagons set half a cell to the east?</summary>
    public bool IsOdd(int row) => ((_firstRow + row) & 1) != 0;

    private int SquareAt(double easting, double northing)
    {
        double column = Math.Floor(easting / ColumnSpacing) - _firstColumn, row = Math.Floor(northing / RowSpacing) - _firstRow;
        return column >= 0 && column < Columns && row >= 0 && row < Rows ? (int)row * Columns + (int)column : -1;
    }

    private int HexagonAt(double easting, double northing)
    {
        // A third of the way up and down from its middle a row has its band of ground to itself; beyond, slanting edges part it from
        // the next row. On an edge the northern and the eastern cell own the point: a cell owns its southern and western edges.
        double column = easting / ColumnSpacing, up = northing / RowSpacing, row = Math.Floor(up);
        double shift = row - 2 * Math.Floor(row / 2);
        double along = column - 0.5 * shift, first = Math.Floor(along);
        double height = up - row - 0.5, edge = (1 - Math.Abs(along - first - 0.5)) / 1.5;
        int step = height >= edge ? 1 : height < -edge ? -1 : 0;
        if (step != 0)
        {
            row += step;
            first = Math.Floor(column - 0.5 * (1 - shift));
        }
        double c = first - _firstColumn, r = row - _firstRow;
        return c >= 0 && c < Columns && r >= 0 && r < Rows ? (int)r * Columns + (int)c : -1;
    }

    private static (double Column, double Row) Spacing(CellShape shape, double size)
    {
        if (!(double.IsFinite(size) && size > 0))
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"The size of a cell must be a finite number of metres above 0; it was {size}."));
        if (shape == CellShape.Square)
            return (size, size);
        double side = size / Math.Sqrt(HexagonArea);
        return (side * Math.Sqrt(3), side * 1.5);
    }
}

/// <summary>A corner of a grid's cells, in whole numbers: of squares in sides, of hexagons in half columns and thirds of rows.</summary>
internal readonly record struct GridCorner(long X, long Y);
