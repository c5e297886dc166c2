using System.Net;
using System.Text;

namespace Hotspots.Tests.Desktop;

public sealed class AccessTests
{
    [Fact]
    public async Task A_one_time_address_gives_a_cookie_and_leaves_the_token_behind()
    {
        await using HostRun run = await HostRun.StartAsync();
        using HttpClient page = HostRun.NewPage();
        Uri address = run.Host.NewAddress();
        using HttpResponseMessage first = await page.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        // The page of this site goes on by itself: on a redirect from elsewhere a strict cookie would stay behind.
        Assert.Contains("http-equiv=\"refresh\" content=\"0; url=/\"", await first.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        string cookie = first.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(address.Query["?token=".Length..], cookie, StringComparison.Ordinal);
        using HttpResponseMessage dataset = await run.SendAsync(HttpMethod.Get, "/api/dataset");
        Assert.Equal(HttpStatusCode.OK, dataset.StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/?token=")]
    [InlineData("/enter")]
    [InlineData("/enter?token=")]
    [InlineData("/enter?token=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("/api/views/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("/api/settings")]
    [InlineData("/api/tile-server/picture?url=http://127.0.0.1/")]
    [InlineData("/assets/page.js")]
    [InlineData("/api/dataset")]
    [InlineData("/api/incidents")]
    [InlineData("/api/events")]
    [InlineData("/api/rejects.csv")]
    [InlineData("/no/such/thing")]
    public async Task Without_the_key_nothing_is_to_be_had(string path)
    {
        await using HostRun run = await HostRun.StartAsync();
        using HttpClient stranger = HostRun.NewPage();
        using HttpResponseMessage answer = await stranger.GetAsync(new Uri(run.Root, path));
        await HostRun.OneSentenceAsync(answer, HttpStatusCode.Forbidden);
        using var forged = new HttpRequestMessage(HttpMethod.Get, new Uri(run.Root, path));
        forged.Headers.Add("Cookie", run.Cookie[..^1] + (run.Cookie[^1] == 'A' ? 'B' : 'A'));
        using HttpResponseMessage second = await stranger.SendAsync(forged);
        await HostRun.OneSentenceAsync(second, HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("evil.example:{port}")]
    [InlineData("localhost:{port}")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:1")]
    [InlineData("127.0.0.1.evil.example:{port}")]
    public async Task Under_another_name_it_does_not_answer(string name)
    {
        await using HostRun run = await HostRun.StartAsync();
        string host = name.Replace("{port}", run.Root.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        foreach (string path in (string[])["/api/dataset", run.Host.NewAddress().PathAndQuery])
        {
            string answer = await RawRequest.SendAsync(run.Root, $"GET {path} HTTP/1.1", "Host: " + host, "Cookie: " + run.Cookie);
            Assert.StartsWith("HTTP/1.1 421 ", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("Set-Cookie", answer, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("null")]
    [InlineData("https://evil.example")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("http://localhost")]
    public async Task Another_site_changes_nothing(string? origin)
    {
        await using HostRun run = await HostRun.StartAsync();
        using HttpClient page = HostRun.NewPage();
        (HttpMethod Method, string Path)[] changes =
        [
            (HttpMethod.Post, "/api/run"), (HttpMethod.Post, "/api/files?mode=replace"), (HttpMethod.Delete, "/api/jobs/1"),
            (HttpMethod.Post, "/api/export/run.json"), (HttpMethod.Put, "/")
        ];
        foreach ((HttpMethod method, string path) in changes)
        {
            using var request =
                new HttpRequestMessage(method, new Uri(run.Root, path)) { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
            request.Headers.Add("Cookie", run.Cookie);
            if (origin is not null)
                request.Headers.Add("Origin", origin);
            using HttpResponseMessage answer = await page.SendAsync(request);
            await HostRun.OneSentenceAsync(answer, HttpStatusCode.Forbidden);
        }
    }

    [Fact]
    public async Task A_form_of_another_form_is_no_query()
    {
        await using HostRun run = await HostRun.StartAsync();
        using HttpResponseMessage answer = await run.SendAsync(HttpMethod.Post, "/api/run", new StringContent("{}", Encoding.UTF8, "text/plain"));
        await HostRun.OneSentenceAsync(answer, HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task A_browser_is_told_to_load_nothing_from_elsewhere_and_to_keep_nothing()
    {
        await using HostRun run = await HostRun.StartAsync();
        foreach (string path in (string[])["/", "/api/dataset", "/api/nothing"])
        {
            using HttpResponseMessage answer = await run.SendAsync(HttpMethod.Get, path);
            string policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Contains("camera=()", answer.Headers.GetValues("Permissions-Policy").Single(), StringComparison.Ordinal);
            Assert.Contains("geolocation=()", answer.Headers.GetValues("Permissions-Policy").Single(), StringComparison.Ordinal);
            Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
            Assert.True(answer.Headers.CacheControl is { NoStore: true } or { NoCache: true });
            Assert.False(answer.Headers.Contains("Server"));
        }
        using HttpResponseMessage data = await run.SendAsync(HttpMethod.Get, "/api/dataset");
        Assert.True(data.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task Nobody_on_the_network_reaches_it()
    {
        await using HostRun run = await HostRun.StartAsync();
        Assert.Equal("127.0.0.1", run.Root.Host);
        System.Net.NetworkInformation.IPGlobalProperties network = System.Net.NetworkInformation.IPGlobalProperties.GetIPGlobalProperties();
        Assert.All(
            network.GetActiveTcpListeners().Where(listener => listener.Port == run.Root.Port),
            listener => Assert.Equal(IPAddress.Loopback, listener.Address));
    }

    [Fact]
    public async Task Two_starts_have_two_keys()
    {
        await using HostRun one = await HostRun.StartAsync(), other = await HostRun.StartAsync();
        Assert.NotEqual(one.Host.NewAddress().Query, other.Host.NewAddress().Query);
        Assert.NotEqual(one.Cookie.Split('=')[0], other.Cookie.Split('=')[0]);
    }
}
