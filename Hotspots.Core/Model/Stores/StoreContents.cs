using Hotspots.Core.Model.Reading;

namespace Hotspots.Core.Model.Stores;

/// <summary>Contents of a store, in counts: no incident is in it.</summary>
internal sealed record StoreContents
{
    /// <summary>Rows that are incidents, or items of one.</summary>
    public required long Incidents { get; init; }

    /// <summary>Those with a position.</summary>
    public required long Placed { get; init; }

    /// <summary>Earlier versions of incidents that were corrected.</summary>
    public required long Earlier { get; init; }

    /// <summary>Rows that could not be understood.</summary>
    public required long Rejected { get; init; }

    /// <summary>The earliest and the latest time, as exactly as they are known; blank where none is.</summary>
    public required string First { get; init; }

    /// <inheritdoc cref="First"/>
    public required string Last { get; init; }

    /// <summary>Kinds, most frequent first.</summary>
    public required IReadOnlyList<NameCount> Kinds { get; init; }

    /// <summary>Towns as recorded, else as the gazetteer has them, most frequent first.</summary>
    public required IReadOnlyList<NameCount> Towns { get; init; }

    /// <summary>What was added, the first first.</summary>
    public required IReadOnlyList<AdditionRecord> Additions { get; init; }

    /// <summary>Entries of the log, and the hash of the last.</summary>
    public required LogCheck Log { get; init; }

    /// <summary>When the store was last looked at for news, in UTC; null for never.</summary>
    public string? Looked { get; init; }
}

/// <summary>What of a store is due to be erased, in counts.</summary>
/// <param name="Until">Incidents that were over by this moment are due, in UTC.</param>
/// <param name="Kinds">Due incidents by kind.</param>
/// <param name="Years">Due incidents by the year in which they ended.</param>
/// <param name="Earlier">Earlier versions that go with them.</param>
/// <param name="Rejected">Rows that were not understood, of files added before that moment.</param>
/// <param name="Timeless">Incidents without a time, of which nobody can tell; of files added before that moment.</param>
internal sealed record RetentionReview(
    string Until, IReadOnlyList<NameCount> Kinds, IReadOnlyList<NameCount> Years, long Earlier, long Rejected, long Timeless)
{
    /// <summary>How many incidents are due.</summary>
    public long Due => Kinds.Sum(static kind => (long)kind.Count);
}

/// <summary>Certificate of an erasure. Nothing of what was erased is in it.</summary>
internal sealed record ErasureCertificate
{
    /// <summary>The store's file.</summary>
    public required string Store { get; init; }

    /// <summary>When, in UTC.</summary>
    public required string At { get; init; }

    /// <summary>By whom.</summary>
    public required string By { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>What was asked for, in words.</summary>
    public required string Asked { get; init; }

    /// <summary>Incidents that were erased, by kind.</summary>
    public required IReadOnlyList<NameCount> Kinds { get; init; }

    /// <summary>Earlier versions that were erased.</summary>
    public required long Earlier { get; init; }

    /// <summary>Rows that were not understood and were erased.</summary>
    public required long Rejected { get; init; }

    /// <summary>References that were asked for and of which the store has nothing.</summary>
    public required int Unknown { get; init; }

    /// <summary>SHA-256 over keyed digests of what was erased.</summary>
    public required string Digest { get; init; }

    /// <summary>Number of the entry in the log of processing.</summary>
    public required long Entry { get; init; }

    /// <summary>Hash of that entry.</summary>
    public required string Hash { get; init; }

    /// <summary>Why the file could not be made anew without what was freed; null where it was.</summary>
    public string? NotCompacted { get; init; }

    /// <summary>How many incidents were erased.</summary>
    public long Erased => Kinds.Sum(static kind => (long)kind.Count);
}
