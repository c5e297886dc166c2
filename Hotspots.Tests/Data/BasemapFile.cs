using System.Text;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace Hotspots.Tests.Data;

/// <summary>A file of data/basemap, read as its README lays down; written apart from the page's reader and from what made the files.</summary>
internal sealed class BasemapFile
{
    private readonly byte[] _bytes;
    private readonly int _metresPerUnit;
    private int _at;
    private List<(Envelope Box, List<IndexedPointInAreaLocator> Parts, List<Envelope> Boxes)>? _land;

    public BasemapFile(string path)
    {
        _bytes = File.ReadAllBytes(path);
        Assert.Equal("HSBM\u0001"u8, _bytes.AsSpan(0, 5));
        _metresPerUnit = _bytes[5];
        _at = 7;
        for (int layer = 0; layer < _bytes[6]; layer++)
        {
            string name = Text();
            int type = _bytes[_at++], groups = (int)Number();
            for (int group = 0; group < groups; group++)
            {
                switch (type)
                {
                    case 0:
                    case 1:
                        Groups.Add(ReadGroup(name, type == 0));
                        break;
                    case 2:
                        ReadPlaces();
                        break;
                    default:
                        Assert.Fail($"Layer {name} has type {type}.");
                        break;
                }
            }
        }
        Assert.Equal(_bytes.Length, _at);
    }

    public List<Group> Groups { get; } = [];

    public List<Place> Places { get; } = [];

    public int Rows => Groups.Sum(static g => g.Shapes.Count) + Places.Count;

    public IEnumerable<Polygon> Polygons(string layer) =>
        Groups.Where(g => g.Layer == layer).SelectMany(static g => g.Shapes).Select(static s => s.ToPolygon());

    public IEnumerable<LineString> Lines(string layer) =>
        Groups.Where(g => g.Layer == layer).SelectMany(static g => g.Shapes).Select(static s => new LineString([.. s.Rings[0]]));

    public bool IsLand(double easting, double northing)
    {
        _land ??= [.. Groups.Where(static g => g.Layer == "land").Select(static g =>
        {
            List<Polygon> parts = [.. g.Shapes.Select(static s => s.ToPolygon())];
            return (g.Box, parts.ConvertAll(static p => new IndexedPointInAreaLocator(p)), parts.ConvertAll(static p => p.EnvelopeInternal));
        })];
        var point = new Coordinate(easting, northing);
        foreach (var (box, parts, boxes) in _land)
        {
            for (int i = 0; box.Contains(point) && i < parts.Count; i++)
            {
                if (boxes[i].Contains(point) && parts[i].Locate(point) != Location.Exterior)
                    return true;
            }
        }
        return false;
    }

    private Group ReadGroup(string layer, bool areClosed)
    {
        long x = Signed(), y = Signed(), east = Signed(), north = Signed();
        var box = new Envelope(x * _metresPerUnit, east * _metresPerUnit, y * _metresPerUnit, north * _metresPerUnit);
        var shapes = new List<Shape>();
        for (long shape = Number(); shape > 0; shape--)
        {
            int kind = (int)Number();
            var rings = new List<Coordinate[]>();
            for (long ring = Number(); ring > 0; ring--)
            {
                var points = new Coordinate[Number()];
                for (int i = 0; i < points.Length; i++)
                {
                    x += Signed();
                    y += Signed();
                    points[i] = new Coordinate(x * _metresPerUnit, y * _metresPerUnit);
                }
                rings.Add(points);
            }
            shapes.Add(new Shape(kind, rings));
        }
        return new Group(layer, areClosed, box, shapes);
    }

    private void ReadPlaces()
    {
        (long x, long y) = (0, 0);
        for (long place = Number(); place > 0; place--)
        {
            x += Signed();
            y += Signed();
            Places.Add(new Place(x * _metresPerUnit, y * _metresPerUnit, (int)Number(), (int)Number() * _metresPerUnit, (int)Number(), Text()));
        }
    }

    private long Number()
    {
        long value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte next = _bytes[_at++];
            value |= (long)(next & 127) << shift;
            if (next < 128)
                return value;
        }
    }

    private long Signed()
    {
        long coded = Number();
        return coded % 2 == 0 ? coded / 2 : -(coded + 1) / 2;
    }

    private string Text()
    {
        int length = (int)Number();
        _at += length;
        return Encoding.UTF8.GetString(_bytes, _at - length, length);
    }

    internal sealed record Group(string Layer, bool AreClosed, Envelope Box, List<Shape> Shapes);

    internal sealed record Shape(int Class, List<Coordinate[]> Rings)
    {
        public Polygon ToPolygon() => new(Close(Rings[0]), [.. Rings.Skip(1).Select(Close)]);

        private static LinearRing Close(Coordinate[] ring) => new([.. ring, ring[0]]);
    }

    internal sealed record Place(double Easting, double Northing, int Population, int Isolation, int Kind, string Name);
}
