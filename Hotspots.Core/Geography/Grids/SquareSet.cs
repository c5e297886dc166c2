using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Geography.Grids;

/// <summary>Sparse bitmap of the squares of 100 m of <see cref="BuiltUpGround"/>, in tiles of 10 km.</summary>
/// <remarks>For one thread. Adding costs a few nanoseconds while neighbours follow one another.</remarks>
internal sealed class SquareSet
{
    private const int Side = PostcodeTile.SquaresPerSide;

    /// <summary>A row of a tile is two words, so that a run of squares is two or three masks.</summary>
    private const int WordsPerRow = 2, WordBits = 64;

    private readonly Dictionary<(long Row, long Column), ulong[]> _tiles = [];
    private (long Row, long Column) _lastTile = (long.MinValue, 0);
    private ulong[] _last = [];

    /// <summary>Is there none?</summary>
    public bool IsEmpty => _tiles.Count == 0;

    /// <summary>Adds the square that holds a position, metres.</summary>
    public void Add(double easting, double northing) => Add(ColumnOf(easting), RowOf(northing));

    /// <summary>Adds the square that holds a position, metres.</summary>
    public void Add(GridPoint point) => Add(point.Easting, point.Northing);

    /// <summary>Adds every square of another set.</summary>
    public void Add(SquareSet other)
    {
        foreach (((long row, long column), ulong[] words) in other._tiles)
        {
            ulong[] tile = TileAt(column, row);
            for (int i = 0; i < words.Length; i++)
                tile[i] |= words[i];
        }
    }

    /// <summary>Adds a square.</summary>
    /// <param name="column">Easting / 100 m, rounded down.</param>
    /// <param name="row">Northing / 100 m, rounded down.</param>
    public void Add(long column, long row)
    {
        ulong[] tile = TileAt(FloorDiv(column), FloorDiv(row));
        int within = (int)(column - FloorDiv(column) * Side), word = (int)(row - FloorDiv(row) * Side) * WordsPerRow + within / WordBits;
        tile[word] |= 1UL << within;
    }

    /// <summary>Is a square of a tile among them?</summary>
    /// <param name="tileColumn">Easting / 10 km, rounded down.</param>
    /// <param name="tileRow">Northing / 10 km, rounded down.</param>
    /// <param name="square">Row × 100 + column in the tile.</param>
    public bool Contains(long tileColumn, long tileRow, int square)
    {
        if ((tileRow, tileColumn) != _lastTile)
        {
            if (!_tiles.TryGetValue((tileRow, tileColumn), out ulong[]? tile))
                return false;
            (_lastTile, _last) = ((tileRow, tileColumn), tile);
        }
        (int row, int column) = Math.DivRem(square, Side);
        return (_last[row * WordsPerRow + column / WordBits] >> column & 1) != 0;
    }

    /// <summary>The tiles with a square, by row from the south, then by column from the west.</summary>
    public IReadOnlyList<(long Row, long Column)> Tiles() => [.. _tiles.Keys.Order()];

    /// <summary>These squares and every other whose centre is no farther than so many squares from the centre of one of these.</summary>
    public SquareSet Grown(double squares)
    {
        var grown = new SquareSet();
        int reach = (int)squares;
        foreach (long key in Keys())
        {
            GridPoint centre = BuiltUpGround.CentreOf(key);
            long column = ColumnOf(centre.Easting), row = RowOf(centre.Northing);
            for (int up = -reach; up <= reach; up++)
            {
                int half = (int)Math.Sqrt(squares * squares - up * up);
                grown.AddRun(column - half, column + half, row + up);
            }
        }
        return grown;
    }

    /// <summary>The squares as <see cref="BuiltUpGround.KeyOf"/> numbers them, ascending.</summary>
    public long[] Keys()
    {
        var keys = new List<long>();
        IReadOnlyList<(long Row, long Column)> tiles = Tiles();
        for (int first = 0, end; first < tiles.Count; first = end)
        {
            for (end = first + 1; end < tiles.Count && tiles[end].Row == tiles[first].Row; end++)
            {
            }
            for (int row = 0; row < Side; row++)
            {
                for (int t = first; t < end; t++)
                    AddRow(keys, tiles[t], row);
            }
        }
        return [.. keys];
    }

    private void AddRow(List<long> keys, (long Row, long Column) tile, int row)
    {
        ulong[] words = _tiles[tile];
        long west = BuiltUpGround.KeyOf(tile.Column * Postcodes.TileMetres, tile.Row * Postcodes.TileMetres + row * BuiltUpGround.Side);
        for (int word = 0; word < WordsPerRow; word++)
        {
            for (ulong bits = words[row * WordsPerRow + word]; bits != 0; bits &= bits - 1)
                keys.Add(BuiltUpGround.Beside(west, word * WordBits + System.Numerics.BitOperations.TrailingZeroCount(bits), 0));
        }
    }

    private void AddRun(long west, long east, long row)
    {
        for (long column = west; column <= east;)
        {
            long tileColumn = FloorDiv(column);
            ulong[] tile = TileAt(tileColumn, FloorDiv(row));
            int from = (int)(column - tileColumn * Side), to = (int)Math.Min(east - tileColumn * Side, Side - 1);
            int first = (int)(row - FloorDiv(row) * Side) * WordsPerRow;
            if (from < WordBits)
                tile[first] |= Mask(from, Math.Min(to, WordBits - 1));
            if (to >= WordBits)
                tile[first + 1] |= Mask(Math.Max(from, WordBits) - WordBits, to - WordBits);
            column = tileColumn * Side + to + 1;
        }
    }

    // Bits from one to another, both among them.
    private static ulong Mask(int from, int to) => (ulong.MaxValue << from) & (ulong.MaxValue >> (WordBits - 1 - to));

    private ulong[] TileAt(long column, long row)
    {
        if ((row, column) == _lastTile)
            return _last;
        if (!_tiles.TryGetValue((row, column), out ulong[]? tile))
            _tiles.Add((row, column), tile = new ulong[Side * WordsPerRow]);
        (_lastTile, _last) = ((row, column), tile);
        return tile;
    }

    private static long ColumnOf(double easting) => (long)Math.Floor(easting / BuiltUpGround.Side);

    private static long RowOf(double northing) => (long)Math.Floor(northing / BuiltUpGround.Side);

    private static long FloorDiv(long square) => square >= 0 ? square / Side : (square + 1) / Side - 1;
}
