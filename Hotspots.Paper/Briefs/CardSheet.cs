using Hotspots.Core.Model.Briefs;
using Hotspots.Paper.Drawing;
using Hotspots.Paper.Maps;
using SkiaSharp;

namespace Hotspots.Paper.Briefs;

/// <summary>Patrol cards to cut off: a place each, with room to write when somebody was there, and what was seen and done.</summary>
/// <param name="pen">Where to.</param>
/// <param name="brief">The briefing.</param>
/// <param name="page">The town.</param>
/// <param name="rounds">Rounds of the town's teams, whose times stand on the cards; none where nobody asked for them.</param>
internal sealed class CardSheet(Pen pen, Brief brief, BriefPage page, IReadOnlyList<BriefRound> rounds)
{
    private const float Left = SheetFrame.Margin, Top = 16, Gap = 4;

    private const float CardWidth = (BriefSheet.Width - 2 * SheetFrame.Margin - Gap) / 2, CardHeight = 84;

    private static readonly SKColor Cut = new(0x8a, 0x92, 0x99);

    /// <summary>Draws the sheet.</summary>
    public void Draw()
    {
        SheetFrame.Draw(pen, brief, page, BriefSheet.Width, BriefSheet.Height);
        for (int i = 0; i < page.Places.Count; i++)
            Card(page.Places[i], Left + i % 2 * (CardWidth + Gap), Top + i / 2 * (CardHeight + Gap));
    }

    private void Card(BriefPlace place, float x, float y)
    {
        using (SKPaint line = Pen.Stroke(Cut, 0.25f))
        {
            line.PathEffect = SKPathEffect.CreateDash([1.6f, 1.2f], 0);
            pen.Canvas.DrawRect(x, y, CardWidth, CardHeight, line);
        }
        float text = x + 4, width = CardWidth - 8;
        string marking = (place.Conditional > 0 ? brief.MarkingLineOf(page) : brief.Marking).ToUpperInvariant();
        pen.Text(marking, x + CardWidth / 2, y + 4.4f, SheetFrame.Fitting(marking, 2.6f, width), isBold: true, align: SKTextAlign.Center);
        MapPainter.Badge(pen, place.Number, text + 2.7f, y + 10);
        float at = pen.Paragraph(place.Name, text + 8, y + 10.6f, width - 8, 3.6f, isBold: true, most: 2);
        at = pen.Paragraph($"{page.Area}, {place.GridReference}", text + 8, at, width - 8, 2.9f, most: 1);
        at = pen.Paragraph(place.When, text, at + 1.4f, width, 2.8f, most: 2);
        pen.Paragraph(Asked(place), text, at + 0.6f, width, 2.8f, most: 2);
        float rule = y + 36;
        foreach (string head in (string[])["Time in", "Seen", "Done"])
        {
            pen.Text(head, text, rule, 2.6f, isBold: true, color: Pen.Quiet);
            if (head == "Time in")
                pen.Text("Time out", text + width / 2, rule, 2.6f, isBold: true, color: Pen.Quiet);
            pen.Line(text, rule + 8, text + width, rule + 8, 0.2f, Cut);
            rule += 15;
        }
        pen.Text($"Valid until {page.ValidUntil}.", text, y + CardHeight - 2.6f, 2.5f, color: Pen.Quiet);
    }

    private string Asked(BriefPlace place)
    {
        if (rounds.FirstOrDefault(round => round.Visits.Any(visit => visit.Place.Number == place.Number)) is not { } round)
            return "Be seen for 15 minutes; come again later in the shift.";
        string[] times =
        [
            .. round.Visits.Where(visit => visit.Place.Number == place.Number).Select(visit => round.ClockOf(visit.From)),
        ];
        string at = times.Length == 1 ? times[0] : $"{string.Join(", ", times.SkipLast(1))} and {times[^1]}";
        return $"{round.Team}: be seen for 15 minutes at {at}.";
    }
}
