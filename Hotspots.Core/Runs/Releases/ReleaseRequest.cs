using Hotspots.Core.Pipeline.Requests;

namespace Hotspots.Core.Runs.Releases;

/// <summary>Request of a layer that is to be handed over.</summary>
internal sealed record ReleaseRequest
{
    /// <summary>The files, how they are read, the ground (a boundary) and the kinds; no other filter, for each is one more way to subtract.</summary>
    public required RunRequest Run { get; init; }

    /// <summary>"partner" or "public".</summary>
    public required string Profile { get; init; }

    /// <summary>To whom: "Tendring District Council".</summary>
    public required string To { get; init; }

    /// <summary>The period: "2026-01..2026-05"; null for all whole periods of the files that may be told.</summary>
    public string? Period { get; init; }

    /// <summary>A file of addresses, OS Open UPRN; null for the postcodes that travel with the tool.</summary>
    public string? AddressFile { get; init; }

    /// <summary>A file of stricter numbers; null for those built in.</summary>
    public string? RulesFile { get; init; }

    /// <summary>The ledger; null for the user's own.</summary>
    public string? Ledger { get; init; }
}
