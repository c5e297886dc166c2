using System.Net;
using System.Text.Json;
using Hotspots.Tests.Cli;
using Hotspots.Tests.Runs.Tonight;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Desktop.Questions;

/// <summary>What the host answers of now, of change, of when and of whether the map holds: the same as the command line, and in its words.</summary>
public sealed class QuestionTests
{
    private const string Periods = "\"before\":\"2026-05-06..2026-06-02\",\"after\":\"2026-06-03..2026-06-30\"";

    private static readonly string Csv = Made();

    [Fact]
    public async Task Now_is_of_the_run_that_is_listed()
    {
        await using HostRun run = await HostRun.StartAsync(Csv);
        JsonElement listed = await run.RunAsync(), now = await AskAsync(run, "/api/now", $$"""{{{Periods}},"fromHour":22,"untilHour":5,"weeks":4}""");
        Assert.Equal(listed.GetProperty("runId").GetString(), now.GetProperty("runId").GetString());
        JsonElement[] places = [.. now.GetProperty("changes").GetProperty("places").EnumerateArray()];
        Assert.Equal(
            listed.GetProperty("hotspots").EnumerateArray().Select(static spot => spot.GetProperty("name").GetString()),
            places.Select(static place => place.GetProperty("name").GetString()));
        string[] verdicts = ["more", "fewer", "as before", "too few"];
        Assert.All(places, place => Assert.Contains(place.GetProperty("verdict").GetString(), verdicts));
        // The clock of the host goes on, and the data do not.
        Assert.Contains("30 June 2026", now.GetProperty("tonight").GetProperty("span").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(now.GetProperty("tonight").GetProperty("places").EnumerateArray());
    }

    [Fact]
    public async Task The_one_is_answered_where_the_other_cannot_be()
    {
        await using HostRun run = await HostRun.StartAsync(Csv);
        JsonElement now = await AskAsync(run, "/api/now", """{"before":"2011","after":"2010","fromHour":22,"untilHour":5,"weeks":99}""");
        Assert.EndsWith(".", now.GetProperty("noChanges").GetString(), StringComparison.Ordinal);
        Assert.EndsWith(".", now.GetProperty("noTonight").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Window_and_command_line_write_the_same_changes()
    {
        using var folder = new TemporaryFolder();
        folder.Write("first.csv", Csv);
        CommandLineRun line = CommandLineRun.Of(
        [
            "change", folder.PathOf("first.csv"), "-o", folder.PathOf("out"), "--before", "2026-05-06..2026-06-02",
            "--after", "2026-06-03..2026-06-30",
        ]);
        Assert.Equal("", line.Error);
        await using HostRun run = await HostRun.StartAsync(Csv);
        foreach (string name in (string[])["change.geojson", "change.csv"])
        {
            using HttpResponseMessage answer = await run.PostAsync($"/api/change/layers/{name}", $"{{{Periods}}}");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(File.ReadAllText(Path.Combine(folder.PathOf("out"), name)), await answer.Content.ReadAsStringAsync());
        }
        // The filters' own limits of time do not count: the periods are such.
        JsonElement change = await AskAsync(run, "/api/change", $$$"""{{{{Periods}}},"filters":{"from":0,"to":1}}""");
        using JsonDocument record = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.PathOf("out"), "change.json")));
        Assert.Equal(Sentences(record.RootElement), Sentences(change));
        Assert.Equal(
            record.RootElement.GetProperty("hotspots").EnumerateArray().Select(static spot => spot.GetProperty("name").GetString()),
            change.GetProperty("hotspots").EnumerateArray().Select(static spot => spot.GetProperty("name").GetString()));
        Assert.All(change.GetProperty("hotspots").EnumerateArray(), static spot => Assert.NotEmpty(spot.GetProperty("outline").EnumerateArray()));
    }

    [Fact]
    public async Task A_shift_is_ranked_as_on_the_command_line_and_counted_by_its_hours()
    {
        const string Night = "\"filters\":{\"shift\":\"night\"}", Hours = "\"filters\":{\"hours\":[23,0,1,2,3,4,5,6]}";
        using var folder = new TemporaryFolder();
        folder.Write("first.csv", Csv);
        CommandLineRun line = CommandLineRun.Of(["run", folder.PathOf("first.csv"), "-o", folder.PathOf("out"), "--shift", "night"]);
        Assert.Equal("", line.Error);
        await using HostRun run = await HostRun.StartAsync(Csv);
        using HttpResponseMessage layer = await run.PostAsync("/api/export/hotspots.geojson", $"{{{Night}}}");
        Assert.Equal(File.ReadAllText(Path.Combine(folder.PathOf("out"), "hotspots.geojson")), await layer.Content.ReadAsStringAsync());
        JsonElement shift = await AskAsync(run, "/api/change", $"{{{Periods},{Night}}}");
        Assert.Equal(Sentences(await AskAsync(run, "/api/change", $"{{{Periods},{Hours}}}")), Sentences(shift));
        JsonElement now = await AskAsync(run, "/api/now", $$"""{{{Periods}},{{Night}},"fromHour":23,"untilHour":7,"weeks":4}""");
        Assert.NotEmpty(now.GetProperty("tonight").GetProperty("places").EnumerateArray());
        Assert.NotEmpty(now.GetProperty("changes").GetProperty("places").EnumerateArray());
    }

    [Fact]
    public async Task When_and_whether_it_holds_are_said_in_the_words_of_the_command_line()
    {
        using var folder = new TemporaryFolder();
        folder.Write("first.csv", Csv);
        Assert.Equal("", CommandLineRun.Of(["when", folder.PathOf("first.csv"), "-o", folder.PathOf("when"), "--group", "hotspot"]).Error);
        Assert.Equal("", CommandLineRun.Of(["backtest", folder.PathOf("first.csv"), "-o", folder.PathOf("test"), "--flag", "2cells"]).Error);
        await using HostRun run = await HostRun.StartAsync(Csv);
        JsonElement when = await AskAsync(run, "/api/when", """{"group":"hotspot"}""");
        JsonElement test = await AskAsync(run, "/api/backtest", """{"flag":"2cells"}""");
        using JsonDocument times = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.PathOf("when"), "when.json")));
        using JsonDocument record = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.PathOf("test"), "backtest.json")));
        Assert.Equal(
            times.RootElement.GetProperty("groups").EnumerateArray().Select(static one => one.GetProperty("answer").GetString()),
            when.GetProperty("groups").EnumerateArray().Select(static one => one.GetProperty("answer").GetString()));
        Assert.Equal(Sentences(record.RootElement), Sentences(test));
        Assert.Equal(0.045, test.GetProperty("asked").GetDouble(), 9);
        using HttpResponseMessage table = await run.PostAsync("/api/backtest/layers/backtest.csv", """{"flag":"2cells"}""");
        Assert.Equal(File.ReadAllText(Path.Combine(folder.PathOf("test"), "backtest.csv")), await table.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/api/change", """{"after":"June"}""", HttpStatusCode.BadRequest)]
    [InlineData("/api/change", """{"before":"2027","after":"2026"}""", HttpStatusCode.BadRequest)]
    [InlineData("/api/run", """{"filters":{"shift":"noon"}}""", HttpStatusCode.BadRequest)]
    [InlineData("/api/run", """{"filters":{"shift":"night","hours":[3]}}""", HttpStatusCode.BadRequest)]
    [InlineData("/api/change", """{"filters":{"shift":"noon"}}""", HttpStatusCode.BadRequest)]
    [InlineData("/api/when", """{"group":"street"}""", HttpStatusCode.BadRequest)]
    [InlineData("/api/when", """{"shifts":"early"}""", HttpStatusCode.BadRequest)]
    [InlineData("/api/backtest", """{"flag":"0km2"}""", HttpStatusCode.BadRequest)]
    [InlineData("/api/change/layers/run.json", "{}", HttpStatusCode.NotFound)]
    [InlineData("/api/backtest/layers/change.csv", "{}", HttpStatusCode.NotFound)]
    public async Task What_cannot_be_answered_is_refused_in_one_sentence(string path, string query, HttpStatusCode status)
    {
        await using HostRun run = await HostRun.StartAsync(Csv);
        using HttpResponseMessage answer = await run.PostAsync(path, query);
        await HostRun.OneSentenceAsync(answer, status);
    }

    private static IEnumerable<string?> Sentences(JsonElement found) =>
        found.GetProperty("answer").EnumerateArray().Select(static sentence => sentence.GetString());

    private static async Task<JsonElement> AskAsync(HostRun run, string path, string query)
    {
        using HttpResponseMessage answer = await run.PostAsync(path, query);
        JsonElement json = await HostRun.ReadJsonAsync(answer);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, json.ToString());
        return json;
    }

    private static string Made()
    {
        MadeNights made = new MadeNights().WithAfternoons();
        for (int i = 0; i < 28; i++)
            made.Add(0, i, "23:10").Add(1, i, "22:40").Add(1, 28 + i, "22:40");
        // Ground enough for a test.
        for (int i = 0; i < 40; i++)
            made.Row(1, $"2026-0{1 + i % 6}-11T12:{i:00}");
        return made.Csv;
    }
}
