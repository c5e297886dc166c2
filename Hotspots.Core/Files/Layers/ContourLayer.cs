using System.Text.Json;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Model;

namespace Hotspots.Core.Files.Layers;

/// <summary>Where is it how dense? One polygon (or several) for each level of each surface, the widest first.</summary>
internal sealed class ContourLayer : ILayerWriter
{
    /// <inheritdoc/>
    public string FileName => "density.geojson";

    /// <inheritdoc/>
    public void Write(ReleasedRun run, Stream stream, CancellationToken cancellation)
    {
        var drawn = new List<Drawn>();
        foreach (AreaResult area in run.Areas)
        {
            foreach (MethodFindings findings in area.Findings)
                drawn.AddRange(findings.Contours.Select(contour => new Drawn(area.Area.Name, findings, contour)));
        }
        var shapes = new GeoJsonGeometry[drawn.Count];
        Parallel.For(0, shapes.Length, i => shapes[i] = new GeoJsonGeometry(drawn[i].Contour.Ground));
        GeoBounds bounds = GeoBounds.Empty;
        foreach (GeoJsonGeometry shape in shapes)
            bounds.Add(shape.Bounds);
        FeatureCollectionWriter.Write(
            stream, run.Stamp, bounds, drawn.Count, (json, i) => WriteFeature(json, drawn[i], shapes[i]), cancellation);
    }

    private static void WriteFeature(Utf8JsonWriter json, Drawn drawn, GeoJsonGeometry shape)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "Feature"u8);
        shape.Bounds.Write(json);
        json.WritePropertyName("geometry"u8);
        shape.Write(json);
        json.WriteStartObject("properties"u8);
        json.WriteString("area"u8, drawn.Area);
        json.WriteString("method"u8, drawn.Findings.Method);
        json.WriteNumber("level"u8, GeoJsonText.Rounded(drawn.Contour.Level, 6));
        json.WriteString("unit"u8, drawn.Findings.Surface?.Unit ?? "");
        json.WriteNumber("share"u8, GeoJsonText.Rounded(drawn.Contour.Share, 6));
        json.WriteNumber("areaKm2"u8, GeoJsonText.Rounded(drawn.Contour.Ground.Area / 1e6, 6));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private readonly record struct Drawn(string Area, MethodFindings Findings, Contour Contour);
}
