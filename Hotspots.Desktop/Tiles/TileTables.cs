using Microsoft.Data.Sqlite;

namespace Hotspots.Desktop.Tiles;

/// <summary>In which tables do the tiles lie? Asked of tables alone: a view is a program of the file's author, and is never run.</summary>
/// <remarks>
/// MBTiles 1.3 has one table of tiles. Programs that keep equal tiles once (tippecanoe, mbutil, planetiler) write two tables, and a view that joins
/// them: the same two tables are joined here instead.
/// </remarks>
/// <param name="From">What stands behind FROM.</param>
/// <param name="Data">The column of the tile's bytes.</param>
/// <param name="Places">The table that says where; its columns are those of the standard.</param>
internal sealed record TileTables(string From, string Data, string Places)
{
    private static readonly TileTables Plain = new("tiles", "tile_data", "tiles");

    private static readonly (string Places, string Images, string Id)[] Joined =
        [("map", "images", "tile_id"), ("tiles_shallow", "tiles_data", "tile_data_id")];

    /// <summary>Finds them.</summary>
    /// <param name="connection">To the file.</param>
    /// <param name="name">The file's name, for a sentence.</param>
    /// <exception cref="Refusal">There are none, or a view or a table that computes stands in their place.</exception>
    public static TileTables Find(SqliteConnection connection, string name)
    {
        if (IsTable(connection, "tiles", ["zoom_level", "tile_column", "tile_row", "tile_data"]))
            return Plain;
        foreach ((string places, string images, string id) in Joined)
        {
            if (IsTable(connection, places, ["zoom_level", "tile_column", "tile_row", id]) && IsTable(connection, images, [id, "tile_data"]))
                return new TileTables($"{places} JOIN {images} ON {images}.{id} = {places}.{id}", $"{images}.tile_data", places);
        }
        throw new Refusal(400, Exists(connection, "tiles")
            ? $"\"{name}\" keeps its tiles in a way that is not read here (a view of its own): convert it to plain MBTiles, or choose another file."
            : $"\"{name}\" is a database without a table of tiles: choose an MBTiles file (of OS Open Zoomstack, the vector tiles, not the "
                + $"GeoPackage).");
    }

    /// <summary>Is there a plain table of this name with these columns, none of them computed?</summary>
    public static bool IsTable(SqliteConnection connection, string table, IReadOnlyCollection<string> columns)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText =
            "SELECT 1 FROM sqlite_master WHERE name = $name COLLATE NOCASE AND type = 'table' AND rootpage > 0 AND sql LIKE 'CREATE TABLE%'";
        command.Parameters.AddWithValue("$name", table);
        if (command.ExecuteScalar() is null)
            return false;
        // "hidden" is 2 or 3 for a column that an expression of the file's author makes.
        command.CommandText = "SELECT name FROM pragma_table_xinfo($name) WHERE hidden = 0";
        var stored = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
            stored.Add(reader.GetString(0));
        return columns.All(stored.Contains);
    }

    private static bool Exists(SqliteConnection connection, string name)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT 1 FROM sqlite_master WHERE name = $name COLLATE NOCASE";
        command.Parameters.AddWithValue("$name", name);
        return command.ExecuteScalar() is not null;
    }
}
