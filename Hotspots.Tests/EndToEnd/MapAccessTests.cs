using System.Text.Json;
using Hotspots.Desktop;
using Hotspots.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hotspots.Tests.EndToEnd;

/// <summary>The map window for those without a mouse, without sharp eyes, or without patience for things that move.</summary>
[Collection(MapWindow.Name)]
public sealed class MapAccessTests(MapBrowser browser)
{
    private const int MostTabs = 40;

    /// <summary>Parts of the panel.</summary>
    private const int Tabs = 10;

    private static readonly string AxeFile = Repository.Path("Hotspots.Desktop", "web", "node_modules", "axe-core", "axe.min.js");

    [BrowserFact]
    public Task The_keyboard_alone_reaches_the_list_and_opens_the_evidence() => browser.InWindowAsync(async window =>
    {
        IKeyboard keys = window.Page.Keyboard;
        string third = (await window.Rows.Nth(2).Locator(".cell-name").TextContentAsync())!;
        await TabToAsync(window, "data-row");
        await Expect(window.Rows.Nth(0)).ToBeFocusedAsync();
        await keys.PressAsync("ArrowDown");
        await Expect(window.Rows.Nth(1)).ToBeFocusedAsync();
        await keys.PressAsync("End");
        await Expect(window.Rows.Last).ToBeFocusedAsync();
        await keys.PressAsync("Home");
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("Enter");
        await Expect(window.Panel.GetByRole(AriaRole.Heading, new() { Name = third, Exact = true })).ToBeVisibleAsync();

        ILocator back = window.Panel.GetByRole(AriaRole.Button, new() { Name = "All hotspots" });
        await back.FocusAsync();
        await keys.PressAsync("Enter");
        await Expect(window.Rows.Nth(2)).ToHaveAttributeAsync("aria-selected", "true");

        // On the map, Escape chooses none.
        await window.Page.GetByRole(AriaRole.Application).FocusAsync();
        await keys.PressAsync("Escape");
        await Expect(window.Rows.Nth(2)).ToHaveAttributeAsync("aria-selected", "false");
        await window.ViewAsync("^(?!.*chosen=)");
    });

    /// <summary>The chooser of files, opened by the keyboard.</summary>
    /// <remarks>On a busy machine a browser may take a key press for too old to open a window of its own: then it is pressed again, as a user
    /// would.</remarks>
    private static async Task<IFileChooser> ChooserAsync(MapPage window)
    {
        const int Tries = 4;
        for (int i = 1; ; i++)
        {
            await TabToTextAsync(window, "Choose files");
            try
            {
                return await window.Page.RunAndWaitForFileChooserAsync(
                    () => window.Page.Keyboard.PressAsync("Enter"), new PageRunAndWaitForFileChooserOptions { Timeout = 5000 });
            }
            catch (TimeoutException) when (i < Tries)
            {
                // The browser did not hear the key: it is pressed again.
            }
        }
    }

    [BrowserFact]
    public async Task The_keyboard_alone_loads_a_file_finds_the_evidence_and_saves_it()
    {
        await using MapHost host = await MapBrowser.StartHostAsync();
        await browser.InWindowAsync(host, async window =>
        {
            IKeyboard keys = window.Page.Keyboard;
            await TabToAsync(window, "role", "tab");
            await PressUntilTabAsync(window, "ArrowRight", "files");
            await window.ReadyAsync();
            IFileChooser chooser = await ChooserAsync(window);
            await chooser.SetFilesAsync(
                new FilePayload { Name = "tips.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(Cli.SampleIncidents.Csv()) });
            await Expect(window.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Replace" })).ToBeFocusedAsync();
            await keys.PressAsync("Enter");
            await Expect(window.Page.GetByRole(AriaRole.Banner)).ToContainTextAsync("tips.csv");
            await Expect(window.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
            await window.ReadyAsync();

            // The question gave the focus back to where it came from: the tabs are before it.
            await TabToAsync(window, "role", "tab", key: "Shift+Tab");
            await PressUntilTabAsync(window, "ArrowLeft", "hotspots");
            await Expect(window.Rows).ToHaveCountAsync(4);
            await TabToAsync(window, "data-row");
            await keys.PressAsync("ArrowDown");
            string second = (await window.Rows.Nth(1).Locator(".cell-name").TextContentAsync())!;
            await keys.PressAsync("Enter");
            await Expect(window.Panel.GetByRole(AriaRole.Heading, new() { Name = second, Exact = true })).ToBeVisibleAsync();

            await TabToAsync(window, "role", "tab", key: "Shift+Tab");
            await PressUntilTabAsync(window, "ArrowRight", "export");
            await TabToAsync(window, "aria-label", "Save hotspots as hotspots.geojson");
            IDownload saved = await window.Page.RunAndWaitForDownloadAsync(() => keys.PressAsync("Enter"));
            using JsonDocument layer = await JsonDocument.ParseAsync(await saved.CreateReadStreamAsync());
            Assert.Equal(4, layer.RootElement.GetProperty("features").GetArrayLength());
            Assert.Contains(
                layer.RootElement.GetProperty("features").EnumerateArray(),
                spot => spot.GetProperty("properties").GetProperty("name").GetString() == second);
        });
    }

    [BrowserFact]
    public Task The_tabs_are_reached_and_changed_by_arrow_keys() => browser.InWindowAsync(async window =>
    {
        await TabToAsync(window, "role", "tab");
        await window.Page.Keyboard.PressAsync("ArrowRight");
        await window.Page.Keyboard.PressAsync("ArrowRight");
        ILocator filters = window.Page.GetByRole(AriaRole.Tab, new() { Name = "Filters" });
        await Expect(filters).ToBeFocusedAsync();
        await Expect(filters).ToHaveAttributeAsync("aria-selected", "true");
    });

    [BrowserFact]
    public Task Nothing_serious_in_light() => AxeFindsNothingAsync(ColorScheme.Light);

    [BrowserFact]
    public Task Nothing_serious_in_dark() => AxeFindsNothingAsync(ColorScheme.Dark);

    [BrowserFact]
    public async Task The_map_jumps_where_motion_is_not_wanted()
    {
        int jumps = await ScalesOnTheWayAsync(ReducedMotion.Reduce), steps = await ScalesOnTheWayAsync(ReducedMotion.NoPreference);
        Assert.Equal(1, jumps);
        // The same way is seen to be flown where motion is wanted: the count above can fail.
        Assert.True(steps > 1, $"{steps} scales on the way");
    }

    /// <summary>How many scales the map shows from the overview to a hotspot.</summary>
    private async Task<int> ScalesOnTheWayAsync(ReducedMotion motion)
    {
        int scales = 0;
        await browser.InWindowAsync(async window =>
        {
            bool isStill = motion == ReducedMotion.Reduce;
            await Expect(window.Page.GetByRole(AriaRole.Button, new() { Name = "Play" })).ToHaveCountAsync(isStill ? 0 : 1);
            await window.ViewAsync("^at=");
            await window.Page.EvaluateAsync(
                """
                () => {
                  const foot = document.querySelector('.map-foot'), look = () => foot.querySelector('.scale-bar').outerHTML;
                  window.scales = new Set();
                  const before = look();
                  new MutationObserver(() => { if (look() !== before) window.scales.add(look()); }).observe(foot, { subtree: true, childList: true, attributes: true, characterData: true });
                }
                """);
            await window.Rows.Nth(0).ClickAsync();
            await Expect(window.Panel.Locator(".why")).ToBeVisibleAsync();
            // Written a moment after the last move: the map stands still by then.
            await window.NearViewAsync();
            Assert.Equal(
                0, await window.Page.EvaluateAsync<int>("() => document.getAnimations().filter((one) => one.playState === 'running').length"));
            scales = await window.Page.EvaluateAsync<int>("() => window.scales.size");
        }, new() { ReducedMotion = motion });
        return scales;
    }

    private Task AxeFindsNothingAsync(ColorScheme scheme) => browser.InWindowAsync(async window =>
    {
        string theme = scheme == ColorScheme.Dark ? "dark" : "light";
        await Expect(window.Page.Locator("html")).ToHaveAttributeAsync("data-theme", theme);
        Assert.True(File.Exists(AxeFile), "axe-core comes with the page's modules: build Hotspots.Desktop");
        // As the browser's own tools would: the page's policy is about the page's scripts.
        await window.Page.EvaluateAsync(await File.ReadAllTextAsync(AxeFile));
        var found = new List<string>();
        await AuditAsync(window, "Hotspots", found);
        await window.Rows.Nth(0).ClickAsync();
        await AuditAsync(window, "Evidence", found);
        foreach (string tab in (string[])["Filters", "Files", "Method", "Does it hold", "What it did", "Layers", "Export"])
        {
            await window.OpenAsync(tab);
            await Expect(window.Panel.Locator("h2, h3, legend").First).ToBeVisibleAsync();
            await AuditAsync(window, tab, found);
        }
        ILocator dialog = window.Page.GetByRole(AriaRole.Dialog);
        await window.OpenAsync("Files");
        await window.Panel.GetByRole(AriaRole.Button, new() { Name = "Put columns right" }).First.ClickAsync();
        await Expect(dialog).ToContainTextAsync("Columns of");
        await AuditAsync(window, "Columns", found);
        await window.Page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToHaveCountAsync(0);
        await window.Panel.GetByLabel("Files of incidents").SetInputFilesAsync(
            new FilePayload { Name = "tips.csv", MimeType = "text/csv", Buffer = "id,latitude,longitude\n1,51.8,1.15\n"u8.ToArray() });
        await Expect(dialog).ToContainTextAsync("tips.csv");
        await AuditAsync(window, "Add or replace", found);
        await window.Page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToHaveCountAsync(0);
        Assert.True(found.Count == 0, string.Join('\n', found));
    }, new() { ColorScheme = scheme });

    private static async Task AuditAsync(MapPage window, string state, List<string> found)
    {
        JsonElement? violations = await window.Page.EvaluateAsync<JsonElement>(
            """
            async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
              .filter(({ impact }) => impact === 'serious' || impact === 'critical')
              .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).map(({ target, any }) => `${target} ${any[0]?.message ?? ''}`).join(' | ')}`)
            """);
        found.AddRange(violations!.Value.EnumerateArray().Select(one => $"{state}: {one.GetString()}"));
    }

    private static async Task TabToAsync(MapPage window, string attribute, string? value = null, string key = "Tab")
    {
        for (int presses = 0; presses < MostTabs; presses++)
        {
            await window.Page.Keyboard.PressAsync(key);
            string? now = await window.Page.EvaluateAsync<string?>("(name) => document.activeElement?.getAttribute(name) ?? null", attribute);
            if (now is not null && (value is null || now == value))
                return;
        }
        Assert.Fail($"The keyboard does not reach [{attribute}={value}] in {MostTabs} steps.");
    }

    private static async Task TabToTextAsync(MapPage window, string text)
    {
        for (int presses = 0; presses < MostTabs; presses++)
        {
            await window.Page.Keyboard.PressAsync("Tab");
            if (await window.Page.EvaluateAsync<string?>("() => document.activeElement?.textContent ?? null") == text)
                return;
        }
        Assert.Fail($"The keyboard does not reach \"{text}\" in {MostTabs} steps.");
    }

    private static async Task PressUntilTabAsync(MapPage window, string key, string tab)
    {
        for (int presses = 0; presses < Tabs; presses++)
        {
            if (await window.Page.EvaluateAsync<string?>("() => document.activeElement?.id ?? null") == "tab-" + tab)
                return;
            await window.Page.Keyboard.PressAsync(key);
        }
        Assert.Fail($"{key} does not reach the tab {tab}.");
    }
}
