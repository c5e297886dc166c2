using Hotspots.Core.Model.Briefs;
using Hotspots.Core.Model.Roads;
using Hotspots.Paper.Drawing;
using Hotspots.Paper.Maps;

namespace Hotspots.Paper.Briefs;

/// <summary>Briefing of one town on one side of A4: when and until when, where on a map to scale, and in a row a place why and what.</summary>
internal sealed class BriefSheet(Pen pen, Brief brief, BriefPage page)
{
    public const float Width = 210, Height = 297;

    private const float Left = SheetFrame.Margin, Inside = Width - 2 * SheetFrame.Margin;

    /// <summary>The map's left end lies further in: numbers of the grid stand beside it.</summary>
    private const float MapLeft = Left + 5, MapWidth = Inside - 5, FewestMap = 60;

    private const float RowHeight = 18.6f, HeadHeight = 4.6f, Bottom = Height - 13;

    private const float NameX = Left + 8, NameWidth = 43, WhenX = Left + 53, WhenWidth = 34, WhatX = Left + 89, WhatWidth = 37, WhyX = Left + 128,
        WhyWidth = 23, DoX = Left + 153, DoWidth = Inside - 153;

    private readonly StreetMap? _streets = BriefGround.Streets(brief, page);

    /// <summary>Draws the sheet.</summary>
    public void Draw()
    {
        SheetFrame.Draw(pen, brief, page, Width, Height);
        float y = Head();
        string[] notes = BriefGround.Notes(brief, page, _streets, Inside);
        float noteTop = Bottom - 4 - notes.Length * BriefGround.NoteSize * 1.32f;
        float table = page.Places.Count == 0 ? noteTop : noteTop - HeadHeight - RowHeight * page.Places.Count - 2;
        if (page.Places.Count > 0)
        {
            MapFrame frame = MapFrame.Round(MapLeft, y, MapWidth, Math.Max(FewestMap, table - y - 6.5f), BriefGround.Of(page));
            BriefGround.Paint(pen, frame, page, _streets);
            Table(table);
        }
        else
        {
            Empty(pen, Left, y + 20, Inside);
        }
        BriefGround.WriteNotes(pen, notes, Left, noteTop);
    }

    private float Head()
    {
        const float Box = 54;
        float boxX = Width - SheetFrame.Margin - Box;
        pen.Frame(boxX, 14.5f, Box, 15.5f, 0.5f);
        pen.Text("VALID UNTIL", boxX + 2, 18.3f, 2.4f, isBold: true, color: Pen.Quiet);
        pen.Paragraph(page.ValidUntil, boxX + 2, 22.9f, Box - 4, 4, isBold: true, most: 2);
        float text = Inside - Box - 4;
        float y = pen.Paragraph(page.Area.Length > 0 ? page.Area : "Briefing", Left, 19.5f, text, 6, isBold: true, most: 1);
        y = pen.Paragraph(page.Shift, Left, y - 1.6f, text, 3.7f, most: 2) + 0.6f;
        y = pen.Paragraph(page.Headline, Left, Math.Max(y, 34.5f), Inside, 3.9f, isBold: true, most: 2);
        foreach (string sentence in page.Sentences)
            y = pen.Paragraph(sentence, Left, y - 0.3f, Inside, 2.9f, most: 3);
        return y - 1;
    }

    private void Table(float y)
    {
        (string, float)[] heads = [("Where", NameX), ("When", WhenX), ("What was recorded", WhatX), ("Why", WhyX), ("What to do", DoX)];
        foreach ((string head, float x) in heads)
            pen.Text(head, x, y + 3, 2.5f, isBold: true, color: Pen.Quiet);
        y += HeadHeight;
        foreach (BriefPlace place in page.Places)
        {
            pen.Line(Left, y, Left + Inside, y, 0.2f, MapStyle.Coast);
            Row(place, y);
            y += RowHeight;
        }
        pen.Line(Left, y, Left + Inside, y, 0.2f, MapStyle.Coast);
    }

    private void Row(BriefPlace place, float y)
    {
        const float Size = 2.6f;
        MapPainter.Badge(pen, place.Number, Left + 3, y + 4);
        float after = pen.Paragraph(place.Name, NameX, y + 3.9f, NameWidth, 3.1f, isBold: true, most: 2);
        pen.Text(place.GridReference, NameX, after, Size);
        BriefGround.Visits(pen, NameX, y + RowHeight - 4.7f);
        pen.Paragraph(place.When, WhenX, y + 3.6f, WhenWidth, Size, most: 3);
        if (place.ByHour.Count > 0)
            HourStrip.Draw(pen, place.ByHour, WhenX, y + RowHeight - HourStrip.Height - 1.1f, WhenWidth);
        float what = pen.Paragraph(place.What, WhatX, y + 3.6f, WhatWidth, Size, most: 2);
        pen.Paragraph(place.Change, WhatX, what, WhatWidth, Size, most: 3);
        pen.Paragraph(place.Why, WhyX, y + 3.6f, WhyWidth, Size, most: 5);
        bool isUnsure = BriefGround.IsUnsure(place);
        if (isUnsure)
            pen.Paragraph(BriefGround.UnsureWords, DoX, y + 3.6f, DoWidth, 2.3f, color: Pen.Quiet, most: 1);
        BriefGround.WriteToDo(pen, place, DoX, y + (isUnsure ? 7 : 3.6f), DoWidth, 2.5f, isUnsure ? 3 : 4);
    }

    /// <summary>Says what can be done where there is no place to go to.</summary>
    public static void Empty(Pen pen, float x, float y, float width)
    {
        y = pen.Paragraph("There is no place to go to on this page. What can be done:", x, y, width, 3.4f, isBold: true) + 0.5f;
        pen.Paragraph("ask for another shift or more weeks, leave filters out, or add files that are newer.", x, y, width, 3.4f);
    }
}
