using System.Reflection;
using System.Text;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Geography.Shore;

/// <summary>Reader of the basemap's files, as data/basemap/README.md lays them down; they travel in the program and are not doubted.</summary>
internal static class BasemapFile
{
    /// <summary>The polygons of the first layer, metres on the National Grid.</summary>
    /// <param name="of">The assembly that the file travels in.</param>
    /// <param name="resource">What it is called there.</param>
    /// <param name="layer">What that layer is called; nothing comes of another.</param>
    public static IEnumerable<Polygon> Polygons(Assembly of, string resource, string layer)
    {
        using Stream stream = of.GetManifestResourceStream(resource)!;
        var file = new byte[stream.Length];
        stream.ReadExactly(file);
        return new Reader(file).Polygons(layer);
    }

    private sealed class Reader(byte[] file)
    {
        private const int HeadBytes = 5;

        private int _at = HeadBytes;

        public IEnumerable<Polygon> Polygons(string wanted)
        {
            int metres = file[_at++], layers = file[_at++];
            for (int layer = 0; layer < layers; layer++)
            {
                string name = Text();
                bool arePolygons = file[_at++] == 0;
                // What is asked for comes first; what follows is passed by.
                if (name != wanted || !arePolygons)
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
