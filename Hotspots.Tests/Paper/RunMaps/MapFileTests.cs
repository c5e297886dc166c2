using System.Globalization;
using System.Text.RegularExpressions;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Maps;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs.Maps;
using Hotspots.Paper.Drawing;
using Hotspots.Paper.RunMaps;
using Hotspots.Tests.Support;
using NetTopologySuite.Geometries;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace Hotspots.Tests.Paper.RunMaps;

public sealed class MapFileTests : IDisposable
{
    private static readonly string[] Both = ["dbscan", "kde"];

    private static readonly Lazy<RunMap> Towns = new(static () => Make(new MapRequest { Run = Sample() }));

    private static readonly Lazy<RunMap> Density = new(static () => Make(new MapRequest { Run = Clacton() with { Methods = Both } }));

    private static readonly Lazy<RunMap> Cells = new(static () => Make(new MapRequest { Run = Clacton() with { Methods = ["gi-star"] } }));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a4", false)]
    [InlineData("a4", true)]
    [InlineData("a3", true)]
    public void Words_can_be_taken_from_it_and_nothing_is_at_the_rim_or_on_another(string paper, bool isLandscape)
    {
        foreach (RunMap map in (RunMap[])[Towns.Value, Density.Value, Cells.Value])
        {
            using PdfDocument document = PdfDocument.Open(Pdf(map, paper, isLandscape));
            Assert.Equal(map.Pages.Count, document.NumberOfPages);
            for (int i = 0; i < map.Pages.Count; i++)
            {
                Page sheet = document.GetPage(i + 1);
                string text = PdfText.Of(sheet);
                MapPage page = map.Pages[i];
                foreach (string said in (string[])[page.Title, page.Summary, page.Hotspots[0].Name, page.Hotspots[0].GridReference])
                    Assert.Contains(PdfText.Bare(said), text, StringComparison.Ordinal);
                Assert.Contains(PdfText.Bare("GSHHG (LGPL)"), text, StringComparison.Ordinal);
                PdfText.RequireMarking(sheet, "OFFICIAL-SENSITIVE");
                PdfText.RequireSound(sheet);
                PdfText.RequireApart(sheet);
            }
            Assert.Equal("OFFICIAL-SENSITIVE", document.Information.Subject);
        }
    }

    [Theory]
    [InlineData(2_500, "17", "17.5", 200)]
    [InlineData(5_000, "17", "18", 200)]
    public void A_length_on_a_sheet_is_that_of_the_ground_at_the_scale_to_half_a_millimetre(int scale, string from, string to, double millimetres)
    {
        RunMap map = Make(new MapRequest { Run = Clacton(), At = scale == 2_500 ? "617250,214800" : "617500,214800", Scale = scale });
        using PdfDocument document = PdfDocument.Open(Pdf(map, "a3", isLandscape: true));
        Page page = document.GetPage(1);
        // Numbers of eastings stand below the map, in the middle of their line.
        // The letters of their square stand at the left of them.
        double foot = page.GetWords().Where(static word => word.Text == "TM").MinBy(static word => word.BoundingBox.Left)!.BoundingBox.Bottom;
        double Of(string number) => PdfText.MiddleOf(page, number, foot);
        Assert.Equal(millimetres, Of(to) - Of(from), 0.5);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"1:{scale:N0}"), PdfText.Of(page), StringComparison.Ordinal);
    }

    [Fact]
    public void The_scale_that_is_chosen_is_round_and_every_hotspot_of_the_town_is_in_the_map()
    {
        RunMap map = MapFile.Scaled(Towns.Value, PaperSize.A4, null);
        Assert.All(map.Pages, page =>
        {
            Assert.True(page.Scale % 500 == 0, $"1:{page.Scale}");
            var sheet = new MapSheet(map, page, PaperSize.A4);
            Assert.All(page.Hotspots, hotspot => Assert.True(sheet.MapFrame.Ground.Contains(hotspot.Outline.EnvelopeInternal), hotspot.Name));
        });
    }

    [Fact]
    public void The_legend_tells_what_is_drawn_and_nothing_else()
    {
        string bare = TextOf(Towns.Value), density = TextOf(Density.Value), cells = TextOf(Cells.Value);
        Assert.All((string[])[bare, density, cells], static text => Assert.Contains("Hotspot,withitsrank", text, StringComparison.Ordinal));
        Assert.Contains("Incidentsperkm", density, StringComparison.Ordinal);
        Assert.Contains("withinitliestheshare", density, StringComparison.Ordinal);
        Assert.Contains("Cellstested,byGi*", cells, StringComparison.Ordinal);
        Assert.Contains("99%sure", cells, StringComparison.Ordinal);
        Assert.All((string[])[bare, cells], static text => Assert.DoesNotContain("Incidentsperkm", text, StringComparison.Ordinal));
        Assert.All((string[])[bare, density], static text => Assert.DoesNotContain("Cellstested", text, StringComparison.Ordinal));
        Assert.All((string[])[bare, density, cells], static text => Assert.DoesNotContain("Siteofateam", text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_map_makes_the_same_bytes()
    {
        foreach (PaperFormat format in (PaperFormat[])[PaperFormat.Pdf, PaperFormat.Svg, PaperFormat.Png])
            Assert.Equal(Bytes(Density.Value, PaperSize.A4, null, format), Bytes(Density.Value, PaperSize.A4, null, format));
    }

    [Fact]
    public void No_reference_of_an_incident_and_no_position_finer_than_100_metres_is_on_it()
    {
        using PdfDocument document = PdfDocument.Open(Pdf(Towns.Value, "a4", null));
        PdfText.RequireNoIncident(document);
    }

    [Fact]
    public void Hundreds_of_hotspots_with_long_names_stay_apart_and_within_the_sheet()
    {
        const string Long = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch Road and Ffordd Llanfairpwllgwyngyll";
        MapPage page = Towns.Value.Pages[0];
        MapHotspot first = page.Hotspots[0];
        MapHotspot[] many = [.. Enumerable.Range(1, 300).Select(rank =>
        {
            double east = 616_000 + rank % 20 * 120, north = 214_000 + rank / 20 * 120;
            return first with
            {
                Rank = rank, Name = Long, Centre = new GridPoint(east, north), Outline = new Point(east, north).Buffer(50),
            };
        })];
        MapPage crowded = page with { Title = Long, Hotspots = many, Ground = new Envelope(615_900, 618_500, 213_900, 215_900) };
        foreach (bool isLandscape in (bool[])[true, false])
        {
            using PdfDocument document = PdfDocument.Open(Pdf(Towns.Value with { Pages = [crowded] }, "a4", isLandscape));
            Page sheet = document.GetPage(1);
            PdfText.RequireSound(sheet);
            PdfText.RequireApart(sheet);
            Assert.Matches(new Regex("[0-9]+moreonthismap"), PdfText.Of(sheet));
        }
    }

    [Fact]
    public void What_lies_beyond_the_edge_of_a_scale_that_was_asked_for_is_counted()
    {
        RunMap map = Make(new MapRequest { Run = Clacton(), Scale = 2_500 });
        Assert.Matches(new Regex("[0-9]beyonditsedge"), TextOf(map));
    }

    [Theory]
    [InlineData("map.docx", "let its name end in .pdf, .svg or .png")]
    [InlineData("map.html", "let its name end in .pdf, .svg or .png")]
    [InlineData("map.png", "A picture holds one page")]
    public void What_cannot_be_written_is_said_in_a_sentence(string name, string expected)
    {
        var place = new OutputPlace(_folder.PathOf(name)) { Inputs = [] };
        string message = Assert.Throws<OutputException>(() => MapFile.Write(Towns.Value, PaperSize.A4, null, place, CancellationToken.None)).Message;
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.False(File.Exists(place.Path));
    }

    private static RunRequest Sample() => new() { Files = [Repository.Path("data", "county-lines.csv")] };

    private static RunRequest Clacton() => Sample() with { Areas = ["Clacton-on-Sea"] };

    private static RunMap Make(MapRequest request) => MapRun.Execute(request, TimeProvider.System, null, CancellationToken.None);

    private static string TextOf(RunMap map)
    {
        using PdfDocument document = PdfDocument.Open(Pdf(map, "a4", null));
        return PdfText.Of(document.GetPage(1));
    }

    private static byte[] Pdf(RunMap map, string paper, bool? isLandscape) =>
        Bytes(map, paper == "a3" ? PaperSize.A3 : PaperSize.A4, isLandscape, PaperFormat.Pdf);

    private static byte[] Bytes(RunMap map, PaperSize paper, bool? isLandscape, PaperFormat format)
    {
        using var stream = new MemoryStream();
        MapFile.Write(map, paper, isLandscape, format, stream);
        return stream.ToArray();
    }
}
