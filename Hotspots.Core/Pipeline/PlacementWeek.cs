using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Placement;

namespace Hotspots.Core.Pipeline;

/// <summary>What does each team's week look like: when does its shift begin, which places does it visit, and which does it leave alone on purpose?</summary>
internal sealed class PlacementWeek(PatrolWeekWish wish, RunResult? run)
{
    private readonly SeededRandom _random = new((ulong)wish.Seed);

    /// <summary>The days of the next team; the lots go on from team to team.</summary>
    /// <param name="shift">Its shift when no place is left alone.</param>
    /// <param name="hotspots">Rank of each place's hotspot, 0 for none.</param>
    /// <param name="cancellation">Stops it.</param>
    public IReadOnlyList<PatrolDay> Of(PatrolRequest shift, IReadOnlyList<int> hotspots, CancellationToken cancellation)
    {
        bool[][] isControl = ControlDays.Draw(shift.Places.Count, wish.ControlDays, _random);
        PlacementShiftStarts? starts = run is null ? null
            : new PlacementShiftStarts(run.Read.Placed, run.Hotspots.Where(spot => hotspots.Contains(spot.Rank)).SelectMany(static spot => spot.Members).Distinct(), shift.Hours);
        var days = new PatrolDay[PatrolWeekWish.Days];
        for (int day = 0; day < days.Length; day++)
        {
            DateOnly? date = wish.From?.AddDays(day);
            DayOfWeek weekday = date?.DayOfWeek ?? (DayOfWeek)((day + 1) % days.Length);
            days[day] = new PatrolDay
            {
                Number = day + 1,
                Date = date,
                Weekday = weekday,
                StartHour = starts?.Of(weekday),
                Control = [.. Enumerable.Range(0, shift.Places.Count).Where(place => isControl[day][place])],
                Plan = Plan(shift, isControl[day], cancellation),
            };
        }
        return days;
    }

    private static PatrolPlan? Plan(PatrolRequest shift, bool[] isControl, CancellationToken cancellation)
    {
        // A place that weighs nothing is not visited.
        double[] weights = [.. isControl.Select((control, place) => control ? 0 : shift.Places.WeightAt(place))];
        return weights.Any(static weight => weight > 0) ? PatrolPlanner.Plan(shift with { Places = shift.Places.WithWeights(weights) }, cancellation) : null;
    }
}
