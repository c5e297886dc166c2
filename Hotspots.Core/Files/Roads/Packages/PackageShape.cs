using System.Buffers.Binary;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Files.Roads.Packages;

/// <summary>Box in the unit of a layer.</summary>
internal readonly record struct PackageFrame(double West, double South, double East, double North);

/// <summary>Shape of a GeoPackage: the standard's header and well-known binary, read into rows of vertices on the National Grid.</summary>
/// <remarks>Heights and measures are passed over. Used again for each row.</remarks>
internal sealed class PackageShape
{
    /// <summary>The National Grid, and degrees.</summary>
    private const int GridSystem = 27700, DegreeSystem = 4326;

    private const uint PointType = 1, LineType = 2, PolygonType = 3, MostType = 6;

    private readonly List<GridPoint> _vertices = [];
    private readonly List<int> _starts = [];
    private bool _isDegrees;

    /// <summary>How many rows of vertices: lines, rings or points.</summary>
    public int Parts => _starts.Count - 1;

    /// <summary>The vertices of a row.</summary>
    public ReadOnlySpan<GridPoint> this[int part] =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_vertices)[_starts[part].._starts[part + 1]];

    /// <summary>Is a layer in a system that is read?</summary>
    public static bool Reads(int system) => system is GridSystem or DegreeSystem;

    /// <summary>A box of the grid in the unit of a system.</summary>
    public static PackageFrame FrameOf(GridBox box, int system)
    {
        if (system == GridSystem)
            return new PackageFrame(box.West, box.South, box.East, box.North);
        GeoPoint low = NationalGrid.ToGeo(new GridPoint(box.West, box.South)), high = NationalGrid.ToGeo(new GridPoint(box.East, box.North));
        GeoPoint left = NationalGrid.ToGeo(new GridPoint(box.West, box.North)), right = NationalGrid.ToGeo(new GridPoint(box.East, box.South));
        return new PackageFrame(
            Math.Min(low.Longitude, left.Longitude), Math.Min(low.Latitude, right.Latitude), Math.Max(high.Longitude, right.Longitude),
            Math.Max(high.Latitude, left.Latitude));
    }

    /// <summary>Reads a blob; no parts for an empty shape or none.</summary>
    /// <exception cref="UnreadableFileException">It is damaged.</exception>
    public void Read(ReadOnlySpan<byte> blob, int system)
    {
        _vertices.Clear();
        _starts.Clear();
        _starts.Add(0);
        _isDegrees = system == DegreeSystem;
        if (blob.IsEmpty)
            return;
        if (blob.Length < 8 || blob[0] != 'G' || blob[1] != 'P')
            throw Damaged();
        int envelope = ((blob[3] >> 1) & 7) switch { 0 => 0, 1 => 32, 2 or 3 => 48, 4 => 64, _ => throw Damaged() };
        if ((blob[3] & 0b1_0000) != 0)
            return;
        if (blob.Length < 8 + envelope)
            throw Damaged();
        ReadOnlySpan<byte> body = blob[(8 + envelope)..];
        Geometry(ref body, depth: 0);
    }

    /// <summary>Does any of it lie in a box?</summary>
    public bool Touches(GridBox box)
    {
        double west = double.PositiveInfinity, south = west, east = double.NegativeInfinity, north = east;
        foreach (GridPoint vertex in _vertices)
        {
            (west, east) = (Math.Min(west, vertex.Easting), Math.Max(east, vertex.Easting));
            (south, north) = (Math.Min(south, vertex.Northing), Math.Max(north, vertex.Northing));
        }
        return west <= box.East && east >= box.West && south <= box.North && north >= box.South;
    }

    private void Geometry(ref ReadOnlySpan<byte> body, int depth)
    {
        if (body.Length < 5 || depth > 2)
            throw Damaged();
        bool little = body[0] == 1;
        uint code = Whole(body[1..], little);
        body = body[5..];
        // Heights and measures are said in thousands (ISO) or in the highest bits.
        bool hasZ = (code & 0x8000_0000) != 0 || code % 10_000 / 1000 is 1 or 3, hasM = (code & 0x4000_0000) != 0 || code % 10_000 / 1000 is 2 or 3;
        uint type = (code & 0x0FFF_FFFF) % 1000;
        int numbers = 2 + (hasZ ? 1 : 0) + (hasM ? 1 : 0);
        if (type is 0 or > MostType)
            throw Damaged();
        if (type == PointType)
        {
            Row(ref body, 1, numbers, little);
            return;
        }
        int count = Count(ref body, little);
        if (type == LineType)
        {
            Row(ref body, count, numbers, little);
            return;
        }
        for (int i = 0; i < count; i++)
        {
            if (type == PolygonType)
                Row(ref body, Count(ref body, little), numbers, little);
            else
                Geometry(ref body, depth + 1);
        }
    }

    private void Row(ref ReadOnlySpan<byte> body, int count, int numbers, bool little)
    {
        int stride = numbers * sizeof(double);
        if ((long)count * stride > body.Length)
            throw Damaged();
        for (int i = 0; i < count; i++)
        {
            double x = Number(body[(i * stride)..], little), y = Number(body[(i * stride + sizeof(double))..], little);
            if (!double.IsFinite(x) || !double.IsFinite(y))
                throw Damaged();
            _vertices.Add(_isDegrees ? NationalGrid.ToGrid(GeoPoint.FromLonLat(x, y)) : new GridPoint(x, y));
        }
        body = body[(count * stride)..];
        _starts.Add(_vertices.Count);
    }

    private static int Count(ref ReadOnlySpan<byte> body, bool little)
    {
        if (body.Length < sizeof(uint))
            throw Damaged();
        uint count = Whole(body, little);
        body = body[sizeof(uint)..];
        return count <= (uint)body.Length ? (int)count : throw Damaged();
    }

    private static uint Whole(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);

    private static double Number(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadDoubleLittleEndian(bytes) : BinaryPrimitives.ReadDoubleBigEndian(bytes);

    private static UnreadableFileException Damaged() => new("A shape in the GeoPackage is damaged: download it again.");
}
