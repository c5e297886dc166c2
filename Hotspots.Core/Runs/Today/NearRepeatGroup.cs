using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Runs.Today;

/// <summary>Incidents of one kind in one town that are known to the day, until the day that is asked about.</summary>
/// <remarks>
/// Several at one place on one day are one event: three rows of one search are no repeats, and would make any test hold. One place is a
/// square of <see cref="PlaceMetres"/>.
/// </remarks>
internal sealed class NearRepeatGroup
{
    /// <summary>Side of the square that counts as one place, metres.</summary>
    public const double PlaceMetres = 10;

    /// <summary>With fewer events than this nothing is tested.</summary>
    public const int FewestEvents = 20;

    private NearRepeatGroup(StudyArea area, string kind, PointSet points, int[] incidents, long[] days) =>
        (Area, Kind, Points, Incidents, Days) = (area, kind, points, incidents, days);

    /// <summary>The town.</summary>
    public StudyArea Area { get; }

    /// <summary>The kind.</summary>
    public string Kind { get; }

    /// <summary>Where each event was.</summary>
    public PointSet Points { get; }

    /// <summary>One an event: the first of its incidents, an index into the placed incidents.</summary>
    public int[] Incidents { get; }

    /// <summary>When each event was: days since 1970-01-01 on a London calendar.</summary>
    public long[] Days { get; }

    /// <summary>The groups of an area, by kind in ordinal order.</summary>
    /// <param name="area">The area, with its incidents.</param>
    /// <param name="incidents">All placed incidents.</param>
    /// <param name="kindOf">The kind of an incident, as it is told.</param>
    /// <param name="dayOf">The day of an incident; null where it is not known, or lies after the day that is asked about.</param>
    public static IEnumerable<NearRepeatGroup> Of(StudyArea area, IncidentTable incidents, Func<int, string> kindOf, Func<int, long?> dayOf)
    {
        var kinds = new SortedDictionary<string, List<(int Incident, long Day)>>(StringComparer.Ordinal);
        var seen = new HashSet<(string Kind, long East, long North, long Day)>();
        foreach (int incident in area.Members)
        {
            if (dayOf(incident) is not { } day)
                continue;
            string kind = kindOf(incident);
            GridPoint at = incidents.Points[incident];
            if (!seen.Add((kind, (long)Math.Floor(at.Easting / PlaceMetres), (long)Math.Floor(at.Northing / PlaceMetres), day)))
                continue;
            if (!kinds.TryGetValue(kind, out List<(int Incident, long Day)>? events))
                kinds.Add(kind, events = []);
            events.Add((incident, day));
        }
        foreach ((string kind, List<(int Incident, long Day)> events) in kinds)
        {
            // The same sums whatever the order of the rows.
            events.Sort((a, b) => a.Day != b.Day ? a.Day.CompareTo(b.Day)
                : GridPoint.SouthWestFirst(incidents.Points[a.Incident], incidents.Points[b.Incident]) is not 0 and int order ? order
                : a.Incident.CompareTo(b.Incident));
            int[] rows = [.. events.Select(static one => one.Incident)];
            long[] days = [.. events.Select(static one => one.Day)];
            yield return new NearRepeatGroup(area, kind, incidents.Points.Select(rows).WithWeights(null), rows, days);
        }
    }
}
