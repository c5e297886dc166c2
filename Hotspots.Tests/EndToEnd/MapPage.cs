using System.Globalization;
using System.Text.RegularExpressions;
using Hotspots.Desktop;
using Microsoft.Playwright;

namespace Hotspots.Tests.EndToEnd;

/// <summary>One window of the map as its user sees it, and what went over its network and console meanwhile.</summary>
internal sealed partial class MapPage
{
    /// <summary>What the page looks at, as the host keeps it; blank before it was kept.</summary>
    public const string ViewScript = "async () => (await (await fetch('/api/views/' + history.state.view)).json()).view ?? ''";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly List<string> _complaints = [];
    private readonly List<string> _requests = [];

    private MapPage(IPage page, Uri host)
    {
        Page = page;
        Host = host;
    }

    public IPage Page { get; }

    public Uri Host { get; }

    /// <summary>The headers of the page itself.</summary>
    public Dictionary<string, string> Headers { get; private set; } = [];

    public ILocator Panel => Page.Locator("#panel");

    public ILocator Rows => Page.GetByRole(AriaRole.Grid, new() { Name = "Hotspots" }).Locator("[data-row]");

    /// <summary>What stands above the list: "31 hotspots in 8 areas, from 6,000 incidents".</summary>
    public ILocator Summary => Panel.Locator(".summary");

    /// <summary>The period that is chosen, as the list names it.</summary>
    public ILocator Period => Panel.GetByLabel("Period").Locator("option:checked");

    public static async Task<MapPage> OpenAsync(IBrowserContext context, MapHost host)
    {
        var window = new MapPage(await context.NewPageAsync(), host.Root);
        context.Request += (_, request) => window._requests.Add(request.Url);
        window.Page.PageError += (_, error) => window._complaints.Add(error);
        window.Page.Console += (_, message) =>
        {
            // A run that is overtaken by files loaded meanwhile, or by a later run, is told so in this way, and the page asks again.
            bool isOvertaken = message.Text.Contains("status of 409", StringComparison.Ordinal)
                && Regex.IsMatch(message.Location, "/api/(run|now|change|when|backtest|effect|brief|attended|release/try)");
            if (message.Type is "error" or "warning" && !isOvertaken)
                window._complaints.Add($"{message.Type}: {message.Text} ({message.Location})");
        };
        // A token is good once; the cookie that it buys is the context's.
        await using (IAPIResponse entry = await context.APIRequest.GetAsync(host.NewAddress().AbsoluteUri))
            Assert.True(entry.Ok, entry.StatusText);
        IResponse answer = (await window.Page.GotoAsync(host.Root.AbsoluteUri))!;
        window.Headers = await answer.AllHeadersAsync();
        await window.ReadyAsync();
        return window;
    }

    /// <summary>Waits until hotspots are listed and no newer ones are under way.</summary>
    public async Task ReadyAsync()
    {
        await Assertions.Expect(Page.Locator(".running")).Not.ToHaveClassAsync(Running());
        await Assertions.Expect(Page.GetByRole(AriaRole.Status).Filter(new() { HasTextRegex = RunTold() })).ToHaveCountAsync(1);
    }

    /// <summary>Opens a part of the panel.</summary>
    public async Task OpenAsync(string tab)
    {
        ILocator button = Page.GetByRole(AriaRole.Tab, new() { NameRegex = new Regex("^" + tab) });
        await button.ClickAsync();
        await Assertions.Expect(button).ToHaveAttributeAsync("aria-selected", "true");
    }

    /// <summary>Opens a view as a link to it does, on a page loaded anew: the page before it may still be writing where it stands.</summary>
    /// <param name="view">As the host keeps it: "at=617500,215300,8&amp;method=kde".</param>
    public async Task OpenViewAsync(string view)
    {
        string key = await Page.EvaluateAsync<string>(
            """
            async (view) => {
              const key = crypto.randomUUID();
              await fetch(`/api/views/${key}`, { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ view }) });
              return key;
            }
            """, view);
        await Page.GotoAsync("about:blank");
        await Page.GotoAsync($"{Host.AbsoluteUri}#view={key}");
        await ReadyAsync();
    }

    /// <summary>Looks at a place.</summary>
    /// <param name="easting">Of the middle, in metres.</param>
    /// <param name="northing">Of the middle, in metres.</param>
    /// <param name="metres">A pixel is.</param>
    public async Task LookAtAsync(double easting, double northing, double metres)
    {
        await OpenViewAsync(string.Create(CultureInfo.InvariantCulture, $"at={easting:0},{northing:0},{metres}"));
        await Assertions.Expect(Page.Locator(".map canvas").First).ToBeVisibleAsync();
    }

    /// <summary>Waits until the map stands before a hotspot, a few metres a pixel, and gives the view that says so.</summary>
    public Task<string> NearViewAsync() => ViewAsync(@"^at=\d+,\d+,1?\d(\.\d+)?&.*chosen=");

    /// <summary>Types a day into the time bar's field.</summary>
    public async Task TypeDayAsync(string field, string day)
    {
        ILocator box = Page.GetByRole(AriaRole.Region, new() { Name = "Time" }).GetByLabel(field, new() { Exact = true });
        await box.FillAsync(day);
        await box.PressAsync("Enter");
    }

    /// <summary>Drops a file on the window, as from the desktop.</summary>
    public Task DropAsync(string name, string text) => Page.EvaluateAsync(
            """
            ([name, text]) => {
              const dataTransfer = new DataTransfer();
              dataTransfer.items.add(new File([text], name));
              for (const type of ['dragenter', 'dragover', 'drop']) document.body.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
            }
            """, new[] { name, text });

    /// <summary>The same, and says whether it is to replace what is loaded or be added.</summary>
    public async Task DropAsync(string name, string text, string answer)
    {
        await DropAsync(name, text);
        await Page.GetByRole(AriaRole.Dialog).GetByText(answer == "Add" ? "Keep it, and add" : "Replace it").ClickAsync();
        await Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = answer }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Assertions.Expect(Page.GetByRole(AriaRole.Progressbar)).ToHaveCountAsync(0);
    }

    /// <summary>Complaints that a test brought about on purpose are not held against the window.</summary>
    public void Forgive(string words) => _complaints.RemoveAll(complaint => complaint.Contains(words, StringComparison.Ordinal));

    /// <summary>The first number of a text: "1,234 of 5,678 incidents" is 1234.</summary>
    public static int FirstNumber(string? text)
    {
        Match match = Digits().Match(text ?? "");
        Assert.True(match.Success, $"there is no number in \"{text}\"");
        return int.Parse(match.Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
    }

    public static async Task<int> FirstNumberAsync(ILocator locator) => FirstNumber(await locator.TextContentAsync());

    /// <summary>The view as the host keeps it for this page, once it says what is looked for; the address says nothing.</summary>
    public async Task<string> ViewAsync(string pattern)
    {
        using var patience = new CancellationTokenSource(Patience);
        string view = "";
        try
        {
            while (!Regex.IsMatch(view = await Page.EvaluateAsync<string>(ViewScript), pattern))
                await Task.Delay(50, patience.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"The view never said {pattern}: it says {view}");
        }
        Assert.Equal(Host.AbsoluteUri, Page.Url);
        return view;
    }

    /// <summary>Clicks what saves a file and gives its bytes and its name.</summary>
    public async Task<(string Name, byte[] Bytes)> SaveAsync(ILocator button)
    {
        IDownload download = await Page.RunAndWaitForDownloadAsync(() => button.ClickAsync());
        await using Stream stream = await download.CreateReadStreamAsync();
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return (download.SuggestedFilename, bytes.ToArray());
    }

    /// <summary>Nothing was asked of anyone but the host, and nothing complained.</summary>
    public void AssertClean()
    {
        string own = Host.GetLeftPart(UriPartial.Authority) + "/";
        Assert.Contains(_requests, url => url.StartsWith(own + "api/run", StringComparison.Ordinal));
        Assert.DoesNotContain(
            _requests, url => !url.StartsWith(own, StringComparison.Ordinal) && !url.StartsWith("blob:" + own, StringComparison.Ordinal)
            && !url.StartsWith("data:", StringComparison.Ordinal));
        Assert.True(_complaints.Count == 0, string.Join('\n', _complaints));
    }

    [GeneratedRegex("is-running")]
    private static partial Regex Running();

    [GeneratedRegex(@"^\d[\d,]* hotspots? from \d[\d,]* incidents?\.$")]
    private static partial Regex RunTold();

    [GeneratedRegex(@"\d[\d,]*")]
    private static partial Regex Digits();
}
