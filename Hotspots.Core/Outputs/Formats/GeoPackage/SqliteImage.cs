using System.Runtime.InteropServices;
using SQLitePCL;

namespace Hotspots.Core.Outputs.Formats.GeoPackage;

/// <summary>SQLite database that is made in memory and written as the bytes of its file.</summary>
/// <remarks>
/// It never has a file of its own: what is written goes through the same stream as every other format. It holds some 250 bytes an incident,
/// twice while it is written. The same statements make the same bytes with the same release of SQLite.
/// </remarks>
internal sealed class SqliteImage : IDisposable
{
    private readonly sqlite3 _database;

    static SqliteImage() => Batteries_V2.Init();

    /// <summary>An empty database.</summary>
    public SqliteImage()
    {
        Check(raw.sqlite3_open(":memory:", out _database), null);
    }

    /// <summary>Runs statements that give nothing back.</summary>
    public void Run(string sql) => Check(raw.sqlite3_exec(_database, sql), _database);

    /// <summary>Runs one statement with values.</summary>
    public void Run(string sql, params ReadOnlySpan<object?> values)
    {
        using Statement statement = Prepare(sql);
        for (int i = 0; i < values.Length; i++)
        {
            switch (values[i])
            {
                case null:
                    statement.BindNull(i);
                    break;
                case string text:
                    statement.Bind(i, text);
                    break;
                case double number:
                    statement.Bind(i, number);
                    break;
                default:
                    statement.Bind(i, (int)values[i]!);
                    break;
            }
        }
        statement.Step();
    }

    /// <summary>A statement that is run many times.</summary>
    public Statement Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v2(_database, sql, out sqlite3_stmt statement), _database);
        return new Statement(_database, statement);
    }

    /// <summary>Writes the bytes of the database's file.</summary>
    public void WriteTo(Stream stream)
    {
        IntPtr bytes = raw.sqlite3_serialize(_database, "main", out long length, 0);
        if (bytes == IntPtr.Zero)
            throw new IOException("There is too little memory for a GeoPackage of this size: write another format, or fewer areas at a time.");
        try
        {
            const int Piece = 1 << 20;
            var piece = new byte[(int)Math.Min(Piece, length)];
            for (long at = 0; at < length; at += piece.Length)
            {
                int count = (int)Math.Min(piece.Length, length - at);
                Marshal.Copy((nint)(bytes + at), piece, 0, count);
                stream.Write(piece, 0, count);
            }
        }
        finally
        {
            raw.sqlite3_free(bytes);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _database.Dispose();

    private static void Check(int result, sqlite3? database)
    {
        if (result is not (raw.SQLITE_OK or raw.SQLITE_DONE or raw.SQLITE_ROW))
            throw new IOException($"SQLite says: {(database is null ? raw.sqlite3_errstr(result) : raw.sqlite3_errmsg(database)).utf8_to_string()}.");
    }

    /// <summary>A statement with values to be filled in, counted from 0.</summary>
    public sealed class Statement(sqlite3 database, sqlite3_stmt statement) : IDisposable
    {
        /// <summary>Nothing.</summary>
        public void BindNull(int index) => Check(raw.sqlite3_bind_null(statement, index + 1), database);

        /// <summary>A whole number.</summary>
        public void Bind(int index, long value) => Check(raw.sqlite3_bind_int64(statement, index + 1, value), database);

        /// <summary>A number.</summary>
        public void Bind(int index, double value) => Check(raw.sqlite3_bind_double(statement, index + 1, value), database);

        /// <summary>A text.</summary>
        public void Bind(int index, string text) => Check(raw.sqlite3_bind_text(statement, index + 1, text), database);

        /// <summary>Bytes.</summary>
        public void Bind(int index, ReadOnlySpan<byte> bytes) => Check(raw.sqlite3_bind_blob(statement, index + 1, bytes), database);

        /// <summary>Runs it, and makes it ready for the next values.</summary>
        public void Step()
        {
            Check(raw.sqlite3_step(statement), database);
            Check(raw.sqlite3_reset(statement), database);
        }

        /// <inheritdoc/>
        public void Dispose() => statement.Dispose();
    }
}
