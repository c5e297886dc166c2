using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hotspots.Core.Model.Stores;

namespace Hotspots.Core.Files.Stores.Database;

/// <summary>Hash chain of the log of processing: each entry holds the SHA-256 of the one before and of itself.</summary>
/// <remarks>Within the file, triggers refuse to change or delete an entry; whoever opens it with another program can take the triggers away,
/// and then the chain shows where. That the last entries were cut off shows in the table of the end, and, where both were changed, in a hash
/// that was noted elsewhere.</remarks>
internal static class StoreLog
{
    /// <summary>Adds an entry, within a transaction.</summary>
    /// <returns>Its hash.</returns>
    public static string Append(
        StoreDatabase database, StorePurpose purpose, string kind, string what, long count, string digest, DateTimeOffset now)
    {
        (long number, string previous) = EndOf(database);
        var entry = new LogEntry(number + 1, StoreSchema.Iso(now), purpose.Who, kind, purpose.Reason, what, count, digest, "");
        string hash = HashOf(previous, entry);
        database.Run(
            "INSERT INTO store_log VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", entry.Number, entry.At, entry.Who, entry.Kind, entry.Reason, entry.What,
            entry.Count, entry.Digest, hash);
        database.Run("UPDATE store_log_end SET count = ?, hash = ?", entry.Number, hash);
        return hash;
    }

    /// <summary>All entries, in order.</summary>
    public static IEnumerable<LogEntry> Entries(StoreDatabase database) => database
        .Rows("SELECT number, at, who, kind, reason, what, count, digest, hash FROM store_log ORDER BY number")
        .Select(static row => new LogEntry(
            row.Whole(0), row.Text(1), row.Text(2), row.Text(3), row.Text(4), row.Text(5), row.Whole(6), row.Text(7), row.Text(8)));

    /// <summary>Hash of the entry that last changed what the store holds.</summary>
    public static string StateOf(StoreDatabase database) => database.Text(
        "SELECT hash FROM store_log WHERE kind IN ('creation', 'collection', 'alteration', 'erasure') ORDER BY number DESC LIMIT 1") ?? "";

    /// <summary>Checks every entry against the one before.</summary>
    /// <param name="database">The store.</param>
    /// <param name="noted">A hash that was noted elsewhere; null for none.</param>
    public static LogCheck Check(StoreDatabase database, string? noted)
    {
        var problems = new List<string>();
        string previous = "", last = "";
        long expected = 1, count = 0;
        bool isFound = false;
        foreach (LogEntry entry in Entries(database))
        {
            if (entry.Number != expected)
                problems.Add(Say($"Entries {expected} to {entry.Number - 1} of the log are missing."));
            else if (HashOf(previous, entry) != entry.Hash)
                problems.Add(Say($"Entry {entry.Number} of the log ({entry.At}, {entry.Kind}, {entry.Who}) is not as it was written."));
            isFound |= noted is not null && entry.Hash.StartsWith(noted, StringComparison.OrdinalIgnoreCase);
            expected = entry.Number + 1;
            count++;
            // From here on it is held against itself, so that one change is told once.
            previous = last = entry.Hash;
        }
        (long ends, string hash) = EndOf(database);
        if (ends >= expected)
            problems.Add(Say($"The log ends with entry {expected - 1}, and there were {ends}: the last entries were cut off."));
        else if (hash != last)
            problems.Add("The end of the log is not what was written there: its last entries were exchanged.");
        if (noted is not null && !isFound)
            problems.Add($"The hash {noted} is of no entry: the log was cut off or written anew since it was noted.");
        return new LogCheck(count, last, problems);
    }

    /// <summary>SHA-256 of texts, as lower-case hexadecimal digits; each with its length, so that no two lists are the same.</summary>
    public static string DigestOf(IEnumerable<string> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string text in texts)
            hash.AppendData(Encoding.UTF8.GetBytes(Say($"{text.Length}:") + text));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static (long Count, string Hash) EndOf(StoreDatabase database)
    {
        using StoreStatement end = database.Prepare("SELECT count, hash FROM store_log_end");
        return end.Step() ? (end.Whole(0), end.Text(1)) : (0, "");
    }

    private static string HashOf(string previous, LogEntry entry) => DigestOf(
        [previous, Say($"{entry.Number}"), entry.At, entry.Who, entry.Kind, entry.Reason, entry.What, Say($"{entry.Count}"), entry.Digest]);

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
