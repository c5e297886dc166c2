using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model.Roads;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.StreetTiles;
using Hotspots.Tests.Support;
using Feature = Hotspots.Tests.Pipeline.StreetTiles.VectorTileReading.Feature;

namespace Hotspots.Tests.Pipeline.StreetTiles;

public sealed class StreetMapTilesTests
{
    private const string Rutland = "realdata/ground/rutland-osm/rutland-latest.osm.pbf";

    private static readonly GridPoint Pier = new(617_400, 214_700);

    [Theory]
    [InlineData(10, 5.0)]
    [InlineData(12, 1.5)]
    [InlineData(14, 0.4)]
    public void A_road_lies_where_it_is(int zoom, double metres)
    {
        GridPoint[] line = [Pier, new(617_350, 214_900), new(617_300, 215_100)];
        StreetMapTiles tiles = Made(Road(RoadClass.Trunk, "Pier Avenue", "A133", line));
        (int column, int row) = TileOf(Pier, zoom);
        Feature road = Assert.Single(Read(tiles, zoom, column, row));
        Assert.Equal(("roads", 2), (road.Layer, road.Kind));
        Assert.Equal(("Primary", "Pier Avenue", "A133"), (road.Text("type"), road.Text("name"), road.Text("number")));
        int[] part = Assert.Single(road.Parts);
        Assert.InRange(Back(part[0], part[1], zoom, column, row).DistanceTo(line[0]), 0, metres);
        Assert.InRange(Back(part[^2], part[^1], zoom, column, row).DistanceTo(line[^1]), 0, metres);
    }

    [Fact]
    public void A_road_through_several_tiles_is_whole_with_room_at_every_edge()
    {
        GridPoint[] line = [new(612_000, 214_000), new(622_000, 216_500)];
        StreetMapTiles tiles = Made(Road(RoadClass.Motorway, "", "M1", line));
        (int west, int north) = TileOf(new GridPoint(611_000, 218_000), 14);
        (int east, int south) = TileOf(new GridPoint(623_000, 212_000), 14);
        double length = 0;
        int drawn = 0;
        for (int column = west; column <= east; column++)
        {
            for (int row = north; row <= south; row++)
            {
                foreach (int[] part in Read(tiles, 14, column, row).SelectMany(static f => f.Parts))
                {
                    drawn++;
                    Assert.All(part, static number => Assert.InRange(number, -128, 4096 + 128));
                    // What is within the tile itself, counted in steps of a hundredth of it.
                    const int Steps = 400;
                    double whole = Back(part[0], part[1], 14, column, row).DistanceTo(Back(part[^2], part[^1], 14, column, row));
                    int inside = Enumerable.Range(0, Steps).Count(step =>
                        IsInside(part[0] + (part[^2] - part[0]) * (step + 0.5) / Steps)
                        && IsInside(part[1] + (part[^1] - part[1]) * (step + 0.5) / Steps));
                    length += whole * inside / Steps;
                }
            }
        }
        Assert.True(drawn > 5);
        Assert.Equal(1, length / line[0].DistanceTo(line[1]), 2);

        static bool IsInside(double at) => at is >= 0 and < 4096;
    }

    [Fact]
    public void Pieces_of_one_street_are_one_line_and_a_third_piece_at_a_corner_is_not()
    {
        GridPoint a = Pier, b = new(617_350, 214_800), c = new(617_300, 214_900), d = new(617_250, 215_000), e = new(617_400, 214_950);
        List<GridPoint[]> joined = JoinedLines.Of([[b, a], [b, c], [c, d], [c, e]]);
        Assert.Equal([[c, b, a], [c, d], [c, e]], joined);
        Assert.Equal([[a, b, c, a]], JoinedLines.Of([[a, b], [c, b], [c, a]]));
    }

    [Fact]
    public void A_hole_turns_the_other_way()
    {
        var ground = new GroundTableBuilder();
        ground.AddRing(Square(Pier, 300));
        ground.AddRing(Square(Pier, 100));
        ground.End(GroundKind.Water);
        StreetMapTiles tiles = StreetMapTiles.Of(Map() with { Ground = ground.Build() });
        (int column, int row) = TileOf(Pier, 14);
        Feature lake = Assert.Single(Read(tiles, 14, column, row));
        Assert.Equal(("surfacewater", 3), (lake.Layer, lake.Kind));
        Assert.Equal([true, false], lake.Parts.Select(static ring => VectorTileReading.Area(ring) > 0));
        Assert.Equal(9.0, VectorTileReading.Area(lake.Parts[0]) / -(double)VectorTileReading.Area(lake.Parts[1]), 1);
    }

    [Fact]
    public void From_afar_only_the_great_roads_are_drawn()
    {
        StreetMapTiles tiles = Made(
            Road(RoadClass.Motorway, "", "M1", [Pier, new(617_900, 214_700)]),
            Road(RoadClass.Local, "Mill Lane", "", [Pier, new(617_900, 215_700)]),
            Road(RoadClass.Steps, "", "", [Pier, new(616_900, 215_700)]));
        Assert.Equal(["Motorway"], TypesAt(tiles, 9));
        Assert.Equal(["Local", "Motorway"], TypesAt(tiles, 12));
        Assert.Equal(["Local", "Motorway", "Path"], TypesAt(tiles, 14));
        Assert.Null(tiles.Tile(6, 32, 21));
        Assert.Null(tiles.Tile(14, 0, 0));
        Assert.Null(tiles.Tile(14, 16_383, 16_383));
    }

    [Fact]
    public void Places_are_named_in_the_tile_that_holds_them()
    {
        StreetMapTiles tiles = StreetMapTiles.Of(Made(RoadClass.Local) with
        {
            Names = [new MapName(Pier, MapNameKind.Town, "Clacton"), new MapName(Pier, MapNameKind.Station, "Clacton Pier")],
        });
        (int column, int row) = TileOf(Pier, 14);
        Feature[] names = [.. Read(tiles, 14, column, row).Where(static f => f.Kind == 1)];
        Assert.Equal(
            [("names", "Town", "Clacton"), ("railwaystations", "Railway Station", "Clacton Pier")],
            names.Select(static f => (f.Layer, f.Text("type"), f.Text("name1"))));
        Assert.DoesNotContain(Read(tiles, 14, column + 1, row), static f => f.Kind == 1);
    }

    [Fact]
    public void A_line_is_cut_where_it_leaves_and_where_it_comes_back()
    {
        var lot = new Random(11);
        for (int i = 0; i < 2_000; i++)
        {
            double[] line = [.. Enumerable.Range(0, 2 * lot.Next(2, 6)).Select(_ => lot.Next(-3_000, 7_000) + 0.0)];
            List<int[]> parts = TileClip.Line(line);
            double inside = 0, kept = parts.Sum(static part => Length([.. part.Select(static number => (double)number)]));
            for (int at = 2; at < line.Length; at += 2)
            {
                const int Steps = 2_000;
                int within = Enumerable.Range(0, Steps).Count(step =>
                    Math.Abs(line[at - 2] + (line[at] - line[at - 2]) * (step + 0.5) / Steps - 2_048) <= 2_176
                    && Math.Abs(line[at - 1] + (line[at + 1] - line[at - 1]) * (step + 0.5) / Steps - 2_048) <= 2_176);
                inside += Length(line.AsSpan(at - 2, 4)) * within / Steps;
            }
            Assert.Equal(inside, kept, 20.0);
        }
    }

    [SharedFact(Rutland)]
    public void Oakham_is_drawn_from_its_file()
    {
        StreetMapTiles tiles = StreetMapTiles.Read(SharedData.Path(Rutland), []);
        Assert.Equal("© OpenStreetMap contributors (ODbL)", tiles.Attribution);
        (int column, int row) = TileOf(new GridPoint(486_100, 308_800), 14);
        List<Feature> features = Read(tiles, 14, column, row);
        Assert.Contains(features, static f => f.Layer == "roads" && f.Text("name") == "High Street");
        Assert.Contains(features, static f => f.Layer == "rail");
        Assert.True(features.Count(static f => f.Layer == "buildings") > 100);
        Assert.Contains(Read(tiles, 11, column >> 3, row >> 3), static f => f.Text("name1") == "Oakham");
        Assert.All(features.Where(static f => f.Kind == 3), static f => Assert.True(VectorTileReading.Area(f.Parts[0]) != 0));
    }

    /// <summary>A file that is too large is read round the data, and refused where nobody knows where they are, or they are everywhere.</summary>
    [SharedFact(Rutland)]
    public void Of_a_large_file_what_lies_round_the_data_is_read()
    {
        string path = SharedData.Path(Rutland);
        GridPoint far = new(470_000, 308_800), oakham = new(486_100, 308_800);
        StreetMapTiles part = StreetMapTiles.Read(path, [far], largeBytes: 1000);
        Assert.True(part.IsPart);
        Assert.False(StreetMapTiles.Read(path, [far]).IsPart);
        // Ten kilometres round a place west of Rutland is no Oakham.
        (int column, int row) = TileOf(oakham, 14);
        Assert.Null(part.Tile(14, column, row));
        Assert.NotNull(StreetMapTiles.Read(path, [far, oakham], largeBytes: 1000).Tile(14, column, row));
        Assert.Contains("no data say", Refused([]), StringComparison.Ordinal);
        Assert.Contains("too far apart", Refused([oakham, Pier]), StringComparison.Ordinal);

        string Refused(GridPoint[] near) => Assert.Throws<ArgumentException>(() => StreetMapTiles.Read(path, near, largeBytes: 1000)).Message;
    }

    private static double Length(ReadOnlySpan<double> xy)
    {
        double length = 0;
        for (int i = 2; i < xy.Length; i += 2)
            length += Math.Sqrt((xy[i] - xy[i - 2]) * (xy[i] - xy[i - 2]) + (xy[i + 1] - xy[i - 1]) * (xy[i + 1] - xy[i - 1]));
        return length;
    }

    private static string[] TypesAt(StreetMapTiles tiles, int zoom)
    {
        (int column, int row) = TileOf(Pier, zoom);
        return [.. Read(tiles, zoom, column, row).Select(static f => f.Text("type")!).Order(StringComparer.Ordinal)];
    }

    private static List<Feature> Read(StreetMapTiles tiles, int zoom, int column, int row) =>
        tiles.Tile(zoom, column, row) is { } bytes ? VectorTileReading.Read(bytes) : [];

    private static GridPoint[] Square(GridPoint at, double side)
    {
        (double e, double n) = (at.Easting, at.Northing);
        return [new(e, n), new(e + side, n), new(e + side, n + side), new(e, n + side), new(e, n)];
    }

    private static (RoadFeature, GridPoint[]) Road(RoadClass kind, string name, string number, GridPoint[] line) =>
        (new RoadFeature(kind, RoadTraits.Car | RoadTraits.Foot, 0, name, number), line);

    private static StreetMapTiles Made(params (RoadFeature Road, GridPoint[] Line)[] roads) => StreetMapTiles.Of(Map(roads));

    private static StreetMap Made(RoadClass kind) => Map(Road(kind, "", "", [Pier, new(617_500, 214_800)]));

    private static StreetMap Map(params (RoadFeature Road, GridPoint[] Line)[] roads)
    {
        var table = new RoadTableBuilder();
        foreach ((RoadFeature road, GridPoint[] line) in roads)
            table.Add(road, line, [.. line.Select(static _ => -1)]);
        return new StreetMap { Roads = table.Build(), Ground = GroundTable.None, Names = [], Sources = [StreetSource.OpenStreetMap], Inputs = [] };
    }

    private static (int Column, int Row) TileOf(GridPoint point, int zoom)
    {
        GeoPoint at = NationalGrid.ToGeo(point);
        double side = 1 << zoom, y = Math.Log(Math.Tan(Math.PI / 4 + at.Latitude * Math.PI / 360));
        return ((int)((at.Longitude + 180) / 360 * side), (int)((1 - y / Math.PI) / 2 * side));
    }

    // The web's own rule, from the tile's units back to the grid.
    private static GridPoint Back(double x, double y, int zoom, int column, int row)
    {
        double side = 1 << zoom, longitude = (column + x / 4096) / side * 360 - 180;
        double latitude = Math.Atan(Math.Sinh(Math.PI * (1 - 2 * (row + y / 4096) / side))) * 180 / Math.PI;
        return NationalGrid.ToGrid(GeoPoint.FromLonLat(longitude, latitude));
    }
}
