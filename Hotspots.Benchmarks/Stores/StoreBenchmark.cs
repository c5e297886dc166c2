using System.Diagnostics;
using System.Globalization;
using Hotspots.Core.Files;
using Hotspots.Core.Files.Stores;
using Hotspots.Core.Files.Stores.Database;
using Hotspots.Core.Geography;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Model.Stores;

namespace Hotspots.Benchmarks.Stores;

/// <summary>
/// Speed of a store: adding a file, beside reading it and SQLite's own bulk insert of the same rows; and the rows of a town out of many
/// millions.
/// <c>store FILE [--rows N] [--town NAME]</c>; with --rows the file's rows are copied, with references and years of
/// their own, until there are as many.
/// </summary>
internal static class StoreBenchmark
{
    private const int CopyMonths = 12;

    private static readonly StorePurpose Purpose = new("benchmark", "a measurement", "a measurement");

    /// <summary>Measures.</summary>
    public static int Run(TextWriter output, string[] words)
    {
        if (words is not [string file, ..] || !File.Exists(file))
        {
            output.WriteLine("store FILE [--rows N] [--town NAME]: name a file of incidents");
            return 2;
        }
        string Said(string name, string usual) => Array.IndexOf(words, name) is >= 0 and int at && at + 1 < words.Length ? words[at + 1] : usual;
        string folder = Directory.CreateTempSubdirectory("hotspots-store-").FullName;
        try
        {
            string path = Path.Combine(folder, "store.gpkg");
            GeoPackageStore.Create(path, Purpose, isPrivate: true, TimeProvider.System.GetUtcNow());
            Adding(output, path, file);
            Bulk(output, path, Path.Combine(folder, "bulk.sqlite"));
            Grow(output, path, long.Parse(Said("--rows", "0"), CultureInfo.InvariantCulture));
            Town(output, path, Said("--town", "Clacton-on-Sea"));
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Adding(TextWriter output, string path, string file)
    {
        long began = Stopwatch.GetTimestamp();
        ReadTables read = IncidentFiles.ReadTables(
            [file], ReadOptions.Default with { Once = new HashSet<string>([file]) }, MemoryBudget.OfThisComputer, new ProgressMeter(null),
            CancellationToken.None);
        Say(output, "reading the file", began);
        began = Stopwatch.GetTimestamp();
        using GeoPackageStore store = GeoPackageStore.Open(path, CancellationToken.None);
        AdditionRecord added = store.Add("file", read, SameReference.Told, Purpose, TimeProvider.System.GetUtcNow(), CancellationToken.None);
        Say(output, $"adding what was read: {added.Added:N0} rows, {new FileInfo(path).Length >> 20:N0} MB", began);
        int rows = read.Tables.Sum(static table => table.Blocks.Sum(static block => block.Count));
        if (added.Added != rows || store.Contents().Incidents != rows || store.Check(null).Problems.Count > 0)
            throw new InvalidOperationException("The store does not hold what was read.");
    }

    // What SQLite takes for the same rows, index of positions and indexes, when nothing is parsed, compared or logged.
    private static void Bulk(TextWriter output, string path, string bulk)
    {
        using (File.Create(bulk))
        {
        }
        using StoreDatabase database = StoreDatabase.Open(bulk);
        database.Run("PRAGMA cache_size = -262144");
        database.Run("ATTACH ? AS store", path);
        long began = Stopwatch.GetTimestamp();
        database.Run("BEGIN; CREATE TABLE incidents AS SELECT * FROM store.incidents; COMMIT");
        Say(output, "SQLite's bulk insert of the same rows", began);
        began = Stopwatch.GetTimestamp();
        database.Run("BEGIN; CREATE VIRTUAL TABLE place USING rtree(id, a, b, c, d); INSERT INTO place SELECT * FROM store.rtree_incidents_geom; "
            + "CREATE INDEX a ON incidents (reference_hash); CREATE INDEX b ON incidents (first_second); "
            + "CREATE INDEX c ON incidents (area, first_second); COMMIT");
        Say(output, "an index of positions and three others beside it", began);
    }

    private static void Grow(TextWriter output, string path, long rows)
    {
        using StoreDatabase database = StoreDatabase.Open(path);
        database.Run("PRAGMA cache_size = -524288; PRAGMA synchronous = OFF");
        long first = database.Number("SELECT max(fid) FROM incidents"), tables = database.Number("SELECT max(id) FROM store_tables");
        long began = Stopwatch.GetTimestamp();
        for (int copy = 1; first * copy < rows; copy++)
        {
            string list = string.Join(", ", StoreColumns.All.Select(column => column switch
            {
                "reference" => $"reference || '-{copy}'",
                "reference_hash" or "row_hash" => $"CASE WHEN {column} = 0 THEN 0 ELSE {column} + {copy} END",
                // Each copy is of files of its own, as if it had been added.
                "source_table" => $"source_table + {tables * copy}",
                "first_second" => $"first_second - {copy * CopyMonths * 2_629_800L}",
                _ => column,
            }));
            database.Write(() =>
            {
                StoreSchema.BeginFilling(database, many: false);
                database.Run($"INSERT INTO incidents (fid, {StoreColumns.List}) SELECT fid + {first * copy}, {list} FROM incidents "
                    + $"WHERE fid <= {first}");
                database.Run($"INSERT INTO store_tables SELECT id + {tables * copy}, addition, name, format, columns, fixed_kind FROM store_tables "
                    + $"WHERE id <= {tables}");
                database.Run($"INSERT INTO rtree_incidents_geom SELECT id + {first * copy}, minx, maxx, miny, maxy FROM rtree_incidents_geom "
                    + $"WHERE id <= {first}");
                StoreSchema.EndFilling(database, many: false, TimeProvider.System.GetUtcNow());
            });
        }
        Say(output, $"growing to {database.Number("SELECT count(*) FROM incidents"):N0} rows, {new FileInfo(path).Length >> 20:N0} MB", began);
    }

    private static void Town(TextWriter output, string path, string town)
    {
        int place = Gazetteer.Britain.IndicesOf(town)[0];
        GridBox box = Gazetteer.Britain.BoxOf(place);
        var question = new StoreQuestion(Purpose, ProcessingKind.Consultation, TimeProvider.System)
        {
            Narrowing = new StoreNarrowing(box, [town]),
        };
        for (int time = 1; time <= 3; time++)
        {
            long began = Stopwatch.GetTimestamp();
            ReadResult read = IncidentFiles.Read([path], ReadOptions.Default with { Question = question });
            if (read.Report.Files.FirstOrDefault(static file => file.Problem.Length > 0) is { } unread)
                throw new InvalidOperationException(unread.Problem);
            Say(output, $"{read.Placed.Count:N0} incidents round {town}, from the store to the analysis", began);
        }
    }

    private static void Say(TextWriter output, string what, long began)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {Stopwatch.GetElapsedTime(began).TotalSeconds,7:F2} s  {what}"));
        output.Flush();
    }
}
