namespace Hotspots.Core.Model.Placements;

/// <summary>Visit of a patrol. When is which place visited?</summary>
/// <param name="Place">Index of the place in the request.</param>
/// <param name="Round">Which round of the shift, 0 the first.</param>
/// <param name="Arrival">Minutes from the start of the shift.</param>
/// <param name="TravelMinutes">Minutes on the way there.</param>
internal readonly record struct PatrolVisit(int Place, int Round, double Arrival, double TravelMinutes);

/// <summary>A shift's visits, in order.</summary>
internal sealed class PatrolPlan
{
    /// <summary>The visits, in order of time.</summary>
    public required IReadOnlyList<PatrolVisit> Visits { get; init; }

    /// <summary>Minutes on the way, to and from the base included.</summary>
    public required double TravelMinutes { get; init; }

    /// <summary>Minutes at the places.</summary>
    public required double VisitMinutes { get; init; }

    /// <summary>Minutes until the team is back; waiting at the base for a place to be due included.</summary>
    public required double EndMinutes { get; init; }

    /// <summary>Minutes of the shift.</summary>
    public required double ShiftMinutes { get; init; }

    /// <summary>Minutes of the shift in which there is no place to visit or to go to: waiting between rounds, and what is left at the end.</summary>
    public double SpareMinutes => Math.Max(0, ShiftMinutes - TravelMinutes - VisitMinutes);

    /// <summary>Travel that no order of the same visits, in the same rounds, can be below: minutes.</summary>
    public required double TravelBound { get; init; }

    /// <summary>Weight of the places visited at least once, over the weight of all; 0 to 1.</summary>
    public required double VisitedShare { get; init; }
}
