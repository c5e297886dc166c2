using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Model.Placements;

/// <summary>Request of a placement. What is to be reached, from where, by how many teams?</summary>
/// <remarks>Fixed sites count among the teams. Of equally good answers the one with more southerly, then more westerly sites is preferred step by
/// step, whatever the order of the input.</remarks>
internal sealed record PlacementRequest
{
    /// <summary>Relative gap at which the search ends when none is wanted: 0, it looks for the proof.</summary>
    public const double DefaultGapWanted = 0;

    /// <summary>What is to be reached, with its weights.</summary>
    public required PointSet Demand { get; init; }

    /// <summary>Where a team may stand; weights are not looked at.</summary>
    public required PointSet Sites { get; init; }

    /// <summary>How many sites in all, fixed ones included; 1 or more.</summary>
    public required int Teams { get; init; }

    /// <summary>What makes a choice good.</summary>
    public PlacementObjective Objective { get; init; } = PlacementObjective.Coverage;

    /// <summary>How far a team reaches, inclusive, in the unit of <see cref="Travel"/>; needed for coverage, for the other objectives only what is
    /// reported as covered depends on it. Null means everywhere.</summary>
    public double? Reach { get; init; }

    /// <summary>How distance is measured; metres in a straight line unless said.</summary>
    public ITravel Travel { get; init; } = StraightLineTravel.Metres;

    /// <summary>Indices of sites where a team already is or must be.</summary>
    public IReadOnlyList<int> Fixed { get; init; } = [];

    /// <summary>Indices of sites that must not be used.</summary>
    public IReadOnlyList<int> Forbidden { get; init; } = [];

    /// <summary>Straight-line metres between any two sites, at least, inclusive; 0 for none. Fixed sites may stand as close together as they
    /// do.</summary>
    public double MinimumSpacing { get; init; }

    /// <summary>Weight that one team can serve at most, inclusive; null for no limit. Each demand point is then served whole by one team or not at
    /// all. For coverage only.</summary>
    public double? Capacity { get; init; }

    /// <summary>Time after which the best answer so far is returned with its gap; null to search until the proof or the fixed limit of
    /// work.</summary>
    public TimeSpan? Budget { get; init; }

    /// <summary>The search ends when |bound − value| / bound is this small; 0 to 1, <see cref="DefaultGapWanted"/>.</summary>
    public double GapWanted { get; init; } = DefaultGapWanted;
}
