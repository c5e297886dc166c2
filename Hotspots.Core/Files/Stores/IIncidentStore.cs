using Hotspots.Core.Model.Stores;

namespace Hotspots.Core.Files.Stores;

/// <summary>Store of a force's incidents: the seam behind which another database can stand.</summary>
/// <remarks>What is read of it comes by a reader of incidents, as from any file.</remarks>
internal interface IIncidentStore : IDisposable
{
    /// <summary>Adds what was read of one file, folder or archive: all of it or nothing.</summary>
    AdditionRecord Add(string name, ReadTables read, SameReference same, StorePurpose purpose, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>What is in it, in counts.</summary>
    StoreContents Contents();

    /// <summary>What is due to be erased.</summary>
    RetentionReview Review(DateTimeOffset until);

    /// <summary>Erases incidents, their earlier versions and their rejected rows.</summary>
    ErasureCertificate Erase(StoreErasureWish wish, StorePurpose purpose, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>The log of processing, in order.</summary>
    IReadOnlyList<LogEntry> Log();

    /// <summary>Checks the log, and whether the store is sound.</summary>
    LogCheck Check(string? noted);

    /// <summary>What has come since a moment; null for the last look, or for ever where there was none.</summary>
    StoreNews News(DateTimeOffset? since);

    /// <summary>Records that the news were seen.</summary>
    void See(StorePurpose purpose, DateTimeOffset now);

    /// <summary>Enters into the log that incidents were looked at in counts alone.</summary>
    void Consult(StorePurpose purpose, DateTimeOffset now);
}

/// <summary>What is to be erased: incidents by their references, or those that were over by a moment.</summary>
/// <param name="References">The references; empty where it goes by time.</param>
/// <param name="Until">The moment; null where it goes by references.</param>
/// <param name="InWords">What was asked for, without a reference.</param>
internal sealed record StoreErasureWish(IReadOnlyList<string> References, DateTimeOffset? Until, string InWords);
