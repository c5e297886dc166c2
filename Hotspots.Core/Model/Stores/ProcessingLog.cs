namespace Hotspots.Core.Model.Stores;

/// <summary>Operations of processing that are logged: those of section 62 of the Data Protection Act 2018, and the making of the store.</summary>
internal static class ProcessingKind
{
    /// <summary>The store was made.</summary>
    public const string Creation = "creation";

    /// <summary>Incidents were taken in.</summary>
    public const string Collection = "collection";

    /// <summary>Incidents were corrected.</summary>
    public const string Alteration = "alteration";

    /// <summary>Incidents were looked at or analysed.</summary>
    public const string Consultation = "consultation";

    /// <summary>Incidents were handed out.</summary>
    public const string Disclosure = "disclosure";

    /// <summary>Incidents were analysed together with those of other files.</summary>
    public const string Combination = "combination";

    /// <summary>Incidents were erased.</summary>
    public const string Erasure = "erasure";

    /// <summary>Does it change what the store holds?</summary>
    public static bool Changes(string kind) => kind is Creation or Collection or Alteration or Erasure;
}

/// <summary>Entry of the log of processing.</summary>
/// <param name="Number">The first is 1, and none is left out.</param>
/// <param name="At">When, in UTC: "2026-03-01T12:00:00Z".</param>
/// <param name="Who">The user.</param>
/// <param name="Kind">One of <see cref="ProcessingKind"/>.</param>
/// <param name="Reason">Why.</param>
/// <param name="What">What was done, in words.</param>
/// <param name="Count">How many incidents it was about.</param>
/// <param name="Digest">SHA-256 that says which, without naming one; blank for none.</param>
/// <param name="Hash">SHA-256 of the entry and of the hash of the one before: a chain.</param>
internal sealed record LogEntry(
    long Number, string At, string Who, string Kind, string Reason, string What, long Count, string Digest, string Hash);

/// <summary>Outcome of the check of a log.</summary>
/// <param name="Entries">How many there are.</param>
/// <param name="LastHash">Hash of the last: noted elsewhere, it later shows that nothing was cut off.</param>
/// <param name="Problems">What is wrong and where, a sentence each; none where the log is whole.</param>
internal sealed record LogCheck(long Entries, string LastHash, IReadOnlyList<string> Problems);
