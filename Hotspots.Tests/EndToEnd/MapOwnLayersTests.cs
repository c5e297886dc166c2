using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Hotspots.Core.Model.Spatial;
using Hotspots.Desktop;
using Hotspots.Desktop.Tiles;
using Hotspots.Tests.Desktop.Tiles;
using Hotspots.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hotspots.Tests.EndToEnd;

/// <summary>Layers that the user brings: boundaries as GeoJSON or TopoJSON, and files of tiles; seen on the screen, not only in the list.</summary>
[Collection(MapWindow.Name)]
public sealed class MapOwnLayersTests(MapBrowser browser)
{
    private const string Ward = """
        {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"WD23NM":"Pier ward"},
        "geometry":{"type":"Polygon","coordinates":[[[1.14,51.78],[1.17,51.78],[1.17,51.80],[1.14,51.80],[1.14,51.78]]]}}]}
        """;

    private const string Beats = """
        {"type":"Topology","arcs":[[[1.145,51.775],[1.175,51.785],[1.165,51.805],[1.135,51.795],[1.145,51.775]]],
        "objects":{"beats":{"type":"GeometryCollection","geometries":[{"type":"Polygon","properties":{"name":"Beat 7"},"arcs":[[0]]}]}}}
        """;

    [BrowserFact]
    public Task Boundaries_are_drawn_and_remembered_and_can_be_taken_away() => browser.InWindowAsync(async window =>
    {
        await window.LookAtAsync(617_400, 214_900, 8);
        await window.OpenAsync("Layers");
        MapPicture bare = await MapPicture.OfAsync(window), ward, both;
        await AddAsync("wards.geojson", Ward);
        ward = await bare.UntilChangedAsync(window, 500);
        await AddAsync("beats.topojson", Beats);
        both = await ward.UntilChangedAsync(window, 500);

        await window.Page.ReloadAsync();
        await window.ReadyAsync();
        await window.OpenAsync("Layers");
        await Expect(Remove("wards")).ToBeVisibleAsync();
        await Expect(Remove("beats")).ToBeVisibleAsync();
        await both.UntilAlikeAsync(window);

        await Remove("beats").ClickAsync();
        await ward.UntilAlikeAsync(window);
        await Remove("wards").ClickAsync();
        await bare.UntilAlikeAsync(window);

        await window.Panel.GetByLabel("Boundary files")
            .SetInputFilesAsync(new FilePayload { Name = "notes.json", MimeType = "application/json", Buffer = "{}"u8.ToArray() });
        await Expect(window.Panel.GetByRole(AriaRole.Alert)).ToContainTextAsync("notes is not GeoJSON");

        ILocator Remove(string name) => window.Panel.GetByRole(AriaRole.Button, new() { Name = $"Remove {name}" });

        async Task AddAsync(string name, string text)
        {
            await window.Panel.GetByLabel("Boundary files")
                .SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/json", Buffer = Encoding.UTF8.GetBytes(text) });
            await Expect(Remove(name.Split('.')[0])).ToBeVisibleAsync();
        }
    });

    [BrowserFact]
    public Task Vector_tiles_of_a_file_are_drawn_and_put_away() =>
        LaidUnderAsync(SmallZoomstack.Write, "OS Open Zoomstack, drawn by its layers", 5_000);

    [BrowserFact]
    public Task Vector_tiles_of_an_archive_are_drawn_and_put_away() => LaidUnderAsync(static path =>
    {
        SmallZoomstack.Write(path);
        using TileFile table = TileFile.Open(path);
        (int west, int north) = SmallZoomstack.TileOf(new GridPoint(614_000, 218_000), 12);
        (int Zoom, int Column, int Row, byte[] Tile)[] tiles =
        [
            .. Enumerable.Range(0, 25).Select(i => (12, west + i % 5, north + i / 5, table.Tile(12, west + i % 5, north + i / 5)!))
                .Where(static t => t.Item4 is not null),
        ];
        string json = $$"""{"vector_layers":[{{string.Join(',', SmallZoomstack.Layers.Select(static id => $$"""{"id":"{{id}}"}"""))}}]}""";
        table.Dispose();
        File.WriteAllBytes(path, PmtilesBytes.Of(tiles, json));
    }, "OS Open Zoomstack, drawn by its layers, zoom 12 to 12", 5_000, "ground.pmtiles");

    [BrowserFact]
    public Task Streets_of_the_users_own_are_drawn_and_put_away() =>
        LaidUnderAsync(static path => File.WriteAllBytes(path, StreetFileTests.Village()), "streets and ground, drawn from the file itself", 500,
            "village.osm.pbf");

    [BrowserFact]
    public Task Raster_tiles_of_a_file_are_drawn_and_put_away() => LaidUnderAsync(static path =>
    {
        using var file = new MbtilesWriter(path);
        file.Say("name", "Aerial (made up)");
        file.Say("format", "png");
        file.Say("minzoom", "10");
        file.Say("maxzoom", "12");
        byte[] picture = Picture(0xC0, 0x40, 0x90);
        foreach (int zoom in (int[])[10, 11, 12])
        {
            (int column, int row) = SmallZoomstack.TileOf(SmallZoomstack.PierAvenue, zoom);
            for (int east = -2; east <= 2; east++)
            {
                for (int south = -2; south <= 2; south++)
                    file.Put(zoom, column + east, (1 << zoom) - 1 - (row + south), picture);
            }
        }
    }, "pictures, zoom 10 to 12", 20_000);

    /// <summary>Lays a file under the map by hand, sees it there, finds it again after the page was loaded anew, and puts it away.</summary>
    private async Task LaidUnderAsync(Action<string> write, string words, int pixels, string name = "ground.mbtiles")
    {
        using var folder = new TemporaryFolder();
        string path = folder.PathOf(name);
        write(path);
        await using MapHost host = await MapBrowser.StartHostAsync();
        await browser.InWindowAsync(host, async window =>
        {
            GridPoint at = SmallZoomstack.PierAvenue;
            // A step of the map's own scale, at which the tiles of a zoom that the file has are wanted.
            await window.LookAtAsync(at.Easting, at.Northing, 8);
            await window.OpenAsync("Layers");
            MapPicture bare = await MapPicture.OfAsync(window);
            await ChooseAsync(window, path);
            await Expect(window.Panel).ToContainTextAsync(words);
            MapPicture laid = await bare.UntilChangedAsync(window, pixels);

            await window.Page.ReloadAsync();
            await window.ReadyAsync();
            await laid.UntilAlikeAsync(window);
            await window.OpenAsync("Layers");
            await Expect(window.Panel).ToContainTextAsync(path);
            await window.Panel.GetByRole(AriaRole.Button, new() { Name = "Put it away" }).ClickAsync();
            await bare.UntilAlikeAsync(window);
        });
    }

    /// <summary>Chooses a file as one does who knows the folder: by the page's own chooser, which shows folders and map files alone.</summary>
    private static async Task ChooseAsync(MapPage window, string path)
    {
        await window.Panel.GetByRole(AriaRole.Button, new() { Name = "Choose a file" }).ClickAsync();
        ILocator chooser = window.Page.GetByRole(AriaRole.Dialog, new() { Name = "Choose a map file" });
        await Expect(chooser.GetByRole(AriaRole.List)).ToHaveAttributeAsync("aria-busy", "false");
        await chooser.GetByRole(AriaRole.Textbox).FillAsync(Path.GetDirectoryName(path)!);
        await chooser.GetByRole(AriaRole.Textbox).PressAsync("Enter");
        await chooser.GetByRole(AriaRole.Button, new() { Name = Path.GetFileName(path) }).ClickAsync();
        await Expect(chooser).ToBeHiddenAsync();
    }

    /// <summary>A tile of one colour, as PNG.</summary>
    private static byte[] Picture(byte red, byte green, byte blue)
    {
        const int Side = 256;
        using var rows = new MemoryStream();
        using (var zlib = new ZLibStream(rows, CompressionLevel.Fastest, leaveOpen: true))
        {
            byte[] row = [0, .. Enumerable.Repeat<byte[]>([red, green, blue], Side).SelectMany(static pixel => pixel)];
            for (int y = 0; y < Side; y++)
                zlib.Write(row);
        }
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, Side);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), Side);
        (head[8], head[9]) = (8, 2);
        return [0x89, .. "PNG\r\n\x1a\n"u8, .. Chunk("IHDR", head), .. Chunk("IDAT", rows.ToArray()), .. Chunk("IEND", [])];

        static byte[] Chunk(string name, byte[] data)
        {
            byte[] body = [.. Encoding.ASCII.GetBytes(name), .. data];
            var ends = new byte[8];
            BinaryPrimitives.WriteInt32BigEndian(ends, data.Length);
            BinaryPrimitives.WriteUInt32BigEndian(ends.AsSpan(4), Check(body));
            return [.. ends[..4], .. body, .. ends[4..]];
        }

        static uint Check(byte[] bytes)
        {
            uint sum = uint.MaxValue;
            foreach (byte b in bytes)
            {
                sum ^= b;
                for (int bit = 0; bit < 8; bit++)
                    sum = (sum >> 1) ^ ((sum & 1) * 0xEDB88320);
            }
            return ~sum;
        }
    }
}
