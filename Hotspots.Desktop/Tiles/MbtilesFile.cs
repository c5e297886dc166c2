using System.Buffers.Binary;
using Microsoft.Data.Sqlite;

namespace Hotspots.Desktop.Tiles;

/// <summary>MBTiles file: a SQLite database with the tables "metadata" (name, value) and "tiles", whose rows are counted from the south.</summary>
/// <remarks>Source: MBTiles 1.3. It is only read, and by as many at once as ask.</remarks>
internal sealed class MbtilesFile : TileFile
{
    private const int SqliteTooBig = 18, SqliteInterrupt = 9, HeaderLength = 100;

    private readonly string _connection;
    private TileTables _tables;

    static MbtilesFile() => SQLitePCL.Batteries_V2.Init();

    private MbtilesFile(string path)
        : base(path)
    {
        // The file does not change while it is a map: no lock and no journal is put beside it, so a read-only disk or share will do.
        _connection = new SqliteConnectionStringBuilder { DataSource = AddressOf(path) + "?immutable=1", Mode = SqliteOpenMode.ReadOnly }.ToString();
        _tables = null!;
    }

    /// <summary>Opens a file.</summary>
    /// <param name="full">Its full path.</param>
    /// <exception cref="Refusal">It is no MBTiles file, a damaged one, one without tiles, or not on the web Mercator grid.</exception>
    public static MbtilesFile OpenDatabase(string full)
    {
        CheckHeader(full);
        var file = new MbtilesFile(full);
        try
        {
            using SqliteConnection connection = TileConnection.Open(file._connection);
            file._tables = TileTables.Find(connection, Path.GetFileName(full));
            RequireTiles(connection, file._tables, full);
            file.Metadata = TileMetadata.Read(connection, file._tables, full);
            return file;
        }
        catch (SqliteException e)
        {
            file.Dispose();
            throw Explained(full, e);
        }
        catch (Refusal)
        {
            file.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override byte[]? Tile(int zoom, int column, int row)
    {
        try
        {
            using SqliteConnection connection = TileConnection.Open(_connection);
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = $"SELECT {_tables.Data} FROM {_tables.From} WHERE {_tables.Places}.zoom_level = $zoom AND "
                + $"{_tables.Places}.tile_column = $column AND {_tables.Places}.tile_row = $row";
            command.Parameters.AddWithValue("$zoom", zoom);
            command.Parameters.AddWithValue("$column", column);
            command.Parameters.AddWithValue("$row", RowFromSouth(zoom, row));
            return command.ExecuteScalar() as byte[];
        }
        catch (SqliteException e)
        {
            throw Explained(FullPath, e);
        }
    }

    /// <summary>Rows in the file are counted from the south, and on the map from the north. Its own inverse.</summary>
    public static int RowFromSouth(int zoom, int row) => (1 << zoom) - 1 - row;

    public override void Dispose()
    {
        // Connections that wait in the pool would keep the file from being moved or deleted.
        using var connection = new SqliteConnection(_connection);
        SqliteConnection.ClearPool(connection);
    }

    /// <summary>A path as SQLite's "file:" address, in which "?" and "%" mean something.</summary>
    internal static string AddressOf(string path)
    {
        string address = new Uri(path).AbsoluteUri;
        // SQLite takes no server in an address: a share's name is part of the path.
        return address.StartsWith("file:///", StringComparison.Ordinal) ? address : "file:////" + address["file://".Length..];
    }

    // SQLite opens half a copy gladly and fails at the first tile beyond its end: the header says how long the file must be.
    private static void CheckHeader(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            Span<byte> header = stackalloc byte[HeaderLength];
            if (stream.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength)
                throw Damaged(path, null);
            int pageSize = BinaryPrimitives.ReadUInt16BigEndian(header[16..]);
            // Old writers leave the number of pages as it was; it counts where it is of the last change.
            bool isCounted = header[24..28].SequenceEqual(header[92..96]);
            long pages = isCounted ? BinaryPrimitives.ReadUInt32BigEndian(header[28..]) : 0;
            if (stream.Length < pages * (pageSize == 1 ? 65_536 : pageSize))
                throw Damaged(path, null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, e);
        }
    }

    private static void RequireTiles(SqliteConnection connection, TileTables tables, string path)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT 1 FROM {tables.From} LIMIT 1";
        if (command.ExecuteScalar() is null)
            throw new Refusal(400, $"\"{Path.GetFileName(path)}\" holds no tiles: download it again.");
    }

    private static Refusal Explained(string path, SqliteException error) => error.SqliteErrorCode switch
    {
        SqliteTooBig => new Refusal(400,
            $"\"{Path.GetFileName(path)}\" holds a tile of more than {TileConnection.MaxValueBytes >> 20} MB, which no map has: choose another file.",
            error),
        SqliteInterrupt => new Refusal(
            400, $"\"{Path.GetFileName(path)}\" takes too long to look up a tile, as a file without an index does: convert it again, or choose "
            + $"another file.", error),
        _ => Damaged(path, error),
    };
}
