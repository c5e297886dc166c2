using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Geography;

/// <summary>Postcode positions of Great Britain: where people live and work, to 10 m.</summary>
/// <remarks>
/// Source: Ordnance Survey Code-Point Open (Open Government Licence v3.0), see data/README.md. A position is the middle of a square of
/// 10 m of the National Grid; several postcodes in one square are one position. Northern Ireland, the Isle of Man and the Channel Islands
/// have none. Positions are kept in tiles of 10 km; a tile is unpacked when it is first needed, and kept. Safe to use from many threads.
/// </remarks>
internal sealed class Postcodes
{
    /// <summary>Side of the square that a position is the middle of, metres.</summary>
    public const double GrainMetres = 10;

    /// <summary>Side of a tile, metres.</summary>
    internal const double TileMetres = PostcodeTile.CellsPerSide * GrainMetres;

    /// <summary>A tile's number is this times its row, and its column.</summary>
    private const int TileColumns = 100;

    /// <summary>The grid is no higher than this many tiles; what claims to be beyond is damaged.</summary>
    private const int TileRows = 200;

    private static readonly Lazy<Postcodes> LazyBritain = new(ReadBritain);

    private readonly ReadOnlyMemory<byte> _file;

    /// <summary>Where a tile stands among the entries, by its number; −1 for no tile.</summary>
    private readonly short[] _slots;

    private readonly Entry[] _entries;
    private readonly PostcodeTile?[] _tiles;

    private Postcodes(ReadOnlyMemory<byte> file, Entry[] entries)
    {
        _file = file;
        _entries = entries;
        _tiles = new PostcodeTile?[entries.Length];
        _slots = new short[TileColumns * TileRows];
        Array.Fill(_slots, (short)-1);
        for (int slot = 0; slot < entries.Length; slot++)
        {
            _slots[entries[slot].Number] = (short)slot;
            Count += entries[slot].Positions;
        }
    }

    /// <summary>The positions that travel with the tool; the index is read when first asked for.</summary>
    public static Postcodes Britain => LazyBritain.Value;

    /// <summary>How many positions there are in all.</summary>
    public int Count { get; private init; }

    /// <summary>How many tiles have a position.</summary>
    internal int TileCount => _entries.Length;

    /// <summary>Reads the index of a file of the format that data/make/postcodes.cs lays down.</summary>
    /// <param name="file">Not copied; must not change.</param>
    /// <exception cref="InvalidDataException">It is no such file, or it is damaged. Damage within a tile shows when the tile is needed.</exception>
    public static Postcodes Read(ReadOnlyMemory<byte> file)
    {
        ReadOnlySpan<byte> bytes = file.Span;
        if (!bytes.StartsWith("HSPC\u0001"u8))
            throw new InvalidDataException("This is no file of postcode positions, or one of another version.");
        int at = 5;
        int tiles = PostcodeTile.ReadNumber(bytes, ref at);
        if (tiles > TileColumns * TileRows)
            throw PostcodeTile.Damaged();
        var entries = new Entry[tiles];
        long number = 0, end = 0;
        for (int i = 0; i < tiles; i++)
        {
            int step = PostcodeTile.ReadNumber(bytes, ref at);
            number += step;
            int positions = PostcodeTile.ReadNumber(bytes, ref at), length = PostcodeTile.ReadNumber(bytes, ref at);
            if ((i > 0 && step == 0) || number >= TileColumns * TileRows || positions is 0 or > PostcodeTile.CellsPerSide * PostcodeTile.CellsPerSide)
                throw PostcodeTile.Damaged();
            entries[i] = new Entry((int)number, positions, (int)Math.Min(end, int.MaxValue), length);
            end += length;
        }
        if (at + end != bytes.Length)
            throw PostcodeTile.Damaged();
        return new Postcodes(file[at..], entries);
    }

    /// <summary>The positions in a box: by tile from the south and in a row of tiles from the west; in a tile by northing, then easting.</summary>
    /// <param name="box">Metres; its edges belong to it.</param>
    public PointSet Within(GridBox box)
    {
        List<double> eastings = [], northings = [];
        foreach (int slot in SlotsWithin(box))
            Tile(slot).AddWithin(box, eastings, northings);
        return new PointSet([.. eastings], [.. northings]);
    }

    /// <summary>The positions on built-up ground, in the order of <see cref="Within(GridBox)"/>.</summary>
    /// <param name="ground">Squares of the grid.</param>
    public PointSet Within(BuiltUpGround ground)
    {
        if (ground.Count == 0)
            return PointSet.Empty;
        double west = double.MaxValue, east = double.MinValue;
        foreach (long key in ground.Keys)
        {
            double middle = BuiltUpGround.CentreOf(key).Easting;
            (west, east) = (Math.Min(west, middle), Math.Max(east, middle));
        }
        const double Half = BuiltUpGround.Side / 2;
        var box = new GridBox(
            west - Half, BuiltUpGround.CentreOf(ground.Keys[0]).Northing - Half, east + Half,
            BuiltUpGround.CentreOf(ground.Keys[^1]).Northing + Half);
        List<double> eastings = [], northings = [];
        foreach (int slot in SlotsWithin(box))
        {
            int from = eastings.Count;
            Tile(slot).AddWithin(box, eastings, northings);
            int kept = from;
            for (int i = from; i < eastings.Count; i++)
            {
                if (!ground.Contains(eastings[i], northings[i]))
                    continue;
                (eastings[kept], northings[kept]) = (eastings[i], northings[i]);
                kept++;
            }
            eastings.RemoveRange(kept, eastings.Count - kept);
            northings.RemoveRange(kept, northings.Count - kept);
        }
        return new PointSet([.. eastings], [.. northings]);
    }

    /// <summary>How many positions are in a box. Tiles that lie wholly in it are not unpacked.</summary>
    /// <param name="box">Metres; its edges belong to it.</param>
    public int CountWithin(GridBox box)
    {
        int count = 0;
        foreach (int slot in SlotsWithin(box))
            count += IsWholly(slot, box) ? _entries[slot].Positions : Tile(slot).CountWithin(box);
        return count;
    }

    /// <summary>Where a tile stands, 0 to <see cref="TileCount"/> − 1; −1 where there are no postcodes.</summary>
    /// <param name="column">Easting / 10 km, rounded down.</param>
    /// <param name="row">Northing / 10 km, rounded down.</param>
    internal int SlotOf(long column, long row) =>
        column is >= 0 and < TileColumns && row is >= 0 and < TileRows ? _slots[row * TileColumns + column] : -1;

    /// <summary>The tile in a slot, unpacked.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    internal PostcodeTile Tile(int slot)
    {
        if (Volatile.Read(ref _tiles[slot]) is { } known)
            return known;
        // Threads may unpack the same tile twice; it comes out the same.
        Entry entry = _entries[slot];
        var tile = PostcodeTile.Unpack(
            _file.Span.Slice(entry.Start, entry.Length), entry.Positions, entry.Number % TileColumns, entry.Number / TileColumns);
        Volatile.Write(ref _tiles[slot], tile);
        return tile;
    }

    /// <summary>The slots of the tiles that a box touches, by row from the south, then by column from the west.</summary>
    internal List<int> SlotsWithin(GridBox box)
    {
        var slots = new List<int>();
        int firstColumn = TileAt(box.West, TileColumns), lastColumn = TileAt(box.East, TileColumns), lastRow = TileAt(box.North, TileRows);
        for (int row = TileAt(box.South, TileRows); row <= lastRow; row++)
        {
            for (int column = firstColumn; column <= lastColumn; column++)
            {
                if (SlotOf(column, row) is >= 0 and int slot)
                    slots.Add(slot);
            }
        }
        return slots;
    }

    private static int TileAt(double metres, int tiles) => (int)Math.Clamp(Math.Floor(metres / TileMetres), 0, tiles - 1);

    private bool IsWholly(int slot, GridBox box)
    {
        double west = _entries[slot].Number % TileColumns * TileMetres, south = _entries[slot].Number / TileColumns * TileMetres;
        return box.West <= west && box.South <= south && box.East >= west + TileMetres && box.North >= south + TileMetres;
    }

    private static Postcodes ReadBritain()
    {
        const string Resource = "postcodes.bin";
        using Stream stream = typeof(Postcodes).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly was built without {Resource}.");
        var file = new byte[stream.Length];
        stream.ReadExactly(file);
        return Read(file);
    }

    /// <summary>What the index says of a tile.</summary>
    private readonly record struct Entry(int Number, int Positions, int Start, int Length);
}
