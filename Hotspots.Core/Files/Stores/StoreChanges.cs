using Hotspots.Core.Files.Stores.Database;
using Hotspots.Core.Model.Stores;

namespace Hotspots.Core.Files.Stores;

/// <summary>Differences between a store as it is and as it was at a moment, told by when each row was added.</summary>
internal static class StoreChanges
{
    private const int Day = 86_400;

    /// <summary>What has come since a moment, or since the last look.</summary>
    public static StoreNews Since(StoreDatabase database, DateTimeOffset? since)
    {
        string at = since is { } given ? StoreSchema.Iso(given) : database.Text("SELECT at FROM store_looks ORDER BY rowid DESC LIMIT 1") ?? "";
        long before = since is not null
            ? database.Number("SELECT coalesce(max(id), 0) FROM store_additions WHERE at < ?", at)
            : database.Number("SELECT addition FROM store_looks ORDER BY rowid DESC LIMIT 1");
        long? known = LastBefore(database, before), now = LastBefore(database, long.MaxValue);
        return new StoreNews
        {
            Since = at,
            IsLook = since is null && at.Length > 0,
            Additions = StoreSummary.AdditionsAfter(database, before),
            Towns = Towns(database, before, "NOT IN"),
            Corrected = Towns(database, before, "IN"),
            Lines = [.. Lines(database, before)],
            Ended = known is null || now is null ? [] : [.. Ended(database, before, known.Value, now.Value)],
            KnownUntil = known,
            KnownNow = now,
        };
    }

    private static IReadOnlyList<TownNews> Towns(StoreDatabase database, long before, string isCorrected) =>
    [
        .. database.Rows(
            $"SELECT {StoreSummary.Town}, kind, count(*) FROM incidents WHERE addition > ?1 AND (reference_hash = 0 AND '{isCorrected}' = 'NOT IN' "
                + $"OR reference_hash <> 0 AND reference_hash {isCorrected} (SELECT reference_hash FROM store_history WHERE replaced_by > ?1)) "
                + "GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2", before)
            .Select(static row => new TownNews(row.Text(0), row.Text(1), row.Whole(2))),
    ];

    private static IEnumerable<LineNews> Lines(StoreDatabase database, long before)
    {
        string query =
            $"SELECT min(line), {StoreSummary.Town}, count(*), (SELECT happened FROM incidents AS f WHERE f.line = i.line COLLATE NOCASE AND "
            + "coalesce(f.town, f.area, '') = coalesce(i.town, i.area, '') AND f.first_second IS NOT NULL ORDER BY f.first_second LIMIT 1) "
            + "FROM incidents AS i WHERE line IS NOT NULL GROUP BY lower(line), 2 HAVING min(addition) > ?1 AND NOT EXISTS (SELECT 1 FROM "
            + "store_history AS h WHERE h.line = i.line COLLATE NOCASE AND coalesce(h.town, h.area, '') = coalesce(i.town, i.area, '') "
            + "AND h.addition <= ?1) ORDER BY 1, 2";
        foreach (StoreStatement row in database.Rows(query, before))
            yield return new LineNews(row.Text(0), row.Text(1), row.Text(3), row.Whole(2));
    }

    // Over is what has been quiet for so long by the last incident known; at the time of the look it was measured by what was known then.
    private static IEnumerable<OperationNews> Ended(StoreDatabase database, long before, long known, long now)
    {
        const string Query = "SELECT min(operation), max(first_second + seconds), max(CASE WHEN addition <= ?1 THEN first_second + seconds END), "
            + "count(*) FROM incidents WHERE operation IS NOT NULL AND first_second IS NOT NULL GROUP BY lower(operation) ORDER BY 1";
        const long Quiet = StoreNews.QuietDays * (long)Day;
        var ended = new List<(string Name, long Last, long Count)>();
        foreach (StoreStatement row in database.Rows(Query, before))
        {
            bool wasOver = !row.IsNull(2) && row.Whole(2) + Quiet < known;
            if (row.Whole(1) + Quiet < now && !(wasOver && row.Whole(2) == row.Whole(1)))
                ended.Add((row.Text(0), row.Whole(1), row.Whole(3)));
        }
        foreach ((string name, long last, long count) in ended)
        {
            string? when = database.Text(
                "SELECT happened FROM incidents WHERE operation = ? COLLATE NOCASE AND first_second + seconds = ? LIMIT 1", name, last);
            yield return new OperationNews(name, when ?? "", count);
        }
    }

    private static long? LastBefore(StoreDatabase database, long addition)
    {
        using StoreStatement last = database.Prepare(
            "SELECT max(first_second + seconds) FROM incidents WHERE first_second IS NOT NULL AND addition <= ?");
        last.Bind(0, addition);
        return last.Step() && !last.IsNull(0) ? last.Whole(0) : null;
    }
}
