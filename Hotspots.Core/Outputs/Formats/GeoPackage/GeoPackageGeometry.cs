using System.Buffers;
using System.Buffers.Binary;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Outputs.Layers;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Outputs.Formats.GeoPackage;

/// <summary>Bounding rectangle in grid metres; empty where its west is east of its east.</summary>
internal readonly record struct GridExtent(double West, double South, double East, double North)
{
    /// <summary>Of nothing.</summary>
    public static GridExtent Empty => new(double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity);

    /// <summary>Is it that of nothing?</summary>
    public bool IsEmpty => West > East;

    /// <summary>With another taken in.</summary>
    public GridExtent With(GridExtent other) =>
        new(Math.Min(West, other.West), Math.Min(South, other.South), Math.Max(East, other.East), Math.Max(North, other.North));

    /// <summary>With a place taken in.</summary>
    public GridExtent With(GridPoint place) => With(new GridExtent(place.Easting, place.Northing, place.Easting, place.Northing));
}

/// <summary>GeoPackage geometry blobs: the standard's header with the bounding rectangle, and well-known binary, little-endian.</summary>
/// <remarks>
/// Coordinates are to the millimetre, so that every machine writes the same. Vertices that fall on one another by it are written once; a hole
/// that shrinks to nothing is left out. Exterior rings run counter-clockwise, holes clockwise.
/// </remarks>
internal sealed class GeoPackageGeometry
{
    private const int Decimals = 3;
    private const int HeadBytes = 8, EnvelopeBytes = 4 * sizeof(double);

    // Little-endian, with an envelope of x and y; of a point, which is its own, without.
    private const byte WithEnvelope = 0b0000_0011, WithoutEnvelope = 0b0000_0001;

    private const uint PointType = 1, LineType = 2, PolygonType = 3, MultiPolygonType = 6;

    private readonly LayerGeometry? _geometry;
    private readonly bool _isMulti;
    private readonly int _system;
    private readonly int[] _firsts;
    private readonly ArrayBufferWriter<byte> _body = new(), _blob = new();
    private readonly List<GridPoint> _ring = [];
    private GridExtent _extent;

    /// <summary>Prepares the geometries of a layer.</summary>
    /// <param name="geometry">The geometries; null for a layer without rows.</param>
    /// <param name="shape">As what they are declared.</param>
    /// <param name="system">Number of the coordinate system.</param>
    public GeoPackageGeometry(LayerGeometry? geometry, LayerShape shape, int system)
    {
        _geometry = geometry;
        _isMulti = shape == LayerShape.MultiPolygon;
        _system = system;
        _firsts = [];
        if (geometry is not CellGeometry cells)
            return;
        _firsts = new int[cells.Blocks.Count];
        for (int b = 1; b < _firsts.Length; b++)
            _firsts[b] = _firsts[b - 1] + cells.Blocks[b - 1].Cells.Length;
    }

    /// <summary>The blob of one row, to be used before the next; nothing for an empty geometry.</summary>
    /// <param name="row">Which.</param>
    /// <param name="extent">What holds it.</param>
    public ReadOnlySpan<byte> Write(int row, out GridExtent extent)
    {
        _body.ResetWrittenCount();
        _extent = GridExtent.Empty;
        switch (_geometry)
        {
            case PointGeometry points:
                WriteHead(PointType);
                WritePlace(points.Points[points.Indices[row]]);
                break;
            case LineGeometry lines:
                WriteLine(lines, row);
                break;
            case CellGeometry cells:
                WriteCell(cells, row);
                break;
            case AreaGeometry areas:
                WriteArea(areas.Shapes[row]);
                break;
        }
        extent = _extent;
        return _extent.IsEmpty ? [] : Blob();
    }

    private ReadOnlySpan<byte> Blob()
    {
        bool hasEnvelope = _geometry is not PointGeometry;
        _blob.ResetWrittenCount();
        Span<byte> head = _blob.GetSpan(HeadBytes + EnvelopeBytes);
        head[0] = (byte)'G';
        head[1] = (byte)'P';
        head[2] = 0;
        head[3] = hasEnvelope ? WithEnvelope : WithoutEnvelope;
        BinaryPrimitives.WriteInt32LittleEndian(head[4..], _system);
        if (hasEnvelope)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(head[8..], _extent.West);
            BinaryPrimitives.WriteDoubleLittleEndian(head[16..], _extent.East);
            BinaryPrimitives.WriteDoubleLittleEndian(head[24..], _extent.South);
            BinaryPrimitives.WriteDoubleLittleEndian(head[32..], _extent.North);
        }
        _blob.Advance(hasEnvelope ? HeadBytes + EnvelopeBytes : HeadBytes);
        _blob.Write(_body.WrittenSpan);
        return _blob.WrittenSpan;
    }

    private void WriteLine(LineGeometry lines, int row)
    {
        int begin = row == 0 ? 0 : lines.Ends[row - 1];
        WriteHead(LineType);
        WriteCount(lines.Ends[row] - begin);
        for (int i = begin; i < lines.Ends[row]; i++)
            WritePlace(lines.Vertices.Points[lines.Vertices.Indices[i]]);
    }

    private void WriteCell(CellGeometry cells, int row)
    {
        // A block without cells begins where the next one does: the last of those that begin at a row holds it.
        int block = _firsts.Length - 1;
        while (_firsts[block] > row)
            block--;
        CellRows rows = cells.Blocks[block];
        Span<GridPoint> corners = stackalloc GridPoint[rows.Corners];
        rows.CornersOf(row - _firsts[block], corners);
        WriteHead(PolygonType);
        WriteCount(1);
        WriteCount(corners.Length + 1);
        foreach (GridPoint corner in corners)
            WritePlace(corner);
        WritePlace(corners[0]);
    }

    private void WriteArea(Geometry shape)
    {
        var polygons = new List<Polygon>();
        for (int i = 0; i < shape.NumGeometries; i++)
        {
            if (shape.GetGeometryN(i) is not Polygon polygon)
                throw new ArgumentException($"An area is written as polygons, not as {shape.GeometryType}.", nameof(shape));
            if (!polygon.IsEmpty)
                polygons.Add(polygon);
        }
        if (_isMulti)
        {
            WriteHead(MultiPolygonType);
            WriteCount(polygons.Count);
        }
        foreach (Polygon polygon in polygons)
            WritePolygon(polygon);
    }

    private void WritePolygon(Polygon polygon)
    {
        WriteHead(PolygonType);
        int at = _body.WrittenCount, rings = 1;
        Span<byte> room = _body.GetSpan(sizeof(uint));
        room[..sizeof(uint)].Clear();
        _body.Advance(sizeof(uint));
        WriteRing(polygon.ExteriorRing, counterClockwise: true);
        foreach (LineString hole in polygon.InteriorRings)
            rings += WriteRing(hole, counterClockwise: false);
        BinaryPrimitives.WriteUInt32LittleEndian(WrittenAt(at), (uint)rings);
    }

    // How many rings exist is known when the holes that shrink to nothing have been left out.
    private Span<byte> WrittenAt(int at) =>
        System.Runtime.InteropServices.MemoryMarshal.AsMemory(_body.WrittenMemory).Span[at..];

    private int WriteRing(LineString line, bool counterClockwise)
    {
        _ring.Clear();
        Coordinate[] vertices = line.Coordinates;
        bool turn = Orientation.IsCCW(vertices) != counterClockwise;
        for (int i = 0; i < vertices.Length; i++)
        {
            Coordinate vertex = vertices[turn ? vertices.Length - 1 - i : i];
            GridPoint place = Rounded(new GridPoint(vertex.X, vertex.Y));
            if (_ring.Count == 0 || _ring[^1] != place)
                _ring.Add(place);
        }
        if (!counterClockwise && _ring.Count < 4)
            return 0;
        WriteCount(_ring.Count);
        foreach (GridPoint place in _ring)
            WritePlace(place);
        return 1;
    }

    private void WriteHead(uint type)
    {
        Span<byte> to = _body.GetSpan(1 + sizeof(uint));
        to[0] = 1;
        BinaryPrimitives.WriteUInt32LittleEndian(to[1..], type);
        _body.Advance(1 + sizeof(uint));
    }

    private void WriteCount(int count)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(_body.GetSpan(sizeof(uint)), (uint)count);
        _body.Advance(sizeof(uint));
    }

    private void WritePlace(GridPoint place)
    {
        GridPoint rounded = Rounded(place);
        _extent = _extent.With(rounded);
        Span<byte> to = _body.GetSpan(2 * sizeof(double));
        BinaryPrimitives.WriteDoubleLittleEndian(to, rounded.Easting);
        BinaryPrimitives.WriteDoubleLittleEndian(to[sizeof(double)..], rounded.Northing);
        _body.Advance(2 * sizeof(double));
    }

    private static GridPoint Rounded(GridPoint place) => new(LayerValue.Round(place.Easting, Decimals), LayerValue.Round(place.Northing, Decimals));
}
