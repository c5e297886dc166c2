using Hotspots.Core.Model.Placements;
using Hotspots.Core.Outputs.Released;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Outputs.Layers;

/// <summary>Layers of coverage: the ground within reach of each team, and every incident with the team that serves it.</summary>
internal static class CoverageLayers
{
    /// <summary>Straight pieces of a quarter circle: a circle of 1,500 m is drawn within 2 m.</summary>
    private const int QuarterPieces = 16;

    private const string File = "coverage";

    /// <summary>What is said of the ground within reach.</summary>
    public static LayerSchema<ReachRows> Reaches { get; } = new(
        "coverage_reach", File, LayerShape.MultiPolygon, "The ground within reach of one team.", LayerLook.Of(new LayerSymbol("#0b4f56",
            "#006e78", 0.07)),
        [
            OfReach("what", ColumnType.Text, "", "reach.", static (_, _) => LayerValue.Of("reach")),
            OfReach("site", ColumnType.Integer, "", "The team's number.", static (rows, i) => LayerValue.Of(rows.Sites[i].Number)),
            OfReach("name", ColumnType.Text, "", "What its place is called.", static (rows, i) => LayerValue.Of(rows.Sites[i].Name)),
            OfReach("reachMetres", ColumnType.Number, "m", "How far it reaches in a straight line.",
                static (rows, _) => rows.Metres is double metres ? LayerValue.Rounded(metres, 1) : LayerValue.Absent),
            AlongStreets("reach", ColumnType.Number, "as unit says", "How far it reaches along streets; only where it does.", static rows =>
                LayerValue.Rounded(rows.Along ?? 0, 1)),
            AlongStreets("unit", ColumnType.Text, "", "Unit of that reach.", static rows => LayerValue.Of(rows.Unit)),
        ]);

    /// <summary>What is said of an incident, or of a point of the demand.</summary>
    public static LayerSchema<ReleasedPlacement> Incidents { get; } = new(
        "coverage_incidents", File, LayerShape.Point, "One point an incident, with the team that serves it.",
            LayerLook.Of(new LayerSymbol("#8A9199")),
        [
            OfIncident("what", ColumnType.Text, "", "incident, or demand where it began with plain points.", static p =>
                _ => LayerValue.Of(p.Incidents is null ? "demand" : "incident")),
            OfIncident("id", ColumnType.Text, "", "The force's reference; left out where the row has none.",
                static p => p.Incidents is not { } incidents ? null
                : i => incidents.Ids.IsBlank(p.Served.Members[i]) ? LayerValue.Absent : LayerValue.Of(incidents.Ids[p.Served.Members[i]])),
            OfIncident("kind", ColumnType.Text, "", "The incident's kind.", static p => p.Incidents is not { } incidents ? null
                : i => LayerValue.Of(incidents.Kinds.Texts, incidents.Kinds.CodeAt(p.Served.Members[i]))),
            OfIncident("weight", ColumnType.Number, "", "The point's weight, where there are no incidents.",
                static p => p.Incidents is not null ? null
                : i => LayerValue.Exact(p.Demand.WeightAt(p.Served.Members[i]))),
            OfIncident("site", ColumnType.Integer, "", "The number of the team that serves it; none where none does.", static p =>
                i => p.Served.Sites[i] is > 0 and int site ? LayerValue.Of(site) : LayerValue.Null),
            OfIncident("distance", ColumnType.Number, "as unit says", "The way to that team.",
                static p => i => LayerValue.Rounded(p.Served.Distances[i], 1)),
            OfIncident("unit", ColumnType.Text, "", "Unit of the distance.", static p => _ => LayerValue.Of(p.Record.Unit)),
        ]);

    /// <summary>The layers of a placement: reaches first (none where there is no reach), then the incidents in the order they were read.</summary>
    public static IReadOnlyList<Layer> Of(ReleasedPlacement placement)
    {
        var incidents = new PointGeometry(placement.Incidents?.Points ?? placement.Demand, placement.Served.Members);
        Layer served = Incidents.Of(placement, incidents, incidents.Indices.Length);
        if (placement.Streets is { Reaches.Count: > 0 } streets)
            return [Reaches.Of(new ReachRows(placement.Sites, null, streets.Limit, placement.Record.Unit),
                new AreaGeometry([.. streets.Reaches]), streets.Reaches.Count), served];
        if (placement.ReachMetres is not double metres)
            return [Reaches.Of(new ReachRows([], 0), new AreaGeometry([]), 0), served];
        Geometry[] circles = [.. placement.Sites.Select(site =>
            new Point(site.Figures.Place.Easting, site.Figures.Place.Northing).Buffer(metres, QuarterPieces))];
        return [Reaches.Of(new ReachRows(placement.Sites, metres), new AreaGeometry(circles), circles.Length), served];
    }

    private static LayerColumn<ReachRows> OfReach(string name, ColumnType type, string unit, string meaning, Func<ReachRows, int,
        LayerValue> value) =>
        new(name, type, unit, meaning, rows => row => value(rows, row));

    private static LayerColumn<ReachRows> AlongStreets(
        string name, ColumnType type, string unit, string meaning, Func<ReachRows, LayerValue> value) =>
        new(name, type, unit, meaning, rows => rows.Along is null ? null : _ => value(rows));

    private static LayerColumn<ReleasedPlacement> OfIncident(
        string name, ColumnType type, string unit, string meaning, Func<ReleasedPlacement, Func<int, LayerValue>?> bind) =>
            new(name, type, unit, meaning, bind);
}

/// <summary>Rows of the layer of reaches.</summary>
/// <param name="Sites">One a row.</param>
/// <param name="Metres">How far each reaches in a straight line; null along streets.</param>
/// <param name="Along">How far each reaches along streets; null in a straight line.</param>
/// <param name="Unit">Unit of that.</param>
internal sealed record ReachRows(IReadOnlyList<TeamSite> Sites, double? Metres, double? Along = null, string Unit = "");
