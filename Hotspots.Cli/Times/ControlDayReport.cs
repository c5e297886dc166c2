using Hotspots.Cli.Reports;
using Hotspots.Core.Model.Effects;

namespace Hotspots.Cli.Times;

/// <summary>The evaluation of control days, put for an inspector: the answer first, then each place.</summary>
internal static class ControlDayReport
{
    private const int Top = 40;

    public static void Write(Page page, ControlDayRecord record, string? folder, IReadOnlyList<string> files)
    {
        page.Heading($"{record.Marking}  run {record.RunId}");
        page.Heading("What the patrols did: days with them against control days");
        foreach (string sentence in record.Answer)
            page.Text(sentence);
        page.Heading("Each place");
        page.Table(
            [
                new("Week from"), new("Team", true), new("Place"), new("Patrol days", true), new("Incidents", true), new("Control days", true),
                new("Incidents", true),
            ],
            [.. record.Places.Take(Top).Select(static place => (string[])
            [
                place.Week, place.Team, place.Place, Wording.Number(place.PatrolDays), Wording.Number(place.OnPatrolDays),
                Wording.Number(place.ControlDays), Wording.Number(place.OnControlDays),
            ])]);
        if (record.Places.Count > Top)
            page.Text($"and {Wording.Number(record.Places.Count - Top)} more; --json and -o DIR list them all.");
        InspectReport.Notes(page, record.Notes);
        if (folder is null)
        {
            page.Heading("Nothing was written");
            page.Text("-o DIR writes the table and the record.");
            return;
        }
        page.Heading($"Written to {folder}");
        foreach (string file in files)
            page.Text(file);
    }
}
