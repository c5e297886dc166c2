using Hotspots.Core.Model.Briefs;
using Hotspots.Core.Model.Roads;
using Hotspots.Paper.Drawing;
using Hotspots.Paper.Maps;

namespace Hotspots.Paper.Briefs;

/// <summary>Briefing of one town on a lying A3: the map, 237 × 260 mm, and a column with a block a place. It is read at arm's length: no word
/// is smaller than 9 points, and 8 on the map.</summary>
internal sealed class BriefWideSheet(Pen pen, Brief brief, BriefPage page)
{
    /// <summary>Size of the sheet, millimetres.</summary>
    public const float Width = 420, Height = 297;

    private const float Left = SheetFrame.Margin, MapLeft = Left + 7, MapTop = 20, MapWidth = 235, MapHeight = 255;

    /// <summary>Height of the letters, millimetres: 9 points.</summary>
    private const float Size = 3.2f;

    private const float ColumnX = MapLeft + MapWidth + 6, Column = Width - SheetFrame.Margin - ColumnX, Bottom = Height - 16, BlockHeight = 34;

    private readonly StreetMap? _streets = BriefGround.Streets(brief, page);

    /// <summary>Draws the sheet.</summary>
    public void Draw()
    {
        float large = PaperSize.A3.Enlarged;
        Larger(0, 0, large, () => SheetFrame.Draw(pen, brief, page, Width / large, Height / large));
        float y = Head();
        if (page.Places.Count > 0)
        {
            MapFrame frame = MapFrame.Round(
                MapLeft / large, MapTop / large, MapWidth / large, MapHeight / large, BriefGround.Of(page), enlarged: large);
            Larger(0, 0, large, () => BriefGround.Paint(pen, frame, page, _streets));
            foreach (BriefPlace place in page.Places)
            {
                Block(place, y);
                y += BlockHeight;
            }
            pen.Line(ColumnX, y, ColumnX + Column, y, 0.2f, MapStyle.Coast);
        }
        else
        {
            BriefSheet.Empty(pen, Left, 40, MapWidth);
        }
        string[] notes = BriefGround.Notes(brief, page, _streets, Column, size: Size);
        float top = Bottom - 4 - notes.Length * Size * 1.32f;
        // Five places leave less room: then less is said of what is not said, and whose work it is all the same.
        for (int most = 6; top < y + 1 && most > 1; most--)
        {
            notes = BriefGround.Notes(brief, page, _streets, Column, most, Size);
            top = Bottom - 4 - notes.Length * Size * 1.32f;
        }
        BriefGround.WriteNotes(pen, notes, ColumnX, top, Size);
    }

    private static int LinesOf(string text, float width)
    {
        using SkiaSharp.SKFont font = Letters.Of(Size, isBold: true);
        return Letters.Lines(text, font, width, 2).Count;
    }

    private void Larger(float x, float y, float times, Action draw)
    {
        pen.Canvas.Save();
        pen.Canvas.Translate(x, y);
        pen.Canvas.Scale(times);
        draw();
        pen.Canvas.Restore();
    }

    private float Head()
    {
        const float Box = 14;
        float y = pen.Paragraph(page.Area.Length > 0 ? page.Area : "Briefing", ColumnX, 25, Column, 7, isBold: true, most: 1);
        y = pen.Paragraph(page.Shift, ColumnX, y - 2.4f, Column, 4.2f, most: 2) - 2;
        pen.Frame(ColumnX, y, Column, Box, 0.5f);
        pen.Text("VALID UNTIL", ColumnX + 2, y + 4.4f, Size, isBold: true, color: Pen.Quiet);
        pen.Paragraph(page.ValidUntil, ColumnX + 2, y + 10.8f, Column - 4, 5, isBold: true, most: 1);
        y = pen.Paragraph(page.Headline, ColumnX, y + Box + 5.5f, Column, 4.2f, isBold: true, most: 3);
        foreach (string sentence in page.Sentences)
            y = pen.Paragraph(sentence, ColumnX, y - 0.3f, Column, Size, most: 3);
        return y - 0.5f;
    }

    private void Block(BriefPlace place, float y)
    {
        const float Text = ColumnX + 9, Half = 50, Other = Text + Half + 3, OtherWidth = Column - 9 - Half - 3, Strip = 1.4f, Boxes = 1.4f;
        const float DoWidth = Column - 9 - 42.5f * Boxes - 2;
        pen.Line(ColumnX, y, ColumnX + Column, y, 0.2f, MapStyle.Coast);
        Larger(ColumnX + 3.8f, y + 4.8f, PaperSize.A3.Enlarged, () => MapPainter.Badge(pen, place.Number, 0, 0));
        float name = pen.Paragraph(place.Name, Text, y + 5.6f, Column - 9 - 28, 4.2f, isBold: true, most: 2) - 0.9f;
        pen.Text(place.GridReference, ColumnX + Column, y + 5.6f, 3.8f, align: SkiaSharp.SKTextAlign.Right);
        float foot = y + BlockHeight - 1.8f, other = name;
        float under = pen.Paragraph(place.When, Text, name, Half, Size, most: 2) - Size;
        int doLines = place.ToDo is { } wanted ? LinesOf(wanted, DoWidth) : 1;
        float strip = foot - Strip * HourStrip.Height - (doLines > 1 ? 7.6f : 5.8f);
        // Under a name and an hour of two lines there is no room for it: what it shows is said.
        if (place.ByHour.Count > 0 && strip >= under)
            Larger(Text, strip, Strip, () => HourStrip.Draw(pen, place.ByHour, 0, 0, Half / Strip));
        // A name of two lines leaves less room: then the last words are cut.
        (string Words, int Most)[] said = [(place.What, 2), (place.Change, 3), (place.Why, 2)];
        foreach ((string words, int most) in said)
        {
            int room = (int)MathF.Floor((foot - (doLines > 1 ? 7.2f : 3.4f) - other) / (Size * 1.32f)) + 1;
            if (room > 0)
                other = pen.Paragraph(words, Other, other, OtherWidth, Size, most: Math.Min(most, room));
        }
        float boxes = ColumnX + Column - 42.5f * Boxes, doing = Text;
        if (place.ToDo is null)
        {
            string before = BriefGround.IsUnsure(place) ? BriefGround.UnsureWords : "To do:";
            pen.Text(before, Text, foot, Size, color: Pen.Quiet);
            doing += Pen.Width(before, Size) + 1.5f;
        }
        BriefGround.WriteToDo(pen, place, doing, foot - (place.ToDo is null ? 0.6f : doLines > 1 ? 3.9f : 0.3f), boxes - doing - 2, Size, doLines);
        Larger(boxes, foot - 3.5f, Boxes, () => BriefGround.Visits(pen, 0, 0));
    }
}
