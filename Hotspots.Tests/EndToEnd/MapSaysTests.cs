using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Hotspots.Desktop;
using Hotspots.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hotspots.Tests.EndToEnd;

/// <summary>What the window says of what is loaded, found and placed: the marking that was chosen, all that lies at a spot, plain words before
/// figures, and what matters before all else.</summary>
[Collection(MapWindow.Name)]
public sealed class MapSaysTests(MapBrowser browser)
{
    [BrowserFact]
    public async Task A_marking_is_raised_when_a_file_is_loaded_and_again_when_something_is_saved()
    {
        await using MapHost host = await MapBrowser.StartHostAsync();
        await browser.InWindowAsync(host, async window =>
        {
            ILocator dialog = window.Page.GetByRole(AriaRole.Dialog), banner = window.Page.GetByRole(AriaRole.Banner);
            await window.DropAsync("burglaries.csv", Crowd("burglary"));
            await dialog.GetByLabel("Marking").SelectOptionAsync("SECRET");
            await dialog.GetByRole(AriaRole.Button, new() { Name = "Replace" }).ClickAsync();
            await Expect(banner).ToContainTextAsync("burglaries.csv");
            await Expect(banner.Locator(".marking")).ToHaveTextAsync(new Regex("SECRET$"));
            await window.ReadyAsync();
            await window.OpenAsync("Export");
            await window.Panel.GetByRole(AriaRole.Combobox, new() { Name = "Marking" }).SelectOptionAsync("TOP SECRET");
            await Expect(banner.Locator(".marking")).ToHaveTextAsync(new Regex("TOP SECRET$"));
            await window.ReadyAsync();
            (string _, byte[] bytes) = await window.SaveAsync(
                window.Panel.GetByRole(AriaRole.Button, new() { Name = "Save incidents as incidents.geojson" }));
            Assert.Contains("\"marking\":\"TOP SECRET\"", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        });
    }

    [BrowserFact]
    public async Task A_mark_opens_all_that_lies_at_its_spot_or_its_one_incident()
    {
        await using MapHost host = await MapBrowser.StartHostAsync();
        await browser.InWindowAsync(host, async window =>
        {
            const string Rest = "Clacton-on-Sea,Skelmersdale Road\n";
            string stack = string.Concat(Enumerable.Range(0, 3).Select(static i => $"s{i},tip,2026-03-11 01:02,617300,215300,{Rest}"));
            await window.DropAsync("stack.csv", Crowd("tip") + stack + "lone,tip,2026-03-11 01:02,617100,215500," + Rest, "Replace");
            await OpenMiddleAsync(617_300, 215_300, "3 incidents at one spot", 3);
            await OpenMiddleAsync(617_100, 215_500, "One incident", 1);

            async Task OpenMiddleAsync(double easting, double northing, string words, int members)
            {
                await window.LookAtAsync(easting, northing, 1);
                await window.Page.GetByRole(AriaRole.Application).FocusAsync();
                await window.Page.Keyboard.PressAsync("Enter");
                await Expect(window.Page.Locator("#evidence-name")).ToHaveTextAsync(words);
                await Expect(window.Panel.Locator(".member")).ToHaveCountAsync(members);
            }
        });
    }

    [BrowserFact]
    public Task Why_a_place_is_listed_is_said_first_and_its_figures_are_behind_a_fold() => browser.InWindowAsync(async window =>
    {
        await window.Rows.First.ClickAsync();
        await Expect(window.Panel.Locator(".why")).ToContainTextAsync("found as clusters of close incidents.");
        ILocator settings = window.Panel.GetByRole(AriaRole.Heading, new() { NameRegex = new Regex("^Settings of") });
        await Expect(window.Panel.GetByText("Figures and settings")).ToBeVisibleAsync();
        await Expect(settings).ToBeHiddenAsync();
        await window.Panel.GetByText("Figures and settings").ClickAsync();
        await Expect(settings).ToBeVisibleAsync();
    });

    [BrowserFact]
    public async Task Relative_risk_says_above_its_list_and_in_it_what_is_held_against_what()
    {
        await using MapHost host = await MapBrowser.StartHostAsync();
        await browser.InWindowAsync(host, async window =>
        {
            // Tips all over a town, seizures on one side of it.
            var csv = new StringBuilder("id,kind,time,easting,northing,town\n");
            for (int i = 0; i < 144; i++)
                csv.Append(CultureInfo.InvariantCulture, $"t{i},tip,2026-03-01 12:00,{322600 + 110 * (i % 12)},{363400 + 110 * (i / 12)},Mold\n");
            for (int i = 0; i < 36; i++)
                csv.Append(CultureInfo.InvariantCulture, $"s{i},seizure,2026-03-01 12:00,{322650 + 40 * (i % 6)},{363450 + 40 * (i / 6)},Mold\n");
            await window.DropAsync("compared.csv", csv.ToString(), "Replace");
            await window.ReadyAsync();
            await window.OpenViewAsync("method=relative-risk");
            await Expect(window.Summary).ToContainTextAsync("seizures against tips");
            await Expect(window.Rows.First).ToContainTextAsync(new Regex(@"\d\.\d × the usual"));
        });
    }

    [BrowserFact]
    public async Task What_matters_of_a_deployment_is_read_before_its_figures()
    {
        await using MapHost host = await MapBrowser.StartHostAsync();
        await browser.InWindowAsync(host, async window =>
        {
            await window.DropAsync("stray.csv", Crowd("tip") + "stray,tip,2026-03-11 01:02,676000,355000,,\n", "Replace");
            await window.ReadyAsync();
            await window.OpenAsync("Deploy");
            await window.Panel.GetByRole(AriaRole.Button, new() { Name = "Place teams" }).ClickAsync();
            ILocator warning = window.Panel.Locator(".verdict .warn-box");
            await Expect(warning).ToContainTextAsync("in the sea or nowhere: no team is placed for it.");
            LocatorBoundingBoxResult above = (await warning.BoundingBoxAsync())!;
            LocatorBoundingBoxResult figures = (await window.Panel.Locator(".verdict .facts").BoundingBoxAsync())!;
            Assert.True(above.Y + above.Height <= figures.Y, "the warning stands below the figures");
        });
    }

    [BrowserFact]
    public async Task One_long_name_hides_no_count()
    {
        await using MapHost host = await MapBrowser.StartHostAsync();
        await browser.InWindowAsync(host, async window =>
        {
            const string Long = "Possession of a controlled drug with intent to supply contrary to section 5(3) "
                + "of the Misuse of Drugs Act 1971, and of an article in connection";
            const string Road = "The Very Long Service Road Behind The Former Department Store And Beside The Multi Storey Car Park";
            await window.DropAsync("long.csv", Crowd(Long, Road), "Replace");
            await window.ReadyAsync();
            await window.Page.SetViewportSizeAsync(1024, 768);
            await window.OpenAsync("Hotspots");
            await AreSeenAsync(window.Rows.First.Locator(".cell-incidents"));
            await window.OpenAsync("Filters");
            await AreSeenAsync(window.Panel.Locator(".choice", new() { HasText = "Possession of a controlled" }).Locator(".choice-count"));

            async Task AreSeenAsync(ILocator count)
            {
                await count.ScrollIntoViewIfNeededAsync();
                Assert.Equal("60", Regex.Match((await count.TextContentAsync())!, @"\d+").Value);
                // What is cut off, or covered, is not what lies at its own middle.
                Assert.True(await count.EvaluateAsync<bool>(
                    """
                    (one) => {
                      // Scrolling sideways would bring in sight what is out of it.
                      for (let box = one; box; box = box.parentElement) box.scrollLeft = 0;
                      const range = document.createRange();
                      range.selectNodeContents([...one.childNodes].findLast((node) => node.nodeType === Node.TEXT_NODE));
                      const { left, right, top, bottom } = range.getBoundingClientRect();
                      const panel = document.querySelector('#panel').getBoundingClientRect();
                      const there = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
                      return right > left && right <= panel.right && there !== null && (one === there || one.contains(there) || there.contains(one));
                    }
                    """), "a count is cut off");
            }
        });
    }

    [BrowserFact]
    public Task The_square_of_a_grid_reference_is_marked_on_the_map() => browser.InWindowAsync(async window =>
    {
        ILocator box = window.Page.GetByLabel("Go to a place or grid reference");
        await box.FillAsync("TM 17 15");
        await box.PressAsync("Enter");
        await window.ViewAsync(@"^at=617\d{3},215\d{3},");
        await Expect(box).ToHaveValueAsync("TM 17 15");
        await box.BlurAsync();
        MapPicture marked = await MapPicture.OfAsync(window);
        // Whoever empties the box has the mark taken away, and nothing else of the map changes.
        await box.FillAsync("");
        await box.BlurAsync();
        await marked.UntilChangedAsync(window, 100);
    });

    // Sixty incidents on a few metres of Clacton-on-Sea.
    private static string Crowd(string kind, string street = "Pier Avenue")
    {
        var csv = new StringBuilder("id,kind,time,easting,northing,town,street\n");
        for (int i = 0; i < 60; i++)
            csv.Append(
                CultureInfo.InvariantCulture,
                $"c{i},\"{kind}\",2026-03-{1 + i % 28:00} 12:00,{617_500 + 7 * (i % 8)},{214_900 + 7 * (i / 8)},Clacton-on-Sea,{street}\n");
        return csv.ToString();
    }
}
