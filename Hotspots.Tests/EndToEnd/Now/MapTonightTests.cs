using Hotspots.Desktop;
using Hotspots.Tests.Runs.Tonight;
using Hotspots.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hotspots.Tests.EndToEnd.Now;

/// <summary>The card of the next shift, and whether the map holds: what an inspector sees before asking anything.</summary>
[Collection(MapWindow.Name)]
public sealed class MapTonightTests(MapBrowser browser)
{
    [BrowserFact]
    public Task The_opened_window_says_which_shift_is_next_and_where_most_was() => browser.InWindowAsync(async window =>
    {
        ILocator card = Card(window);
        await Expect(card).ToContainTextAsync("Tonight, Sunday 22:00–05:00, all areas");
        // The clock of these tests stands before the data, and the card says so.
        await Expect(card).ToContainTextAsync("the newest incident is of 30 June 2026: this is the four weeks to that day.");
        ILocator first = card.GetByRole(AriaRole.Button).First;
        await Expect(first).ToContainTextAsync("Pier Avenue");
        await Expect(first).ToContainTextAsync("in the four weeks before: as before, no more than chance");
        await first.PressAsync("Enter");
        await Expect(window.Page.GetByRole(AriaRole.Tab, new() { Name = "Evidence" })).ToHaveAttributeAsync("aria-selected", "true");
        await window.NearViewAsync();
    });

    [BrowserFact]
    public Task The_view_keeps_shift_weeks_and_area() => browser.InWindowAsync(async window =>
    {
        ILocator card = Card(window);
        await card.GetByLabel("Next shift").SelectOptionAsync("evening");
        await card.GetByLabel("Looking back").SelectOptionAsync("8");
        await window.Panel.GetByRole(AriaRole.Button, new() { Name = "Clacton-on-Sea", Exact = true }).ClickAsync();
        await Expect(card).ToContainTextAsync("Tonight, Sunday 17:00–22:00, Clacton-on-Sea");
        await Expect(card).ToContainTextAsync("the eight weeks to that day");
        await window.ViewAsync("areas=Clacton-on-Sea.*&next=17-22&weeks=8");
        await window.Page.ReloadAsync();
        await Expect(card).ToContainTextAsync("Tonight, Sunday 17:00–22:00, Clacton-on-Sea");
        await Expect(card.GetByLabel("Looking back")).ToHaveValueAsync("8");
    });

    [BrowserFact]
    public async Task Files_that_know_months_alone_have_no_nights()
    {
        var made = new MadeNights();
        for (int i = 0; i < 90; i++)
            made.Row(i % 2, $"2026-0{1 + i % 6}");
        using var folder = new TemporaryFolder();
        folder.Write("months.csv", made.Csv);
        await using MapHost host = await MapHost.StartAsync(
            new HostOptions { OpensWindow = false, Files = [folder.PathOf("months.csv")] }, new FixedClock(MadeNights.Noon));
        await browser.InWindowAsync(host, async window =>
        {
            await Expect(Card(window)).ToContainTextAsync("Times are known to the month only: days, nights and shifts cannot be told apart");
            // Nor is a month cut in two to compare it.
            await Expect(window.Panel.GetByRole(AriaRole.Button, new() { Name = "June 2026" })).ToBeVisibleAsync();
            await Expect(window.Panel.GetByRole(AriaRole.Button, new() { Name = "Last 28 days" })).ToHaveCountAsync(0);
        });
    }

    [BrowserFact]
    public Task Whether_the_map_holds_is_said_drawn_and_tabled_and_can_be_given_up() => browser.InWindowAsync(async window =>
    {
        await window.OpenAsync("Does it hold");
        await window.Panel.GetByRole(AriaRole.Button, new() { Name = "Test it" }).ClickAsync();
        await window.Panel.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(window.Panel.GetByRole(AriaRole.Progressbar)).ToHaveCountAsync(0);
        await window.Panel.GetByRole(AriaRole.Button, new() { Name = "Test it" }).ClickAsync();
        await Expect(window.Panel).ToContainTextAsync("Had you patrolled the 44 places of 150 m", new() { Timeout = 120_000 });
        await Expect(window.Panel.GetByRole(AriaRole.Img)).ToHaveAttributeAsync(
            "aria-label", new System.Text.RegularExpressions.Regex("of the incidents on 0.99 square kilometres"));
        await window.Panel.GetByText("As a table, with every map that was tried").ClickAsync();
        await Expect(window.Panel.GetByRole(AriaRole.Rowheader, new() { Name = "The best that any map could have done" })).ToBeVisibleAsync();
        (string name, byte[] table) = await window.SaveAsync(window.Panel.GetByRole(AriaRole.Button, new() { Name = "Save the table (CSV)" }));
        Assert.Equal("backtest OFFICIAL-SENSITIVE.csv", name);
        Assert.Contains("OFFICIAL-SENSITIVE", System.Text.Encoding.UTF8.GetString(table), StringComparison.Ordinal);
    });

    private static ILocator Card(MapPage window) => window.Panel.Locator(".tonight");
}
