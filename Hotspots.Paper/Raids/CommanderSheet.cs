using System.Globalization;
using Hotspots.Core.Model.Raids;
using Hotspots.Paper.Drawing;
using Hotspots.Paper.Maps;
using SkiaSharp;

namespace Hotspots.Paper.Raids;

/// <summary>Sheet of the commander of a day of warrants: all doors and teams, on a map and in a table by wave.</summary>
internal sealed class CommanderSheet(Pen pen, RaidPlan plan, int page)
{
    /// <summary>Ways on the first sheet, below the map, and on each further one.</summary>
    private const int FirstRows = 16, MoreRows = 44;

    private const float RowHeight = 5.3f, HeadHeight = 5, NoteSize = 2.45f, Bottom = RaidLook.Height - 13, TextSize = 2.75f;

    private const float DoorX = RaidLook.Left, AddressX = RaidLook.Left + 9, AddressWidth = 57, GridX = RaidLook.Left + 68,
        TeamX = RaidLook.Left + 92, TeamWidth = 21, FromX = RaidLook.Left + 115, FromWidth = 38, WayX = RaidLook.Left + 168,
        OffX = RaidLook.Left + RaidLook.Inside;

    private readonly RaidRecord _record = plan.Record;

    /// <summary>How many sheets the commander has.</summary>
    public static int Count(RaidRecord record) =>
        1 + (Math.Max(0, record.Ways.Count - FirstRows) + MoreRows - 1) / MoreRows;

    /// <summary>Draws the sheet.</summary>
    public void Draw()
    {
        RaidLook.Frame(pen, _record);
        float y = Head();
        if (page > 0)
        {
            Table(y, [.. _record.Ways.Skip(FirstRows + (page - 1) * MoreRows).Take(MoreRows)]);
            return;
        }
        RaidWay[] ways = [.. _record.Ways.Take(FirstRows)];
        string[] notes = Notes();
        float under = Bottom - 4 - notes.Length * NoteSize * 1.32f;
        int heads = ways.Select(static way => way.Wave).Distinct().Count();
        float table = under - 2 - HeadHeight * (heads + 1) - RowHeight * ways.Length;
        RaidDoor[] reached = [.. _record.Doors.Where(static door => door.Wave is not null)];
        if (reached.Length > 0)
            RaidLook.Map(pen, y, table - y - 5.5f, reached, _record.Ways, plan.Streets);
        Table(table, ways);
        Foot(under, notes);
    }

    private float Head()
    {
        string of = Count(_record) == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" {page + 1}/{Count(_record)}");
        pen.Text($"Commander{of}", RaidLook.Left + RaidLook.Inside, 19.5f, 3.4f, isBold: true, align: SKTextAlign.Right);
        float y = pen.Paragraph("Day of the warrants", RaidLook.Left, 19.5f, RaidLook.Inside - 40, 6, isBold: true, most: 1);
        y = pen.Paragraph(RaidLook.Day(_record), RaidLook.Left, y - 1.6f, RaidLook.Inside, 3.7f, most: 1) + 0.4f;
        if (page > 0)
            return y;
        bool isFirst = true;
        foreach (string sentence in _record.Summary)
        {
            y = pen.Paragraph(sentence, RaidLook.Left, y, RaidLook.Inside, isFirst ? 3.7f : 2.9f, isBold: isFirst, most: 2);
            isFirst = false;
        }
        return y - 1;
    }

    private void Table(float y, IReadOnlyList<RaidWay> ways)
    {
        (string, float, bool)[] heads =
            [("Door", DoorX, false), ("Address", AddressX, false), ("Grid reference", GridX, false), ("Team", TeamX, false),
                ("Sets off from", FromX, false), ("Way, min", WayX, true), ("Sets off at", OffX, true)];
        foreach ((string head, float x, bool isRight) in heads)
            pen.Text(head, x, y + 3.2f, 2.5f, isBold: true, color: Pen.Quiet, align: isRight ? SKTextAlign.Right : SKTextAlign.Left);
        y += HeadHeight;
        int wave = 0, door = 0;
        foreach (RaidWay way in ways)
        {
            if (way.Wave != wave)
            {
                wave = way.Wave;
                pen.Box(RaidLook.Left, y, RaidLook.Inside, HeadHeight, MapStyle.BuiltUp);
                pen.Text(
                    _record.Waves.Count == 1 ? $"All doors at {RaidLook.Clock(way.At, _record)}"
                        : string.Create(CultureInfo.InvariantCulture, $"Wave {wave}, at {RaidLook.Clock(way.At, _record)}"),
                    RaidLook.Left + 1.5f, y + 3.5f, 3, isBold: true);
                y += HeadHeight;
            }
            pen.Line(RaidLook.Left, y, RaidLook.Left + RaidLook.Inside, y, 0.15f, MapStyle.Grid);
            Row(way, y + 3.8f, isFirst: way.Door != door);
            door = way.Door;
            y += RowHeight;
        }
        pen.Line(RaidLook.Left, y, RaidLook.Left + RaidLook.Inside, y, 0.2f, MapStyle.Coast);
    }

    // A door's second team stands under its first, and the door is not said again.
    private void Row(RaidWay way, float baseline, bool isFirst)
    {
        RaidDoor door = _record.Doors[way.Door - 1];
        using SKFont font = Letters.Of(TextSize), bold = Letters.Of(TextSize, true);
        if (isFirst)
        {
            pen.Text(door.Number.ToString(CultureInfo.InvariantCulture), DoorX + 1, baseline, 3.1f, isBold: true);
            pen.Text(Letters.Cut(door.Label, font, AddressWidth), AddressX, baseline, TextSize);
            pen.Text(door.GridReference, GridX, baseline, TextSize);
        }
        pen.Text(Letters.Cut(way.Team, bold, TeamWidth), TeamX, baseline, TextSize, isBold: true);
        pen.Text(Letters.Cut(way.From, font, FromWidth), FromX, baseline, TextSize);
        pen.Text(RaidLook.Minutes(way.Minutes), WayX, baseline, TextSize, align: SKTextAlign.Right);
        pen.Text(RaidLook.Clock(way.SetsOff, _record), OffX, baseline, 3.1f, isBold: true, align: SKTextAlign.Right);
    }

    private string[] Notes()
    {
        using SKFont font = Letters.Of(NoteSize);
        string idle = string.Join(", ", _record.Teams.Where(static team => team.Doors == 0).Select(static team => team.CallSign));
        // Whose streets they are stands in the credits below.
        IEnumerable<string> own = _record.Notes.Where(static note => !note.StartsWith("Streets: ", StringComparison.Ordinal));
        IEnumerable<string> notes = idle.Length > 0 ? own.Prepend($"Without a door, and free for what comes: {idle}.") : own;
        string legend = "Numbers are doors, triangles where teams set off; "
            + (_record.Waves.Count > 1 ? "ways of later waves are dashed; " : "") + "a way that leaves the map comes from beyond it.";
        return
        [
            .. Letters.Lines(string.Join(" ", notes.Prepend(legend)), font, RaidLook.Inside, 9),
            .. Letters.Lines(MapPainter.Credits(plan.Streets), font, RaidLook.Inside),
        ];
    }

    private void Foot(float y, string[] notes)
    {
        pen.Text("To be known", RaidLook.Left, y + 2.6f, NoteSize, isBold: true, color: Pen.Quiet);
        y += 2.6f + NoteSize * 1.32f;
        foreach (string line in notes)
        {
            pen.Text(line, RaidLook.Left, y, NoteSize, color: Pen.Quiet);
            y += NoteSize * 1.32f;
        }
    }
}
