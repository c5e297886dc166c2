using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Hotspots.Desktop.Tiles;

/// <summary>Connection to an MBTiles file of a stranger: it can be looked up in and nothing else, in bounded time and memory.</summary>
/// <remarks>Source: SQLite, "Defense Against The Dark Arts" (sqlite.org/security.html), the advice for files from outside.</remarks>
internal static class TileConnection
{
    /// <summary>Largest tile or text, bytes: the largest tiles of vector maps have some 5 MB.</summary>
    internal const int MaxValueBytes = 16 << 20;

    /// <summary>Steps of SQLite's machine between two looks at the count.</summary>
    private const int StepsOfALook = 10_000;

    /// <summary>
    /// Most looks while a connection is in use: a tile takes a hundred steps by an index, and some 60 million where four million tiles have none.
    /// A count and not a clock, so that a slow disk is no fault of the file.
    /// </summary>
    private const int MaxLooks = 40_000;

    private const int LimitLength = 0, LimitSqlLength = 1, LimitExpressionDepth = 3, LimitCompoundSelect = 4, LimitMachineSteps = 5,
        LimitAttached = 7, LimitPatternLength = 8, LimitTriggerDepth = 10, LimitWorkers = 11;

    /// <summary>Opens a connection; it comes from a pool and goes back to it.</summary>
    /// <param name="connectionString">Of a file that is only read.</param>
    /// <exception cref="SqliteException">It is no database.</exception>
    public static SqliteConnection Open(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            Bind(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Bind(SqliteConnection connection)
    {
        sqlite3 handle = connection.Handle!;
        raw.sqlite3_limit(handle, LimitLength, MaxValueBytes);
        raw.sqlite3_limit(handle, LimitSqlLength, 100_000);
        raw.sqlite3_limit(handle, LimitExpressionDepth, 20);
        raw.sqlite3_limit(handle, LimitCompoundSelect, 3);
        raw.sqlite3_limit(handle, LimitMachineSteps, 25_000);
        raw.sqlite3_limit(handle, LimitAttached, 0);
        raw.sqlite3_limit(handle, LimitPatternLength, 50);
        raw.sqlite3_limit(handle, LimitTriggerDepth, 1);
        raw.sqlite3_limit(handle, LimitWorkers, 0);
        int looks = 0;
        // Each opening begins to count anew: the handle may have been in use before.
        raw.sqlite3_progress_handler(handle, StepsOfALook, _ => ++looks > MaxLooks ? 1 : 0, null);
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA trusted_schema = OFF; PRAGMA query_only = ON; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0";
        command.ExecuteNonQuery();
    }
}
