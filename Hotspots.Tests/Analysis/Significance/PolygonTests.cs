using Hotspots.Core.Analysis.Significance;
using Hotspots.Core.Geography;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Tests.Support;
using NetTopologySuite.Geometries;

namespace Hotspots.Tests.Analysis.Significance;

public sealed class PolygonTests
{
    private static readonly WorkSharing Workers = new(2, CancellationToken.None);

    [SharedFact("realdata/boundaries/lsoa-2011-E07000076.geojson")]
    public void Tendring_holds_the_incidents_and_the_neighbours_that_others_find()
    {
        System.Text.Json.JsonElement expected = SharedAnswers.Json("references/EXPECTED.json").GetProperty("point_in_polygon_tendring");
        System.Text.Json.JsonElement[] features = [.. SharedAnswers.Json("realdata/boundaries/lsoa-2011-E07000076.geojson").GetProperty("features").EnumerateArray()];
        Geometry[] polygons = [.. features.Select(f => Ground(f.GetProperty("geometry")))];
        Assert.Equal(expected.GetProperty("lsoas").GetInt32(), polygons.Length);
        string[] lines = File.ReadAllLines(SharedData.Path("references/tendring-2018-10_2019-02-bng.csv"));
        double[][] rows = [.. lines.Skip(1).Select(line => line.Split(',')).Select(f => new[] { SharedAnswers.Number(f[^2]), SharedAnswers.Number(f[^1]) })];
        var points = new PointSet([.. rows.Select(r => r[0])], [.. rows.Select(r => r[1])]);
        var inside = new PointsInPolygons(polygons);
        int[] found = inside.Of(points, Workers);
        Assert.InRange(found.Count(i => i >= 0), 6900, expected.GetProperty("points_inside_district_of_the_5_essex_months").GetInt32());
        string[] codes = [.. features.Select(f => f.GetProperty("properties").GetProperty("LSOA11CD").GetString()!)];
        int same = lines.Skip(1).Zip(found).Count(pair => pair.Second >= 0 && pair.First.Contains(codes[pair.Second], StringComparison.Ordinal));
        Assert.Equal(expected.GetProperty("same_code_as_csv").GetInt32(), same);
        Assert.Equal(found.Count(i => i >= 0), inside.Counts(points, Workers).Sum());

        NeighbourLists queen = Contiguity.Queen(polygons, 0.01);
        TendringAnswers tendring = SharedAnswers.Tendring();
        Assert.Equal(tendring.Lists.Items.Length, queen.Items.Length);
    }

    [Fact]
    public void Every_point_is_where_the_geometry_library_puts_it_and_shared_edges_belong_to_one()
    {
        var random = new SeededRandom(41);
        CellGrid hexagons = CellGrid.At(CellShape.Hexagon, 100, 0, 0, 7, 7);
        List<Geometry> polygons = [.. Enumerable.Range(0, 49).Select(hexagons.OutlineOf)];
        polygons[20] = polygons[20].Union(polygons[21]).Difference(polygons[20].Centroid.Buffer(20));
        polygons.Add(GeometryFactory.Default.CreateMultiPolygon([Box(900, 0), Box(950, 80)]));
        polygons[21] = polygons[20].Centroid.Buffer(10);
        var inside = new PointsInPolygons(polygons);
        int found = 0;
        for (int i = 0; i < 20_000; i++)
        {
            // Half of them on a lattice on which the boxes' corners and edges lie.
            double e = random.NextDouble() * 1100 - 50, n = random.NextDouble() * 800 - 50;
            if (i % 2 == 0)
                (e, n) = (Math.Round(e / 10) * 10, Math.Round(n / 10) * 10);
            var point = new Point(e, n);
            int[] near = [.. Enumerable.Range(0, polygons.Count).Where(p => polygons[p].Distance(point) < 1e-9)];
            int[] within = [.. near.Where(p => polygons[p].Boundary.Distance(point) > 1e-9)];
            int at = inside.At(e, n);
            if (within.Length > 0 && near.Min() == within[0])
                Assert.Equal(within[0], at);
            else
                Assert.True(at < 0 ? within.Length == 0 : near.Contains(at));
            found += at >= 0 ? 1 : 0;
        }
        Assert.InRange(found, 5000, 15_000);
        Assert.Equal(49, inside.At(900, 0));
        Assert.Equal(-1, inside.At(940, 0));
        Assert.Equal(-1, inside.At(1e9, 1e9));

        static Polygon Box(double e, double n) => (Polygon)GeometryFactory.Default.ToGeometry(new Envelope(e, e + 40, n, n + 40));
    }

    [Fact]
    public void Cells_of_a_window_are_those_whose_centre_lies_in_it_and_those_with_incidents()
    {
        var random = new SeededRandom(6);
        foreach (CellShape shape in Enum.GetValues<CellShape>())
        {
            for (int round = 0; round < 20; round++)
            {
                Coordinate[] corners = [.. Enumerable.Range(0, 9).Select(k => Corner(k, 300 + 900 * random.NextDouble()))];
                Geometry window = GeometryFactory.Default.CreatePolygon([.. corners, corners[0]]).Difference(new Point(2000, 2000).Buffer(150));
                var points = new PointSet([100, 2000], [150, 2000]);
                CellField field = CellField.Count(points, window, shape, 70, Workers);
                int[] expected = [.. Enumerable.Range(0, field.Grid.CellCount).Where(cell =>
                    window.Contains(Centre(field.Grid, cell)) || field.CellOfPoint.Contains(cell))];
                Assert.Equal(expected, field.Cells);
                Assert.Equal(2, field.Counts.Sum());
            }
        }
        CellField hull = CellField.Count(GiStarTests.Crowd(400, weighted: false), null, CellShape.Hexagon, 120, Workers);
        Geometry round2 = GeometryFactory.Default.CreateMultiPointFromCoords(
            [.. Enumerable.Range(0, 400).Select(i => GiStarTests.Crowd(400, weighted: false)[i]).Select(p => new Coordinate(p.Easting, p.Northing))]).ConvexHull();
        Assert.Equal(Enumerable.Range(0, hull.Grid.CellCount).Where(cell => round2.Contains(Centre(hull.Grid, cell)) || hull.CellOfPoint.Contains(cell)), hull.Cells);

        static Coordinate Corner(int k, double radius) => new(2000 + radius * Math.Cos(k * Math.Tau / 9), 2000 + radius * Math.Sin(k * Math.Tau / 9));
        static Point Centre(CellGrid grid, int cell) => new(grid.CentreOf(cell).Easting, grid.CentreOf(cell).Northing);
    }

    private static Geometry Ground(System.Text.Json.JsonElement geometry)
    {
        System.Text.Json.JsonElement coordinates = geometry.GetProperty("coordinates");
        return geometry.GetProperty("type").GetString() == "Polygon"
            ? One(coordinates)
            : GeometryFactory.Default.CreateMultiPolygon([.. coordinates.EnumerateArray().Select(One)]);

        static Polygon One(System.Text.Json.JsonElement rings)
        {
            LinearRing[] all = [.. rings.EnumerateArray().Select(ring => GeometryFactory.Default.CreateLinearRing([.. ring.EnumerateArray().Select(Position)]))];
            return GeometryFactory.Default.CreatePolygon(all[0], all[1..]);
        }

        static Coordinate Position(System.Text.Json.JsonElement position)
        {
            GridPoint grid = NationalGrid.ToGrid(GeoPoint.FromLonLat(position[0].GetDouble(), position[1].GetDouble()));
            return new Coordinate(grid.Easting, grid.Northing);
        }
    }
}
