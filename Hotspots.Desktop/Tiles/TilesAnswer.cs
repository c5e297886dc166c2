using System.Text.Json.Serialization;

namespace Hotspots.Desktop.Tiles;

/// <summary>A file to open.</summary>
internal sealed record TilesQuery
{
    /// <summary>Its path on this computer.</summary>
    public required string Path { get; init; }
}

/// <summary>The file of tiles that is open.</summary>
/// <param name="Version">Another for each file.</param>
/// <param name="Path">Its full path.</param>
/// <param name="Name">What it calls itself.</param>
/// <param name="Kind">"raster" or "vector".</param>
/// <param name="Style">"zoomstack" for what is known, else "plain".</param>
/// <param name="Format">"pbf", "png", "jpg" or "webp".</param>
/// <param name="MinZoom">Least zoom of its tiles.</param>
/// <param name="MaxZoom">Greatest zoom of its tiles.</param>
/// <param name="Bounds">West, south, east, north in degrees; null when not said.</param>
/// <param name="Attribution">To be shown on the map and on every picture of it; may be blank.</param>
/// <param name="Layers">Names of the layers of vector tiles.</param>
internal sealed record TilesAnswer(
    int Version, string Path, string Name, string Kind, string Style, string Format, int MinZoom, int MaxZoom, double[]? Bounds, string Attribution, string[] Layers)
{
    public static TilesAnswer Of(TileShelf.Opened opened)
    {
        TileMetadata metadata = opened.File.Metadata;
        return new TilesAnswer(
            opened.Version, opened.File.FullPath, metadata.Name, metadata.IsVector ? "vector" : "raster", metadata.IsZoomstack ? "zoomstack" : "plain",
            metadata.Format, metadata.MinZoom, metadata.MaxZoom, metadata.Bounds, metadata.Attribution, metadata.Layers);
    }
}

/// <summary>Another file of tiles, or none, lies under the map.</summary>
internal sealed record TilesEvent(int Version);

/// <summary>How does what is said of tiles look as JSON?</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TilesAnswer))]
[JsonSerializable(typeof(TilesQuery))]
[JsonSerializable(typeof(TilesEvent))]
internal sealed partial class TilesJson : JsonSerializerContext;
