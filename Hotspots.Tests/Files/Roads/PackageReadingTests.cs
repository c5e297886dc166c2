using System.Text.Json;
using Hotspots.Core.Files.Roads;
using Hotspots.Core.Model.Roads;
using Hotspots.Core.Model.Spatial;
using Hotspots.Tests.Geography.Roads;
using Hotspots.Tests.Support;
using NetTopologySuite.Geometries;

namespace Hotspots.Tests.Files.Roads;

public sealed class PackageReadingTests : IDisposable
{
    private static readonly string[] Now =
    [
        "id", "fictitious", "road_classification", "road_function", "form_of_way", "road_classification_number", "name_1", "road_structure",
        "primary_route", "start_node", "end_node",
    ];

    // Before April 2023.
    private static readonly string[] Before =
    [
        "id", "fictitious", "roadClassification", "roadFunction", "formOfWay", "roadClassificationNumber", "name1", "roadStructure",
        "primaryRoute", "startNode", "endNode",
    ];

    // The B road crosses the A road on a bridge, at a vertex of both, and shares no node with it.
    private static readonly (Geometry Shape, string?[] Texts)[] Links =
    [
        (MadeUpPackage.Line(600000, 200000, 600100, 200000, 600200, 200000),
            ["L1", "false", "A Road", "A Road", "Single Carriageway", "A133", "London Road", null, "true", "N1", "N2"]),
        (MadeUpPackage.Line(600200, 200000, 600200, 200100),
            ["L2", "false", "Unclassified", "Local Road", "Single Carriageway", null, "Pier Avenue", null, "false", "N2", "N3"]),
        (MadeUpPackage.Line(600100, 199900, 600100, 200000, 600100, 200100),
            ["L3", "false", "B Road", "B Road", "Single Carriageway", "B1027", "", "Road In Tunnel", "false", "N4", "N5"]),
        (MadeUpPackage.Line(610000, 200000, 610100, 200000),
            ["L4", "false", "Motorway", "Motorway", "Dual Carriageway", "M11", "", null, "false", "N6", "N7"]),
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("road_link", true)]
    [InlineData("RoadLink", false)]
    public void Open_Roads_is_read_in_both_spellings(string table, bool isNow)
    {
        using MadeUpPackage package = new MadeUpPackage().Layer(table, isNow ? Now : Before, Links);
        StreetMap map = Read(package);
        Assert.Equal(
            [
                new RoadFeature(RoadClass.Trunk, RoadTraits.Car | RoadTraits.Foot, 0, "London Road", "A133"),
                new RoadFeature(RoadClass.Local, RoadTraits.Car | RoadTraits.Foot, 0, "Pier Avenue", ""),
                new RoadFeature(RoadClass.Secondary, RoadTraits.Car | RoadTraits.Foot | RoadTraits.Tunnel, 0, "", "B1027"),
                new RoadFeature(RoadClass.Motorway, RoadTraits.Car, 0, "", "M11"),
            ],
            Enumerable.Range(0, map.Roads.Count).Select(road => map.Roads[road]));
        Assert.Equal([0, -1, 1, 1, 2, 3, -1, 4, 5, 6], map.Roads.Nodes);
        Assert.Equal("Contains OS data © Crown copyright and database right 2025", map.Attribution);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Only_what_is_in_the_box_is_read_with_an_index_and_without(bool isIndexed)
    {
        using MadeUpPackage package = new MadeUpPackage().Layer("road_link", Now, Links);
        if (isIndexed)
            package.Index("road_link", [.. Links.Select(static link => link.Shape)]);
        RoadTable roads = StreetFiles.Read(
            [_folder.Write("a.gpkg", package.Bytes())], new StreetReading { Box = new GridBox(600150, 199990, 600300, 200200) }).Roads;
        Assert.Equal(["London Road", "Pier Avenue"], Enumerable.Range(0, roads.Count).Select(road => roads[road].Name));
    }

    [Fact]
    public void Zoomstack_gives_roads_and_what_is_drawn_under_them()
    {
        var square = new Polygon(new LinearRing([new(0, 0), new(10, 0), new(10, 10), new(0, 10), new(0, 0)]));
        using MadeUpPackage package = new MadeUpPackage()
            .Layer("roads_local", ["type", "name", "number", "level"],
                (MadeUpPackage.Line(0, 0, 100, 0), ["A Road", "London Road", "A133", "0"]),
                (MadeUpPackage.Line(100, 0, 200, 0), ["Local", "Pier Avenue", "", "1"]),
                (MadeUpPackage.Line(0, 50, 200, 50), ["Guided Busway", "", "", "0"]))
            .Layer("roads_national", ["type", "name", "number", "level"], (MadeUpPackage.Line(0, 0, 200, 0), ["A Road", "", "A133", "0"]))
            .Layer("local_buildings", ["uuid"], (square, ["u"]))
            .Layer("district_buildings", ["uuid"], (square, ["u"]), (square, ["v"]))
            .Layer("rail", ["type"], (new MultiLineString([MadeUpPackage.Line(0, 5, 9, 5), MadeUpPackage.Line(20, 5, 29, 5)]), ["Single Track"]))
            .Layer("names", ["name1", "type"], (new Point(5, 5), ["Clacton-on-Sea", "Town"]), (new Point(6, 6), ["The Naze", "Landform"]));
        StreetMap map = Read(package);
        Assert.Equal(["London Road", "Pier Avenue"], Enumerable.Range(0, map.Roads.Count).Select(road => map.Roads[road].Name));
        Assert.Equal((RoadClass.Local, 1), (map.Roads[1].Class, map.Roads[1].Level));
        // They meet where they end, whatever the level.
        Assert.Equal([0, 1, 1, 2], map.Roads.Nodes);
        Assert.Equal([GroundKind.Building, GroundKind.Railway, GroundKind.Railway], map.Ground.Kinds);
        Assert.Equal(new MapName(new GridPoint(5, 5), MapNameKind.Town, "Clacton-on-Sea"), Assert.Single(map.Names));
    }

    [Fact]
    public void A_package_without_roads_says_what_it_has()
    {
        using MadeUpPackage package = new MadeUpPackage().Layer("woodland", []).Layer("motorway_junction", []);
        Assert.Equal(
            "The streets a.gpkg cannot be read: The GeoPackage has no roads: take OS Open Roads (layer road_link) or OS Open Zoomstack "
                + "(layer roads_local). It has motorway_junction, woodland.",
            Assert.Throws<ArgumentException>(() => Read(package)).Message);
    }

    [Fact]
    public void Other_databases_and_damaged_ones_are_said_to_be_so()
    {
        using MadeUpPackage package = new MadeUpPackage().Layer("road_link", Now, Links);
        byte[] good = package.Bytes();
        Assert.Contains("damaged", Assert.Throws<ArgumentException>(() => Read(good[..4096])).Message, StringComparison.Ordinal);
        using var plain = new Core.Outputs.Formats.GeoPackage.SqliteImage();
        plain.Run("CREATE TABLE t (a)");
        using var stream = new MemoryStream();
        plain.WriteTo(stream);
        Assert.Contains("no GeoPackage", Assert.Throws<ArgumentException>(() => Read(stream.ToArray())).Message, StringComparison.Ordinal);
        var random = new Random(1);
        int maps = 0, sentences = 0;
        for (int i = 0; i < 400; i++)
        {
            byte[] bytes = [.. good];
            for (int change = random.Next(1, 6); change > 0; change--)
                bytes[random.Next(100, bytes.Length)] ^= (byte)random.Next(1, 256);
            try
            {
                Read(bytes);
                maps++;
            }
            catch (ArgumentException problem)
            {
                Assert.StartsWith("The streets a.gpkg cannot be read:", problem.Message, StringComparison.Ordinal);
                sentences++;
            }
        }
        Assert.True(maps > 20 && sentences > 5, $"{maps} maps, {sentences} sentences");
    }

    [Fact]
    public void Two_sources_at_once_are_refused()
    {
        using MadeUpPackage package = new MadeUpPackage().Layer("road_link", Now, Links);
        string osm = _folder.Write("b.osm.pbf", new MadeUpOsm().Node(1, 52.6, -0.7).Node(2, 52.6, -0.69).Way(1, [1, 2], "highway", "road").Bytes());
        Assert.Contains(
            "name files of one of the two",
            Assert.Throws<ArgumentException>(
                () => StreetFiles.Read([_folder.Write("a.gpkg", package.Bytes()), osm], StreetReading.All)).Message,
            StringComparison.Ordinal);
    }

    [SharedFact("realdata/ground/edinburgh-os-open-roads/rnet_os_edinburgh.geojson")]
    public void Real_links_of_Edinburgh_come_back_as_they_went_in()
    {
        using JsonDocument real = JsonDocument.Parse(
            File.ReadAllBytes(SharedData.Path("realdata/ground/edinburgh-os-open-roads/rnet_os_edinburgh.geojson")));
        var rows = new List<(Geometry Shape, string?[] Texts)>();
        foreach (JsonElement feature in real.RootElement.GetProperty("features").EnumerateArray())
        {
            JsonElement shape = feature.GetProperty("geometry");
            JsonElement lines = shape.GetProperty("coordinates");
            LineString[] parts = shape.GetProperty("type").GetString() == "LineString"
                ? [LineOf(lines)]
                : [.. lines.EnumerateArray().Select(LineOf)];
            JsonElement own = feature.GetProperty("properties");
            rows.Add((
                parts.Length == 1 ? parts[0] : new MultiLineString(parts),
                [.. Now.Select(name => own.TryGetProperty(name, out JsonElement value) ? value.ToString() : null)]));
        }
        using MadeUpPackage package = new MadeUpPackage().Layer("road_link", Now, [.. rows]);
        RoadTable roads = Read(package).Roads;
        Assert.Equal(781, rows.Count);
        // Some links were cut in two by whoever cut out the middle of the town.
        Assert.Equal(rows.Sum(static row => row.Shape.NumGeometries), roads.Count);
        Assert.Equal(307, roads.Names.Where(static name => name > 0).Distinct().Count());
        BruteForceWays.AssertSame(roads, TravelProfile.Car, isTimed: true, starts: 20);
        Assert.Equal(rows.Sum(static row => row.Shape.Length), Enumerable.Range(0, roads.Count).Sum(road => Length(roads.LineOf(road))), 5.0);

        static LineString LineOf(JsonElement line) =>
            MadeUpPackage.Line([.. line.EnumerateArray().SelectMany(static at => new[] { at[0].GetDouble(), at[1].GetDouble() })]);
    }

    private static double Length(ReadOnlySpan<GridPoint> line)
    {
        double length = 0;
        for (int i = 1; i < line.Length; i++)
            length += line[i - 1].DistanceTo(line[i]);
        return length;
    }

    private StreetMap Read(MadeUpPackage package) => Read(package.Bytes());

    private StreetMap Read(byte[] bytes) => StreetFiles.Read([_folder.Write("a.gpkg", bytes)], StreetReading.All);
}
