using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.StreetTiles;

namespace Hotspots.Desktop.Tiles;

/// <summary>Street map of the user's own that is drawn as tiles: OpenStreetMap (.osm.pbf), an OS GeoPackage, or a pack of streets.</summary>
internal sealed class StreetFile : TileFile
{
    private readonly StreetMapTiles _tiles;

    private StreetFile(string path, StreetMapTiles tiles)
        : base(path)
    {
        _tiles = tiles;
        Metadata = new TileMetadata
        {
            Name = Path.GetFileName(path) + (tiles.IsPart ? " (10 km round the data)" : ""),
            Format = "pbf",
            MinZoom = StreetMapTiles.LeastZoom,
            MaxZoom = StreetMapTiles.GreatestZoom,
            Bounds = tiles.Bounds is { } bounds ? [.. bounds] : null,
            Attribution = tiles.Attribution,
            Layers = [.. StreetMapTiles.Layers],
            Style = "roads",
        };
    }

    /// <summary>Reads a file, which takes a moment for a county.</summary>
    /// <param name="full">Its full path.</param>
    /// <param name="near">Where the data are.</param>
    /// <exception cref="Refusal">It cannot be read, or nothing of it can be drawn.</exception>
    public static StreetFile OpenStreets(string full, IReadOnlyList<GridPoint> near)
    {
        StreetMapTiles tiles;
        try
        {
            tiles = StreetMapTiles.Read(full, near);
        }
        catch (ArgumentException e)
        {
            throw new Refusal(400, e.Message, e);
        }
        return tiles.Bounds is null
            ? throw new Refusal(400, $"\"{Path.GetFileName(full)}\" holds no street: choose another file.")
            : new StreetFile(full, tiles);
    }

    /// <inheritdoc/>
    public override byte[]? Tile(int zoom, int column, int row) => _tiles.Tile(zoom, column, row);

    public override void Dispose()
    {
        // All of it was read when it was opened.
    }
}
