using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Hotspots.Core.Runs.Maps;
using Hotspots.Desktop;
using Hotspots.Tests.Cli;
using Hotspots.Tests.Runs.Tonight;
using Hotspots.Tests.Support;
using SkiaSharp;
using UglyToad.PdfPig;

namespace Hotspots.Tests.Desktop.Questions;

/// <summary>The sheet for the shift from the host: the one that the command line makes.</summary>
public sealed class BriefTests
{
    private const string Rutland = "realdata/ground/rutland-osm/rutland-latest.osm.pbf";

    private const string Clacton = "\"filters\":{\"areas\":[\"Clacton-on-Sea\"]}";

    private static readonly string Sample = File.ReadAllText(Repository.Path("data", "county-lines.csv"));

    [Fact]
    public async Task The_answer_says_in_words_what_is_on_the_sheets()
    {
        await using HostRun run = await HostRun.StartAsync(Sample);
        JsonElement found = await AskAsync(
            run, $$"""{"shift":"late","on":"2026-07-01","weeks":8,"places":2,"cards":true,"paper":"a3",{{Clacton}}}""");
        Assert.Equal("2026-07-01", found.GetProperty("on").GetString());
        Assert.Equal("Late of Wednesday 1 July 2026, 15:00–23:00", found.GetProperty("shift").GetString());
        Assert.Equal("OFFICIAL-SENSITIVE", found.GetProperty("marking").GetString());
        JsonElement page = Assert.Single(found.GetProperty("pages").EnumerateArray());
        Assert.Equal("Clacton-on-Sea", page.GetProperty("area").GetString());
        Assert.InRange(page.GetProperty("places").GetArrayLength(), 1, 2);
        JsonElement[] sheets = [.. found.GetProperty("sheets").EnumerateArray()];
        Assert.Equal([false, true], sheets.Select(static sheet => sheet.GetProperty("isCards").GetBoolean()));
        Assert.Equal([(420, 297), (210, 297)], sheets.Select(
            static sheet => ((int)sheet.GetProperty("width").GetDouble(), (int)sheet.GetProperty("height").GetDouble())));
    }

    public static TheoryData<string, string, string> Wishes => new()
    {
        { "brief.pdf", "", "{}" },
        {
            "brief.pdf", "--on 2026-06-30 --shift late --area Clacton-on-Sea --kind tip --places 3 --cards --weeks 8",
            """{"on":"2026-06-30","shift":"late","filters":{"areas":["Clacton-on-Sea"],"kinds":["tip"]},"places":3,"cards":true,"weeks":8}"""
        },
        {
            "brief.pdf", "--on 2026-06-30 --paper a3 --from 2026-01-01 --weekday fri --hours 18-23",
            """{"on":"2026-06-30","paper":"a3","filters":{"from":13675680,"weekdays":[5],"hours":[18,19,20,21,22,23]}}"""
        },
        {
            "brief.pptx", "--on 2026-06-30 --shift evening --shifts evening_17-22 --paper slide",
            """{"on":"2026-06-30","shift":"evening","shifts":"evening 17-22","paper":"slide"}"""
        },
        { "brief.html", "--on 2026-06-30 --shift night", """{"on":"2026-06-30","shift":"night"}""" },
        { "brief.svg", "--on 2026-06-30 --area Clacton-on-Sea", $$"""{"on":"2026-06-30",{{Clacton}}}""" },
        { "visits.ics", "--on 2026-06-30", """{"on":"2026-06-30"}""" },
        { "round.gpx", "--on 2026-06-30 --places 2", """{"on":"2026-06-30","places":2}""" },
    };

    [Theory, MemberData(nameof(Wishes))]
    public async Task Window_and_command_line_make_the_same_bytes(string name, string options, string query)
    {
        using var folder = new TemporaryFolder();
        folder.Write("first.csv", Sample);
        string written = Path.GetExtension(name) switch { ".ics" => "--ics", ".gpx" => "--gpx", _ => "-o" };
        string[] words = [.. options.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static word => word.Replace('_', ' '))];
        CommandLineRun line = CommandLineRun.Of(["brief", folder.PathOf("first.csv"), .. words, written, folder.PathOf(name)]);
        Assert.Equal("", line.Error);
        await using HostRun run = await HostRun.StartAsync(Sample, clock: new FixedClock(CommandLineRun.Now));
        using HttpResponseMessage answer = await run.PostAsync("/api/brief/" + name, query);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        Assert.Equal(File.ReadAllBytes(folder.PathOf(name)), await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal(name, answer.Content.Headers.ContentDisposition!.FileName);
    }

    [Fact]
    public async Task The_shift_of_the_filters_does_not_narrow_the_hotspots_of_the_sheet()
    {
        await using HostRun run = await HostRun.StartAsync(Sample, clock: new FixedClock(CommandLineRun.Now));
        byte[] all = await BytesAsync(run, "brief.pdf", """{"on":"2026-06-30","shift":"late"}""");
        Assert.Equal(all, await BytesAsync(run, "brief.pdf", """{"on":"2026-06-30","shift":"late","filters":{"shift":"night"}}"""));
        Assert.NotEqual(all, await BytesAsync(run, "brief.pdf", """{"on":"2026-06-30","shift":"early"}"""));
    }

    [Fact]
    public async Task The_marking_that_is_chosen_stands_on_the_sheet()
    {
        await using HostRun run = await HostRun.StartAsync(Sample);
        using HttpResponseMessage marked = await run.SendAsync(
            HttpMethod.Put, "/api/marking?window=w", new StringContent("""{"marking":"SECRET"}""", Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.OK, marked.StatusCode);
        using PdfDocument document = PdfDocument.Open(await BytesAsync(run, "brief.pdf", $$"""{"on":"2026-06-30",{{Clacton}}}"""));
        Assert.Equal("SECRET", document.Information.Subject);
        Assert.Equal("SECRET", (await AskAsync(run, """{"on":"2026-06-30"}""")).GetProperty("marking").GetString());
    }

    [Fact]
    public async Task A_list_of_actions_is_printed_as_the_command_line_prints_it()
    {
        const string Actions = "when,action\nany,Be seen on foot\n";
        using var folder = new TemporaryFolder();
        folder.Write("first.csv", Sample);
        folder.Write("actions.csv", Actions);
        CommandLineRun line = CommandLineRun.Of(
            "brief", folder.PathOf("first.csv"), "--on", "2026-06-30", "--actions", folder.PathOf("actions.csv"), "-o", folder.PathOf("a.pdf"));
        Assert.Equal("", line.Error);
        await using HostRun run = await HostRun.StartAsync(Sample);
        string key = await UploadAsync(run, "/api/brief/actions", ("actions.csv", Actions));
        byte[] sheets = await BytesAsync(run, "brief.pdf", $$"""{"on":"2026-06-30","actions":"{{key}}"}""");
        Assert.Equal(File.ReadAllBytes(folder.PathOf("a.pdf")), sheets);
        Assert.NotEqual(sheets, await BytesAsync(run, "brief.pdf", """{"on":"2026-06-30"}"""));
        string bad = await UploadAsync(run, "/api/brief/actions", ("bad.csv", "tip\n"));
        await RefusedAsync(run, "/api/brief", $$"""{"actions":"{{bad}}"}""", HttpStatusCode.BadRequest, "bad.csv, line 1: two columns are needed");
        await RefusedAsync(
            run, "/api/brief", """{"actions":"000000000000000000000000"}""", HttpStatusCode.BadRequest, "The list of actions is not here any more");
    }

    [Fact]
    public async Task A_picture_is_the_sheet_in_as_many_points_as_are_asked_for()
    {
        await using HostRun run = await HostRun.StartAsync(Sample);
        string wish = $$"""{"on":"2026-06-30","cards":true,{{Clacton}},"pixels":""";
        using SKBitmap once = await PictureAsync(run, 1, wish + "420}"), twice = await PictureAsync(run, 1, wish + "840}");
        Assert.Equal((420, 594, 840, 1188), (once.Width, once.Height, twice.Width, twice.Height));
        Assert.Equal(SKColors.White, once.GetPixel(1, 1));
        // The same drawing: made half as large, the larger one is the smaller, but for the edges of lines and letters.
        using SKBitmap half = twice.Resize(once.Info, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        Assert.InRange(Difference(once, half), 0, 12);
        using SKBitmap cards = await PictureAsync(run, 2, wish + "420}");
        Assert.True(Difference(once, cards) > 12);
        string late = wish.Replace("{\"on\"", "{\"shift\":\"late\",\"on\"", StringComparison.Ordinal);
        using SKBitmap other = await PictureAsync(run, 1, late + "420}");
        Assert.True(Difference(once, other) > 0);
        await RefusedAsync(run, "/api/brief/sheets/3", wish + "420}", HttpStatusCode.NotFound, "There is no such sheet any more");
        await RefusedAsync(run, "/api/brief/sheets/1", wish + "9000}", HttpStatusCode.BadRequest, "A picture is 100 to 4,000 pixels wide");
    }

    [Fact]
    public async Task The_papers_are_those_of_the_command_line()
    {
        await using HostRun run = await HostRun.StartAsync(Sample);
        JsonElement[] papers = [.. (await run.GetJsonAsync("/api/brief/papers")).EnumerateArray()];
        Assert.Equal(
            PaperParameters.ShiftSheets.Select(static choice => choice.Name),
            papers.Select(static paper => paper.GetProperty("name").GetString()));
        foreach (JsonElement paper in papers)
        {
            string name = paper.GetProperty("name").GetString()!;
            Assert.NotEqual("", paper.GetProperty("title").GetString());
            foreach (JsonElement file in paper.GetProperty("files").EnumerateArray())
            {
                string cards = file.GetProperty("takesCards").GetBoolean() && !file.GetProperty("holdsOneSheet").GetBoolean() ? "true" : "false";
                byte[] bytes = await BytesAsync(
                    run, file.GetProperty("name").GetString()!, $$"""{"on":"2026-06-30","paper":"{{name}}","cards":{{cards}},{{Clacton}}}""");
                Assert.NotEmpty(bytes);
            }
        }
        Assert.Contains(papers[0].GetProperty("files").EnumerateArray(), static file => file.GetProperty("name").GetString() == "brief.pdf");
    }

    [Theory]
    [InlineData("/api/brief", """{"shift":"twilight"}""", "There is no shift \"twilight\"; choose one of early, late, night")]
    [InlineData("/api/brief", """{"shifts":"evening 17"}""", "“Other hours” takes names with the hours")]
    [InlineData("/api/brief", """{"on":"30 June"}""", "“Day” takes the date on which the shift begins")]
    [InlineData("/api/brief", """{"places":6}""", "A slide has room")]
    [InlineData("/api/brief", """{"paper":"slide","places":4}""", "A slide has room for 3 places: give “Places” 1 to 3 with it.")]
    [InlineData("/api/brief", """{"paper":"parchment"}""", "There is no paper \"parchment\": choose one of a4, a3, slide")]
    [InlineData("/api/brief", """{"weeks":99}""", "“Looking back” takes")]
    [InlineData("/api/brief/brief.html", """{"cards":true}""", "Cards are cut off paper: leave them out")]
    [InlineData("/api/brief/brief.pptx", "{}", "A presentation is made of slides: choose that paper")]
    [InlineData("/api/brief/brief.png", "{}", "A picture holds one sheet: choose one town")]
    [InlineData("/api/brief/brief.docx", "{}", "There is no file of this name: choose one of brief.pdf,")]
    public async Task What_cannot_be_made_is_said_in_one_sentence_in_the_words_of_the_window(string path, string query, string sentence)
    {
        await using HostRun run = await HostRun.StartAsync(Sample);
        await RefusedAsync(
            run, path, query, path.EndsWith("docx", StringComparison.Ordinal) ? HttpStatusCode.NotFound : HttpStatusCode.BadRequest, sentence);
    }

    [Fact]
    public async Task Where_there_is_no_hotspot_the_sheet_says_so_and_there_are_no_visits()
    {
        await using HostRun run = await HostRun.StartAsync("kind,time,easting,northing\ntip,2026-06-01T23:00,617400,214900\n");
        JsonElement found = await AskAsync(run, "{}");
        JsonElement page = Assert.Single(found.GetProperty("pages").EnumerateArray());
        Assert.Equal("No hotspots were found: nowhere stands out from the rest.", page.GetProperty("headline").GetString());
        Assert.Equal(0, page.GetProperty("places").GetArrayLength());
        await RefusedAsync(run, "/api/brief/visits.ics", "{}", HttpStatusCode.BadRequest, "There is no place to visit");
    }

    [Fact]
    public async Task Where_only_months_are_known_the_sheet_says_so()
    {
        var made = new MadeNights();
        for (int i = 0; i < 90; i++)
            made.Row(i % 2, $"2026-0{1 + i % 6}");
        await using HostRun run = await HostRun.StartAsync(made.Csv);
        JsonElement page = (await AskAsync(run, "{}")).GetProperty("pages")[0];
        Assert.Contains("with most at any hour", page.GetProperty("headline").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("Times are known to the month only", page.GetProperty("sentences")[0].GetString(), StringComparison.Ordinal);
    }

    [SharedFact(Rutland)]
    public async Task The_streets_under_the_map_are_drawn_where_they_are_wished_and_lie_and_else_do_no_harm()
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
        Assert.Contains("©OpenStreetMapcontributors", Assert.Single(await PagesAsync(near, """{"streets":true}""")), StringComparison.Ordinal);
        Assert.DoesNotContain("©OpenStreetMapcontributors", Assert.Single(await PagesAsync(near, "{}")), StringComparison.Ordinal);
        await using HostRun far = await HostRun.StartAsync(Sample, rutland);
        Assert.All(
            await PagesAsync(far, """{"streets":true}"""),
            static page => Assert.DoesNotContain("©OpenStreetMapcontributors", page, StringComparison.Ordinal));
    }

    /// <summary>Gives a file to the host beside the incidents; what it is asked for by.</summary>
    internal static async Task<string> UploadAsync(HostRun run, string path, params (string Name, string Text)[] files)
    {
        using var form = new MultipartFormDataContent();
        foreach ((string name, string text) in files)
            form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "files", name);
        using HttpResponseMessage answer = await run.SendAsync(HttpMethod.Post, path, form);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await HostRun.ReadJsonAsync(answer)).GetProperty("key").GetString()!;
    }

    /// <summary>Fails unless it is refused with one sentence that begins so.</summary>
    internal static async Task RefusedAsync(HostRun run, string path, string query, HttpStatusCode status, string sentence)
    {
        using HttpResponseMessage answer = await run.PostAsync(path, query);
        Assert.StartsWith(sentence, await HostRun.OneSentenceAsync(answer, status), StringComparison.Ordinal);
    }

    private static async Task<JsonElement> AskAsync(HostRun run, string query)
    {
        using HttpResponseMessage answer = await run.PostAsync("/api/brief", query);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await HostRun.ReadJsonAsync(answer);
    }

    private static async Task<byte[]> BytesAsync(HostRun run, string name, string query)
    {
        using HttpResponseMessage answer = await run.PostAsync($"/api/brief/{name}", query);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private static async Task<string[]> PagesAsync(HostRun run, string query)
    {
        using PdfDocument document = PdfDocument.Open(await BytesAsync(run, "brief.pdf", query));
        return [.. document.GetPages().Select(static page => string.Concat(page.Letters.Select(static letter => letter.Value)).Replace(
            " ", "", StringComparison.Ordinal))];
    }

    private static async Task<SKBitmap> PictureAsync(HostRun run, int sheet, string query)
    {
        using HttpResponseMessage answer = await run.PostAsync(string.Create(CultureInfo.InvariantCulture, $"/api/brief/sheets/{sheet}"), query);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        Assert.Equal("image/png", answer.Content.Headers.ContentType!.MediaType);
        return SKBitmap.Decode(await answer.Content.ReadAsByteArrayAsync());
    }

    /// <summary>Mean difference of the green of two pictures, 0 to 255.</summary>
    private static double Difference(SKBitmap one, SKBitmap other)
    {
        Assert.Equal((one.Width, one.Height), (other.Width, other.Height));
        SKColor[] left = one.Pixels, right = other.Pixels;
        return left.Zip(right, static (a, b) => Math.Abs(a.Green - b.Green)).Average();
    }
}
