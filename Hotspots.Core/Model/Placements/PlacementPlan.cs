namespace Hotspots.Core.Model.Placements;

/// <summary>Placement plan. Where do the teams go, and how good is that?</summary>
/// <remarks>Every figure but the bound is computed from the sites and the request alone, by other code than the search's.</remarks>
internal sealed class PlacementPlan
{
    /// <summary>What was optimised.</summary>
    public required PlacementObjective Objective { get; init; }

    /// <summary>The sites: fixed ones first, each part in order of gain. Fewer than the teams only where spacing leaves no room.</summary>
    public required IReadOnlyList<PlacedSite> Sites { get; init; }

    /// <summary>One a demand point: the place in <see cref="Sites"/> of what serves it, or −1 when nothing does.</summary>
    public required int[] ServedBy { get; init; }

    /// <summary>Weight of all demand.</summary>
    public required double TotalWeight { get; init; }

    /// <summary>Weight served within reach.</summary>
    public required double CoveredWeight { get; init; }

    /// <summary>Share of the weight (not of the points) served within reach, 0 to 1.</summary>
    public double CoveredShare => TotalWeight > 0 ? CoveredWeight / TotalWeight : 0;

    /// <summary>Weighted mean travel from all demand to its nearest site.</summary>
    public required double MeanDistance { get; init; }

    /// <summary>Longest travel from any demand of weight above 0 to its nearest site.</summary>
    public required double WorstDistance { get; init; }

    /// <summary>Unit of the distances: "m" or "min".</summary>
    public required string Unit { get; init; }

    /// <summary>The objective: covered weight, weighted sum of distances, or worst distance.</summary>
    public required double Value { get; init; }

    /// <summary>What no choice of sites can beat: an upper bound for coverage, a lower one for the others. Rounded by no more than 1e-9 of
    /// itself.</summary>
    public required double Bound { get; init; }

    /// <summary>|bound − value| / bound, 0 when they are equal.</summary>
    public double Gap => Value == Bound ? 0 : Bound == 0 ? 1 : Math.Abs(Bound - Value) / Bound;

    /// <summary>Why the search stopped.</summary>
    public required PlacementEnd End { get; init; }

    /// <summary>Is it certain that no better answer exists?</summary>
    public bool IsProvenOptimal => End == PlacementEnd.ProvenOptimal;
}
