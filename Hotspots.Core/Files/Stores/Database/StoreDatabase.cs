using Hotspots.Core.Model;
using SQLitePCL;

namespace Hotspots.Core.Files.Stores.Database;

/// <summary>SQLite connection to a store's file: statements, transactions, and each failure in one sentence.</summary>
/// <remarks>
/// Journal mode DELETE and full synchronisation: after a kill or a power cut the file is what it was before the transaction. What is deleted is
/// overwritten. Another writer is waited for. Not safe for several threads.
/// </remarks>
internal sealed class StoreDatabase : IDisposable
{
    /// <summary>How long another writer is waited for.</summary>
    public static readonly TimeSpan UsualWait = TimeSpan.FromSeconds(15);

    private const int StepsOfALook = 100_000, LimitAttached = 7;

    private readonly sqlite3 _database;
    private readonly CancellationToken _cancellation;

    static StoreDatabase() => Batteries_V2.Init();

    private StoreDatabase(string path, sqlite3 database, CancellationToken cancellation)
    {
        Path = path;
        _database = database;
        _cancellation = cancellation;
    }

    /// <summary>The file as it was named.</summary>
    public string Path { get; }

    /// <summary>Is it closed to writing?</summary>
    public bool IsReadOnly => raw.sqlite3_db_readonly(_database, "main") == 1;

    /// <summary>Row id of the row that was inserted last.</summary>
    public long LastRow => raw.sqlite3_last_insert_rowid(_database);

    /// <summary>Rows that the last statement changed.</summary>
    public int Changed => raw.sqlite3_changes(_database);

    /// <summary>Opens a database that is there.</summary>
    /// <param name="path">Its file.</param>
    /// <param name="wait">How long another writer is waited for; null for <see cref="UsualWait"/>.</param>
    /// <param name="cancellation">Stops long statements.</param>
    /// <exception cref="OutputException">It cannot be opened; says what to do.</exception>
    public static StoreDatabase Open(string path, TimeSpan? wait = null, CancellationToken cancellation = default) =>
        Open(path, raw.SQLITE_OPEN_READWRITE, wait, cancellation);

    /// <summary>Makes one in a file that is there and empty.</summary>
    /// <exception cref="OutputException">It cannot be written; says what to do.</exception>
    public static StoreDatabase Make(string path) => Open(path, raw.SQLITE_OPEN_READWRITE, null, CancellationToken.None);

    /// <summary>Runs statements that give nothing back.</summary>
    public void Run(string sql) => Check(raw.sqlite3_exec(_database, sql));

    /// <summary>Prepares a statement.</summary>
    public StoreStatement Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v2(_database, sql, out sqlite3_stmt statement));
        return new StoreStatement(this, statement);
    }

    /// <summary>Runs one statement with values: whole numbers, numbers, texts, bytes or null.</summary>
    public void Run(string sql, params ReadOnlySpan<object?> values)
    {
        using StoreStatement statement = Prepare(sql);
        statement.Bind(values);
        statement.Execute();
    }

    /// <summary>The whole number that a query gives; 0 for none.</summary>
    public long Number(string sql, params ReadOnlySpan<object?> values)
    {
        using StoreStatement statement = Prepare(sql);
        statement.Bind(values);
        return statement.Step() ? statement.Whole(0) : 0;
    }

    /// <summary>The text that a query gives; null for none.</summary>
    public string? Text(string sql, params ReadOnlySpan<object?> values)
    {
        using StoreStatement statement = Prepare(sql);
        statement.Bind(values);
        return statement.Step() && !statement.IsNull(0) ? statement.Text(0) : null;
    }

    /// <summary>Rows of a query, each good until the next.</summary>
    public IEnumerable<StoreStatement> Rows(string sql, params object?[] values)
    {
        using StoreStatement statement = Prepare(sql);
        statement.Bind(values);
        while (statement.Step())
            yield return statement;
    }

    /// <summary>Writes all or nothing, as the only writer.</summary>
    /// <exception cref="OutputException">It cannot be written, and is as it was.</exception>
    public void Write(Action work)
    {
        if (IsReadOnly)
            throw Problem(raw.SQLITE_READONLY);
        if (Text("PRAGMA journal_mode = DELETE") is not "delete")
            throw new OutputException($"Another program, perhaps a GIS, keeps \"{Path}\" open for writing: close it there and try again. "
                + "Nothing was changed.");
        Run("BEGIN IMMEDIATE");
        try
        {
            work();
            Run("COMMIT");
        }
        catch
        {
            // What failed may have ended the transaction itself.
            _ = raw.sqlite3_exec(_database, "ROLLBACK");
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _database.Dispose();

    /// <summary>Refuses a result that is a failure.</summary>
    internal void Check(int result)
    {
        if (result is raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE)
            return;
        _cancellation.ThrowIfCancellationRequested();
        throw Problem(result);
    }

    private static StoreDatabase Open(string path, int flags, TimeSpan? wait, CancellationToken cancellation)
    {
        int result = raw.sqlite3_open_v2(path, out sqlite3 opened, flags | raw.SQLITE_OPEN_NOMUTEX, null);
        var database = new StoreDatabase(path, opened, cancellation);
        try
        {
            database.Check(result);
            raw.sqlite3_busy_timeout(opened, (int)(wait ?? UsualWait).TotalMilliseconds);
            raw.sqlite3_limit(opened, LimitAttached, 1);
            raw.sqlite3_progress_handler(opened, StepsOfALook, _ => cancellation.IsCancellationRequested ? 1 : 0, null);
            database.Run("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA synchronous = FULL; "
                + "PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536");
            // The first look at the file itself.
            database.Number("SELECT count(*) FROM sqlite_master");
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    private OutputException Problem(int result) => new((result & 0xFF) switch
    {
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED =>
            $"Another program is at work on \"{Path}\": wait until it has ended, and try again. Nothing was changed.",
        raw.SQLITE_FULL => $"The disk is full, so \"{Path}\" could not be written: make room and try again. Nothing was changed.",
        raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_AUTH =>
            $"\"{Path}\" may not be written to, nor its log: ask for the right to write there, or copy it to a folder of your own.",
        raw.SQLITE_CANTOPEN => $"\"{Path}\" cannot be opened, or nothing may be written beside it: ask for the right to, or copy it to a folder "
            + "of your own.",
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB =>
            $"\"{Path}\" is damaged, was cut short, or is no store of incidents: fetch it from your last copy.",
        raw.SQLITE_IOERR => $"\"{Path}\" could not be read or written, as a drive that went away would do: try again. Nothing was changed.",
        raw.SQLITE_CONSTRAINT => $"\"{Path}\" refuses the change: {raw.sqlite3_errmsg(_database).utf8_to_string()}.",
        raw.SQLITE_NOMEM => "There is too little memory for this store: close other programs.",
        _ => $"\"{Path}\" could not be used: {raw.sqlite3_errmsg(_database).utf8_to_string()}.",
    });
}
