using System.Globalization;
using System.Text;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Model;

namespace Hotspots.Core.Files.Layers;

/// <summary>Which place is visited on which day of the week, how often and when, and where is nobody sent on purpose? One row a team, day and place.</summary>
/// <remarks>
/// As <see cref="HotspotTable"/>. A place without visits is either a control place of that day ("yes") or did not fit into the shift ("no"):
/// whoever measures the effect later needs the difference. A row holds from 07:00 until 07:00 of the next date (<see cref="OperationalDay"/>),
/// visits and control alike. Times are on a clock in Britain where the shift's begin is known, with the weekday after midnight, else from its begin.
/// </remarks>
internal sealed class PlacementWeekTable : IPlacementWriter
{
    /// <summary>Name of the file.</summary>
    public const string Name = "patrol-week.csv";

    private const string Header = "day,date,weekday,from,until,team,shift_start,shift_hours,place,hotspot,control,visits,arrivals,easting,northing,marking,run";

    /// <inheritdoc/>
    public string FileName => Name;

    /// <inheritdoc/>
    public void Write(ReleasedPlacement placement, Stream stream, CancellationToken cancellation)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        writer.NewLine = "\r\n";
        writer.WriteLine(Header);
        foreach (TeamSite site in placement.Sites)
        {
            foreach (PatrolDay day in site.Patrol?.Week ?? [])
            {
                cancellation.ThrowIfCancellationRequested();
                for (int place = 0; place < site.Patrol!.Places.Count; place++)
                    writer.WriteLine(string.Join(',', Cells(site, day, place, placement.Stamp)));
            }
        }
    }

    private static string[] Cells(TeamSite site, PatrolDay day, int place, ReleaseStamp stamp)
    {
        TeamPatrol patrol = site.Patrol!;
        PatrolVisit[] visits = [.. day.Plan?.Visits.Where(visit => visit.Place == place) ?? []];
        return
        [
            Number(day.Number, 0), day.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "", day.Weekday.ToString(), day.From, day.Until, Number(site.Number, 0),
            day.StartHour is null ? "" : day.ClockAndDay(0), Number((day.Plan ?? patrol.Plan).ShiftMinutes / 60, 2),
            SpreadsheetCell.Of(patrol.Names[place]), patrol.Hotspots[place] > 0 ? Number(patrol.Hotspots[place], 0) : "",
            day.Control.Contains(place) ? "yes" : "no", Number(visits.Length, 0), SpreadsheetCell.Of(string.Join("; ", visits.Select(visit => day.ClockAndDay(visit.Arrival)))),
            Number(patrol.Places.Eastings[place], 1), Number(patrol.Places.Northings[place], 1), SpreadsheetCell.Of(stamp.Marking), SpreadsheetCell.Of(stamp.Run),
        ];
    }

    private static string Number(double value, int decimals) => GeoJsonText.Rounded(value, decimals).ToString("R", CultureInfo.InvariantCulture);
}
