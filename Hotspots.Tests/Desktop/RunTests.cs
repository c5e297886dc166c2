using System.Net;
using System.Text.Json;
using Hotspots.Tests.Cli;
using Hotspots.Tests.Desktop.Loading;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Desktop;

public sealed class RunTests
{
    private static readonly string Tiny = File.ReadAllText(Repository.Path("Hotspots.Tests", "Golden", "tiny.csv"));

    [Fact]
    public async Task The_answer_holds_what_the_page_shows()
    {
        await using HostRun run = await HostRun.StartAsync();
        JsonElement answer =
            await run.RunAsync("""{"window":"w","methods":["dbscan"],"given":{"eps":90,"min-points":7},"weights":"evidence","filters":{}}""");
        Assert.Equal(132, answer.GetProperty("analysed").GetInt32());
        Assert.Equal("OFFICIAL-SENSITIVE", answer.GetProperty("marking").GetString());
        JsonElement spot = answer.GetProperty("hotspots")[0];
        Assert.Equal(1, spot.GetProperty("rank").GetInt32());
        Assert.Equal(spot.GetProperty("incidents").GetInt32(), spot.GetProperty("members").GetArrayLength());
        Assert.Equal(
            spot.GetProperty("incidents").GetInt32(), spot.GetProperty("kinds").EnumerateArray().Sum(static k => k.GetProperty("count").GetInt32()));
        Assert.Matches(
            @"^\d+ incidents \(\d+ tips, \d+ warrants?\) within [\d,.]+ (m²|km²) since \d{1,2} March 2024, found as clusters of close incidents\.$",
            spot.GetProperty("why").GetString());
        JsonElement ring = spot.GetProperty("outline")[0][0];
        Assert.Equal(ring[0].ToString(), ring[ring.GetArrayLength() - 1].ToString());
        Assert.All(ring.EnumerateArray(), at => Assert.Equal(Math.Round(at[0].GetDouble(), 1), at[0].GetDouble()));
        JsonElement parameter = answer.GetProperty("areas")[0].GetProperty("methods")[0].GetProperty("parameters")[0];
        Assert.Equal(
            ("eps", 90.0, "given"),
            (parameter.GetProperty("name").GetString(), parameter.GetProperty("value").GetDouble(), parameter.GetProperty("origin").GetString()));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("--eps 120 --min-points 4 --weights evidence", """{"given":{"eps":120,"min-points":4},"weights":"evidence"}""")]
    [InlineData("--kind tip --area Mold --min-points 3", """{"filters":{"kinds":["tip"],"areas":["Mold"]},"given":{"min-points":3}}""")]
    [InlineData("--operation Racer --min-points 3", """{"filters":{"operations":["Racer"]},"given":{"min-points":3}}""")]
    [InlineData(
        "--drug cocaine --line|the \"Mitch\" line --min-points 2",
        """{"filters":{"drugs":["cocaine"],"lines":["the \"Mitch\" line"]},"given":{"min-points":2}}""")]
    [InlineData(
        "--grade 2BP --hours 18-20 --weekday sun --weekday mon --weekday tue --min-points 2",
        """{"filters":{"grades":["2BP"],"hours":[18,19,20],"weekdays":[0,1,2]},"given":{"min-points":2}}""")]
    [InlineData(
        "--from 2019-12-01T18:10 --to 2019-12-05T18:14 --min-points 2", """{"filters":{"from":10475650,"to":10481414},"given":{"min-points":2}}""")]
    public async Task Host_and_command_line_give_the_same_bytes(string options, string query)
    {
        using var folder = new TemporaryFolder();
        folder.Write("first.csv", Tiny);
        string[] words = [.. options.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(static word => word.Split('|'))];
        // A line's name has blanks in it.
        string text = string.Join(' ', words).Replace("--line the \"Mitch\" line", "", StringComparison.Ordinal);
        string[] plain =
        [
            .. text.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            .. options.Contains("--line", StringComparison.Ordinal) ? ["--line", "the \"Mitch\" line"] : Array.Empty<string>()
        ];
        CommandLineRun line = CommandLineRun.Of(["run", folder.PathOf("first.csv"), "-o", folder.PathOf("out"), .. plain]);
        Assert.Equal("", line.Error);
        await using HostRun run = await HostRun.StartAsync(Tiny);
        using HttpResponseMessage record = await run.PostAsync("/api/export/run.json", query.Length == 0 ? "{}" : query);
        JsonElement theirs = await HostRun.ReadJsonAsync(record),
            ours = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.PathOf("out"), "run.json"))).RootElement;
        string[] timeless = [.. ours.EnumerateObject().Select(static p => p.Name).Where(static name => name is not ("started" or "finished"))];
        Assert.All(timeless, name => Assert.Equal(ours.GetProperty(name).ToString(), theirs.GetProperty(name).ToString()));
        foreach (string layer in (string[])["hotspots.geojson", "areas.geojson", "incidents.geojson"])
        {
            using HttpResponseMessage answer = await run.PostAsync("/api/export/" + layer, query.Length == 0 ? "{}" : query);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(File.ReadAllText(Path.Combine(folder.PathOf("out"), layer)), await answer.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task Every_filter_keeps_what_a_page_would_keep_by_the_columns()
    {
        await using HostRun run = await HostRun.StartAsync(Tiny);
        ColumnsDecoder columns = await ColumnsDecoder.OfAsync(run);
        (string Query, Func<int, bool> Passes)[] filters =
        [
            ("""{"kinds":["tip"]}""", i => columns.Text("kind", i) == "tip"),
            ("""{"kinds":["seizure","warrant"],"areas":["Mold"]}""",
                i => columns.Text("kind", i) is "seizure" or "warrant" && columns.Text("area", i) == "Mold"),
            ("""{"operations":["Racer"]}""", i => columns.Text("operation", i) == "Racer"),
            ("""{"operations":[""]}""", i => columns.Text("operation", i).Length == 0),
            ("""{"drugs":["heroin"]}""", i => columns.Text("drug", i).Split("; ").Contains("heroin")),
            ("""{"drugs":["cocaine"]}""", i => columns.Text("drug", i).Split("; ").Contains("cocaine")),
            ("""{"grades":["3CC","1AP"]}""", i => columns.Text("grade", i) is "3CC" or "1AP"),
            ("""{"weekdays":[6,0]}""", i => columns.Precision[i] >= 4 && columns.Weekday(i) is 6 or 0 && columns.Precision[i] >= 4),
            ("""{"hours":[18,21]}""", i => columns.Precision[i] >= 5 && columns.Hour(i) is 18 or 21 && columns.Precision[i] >= 5),
            ("""{"from":10431360,"to":10478879}""", i => columns.Overlaps(i, 10431360, 10478879)),
            ("""{"to":10431359}""", i => columns.Overlaps(i, int.MinValue, 10431359)),
        ];
        foreach ((string query, Func<int, bool> passes) in filters)
        {
            int expected = Enumerable.Range(0, columns.Count).Count(passes);
            Assert.InRange(expected, 1, columns.Count - 1);
            JsonElement answer = await run.RunAsync($$"""{"filters":{{query}}}""");
            Assert.True(expected == answer.GetProperty("analysed").GetInt32(), query);
        }
    }

    [Theory]
    [InlineData("""{"methods":["magic"]}""")]
    [InlineData("""{"weights":"heavy"}""")]
    [InlineData("""{"given":{"eps":-1}}""")]
    [InlineData("""{"given":{"eps":"x"}}""")]
    [InlineData("""{"filters":{"kinds":["raid"]}}""")]
    [InlineData("""{"filters":{"areas":["Atlantis"]}}""")]
    [InlineData("""{"filters":{"hours":[24]}}""")]
    [InlineData("""{"filters":{"weekdays":[-1]}}""")]
    [InlineData("""{"filters":{"from":-2147483648}}""")]
    [InlineData("""{"filters":{"from":10,"to":5}}""")]
    [InlineData("""{"filters":{"lines":["x"]}}""")]
    [InlineData("""{"filters":7}""")]
    [InlineData("""{"filters" """)]
    public async Task A_wish_that_cannot_be_met_is_one_sentence(string query)
    {
        await using HostRun run = await HostRun.StartAsync();
        using HttpResponseMessage answer = await run.PostAsync("/api/run", query);
        await HostRun.OneSentenceAsync(answer, HttpStatusCode.BadRequest);
        using HttpResponseMessage export = await run.PostAsync("/api/export/hotspots.geojson", query);
        await HostRun.OneSentenceAsync(export, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_query_of_files_that_were_replaced_is_refused()
    {
        await using HostRun run = await HostRun.StartAsync();
        await run.GetJsonAsync("/api/dataset");
        using HttpContent old = run.Query("{}");
        using HttpResponseMessage upload = await run.UploadAsync("replace", ("other.csv", Tiny));
        Assert.Equal(HttpStatusCode.OK, upload.StatusCode);
        using HttpResponseMessage answer = await run.SendAsync(HttpMethod.Post, "/api/run", old);
        await HostRun.OneSentenceAsync(answer, HttpStatusCode.Conflict);
        using HttpResponseMessage columns = await run.SendAsync(HttpMethod.Get, "/api/incidents?version=1");
        await HostRun.OneSentenceAsync(columns, HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_later_run_overtakes_the_earlier_one_of_its_window_and_no_other()
    {
        await using HostRun run = await HostRun.StartAsync(ManyIncidents.Csv(60_000));
        await run.GetJsonAsync("/api/dataset");
        int version = run.Host.Workspace.Current.Version;
        Task<HttpResponseMessage> other = run.PostAsync("/api/run", """{"window":"other","given":{"eps":400,"min-points":5}}""");
        // Each later query of the window cuts off the one before it; some may have been done by then.
        Task<HttpResponseMessage>[] mine =
        [
            .. Enumerable.Range(0, 8).Select(i => run.PostAsync("/api/run", $$"""{"window":"mine","given":{"min-points":5,"eps":{{300 + i}} } }"""))
        ];
        HttpResponseMessage[] answers = await Task.WhenAll(mine);
        Assert.Contains(answers, static a => a.StatusCode == HttpStatusCode.OK);
        HttpResponseMessage[] overtaken = [.. answers.Where(static a => a.StatusCode != HttpStatusCode.OK)];
        Assert.NotEmpty(overtaken);
        foreach (HttpResponseMessage answer in overtaken)
            Assert.Contains("overtaken", await HostRun.OneSentenceAsync(answer, HttpStatusCode.Conflict), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await other).StatusCode);
        Assert.Equal(version, run.Host.Workspace.Current.Version);
    }

    [Fact]
    public async Task The_same_query_is_worked_out_once()
    {
        await using HostRun run = await HostRun.StartAsync();
        JsonElement first = await run.RunAsync("""{"given":{"eps":77}}"""), again = await run.RunAsync("""{"given":{"eps":77},"window":"another"}""");
        // The time it took is the time of the one working out.
        Assert.Equal(first.ToString(), again.ToString());
    }

    [Fact]
    public async Task The_catalogue_is_told_whole()
    {
        await using HostRun run = await HostRun.StartAsync();
        JsonElement methods = await run.GetJsonAsync("/api/methods");
        Assert.Equal(
            Core.Analysis.AnalysisCatalog.All.Select(static m => m.Name),
            methods.EnumerateArray().Select(static m => m.GetProperty("name").GetString()!));
    }

    [Fact]
    public async Task Every_preset_of_weights_is_told_and_can_be_asked_for()
    {
        await using HostRun run = await HostRun.StartAsync();
        JsonElement[] presets = [.. (await run.GetJsonAsync("/api/weights")).EnumerateArray()];
        Assert.Equal(["count", "evidence", "grade"], presets.Select(static p => p.GetProperty("name").GetString()));
        foreach (JsonElement preset in presets)
        {
            Assert.NotEqual("", preset.GetProperty("title").GetString());
            Assert.EndsWith(".", preset.GetProperty("effect").GetString(), StringComparison.Ordinal);
            // What is told of the weights is what they are: the heaviest hotspot weighs what its kinds do.
            JsonElement answer =
                await run.RunAsync($$"""{"given":{"eps":90,"min-points":7},"weights":"{{preset.GetProperty("name").GetString()}}"}""");
            JsonElement spot = answer.GetProperty("hotspots")[0];
            double weight = spot.GetProperty("kinds").EnumerateArray().Sum(kind =>
                kind.GetProperty("count").GetInt32() * (
                    preset.GetProperty("weights").TryGetProperty(kind.GetProperty("name").GetString()!, out JsonElement of) ? of
                    : preset.GetProperty("otherwise")).GetDouble() * Ungraded(preset, kind.GetProperty("name").GetString()!));
            Assert.Equal(weight, spot.GetProperty("weight").GetDouble());
        }
        // The numbers in the sentence are the numbers of the table.
        JsonElement evidence = presets[1];
        Assert.All(
            evidence.GetProperty("weights").EnumerateObject(),
            kind => Assert.Matches($@"\b{kind.Name}\b[^.,]* {kind.Value.GetDouble():0}\b", evidence.GetProperty("effect").GetString()));

        // A tip without a grade counts as one of a source that is untested and of intelligence that is not known.
        static double Ungraded(JsonElement preset, string kind) =>
            kind == "tip" ? Factor(preset.GetProperty("sources"), "2") * Factor(preset.GetProperty("intelligence"), "D") : 1;

        static double Factor(JsonElement part, string code) => part.TryGetProperty(code, out JsonElement factor) ? factor.GetDouble() : 1;
    }
}
