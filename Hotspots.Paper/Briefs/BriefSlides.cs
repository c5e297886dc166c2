using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Hotspots.Core.Model.Briefs;
using Hotspots.Paper.Drawing;
using Hotspots.Paper.Maps;

namespace Hotspots.Paper.Briefs;

/// <summary>Briefing as a presentation (PresentationML, ISO/IEC 29500): a slide a town, words that can be changed, the map as a picture.</summary>
internal static class BriefSlides
{
    private const double UnitsPerMillimetre = 36_000;

    private const float MapDots = 200;

    /// <summary>Writes it.</summary>
    /// <param name="brief">What is said.</param>
    /// <param name="properties">Its title and its marking.</param>
    /// <param name="stream">Where to; it stays open.</param>
    public static void Write(Brief brief, SheetProperties properties, Stream stream)
    {
        using var held = new MemoryStream();
        using (PresentationDocument document = PresentationDocument.Create(held, PresentationDocumentType.Presentation))
        {
            PresentationPart presentation = document.AddPresentationPart();
            document.ChangeIdOfPart(presentation, "rId1");
            CoreFilePropertiesPart core = document.AddCoreFilePropertiesPart();
            document.ChangeIdOfPart(core, "rId2");
            OfficePackage.Feed(core, PresentationFrame.Core(properties.Title, properties.Subject));
            SlideMasterPart master = presentation.AddNewPart<SlideMasterPart>("rIdMaster");
            SlideLayoutPart layout = master.AddNewPart<SlideLayoutPart>("rIdLayout");
            ThemePart theme = master.AddNewPart<ThemePart>("rIdTheme");
            presentation.AddPart(theme, "rIdTheme");
            layout.AddPart(master, "rIdMaster");
            OfficePackage.Feed(theme, PresentationFrame.Theme);
            OfficePackage.Feed(master, PresentationFrame.Master);
            OfficePackage.Feed(layout, PresentationFrame.Layout);
            var ids = new List<string>();
            for (int i = 0; i < brief.Pages.Count; i++)
            {
                ids.Add(string.Create(CultureInfo.InvariantCulture, $"rIdSlide{i + 1}"));
                SlidePart slide = presentation.AddNewPart<SlidePart>(ids[^1]);
                slide.AddPart(layout, "rIdLayout");
                Slide(slide, brief, BriefSlide.Shortened(brief.Pages[i]));
            }
            OfficePackage.Feed(presentation, PresentationFrame.Presentation(
                ids, Units(PaperSize.Slide.Width), Units(PaperSize.Slide.Height)));
        }
        OfficePackage.Repack(held, stream);
    }

    private static void Slide(SlidePart slide, Brief brief, BriefPage page)
    {
        const float Size = BriefSlide.Size, Left = BriefSlide.Left, Top = BriefSlide.Top, MapWidth = BriefSlide.MapWidth, Foot = BriefSlide.AtFoot;
        float width = PaperSize.Slide.Width, height = PaperSize.Slide.Height, inside = width - 2 * Left;
        string marking = brief.MarkingLineOf(page).ToUpperInvariant();
        var shapes = new SlideShapes();
        shapes.Text("Marking above", 0, 1, width, 12, [new SlideLine(marking, 24, true)], isCentred: true);
        shapes.Title(Left, BriefSlide.TitleTop - 1, inside, 12, new SlideLine(BriefSlide.TitleOf(page), 24, true));
        shapes.Text("Valid until", Left, BriefSlide.TitleTop + Size * 1.2f, inside, 12, [new SlideLine("Valid until " + page.ValidUntil, 24, false)]);
        if (page.Places.Count == 0)
        {
            shapes.Text("Headline", Left, Top, inside, 50, [new SlideLine(page.Headline, 24, false)]);
        }
        else
        {
            const float CreditHeight = 14;
            float mapHeight = height - Top - Foot - CreditHeight;
            ImagePart picture = slide.AddNewPart<ImagePart>("image/png", "rIdMap");
            using (var bytes = new MemoryStream(SheetFile.Picture(
                new Sheet(MapWidth, mapHeight, pen => BriefSlide.DrawMap(pen, brief, page, MapWidth, mapHeight)), MapDots), writable: false))
                picture.FeedData(bytes);
            shapes.Picture("Map", BriefHtml.MapWords(page), "rIdMap", Left, Top, MapWidth, mapHeight);
            shapes.Text("Credits", Left, height - Foot - CreditHeight, MapWidth, CreditHeight,
                [new SlideLine(MapPainter.Credits(BriefGround.Streets(brief, page)), 8, false)]);
            float x = Left + MapWidth + 6, each = (height - Foot - Top) / page.Places.Count;
            for (int i = 0; i < page.Places.Count; i++)
            {
                BriefPlace place = page.Places[i];
                string name = string.Create(CultureInfo.InvariantCulture, $"{place.Number}  {place.Name}");
                shapes.Text(
                    string.Create(CultureInfo.InvariantCulture, $"Place {place.Number}"), x, Top + i * each, width - Left - x, each,
                    [new SlideLine(name, 24, true), .. BriefSlide.LinesOf(place).Select(static line => new SlideLine(line, 24, false))]);
            }
        }
        shapes.Text("Marking below", 0, height - 14, width, 12, [new SlideLine(marking, 24, true)], isCentred: true);
        OfficePackage.Feed(slide, PresentationFrame.Slide(shapes.All));
    }

    /// <summary>English Metric Units of a length.</summary>
    public static long Units(float millimetres) => (long)Math.Round(millimetres * UnitsPerMillimetre);
}

/// <summary>Line of a text on a slide.</summary>
/// <param name="Words">The words.</param>
/// <param name="Points">Size of the letters.</param>
/// <param name="IsBold">Heavier?</param>
internal readonly record struct SlideLine(string Words, int Points, bool IsBold);
