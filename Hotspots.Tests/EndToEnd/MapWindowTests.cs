using System.Globalization;
using System.Text.RegularExpressions;
using Hotspots.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hotspots.Tests.EndToEnd;

/// <summary>The map window with the sample in it, as an inspector uses it: look, choose, narrow down, change, undo.</summary>
[Collection(MapWindow.Name)]
public sealed class MapWindowTests(MapBrowser browser)
{
    [BrowserFact]
    public Task The_sample_opens_as_a_ranked_list() => browser.InWindowAsync(async window =>
    {
        MapExpected expected = MapExpected.Of();
        await Expect(window.Rows).ToHaveCountAsync(31);
        Assert.Equal(31, expected.Hotspots);
        await Expect(window.Summary)
            .ToContainTextAsync($"31 hotspots in {expected.AreasWithHotspots} areas, from {Count(expected.Analysed)} incidents");
        for (int row = 0; row < 31; row++)
            await Expect(window.Rows.Nth(row).GetByRole(AriaRole.Gridcell).First).ToHaveTextAsync((row + 1).ToString(CultureInfo.InvariantCulture));
        await Expect(window.Page.Locator(".map canvas").First).ToBeVisibleAsync();
        await Expect(window.Page.GetByRole(AriaRole.Banner)).ToContainTextAsync("OFFICIAL-SENSITIVE");
    });

    [BrowserFact]
    public Task The_page_may_load_nothing_from_elsewhere() => browser.InWindowAsync(async window =>
    {
        string policy = window.Headers["content-security-policy"];
        Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        // Seen to hold: what the policy forbids does not happen.
        Assert.True(
            await window.Page.EvaluateAsync<bool>(
            "() => { const script = document.createElement('script'); script.textContent = 'window.inline = true'; try { "
            + "document.head.append(script); } catch {} return window.inline === undefined; }"));
        window.Forgive("Content Security Policy");
    });

    [BrowserFact]
    public Task A_chosen_hotspot_shows_why_it_is_listed_and_the_map_goes_there() => browser.InWindowAsync(async window =>
    {
        string before = await window.ViewAsync("^at=");
        string name = (await window.Rows.Nth(2).Locator(".cell-name").TextContentAsync())!;
        await window.Rows.Nth(2).ClickAsync();
        await Expect(window.Page.GetByRole(AriaRole.Tab, new() { Name = "Evidence" })).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(window.Panel.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true })).ToBeVisibleAsync();
        await Expect(window.Panel.Locator(".why")).ToHaveTextAsync(new Regex("^Why this is listed.*[0-9].*\\.$"));
        string after = await window.NearViewAsync();
        Assert.NotEqual(ViewOf(before), ViewOf(after));

        // The host keeps the view: loaded anew the page shows the same.
        await window.Page.ReloadAsync();
        await Expect(window.Panel.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true })).ToBeVisibleAsync();
        Assert.Equal(ViewOf(after), ViewOf(await window.NearViewAsync()));
    });

    [BrowserFact]
    public Task A_typed_day_counts_everywhere() => browser.InWindowAsync(async window =>
    {
        MapExpected expected = MapExpected.Of("--from", "2025-06-01", "--to", "2025-08-31");
        await window.TypeDayAsync("From", "1 Jun 2025");
        await window.TypeDayAsync("To", "31/08/2025");
        await window.ViewAsync("from=2025-06-01&to=2025-08-31");
        await Expect(window.Summary).ToContainTextAsync($"{Count(expected.Hotspots)} hotspot");
        await Expect(window.Summary).ToContainTextAsync($"from {Count(expected.Analysed)} incidents");
        await Expect(window.Rows).ToHaveCountAsync(expected.Hotspots);
        await window.OpenAsync("Filters");
        Assert.Equal(expected.Analysed, await MapPage.FirstNumberAsync(window.Summary));
        Assert.Equal(expected.Analysed, await SumOfAsync(window, "Kinds"));
        await Expect(window.Panel.Locator(".dates-set")).ToContainTextAsync("1 Jun 2025 to 31 Aug 2025");
        await window.OpenAsync("Export");
        await Expect(window.Panel).ToContainTextAsync($"from {Count(expected.Analysed)} incidents, as filtered now");
    });

    [BrowserFact]
    public Task A_brush_over_the_bars_leaves_a_span_of_days() => browser.InWindowAsync(async window =>
    {
        await window.OpenAsync("Filters");
        int all = await MapPage.FirstNumberAsync(window.Summary);
        LocatorBoundingBoxResult bars = (await window.Page.Locator(".histogram").BoundingBoxAsync())!;
        float y = bars.Y + 20;
        await window.Page.Mouse.MoveAsync(bars.X + bars.Width * 0.4f, y);
        await window.Page.Mouse.DownAsync();
        await window.Page.Mouse.MoveAsync(bars.X + bars.Width * 0.6f, y, new() { Steps = 5 });
        await window.Page.Mouse.UpAsync();
        await Expect(window.Summary).Not.ToContainTextAsync($"{Count(all)} of");
        // What the brush says, not the address: that follows a quarter of a second after the last move, and where moves are slow it stands at one
        // of them meanwhile.
        string from = await BrushDayAsync("First day"), to = await BrushDayAsync("Last day");
        await window.ViewAsync($"from={from}&to={to}(&|$)");
        int left = MapExpected.Of("--from", from, "--to", to).Analysed;
        Assert.InRange(left, 1, all - 1);
        await Expect(window.Summary).ToContainTextAsync($"{Count(left)} of");

        await window.Page.GetByRole(AriaRole.Region, new() { Name = "Time" }).GetByRole(AriaRole.Button, new() { Name = "All dates" }).ClickAsync();
        await Expect(window.Summary).ToContainTextAsync($"{Count(all)} of");

        async Task<string> BrushDayAsync(string edge)
        {
            string day = (await window.Page.GetByRole(AriaRole.Slider, new() { Name = edge }).GetAttributeAsync("aria-valuetext"))!;
            return DateTime.Parse(day, CultureInfo.InvariantCulture).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }
    });

    [BrowserFact]
    public Task A_kind_is_filtered_and_the_change_undone() => browser.InWindowAsync(async window =>
    {
        MapExpected whole = MapExpected.Of(), seizures = MapExpected.Of("--kind", "seizure");
        Assert.NotEqual(whole.Hotspots, seizures.Hotspots);
        await window.OpenAsync("Filters");
        ILocator box = window.Panel.GetByRole(AriaRole.Group, new() { NameRegex = new Regex("^Kinds") })
            .GetByRole(AriaRole.Checkbox, new() { NameRegex = new Regex("^Seizure") });
        await box.CheckAsync();
        await Expect(window.Summary).ToContainTextAsync($"{Count(seizures.Analysed)} of");
        await window.ViewAsync("kinds=seizure");
        await window.OpenAsync("Hotspots");
        await Expect(window.Rows).ToHaveCountAsync(seizures.Hotspots);

        await window.Page.Keyboard.PressAsync("Control+z");
        await Expect(window.Rows).ToHaveCountAsync(whole.Hotspots);
        await window.OpenAsync("Filters");
        await Expect(box).Not.ToBeCheckedAsync();
        await window.Panel.GetByRole(AriaRole.Button, new() { Name = "Make the filter change again" }).ClickAsync();
        await Expect(box).ToBeCheckedAsync();
    });

    [BrowserFact]
    public Task Changes_of_several_filters_are_undone_one_by_one_and_made_again() => browser.InWindowAsync(async window =>
    {
        MapExpected whole = MapExpected.Of(), tips = MapExpected.Of("--kind", "tip"),
            summer = MapExpected.Of("--kind", "tip", "--from", "2025-06-01");
        await window.OpenAsync("Filters");
        await window.Panel.GetByRole(AriaRole.Group, new() { NameRegex = new Regex("^Kinds") })
            .GetByRole(AriaRole.Checkbox, new() { NameRegex = new Regex("^Tip") }).CheckAsync();
        await Expect(window.Summary).ToContainTextAsync($"{Count(tips.Analysed)} of");
        await window.TypeDayAsync("From", "2025-06-01");
        await Expect(window.Summary).ToContainTextAsync($"{Count(summer.Analysed)} of");
        ILocator undo = window.Panel.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Undo") }),
            redo = window.Panel.GetByRole(AriaRole.Button, new() { Name = "Make the filter change again" });
        int[] counts = [summer.Analysed, tips.Analysed, whole.Analysed];
        Assert.Equal(3, counts.Distinct().Count());
        foreach (int left in counts[1..])
        {
            await undo.ClickAsync();
            await Expect(window.Summary).ToContainTextAsync($"{Count(left)} of");
        }
        await Expect(undo).ToBeDisabledAsync();
        foreach (int left in counts.Reverse().Skip(1))
        {
            await redo.ClickAsync();
            await Expect(window.Summary).ToContainTextAsync($"{Count(left)} of");
        }
        await Expect(redo).ToBeDisabledAsync();
        await window.ViewAsync("kinds=tip&from=2025-06-01");
    });

    [BrowserFact]
    public Task A_changed_parameter_makes_the_hotspots_anew() => browser.InWindowAsync(async window =>
    {
        MapExpected wider = MapExpected.Of("--eps", "400");
        Assert.NotEqual(31, wider.Hotspots);
        await window.OpenAsync("Method");
        await window.Page.Locator("#parameter-eps").FillAsync("400");
        await window.ViewAsync("given.eps=400");
        await Expect(window.Panel).ToContainTextAsync("chosen by you");
        await window.OpenAsync("Hotspots");
        await Expect(window.Rows).ToHaveCountAsync(wider.Hotspots);
    });

    [BrowserFact]
    public Task The_weights_are_those_that_the_host_tells_of() => browser.InWindowAsync(async window =>
    {
        await window.OpenAsync("Method");
        ILocator ranking = window.Panel.GetByRole(AriaRole.Group, new() { Name = "Ranking" });
        await Expect(ranking.GetByRole(AriaRole.Radio)).ToHaveCountAsync(Core.Model.Incidents.WeightTable.Presets.Count);
        foreach (Core.Model.Incidents.WeightTable preset in Core.Model.Incidents.WeightTable.Presets)
            await Expect(ranking).ToContainTextAsync(preset.Title + preset.Effect);
        await ranking.GetByRole(AriaRole.Radio, new() { NameRegex = new Regex("^" + Core.Model.Incidents.WeightTable.Evidence.Title) }).CheckAsync();
        await window.ViewAsync("weights=evidence");
        await window.ReadyAsync();
        await window.OpenAsync("Hotspots");
        await Expect(window.Rows).ToHaveCountAsync(31);
    });

    [BrowserFact]
    public Task Two_windows_filter_each_for_itself() => browser.InWindowAsync(first => browser.InWindowAsync(async second =>
    {
        MapExpected seizures = MapExpected.Of("--kind", "seizure"), wider = MapExpected.Of("--eps", "400");
        await first.OpenAsync("Filters");
        await first.Panel.GetByRole(AriaRole.Checkbox, new() { NameRegex = new Regex("^Seizure") }).CheckAsync();
        await second.OpenAsync("Method");
        await second.Page.Locator("#parameter-eps").FillAsync("400");
        await first.OpenAsync("Hotspots");
        await second.OpenAsync("Hotspots");
        await Expect(first.Rows).ToHaveCountAsync(seizures.Hotspots);
        await Expect(second.Rows).ToHaveCountAsync(wider.Hotspots);
        await Expect(second.Summary).ToContainTextAsync($"from {Count(wider.Analysed)} incidents");
    }));

    /// <summary>A number as the page writes it, whatever the culture of the tests.</summary>
    private static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static double[] ViewOf(string address) =>
        [.. Regex.Match(address, "at=([0-9.,-]+)").Groups[1].Value.Split(',').Select(static n => double.Parse(n, CultureInfo.InvariantCulture))];

    /// <summary>All the counts of one list of choices together.</summary>
    private static async Task<int> SumOfAsync(MapPage window, string list)
    {
        ILocator group = window.Panel.GetByRole(AriaRole.Group, new() { NameRegex = new Regex("^" + list) });
        IReadOnlyList<string> counts = await group.Locator(".choice-count").AllTextContentsAsync();
        return counts.Sum(MapPage.FirstNumber);
    }
}
