using System.Globalization;
using Hotspots.Core.Model.Placements;
using Hotspots.Core.Outputs.Released;
using Row = Hotspots.Core.Outputs.Layers.Rows<Hotspots.Core.Outputs.Layers.PatrolWeekRow>;

namespace Hotspots.Core.Outputs.Layers;

/// <summary>Place in one team's day.</summary>
/// <param name="Site">The team; it has a patrol.</param>
/// <param name="Day">The day.</param>
/// <param name="Place">Which of the patrol's places.</param>
internal sealed record PatrolWeekRow(TeamSite Site, PatrolDay Day, int Place)
{
    /// <summary>The team's shift.</summary>
    public TeamPatrol Patrol => Site.Patrol!;

    /// <summary>The visits of that day, in order.</summary>
    public IEnumerable<PatrolVisit> Visits => Day.Plan?.Visits.Where(visit => visit.Place == Place) ?? [];
}

/// <summary>Table of a week of patrols: which place is visited on which day, how often and when, and where nobody is sent on purpose. One row a
/// team, day and place.</summary>
/// <remarks>
/// A place without visits is either a control place of that day ("yes") or did not fit into the shift ("no"):
/// whoever measures the effect later needs the difference. A row holds from 07:00 until 07:00 of the next date (<see cref="OperationalDay"/>),
/// visits and control alike. Times are on a clock in Britain where the shift's begin is known, with the weekday after midnight, else from its begin.
/// </remarks>
internal static class PatrolWeekTable
{
    /// <summary>THE list of what is said of a place in a team's day.</summary>
    public static LayerSchema<IReadOnlyList<PatrolWeekRow>> Schema { get; } = new(
        "patrol_week", "patrol-week", LayerShape.None, "One row a team, day and place.", null,
        [
            Row.Integer("day", "", "1 to 7.", static r => r.Day.Number),
            Row.Text("date", "Its date; none where the week has none.", static r => r.Day.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            Row.Text("weekday", "Its weekday.", static r => r.Day.Weekday.ToString()),
            Row.Text("from", "Where the day begins.", static r => r.Day.From),
            Row.Text("until", "Where it ends.", static r => r.Day.Until),
            Row.Integer("team", "", "The team's number.", static r => r.Site.Number),
            Row.Text("shiftStart", "When the shift begins; none where that is not known.",
                static r => r.Day.StartHour is null ? null : r.Day.ClockAndDay(0)),
            Row.Number("shiftHours", "h", "Length of the shift.", 2, static r => (r.Day.Plan ?? r.Patrol.Plan).ShiftMinutes / 60),
            Row.Text("place", "What the place is called.", static r => r.Patrol.Names[r.Place]),
            Row.Integer("hotspot", "", "Rank of its hotspot; none where it is none.",
                static r => r.Patrol.Hotspots[r.Place] is > 0 and int rank ? rank : null),
            Row.Boolean("control", "Is nobody sent there that day on purpose?", static r => r.Day.Control.Contains(r.Place)),
            Row.Integer("visits", "", "Visits that day.", static r => r.Visits.Count()),
            Row.Text("arrivals", "When each begins.", static r => string.Join("; ", r.Visits.Select(visit => r.Day.ClockAndDay(visit.Arrival)))),
            Row.Number("easting", "m", "Easting on the National Grid.", 1, static r => r.Patrol.Places.Eastings[r.Place]),
            Row.Number("northing", "m", "Northing on the National Grid.", 1, static r => r.Patrol.Places.Northings[r.Place]),
        ]);

    /// <summary>The table of a placement.</summary>
    public static Layer Of(ReleasedPlacement placement)
    {
        var rows = new List<PatrolWeekRow>();
        foreach (TeamSite site in placement.Sites)
        {
            foreach (PatrolDay day in site.Patrol?.Week ?? [])
                rows.AddRange(Enumerable.Range(0, site.Patrol!.Places.Count).Select(place => new PatrolWeekRow(site, day, place)));
        }
        return Schema.Of(rows, null, rows.Count);
    }
}
