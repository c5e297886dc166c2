using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hotspots.Desktop;
using Hotspots.Tests.Cli;
using Hotspots.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hotspots.Tests.EndToEnd.Questions;

/// <summary>What an operation did, in the map window: asked with two clicks, and answered as on the command line.</summary>
[Collection(MapWindow.Name)]
public sealed class MapEffectTests(MapBrowser browser)
{
    private const string Racer = "Operation Racer";

    [BrowserFact]
    public Task Two_clicks_from_the_opened_window_say_what_an_operation_did_and_draw_and_save_it() => browser.InWindowAsync(async window =>
    {
        using var folder = new TemporaryFolder();
        JsonElement record = Evaluate(folder, "--operation", Racer, "--area", "Buckley");

        await Tab(window).ClickAsync();
        await Operation(window, Racer).ClickAsync();

        ILocator answer = Answer(window);
        await Expect(answer).ToBeVisibleAsync();
        string[] sentences = [.. record.GetProperty("answer").EnumerateArray().Select(static sentence => sentence.GetString()!)];
        await Expect(answer.Locator("p").First).ToHaveTextAsync(sentences[0], new() { IgnoreCase = true });
        await Expect(answer.Locator("p")).ToHaveCountAsync(sentences.Length);
        ILocator rows = window.Panel.Locator(".effect-places tbody tr");
        // In the panel each ring stands under the place that it goes round.
        int[] order = [0, 2, 1, 3];
        for (int i = 0; i < order.Length; i++)
        {
            JsonElement place = record.GetProperty("places")[order[i]];
            await Expect(rows.Nth(i).Locator("td").First).ToHaveTextAsync(Written(place.GetProperty("before")));
            await Expect(rows.Nth(i).Locator("td").Nth(1)).ToHaveTextAsync(Written(place.GetProperty("during")));
        }
        await Expect(window.Panel.Locator(".effect-dot")).ToHaveCountAsync(record.GetProperty("placebos").GetInt32());
        await Expect(window.Panel.Locator(".effect-own")).ToHaveCountAsync(1);
        await window.ViewAsync("effect=operation,Operation\\+Racer,Buckley");

        // The four grounds on the map, with a legend and a switch of their own.
        await Expect(window.Page.Locator(".legend .legend-ground")).ToHaveCountAsync(4);
        await window.OpenAsync("Layers");
        MapPicture drawn = await MapPicture.OfAsync(window);
        ILocator shown = window.Panel.GetByRole(AriaRole.Checkbox, new() { NameRegex = new Regex("^Operation") });
        await shown.UncheckAsync();
        await drawn.UntilChangedAsync(window, 1_000);
        await Expect(window.Page.Locator(".legend .legend-ground")).ToHaveCountAsync(0);
        await shown.CheckAsync();
        await drawn.UntilAlikeAsync(window);

        await window.OpenAsync("Export");
        foreach (string file in (string[])["effect.geojson", "effect.json"])
        {
            (string name, byte[] bytes) = await window.SaveAsync(Saves(window, file));
            Assert.Contains("effect", name, StringComparison.Ordinal);
            byte[] wanted = File.ReadAllBytes(Path.Combine(folder.PathOf("out"), file));
            Assert.True(wanted.AsSpan().SequenceEqual(bytes), file + " differs from the command line's");
        }
    });

    [BrowserFact]
    public Task A_choice_is_found_again_and_can_be_refined_and_put_away_from_the_keyboard() => browser.InWindowAsync(async window =>
    {
        await window.OpenViewAsync("effect=operation,Operation+Racer,Buckley");
        await Tab(window).FocusAsync();
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(Answer(window)).ToContainTextAsync("with the ring of 150 m");
        await window.Panel.GetByText("Other dates, ring, or place to compare with").FocusAsync();
        await window.Page.Keyboard.PressAsync("Enter");
        await window.Panel.GetByLabel("Look for what moved as far as").SelectOptionAsync("300");
        await window.Panel.GetByRole(AriaRole.Button, new() { Name = "Look again" }).FocusAsync();
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(Answer(window)).ToContainTextAsync("with the ring of 300 m");
        await window.ViewAsync("effect-ring=300");
        await window.Panel.GetByRole(AriaRole.Button, new() { Name = "All operations" }).FocusAsync();
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(Operation(window, Racer)).ToBeVisibleAsync();
        await Expect(window.Page.Locator(".legend .legend-ground")).ToHaveCountAsync(0);
    });

    [BrowserFact]
    public Task What_is_under_way_can_be_given_up_and_asked_for_again() => browser.InWindowAsync(async window =>
    {
        var isHeld = new TaskCompletionSource();
        await window.Page.RouteAsync("**/api/effect", async route =>
        {
            await isHeld.Task;
            await route.AbortAsync();
        });
        await Tab(window).ClickAsync();
        await Operation(window, Racer).ClickAsync();
        await Expect(window.Panel.GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync();
        await window.Panel.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(window.Panel).ToContainTextAsync("It was given up.");
        isHeld.SetResult();
        await window.Page.UnrouteAllAsync();
        await window.Panel.GetByRole(AriaRole.Button, new() { Name = "Look again" }).First.ClickAsync();
        await Expect(Answer(window)).ToBeVisibleAsync();
    });

    [BrowserFact]
    public Task A_hotspot_is_looked_at_from_a_day_on_and_what_cannot_be_said_is_said_with_its_reason() => browser.InWindowAsync(async window =>
    {
        await window.Rows.First.ClickAsync();
        await Tab(window).ClickAsync();
        ILocator day = window.Panel.GetByLabel("First day");
        ILocator look = window.Panel.GetByRole(AriaRole.Button, new() { Name = "See what happened since" });
        await day.FillAsync("soon");
        await look.ClickAsync();
        await Expect(window.Panel.GetByRole(AriaRole.Alert)).ToContainTextAsync("such as 2 Mar 2026");
        await day.FillAsync("2 Mar 2026");
        await look.ClickAsync();
        await Expect(window.Panel.Locator(".effect-answer, .warn-box").First).ToBeVisibleAsync();
        await window.ViewAsync("effect=hotspot,.*effect-start=2026-03-02");

        // Before all data there is nothing to compare with.
        await window.OpenViewAsync("effect=operation,Operation+Racer,Buckley&effect-start=2001-01-01&effect-end=2001-06-30");
        await Tab(window).ClickAsync();
        ILocator reason = window.Panel.GetByRole(AriaRole.Alert);
        await Expect(reason).ToContainTextAsync(new Regex("data (reach|begin)"));
        await Expect(reason).Not.ToContainTextAsync("--");
        await window.OpenViewAsync("effect=operation,Nobody");
        await Tab(window).ClickAsync();
        await Expect(reason).ToContainTextAsync("No incident is of the operation \"Nobody\"; there are");
        window.Forgive("status of 400");
    });

    [BrowserFact]
    public Task A_place_and_what_it_is_compared_with_are_drawn_on_the_map_and_kept() => browser.InWindowAsync(async window =>
    {
        await window.LookAtAsync(328_000, 364_300, 8);
        await Tab(window).ClickAsync();
        await window.Panel.GetByRole(AriaRole.Button, new() { Name = "Draw the place on the map" }).ClickAsync();
        await window.Page.Keyboard.PressAsync("Escape");
        await Expect(window.Panel.GetByRole(AriaRole.Group, new() { Name = "Drawing" })).ToHaveCountAsync(0);
        await window.Panel.GetByRole(AriaRole.Button, new() { Name = "Draw the place on the map" }).ClickAsync();
        LocatorBoundingBoxResult map = (await window.Page.Locator(".map").BoundingBoxAsync())!;
        (float x, float y) = (map.X + map.Width / 2, map.Y + map.Height / 2);
        await DragAsync(window, x - 40, y - 40, x + 40, y + 40);
        await Expect(window.Panel).ToContainTextAsync("Give the first day");
        await Expect(window.Page.Locator(".map-sketch path")).ToHaveCountAsync(1);
        await window.Panel.GetByLabel("from", new() { Exact = true }).First.FillAsync("1 May 2026");
        await window.Panel.GetByRole(AriaRole.Button, new() { Name = "Look", Exact = true }).ClickAsync();
        await Expect(Answer(window)).ToContainTextAsync("The area drawn on the map with the ring of 150 m");
        await Expect(window.Page.Locator(".map-sketch")).ToHaveCountAsync(0);
        string view = await window.ViewAsync(@"effect=drawn(,\d+){8}&effect-start=2026-05-01");

        // A triangle of one's own to compare with, corner by corner.
        await window.OpenViewAsync($"{view}&at=328000,364300,16");
        await Tab(window).ClickAsync();
        await window.Panel.GetByText("Other dates, ring, or place to compare with").ClickAsync();
        await window.Panel.GetByRole(AriaRole.Button, new() { Name = "Draw one yourself" }).ClickAsync();
        await window.Page.Mouse.ClickAsync(x - 160, y - 120);
        await window.Page.Mouse.ClickAsync(x - 90, y - 120);
        await window.Page.Mouse.DblClickAsync(x - 120, y - 60);
        await window.ViewAsync(@"effect-control=\d+(,\d+){5}($|&)");
        await Expect(Answer(window).Or(window.Panel.GetByRole(AriaRole.Alert))).ToContainTextAsync("the area drawn to compare with");
    });

    [BrowserFact]
    public async Task Files_that_name_no_operation_say_so()
    {
        await using MapHost host = await MapBrowser.StartHostAsync();
        await browser.InWindowAsync(host, async window =>
        {
            string csv = "date,lat,lon\n"
                + string.Concat(Enumerable.Range(0, 40).Select(static i => $"2026-0{1 + i % 6},53.17{i % 10},-3.08{i % 7}\n"));
            await window.DropAsync("months.csv", csv, "Replace");
            await Tab(window).ClickAsync();
            await Expect(window.Panel).ToContainTextAsync("No incident in these files names an operation");
        });
    }

    private static JsonElement Evaluate(TemporaryFolder folder, params string[] options)
    {
        CommandLineRun run = CommandLineRun.Of(["effect", Repository.Path("data", "county-lines.csv"), "-o", folder.PathOf("out"), .. options]);
        Assert.Equal("", run.Error);
        return JsonDocument.Parse(folder.Read("out/effect.json")).RootElement;
    }

    private static async Task DragAsync(MapPage window, float fromX, float fromY, float toX, float toY)
    {
        await window.Page.Mouse.MoveAsync(fromX, fromY);
        await window.Page.Mouse.DownAsync();
        await window.Page.Mouse.MoveAsync(toX, toY, new() { Steps = 3 });
        await window.Page.Mouse.UpAsync();
    }

    private static string Written(JsonElement count) => count.GetInt32().ToString("N0", CultureInfo.InvariantCulture);

    private static ILocator Saves(MapPage window, string file) =>
        window.Panel.GetByRole(AriaRole.Button, new() { NameRegex = new Regex($" as {Regex.Escape(file)}$") });

    private static ILocator Tab(MapPage window) => window.Page.GetByRole(AriaRole.Tab, new() { Name = "What it did" });

    private static ILocator Operation(MapPage window, string name) =>
        window.Panel.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^" + name) });

    private static ILocator Answer(MapPage window) => window.Panel.GetByRole(AriaRole.Region, new() { Name = "The answer" });
}
