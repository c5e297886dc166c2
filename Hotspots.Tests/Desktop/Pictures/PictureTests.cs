using System.Buffers.Binary;
using System.Net;
using System.Text;
using Hotspots.Tests.Cli;
using Hotspots.Tests.Paper;
using Hotspots.Tests.Support;
using UglyToad.PdfPig;

namespace Hotspots.Tests.Desktop.Pictures;

/// <summary>The picture that a window asks its host for.</summary>
public sealed class PictureTests
{
    private static readonly string Sample = File.ReadAllText(Repository.Path("data", "county-lines.csv"));

    private const string Seen = "\"ground\":[615500,213500,619500,216000],\"window\":\"w\"";

    [Theory]
    [InlineData("map.pdf", "a4", 10_000, true, "dbscan")]
    [InlineData("map.svg", "a4", 20_000, false, "dbscan,kde")]
    [InlineData("map.png", "a3", 10_000, true, "gi-star")]
    public async Task It_is_the_map_of_the_command_line_byte_for_byte(string name, string paper, int scale, bool isLandscape, string methods)
    {
        using var folder = new TemporaryFolder();
        folder.Write("first.csv", Sample);
        CommandLineRun line = CommandLineRun.Of(
            "map", folder.PathOf("first.csv"), "--at", "617500,214750", "--scale", Text($"1:{scale}"), "--title", "The wall", "--paper", paper,
            isLandscape ? "--landscape" : "--portrait", "--method", methods, "-o", folder.PathOf(name));
        Assert.Equal("", line.Error);
        await using HostRun run = await HostRun.StartAsync(Sample);
        string[] all = methods.Split(',');
        string ground = isLandscape ? "[615500,213500,619500,216000]" : "[616500,212750,618500,216750]";
        byte[] bytes = await SavedAsync(
            run, name,
            Text($$"""
                {"title":" The wall ","paper":"{{paper}}","scale":{{scale}},"ground":{{ground}},"methods":["{{string.Join("\",\"", all)}}"],
                "layers":["hotspots","density","contours","cells","basemap","labels"],"surface":"{{all[^1]}}","cells":"{{all[^1]}}",
                "surfaceCover":0.7,"cellCover":0.75}
                """));
        byte[] wanted = File.ReadAllBytes(folder.PathOf(name));
        int same = wanted.AsSpan().CommonPrefixLength(bytes);
        Assert.True(same == wanted.Length && same == bytes.Length, $"it differs at byte {same} of {wanted.Length} and {bytes.Length}");
    }

    [Theory]
    [InlineData("screen", 2_000, 3_200)]
    [InlineData("a4", 3_508, 3_508)]
    [InlineData("slide", 4_000, 4_000)]
    public async Task A_picture_has_the_size_of_its_sheet_and_says_of_itself_what_it_shows(string paper, int least, int most)
    {
        await using HostRun run = await HostRun.StartAsync(Sample);
        byte[] bytes = await SavedAsync(run, "map.png", $$"""{{{Seen}},"paper":"{{paper}}","layers":["hotspots","incidents","basemap","labels"]}""");
        int width = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)), height = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(20));
        Assert.InRange(width, least, most);
        Assert.InRange(height, width / 3, width);
        string text = Encoding.Latin1.GetString(bytes);
        Assert.Contains("tEXtMarking\0OFFICIAL-SENSITIVE", text, StringComparison.Ordinal);
        Assert.Contains("tEXtTitle\0Hotspots, first.csv", text, StringComparison.Ordinal);
        Assert.Contains("1 July 2024 to 30 June 2026", text, StringComparison.Ordinal);
        Assert.Contains("Clusters of close incidents (DBSCAN)", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_asked_for_is_drawn_with_its_words_and_what_is_hidden_is_not()
    {
        await using HostRun run = await HostRun.StartAsync(Sample);
        using HttpResponseMessage placed = await run.PostAsync(
            "/api/place", """{"window":"w","teams":2,"reach":800,"unit":"m","objective":"coverage","patrolHours":2,"filters":{}}""");
        Assert.Equal(HttpStatusCode.OK, placed.StatusCode);
        string change = Text($$"""{"version":{{run.Host.Workspace.Current.Version}},"before":"2025-06","after":"2026-06"}""");
        string all = await TextAsync(run, $$"""
            {{{Seen}},"layers":["hotspots","incidents","deployment","changes","basemap","labels","boundaries"],"isFaded":true,"change":{{change}},
            "boundaries":[{"name":"Beats","lines":[[616000,214000,618000,214000,618000,215500,616000,214000]],
            "names":[{"text":"Pier beat","easting":617200,"northing":214300,"metres":2000}]}],
            "marked":{"easting":617500,"northing":214500,"side":100,"rings":null}
            }
            """);
        string none = await TextAsync(run, $$"""{{{Seen}},"change":{{change}},"layers":["basemap","labels"]}""");
        foreach (string said in (string[])["Siteofateam", "800minastraightline", "faintincidentsarenot", "Patrol:", "against1to30June2025", "Beats",
                     "Pierbeat", "Whatwaslookedfor", "Incidentsonthismap"])
        {
            Assert.Contains(said, all, StringComparison.Ordinal);
            Assert.DoesNotContain(said, none, StringComparison.Ordinal);
        }
        // Hotspots of all time do not stand beside those of two periods.
        Assert.DoesNotContain("withitsrank", all, StringComparison.Ordinal);
        // Marks that step back behind the outlines bear no numbers, and no legend tells of them.
        Assert.DoesNotContain("atonespot", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_places_of_an_operation_stand_before_hotspots_without_ranks()
    {
        await using HostRun run = await HostRun.StartAsync(Sample);
        int version = run.Host.Workspace.Current.Version;
        string text = await TextAsync(run, Text($$"""
            {{{Seen}},"layers":["hotspots","effect","basemap"],"effect":{"version":{{version}},
            "ground":{"name":"the pier","outline":[[[[617300,214500],[617700,214500],[617700,214900],[617300,214900],[617300,214500]]]]},
            "start":"2026-04-01"}
            }
            """));
        Assert.Contains("Whereitwas", text, StringComparison.Ordinal);
        Assert.Contains("Ringroundit", text, StringComparison.Ordinal);
        Assert.DoesNotContain("withitsrank", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Hotspots,byrank", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_marking_stands_in_every_form_and_no_note_does()
    {
        const string Note = "the man at number 9 said so";
        string csv = "id,kind,time,easting,northing,town,notes\n" + string.Join('\n', Enumerable.Range(0, 30).Select(
            i => Text($"T{i},tip,2024-05-{1 + i % 28:00},{323700 + 10 * i},{364000 + 7 * (i % 5)},Mold,\"{Note}\""))) + "\n";
        await using HostRun run = await HostRun.StartAsync(csv, static options => options with { Marking = "SECRET" });
        foreach (string name in (string[])["map.png", "map.svg", "map.pdf"])
        {
            byte[] bytes = await SavedAsync(run, name, """{"ground":[323000,363500,325000,364800],"layers":["hotspots","incidents"]}""");
            string text = Encoding.Latin1.GetString(bytes);
            Assert.Contains("SECRET", name == "map.svg" ? Bare(text) : text, StringComparison.Ordinal);
            Assert.DoesNotContain(Note, text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("map.jpg", "{}", HttpStatusCode.NotFound, "choose one of map.png")]
    [InlineData("map.png", "{}", HttpStatusCode.BadRequest, "no ground")]
    [InlineData("map.png", """{"ground":[1,2,3]}""", HttpStatusCode.BadRequest, "no ground")]
    [InlineData("map.png", """{"ground":[619500,213500,615500,216000]}""", HttpStatusCode.BadRequest, "no ground")]
    [InlineData("map.png", """{"ground":[0,0,1e300,1e300]}""", HttpStatusCode.BadRequest, "no ground")]
    [InlineData("map.png", """{"ground":[323000,363500,325000,364800],"paper":"a0"}""", HttpStatusCode.BadRequest, "choose screen, a4, a3, slide")]
    [InlineData("map.png", """{"ground":[323000,363500,325000,364800],"scale":3}""", HttpStatusCode.BadRequest, "A scale is 1:500")]
    [InlineData("map.png", """{"ground":[323000,363500,325000,364800],"filters":{"kinds":["ghost"]}}""", HttpStatusCode.BadRequest, "ghost")]
    public async Task What_cannot_be_drawn_is_said_in_a_sentence(string name, string query, HttpStatusCode status, string expected)
    {
        await using HostRun run = await HostRun.StartAsync();
        using HttpResponseMessage answer = await run.PostAsync($"/api/picture/{name}", query);
        Assert.Contains(expected, await HostRun.OneSentenceAsync(answer, status), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_and_names_that_are_none_do_no_harm()
    {
        await using HostRun run = await HostRun.StartAsync();
        byte[] bytes = await SavedAsync(run, "map.pdf", """
            {"ground":[323000,363500,325000,364800],"layers":["boundaries","nothing",null],
            "boundaries":[{"name":null,"lines":[[1],[],[1,2,3],[1e300,2,3,4]],
            "names":[{"text":null},{"text":"x","easting":1e300,"northing":0,"metres":5}]}],"marked":{"easting":1e300,"northing":1,"side":-4},
            "surface":"ghost","cells":"ghost","surfaceCover":-3,"title":""}
            """);
        using PdfDocument document = PdfDocument.Open(bytes);
        Assert.Equal(1, document.NumberOfPages);
    }

    private static async Task<string> TextAsync(HostRun run, string query)
    {
        using PdfDocument document = PdfDocument.Open(await SavedAsync(run, "map.pdf", query));
        return PdfText.Of(document.GetPage(1));
    }

    private static async Task<byte[]> SavedAsync(HostRun run, string name, string query)
    {
        using HttpResponseMessage answer = await run.PostAsync($"/api/picture/{name}", query);
        byte[] bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, Encoding.UTF8.GetString(bytes));
        return bytes;
    }

    private static string Bare(string svg) => svg.Replace(" ", "", StringComparison.Ordinal);

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
