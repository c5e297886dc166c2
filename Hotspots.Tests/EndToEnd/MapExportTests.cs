using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;
using Hotspots.Desktop;
using Hotspots.Tests.Cli;
using Hotspots.Tests.Paper;
using Hotspots.Tests.Support;
using Microsoft.Playwright;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using static Microsoft.Playwright.Assertions;

namespace Hotspots.Tests.EndToEnd;

/// <summary>What leaves the map window: the same bytes as from the command line, and a picture.</summary>
[Collection(MapWindow.Name)]
public sealed class MapExportTests(MapBrowser browser)
{
    [BrowserFact]
    public Task Layers_are_those_of_the_command_line_byte_for_byte() => browser.InWindowAsync(async window =>
    {
        MapExpected expected = MapExpected.Of("--kind", "seizure", "--kind", "tip", "--from", "2025-01-01", "--to", "Aug 2025", "--eps", "120");
        await window.OpenAsync("Filters");
        ILocator kinds = window.Panel.GetByRole(AriaRole.Group, new() { NameRegex = new Regex("^Kinds") });
        await kinds.GetByRole(AriaRole.Checkbox, new() { NameRegex = new Regex("^Seizure") }).CheckAsync();
        await kinds.GetByRole(AriaRole.Checkbox, new() { NameRegex = new Regex("^Tip") }).CheckAsync();
        await window.TypeDayAsync("From", "2025-01-01");
        await window.TypeDayAsync("To", "31 Aug 2025");
        await window.OpenAsync("Method");
        await window.Page.Locator("#parameter-eps").FillAsync("120");
        await window.ViewAsync("given.eps=120");
        await window.OpenAsync("Export");
        foreach (string layer in (string[])["hotspots.geojson", "incidents.geojson", "areas.geojson", "run.json"])
        {
            (string name, byte[] bytes) = await window.SaveAsync(Button(window, layer));
            Assert.Equal(layer, name);
            byte[] wanted = expected.Layers[layer];
            int same = wanted.AsSpan().CommonPrefixLength(bytes);
            Assert.True(
                same == wanted.Length && same == bytes.Length,
                $"{layer} differs at byte {same}: {Around(wanted, same)} from the command line, {Around(bytes, same)} from the window");
        }
    });

    [BrowserFact]
    public async Task A_table_of_hotspots_holds_no_formulas()
    {
        await using MapHost host = await MapBrowser.StartHostAsync();
        await browser.InWindowAsync(host, async window =>
        {
            // An operation and a street that a spreadsheet would work out.
            string csv = SampleIncidents.Csv().Replace("High Street", "=HYPERLINK(1)", StringComparison.Ordinal)
                .Replace("Mold Road", "@SUM(A1)", StringComparison.Ordinal);
            await window.DropAsync("tips.csv", csv, "Replace");
            await window.OpenAsync("Hotspots");
            await Expect(window.Rows).ToHaveCountAsync(4);
            await window.OpenAsync("Export");
            (string name, byte[] bytes) = await window.SaveAsync(Button(window, "hotspots.csv"));
            Assert.Equal("hotspots OFFICIAL-SENSITIVE.csv", name);
            string text = Encoding.UTF8.GetString(bytes);
            Assert.Contains("'=Hyperlink(1)", text, StringComparison.Ordinal);
            Assert.Contains("'@Sum(A1)", text, StringComparison.Ordinal);
            string[] cells =
                [.. text.TrimStart('\uFEFF').Split("\r\n").SelectMany(static line => line.Split(',')).Select(static cell => cell.Trim('"'))];
            Assert.DoesNotContain(cells, static cell => cell.Length > 0 && "=@+-\t\r".Contains(cell[0], StringComparison.Ordinal));
        });
    }

    [BrowserFact]
    public Task The_map_is_saved_as_a_picture() => browser.InWindowAsync(async window =>
    {
        await window.OpenAsync("Export");
        ILocator save = window.Panel.GetByRole(AriaRole.Button, new() { Name = "Save picture" });
        (string name, byte[] bytes) = await window.SaveAsync(save);
        Assert.Matches(@"^OFFICIAL-SENSITIVE .*\.png$", name);
        Assert.InRange(bytes.Length, 20_000, 8_000_000);
        ReadOnlySpan<byte> head = bytes;
        Assert.True(head[..8].SequenceEqual((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]));
        int width = BinaryPrimitives.ReadInt32BigEndian(head[16..]), height = BinaryPrimitives.ReadInt32BigEndian(head[20..]);
        Assert.InRange(width, 2_000, 3_200);
        Assert.InRange(height, 1_000, 2_600);
        // The browser decodes all of it, and finds more on it than a blank sheet.
        int[] decoded = await window.Page.EvaluateAsync<int[]>(
            """
            async (text) => {
              const image = await createImageBitmap(new Blob([Uint8Array.from(atob(text), (c) => c.charCodeAt(0))], { type: 'image/png' }));
              const canvas = new OffscreenCanvas(image.width, image.height), context = canvas.getContext('2d');
              context.drawImage(image, 0, 0);
              return [image.width, image.height, new Set(new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer)).size];
            }
            """, Convert.ToBase64String(bytes));
        Assert.Equal((width, height), (decoded[0], decoded[1]));
        Assert.True(decoded[2] > 100, $"only {decoded[2]} colours");
    });

    [BrowserFact]
    public Task On_paper_is_what_the_map_shows_and_nothing_that_is_hidden() => browser.InWindowAsync(async window =>
    {
        await window.OpenAsync("Export");
        await window.Panel.GetByLabel("Title").FillAsync("For the wall");
        await window.Panel.GetByLabel("Sheet").SelectOptionAsync("a4");
        await window.Panel.GetByLabel("File").SelectOptionAsync("map.pdf");
        ILocator save = window.Panel.GetByRole(AriaRole.Button, new() { Name = "Save picture" });
        (string name, byte[] bytes) = await window.SaveAsync(save);
        Assert.Equal("OFFICIAL-SENSITIVE For the wall.pdf", name);
        using (PdfDocument document = PdfDocument.Open(bytes))
        {
            Page sheet = document.GetPage(1);
            Assert.Equal((842, 595), ((int)Math.Round(sheet.Width), (int)Math.Round(sheet.Height)));
            PdfText.RequireMarking(sheet, "OFFICIAL-SENSITIVE");
            PdfText.RequireSound(sheet);
            PdfText.RequireApart(sheet);
            string text = PdfText.Of(sheet);
            foreach (string said in (string[])["Forthewall", "Hotspot,withitsrank", "Incidentsonthismap", "GSHHG(LGPL)", "1:"])
                Assert.Contains(said, text, StringComparison.Ordinal);
            Assert.DoesNotContain("Siteofateam", text, StringComparison.Ordinal);
        }
        await window.OpenAsync("Layers");
        await window.Panel.GetByRole(AriaRole.Checkbox, new() { NameRegex = new Regex("^Incidents") }).UncheckAsync();
        await window.OpenAsync("Export");
        await window.Panel.GetByLabel("File").SelectOptionAsync("map.svg");
        (string _, byte[] drawn) = await window.SaveAsync(save);
        string svg = Encoding.UTF8.GetString(drawn);
        Assert.Contains("OFFICIAL-SENSITIVE", svg, StringComparison.Ordinal);
        Assert.Contains("Hotspot, with its rank", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("Incidents on this map", svg, StringComparison.Ordinal);
    });

    private static string Around(byte[] bytes, int at) =>
        Encoding.UTF8.GetString(bytes.AsSpan(Math.Max(0, at - 80)..Math.Min(bytes.Length, at + 80)));

    private static ILocator Button(MapPage window, string layer) =>
        window.Panel.GetByRole(AriaRole.Button, new() { NameRegex = new Regex($"^Save .* as {Regex.Escape(layer)}$") });
}
