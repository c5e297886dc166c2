using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Placements;
using Hotspots.Core.Placement.Patrols;
using Hotspots.Core.Selection;

namespace Hotspots.Core.Pipeline.Placements;

/// <summary>Patrol week of each team. What does each team's week look like: when does its shift begin, which places does it visit, and which does it
/// leave alone on purpose?</summary>
internal sealed class PlacementWeek(PatrolWeekWish wish, RunResult? run)
{
    private readonly IncidentFacets? _facets = run is null ? null : new IncidentFacets(run.Read.Placed);
    private readonly SeededRandom _random = new((ulong)wish.Seed);

    /// <summary>The days of the next team; the lots go on from team to team.</summary>
    /// <param name="shift">Its shift when no place is left alone.</param>
    /// <param name="hotspots">Rank of each place's hotspot, 0 for none.</param>
    /// <param name="cancellation">Stops it.</param>
    public IReadOnlyList<PatrolDay> Of(PatrolRequest shift, IReadOnlyList<int> hotspots, CancellationToken cancellation)
    {
        PlacementShiftStarts? starts = run is null || _facets is null ? null
            : new PlacementShiftStarts(
                _facets, run.Hotspots.Where(spot => hotspots.Contains(spot.Rank)).SelectMany(static spot => spot.Members).Distinct(), shift.Hours);
        return Of(shift, (weekday, latest) => starts?.Of(weekday, latest), cancellation);
    }

    /// <summary>The days of the next team, when it is known when its shifts are to begin.</summary>
    /// <param name="shift">Its shift when no place is left alone.</param>
    /// <param name="startOf">For a weekday and the latest hour, from midnight, at which a shift may begin: the hour at which it does, or
    /// null.</param>
    /// <param name="cancellation">Stops it.</param>
    public IReadOnlyList<PatrolDay> Of(PatrolRequest shift, Func<DayOfWeek, int, int?> startOf, CancellationToken cancellation)
    {
        bool[][] isControl = ControlDays.Draw(shift.Places.Count, wish.ControlDays, _random);
        var days = new PatrolDay[PatrolWeekWish.Days];
        for (int day = 0; day < days.Length; day++)
        {
            DateOnly? date = wish.From?.AddDays(day);
            DayOfWeek weekday = date?.DayOfWeek ?? (DayOfWeek)((day + 1) % days.Length);
            // Within its day: then no shift of a team meets the next, and none ends at a place whose control day has begun.
            PatrolRequest fitting = shift with { Hours = Math.Min(shift.Hours, OperationalDay.Hours(date)) };
            days[day] = new PatrolDay
            {
                Number = day + 1,
                Date = date,
                Weekday = weekday,
                StartHour = startOf(weekday, OperationalDay.LatestStart(date, fitting.Hours)),
                Control = [.. Enumerable.Range(0, shift.Places.Count).Where(place => isControl[day][place])],
                Plan = Plan(fitting, isControl[day], cancellation),
            };
        }
        return days;
    }

    private static PatrolPlan? Plan(PatrolRequest shift, bool[] isControl, CancellationToken cancellation)
    {
        // A place that weighs nothing is not visited.
        double[] weights = [.. isControl.Select((control, place) => control || !IsInReach(place) ? 0 : shift.Places.WeightAt(place))];
        return weights.Any(static weight => weight > 0)
            ? PatrolPlanner.Plan(shift with { Places = shift.Places.WithWeights(weights) }, cancellation)
            : null;

        bool IsInReach(int place) => 2 * shift.Travel.Between(shift.Base, shift.Places[place]) + shift.VisitMinutes <= shift.Hours * 60;
    }
}
