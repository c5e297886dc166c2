using System.Text.Json;
using Hotspots.Core.Model.Placements;
using Hotspots.Core.Outputs.Released;
using Row = Hotspots.Core.Outputs.Layers.Rows<Hotspots.Core.Outputs.Layers.RecordedSite>;

namespace Hotspots.Core.Outputs.Layers;

/// <summary>Site of a team, with the record of the placement that it is part of.</summary>
/// <param name="Site">The site.</param>
/// <param name="Record">The record.</param>
internal readonly record struct RecordedSite(TeamSite Site, PlacementRecord Record)
{
    /// <summary>The sites of a placement.</summary>
    public static RecordedSite[] Of(ReleasedPlacement placement) => [.. placement.Sites.Select(site => new RecordedSite(site, placement.Record))];
}

/// <summary>Layer of sites: where the teams go. One point a team, with what it covers and why it stands there.</summary>
internal static class SiteLayer
{
    /// <summary>THE list of what is said of a site; the same in the layer and in the record.</summary>
    public static LayerSchema<IReadOnlyList<RecordedSite>> Schema { get; } = new(
        "sites", "sites", LayerShape.Point, "One point a team, with what it covers and why it stands there.",
        LayerLook.Of(new LayerSymbol("#0b4f56") { Mark = MarkShape.Square }, label: "number"),
        [
            Row.Integer("number", "", "1, 2, 3 …: those that were there already first, then in order of gain.", static s => s.Site.Number),
            Row.Text("name", "What the place is called.", static s => s.Site.Name),
            Row.Text("pool", "The areas whose teams it belongs to.", static s => s.Site.Pool),
            Row.Text("area", "The town it is for.", static s => s.Site.Area),
            Row.Number("easting", "m", "Easting on the National Grid.", 2, static s => s.Site.Figures.Place.Easting),
            Row.Number("northing", "m", "Northing on the National Grid.", 2, static s => s.Site.Figures.Place.Northing),
            Row.Text("gridReference", "Grid reference, a square of 100 m; blank off the National Grid.", static s => s.Site.GridReference),
            Row.Integer("site", "", "Which of the places that were considered.", static s => s.Site.Figures.Site),
            Row.Boolean("fixed", "Was it there already?", static s => s.Site.Figures.IsFixed),
            Row.Number("gain", "weight", "What it adds to those above it.", 6, static s => s.Site.Figures.Gain),
            Row.Number("weightInReach", "weight", "Weight within its reach.", 6, static s => s.Site.Figures.WeightInReach),
            Row.Number("weightServed", "weight", "Weight that it serves.", 6, static s => s.Site.Figures.WeightServed),
            Row.Number("shareInReach", "", "Share of all weight within its reach, 0 to 1.", 6,
                static s => s.Site.Figures.WeightInReach / s.Record.TotalWeight),
            Row.Number("meanDistance", "as unit says", "Mean way to what it serves.", 3, static s => s.Site.Figures.MeanDistance),
            Row.Text("unit", "Unit of distances.", static s => s.Record.Unit),
            Row.Json("nearestHotspot", "The nearest hotspot and the metres to its edge; left out where there is none.", NearestHotspot),
            Row.Text("why", "Why it stands there.", static s => s.Site.Why),
        ]);

    /// <summary>The layer of a placement.</summary>
    public static Layer Of(ReleasedPlacement placement)
    {
        RecordedSite[] sites = RecordedSite.Of(placement);
        return Schema.Of(sites, PointGeometry.Of([.. sites.Select(static s => s.Site.Figures.Place)]), sites.Length);
    }

    private static Action<Utf8JsonWriter>? NearestHotspot(RecordedSite row) => row.Site.NearestHotspot is not { } spot ? null : json =>
    {
        json.WriteStartObject();
        json.WriteNumber("rank"u8, spot.Rank);
        json.WriteString("name"u8, spot.Name);
        json.WriteString("area"u8, spot.Area);
        json.WriteNumber("metres"u8, LayerValue.Round(row.Site.HotspotMetres, 0));
        json.WriteEndObject();
    };
}
