using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Model.Placements;

/// <summary>Request of a patrol plan. Which places are to be visited, how long, how often, and in how many hours?</summary>
internal sealed record PatrolRequest
{
    /// <summary>Minutes of a visit unless said: the effect on crime grows up to some 15 minutes and no further (Koper, "Just enough police
    /// presence", 1995).</summary>
    public const double DefaultVisitMinutes = 15;

    /// <summary>
    /// Minutes for which a place is left after a visit unless said: presence is felt for a while after a team has gone, and visits to a hotspot
    /// are not made within the same hour; one that comes straight back would be one long stay.
    /// </summary>
    public const double DefaultPauseMinutes = 60;

    /// <summary>Where, and how much each place matters.</summary>
    public required PointSet Places { get; init; }

    /// <summary>How long it takes from one place to the next; must be in minutes.</summary>
    public required ITravel Travel { get; init; }

    /// <summary>Hours of the shift, above 0 and at most 24; travel and visits together never take more.</summary>
    public required double Hours { get; init; }

    /// <summary>Minutes of one visit, above 0.</summary>
    public double VisitMinutes { get; init; } = DefaultVisitMinutes;

    /// <summary>From the end of a visit to the next at the same place, minutes at least; 0 or more.</summary>
    public double PauseMinutes { get; init; } = DefaultPauseMinutes;

    /// <summary>Visits to one place in the shift at most, 1 or more; null for as many as fit.</summary>
    public int? MostVisits { get; init; }

    /// <summary>Where the shift and each of its rounds begin and end.</summary>
    public required GridPoint Base { get; init; }
}
