using Hotspots.Core.Files;
using Hotspots.Core.Geography;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Files.Positions;

/// <summary>JSON that is no GeoJSON, GeoJSON in other coordinates, and tables of HTML.</summary>
public sealed class RecordsReaderTests : IDisposable
{
    private static readonly GridPoint Clacton = NationalGrid.ToGrid(GeoPoint.FromLonLat(1.155198, 51.789453));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("{\"wkid\":4326}", "1.155198", "51.789453")]
    [InlineData("{\"wkid\":27700,\"latestWkid\":27700}", "617698.2", "214797.6")]
    [InlineData("{\"wkid\":102100,\"latestWkid\":3857}", "128596.05", "6762145.02")]
    public void The_features_of_an_esri_service_are_rows(string reference, string x, string y)
    {
        ReadResult read = Read("a.json", $$$"""
            {"objectIdFieldName":"OBJECTID","geometryType":"esriGeometryPoint","spatialReference":{{{reference}}},
            "fields":[{"name":"seen","type":"esriFieldTypeDate"}],"features":[
            {"attributes":{"id":"A1","kind":"tip","time":1709663400000,"seen":1709663400000},"geometry":{"x":{{{x}}},"y":{{{y}}}}},
            {"attributes":{"id":"A2","kind":"tip","time":null,"seen":null},"geometry":{"x":"NaN","y":"NaN"}}]}
            """);
        Assert.Equal(
            ("JSON", "Esri", 1, 1, 0),
            (read.Report.Files[0].Format, read.Report.Files[0].Detail, read.Report.Placed, read.Report.Unplaced, read.Report.Rejected));
        Assert.InRange(read.Placed.Points[0].DistanceTo(Clacton), 0, 60);
        Assert.Equal(new DateTimeOffset(2024, 3, 5, 18, 30, 0, TimeSpan.Zero).ToUnixTimeSeconds(), read.Placed.Times[0].FromUtcSeconds);
        Assert.Equal("2024-03-05T18:30:00Z", read.Placed.Columns.Single(static c => c.Name == "seen").Values[0]);
    }

    [Theory]
    [InlineData("""{"geometryType":"esriGeometryPolygon","features":[{"attributes":{"a":1}}]}""", "are no points but \"esriGeometryPolygon\"")]
    [InlineData(
        """{"geometryType":"esriGeometryPoint","spatialReference":{"wkid":2154},"features":[{"attributes":{"a":1}}]}""", "in the system 2154")]
    [InlineData("""{"geometryType":"esriGeometryPoint","error":{"code":498}}""", "no array named \"features\"")]
    [InlineData("""[{"a":1},{"a":2]""", "The JSON breaks off at line 1")]
    [InlineData("{\"a\":1}\n{\"a\":2\n", "The JSON breaks off at line 2")]
    [InlineData("{\"a\":1}", "neither GeoJSON nor a list of records")]
    [InlineData("[[1,2]]", "it does not begin with an object")]
    public void What_cannot_be_read_is_refused_with_a_reason(string text, string reason) =>
        Assert.Contains(reason, Read("a.json", text).Report.Files[0].Problem, StringComparison.Ordinal);

    [Theory]
    [InlineData("{1}\n{2}\n\n", "array of objects")]
    [InlineData("{1},\r\n{2}", "array of objects")]
    [InlineData("{\"data\":[{1},{2}]}", "objects")]
    [InlineData("{\"count\":2,\"next\":{\"of\":[1]},\"results\":[{1},{2}]}", "objects")]
    public void Records_a_line_or_in_an_object_of_their_own_are_rows(string form, string detail)
    {
        const string at = "\"lat\":51.789453,\"lon\":1.155198,\"type\":\"tip\"}";
        string text = form.Replace("{1}", "{\"id\":1," + at, StringComparison.Ordinal).Replace("{2}", "{\"id\":2," + at, StringComparison.Ordinal);
        ReadResult read = Read("a.json", text);
        Assert.Equal(("JSON", detail, 2, 0), (read.Report.Files[0].Format, read.Report.Files[0].Detail, read.Report.Placed, read.Report.Rejected));
        Assert.InRange(read.Placed.Points[1].DistanceTo(Clacton), 0, 1);
    }

    [Fact]
    public void The_answer_of_the_police_api_is_read()
    {
        ReadResult read = Read("crimes", """
            [{"category":"drugs","location_type":"Force","location":{"latitude":"51.789453","street":{"id":884343,"name":"On or near Pier Avenue"},"longitude":"1.155198"},
            "context":"","outcome_status":{"category":"Under investigation","date":"2024-04"},"persistent_id":"0a1b","id":116208998,"location_subtype":"","month":"2024-03"},
            {"category":"burglary","location":null,"outcome_status":null,"persistent_id":"","id":116208999,"month":"2024-03"}, 7]
            """);
        Assert.Equal((1, 1, 1), (read.Report.Placed, read.Report.Unplaced, read.Report.Rejected));
        Assert.InRange(read.Placed.Points[0].DistanceTo(Clacton), 0, 1);
        Assert.Equal(
            ("drugs", TimePrecision.Month, "On or near Pier Avenue"),
            (read.Placed.Kinds[0], read.Placed.Times[0].Precision, read.Placed.Find(ColumnRole.Street)![0]));
        Assert.Equal("Under investigation", read.Placed.Columns.Single(static c => c.Name == "outcome_status.category").Values[0]);
        Assert.Equal(("7", 3), (read.Rejected[0].Issue.Value, read.Rejected[0].Issue.Line));
    }

    [Fact]
    public void Many_objects_keep_their_order_and_number()
    {
        string text = "[" + string.Join(',', Enumerable.Range(0, 40_000).Select(static i => $$"""{"id":{{i}},"lat":51.79,"lon":1.15}""")) + "]";
        ReadResult read = Read("a.json", text);
        Assert.Equal(40_000, read.Report.Placed);
        Assert.Equal(("39999", 40_000), (read.Placed.Ids[39_999], read.Placed.SourceLines[39_999]));
    }

    [Theory]
    [InlineData("OSGB36 / British National Grid", 617698.2, 214797.6)]
    [InlineData("British_National_Grid", 617698.2, 214797.6)]
    [InlineData("OSGB 1936 / British National Grid", 617698.2, 214797.6)]
    [InlineData("urn:ogc:def:crs:EPSG::27700", 617698.2, 214797.6)]
    [InlineData("WGS 84", 1.155198, 51.789453)]
    [InlineData("GCS_WGS_1984", 1.155198, 51.789453)]
    public void Systems_are_known_by_their_names(string crs, double x, double y)
    {
        ReadResult read = Read("a.geojson", Collection(crs, x, y));
        Assert.InRange(read.Placed.Points[0].DistanceTo(Clacton), 0, 6);
    }

    [Theory]
    [InlineData("EPSG:29903", 333_821, 374_104)]
    [InlineData("TM65 / Irish Grid", 333_821, 374_104)]
    [InlineData("IRENET95 / Irish Transverse Mercator", 733_748, 874_060)]
    public void Irish_systems_are_known_too(string crs, double x, double y)
    {
        ReadResult read = Read("a.geojson", Collection(crs, x, y));
        Assert.InRange(read.Placed.Points[0].DistanceTo(Gazetteer.Britain.Find("Belfast")!.Centre), 0, 3_000);
    }

    [Theory]
    [InlineData("<table border=\"1\"><tr><td>id</td></tr></table>")]
    [InlineData("  <TABLE><tr><td>id</td></tr></TABLE>")]
    [InlineData("<meta http-equiv=\"Content-Type\"><table></table>")]
    [InlineData("<style>td{}</style><table></table>")]
    public void A_table_of_html_is_refused_with_a_reason(string text) =>
        Assert.Equal(
            "It is a web page, whatever its name says: open it in Excel and save it as .xlsx or CSV.", Read("a.xls", text).Report.Files[0].Problem);

    [SharedTheory("cases/files")]
    [InlineData("exchanged.csv", 40, 0, 0, "easting and northing look exchanged")]
    [InlineData("sentinel-1-1.csv", 35, 5, 0, "stands for \"not known\"")]
    [InlineData("irish-grid.csv", 40, 0, 0, "are read as Irish Grid")]
    [InlineData("coarse-and-fine.csv", 60, 0, 0, "too coarsely for any pattern")]
    [InlineData("dms.csv", 40, 0, 0, "OSTN15")]
    [InlineData("wkt-WKT-header.csv", 40, 0, 0, "OSTN15")]
    [InlineData("hdr-pointxy.csv", 40, 0, 0, "OSTN15")]
    [InlineData("bng-crs-name.geojson", 40, 0, 0, "")]
    [InlineData("esri.json", 40, 0, 0, "OSTN15")]
    [InlineData("postcode-only.csv", 40, 0, 0, "40 rows have no position but a postcode")]
    [InlineData("dup-columns-2.csv", 40, 0, 0, "OSTN15")]
    public void Files_as_they_came_are_read(string name, int placed, int unplaced, int rejected, string note)
    {
        ReadReport report = IncidentFiles.Read([SharedData.Path("cases/files/" + name)], ReadOptions.Default).Report;
        Assert.Equal((placed, unplaced, rejected), (report.Placed, report.Unplaced, report.Rejected));
        // Metres of the National Grid are placed as they are: nothing is said of how degrees are.
        Assert.Equal(note.Length > 0, report.Notes.Any(said => said.Contains(note.Length > 0 ? note : "OSTN15", StringComparison.Ordinal)));
        Assert.DoesNotContain(report.Notes, said => said.Contains("keep the name", StringComparison.Ordinal) && name != "exchanged.csv");
    }

    private static string Collection(string crs, double x, double y) => FormattableString.Invariant(
        $$$"""{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"{{{crs}}}"}},"features":[{"type":"Feature","properties":{"id":"A"},"geometry":{"type":"Point","coordinates":[{{{x}}},{{{y}}}]}}]}""");

    private ReadResult Read(string name, string text) => IncidentFiles.Read([_folder.Write(name, text)], ReadOptions.Default);
}
