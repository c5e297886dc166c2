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
/// <param name="Style">By which list of layers it is drawn: "zoomstack", "protomaps", "openmaptiles" or "plain".</param>
/// <param name="Format">"pbf", "png", "jpg" or "webp".</param>
/// <param name="MinZoom">Least zoom of its tiles.</param>
/// <param name="MaxZoom">Greatest zoom of its tiles.</param>
/// <param name="Bounds">West, south, east, north in degrees; null when not said.</param>
/// <param name="Attribution">To be shown on the map and on every picture of it; may be blank.</param>
/// <param name="Layers">Names of the layers of vector tiles.</param>
internal sealed record TilesAnswer(
    int Version, string Path, string Name, string Kind, string Style, string Format, int MinZoom, int MaxZoom, double[]? Bounds, string Attribution,
    string[] Layers)
{
    public static TilesAnswer Of(TileShelf.Opened opened)
    {
        TileMetadata metadata = opened.File.Metadata;
        return new TilesAnswer(
            opened.Version, opened.File.FullPath, metadata.Name, metadata.IsVector ? "vector" : "raster", metadata.Style,
            metadata.Format, metadata.MinZoom, metadata.MaxZoom, metadata.Bounds, metadata.Attribution, metadata.Layers);
    }
}

/// <summary>A folder of this computer, as far as the chooser of files shows it.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Parent">That of the folder that holds it; null for none.</param>
/// <param name="Roots">Where one can begin: the user's own folder, and drives.</param>
/// <param name="Folders">Names of the folders in it.</param>
/// <param name="Files">Those files in it that can lie under the map.</param>
internal sealed record FolderAnswer(string Path, string? Parent, string[] Roots, string[] Folders, FolderFileAnswer[] Files);

/// <summary>A file that can lie under the map.</summary>
/// <param name="Name">Without its folder.</param>
/// <param name="Path">With it.</param>
/// <param name="Bytes">How large it is.</param>
internal sealed record FolderFileAnswer(string Name, string Path, long Bytes);

/// <summary>Another file of tiles, or none, lies under the map.</summary>
internal sealed record TilesEvent(int Version);

/// <summary>How does what is said of tiles look as JSON?</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TilesAnswer))]
[JsonSerializable(typeof(FolderAnswer))]
[JsonSerializable(typeof(TilesQuery))]
[JsonSerializable(typeof(TilesEvent))]
internal sealed partial class TilesJson : JsonSerializerContext;
