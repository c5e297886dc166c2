using Hotspots.Core.Model.Briefs;
using Hotspots.Core.Model.Roads;
using Hotspots.Paper.Drawing;
using Hotspots.Paper.Maps;
using NetTopologySuite.Geometries;
using SkiaSharp;

namespace Hotspots.Paper.Briefs;

/// <summary>Map and notes of a page of a briefing, the same on every sheet.</summary>
internal static class BriefGround
{
    /// <summary>Size of the notes' letters, millimetres.</summary>
    public const float NoteSize = 2.45f;

    private const int MostNoteLines = 7;

    /// <summary>The ground of all places.</summary>
    public static Envelope Of(BriefPage page)
    {
        var ground = new Envelope();
        foreach (BriefPlace place in page.Places)
            ground.ExpandToInclude(place.Outline.EnvelopeInternal);
        return ground;
    }

    /// <summary>The user's own streets, where there are any round these places; else null, for names of the list.</summary>
    public static StreetMap? Streets(Brief brief, BriefPage page) =>
        brief.Streets is { } map && page.Places.Count > 0 && map.Meets(Of(page)) ? map : null;

    /// <summary>Draws the map of a page.</summary>
    public static void Paint(Pen pen, MapFrame frame, BriefPage page, StreetMap? streets) => MapPainter.Paint(
        pen, frame, [.. page.Places.Select(static place => new MapPlace(place.Number, place.Outline, place.Centre))], streets);

    /// <summary>What the page does not say, and whose work is in the map, in lines: the latter whole, however much else there is to say.</summary>
    public static string[] Notes(
        Brief brief, BriefPage page, StreetMap? streets, float width, int most = MostNoteLines, float size = NoteSize)
    {
        using SKFont font = Letters.Of(size);
        List<string> credit = Letters.Lines(MapPainter.Credits(streets), font, width);
        // Whole sentences as far as there is room: half of one can be read for its opposite.
        List<string> said = [];
        string text = "";
        foreach (string sentence in Sentences(brief, page))
        {
            string with = text.Length == 0 ? sentence : text + " " + sentence;
            List<string> longer = Letters.Lines(with, font, width);
            if (longer.Count <= most)
                (text, said) = (with, longer);
        }
        return [.. said, .. credit];
    }

    /// <summary>What the page does not say, each one sentence.</summary>
    public static IEnumerable<string> Sentences(Brief brief, BriefPage page) => brief.LeftOut.Count == 0 ? page.Notes
        : page.Notes.Prepend($"There are more towns, which have no page: {string.Join(", ", brief.LeftOut)}.");

    /// <summary>Writes the notes.</summary>
    public static void WriteNotes(Pen pen, string[] notes, float x, float y, float size = NoteSize)
    {
        pen.Text("What this page does not say", x, y + 2.6f, size, isBold: true, color: Pen.Quiet);
        y += 2.6f + size * 1.32f;
        foreach (string line in notes)
        {
            pen.Text(line, x, y, size, color: Pen.Quiet);
            y += size * 1.32f;
        }
    }

    /// <summary>Writes what to do: of the force's list, else lines to write on.</summary>
    public static void WriteToDo(Pen pen, BriefPlace place, float x, float y, float width, float size, int lines)
    {
        if (place.ToDo is { } action)
        {
            pen.Paragraph(action, x, y, width, size, isBold: true, most: lines);
            return;
        }
        // Letters of a hand are larger.
        const float Hand = 4.8f;
        for (int line = 0; line < Math.Max(1, lines - 1); line++)
        {
            float at = y + (lines > 1 ? 2.6f : 0) + line * Hand;
            pen.Line(x, at, x + width, at, 0.15f, MapStyle.Coast);
        }
    }

    /// <summary>Boxes to tick, one a visit.</summary>
    public static void Visits(Pen pen, float x, float y)
    {
        pen.Text("15 minutes each:", x, y + 2.5f, 2.3f, color: Pen.Quiet);
        for (int visit = 0; visit < 3; visit++)
            pen.Frame(x + 21 + visit * 7.4f, y, 6, 3.5f, 0.2f);
    }

    /// <summary>When, without the figures behind it: "mostly 23:00–23:59".</summary>
    public static string ShortWhen(BriefPlace place)
    {
        int end = place.When.IndexOf(" (", StringComparison.Ordinal);
        end = end < 0 ? place.When.IndexOf(": ", StringComparison.Ordinal) : end;
        return end > 0 ? place.When[..end] : place.When;
    }

    /// <summary>Is it said of a place that it is not sure?</summary>
    public static bool IsUnsure(BriefPlace place) =>
        place.Sure is Core.Model.Results.SurenessWord.Unsure or Core.Model.Results.SurenessWord.TooLittle or null;

    /// <summary>What is said then.</summary>
    public const string UnsureWords = "Not sure: look, and say.";
}
