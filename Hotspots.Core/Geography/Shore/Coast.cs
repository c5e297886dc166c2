using System.Text;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Geography.Shore;

/// <summary>Point in polygon on the basemap's land: whether a place is surely in the sea.</summary>
/// <remarks>
/// The coast is off by up to 300 m (data/basemap/README.md), so a place is in the sea only where neither it nor any of eight points 300 m round it
/// is land: Britain's, Ireland's or the Continent's. Safe to use from many threads.
/// </remarks>
internal sealed class Coast
{
    /// <summary>How far the coast may be off, metres.</summary>
    private const double Doubt = 300;

    private const int Directions = 8;

    private static readonly Lazy<Coast> LazyBritain = new(static () => new Coast(Resource()));

    private readonly List<(Envelope Box, Polygon Ground, IndexedPointInAreaLocator Part)> _land = [];

    private Coast(byte[] file)
    {
        var reader = new Reader(file);
        foreach (Polygon part in reader.Land())
            _land.Add((part.EnvelopeInternal, part, new IndexedPointInAreaLocator(part)));
    }

    /// <summary>The coast that travels with the tool; read when first asked for.</summary>
    public static Coast Britain => LazyBritain.Value;

    /// <summary>Is it surely in the sea?</summary>
    /// <param name="place">On the National Grid, also beyond Britain.</param>
    public bool IsSea(GridPoint place)
    {
        if (IsLand(place.Easting, place.Northing))
            return false;
        for (int k = 0; k < Directions; k++)
        {
            (double north, double east) = Math.SinCos(2 * Math.PI * k / Directions);
            if (IsLand(place.Easting + Doubt * east, place.Northing + Doubt * north))
                return false;
        }
        return true;
    }

    /// <summary>The land whose box meets a box, as it is drawn: up to 300 m off.</summary>
    public IEnumerable<Polygon> LandAt(Envelope where) =>
        _land.Where(part => part.Box.Intersects(where)).Select(static part => part.Ground);

    private bool IsLand(double easting, double northing)
    {
        var at = new Coordinate(easting, northing);
        foreach ((Envelope box, _, IndexedPointInAreaLocator part) in _land)
        {
            if (box.Contains(at) && part.Locate(at) != Location.Exterior)
                return true;
        }
        return false;
    }

    private static byte[] Resource()
    {
        using Stream stream = typeof(Coast).Assembly.GetManifestResourceStream("basemap/local.bin")!;
        var file = new byte[stream.Length];
        stream.ReadExactly(file);
        return file;
    }

    /// <summary>Reads the land of a file as data/basemap/README.md lays it down; the file travels in the program and is not doubted.</summary>
    private sealed class Reader(byte[] file)
    {
        private const int HeadBytes = 5;

        private int _at = HeadBytes;

        public IEnumerable<Polygon> Land()
        {
            int metres = file[_at++], layers = file[_at++];
            for (int layer = 0; layer < layers; layer++)
            {
                string name = Text();
                bool arePolygons = file[_at++] == 0;
                // Land comes first; what follows is passed by.
                if (name != "land" || !arePolygons)
                    yield break;
                for (long groups = Number(); groups > 0; groups--)
                {
                    long x = Signed(), y = Signed();
                    _ = (Signed(), Signed());
                    for (long shapes = Number(); shapes > 0; shapes--)
                    {
                        _ = Number();
                        var rings = new LinearRing[Number()];
                        for (int ring = 0; ring < rings.Length; ring++)
                        {
                            var points = new Coordinate[Number() + 1];
                            for (int i = 0; i < points.Length - 1; i++)
                            {
                                x += Signed();
                                y += Signed();
                                points[i] = new Coordinate(x * metres, y * metres);
                            }
                            points[^1] = points[0];
                            rings[ring] = new LinearRing(points);
                        }
                        yield return new Polygon(rings[0], rings[1..]);
                    }
                }
            }
        }

        private long Number()
        {
            long value = 0;
            for (int shift = 0; ; shift += 7)
            {
                byte next = file[_at++];
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
            return Encoding.UTF8.GetString(file, _at - length, length);
        }
    }
}
