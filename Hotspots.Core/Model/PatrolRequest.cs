namespace Hotspots.Core.Model;

/// <summary>Which places are to be visited, how long, how often, and in how many hours?</summary>
public sealed record PatrolRequest
{
    /// <summary>Minutes of a visit unless said: the effect on crime grows up to some 15 minutes and no further (Koper, "Just enough police presence", 1995).</summary>
    public const double DefaultVisitMinutes = 15;

    /// <summary>Where, and how much each place matters.</summary>
    public required PointSet Places { get; init; }

    /// <summary>How long it takes from one place to the next; must be in minutes.</summary>
    public required ITravel Travel { get; init; }

    /// <summary>Hours of the shift, above 0 and at most 24; travel and visits together never take more.</summary>
    public required double Hours { get; init; }

    /// <summary>Minutes of one visit, above 0.</summary>
    public double VisitMinutes { get; init; } = DefaultVisitMinutes;

    /// <summary>Visits to one place in the shift at most, 1 or more; null for as many as fit.</summary>
    public int? MostVisits { get; init; }

    /// <summary>Where the shift and each of its rounds begin and end.</summary>
    public required GridPoint Base { get; init; }
}
