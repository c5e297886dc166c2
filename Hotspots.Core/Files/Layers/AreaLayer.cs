using System.Text.Json;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Model;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Files.Layers;

/// <summary>Which pieces of country were analysed, and with which parameters? One polygon an area.</summary>
/// <remarks>
/// The polygon is the boundary that was given; where there was none, the convex hull of the area's incidents and 100 m around it. An
/// area without incidents and boundary has no geometry.
/// </remarks>
internal sealed class AreaLayer : ILayerWriter
{
    /// <summary>Metres around the incidents: as far as positions may be off, and enough that one incident has a shape.</summary>
    private const double Margin = 100;

    /// <inheritdoc/>
    public string FileName => "areas.geojson";

    /// <inheritdoc/>
    public void Write(ReleasedRun run, Stream stream, CancellationToken cancellation)
    {
        IReadOnlyList<AreaResult> areas = run.Areas;
        var shapes = new GeoJsonGeometry[areas.Count];
        Parallel.For(0, shapes.Length, i => shapes[i] = new GeoJsonGeometry(Shape(areas[i].Area, run.Incidents.Points)));
        GeoBounds bounds = GeoBounds.Empty;
        foreach (GeoJsonGeometry shape in shapes)
            bounds.Add(shape.Bounds);
        FeatureCollectionWriter.Write(
            stream, run.Stamp, bounds, areas.Count, (json, i) => WriteFeature(json, areas[i], shapes[i]), cancellation);
    }

    private static Geometry Shape(StudyArea area, PointSet points)
    {
        if (area.Boundary is not null)
            return area.Boundary;
        if (area.Members.Length == 0)
            return Polygon.Empty;
        var outer = new List<Coordinate>();
        foreach (int member in Outermost.Of(points, area.Members))
            outer.Add(new Coordinate(points.Eastings[member], points.Northings[member]));
        return new GeometryFactory().CreateMultiPointFromCoords([.. outer]).ConvexHull().Buffer(Margin);
    }

    private static void WriteFeature(Utf8JsonWriter json, AreaResult found, GeoJsonGeometry shape)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "Feature"u8);
        shape.Bounds.Write(json);
        json.WritePropertyName("geometry"u8);
        shape.Write(json);
        json.WriteStartObject("properties"u8);
        json.WriteString("name"u8, found.Area.Name);
        json.WriteNumber("incidents"u8, found.Area.Members.Length);
        json.WriteNumber("clusters"u8, found.Main.Labels.ClusterCount);
        json.WriteNumber("noise"u8, found.Main.Labels.NoiseCount());
        json.WritePropertyName("parameters"u8);
        RunRecordJson.WriteParameters(json, found.Main.Parameters);
        json.WritePropertyName("methods"u8);
        RunRecordJson.WriteMethods(json, AreaRecord.Of(found).Methods);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
