using System.IO.Compression;
using System.Text.RegularExpressions;
using Hotspots.Benchmarks.Releases;
using Hotspots.Core.Files.Ledger;
using Hotspots.Desktop;
using Hotspots.Tests.Cli;
using Hotspots.Tests.Runs.Releases;
using Hotspots.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hotspots.Tests.EndToEnd.Questions;

/// <summary>Export for partners in the map window: tried, seen on the map, and written as the command line writes it.</summary>
[Collection(MapWindow.Name)]
public sealed class MapReleaseTests(MapBrowser browser)
{
    private const string Council = "Tendring District Council";

    [BrowserFact]
    public async Task A_layer_is_tried_seen_on_the_map_and_written_as_by_the_command_line()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("town.csv", Town());
        CommandLineRun line = CommandLineRun.Of(
            "release", file, "--profile", "partner", "--to", Council, "--ledger", folder.PathOf("line.sqlite"), "--format", "geojson", "--format",
            "csv", "--format", "gpkg", "-o", folder.PathOf("out"));
        Assert.Equal("", line.Error);
        string ledger = folder.PathOf("ledger.sqlite");
        await using MapHost host = await MapBrowser.StartHostAsync(options => options with { Files = [file], Ledger = ledger });
        await browser.InWindowAsync(host, async window =>
        {
            await OpenAsync(window);
            await window.Panel.GetByLabel("To", new() { Exact = true }).FillAsync(Council);
            await window.Panel.GetByRole(AriaRole.Button, new() { Name = "Try it" }).ClickAsync();

            ILocator review = Review(window);
            await Expect(review).ToContainTextAsync("This layer was attacked before it was written");
            await Expect(review).ToContainTextAsync("OFFICIAL-SENSITIVE");
            await Expect(review.Locator("dt")).ToContainTextAsync(["Grades", "Handling", "Kinds"]);
            Assert.False(File.Exists(ledger));
            await Expect(window.Page.Locator(".legend")).ToContainTextAsync($"For {Council}: incidents, May 2019");
            await Expect(window.Page.Locator(".legend")).ToContainTextAsync("Hidden: any number");
            await review.GetByLabel("On the map").SelectOptionAsync("2019-02");
            await Expect(window.Page.Locator(".legend")).ToContainTextAsync("February 2019");

            // A layer like others: its switch takes it off the map, and puts it back.
            await window.OpenAsync("Layers");
            MapPicture drawn = await MapPicture.OfAsync(window);
            ILocator shown = window.Panel.GetByRole(AriaRole.Checkbox, new() { NameRegex = new Regex("^For partners") });
            await shown.UncheckAsync();
            await drawn.UntilChangedAsync(window, 1_000);
            await shown.CheckAsync();
            await drawn.UntilAlikeAsync(window);

            await window.OpenAsync("Export");
            (string name, byte[] bytes) = await window.SaveAsync(Write(window));
            Assert.Equal("counts-OFFICIAL-SENSITIVE-2020-03-01-Tendring-District-Council.zip", name);
            using var archive = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            string[] wanted = Directory.GetFiles(folder.PathOf("out"));
            Assert.Equal(wanted.Length, archive.Entries.Count);
            foreach (string path in wanted)
            {
                using var written = new MemoryStream();
                await using Stream stream = archive.GetEntry(Path.GetFileName(path))!.Open();
                await stream.CopyToAsync(written);
                Assert.True(written.ToArray().AsSpan().SequenceEqual(File.ReadAllBytes(path)), path + " differs from the command line's");
            }
            await Expect(window.Panel.GetByRole(AriaRole.Status)).ToContainTextAsync("It is entered in the ledger " + ledger);
            await Expect(Write(window)).ToHaveCountAsync(0);
            await Expect(window.Page.Locator(".legend")).Not.ToContainTextAsync(Council);
            Assert.True(Assert.Single(ReleaseLedger.Read(ledger).Releases).IsPlaced);
        });
    }

    [BrowserFact]
    public async Task What_is_refused_says_what_to_do_and_what_was_tried_for_another_wish_cannot_be_written()
    {
        using var folder = new TemporaryFolder();
        await using MapHost host = await MapBrowser.StartHostAsync(
            options => options with { Files = [folder.Write("town.csv", Town())], Ledger = folder.PathOf("ledger.sqlite") });
        await browser.InWindowAsync(host, async window =>
        {
            await OpenAsync(window);
            ILocator to = window.Panel.GetByLabel("To", new() { Exact = true }), tryIt = window.Panel.GetByRole(
                AriaRole.Button, new() { Name = "Try it" });
            await to.FillAsync("The partnership");
            await tryIt.FocusAsync();
            await window.Page.Keyboard.PressAsync("Enter");
            ILocator refusal = window.Panel.GetByRole(AriaRole.Alert);
            await Expect(refusal).ToContainTextAsync(
                "Say which ground the layer covers with “Only within”: most incidents lie in district:Tendring");
            window.Forgive("status of 400");

            // What is under way can be given up.
            var isHeld = new TaskCompletionSource();
            await window.Page.RouteAsync("**/api/release/try", async route =>
            {
                await isHeld.Task;
                await route.AbortAsync();
            });
            await tryIt.ClickAsync();
            await Expect(window.Panel.GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync();
            await window.Panel.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
            await Expect(window.Panel.GetByRole(AriaRole.Progressbar)).ToHaveCountAsync(0);
            isHeld.SetResult();
            await window.Page.UnrouteAllAsync();

            await window.Panel.GetByLabel("Only within a ward, district or police force area, for the layer").FillAsync("Tendring");
            ILocator district = window.Panel.GetByRole(
                AriaRole.Button, new() { NameRegex = new Regex("^Tendring.*district", RegexOptions.IgnoreCase) });
            await district.ClickAsync();
            await Expect(window.Panel).ToContainTextAsync("the district Tendring");
            await tryIt.ClickAsync();
            await Expect(Review(window)).ToContainTextAsync("cells of the district Tendring");
            await to.FillAsync("Somebody else");
            await Expect(Write(window)).ToHaveCountAsync(0);
            await Expect(window.Panel).ToContainTextAsync("What was tried is not what is chosen now: try it again.");
            await to.FillAsync("The partnership");
            await Expect(Write(window)).ToHaveCountAsync(1);
            Assert.True(ReleaseLedger.Read(folder.PathOf("ledger.sqlite")).IsNew);
        });
    }

    private static string Town()
    {
        using var desk = new ReleaseDesk(600);
        return ReleaseTown.Csv(desk.Scattered(71, 60, "tip", "seizure").Select(static one => one with { Day = one.Day.AddYears(-7) }));
    }

    private static async Task OpenAsync(MapPage window)
    {
        await window.OpenAsync("Export");
        await Expect(window.Panel).ToContainTextAsync("These files are for your own force");
        await window.Panel.GetByRole(AriaRole.Button, new() { Name = "Export for partners" }).ClickAsync();
        await Expect(window.Panel.GetByRole(AriaRole.Radio)).ToHaveCountAsync(2);
    }

    private static ILocator Review(MapPage window) => window.Panel.GetByRole(AriaRole.Region, new() { NameRegex = new Regex("^Layer for") });

    private static ILocator Write(MapPage window) => window.Panel.GetByRole(AriaRole.Button, new() { Name = "Write it" });
}
