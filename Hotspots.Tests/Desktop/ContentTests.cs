using System.Net;
using System.Net.Http.Headers;
using Hotspots.Desktop;

namespace Hotspots.Tests.Desktop;

public sealed class ContentTests
{
    [Theory]
    [InlineData("/assets/../../../../etc/passwd")]
    [InlineData("/assets/..%2f..%2f..%2f..%2fetc/passwd")]
    [InlineData("/assets/%2e%2e/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/basemap/..%5c..%5cHotspots.sln")]
    [InlineData("//etc/passwd")]
    [InlineData("/api/incident/..%2f1")]
    [InlineData("/api/incident/-1")]
    [InlineData("/api/incident/99999999999")]
    [InlineData("/api/incident/1e0")]
    [InlineData("/page/index.html")]
    public async Task A_path_that_climbs_leads_nowhere(string path)
    {
        await using HostRun run = await HostRun.StartAsync();
        string answer = await RawRequest.SendAsync(run.Root, $"GET {path} HTTP/1.1", $"Host: 127.0.0.1:{run.Root.Port}", "Cookie: " + run.Cookie);
        Assert.StartsWith("HTTP/1.1 404 ", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST", "/api/export/..%2f..%2frun.json")]
    [InlineData("POST", "/api/export/notes.txt")]
    [InlineData("DELETE", "/api/jobs/..%2f..%2f1")]
    [InlineData("DELETE", "/api/jobs/999")]
    public async Task A_layer_or_job_that_is_none_is_not_found(string method, string path)
    {
        await using HostRun run = await HostRun.StartAsync();
        using HttpResponseMessage answer = await run.SendAsync(new HttpMethod(method), path, method == "POST" ? run.Query("{}") : null);
        await HostRun.OneSentenceAsync(answer, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_is_embedded_is_served_compressed_and_known_again()
    {
        await using HostRun run = await HostRun.StartAsync();
        string[] embedded =
        [
            .. typeof(MapHost).Assembly.GetManifestResourceNames().Select(static n => n.Replace('\\', '/'))
            .Where(static n => n.StartsWith("page/", StringComparison.Ordinal))
        ];
        Assert.Contains("page/index.html", embedded);
        foreach (string name in embedded)
        {
            string path = name["page".Length..];
            byte[] plain = await GetAsync(run, path, null), brotli = await GetAsync(run, path, "br"), gzip = await GetAsync(run, path, "gzip");
            Assert.NotEmpty(plain);
            Assert.Equal(plain, brotli);
            Assert.Equal(plain, gzip);
        }
        Assert.Equal(await GetAsync(run, "/index.html", null), await GetAsync(run, "/", null));
    }

    [Fact]
    public async Task A_page_that_is_known_is_not_sent_again()
    {
        await using HostRun run = await HostRun.StartAsync();
        using HttpResponseMessage first = await run.SendAsync(HttpMethod.Get, "/");
        using var again = new HttpRequestMessage(HttpMethod.Get, run.Root);
        again.Headers.Add("Cookie", run.Cookie);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using HttpClient page = HostRun.NewPage();
        using HttpResponseMessage second = await page.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
    }

    private static async Task<byte[]> GetAsync(HostRun run, string path, string? encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(run.Root, path));
        request.Headers.Add("Cookie", run.Cookie);
        if (encoding is not null)
            request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));
        using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None, UseCookies = false });
        using HttpResponseMessage answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        byte[] bytes = await answer.Content.ReadAsByteArrayAsync();
        using var stream = new MemoryStream(bytes);
        using Stream unpacked = answer.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "br" => new System.IO.Compression.BrotliStream(stream, System.IO.Compression.CompressionMode.Decompress),
            "gzip" => new System.IO.Compression.GZipStream(stream, System.IO.Compression.CompressionMode.Decompress),
            _ => stream,
        };
        using var plain = new MemoryStream();
        await unpacked.CopyToAsync(plain);
        return plain.ToArray();
    }
}
