using System.Net;
using System.Net.Sockets;
using Hotspots.Desktop;
using Hotspots.Desktop.Access;
using Hotspots.Desktop.Loading;
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

    [Theory]
    [InlineData(5060)]
    [InlineData(5061)]
    [InlineData(6000)]
    [InlineData(6665)]
    [InlineData(6669)]
    [InlineData(2049)]
    [InlineData(10080)]
    public void A_port_that_browsers_refuse_is_refused_with_the_reason(int port)
    {
        Refusal refusal = Assert.Throws<Refusal>(() => CommandWords.Parse(["--port", $"{port}"]));
        Assert.Equal(CommandWords.WrongUsage, refusal.Status);
        Assert.Equal(
            $"Browsers refuse to open port {port}, which belongs to another service: leave out --port or choose another, such as 8080.",
            refusal.Message);
    }

    [Theory]
    [InlineData(5059)]
    [InlineData(6001)]
    [InlineData(6664)]
    [InlineData(6670)]
    [InlineData(8080)]
    public void The_port_beside_it_is_taken(int port) => Assert.Equal(port, CommandWords.Parse(["--port", $"{port}"]).Port);

    [Fact]
    public async Task A_port_that_is_taken_is_one_sentence_and_leaves_no_folder()
    {
        using var folder = new TemporaryFolder();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        int port = ((IPEndPoint)other.LocalEndpoint).Port;
        Refusal refusal = await Assert.ThrowsAsync<Refusal>(
            () => MapHost.StartAsync(new HostOptions { Port = port, TemporaryRoot = folder.Path }, TimeProvider.System));
        Assert.Contains("--port", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(folder.Names());
    }

    [Fact]
    public async Task A_temporary_folder_that_is_not_there_is_one_sentence()
    {
        using var folder = new TemporaryFolder();
        Refusal refusal = await Assert.ThrowsAsync<Refusal>(
            () => MapHost.StartAsync(new HostOptions { OpensWindow = false, TemporaryRoot = folder.PathOf("gone") }, TimeProvider.System));
        Assert.Contains(folder.PathOf("gone"), refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tiles_lie_under_the_sample_where_no_file_is_opened()
    {
        using var folder = new TemporaryFolder();
        Tiles.SmallZoomstack.Write(folder.PathOf("town.mbtiles"));
        HostOptions options = CommandWords.Parse(["--no-window", "--basemap", folder.PathOf("town.mbtiles")]);
        Assert.Empty(options.Files);
        await using MapHost host = await MapHost.StartAsync(options with { TemporaryRoot = folder.Path }, TimeProvider.System);
        Assert.True((await host.Workspace.WhenReadyAsync(CancellationToken.None)).Wish.IsSample);
        Assert.Matches(@"--basemap FILE[^-]*sample", CommandWords.Help);
    }

    [Fact]
    public void The_ledger_is_the_users_own_unless_another_is_named()
    {
        Assert.Null(CommandWords.Parse([]).Ledger);
        Assert.Equal(Path.GetFullPath("given.sqlite"), CommandWords.Parse(["--ledger", "given.sqlite"]).Ledger);
        Assert.Contains("--ledger takes a file", Assert.Throws<Refusal>(() => CommandWords.Parse(["--ledger"])).Message, StringComparison.Ordinal);
        Assert.Contains("--ledger FILE", CommandWords.Help, StringComparison.Ordinal);
    }

    [Fact]
    public void The_window_is_the_browsers_own_application_window_with_a_profile_of_ours()
    {
        System.Diagnostics.ProcessStartInfo start = ApplicationWindow.Start("/usr/bin/chromium", new Uri("/home/jo o/w/open.html"), "/home/jo o/w");
        Assert.Equal("/usr/bin/chromium", start.FileName);
        Assert.Equal(
            ["--app=file:///home/jo%20o/w/open.html", "--user-data-dir=" + Path.Combine("/home/jo o/w", "profile")], start.ArgumentList.Take(2));
        Assert.Contains("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", start.ArgumentList);
        Assert.Empty(
            ((string[])["--incognito", "--inprivate", "--no-proxy-server", "--disable-breakpad", "--disable-sync", "--no-pings"])
            .Except(start.ArgumentList));
        Assert.Contains(
            "msImplicitSignin", start.ArgumentList.Single(static word => word.StartsWith("--disable-features=", StringComparison.Ordinal)),
            StringComparison.Ordinal);
        Assert.False(start.UseShellExecute);
    }

    [Fact]
    public void A_window_has_a_new_folder_and_what_earlier_ones_left_is_cleared_away()
    {
        using var folder = new TemporaryFolder();
        folder.Write("Hotspots/window/Default/History", "http://127.0.0.1/?token=x#operations=Chairmaker");
        folder.Write("Hotspots/port", "8123");
        var window = new WindowFolder(folder.PathOf("Hotspots"));
        string left;
        // As of a host that was killed: its lock is free.
        using (PrivateFolder killed = window.NewSession(TimeProvider.System))
            left = killed.Path;
        Directory.CreateDirectory(left);
        File.WriteAllText(Path.Combine(left, "in-use"), "");
        using PrivateFolder living = window.NewSession(TimeProvider.System), other = window.NewSession(TimeProvider.System);
        Assert.False(Directory.Exists(left));
        Assert.True(Directory.Exists(living.Path));
        Assert.Equal(
            ((string[])[living.Path, other.Path]).Order(StringComparer.Ordinal),
            Directory.EnumerateFileSystemEntries(window.Path).Order(StringComparer.Ordinal));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(living.Path));
    }

    [Fact]
    public void The_file_that_hands_the_key_over_is_the_users_alone()
    {
        using var folder = new TemporaryFolder();
        string entry = EntryFile.Write(folder.Path, new Uri("http://127.0.0.1:5000/"), "a_b-c");
        Assert.Contains("method=\"post\" action=\"http://127.0.0.1:5000/enter\"", File.ReadAllText(entry), StringComparison.Ordinal);
        Assert.Contains("value=\"a_b-c\"", File.ReadAllText(entry), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(entry));
    }
}
