using Hotspots.Core.Model.Briefs;
using Hotspots.Paper.Drawing;
using Hotspots.Paper.Maps;
using SkiaSharp;

namespace Hotspots.Paper.Briefs;

/// <summary>Briefing of one town on a slide of 16:9: the map at the left, at most three places at the right, no words under 24 points but those of
/// the map and whose work it is.</summary>
internal sealed class BriefSlide
{
    /// <summary>More places cannot be read from the last row.</summary>
    public const int MostPlaces = 3;

    /// <summary>24 points, millimetres.</summary>
    public const float Size = 24 * 25.4f / 72;

    /// <summary>Where things stand, millimetres: margin, top of the title, top and width of the map, lower edge of all.</summary>
    public const float Left = 10, TitleTop = 13, Top = 36, MapWidth = 150, AtFoot = 14.5f, CreditSize = 2.6f;

    private const float TextX = Left + MapWidth + 8;

    /// <summary>The map's own letters are made so much larger: it is looked at from a chair.</summary>
    private const float Larger = 2;

    private static readonly float Width = PaperSize.Slide.Width, Height = PaperSize.Slide.Height;

    private static readonly float TextWidth = PaperSize.Slide.Width - TextX - Left;

    private readonly Pen _pen;
    private readonly Brief _brief;
    private readonly BriefPage _page;
    private readonly List<string> _credits;

    /// <summary>Lays out a slide.</summary>
    public BriefSlide(Pen pen, Brief brief, BriefPage page)
    {
        (_pen, _brief, _page) = (pen, brief, Shortened(page));
        using SKFont font = Letters.Of(CreditSize);
        _credits = Letters.Lines(MapPainter.Credits(BriefGround.Streets(brief, page)), font, MapWidth);
    }

    /// <summary>A page with as many places as a slide holds.</summary>
    public static BriefPage Shortened(BriefPage page) => page with { Places = [.. page.Places.Take(MostPlaces)] };

    /// <summary>Its title: town and shift.</summary>
    public static string TitleOf(BriefPage page) => page.Area.Length > 0 ? $"{page.Area}: {page.Shift}" : page.Shift;

    /// <summary>What is said of a place below its name: where, when and what to do.</summary>
    public static string[] LinesOf(BriefPlace place) =>
        [place.GridReference, .. place.ToDo is { } action ? [action] : new[] { BriefGround.ShortWhen(place) }];

    /// <summary>Draws the slide.</summary>
    public void Draw()
    {
        string marking = _brief.MarkingLineOf(_page).ToUpperInvariant();
        _pen.Text(marking, Width / 2, 10.5f, Size, isBold: true, align: SKTextAlign.Center);
        _pen.Text(marking, Width / 2, Height - 6.5f, Size, isBold: true, align: SKTextAlign.Center);
        using (SKFont font = Letters.Of(Size, true))
            _pen.Text(Letters.Cut(TitleOf(_page), font, Width - 2 * Left), Left, TitleTop + Size * 0.9f, Size, isBold: true);
        _pen.Text("Valid until " + _page.ValidUntil, Left, TitleTop + Size * 2.25f, Size);
        if (_page.Places.Count == 0)
        {
            _pen.Paragraph(_page.Headline, Left, Top + 16, Width - 2 * Left, Size, most: 4);
            return;
        }
        float height = Height - Top - AtFoot - _credits.Count * CreditSize * 1.3f;
        _pen.Canvas.Save();
        _pen.Canvas.Translate(Left, Top);
        DrawMap(_pen, _brief, _page, MapWidth, height);
        _pen.Canvas.Restore();
        float y = Top + height + CreditSize;
        foreach (string line in _credits)
        {
            _pen.Text(line, Left, y, CreditSize, color: Pen.Quiet);
            y += CreditSize * 1.3f;
        }
        float each = (Height - AtFoot - Top) / _page.Places.Count;
        for (int i = 0; i < _page.Places.Count; i++)
            Place(_page.Places[i], Top + i * each, each);
    }

    /// <summary>Draws the map alone, from the upper left corner.</summary>
    /// <param name="pen">Where to.</param>
    /// <param name="brief">The briefing.</param>
    /// <param name="page">Its page; at least one place.</param>
    /// <param name="width">Millimetres.</param>
    /// <param name="height">Millimetres.</param>
    public static void DrawMap(Pen pen, Brief brief, BriefPage page, float width, float height)
    {
        // Numbers of the grid stand at the left and below.
        const float AtLeft = 5, Below = 4;
        pen.Canvas.Save();
        pen.Canvas.Scale(Larger);
        MapFrame frame = MapFrame.Round(
            AtLeft, 0, width / Larger - AtLeft, height / Larger - Below, BriefGround.Of(page)) with
        { IsToScale = false };
        BriefGround.Paint(pen, frame, page, BriefGround.Streets(brief, page));
        pen.Canvas.Restore();
    }

    private void Place(BriefPlace place, float y, float height)
    {
        const float Badge = 2.1f, Step = Size * 1.32f;
        _pen.Line(TextX, y, TextX + TextWidth, y, 0.4f, MapStyle.Coast);
        _pen.Canvas.Save();
        _pen.Canvas.Translate(TextX + MapStyle.Badge * Badge, y + 7.4f);
        _pen.Canvas.Scale(Badge);
        MapPainter.Badge(_pen, place.Number, 0, 0);
        _pen.Canvas.Restore();
        float x = TextX + 14, width = TextWidth - 14, first = y + Size * 1.12f;
        int left = Math.Max(2, (int)((height - 1) / Step));
        string[] said = LinesOf(place);
        // What to do is said whole; a long name is cut before.
        using SKFont font = Letters.Of(Size);
        int needed = said.Sum(one => Letters.Lines(one, font, width).Count);
        float next = _pen.Paragraph(place.Name, x, first, width, Size, isBold: true, most: Math.Clamp(left - needed, 1, 2));
        left -= (int)Math.Round((next - first) / Step);
        for (int i = 0; i < said.Length && left > 0; i++)
        {
            float after = _pen.Paragraph(said[i], x, next, width, Size, most: Math.Max(1, left - (said.Length - 1 - i)));
            left -= (int)Math.Round((after - next) / Step);
            next = after;
        }
    }
}
