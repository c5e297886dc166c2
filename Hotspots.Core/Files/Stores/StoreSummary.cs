using Hotspots.Core.Files.Stores.Database;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Stores;

namespace Hotspots.Core.Files.Stores;

/// <summary>Summary statistics of a store.</summary>
internal static class StoreSummary
{
    private const int MostNames = 1000;

    /// <summary>The town of a row: as recorded, else as the gazetteer has it.</summary>
    public const string Town = "coalesce(town, area, '')";

    /// <summary>Counts what is in it.</summary>
    public static StoreContents Of(StoreDatabase database) => new()
    {
        Incidents = database.Number("SELECT count(*) FROM incidents"),
        Placed = database.Number("SELECT count(*) FROM incidents WHERE geom IS NOT NULL"),
        Earlier = database.Number("SELECT count(*) FROM store_history"),
        Rejected = database.Number("SELECT count(*) FROM store_rejects"),
        First = database.Text("SELECT happened FROM incidents WHERE first_second IS NOT NULL ORDER BY first_second, fid LIMIT 1") ?? "",
        Last = database.Text("SELECT happened FROM incidents WHERE first_second IS NOT NULL ORDER BY first_second DESC, fid DESC LIMIT 1") ?? "",
        Kinds = Counts(database, "SELECT kind, count(*) FROM incidents GROUP BY 1"),
        Towns = Counts(database, $"SELECT {Town}, count(*) FROM incidents GROUP BY 1"),
        Additions = AdditionsAfter(database, 0),
        Log = new LogCheck(
            database.Number("SELECT count FROM store_log_end"), database.Text("SELECT hash FROM store_log_end") ?? "", []),
        Looked = database.Text("SELECT at FROM store_looks ORDER BY rowid DESC LIMIT 1"),
    };

    /// <summary>Names with their counts, most frequent first.</summary>
    public static IReadOnlyList<NameCount> Counts(StoreDatabase database, string query, params object?[] values) =>
        [.. database.Rows($"{query} ORDER BY 2 DESC, 1 LIMIT {MostNames}", values)
            .Select(static row => new NameCount(row.Text(0), (int)row.Whole(1)))];

    /// <summary>What was added after an addition, the first first.</summary>
    public static IReadOnlyList<AdditionRecord> AdditionsAfter(StoreDatabase database, long addition)
    {
        ILookup<long, InputFile> inputs = database
            .Rows("SELECT addition, name, bytes, sha256 FROM store_inputs WHERE addition > ? ORDER BY rowid", addition)
            .Select(static row => (Addition: row.Whole(0), Input: new InputFile(row.Text(1), row.Whole(2), row.Text(3))))
            .ToLookup(static one => one.Addition, static one => one.Input);
        return
        [
            .. database.Rows(
                "SELECT id, name, at, by, rows, added, corrected, repeated, rejected FROM store_additions WHERE id > ? ORDER BY id", addition)
                .Select(row => new AdditionRecord
                {
                    Name = row.Text(1), At = row.Text(2), By = row.Text(3), Rows = (int)row.Whole(4), Added = (int)row.Whole(5),
                    Corrected = (int)row.Whole(6), Repeated = (int)row.Whole(7), Rejected = (int)row.Whole(8), Inputs = [.. inputs[row.Whole(0)]],
                }),
        ];
    }
}
