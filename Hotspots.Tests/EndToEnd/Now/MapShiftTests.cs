using Hotspots.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hotspots.Tests.EndToEnd.Now;

/// <summary>One shift left in: the map, the list and its ranks, and the next shift, at one choice.</summary>
[Collection(MapWindow.Name)]
public sealed class MapShiftTests(MapBrowser browser)
{
    [BrowserFact]
    public Task A_shift_is_chosen_beside_the_time_kept_and_found_on_the_filters() => browser.InWindowAsync(async window =>
    {
        int all = await MapPage.FirstNumberAsync(window.Summary);
        await Shift(window).SelectOptionAsync("night");
        await window.ViewAsync("shift=night");
        await window.ReadyAsync();
        Assert.True(await MapPage.FirstNumberAsync(window.Summary) < all);
        ILocator card = window.Panel.Locator(".tonight");
        await Expect(card).ToContainTextAsync("23:00–07:00");
        await Expect(card.GetByLabel("Next shift")).ToBeDisabledAsync();
        await window.Page.ReloadAsync();
        await window.ReadyAsync();
        await Expect(Shift(window)).ToHaveValueAsync("night");
        await window.OpenAsync("Filters");
        ILocator night = window.Panel.GetByRole(AriaRole.Button, new() { Name = "Night 23–07" });
        await Expect(night).ToHaveAttributeAsync("aria-pressed", "true");
        // Hours of one's own take its place.
        await window.Panel.GetByRole(AriaRole.Button, new() { Name = "Daytime 07–19" }).ClickAsync();
        await Expect(night).ToHaveAttributeAsync("aria-pressed", "false");
        await window.ViewAsync("hours=7-18");
        await Expect(Shift(window)).ToHaveValueAsync("own");
        await Shift(window).SelectOptionAsync("");
        await window.ReadyAsync();
        await window.OpenAsync("Hotspots");
        await Expect(window.Summary).ToContainTextAsync($"{all} hotspots");
    });

    private static ILocator Shift(MapPage window) =>
        window.Page.GetByRole(AriaRole.Region, new() { Name = "Time" }).GetByLabel("Shift");
}
