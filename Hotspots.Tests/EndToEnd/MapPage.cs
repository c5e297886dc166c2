using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Hotspots.Tests.EndToEnd;

/// <summary>One window of the map as its user sees it, and what went over its network and console meanwhile.</summary>
internal sealed partial class MapPage
{
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

    public static async Task<MapPage> OpenAsync(IBrowserContext context, Uri address)
    {
        var window = new MapPage(await context.NewPageAsync(), address);
        context.Request += (_, request) => window._requests.Add(request.Url);
        window.Page.PageError += (_, error) => window._complaints.Add(error);
        window.Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                window._complaints.Add($"{message.Type}: {message.Text} ({message.Location})");
        };
        IResponse answer = (await window.Page.GotoAsync(address.AbsoluteUri))!;
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

    /// <summary>Opens the address of a place, as one that was sent to a colleague.</summary>
    /// <param name="easting">Of the middle, in metres.</param>
    /// <param name="northing">Of the middle, in metres.</param>
    /// <param name="metres">A pixel is.</param>
    public async Task LookAtAsync(double easting, double northing, double metres)
    {
        await Page.EvaluateAsync("(hash) => { history.replaceState(null, '', hash); }", string.Create(CultureInfo.InvariantCulture, $"#at={easting:0},{northing:0},{metres}"));
        await Page.ReloadAsync();
        await ReadyAsync();
        await Assertions.Expect(Page.Locator(".map canvas").First).ToBeVisibleAsync();
    }

    /// <summary>Waits until the map stands before a hotspot, a few metres a pixel, and gives the address that says so.</summary>
    public Task<string> NearAddressAsync() => AddressAsync(@"#at=\d+,\d+,1?\d(\.\d+)?&.*chosen=");

    /// <summary>Types a day into the time bar's field.</summary>
    public async Task TypeDayAsync(string field, string day)
    {
        ILocator box = Page.GetByRole(AriaRole.Region, new() { Name = "Time" }).GetByLabel(field, new() { Exact = true });
        await box.FillAsync(day);
        await box.PressAsync("Enter");
    }

    /// <summary>Drops a file on the window, as from the desktop, and says whether it is to replace what is loaded or be added.</summary>
    public async Task DropAsync(string name, string text, string answer)
    {
        await Page.EvaluateAsync(
            """
            ([name, text]) => {
              const dataTransfer = new DataTransfer();
              dataTransfer.items.add(new File([text], name));
              for (const type of ['dragenter', 'dragover', 'drop']) document.body.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
            }
            """, new[] { name, text });
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

    /// <summary>The part of the address that keeps the view, once it says what is looked for.</summary>
    public async Task<string> AddressAsync(string pattern)
    {
        await Assertions.Expect(Page).ToHaveURLAsync(new Regex(pattern));
        return new Uri(Page.Url).Fragment;
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
        Assert.DoesNotContain(_requests, url => !url.StartsWith(own, StringComparison.Ordinal) && !url.StartsWith("blob:" + own, StringComparison.Ordinal) && !url.StartsWith("data:", StringComparison.Ordinal));
        Assert.True(_complaints.Count == 0, string.Join('\n', _complaints));
    }

    [GeneratedRegex("is-running")]
    private static partial Regex Running();

    [GeneratedRegex(@"^\d[\d,]* hotspots? from \d[\d,]* incidents?\.$")]
    private static partial Regex RunTold();

    [GeneratedRegex(@"\d[\d,]*")]
    private static partial Regex Digits();
}
