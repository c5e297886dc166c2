using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Hotspots.Benchmarks.Releases;
using Hotspots.Core.Files.Ledger;
using Hotspots.Core.Model.Releases;
using Hotspots.Core.Model.Spatial;
using Hotspots.Tests.Cli;
using Hotspots.Tests.Support;
using MadeUp = Hotspots.Tests.Runs.Releases.ReleaseDesk;

namespace Hotspots.Tests.Desktop.Questions;

/// <summary>Layers for others from the host: tried without a trace, entered once, and the very files of the command line.</summary>
public sealed class ReleaseTests : IDisposable
{
    private const string Council = "Tendring District Council";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Ledger => _folder.PathOf("ledger.sqlite");

    [Fact]
    public async Task Window_and_command_line_write_the_same_bytes_and_enter_the_same()
    {
        string csv = Town(2019), file = _folder.Write("first.csv", csv), uprn = _folder.Write("uprn.csv", new ReleaseTown(600).Addresses());
        CommandLineRun line = CommandLineRun.Of(
            "release", file, "--profile", "partner", "--to", Council, "--period", "2019-02..2019-04", "--kind", "seizure", "--kind", "tip",
            "--addresses", uprn, "--ledger", _folder.PathOf("line.sqlite"), "--format", "geojson", "--format", "csv", "--format", "gpkg",
            "-o", _folder.PathOf("out"));
        Assert.Equal("", line.Error);
        await using HostRun run = await StartAsync(csv, new StandingClock());
        string key = await UploadAsync(run, uprn);
        JsonElement tried = await TryAsync(run, Wish(
            ",\"period\":\"2019-02..2019-04\",\"filters\":{\"kinds\":[\"seizure\",\"tip\"]},\"addresses\":\"" + key + "\""));
        (string name, Dictionary<string, byte[]> files) = await WriteAsync(run, tried);
        Assert.Equal("counts-OFFICIAL-SENSITIVE-2020-03-01-Tendring-District-Council.zip", name);
        string[] wanted = [.. Directory.GetFiles(_folder.PathOf("out")).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
        Assert.Equal(wanted, files.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(wanted, tried.GetProperty("files").EnumerateArray().Select(static one => one.GetString()!).Order(StringComparer.Ordinal));
        Assert.Equal(6, wanted.Length);
        Assert.All(wanted, one => Assert.True(
            File.ReadAllBytes(Path.Combine(_folder.PathOf("out"), one)).AsSpan().SequenceEqual(files[one]),
            one + " differs from the command line's"));
        LedgerState ours = ReleaseLedger.Read(Ledger), theirs = ReleaseLedger.Read(_folder.PathOf("line.sqlite"));
        Assert.Equal(theirs.Truth, ours.Truth);
        LedgerRelease entered = Assert.Single(ours.Releases), other = Assert.Single(theirs.Releases);
        Assert.True(entered.IsPlaced);
        Assert.Equal(other.Told.Select(static one => (one.Key, one.Value.Length)), entered.Told.Select(static one => (one.Key, one.Value.Length)));
        Assert.All(other.Told, told => Assert.Equal(told.Value, entered.Told[told.Key]));
        Assert.Equal(FilesIn(_folder.PathOf("line.sqlite")), FilesIn(Ledger));
    }

    [Fact]
    public async Task Trying_writes_nothing_and_enters_nothing_and_tells_no_count_that_does_not_go_out()
    {
        await using HostRun run = await StartAsync(Town(2019));
        string[] kept = run.Kept;
        JsonElement first = await TryAsync(run, Wish()), second = await TryAsync(run, Wish());
        Assert.False(File.Exists(Ledger));
        Assert.Equal(kept, run.Kept);
        Assert.NotEqual(first.GetProperty("key").GetString(), second.GetProperty("key").GetString());
        Assert.Equal(first.GetProperty("runId").GetString(), second.GetProperty("runId").GetString());
        Assert.Equal(("partner", Council, 5, 1), (
            first.GetProperty("profile").GetString(), first.GetProperty("recipient").GetString(), first.GetProperty("threshold").GetInt32(),
            first.GetProperty("roundedTo").GetInt32()));
        Assert.StartsWith("This layer was attacked before it was written", first.GetProperty("summary")[0].GetString(), StringComparison.Ordinal);
        Assert.Contains("attack", first.GetProperty("steps").EnumerateArray().Select(static step => step.GetProperty("name").GetString()));
        JsonElement[] periods = [.. first.GetProperty("periods").EnumerateArray()];
        Assert.Equal("January 2019", periods[0].GetProperty("words").GetString());
        Assert.Equal(5, periods.Length);
        int cells = first.GetProperty("cells").GetArrayLength(), hidden = 0;
        foreach (JsonElement period in periods)
        {
            JsonElement[] counts = [.. period.GetProperty("counts").EnumerateArray()];
            Assert.Equal(cells, counts.Length);
            hidden += counts.Count(static one => one.ValueKind == JsonValueKind.Null);
            Assert.DoesNotContain(counts, static one => one.ValueKind == JsonValueKind.Number && one.GetInt32() is > 0 and < 5);
        }
        Assert.True(hidden > 0);
        // What is put right of a cell is a place in it.
        foreach (JsonElement cell in first.GetProperty("cells").EnumerateArray())
        {
            JsonElement[] ring = [.. cell.GetProperty("outline")[0][0].EnumerateArray()];
            double north = cell.GetProperty("at")[1].GetDouble();
            Assert.InRange(north, ring.Min(static at => at[1].GetDouble()), ring.Max(static at => at[1].GetDouble()));
        }
    }

    [Fact]
    public async Task A_layer_is_entered_once_however_often_it_is_asked_for()
    {
        await using HostRun run = await StartAsync(Town(2019));
        JsonElement tried = await TryAsync(run, Wish());
        await WriteAsync(run, tried);
        using HttpResponseMessage again = await PostWriteAsync(run, tried);
        Assert.StartsWith("This layer is written already", await HostRun.OneSentenceAsync(again, HttpStatusCode.Conflict), StringComparison.Ordinal);
        Assert.Single(ReleaseLedger.Read(Ledger).Releases);
        // Tried again it is told in the same words.
        JsonElement repeated = await TryAsync(run, Wish());
        Assert.Equal(tried.GetProperty("periods").ToString(), repeated.GetProperty("periods").ToString());
        Assert.Contains("in the same words", repeated.GetProperty("summary")[0].GetString(), StringComparison.Ordinal);
        using HttpResponseMessage unknown = await run.PostAsync("/api/release/write", """{"key":"0123"}""");
        await HostRun.OneSentenceAsync(unknown, HttpStatusCode.Conflict);
        using HttpResponseMessage none = await run.PostAsync("/api/release/write", "{}");
        await HostRun.OneSentenceAsync(none, HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_second_layer_of_the_same_ground_is_refused_until_it_is_tried_together_with_the_first()
    {
        await using HostRun run = await StartAsync(Town(2019));
        JsonElement first = await TryAsync(run, Wish(window: "a"));
        JsonElement second = await TryAsync(run, Wish(",\"filters\":{\"kinds\":[\"seizure\"]}", "b"));
        await WriteAsync(run, first);
        using HttpResponseMessage refused = await PostWriteAsync(run, second);
        string sentence = await HostRun.OneSentenceAsync(refused, HttpStatusCode.BadRequest);
        Assert.Equal(
            "Another layer was entered into the ledger meanwhile, so that this one is not proved against it: run it again. Nothing was written.",
            sentence);
        Assert.Single(ReleaseLedger.Read(Ledger).Releases);
        JsonElement together = await TryAsync(run, Wish(",\"filters\":{\"kinds\":[\"seizure\"]}", "b"));
        Assert.Contains(
            "Attacked together with 1 earlier layer", StepOf(together, "earlier layers"), StringComparison.Ordinal);
        // What the first told with tips and the second would tell without them would tell the tips.
        Assert.NotEqual(second.GetProperty("periods").ToString(), together.GetProperty("periods").ToString());
        await WriteAsync(run, together);
        Assert.Equal(2, ReleaseLedger.Read(Ledger).Releases.Count);
    }

    [Fact]
    public async Task What_cannot_be_handed_over_is_refused_in_the_words_of_the_window()
    {
        await using HostRun run = await StartAsync(Town(2019));
        await Refused(Wish(to: ""), "Say to whom it is handed over with “To”, such as “To” \"Tendring");
        await Refused(Wish(to: "Nobody"), "Say which ground the layer covers with “Only within”: most");
        await Refused(Wish().Replace("partner", "friends", StringComparison.Ordinal), "“For whom” takes partner or public");
        await Refused(Wish(",\"period\":\"2019-07\""), "No month is whole in the files, or in the “Months” asked for");
        await Refused(Wish(",\"filters\":{\"kinds\":[\"tip\"]}"), "A layer of tips alone is never handed over");
        await Refused(
            Wish(",\"filters\":{\"operations\":[\"Racer\"]}"),
            "A layer that is handed over is chosen by “Only within”, “Kinds” and “Months”");
        await Refused(Wish(",\"addresses\":\"0123\""), "The file of addresses is not here any more: choose it again in Export.");
        await Refused(Wish(",\"filters\":{\"boundary\":\"area.geojson\"}"), "\"area.geojson\" is no ward");
        Assert.False(File.Exists(Ledger));

        async Task Refused(string wish, string sentence)
        {
            using HttpResponseMessage answer = await run.PostAsync("/api/release/try", wish);
            Assert.StartsWith(sentence, await HostRun.OneSentenceAsync(answer, HttpStatusCode.BadRequest), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_live_operation_keeps_a_layer_from_the_public_until_a_day_that_is_named()
    {
        string csv = Town(2019, "burglary").Replace("northing\n", "northing,operation\n", StringComparison.Ordinal)
            .Replace(".0\n", ".0,\n", StringComparison.Ordinal) + "seizure,2020-02-20,617100,214100,Racer\n";
        await using HostRun run = await StartAsync(csv, new StandingClock());
        using HttpResponseMessage answer = await run.PostAsync(
            "/api/release/try", Wish().Replace("partner", "public", StringComparison.Ordinal));
        Assert.Equal(
            "Not written: the last incident of operation Racer in the files is of 20 February 2020, less than 90 days ago; wait until 20 May 2020.",
            await HostRun.OneSentenceAsync(answer, HttpStatusCode.BadRequest));
        using HttpResponseMessage named = await run.PostAsync("/api/release/try", Wish(to: "Tendring Racer"));
        Assert.StartsWith("“To” holds Racer", await HostRun.OneSentenceAsync(named, HttpStatusCode.BadRequest), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_cut_off_on_its_way_counts_as_given_and_is_given_again_in_the_same_words()
    {
        await using HostRun run = await StartAsync(Town(2019));
        JsonElement tried = await TryAsync(run, Wish());
        using (var leaving = new CancellationTokenSource())
        using (HttpResponseMessage answer = await run.PostAsync("/api/release/write", Key(tried), leaving.Token))
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            // Before the first byte is here, the ledger knows of it.
            Assert.Single(ReleaseLedger.Read(Ledger).Releases);
            await using Stream stream = await answer.Content.ReadAsStreamAsync();
            await stream.ReadExactlyAsync(new byte[100]);
            await leaving.CancelAsync();
        }
        JsonElement again = await TryAsync(run, Wish());
        Assert.Equal(tried.GetProperty("periods").ToString(), again.GetProperty("periods").ToString());
        await WriteAsync(run, again);
        LedgerState ledger = ReleaseLedger.Read(Ledger);
        Assert.Equal(2, ledger.Releases.Count);
        Assert.True(ledger.Releases[1].IsPlaced);
        Assert.Empty(ledger.Releases[1].Told);
    }

    [Fact]
    public async Task What_was_tried_of_other_files_or_under_another_marking_is_not_written()
    {
        await using HostRun run = await StartAsync(Town(2019));
        JsonElement tried = await TryAsync(run, Wish());
        Assert.Equal("OFFICIAL-SENSITIVE", tried.GetProperty("marking").GetString());
        using (HttpResponseMessage marked = await run.SendAsync(
            HttpMethod.Put, "/api/marking?window=w", new StringContent("""{"marking":"SECRET"}""", Encoding.UTF8, "application/json")))
            Assert.Equal(HttpStatusCode.OK, marked.StatusCode);
        using HttpResponseMessage refused = await PostWriteAsync(run, tried);
        await HostRun.OneSentenceAsync(refused, HttpStatusCode.Conflict);
        Assert.False(File.Exists(Ledger));
        (string name, Dictionary<string, byte[]> files) = await WriteAsync(run, await TryAsync(run, Wish()));
        Assert.StartsWith("counts-SECRET-", name, StringComparison.Ordinal);
        Assert.All(files, static file => Assert.Contains(
            "SECRET", file.Key == "release.json" ? Encoding.UTF8.GetString(file.Value) : file.Key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_later_wish_of_a_window_overtakes_the_earlier_one()
    {
        await using HostRun run = await StartAsync(Town(2019));
        Task<HttpResponseMessage>[] wishes =
            [.. Enumerable.Range(1, 6).Select(i => run.PostAsync("/api/release/try", Wish($",\"period\":\"2019-01..2019-0{(i < 5 ? i : 5)}\"")))];
        HttpResponseMessage[] answers = await Task.WhenAll(wishes);
        Assert.All(answers, static answer => Assert.True(
            answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Conflict, answer.StatusCode.ToString()));
        Assert.Contains(answers, static answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Contains(answers, static answer => answer.StatusCode == HttpStatusCode.Conflict);
        foreach (HttpResponseMessage answer in answers)
            answer.Dispose();
    }

    [Fact]
    public async Task The_profiles_are_the_hosts_own()
    {
        await using HostRun run = await StartAsync(Town(2019));
        JsonElement profiles = await run.GetJsonAsync("/api/release/profiles");
        Assert.Equal(ReleaseRules.Profiles, profiles.EnumerateArray().Select(static one => one.GetProperty("name").GetString()));
        Assert.All(profiles.EnumerateArray(), static profile => Assert.Equal(
            ReleaseRules.Of(profile.GetProperty("name").GetString()!).Values,
            profile.GetProperty("rules").EnumerateArray().Select(static rule => rule.GetProperty("value").GetInt32())));
    }

    private Task<HostRun> StartAsync(string csv, TimeProvider? clock = null) =>
        HostRun.StartAsync(csv, options => options with { Ledger = Ledger }, clock);

    /// <summary>A town on the ground of Tendring, from January to May, and a few incidents far from it.</summary>
    private static string Town(int year, params string[] kinds)
    {
        using var desk = new MadeUp(600);
        // Each month seven and two tips in one place, and two in another.
        IEnumerable<TownIncident> far = Enumerable.Range(0, 5 * 11).Select(i => new TownIncident(
            kinds.Length > 0 ? kinds[0] : i % 11 is 7 or 8 ? "tip" : "seizure", new DateOnly(year, 1 + i / 11, 9),
            i % 11 < 9 ? new GridPoint(610_500, 231_500) : new GridPoint(626_000, 232_300)));
        return ReleaseTown.Csv(desk.Scattered(71, 60, kinds.Length > 0 ? kinds : ["tip", "seizure"]).Select(
            one => one with { Day = one.Day.AddYears(year - one.Day.Year) }).Concat(far));
    }

    /// <summary>Stands at the moment of the command line in these tests.</summary>
    private sealed class StandingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => CommandLineRun.Now;
    }

    private static string Wish(string more = "", string window = "w", string to = Council) =>
        $$"""{"window":"{{window}}","profile":"partner","to":"{{to}}"{{more}}}""";

    private static async Task<JsonElement> TryAsync(HostRun run, string wish)
    {
        using HttpResponseMessage answer = await run.PostAsync("/api/release/try", wish);
        JsonElement json = await HostRun.ReadJsonAsync(answer);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, json.ToString());
        return json;
    }

    private static string Key(JsonElement tried) => $$"""{"key":"{{tried.GetProperty("key").GetString()}}"}""";

    private static Task<HttpResponseMessage> PostWriteAsync(HostRun run, JsonElement tried) => run.PostAsync("/api/release/write", Key(tried));

    private static async Task<(string Name, Dictionary<string, byte[]> Files)> WriteAsync(HostRun run, JsonElement tried)
    {
        using HttpResponseMessage answer = await PostWriteAsync(run, tried);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        Assert.Equal("application/zip", answer.Content.Headers.ContentType?.MediaType);
        using var archive = new ZipArchive(await answer.Content.ReadAsStreamAsync(), ZipArchiveMode.Read);
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            using var bytes = new MemoryStream();
            await using Stream stream = entry.Open();
            await stream.CopyToAsync(bytes);
            files.Add(entry.FullName, bytes.ToArray());
        }
        return (answer.Content.Headers.ContentDisposition!.FileNameStar!, files);
    }

    private static async Task<string> UploadAsync(HostRun run, string path)
    {
        using var form = new MultipartFormDataContent();
        var part = new ByteArrayContent(await File.ReadAllBytesAsync(path));
        part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "\"files\"", FileName = "\"uprn.csv\"" };
        form.Add(part);
        using HttpResponseMessage answer = await run.SendAsync(HttpMethod.Post, "/api/release/files", form);
        return (await HostRun.ReadJsonAsync(answer)).GetProperty("key").GetString()!;
    }

    private static string StepOf(JsonElement tried, string name) => tried.GetProperty("steps").EnumerateArray()
        .Single(step => step.GetProperty("name").GetString() == name).GetProperty("words").GetString()!;

    private static string[] FilesIn(string ledger)
    {
        using var known = new LedgerDatabase(ledger, mayMake: false);
        return [.. known.Query("SELECT name, sha256 FROM file ORDER BY name").Select(static row => $"{row.Text(0)} {row.Text(1)}")];
    }
}
