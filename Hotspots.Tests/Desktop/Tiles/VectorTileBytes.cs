using System.Text;
using NetTopologySuite.Geometries;

namespace Hotspots.Tests.Desktop.Tiles;

/// <summary>Writes a Mapbox vector tile (version 2.1) by hand: layers of features, each with a geometry in tile units and named texts.</summary>
internal sealed class VectorTileBytes
{
    /// <summary>Units along a tile's side.</summary>
    public const int Extent = 4096;

    private const int PointType = 1, LineType = 2, PolygonType = 3, MoveTo = 1, LineTo = 2, ClosePath = 7;

    private readonly Dictionary<string, Layer> _layers = [];

    public bool IsEmpty => _layers.Count == 0;

    /// <summary>Adds a feature; a collection is added part by part.</summary>
    public void Add(string layer, Geometry geometry, params (string Name, object Value)[] properties)
    {
        if (!_layers.TryGetValue(layer, out Layer? known))
            _layers[layer] = known = new Layer();
        if (geometry is GeometryCollection parts)
        {
            foreach (Geometry part in parts.Geometries)
                Add(layer, part, properties);
        }
        else if (!geometry.IsEmpty)
        {
            known.Features.Add(Feature(known, geometry, properties));
        }
    }

    /// <summary>The tile.</summary>
    public byte[] ToArray()
    {
        var tile = new MemoryStream();
        foreach ((string name, Layer layer) in _layers)
        {
            var bytes = new MemoryStream();
            Number(bytes, 15, 2);
            Bytes(bytes, 1, Encoding.UTF8.GetBytes(name));
            foreach (byte[] feature in layer.Features)
                Bytes(bytes, 2, feature);
            foreach (string key in layer.Keys)
                Bytes(bytes, 3, Encoding.UTF8.GetBytes(key));
            foreach (object value in layer.Values)
                Bytes(bytes, 4, Value(value));
            Number(bytes, 5, Extent);
            Bytes(tile, 3, bytes.ToArray());
        }
        return tile.ToArray();
    }

    private static byte[] Feature(Layer layer, Geometry geometry, (string Name, object Value)[] properties)
    {
        var tags = new MemoryStream();
        foreach ((string name, object value) in properties)
        {
            Varint(tags, (uint)Index(layer.Keys, name));
            Varint(tags, (uint)Index(layer.Values, value));
        }
        var feature = new MemoryStream();
        Bytes(feature, 2, tags.ToArray());
        Number(feature, 3, geometry switch { Point => PointType, LineString => LineType, _ => PolygonType });
        Bytes(feature, 4, Commands(geometry));
        return feature.ToArray();
    }

    private static byte[] Commands(Geometry geometry)
    {
        var commands = new MemoryStream();
        (int X, int Y) pen = (0, 0);
        if (geometry is Polygon polygon)
        {
            // The area of an outer ring is positive by the surveyor's formula in tile units, that of a hole negative.
            Draw(polygon.ExteriorRing, isClosed: true, isPositive: true);
            foreach (LineString hole in polygon.InteriorRings)
                Draw(hole, isClosed: true, isPositive: false);
        }
        else
        {
            Draw(geometry, isClosed: false, isPositive: true);
        }
        return commands.ToArray();

        void Draw(Geometry part, bool isClosed, bool isPositive)
        {
            Coordinate[] corners = part.Coordinates;
            if (isClosed && ((LinearRing)part).IsCCW != isPositive)
                Array.Reverse(corners);
            int count = isClosed ? corners.Length - 1 : corners.Length;
            Command(MoveTo, 1);
            Move(corners[0]);
            if (count > 1)
                Command(LineTo, count - 1);
            for (int i = 1; i < count; i++)
                Move(corners[i]);
            if (isClosed)
                Command(ClosePath, 1);
        }

        void Command(int id, int count) => Varint(commands, (uint)(id | (count << 3)));

        void Move(Coordinate to)
        {
            (int x, int y) = ((int)Math.Round(to.X), (int)Math.Round(to.Y));
            Varint(commands, ZigZag(x - pen.X));
            Varint(commands, ZigZag(y - pen.Y));
            pen = (x, y);
        }
    }

    private static byte[] Value(object value)
    {
        var bytes = new MemoryStream();
        if (value is int number)
            Number(bytes, 4, number);
        else
            Bytes(bytes, 1, Encoding.UTF8.GetBytes((string)value));
        return bytes.ToArray();
    }

    private static int Index<T>(List<T> list, T item)
    {
        int at = list.IndexOf(item);
        if (at >= 0)
            return at;
        list.Add(item);
        return list.Count - 1;
    }

    private static void Number(Stream stream, int field, int value)
    {
        Varint(stream, (uint)(field << 3));
        Varint(stream, (uint)value);
    }

    private static void Bytes(Stream stream, int field, byte[] bytes)
    {
        Varint(stream, (uint)((field << 3) | 2));
        Varint(stream, (uint)bytes.Length);
        stream.Write(bytes);
    }

    private static uint ZigZag(int value) => (uint)((value << 1) ^ (value >> 31));

    private static void Varint(Stream stream, uint value)
    {
        for (; value >= 0x80; value >>= 7)
            stream.WriteByte((byte)(value | 0x80));
        stream.WriteByte((byte)value);
    }

    private sealed class Layer
    {
        public List<string> Keys { get; } = [];

        public List<object> Values { get; } = [];

        public List<byte[]> Features { get; } = [];
    }
}
