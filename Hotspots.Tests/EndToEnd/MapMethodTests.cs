using System.Text.Json;
using System.Text.RegularExpressions;
using Hotspots.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hotspots.Tests.EndToEnd;

/// <summary>Other methods in the map window: chosen in the panel, seen as layers, and the same as from the command line.</summary>
[Collection(MapWindow.Name)]
public sealed class MapMethodTests(MapBrowser browser)
{
    [BrowserFact]
    public Task Density_is_chosen_in_the_panel_and_colours_the_map_by_the_same_legend_at_every_scale() => browser.InWindowAsync(async window =>
    {
        MapExpected expected = MapExpected.Of("--method", "kde,dbscan");
        await window.LookAtAsync(617_500, 215_300, 8);
        MapPicture before = await MapPicture.OfAsync(window);
        await window.OpenAsync("Method");
        await ChooseAsync(window, "Density of incidents");
        await window.ViewAsync("method=dbscan,kde");
        await window.Panel.GetByRole(AriaRole.Button, new() { Name = "Make main" }).ClickAsync();
        await window.ViewAsync("method=kde,dbscan");
        await window.ReadyAsync();
        ILocator legend = window.Page.GetByRole(AriaRole.List, new() { Name = "Density, incidents per km²" });
        await Expect(legend).ToBeVisibleAsync();
        await before.UntilChangedAsync(window, 20_000);
        string words = (await legend.TextContentAsync())!;
        Assert.Matches(@"under \d.*\d to \d.*or more", words);

        // The layer itself: without it the ground is plain again.
        await window.OpenAsync("Layers");
        MapPicture coloured = await MapPicture.OfAsync(window);
        await window.Panel.GetByRole(AriaRole.Checkbox, new() { NameRegex = new Regex("^Density") }).UncheckAsync();
        await coloured.UntilChangedAsync(window, 20_000);
        await window.Panel.GetByRole(AriaRole.Checkbox, new() { NameRegex = new Regex("^Density") }).CheckAsync();
        await coloured.UntilAlikeAsync(window);

        for (int i = 0; i < 3; i++)
        {
            await window.Page.GetByRole(AriaRole.Button, new() { Name = "Zoom out" }).ClickAsync();
            await coloured.UntilChangedAsync(window, 5_000);
            coloured = await MapPicture.OfAsync(window);
        }
        await window.ViewAsync(@"at=\d+,\d+,(1[1-9]|2\d)");
        await Expect(legend).ToHaveTextAsync(words);
        await window.OpenAsync("Hotspots");
        await Expect(window.Rows).ToHaveCountAsync(expected.Hotspots);
    });

    [BrowserFact]
    public Task Cells_and_contours_are_saved_as_the_command_line_writes_them_and_read_out_where_the_pointer_is() =>
        browser.InWindowAsync(async window =>
    {
        MapExpected expected = MapExpected.Of("--method", "gi-star,kde", "--cell", "200");
        await window.OpenViewAsync("at=617500,215300,8&method=gi-star,kde&given.cell=200");
        ILocator classes = window.Page.GetByRole(AriaRole.List, new() { NameRegex = new Regex("^Classes of cells") });
        await Expect(classes).ToContainTextAsync("Hot, 99 % sure");
        // The legend counts the cells that the file holds.
        JsonElement cells = JsonDocument.Parse(expected.Layers["cells.geojson"]).RootElement.GetProperty("features");
        int told = 0;
        foreach (string count in await classes.Locator(".legend-count").AllTextContentsAsync())
            told += MapPage.FirstNumber(count);
        Assert.Equal(cells.GetArrayLength(), told);

        LocatorBoundingBoxResult map = (await window.Page.Locator(".map").BoundingBoxAsync())!;
        await window.Page.Mouse.MoveAsync(map.X + map.Width / 2, map.Y + map.Height / 2);
        await Expect(window.Page.Locator(".map-values"))
            .ToContainTextAsync(new Regex(@"Cell in Clacton-on-Sea: \d+ incidents?; Gi\* z -?[\d.]+, corrected p"));
        await Expect(window.Page.Locator(".map-values")).ToContainTextAsync(new Regex(@"Density here: [\d,.]+ incidents per km²"));

        await window.OpenAsync("Export");
        foreach (string layer in (string[])["cells.geojson", "density.geojson", "run.json"])
        {
            (_, byte[] bytes) =
                await window.SaveAsync(window.Panel.GetByRole(AriaRole.Button, new() { NameRegex = new Regex($" as {Regex.Escape(layer)}$") }));
            Assert.True(expected.Layers[layer].AsSpan().SequenceEqual(bytes), layer + " differs from the command line's");
        }
    });

    [BrowserFact]
    public Task A_choice_is_made_in_the_panel_and_a_method_without_places_shows_its_figures() => browser.InWindowAsync(async window =>
    {
        await window.OpenViewAsync("method=kde");
        await window.ReadyAsync();
        await window.OpenAsync("Method");
        await window.Panel.Locator("#parameter-kernel").SelectOptionAsync(new SelectOptionValue { Index = 4 });
        await window.ViewAsync("given.kernel=4");
        await Expect(window.Panel.GetByText("chosen by you")).ToBeVisibleAsync();
        await ChooseAsync(window, "Nearest-neighbour index");
        await ChooseAsync(window, "Density of incidents");
        await window.ViewAsync("method=nearest-neighbour");
        await Expect(window.Panel.Locator(".figures").GetByRole(AriaRole.Listitem).First).ToHaveTextAsync(new Regex(@"\d.*\.$"));
        await window.OpenAsync("Hotspots");
        await Expect(window.Panel.GetByRole(AriaRole.Heading, new() { Name = "Figures, and no places" })).ToBeVisibleAsync();
    });

    /// <summary>Ticks a method in the list, or takes its tick away.</summary>
    private static async Task ChooseAsync(MapPage window, string method)
    {
        ILocator box = window.Panel.GetByRole(AriaRole.Checkbox, new() { NameRegex = new Regex("^" + Regex.Escape(method)) });
        if (!await box.IsVisibleAsync())
            await window.Panel.GetByText("Choose methods").ClickAsync();
        await box.ClickAsync();
    }
}
