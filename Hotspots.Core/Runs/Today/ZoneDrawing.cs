using Hotspots.Core.Geography;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Model.Today;
using Hotspots.Core.Pipeline.FoundPlaces;
using Hotspots.Core.Pipeline.Naming;
using Hotspots.Core.Selection;

namespace Hotspots.Core.Runs.Today;

/// <summary>Names and ranks of zones, as those of hotspots are made.</summary>
internal sealed class ZoneDrawing
{
    private readonly PointSet _points;
    private readonly StreetNames? _streets;
    private readonly CodeCounter _counter;

    /// <summary>Looks at the streets of incidents once.</summary>
    public ZoneDrawing(IncidentFacets facets)
    {
        _points = facets.Incidents.Points;
        _streets = FacetTexts.Coded(facets.Incidents, ColumnRole.Street) is { } column ? new StreetNames(column) : null;
        _counter = new CodeCounter(_streets?.Count ?? 0);
    }

    /// <summary>The zones of a town and kind, without ranks.</summary>
    /// <param name="group">The town and kind.</param>
    /// <param name="test">What they rest on.</param>
    /// <param name="found">What was found.</param>
    public IEnumerable<NearRepeatZone> Of(NearRepeatGroup group, NearRepeatTest test, IReadOnlyList<FoundZone> found)
    {
        Func<GridPoint, NamedCentre?> nearest = group.Area.Centre is GridPoint centre
            ? _ => new NamedCentre(group.Area.Name, centre)
            : static point => Gazetteer.Britain.NearestPlace(point, double.PositiveInfinity) is { } place
                ? new NamedCentre(place.Name, place.Centre) : null;
        StreetTally[] tallies =
        [
            .. found.Select(zone => (_streets?.Tally(zone.Sources, _counter) ?? StreetTally.Empty).OrListed(_points, zone.Sources, zone.Outline)),
        ];
        string[] names = HotspotNames.Of(tallies, [.. found.Select(static zone => zone.Highest)], nearest);
        return found.Select((zone, z) => new NearRepeatZone
        {
            Rank = 0,
            Zone = names[z],
            Area = group.Area.Name,
            Cause = group.Kind,
            RiskRatio = zone.Risk,
            Metres = test.Metres,
            Until = TodayWords.DateOf(zone.LastDay),
            Incidents = zone.Raised,
            AreaKm2 = zone.Outline.Area / 1e6,
            EvidenceQ = test.Q,
            CentreEasting = zone.Highest.Easting,
            CentreNorthing = zone.Highest.Northing,
            Outline = zone.Outline,
        });
    }

    /// <summary>The zones of all towns in order of risk; equal ones by town, kind, then the more south-westerly.</summary>
    public static NearRepeatZone[] Ranked(IEnumerable<NearRepeatZone> zones) =>
    [
        .. zones.OrderByDescending(static zone => zone.RiskRatio).ThenBy(static zone => zone.Area, StringComparer.Ordinal)
            .ThenBy(static zone => zone.Cause, StringComparer.Ordinal).ThenBy(static zone => zone.CentreNorthing)
            .ThenBy(static zone => zone.CentreEasting)
            .Select(static (zone, place) => zone with { Rank = place + 1 }),
    ];
}
