using Hotspots.Core.Files.Stores.Database;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Reading;

namespace Hotspots.Core.Files.Stores;

/// <summary>File of a store among other files: how it is told, and what vouches for it.</summary>
internal static class StoreFile
{
    private static readonly byte[] Mark = "SQLite format 3\0"u8.ToArray();

    /// <summary>Why a file is refused that is a database and no store.</summary>
    public const string NoStore = "It is a database (SQLite or GeoPackage) and no store of incidents: export the table as CSV or GeoJSON from a GIS.";

    /// <summary>Do these first bytes belong to a SQLite database?</summary>
    public static bool IsDatabase(ReadOnlySpan<byte> head) => head.StartsWith(Mark);

    /// <summary>Is the file a SQLite database? Not to be asked while it is open as one.</summary>
    public static bool IsDatabase(string path)
    {
        try
        {
            Span<byte> head = stackalloc byte[Mark.Length];
            using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1);
            return IsDatabase(head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Whoever reads it is told why it cannot be read.
            return false;
        }
    }

    /// <summary>Is it a store, of any version? What cannot be opened is none.</summary>
    public static bool IsStore(SourceInput input)
    {
        if (!input.IsDatabase)
            return false;
        try
        {
            using StoreDatabase database = StoreDatabase.Open(input.Path);
            return StoreSchema.VersionOf(database) is not null;
        }
        catch (OutputException)
        {
            // Whoever reads it is told why it cannot be read.
            return false;
        }
    }

    /// <summary>What vouches for a store: the files that were added to it, so that results are the same as those of the files.</summary>
    /// <remarks>Where more than these made it what it is (a correction, an erasure, columns that were chosen), the hash of the entry of its log that
    /// last changed it stands beside them. To look into it changes nothing.</remarks>
    public static IReadOnlyList<InputFile> Digests(string path, CancellationToken cancellation)
    {
        using StoreDatabase database = StoreDatabase.Open(path, cancellation: cancellation);
        StoreSchema.Require(database);
        InputFile[] added = [.. StoreSummary.AdditionsAfter(database, 0).SelectMany(static addition => addition.Inputs)];
        bool isMore = added.Length == 0
            || database.Number("SELECT count(*) FROM store_log WHERE kind IN ('alteration', 'erasure')") > 0
            || database.Number("SELECT count(*) FROM store_additions WHERE options <> ''") > 0;
        if (!isMore)
            return added;
        long bytes = database.Number("PRAGMA page_count") * database.Number("PRAGMA page_size");
        return [.. added, new InputFile(Path.GetFileName(path), bytes, StoreLog.StateOf(database))];
    }

    /// <summary>The sentence that asks why a store is looked into.</summary>
    public static string AsksWhy(string path) =>
        $"\"{Path.GetFileName(path)}\" is a store of incidents, and whoever looks into it says why: give ⟨reason TEXT⟩, for example "
            + "⟨reason \"weekly tasking\"⟩, or set HOTSPOTS_REASON; it is kept in the store's log.";
}
