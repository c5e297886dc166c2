using System.IO.Compression;
using System.Text;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace Hotspots.Core.Geography.Areas;

/// <summary>Kind of an administrative area.</summary>
internal enum AreaKind
{
    /// <summary>Police force area.</summary>
    Force,

    /// <summary>District: local authority, borough, unitary authority, council area.</summary>
    District,

    /// <summary>Electoral ward.</summary>
    Ward,
}

/// <summary>Administrative area of the atlas.</summary>
/// <param name="Index">Its place in the atlas.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">"Pier", "Tendring", "Essex".</param>
/// <param name="Parent">Of a ward its district, of a district its force; −1 for none.</param>
/// <param name="Block">Where its outline lies.</param>
/// <param name="Box">The box round it, metres.</param>
internal sealed record AtlasArea(int Index, AreaKind Kind, string Name, int Parent, int Block, GridBox Box);

/// <summary>Atlas of administrative areas: wards of 2013, districts and police force areas of Great Britain, with simplified outlines.</summary>
/// <remarks>
/// Source: the Office for National Statistics' boundaries (Open Government Licence v3.0), see data/README.md. Outlines are off by some 15 m, forces'
/// by some 50 m. Northern Ireland is not in it. Outlines of a district are unpacked when first needed, and kept. Safe to use from many threads.
/// </remarks>
internal sealed class AreaAtlas
{
    /// <summary>What the wards are of, for people.</summary>
    public const string Edition = "wards and districts of 2013, police force areas of 2020";

    /// <summary>Length of a step, metres.</summary>
    private const int Unit = 5;

    /// <summary>More of any of these, and the file is damaged.</summary>
    private const int MostAreas = 100_000, MostBytes = 64 << 20;

    private static readonly Lazy<AreaAtlas> LazyBritain = new(ReadBritain);

    private readonly ReadOnlyMemory<byte> _file;
    private readonly (int Start, int Length)[] _blocks;
    private readonly Dictionary<int, Geometry>?[] _outlines;

    private AreaAtlas(ReadOnlyMemory<byte> file, (int Start, int Length)[] blocks, AtlasArea[] areas)
    {
        (_file, _blocks, Areas) = (file, blocks, areas);
        _outlines = new Dictionary<int, Geometry>?[blocks.Length];
    }

    /// <summary>The atlas that travels with the tool; its list is read when first asked for.</summary>
    public static AreaAtlas Britain => LazyBritain.Value;

    /// <summary>Forces, then districts, then wards by district; each by name.</summary>
    public IReadOnlyList<AtlasArea> Areas { get; }

    /// <summary>Reads the list of a file of the format that data/make/areas.cs lays down.</summary>
    /// <exception cref="InvalidDataException">It is no such file, or it is damaged.</exception>
    public static AreaAtlas Read(ReadOnlyMemory<byte> file)
    {
        ReadOnlySpan<byte> bytes = file.Span;
        if (!bytes.StartsWith("HSAR\u0001"u8))
            throw new InvalidDataException("This is no atlas of areas, or one of another version.");
        int at = 5, count = PostcodeTile.ReadNumber(bytes, ref at);
        if (count > MostAreas)
            throw PostcodeTile.Damaged();
        int[] lengths = new int[count];
        for (int block = 0; block < count; block++)
            lengths[block] = PostcodeTile.ReadNumber(bytes, ref at);
        int plain = PostcodeTile.ReadNumber(bytes, ref at), packed = PostcodeTile.ReadNumber(bytes, ref at);
        if (plain > MostBytes || at + packed + lengths.Sum(static length => (long)length) != bytes.Length)
            throw PostcodeTile.Damaged();
        var list = new byte[plain];
        if (!BrotliDecoder.TryDecompress(bytes.Slice(at, packed), list, out int written) || written != plain)
            throw PostcodeTile.Damaged();
        var blocks = new (int Start, int Length)[count];
        int start = at + packed;
        for (int block = 0; block < count; start += lengths[block], block++)
            blocks[block] = (start, lengths[block]);
        return new AreaAtlas(file, blocks, ReadList(list, count));
    }

    /// <summary>The outline of an area, metres; valid.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public Geometry OutlineOf(AtlasArea area)
    {
        // Threads may unpack the same block twice; it comes out the same.
        Dictionary<int, Geometry> block = Volatile.Read(ref _outlines[area.Block]) ?? Unpack(area.Block);
        Volatile.Write(ref _outlines[area.Block], block);
        return block[area.Index];
    }

    /// <summary>What an area is, for people: "ward of Tendring", "district", "police force area".</summary>
    public string WordsOf(AtlasArea area) => area.Kind switch
    {
        AreaKind.Force => "police force area",
        AreaKind.District => "district",
        _ => $"ward of {Areas[area.Parent].Name}",
    };

    private static AtlasArea[] ReadList(byte[] list, int blocks)
    {
        int at = 0, count = PostcodeTile.ReadNumber(list, ref at);
        if (count > MostAreas)
            throw PostcodeTile.Damaged();
        var areas = new AtlasArea[count];
        for (int i = 0; i < count; i++)
        {
            int kind = PostcodeTile.ReadNumber(list, ref at), letters = PostcodeTile.ReadNumber(list, ref at);
            if (kind > (int)AreaKind.Ward || at + letters > list.Length)
                throw PostcodeTile.Damaged();
            string name = Encoding.UTF8.GetString(list, at, letters);
            at += letters;
            int parent = PostcodeTile.ReadNumber(list, ref at) - 1, block = PostcodeTile.ReadNumber(list, ref at);
            if (parent >= i || block >= blocks)
                throw PostcodeTile.Damaged();
            int west = PostcodeTile.ReadNumber(list, ref at), south = PostcodeTile.ReadNumber(list, ref at);
            int width = PostcodeTile.ReadNumber(list, ref at), height = PostcodeTile.ReadNumber(list, ref at);
            var box = new GridBox(west * Unit, south * Unit, (west + width) * Unit, (south + height) * Unit);
            areas[i] = new AtlasArea(i, (AreaKind)kind, name, parent, block, box);
        }
        return at == list.Length ? areas : throw PostcodeTile.Damaged();
    }

    private Dictionary<int, Geometry> Unpack(int block)
    {
        byte[] packed = _file.Slice(_blocks[block].Start, _blocks[block].Length).ToArray();
        using var from = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var to = new MemoryStream();
        from.CopyTo(to);
        byte[] plain = to.ToArray();
        int at = 0;
        var outlines = new Dictionary<int, Geometry>();
        foreach (AtlasArea area in Areas.Where(area => area.Block == block))
        {
            (int x, int y) = ((int)(area.Box.West / Unit), (int)(area.Box.South / Unit));
            var polygons = new Polygon[PostcodeTile.ReadNumber(plain, ref at)];
            for (int polygon = 0; polygon < polygons.Length; polygon++)
            {
                var rings = new LinearRing[PostcodeTile.ReadNumber(plain, ref at)];
                for (int ring = 0; ring < rings.Length; ring++)
                {
                    var corners = new Coordinate[PostcodeTile.ReadNumber(plain, ref at) + 1];
                    for (int corner = 0; corner < corners.Length - 1; corner++)
                    {
                        (x, y) = (x + Signed(plain, ref at), y + Signed(plain, ref at));
                        corners[corner] = new Coordinate(x * Unit, y * Unit);
                    }
                    corners[^1] = corners[0];
                    rings[ring] = new LinearRing(corners);
                }
                polygons[polygon] = new Polygon(rings[0], rings[1..]);
            }
            Geometry outline = new MultiPolygon(polygons);
            outlines.Add(area.Index, outline.IsValid ? outline : GeometryFixer.Fix(outline));
        }
        return at == plain.Length ? outlines : throw PostcodeTile.Damaged();
    }

    private static int Signed(byte[] bytes, ref int at)
    {
        int value = PostcodeTile.ReadNumber(bytes, ref at);
        return value >> 1 ^ -(value & 1);
    }

    private static AreaAtlas ReadBritain()
    {
        const string Resource = "areas.bin";
        using Stream stream = typeof(AreaAtlas).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly was built without {Resource}.");
        var file = new byte[stream.Length];
        stream.ReadExactly(file);
        return Read(file);
    }
}
