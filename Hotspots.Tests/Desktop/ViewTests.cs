using System.Net;
using System.Text;
using System.Text.Json;
using Hotspots.Desktop.Views;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Desktop;

/// <summary>What pages look at is kept in memory by keys that tell nothing; what the user chose to keep, in files of theirs alone.</summary>
public sealed class ViewTests
{
    private const string Key = "0123456789abcdef-0123_4567";

    [Fact]
    public async Task A_view_is_found_by_its_key_and_nothing_of_it_is_on_the_disk()
    {
        await using HostRun run = await HostRun.StartAsync();
        const string view = "at=617500,215300,8&operations=Operation+Chairmaker";
        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(run, HttpMethod.Put, "/api/views/" + Key, new { view })).Status);
        Assert.Equal(view, (await run.GetJsonAsync("/api/views/" + Key)).GetProperty("view").GetString());
        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(run, HttpMethod.Put, "/api/views/" + Key, new { view = "" })).Status);
        Assert.Equal("", (await run.GetJsonAsync("/api/views/" + Key)).GetProperty("view").GetString());
        (HttpStatusCode status, JsonElement link) = await SendAsync(run, HttpMethod.Post, "/api/views", new { view });
        Assert.Equal(HttpStatusCode.OK, status);
        string key = link.GetProperty("key").GetString()!;
        Assert.True(ViewShelf.IsKey(key));
        Assert.DoesNotContain("Chairmaker", key, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(view, (await run.GetJsonAsync("/api/views/" + key)).GetProperty("view").GetString());
        Assert.All(run.Kept, static name => Assert.DoesNotContain("view", name, StringComparison.OrdinalIgnoreCase));
    }

    // The host's own test over the network may be answered once the later view is there already: then waiting would not be told from not waiting.
    [Fact]
    public async Task A_view_of_a_later_turn_is_waited_for()
    {
        var shelf = new ViewShelf();
        shelf.Keep(Key, "first", 1);
        Assert.Equal("first", await shelf.FindAsync(Key, 1, TimeSpan.FromMinutes(1), CancellationToken.None));
        Task<string?> later = shelf.FindAsync(Key, 2, TimeSpan.FromMinutes(1), CancellationToken.None);
        Assert.False(later.IsCompleted);
        shelf.Keep(Key, "second", 2);
        Assert.Equal("second", await later.WaitAsync(TimeSpan.FromMinutes(1)));
        Assert.Equal("second", await shelf.FindAsync(Key, 3, TimeSpan.Zero, CancellationToken.None));
    }

    [Theory]
    [InlineData("short")]
    [InlineData("0123456789abcdef%2F..%2F0123456789")]
    [InlineData("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0")]
    public async Task A_key_is_letters_and_digits(string key)
    {
        await using HostRun run = await HostRun.StartAsync();
        (HttpStatusCode status, JsonElement answer) = await SendAsync(run, HttpMethod.Put, "/api/views/" + key, new { view = "" });
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.EndsWith(".", answer.GetProperty("error").GetString(), StringComparison.Ordinal);
        using HttpResponseMessage none = await run.SendAsync(HttpMethod.Get, "/api/views/" + key);
        await HostRun.OneSentenceAsync(none, HttpStatusCode.NotFound);
    }

    [Fact]
    public void The_view_that_was_longest_untouched_goes_first()
    {
        var views = new ViewShelf();
        string kept = views.Add("kept"), first = views.Add("first");
        for (int i = 0; i < ViewShelf.Most - 2; i++)
            views.Add("more");
        views.Keep(kept, "again");
        views.Add("one too many");
        Assert.Equal("again", views.Find(kept));
        Assert.Null(views.Find(first));
    }

    [Fact]
    public void Settings_are_found_again_by_the_next_start_and_are_the_users_alone()
    {
        using var folder = new TemporaryFolder();
        string path = folder.PathOf("settings");
        var settings = new SettingShelf(path);
        settings.Keep("boundary:../wards/“North”", "{}");
        settings.Keep("tile-file", "/maps/one.mbtiles");
        settings.Keep("tile-file", "/maps/two.mbtiles");
        Assert.Equal(2, Directory.EnumerateFileSystemEntries(path).Count());
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(path));
            foreach (string file in Directory.EnumerateFiles(path))
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
        // One that was spoilt is left out.
        folder.Write("settings/spoilt.json", "{\"name\":");
        var next = new SettingShelf(path);
        Assert.Equal(["boundary:../wards/“North”", "tile-file"], next.All().Select(static setting => setting.Name));
        Assert.Equal("/maps/two.mbtiles", next.All()[1].Value);
        next.Forget("tile-file");
        next.Forget("never kept");
        Assert.Single(new SettingShelf(path).All());
        Assert.Equal(["settings"], folder.Names());
    }

    [Fact]
    public async Task Settings_cross_the_seam()
    {
        await using HostRun run = await HostRun.StartAsync();
        Assert.Equal(
            HttpStatusCode.NoContent, (await SendAsync(run, HttpMethod.Put, "/api/settings", new { name = "tile-source", value = "{}" })).Status);
        JsonElement kept = await run.GetJsonAsync("/api/settings");
        Assert.Equal("tile-source", Assert.Single(kept.EnumerateArray()).GetProperty("name").GetString());
        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(run, HttpMethod.Delete, "/api/settings?name=tile-source", null)).Status);
        Assert.Empty((await run.GetJsonAsync("/api/settings")).EnumerateArray());
    }

    private static async Task<(HttpStatusCode Status, JsonElement Answer)> SendAsync(HostRun run, HttpMethod method, string path, object? body)
    {
        using HttpContent? content = body is null ? null : new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await run.SendAsync(method, path, content);
        return (answer.StatusCode, answer.StatusCode == HttpStatusCode.NoContent ? default : await HostRun.ReadJsonAsync(answer));
    }
}
