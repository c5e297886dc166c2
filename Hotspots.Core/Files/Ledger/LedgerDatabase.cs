using System.Globalization;
using Hotspots.Core.Model;
using SQLitePCL;

namespace Hotspots.Core.Files.Ledger;

/// <summary>SQLite database of a ledger: opened, checked and made.</summary>
/// <remarks>
/// In the mode in which a commit is one file that goes: whoever is killed leaves the ledger as it was or as it was to be. It belongs on a disk of
/// this
/// computer, or on a share that one person at a time writes to.
/// </remarks>
internal sealed class LedgerDatabase : IDisposable
{
    /// <summary>"HSRL": by this the file is known for a ledger.</summary>
    private const int ApplicationId = 0x4853524C, Version = 1, BusyMilliseconds = 10_000;

    private const string Tables = """
        CREATE TABLE ground (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, area TEXT NOT NULL, measure TEXT NOT NULL);
        CREATE TABLE zone (ground INTEGER NOT NULL, zone INTEGER NOT NULL, name TEXT NOT NULL, addresses INTEGER NOT NULL,
            PRIMARY KEY (ground, zone)) WITHOUT ROWID;
        CREATE TABLE cell (ground INTEGER NOT NULL, cell INTEGER NOT NULL, zone INTEGER NOT NULL, PRIMARY KEY (ground, cell)) WITHOUT ROWID;
        CREATE TABLE release (id INTEGER PRIMARY KEY, day TEXT NOT NULL, profile TEXT NOT NULL, recipient TEXT NOT NULL, marking TEXT NOT NULL,
            ground INTEGER NOT NULL, kinds TEXT NOT NULL, threshold INTEGER NOT NULL, months INTEGER NOT NULL, placed INTEGER NOT NULL,
            record TEXT NOT NULL);
        CREATE TABLE told (release INTEGER NOT NULL, period INTEGER NOT NULL, zone INTEGER NOT NULL, state INTEGER NOT NULL, least INTEGER NOT NULL,
            most INTEGER NOT NULL, PRIMARY KEY (release, period, zone)) WITHOUT ROWID;
        CREATE TABLE repeated (release INTEGER NOT NULL, period INTEGER NOT NULL, teller INTEGER NOT NULL,
            PRIMARY KEY (release, period)) WITHOUT ROWID;
        CREATE TABLE truth (cell INTEGER NOT NULL, month INTEGER NOT NULL, kind TEXT NOT NULL, release INTEGER NOT NULL, incidents INTEGER NOT NULL,
            PRIMARY KEY (cell, month, kind)) WITHOUT ROWID;
        CREATE TABLE file (release INTEGER NOT NULL, name TEXT NOT NULL, sha256 TEXT NOT NULL, PRIMARY KEY (release, name)) WITHOUT ROWID;
        """;

    private readonly sqlite3 _database;
    private readonly string _path;

    static LedgerDatabase() => Batteries_V2.Init();

    /// <summary>Opens a ledger.</summary>
    /// <param name="path">Its file.</param>
    /// <param name="mayMake">Is it made where there is none?</param>
    /// <exception cref="OutputException">It is no ledger, is damaged, or cannot be opened.</exception>
    public LedgerDatabase(string path, bool mayMake)
    {
        _path = path;
        bool isNew = !File.Exists(path) || new FileInfo(path).Length == 0;
        if (isNew && mayMake)
            Make(path);
        int flags = mayMake ? raw.SQLITE_OPEN_READWRITE : raw.SQLITE_OPEN_READONLY;
        if (raw.sqlite3_open_v2(path, out _database, flags, null) != raw.SQLITE_OK)
        {
            _database.Dispose();
            throw Refused("cannot be opened");
        }
        try
        {
            raw.sqlite3_busy_timeout(_database, BusyMilliseconds);
            if (isNew && mayMake)
                Run($"BEGIN IMMEDIATE; {Tables} PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version}; COMMIT;");
            if (Whole("PRAGMA application_id") != ApplicationId)
                throw Refused("is no ledger of releases");
            if (Whole("PRAGMA user_version") != Version)
                throw Refused("is a ledger of another version of this program");
        }
        catch
        {
            _database.Dispose();
            throw;
        }
    }

    /// <summary>Runs statements that give nothing back.</summary>
    public void Run(string sql) => Check(raw.sqlite3_exec(_database, sql));

    /// <summary>One whole number.</summary>
    public long Whole(string sql)
    {
        foreach (LedgerRow row in Query(sql))
            return row.Whole(0);
        return 0;
    }

    /// <summary>Rows, each good until the next.</summary>
    public IEnumerable<LedgerRow> Query(string sql)
    {
        Check(raw.sqlite3_prepare_v2(_database, sql, out sqlite3_stmt statement));
        using (statement)
        {
            var row = new LedgerRow(statement);
            while (true)
            {
                int result = raw.sqlite3_step(statement);
                if (result == raw.SQLITE_DONE)
                    yield break;
                Check(result);
                yield return row;
            }
        }
    }

    /// <summary>Runs one statement for many rows of values: whole numbers and texts.</summary>
    public void Insert(string sql, IEnumerable<object[]> rows)
    {
        Check(raw.sqlite3_prepare_v2(_database, sql, out sqlite3_stmt statement));
        using (statement)
        {
            foreach (object[] values in rows)
            {
                for (int i = 0; i < values.Length; i++)
                {
                    Check(values[i] is string text ? raw.sqlite3_bind_text(statement, i + 1, text)
                        : raw.sqlite3_bind_int64(statement, i + 1, Convert.ToInt64(values[i], CultureInfo.InvariantCulture)));
                }
                Check(raw.sqlite3_step(statement));
                Check(raw.sqlite3_reset(statement));
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _database.Dispose();

    private void Check(int result)
    {
        if (result is raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE)
            return;
        throw Refused(result switch
        {
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => "is in use by another program",
            raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_CANTOPEN => "cannot be written",
            raw.SQLITE_FULL => "cannot be written because the disk is full",
            raw.SQLITE_NOTADB => "is no ledger of releases",
            _ => $"cannot be used ({raw.sqlite3_errmsg(_database).utf8_to_string()})",
        });
    }

    private OutputException Refused(string what) => new(
        $"The ledger \"{_path}\" {what}: without it nobody knows what was given before, so that nothing is released. Name the right one with "
            + "⟨ledger⟩.");

    private void Make(string path)
    {
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { Length: > 0 } folder && !Directory.Exists(folder))
            {
                if (OperatingSystem.IsWindows())
                    Directory.CreateDirectory(folder);
                else
                    Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
            var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var made = new FileStream(path, options);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Refused($"cannot be made ({e.Message.TrimEnd('.')})");
        }
    }
}

/// <summary>Row of a query of a ledger, good until the next.</summary>
internal readonly struct LedgerRow(sqlite3_stmt statement)
{
    /// <summary>A whole number.</summary>
    public long Whole(int column) => raw.sqlite3_column_int64(statement, column);

    /// <summary>The same as a number of 32 bits.</summary>
    public int Int(int column) => checked((int)Whole(column));

    /// <summary>A text; blank for none.</summary>
    public string Text(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string() ?? "";
}
