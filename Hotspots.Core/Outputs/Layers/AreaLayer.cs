using Hotspots.Core.Model;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Outputs.Records;
using Hotspots.Core.Outputs.Released;
using NetTopologySuite.Geometries;
using Row = Hotspots.Core.Outputs.Layers.Rows<Hotspots.Core.Model.AreaResult>;

namespace Hotspots.Core.Outputs.Layers;

/// <summary>Layer of study areas: which pieces of country were analysed, and with which parameters.</summary>
/// <remarks>
/// The polygon is the boundary that was given; where there was none, the convex hull of the area's incidents and 100 m around it. An
/// area without incidents and boundary has no geometry.
/// </remarks>
internal static class AreaLayer
{
    /// <summary>Metres around the incidents: as far as positions may be off, and enough that one incident has a shape.</summary>
    private const double Margin = 100;

    /// <summary>THE list of what is said of a study area.</summary>
    public static LayerSchema<IReadOnlyList<AreaResult>> Schema { get; } = new(
        "areas", "areas", LayerShape.MultiPolygon, "One polygon a town, with how it was analysed.", LayerLook.Of(new LayerSymbol("#5b3f8c"),
            label: "name"),
        [
            Row.Text("name", "The area's name.", static a => a.Area.Name),
            Row.Integer("incidents", "", "Incidents in it that were analysed.", static a => a.Area.Members.Length),
            Row.Integer("clusters", "", "Clusters that the first method found.", static a => a.Main.Labels.ClusterCount),
            Row.Integer("noise", "", "Incidents in no cluster of the first method.", static a => a.Main.Labels.NoiseCount()),
            Row.Json("parameters", "Every parameter of the first method here, with its unit and why it was chosen.",
                static a => json => RunRecordJson.WriteParameters(json, a.Main.Parameters)),
            Row.Json("methods", "What each method did here.", static a => json => RunRecordJson.WriteMethods(json, AreaRecord.Of(a).Methods)),
        ])
    {
        HasBounds = true,
    };

    /// <summary>The layer of a run.</summary>
    public static Layer Of(ReleasedRun run)
    {
        IReadOnlyList<AreaResult> areas = run.Areas;
        var shapes = new Geometry[areas.Count];
        Parallel.For(0, shapes.Length, i => shapes[i] = Shape(areas[i].Area, run.Incidents.Points));
        return Schema.Of(areas, new AreaGeometry(shapes), areas.Count);
    }

    private static Geometry Shape(StudyArea area, PointSet points)
    {
        if (area.Boundary is not null)
            return area.Boundary;
        return area.Members.Length == 0 ? Polygon.Empty : Outermost.HullOf(points, area.Members).Buffer(Margin);
    }
}
