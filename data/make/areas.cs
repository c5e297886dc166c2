#:property PublishAot=false
#:project ../../Hotspots.Core/Hotspots.Core.csproj
// Makes data/areas.bin: wards, districts and police force areas of Great Britain, simplified, so that they can be looked for and looked at.
//
//   git clone https://github.com/martinjc/UK-GeoJSON (88339000) ; its folder json/
//   police_force_areas.geojson of https://github.com/gutofthequantifier/gutofthequantifier.github.io (63a20a9b)
//   dotnet run data/make/areas.cs -- json police_force_areas.geojson > data/areas.bin
//
// Sources  Wards of 2013 by district and districts' names: martinjc/UK-GeoJSON, TopoJSON of the ONS's boundaries. Which force a district belongs
//          to: police force areas of December 2020 (ONS), by a point within the district; Scotland has one. Districts are the union of their
//          wards, forces that of their districts, so that all agree.
// Licence  The files: CC BY 4.0, Martin Chorley. The boundaries: Open Government Licence v3.0, Crown copyright.
// Made     Each arc of a district's file is generalised by itself (Douglas and Peucker, 12 m) and rounded to 5 m, so that wards of one district meet
//          without a gap. Districts were drawn one by one: where two meet they may be up to some 20 m apart.
// Format   Hotspots.Core/Geography/Areas/AreaAtlas.cs reads it. n: seven bits a byte, lowest first, the eighth bit set while more follow; z: zigzag.
//
//   file     "HSAR"  b version = 1   n blocks   n bytes of each…   n bytes of the list unpacked   n packed   Brotli of the list   blocks…
//   list     n areas   area…
//   area     n kind (0 force, 1 district, 2 ward)   n bytes of the name, in UTF-8   n parent + 1   n block   n west   n south   n width   n height
//   block    Brotli of the areas of that number, in the order of the list: n polygons  (n rings  (n points  (z east z north)…)…)…
//            the first step of an area starts at its west and south, every other at the point before
//
// Lengths in units of 5 m. Same input, same bytes.

using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.OverlayNG;
using NetTopologySuite.Operation.Union;
using NetTopologySuite.Simplify;

if (args.Length != 2)
{
    await Console.Error.WriteLineAsync("usage: dotnet run data/make/areas.cs -- json police_force_areas.geojson > data/areas.bin");
    return 2;
}
const int Unit = 5;
Dictionary<string, string> names = [];
foreach (string file in Directory.GetFiles(Path.Combine(args[0], "administrative"), "topo_lad.json", SearchOption.AllDirectories))
{
    foreach (JsonElement district in Geometries(JsonDocument.Parse(File.ReadAllBytes(file)).RootElement))
        names[Text(district, "LAD13CD")] = Text(district, "LAD13NM");
}
// Ward files go by codes that the list of districts has in another edition.
(string, string)[] others =
[
    ("E07000100", "St Albans"), ("E07000104", "Welwyn Hatfield"), ("E08000020", "Gateshead"), ("E06000048", "Northumberland"),
    ("E07000097", "East Hertfordshire"), ("E07000101", "Stevenage"),
];
foreach ((string code, string name) in others)
    names.TryAdd(code, name);

List<(string Name, Geometry Ground)> forces = [];
foreach (JsonElement force in JsonDocument.Parse(File.ReadAllBytes(args[1])).RootElement.GetProperty("features").EnumerateArray())
    forces.Add((force.GetProperty("properties").GetProperty("PFA20NM").GetString()!, Ground(force.GetProperty("geometry"))));
forces.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
forces.Add(("Scotland", new Polygon(null)));

List<District> districts = [];
foreach (string file in Directory.GetFiles(Path.Combine(args[0], "electoral"), "topo_*.json", SearchOption.AllDirectories))
{
    string code = Path.GetFileNameWithoutExtension(file)["topo_".Length..];
    if (!file.Contains("wards_by_lad", StringComparison.Ordinal))
        continue;
    List<(string Name, Geometry Ground)> wards = [.. Wards(JsonDocument.Parse(File.ReadAllBytes(file)).RootElement)];
    wards.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
    Geometry whole = OverlayNGRobust.Union(wards.Select(static w => w.Ground));
    string name = names.GetValueOrDefault(code) ?? throw new InvalidDataException($"No name is known for the district {code}.");
    Point within = whole.InteriorPoint;
    int force = code.StartsWith('S') ? forces.Count - 1 : Enumerable.Range(0, forces.Count - 1).MinBy(i => forces[i].Ground.Distance(within));
    districts.Add(new District(name, code, force, whole, wards));
}
districts = [.. districts.OrderBy(static d => d.Name, StringComparer.Ordinal).ThenBy(static d => d.Code, StringComparer.Ordinal)];

var list = new MemoryStream();
var blocks = new List<MemoryStream> { new() };
Number(list, forces.Count + districts.Count + districts.Sum(static d => d.Wards.Count));
for (int force = 0; force < forces.Count; force++)
{
    // Slits between districts that were drawn one by one are closed.
    Geometry ground = UnaryUnionOp.Union([.. districts.Where(d => d.Force == force).Select(static d => d.Ground.Buffer(25))]).Buffer(-25);
    Area(0, forces[force].Name, parent: -1, 0, TopologyPreservingSimplifier.Simplify(ground, 40));
}
int at = forces.Count, wardsOf = forces.Count + districts.Count;
foreach (District district in districts)
{
    blocks.Add(new MemoryStream());
    Area(1, district.Name, district.Force, blocks.Count - 1, district.Ground);
}
int block = 1;
foreach (District district in districts)
{
    foreach ((string name, Geometry ground) in district.Wards)
        Area(2, name, forces.Count + block - 1, block, ground);
    block++;
}
byte[] plain = list.ToArray(), packed = Pack(plain);
List<byte[]> shapes = [.. blocks.Select(static one => Pack(one.ToArray()))];
var whole2 = new MemoryStream();
whole2.Write("HSAR\u0001"u8);
Number(whole2, shapes.Count);
foreach (byte[] one in shapes)
    Number(whole2, one.Length);
Number(whole2, plain.Length);
Number(whole2, packed.Length);
whole2.Write(packed);
foreach (byte[] one in shapes)
    whole2.Write(one);
await using Stream output = Console.OpenStandardOutput();
await output.WriteAsync(whole2.ToArray());
await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
    $"{forces.Count} forces, {districts.Count} districts, {districts.Sum(static d => d.Wards.Count)} wards, {whole2.Length} bytes; {at} {wardsOf}"));
return 0;

void Area(int kind, string name, int parent, int number, Geometry ground)
{
    Envelope box = ground.EnvelopeInternal;
    long west = (long)Math.Floor(box.MinX / Unit), south = (long)Math.Floor(box.MinY / Unit);
    byte[] text = Encoding.UTF8.GetBytes(name);
    Number(list, kind);
    Number(list, text.Length);
    list.Write(text);
    Number(list, parent + 1);
    Number(list, number);
    foreach (long value in (long[])[west, south, (long)Math.Ceiling(box.MaxX / Unit) - west, (long)Math.Ceiling(box.MaxY / Unit) - south])
        Number(list, value);
    MemoryStream to = blocks[number];
    Polygon[] polygons = [.. Parts(ground)];
    Number(to, polygons.Length);
    (long x, long y) = (west, south);
    foreach (Polygon polygon in polygons)
    {
        Number(to, 1 + polygon.NumInteriorRings);
        foreach (LineString ring in (LineString[])[polygon.ExteriorRing, .. polygon.InteriorRings])
        {
            Number(to, ring.NumPoints - 1);
            foreach (Coordinate corner in ring.Coordinates.Take(ring.NumPoints - 1))
            {
                long toX = (long)Math.Round(corner.X / Unit), toY = (long)Math.Round(corner.Y / Unit);
                Number(to, (toX - x) << 1 ^ (toX - x) >> 63);
                Number(to, (toY - y) << 1 ^ (toY - y) >> 63);
                (x, y) = (toX, toY);
            }
        }
    }
}

static IEnumerable<Polygon> Parts(Geometry ground) =>
    Enumerable.Range(0, ground.NumGeometries).Select(ground.GetGeometryN).OfType<Polygon>().Where(static p => !p.IsEmpty);

static IEnumerable<(string, Geometry)> Wards(JsonElement topology)
{
    JsonElement scale = topology.GetProperty("transform").GetProperty("scale"), move = topology.GetProperty("transform").GetProperty("translate");
    List<Coordinate[]> arcs = [];
    foreach (JsonElement arc in topology.GetProperty("arcs").EnumerateArray())
    {
        long x = 0, y = 0;
        List<Coordinate> points = [];
        foreach (JsonElement step in arc.EnumerateArray())
        {
            (x, y) = (x + step[0].GetInt64(), y + step[1].GetInt64());
            points.Add(OnGrid(x * scale[0].GetDouble() + move[0].GetDouble(), y * scale[1].GetDouble() + move[1].GetDouble()));
        }
        Coordinate[] kept = points.Count > 3 ? DouglasPeuckerSimplifier.Simplify(new LineString([.. points]), 12).Coordinates : [.. points];
        // What would shrink to a line and back stays as it is.
        if (points[0].Equals2D(points[^1]) && kept.Length < 5)
            kept = [.. points];
        arcs.Add([.. kept.Select(static p => new Coordinate(Math.Round(p.X / Unit) * Unit, Math.Round(p.Y / Unit) * Unit))]);
    }
    foreach (JsonElement ward in Geometries(topology))
    {
        if (ward.GetProperty("type").GetString() is not ("Polygon" or "MultiPolygon"))
            continue;
        JsonElement parts = ward.GetProperty("arcs");
        IEnumerable<JsonElement> polygons = ward.GetProperty("type").GetString() == "Polygon" ? [parts] : parts.EnumerateArray();
        List<Polygon> made = [];
        foreach (JsonElement polygon in polygons)
        {
            LinearRing[] rings = [.. polygon.EnumerateArray().Select(Ring).Where(static ring => ring is not null).Select(static ring => ring!)];
            if (rings.Length > 0)
                made.Add(new Polygon(rings[0], rings[1..]));
        }
        Geometry ground = new MultiPolygon([.. made]);
        JsonProperty name = ward.GetProperty("properties").EnumerateObject().First(static p => p.Name.EndsWith("NM", StringComparison.Ordinal));
        if (made.Count > 0)
            yield return (name.Value.GetString()!.Trim(), ground.IsValid ? ground : GeometryFixer.Fix(ground));
    }

    LinearRing? Ring(JsonElement numbers)
    {
        List<Coordinate> ring = [];
        foreach (JsonElement number in numbers.EnumerateArray())
        {
            int index = number.GetInt32();
            IEnumerable<Coordinate> arc = index >= 0 ? arcs[index] : arcs[~index].Reverse();
            foreach (Coordinate corner in arc)
            {
                if (ring.Count == 0 || !ring[^1].Equals2D(corner))
                    ring.Add(corner);
            }
        }
        return ring.Count >= 4 && ring[0].Equals2D(ring[^1]) ? new LinearRing([.. ring]) : null;
    }
}

static IEnumerable<JsonElement> Geometries(JsonElement topology) =>
    topology.GetProperty("objects").EnumerateObject().SelectMany(static o => o.Value.GetProperty("geometries").EnumerateArray());

static string Text(JsonElement geometry, string name) => geometry.GetProperty("properties").GetProperty(name).GetString()!;

static Geometry Ground(JsonElement geometry)
{
    JsonElement all = geometry.GetProperty("coordinates");
    IEnumerable<JsonElement> polygons = geometry.GetProperty("type").GetString() == "Polygon" ? [all] : all.EnumerateArray();
    Geometry ground = new MultiPolygon([.. polygons.Select(static polygon =>
    {
        LinearRing[] rings = [.. polygon.EnumerateArray().Select(static ring =>
            new LinearRing([.. ring.EnumerateArray().Select(static p => OnGrid(p[0].GetDouble(), p[1].GetDouble()))]))];
        return new Polygon(rings[0], rings[1..]);
    })]);
    return ground.IsValid ? ground : GeometryFixer.Fix(ground);
}

static Coordinate OnGrid(double longitude, double latitude)
{
    GridPoint at = NationalGrid.ToGrid(GeoPoint.FromLonLat(longitude, latitude));
    return new Coordinate(at.Easting, at.Northing);
}

static byte[] Pack(byte[] plain)
{
    var room = new byte[BrotliEncoder.GetMaxCompressedLength(plain.Length)];
    return BrotliEncoder.TryCompress(plain, room, out int written, quality: 11, window: 22)
        ? room[..written] : throw new InvalidDataException("packed");
}

static void Number(Stream to, long value)
{
    for (ulong rest = (ulong)value; ; rest >>= 7)
    {
        to.WriteByte((byte)(rest < 128 ? rest : rest & 127 | 128));
        if (rest < 128)
            return;
    }
}

internal sealed record District(string Name, string Code, int Force, Geometry Ground, List<(string Name, Geometry Ground)> Wards);
