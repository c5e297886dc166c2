using Hotspots.Core.Model.Reading;

namespace Hotspots.Core.Model.Placements;

/// <summary>Target of coverage. How many teams are needed for a share of the weight?</summary>
/// <param name="Share">The share asked for, above 0 and at most 1.</param>
/// <param name="Teams">The fewest teams found to cover it; null when none of those tried do.</param>
/// <param name="AtLeast">The number below which it is certainly out of reach; null when that is beyond the last step.</param>
internal readonly record struct CoverageTarget(double Share, int? Teams, int? AtLeast);

/// <summary>Record of a placement. How was a placement made, and how good is it? Written beside its layers.</summary>
internal sealed record PlacementRecord
{
    /// <summary>Made from the inputs, the choices and the version: the same question has the same id.</summary>
    public required string RunId { get; init; }

    /// <summary>Version of the tool.</summary>
    public required string Version { get; init; }

    /// <summary>Versions of what it is made with.</summary>
    public required IReadOnlyDictionary<string, string> Libraries { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>When it was ready to be written.</summary>
    public required DateTimeOffset Finished { get; init; }

    /// <summary>Security marking on everything written.</summary>
    public required string Marking { get; init; }

    /// <summary>Release profile: who may see what.</summary>
    public required string Profile { get; init; }

    /// <summary>The files that were read: incidents or points first, then sites, fixed sites and forbidden zones.</summary>
    public required IReadOnlyList<InputFile> Inputs { get; init; }

    /// <summary>What was chosen, and what was chosen for the user, name and value with its unit.</summary>
    public required IReadOnlyDictionary<string, string> Choices { get; init; }

    /// <summary>Of which incidents the demand was made, in words; null where it began with plain points.</summary>
    public RunScope? Shows { get; init; }

    /// <summary>Teams in all, those already there included.</summary>
    public required int Teams { get; init; }

    /// <summary>What was optimised.</summary>
    public required PlacementObjective Objective { get; init; }

    /// <summary>The objective over all pools: covered weight, weighted sum of distances, or worst distance.</summary>
    public required double Value { get; init; }

    /// <summary>What no choice of places among the candidates can beat: above the value for coverage, below it for the others.</summary>
    public required double Bound { get; init; }

    /// <summary>|bound − value| / bound, 0 when they are equal.</summary>
    public double Gap => Value == Bound ? 0 : Bound == 0 ? 1 : Math.Abs(Bound - Value) / Bound;

    /// <summary>Is it certain that no better choice exists among the candidates?</summary>
    public required bool IsProvenOptimal { get; init; }

    /// <summary>Weight of all demand.</summary>
    public required double TotalWeight { get; init; }

    /// <summary>Share of the weight (not of the points) within reach, 0 to 1.</summary>
    public required double CoveredShare { get; init; }

    /// <summary>Weighted mean way from all demand to its nearest site.</summary>
    public required double MeanDistance { get; init; }

    /// <summary>Longest way from any demand of weight above 0 to its nearest site.</summary>
    public required double WorstDistance { get; init; }

    /// <summary>Unit of the distances: "m" or "min".</summary>
    public required string Unit { get; init; }

    /// <summary>Points of demand.</summary>
    public required int DemandPoints { get; init; }

    /// <summary>Places that were considered.</summary>
    public required int Candidates { get; init; }

    /// <summary>How many teams a share needs; null where that was not asked.</summary>
    public CoverageTarget? Target { get; init; }

    /// <summary>How good the answer is, in one or two plain sentences.</summary>
    public required string Summary { get; init; }

    /// <summary>The files written beside the record, itself included; empty until they are.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>What a reader must know, each one sentence.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
