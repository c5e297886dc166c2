using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hotspots.Desktop;
using Hotspots.Tests.Cli;
using Hotspots.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hotspots.Tests.EndToEnd;

/// <summary>Fine screens, and several windows at once.</summary>
[Collection(MapWindow.Name)]
public sealed class MapScreenTests(MapBrowser browser)
{
    [BrowserFact]
    public async Task On_a_fine_screen_a_click_hits_what_is_under_it_and_the_picture_is_as_fine()
    {
        (int Width, int Height) coarse = default, fine = default;
        await browser.InWindowAsync(async window => coarse = await SavedAsync(window), new() { DeviceScaleFactor = 1 });
        await browser.InWindowAsync(async window =>
        {
            Assert.Equal(2, await window.Page.EvaluateAsync<int>("() => devicePixelRatio"));
            fine = await SavedAsync(window);
            await window.OpenAsync("Hotspots");
            string name = (await window.Rows.Nth(4).Locator(".cell-name").TextContentAsync())!;
            (double easting, double northing) = await CentreAsync(window, 4);
            // Beside the middle of the map, so that a wrong scale would miss it.
            await window.LookAtAsync(easting - 900, northing + 600, 4);
            LocatorBoundingBoxResult map = (await window.Page.Locator(".map").BoundingBoxAsync())!;
            double[] at =
            [
                .. Regex.Match(await window.ViewAsync("^at="), "at=([0-9.,-]+)").Groups[1].Value.Split(',')
                .Select(static n => double.Parse(n, CultureInfo.InvariantCulture))
            ];
            await window.Page.Mouse.ClickAsync(
                (float)(map.X + (map.Width / 2) + ((easting - at[0]) / at[2])), (float)(map.Y + (map.Height / 2) - ((northing - at[1]) / at[2])));
            // The ground of a hotspot, or a mark on it, which says in which hotspot it is.
            await Expect(window.Page.GetByRole(AriaRole.Tab, new() { Name = "Evidence" })).ToHaveAttributeAsync("aria-selected", "true");
            await Expect(window.Panel).ToContainTextAsync(name);
        }, new() { DeviceScaleFactor = 2 });
        // A sheet of paper is as fine from any screen.
        Assert.InRange(fine.Width, 2_000, 3_200);
        Assert.Equal(coarse, fine);
    }

    [BrowserFact]
    public async Task Two_windows_look_at_different_places_and_see_the_same_files()
    {
        await using MapHost host = await MapBrowser.StartHostAsync();
        await browser.InWindowAsync(host, first => browser.InWindowAsync(host, async second =>
        {
            await second.Page.Locator("body").ClickAsync(new() { Position = new() { X = 2, Y = 2 } });
            await first.Rows.Nth(0).ClickAsync();
            string there = await first.NearViewAsync();
            await second.Rows.Nth(8).ClickAsync();
            Assert.NotEqual(there, await second.NearViewAsync());
            Assert.Equal(there, await first.NearViewAsync());

            await first.DropAsync("tips.csv", SampleIncidents.Csv(), "Replace");
            foreach (MapPage window in (MapPage[])[first, second])
            {
                await Expect(window.Page.GetByRole(AriaRole.Banner)).ToContainTextAsync("tips.csv");
                await window.OpenAsync("Hotspots");
                await Expect(window.Rows).ToHaveCountAsync(4);
            }
        }));
    }

    private static async Task<(int Width, int Height)> SavedAsync(MapPage window)
    {
        await window.OpenAsync("Export");
        (_, byte[] bytes) = await window.SaveAsync(window.Panel.GetByRole(AriaRole.Button, new() { Name = "Save picture" }));
        return (BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(20)));
    }

    private static async Task<(double Easting, double Northing)> CentreAsync(MapPage window, int hotspot)
    {
        JsonElement? centre = await window.Page.EvaluateAsync<JsonElement>(
            """
            async (index) => {
              const { version } = await (await fetch('/api/dataset')).json();
              const answer = await fetch('/api/run', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ window: 'test', version }) });
              return (await answer.json()).hotspots[index].centre;
            }
            """, hotspot);
        return (centre!.Value[0].GetDouble(), centre.Value[1].GetDouble());
    }
}
