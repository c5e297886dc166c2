using System.Text;
using System.Text.Json;
using Hotspots.Core.Files.RowReading;
using Hotspots.Core.Files.Stores.Database;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Stores;

namespace Hotspots.Core.Files.Stores;

/// <summary>Erasure of incidents from a store, with their earlier versions, their rejected rows and their remains on the file's pages.</summary>
/// <remarks>What is deleted is overwritten (SQLite's secure_delete), and the file is made anew without what was freed. The log has digests of
/// what was erased, under a key, and nothing of it.</remarks>
internal static class StoreErasure
{
    private const string IsOver = "first_second IS NOT NULL AND first_second + seconds <= ?";

    /// <summary>What is due by a moment.</summary>
    public static RetentionReview Review(StoreDatabase database, DateTimeOffset until)
    {
        long second = until.ToUnixTimeSeconds();
        string moment = StoreSchema.Iso(until);
        return new RetentionReview(
            moment,
            StoreSummary.Counts(database, $"SELECT kind, count(*) FROM incidents WHERE {IsOver} GROUP BY 1", second),
            [.. StoreSummary.Counts(
                    database, $"SELECT strftime('%Y', first_second + seconds - 1, 'unixepoch'), count(*) FROM incidents WHERE {IsOver} GROUP BY 1",
                    second).OrderBy(static year => year.Name, StringComparer.Ordinal)],
            database.Number(
                $"SELECT count(*) FROM store_history WHERE reference_hash IN (SELECT reference_hash FROM incidents WHERE {IsOver})", second),
            database.Number($"SELECT count(*) FROM store_rejects WHERE {RejectsBefore}", moment),
            database.Number(
                "SELECT count(*) FROM incidents WHERE first_second IS NULL AND addition IN (SELECT id FROM store_additions WHERE at < ?)", moment));
    }

    /// <summary>Erases.</summary>
    /// <exception cref="OutputException">Nothing of what was asked for is there, or the store cannot be written; it is as it was.</exception>
    public static ErasureCertificate Execute(
        StoreDatabase database, StoreErasureWish wish, StorePurpose purpose, DateTimeOffset now, CancellationToken cancellation)
    {
        ErasureCertificate? certificate = null;
        database.Write(() => certificate = Erase(database, wish, purpose, now, cancellation));
        try
        {
            database.Run("VACUUM");
        }
        catch (OutputException problem)
        {
            // It is erased all the same: what was deleted has been overwritten.
            certificate = certificate! with { NotCompacted = problem.Message };
        }
        return certificate!;
    }

    private const string RejectsBefore =
        "source_table IN (SELECT t.id FROM store_tables AS t JOIN store_additions AS a ON a.id = t.addition WHERE a.at < ?)";

    private static ErasureCertificate Erase(
        StoreDatabase database, StoreErasureWish wish, StorePurpose purpose, DateTimeOffset now, CancellationToken cancellation)
    {
        List<Doomed> doomed = wish.Until is { } until
            ? Found(database, $"SELECT fid, reference, row_hash, reference_hash, kind FROM incidents WHERE {IsOver}", until.ToUnixTimeSeconds())
            : [.. wish.References.Distinct(StringComparer.Ordinal).SelectMany(reference => Found(
                database, "SELECT fid, reference, row_hash, reference_hash, kind FROM incidents WHERE reference_hash = ? AND reference_hash <> 0 "
                    + "AND reference = ?", HashOf(reference), reference))];
        var tombstones = new StoreTombstones(database);
        StoreSchema.BeginFilling(database, many: false);
        var digests = new List<string>();
        using (StoreStatement delete = database.Prepare("DELETE FROM incidents WHERE fid = ?"),
            unplace = database.Prepare("DELETE FROM rtree_incidents_geom WHERE id = ?"))
        {
            foreach (Doomed row in doomed)
            {
                cancellation.ThrowIfCancellationRequested();
                digests.Add(Convert.ToHexStringLower(tombstones.DigestOf(row.Reference, row.RowHash)));
                tombstones.Add(database, row.Reference, row.RowHash);
                foreach (StoreStatement gone in (ReadOnlySpan<StoreStatement>)[delete, unplace])
                {
                    gone.Bind(0, row.Row);
                    gone.Execute();
                }
            }
        }
        // A reference that was only mistyped, or has been corrected to another, may stand in the history or among the rejected rows alone.
        var references = doomed.Where(static row => row.Reference.Length > 0).Select(static row => Encoding.UTF8.GetString(row.Reference))
            .Concat(wish.References).ToHashSet(StringComparer.Ordinal);
        var gotten = doomed.Select(static row => Encoding.UTF8.GetString(row.Reference)).ToHashSet(StringComparer.Ordinal);
        long earlier = 0;
        foreach (string reference in references)
        {
            database.Run("DELETE FROM store_history WHERE reference_hash = ? AND reference = ?", HashOf(reference), reference);
            earlier += database.Changed;
            if (database.Changed > 0)
                gotten.Add(reference);
        }
        long rejected = 0;
        if (wish.Until is { } limit)
        {
            database.Run($"DELETE FROM store_rejects WHERE {RejectsBefore}", StoreSchema.Iso(limit));
            rejected = database.Changed;
        }
        rejected += EraseRejects(database, references, gotten);
        int unknown = wish.References.Distinct(StringComparer.Ordinal).Count(reference => !gotten.Contains(reference));
        if (doomed.Count + earlier + rejected == 0)
        {
            throw new OutputException(wish.Until is null
                ? "The store has none of these references: check them as the files spell them. Nothing was erased."
                : "Nothing in the store is as old as that. Nothing was erased.");
        }
        // One that was mistyped must not keep out another's incident one day.
        foreach (string reference in wish.References.Where(gotten.Contains))
            tombstones.Add(database, Encoding.UTF8.GetBytes(reference), 0);
        StoreMemory.Forget(database);
        StoreSchema.EndFilling(database, many: false, now);
        StoreSchema.Shrink(database);
        string digest = StoreLog.DigestOf(digests.Order(StringComparer.Ordinal));
        string what = string.Create(
            System.Globalization.CultureInfo.InvariantCulture, $"{wish.InWords}; {earlier:N0} earlier versions, {rejected:N0} rejected rows");
        string hash = StoreLog.Append(database, purpose, ProcessingKind.Erasure, what, doomed.Count, digest, now);
        return new ErasureCertificate
        {
            Store = Path.GetFileName(database.Path),
            At = StoreSchema.Iso(now),
            By = purpose.Who,
            Reason = purpose.Reason,
            Asked = wish.InWords,
            Kinds = [.. doomed.CountBy(static row => row.Kind, StringComparer.Ordinal).Select(static kind => new NameCount(kind.Key, kind.Value))
                .OrderByDescending(static kind => kind.Count).ThenBy(static kind => kind.Name, StringComparer.Ordinal)],
            Earlier = earlier,
            Rejected = rejected,
            Unknown = unknown,
            Digest = digest,
            Entry = database.Number("SELECT count FROM store_log_end"),
            Hash = hash,
        };
    }

    private static List<Doomed> Found(StoreDatabase database, string query, params object?[] values) =>
        [.. database.Rows(query, values).Select(static row => new Doomed(row.Whole(0), row.Bytes(1).ToArray(), (ulong)row.Whole(2), row.Text(4)))];

    private static long EraseRejects(StoreDatabase database, HashSet<string> references, HashSet<string> gotten)
    {
        if (references.Count == 0)
            return 0;
        var rows = new List<long>();
        foreach (StoreStatement row in database.Rows("SELECT id, fields FROM store_rejects"))
        {
            string[] fields = JsonSerializer.Deserialize(row.Text(1), StoreJson.Default.StringArray) ?? [];
            string[] named = [.. fields.Select(static field => field.Trim()).Where(references.Contains)];
            if (named.Length == 0)
                continue;
            gotten.UnionWith(named);
            rows.Add(row.Whole(0));
        }
        foreach (long row in rows)
            database.Run("DELETE FROM store_rejects WHERE id = ?", row);
        return rows.Count;
    }

    private static long HashOf(string reference) => (long)(Utf8Pool.Hash(Encoding.UTF8.GetBytes(reference)) | 1);

    /// <summary>Row that is to be erased.</summary>
    private sealed record Doomed(long Row, byte[] Reference, ulong RowHash, string Kind);
}
