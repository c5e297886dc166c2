using System.Net;
using System.Text;
using System.Text.Json;

namespace Hotspots.Tests.Desktop;

public sealed class TileServerTests
{
    [Theory]
    [InlineData("https://tiles.example/{z}/{x}/{y}.png?key=1", "https://tiles.example")]
    [InlineData("http://tiles.local:8080/{z}/{x}/{y}", "http://tiles.local:8080")]
    [InlineData("https://{a-c}.tiles.example/{z}/{x}/{y}.png", "https://*.tiles.example")]
    public async Task Pictures_of_a_server_are_let_in_when_the_user_turns_it_on_and_only_then(string url, string origin)
    {
        await using HostRun run = await HostRun.StartAsync();
        Assert.Contains("img-src 'self' data: blob:;", await PolicyAsync(run), StringComparison.Ordinal);
        Assert.True(await AskAsync(run, url));
        Assert.False(await AskAsync(run, url));
        Assert.Contains($"img-src 'self' data: blob: {origin};", await PolicyAsync(run), StringComparison.Ordinal);
        Assert.True(await AskAsync(run, null));
        Assert.Contains("img-src 'self' data: blob:;", await PolicyAsync(run), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_a_server_that_is_asked_for_its_capabilities_may_be_read_from()
    {
        const string address = "https://maps.example/wmts?request=GetCapabilities";
        await using HostRun run = await HostRun.StartAsync();
        Assert.True(await AskAsync(run, address));
        Assert.Contains("connect-src 'self';", await PolicyAsync(run), StringComparison.Ordinal);
        Assert.True(await AskAsync(run, address, capabilities: true));
        Assert.False(await AskAsync(run, address, capabilities: true));
        string policy = await PolicyAsync(run);
        Assert.Contains("connect-src 'self' https://maps.example;", policy, StringComparison.Ordinal);
        Assert.Contains("img-src 'self' data: blob: https://maps.example;", policy, StringComparison.Ordinal);
        Assert.True(await AskAsync(run, null, capabilities: true));
        Assert.Contains("connect-src 'self';", await PolicyAsync(run), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://x; script-src *")]
    [InlineData("https://user:word@tiles.example/{z}")]
    [InlineData("tiles")]
    public async Task What_is_no_server_gets_nothing_into_the_policy(string url)
    {
        await using HostRun run = await HostRun.StartAsync();
        using HttpResponseMessage answer = await SendAsync(run, url);
        await HostRun.OneSentenceAsync(answer, HttpStatusCode.BadRequest);
        Assert.Contains("img-src 'self' data: blob:;", await PolicyAsync(run), StringComparison.Ordinal);
    }

    private static async Task<string> PolicyAsync(HostRun run)
    {
        using HttpResponseMessage page = await run.SendAsync(HttpMethod.Get, "/api/dataset");
        return page.Headers.GetValues("Content-Security-Policy").Single();
    }

    private static async Task<bool> AskAsync(HostRun run, string? url, bool capabilities = false)
    {
        using HttpResponseMessage answer = await SendAsync(run, url, capabilities);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using JsonDocument json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return json.RootElement.GetProperty("reload").GetBoolean();
    }

    private static async Task<HttpResponseMessage> SendAsync(HostRun run, string? url, bool capabilities = false)
    {
        using var body = new StringContent(JsonSerializer.Serialize(new Dictionary<string, object?> { ["url"] = url, ["capabilities"] = capabilities }), Encoding.UTF8, "application/json");
        return await run.SendAsync(HttpMethod.Put, "/api/tile-server", body);
    }
}
