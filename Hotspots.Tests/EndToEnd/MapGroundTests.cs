using System.Text.RegularExpressions;
using Hotspots.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hotspots.Tests.EndToEnd;

/// <summary>The ground that travels with the program: built-up land from afar, names of streets from near, without a file of the user's.</summary>
[Collection(MapWindow.Name)]
public sealed class MapGroundTests(MapBrowser browser)
{
    /// <summary>Chelmsford, of which the sample says nothing.</summary>
    private const double Easting = 570_700, Northing = 206_500;

    /// <summary>Shades of the page's light palette.</summary>
    private const string Built = "234,229,218", Land = "247,246,241";

    [BrowserFact]
    public Task A_town_lies_darker_in_its_country() => browser.InWindowAsync(async window =>
    {
        await window.LookAtAsync(Easting, Northing, 32);
        ILocator ground = window.Page.Locator(".map canvas").First;
        // Names lie on the other canvas. Right of the middle is the town; six kilometres to the north-west are fields.
        await Expect(window.Page.Locator(".map-credit")).ToContainTextAsync("Built-up ground: from postcodes");
        await UntilAsync(() => ShadeAsync(ground, 30, 20), Built);
        await UntilAsync(() => ShadeAsync(ground, -150, -130), Land);
        await window.LookAtAsync(Easting, Northing, 1);
        await UntilAsync(() => ShadeAsync(ground, 30, 20), Land);
        await Expect(window.Page.Locator(".map-credit")).Not.ToContainTextAsync("Built-up ground");
    });

    [BrowserFact]
    public Task Streets_of_the_list_are_named_where_the_data_name_none() => browser.InWindowAsync(async window =>
    {
        Task<IRequest> asked = window.Page.WaitForRequestAsync(new Regex("/api/streets/142/51$"));
        await window.LookAtAsync(Easting, Northing, 1);
        await asked;
        await Expect(window.Page.Locator(".map-credit")).ToContainTextAsync("Street names: data.police.uk");
        MapPicture named = await MapPicture.OfAsync(window);
        await window.OpenAsync("Layers");
        await window.Panel.GetByLabel("Names", new() { Exact = false }).First.UncheckAsync();
        await named.UntilChangedAsync(window, 2_000);
        await Expect(window.Page.Locator(".map-credit")).Not.ToContainTextAsync("Street names");
    });

    [BrowserFact]
    public Task A_ward_that_is_looked_for_is_gone_to_and_outlined() => browser.InWindowAsync(async window =>
    {
        await window.LookAtAsync(Easting, Northing, 32);
        Task<IResponse> outlined = window.Page.WaitForResponseAsync(new Regex("/api/area/"));
        await window.Page.GetByRole(AriaRole.Combobox, new() { Name = "Go to a place" }).FillAsync("Pier, Tendring");
        await window.Page.GetByRole(AriaRole.Option).Filter(new() { HasText = "ward of Tendring" }).ClickAsync();
        Assert.True((await outlined).Ok);
        await Expect(window.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Went to Pier, ward of Tendring." })).ToHaveCountAsync(1);
        await window.ViewAsync("^at=61[78]");
        MapPicture marked = await MapPicture.OfAsync(window);
        await window.Page.GetByRole(AriaRole.Combobox, new() { Name = "Go to a place" }).FillAsync("");
        await marked.UntilChangedAsync(window, 1_000);
    });

    private static async Task UntilAsync(Func<Task<string>> shade, string wanted)
    {
        const int Tries = 100;
        string seen = "";
        for (int i = 0; i < Tries && (seen = await shade()) != wanted; i++)
            await Task.Delay(50);
        Assert.Equal(wanted, seen);
    }

    /// <summary>The colour so many CSS pixels right of and below the map's middle.</summary>
    private static Task<string> ShadeAsync(ILocator canvas, int right, int below) => canvas.EvaluateAsync<string>(
        """
        (canvas, [right, below]) => {
          const ratio = window.devicePixelRatio;
          const at = [canvas.width / 2 + right * ratio, canvas.height / 2 + below * ratio];
          return [...canvas.getContext('2d').getImageData(at[0], at[1], 1, 1).data.slice(0, 3)].join(',');
        }
        """, new[] { right, below });
}
