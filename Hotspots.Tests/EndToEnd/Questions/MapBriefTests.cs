using System.Text.RegularExpressions;
using Hotspots.Desktop;
using Hotspots.Tests.Cli;
using Hotspots.Tests.Desktop.Questions;
using Hotspots.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hotspots.Tests.EndToEnd.Questions;

/// <summary>The sheet for a shift in the map window: shown as it will be printed, and kept as the command line writes it.</summary>
[Collection(MapWindow.Name)]
public sealed class MapBriefTests(MapBrowser browser)
{
    private const string Clacton = "Clacton-on-Sea";

    private static readonly string Sample = Repository.Path("data", "county-lines.csv");

    [BrowserFact]
    public Task The_sheet_is_shown_and_another_shift_is_another_sheet() => browser.InWindowAsync(async window =>
    {
        await window.OpenAsync("Brief");
        await DayAsync(window, "2026-06-30");
        await ShownAsync(window, "Night of Tuesday 30 June 2026, 22:00–05:00");
        string night = await PointsAsync(window);
        await Expect(window.Panel.Locator(".sheet-title")).ToHaveTextAsync($"1 of 9: {Clacton}");
        await window.Panel.GetByLabel("Shift", new() { Exact = true }).SelectOptionAsync("late");
        await ShownAsync(window, "Late of Tuesday 30 June 2026, 15:00–23:00");
        string late = await PointsAsync(window);
        Assert.NotEqual(night, late);
        await window.ViewAsync("next=15-23.*&brief-on=2026-06-30");
        // A page that is loaded anew shows the same sheet.
        await window.Page.ReloadAsync();
        await window.ReadyAsync();
        await window.OpenAsync("Brief");
        await ShownAsync(window, "Late of Tuesday 30 June 2026, 15:00–23:00");
        Assert.Equal(late, await PointsAsync(window));
        // Hours of one's own.
        await window.Panel.GetByLabel("Shift", new() { Exact = true }).SelectOptionAsync("other");
        await window.Panel.GetByLabel("The shift begins at").SelectOptionAsync("9");
        await ShownAsync(window, "Shift of Tuesday 30 June 2026, 09:00–23:00");
    });

    [BrowserFact]
    public Task What_is_saved_is_what_the_command_line_writes() => browser.InWindowAsync(async window =>
    {
        using var folder = new TemporaryFolder();
        CommandLineRun line = CommandLineRun.Of(
            "brief", Sample, "--area", Clacton, "--on", "2026-06-30", "--paper", "a3", "--cards", "--places", "2", "-o", folder.PathOf("brief.pdf"),
            "--ics", folder.PathOf("visits.ics"), "--gpx", folder.PathOf("round.gpx"));
        Assert.Equal("", line.Error);
        await window.Panel.GetByRole(AriaRole.Button, new() { Name = Clacton, Exact = true }).ClickAsync();
        await window.ReadyAsync();
        await window.OpenAsync("Brief");
        await DayAsync(window, "2026-06-30");
        await window.Panel.GetByLabel("Paper").SelectOptionAsync("a3");
        await window.Panel.GetByLabel("Places").FillAsync("2");
        await window.Panel.GetByLabel("Cards to cut off").CheckAsync();
        await ShownAsync(window, Clacton);
        await Expect(window.Panel.Locator(".sheet-title")).ToHaveTextAsync($"1 of 2: {Clacton}");
        foreach ((string button, string name) in ((string, string)[])[("PDF", "brief.pdf"), ("calendar", "visits.ics"), ("route", "round.gpx")])
        {
            (string saved, byte[] bytes) = await window.SaveAsync(
                window.Panel.GetByRole(AriaRole.Button, new() { Name = $"Save as {button}", Exact = true }));
            Assert.Equal(name, saved);
            Assert.Equal(File.ReadAllBytes(folder.PathOf(name)), bytes);
        }
        ILocator said = window.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "round.gpx was saved, marked OFFICIAL-SENSITIVE." });
        await Expect(said).ToHaveCountAsync(1);
        await Expect(window.Panel.GetByRole(AriaRole.Button, new() { Name = "Save as Web page" })).ToBeDisabledAsync();
    });

    [BrowserFact]
    public async Task Where_there_is_no_hotspot_the_panel_says_so_and_what_to_change()
    {
        using var folder = new TemporaryFolder();
        folder.Write("one.csv", "kind,time,easting,northing\ntip,2026-06-01T23:00,617400,214900\n");
        await using MapHost host = await MapHost.StartAsync(
            new HostOptions { OpensWindow = false, Files = [folder.PathOf("one.csv")] }, TimeProvider.System);
        await browser.InWindowAsync(host, async window =>
        {
            await window.OpenAsync("Brief");
            await Expect(window.Panel.GetByRole(AriaRole.Alert)).ToHaveTextAsync(
                "No hotspots were found: nowhere stands out from the rest. There is no place to go to: choose another shift or look further back, "
                    + "leave filters out, or load files that are newer.");
            await Expect(window.Panel.GetByRole(AriaRole.Button, new() { Name = "Save as PDF" })).ToBeVisibleAsync();
            await Expect(window.Panel.GetByRole(AriaRole.Button, new() { Name = "Save as calendar" })).ToHaveCountAsync(0);
        });
    }

    [BrowserFact]
    public Task A_screen_of_twice_the_points_has_a_picture_of_twice_the_points() => browser.InWindowAsync(async window =>
    {
        await window.OpenAsync("Brief");
        await ShownAsync(window, "Night of");
        double[] points = await Picture(window).EvaluateAsync<double[]>(
            "async (image) => { await image.decode(); return [image.naturalWidth / image.clientWidth, devicePixelRatio]; }");
        Assert.Equal([2, 2], points);
    }, new BrowserNewContextOptions { DeviceScaleFactor = 2 });

    [BrowserFact]
    public Task The_keyboard_turns_the_pages_and_enlarges_the_sheet() => browser.InWindowAsync(async window =>
    {
        await window.OpenAsync("Brief");
        await ShownAsync(window, "Night of");
        await window.Panel.GetByRole(AriaRole.Button, new() { Name = "The next sheet" }).PressAsync("Enter");
        await Expect(window.Panel.Locator(".sheet-title")).ToContainTextAsync("2 of 9");
        ILocator enlarge = window.Panel.GetByRole(AriaRole.Button, new() { Name = "Enlarge" });
        await enlarge.PressAsync("Enter");
        ILocator dialog = window.Page.GetByRole(AriaRole.Dialog, new() { Name = "The sheet as it is printed" });
        ILocator large = dialog.Locator(".sheet > img");
        // As on paper: 210 mm are 793 of the browser's pixels.
        await Expect(large).ToHaveJSPropertyAsync("clientWidth", 793);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "The sheet before" }).PressAsync("Enter");
        await Expect(large).ToHaveAttributeAsync("alt", new Regex($"^Sheet as it is printed. {Clacton}. "));
        await window.Page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(enlarge).ToBeFocusedAsync();
    });

    [BrowserFact]
    public Task A_list_that_says_nothing_is_refused_in_a_sentence() => browser.InWindowAsync(async window =>
    {
        await window.OpenAsync("Brief");
        await ShownAsync(window, "Night of");
        await window.Panel.GetByText("Weeks, list of actions").ClickAsync();
        await window.Panel.GetByLabel("List of actions").SetInputFilesAsync(
            new FilePayload { Name = "actions.csv", MimeType = "text/csv", Buffer = "any\n"u8.ToArray() });
        ILocator said = window.Panel.GetByRole(AriaRole.Alert);
        await Expect(said).ToContainTextAsync("actions.csv, line 1: two columns are needed");
        await window.Panel.GetByRole(AriaRole.Button, new() { Name = "Take out actions.csv" }).ClickAsync();
        await Expect(said).ToHaveCountAsync(0);
        await ShownAsync(window, "Night of");
        window.Forgive("status of 400");
    });

    [BrowserFact]
    public Task A_log_that_is_dropped_says_what_was_attended_and_is_not_loaded_as_incidents() => browser.InWindowAsync(async window =>
    {
        using var folder = new TemporaryFolder();
        folder.Write("log.csv", AttendedTests.Log());
        CommandLineRun line = CommandLineRun.Of(
            "attended", Sample, "--area", Clacton, "--weeks", "8", "--gps", folder.PathOf("log.csv"), "-o", folder.PathOf("out"));
        Assert.Equal("", line.Error);
        await window.OpenAsync("Brief");
        await window.Panel.GetByLabel("Town").SelectOptionAsync(Clacton);
        await window.Panel.GetByText("Weeks, list of actions").ClickAsync();
        await window.Panel.GetByLabel("Looking back").SelectOptionAsync("8");
        await window.Panel.GetByText("Was it done?").ClickAsync();
        await window.Panel.Locator(".attended-drop").EvaluateAsync(
            """
            (box, text) => {
              const dataTransfer = new DataTransfer();
              dataTransfer.items.add(new File([text], 'log.csv'));
              for (const type of ['dragenter', 'dragover', 'drop'])
                box.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
            }
            """, AttendedTests.Log());
        await Expect(window.Panel.Locator(".attended-answer p").First).ToContainTextAsync("1 of 16 visits asked for was made (6 %)");
        await Expect(window.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(window.Page.Locator(".drop.is-over")).ToHaveCountAsync(0);
        await Expect(window.Panel.GetByRole(AriaRole.Row).Filter(new() { HasText = "Stop and searches" })).ToContainTextAsync(
            new Regex("\\d|not in these files"));
        (string name, byte[] table) = await window.SaveAsync(window.Panel.GetByRole(AriaRole.Button, new() { Name = "Save attended.csv" }));
        Assert.Equal("attended OFFICIAL-SENSITIVE.csv", name);
        Assert.Equal(File.ReadAllBytes(folder.PathOf("out/attended.csv")), table);
    });

    private static ILocator Picture(MapPage window) => window.Panel.Locator(".sheet > img");

    /// <summary>Waits until the picture of a sheet that says so is there, and no newer one is under way.</summary>
    private static async Task ShownAsync(MapPage window, string words)
    {
        await Expect(Picture(window)).ToHaveAttributeAsync("alt", new Regex(Regex.Escape(words)));
        await Expect(window.Panel.Locator(".sheet")).ToHaveAttributeAsync("aria-busy", "false");
    }

    private static async Task DayAsync(MapPage window, string day)
    {
        await window.Panel.GetByLabel("Day", new() { Exact = true }).FillAsync(day);
        await Expect(Picture(window)).ToHaveAttributeAsync("alt", new Regex("30 June 2026"));
    }

    /// <summary>The points of the picture, as text.</summary>
    private static Task<string> PointsAsync(MapPage window) => Picture(window).EvaluateAsync<string>(
        """
        async (image) => {
          await image.decode();
          const canvas = document.createElement('canvas');
          [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
          canvas.getContext('2d').drawImage(image, 0, 0);
          return canvas.toDataURL();
        }
        """);
}
