using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Hotspots.Desktop;
using Hotspots.Desktop.Access;

namespace Hotspots.Tests.Desktop;

/// <summary>The page asks the host alone; the host asks the server that the user turned on, and no other.</summary>
public sealed class TileServerTests
{
    private static readonly byte[] Png = [0x89, .. "PNG\r\n\x1a\nand so on"u8];

    [Theory]
    [InlineData("https://tiles.example/{z}/{x}/{y}.png?key=1", "https://tiles.example:443")]
    [InlineData("http://tiles.local:8080/{z}/{x}/{y}", "http://tiles.local:8080")]
    [InlineData(
        "https://{a-c}.tiles.example/{z}/{x}/{y}.png", "https://a.tiles.example:443", "https://b.tiles.example:443", "https://c.tiles.example:443")]
    [InlineData("https://{a-c}.com/{z}/{x}/{y}.png", "https://a.com:443", "https://b.com:443", "https://c.com:443")]
    [InlineData("https://t{0-1}.tiles.example:8443/{z}", "https://t0.tiles.example:8443", "https://t1.tiles.example:8443")]
    [InlineData(null)]
    [InlineData(" ")]
    public void Servers_are_named_in_full(string? address, params string[] origins)
    {
        var server = new TileServer();
        server.Allow(address);
        Assert.Equal(origins, server.Origins);
        Assert.False(server.Allows(new Uri("https://d.com/1/2/3.png")));
        Assert.False(server.Allows(new Uri("https://tiles.example.evil.example/1/2/3.png")));
        Assert.All(origins, origin => Assert.True(server.Allows(new Uri(origin + "/1/2/3.png"))));
        Assert.All(
            origins, origin => Assert.False(server.Allows(new Uri(origin.Replace("://", "://user:word@", StringComparison.Ordinal) + "/1/2/3.png"))));
        Assert.False(server.IsRead);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://x; script-src *")]
    [InlineData("https://user:word@tiles.example/{z}")]
    [InlineData("https://*.example/{z}")]
    [InlineData("https://{a-c}{a-c}.example/{z}")]
    [InlineData("https://{c-a}.example/{z}")]
    [InlineData("https://{!-~}.example/{z}")]
    [InlineData("https://{abc}.example/{z}")]
    [InlineData("tiles")]
    public async Task What_is_no_server_is_one_sentence_and_the_one_before_stays(string url)
    {
        await using HostRun run = await HostRun.StartAsync();
        await AllowAsync(run, "https://tiles.example/{z}/{x}/{y}.png");
        using HttpResponseMessage answer = await SendAsync(run, url);
        await HostRun.OneSentenceAsync(answer, HttpStatusCode.BadRequest);
        var server = new TileServer();
        server.Allow("https://tiles.example/");
        Assert.Throws<Refusal>(() => server.Allow(url));
        Assert.Equal("https://tiles.example:443", Assert.Single(server.Origins));
    }

    [Fact]
    public async Task Pictures_are_fetched_when_the_user_turns_the_server_on_and_only_then()
    {
        await using HostRun run = await HostRun.StartAsync();
        await using var tiles = new SmallServer(static path => path.StartsWith("/1/", StringComparison.Ordinal) ? (200, Png, null) : (404, [], null));
        using (HttpResponseMessage before = await PictureAsync(run, tiles.Root + "1/2/3.png"))
            await HostRun.OneSentenceAsync(before, HttpStatusCode.Forbidden);
        Assert.Empty(tiles.Asked);
        await AllowAsync(run, tiles.Root + "{z}/{x}/{y}.png");
        using (HttpResponseMessage picture = await PictureAsync(run, tiles.Root + "1/2/3.png"))
        {
            Assert.Equal("image/png", picture.Content.Headers.ContentType?.MediaType);
            Assert.Equal(Png, await picture.Content.ReadAsByteArrayAsync());
            // The browser's own policy stays as narrow as without tiles.
            Assert.Contains(
                "img-src 'self' data: blob:; font-src 'self'; connect-src 'self';", picture.Headers.GetValues("Content-Security-Policy").Single(),
                StringComparison.Ordinal);
        }
        using (HttpResponseMessage none = await PictureAsync(run, tiles.Root + "9/2/3.png"))
            Assert.Equal(HttpStatusCode.NoContent, none.StatusCode);
        string asked = tiles.Asked[0];
        Assert.DoesNotContain("Cookie", asked, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Referer", asked, StringComparison.OrdinalIgnoreCase);
        // Its words are not asked for unless it is a server of that kind.
        using (HttpResponseMessage words =
            await run.SendAsync(HttpMethod.Get, "/api/tile-server/words?url=" + Uri.EscapeDataString(tiles.Root + "1/")))
            await HostRun.OneSentenceAsync(words, HttpStatusCode.Forbidden);
        await AllowAsync(run, null);
        using HttpResponseMessage after = await PictureAsync(run, tiles.Root + "1/2/3.png");
        await HostRun.OneSentenceAsync(after, HttpStatusCode.Forbidden);
        Assert.Equal(2, tiles.Asked.Count);
    }

    [Fact]
    public async Task A_server_that_sends_on_to_another_is_not_followed()
    {
        await using HostRun run = await HostRun.StartAsync();
        await using var other = new SmallServer(static _ => (200, Png, null));
        await using var tiles = new SmallServer(path => path switch
        {
            "/away" => (302, [], other.Root + "1"),
            "/near" => (302, [], "/here"),
            "/round" => (302, [], "/round"),
            _ => (200, Png, null),
        });
        await AllowAsync(run, tiles.Root);
        foreach (string path in (string[])["away", "round"])
        {
            using HttpResponseMessage refused = await PictureAsync(run, tiles.Root + path);
            await HostRun.OneSentenceAsync(refused, HttpStatusCode.BadGateway);
        }
        using HttpResponseMessage near = await PictureAsync(run, tiles.Root + "near");
        Assert.Equal(HttpStatusCode.OK, near.StatusCode);
        Assert.Empty(other.Asked);
    }

    [Fact]
    public async Task What_a_server_sends_is_no_page_of_this_site()
    {
        await using HostRun run = await HostRun.StartAsync();
        await using var tiles = new SmallServer(
            static path => path == "/large" ? (200, [.. Png, .. new byte[9 << 20]], null) : (200, "<svg onload='alert(1)'/>"u8.ToArray(), null));
        await AllowAsync(run, tiles.Root, capabilities: true);
        foreach (string path in (string[])["page", "large"])
        {
            using HttpResponseMessage refused = await PictureAsync(run, tiles.Root + path);
            await HostRun.OneSentenceAsync(refused, HttpStatusCode.BadGateway);
        }
        using HttpResponseMessage words = await run.SendAsync(HttpMethod.Get, "/api/tile-server/words?url=" + Uri.EscapeDataString(tiles.Root));
        Assert.Equal("text/plain", words.Content.Headers.ContentType?.MediaType);
        Assert.Equal("nosniff", words.Headers.GetValues("X-Content-Type-Options").Single());
        await tiles.DisposeAsync();
        using HttpResponseMessage silent = await PictureAsync(run, tiles.Root + "1");
        await HostRun.OneSentenceAsync(silent, HttpStatusCode.BadGateway);
    }

    private static Task<HttpResponseMessage> PictureAsync(HostRun run, string url) =>
        run.SendAsync(HttpMethod.Get, "/api/tile-server/picture?url=" + Uri.EscapeDataString(url));

    private static async Task AllowAsync(HostRun run, string? url, bool capabilities = false)
    {
        using HttpResponseMessage answer = await SendAsync(run, url, capabilities);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    private static async Task<HttpResponseMessage> SendAsync(HostRun run, string? url, bool capabilities = false)
    {
        using var body = new StringContent(
            JsonSerializer.Serialize(new Dictionary<string, object?> { ["url"] = url, ["capabilities"] = capabilities }), Encoding.UTF8,
            "application/json");
        return await run.SendAsync(HttpMethod.Put, "/api/tile-server", body);
    }

    /// <summary>A server that answers one request a connection.</summary>
    private sealed class SmallServer : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly Task _work;

        public SmallServer(Func<string, (int Status, byte[] Body, string? Location)> answer)
        {
            _listener.Start();
            Root = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture)}/";
            _work = WorkAsync(answer);
        }

        public string Root { get; }

        /// <summary>The requests as they came.</summary>
        public List<string> Asked { get; } = [];

        public async ValueTask DisposeAsync()
        {
            _listener.Stop();
            await _work;
        }

        private async Task WorkAsync(Func<string, (int Status, byte[] Body, string? Location)> answer)
        {
            while (true)
            {
                try
                {
                    using TcpClient client = await _listener.AcceptTcpClientAsync();
                    await using NetworkStream stream = client.GetStream();
                    var request = new StringBuilder();
                    var block = new byte[4096];
                    while (!request.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
                    {
                        int length = await stream.ReadAsync(block);
                        if (length == 0)
                            break;
                        request.Append(Encoding.ASCII.GetString(block, 0, length));
                    }
                    Asked.Add(request.ToString());
                    (int status, byte[] body, string? location) = answer(request.ToString().Split(' ')[1]);
                    string head = $"HTTP/1.1 {status.ToString(System.Globalization.CultureInfo.InvariantCulture)} So\r\nConnection: "
                        + $"close\r\nContent-Length: {body.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)}\r\n"
                        + $"{(location is null ? "" : $"Location: {location}\r\n")}\r\n";
                    await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
                    await stream.WriteAsync(body);
                }
                catch (Exception e) when (e is SocketException or ObjectDisposedException && !_listener.Server.IsBound)
                {
                    return;
                }
                catch (IOException)
                {
                    // The host hung up: it had heard enough.
                }
            }
        }
    }
}
