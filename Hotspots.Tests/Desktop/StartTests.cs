using System.Net;
using System.Net.Sockets;
using Hotspots.Desktop;
using Hotspots.Desktop.Window;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Desktop;

public sealed class StartTests
{
    [Fact]
    public void Words_become_options()
    {
        string file = Repository.Path("Hotspots.sln"), folder = Repository.Path("data");
        HostOptions options = CommandWords.Parse(["--no-window", "--port", "8123", "--open", file, folder, "--marking", " SECRET "]);
        Assert.Equal((false, 8123, "SECRET"), (options.OpensWindow, options.Port, options.Marking));
        Assert.Equal([file, folder], options.Files);
        Assert.Equal((true, 0, null), (CommandWords.Parse([]).OpensWindow, CommandWords.Parse([]).Port, CommandWords.Parse([]).Marking));
    }

    [Theory]
    [InlineData("--open")]
    [InlineData("--open", "--no-window")]
    [InlineData("--open", "/no/such/file.csv")]
    [InlineData("--port")]
    [InlineData("--port", "0")]
    [InlineData("--port", "65536")]
    [InlineData("--port", "80 80")]
    [InlineData("--marking", "")]
    [InlineData("--marking", "two\nlines")]
    [InlineData("--windows")]
    [InlineData("file.csv")]
    public void Words_that_ask_for_nothing_are_one_sentence(params string[] words)
    {
        string sentence = Assert.Throws<Refusal>(() => CommandWords.Parse(words)).Message;
        Assert.EndsWith(".", sentence, StringComparison.Ordinal);
        Assert.Contains(words[^1] == "/no/such/file.csv" ? words[^1] : words[0], sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_one_sentence_and_leaves_no_folder()
    {
        using var folder = new TemporaryFolder();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        int port = ((IPEndPoint)other.LocalEndpoint).Port;
        Refusal refusal = await Assert.ThrowsAsync<Refusal>(() => MapHost.StartAsync(new HostOptions { Port = port, TemporaryRoot = folder.Path }, TimeProvider.System));
        Assert.Contains("--port", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(folder.Names());
    }

    [Fact]
    public async Task A_temporary_folder_that_is_not_there_is_one_sentence()
    {
        using var folder = new TemporaryFolder();
        Refusal refusal = await Assert.ThrowsAsync<Refusal>(() => MapHost.StartAsync(new HostOptions { OpensWindow = false, TemporaryRoot = folder.PathOf("gone") }, TimeProvider.System));
        Assert.Contains(folder.PathOf("gone"), refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tiles_lie_under_the_sample_where_no_file_is_opened()
    {
        using var folder = new TemporaryFolder();
        Tiles.SmallZoomstack.Write(folder.PathOf("town.mbtiles"));
        HostOptions options = CommandWords.Parse(["--no-window", "--tiles", folder.PathOf("town.mbtiles")]);
        Assert.Empty(options.Files);
        await using MapHost host = await MapHost.StartAsync(options with { TemporaryRoot = folder.Path }, TimeProvider.System);
        Assert.True((await host.Workspace.WhenReadyAsync(CancellationToken.None)).Wish.IsSample);
        Assert.Matches(@"--tiles FILE[^-]*sample", CommandWords.Help);
    }

    [Fact]
    public void The_window_is_the_browsers_own_application_window_with_a_profile_of_ours()
    {
        System.Diagnostics.ProcessStartInfo start = ApplicationWindow.Start("/usr/bin/chromium", new Uri("http://127.0.0.1:5000/?token=a_b-c"), "/home/x/profile");
        Assert.Equal("/usr/bin/chromium", start.FileName);
        Assert.Equal(
            ["--app=http://127.0.0.1:5000/?token=a_b-c", "--user-data-dir=/home/x/profile", "--no-first-run", "--no-default-browser-check", "--disable-background-networking", "--disable-sync", "--disable-features=msImplicitSignin", "--window-size=1440,900"],
            start.ArgumentList);
        Assert.False(start.UseShellExecute);
    }

    [Fact]
    public void The_port_of_last_time_is_remembered_and_a_spoilt_one_is_not()
    {
        using var folder = new TemporaryFolder();
        var window = new WindowFolder(folder.PathOf("Hotspots"));
        Assert.Null(window.LastPort);
        window.LastPort = 8123;
        Assert.Equal(8123, new WindowFolder(folder.PathOf("Hotspots")).LastPort);
        File.WriteAllText(Path.Combine(folder.PathOf("Hotspots"), "port"), "99999");
        Assert.Null(window.LastPort);
    }
}
