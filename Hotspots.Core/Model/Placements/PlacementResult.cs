using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Model.Placements;

/// <summary>Source of demand. What is to be reached by the teams?</summary>
internal enum DemandSource
{
    /// <summary>The single incidents that were analysed, each with the weight of its kind.</summary>
    Incidents,

    /// <summary>The hotspots: each one's centre, with the weight of its incidents. Incidents in no hotspot are left out.</summary>
    Hotspots,

    /// <summary>The squares that hold incidents: each one's centre, with the weight of its incidents.</summary>
    Cells,
}

/// <summary>A place where a team stands, as an officer is told of it.</summary>
internal sealed record TeamSite
{
    /// <summary>1, 2, 3 … over all pools; those that were there already first, each part in order of gain.</summary>
    public required int Number { get; init; }

    /// <summary>The areas whose teams it belongs to, as one name: "Mold", or "all areas".</summary>
    public required string Pool { get; init; }

    /// <summary>The area whose demand is nearest: the town it is for.</summary>
    public required string Area { get; init; }

    /// <summary>What is known of it by the numbers.</summary>
    public required PlacedSite Figures { get; init; }

    /// <summary>What the place is called: the name in the file of sites, else "200 m NE of Pier Avenue (Clacton-on-Sea)".</summary>
    public required string Name { get; init; }

    /// <summary>The grid reference to 100 m, "TM 177 148"; blank off the National Grid.</summary>
    public required string GridReference { get; init; }

    /// <summary>The nearest hotspot; null where there is none.</summary>
    public Hotspot? NearestHotspot { get; init; }

    /// <summary>Metres to the edge of <see cref="NearestHotspot"/>, 0 inside it.</summary>
    public double HotspotMetres { get; init; }

    /// <summary>Why it stands there, in one plain sentence.</summary>
    public required string Why { get; init; }

    /// <summary>Its shift; null where no patrol was asked for, or nothing can be visited from here.</summary>
    public TeamPatrol? Patrol { get; init; }
}

/// <summary>A team's shift: which places, in which order.</summary>
/// <param name="Places">What is visited: hotspots, or where there are none the heaviest points.</param>
/// <param name="Names">What each place is called.</param>
/// <param name="Hotspots">Rank of each place's hotspot; 0 where it is none.</param>
/// <param name="Plan">The visits; their places are indices into <paramref name="Places"/>.</param>
internal sealed record TeamPatrol(PointSet Places, IReadOnlyList<string> Names, IReadOnlyList<int> Hotspots, PatrolPlan Plan)
{
    /// <summary>Its rounds as lines, in order.</summary>
    public required IReadOnlyList<PatrolWay> Ways { get; init; }

    /// <summary>The team's week, day by day; empty where none was asked for.</summary>
    public IReadOnlyList<PatrolDay> Week { get; init; } = [];
}

/// <summary>The teams of some areas that stand for one another.</summary>
internal sealed record PlacementPool
{
    /// <summary>"Mold", or "all areas".</summary>
    public required string Name { get; init; }

    /// <summary>Teams, those already there included.</summary>
    public required int Teams { get; init; }

    /// <summary>Places that were considered.</summary>
    public required int Candidates { get; init; }

    /// <summary>The demand in the plan, as indices into the demand of all pools.</summary>
    public required int[] Demand { get; init; }

    /// <summary>Where its teams go.</summary>
    public required PlacementPlan Plan { get; init; }

    /// <summary>What fewer and more teams would cover; null where that is no question of coverage.</summary>
    public CoverageCurve? Curve { get; init; }
}

/// <summary>Assignment of incidents to sites. Which site serves which incident?</summary>
internal sealed record ServedIncidents
{
    /// <summary>Indices into the placed incidents, or into the points of the demand's file, ascending.</summary>
    public required int[] Members { get; init; }

    /// <summary>One a member: <see cref="TeamSite.Number"/> of the site that serves it, 0 for none.</summary>
    public required int[] Sites { get; init; }

    /// <summary>One a member: the way to the nearest site (to the one that serves it, where there is a capacity), in the plan's unit; +∞ where
    /// there is none.</summary>
    public required double[] Distances { get; init; }

    /// <summary>Weight of all members.</summary>
    public required double TotalWeight { get; init; }

    /// <summary>Weight of the members that a site serves.</summary>
    public required double CoveredWeight { get; init; }

    /// <summary>Share of the weight that a site serves, 0 to 1.</summary>
    public double CoveredShare => TotalWeight > 0 ? CoveredWeight / TotalWeight : 0;
}

/// <summary>Everything that came of placing teams.</summary>
internal sealed record PlacementResult
{
    /// <summary>The hotspots and incidents it is about; null where it began with plain points.</summary>
    public RunResult? Run { get; init; }

    /// <summary>What was to be reached, in all pools together.</summary>
    public required PointSet Demand { get; init; }

    /// <summary>The pools, in order of name.</summary>
    public required IReadOnlyList<PlacementPool> Pools { get; init; }

    /// <summary>Where the teams go, by number.</summary>
    public required IReadOnlyList<TeamSite> Sites { get; init; }

    /// <summary>Which incidents they serve, counted one by one whatever the demand was.</summary>
    public required ServedIncidents Served { get; init; }

    /// <summary>How far a team reaches in a straight line, metres; null for everywhere, and along streets.</summary>
    public double? ReachMetres { get; init; }

    /// <summary>What the streets said; null where ways are straight lines.</summary>
    public StreetPlacement? Streets { get; init; }

    /// <summary>How it was made, and how good it is.</summary>
    public required PlacementRecord Record { get; init; }

    /// <summary>Which of the record's notes are about this placement going short of what was wished, most urgent first.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Placed incidents that lie in the sea or nowhere and were left out of the demand, ascending indices.</summary>
    public IReadOnlyList<int> AtSea { get; init; } = [];

    /// <summary>Has it places on the National Grid, so that layers can be made of it?</summary>
    public required bool IsOnGrid { get; init; }
}
