using Microsoft.Playwright;

namespace Hotspots.Tests.EndToEnd;

/// <summary>What is to be seen of the map at one moment, pixel by pixel.</summary>
internal sealed class MapPicture
{
    private readonly byte[] _png;
    private readonly IPage _page;

    private MapPicture(IPage page, byte[] png) => (_page, _png) = (page, png);

    /// <summary>The map alone, without the panel beside it.</summary>
    public static async Task<MapPicture> OfAsync(MapPage window)
    {
        // Away from the map: what is under the pointer is told of beside it.
        await window.Page.Mouse.MoveAsync(2, 2);
        return new MapPicture(window.Page, await window.Page.Locator(".map").ScreenshotAsync());
    }

    /// <summary>Takes pictures until so many pixels are unlike this one, and then until two in a row are alike.</summary>
    public async Task<MapPicture> UntilChangedAsync(MapPage window, int pixels)
    {
        const int Tries = 60;
        MapPicture before = this;
        for (int i = 0; i < Tries; i++)
        {
            MapPicture now = await OfAsync(window);
            if (await DifferenceAsync(now) >= pixels && await before.DifferenceAsync(now) == 0)
                return now;
            before = now;
            await Task.Delay(50);
        }
        throw new InvalidOperationException($"The map is as it was: {await DifferenceAsync(before)} pixels are different, not {pixels}.");
    }

    /// <summary>Takes pictures until one is like this one.</summary>
    public async Task UntilAlikeAsync(MapPage window)
    {
        const int Tries = 60;
        int different = 0;
        for (int i = 0; i < Tries; i++)
        {
            different = await DifferenceAsync(await OfAsync(window));
            if (different == 0)
                return;
            await Task.Delay(50);
        }
        throw new InvalidOperationException($"The map is another: {different} pixels are different.");
    }

    /// <summary>How many pixels are not the same.</summary>
    public Task<int> DifferenceAsync(MapPicture other) => _page.EvaluateAsync<int>(
        """
        async (texts) => {
          const [one, other] = await Promise.all(texts.map(async (text) => {
            const image = await createImageBitmap(new Blob([Uint8Array.from(atob(text), (c) => c.charCodeAt(0))], { type: 'image/png' }));
            const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
            context.drawImage(image, 0, 0);
            return new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer);
          }));
          if (one.length !== other.length) return Math.max(one.length, other.length);
          return one.reduce((count, pixel, i) => count + (pixel === other[i] ? 0 : 1), 0);
        }
        """, new[] { Convert.ToBase64String(_png), Convert.ToBase64String(other._png) });
}
