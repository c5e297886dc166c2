using System.Globalization;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.StreetTiles;

namespace Hotspots.Desktop.Tiles;

/// <summary>File of tiles of web Mercator, on this computer, that lies under the map. It is only read, and by as many at once as ask.</summary>
internal abstract class TileFile(string path) : IDisposable
{
    /// <summary>Deeper than any map is drawn; rows and columns are whole numbers of 32 bits.</summary>
    public const int DeepestZoom = 30;

    /// <summary>Bytes at a file's beginning that tell what it is.</summary>
    private const int Telling = 72;

    /// <summary>Where a SQLite database says whose it is.</summary>
    private const int Owner = 68;

    /// <summary>What the file says of itself.</summary>
    public TileMetadata Metadata { get; protected set; } = null!;

    /// <summary>Its full path.</summary>
    public string FullPath { get; } = path;

    /// <summary>Opens a file, whichever of the kinds it is by what is in it.</summary>
    /// <param name="path">As it was chosen.</param>
    /// <param name="near">Where the data are, for a file that is too large to be read whole; null where that is not known.</param>
    /// <exception cref="Refusal">It is none of them, a damaged one, or one that cannot be drawn.</exception>
    public static TileFile Open(string path, IReadOnlyList<GridPoint>? near = null)
    {
        string full = FullPathOf(path), name = Path.GetFileName(full);
        ReadOnlySpan<byte> beginning = Beginning(full);
        if (beginning.StartsWith("PMTiles"u8) || beginning.StartsWith("PM\u0002\0"u8) || beginning.StartsWith("PM\u0001\0"u8))
            return PmtilesFile.OpenArchive(full);
        if (beginning.StartsWith("PK\u0003\u0004"u8))
            throw new Refusal(400, $"\"{name}\" is packed: unpack it and choose the file that is in it.");
        bool isDatabase = beginning.StartsWith("SQLite format 3\0"u8);
        bool isPackage = isDatabase && (beginning[Owner..].StartsWith("GP"u8) || Has(".gpkg"));
        if (isPackage || (!isDatabase && (beginning[4..].StartsWith("\n\tOSMHeader"u8) || Has(".pbf") || Has(StreetMapTiles.PackEnding))))
            return StreetFile.OpenStreets(full, near ?? []);
        if (!isDatabase)
        {
            throw new Refusal(
                400, $"\"{name}\" is no map file: choose one that ends in .mbtiles, .pmtiles, .gpkg or .osm.pbf, as it was downloaded.");
        }
        return MbtilesFile.OpenDatabase(full);

        bool Has(string ending) => full.EndsWith(ending, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A tile as it lies in the file.</summary>
    /// <param name="zoom">0 for the whole world in one tile.</param>
    /// <param name="column">From the west, from 0.</param>
    /// <param name="row">From the north, from 0.</param>
    /// <returns>Null when there is none.</returns>
    /// <exception cref="Refusal">The file cannot be read at this place.</exception>
    public abstract byte[]? Tile(int zoom, int column, int row);

    public abstract void Dispose();

    protected static Refusal Damaged(string path, Exception? because) =>
        new(400, $"\"{Path.GetFileName(path)}\" is damaged or not wholly copied: copy or download it again.", because);

    protected static Refusal Unreadable(string path, Exception because) =>
        new(400, $"\"{path}\" cannot be read: close the program that holds it, or ask for the right to read it.", because);

    private static string FullPathOf(string path)
    {
        string trimmed = path.Trim().Trim('"');
        if (trimmed.Length == 0 || trimmed.Contains('\0', StringComparison.Ordinal))
            throw new Refusal(400, "Choose a file of tiles or of roads on this computer.");
        string full = Path.GetFullPath(trimmed);
        if (Directory.Exists(full))
            throw new Refusal(400, $"\"{trimmed}\" is a folder: choose a file in it.");
        if (!File.Exists(full))
            throw new Refusal(404, $"There is no file \"{trimmed}\" on this computer: check the name and the folder.");
        return full;
    }

    private static byte[] Beginning(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[Telling];
            // What is shorter is none of them.
            stream.ReadAtLeast(bytes, Telling, throwOnEndOfStream: false);
            return bytes;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, e);
        }
    }

    /// <summary>A whole number as the file writes it, in text or not.</summary>
    internal static int? Whole(object? value) =>
        int.TryParse(Convert.ToString(value, CultureInfo.InvariantCulture), NumberStyles.Integer, CultureInfo.InvariantCulture, out int number)
            ? number : null;
}
