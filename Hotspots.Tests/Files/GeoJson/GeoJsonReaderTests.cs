using System.Text;
using Hotspots.Core.Files;
using Hotspots.Core.Files.GeoJson;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Files.GeoJson;

public sealed class GeoJsonReaderTests
{
    private const string Two = """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"kind":"tip","n":1.50},"geometry":{"type":"Point","coordinates":[-3.08600,53.172]}},
        {"type":"Feature","properties":{"kind":"warrant","town":"Mold"},"geometry":{"type":"Point","coordinates":[-3.142,53.166,12.5]}}
        ]}
        """;

    [Fact]
    public void Each_feature_is_a_row_and_columns_come_in_order_of_first_appearance()
    {
        RecordingSink sink = Read(Two);
        Assert.Equal(["kind", "n", "town", "longitude", "latitude"], sink.Headers);
        Assert.Equal(["1: tip | 1.50 |  | -3.08600 | 53.172", "2: warrant |  | Mold | -3.142 | 53.166"], Shown(sink));
        Assert.Equal(sink.Rows.Select(r => r.Fields), sink.Sample);
    }

    [Fact]
    public void Numbers_are_kept_as_the_file_spells_them()
    {
        RecordingSink sink = Read(
            Collection(
            """{"type":"Feature","properties":{"a":1e2,"b":-0.10},"geometry":{"type":"Point","coordinates":[-3.1415926535897932384626,5.1E1]}}"""));
        Assert.Equal(["1: 1e2 | -0.10 | -3.1415926535897932384626 | 5.1E1"], Shown(sink));
    }

    [Fact]
    public void Values_of_every_type_become_text()
    {
        RecordingSink sink = Read(Collection("""{"type":"Feature","properties":{"s":"a\"b\\\u00e9\ud83d\ude94\n","t":true,"f":false,"z":null,"o":{"x": [1, 2]},"l":[ ]},"geometry":null}"""));
        Assert.Equal(["a\"b\\é🚔\n", "true", "false", "", """{"x": [1, 2]}""", "[ ]"], sink.Rows[0].Fields);
        Assert.Equal(["s", "t", "f", "z", "o", "l"], sink.Headers);
    }

    [Fact]
    public void Members_may_come_in_any_order_and_strange_ones_are_passed_over()
    {
        RecordingSink sink = Read("""
            {"name":"tips","bbox":[1,2,3,4],"features":[{"geometry":{"coordinates":[1,52],"bbox":[1,2],"type":"Point"},"extra":{"type":"Polygon"},"properties":{"k":"v"},"type":"Feature"}],"type":"FeatureCollection","more":[]}
            """);
        Assert.Equal(["1: v | 1 | 52"], Shown(sink));
    }

    [Fact]
    public void A_missing_or_null_geometry_gives_a_blank_position()
    {
        RecordingSink sink = Read(Collection(
            Point("a", "1", "52"),
            """{"type":"Feature","properties":{"k":"b"},"geometry":null}""",
            """{"type":"Feature","properties":{"k":"c"}}""",
            """{"type":"Feature","properties":{"k":"d"},"geometry":{"type":"Point","coordinates":[]}}"""));
        Assert.Equal(["1: a | 1 | 52", "2: b |  | ", "3: c |  | ", "4: d |  | "], Shown(sink));
        Assert.Empty(sink.Refusals);
    }

    [Theory]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}""", "Polygon", "a Point geometry")]
    [InlineData("""{"type":"LineString","coordinates":[[0,0],[1,0]]}""", "LineString", "a Point geometry")]
    [InlineData("""{"type":"GeometryCollection","geometries":[]}""", "GeometryCollection", "a Point geometry")]
    [InlineData("""{"type":"MultiPoint","coordinates":[[0,0],[1,0]]}""", "MultiPoint", "a Point geometry, or a MultiPoint of one point")]
    [InlineData("""{"type":"Point","coordinates":[[1,52]]}""", "[[1,52]]", "coordinates of a point as two numbers, [longitude, latitude]")]
    [InlineData("""{"type":"Point","coordinates":["1","52"]}""", """["1","52"]""", "coordinates of a point as two numbers, [longitude, latitude]")]
    [InlineData("""{"type":"Point","coordinates":[1]}""", "[1]", "coordinates of a point as two numbers, [longitude, latitude]")]
    [InlineData("""{"type":"Point","coordinates":[1,null]}""", "[1,null]", "coordinates of a point as two numbers, [longitude, latitude]")]
    [InlineData("""{"type":"Point","coordinates":[NaN,NaN]}""", """["NaN","NaN"]""", "coordinates of a point as two numbers, [longitude, latitude]")]
    [InlineData("""{"type":"Point","coordinates":{"x":1}}""", """{"x":1}""", "coordinates of a point as two numbers, [longitude, latitude]")]
    [InlineData("""{"type":"Point"}""", "Point", "a geometry with coordinates")]
    [InlineData("""{"coordinates":[1,52]}""", "no type", "a geometry that names its type")]
    [InlineData("[1,52]", "[1,52]", "a Point geometry or null")]
    public void A_geometry_that_is_no_point_refuses_its_row_and_no_other(string geometry, string value, string expected)
    {
        RecordingSink sink = Read(Collection(
            Point("a", "1", "52"), $$$"""{"type":"Feature","properties":{"k":"b"},"geometry":{{{geometry}}}}""", Point("c", "1.5", "52.5")));
        Assert.Equal(["1: a | 1 | 52", "3: c | 1.5 | 52.5"], Shown(sink));
        RecordingSink.Refusal refusal = Assert.Single(sink.Refusals);
        Assert.Equal((2, "geometry", value, expected), (refusal.Line, refusal.Column, refusal.Value, refusal.Expected));
        Assert.Equal("b", refusal.Fields[0]);
    }

    [Fact]
    public void What_is_no_feature_refuses_its_row()
    {
        RecordingSink sink = Read(
            Collection(
            "7", "[1,2]", """{"type":"Point","coordinates":[1,52]}""", "{}", """{"type":"Feature","properties":5,"geometry":null}""",
            Point("f", "1", "52")));
        Assert.Equal(["6: f | 1 | 52"], Shown(sink));
        Assert.Equal([1, 2, 3, 4, 5], sink.Refusals.Select(r => r.Line));
        Assert.Equal(["7", "[1,2]", "Point", "an object without a type"], sink.Refusals.Take(4).Select(r => r.Value));
    }

    [Fact]
    public void The_feature_id_is_a_column_unless_a_property_has_that_name()
    {
        Assert.Equal(
            ["k", "longitude", "latitude", "id"],
            Read(Collection("""{"type":"Feature","id":7,"properties":{"k":"a"},"geometry":{"type":"Point","coordinates":[1,52]}}""")).Headers);
        RecordingSink both =
            Read(Collection("""{"type":"Feature","id":"f-1","properties":{"ID":"a"},"geometry":{"type":"Point","coordinates":[1,52]}}"""));
        Assert.Equal(["ID", "longitude", "latitude", "feature id"], both.Headers);
        Assert.Equal(["1: a | 1 | 52 | f-1"], Shown(both));
    }

    [Fact]
    public void The_geometry_wins_over_properties_that_name_a_position()
    {
        const string properties = """{"Longitude":"9","lat":"8"}""";
        RecordingSink both =
            Read(Collection($$$"""{"type":"Feature","properties":{{{properties}}},"geometry":{"type":"Point","coordinates":[1,52]}}"""));
        Assert.Equal(["Longitude (property)", "lat (property)", "longitude", "latitude"], both.Headers);
        RecordingSink none = Read(Collection($$$"""{"type":"Feature","properties":{{{properties}}},"geometry":null}"""));
        Assert.Equal(["Longitude", "lat"], none.Headers);
    }

    [Theory]
    [InlineData("""{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::27700"}}""", "easting")]
    [InlineData("""{"type":"EPSG","properties":{"code":27700}}""", "easting")]
    [InlineData("""{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}}""", "longitude")]
    [InlineData("""{"type":"name","properties":{"name":"http://www.opengis.net/def/crs/EPSG/0/4326"}}""", "longitude")]
    [InlineData("""{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3857"}}""", "Web Mercator easting")]
    [InlineData("null", "longitude")]
    public void The_older_crs_member_names_the_coordinates(string crs, string first)
    {
        // After the features, where a reader that looks once would be too late.
        RecordingSink sink = Read($$$"""{"type":"FeatureCollection","features":[{{{Point("a", "320000", "364000.5")}}}],"crs":{{{crs}}}}""");
        Assert.Equal(first, sink.Headers![1]);
        Assert.Equal(first switch { "easting" => "British National Grid", "longitude" => "", _ => "Web Mercator" }, sink.Detail);
    }

    [Fact]
    public void Other_coordinates_are_refused_with_what_to_do()
    {
        var error = Assert.Throws<UnreadableFileException>(
            () => Read("""{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:2154"}},"features":[]}"""));
        Assert.Equal(
            "The coordinates are in \"EPSG:2154\": reproject the file to WGS84 (EPSG:4326) or British National Grid (EPSG:27700) and save it again.",
            error.Message);
    }

    [Fact]
    public void One_feature_one_geometry_and_one_a_line_are_read_too()
    {
        RecordingSink one = Read(Point("a", "1", "52"));
        Assert.Equal(["1: a | 1 | 52"], Shown(one));
        Assert.Equal("one feature", one.Detail);
        Assert.Equal(["1: 1 | 52"], Shown(Read("""{"type":"Point","coordinates":[1,52]}""")));
        RecordingSink lines = Read(
            $"{Point("a", "1", "52")}\n{Point("b", "2", "52")}\r\n\n{{\"type\":\"Point\",\"coordinates\":[3,52]}}\n{Two.ReplaceLineEndings("")}\n");
        Assert.Equal(["1: a | 1 | 52", "2: b | 2 | 52", "3:  | 3 | 52"], Shown(lines));
        Assert.Equal("FeatureCollection", Assert.Single(lines.Refusals).Value);
        Assert.Equal(2, Read($"\u001e{Point("a", "1", "52")}\n\u001e{Point("b", "2", "52")}\n").Count);
    }

    [Fact]
    public void Byte_order_marks_and_wide_encodings_are_understood()
    {
        string[] expected = Shown(Read(Two));
        foreach (Encoding encoding in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32 })
        {
            byte[] bare = encoding.GetBytes(Two);
            Assert.Equal(expected, Shown(Read([.. encoding.GetPreamble(), .. bare])));
            Assert.Equal(expected, Shown(Read(bare)));
        }
    }

    [Fact]
    public void Features_before_a_fault_are_kept_and_the_fault_is_placed()
    {
        string text = Two.Replace("\"warrant\",", "\"warrant\"", StringComparison.Ordinal);
        var sink = new RecordingSink();
        var error = Assert.Throws<UnreadableFileException>(() => Read(text, sink));
        Assert.Equal(["1: tip | 1.50 | -3.08600 | 53.172"], Shown(sink));
        int at = text.IndexOf("\"town\"", StringComparison.Ordinal) + 1;
        Assert.Equal(
            $"The JSON breaks off at line 3 (byte {at}): what stands there is not well formed. Mend the file there; only the feature before it was "
                + $"read.", error.Message);
    }

    [Fact]
    public void A_file_cut_short_anywhere_keeps_its_whole_features()
    {
        string text = Two.TrimEnd();
        int first = text.IndexOf(",\n", StringComparison.Ordinal), second = text.IndexOf("\n]", StringComparison.Ordinal);
        for (int length = 0; length < text.Length; length++)
        {
            var sink = new RecordingSink();
            string problem = Assert.Throws<UnreadableFileException>(() => Read(text[..length], sink)).Message;
            Assert.Equal(length < first ? 0 : length < second ? 1 : 2, sink.Count);
            if (length == first - 1)
                Assert.StartsWith("The JSON breaks off at line 2 (byte ", problem, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Brackets_without_end_are_refused_by_name()
    {
        var error = Assert.Throws<UnreadableFileException>(() => Read(Collection(Point("a", "1", "2"), new string('[', 100_000))));
        Assert.Contains("brackets are nested deeper than 64", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_feature_of_unlimited_size_is_refused_by_name()
    {
        byte[] head = Encoding.UTF8.GetBytes("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":""" + "\"");
        var file = new byte[head.Length + JsonWindow.MaxValueBytes + 10];
        Array.Fill(file, (byte)'x');
        head.CopyTo(file, 0);
        Assert.Contains("larger than 64 MB", Assert.Throws<UnreadableFileException>(() => Read(file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Endless_different_names_are_refused_by_name()
    {
        IEnumerable<string> features =
            Enumerable.Range(0, PropertyNames.MaxNames + 1).Select(i => $$$"""{"type":"Feature","properties":{"p{{{i}}}":1},"geometry":null}""");
        Assert.Contains(
            "different property names", Assert.Throws<UnreadableFileException>(() => Read(Collection([.. features]))).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[1,2]", "does not begin with an object")]
    [InlineData("""{"type":"Topology","objects":{}}""", "\"Topology\"")]
    [InlineData("""{"type":"FeatureCollection"}""", "no array named \"features\"")]
    [InlineData("{}", "neither GeoJSON nor a list of records")]
    [InlineData("""{"type":"FeatureCollection","features":[]} {}""", "something follows")]
    [InlineData("""{"type":"FeatureCollection","features":[],"features":[]}""", "second array")]
    [InlineData("""{"type":"FeatureCollection","features":[,]}""", "not well formed")]
    [InlineData("""{"type" "FeatureCollection"}""", "a colon")]
    [InlineData("""{type:"FeatureCollection"}""", "a name in quotes")]
    public void What_is_not_GeoJSON_says_why(string text, string part) =>
        Assert.Contains(part, Assert.Throws<UnreadableFileException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void An_empty_collection_has_no_rows() => Assert.Equal(0, Read("""{"type":"FeatureCollection","features":[ ]}""").Count);

    [Fact]
    public void Duplicate_keys_give_the_last_value_and_lone_surrogates_a_replacement()
    {
        RecordingSink sink = Read(Collection("""{"type":"Feature","properties":{"a":1,"a":"x\ud800y"},"geometry":null}"""));
        Assert.Equal(["x\uFFFDy"], sink.Rows[0].Fields);
    }

    [Fact]
    public void Bytes_that_are_not_UTF8_become_replacement_characters()
    {
        byte[] text = Encoding.Latin1.GetBytes(Collection(Point("a", "1", "52"), Point("café", "1", "52"), Point("b", "1", "52")));
        Assert.Equal(["1: a | 1 | 52", "2: caf\uFFFD | 1 | 52", "3: b | 1 | 52"], Shown(Read(text)));
    }

    [Fact]
    public void All_bytes_are_counted_once_over_both_passes()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Two);
        var sink = new RecordingSink();
        new GeoJsonReader().Read(InMemory.File("a.geojson", bytes), sink, CancellationToken.None);
        Assert.InRange(sink.Advanced, bytes.Length - 4, bytes.Length);
    }

    [Fact]
    public void Cancellation_is_heard()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(
            () => new GeoJsonReader().Read(InMemory.File("a.geojson", Two), new RecordingSink(), source.Token));
    }

    private static string Point(string kind, string longitude, string latitude) =>
        $$$"""{"type":"Feature","properties":{"k":"{{{kind}}}"},"geometry":{"type":"Point","coordinates":[{{{longitude}}},{{{latitude}}}]}}""";

    private static string Collection(params string[] features) =>
        $$$"""{"type":"FeatureCollection","features":[{{{string.Join(",\n", features)}}}]}""";

    private static string[] Shown(RecordingSink sink) => [.. sink.Rows.Select(r => r.ToString())];

    private static RecordingSink Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    private static RecordingSink Read(byte[] bytes)
    {
        var sink = new RecordingSink();
        Read(bytes, sink);
        return sink;
    }

    private static void Read(string text, RecordingSink sink) => Read(Encoding.UTF8.GetBytes(text), sink);

    private static void Read(byte[] bytes, RecordingSink sink)
    {
        var reader = new GeoJsonReader();
        reader.Read(InMemory.File("a.geojson", bytes), sink, CancellationToken.None);
        Assert.True(sink.AllComplete);
    }
}
