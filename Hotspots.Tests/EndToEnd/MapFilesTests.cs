using System.Text.Json;
using Hotspots.Desktop;
using Hotspots.Tests.Cli;
using Hotspots.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hotspots.Tests.EndToEnd;

/// <summary>Files dropped on the map window: progress, the report, and every bad row with what is wrong with it.</summary>
[Collection(MapWindow.Name)]
public sealed class MapFilesTests(MapBrowser browser)
{
    [BrowserFact]
    public async Task A_file_with_bad_rows_is_read_and_tells_which_and_why()
    {
        string csv = SampleIncidents.Csv()
            + "B1,tip,2024-03-99 10:00,-3.1,53.1,Mold,High Street,no such day\n"
            + "B2,tip,2024-03-02 10:00,west,53.1,Mold,High Street,no number\n"
            + "B3,tip,2024-03-02 10:00,-3.1,5316.7,Mold,High Street,off the globe\n";
        JsonElement expected = Inspected(csv);
        await using MapHost host = await MapBrowser.StartHostAsync();
        await browser.InWindowAsync(host, async window =>
        {
            await window.Page.EvaluateAsync(
                "() => { new MutationObserver(() => { if (document.querySelector('progress')) window.sawProgress = true; }).observe(document.body, { "
                    + "childList: true, subtree: true }); }");
            await window.DropAsync("tips.csv", csv, "Replace");
            await Expect(window.Panel).ToContainTextAsync("135 rows read");
            Assert.True(await window.Page.EvaluateAsync<bool>("() => window.sawProgress === true"));
            await Expect(window.Panel.GetByRole(AriaRole.Row).Filter(new() { HasText = "rejected" })).ToContainTextAsync("3");
            await Expect(window.Page.GetByRole(AriaRole.Banner)).ToContainTextAsync("tips.csv");

            ILocator rows = window.Panel.GetByRole(AriaRole.Region, new() { Name = "Rejected rows" }).Locator("tbody tr");
            await Expect(rows).ToHaveCountAsync(3);
            string[][] wanted = [["134", "time", "2024-03-99 10:00"], ["135", "longitude", "west"], ["136", "latitude", "5316.7"]];
            for (int row = 0; row < 3; row++)
            {
                IReadOnlyList<string> cells = await rows.Nth(row).GetByRole(AriaRole.Cell).AllTextContentsAsync();
                Assert.Equal(wanted[row], cells.Take(3));
                Assert.NotEqual("", cells[3].Trim());
            }
            Assert.Equal(3, expected.GetProperty("rejected").GetInt32());

            (_, byte[] rejects) = await window.SaveAsync(window.Panel.GetByRole(AriaRole.Link, new() { Name = "Save rejects.csv" }));
            Assert.Equal(4, System.Text.Encoding.UTF8.GetString(rejects).TrimEnd().Split('\n').Length);

            await window.OpenAsync("Hotspots");
            await Expect(window.Rows).ToHaveCountAsync(4);
        });
    }

    [BrowserFact]
    public async Task A_file_that_is_none_is_refused_and_what_was_loaded_stays()
    {
        await using MapHost host = await MapBrowser.StartHostAsync();
        await browser.InWindowAsync(host, async window =>
        {
            await window.DropAsync("picture.csv", "\u0089PNG\u0000\u0001\u0002 no table at all");
            await Expect(window.Panel.Locator(".bad-box").First).ToContainTextAsync(".");
            await window.OpenAsync("Hotspots");
            await Expect(window.Rows).ToHaveCountAsync(31);
            window.Forgive("Failed to load resource");
        });
    }

    [BrowserFact]
    public async Task A_script_in_a_property_is_shown_as_the_text_it_is()
    {
        const string Script = "<img src=x onerror='window.ran=1'><script>window.ran=1</script>";
        string features = string.Join(',', Enumerable.Range(0, 30).Select(i => JsonSerializer.Serialize(new
        {
            type = "Feature",
            geometry = new { type = "Point", coordinates = new[] { -3.14 + i % 6 * 0.0002, 53.166 + i / 6 * 0.0002 } },
            properties = new { kind = "tip", town = "Mold", street = Script, operation = Script },
        })));
        await using MapHost host = await MapBrowser.StartHostAsync();
        await browser.InWindowAsync(host, async window =>
        {
            await window.DropAsync("tips.geojson", $$"""{"type":"FeatureCollection","features":[{{features}}]}""", "Replace");
            await window.OpenAsync("Hotspots");
            await window.Rows.First.ClickAsync();
            await Expect(window.Panel).ToContainTextAsync(Script);
            Assert.False(await window.Page.EvaluateAsync<bool>("() => 'ran' in window"));
        });
    }

    [BrowserFact]
    public async Task A_reading_is_cancelled_and_what_was_loaded_stays()
    {
        await using MapHost host = await MapBrowser.StartHostAsync();
        await browser.InWindowAsync(host, async window =>
        {
            // Made in the page, a hundred megabytes of it: reading takes long enough to be stopped in the middle.
            await window.Page.EvaluateAsync(
                """
                () => {
                  const row = (i) => `R${i},tip,2024-03-${String(i % 28 + 1).padStart(2, '0')}T10:15,${320000 + i % 4000},${360000 + i * 7 % 4000},Mold\n`;
                  const block = Array.from({ length: 20000 }, (_, i) => row(i)).join('');
                  const dataTransfer = new DataTransfer();
                  dataTransfer.items.add(new File(['id,kind,time,easting,northing,town\n', ...Array(120).fill(block)], 'large.csv'));
                  for (const type of ['dragenter', 'dragover', 'drop']) document.body.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
                }
                """);
            // It has been handed over, and is being read.
            await Expect(window.Panel.Locator(".progress-box")).ToContainTextAsync("Reading large.csv");
            await window.Panel.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
            await Expect(window.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Reading was cancelled" })).ToHaveCountAsync(1);
            await Expect(window.Page.GetByRole(AriaRole.Progressbar)).ToHaveCountAsync(0);
            await Expect(window.Page.GetByRole(AriaRole.Banner)).ToContainTextAsync("county-lines.csv");
            await window.OpenAsync("Hotspots");
            await Expect(window.Rows).ToHaveCountAsync(31);

            // The host has stopped as well, keeps nothing of it, and reads the next file as if nothing had been.
            await window.DropAsync("tips.csv", SampleIncidents.Csv(), "Replace");
            await window.OpenAsync("Hotspots");
            await Expect(window.Rows).ToHaveCountAsync(4);
            Assert.DoesNotContain(
                Directory.EnumerateFiles(host.Folder, "*", SearchOption.AllDirectories),
                static path => path.EndsWith("large.csv", StringComparison.Ordinal));
            window.Forgive("Failed to load resource");
        });
    }

    private static JsonElement Inspected(string csv)
    {
        using var folder = new TemporaryFolder();
        CommandLineRun run = CommandLineRun.Of("inspect", folder.Write("tips.csv", csv), "--json");
        Assert.Equal("", run.Error);
        return run.Json;
    }
}
