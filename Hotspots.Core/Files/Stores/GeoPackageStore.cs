using System.Security.Cryptography;
using Hotspots.Core.Files.Stores.Database;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Stores;

namespace Hotspots.Core.Files.Stores;

/// <summary>Store of incidents in a GeoPackage, for one writer at a time on one machine.</summary>
internal sealed class GeoPackageStore : IIncidentStore
{
    private const int SaltBytes = 32;

    private readonly StoreDatabase _database;

    private GeoPackageStore(StoreDatabase database) => _database = database;

    /// <summary>Opens a store; one of an earlier version is brought up to this one.</summary>
    /// <param name="path">Its file.</param>
    /// <param name="cancellation">Stops long work.</param>
    /// <param name="wait">How long another writer is waited for; null for the usual time.</param>
    /// <exception cref="OutputException">It cannot be used; says what to do.</exception>
    public static GeoPackageStore Open(string path, CancellationToken cancellation, TimeSpan? wait = null)
    {
        if (Directory.Exists(path))
            throw new OutputException($"\"{path}\" is a folder: name the store in it.");
        if (!File.Exists(path))
            throw new OutputException($"There is no store \"{path}\": check the name, or make one with \"hotspots store create\".");
        if (new FileInfo(path).Length == 0)
            throw new OutputException($"\"{path}\" is empty, as a copy that was stopped leaves it: fetch it from your last copy, or delete it and "
                + "make a store with \"hotspots store create\".");
        if (!StoreFile.IsDatabase(path))
            throw new OutputException($"\"{path}\" is no store of incidents: name a file that \"hotspots store create\" made.");
        StoreDatabase database = StoreDatabase.Open(path, wait, cancellation);
        try
        {
            StoreSchema.Require(database);
            return new GeoPackageStore(database);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Makes an empty store: whole, or not at all.</summary>
    /// <param name="path">Where; nothing may be there.</param>
    /// <param name="purpose">Who makes it, and why.</param>
    /// <param name="isPrivate">For the user alone?</param>
    /// <param name="now">When.</param>
    /// <exception cref="OutputException">It cannot be made; says what to do.</exception>
    public static void Create(string path, StorePurpose purpose, bool isPrivate, DateTimeOffset now)
    {
        if (Path.Exists(path))
            throw new OutputException($"\"{path}\" is there already: name another file, or add to it with \"hotspots store add\".");
        if (!path.EndsWith(".gpkg", StringComparison.OrdinalIgnoreCase))
            throw new OutputException($"A store is a GeoPackage, which other programs know by its name: call it \"{path}.gpkg\".");
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!Directory.Exists(folder))
            throw new OutputException($"There is no folder \"{folder}\": make it first, or name another place for the store.");
        string unfinished = Path.Combine(folder, $".{Path.GetFileName(path)}.{Environment.ProcessId}.unfinished");
        try
        {
            MakeFile(unfinished, isPrivate);
            using (StoreDatabase database = StoreDatabase.Make(unfinished))
            {
                database.Write(() =>
                {
                    StoreSchema.Make(database, RandomNumberGenerator.GetBytes(SaltBytes), now);
                    StoreLog.Append(database, purpose, ProcessingKind.Creation, purpose.What, 0, "", now);
                });
            }
            File.Move(unfinished, path, overwrite: false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OutputException($"\"{path}\" cannot be made ({e.Message.TrimEnd('.')}): name another place for the store.", e);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static void MakeFile(string path, bool isPrivate)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (isPrivate && !OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
    }

    /// <inheritdoc/>
    public AdditionRecord Add(
        string name, ReadTables read, SameReference same, StorePurpose purpose, DateTimeOffset now, CancellationToken cancellation) =>
        StoreAddition.Execute(_database, name, read, same, purpose, now, cancellation);

    /// <inheritdoc/>
    public StoreContents Contents() => StoreSummary.Of(_database);

    /// <inheritdoc/>
    public RetentionReview Review(DateTimeOffset until) => StoreErasure.Review(_database, until);

    /// <inheritdoc/>
    public ErasureCertificate Erase(StoreErasureWish wish, StorePurpose purpose, DateTimeOffset now, CancellationToken cancellation) =>
        StoreErasure.Execute(_database, wish, purpose, now, cancellation);

    /// <inheritdoc/>
    public IReadOnlyList<LogEntry> Log() => [.. StoreLog.Entries(_database)];

    /// <inheritdoc/>
    public LogCheck Check(string? noted)
    {
        LogCheck log = StoreLog.Check(_database, noted);
        var problems = new List<string>(log.Problems);
        if (_database.Text("PRAGMA quick_check") is not "ok")
            problems.Add("The file itself is damaged: fetch the store from your last copy.");
        long placed = _database.Number("SELECT count(*) FROM incidents WHERE geom IS NOT NULL");
        if (_database.Number("SELECT count(*) FROM rtree_incidents_geom") != placed)
            problems.Add("The index of positions does not fit the incidents: another program has changed the store.");
        return log with { Problems = problems };
    }

    /// <inheritdoc/>
    public StoreNews News(DateTimeOffset? since) => StoreChanges.Since(_database, since);

    /// <inheritdoc/>
    public void See(StorePurpose purpose, DateTimeOffset now) => _database.Write(() => _database.Run(
        "INSERT INTO store_looks SELECT ?, ?, coalesce(max(id), 0) FROM store_additions", StoreSchema.Iso(now), purpose.Who));

    /// <inheritdoc/>
    public void Consult(StorePurpose purpose, DateTimeOffset now) => _database.Write(() => StoreLog.Append(
        _database, purpose, ProcessingKind.Consultation, purpose.What + "; in counts alone",
        _database.Number("SELECT count(*) FROM incidents"), StoreLog.StateOf(_database), now));

    /// <inheritdoc/>
    public void Dispose() => _database.Dispose();
}
