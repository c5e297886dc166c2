namespace Hotspots.Core.Model.Spatial;

/// <summary>Source of built-up ground. What is built-up ground taken from?</summary>
internal enum GroundSource
{
    /// <summary>The squares with a postcode, and those that incidents touch.</summary>
    Postcodes,

    /// <summary>The squares that incidents touch and their neighbours: there are no postcodes here.</summary>
    Incidents,
}

/// <summary>Built-up ground: the squares of 100 m of the National Grid in which people are, with the postcodes in each.</summary>
/// <remarks>
/// Squares are numbered by row from the south and in each row from the west. A square owns its southern and its western edge.
/// Immutable and safe to read from many threads; a look-up is a binary search.
/// </remarks>
internal sealed class BuiltUpGround
{
    /// <summary>Side of a square, metres.</summary>
    public const double Side = 100;

    private const int RowBits = 32;

    private readonly long[] _keys;
    private readonly int[] _postcodes;

    /// <summary>Takes over columns of equal length.</summary>
    /// <param name="source">What it is taken from.</param>
    /// <param name="keys">The squares, as <see cref="KeyOf"/> numbers them, ascending, each once.</param>
    /// <param name="postcodes">Distinct positions of postcodes in each, 0 or more.</param>
    /// <exception cref="ArgumentException">Lengths differ, or the squares do not ascend.</exception>
    public BuiltUpGround(GroundSource source, long[] keys, int[] postcodes)
    {
        if (postcodes.Length != keys.Length)
            throw new ArgumentException("Squares and postcodes must be equally many.", nameof(postcodes));
        for (int i = 1; i < keys.Length; i++)
        {
            if (keys[i] <= keys[i - 1])
                throw new ArgumentException("The squares of built-up ground must ascend.", nameof(keys));
        }
        (Source, _keys, _postcodes) = (source, keys, postcodes);
    }

    /// <summary>What it is taken from.</summary>
    public GroundSource Source { get; }

    /// <summary>How many squares.</summary>
    public int Count => _keys.Length;

    /// <summary>Its size, km².</summary>
    public double Km2 => Count * (Side * Side / 1e6);

    /// <summary>The squares as <see cref="KeyOf"/> numbers them, ascending.</summary>
    public ReadOnlySpan<long> Keys => _keys;

    /// <summary>Distinct positions of postcodes in each square.</summary>
    public ReadOnlySpan<int> Postcodes => _postcodes;

    /// <summary>The number of the square that holds a position, metres.</summary>
    public static long KeyOf(double easting, double northing) =>
        Key((long)Math.Floor(easting / Side), (long)Math.Floor(northing / Side));

    /// <summary>The number of the square so many columns east and rows north of another.</summary>
    public static long Beside(long key, int columns, int rows) => Key((int)key + columns, RowOf(key) + rows);

    /// <summary>The middle of a square, metres.</summary>
    public static GridPoint CentreOf(long key) => new(((int)key + 0.5) * Side, (RowOf(key) + 0.5) * Side);

    /// <summary>Where a square stands among <see cref="Keys"/>; negative when it is no built-up ground.</summary>
    public int IndexOf(long key) => Array.BinarySearch(_keys, key);

    /// <summary>Does a position, metres, lie on it?</summary>
    public bool Contains(double easting, double northing) => IndexOf(KeyOf(easting, northing)) >= 0;

    // The column keeps its sign in the lower half, which then borrows one from the row: west comes before east on both sides of nought.
    private static long Key(long column, long row) => (row << RowBits) + (int)column;

    private static long RowOf(long key) => (key - (int)key) >> RowBits;
}
