using Hotspots.Core.Model.Results;
using Hotspots.Core.Outputs.Released;
using Row = Hotspots.Core.Outputs.Layers.Rows<Hotspots.Core.Outputs.Layers.DrawnContour>;

namespace Hotspots.Core.Outputs.Layers;

/// <summary>Contour of a surface, with whose it is.</summary>
/// <param name="Area">The area's name.</param>
/// <param name="Findings">Of the method that made the surface.</param>
/// <param name="Contour">The contour.</param>
internal readonly record struct DrawnContour(string Area, MethodFindings Findings, Contour Contour);

/// <summary>Layer of density contours: the ground of each level of each surface, the widest first.</summary>
internal static class ContourLayer
{
    /// <summary>THE list of what is said of a contour.</summary>
    public static LayerSchema<IReadOnlyList<DrawnContour>> Schema { get; } = new(
        "density", "density", LayerShape.MultiPolygon, "The ground of one level of a surface, with the share of all that lies inside.",
        LayerLook.Of(new LayerSymbol("#243540")),
        [
            Row.Text("area", "The town or area.", static c => c.Area),
            Row.Text("method", "The method that made the surface.", static c => c.Findings.Method),
            Row.Number("level", "as unit says", "The surface is at least so high here.", 6, static c => c.Contour.Level),
            Row.Text("unit", "Unit of the level.", static c => c.Findings.Surface?.Unit ?? ""),
            Row.Number("share", "", "How much of all lies inside, 0 to 1.", 6, static c => c.Contour.Share),
            Row.Number("areaKm2", "km²", "Size of the ground.", 6, static c => c.Contour.Ground.Area / 1e6),
        ])
    {
        HasBounds = true,
    };

    /// <summary>The layer of a run.</summary>
    public static Layer Of(ReleasedRun run)
    {
        DrawnContour[] drawn = [.. run.Areas.SelectMany(static area => area.Findings.SelectMany(
            found => found.Contours.Select(contour => new DrawnContour(area.Area.Name, found, contour))))];
        return Schema.Of(drawn, new AreaGeometry([.. drawn.Select(static c => c.Contour.Ground)]), drawn.Length);
    }
}
