using Hotspots.Core.Files;
using Hotspots.Core.Model.Reading;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Files.Sources;

/// <summary>The same three incidents, in every format, through the one way in.</summary>
public sealed class EveryFormatTests : IDisposable
{
    private const string Csv =
        "id,kind,time,longitude,latitude\nT1,tip,2019-02-04T14:30,-3.086,53.172\nW1,warrant,2019-02-05,1.153,51.79\nT2,tip,2019-02-06,,\n";

    private const string GeoJson = """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","id":"T1","properties":{"kind":"tip","time":"2019-02-04T14:30"},"geometry":{"type":"Point","coordinates":[-3.086,53.172]}},
        {"type":"Feature","id":"W1","properties":{"kind":"warrant","time":"2019-02-05"},"geometry":{"type":"Point","coordinates":[1.153,51.79]}},
        {"type":"Feature","id":"T2","properties":{"kind":"tip","time":"2019-02-06"},"geometry":null}]}
        """;

    private readonly TemporaryFolder _folder = new();

    private static byte[] Workbook => new XlsxFile().WithCells(
        "Tips",
        ["id", "kind", "time", "longitude", "latitude"],
        ["T1", "tip", "<c s=\"2\"><v>43500.604166666664</v></c>", -3.086, 53.172],
        ["W1", "warrant", "<c s=\"1\"><v>43501</v></c>", 1.153, 51.79],
        ["T2", "tip", "<c s=\"1\"><v>43502</v></c>"]).ToBytes();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_format_says_the_same_of_the_same_incidents()
    {
        ReadResult csv = Read(_folder.Write("a.csv", Csv));
        Assert.Equal((2, 1, 0), (csv.Report.Placed, csv.Report.Unplaced, csv.Report.Rejected));
        string[] paths =
        [
            _folder.Write("a.geojson", GeoJson), _folder.Write("a.xlsx", Workbook), _folder.Write("a.zip", ZipFileBytes.Of(("x/a.csv", Csv))),
            _folder.Write("b.zip", ZipFileBytes.Of(("a.geojson", GeoJson))), _folder.Write("c.zip", ZipFileBytes.Of(("a.xlsx", Workbook))),
        ];
        foreach (string path in paths)
        {
            ReadResult other = Read(path);
            Assert.Equal("", Assert.Single(other.Report.Files).Problem);
            Assert.Equal((2, 1, 0), (other.Report.Placed, other.Report.Unplaced, other.Report.Rejected));
            Assert.Equal(csv.Placed.Points.Eastings.ToArray(), other.Placed.Points.Eastings.ToArray());
            Assert.Equal(csv.Placed.Points.Northings.ToArray(), other.Placed.Points.Northings.ToArray());
            for (int i = 0; i < 2; i++)
            {
                Assert.Equal(csv.Placed.Times[i], other.Placed.Times[i]);
                Assert.Equal(csv.Placed.Kinds[i], other.Placed.Kinds[i]);
                Assert.Equal(csv.Placed.Ids[i], other.Placed.Ids[i]);
            }
            Assert.Equal("T2", other.Unplaced.Ids[0]);
        }
    }

    [Fact]
    public void Rows_before_a_fault_are_kept_and_the_file_says_why_it_ends()
    {
        ReadResult result = Read(_folder.Write("cut.geojson", GeoJson[..250]));
        Assert.Equal(1, result.Report.Placed);
        Assert.StartsWith("The JSON breaks off at line 3", result.Report.Files[0].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_polygon_among_the_points_is_one_rejected_row()
    {
        string text = GeoJson.Replace(
            """{"type":"Point","coordinates":[1.153,51.79]}""", """{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}""",
            StringComparison.Ordinal);
        ReadResult result = Read(_folder.Write("p.geojson", text));
        Assert.Equal((1, 1, 1), (result.Report.Placed, result.Report.Unplaced, result.Report.Rejected));
        Assert.Equal("p.geojson, line 2, column geometry: \"Polygon\": expected a Point geometry.", result.Rejected[0].Issue.ToString());
    }

    [Fact]
    public void Easting_and_northing_of_the_older_GeoJSON_are_metres()
    {
        const string text = """{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::27700"}},"features":[{"type":"Feature","properties":{"kind":"tip"},"geometry":{"type":"Point","coordinates":[327500.5,364000]}}]}""";
        ReadResult result = Read(_folder.Write("g.geojson", text));
        Assert.Equal([327500.5], result.Placed.Points.Eastings.ToArray());
    }

    [Fact]
    public void An_archive_of_good_and_bad_members_reads_the_good_and_names_the_bad()
    {
        ReadResult result = Read(
            _folder.Write("mixed.zip", ZipFileBytes.Of(("a.csv", Csv), ("../b.csv", Csv), ("c.csv", ""), ("d.pdf", "%PDF"), ("e.csv", "%PDF-1.4"))));
        Assert.Equal(3, result.Report.Rows);
        Assert.Equal(
            ["mixed.zip/../b.csv", "mixed.zip/c.csv", "mixed.zip/e.csv"],
            result.Report.Files.Where(f => f.Problem.Length > 0).Select(f => f.Name).Order(StringComparer.Ordinal));
        Assert.Contains(result.Report.Notes, note => note.Contains("d.pdf", StringComparison.Ordinal));
    }

    private static ReadResult Read(string path) => IncidentFiles.Read([path], new ReadOptions());
}
