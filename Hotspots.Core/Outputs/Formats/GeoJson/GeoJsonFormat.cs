using Hotspots.Core.Outputs.Layers;

namespace Hotspots.Core.Outputs.Formats.GeoJson;

/// <summary>GeoJSON (RFC 7946): one FeatureCollection a file, with run, marking and profile as foreign members.</summary>
internal sealed class GeoJsonFormat : ILayerFormat
{
    /// <inheritdoc/>
    public string Name => "geojson";

    /// <inheritdoc/>
    public string Ending => ".geojson";

    /// <inheritdoc/>
    public string Words => "GeoJSON, one file a layer, in degrees (WGS84); any mapping program reads it.";

    /// <inheritdoc/>
    public bool HoldsAll => false;

    /// <inheritdoc/>
    public bool IsGeographic => true;

    /// <inheritdoc/>
    public bool Holds(LayerShape shape) => shape != LayerShape.None;

    /// <inheritdoc/>
    public void Write(OutputDocument document, IReadOnlyList<Layer> layers, Stream stream, CancellationToken cancellation)
    {
        FeatureLayer[] parts = [.. layers.Select(static layer => new FeatureLayer(layer))];
        GeoBounds bounds = GeoBounds.Empty;
        int count = 0;
        foreach (FeatureLayer part in parts)
        {
            bounds.Add(part.Geometry.Bounds);
            count += part.Count;
        }
        FeatureCollectionWriter.Write(stream, document.Stamp, bounds, count, () => MakeRenderer(parts), cancellation);
    }

    // Features are asked for in ascending order, the layers' one after another.
    private static FeatureCollectionWriter.RenderFeature MakeRenderer(FeatureLayer[] parts)
    {
        int part = 0, first = 0;
        FeatureRenderer? renderer = null;
        return (json, index) =>
        {
            while (index - first >= parts[part].Count)
            {
                first += parts[part++].Count;
                renderer = null;
            }
            renderer ??= new FeatureRenderer(parts[part]);
            renderer.Write(json, index - first);
        };
    }
}
