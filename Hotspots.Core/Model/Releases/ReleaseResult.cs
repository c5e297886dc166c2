using System.Text.Json.Serialization;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Model.Releases;

/// <summary>One count of a layer that is handed over.</summary>
/// <param name="Zone">Which zone; −1 for the total.</param>
/// <param name="Cell">What the zone is called.</param>
/// <param name="Period">"2026-05", "2026-Q2".</param>
/// <param name="Month">The first month, since the year 0.</param>
/// <param name="Count">The count, or rounded; null where hidden.</param>
/// <param name="Band">"50 to 99" addresses.</param>
internal sealed record HandedCount(int Zone, string Cell, string Period, int Month, int? Count, string Band);

/// <summary>Step of a release, with what came of it.</summary>
/// <param name="Name">"handling".</param>
/// <param name="Words">One or two sentences.</param>
internal sealed record ReleaseStep(string Name, string Words);

/// <summary>Rule of a release as it is written down.</summary>
/// <param name="Name">"threshold".</param>
/// <param name="Value">Its value.</param>
/// <param name="Unit">Its unit; blank for a count.</param>
/// <param name="Words">What it does.</param>
internal sealed record HandedRule(string Name, int Value, string Unit, string Words);

/// <summary>Record that is handed over beside a layer: what its reader may know of how it was made.</summary>
/// <remarks>
/// It holds nothing that is counted in the force's file: neither how many rows it has nor how many were left out nor how many counts are hidden for
/// being small. Whoever can tell those hidden for being small from the others knows more than he should.
/// </remarks>
internal sealed record HandedRecord
{
    /// <summary>The release, as the force's ledger calls it.</summary>
    public required string Release { get; init; }

    /// <summary>Version of the tool.</summary>
    public required string Version { get; init; }

    /// <summary>Security marking.</summary>
    public required string Marking { get; init; }

    /// <summary>"partner" or "public".</summary>
    public required string Profile { get; init; }

    /// <summary>To whom.</summary>
    public required string Recipient { get; init; }

    /// <summary>The day on which it was made.</summary>
    public required DateOnly Given { get; init; }

    /// <summary>The ground.</summary>
    public required string Area { get; init; }

    /// <summary>Kinds that were counted; none for all that the profile lets out.</summary>
    public required IReadOnlyList<string> Kinds { get; init; }

    /// <summary>The periods that are told.</summary>
    public required IReadOnlyList<string> Periods { get; init; }

    /// <summary>Counts below this are hidden.</summary>
    public required int Threshold { get; init; }

    /// <summary>Counts are rounded to this; 1 for exact counts.</summary>
    public required int RoundedTo { get; init; }

    /// <summary>Addresses that a cell has at least.</summary>
    public required int K { get; init; }

    /// <summary>What was counted as addresses: "addresses" or "postcodes".</summary>
    public required string AddressesAre { get; init; }

    /// <summary>Addresses in the cell with fewest.</summary>
    public required int SmallestAddresses { get; init; }

    /// <summary>How many cells there are.</summary>
    public required int Cells { get; init; }

    /// <summary>Counts that are hidden, for whatever reason.</summary>
    public required int Hidden { get; init; }

    /// <summary>The narrowest range to which a hidden count can be pinned down, as far as that was looked into; null where none is hidden.</summary>
    public required string? NarrowestInterval { get; init; }

    /// <summary>Earlier layers that it was attacked together with.</summary>
    public required int ReleasesCompared { get; init; }

    /// <summary>What was proved, in words.</summary>
    public required string Assurance { get; init; }

    /// <summary>The rules.</summary>
    public required IReadOnlyList<HandedRule> Rules { get; init; }

    /// <summary>The files beside it, and itself.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];
}

/// <summary>Record of a release for the force alone: how it was made, with what was left out. It is kept in the ledger and never handed
/// over.</summary>
internal sealed record ReleaseRecord : ProvenanceRecord
{
    /// <summary>What is handed over of it.</summary>
    public required HandedRecord Handed { get; init; }

    /// <summary>Steps, in order.</summary>
    public required IReadOnlyList<ReleaseStep> Steps { get; init; }

    /// <summary>What was proved, and what that does not say.</summary>
    public required IReadOnlyList<string> Summary { get; init; }

    /// <summary>Counts hidden because they are small or guarded.</summary>
    public required int SuppressedFirst { get; init; }

    /// <summary>Counts hidden to protect others.</summary>
    public required int SuppressedFurther { get; init; }

    /// <summary>Periods that are told as an earlier layer told them.</summary>
    public required IReadOnlyList<string> Repeated { get; init; }

    /// <summary>Incidents that came in after their month had been given, and are not told.</summary>
    public required int CameLater { get; init; }

    /// <summary>Where the ledger is.</summary>
    public required string Ledger { get; init; }
}

/// <summary>Release that was proved: what is to be written, and what is to be entered into the ledger.</summary>
internal sealed record ReleaseResult
{
    /// <summary>How it was made.</summary>
    public required ReleaseRecord Record { get; init; }

    /// <summary>The counts of zones, by period and then by zone; and of each period the total, last.</summary>
    public required IReadOnlyList<HandedCount> Counts { get; init; }

    /// <summary>The totals of periods.</summary>
    public required IReadOnlyList<HandedCount> Totals { get; init; }

    /// <summary>The outline of each zone, metres.</summary>
    [JsonIgnore]
    public required IReadOnlyList<Geometry> Outlines { get; init; }

    /// <summary>What the ledger is to know.</summary>
    public required LedgerEntry Entry { get; init; }

    /// <summary>Names of operations and lines in the file, which no folder or file that is handed over may hold.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>What its reader is told on a sheet of his own.</summary>
    public required IReadOnlyList<string> Sheet { get; init; }
}
