using System.Globalization;
using System.Runtime.Versioning;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hotspots.Desktop.Window;
using Hotspots.Tests.Support;
using Microsoft.Playwright;

namespace Hotspots.Tests.EndToEnd;

/// <summary>A real browser, opened as a user opens it: what it leaves on the disk, and whom it asks.</summary>
[SupportedOSPlatform("linux")]
public sealed partial class WindowTracesTests
{
    /// <summary>Names how many seconds the browser is watched after the work, where that is to be longer than in the suite.</summary>
    private const string WatchedVariable = "HOTSPOTS_WATCHED_SECONDS";

    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(
        int.TryParse(Environment.GetEnvironmentVariable(WatchedVariable), NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) ? seconds
            : 20);

    /// <summary>A program that shows no screen, and that tests can look into; all else is as the window starts it.</summary>
    private static string Script(string before = "") =>
        $"exec {before} '{Browsers.Find()}' --headless=new --no-sandbox --disable-gpu --remote-debugging-port=0 \"$@\"";

    [LinuxBrowserFact]
    public async Task Once_the_window_is_closed_nothing_of_the_case_is_on_the_disk()
    {
        using var folder = new TemporaryFolder();
        string program = Script();
        using WindowProcess window = WindowProcess.Start(folder, program);
        string[] words = await WorkAsync(window);
        string profile = Path.GetDirectoryName(await window.FileAsync("DevToolsActivePort"))!;
        string planted = Path.Combine(profile, "Default", "planted");
        await File.WriteAllBytesAsync(planted, [1, 2, 3, .. Encoding.Unicode.GetBytes(words[0]), 4]);

        // The host stands still, so that what a closed browser leaves can be read before it is wiped.
        await window.SignalAsync("STOP");
        await CloseAsync(window);
        await WindowProcess.GoneAsync(profile);
        Assert.True(Directory.EnumerateFiles(profile, "*", SearchOption.AllDirectories).Count() > 10, "the browser kept a profile");
        Assert.Equal([planted], Traces(window.Home, words).Distinct());

        await window.SignalAsync("CONT");
        Assert.Equal(0, await window.EndAsync());
        Assert.False(Directory.Exists(profile));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(window.Home, ".local", "share", "Hotspots")));
        Assert.Empty(Traces(window.Home, words));
        Assert.Empty(Traces(window.Temporary, words));
    }

    [SocketTraceFact]
    public async Task The_windows_browser_asks_nobody_but_the_host()
    {
        using var folder = new TemporaryFolder();
        string log = folder.PathOf("calls.log");
        using WindowProcess window =
            WindowProcess.Start(folder, Script($"{SocketTraceFactAttribute.Program} -f -qq -yy -e trace=connect,sendto,sendmsg,sendmmsg -o '{log}'"));
        await WorkAsync(window);
        await Task.Delay(Watched);
        await CloseAsync(window);
        Assert.Equal(0, await window.EndAsync());
        string[] calls = await File.ReadAllLinesAsync(log);
        // The browser was really looked at.
        Assert.Contains(
            calls, static call => call.Contains("connect(", StringComparison.Ordinal) && call.Contains("127.0.0.1", StringComparison.Ordinal));
        Assert.DoesNotContain(calls, IsOutward);
        Assert.True(IsOutward("1 connect(24<TCP:[1]>, {sa_family=AF_INET, sin_port=htons(443), sin_addr=inet_addr(\"203.0.113.9\")}, 16) = 0"));
        Assert.True(IsOutward("1 connect(24<UDP:[1]>, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr(\"10.0.0.2\")}, 16) = 0"));
        Assert.True(IsOutward("1 sendto(24<UDP:[10.0.0.3:40000->10.0.0.2:5353]>, \"x\", 1, 0, NULL, 0) = 1"));
    }

    /// <summary>Does a call ask for someone else: a connection, a name, or anything that is sent?</summary>
    /// <remarks>A datagram socket that is only connected sends nothing: a browser asks in that way whether the computer has an address of the sixth
    /// version.</remarks>
    private static bool IsOutward(string call)
    {
        string ends = call.Replace("127.0.0.1", "", StringComparison.Ordinal).Replace("[::1]", "", StringComparison.Ordinal)
            .Replace("\"::1\"", "", StringComparison.Ordinal);
        bool isDatagram = call.Contains("<UDP", StringComparison.Ordinal);
        if (call.Contains(" connect(", StringComparison.Ordinal))
            return Outside().IsMatch(ends) && (!isDatagram || call.Contains("htons(53)", StringComparison.Ordinal));
        return call.Contains(" send", StringComparison.Ordinal) && (isDatagram || call.Contains("<TCP", StringComparison.Ordinal))
            && (Outside().IsMatch(ends) || Reached().IsMatch(ends));
    }

    /// <summary>Filters, chooses and looks around as a user would; gives the words that must be nowhere afterwards.</summary>
    private static async Task<string[]> WorkAsync(WindowProcess window)
    {
        await using Connection connection = await Connection.ToAsync(window);
        IPage page = connection.Page;
        await ReadyAsync(page);
        JsonElement texts = await page.EvaluateAsync<JsonElement>(
            """
            async () => {
              const bytes = await (await fetch('/api/incidents')).arrayBuffer();
              return JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, 4, new DataView(bytes).getUint32(0, true)))).texts;
            }
            """);
        string operation = Longest(texts, "operation"), line = Longest(texts, "line"), place = Longest(texts, "area");
        foreach (string filter in (string[])["lines=" + Uri.EscapeDataString(line), "operations=" + Uri.EscapeDataString(operation)])
        {
            await page.EvaluateAsync(
                """
                async (view) => {
                  const key = crypto.randomUUID();
                  await fetch(`/api/views/${key}`, { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ view }) });
                  location.hash = 'view=' + key;
                }
                """, "at=617123,215321,8&" + filter);
            await ViewAsync(page, filter[..filter.IndexOf('=')]);
            await page.ReloadAsync();
            await ReadyAsync(page);
        }
        await page.GetByLabel("Go to a place or grid reference").FillAsync(place);
        await page.GetByRole(AriaRole.Listbox, new() { Name = "Places" }).GetByRole(AriaRole.Option).First.ClickAsync();
        string view = await ViewAsync(page, "operations=");
        await page.ReloadAsync();
        await ReadyAsync(page);
        // Loaded anew it shows the same, and its address says nothing of it.
        Assert.Contains("operations=", await ViewAsync(page, "operations="), StringComparison.Ordinal);
        Assert.Matches(@"^http://127\.0\.0\.1:\d+/$", page.Url);
        ICDPSession session = await page.Context.NewCDPSessionAsync(page);
        string cookie = (await session.SendAsync("Network.getCookies"))!.Value.GetProperty("cookies").EnumerateArray()
            .Single(static one => one.GetProperty("name").GetString()!.StartsWith("hotspots-", StringComparison.Ordinal)).GetProperty("value")
                .GetString()!;
        string[] position = [.. At().Match(view).Groups[1].Value.Split(',').Take(2)];
        Assert.Equal(43, cookie.Length);
        return [operation, line, place, cookie, "token=", "operations=", "617123", .. position];
    }

    // A short one might stand in a browser's own files by chance.
    private static string Longest(JsonElement texts, string column) =>
        texts.GetProperty(column).EnumerateArray().Select(static text => text.GetString()!).MaxBy(static text => text.Length)!;

    private static Task ReadyAsync(IPage page) =>
        page.GetByRole(AriaRole.Status).Filter(new() { HasTextRegex = new Regex(@"\d hotspots? from|Hotspot \d|Went to") })
            .WaitForAsync(new() { Timeout = 120_000 });

    private static async Task<string> ViewAsync(IPage page, string part)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            string view = await page.EvaluateAsync<string>(MapPage.ViewScript);
            if (view.Contains(part, StringComparison.Ordinal) && view.Contains("at=", StringComparison.Ordinal))
                return view;
            await Task.Delay(50, patience.Token);
        }
    }

    /// <summary>Closes the browser as its user does: by its window.</summary>
    private static async Task CloseAsync(WindowProcess window)
    {
        await using Connection connection = await Connection.ToAsync(window);
        ICDPSession session = await connection.Browser.NewBrowserCDPSessionAsync();
        try
        {
            await session.SendAsync("Browser.close");
        }
        catch (PlaywrightException)
        {
            // It was gone before it could say so.
        }
    }

    /// <summary>Files that hold one of the words, however it is written.</summary>
    private static IEnumerable<string> Traces(string folder, string[] words)
    {
        byte[][] forms = [.. words.SelectMany(static word => (string[])[word, Uri.EscapeDataString(word), word.Replace(' ', '+')]).Distinct()
            .SelectMany(
                static word => (byte[][])[Encoding.UTF8.GetBytes(word), Encoding.Unicode.GetBytes(word), Encoding.BigEndianUnicode.GetBytes(word)])];
        foreach (string file in Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }))
        {
            // A link holds nothing, and the host's own lock, which is blank, cannot be opened while it lives.
            if (new FileInfo(file) is { LinkTarget: not null } or { Name: "in-use", Length: 0 })
                continue;
            byte[] bytes = File.ReadAllBytes(file);
            if (forms.Any(form => bytes.AsSpan().IndexOf(form) >= 0))
                yield return file;
        }
    }

    [GeneratedRegex(@"inet_addr\(""\d|inet_pton\(AF_INET6, ""[0-9a-f]")]
    private static partial Regex Outside();

    [GeneratedRegex(@"->\[?[0-9a-f]")]
    private static partial Regex Reached();

    [GeneratedRegex(@"at=([\d.,-]+)")]
    private static partial Regex At();

    /// <summary>The window's own page, looked into through the browser's port for tests.</summary>
    private sealed class Connection(IPlaywright playwright, IBrowser browser) : IAsyncDisposable
    {
        public IBrowser Browser => browser;

        public IPage Page => browser.Contexts.SelectMany(static context => context.Pages)
            .Single(static page => page.Url.StartsWith("http://127.0.0.1:", StringComparison.Ordinal));

        public static async Task<Connection> ToAsync(WindowProcess window)
        {
            string port = (await File.ReadAllLinesAsync(await window.FileAsync("DevToolsActivePort")))[0];
            IPlaywright playwright = await Playwright.CreateAsync();
            IBrowser browser = await playwright.Chromium.ConnectOverCDPAsync(
                "http://127.0.0.1:" + int.Parse(port, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture));
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
            while (!browser.Contexts.SelectMany(static context => context.Pages)
                .Any(static page => page.Url.EndsWith('/') && page.Url.StartsWith("http://127.0.0.1:", StringComparison.Ordinal)))
                await Task.Delay(50, patience.Token);
            return new Connection(playwright, browser);
        }

        public async ValueTask DisposeAsync()
        {
            await browser.DisposeAsync();
            playwright.Dispose();
        }
    }
}
