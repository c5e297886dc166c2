using System.Globalization;
using Hotspots.Core.Model.Briefs;
using Hotspots.Core.Model.Roads;
using Hotspots.Paper.Drawing;
using Hotspots.Paper.Maps;
using NetTopologySuite.Geometries;
using SkiaSharp;

namespace Hotspots.Paper.Briefs;

/// <summary>Sheet of one team: its visits in the order of time, with the clock, and in each row room for time in and out, seen and done.</summary>
/// <remarks>By time and not by place, as cards are: a team comes to a place three times, and what it needs to know is where to go next.</remarks>
internal sealed class RoundSheet(Pen pen, Brief brief, BriefRound round)
{
    private const float Left = SheetFrame.Margin, Inside = BriefSheet.Width - 2 * SheetFrame.Margin, Bottom = BriefSheet.Height - 13;

    /// <summary>A hand needs so much; with few visits rows are no higher than is good to read.</summary>
    private const float LeastRow = 11.5f, MostRow = 19, HeadHeight = 5, NoteSize = 2.45f;

    private const float NameX = Left + 33, NameWidth = 52, InX = Left + 88, OutX = Left + 104, SeenX = Left + 120, DoneX = Left + 153;

    private const float LeastMap = 75;

    private readonly BriefPage _page = round.Page;
    private readonly StreetMap? _streets = BriefGround.Streets(brief, round.Page);
    private readonly Envelope _ground = Of(round.Places);

    /// <summary>Draws the sheet.</summary>
    public void Draw()
    {
        SheetFrame.Draw(pen, brief, round.Page, BriefSheet.Width, BriefSheet.Height);
        float y = Head();
        string[] notes = Notes();
        float under = Bottom - 1 - notes.Length * NoteSize * 1.32f;
        if (round.Visits.Count == 0)
        {
            BriefSheet.Empty(pen, Left, y + 8, Inside);
        }
        else
        {
            float row = Math.Clamp((under - 3 - y - HeadHeight) / round.Visits.Count, LeastRow, MostRow);
            Table(y, row);
            y += HeadHeight + row * round.Visits.Count + 5;
            // Few visits leave room for where they are.
            if (under - y >= LeastMap)
            {
                MapFrame frame = MapFrame.Round(Left + 5, y, Inside - 5, under - y - 6, _ground);
                MapPainter.Paint(
                    pen, frame, [.. round.Places.Select(static place => new MapPlace(place.Number, place.Outline, place.Centre))], _streets);
            }
        }
        foreach (string line in notes)
        {
            pen.Text(line, Left, under + NoteSize, NoteSize, color: Pen.Quiet);
            under += NoteSize * 1.32f;
        }
    }

    private float Head()
    {
        const float Box = 54, Start = 40;
        float boxX = BriefSheet.Width - SheetFrame.Margin - Box, startX = boxX - Start - 3;
        pen.Frame(boxX, 14.5f, Box, 15.5f, 0.5f);
        pen.Text("VALID UNTIL", boxX + 2, 18.3f, 2.4f, isBold: true, color: Pen.Quiet);
        pen.Paragraph(_page.ValidUntil, boxX + 2, 22.9f, Box - 4, 4, isBold: true, most: 2);
        if (round.Visits.Count > 0)
        {
            pen.Frame(startX, 14.5f, Start, 15.5f, 0.5f);
            pen.Text("START", startX + 2, 18.3f, 2.4f, isBold: true, color: Pen.Quiet);
            pen.Text(round.ClockOf(round.Visits[0].From), startX + 2, 27, round.HasClockChange ? 6.2f : 7.5f, isBold: true);
        }
        float text = startX - Left - 3;
        float y = pen.Paragraph(round.Team.Length > 0 ? round.Team : "Round", Left, 20, text, 6.5f, isBold: true, most: 1);
        y = pen.Paragraph(_page.Area, Left, y - 2, text, 3.9f, isBold: true, most: 1);
        pen.Paragraph(_page.Shift, Left, y - 0.4f, text, 2.9f, most: 2);
        const string How = "15 minutes at each place, in this order. Called away: go on with the row whose time is next, and leave the others blank.";
        y = pen.Paragraph(How, Left, 38.5f, Inside, 3.1f, most: 2);
        if (round.HasClockChange)
        {
            string turn = BriefClock.ZoneOf(_page.Begins) == "BST" ? "back at 02:00 BST, to 01:00 GMT" : "forward at 01:00 GMT, to 02:00 BST";
            string said = $"The clock goes {turn}, in this shift: behind each time stands which it is.";
            y = pen.Paragraph(said, Left, y, Inside, 3.1f, isBold: true, most: 2);
        }
        y = Fields(y + 2);
        return y + 3.5f;
    }

    // Who it was is written by hand: no name comes off a file.
    private float Fields(float y)
    {
        (string Name, float X, float Width)[] fields =
            [("Crew", Left, 86), ("Vehicle", Left + 90, 42), ("Sheet handed in to", Left + 136, Inside - 136)];
        foreach ((string name, float x, float width) in fields)
        {
            pen.Text(name, x, y + 1.5f, 2.5f, isBold: true, color: Pen.Quiet);
            pen.Line(x, y + 8, x + width, y + 8, 0.15f, MapStyle.Coast);
        }
        return y + 8;
    }

    private void Table(float y, float row)
    {
        (string, float)[] heads =
            [("Time", Left), ("Where", NameX), ("In", InX), ("Out", OutX), ("Seen", SeenX), ("Done", DoneX)];
        foreach ((string head, float x) in heads)
            pen.Text(head, x, y + 3.2f, 2.5f, isBold: true, color: Pen.Quiet);
        y += HeadHeight;
        float top = y;
        foreach (BriefVisit visit in round.Visits)
        {
            pen.Line(Left, y, Left + Inside, y, 0.2f, MapStyle.Coast);
            Row(visit, y, row);
            y += row;
        }
        pen.Line(Left, y, Left + Inside, y, 0.2f, MapStyle.Coast);
        foreach (float x in (float[])[InX, OutX, SeenX, DoneX])
            pen.Line(x - 1.5f, top, x - 1.5f, y, 0.15f, MapStyle.Grid);
    }

    private void Row(BriefVisit visit, float y, float row)
    {
        pen.Text(round.ClockOf(visit.From), Left, y + 5.2f, 4.4f, isBold: true);
        pen.Text($"until {round.ClockOf(visit.Until)}", Left, y + 9.2f, 2.6f);
        MapPainter.Badge(pen, visit.Place.Number, NameX - 5, y + 4.3f);
        using SKFont plain = Letters.Of(2.6f);
        int lines = row >= 14.5f ? 2 : 1;
        float after = pen.Paragraph(visit.Place.Name, NameX, y + 4.6f, NameWidth, 3, isBold: true, most: lines);
        string which = string.Create(CultureInfo.InvariantCulture, $"{visit.Place.GridReference}, visit {visit.Number} of {visit.Of}");
        pen.Text(Letters.Cut(which, plain, NameWidth), NameX, after, 2.6f);
    }

    private string[] Notes()
    {
        using SKFont font = Letters.Of(NoteSize);
        string text = string.Create(
            CultureInfo.InvariantCulture,
            $"Times are a plan: the way between is reckoned at {round.Speed:0.#} km/h, {round.Detour:0.##} times the straight line, and never ")
            + "twice at a place within an hour. Numbers are those of the map. A hotspot is where records lie close together; a tip is not evidence. "
            + "No door is meant.";
        return [.. Letters.Lines(text, font, Inside), .. Letters.Lines(MapPainter.Credits(_streets), font, Inside)];
    }

    private static Envelope Of(IEnumerable<BriefPlace> places)
    {
        var ground = new Envelope();
        foreach (BriefPlace place in places)
            ground.ExpandToInclude(place.Outline.EnvelopeInternal);
        return ground;
    }
}
