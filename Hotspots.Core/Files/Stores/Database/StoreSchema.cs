using System.Globalization;
using System.Text.RegularExpressions;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Outputs.Formats.GeoPackage;

namespace Hotspots.Core.Files.Stores.Database;

/// <summary>Script that brings a store from one version to the next.</summary>
/// <param name="From">The version it is for.</param>
/// <param name="Sql">What is done.</param>
internal sealed record StoreUpgrade(int From, string Sql);

/// <summary>Database schema of a store: an OGC GeoPackage 1.3 with one layer, and tables of its own beside it.</summary>
/// <remarks>Its version stands in the table of facts, since a GeoPackage's own version number must stay what the standard says.</remarks>
internal static partial class StoreSchema
{
    /// <summary>Version of stores that are made now.</summary>
    public const int Version = 1;

    /// <summary>Scripts from each earlier version to the next.</summary>
    public static IReadOnlyList<StoreUpgrade> Upgrades { get; } = [];

    private const string Indexes = """
        CREATE INDEX store_incidents_reference ON incidents (reference_hash) WHERE reference_hash <> 0;
        CREATE INDEX store_incidents_row ON incidents (row_hash) WHERE reference_hash = 0;
        CREATE INDEX store_incidents_time ON incidents (first_second);
        CREATE INDEX store_incidents_area ON incidents (area, first_second);
        CREATE INDEX store_incidents_town ON incidents (town) WHERE town IS NOT NULL;
        CREATE INDEX store_incidents_addition ON incidents (addition);
        CREATE INDEX store_incidents_coarse ON incidents (metres) WHERE metres > 400;
        """;

    private static readonly string Tables = $"""
        CREATE TABLE store_facts (name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE store_additions (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, name TEXT NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL,
          rows INTEGER NOT NULL, added INTEGER NOT NULL, corrected INTEGER NOT NULL, repeated INTEGER NOT NULL, rejected INTEGER NOT NULL,
          options TEXT NOT NULL);
        CREATE TABLE store_inputs (addition INTEGER NOT NULL, name TEXT NOT NULL, bytes INTEGER NOT NULL, sha256 TEXT NOT NULL);
        CREATE INDEX store_inputs_sha256 ON store_inputs (sha256);
        CREATE TABLE store_tables (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, addition INTEGER NOT NULL, name TEXT NOT NULL,
          format TEXT NOT NULL, columns TEXT NOT NULL, fixed_kind TEXT);
        CREATE TABLE incidents (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, {StoreColumns.Declared});
        CREATE VIRTUAL TABLE rtree_incidents_geom USING rtree(id, minx, maxx, miny, maxy);
        CREATE TABLE store_history (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, fid INTEGER NOT NULL, {StoreColumns.Declared},
          replaced_by INTEGER NOT NULL, replaced_at TEXT NOT NULL);
        CREATE INDEX store_history_reference ON store_history (reference_hash);
        CREATE TABLE store_rejects (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, source_table INTEGER NOT NULL, source_line INTEGER NOT NULL,
          column_name TEXT NOT NULL, value TEXT NOT NULL, expected TEXT NOT NULL, headers TEXT NOT NULL, fields TEXT NOT NULL,
          row_hash INTEGER NOT NULL);
        CREATE INDEX store_rejects_row ON store_rejects (row_hash);
        CREATE TABLE store_erased (digest BLOB PRIMARY KEY NOT NULL) WITHOUT ROWID;
        CREATE TABLE store_looks (at TEXT NOT NULL, by TEXT NOT NULL, addition INTEGER NOT NULL);
        CREATE TABLE store_log (number INTEGER PRIMARY KEY NOT NULL, at TEXT NOT NULL, who TEXT NOT NULL, kind TEXT NOT NULL,
          reason TEXT NOT NULL, what TEXT NOT NULL, count INTEGER NOT NULL, digest TEXT NOT NULL, hash TEXT NOT NULL);
        CREATE TABLE store_log_end (id INTEGER PRIMARY KEY NOT NULL CHECK (id = 1), count INTEGER NOT NULL, hash TEXT NOT NULL);
        CREATE TRIGGER store_log_kept BEFORE UPDATE ON store_log BEGIN SELECT RAISE(ABORT, 'the log of processing is never changed'); END;
        CREATE TRIGGER store_log_whole BEFORE DELETE ON store_log BEGIN SELECT RAISE(ABORT, 'nothing is taken out of the log of processing'); END;
        CREATE TRIGGER store_log_next BEFORE INSERT ON store_log WHEN NEW.number <> (SELECT count + 1 FROM store_log_end)
          BEGIN SELECT RAISE(ABORT, 'entries of the log of processing follow on one another'); END;
        CREATE TRIGGER store_log_end_grows BEFORE UPDATE ON store_log_end WHEN NEW.count <> OLD.count + 1
          BEGIN SELECT RAISE(ABORT, 'the log of processing only grows'); END;
        CREATE TRIGGER store_log_end_stays BEFORE DELETE ON store_log_end
          BEGIN SELECT RAISE(ABORT, 'the log of processing only grows'); END;
        INSERT INTO store_log_end VALUES (1, 0, '');
        """;

    /// <summary>Makes the tables in a new database.</summary>
    /// <param name="database">Empty.</param>
    /// <param name="salt">Unforeseeable, so that digests of short references cannot be looked up in a list.</param>
    /// <param name="now">When.</param>
    public static void Make(StoreDatabase database, ReadOnlySpan<byte> salt, DateTimeOffset now)
    {
        // "GPKG" in ASCII, and version 1.3.0: as the layers that are written.
        database.Run("PRAGMA application_id = 1196444487; PRAGMA user_version = 10300;");
        database.Run(GeoPackageSql.Core);
        AddSystem(database, "Undefined Cartesian SRS", -1, "NONE", "undefined");
        AddSystem(database, "Undefined geographic SRS", 0, "NONE", "undefined");
        AddSystem(database, "WGS 84 geodetic", 4326, "EPSG", OneLine(GeoPackageSql.Wgs84));
        AddSystem(database, "OSGB36 / British National Grid", StorePoint.BritishGrid, "EPSG", OneLine(NationalGrid.Definition));
        database.Run(Tables);
        database.Run(Indexes);
        database.Run(
            "INSERT INTO gpkg_contents VALUES ('incidents', 'features', 'incidents', 'One row an incident as its file has it.', ?, "
                + "NULL, NULL, NULL, NULL, ?)",
            Iso(now), StorePoint.BritishGrid);
        database.Run("INSERT INTO gpkg_geometry_columns VALUES ('incidents', 'geom', 'POINT', ?, 0, 0)", StorePoint.BritishGrid);
        database.Run(
            "INSERT INTO gpkg_extensions VALUES ('incidents', 'geom', 'gpkg_rtree_index', "
                + "'http://www.geopackage.org/spec130/#extension_rtree', 'write-only')");
        database.Run(Triggers);
        SetFact(database, "version", Version.ToString(CultureInfo.InvariantCulture));
        SetFact(database, "made", Iso(now));
        SetFact(database, "salt", Convert.ToHexStringLower(salt));
    }

    /// <summary>Version of a store; null where the database is none.</summary>
    public static int? VersionOf(StoreDatabase database)
    {
        if (database.Number("SELECT count(*) FROM sqlite_master WHERE name IN ('store_facts', 'store_log', 'incidents')") != 3)
            return null;
        return int.TryParse(FactOf(database, "version"), NumberStyles.None, CultureInfo.InvariantCulture, out int version) ? version : null;
    }

    /// <summary>Refuses what is no store of this program; an earlier version is brought up to this one.</summary>
    /// <exception cref="OutputException">It is none, or of a later version; says what to do.</exception>
    public static void Require(StoreDatabase database) => Require(database, Upgrades, Version);

    /// <summary>As the other, with other scripts.</summary>
    internal static void Require(StoreDatabase database, IReadOnlyList<StoreUpgrade> upgrades, int version)
    {
        int was = VersionOf(database) ?? throw new OutputException(
            $"\"{database.Path}\" is no store of incidents, but another program's database or GeoPackage: name a store that "
                + "\"hotspots store create\" made, or export the table as CSV or GeoJSON from a GIS.");
        if (was > version)
        {
            throw new OutputException($"\"{database.Path}\" was written by a later version of this program (its form is {was}, and this program "
                + $"knows {version}): use that version.");
        }
        if (was == version)
            return;
        database.Write(() =>
        {
            // Another process may have been quicker.
            for (int at = VersionOf(database) ?? version; at < version; at++)
            {
                StoreUpgrade step = upgrades.FirstOrDefault(upgrade => upgrade.From == at)
                    ?? throw new OutputException($"\"{database.Path}\" has the form {at}, which this program does not know any more.");
                database.Run(step.Sql);
                SetFact(database, "version", (at + 1).ToString(CultureInfo.InvariantCulture));
            }
        });
    }

    /// <summary>A fact of the store; null for none.</summary>
    public static string? FactOf(StoreDatabase database, string name) => database.Text("SELECT value FROM store_facts WHERE name = ?", name);

    /// <summary>Sets a fact of the store.</summary>
    public static void SetFact(StoreDatabase database, string name, string value) =>
        database.Run("INSERT OR REPLACE INTO store_facts VALUES (?, ?)", name, value);

    /// <summary>A moment in UTC, to the second.</summary>
    public static string Iso(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Takes away what keeps the R-tree in step for other programs, who bring the functions for it.</summary>
    /// <param name="database">Within a transaction.</param>
    /// <param name="many">Are so many rows to come that indexes are made faster afterwards? Only where there are no rows yet.</param>
    public static void BeginFilling(StoreDatabase database, bool many)
    {
        foreach (Match trigger in TriggerName().Matches(Triggers))
            database.Run($"DROP TRIGGER IF EXISTS {trigger.Groups[1].Value}");
        if (!many)
            return;
        foreach (Match index in IndexName().Matches(Indexes))
            database.Run($"DROP INDEX IF EXISTS {index.Groups[1].Value}");
    }

    /// <summary>Ends what <see cref="BeginFilling"/> began.</summary>
    public static void EndFilling(StoreDatabase database, bool many, DateTimeOffset now)
    {
        if (many)
            database.Run(Indexes);
        database.Run(Triggers);
        database.Run("UPDATE gpkg_contents SET last_change = ? WHERE table_name = 'incidents'", Iso(now));
    }

    /// <summary>Enters that the layer reaches at least over a box.</summary>
    public static void Extend(StoreDatabase database, GridBox box) => database.Run(
        "UPDATE gpkg_contents SET min_x = min(coalesce(min_x, ?1), ?1), min_y = min(coalesce(min_y, ?2), ?2), "
            + "max_x = max(coalesce(max_x, ?3), ?3), max_y = max(coalesce(max_y, ?4), ?4) WHERE table_name = 'incidents'",
        box.West, box.South, box.East, box.North);

    /// <summary>Enters anew how far the layer reaches: where something was erased, not even that may tell of it.</summary>
    public static void Shrink(StoreDatabase database) => database.Run(
        "UPDATE gpkg_contents SET (min_x, min_y, max_x, max_y) = (SELECT min(minx), min(miny), max(maxx), max(maxy) "
            + "FROM rtree_incidents_geom) WHERE table_name = 'incidents'");

    private static string Triggers => GeoPackageSql.IndexTriggers.Replace("{table}", "incidents", StringComparison.Ordinal);

    private static void AddSystem(StoreDatabase database, string name, int id, string organization, string definition) =>
        database.Run("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, NULL)", name, id, organization, id, definition);

    private static string OneLine(string definition) => LineBreak().Replace(definition, "");

    [GeneratedRegex(@"\s*\n\s*")]
    private static partial Regex LineBreak();

    [GeneratedRegex("CREATE TRIGGER (\"\\w+\")")]
    private static partial Regex TriggerName();

    [GeneratedRegex(@"CREATE INDEX (\w+)")]
    private static partial Regex IndexName();
}
