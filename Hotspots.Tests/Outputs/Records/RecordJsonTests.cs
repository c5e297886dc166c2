using System.Text;
using System.Text.Json;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Outputs.Records;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Outputs.Records;

public sealed class RecordJsonTests
{
    [Fact]
    public void The_record_has_camel_case_names_and_says_who_chose_a_parameter()
    {
        string text = Text(stream => RunRecordJson.Write(TestRun.Make().Record, stream));
        using JsonDocument record = JsonDocument.Parse(text);
        Assert.Equal(
            [
                "runId", "version", "libraries", "started", "finished", "marking", "profile", "inputs", "rows", "placed", "unplaced", "rejected",
                "choices", "analysed", "method", "methods", "areas", "hotspots", "notes", "files",
            ],
            record.RootElement.EnumerateObject().Select(p => p.Name));
        JsonElement area = record.RootElement.GetProperty("areas")[0];
        Assert.Equal(["name", "incidents", "clusters", "noise", "parameters", "methods"], area.EnumerateObject().Select(p => p.Name));
        JsonElement parameter = area.GetProperty("parameters")[0];
        Assert.Equal(["name", "value", "unit", "origin", "reason"], parameter.EnumerateObject().Select(p => p.Name));
        Assert.Equal(75.5, parameter.GetProperty("value").GetDouble());
        Assert.Equal("derived", parameter.GetProperty("origin").GetString());
        Assert.Equal(2, record.RootElement.GetProperty("hotspots").GetInt32());
        Assert.Equal(["name", "bytes", "sha256"], record.RootElement.GetProperty("inputs")[0].EnumerateObject().Select(p => p.Name));
        Assert.Equal(["a", "b"], record.RootElement.GetProperty("libraries").EnumerateObject().Select(p => p.Name));
        Assert.Contains("\"started\": \"2026-01-02T03:04:05+00:00\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_has_what_scripts_ask_for()
    {
        ReadReport report = TestRows.Report(IncidentTable.Empty) with
        {
            Files =
            [
                new FileReport
                {
                    Name = "a.zip/b.csv", Format = "CSV", Placed = 3, Unplaced = 2, Rejected = 1,
                    Columns = [new ColumnReading("Crime type", ColumnRole.Kind), new ColumnReading("LSOA", ColumnRole.Attribute)]
                },
                new FileReport { Name = "c.bin", Format = "", Problem = "It is not a file of incidents." },
            ],
            Reasons = [new NameCount("Latitude: a latitude", 1)],
            Kinds = [new NameCount("tip", 4), new NameCount("raid \"x\"", 1)],
            Strays = 1,
            StrayRows = [new RowSource(0, 17)],
            First = TestRows.Month(2018, 10),
            Last = TestRows.Day(2019, 2, 3),
            Precisions = [0, 0, 0, 4, 1, 0, 0],
            Bounds = (GeoPoint.FromLonLat(-3.5, 51), GeoPoint.FromLonLat(1.25, 53.1234567)),
            Notes = ["Positions are snapped."],
        };
        string text = Text(stream => ReadReportJson.Write(report, "OFFICIAL", stream));
        using JsonDocument json = JsonDocument.Parse(text);
        JsonElement root = json.RootElement;
        Assert.Equal((6, 3, 2, 1), (Number("rows"), Number("placed"), Number("unplaced"), Number("rejected")));
        Assert.Equal(1, root.GetProperty("reasons").GetProperty("Latitude: a latitude").GetInt32());
        Assert.Equal(1, root.GetProperty("kinds").GetProperty("raid \"x\"").GetInt32());
        Assert.Equal("2018-10", root.GetProperty("first").GetString());
        Assert.Equal("2019-02-03", root.GetProperty("last").GetString());
        Assert.Equal([-3.5, 51, 1.25, 53.1234567], root.GetProperty("boundsWgs84").EnumerateArray().Select(n => n.GetDouble()));
        Assert.Equal("kind", root.GetProperty("files")[0].GetProperty("columns")[0].GetProperty("role").GetString());
        Assert.Equal("It is not a file of incidents.", root.GetProperty("files")[1].GetProperty("problem").GetString());
        Assert.Equal("a.zip/b.csv", root.GetProperty("strayRows")[0].GetProperty("file").GetString());
        Assert.Equal(
            "{\"month\":4,\"day\":1}",
            root.GetProperty("precisions").GetRawText().Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal));
        foreach (string name in new[] { "duplicateRows", "duplicateIds", "incidents", "strays", "swapped", "zero", "positions", "notes", "inputs" })
            Assert.True(root.TryGetProperty(name, out _), name);

        int Number(string name) => root.GetProperty(name).GetInt32();
    }

    [Fact]
    public void A_report_of_nothing_has_neither_dates_nor_bounds()
    {
        using JsonDocument json = JsonDocument.Parse(Text(stream => ReadReportJson.Write(TestRows.Report(IncidentTable.Empty), "OFFICIAL", stream)));
        foreach (string name in new[] { "first", "last", "boundsWgs84" })
            Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty(name).ValueKind);
    }

    private static string Text(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
