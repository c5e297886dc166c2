#:property PublishAot=false
#:project ../../Hotspots.Core/Hotspots.Core.csproj
// Makes data/basemap/built-{national,regional,local}.bin: the built-up ground of Great Britain as soft shapes, where many postcodes are.
//
//   dotnet run data/make/built-up.cs -- data/basemap
//
// Source   data/postcodes.bin (Ordnance Survey Code-Point Open; data/make/postcodes.cs tells the rest), as Hotspots.Core carries it.
//          Run this again whenever that changes.
// Made     Squares count the positions in them, up to as many as a full one has; each corner of the squares takes the mean of the sixteen round it,
//          the nearer ones more (1 3 3 1 each way); the ground is where that is at least a share of a full square, its outline where it passes it.
// Format   data/basemap/README.md. Same input, same bytes.

using Basemap;
using Hotspots.Core.Geography;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;
using NetTopologySuite.Simplify;

if (args.Length != 1)
{
    await Console.Error.WriteLineAsync("usage: dotnet run data/make/built-up.cs -- data/basemap");
    return 2;
}

// Squares whose ground is drawn one by one.
const int Part = 100_000;

// Whole of Britain on one screen, a county or two, a town; as the coast's files.
Write("national", side: 1_000, full: 40, share: 0.3, smallest: 6e6, tolerance: 250, metresPerUnit: 100);
Write("regional", side: 250, full: 4, share: 0.35, smallest: 3e5, tolerance: 50, metresPerUnit: 10);
Write("local", side: 100, full: 1, share: 0.36, smallest: 6e4, tolerance: 12, metresPerUnit: 5);
return 0;

void Write(string name, int side, int full, double share, double smallest, double tolerance, int metresPerUnit)
{
    var groups = new List<(Envelope, List<Polygon>)>();
    int points = 0;
    for (int south = 0; south < 1_300_000; south += Part)
    {
        for (int west = 0; west < 700_000; west += Part)
        {
            double[,] field = Field(west, south, side, full);
            List<Polygon> ground = Polygons(Rings(field, share, west, south, side), smallest);
            // Parts reach a square over their edge, so that filling them one by one leaves no seam.
            var box = new Envelope(west - side, west + Part + side, south - side, south + Part + side);
            List<Polygon> drawn = [.. ground.SelectMany(p => Rounded(TopologyPreservingSimplifier.Simplify(p, tolerance), box, metresPerUnit))];
            drawn.Sort(static (a, b) => b.Area != a.Area ? b.Area.CompareTo(a.Area) : a.CompareTo(b));
            if (drawn.Count > 0)
                groups.Add((box, drawn));
            points += drawn.Sum(static p => p.NumPoints);
        }
    }
    var writer = new BasemapWriter(metresPerUnit);
    writer.Polygons("built-up", groups);
    writer.Save(Path.Combine(args[0], $"built-{name}.bin"));
    Console.WriteLine($"{groups.Sum(static g => g.Item2.Count)} shapes, {points} points");
}

// At the corners of the squares, with a frame of nothing round them.
static double[,] Field(int west, int south, int side, int full)
{
    const int Reach = 2;
    int squares = Part / side + 2 * Reach;
    var counts = new int[squares, squares];
    var box = new GridBox(west - Reach * side, south - Reach * side, west + Part + Reach * side, south + Part + Reach * side);
    PointSet positions = Postcodes.Britain.Within(box);
    for (int i = 0; i < positions.Count; i++)
    {
        int column = (int)((positions[i].Easting - box.West) / side), row = (int)((positions[i].Northing - box.South) / side);
        if (column < squares && row < squares)
            counts[row, column]++;
    }
    double[] weights = [1 / 8.0, 3 / 8.0, 3 / 8.0, 1 / 8.0];
    int corners = Part / side + 1;
    var field = new double[corners + 2, corners + 2];
    for (int row = 0; row < corners; row++)
    {
        for (int column = 0; column < corners; column++)
        {
            double sum = 0;
            for (int i = 0; i < 4; i++)
            {
                for (int j = 0; j < 4; j++)
                    sum += weights[i] * weights[j] * Math.Min(1, counts[row + i, column + j] / (double)full);
            }
            field[row + 1, column + 1] = sum;
        }
    }
    return field;
}

// Marching squares: outlines with the ground on their left. Where two corners face each other across a square, the ground is parted.
static List<Coordinate[]> Rings(double[,] field, double share, int west, int south, int side)
{
    int last = field.GetLength(0) - 1;
    // From an edge of the lattice to the next: an edge is the corner at its south-western end, and whether it runs north.
    Dictionary<(int Row, int Column, bool North), (int Row, int Column, bool North)> next = [];
    for (int row = 0; row < last; row++)
    {
        for (int column = 0; column < last; column++)
        {
            bool sw = field[row, column] >= share, se = field[row, column + 1] >= share;
            bool ne = field[row + 1, column + 1] >= share, nw = field[row + 1, column] >= share;
            (int, int, bool) bottom = (row, column, false), right = (row, column + 1, true);
            (int, int, bool) top = (row + 1, column, false), left = (row, column, true);
            // Walking from an edge into the square and out at another, with the ground on the left.
            if (sw && !se)
                next.Add(bottom, !nw ? left : !ne ? top : right);
            if (se && !ne)
                next.Add(right, !sw ? bottom : !nw ? left : top);
            if (ne && !nw)
                next.Add(top, !se ? right : !sw ? bottom : left);
            if (nw && !sw)
                next.Add(left, !ne ? top : !se ? right : bottom);
        }
    }
    var rings = new List<Coordinate[]>();
    foreach ((int, int, bool) start in next.Keys.Order().ToArray())
    {
        var ring = new List<Coordinate>();
        for ((int Row, int Column, bool North) at = start; next.Remove(at, out var to); at = to)
            ring.Add(Crossing(at.Row, at.Column, at.North));
        if (ring.Count > 0)
            rings.Add([.. ring, ring[0]]);
    }
    return rings;

    Coordinate Crossing(int row, int column, bool north)
    {
        double from = field[row, column], to = north ? field[row + 1, column] : field[row, column + 1];
        // Never quite at a corner, where two outlines would touch.
        double part = Math.Clamp((share - from) / (to - from), 0.02, 0.98);
        return new Coordinate(west + (column - 1 + (north ? 0 : part)) * side, south + (row - 1 + (north ? part : 0)) * side);
    }
}

static List<Polygon> Polygons(List<Coordinate[]> rings, double smallest)
{
    LinearRing[] all = [.. rings.Select(static ring => new LinearRing(ring)).Where(ring => new Polygon(ring).Area >= smallest)];
    var outlines = new STRtree<(Polygon Ground, List<LinearRing> Holes)>();
    List<(Polygon Ground, List<LinearRing> Holes)> made =
        [.. all.Where(static ring => ring.IsCCW).Select(static ring => (new Polygon(ring), new List<LinearRing>()))];
    foreach ((Polygon Ground, List<LinearRing> Holes) one in made)
        outlines.Insert(one.Ground.EnvelopeInternal, one);
    outlines.Build();
    foreach (LinearRing hole in all.Where(static ring => !ring.IsCCW))
    {
        var holder = outlines.Query(hole.EnvelopeInternal).Where(one => one.Ground.Contains(hole.GetPointN(0)))
            .OrderBy(static one => one.Ground.Area).FirstOrDefault();
        holder.Holes?.Add(hole);
    }
    return [.. made.Select(static one => new Polygon((LinearRing)one.Ground.ExteriorRing, [.. one.Holes]))];
}

static IEnumerable<Polygon> Rounded(Geometry ground, Envelope box, int metresPerUnit)
{
    Geometry whole = ground.IsValid ? ground : GeometryFixer.Fix(ground);
    Geometry frame = new GeometryFactory().ToGeometry(box);
    Geometry part = OverlayNG.Overlay(whole, frame, SpatialFunction.Intersection, new PrecisionModel(1.0 / metresPerUnit));
    for (int i = 0; i < part.NumGeometries; i++)
    {
        if (part.GetGeometryN(i) is Polygon { IsEmpty: false } polygon)
        {
            polygon.Normalize();
            yield return polygon;
        }
    }
}
