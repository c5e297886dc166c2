using Hotspots.Core.Model.Roads;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Model.Placements;

/// <summary>Placement along streets: what the streets said that straight lines would not have.</summary>
internal sealed record StreetPlacement
{
    /// <summary>Who is on the way.</summary>
    public required TravelProfile By { get; init; }

    /// <summary>How far a team gets, in the plan's unit; null for everywhere.</summary>
    public double? Limit { get; init; }

    /// <summary>Share of the weight that straight lines from the same places would say is reached, 0 to 1; null where there is no reach.</summary>
    public double? StraightShare { get; init; }

    /// <summary>How straight lines are made minutes: ", at 30 km/h with a detour factor of 1.3,"; blank for metres.</summary>
    public required string StraightWords { get; init; }

    /// <summary>One a site: the ground within its reach (isochrone), on the National Grid; empty where there is no reach.</summary>
    public IReadOnlyList<Geometry> Reaches { get; init; } = [];

    /// <summary>Whose data the streets are: what must be said wherever the reach or a round is shown.</summary>
    public required string Attribution { get; init; }

    /// <summary>How the plan's reach is put: "1,000 m along streets, by car".</summary>
    public required string Words { get; init; }
}
