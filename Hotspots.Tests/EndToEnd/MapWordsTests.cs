using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;
using Hotspots.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hotspots.Tests.EndToEnd;

/// <summary>What the window says of nights, of places that are looked for, and of what is saved.</summary>
[Collection(MapWindow.Name)]
public sealed class MapWordsTests(MapBrowser browser)
{
    [BrowserFact]
    public Task Friday_and_Saturday_nights_are_the_nights_that_begin_then() => browser.InWindowAsync(async window =>
    {
        await window.OpenAsync("Filters");
        ILocator hours = window.Panel.GetByRole(AriaRole.Group, new() { NameRegex = new Regex("^Hours") });
        await hours.GetByRole(AriaRole.Combobox).First.SelectOptionAsync("22");
        await hours.GetByRole(AriaRole.Combobox).Last.SelectOptionAsync("5");
        ILocator nights = window.Panel.GetByRole(AriaRole.Group, new() { NameRegex = new Regex("^Nights") });
        await nights.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Fri") }).ClickAsync();
        await nights.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Sat") }).ClickAsync();
        await Expect(window.Summary).ToContainTextAsync("312 of 3,785 incidents left in", new() { UseInnerText = true });
        await Expect(nights).ToContainTextAsync("A day is the night that begins on it: Friday reaches to 04:59 on Saturday.");
        await window.ReadyAsync();
        await window.OpenAsync("Export");
        (string _, byte[] bytes) =
            await window.SaveAsync(window.Panel.GetByRole(AriaRole.Button, new() { Name = "Save hotspots as hotspots.geojson" }));
        string layer = Encoding.UTF8.GetString(bytes);
        Assert.Contains(
            "\"days\":\"the nights that begin on Friday and Saturday\",\"hours\":\"22:00 to 04:59\",\"areas\":\"all areas\",\"kinds\":\"all kinds\"",
            layer, StringComparison.Ordinal);
    });

    [BrowserFact]
    public Task A_postcode_is_found_and_no_town_is_taken_for_it() => browser.InWindowAsync(async window =>
    {
        ILocator box = window.Page.GetByLabel("Go to a place or grid reference");
        await box.FillAsync("CO15 1QD");
        await box.PressAsync("Enter");
        // Clacton, within some 2 km.
        await window.ViewAsync(@"^at=61[4-9]\d{3},21[3-7]\d{3},");
        await Expect(box).ToHaveValueAsync("CO15 1Q");
        await box.FillAsync("Church Stret");
        await Expect(window.Page.GetByRole(AriaRole.Listbox, new() { Name = "Places" }).GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
        await box.FillAsync("Chruch Streeton");
        await Expect(window.Page.GetByText("Nothing is called “Chruch Streeton”. Did you mean one of these?").First).ToBeVisibleAsync();
        await box.PressAsync("Enter");
        await Expect(box).ToHaveValueAsync("Chruch Streeton");
        await window.ViewAsync(@"^at=61[4-9]\d{3},21[3-7]\d{3},");
    });

    [BrowserFact]
    public Task A_picture_is_a_sheet_of_paper_in_a_small_window_too() => browser.InWindowAsync(async window =>
    {
        await window.OpenAsync("Export");
        await window.Page.SetViewportSizeAsync(1024, 768);
        (string _, byte[] large) = await window.SaveAsync(window.Panel.GetByRole(AriaRole.Button, new() { Name = "Save picture" }));
        // What is left of 1024 × 768 where everything is twice as large.
        await window.Page.SetViewportSizeAsync(512, 384);
        ILocator save = window.Panel.GetByRole(AriaRole.Button, new() { Name = "Save picture" });
        await save.ScrollIntoViewIfNeededAsync();
        (string _, byte[] small) = await window.SaveAsync(save);
        Assert.InRange(Width(large), 2_000, 3_200);
        Assert.InRange(Width(small), 2_000, 3_200);
        foreach (byte[] picture in (byte[][])[large, small])
        {
            string text = Encoding.Latin1.GetString(picture);
            Assert.Contains("tEXtMarking\0OFFICIAL-SENSITIVE", text, StringComparison.Ordinal);
            Assert.Contains("1 July 2024 to 30 June 2026", text, StringComparison.Ordinal);
            Assert.Contains("all days", text, StringComparison.Ordinal);
            Assert.Contains("Clusters of close incidents (DBSCAN)", text, StringComparison.Ordinal);
        }
    });

    private static int Width(byte[] png) => BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16));
}
