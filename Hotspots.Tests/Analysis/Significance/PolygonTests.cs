using Hotspots.Core.Analysis.Significance;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Spatial;
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
        System.Text.Json.JsonElement[] features =
            [.. SharedAnswers.Json("realdata/boundaries/lsoa-2011-E07000076.geojson").GetProperty("features").EnumerateArray()];
        Geometry[] polygons = [.. features.Select(f => Ground(f.GetProperty("geometry")))];
        Assert.Equal(expected.GetProperty("lsoas").GetInt32(), polygons.Length);
        string[] lines = File.ReadAllLines(SharedData.Path("references/tendring-2018-10_2019-02-bng.csv"));
        double[][] rows =
            [.. lines.Skip(1).Select(line => line.Split(',')).Select(f => new[] { SharedAnswers.Number(f[^2]), SharedAnswers.Number(f[^1]) })];
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
        // Outer edges are ground on every side, corners too; a tenth of a millimetre beyond is not.
        Assert.All((double[])[900, 920, 940], e => Assert.Equal((49, 49), (inside.At(e, 0), inside.At(e, 40))));
        Assert.Equal((49, 49, -1, -1), (inside.At(940, 20), inside.At(900, 20), inside.At(940.0001, 20), inside.At(920, 40.0001)));
        Assert.Equal(-1, inside.At(1e9, 1e9));

        static Polygon Box(double e, double n) => (Polygon)GeometryFactory.Default.ToGeometry(new Envelope(e, e + 40, n, n + 40));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(16)]
    public void Every_edge_of_a_block_of_squares_has_its_points_in_exactly_one(int across)
    {
        Geometry[] squares =
        [
            .. from row in Enumerable.Range(0, across) from column in Enumerable.Range(0, across) select Box(
            300_000 + 30 * column, 200_000 + 30 * row)
        ];
        var inside = new PointsInPolygons(squares);
        for (int i = 0; i <= 6 * across; i++)
        {
            for (int j = 0; j <= 6 * across; j++)
            {
                (double e, double n) = (300_000 + 5 * i, 200_000 + 5 * j);
                // South and west edges are a square's own; those of the block's north and east belong to the first square that has them.
                bool outer = i == 6 * across || j == 6 * across;
                int column = outer && i % 6 == 0 && i > 0 ? i / 6 - 1 : Math.Min(i / 6, across - 1);
                int row = outer && j % 6 == 0 && j > 0 ? j / 6 - 1 : Math.Min(j / 6, across - 1);
                Assert.Equal(row * across + column, inside.At(e, n));
            }
        }
        PolygonOverlaps none = inside.OverlapsOf(new PointSet([300_030, 300_045], [200_030, 200_060]), Workers);
        Assert.Empty(none.Pairs);
        Assert.Equal(0, none.Shared);
    }

    [Fact]
    public void Polygons_that_overlap_are_named_with_the_points_in_more_than_one()
    {
        var inside = new PointsInPolygons([Box(0, 0), Box(20, 0), Box(30, 0), Box(300, 0)]);
        // In 0 and 1; on an edge of all three; in 1 and 2; in 2 alone; in none.
        PolygonOverlaps found = inside.OverlapsOf(new PointSet([25, 30, 45, 55, 700], [10, 30, 10, 29, 0]), Workers);
        Assert.Equal([(0, 1), (1, 2)], found.Pairs);
        Assert.Equal(2, found.Shared);
        Assert.Equal([0, 0, 1, 2, -1], inside.Of(new PointSet([25, 30, 45, 55, 700], [10, 30, 10, 29, 0]), Workers));
        // Two polygons alike: their ground is common, whether or not a point lies there.
        Assert.Equal([(0, 1)], new PointsInPolygons([Box(0, 0), Box(0, 0)]).OverlapsOf(PointSet.Empty, Workers).Pairs);
    }

    private static Polygon Box(double e, double n) => (Polygon)GeometryFactory.Default.ToGeometry(new Envelope(e, e + 30, n, n + 30));

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

        static Coordinate Corner(int k, double radius) => new(2000 + radius * Math.Cos(k * Math.Tau / 9), 2000 + radius * Math.Sin(k * Math.Tau / 9));
        static Point Centre(CellGrid grid, int cell) => new(grid.CentreOf(cell).Easting, grid.CentreOf(cell).Northing);
    }

    [Fact]
    public void Points_are_neighbours_where_their_nearest_ground_meets()
    {
        // A cross and its middle, an outlier beyond its eastern arm, and a second place at the middle.
        var points = new PointSet([0, 10, 0, -10, 0, 40, 0], [0, 0, 10, 0, -10, 0, 0]);
        NeighbourLists lists = Contiguity.Delaunay(points);
        Assert.Equal([1, 2, 3, 4, 6], lists.Of(0).ToArray());
        Assert.Equal([0, 1, 2, 3, 4], lists.Of(6).ToArray());
        Assert.Equal([0, 2, 4, 5, 6], lists.Of(1).ToArray());
        Assert.Contains(1, lists.Of(5).ToArray());
        Assert.Equal(0, lists.OneWay());

        // By definition: of places in no special position two are neighbours where some empty circle goes through both and a third place.
        var random = new SeededRandom(5);
        double[] x = [.. Enumerable.Range(0, 40).Select(_ => random.NextDouble())], y = [.. x.Select(_ => random.NextDouble())];
        NeighbourLists many = Contiguity.Delaunay(new PointSet(x, y));
        var expected = new SortedSet<(int, int)>();
        for (int a = 0; a < 40; a++)
        {
            for (int b = a + 1; b < 40; b++)
            {
                for (int c = b + 1; c < 40; c++)
                {
                    double d = 2 * (x[a] * (y[b] - y[c]) + x[b] * (y[c] - y[a]) + x[c] * (y[a] - y[b]));
                    double Square(int i) => x[i] * x[i] + y[i] * y[i];
                    double middleX = (Square(a) * (y[b] - y[c]) + Square(b) * (y[c] - y[a]) + Square(c) * (y[a] - y[b])) / d;
                    double middleY = (Square(a) * (x[c] - x[b]) + Square(b) * (x[a] - x[c]) + Square(c) * (x[b] - x[a])) / d;
                    double Away(int i) => Math.Sqrt((x[i] - middleX) * (x[i] - middleX) + (y[i] - middleY) * (y[i] - middleY));
                    if (Enumerable.Range(0, 40).All(i => i == a || i == b || i == c || Away(i) > Away(a)))
                        expected.UnionWith([(a, b), (a, c), (b, c)]);
                }
            }
        }
        Assert.Equal(
            expected, new SortedSet<(int, int)>(Enumerable.Range(0, 40).SelectMany(i => many.Of(i).ToArray().Where(j => j > i).Select(j => (i, j)))));

        var heap = new PointSet(new double[1001], new double[1001]);
        Assert.Contains(
            "1,001 places lie at one position", Assert.Throws<ArgumentException>(() => Contiguity.Delaunay(heap)).Message, StringComparison.Ordinal);
        Assert.Equal(1, Contiguity.Delaunay(new PointSet([0, 1], [0, 0])).Of(0).Length);
        Assert.Empty(Contiguity.Delaunay(PointSet.Empty).Items);
    }

    private static Geometry Ground(System.Text.Json.JsonElement geometry)
    {
        System.Text.Json.JsonElement coordinates = geometry.GetProperty("coordinates");
        return geometry.GetProperty("type").GetString() == "Polygon"
            ? One(coordinates)
            : GeometryFactory.Default.CreateMultiPolygon([.. coordinates.EnumerateArray().Select(One)]);

        static Polygon One(System.Text.Json.JsonElement rings)
        {
            LinearRing[] all =
                [.. rings.EnumerateArray().Select(ring => GeometryFactory.Default.CreateLinearRing([.. ring.EnumerateArray().Select(Position)]))];
            return GeometryFactory.Default.CreatePolygon(all[0], all[1..]);
        }

        static Coordinate Position(System.Text.Json.JsonElement position)
        {
            GridPoint grid = NationalGrid.ToGrid(GeoPoint.FromLonLat(position[0].GetDouble(), position[1].GetDouble()));
            return new Coordinate(grid.Easting, grid.Northing);
        }
    }
}
