using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Briefs;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs.Briefs;
using Hotspots.Paper.Briefs;
using Hotspots.Paper.Drawing;
using Hotspots.Tests.Support;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace Hotspots.Tests.Paper;

/// <summary>A briefing on other sheets than A4.</summary>
public sealed partial class BriefPapersTests : IDisposable
{
    /// <summary>As long as one may be.</summary>
    private const string Action = "Check the bins and stairwells; talk to shopkeepers";

    private const string Long = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch Road and Ffordd Llanfairpwllgwyngyll";

    private static readonly Lazy<Brief> Sample = new(static () => BriefRun.Execute(
        new BriefRequest(new RunRequest { Files = [Repository.Path("data", "county-lines.csv")] }, "2026-06-30", Weeks: 26),
            TimeProvider.System, null,
        CancellationToken.None));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Letters_of_A3_are_read_at_arms_length()
    {
        const double Body = 9, Names = 8;
        using PdfDocument document = PdfDocument.Open(Bytes(Sample.Value, PaperSize.A3, PaperFormat.Pdf));
        Page sheet = document.GetPage(1);
        // Hours below a strip are a scale; numbers round the map, too.
        Letter[] words = [.. sheet.Letters.Where(static letter => char.IsLetter(letter.Value[0]))];
        double column = sheet.Width * 0.62;
        Assert.Contains(words, word => word.BoundingBox.Left < column);
        Assert.All(words, word => Assert.InRange(word.PointSize, word.BoundingBox.Left < column ? Names : Body, 100));
    }

    [Fact]
    public void All_that_is_on_A4_is_on_A3_with_the_marking_above_and_below()
    {
        using PdfDocument document = PdfDocument.Open(Bytes(Sample.Value, PaperSize.A3, PaperFormat.Pdf));
        Assert.Equal(Sample.Value.Pages.Count, document.NumberOfPages);
        for (int i = 0; i < Sample.Value.Pages.Count; i++)
        {
            Page sheet = document.GetPage(i + 1);
            BriefPage page = Sample.Value.Pages[i];
            string text = PdfText.Of(sheet);
            IEnumerable<string> said =
                [page.Area, page.Shift, page.ValidUntil, page.Headline, .. page.Sentences, "© GeoNames (CC BY 4.0).",
                    .. page.Places.SelectMany(static place =>
                        (string[])[place.Name, place.GridReference, place.When, place.What, place.Change, place.Why])];
            Assert.All(said, one => Assert.Contains(PdfText.Bare(one), text, StringComparison.Ordinal));
            PdfText.RequireMarking(sheet, "OFFICIAL-SENSITIVE");
            PdfText.RequireSound(sheet);
            PdfText.RequireApart(sheet);
        }
    }

    [Fact]
    public void A_slide_says_where_and_when_of_three_places_in_letters_of_24_points()
    {
        using PdfDocument document = PdfDocument.Open(Bytes(Sample.Value, PaperSize.Slide, PaperFormat.Pdf));
        for (int i = 0; i < Sample.Value.Pages.Count; i++)
        {
            Page sheet = document.GetPage(i + 1);
            BriefPage page = Sample.Value.Pages[i];
            Assert.Equal(16 / 9.0, sheet.Width / sheet.Height, 3);
            string text = PdfText.Of(sheet), large = PdfText.Bare(string.Concat(sheet.Letters.Where(
                static letter => letter.PointSize > 23.9).Select(static letter => letter.Value)));
            Assert.All((string[])[page.Area, page.Shift, page.ValidUntil],
                said => Assert.Contains(PdfText.Bare(said), large, StringComparison.Ordinal));
            Assert.All(page.Places.Take(3), place =>
            {
                Assert.Contains(PdfText.Bare(place.Name), large, StringComparison.Ordinal);
                Assert.Contains(PdfText.Bare(place.GridReference), large, StringComparison.Ordinal);
                Assert.Contains(PdfText.Bare(BriefGround.ShortWhen(place)), large, StringComparison.Ordinal);
            });
            Assert.All(page.Places.Skip(3).Where(place => page.Places.Take(3).All(shown => shown.GridReference != place.GridReference)), place =>
                Assert.DoesNotContain(PdfText.Bare(place.GridReference), text, StringComparison.Ordinal));
            Assert.DoesNotMatch("1:[0-9]", text);
            PdfText.RequireMarking(sheet, "OFFICIAL-SENSITIVE");
            PdfText.RequireApart(sheet);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void The_longest_names_and_actions_stay_in_their_place_on_every_sheet(int places)
    {
        BriefPlace first = Sample.Value.Pages[0].Places[0] with
        {
            Name = Long,
            When = Long,
            What = Long,
            Change = Long,
            Why = Long,
            ToDo = Action,
        };
        BriefPage page = Sample.Value.Pages[0] with { Places = [.. Enumerable.Range(1, places).Select(number => first with { Number = number })] };
        foreach (PaperSize paper in (PaperSize[])[PaperSize.A4, PaperSize.A3, PaperSize.Slide])
        {
            using PdfDocument document = PdfDocument.Open(Bytes(Sample.Value with { Pages = [page] }, paper, PaperFormat.Pdf));
            PdfText.RequireSound(document.GetPage(1));
            PdfText.RequireApart(document.GetPage(1));
            Assert.Contains(PdfText.Bare(Action), PdfText.Of(document.GetPage(1)), StringComparison.Ordinal);
        }
        Assert.Equal(ActionFile.MostLetters, Action.Length);
    }

    [Fact]
    public void What_to_do_is_printed_on_every_sheet()
    {
        BriefPage page = Sample.Value.Pages[0];
        page = page with { Places = [.. page.Places.Select(static place => place with { ToDo = Action })] };
        Brief brief = Sample.Value with { Pages = [page] };
        foreach (PaperSize paper in (PaperSize[])[PaperSize.A4, PaperSize.A3, PaperSize.Slide])
        {
            using PdfDocument document = PdfDocument.Open(Bytes(brief, paper, PaperFormat.Pdf));
            int times = Regex.Count(PdfText.Of(document.GetPage(1)), PdfText.Bare(Action));
            Assert.Equal(paper == PaperSize.Slide ? 3 : page.Places.Count, times);
        }
        Assert.Equal(page.Places.Count, Regex.Count(Html(brief), Action));
    }

    [Fact]
    public void A_page_without_places_is_drawn_on_every_sheet()
    {
        BriefPage empty = Sample.Value.Pages[0] with { Places = [], Headline = "No hotspots were found." };
        Brief brief = Sample.Value with { Pages = [empty] };
        foreach (PaperSize paper in (PaperSize[])[PaperSize.A3, PaperSize.Slide])
        {
            using PdfDocument document = PdfDocument.Open(Bytes(brief, paper, PaperFormat.Pdf));
            Assert.Contains("Nohotspotswerefound.", PdfText.Of(document.GetPage(1)), StringComparison.Ordinal);
        }
        Assert.Contains("No hotspots were found.", Html(brief), StringComparison.Ordinal);
        Assert.NotEmpty(Bytes(brief, PaperSize.Slide, PaperFormat.Pptx));
    }

    [Fact]
    public void A_presentation_is_sound_by_the_standard_and_its_words_are_those_of_the_briefing()
    {
        using var stream = new MemoryStream(Bytes(Sample.Value, PaperSize.Slide, PaperFormat.Pptx));
        using PresentationDocument document = PresentationDocument.Open(stream, false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(static one => $"{one.Path?.XPath}: {one.Description}"));
        SlidePart[] slides = [.. document.PresentationPart!.Presentation!.SlideIdList!.Elements<DocumentFormat.OpenXml.Presentation.SlideId>()
            .Select(id => (SlidePart)document.PresentationPart.GetPartById(id.RelationshipId!))];
        Assert.Equal(Sample.Value.Pages.Count, slides.Length);
        for (int i = 0; i < slides.Length; i++)
        {
            BriefPage page = Sample.Value.Pages[i];
            string[] texts = [.. slides[i].Slide!.Descendants<DocumentFormat.OpenXml.Drawing.Text>().Select(static text => text.Text)];
            Assert.Equal(2, texts.Count(text => text == "OFFICIAL-SENSITIVE · CONTAINS HANDLING C INTELLIGENCE"));
            Assert.Contains(BriefSlide.TitleOf(page), texts);
            Assert.All(page.Places.Take(3), place =>
            {
                Assert.Contains($"{place.Number}  {place.Name}", texts);
                Assert.Contains(place.GridReference, texts);
            });
            string[] words = [.. slides[i].Slide!.Descendants<DocumentFormat.OpenXml.Presentation.NonVisualDrawingProperties>()
                .Select(static named => named.Description?.Value).OfType<string>()];
            Assert.Equal(page.Places.Count == 0 ? [] : [BriefHtml.MapWords(BriefSlide.Shortened(page))], words);
        }
        Assert.Equal("OFFICIAL-SENSITIVE", document.PackageProperties.Subject);
    }

    [Fact]
    public void The_same_briefing_makes_the_same_bytes_on_every_sheet()
    {
        (PaperSize, PaperFormat)[] all =
        [
            (PaperSize.A3, PaperFormat.Pdf), (PaperSize.Slide, PaperFormat.Pdf),
                (PaperSize.Slide, PaperFormat.Pptx), (PaperSize.A4, PaperFormat.Html),
        ];
        Assert.All(all, one => Assert.Equal(Bytes(Sample.Value, one.Item1, one.Item2), Bytes(Sample.Value, one.Item1, one.Item2)));
    }

    [Fact]
    public void The_web_page_says_all_that_is_on_paper_with_headings_and_tables_that_are_read_aloud()
    {
        string html = Html(Sample.Value);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch("(?:src|href)=\"(?!data:)", html);
        // Its void elements are closed here, and then it is XML.
        XElement page = XDocument.Parse(Void().Replace(html, "<$1$2/>").Replace("<!DOCTYPE html>", "", StringComparison.Ordinal)
            .Replace("&nbsp;", " ", StringComparison.Ordinal)).Root!;
        Assert.Equal("en-GB", page.Attribute("lang")!.Value);
        const string Marking = "OFFICIAL-SENSITIVE · contains handling C intelligence";
        Assert.Equal(2, page.Descendants("p").Count(static p => p.Attribute("class")?.Value == "marking" && p.Value == Marking));
        Assert.Single(page.Descendants("h1"));
        Assert.Equal(Sample.Value.Pages.Select(static one => one.Area), page.Descendants("h2").Select(static one => one.Value));
        Assert.All(page.Descendants("table"), static table =>
        {
            Assert.NotEmpty(table.Element("caption")!.Value);
            Assert.All(table.Descendants("th"), static head => Assert.Contains(head.Attribute("scope")?.Value, (string[])["col", "row"]));
        });
        string text = page.Value;
        foreach (BriefPage one in Sample.Value.Pages)
        {
            IEnumerable<string> said =
                [one.Headline, .. one.Sentences, .. one.Notes,
                    .. one.Places.SelectMany(static place =>
                        (string[])[place.Name, place.GridReference, place.When, place.What, place.Change, place.Why])];
            Assert.All(said, sentence => Assert.Contains(sentence, text, StringComparison.Ordinal));
        }
        string[] maps = [.. page.Descendants("img").Select(static image => image.Attribute("alt")!.Value)];
        Assert.Equal(Sample.Value.Pages.Where(static one => one.Places.Count > 0).Select(BriefHtml.MapWords), maps);
        Assert.All(Sample.Value.Pages[0].Places,
            place => Assert.Contains($"{place.Name} at {place.GridReference}", maps[0], StringComparison.Ordinal));
    }

    [Fact]
    public void Words_of_a_file_are_no_markup()
    {
        BriefPage page = Sample.Value.Pages[0];
        page = page with { Places = [page.Places[0] with { Name = "<script>alert(1)</script> & \"Sons\"" }] };
        string html = Html(Sample.Value with { Pages = [page] });
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Sons&quot;", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("brief.pptx", "a4", false, "give --paper slide with it")]
    [InlineData("brief.pdf", "slide", true, "leave out --cards")]
    [InlineData("brief.html", "a4", true, "leave out --cards")]
    public void What_cannot_be_made_is_said_in_a_sentence(string name, string paper, bool hasCards, string expected)
    {
        var place = new OutputPlace(_folder.PathOf(name)) { Inputs = [] };
        PaperSize size = paper == "slide" ? PaperSize.Slide : PaperSize.A4;
        string message = Assert.Throws<OutputException>(() => BriefFile.Write(Sample.Value, place, size, hasCards, CancellationToken.None)).Message;
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.False(File.Exists(place.Path));
    }

    [GeneratedRegex("<(meta|img|br)([^>]*)>")]
    private static partial Regex Void();

    private static string Html(Brief brief) => Encoding.UTF8.GetString(Bytes(brief, PaperSize.A4, PaperFormat.Html));

    private static byte[] Bytes(Brief brief, PaperSize paper, PaperFormat format)
    {
        using var stream = new MemoryStream();
        BriefFile.Write(brief, paper, format, false, stream);
        return stream.ToArray();
    }
}
