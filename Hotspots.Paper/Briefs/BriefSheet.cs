using Hotspots.Core.Model.Briefs;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Roads;
using Hotspots.Paper.Drawing;
using Hotspots.Paper.Maps;
using NetTopologySuite.Geometries;
using SkiaSharp;

namespace Hotspots.Paper.Briefs;

/// <summary>Briefing of one town on one side of A4: when and until when, where on a map to scale, and in a row a place why and what.</summary>
internal sealed class BriefSheet(Pen pen, Brief brief, BriefPage page)
{
    public const float Width = 210, Height = 297;

    private const float Left = SheetFrame.Margin, Inside = Width - 2 * SheetFrame.Margin;

    /// <summary>The map's left end lies further in: numbers of the grid stand beside it.</summary>
    private const float MapLeft = Left + 5, MapWidth = Inside - 5, FewestMap = 60;

    private const float RowHeight = 17.2f, HeadHeight = 4.6f, NoteSize = 2.45f, Bottom = Height - 13;

    private const int MostNoteLines = 7;

    private const float NameX = Left + 8, NameWidth = 49, WhenX = Left + 59, WhenWidth = 42, WhatX = Left + 104, WhatWidth = 47, WhyX = Left + 154,
        WhyWidth = Inside - 154;

    /// <summary>The user's own streets, where there are any round these places: else names of the list.</summary>
    private readonly StreetMap? _streets = brief.Streets is { } map && page.Places.Count > 0 && map.Meets(GroundOf(page)) ? map : null;

    private string[] _footnotes = [];

    /// <summary>Draws the sheet.</summary>
    public void Draw()
    {
        SheetFrame.Draw(pen, brief, Width, Height);
        float y = Head();
        _footnotes = Footnotes();
        float notes = Bottom - 4 - _footnotes.Length * NoteSize * 1.32f;
        float table = page.Places.Count == 0 ? notes : notes - HeadHeight - RowHeight * page.Places.Count - 2;
        if (page.Places.Count > 0)
        {
            Map(y, table - y - 6.5f);
            Table(table);
        }
        else
        {
            Empty(y + 20);
        }
        Notes(notes);
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

    private void Map(float y, float height)
    {
        MapFrame frame = MapFrame.Round(MapLeft, y, MapWidth, Math.Max(FewestMap, height), GroundOf(page));
        MapPainter.Paint(pen, frame, [.. page.Places.Select(static place => new MapPlace(place.Number, place.Outline, place.Centre))],
            _streets);
    }

    private static Envelope GroundOf(BriefPage page)
    {
        var ground = new Envelope();
        foreach (BriefPlace place in page.Places)
            ground.ExpandToInclude(place.Outline.EnvelopeInternal);
        return ground;
    }

    private void Table(float y)
    {
        (string, float)[] heads = [("Where", NameX), ("When", WhenX), ("What was recorded", WhatX), ("Why", WhyX)];
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
        const float Size = 2.75f;
        MapPainter.Badge(pen, place.Number, Left + 3, y + 4);
        float after = pen.Paragraph(place.Name, NameX, y + 3.9f, NameWidth, 3.1f, isBold: true, most: 2);
        pen.Text(place.GridReference, NameX, after, Size);
        pen.Text("15 minutes each:", NameX, y + RowHeight - 2.2f, 2.3f, color: Pen.Quiet);
        for (int visit = 0; visit < 3; visit++)
            pen.Frame(NameX + 21 + visit * 9, y + RowHeight - 4.7f, 7, 3.5f, 0.2f);
        pen.Paragraph(place.When, WhenX, y + 3.7f, WhenWidth, Size, most: 2);
        if (place.ByHour.Count > 0)
            HourStrip.Draw(pen, place.ByHour, WhenX, y + RowHeight - HourStrip.Height - 1.3f, WhenWidth);
        float what = pen.Paragraph(place.What, WhatX, y + 3.7f, WhatWidth, Size, most: 2);
        pen.Paragraph(place.Change, WhatX, what + 0.4f, WhatWidth, Size, most: 2);
        float why = pen.Paragraph(place.Why, WhyX, y + 3.7f, WhyWidth, Size, most: 3);
        if (place.Sure is SurenessWord.Unsure or SurenessWord.TooLittle or null)
            pen.Paragraph("Not sure: look, and say.", WhyX, why, WhyWidth, 2.3f, color: Pen.Quiet, most: 1);
    }

    private void Empty(float y)
    {
        pen.Paragraph("There is no place to go to on this page. What can be done:", Left, y, Inside, 3.4f, isBold: true);
        pen.Paragraph("ask for another shift or more weeks, leave filters out, or add files that are newer.", Left, y + 5, Inside, 3.4f);
    }

    private void Notes(float y)
    {
        pen.Text("What this page does not say", Left, y + 2.6f, NoteSize, isBold: true, color: Pen.Quiet);
        y += 2.6f + NoteSize * 1.32f;
        foreach (string line in _footnotes)
        {
            pen.Text(line, Left, y, NoteSize, color: Pen.Quiet);
            y += NoteSize * 1.32f;
        }
    }

    // Whose work is in the map is said whole, however much else there is to say.
    private string[] Footnotes()
    {
        using SKFont font = Letters.Of(NoteSize);
        List<string> credit = Letters.Lines(MapPainter.Credits(_streets), font, Inside);
        IEnumerable<string> notes = brief.LeftOut.Count == 0 ? page.Notes
            : page.Notes.Prepend($"There are more towns, which have no page: {string.Join(", ", brief.LeftOut)}.");
        return [.. Letters.Lines(string.Join(" ", notes), font, Inside, MostNoteLines), .. credit];
    }
}
