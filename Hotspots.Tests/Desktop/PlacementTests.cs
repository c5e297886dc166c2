using System.Net;
using System.Text.Json;
using Hotspots.Tests.Cli;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Desktop;

public sealed class PlacementTests
{
    private static readonly string Tiny = File.ReadAllText(Repository.Path("Hotspots.Tests", "Golden", "tiny.csv"));

    [Fact]
    public async Task The_answer_holds_what_the_page_shows()
    {
        await using HostRun run = await HostRun.StartAsync();
        JsonElement answer = await PlaceAsync(run, """{"window":"w","teams":2,"reach":500,"unit":"m","objective":"coverage","fixed":[[323800.5,364000]],"spacing":100,"target":0.5,"patrolHours":4,"weights":"count","filters":{}}""");
        Assert.Equal((2, "coverage", "m"), (answer.GetProperty("teams").GetInt32(), answer.GetProperty("objective").GetString(), answer.GetProperty("unit").GetString()));
        Assert.Equal(132, answer.GetProperty("totalWeight").GetDouble());
        Assert.InRange(answer.GetProperty("bestShare").GetDouble(), answer.GetProperty("coveredShare").GetDouble(), 1);
        JsonElement[] sites = [.. answer.GetProperty("sites").EnumerateArray()];
        Assert.Equal([true, false], sites.Select(static s => s.GetProperty("locked").GetBoolean()));
        Assert.Equal(323800.5, sites[0].GetProperty("at")[0].GetDouble());
        Assert.All(sites, static s => Assert.Contains(s.GetProperty("area").GetString(), (string[])["Mold", "Buckley"]));
        Assert.Equal(answer.GetProperty("coveredShare").GetDouble(), sites.Sum(static s => s.GetProperty("gainShare").GetDouble()), 9);
        JsonElement[] curve = [.. answer.GetProperty("curve").EnumerateArray()];
        Assert.All(curve, static step => Assert.InRange(step.GetProperty("share").GetDouble(), 0, step.GetProperty("bound").GetDouble()));
        Assert.InRange(curve[^1].GetProperty("teams").GetInt32(), 5, 100);
        JsonElement patrol = answer.GetProperty("patrol");
        Assert.Equal(15 * patrol.GetProperty("visits").GetArrayLength(), patrol.GetProperty("visitMinutes").GetDouble());
        Assert.InRange(patrol.GetProperty("lengthMetres").GetDouble(), patrol.GetProperty("boundMetres").GetDouble() - 1, 120_000);
        Assert.EndsWith(".", answer.GetProperty("why").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--teams 2 --reach 600", """{"teams":2,"reach":600}""")]
    [InlineData("--teams 1 --reach 600 --weights evidence --area Mold", """{"teams":1,"reach":600,"weights":"evidence","filters":{"areas":["Mold"]}}""")]
    [InlineData("--teams 2 --objective median --patrol-hours 2 --week --control-days 1", """{"teams":2,"objective":"median","patrolHours":2,"controlDays":1}""")]
    [InlineData("--teams 2 --minutes 4 --speed 20 --detour 1.2 --spacing 300 --budget 2s", """{"teams":2,"reach":4,"unit":"minutes","speed":20,"detour":1.2,"spacing":300}""")]
    public async Task Window_and_command_line_give_the_same_layers(string options, string query)
    {
        using var folder = new TemporaryFolder();
        folder.Write("first.csv", Tiny);
        string[] budget = options.Contains("--budget", StringComparison.Ordinal) ? [] : ["--budget", "2s"];
        CommandLineRun line = CommandLineRun.Of(["place", folder.PathOf("first.csv"), "-o", folder.PathOf("out"), .. options.Split(' '), .. budget]);
        Assert.Equal("", line.Error);
        await using HostRun run = await HostRun.StartAsync(Tiny);
        await PlaceAsync(run, query[..^1] + ",\"window\":\"w\"}");
        foreach (string layer in (string[])["sites.geojson", "coverage.geojson", .. options.Contains("--week", StringComparison.Ordinal) ? ["patrol.geojson", "patrol-week.csv"] : Array.Empty<string>()])
        {
            using HttpResponseMessage answer = await run.SendAsync(HttpMethod.Get, $"/api/place/layers/{layer}?window=w");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(File.ReadAllText(Path.Combine(folder.PathOf("out"), layer)), await answer.Content.ReadAsStringAsync());
        }
        JsonElement theirs = await run.GetJsonAsync("/api/place/layers/placement.json?window=w");
        JsonElement ours = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.PathOf("out"), "placement.json"))).RootElement;
        Assert.All(
            ours.EnumerateObject().Where(static p => p.Name is not ("started" or "finished")),
            property => Assert.Equal(property.Value.ToString(), theirs.GetProperty(property.Name).ToString()));
    }

    [Theory]
    [InlineData("""{"teams":0}""")]
    [InlineData("""{"teams":2,"reach":0}""")]
    [InlineData("""{"teams":2,"unit":"miles"}""")]
    [InlineData("""{"teams":2,"unit":"minutes"}""")]
    [InlineData("""{"teams":2,"objective":"best"}""")]
    [InlineData("""{"teams":2,"fixed":[[1]]}""")]
    [InlineData("""{"teams":2,"fixed":[null]}""")]
    [InlineData("""{"teams":2,"fixed":[[-5,900000]]}""")]
    [InlineData("""{"teams":1,"fixed":[[323800,364000],[323900,364000]]}""")]
    [InlineData("""{"teams":2,"target":2}""")]
    [InlineData("""{"teams":2,"patrolHours":30}""")]
    [InlineData("""{"teams":2,"patrolHours":3,"controlDays":7}""")]
    [InlineData("""{"teams":2,"spacing":-1}""")]
    [InlineData("""{"filters":{}}""")]
    [InlineData("""{"teams":2,"filters":{"areas":["Atlantis"]}}""")]
    public async Task A_wish_that_cannot_be_met_is_one_sentence(string query)
    {
        await using HostRun run = await HostRun.StartAsync();
        using HttpResponseMessage answer = await run.PostAsync("/api/place", query);
        await HostRun.OneSentenceAsync(answer, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Layers_of_a_window_that_placed_nothing_are_refused()
    {
        await using HostRun run = await HostRun.StartAsync();
        using HttpResponseMessage none = await run.SendAsync(HttpMethod.Get, "/api/place/layers/sites.geojson?window=w");
        await HostRun.OneSentenceAsync(none, HttpStatusCode.Conflict);
        using HttpResponseMessage unknown = await run.SendAsync(HttpMethod.Get, "/api/place/layers/towns.geojson?window=w");
        await HostRun.OneSentenceAsync(unknown, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_later_wish_overtakes_the_earlier_one_of_its_window()
    {
        await using HostRun run = await HostRun.StartAsync(ManyIncidents.Csv(20_000));
        await run.RunAsync();
        HttpResponseMessage[] answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => run.PostAsync("/api/place", $$"""{"window":"mine","teams":5,"reach":{{700 + i}} }""")));
        Assert.Contains(answers, static a => a.StatusCode == HttpStatusCode.OK);
        HttpResponseMessage[] overtaken = [.. answers.Where(static a => a.StatusCode != HttpStatusCode.OK)];
        Assert.NotEmpty(overtaken);
        foreach (HttpResponseMessage answer in overtaken)
            Assert.Contains("overtaken", await HostRun.OneSentenceAsync(answer, HttpStatusCode.Conflict), StringComparison.Ordinal);
    }

    private static async Task<JsonElement> PlaceAsync(HostRun run, string query)
    {
        using HttpResponseMessage answer = await run.PostAsync("/api/place", query);
        JsonElement json = await HostRun.ReadJsonAsync(answer);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, json.ToString());
        return json;
    }
}
