using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Hotspots.Tests.Cli;

namespace Hotspots.Tests.Desktop.Loading;

/// <summary>Files are looked at before anything is done with them, counted once, taken out again, and every change can be taken back.</summary>
public sealed class StageTests
{
    private const string Odd = "ref,what,X1,Y1\nQ1,burglary,617500,214900\nQ2,burglary,617510,214910\n";

    [Fact]
    public async Task A_look_says_what_would_come_of_it_and_changes_nothing()
    {
        await using HostRun run = await HostRun.StartAsync();
        JsonElement look = await StageAsync(run, "odd.csv", Odd);
        Assert.Equal((2, 0, 2), (Whole(look, "rows"), Whole(look, "placed"), Whole(look, "unplaced")));
        Assert.Contains("No column of odd.csv says where", look.GetProperty("problem").GetString(), StringComparison.Ordinal);
        JsonElement file = look.GetProperty("files")[0];
        Assert.Equal(
            ["ref", "what", "X1", "Y1"], file.GetProperty("columns").EnumerateArray().Select(static c => c.GetProperty("header").GetString()));
        Assert.Equal(
            ["Q1", "burglary", "617500", "214900"], file.GetProperty("firstRows")[0].EnumerateArray().Select(static cell => cell.GetString()));
        // What cannot be shown is not put in place of what can.
        using (HttpResponseMessage refused = await SendAsync(run, $"/api/stages/{Text(look, "stage")}/load?window=w", new { mode = "replace" }))
            await HostRun.OneSentenceAsync(refused, HttpStatusCode.UnprocessableEntity);
        Assert.Equal(1, run.Host.Workspace.Current.Version);
        Assert.Equal(132, run.Host.Workspace.Current.Read.Placed.Count);

        look = await StageAsync(run, "odd.csv", Odd);
        object columns = new Dictionary<string, object> { ["0"] = new { easting = "X1", northing = "Y1" } };
        JsonElement again = await PostAsync(run, $"/api/stages/{Text(look, "stage")}/look?window=w", new { columns });
        Assert.Equal((2, ""), (Whole(again, "placed"), Text(again, "problem")));
        JsonElement loaded = await PostAsync(run, $"/api/stages/{Text(look, "stage")}/load?window=w", new { mode = "replace", columns });
        Assert.Equal((2, 2), (Whole(loaded, "version"), Whole(loaded, "placed")));
        using HttpResponseMessage spent = await SendAsync(run, $"/api/stages/{Text(look, "stage")}/look", new { columns });
        await HostRun.OneSentenceAsync(spent, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_same_file_twice_is_told_and_counted_once_unless_it_is_wished()
    {
        await using HostRun run = await HostRun.StartAsync();
        JsonElement look = await StageAsync(run, "first.csv", SampleIncidents.Csv());
        Assert.Equal(132, Whole(look, "repeated"));
        JsonElement once = await PostAsync(run, $"/api/stages/{Text(look, "stage")}/load?window=w", new { mode = "add" });
        Assert.Equal((132, 132), (Whole(once, "placed"), Whole(once, "repeated")));
        JsonElement dataset = await run.GetJsonAsync("/api/dataset");
        Assert.Equal(["first.csv", "first (2).csv"], dataset.GetProperty("inputs").EnumerateArray().Select(static name => name.GetString()));

        using (HttpResponseMessage removed = await run.SendAsync(HttpMethod.Delete, "/api/files/1?version=2&window=w"))
            Assert.Equal(132, Whole(await HostRun.ReadJsonAsync(removed), "rows"));
        look = await StageAsync(run, "first.csv", SampleIncidents.Csv());
        JsonElement twice = await PostAsync(run, $"/api/stages/{Text(look, "stage")}/load?window=w", new { mode = "add", repeats = "count" });
        Assert.Equal((264, 0), (Whole(twice, "placed"), Whole(twice, "repeated")));
    }

    [Fact]
    public async Task Every_change_can_be_taken_back_and_made_again()
    {
        await using HostRun run = await HostRun.StartAsync();
        using (HttpResponseMessage nothing = await run.SendAsync(HttpMethod.Post, "/api/files/undo?window=w"))
            await HostRun.OneSentenceAsync(nothing, HttpStatusCode.Conflict);
        await LoadingTests.LoadAsync(run, "replace", ("b.csv", SampleIncidents.Csv("burglary")));
        Assert.Equal(("OFFICIAL", "first.csv"), (run.Host.Workspace.Current.Marking, Text(await run.GetJsonAsync("/api/dataset"), "before")));
        await UndoAsync(run);
        Assert.Equal(("first.csv", "OFFICIAL-SENSITIVE"), (Text(await run.GetJsonAsync("/api/dataset"), "name"), run.Host.Workspace.Current.Marking));
        await UndoAsync(run);
        Assert.Equal("b.csv", Text(await run.GetJsonAsync("/api/dataset"), "name"));
        Assert.Equal(5, run.Host.Workspace.Current.Version + 1);
    }

    [Fact]
    public async Task Columns_of_an_added_file_leave_the_others_and_the_marking_alone()
    {
        await using HostRun run = await HostRun.StartAsync();
        await LoadingTests.LoadAsync(run, "add", ("odd.csv", Odd));
        Assert.Equal(132, run.Host.Workspace.Current.Read.Placed.Count);
        using HttpResponseMessage answer = await run.SendAsync(
            HttpMethod.Put, "/api/files/1/columns?version=2&window=w", JsonContent.Create(new { easting = "X1", northing = "Y1" }));
        Assert.Equal(134, Whole(await HostRun.ReadJsonAsync(answer), "placed"));
        Assert.Equal("OFFICIAL-SENSITIVE", run.Host.Workspace.Current.Marking);
        // The number was of an earlier version.
        using HttpResponseMessage late = await run.SendAsync(HttpMethod.Delete, "/api/files/1?version=2&window=w");
        await HostRun.OneSentenceAsync(late, HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_marking_is_chosen_and_does_not_fall_by_a_file()
    {
        await using HostRun run = await HostRun.StartAsync(SampleIncidents.Csv("burglary"));
        Assert.Equal("OFFICIAL", run.Host.Workspace.Current.Marking);
        using (HttpResponseMessage marked =
            await run.SendAsync(HttpMethod.Put, "/api/marking?window=w", JsonContent.Create(new { marking = "SECRET" })))
            Assert.Equal(HttpStatusCode.OK, marked.StatusCode);
        Assert.Equal("SECRET", Text(await run.RunAsync(), "marking"));
        JsonElement look = await StageAsync(run, "tips.csv", "id,kind,easting,northing\n1,tip,617500,214900\n");
        Assert.Equal(("OFFICIAL-SENSITIVE", "SECRET"), (Text(look, "marking"), Text(look, "markingIfAdded")));
        await PostAsync(run, $"/api/stages/{Text(look, "stage")}/load?window=w", new { mode = "add", marking = "OFFICIAL" });
        Assert.Equal("SECRET", run.Host.Workspace.Current.Marking);
        using HttpResponseMessage blank = await run.SendAsync(HttpMethod.Put, "/api/marking?window=w", JsonContent.Create(new { marking = " " }));
        await HostRun.OneSentenceAsync(blank, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_marking_that_is_chosen_when_files_are_loaded_is_theirs_if_it_is_the_higher_one()
    {
        await using HostRun run = await HostRun.StartAsync();
        foreach ((string chosen, string marking) in ((string, string)[])[("SECRET", "SECRET"), ("OFFICIAL", "OFFICIAL-SENSITIVE")])
        {
            JsonElement look = await StageAsync(run, "tips.csv", "id,kind,easting,northing\n1,tip,617500,214900\n");
            await PostAsync(run, $"/api/stages/{Text(look, "stage")}/load?window=w", new { mode = "replace", marking = chosen });
            Assert.Equal(marking, run.Host.Workspace.Current.Marking);
        }
    }

    [Fact]
    public async Task What_is_added_hides_no_word_that_the_marking_follows_from()
    {
        const string Head = "id,kind,easting,northing,log\n";
        await using HostRun run = await HostRun.StartAsync(Head + "1,burglary,617500,214900,Intel log 5x5x5\n");
        Assert.Equal("OFFICIAL-SENSITIVE", run.Host.Workspace.Current.Marking);
        // So many different texts that a column of them is taken for free text, which is not looked through.
        string many = string.Concat(Enumerable.Range(0, 5_000).Select(static i => $"b{i},burglary,617500,214900,text {i}\n"));
        JsonElement look = await StageAsync(run, "many.csv", Head + many);
        Assert.Equal(("OFFICIAL", "OFFICIAL-SENSITIVE"), (Text(look, "marking"), Text(look, "markingIfAdded")));
        await PostAsync(run, $"/api/stages/{Text(look, "stage")}/load?window=w", new { mode = "add" });
        Assert.Equal("OFFICIAL-SENSITIVE", run.Host.Workspace.Current.Marking);
    }

    [Fact]
    public async Task Files_that_nobody_loads_go_from_the_disk()
    {
        await using HostRun run = await HostRun.StartAsync();
        JsonElement look = await StageAsync(run, "odd.csv", Odd);
        Assert.Contains(run.Kept, static path => path.EndsWith("/odd.csv", StringComparison.Ordinal));
        using (HttpResponseMessage dropped = await run.SendAsync(HttpMethod.Delete, "/api/stages/" + Text(look, "stage")))
            Assert.Equal(HttpStatusCode.NoContent, dropped.StatusCode);
        Assert.DoesNotContain(run.Kept, static path => path.Contains("odd", StringComparison.Ordinal));
        for (int i = 0; i < Hotspots.Desktop.Loading.Stages.Most + 2; i++)
            await StageAsync(run, "odd.csv", Odd);
        Assert.Equal(Hotspots.Desktop.Loading.Stages.Most, run.Kept.Count(static path => path.EndsWith("/odd.csv", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Whoever_loads_the_window_of_an_earlier_start_reads_a_page()
    {
        await using HostRun run = await HostRun.StartAsync();
        using HttpClient page = HostRun.NewPage();
        page.DefaultRequestHeaders.Add("Accept", "text/html,application/xhtml+xml");
        using HttpResponseMessage answer = await page.GetAsync(run.Root);
        Assert.Equal((HttpStatusCode.Forbidden, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        string text = await answer.Content.ReadAsStringAsync();
        Assert.Contains("start Hotspots again", text, StringComparison.Ordinal);
        Assert.DoesNotContain("{", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_view_is_given_once_its_last_words_have_come()
    {
        await using HostRun run = await HostRun.StartAsync();
        const string key = "0123456789abcdef-0123_4567";
        await PutAsync("first", 1);
        Task<JsonElement> asked = run.GetJsonAsync($"/api/views/{key}?turn=2");
        await PutAsync("second", 2);
        Assert.Equal("second", Text(await asked, "view"));
        // What overtakes nothing is not kept.
        await PutAsync("late", 1);
        Assert.Equal("second", Text(await run.GetJsonAsync($"/api/views/{key}?turn=2"), "view"));

        async Task PutAsync(string view, int turn)
        {
            using HttpResponseMessage kept = await run.SendAsync(HttpMethod.Put, $"/api/views/{key}", JsonContent.Create(new { view, turn }));
            Assert.Equal(HttpStatusCode.NoContent, kept.StatusCode);
        }
    }

    private static int Whole(JsonElement json, string name) => json.GetProperty(name).GetInt32();

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    private static async Task UndoAsync(HostRun run)
    {
        using HttpResponseMessage answer = await run.SendAsync(HttpMethod.Post, "/api/files/undo?window=w");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static async Task<JsonElement> StageAsync(HostRun run, string name, string text)
    {
        var form = new MultipartFormDataContent { { new StringContent(text), "files", name } };
        using HttpResponseMessage answer = await run.SendAsync(HttpMethod.Post, "/api/stages?mode=add&window=w", form);
        JsonElement json = await HostRun.ReadJsonAsync(answer);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, json.ToString());
        return json;
    }

    private static async Task<JsonElement> PostAsync(HostRun run, string path, object body)
    {
        using HttpResponseMessage answer = await SendAsync(run, path, body);
        JsonElement json = await HostRun.ReadJsonAsync(answer);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, json.ToString());
        return json;
    }

    private static Task<HttpResponseMessage> SendAsync(HostRun run, string path, object body) =>
        run.SendAsync(HttpMethod.Post, path, JsonContent.Create(body));
}
