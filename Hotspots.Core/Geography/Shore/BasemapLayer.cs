using System.Reflection;
using System.Text;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Geography.Shore;

/// <summary>Layer of polygons of the basemap, as data/basemap/README.md lays its files down; they travel in the program and are not
/// doubted.</summary>
/// <remarks>
/// It is passed through once, which takes a few milliseconds, and where each shape lies is kept; a shape is made when it is asked for. A map of a
/// town needs some fifty of tens of thousands. Safe to use from many threads.
/// </remarks>
internal sealed class BasemapLayer
{
    private const int HeadBytes = 5;

    private readonly byte[] _file;
    private readonly int _metres;
    private readonly Place[] _shapes;

    private BasemapLayer(byte[] file, string layer)
    {
        _file = file;
        var reader = new Reader(file, HeadBytes);
        _metres = reader.Byte();
        int layers = reader.Byte();
        // What is asked for comes first; what follows is passed by.
        _shapes = layers > 0 && reader.Text() == layer && reader.Byte() == 0 ? Pass(ref reader, _metres) : [];
    }

    /// <summary>The first layer of a file.</summary>
    /// <param name="of">The assembly that the file travels in.</param>
    /// <param name="resource">What it is called there.</param>
    /// <param name="layer">What that layer is called; of another nothing comes.</param>
    public static BasemapLayer Of(Assembly of, string resource, string layer)
    {
        using Stream stream = of.GetManifestResourceStream(resource)!;
        var file = new byte[stream.Length];
        stream.ReadExactly(file);
        return new BasemapLayer(file, layer);
    }

    /// <summary>How many shapes there are.</summary>
    public int Count => _shapes.Length;

    /// <summary>The box round a shape, metres on the National Grid.</summary>
    public GridBox BoxOf(int shape) => _shapes[shape].Box;

    /// <summary>A shape, metres on the National Grid; made anew each time.</summary>
    public Polygon this[int shape]
    {
        get
        {
            Place place = _shapes[shape];
            var reader = new Reader(_file, place.At) { X = place.X, Y = place.Y };
            var rings = new LinearRing[reader.Number()];
            for (int ring = 0; ring < rings.Length; ring++)
            {
                var points = new Coordinate[reader.Number() + 1];
                for (int i = 0; i < points.Length - 1; i++)
                {
                    reader.Step();
                    points[i] = new Coordinate(reader.X * _metres, reader.Y * _metres);
                }
                points[^1] = points[0];
                rings[ring] = new LinearRing(points);
            }
            return new Polygon(rings[0], rings[1..]);
        }
    }

    /// <summary>The shapes whose box meets a box, in the order of the file.</summary>
    public IEnumerable<Polygon> Meeting(Envelope where)
    {
        for (int i = 0; i < _shapes.Length; i++)
        {
            GridBox box = _shapes[i].Box;
            if (box.West <= where.MaxX && box.East >= where.MinX && box.South <= where.MaxY && box.North >= where.MinY)
                yield return this[i];
        }
    }

    private static Place[] Pass(ref Reader reader, int metres)
    {
        var shapes = new List<Place>();
        for (long groups = reader.Number(); groups > 0; groups--)
        {
            // Every step goes on from the point before, the first from the corner of the group's box.
            reader.X = reader.Signed();
            reader.Y = reader.Signed();
            reader.Signed();
            reader.Signed();
            for (long left = reader.Number(); left > 0; left--)
            {
                reader.Number();
                int at = reader.At;
                long x = reader.X, y = reader.Y, west = long.MaxValue, east = long.MinValue, south = long.MaxValue, north = long.MinValue;
                for (long rings = reader.Number(); rings > 0; rings--)
                {
                    for (long points = reader.Number(); points > 0; points--)
                    {
                        reader.Step();
                        (west, east) = (Math.Min(west, reader.X), Math.Max(east, reader.X));
                        (south, north) = (Math.Min(south, reader.Y), Math.Max(north, reader.Y));
                    }
                }
                shapes.Add(new Place(at, x, y, new GridBox(west * metres, south * metres, east * metres, north * metres)));
            }
        }
        return [.. shapes];
    }

    /// <summary>Where a shape begins in the file, from which point its first step goes, and the box round it.</summary>
    private readonly record struct Place(int At, long X, long Y, GridBox Box);

    private ref struct Reader(byte[] file, int at)
    {
        private readonly ReadOnlySpan<byte> _file = file;

        public int At { get; private set; } = at;

        public long X { get; set; }

        public long Y { get; set; }

        public int Byte() => _file[At++];

        public void Step()
        {
            X += Signed();
            Y += Signed();
        }

        public long Number()
        {
            long value = 0;
            for (int shift = 0; ; shift += 7)
            {
                byte next = _file[At++];
                value |= (long)(next & 127) << shift;
                if (next < 128)
                    return value;
            }
        }

        public long Signed()
        {
            long coded = Number();
            return coded % 2 == 0 ? coded / 2 : -(coded + 1) / 2;
        }

        public string Text()
        {
            int length = (int)Number();
            At += length;
            return Encoding.UTF8.GetString(_file.Slice(At - length, length));
        }
    }
}
