using Hotspots.Desktop;
using Hotspots.Desktop.Window;
using Hotspots.Tests.Cli;
using Microsoft.Playwright;

namespace Hotspots.Tests.EndToEnd;

/// <summary>One browser, and one host with the sample in it, for all tests of the map window; each test has a window of its own.</summary>
public sealed class MapBrowser : IAsyncLifetime
{
    // Painting on the processor, as on a desktop without a graphics card; and nothing that calls home.
    private static readonly string[] Switches =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync",
    ];

    private const float PatienceMilliseconds = 30_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private MapHost? _host;

    public async Task InitializeAsync()
    {
        if (Browsers.Find() is not string program)
            return;
        Assertions.SetDefaultExpectTimeout(PatienceMilliseconds);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Headless = true, Args = Switches });
        _host = await StartHostAsync();
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        if (_host is not null)
            await _host.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>A host with the sample, whose clock is that of a command line in these tests: so their files can be compared byte by byte.</summary>
    internal static Task<MapHost> StartHostAsync(Func<HostOptions, HostOptions>? change = null)
    {
        var options = new HostOptions { OpensWindow = false };
        return MapHost.StartAsync(change?.Invoke(options) ?? options, new StandingClock());
    }

    /// <summary>Opens a window on the shared host, does what is to be done in it, and holds it to what every window must keep.</summary>
    internal Task InWindowAsync(Func<MapPage, Task> work, BrowserNewContextOptions? options = null) => InWindowAsync(_host!, work, options);

    /// <summary>The same on a host of the test's own, for tests that load files.</summary>
    internal async Task InWindowAsync(MapHost host, Func<MapPage, Task> work, BrowserNewContextOptions? options = null)
    {
        options ??= new BrowserNewContextOptions();
        options.ViewportSize ??= new ViewportSize { Width = 1440, Height = 900 };
        options.ReducedMotion ??= ReducedMotion.Reduce;
        await using IBrowserContext context = await _browser!.NewContextAsync(options);
        context.SetDefaultTimeout(PatienceMilliseconds);
        MapPage page = await MapPage.OpenAsync(context, host);
        await work(page);
        page.AssertClean();
    }

    /// <summary>Stands at one moment, while its timers go on.</summary>
    private sealed class StandingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => CommandLineRun.Now;
    }
}

/// <summary>The tests that share one browser.</summary>
[CollectionDefinition(Name)]
public sealed class MapWindow : ICollectionFixture<MapBrowser>
{
    public const string Name = "The map window";
}
