using System.Net;
using System.Text.Json;
using Hotspots.Tests.Cli;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Desktop.Questions;

/// <summary>The host's answers to what an operation did: the same for a ground that is drawn, and a sentence for what is no question.</summary>
public sealed class EffectTests
{
    private const string Square = """[[[[322900,363900],[323900,363900],[323900,364900],[322900,364900],[322900,363900]]]]""";

    private static readonly string Sample = File.ReadAllText(Repository.Path("data", "county-lines.csv"));

    [Fact]
    public async Task A_drawn_ground_is_answered_and_saved()
    {
        await using HostRun run = await HostRun.StartAsync(Sample);
        string query = $$"""{"ground":{"name":"hotspot 1, High Street","outline":{{Square}}},"start":"2025-11-10","ring":200}""";
        using HttpResponseMessage answer = await run.PostAsync("/api/effect", query);
        JsonElement json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.True(answer.StatusCode == HttpStatusCode.OK, json.ToString());
        Assert.Equal("hotspot 1, High Street", json.GetProperty("operation").GetString());
        Assert.Equal(200, json.GetProperty("ringMetres").GetDouble());
        JsonElement[] places = [.. json.GetProperty("places").EnumerateArray()];
        Assert.Equal(["treated", "control", "ring", "ring of control"], places.Select(static place => place.GetProperty("role").GetString()));
        Assert.Equal(1, places[0].GetProperty("km2").GetDouble(), 6);
        // The last corner may be left out.
        using HttpResponseMessage open = await run.PostAsync(
            "/api/effect", query.Replace(",[322900,363900]]]]", "]]]", StringComparison.Ordinal));
        Assert.Equal(
            json.GetProperty("runId").GetString(),
            JsonDocument.Parse(await open.Content.ReadAsStringAsync()).RootElement.GetProperty("runId").GetString());
        using HttpResponseMessage saved = await run.PostAsync("/api/effect/layers/effect.json", query);
        JsonElement record = JsonDocument.Parse(await saved.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(json.GetProperty("runId").GetString(), record.GetProperty("runId").GetString());
        Assert.Equal(Sentences(json), Sentences(record));
    }

    [Fact]
    public async Task A_place_and_a_control_that_are_drawn_are_counted_as_those_of_files()
    {
        const string Control = "[[[[320900,363900],[321900,363900],[321900,364900],[320900,364900],[320900,363900]]]]";
        using var folder = new TemporaryFolder();
        folder.Write("first.csv", Sample);
        folder.Write("place.geojson", Polygons(Square));
        folder.Write("control.geojson", Polygons(Control));
        CommandLineRun line = CommandLineRun.Of(
        [
            "effect", folder.PathOf("first.csv"), "--treated", folder.PathOf("place.geojson"), "--control", folder.PathOf("control.geojson"),
            "--start", "2025-11-10", "-o", folder.PathOf("out"),
        ]);
        Assert.Equal("", line.Error);
        JsonElement record = JsonDocument.Parse(folder.Read("out/effect.json")).RootElement;
        await using HostRun run = await HostRun.StartAsync(Sample);
        string query = $$"""{"ground":{"name":"a","outline":{{Square}}},"control":{"name":"b","outline":{{Control}}},"start":"2025-11-10"}""";
        using HttpResponseMessage answer = await run.PostAsync("/api/effect", query);
        JsonElement json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.True(answer.StatusCode == HttpStatusCode.OK, json.ToString());
        Assert.Equal(Counts(record), Counts(json));
        Assert.Equal("b", json.GetProperty("controls")[0].GetProperty("name").GetString());
        // Another control is another question.
        using HttpResponseMessage other = await run.PostAsync("/api/effect", query.Replace("320900", "320800", StringComparison.Ordinal));
        Assert.NotEqual(
            json.GetProperty("runId").GetString(),
            JsonDocument.Parse(await other.Content.ReadAsStringAsync()).RootElement.GetProperty("runId").GetString());

        static string Polygons(string outline) => $$$"""
            {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:27700"}},"features":[{"type":"Feature","properties":{},
            "geometry":{"type":"MultiPolygon","coordinates":{{{outline}}}}}]}
            """;

        static IEnumerable<(int Before, int During)> Counts(JsonElement found) => found.GetProperty("places").EnumerateArray()
            .Select(static place => (place.GetProperty("before").GetInt32(), place.GetProperty("during").GetInt32()));
    }

    [Theory]
    [InlineData("""{}""", "Say where the operation was")]
    [InlineData("""{"operation":"Nobody"}""", "No incident is of the operation")]
    [InlineData("""{"operation":"Racer","ring":5}""", "takes a number of metres")]
    [InlineData("""{"operation":"Racer","start":"soon"}""", "is no period")]
    [InlineData("""{"operation":"Racer","ground":{"name":"x","outline":OUTLINE},"start":"2025-11-10"}""", "Say where the operation was")]
    [InlineData("""{"ground":{"name":"x","outline":OUTLINE}}""", "give its first day")]
    [InlineData("""{"ground":{"name":" ","outline":OUTLINE},"start":"2025-11-10"}""", "has no name")]
    [InlineData("""{"operation":"Racer","control":{"name":"x","outline":[]}}""", "The control is no area")]
    [InlineData("""{"operation":"Racer","control":{"name":" ","outline":OUTLINE}}""", "The control has no name")]
    [InlineData("""{"operation":"Racer","control":{"name":"b","outline":[[[[326000,362000],[330000,362000],[328000,366000]]]]}}""", "rings touch")]
    [InlineData("""{"ground":{"name":"x"},"start":"2025-11-10"}""", "no area")]
    [InlineData("""{"ground":{"name":"x","outline":[]},"start":"2025-11-10"}""", "no area")]
    [InlineData("""{"ground":{"name":"x","outline":[null]},"start":"2025-11-10"}""", "no area")]
    [InlineData("""{"ground":{"name":"x","outline":[[null]]},"start":"2025-11-10"}""", "no area")]
    [InlineData("""{"ground":{"name":"x","outline":[[[[1,2],[3,4]]]]},"start":"2025-11-10"}""", "no area")]
    [InlineData("""{"ground":{"name":"x","outline":[[[[1,2],[3,4],[5,6]]]]},"start":"2025-11-10"}""", "no area")]
    [InlineData("""{"ground":{"name":"x","outline":[[[[1,2],[3,4],null]]]},"start":"2025-11-10"}""", "no area")]
    [InlineData("""{"ground":{"name":"x","outline":[[[[1,2],[3,4],[5,1e9]]]]},"start":"2025-11-10"}""", "no area")]
    public async Task What_is_no_question_is_refused_in_a_sentence(string query, string words)
    {
        await using HostRun run = await HostRun.StartAsync(Sample);
        using HttpResponseMessage answer = await run.PostAsync("/api/effect", query.Replace("OUTLINE", Square, StringComparison.Ordinal));
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, text);
        Assert.Contains(words, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_another_name_is_not_there()
    {
        await using HostRun run = await HostRun.StartAsync(Sample);
        using HttpResponseMessage answer = await run.PostAsync("/api/effect/layers/run.json", """{"operation":"Racer"}""");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static string?[] Sentences(JsonElement answer) =>
        [.. answer.GetProperty("answer").EnumerateArray().Select(static sentence => sentence.GetString())];
}
