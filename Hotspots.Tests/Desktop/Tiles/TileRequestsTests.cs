using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Hotspots.Desktop;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Desktop.Tiles;

/// <summary>The requests of tiles, asked of a running host.</summary>
public sealed class TileRequestsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_is_opened_told_of_drawn_from_and_put_away()
    {
        string path = Zoomstack("one.mbtiles");
        await using MapHost host = await StartAsync(null);
        using HttpClient page = await PageAsync(host);
        Assert.Equal("null", await page.GetStringAsync("/api/tiles"));

        using HttpResponseMessage opened = await page.PostAsJsonAsync("/api/tiles", new { path });
        JsonElement answer = await opened.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        Assert.Equal(
            ("vector", "zoomstack", 14),
            (answer.GetProperty("kind").GetString(), answer.GetProperty("style").GetString(), answer.GetProperty("maxZoom").GetInt32()));
        Assert.Equal(answer.ToString(), await page.GetStringAsync("/api/tiles"));

        (int column, int row) = SmallZoomstack.TileOf(SmallZoomstack.PierAvenue, 14);
        using HttpResponseMessage tile = await page.GetAsync($"/api/tiles/14/{column}/{row}?version={answer.GetProperty("version").GetInt32()}");
        Assert.Equal("application/vnd.mapbox-vector-tile", tile.Content.Headers.ContentType!.MediaType);
        Assert.Empty(tile.Content.Headers.ContentEncoding);
        Assert.Contains("Pier Avenue", await tile.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var packed = new HttpRequestMessage(HttpMethod.Get, $"/api/tiles/14/{column}/{row}") { Headers = { { "Accept-Encoding", "gzip" } } };
        using HttpResponseMessage asIs = await page.SendAsync(packed);
        Assert.Equal(["gzip"], asIs.Content.Headers.ContentEncoding);
        Assert.Equal([0x1f, 0x8b], (await asIs.Content.ReadAsByteArrayAsync())[..2]);

        using HttpResponseMessage none = await page.GetAsync("/api/tiles/14/0/0");
        Assert.Equal(HttpStatusCode.NoContent, none.StatusCode);
        using HttpResponseMessage gone = await page.DeleteAsync("/api/tiles");
        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        using HttpResponseMessage after = await page.GetAsync($"/api/tiles/14/{column}/{row}");
        Assert.Equal(HttpStatusCode.NotFound, after.StatusCode);
        Assert.Equal("null", await page.GetStringAsync("/api/tiles"));
    }

    [Fact]
    public async Task A_tile_of_the_file_before_is_not_given_out_as_one_of_the_next()
    {
        await using MapHost host = await StartAsync(Zoomstack("one.mbtiles"));
        using HttpClient page = await PageAsync(host);
        JsonElement first = JsonElement.Parse(await page.GetStringAsync("/api/tiles"));
        using HttpResponseMessage second = await page.PostAsJsonAsync("/api/tiles", new { path = Zoomstack("two.mbtiles") });
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        using HttpResponseMessage stale = await page.GetAsync($"/api/tiles/14/0/0?version={first.GetProperty("version").GetInt32()}");
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
    }

    [Theory]
    [InlineData("png", "image/png", new byte[] { 0x89, 0x50, 0x4e, 0x47, 1 })]
    [InlineData("jpg", "image/jpeg", new byte[] { 0xff, 0xd8, 0xff, 0xe0 })]
    [InlineData("webp", "image/webp", new byte[] { 0x52, 0x49, 0x46, 0x46, 0, 0, 0, 0, 0x57, 0x45, 0x42, 0x50 })]
    public async Task Pictures_are_given_as_what_they_are(string format, string type, byte[] tile)
    {
        string path = _folder.PathOf("pictures.mbtiles");
        using (var writer = new MbtilesWriter(path))
        {
            writer.Say("format", "png");
            writer.Put(1, 1, 0, tile);
        }
        await using MapHost host = await StartAsync(path);
        using HttpClient page = await PageAsync(host);
        JsonElement answer = JsonElement.Parse(await page.GetStringAsync("/api/tiles"));
        Assert.Equal(("raster", format), (answer.GetProperty("kind").GetString(), answer.GetProperty("format").GetString()));
        using HttpResponseMessage found = await page.GetAsync("/api/tiles/1/1/1");
        Assert.Equal(type, found.Content.Headers.ContentType!.MediaType);
        Assert.Equal(tile, await found.Content.ReadAsByteArrayAsync());
    }

    // Also where the browser would unpack it itself, and fill the page.
    [Theory]
    [InlineData("gzip")]
    [InlineData("identity")]
    public async Task A_tile_that_unpacks_to_more_than_any_map_has_is_refused(string accepted)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (int i = 0; i < 40; i++)
                gzip.Write(new byte[1 << 20]);
        }
        string path = _folder.PathOf("bomb.mbtiles");
        using (var writer = new MbtilesWriter(path))
            writer.Put(0, 0, 0, packed.ToArray());
        await using MapHost host = await StartAsync(path);
        using HttpClient page = await PageAsync(host);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/tiles/0/0/0") { Headers = { { "Accept-Encoding", accepted } } };
        using HttpResponseMessage refused = await page.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("unpacks to more than 32 MB", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_opened_is_said_and_the_file_before_stays()
    {
        await using MapHost host = await StartAsync(Zoomstack("one.mbtiles"));
        using HttpClient page = await PageAsync(host);
        string before = await page.GetStringAsync("/api/tiles");
        using HttpResponseMessage refused = await page.PostAsJsonAsync("/api/tiles", new { path = _folder.Write("text.mbtiles", "no database") });
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains(
            "is no map file", (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal(before, await page.GetStringAsync("/api/tiles"));
    }

    [Theory]
    [InlineData("/api/tiles/31/0/0")]
    [InlineData("/api/tiles/1/2/0")]
    [InlineData("/api/tiles/1/0/2")]
    [InlineData("/api/tiles/-1/0/0")]
    [InlineData("/api/tiles/1/0/..%2f..%2fetc")]
    public async Task A_tile_outside_the_world_is_refused(string address)
    {
        await using MapHost host = await StartAsync(Zoomstack("one.mbtiles"));
        using HttpClient page = await PageAsync(host);
        using HttpResponseMessage refused = await page.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task Tiles_need_the_key_and_the_own_origin()
    {
        string path = Zoomstack("one.mbtiles");
        await using MapHost host = await StartAsync(path);
        using var stranger = new HttpClient { BaseAddress = host.Root };
        using HttpResponseMessage noKey = await stranger.GetAsync("/api/tiles/14/8244/5427");
        Assert.Equal(HttpStatusCode.Forbidden, noKey.StatusCode);
        using HttpClient page = await PageAsync(host);
        page.DefaultRequestHeaders.Remove("Origin");
        page.DefaultRequestHeaders.Add("Origin", "http://evil.example");
        using HttpResponseMessage elsewhere = await page.PostAsJsonAsync("/api/tiles", new { path });
        Assert.Equal(HttpStatusCode.Forbidden, elsewhere.StatusCode);
    }

    [Fact]
    public async Task A_file_that_cannot_be_used_stops_the_start_with_a_sentence()
    {
        Refusal refusal = await Assert.ThrowsAsync<Refusal>(() => StartAsync(_folder.PathOf("missing.mbtiles")));
        Assert.Contains("There is no file", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(System.IO.Path.GetFullPath("a.mbtiles"), CommandWords.Parse(["--tiles", "a.mbtiles"]).Tiles);
        Assert.Equal(System.IO.Path.GetFullPath("a.pmtiles"), CommandWords.Parse(["--basemap", "a.pmtiles"]).Tiles);
        Assert.Throws<Refusal>(() => CommandWords.Parse(["--basemap"]));
    }

    private string Zoomstack(string name)
    {
        string path = _folder.PathOf(name);
        SmallZoomstack.Write(path);
        return path;
    }

    private Task<MapHost> StartAsync(string? tiles)
    {
        string root = Directory.CreateDirectory(_folder.PathOf("uploads")).FullName;
        string file = _folder.Write("incidents.csv", "easting,northing\n617400,214700\n");
        return MapHost.StartAsync(new HostOptions { OpensWindow = false, Tiles = tiles, Files = [file], TemporaryRoot = root }, TimeProvider.System);
    }

    // As the page: the first address gives the cookie, and what changes something says where it comes from.
    private static async Task<HttpClient> PageAsync(MapHost host)
    {
        var page = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = host.Root };
        page.DefaultRequestHeaders.Add("Origin", host.Root.GetLeftPart(UriPartial.Authority));
        using HttpResponseMessage first = await page.GetAsync(host.NewAddress());
        return page;
    }
}
