using System.Text.Json;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Model;

namespace Hotspots.Core.Files.Layers;

/// <summary>Where do the teams go? One point a team, with what it covers and why it stands there.</summary>
internal sealed class PlacementSiteLayer : IPlacementWriter
{
    /// <inheritdoc/>
    public string FileName => "sites.geojson";

    /// <inheritdoc/>
    public void Write(ReleasedPlacement placement, Stream stream, CancellationToken cancellation)
    {
        IReadOnlyList<TeamSite> sites = placement.IsOnGrid ? placement.Sites : [];
        var positions = PositionsOf(sites);
        FeatureCollectionWriter.Write(stream, placement.Stamp, positions.Bounds, sites.Count, (json, i) =>
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "Feature"u8);
            json.WriteStartObject("geometry"u8);
            json.WriteString("type"u8, "Point"u8);
            json.WritePropertyName("coordinates"u8);
            WritePosition(json, positions, i);
            json.WriteEndObject();
            json.WriteStartObject("properties"u8);
            WriteProperties(json, sites[i], placement.Record);
            json.WriteEndObject();
            json.WriteEndObject();
        }, cancellation);
    }

    /// <summary>Where the sites are in degrees.</summary>
    public static GeoPositions PositionsOf(IReadOnlyList<TeamSite> sites) =>
        new(new PointSet([.. sites.Select(static s => s.Figures.Place.Easting)], [.. sites.Select(static s => s.Figures.Place.Northing)]), [.. Enumerable.Range(0, sites.Count)]);

    /// <summary>Writes "[lon,lat]".</summary>
    public static void WritePosition(Utf8JsonWriter json, GeoPositions positions, int index)
    {
        Span<byte> text = stackalloc byte[GeoJsonText.MaxPosition];
        json.WriteRawValue(text[..positions.Write(index, text)], skipInputValidation: true);
    }

    /// <summary>Writes what is known of a site, as members of an object; the same in the layer and in the record.</summary>
    public static void WriteProperties(Utf8JsonWriter json, TeamSite site, PlacementRecord record)
    {
        PlacedSite figures = site.Figures;
        json.WriteNumber("number"u8, site.Number);
        json.WriteString("name"u8, site.Name);
        json.WriteString("pool"u8, site.Pool);
        json.WriteString("area"u8, site.Area);
        json.WriteNumber("easting"u8, GeoJsonText.Rounded(figures.Place.Easting, 2));
        json.WriteNumber("northing"u8, GeoJsonText.Rounded(figures.Place.Northing, 2));
        json.WriteString("gridReference"u8, site.GridReference);
        json.WriteNumber("site"u8, figures.Site);
        json.WriteBoolean("fixed"u8, figures.IsFixed);
        json.WriteNumber("gain"u8, GeoJsonText.Rounded(figures.Gain, 6));
        json.WriteNumber("weightInReach"u8, GeoJsonText.Rounded(figures.WeightInReach, 6));
        json.WriteNumber("weightServed"u8, GeoJsonText.Rounded(figures.WeightServed, 6));
        json.WriteNumber("shareInReach"u8, GeoJsonText.Rounded(figures.WeightInReach / record.TotalWeight, 6));
        json.WriteNumber("meanDistance"u8, GeoJsonText.Rounded(figures.MeanDistance, 3));
        json.WriteString("unit"u8, record.Unit);
        if (site.NearestHotspot is { } spot)
        {
            json.WriteStartObject("nearestHotspot"u8);
            json.WriteNumber("rank"u8, spot.Rank);
            json.WriteString("name"u8, spot.Name);
            json.WriteString("area"u8, spot.Area);
            json.WriteNumber("metres"u8, GeoJsonText.Rounded(site.HotspotMetres, 0));
            json.WriteEndObject();
        }
        json.WriteString("why"u8, site.Why);
    }
}
