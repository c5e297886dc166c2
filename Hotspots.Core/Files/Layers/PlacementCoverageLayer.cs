using System.Text.Json;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Model;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Files.Layers;

/// <summary>What do the teams cover? The ground within reach of each, and every incident with the team that serves it.</summary>
/// <remarks>First one polygon a team (none where there is no reach), then one point an incident, in the order they were read.</remarks>
internal sealed class PlacementCoverageLayer : IPlacementWriter
{
    /// <summary>Straight pieces of a quarter circle: a circle of 1,500 m is drawn within 2 m.</summary>
    private const int QuarterPieces = 16;

    /// <inheritdoc/>
    public string FileName => "coverage.geojson";

    /// <inheritdoc/>
    public void Write(ReleasedPlacement placement, Stream stream, CancellationToken cancellation)
    {
        if (!placement.IsOnGrid)
        {
            FeatureCollectionWriter.Write(stream, placement.Stamp, GeoBounds.Empty, 0, static (_, _) => { }, cancellation);
            return;
        }
        GeoJsonGeometry[] reaches = placement.ReachMetres is double metres
            ? [.. placement.Sites.Select(site => new GeoJsonGeometry(new Point(site.Figures.Place.Easting, site.Figures.Place.Northing).Buffer(metres, QuarterPieces)))]
            : [];
        ServedIncidents served = placement.Served;
        var positions = new GeoPositions(placement.Incidents?.Points ?? placement.Demand, served.Members);
        GeoBounds bounds = positions.Bounds;
        foreach (GeoJsonGeometry reach in reaches)
            bounds.Add(reach.Bounds);
        FeatureCollectionWriter.Write(stream, placement.Stamp, bounds, reaches.Length + served.Members.Length, (json, i) =>
        {
            if (i < reaches.Length)
                WriteReach(json, placement.Sites[i], reaches[i], placement.ReachMetres!.Value);
            else
                WriteIncident(json, placement, positions, i - reaches.Length);
        }, cancellation);
    }

    private static void WriteReach(Utf8JsonWriter json, TeamSite site, GeoJsonGeometry reach, double metres)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "Feature"u8);
        json.WritePropertyName("geometry"u8);
        reach.Write(json);
        json.WriteStartObject("properties"u8);
        json.WriteString("what"u8, "reach"u8);
        json.WriteNumber("site"u8, site.Number);
        json.WriteString("name"u8, site.Name);
        json.WriteNumber("reachMetres"u8, GeoJsonText.Rounded(metres, 1));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteIncident(Utf8JsonWriter json, ReleasedPlacement placement, GeoPositions positions, int index)
    {
        ServedIncidents served = placement.Served;
        int member = served.Members[index];
        json.WriteStartObject();
        json.WriteString("type"u8, "Feature"u8);
        json.WriteStartObject("geometry"u8);
        json.WriteString("type"u8, "Point"u8);
        json.WritePropertyName("coordinates"u8);
        PlacementSiteLayer.WritePosition(json, positions, index);
        json.WriteEndObject();
        json.WriteStartObject("properties"u8);
        json.WriteString("what"u8, placement.Incidents is null ? "demand"u8 : "incident"u8);
        if (placement.Incidents is { } incidents)
        {
            if (!incidents.Ids.IsBlank(member))
                json.WriteString("id"u8, incidents.Ids[member]);
            json.WriteString("kind"u8, incidents.Kinds[member]);
        }
        else
        {
            json.WriteNumber("weight"u8, placement.Demand.WeightAt(member));
        }
        if (served.Sites[index] > 0)
            json.WriteNumber("site"u8, served.Sites[index]);
        else
            json.WriteNull("site"u8);
        if (double.IsFinite(served.Distances[index]))
            json.WriteNumber("distance"u8, GeoJsonText.Rounded(served.Distances[index], 1));
        else
            json.WriteNull("distance"u8);
        json.WriteString("unit"u8, placement.Record.Unit);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
