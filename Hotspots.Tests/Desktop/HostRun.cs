using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Hotspots.Desktop;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Desktop;

/// <summary>A host that really listens, and a page that asks it; both gone when the test is.</summary>
internal sealed class HostRun : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly HttpClient _page;

    private HostRun(TemporaryFolder folder, MapHost host)
    {
        _folder = folder;
        Host = host;
        Root = host.Root;
        _page = NewPage();
    }

    public MapHost Host { get; }

    /// <summary>http://127.0.0.1:PORT/.</summary>
    public Uri Root { get; }

    /// <summary>What the page is known by: "hotspots-PORT=…".</summary>
    public string Cookie { get; private set; } = "";

    /// <summary>Names of everything in the host's own folder.</summary>
    public string[] Kept =>
    [
        .. Directory.EnumerateFiles(Host.Folder, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Host.Folder, path).Replace('\\', '/')).Order(StringComparer.Ordinal)
    ];

    public static async Task<HostRun> StartAsync(string? csv = null, Func<HostOptions, HostOptions>? change = null, TimeProvider? clock = null)
    {
        var folder = new TemporaryFolder();
        folder.Write("first.csv", csv ?? Cli.SampleIncidents.Csv());
        // No test asks for the ledger of whoever runs it.
        var options = new HostOptions
        {
            OpensWindow = false,
            Files = [folder.PathOf("first.csv")],
            TemporaryRoot = folder.Path,
            Ledger = folder.PathOf("releases.sqlite"),
        };
        var run = new HostRun(folder, await MapHost.StartAsync(change?.Invoke(options) ?? options, clock ?? TimeProvider.System));
        await run.Host.Workspace.WhenReadyAsync(CancellationToken.None);
        using HttpResponseMessage first = await run._page.GetAsync(run.Host.NewAddress());
        run.Cookie = first.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        return run;
    }

    /// <summary>Sends what a page would: with the cookie, and with the origin where it changes something.</summary>
    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, HttpContent? content = null, CancellationToken cancellation = default)
    {
        using var request = new HttpRequestMessage(method, new Uri(Root, path)) { Content = content };
        request.Headers.Add("Cookie", Cookie);
        if (method != HttpMethod.Get)
            request.Headers.Add("Origin", Root.ToString().TrimEnd('/'));
        return await _page.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
    }

    public async Task<JsonElement> GetJsonAsync(string path)
    {
        using HttpResponseMessage answer = await SendAsync(HttpMethod.Get, path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await ReadJsonAsync(answer);
    }

    public async Task<JsonElement> RunAsync(string query = "{}", HttpStatusCode expected = HttpStatusCode.OK)
    {
        using HttpResponseMessage answer = await PostAsync("/api/run", query);
        JsonElement json = await ReadJsonAsync(answer);
        Assert.True(expected == answer.StatusCode, json.ToString());
        return json;
    }

    public Task<HttpResponseMessage> PostAsync(string path, string query, CancellationToken cancellation = default) =>
        SendAsync(HttpMethod.Post, path, Query(query), cancellation);

    /// <summary>A query with the version that is loaded now, and whatever else is given.</summary>
    public HttpContent Query(string query)
    {
        string version = Host.Workspace.Current.Version.ToString(System.Globalization.CultureInfo.InvariantCulture);
        string rest = query.Trim().TrimStart('{');
        return new StringContent($$"""{"version":{{version}}{{(rest == "}" ? "" : ",")}}{{rest}}""", Encoding.UTF8, "application/json");
    }

    public Task<HttpResponseMessage> UploadAsync(string mode, params (string Name, string Text)[] files)
    {
        var form = new MultipartFormDataContent();
        foreach ((string name, string text) in files)
        {
            var part = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
            // As browsers write it, whatever is in the name.
            part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "\"files\"", FileName = $"\"{name}\"" };
            form.Add(part);
        }
        return SendAsync(HttpMethod.Post, $"/api/files?mode={mode}&window=w", form);
    }

    public static async Task<JsonElement> ReadJsonAsync(HttpResponseMessage answer)
    {
        using JsonDocument json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return json.RootElement.Clone();
    }

    /// <summary>Fails unless the answer is a refusal in one sentence.</summary>
    public static async Task<string> OneSentenceAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(status == answer.StatusCode, $"{answer.StatusCode}: {text}");
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        using JsonDocument json = JsonDocument.Parse(text);
        string sentence = json.RootElement.GetProperty("error").GetString()!;
        Assert.EndsWith(".", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(" at Hotspots.", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("fault of the program", sentence, StringComparison.Ordinal);
        return sentence;
    }

    /// <summary>A client that keeps nothing and follows nothing.</summary>
    public static HttpClient NewPage() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    public async ValueTask DisposeAsync()
    {
        _page.Dispose();
        await Host.DisposeAsync();
        _folder.Dispose();
    }
}
