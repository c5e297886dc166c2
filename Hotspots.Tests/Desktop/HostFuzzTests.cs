using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Hotspots.Tests.Desktop;

/// <summary>Whatever JSON, name or chunk a program sends in place of the page: one sentence, and never a fault of the host.</summary>
public sealed class HostFuzzTests
{
    private const string LongName = "漢";

    private static readonly (string Method, string Path, string Body)[] Sound =
    [
        ("POST", "/api/run", """
            {"window":"w","version":1,"filters":{"kinds":["tip"],"areas":[],"operations":[],"lines":[],"drugs":[],"grades":[],"from":null,"to":null,"weekdays":[1],"hours":[3]},
            "methods":["dbscan"],"given":{"eps":100},"cases":[],"controls":[],"weights":"count"}
            """),
        ("POST", "/api/export/hotspots.geojson",
            """{"version":1,"filters":{"kinds":["tip"]},"methods":["dbscan"],"given":{},"cases":[],"controls":[],"weights":"count"}"""),
        ("POST", "/api/place", """
            {"window":"w","version":1,"filters":{"kinds":["tip"]},"methods":["dbscan"],"given":{},"weights":"count","teams":1,"reach":1500,"unit":"m","speed":30,"detour":1.3,
            "objective":"coverage","fixed":[[617400,214900]],"spacing":0,"target":null,"patrolHours":0,"controlDays":2}
            """),
        ("POST", "/api/release/try",
            """{"window":"w","version":1,"profile":"partner","to":"Flintshire","period":"2024-05..","filters":{"kinds":["tip"]}}"""),
        ("POST", "/api/release/write", """{"key":"0123456789"}"""),
        ("POST", "/api/tiles", """{"path":"/no/such.mbtiles"}"""),
        ("PUT", "/api/tile-server", """{"url":"https://tiles.example/{z}","capabilities":false}"""),
        ("POST", "/api/views", """{"view":"at=1,2,3"}"""),
        ("PUT", "/api/views/0123456789abcdef0123456789", """{"view":"at=1,2,3"}"""),
        ("PUT", "/api/settings", """{"name":"tile-file","value":"x"}"""),
    ];

    /// <summary>What may stand anywhere in place of what is meant to.</summary>
    private static readonly string[] Odd =
    [
        "null", "true", "0", "-1", "1e999", "-1e308", "2147483648", "1.5", "\"\"", "\"\\u0000\"", "\"\\ud800\"", "\"../../etc/passwd\"", "[]",
        "[null]", "[[]]", "[\"\"]", "[99]", "[-1]",
        "[1e400]", "{}", "{\"\":null}", "{\"nothing.of.it\":1}", "{\"eps\":1e999}", "{\"eps\":-1}", "{\"eps\":null}", "{\"dbscan.eps\":0}",
        "[\"no such thing\"]", "\"no such thing\"",
    ];

    [Fact]
    public async Task Every_part_of_every_request_may_be_odd()
    {
        await using HostRun run = await HostRun.StartAsync();
        var faults = new List<string>();
        int sent = 0;
        foreach ((string method, string path, string body) in Sound)
        {
            foreach (string odd in Odd)
            {
                foreach (string text in Replaced(body, odd))
                {
                    sent++;
                    await TryAsync(run, method, path, text, faults);
                }
            }
        }
        Assert.True(sent > 900, $"{sent} requests");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        // It still works.
        await run.RunAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("\"\"")]
    [InlineData("{\"version\":1}{\"version\":1}")]
    [InlineData("{\"version\":1,\"filters\":{\"kinds\":[\"\ud800\"]}}")]
    public async Task What_is_no_JSON_of_this_form_is_one_sentence(string body)
    {
        await using HostRun run = await HostRun.StartAsync();
        var faults = new List<string>();
        foreach ((string method, string path, string _) in Sound)
            await TryAsync(run, method, path, body, faults);
        await TryAsync(run, "POST", "/api/run", string.Concat(Enumerable.Repeat("[", 5000)), faults);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Theory]
    [InlineData("{\"time\":null}")]
    [InlineData("{\"\":\"x\"}")]
    [InlineData("{\"no such role\":\"id\"}")]
    [InlineData("{\"time\":\"no such header\"}")]
    [InlineData("{\"time\":1}")]
    [InlineData("null")]
    [InlineData("[")]
    [InlineData("{\"time\":\"\\ud800\"}")]
    public async Task Odd_columns_are_one_sentence_and_what_is_loaded_stays(string columns)
    {
        await using HostRun run = await HostRun.StartAsync();
        using var form = new MultipartFormDataContent { { new StringContent(columns), "columns" } };
        using var file = new ByteArrayContent(Encoding.UTF8.GetBytes(Cli.SampleIncidents.Csv()));
        file.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "\"files\"", FileName = "\"a.csv\"" };
        form.Add(file);
        using HttpResponseMessage answer = await run.SendAsync(HttpMethod.Post, "/api/files?mode=replace&window=w", form);
        if (columns == "null")
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        else
            await HostRun.OneSentenceAsync(answer, HttpStatusCode.BadRequest);
        Assert.Equal(columns == "null" ? 2 : 1, run.Host.Workspace.Current.Version);
    }

    [Theory]
    [InlineData(LongName, 110, ".csv")]
    [InlineData("\U0001F5FA", 200, ".csv")]
    [InlineData("a", 5000, ".csv")]
    [InlineData("b.", 300, "csv")]
    public async Task A_name_of_any_length_and_script_is_kept(string letter, int times, string ending)
    {
        await using HostRun run = await HostRun.StartAsync();
        string name = string.Concat(Enumerable.Repeat(letter, times)) + ending;
        using HttpResponseMessage answer = await run.UploadAsync("replace", (name, Cli.SampleIncidents.Csv()));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        string kept = Assert.Single(run.Kept, static path => path.EndsWith(".csv", StringComparison.Ordinal));
        Assert.InRange(Encoding.UTF8.GetByteCount(Path.GetFileName(kept)), 10, 255);
        Assert.DoesNotContain('\uFFFD', kept);
    }

    [Theory]
    [InlineData("/api/run", "application/json")]
    [InlineData("/api/place", "application/json")]
    [InlineData("/api/files?mode=replace&window=w", "multipart/form-data; boundary=x")]
    public async Task A_bad_chunk_is_one_sentence(string path, string type)
    {
        await using HostRun run = await HostRun.StartAsync();
        string answer = await RawRequest.SendAsync(
            run.Root, $"POST {path} HTTP/1.1", $"Host: 127.0.0.1:{run.Root.Port.ToString(CultureInfo.InvariantCulture)}", "Cookie: " + run.Cookie,
            "Origin: " + run.Root.GetLeftPart(UriPartial.Authority), "Content-Type: " + type, "Transfer-Encoding: chunked", "", "zz", "{}");
        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("fault of the program", answer, StringComparison.Ordinal);
    }

    private static async Task TryAsync(HostRun run, string method, string path, string body, List<string> faults)
    {
        using var content = new ByteArrayContent(new UTF8Encoding(false, throwOnInvalidBytes: false).GetBytes(body));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using HttpResponseMessage answer = await run.SendAsync(new HttpMethod(method), path, content);
        string text = await answer.Content.ReadAsStringAsync();
        if ((int)answer.StatusCode >= 500 || text.Contains("fault of the program", StringComparison.Ordinal)
            || (!answer.IsSuccessStatusCode && !text.TrimEnd().EndsWith(".\"}", StringComparison.Ordinal)))
            faults.Add($"{method} {path} {body}\n  {(int)answer.StatusCode} {text}");
    }

    /// <summary>The body with each of its values, one after another, replaced; and with it as a whole.</summary>
    private static IEnumerable<string> Replaced(string body, string odd)
    {
        yield return odd;
        const string Mark = "@@@";
        foreach (string[] way in Ways(JsonNode.Parse(body)!))
        {
            JsonNode whole = JsonNode.Parse(body)!, at = whole;
            foreach (string step in way[..^1])
                at = Step(at, step)!;
            if (at is JsonArray list)
                list[int.Parse(way[^1], CultureInfo.InvariantCulture)] = Mark;
            else
                at[way[^1]] = Mark;
            yield return whole.ToJsonString().Replace($"\"{Mark}\"", odd, StringComparison.Ordinal);
        }
    }

    private static JsonNode? Step(JsonNode at, string step) => at is JsonArray list ? list[int.Parse(step, CultureInfo.InvariantCulture)] : at[step];

    private static IEnumerable<string[]> Ways(JsonNode node) => node switch
    {
        JsonObject parts => parts.SelectMany(
            static part => (string[][])[[part.Key], .. part.Value is null ? [] : Ways(part.Value).Select(way => (string[])[part.Key, .. way])]),
        JsonArray list => list.SelectMany(static (part, i) => (string[][])
            [[i.ToString(CultureInfo.InvariantCulture)],
                .. part is null ? [] : Ways(part).Select(way => (string[])[i.ToString(CultureInfo.InvariantCulture), .. way])]),
        _ => [],
    };
}
