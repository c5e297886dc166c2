using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Model.Placements;

/// <summary>Line of a patrol's round: from the team's site by each place in order, and back.</summary>
/// <param name="Round">1, 2, 3 … of the shift.</param>
/// <param name="Visits">The visits of the round, in order of time.</param>
/// <param name="Line">Two vertices or more: straight from stop to stop, or every bend of the streets. Along streets it begins and ends, and is at
/// each place, where the place meets its street.</param>
/// <param name="Metres">Length along the streets; null where the line is straight from stop to stop.</param>
internal sealed record PatrolWay(int Round, IReadOnlyList<PatrolVisit> Visits, IReadOnlyList<GridPoint> Line, double? Metres)
{
    /// <summary>The rounds of a shift as straight lines: they show the order, not the road.</summary>
    /// <param name="plan">The shift.</param>
    /// <param name="places">What is visited.</param>
    /// <param name="home">The team's site.</param>
    public static IReadOnlyList<PatrolWay> Straight(PatrolPlan plan, PointSet places, GridPoint home) =>
        Of(plan, places, home, static (_, to) => ([to], null));

    /// <summary>The rounds of a shift, each leg drawn as it is said to run.</summary>
    /// <param name="plan">The shift.</param>
    /// <param name="places">What is visited.</param>
    /// <param name="home">The team's site.</param>
    /// <param name="leg">The line from one stop to the next and its metres; where these are null, the line lacks its first vertex.</param>
    public static IReadOnlyList<PatrolWay> Of(
        PatrolPlan plan, PointSet places, GridPoint home, Func<GridPoint, GridPoint, (IReadOnlyList<GridPoint> Line, double? Metres)> leg)
    {
        var ways = new List<PatrolWay>();
        foreach (IGrouping<int, PatrolVisit> round in plan.Visits.GroupBy(static visit => visit.Round))
        {
            var line = new List<GridPoint>();
            double? metres = 0;
            GridPoint from = home;
            foreach (GridPoint to in (IEnumerable<GridPoint>)[.. round.Select(visit => places[visit.Place]), home])
            {
                (IReadOnlyList<GridPoint> part, double? length) = leg(from, to);
                if (length is null && line.Count == 0)
                    line.Add(from);
                line.AddRange(length is not null && line.Count > 0 && part[0] == line[^1] ? part.Skip(1) : part);
                (metres, from) = (metres + length, to);
            }
            // A line of one vertex is none.
            if (line.Count == 1)
                line.Add(line[0]);
            ways.Add(new PatrolWay(round.Key + 1, [.. round], line, metres));
        }
        return ways;
    }
}
