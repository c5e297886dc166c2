using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Hotspots.Desktop.Loading;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Desktop.Loading;

public sealed class LoadingTests
{
    private const string Header = "id,kind,time,longitude,latitude,town,street\n";
    private const string Row = "A1,tip,2024-05-01,-3.14,53.17,Mold,High Street\n";

    [Fact]
    public async Task Without_files_the_sample_is_loaded()
    {
        await using HostRun run = await HostRun.StartAsync(change: static options => options with { Files = [] });
        JsonElement dataset = await run.GetJsonAsync("/api/dataset");
        Assert.True(dataset.GetProperty("isSample").GetBoolean());
        Assert.Equal("county-lines.csv", dataset.GetProperty("name").GetString());
        Assert.True(dataset.GetProperty("placed").GetInt32() > 1000);
    }

    [Fact]
    public async Task The_columns_decode_to_what_was_loaded()
    {
        await using HostRun run = await HostRun.StartAsync(File.ReadAllText(Repository.Path("Hotspots.Tests", "Golden", "tiny.csv")));
        ColumnsDecoder columns = await ColumnsDecoder.OfAsync(run);
        JsonElement dataset = await run.GetJsonAsync("/api/dataset");
        Assert.Equal(
            [
                "easting", "northing", "minute", "span", "precision", "kind", "area", "town", "street", "reliance", "operation", "line", "drug",
                "grade", "basis",
            ],
            columns.Names);
        Assert.Equal(columns.Count, dataset.GetProperty("areas").EnumerateArray().Sum(static a => a.GetProperty("incidents").GetInt32()));
        // 2019-12-01T18:10 and 2019-11 on a London clock.
        long zero = new DateTime(2000, 1, 1).Ticks;
        Assert.Equal((new DateTime(2019, 12, 1, 18, 10, 0).Ticks - zero) / TimeSpan.TicksPerMinute, columns.Number("minute", 0));
        Assert.Equal(1, columns.Number("span", 0));
        Assert.Equal((new DateTime(2019, 11, 1).Ticks - zero) / TimeSpan.TicksPerMinute, columns.Number("minute", 9));
        Assert.Equal(30 * 1440, columns.Number("span", 9));
        Assert.Equal((0, 18, 5), (columns.Weekday(0), columns.Hour(0), columns.Precision[0]));
        int unknown = columns.Count - 1;
        Assert.Equal(
            (int.MinValue, 0, 0), ((int)columns.Number("minute", unknown), (int)columns.Number("span", unknown), columns.Precision[unknown]));
        for (int i = 0; i < columns.Count; i++)
        {
            JsonElement incident = await run.GetJsonAsync("/api/incident/" + i.ToString(CultureInfo.InvariantCulture));
            Assert.Equal(incident.GetProperty("easting").GetDouble(), columns.Number("easting", i), 0.1);
            Assert.Equal(incident.GetProperty("northing").GetDouble(), columns.Number("northing", i), 0.1);
            Assert.Equal(incident.GetProperty("kind").GetString(), columns.Text("kind", i));
            Assert.Equal(incident.GetProperty("area").GetString(), columns.Text("area", i));
            Assert.Equal(incident.GetProperty("grade").GetString(), columns.Text("grade", i));
            Dictionary<string, string> fields = incident.GetProperty("fields").EnumerateArray()
                .GroupBy(static f => f.GetProperty("role").GetString()!)
                    .ToDictionary(static g => g.Key, static g => g.First().GetProperty("value").GetString()!);
            foreach (string name in (string[])["town", "street", "operation", "line"])
                Assert.Equal(fields.GetValueOrDefault(name, ""), columns.Text(name, i));
        }
        Assert.Contains("cocaine; heroin", Enumerable.Range(0, columns.Count).Select(i => columns.Text("drug", i)));
        Assert.Equal(dataset.GetProperty("firstMinute").GetInt32(), Enumerable.Range(0, unknown - 3).Min(i => columns.Number("minute", i)));
    }

    [Fact]
    public async Task Files_replace_what_was_loaded_or_are_added_to_it()
    {
        await using HostRun run = await HostRun.StartAsync();
        await run.GetJsonAsync("/api/dataset");
        JsonElement added = await LoadAsync(run, "add", ("more.csv", Header + Row));
        Assert.Equal((2, 133), (added.GetProperty("version").GetInt32(), added.GetProperty("rows").GetInt32()));
        Assert.Equal("2 files", (await run.GetJsonAsync("/api/dataset")).GetProperty("name").GetString());
        JsonElement replaced = await LoadAsync(
            run, "replace", ("only.csv", Header + Row), ("two.csv", Header + "B,warrant,2024-05-02,-3.15,53.17,Mold,x\nC,tip,never,-3.1,53.2,,\n"));
        Assert.Equal(
            (3, 3, 2, 1),
            (replaced.GetProperty("version").GetInt32(), replaced.GetProperty("rows").GetInt32(), replaced.GetProperty("placed").GetInt32(),
                replaced.GetProperty("rejected").GetInt32()));
        JsonElement again = await LoadAsync(run, "add", ("more.csv", Header + Row.Replace("A1", "A2", StringComparison.Ordinal)));
        Assert.Equal(4, again.GetProperty("rows").GetInt32());
        JsonElement rejects = await run.GetJsonAsync("/api/rejects?from=0&count=10");
        Assert.Equal(
            ("two.csv", 3, "never"),
            (rejects.GetProperty("rows")[0].GetProperty("file").GetString(), rejects.GetProperty("rows")[0].GetProperty("line").GetInt32(),
                rejects.GetProperty("rows")[0].GetProperty("value").GetString()));
        using HttpResponseMessage file = await run.SendAsync(HttpMethod.Get, "/api/rejects.csv");
        Assert.Equal("rejects OFFICIAL-SENSITIVE.csv", file.Content.Headers.ContentDisposition?.FileNameStar);
        Assert.Contains(",\"never\",", await file.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(3, (await run.GetJsonAsync("/api/report")).GetProperty("files").GetArrayLength());
    }

    [Fact]
    public async Task What_is_replaced_leaves_nothing_on_the_disk_and_the_end_leaves_nothing_at_all()
    {
        HostRun run = await HostRun.StartAsync();
        string folder = run.Host.Folder;
        await LoadAsync(run, "replace", ("a.csv", Header + Row));
        Assert.Contains(run.Kept, static path => path.EndsWith("/a.csv", StringComparison.Ordinal));
        // One step back is kept, and no more.
        await LoadAsync(run, "replace", ("b.csv", Header + Row));
        Assert.Contains(run.Kept, static path => path.EndsWith("/a.csv", StringComparison.Ordinal));
        await LoadAsync(run, "replace", ("c.csv", Header + Row));
        Assert.DoesNotContain(run.Kept, static path => path.EndsWith("/a.csv", StringComparison.Ordinal));
        await run.DisposeAsync();
        Assert.False(Directory.Exists(folder));
    }

    [Theory]
    [InlineData("../../../escape.csv", "escape.csv")]
    [InlineData("..\\..\\escape.csv", "escape.csv")]
    [InlineData("/etc/passwd", "passwd")]
    [InlineData("C:\\Windows\\win.ini", "win.ini")]
    [InlineData("nul.csv", "_nul.csv")]
    [InlineData("..", "upload")]
    [InlineData("a:b|c?.csv", "a_b_c_.csv")]
    public async Task A_name_that_climbs_stays_where_it_belongs(string name, string kept)
    {
        await using HostRun run = await HostRun.StartAsync();
        await LoadAsync(run, "replace", (name, Header + Row));
        Assert.EndsWith("/0/" + kept, Assert.Single(run.Kept, static path => path.Contains('/', StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal(kept, (await run.GetJsonAsync("/api/dataset")).GetProperty("name").GetString());
    }

    [Fact]
    public async Task Columns_can_be_named_by_hand()
    {
        await using HostRun run = await HostRun.StartAsync();
        const string File = "wo,wieweit,was\n53.17,-3.14,tip\n";
        var form = new MultipartFormDataContent
        {
            { new StringContent("""{"latitude":"wo","longitude":"wieweit","kind":"was"}"""), "columns" },
            { new StringContent(File), "files", "fremd.csv" },
        };
        using HttpResponseMessage answer = await run.SendAsync(HttpMethod.Post, "/api/files?mode=replace&window=w", form);
        Assert.Equal(1, (await HostRun.ReadJsonAsync(answer)).GetProperty("placed").GetInt32());
        var wrong = new MultipartFormDataContent
        {
            { new StringContent("""{"latitude":"nowhere"}"""), "columns" }, { new StringContent(File), "files", "fremd.csv" }
        };
        using HttpResponseMessage refused = await run.SendAsync(HttpMethod.Post, "/api/files?mode=replace&window=w", wrong);
        Assert.Contains("nowhere", await HostRun.OneSentenceAsync(refused, HttpStatusCode.BadRequest), StringComparison.Ordinal);
        Assert.Equal(2, run.Host.Workspace.Current.Version);
    }

    [Fact]
    public async Task A_file_of_another_country_is_told_from_one_without_positions()
    {
        const string Head = "id,kind,time,latitude,longitude\n";
        await using HostRun memphis = await HostRun.StartAsync(
            Head + "1,burglary,2026-03-01 10:00,35.15,-90.05\n2,burglary,2026-03-02 10:00,35.12,-90.01\n");
        JsonElement dataset = await memphis.GetJsonAsync("/api/dataset");
        Assert.Equal([2, 0, 2], new[] { "outsideBritain", "placed", "rejected" }.Select(name => dataset.GetProperty(name).GetInt32()));
        await using HostRun nowhere = await HostRun.StartAsync(Head + "1,burglary,2026-03-01 10:00,,\n");
        dataset = await nowhere.GetJsonAsync("/api/dataset");
        Assert.Equal((0, 1), (Count("outsideBritain"), Count("unplaced")));

        int Count(string name) => dataset.GetProperty(name).GetInt32();
    }

    [Fact]
    public async Task What_cannot_be_loaded_leaves_what_was_there()
    {
        await using HostRun run = await HostRun.StartAsync();
        await run.GetJsonAsync("/api/dataset");
        using HttpResponseMessage empty = await run.UploadAsync("replace", ("empty.csv", ""));
        Assert.Contains("empty.csv", await HostRun.OneSentenceAsync(empty, HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        using HttpResponseMessage none = await run.UploadAsync("replace");
        await HostRun.OneSentenceAsync(none, HttpStatusCode.BadRequest);
        using HttpResponseMessage mode = await run.UploadAsync("steal", ("a.csv", Header + Row));
        await HostRun.OneSentenceAsync(mode, HttpStatusCode.BadRequest);
        Assert.Equal(1, run.Host.Workspace.Current.Version);
        Assert.DoesNotContain(run.Kept, static path => path.Contains('/', StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_cannot_be_opened_at_the_start_is_told_to_the_page()
    {
        await using HostRun run = await HostRun.StartAsync(csv: "");
        JsonElement dataset = await run.GetJsonAsync("/api/dataset");
        Assert.Equal((0, 0), (dataset.GetProperty("version").GetInt32(), dataset.GetProperty("rows").GetInt32()));
        Assert.Contains("first.csv", dataset.GetProperty("notes")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, dataset.GetProperty("bounds").ValueKind);
        Assert.Equal(0, (await ColumnsDecoder.OfAsync(run)).Count);
        await LoadAsync(run, "add", ("a.csv", Header + Row));
        Assert.Equal(1, (await run.GetJsonAsync("/api/dataset")).GetProperty("placed").GetInt32());
    }

    [Fact]
    public async Task Five_gigabytes_are_refused_before_they_are_sent()
    {
        await using HostRun run = await HostRun.StartAsync();
        string answer = await RawRequest.SendAsync(
            run.Root, "POST /api/files?mode=replace&window=w HTTP/1.1", $"Host: 127.0.0.1:{run.Root.Port}", "Cookie: " + run.Cookie,
            "Origin: " + run.Root.ToString().TrimEnd('/'), "Content-Type: multipart/form-data; boundary=x", "Content-Length: 5368709120");
        Assert.StartsWith("HTTP/1.1 413 ", answer, StringComparison.Ordinal);
        Assert.Contains("2 GB", answer, StringComparison.Ordinal);
        Assert.DoesNotContain(run.Kept, static path => path.Contains("/0/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_upload_that_does_not_say_its_length_is_cut_off_at_the_limit()
    {
        const int Limit = 100_000;
        await using HostRun run = await HostRun.StartAsync(change: static options => options with { UploadLimit = Limit });
        await run.GetJsonAsync("/api/dataset");
        using HttpClient page = HostRun.NewPage();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(run.Root, "/api/files?mode=replace&window=w"))
        {
            Content = new EndlessUpload(most: 20 * Limit),
        };
        request.Headers.Add("Cookie", run.Cookie);
        request.Headers.Add("Origin", run.Root.ToString().TrimEnd('/'));
        try
        {
            using HttpResponseMessage answer = await page.SendAsync(request);
            await HostRun.OneSentenceAsync(answer, HttpStatusCode.RequestEntityTooLarge);
        }
        catch (HttpRequestException)
        {
            // The host hung up while more was being sent: refused as well.
        }
        Assert.Equal(1, run.Host.Workspace.Current.Version);
        Assert.DoesNotContain(run.Kept, static path => path.Contains("endless", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_full_disk_is_noticed_before_it_is_full()
    {
        await using HostRun run = await HostRun.StartAsync(change: static options => options with { FreeSpace = static _ => 200L << 20 });
        using HttpResponseMessage answer = await run.UploadAsync("replace", ("a.csv", Header + Row));
        Assert.Contains("disk", await HostRun.OneSentenceAsync(answer, HttpStatusCode.InsufficientStorage), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_marking_that_was_given_is_on_everything()
    {
        await using HostRun run = await HostRun.StartAsync(change: static options => options with { Marking = "SECRET" });
        Assert.Equal("SECRET", (await run.GetJsonAsync("/api/dataset")).GetProperty("marking").GetString());
        Assert.Equal("SECRET", (await run.RunAsync()).GetProperty("marking").GetString());
    }

    [Fact]
    public void Leftovers_of_a_host_that_was_killed_are_cleared_and_those_of_the_living_are_not()
    {
        using var folder = new TemporaryFolder();
        using var living = new PrivateFolder(folder.Path, TimeProvider.System);
        string dead = Directory.CreateDirectory(folder.PathOf("hotspots-window-dead")).FullName;
        File.WriteAllText(Path.Combine(dead, "in-use"), "");
        string fresh = Directory.CreateDirectory(folder.PathOf("hotspots-window-fresh")).FullName;
        string strange = Directory.CreateDirectory(folder.PathOf("other")).FullName;
        using (var next = new PrivateFolder(folder.Path, TimeProvider.System))
        {
            Assert.False(Directory.Exists(dead));
            Assert.True(Directory.Exists(living.Path) && Directory.Exists(fresh) && Directory.Exists(strange) && Directory.Exists(next.Path));
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(next.Path));
        }
        using var later = new PrivateFolder(folder.Path, new FixedClock(DateTimeOffset.UtcNow.AddDays(2)));
        Assert.False(Directory.Exists(fresh));
        Assert.True(Directory.Exists(living.Path));
    }

    internal static async Task<JsonElement> LoadAsync(HostRun run, string mode, params (string Name, string Text)[] files)
    {
        await run.GetJsonAsync("/api/dataset");
        using HttpResponseMessage answer = await run.UploadAsync(mode, files);
        JsonElement json = await HostRun.ReadJsonAsync(answer);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, json.ToString());
        return json;
    }

    /// <summary>A file that goes on and on, in chunks.</summary>
    private sealed class EndlessUpload : HttpContent
    {
        private readonly long _most;

        public EndlessUpload(long most)
        {
            _most = most;
            Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=x");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync("--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"endless.csv\"\r\n\r\n"u8.ToArray());
            byte[] rows = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Row, 200)));
            for (long sent = 0; sent < _most; sent += rows.Length)
            {
                await stream.WriteAsync(rows);
                await stream.FlushAsync();
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
