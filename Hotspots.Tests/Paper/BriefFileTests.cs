using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Briefs;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs.Briefs;
using Hotspots.Paper.Briefs;
using Hotspots.Paper.Drawing;
using Hotspots.Tests.Support;
using NetTopologySuite.Geometries;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace Hotspots.Tests.Paper;

public sealed class BriefFileTests : IDisposable
{
    private static readonly Lazy<Brief> Sample = new(static () => Make());

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Words_on_the_page_can_be_taken_from_it_and_are_those_of_the_briefing()
    {
        Brief brief = Sample.Value;
        using PdfDocument document = PdfDocument.Open(Pdf(brief, hasCards: false));
        Assert.Equal(brief.Pages.Count, document.NumberOfPages);
        for (int i = 0; i < brief.Pages.Count; i++)
        {
            string text = PdfText.Of(document.GetPage(i + 1));
            BriefPage page = brief.Pages[i];
            foreach (string said in (IEnumerable<string>)[page.Area, page.Shift, page.ValidUntil, page.Headline, .. page.Sentences])
                Assert.Contains(PdfText.Bare(said), text, StringComparison.Ordinal);
            foreach (BriefPlace place in page.Places)
            {
                foreach (string said in (string[])[place.Name, place.GridReference, place.When, place.What, place.Change, place.Why])
                    Assert.Contains(PdfText.Bare(said), text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Every_sheet_bears_the_marking_above_and_below_and_the_properties_bear_it()
    {
        using PdfDocument document = PdfDocument.Open(Pdf(Sample.Value, hasCards: true));
        Assert.True(document.NumberOfPages > Sample.Value.Pages.Count);
        foreach (Page page in document.GetPages())
            PdfText.RequireMarking(page, "OFFICIAL-SENSITIVE");
        Assert.Equal("OFFICIAL-SENSITIVE", document.Information.Subject);
    }

    [Fact]
    public void Letters_are_embedded_and_nothing_is_written_at_the_rim()
    {
        using PdfDocument document = PdfDocument.Open(Pdf(Sample.Value, hasCards: true));
        foreach (Page page in document.GetPages())
            PdfText.RequireSound(page);
    }

    [Fact]
    public void The_same_briefing_makes_the_same_bytes()
    {
        Assert.Equal(Pdf(Sample.Value, hasCards: true), Pdf(Sample.Value, hasCards: true));
        Assert.Equal(Bytes(PaperFormat.Png), Bytes(PaperFormat.Png));
        Assert.Equal(Bytes(PaperFormat.Svg), Bytes(PaperFormat.Svg));
    }

    [Fact]
    public void No_reference_of_an_incident_and_no_position_finer_than_100_metres_is_on_it()
    {
        using PdfDocument document = PdfDocument.Open(Pdf(Sample.Value, hasCards: true));
        PdfText.RequireNoIncident(document);
    }

    [Fact]
    public void A_page_without_places_says_so_and_is_drawn()
    {
        BriefPage empty = Sample.Value.Pages[0] with { Places = [], Headline = "No hotspots were found." };
        using PdfDocument document = PdfDocument.Open(Pdf(Sample.Value with { Pages = [empty] }, hasCards: true));
        Assert.Contains(PdfText.Bare("There is no place to go to on this page."), PdfText.Of(document.GetPages().Single()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_is_drawn_of_any_place_in_Britain_at_any_scale()
    {
        var random = new SeededRandom(17);
        BriefPage page = Sample.Value.Pages[0];
        BriefPlace first = page.Places[0];
        for (int draw = 0; draw < 60; draw++)
        {
            double side = Math.Pow(10, 1.5 + 4 * random.NextDouble()), east = 700_000 * random.NextDouble(), north = 1_250_000 * random.NextDouble();
            Geometry outline = GeometryFactory.Default.ToGeometry(new Envelope(east, east + side, north, north + side));
            BriefPlace there = first with { Outline = outline, Centre = new GridPoint(east + side / 2, north + side / 2) };
            Assert.NotEmpty(Pdf(Sample.Value with { Pages = [page with { Places = [there] }] }, hasCards: false));
        }
    }

    [Fact]
    public void Whose_work_is_in_the_map_is_said_whole_however_much_else_there_is()
    {
        BriefPage page = Sample.Value.Pages[0] with { Notes = [.. Enumerable.Repeat("Something that a reader must know of these figures.", 60)] };
        using PdfDocument document = PdfDocument.Open(Pdf(Sample.Value with { Pages = [page] }, hasCards: false));
        string text = PdfText.Of(document.GetPage(1));
        string[] credits = ["data.police.uk, OGL v3", "GSHHG (LGPL)", "OS data © Crown copyright", "Royal Mail data ©", "© GeoNames (CC BY 4.0)."];
        Assert.All(credits, credit => Assert.Contains(PdfText.Bare(credit), text, StringComparison.Ordinal));
    }

    [Fact]
    public void Five_places_with_the_longest_names_stay_in_their_rows()
    {
        const string Long = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch Road and Ffordd Llanfairpwllgwyngyll";
        BriefPage page = Sample.Value.Pages[0];
        BriefPlace first = page.Places[0];
        BriefPage five = page with
        {
            Places = [.. Enumerable.Range(1, 5).Select(number => first with { Number = number, Name = Long, When = Long, What = Long, Why = Long })],
        };
        using PdfDocument document = PdfDocument.Open(Pdf(Sample.Value with { Pages = [five] }, hasCards: false));
        Word[] words = [.. document.GetPage(1).GetWords()];
        // Columns part: no word that begins in one reaches into the next.
        Assert.DoesNotContain(words, word => words.Any(other => other.BoundingBox.Left > word.BoundingBox.Left + 1
            && other.BoundingBox.Left < word.BoundingBox.Right - 1 && Math.Abs(other.BoundingBox.Bottom - word.BoundingBox.Bottom) < 1));
    }

    [Theory]
    [InlineData("brief.docx", "let its name end in .pdf, .svg, .png, .html or .pptx")]
    [InlineData("brief", "let its name end in .pdf, .svg, .png, .html or .pptx")]
    [InlineData("brief.png", "A picture holds one page")]
    public void What_cannot_be_written_is_said_in_a_sentence(string name, string expected)
    {
        var place = new OutputPlace(_folder.PathOf(name)) { Inputs = [] };
        string message =
            Assert.Throws<OutputException>(() => BriefFile.Write(Sample.Value, place, PaperSize.A4, false, CancellationToken.None)).Message;
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.False(File.Exists(place.Path));
    }

    private static Brief Make() => BriefRun.Execute(
        new BriefRequest(new RunRequest { Files = [Repository.Path("data", "county-lines.csv")] }, "2026-06-30"), TimeProvider.System, null,
        CancellationToken.None);

    private static byte[] Pdf(Brief brief, bool hasCards)
    {
        using var stream = new MemoryStream();
        BriefFile.Write(brief, PaperFormat.Pdf, hasCards, stream);
        return stream.ToArray();
    }

    private static byte[] Bytes(PaperFormat format)
    {
        using var stream = new MemoryStream();
        BriefFile.Write(Sample.Value, format, false, stream);
        return stream.ToArray();
    }
}
