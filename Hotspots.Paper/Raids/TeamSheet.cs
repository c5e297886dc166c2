using System.Globalization;
using Hotspots.Core.Model.Raids;
using Hotspots.Paper.Drawing;
using Hotspots.Paper.Maps;
using SkiaSharp;

namespace Hotspots.Paper.Raids;

/// <summary>Sheet of one team: its own door, and how and when to get there; of a second wave the next. No other team's door is on it.</summary>
/// <remarks>What is not known cannot be lost with the sheet: no number of doors, no other address, no name.</remarks>
internal sealed class TeamSheet(Pen pen, RaidPlan plan, RaidTeam team)
{
    private const float NoteSize = 2.45f, Bottom = RaidLook.Height - 13, BlockHead = 38;

    private readonly RaidRecord _record = plan.Record;

    /// <summary>Draws the sheet.</summary>
    public void Draw()
    {
        RaidLook.Frame(pen, _record);
        RaidWay[] ways = [.. _record.Ways.Where(way => way.Team == team.CallSign).OrderBy(static way => way.Wave)];
        float y = pen.Paragraph(team.CallSign, RaidLook.Left, 20.5f, RaidLook.Inside, 7.5f, isBold: true, most: 1);
        string officers = team.Size is int size ? string.Create(CultureInfo.InvariantCulture, $", {size} officers") : "";
        y = pen.Paragraph(
            $"{RaidLook.Day(_record)}. From {team.Start}{officers}.", RaidLook.Left, y - 2.6f, RaidLook.Inside, 3.7f, most: 2);
        using SKFont font = Letters.Of(NoteSize);
        string credits = MapPainter.Credits(plan.Streets);
        string[] notes = [.. Letters.Lines(Words(), font, RaidLook.Inside), .. Letters.Lines(credits, font, RaidLook.Inside)];
        float under = Bottom - 1 - notes.Length * NoteSize * 1.32f, each = (under - 4 - y) / ways.Length;
        for (int i = 0; i < ways.Length; i++)
            Door(ways, i, y + i * each, each);
        foreach (string line in notes)
        {
            pen.Text(line, RaidLook.Left, under + 2.4f, NoteSize, color: Pen.Quiet);
            under += NoteSize * 1.32f;
        }
    }

    private void Door(RaidWay[] ways, int index, float y, float height)
    {
        RaidWay way = ways[index];
        RaidDoor door = _record.Doors[way.Door - 1];
        const float Box = 62;
        pen.Box(RaidLook.Left, y, RaidLook.Inside, BlockHead - 6, MapStyle.BuiltUp);
        float boxX = RaidLook.Left + RaidLook.Inside - Box;
        pen.Text("SET OFF", boxX, y + 6, 2.6f, isBold: true, color: Pen.Quiet);
        pen.Text(RaidLook.Clock(way.SetsOff, _record), boxX, y + 16, 8.5f, isBold: true);
        pen.Text("AT YOUR DOOR", boxX + Box / 2 + 1, y + 6, 2.6f, isBold: true, color: Pen.Quiet);
        pen.Text(RaidLook.Clock(way.At, _record), boxX + Box / 2 + 1, y + 16, 8.5f, isBold: true);
        pen.Text(
            $"way of {RaidLook.Minutes(way.Minutes)} min, "
                + string.Create(CultureInfo.InvariantCulture, $"{way.Metres / 1000:0.0} km{(plan.Streets is null ? " straight" : "")}"),
            boxX, y + 22.5f, 2.9f);
        pen.Text(string.Create(CultureInfo.InvariantCulture, $"and {_record.Slack:0.#} min to spare"), boxX, y + 27, 2.9f);
        string head = ways.Length == 1 ? "YOUR DOOR" : index == 0 ? "YOUR FIRST DOOR" : index == 1 ? "YOUR NEXT DOOR" : "AND THEN";
        float text = RaidLook.Inside - Box - 8, x = RaidLook.Left + 3;
        pen.Text(head, x, y + 6, 2.6f, isBold: true, color: Pen.Quiet);
        float at = pen.Paragraph(door.Label, x, y + 12.5f, text, 5, isBold: true, most: 2);
        at = pen.Paragraph(door.GridReference, x, at, text, 3.7f, most: 1);
        if (door.Teams.Count > 1)
        {
            string others = string.Join(", ", door.Teams.Where(sign => sign != team.CallSign));
            pen.Paragraph($"With {others}, at the same minute.", x, at, text, 3.1f, most: 2);
        }
        RaidLook.Map(pen, y + BlockHead - 3, height - BlockHead - 5, Own(ways, index), [way], plan.Streets);
    }

    // On this sheet its doors are 1, 2, …: a number of the whole plan would tell how many others there are. Where it comes from a door of its own,
    // that is there, too.
    private RaidDoor[] Own(RaidWay[] ways, int index) =>
    [
        .. Enumerable.Range(Math.Max(0, index - 1), index == 0 ? 1 : 2).Reverse()
            .Select(k => _record.Doors[ways[k].Door - 1] with { Number = k + 1 }),
    ];

    private string Words()
    {
        string ways = plan.Streets is null ? "The line is straight, and no road: drive it once before the day."
            : "The line follows streets of the file.";
        return $"{ways} Who is early waits out of sight. Strike at the minute, not before: others strike at the same one.";
    }
}
