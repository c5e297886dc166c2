using Hotspots.Core.Model.Changes;

namespace Hotspots.Core.Model.Stores;

/// <summary>New incidents of one town and kind.</summary>
/// <param name="Town">As recorded, else as the gazetteer has it; blank for ground outside the towns.</param>
/// <param name="Kind">Of which kind.</param>
/// <param name="Count">How many rows.</param>
internal readonly record struct TownNews(string Town, string Kind, long Count);

/// <summary>Line that was seen for the first time in a town.</summary>
/// <param name="Line">The line.</param>
/// <param name="Town">The town; blank for ground outside the towns.</param>
/// <param name="First">Earliest time of its incidents there, as exactly as it is known.</param>
/// <param name="Count">Its incidents there.</param>
internal readonly record struct LineNews(string Line, string Town, string First, long Count);

/// <summary>Operation of which nothing has come for a while.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Last">Latest time of its incidents.</param>
/// <param name="Count">Its incidents.</param>
internal readonly record struct OperationNews(string Operation, string Last, long Count);

/// <summary>What has come to a store since a moment.</summary>
internal sealed record StoreNews
{
    /// <summary>Days without an incident after which an operation counts as over.</summary>
    public const int QuietDays = 60;

    /// <summary>Since when, in UTC; blank for since the store was made.</summary>
    public required string Since { get; init; }

    /// <summary>Is that the last look, or a day that was asked for?</summary>
    public required bool IsLook { get; init; }

    /// <summary>What was added since then.</summary>
    public required IReadOnlyList<AdditionRecord> Additions { get; init; }

    /// <summary>New incidents by town and kind, most first; corrected ones are not among them.</summary>
    public required IReadOnlyList<TownNews> Towns { get; init; }

    /// <summary>Corrected incidents by town and kind, as they are now.</summary>
    public required IReadOnlyList<TownNews> Corrected { get; init; }

    /// <summary>Lines that no incident before named in that town.</summary>
    public required IReadOnlyList<LineNews> Lines { get; init; }

    /// <summary>Operations that are over by now, and were not then.</summary>
    public required IReadOnlyList<OperationNews> Ended { get; init; }

    /// <summary>End of the last incident that was known then, seconds since 1970-01-01T00:00:00Z; null where none was.</summary>
    public required long? KnownUntil { get; init; }

    /// <summary>End of the last incident that is known now.</summary>
    public required long? KnownNow { get; init; }

    /// <summary>New incidents.</summary>
    public long New => Towns.Sum(static town => town.Count);
}

/// <summary>Record of what is new in a store, with what has changed about its hotspots.</summary>
/// <param name="News">What has come.</param>
/// <param name="Marking">Security marking.</param>
/// <param name="Hotspots">The comparison of what has come with what was there; null where there is too little to compare.</param>
/// <param name="WhyNoHotspots">Why nothing is said of hotspots, one sentence; blank where there is.</param>
internal sealed record StoreNewsRecord(StoreNews News, string Marking, ComparisonRecord? Hotspots, string WhyNoHotspots);
