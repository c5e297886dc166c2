using System.Globalization;
using Hotspots.Cli.Reports;
using Hotspots.Cli.Times;
using Hotspots.Core.Model.Raids;

namespace Hotspots.Cli.Raids;

/// <summary>A day of warrants, put for its commander: the plan first, then door by door who goes there and when they set off.</summary>
internal static class RaidReport
{
    public static void Write(Page page, RaidRecord record, string? place, IReadOnlyList<string> files)
    {
        AnswerFrame.Begin(
            page, record, $"Day of the warrants, {record.On.ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture)}", record.Summary);
        foreach (RaidWave wave in record.Waves)
        {
            string which = record.Waves.Count == 1 ? "All doors" : $"Wave {Wording.Number(wave.Number)}";
            page.Heading($"{which} at {Clock(wave.At, record)}");
            page.Table(
                [new("Door", true), new("Address"), new("Grid ref"), new("Team"), new("Sets off from"), new("Way, min", true), new("Sets off", true)],
                [.. record.Ways.Where(way => way.Wave == wave.Number).Select(way => Row(way, record))]);
        }
        RaidDoor[] unreached = [.. record.Doors.Where(static door => door.Wave is null)];
        if (unreached.Length > 0)
        {
            page.Heading("Not reached by any team");
            page.Table(
                [new("Door", true), new("Address"), new("Grid ref")],
                [.. unreached.Select(static door => (string[])[Wording.Number(door.Number), door.Label, door.GridReference])]);
        }
        string[] idle = [.. record.Teams.Where(static team => team.Doors == 0).Select(static team => team.CallSign)];
        if (idle.Length > 0)
            page.Text($"Without a door, and free for what comes: {Wording.List(idle)}.");
        page.Heading("What was asked");
        foreach ((string name, string value) in record.Choices.Where(static choice => !choice.Key.EndsWith("Sha256", StringComparison.Ordinal)))
            page.Point($"{name}: {value}");
        AnswerFrame.End(
            page, record.Notes, place, files,
            "-o DIR writes doors and ways as map layers and the record; -o FILE.pdf writes the commander's sheet and one for each team.");
    }

    private static string[] Row(RaidWay way, RaidRecord record)
    {
        RaidDoor door = record.Doors[way.Door - 1];
        return
        [
            Wording.Number(door.Number), door.Label, door.GridReference, way.Team, way.From,
            way.Minutes.ToString("0.0", CultureInfo.InvariantCulture), Clock(way.SetsOff, record),
        ];
    }

    /// <summary>"05:41", with its day where that is not the day of the plan.</summary>
    private static string Clock(string stamp, RaidRecord record)
    {
        DateTime at = DateTime.ParseExact(stamp, "yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);
        return at.ToString(DateOnly.FromDateTime(at) == record.On ? "HH:mm" : "HH:mm, d MMM", CultureInfo.InvariantCulture);
    }
}
