using Hotspots.Core.Model.Changes;

namespace Hotspots.Core.Model.Tonight;

/// <summary>Briefing of one shift: which hotspots had most at these hours lately, and whether that is more than in the weeks before.</summary>
/// <remarks>All that is said is said here, in whole sentences that claim what the tests allow and no more.</remarks>
internal sealed record TonightRecord
{
    /// <summary>Which shift: "Tonight, Saturday 22:00–05:00".</summary>
    public required string Title { get; init; }

    /// <summary>Which weeks: "the four weeks to 30 June 2026".</summary>
    public required string Span { get; init; }

    /// <summary>That the data end before the shift, and where; null where they reach to yesterday.</summary>
    public required string? Stale { get; init; }

    /// <summary>Why there is nothing to say; null where there is.</summary>
    public required string? Why { get; init; }

    /// <summary>All areas together, in a sentence; blank where there is nothing to say.</summary>
    public required string Total { get; init; }

    /// <summary>Which nights of the week stand out; null where none does beyond chance, or it cannot be asked.</summary>
    public required string? Weekday { get; init; }

    /// <summary>The hotspots with most in these weeks first; those with none are left out.</summary>
    public required IReadOnlyList<TonightPlace> Places { get; init; }

    /// <summary>What a reader must know, each one sentence.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}

/// <summary>One hotspot in the briefing of a shift.</summary>
/// <param name="Hotspot">Its rank in the run.</param>
/// <param name="Incidents">Incidents at these hours in the weeks that are looked at.</param>
/// <param name="Change">Against the weeks before; null where there are none to compare with.</param>
/// <param name="Words">The same in words: "6 more than in the four weeks before: more than chance".</param>
/// <param name="Hours">At which hours most of it is, where that is more than chance; else null.</param>
internal sealed record TonightPlace(int Hotspot, int Incidents, PlaceChange? Change, string Words, string? Hours);
