using System.Globalization;
using SQLitePCL;

namespace Hotspots.Core.Files.Roads.Packages;

/// <summary>Layer of a GeoPackage.</summary>
/// <param name="Table">What it is called.</param>
/// <param name="Geometry">The column of its shapes.</param>
/// <param name="System">EPSG code of its coordinates.</param>
internal sealed record PackageLayer(string Table, string Geometry, int System)
{
    /// <summary>The name without case and underscores: "RoadLink" and "road_link" are one.</summary>
    public string Key => PackageLayer.KeyOf(Table);

    /// <summary>A name of a table or column, compared.</summary>
    public static string KeyOf(string name) => name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
}

/// <summary>GeoPackage of a stranger, opened to be read and nothing else.</summary>
/// <remarks>Source: SQLite, "Defense Against The Dark Arts" (sqlite.org/security.html), the advice for files from outside.</remarks>
internal sealed class StreetPackage : IDisposable
{
    /// <summary>Largest shape or text, bytes.</summary>
    private const int MostValueBytes = 64 << 20;

    private const int LimitLength = 0, LimitExpressionDepth = 3, LimitCompoundSelect = 4, LimitAttached = 7, LimitTriggerDepth = 10,
        LimitWorkers = 11;

    /// <summary>Steps of SQLite's machine between two looks at the cancellation.</summary>
    private const int StepsOfALook = 100_000;

    private readonly sqlite3 _database;
    private readonly CancellationToken _cancellation;

    static StreetPackage() => Batteries_V2.Init();

    /// <summary>Opens it.</summary>
    /// <exception cref="UnreadableFileException">It is no GeoPackage, or damaged.</exception>
    public StreetPackage(string path, CancellationToken cancellation)
    {
        _cancellation = cancellation;
        if (raw.sqlite3_open_v2(path, out _database, raw.SQLITE_OPEN_READONLY | raw.SQLITE_OPEN_NOMUTEX, null) != raw.SQLITE_OK)
        {
            _database.Dispose();
            throw Damaged();
        }
        raw.sqlite3_limit(_database, LimitLength, MostValueBytes);
        raw.sqlite3_limit(_database, LimitExpressionDepth, 20);
        raw.sqlite3_limit(_database, LimitCompoundSelect, 3);
        raw.sqlite3_limit(_database, LimitAttached, 0);
        raw.sqlite3_limit(_database, LimitTriggerDepth, 1);
        raw.sqlite3_limit(_database, LimitWorkers, 0);
        raw.sqlite3_progress_handler(_database, StepsOfALook, _ => cancellation.IsCancellationRequested ? 1 : 0, null);
        try
        {
            foreach (string pragma in (ReadOnlySpan<string>)["trusted_schema = OFF", "query_only = ON", "cell_size_check = ON", "mmap_size = 0"])
            {
                foreach (PackageRow row in Query("PRAGMA " + pragma))
                    _ = row;
            }
            Layers = [.. ReadLayers()];
        }
        catch
        {
            _database.Dispose();
            throw;
        }
    }

    /// <summary>The layers, in order of name.</summary>
    public IReadOnlyList<PackageLayer> Layers { get; }

    /// <summary>The year in which it was last changed, as it says; null where it does not.</summary>
    public int? Year
    {
        get
        {
            foreach (PackageRow row in Query("SELECT max(substr(last_change, 1, 4)) FROM gpkg_contents"))
                return int.TryParse(row.Text(0), NumberStyles.None, CultureInfo.InvariantCulture, out int year) ? year : null;
            return null;
        }
    }

    /// <summary>The columns of a layer as they are called there, by their <see cref="PackageLayer.KeyOf"/>.</summary>
    public Dictionary<string, string> ColumnsOf(PackageLayer layer)
    {
        var columns = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (PackageRow row in Query($"PRAGMA table_info({Quoted(layer.Table)})"))
            columns.TryAdd(PackageLayer.KeyOf(row.Text(1)), row.Text(1));
        return columns;
    }

    /// <summary>Rows of a layer, the shape first and then columns as they are called there; null for one that is not there.</summary>
    /// <param name="layer">Which.</param>
    /// <param name="columns">Names, or null.</param>
    /// <param name="box">West, south, east and north in the layer's own unit, for layers with an index; null for all.</param>
    public IEnumerable<PackageRow> Rows(PackageLayer layer, IReadOnlyList<string?> columns, PackageFrame? box)
    {
        string wanted = string.Concat(columns.Select(static column => ", " + (column is null ? "NULL" : Quoted(column))));
        string sql = $"SELECT {Quoted(layer.Geometry)}{wanted} FROM {Quoted(layer.Table)}";
        string index = $"rtree_{layer.Table}_{layer.Geometry}";
        if (box is { } frame && Has(index))
        {
            sql += string.Create(
                CultureInfo.InvariantCulture,
                $" WHERE rowid IN (SELECT id FROM {Quoted(index)} WHERE minx <= {frame.East:R} AND maxx >= {frame.West:R} ")
                + string.Create(CultureInfo.InvariantCulture, $"AND miny <= {frame.North:R} AND maxy >= {frame.South:R})");
        }
        return Query(sql);
    }

    /// <inheritdoc/>
    public void Dispose() => _database.Dispose();

    private IEnumerable<PackageLayer> ReadLayers()
    {
        if (!Has("gpkg_geometry_columns"))
            throw new UnreadableFileException(
                "It is a database (SQLite) and no GeoPackage: take OS Open Roads or OS Open Zoomstack as GeoPackage, or a county's .osm.pbf.");
        foreach (PackageRow row in Query("SELECT table_name, column_name, srs_id FROM gpkg_geometry_columns ORDER BY table_name"))
            yield return new PackageLayer(row.Text(0), row.Text(1), (int)row.Whole(2));
    }

    private bool Has(string table)
    {
        string name = table.ToLowerInvariant().Replace("'", "''", StringComparison.Ordinal);
        foreach (PackageRow row in Query($"SELECT 1 FROM sqlite_master WHERE lower(name) = '{name}'"))
            return row.Whole(0) == 1;
        return false;
    }

    private IEnumerable<PackageRow> Query(string sql)
    {
        Check(raw.sqlite3_prepare_v2(_database, sql, out sqlite3_stmt statement));
        using (statement)
        {
            var row = new PackageRow(statement);
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

    private void Check(int result)
    {
        _cancellation.ThrowIfCancellationRequested();
        if (result is not (raw.SQLITE_OK or raw.SQLITE_ROW))
            throw Damaged();
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static UnreadableFileException Damaged() =>
        new("The GeoPackage is damaged, was cut short or is in use: close other programs that have it open, or download it again.");
}

/// <summary>Row of a query, good until the next.</summary>
internal readonly struct PackageRow(sqlite3_stmt statement)
{
    /// <summary>Bytes; none for NULL.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(statement, column);

    /// <summary>A text; blank for NULL.</summary>
    public string Text(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string() is { } text ? text.Trim() : "";

    /// <summary>A whole number; 0 for NULL.</summary>
    public long Whole(int column) => raw.sqlite3_column_int64(statement, column);

    /// <summary>Is it true: 1, or a text that says so?</summary>
    public bool IsTrue(int column) => Text(column) is "1" or "true" or "True" or "TRUE" or "t" or "Y";
}
