using System.IO.Compression;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Geography;

/// <summary>Postcode positions of one tile of 10 km, and the squares of 100 m that they make built-up.</summary>
/// <remarks>Immutable and safe to read from many threads.</remarks>
internal sealed class PostcodeTile
{
    /// <summary>Positions that a tile has room for in a row.</summary>
    public const int CellsPerSide = 1_000;

    /// <summary>Squares of built-up ground in a row of a tile.</summary>
    public const int SquaresPerSide = CellsPerSide / CellsPerSquare;

    private const int CellsPerSquare = (int)(BuiltUpGround.Side / Postcodes.GrainMetres);

    /// <summary>Positions as row × 1000 + column from the south-western corner, ascending.</summary>
    private readonly int[] _cells;

    private PostcodeTile(int[] cells, int column, int row)
    {
        _cells = cells;
        (Column, Row) = (column, row);
        (Squares, SquareCounts) = ToSquares(cells);
    }

    /// <summary>Easting / 10 km.</summary>
    public int Column { get; }

    /// <summary>Northing / 10 km.</summary>
    public int Row { get; }

    /// <summary>The squares with a position as row × 100 + column from the south-western corner, ascending.</summary>
    public short[] Squares { get; }

    /// <summary>Positions in each of them, 1 to 100.</summary>
    public byte[] SquareCounts { get; }

    /// <summary>Unpacks a tile.</summary>
    /// <param name="packed">As data/make/postcodes.cs lays down.</param>
    /// <param name="positions">How many there are.</param>
    /// <param name="column">Easting / 10 km.</param>
    /// <param name="row">Northing / 10 km.</param>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static PostcodeTile Unpack(ReadOnlySpan<byte> packed, int positions, int column, int row)
    {
        // A step below a million takes three bytes at most.
        const int LongestStep = 3;
        var steps = new byte[positions * LongestStep];
        if (!BrotliDecoder.TryDecompress(packed, steps, out int written))
            throw Damaged();
        ReadOnlySpan<byte> plain = steps.AsSpan(0, written);
        var cells = new int[positions];
        int at = 0;
        long cell = -1;
        for (int i = 0; i < cells.Length; i++)
        {
            cell += ReadNumber(plain, ref at) + 1L;
            if (cell >= CellsPerSide * CellsPerSide)
                throw Damaged();
            cells[i] = (int)cell;
        }
        return at == plain.Length ? new PostcodeTile(cells, column, row) : throw Damaged();
    }

    /// <summary>Adds the positions in a box, by northing, then easting.</summary>
    public void AddWithin(GridBox box, List<double> eastings, List<double> northings)
    {
        Sides sides = SidesOf(box);
        for (int i = FirstFrom(sides.South * CellsPerSide); i < _cells.Length && _cells[i] / CellsPerSide <= sides.North; i++)
        {
            (int row, int column) = Math.DivRem(_cells[i], CellsPerSide);
            if (column < sides.West || column > sides.East)
                continue;
            eastings.Add(Column * Postcodes.TileMetres + (column + 0.5) * Postcodes.GrainMetres);
            northings.Add(Row * Postcodes.TileMetres + (row + 0.5) * Postcodes.GrainMetres);
        }
    }

    /// <summary>How many positions are in a box?</summary>
    public int CountWithin(GridBox box)
    {
        Sides sides = SidesOf(box);
        int count = 0;
        for (int i = FirstFrom(sides.South * CellsPerSide); i < _cells.Length && _cells[i] / CellsPerSide <= sides.North; i++)
        {
            int column = _cells[i] % CellsPerSide;
            if (column >= sides.West && column <= sides.East)
                count++;
        }
        return count;
    }

    /// <summary>The middle of a square, metres.</summary>
    public GridPoint CentreOf(int square) => new(
        Column * Postcodes.TileMetres + (square % SquaresPerSide + 0.5) * BuiltUpGround.Side,
        Row * Postcodes.TileMetres + (square / SquaresPerSide + 0.5) * BuiltUpGround.Side);

    /// <summary>The square that holds a position of this tile, metres.</summary>
    public int SquareOf(GridPoint point) =>
        (int)((point.Northing - Row * Postcodes.TileMetres) / BuiltUpGround.Side) * SquaresPerSide
        + (int)((point.Easting - Column * Postcodes.TileMetres) / BuiltUpGround.Side);

    /// <summary>A number of the packed file.</summary>
    /// <exception cref="InvalidDataException">The file ends within it, or it is too large.</exception>
    public static int ReadNumber(ReadOnlySpan<byte> bytes, ref int at)
    {
        int value = 0;
        for (int shift = 0; shift <= 21 && at < bytes.Length; shift += 7)
        {
            byte next = bytes[at++];
            value |= (next & 127) << shift;
            if (next < 128)
                return value;
        }
        throw Damaged();
    }

    /// <summary>What is thrown where the file makes no sense.</summary>
    public static InvalidDataException Damaged() => new("A file of positions that came with the program is damaged; install the program again.");

    private static (short[] Squares, byte[] Counts) ToSquares(int[] cells)
    {
        // A row of squares at a time: its cells stand together.
        var squares = new List<short>(cells.Length);
        var counts = new List<byte>(cells.Length);
        Span<byte> inRow = stackalloc byte[SquaresPerSide];
        for (int i = 0; i < cells.Length;)
        {
            int row = cells[i] / (CellsPerSide * CellsPerSquare), end = (row + 1) * CellsPerSide * CellsPerSquare;
            inRow.Clear();
            for (; i < cells.Length && cells[i] < end; i++)
                inRow[cells[i] % CellsPerSide / CellsPerSquare]++;
            for (int column = 0; column < SquaresPerSide; column++)
            {
                if (inRow[column] == 0)
                    continue;
                squares.Add((short)(row * SquaresPerSide + column));
                counts.Add(inRow[column]);
            }
        }
        return ([.. squares], [.. counts]);
    }

    private int FirstFrom(int cell)
    {
        int found = Array.BinarySearch(_cells, cell);
        return found >= 0 ? found : ~found;
    }

    private Sides SidesOf(GridBox box) => new(
        First(box.West, Column), First(box.South, Row), Last(box.East, Column), Last(box.North, Row));

    // The first cell whose middle is not before the edge, and the last whose middle is not beyond it. The cells' middles are whole
    // numbers of metres, so that no rounding decides.
    private static int First(double edge, int tile) =>
        (int)Math.Clamp(Math.Ceiling((edge - tile * Postcodes.TileMetres) / Postcodes.GrainMetres - 0.5), 0, CellsPerSide);

    private static int Last(double edge, int tile) =>
        (int)Math.Clamp(Math.Floor((edge - tile * Postcodes.TileMetres) / Postcodes.GrainMetres - 0.5), -1, CellsPerSide - 1);

    /// <summary>Cells of a tile from west to east and from south to north, all inclusive.</summary>
    private readonly record struct Sides(int West, int South, int East, int North);
}
