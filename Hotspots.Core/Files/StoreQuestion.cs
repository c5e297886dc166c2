using Hotspots.Core.Model.Stores;

namespace Hotspots.Core.Files;

/// <summary>Question to a store: why it is looked into, and which of its rows are wanted.</summary>
/// <param name="Purpose">Who asks, and why; it is logged before a row is given.</param>
/// <param name="Kind">One of <see cref="ProcessingKind"/>.</param>
/// <param name="Clock">Says when.</param>
internal sealed record StoreQuestion(StorePurpose Purpose, string Kind, TimeProvider Clock)
{
    /// <summary>Rows that may be left out because the answer does not depend on them; null for none.</summary>
    public StoreNarrowing? Narrowing { get; init; }
}
