using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Hotspots.Desktop;
using Hotspots.Tests.Cli;
using Hotspots.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hotspots.Tests.EndToEnd;

/// <summary>What an inspector does with files of their own: each is looked at first, nothing good is lost, and nothing is counted twice
/// unasked.</summary>
[Collection(MapWindow.Name)]
public sealed class MapLoadingTests(MapBrowser browser)
{
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("HOTSPOTS_PICTURES");

    [BrowserFact]
    public async Task A_file_with_odd_headers_becomes_hotspots_in_five_actions()
    {
        await using MapHost host = await MapBrowser.StartHostAsync();
        await browser.InWindowAsync(host, async window =>
        {
            ILocator dialog = window.Page.GetByRole(AriaRole.Dialog);
            await window.DropAsync("odd.csv", Odd());                                                                      // 1
            await Expect(dialog).ToContainTextAsync("No column of odd.csv says where");
            await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Replace" })).ToBeDisabledAsync();
            await Expect(dialog.GetByRole(AriaRole.Row).Filter(new() { HasText = "CR/00001/26" })).ToBeVisibleAsync();
            await TakeAsync(window, "preview");
            await dialog.GetByLabel("Read Ostwert as").SelectOptionAsync("easting");                                       // 2
            await Expect(dialog.GetByLabel("Read Ostwert as")).ToBeEnabledAsync();
            await dialog.GetByLabel("Read Nordwert as").SelectOptionAsync("northing");                                     // 3
            await Expect(dialog).ToContainTextAsync("60 rows, 60 with a position");
            await dialog.GetByRole(AriaRole.Button, new() { Name = "Replace" }).ClickAsync();                              // 4
            await Expect(dialog).ToHaveCountAsync(0);
            await window.OpenAsync("Hotspots");                                                                            // 5
            await Expect(window.Rows).Not.ToHaveCountAsync(0);
            await Expect(window.Summary).ToContainTextAsync("from 60 incidents");
            await Expect(window.Period).ToHaveTextAsync("All: 1 Mar 2026 to 28 Mar 2026");
            await Expect(window.Page.GetByRole(AriaRole.Banner)).ToContainTextAsync("odd.csv");
            await TakeAsync(window, "own-file");

            // The next file with these headers is read the same without a word.
            await window.DropAsync("april.csv", Odd());
            await Expect(dialog).ToContainTextAsync("as you chose them for a file with these headers before");
            await Expect(dialog).ToContainTextAsync("60 rows, 60 with a position");
        });
    }

    [BrowserFact]
    public async Task A_file_with_a_title_above_its_headers_becomes_hotspots_in_as_many()
    {
        await using MapHost host = await MapBrowser.StartHostAsync();
        await browser.InWindowAsync(host, async window =>
        {
            ILocator dialog = window.Page.GetByRole(AriaRole.Dialog);
            await window.DropAsync("titled.csv", "OFFICIAL - Burglary extract, March 2026\n\n" + Odd("Easting", "Northing"));     // 1
            await Expect(dialog).ToContainTextAsync("60 rows, 60 with a position");
            await Expect(dialog.GetByLabel("Read Easting as")).ToHaveValueAsync("easting");
            await Expect(dialog).ToContainTextAsync("column names in line 3");
            await TakeAsync(window, "titled");
            await dialog.GetByRole(AriaRole.Button, new() { Name = "Replace" }).ClickAsync();                              // 2
            await Expect(dialog).ToHaveCountAsync(0);
            await window.OpenAsync("Hotspots");                                                                            // 3
            await Expect(window.Rows).Not.ToHaveCountAsync(0);
            await Expect(window.Summary).ToContainTextAsync("from 60 incidents");
            await Expect(window.Period).ToHaveTextAsync("All: 1 Mar 2026 to 28 Mar 2026");
        });
    }

    [BrowserFact]
    public async Task The_same_file_twice_is_counted_once_and_can_be_taken_out()
    {
        await using MapHost host = await MapBrowser.StartHostAsync();
        await browser.InWindowAsync(host, async window =>
        {
            await window.DropAsync("tips.csv", SampleIncidents.Csv(), "Replace");
            await Expect(window.Panel).ToContainTextAsync("132 rows read");
            await window.DropAsync("tips.csv", SampleIncidents.Csv());
            ILocator dialog = window.Page.GetByRole(AriaRole.Dialog);
            await Expect(dialog).ToContainTextAsync("132 of these rows are loaded already");
            await Expect(dialog.GetByLabel("Count them once")).ToBeCheckedAsync();
            await TakeAsync(window, "repeats");
            await dialog.GetByRole(AriaRole.Button, new() { Name = "Add" }).ClickAsync();
            await Expect(window.Panel).ToContainTextAsync("132 more are in an earlier file and counted once");
            await Expect(window.Page.GetByRole(AriaRole.Banner)).ToContainTextAsync("132 incidents");
            await TakeAsync(window, "once");
            await window.Panel.GetByRole(AriaRole.Button, new() { Name = "Remove tips (2).csv" }).ClickAsync();
            await Expect(window.Panel.GetByRole(AriaRole.Button, new() { Name = "Go back to 2 files" })).ToBeVisibleAsync();
            await Expect(window.Page.GetByRole(AriaRole.Banner)).ToContainTextAsync("tips.csv");
        });
    }

    [BrowserFact]
    public async Task An_unusable_file_loses_nothing_and_a_wrong_one_is_taken_back()
    {
        await using MapHost host = await MapBrowser.StartHostAsync();
        await browser.InWindowAsync(host, async window =>
        {
            ILocator dialog = window.Page.GetByRole(AriaRole.Dialog);
            await window.DropAsync("staff.csv", "Name,Phone,Shirt size\nAnn,01255,M\nBob,01255,L\n");
            await Expect(dialog).ToContainTextAsync("No column of staff.csv says where");
            await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Replace" })).ToBeDisabledAsync();
            await TakeAsync(window, "unusable");
            await dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
            await window.OpenAsync("Hotspots");
            await Expect(window.Rows).ToHaveCountAsync(31);

            await window.DropAsync("tips.csv", SampleIncidents.Csv(), "Replace");
            await Expect(window.Panel).ToContainTextAsync("132 rows read");
            await window.Panel.GetByRole(AriaRole.Button, new() { Name = "Go back to county-lines.csv" }).ClickAsync();
            await Expect(window.Page.GetByRole(AriaRole.Banner)).ToContainTextAsync("county-lines.csv");
            await window.OpenAsync("Hotspots");
            await Expect(window.Rows).ToHaveCountAsync(31);
        });
    }

    [BrowserFact]
    public async Task What_another_window_loads_is_told_and_can_be_taken_back()
    {
        await using MapHost host = await MapBrowser.StartHostAsync();
        await browser.InWindowAsync(host, async first =>
        {
            await first.Panel.GetByLabel("Period").SelectOptionAsync("days");
            await browser.InWindowAsync(host, async second => await second.DropAsync("tips.csv", SampleIncidents.Csv(), "Replace"));
            ILocator notice = first.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Another window" });
            await Expect(notice)
                .ToContainTextAsync("Another window loaded tips.csv in place of county-lines.csv. This window shows the same: 132 incidents");
            await Expect(notice).ToContainTextAsync("The filters of this window were of the old data and are cleared.");
            await Expect(first.Rows).ToHaveCountAsync(4);
            await TakeAsync(first, "other-window");
            await notice.GetByRole(AriaRole.Button, new() { Name = "Go back to county-lines.csv" }).ClickAsync();
            await Expect(first.Page.GetByRole(AriaRole.Banner)).ToContainTextAsync("county-lines.csv");
            await Expect(notice).ToHaveCountAsync(0);

            // What this window does itself makes an end of it, too.
            await browser.InWindowAsync(host, async second => await second.DropAsync("others.csv", SampleIncidents.Csv("burglary"), "Replace"));
            await Expect(notice).ToContainTextAsync("Another window loaded others.csv");
            await first.DropAsync("own.csv", SampleIncidents.Csv(), "Replace");
            await Expect(first.Page.GetByRole(AriaRole.Banner)).ToContainTextAsync("own.csv");
            await Expect(notice).ToHaveCountAsync(0);
        });
    }

    [BrowserFact]
    public Task A_page_that_is_loaded_anew_right_after_a_change_keeps_it() => browser.InWindowAsync(async window =>
    {
        await window.ViewAsync("^at=");
        for (int i = 0; i < 5; i++)
        {
            string wanted = i % 2 == 0 ? "Last 28 days" : "All";
            ILocator period = window.Panel.GetByLabel("Period");
            string value = (await period.Locator("option").Filter(new() { HasText = wanted }).GetAttributeAsync("value"))!;
            await period.SelectOptionAsync(value);
            await window.Page.ReloadAsync();
            await window.ReadyAsync();
            await Expect(window.Panel.GetByLabel("Period")).ToHaveValueAsync(value);
        }
    });

    [BrowserFact]
    public Task The_list_says_of_which_time_it_is() => browser.InWindowAsync(async window =>
    {
        await Expect(window.Summary).ToHaveTextAsync(new Regex("from 3,695 incidents$"));
        await Expect(window.Period).ToHaveTextAsync(new Regex(@"^All: \d+ \w+ \d{4} to \d+ \w+ \d{4}$"));
        string last = (await window.Period.TextContentAsync())!.Split(" to ")[^1];
        await window.Panel.GetByLabel("Period").SelectOptionAsync("days");
        await Expect(window.Summary).Not.ToContainTextAsync("3,695");
        await window.ViewAsync("from=");
        await Expect(window.Period).ToHaveTextAsync(new Regex(@"^Last 28 days: from \d+ \w+ \d{4}$"));
        Assert.Equal(27, (Day(last) - Day((await window.Period.TextContentAsync())!.Split(" from ")[^1])).Days);
        await TakeAsync(window, "period");
    });

    private static DateTime Day(string text) => DateTime.ParseExact(text.Trim(), "d MMM yyyy", CultureInfo.InvariantCulture);

    // For whoever wants to look at them, at the two sizes that matter.
    private static async Task TakeAsync(MapPage window, string name)
    {
        if (Pictures is null)
            return;
        foreach ((int width, int height) in ((int, int)[])[(1024, 768), (1440, 900)])
        {
            await window.Page.SetViewportSizeAsync(width, height);
            await window.Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}-{width.ToString(CultureInfo.InvariantCulture)}.png") });
        }
    }

    private static string Odd(string easting = "Ostwert", string northing = "Nordwert")
    {
        var csv = new StringBuilder($"CR Number,Class,When,{easting},{northing}\n");
        for (int i = 0; i < 60; i++)
            csv.Append(
                CultureInfo.InvariantCulture,
                $"CR/{i + 1:00000}/26,burglary,{i % 28 + 1:00}/03/2026 10:15,{617_500 + i % 8 * 12},{214_900 + i / 8 * 9}\n");
        return csv.ToString();
    }
}
