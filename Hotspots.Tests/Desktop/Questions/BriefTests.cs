using System.Globalization;
using System.Net;
using System.Text;
using Hotspots.Desktop;
using Hotspots.Tests.Cli;
using Hotspots.Tests.Support;
using UglyToad.PdfPig;

namespace Hotspots.Tests.Desktop.Questions;

/// <summary>The sheet for the shift from the host: the one that the card speaks of.</summary>
public sealed class BriefTests
{
    private const string Rutland = "realdata/ground/rutland-osm/rutland-latest.osm.pbf";

    private static readonly string Sample = File.ReadAllText(Repository.Path("data", "county-lines.csv"));

    [Fact]
    public async Task The_sheet_is_of_the_shift_and_the_areas_that_are_asked_for()
    {
        await using HostRun run = await HostRun.StartAsync(Sample);
        string[] pages = await PagesAsync(run, "shift.pdf", """{"fromHour":15,"untilHour":23,"weeks":8,"filters":{"areas":["Clacton-on-Sea"]}}""");
        string page = Assert.Single(pages);
        Assert.Contains("Clacton-on-Sea", page, StringComparison.Ordinal);
        Assert.Contains("Lateof", page, StringComparison.Ordinal);
        Assert.Contains("15:00–23:00", page, StringComparison.Ordinal);
        Assert.Contains("theeightweeksto30June2026", page, StringComparison.Ordinal);
        Assert.Contains("OFFICIAL-SENSITIVE", page, StringComparison.Ordinal);
        string[] withCards = await PagesAsync(
            run, "shift-with-cards.pdf", """{"fromHour":15,"untilHour":23,"weeks":8,"filters":{"areas":["Clacton-on-Sea"]}}""");
        Assert.Equal(2, withCards.Length);
        Assert.Contains("Timeout", withCards[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Window_and_command_line_make_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        folder.Write("first.csv", Sample);
        CommandLineRun line = CommandLineRun.Of(["brief", folder.PathOf("first.csv"), "-o", folder.PathOf("shift.pdf")]);
        Assert.Equal("", line.Error);
        await using HostRun run = await HostRun.StartAsync(Sample, clock: new FixedClock(CommandLineRun.Now));
        using HttpResponseMessage answer = await run.PostAsync("/api/brief/shift.pdf", """{"fromHour":22,"untilHour":5,"weeks":4}""");
        Assert.Equal(File.ReadAllBytes(folder.PathOf("shift.pdf")), await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
    }

    [SharedFact(Rutland)]
    public async Task The_streets_under_the_map_are_drawn_where_they_lie_and_else_do_no_harm()
    {
        var random = new Random(4);
        var oakham = new StringBuilder("kind,time,easting,northing\n");
        for (int i = 0; i < 120; i++)
        {
            int spread = i % 2 == 0 ? 120 : 3_000;
            oakham.Append(
                CultureInfo.InvariantCulture,
                $"tip,2026-06-{1 + i % 28:00}T23:10,{486_100 - spread / 2 + random.Next(spread)},{308_800 - spread / 2 + random.Next(spread)}\n");
        }
        Func<HostOptions, HostOptions> rutland = static options => options with { Tiles = SharedData.Path(Rutland) };
        await using HostRun near = await HostRun.StartAsync(oakham.ToString(), rutland);
        Assert.Contains("©OpenStreetMapcontributors", Assert.Single(await PagesAsync(near, "shift.pdf", "{}")), StringComparison.Ordinal);
        await using HostRun far = await HostRun.StartAsync(Sample, rutland);
        Assert.All(
            await PagesAsync(far, "shift.pdf", "{}"),
            static page => Assert.DoesNotContain("©OpenStreetMapcontributors", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_name_is_refused_in_a_sentence()
    {
        await using HostRun run = await HostRun.StartAsync(Sample);
        using HttpResponseMessage answer = await run.PostAsync("/api/brief/shift.docx", "{}");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("choose one of shift.pdf", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<string[]> PagesAsync(HostRun run, string name, string query)
    {
        using HttpResponseMessage answer = await run.PostAsync($"/api/brief/{name}", query);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return Pages(await answer.Content.ReadAsByteArrayAsync());
    }

    private static string[] Pages(byte[] pdf)
    {
        using PdfDocument document = PdfDocument.Open(pdf);
        return [.. document.GetPages().Select(static page => string.Concat(page.Letters.Select(static letter => letter.Value)).Replace(
            " ", "", StringComparison.Ordinal))];
    }
}
