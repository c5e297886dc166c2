using System.Text.Json;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Model;

namespace Hotspots.Core.Files.Layers;

/// <summary>Which places does each team visit in a shift, in which order? A line a round, a point a visit.</summary>
/// <remarks>Lines are straight from stop to stop: they show the order, not the road.</remarks>
internal sealed class PlacementPatrolLayer : IPlacementWriter
{
    /// <inheritdoc/>
    public string FileName => "patrol.geojson";

    /// <inheritdoc/>
    public void Write(ReleasedPlacement placement, Stream stream, CancellationToken cancellation)
    {
        List<Stop> stops = [];
        List<(TeamSite Site, int Round, int First, int Count)> rounds = [];
        foreach (TeamSite site in placement.IsOnGrid ? placement.Sites : [])
        {
            if (site.Patrol is { } patrol)
                Add(site, patrol, stops, rounds);
        }
        var positions = new GeoPositions(
            new PointSet([.. stops.Select(static s => s.Place.Easting)], [.. stops.Select(static s => s.Place.Northing)]), [.. Enumerable.Range(0, stops.Count)]);
        int[] visits = [.. Enumerable.Range(0, stops.Count).Where(i => stops[i].Visit is not null)];
        FeatureCollectionWriter.Write(stream, placement.Stamp, positions.Bounds, rounds.Count + visits.Length, (json, i) =>
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "Feature"u8);
            if (i < rounds.Count)
                WriteRound(json, rounds[i], positions);
            else
                WriteVisit(json, stops[visits[i - rounds.Count]], visits[i - rounds.Count], positions);
            json.WriteEndObject();
        }, cancellation);
    }

    private static void Add(TeamSite site, TeamPatrol patrol, List<Stop> stops, List<(TeamSite, int, int, int)> rounds)
    {
        int number = 0;
        foreach (IGrouping<int, PatrolVisit> round in patrol.Plan.Visits.GroupBy(static visit => visit.Round))
        {
            int first = stops.Count;
            stops.Add(new Stop(site, site.Figures.Place, null, "", 0));
            foreach (PatrolVisit visit in round)
                stops.Add(new Stop(site, patrol.Places[visit.Place], visit, patrol.Names[visit.Place], ++number));
            stops.Add(new Stop(site, site.Figures.Place, null, "", 0));
            rounds.Add((site, round.Key, first, stops.Count - first));
        }
    }

    private static void WriteRound(Utf8JsonWriter json, (TeamSite Site, int Round, int First, int Count) round, GeoPositions positions)
    {
        PatrolPlan plan = round.Site.Patrol!.Plan;
        json.WriteStartObject("geometry"u8);
        json.WriteString("type"u8, "LineString"u8);
        json.WriteStartArray("coordinates"u8);
        for (int i = 0; i < round.Count; i++)
            PlacementSiteLayer.WritePosition(json, positions, round.First + i);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("properties"u8);
        json.WriteString("what"u8, "round"u8);
        json.WriteNumber("site"u8, round.Site.Number);
        json.WriteNumber("round"u8, round.Round + 1);
        json.WriteNumber("visits"u8, round.Count - 2);
        json.WriteNumber("shiftTravelMinutes"u8, GeoJsonText.Rounded(plan.TravelMinutes, 1));
        json.WriteNumber("shiftVisitMinutes"u8, GeoJsonText.Rounded(plan.VisitMinutes, 1));
        json.WriteNumber("shiftMinutes"u8, GeoJsonText.Rounded(plan.ShiftMinutes, 1));
        json.WriteEndObject();
    }

    private static void WriteVisit(Utf8JsonWriter json, Stop stop, int index, GeoPositions positions)
    {
        PatrolVisit visit = stop.Visit!.Value;
        json.WriteStartObject("geometry"u8);
        json.WriteString("type"u8, "Point"u8);
        json.WritePropertyName("coordinates"u8);
        PlacementSiteLayer.WritePosition(json, positions, index);
        json.WriteEndObject();
        json.WriteStartObject("properties"u8);
        json.WriteString("what"u8, "visit"u8);
        json.WriteNumber("site"u8, stop.Site.Number);
        json.WriteNumber("visit"u8, stop.Number);
        json.WriteNumber("round"u8, visit.Round + 1);
        json.WriteString("place"u8, stop.Name);
        json.WriteNumber("arrivalMinutes"u8, GeoJsonText.Rounded(visit.Arrival, 1));
        json.WriteNumber("travelMinutes"u8, GeoJsonText.Rounded(visit.TravelMinutes, 1));
        json.WriteEndObject();
    }

    private readonly record struct Stop(TeamSite Site, GridPoint Place, PatrolVisit? Visit, string Name, int Number);
}
