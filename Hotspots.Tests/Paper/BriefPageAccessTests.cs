using System.Text;
using System.Text.Json;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs.Briefs;
using Hotspots.Desktop.Window;
using Hotspots.Paper.Briefs;
using Hotspots.Paper.Drawing;
using Hotspots.Tests.Support;
using Microsoft.Playwright;

namespace Hotspots.Tests.Paper;

/// <summary>The sheet for the shift as a web page, for those who listen to it.</summary>
public sealed class BriefPageAccessTests
{
    private static readonly string AxeFile = Repository.Path("Hotspots.Desktop", "web", "node_modules", "axe-core", "axe.min.js");

    [BrowserFact]
    public async Task Axe_finds_nothing_on_the_sheet_as_a_web_page_wide_or_narrow()
    {
        Assert.True(File.Exists(AxeFile), "axe-core comes with the page's modules: build Hotspots.Desktop");
        string html = Html();
        using IPlaywright playwright = await Playwright.CreateAsync();
        await using IBrowser browser = await playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = Browsers.Find(), Headless = true, Args = ["--no-sandbox", "--disable-gpu", "--no-first-run"] });
        foreach (int width in (int[])[1200, 400])
        {
            await using IBrowserContext context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 800 } });
            IPage page = await context.NewPageAsync();
            var asked = new List<string>();
            page.Request += (_, request) => asked.Add(request.Url);
            await page.SetContentAsync(html);
            // As the browser's own tools would: the page's policy is about the page's scripts.
            await page.EvaluateAsync(await File.ReadAllTextAsync(AxeFile));
            JsonElement? violations = await page.EvaluateAsync<JsonElement>(
                """
                async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
                  .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).map(({ target }) => target).join(' | ')}`)
                """);
            Assert.Empty(violations!.Value.EnumerateArray().Select(static one => one.GetString()));
            Assert.All(asked, static address => Assert.StartsWith("data:", address, StringComparison.Ordinal));
            Assert.Equal(0, await page.EvaluateAsync<int>("() => document.scripts.length"));
        }
    }

    private static string Html()
    {
        var request = new BriefRequest(new RunRequest { Files = [Repository.Path("data", "county-lines.csv")] }, "2026-06-30", Weeks: 26);
        using var stream = new MemoryStream();
        BriefFile.Write(
            BriefRun.Execute(request, TimeProvider.System, null, CancellationToken.None), PaperSize.A4,
                Hotspots.Paper.Drawing.PaperFormat.Html, false, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
