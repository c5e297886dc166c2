using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Outputs.Formats.GeoJson;
using Hotspots.Tests.Support;
using NetTopologySuite.Geometries;

namespace Hotspots.Tests.Outputs.Layers;

public sealed class LayersTests
{
    public static TheoryData<string> Collections => ["hotspots.geojson", "incidents.geojson", "areas.geojson"];

    [Theory]
    [MemberData(nameof(Collections))]
    public void A_layer_is_a_feature_collection_with_run_marking_profile_and_bbox(string file)
    {
        using JsonDocument layer = Written(file);
        JsonElement root = layer.RootElement;
        Assert.Equal("FeatureCollection", root.GetProperty("type").GetString());
        Assert.Equal("0123456789ab", root.GetProperty("run").GetString());
        Assert.Equal("OFFICIAL-SENSITIVE", root.GetProperty("marking").GetString());
        Assert.Equal("internal", root.GetProperty("profile").GetString());
        double[] box = Numbers(root.GetProperty("bbox"));
        (double Lon, double Lat)[] positions = [.. Positions(root.GetProperty("features"))];
        Assert.Equal([positions.Min(p => p.Lon), positions.Min(p => p.Lat), positions.Max(p => p.Lon), positions.Max(p => p.Lat)], box);
        Assert.InRange(box[0], -3.2, -3.1);
        Assert.InRange(box[2], 1.1, 1.2);
    }

    [Theory]
    [MemberData(nameof(Collections))]
    public void No_number_has_more_than_7_decimals_or_a_zero_at_the_end(string file)
    {
        string text = Text(file, TestRun.Make());
        Assert.DoesNotMatch(new Regex(@"\d\.\d{8}"), text);
        Assert.DoesNotMatch(new Regex(@"\.\d*0[,\]}]"), text);
        Assert.DoesNotMatch(new Regex(@"[:,\[]-0[,\]}]"), text);
    }

    [Theory]
    [InlineData("hotspots.geojson")]
    [InlineData("areas.geojson")]
    public void Exterior_rings_turn_left_and_holes_turn_right(string file)
    {
        using JsonDocument layer = Written(file);
        int holes = 0;
        foreach (JsonElement feature in layer.RootElement.GetProperty("features").EnumerateArray())
        {
            foreach (JsonElement polygon in Polygons(feature.GetProperty("geometry")))
            {
                int index = 0;
                foreach (JsonElement ring in polygon.EnumerateArray())
                {
                    (double Lon, double Lat)[] corners = [.. ring.EnumerateArray().Select(p => (p[0].GetDouble(), p[1].GetDouble()))];
                    Assert.Equal(corners[0], corners[^1]);
                    Assert.True(corners.Length >= 4);
                    Assert.Equal(index == 0, Area(corners) > 0);
                    holes += index++ == 0 ? 0 : 1;
                }
            }
        }
        Assert.Equal(file == "hotspots.geojson" ? 1 : 0, holes);
    }

    [Fact]
    public void A_hotspot_says_what_is_known_of_it()
    {
        using JsonDocument layer = Written("hotspots.geojson");
        JsonElement properties = layer.RootElement.GetProperty("features")[0].GetProperty("properties");
        // Each value that is known here; a column that is added is seen by the golden file and by the page of columns.
        using JsonDocument known = JsonDocument.Parse(
            """
            {
                "rank":1, "rankByDensity":2, "name":"Earl Road", "area":"Mold", "method":"dbscan", "incidents":3, "tips":2, "warrants":0,
                "seizures":1, "other":0, "weight":3, "areaKm2":0.0399, "perKm2":75.19, "first":"2018-10",
                "last":"2019-12-01T14:05+00:00", "centreEasting":323710, "centreNorthing":364010, "gridReference":"SJ 237 640",
                "operations":["Racer"], "lines":["the \"Mitch\" line"], "weightPerKm2":75.19, "kinds":{"tip":2,"seizure":1},
                "busiestWeekday":"Sunday", "busiestHour":14, "cluster":0, "onePoint":false, "methods":["dbscan"], "sureness":"likely",
                "tooLittle":null, "looks":24, "repeats":20, "chanceP":null, "shareNow":0.5, "shareNext":0.4123, "shareNextFrom":0.25,
                "shareNextTo":0.6, "excessOver":"postcodes", "excess":2.35, "excessFrom":1.1, "excessTo":4.99, "excessQ":0.0235,
                "harm":null, "harmRank":null, "harmReasons":[], "evidence":{}
            }
            """);
        Assert.All(known.RootElement.EnumerateObject(), one => Assert.Equal(one.Value.GetRawText(), properties.GetProperty(one.Name).GetRawText()));
        Assert.Equal("MultiPolygon", layer.RootElement.GetProperty("features")[1].GetProperty("geometry").GetProperty("type").GetString());
        foreach (string unknown in (string[])["first", "sureness", "tooLittle", "looks", "repeats", "chanceP", "shareNow", "shareNext",
            "excessOver", "excess", "excessQ"])
            Assert.Equal(JsonValueKind.Null, layer.RootElement.GetProperty("features")[1].GetProperty("properties").GetProperty(unknown).ValueKind);
    }

    [Fact]
    public void The_table_says_of_a_hotspot_what_the_layer_says_of_it()
    {
        RunResult run = TestRun.Make();
        Sureness burst = new() { Basis = SurenessBasis.ShuffledTimes, Incidents = 2, P = 0.0123 };
        run = run with { Hotspots = [run.Hotspots[0], run.Hotspots[1] with { Sureness = burst }] };
        string[][] rows = [.. Text("hotspots.csv", run).TrimEnd().Split("\r\n").Select(Cells)];
        int from = Array.IndexOf(rows[0], "sureness"), to = Array.IndexOf(rows[0], "excessQ");
        Assert.Equal(["likely", "", "24", "20", "", "0.5", "0.4123", "0.25", "0.6", "postcodes", "2.35", "1.1", "4.99", "0.0235"],
            rows[1][from..(to + 1)]);
        // A burst was not looked for: no looks, not none.
        Assert.Equal(["likely", "", "", "", "0.0123", "", "", "", "", "", "", "", "", ""], rows[2][from..(to + 1)]);
        using JsonDocument layer = JsonDocument.Parse(Text("hotspots.geojson", run));
        JsonElement properties = layer.RootElement.GetProperty("features")[1].GetProperty("properties");
        Assert.Equal(("likely", 0.0123), (properties.GetProperty("sureness").GetString(), properties.GetProperty("chanceP").GetDouble()));
        foreach (string unknown in (string[])["tooLittle", "looks", "repeats", "shareNow", "shareNext", "excessOver", "excess", "excessQ"])
            Assert.Equal(JsonValueKind.Null, properties.GetProperty(unknown).ValueKind);
    }

    [Fact]
    public void An_incident_says_what_its_row_said_and_where_it_was_put()
    {
        const string InClacton = "\"area\":\"Clacton\",\"cluster\":0,\"hotspot\":2,\"town\":\"Clacton\"}";
        const string InLine = "\"cluster\":0,\"hotspot\":1,\"town\":\"Mold\",\"line\":\"the \\\"Mitch\\\" line\"}";
        using JsonDocument layer = Written("incidents.geojson");
        string[] properties = [.. layer.RootElement.GetProperty("features").EnumerateArray().Select(f => f.GetProperty("properties").GetRawText())];
        Assert.Equal(
            [
                """{"id":"T1","kind":"tip","time":"2019-12-01T14:05+00:00","timeKnownTo":"minute","area":"Mold","cluster":0,"hotspot":1,"town":"Mold","street":"On or near Earl Road","operation":"Racer","source":"2"}""",
                """{"id":null,"kind":"seizure","time":"2018-10","timeKnownTo":"month","area":"Mold","cluster":0,"hotspot":1,"town":"Mold","street":"On or near Earl Road","items":[{"drug":"cocaine","class":"A","quantity":"12","unit":"g"},{"drug":"M-Cat","class":"B"}]}""",
                """{"id":"0123456789abcdef","kind":"tip","time":null,"timeKnownTo":null,"area":"Mold",""" + InLine,
                """{"id":"Ünïque/<3>","kind":"warrant","time":"2019-07-01","timeKnownTo":"day",""" + InClacton,
                """{"id":"W2\t","kind":"warrant","time":"2019-07-02","timeKnownTo":"day",""" + InClacton,
                """{"id":null,"kind":"tip","time":null,"timeKnownTo":null,"area":"Clacton","cluster":null,"hotspot":null,"town":"Clacton"}""",
            ],
            properties);
    }

    [Fact]
    public void Positions_are_those_of_the_national_grid_door()
    {
        RunResult run = TestRun.Make();
        using JsonDocument layer = Written("incidents.geojson");
        (double Lon, double Lat)[] written = [.. Positions(layer.RootElement.GetProperty("features"))];
        for (int i = 0; i < written.Length; i++)
        {
            GeoPoint expected = NationalGrid.ToGeo(run.Read.Placed.Points[i]);
            Assert.Equal(expected.Longitude, written[i].Lon, 0.5001e-7);
            Assert.Equal(expected.Latitude, written[i].Lat, 0.5001e-7);
        }
    }

    [Fact]
    public void Many_blocks_are_one_collection_in_order()
    {
        // More than two blocks, so that they are rendered by several threads and put together again.
        TestRow[] rows = [.. Enumerable.Range(0, 5000).Select(i => new TestRow { Easting = 400_000 + i, Northing = 300_000, Id = "n" + i })];
        RunResult run = TestRun.Make();
        var area = new StudyArea { Name = "whole", Members = [.. Enumerable.Range(0, rows.Length)] };
        var labels = new ClusterLabels([.. Enumerable.Repeat(-1, rows.Length)], new bool[rows.Length], 0);
        run = run with
        {
            Read = TestRows.Read(TestRows.Table(rows)),
            Areas = [new AreaResult(area, [MethodFindings.OfClusters("dbscan", labels, [])])],
            Hotspots = [],
        };
        string text = Text("incidents.geojson", run);
        using JsonDocument layer = JsonDocument.Parse(text);
        Assert.Equal(
            rows.Select(r => r.Id),
            layer.RootElement.GetProperty("features").EnumerateArray().Select(f => f.GetProperty("properties").GetProperty("id").GetString()));
        Assert.Equal(text, Text("incidents.geojson", run));
    }

    [Fact]
    public void A_long_edge_on_the_grid_is_written_as_the_line_it_is()
    {
        var corners = new Coordinate[] { new(250_000, 100_000), new(450_000, 100_000), new(450_000, 700_000), new(250_000, 650_000), new(250_000,
            100_000) };
        Polygon ground = GeometryFactory.Default.CreatePolygon(corners);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
            new GeoJsonGeometry(ground).Write(json);
        using JsonDocument written = JsonDocument.Parse(stream.ToArray());
        double[][] ring = [.. written.RootElement.GetProperty("coordinates")[0].EnumerateArray().Select(static p =>
            new[] { p[0].GetDouble(), p[1].GetDouble() })];
        double farthest = 0;
        for (int i = 1; i < ring.Length; i++)
        {
            // A reader draws straight in degrees: ten places of each edge.
            for (int k = 0; k <= 10; k++)
            {
                GridPoint at = NationalGrid.ToGrid(GeoPoint.FromLonLat(
                    ring[i - 1][0] + (ring[i][0] - ring[i - 1][0]) * k / 10, ring[i - 1][1] + (ring[i][1] - ring[i - 1][1]) * k / 10));
                farthest = Math.Max(farthest, ground.Boundary.Distance(new Point(at.Easting, at.Northing)));
            }
        }
        Assert.InRange(farthest, 0, 0.25);
        Assert.InRange(ring.Length, 700, 900);
    }

    [Theory]
    [MemberData(nameof(Collections))]
    public void Nothing_found_is_an_empty_collection_without_bbox(string file)
    {
        RunResult nothing = TestRun.Make() with { Areas = [], Hotspots = [] };
        Assert.Equal(
            "{\"type\":\"FeatureCollection\",\"run\":\"0123456789ab\",\"marking\":\"OFFICIAL-SENSITIVE\",\"profile\":\"internal\","
                + "\"features\":[\n\n]}\n",
            Text(file, nothing));
    }

    [Fact]
    public void An_area_without_incidents_has_no_geometry_and_one_with_a_boundary_has_that()
    {
        RunResult run = TestRun.Make();
        var boundary = (NetTopologySuite.Geometries.Polygon)new NetTopologySuite.Geometries.GeometryFactory()
            .ToGeometry(new NetTopologySuite.Geometries.Envelope(617_000, 618_000, 214_000, 216_000));
        var none = new ClusterLabels([], [], 0);
        run = run with
        {
            Areas =
            [
                new AreaResult(new StudyArea { Name = "empty", Members = [] }, [MethodFindings.OfClusters("dbscan", none, [])]),
                new AreaResult(new StudyArea { Name = "drawn", Members = [], Boundary = boundary }, [MethodFindings.OfClusters("dbscan", none, [])]),
            ],
        };
        using JsonDocument layer = JsonDocument.Parse(Text("areas.geojson", run));
        JsonElement features = layer.RootElement.GetProperty("features");
        Assert.Equal(JsonValueKind.Null, features[0].GetProperty("geometry").ValueKind);
        Assert.Equal(5, features[1].GetProperty("geometry").GetProperty("coordinates")[0].GetArrayLength());
    }

    [Fact]
    public void The_hull_of_an_area_lies_100_metres_round_its_incidents()
    {
        using JsonDocument layer = Written("areas.geojson");
        JsonElement mold = layer.RootElement.GetProperty("features")[1];
        double[] box = Numbers(mold.GetProperty("bbox"));
        GridPoint southWest = NationalGrid.ToGrid(GeoPoint.FromLonLat(box[0], box[1]));
        GridPoint northEast = NationalGrid.ToGrid(GeoPoint.FromLonLat(box[2], box[3]));
        // Grid north and true north differ by about a degree here, hence the metres of play.
        Assert.InRange(southWest.Easting, 323_594, 323_606);
        Assert.InRange(southWest.Northing, 363_894, 363_906);
        Assert.InRange(northEast.Easting, 323_814, 323_826);
        Assert.InRange(northEast.Northing, 364_124, 364_136);
        Assert.Equal(
            """{"name":"Mold","incidents":3,"clusters":1,"noise":0,"parameters":[{"name":"eps","value":75.5,"unit":"m","origin":"derived","reason":"knee of the k-distance curve"},{"name":"min-points","value":2,"unit":"incidents","origin":"given","reason":""}],"methods":[{"method":"dbscan","places":1,"noise":0,"parameters":[{"name":"eps","value":75.5,"unit":"m","origin":"derived","reason":"knee of the k-distance curve"},{"name":"min-points","value":2,"unit":"incidents","origin":"given","reason":""}],"figures":[],"notes":[]}]}""",
            mold.GetProperty("properties").GetRawText());
    }

    [Fact]
    public void Every_writer_has_a_name_of_its_own_and_the_record_comes_last()
    {
        Assert.Equal(ReleaseDoor.LayerNames.Count, ReleaseDoor.LayerNames.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        foreach (string format in ReleaseDoor.Formats.Select(static f => f.Key))
            Assert.Equal("run.json", ReleaseDoor.FileNames(TestRun.Make(), format)[^1]);
    }

    // Fields of a line, without the quotes round a text and with a quote in it as it was.
    private static string[] Cells(string line) =>
        [.. Regex.Matches(line + ",", "(\"(?<text>([^\"]|\"\")*)\"|(?<text>[^,]*)),").Select(static m => m.Groups["text"].Value.Replace("\"\"",
            "\"", StringComparison.Ordinal))];

    private static JsonDocument Written(string file) => JsonDocument.Parse(Text(file, TestRun.Make()));

    private static string Text(string file, RunResult run)
    {
        using var stream = new MemoryStream();
        ReleaseDoor.WriteLayer(run, file, stream, CancellationToken.None);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(static n => n.GetDouble())];

    private static IEnumerable<(double Lon, double Lat)> Positions(JsonElement features) =>
        features.EnumerateArray().SelectMany(static f => Deep(f.GetProperty("geometry").GetProperty("coordinates")));

    private static IEnumerable<(double Lon, double Lat)> Deep(JsonElement coordinates) =>
        coordinates[0].ValueKind == JsonValueKind.Number
            ? [(coordinates[0].GetDouble(), coordinates[1].GetDouble())]
            : coordinates.EnumerateArray().SelectMany(Deep);

    private static JsonElement[] Polygons(JsonElement geometry) =>
        geometry.GetProperty("type").GetString() == "Polygon"
            ? [geometry.GetProperty("coordinates")]
            : [.. geometry.GetProperty("coordinates").EnumerateArray()];

    private static double Area((double Lon, double Lat)[] ring)
    {
        double twice = 0;
        for (int i = 1; i < ring.Length; i++)
        {
            (double Lon, double Lat) a = (ring[i - 1].Lon - ring[0].Lon, ring[i - 1].Lat - ring[0].Lat);
            (double Lon, double Lat) b = (ring[i].Lon - ring[0].Lon, ring[i].Lat - ring[0].Lat);
            twice += a.Lon * b.Lat - b.Lon * a.Lat;
        }
        return twice;
    }
}
