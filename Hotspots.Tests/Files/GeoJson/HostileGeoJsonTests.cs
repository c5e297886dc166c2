using System.Text;
using Hotspots.Core.Files;
using Hotspots.Core.Files.GeoJson;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Files.GeoJson;

/// <summary>GeoJSON that swells costs what its bytes do, or is refused in a sentence.</summary>
public sealed class HostileGeoJsonTests
{
    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"a\":", "}")]
    public void Brackets_without_end_are_refused_where_they_stand(string open, string close)
    {
        string value = string.Concat(Enumerable.Repeat(open, 100_000)) + "1" + string.Concat(Enumerable.Repeat(close, 100_000));
        UnreadableFileException problem = Assert.Throws<UnreadableFileException>(
            () => Read(Collection($$$"""{"type":"Feature","properties":{"a":{{{value}}}},"geometry":null}""")));
        Assert.Contains("nested deeper than 64", problem.Message, StringComparison.Ordinal);
        Assert.Throws<UnreadableFileException>(
            () => BoundaryReader.Read(new MemoryStream(Encoding.UTF8.GetBytes($$"""{"type":"Polygon","coordinates":{{value}}}"""))));
    }

    [Fact]
    public void A_number_of_a_million_digits_is_a_text_or_a_fault_of_its_row()
    {
        string digits = new('9', 1_000_000);
        RecordingSink sink = Read(Collection(
            $$$"""{"type":"Feature","properties":{"n":{{{digits}}}},"geometry":{"type":"Point","coordinates":[-3.1,53.2]}}""",
            $$$"""{"type":"Feature","properties":{"n":1e999999999},"geometry":{"type":"Point","coordinates":[-3.1,1e{{{digits}}}]}}"""));
        Assert.Equal([digits, "1e999999999"], sink.Rows.Select(static row => row.Fields[0]));
        Assert.Equal("1e" + digits, sink.Rows[1].Fields[2]);
    }

    [Fact]
    public void A_text_of_megabytes_is_one_field()
    {
        string text = string.Concat(Enumerable.Repeat("\\u0041\\n", 400_000));
        RecordingSink sink = Read(Collection($$$"""{"type":"Feature","properties":{"t":"{{{text}}}"},"geometry":null}"""));
        Assert.Equal(800_000, Assert.Single(sink.Rows).Fields[0].Length);
    }

    [Fact]
    public void More_names_than_a_table_has_columns_are_refused()
    {
        string[] features =
            [.. Enumerable.Range(0, 2001).Select(static i => $$$"""{"type":"Feature","properties":{"p{{{i}}}":1},"geometry":null}""")];
        Assert.Contains(
            "more than 2,000 different property names", Assert.Throws<UnreadableFileException>(() => Read(Collection(features))).Message,
            StringComparison.Ordinal);
    }

    // Each edge across Britain takes 500 vertices on the grid: a megabyte of them would take gigabytes.
    [Fact]
    public void Outlines_to_and_fro_across_Britain_are_refused()
    {
        string ring = "[-3,50]," + string.Concat(Enumerable.Repeat("[-3,60],[-2,50],", 5_000)) + "[-3,50]";
        UnreadableFileException problem = Assert.Throws<UnreadableFileException>(
            () => BoundaryReader.Read(new MemoryStream(Encoding.UTF8.GetBytes($$"""{"type":"Polygon","coordinates":[[{{ring}}]]}"""))));
        Assert.Equal(
            "The geometry has outlines that run to and fro over hundreds of kilometres, as no boundary does: draw it again.", problem.Message);
    }

    private static string Collection(params string[] features) => $$"""{"type":"FeatureCollection","features":[{{string.Join(',', features)}}]}""";

    private static RecordingSink Read(string json)
    {
        var sink = new RecordingSink();
        SourceFile file = InMemory.File("a.geojson", json);
        new GeoJsonReader().Read(file, sink, CancellationToken.None);
        return sink;
    }
}
