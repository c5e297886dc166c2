using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Placement;

namespace Hotspots.Tests.Placement;

public class PatrolPlannerTests
{
    [Fact]
    public void A_patrol_never_takes_more_than_the_hours_and_its_clock_is_right()
    {
        for (int seed = 0; seed < 60; seed++)
        {
            PatrolRequest request = Random(seed);
            PatrolPlan plan = PatrolPlanner.Plan(request);
            Assert.True(plan.TravelMinutes + plan.VisitMinutes <= plan.ShiftMinutes + 1e-9, $"seed {seed}");
            Assert.True(plan.TravelBound <= plan.TravelMinutes + 1e-9);
            Assert.Equal(plan.Visits.Count * 15, plan.VisitMinutes);
            double clock = 0, travel = 0;
            foreach (IGrouping<int, PatrolVisit> round in plan.Visits.GroupBy(static visit => visit.Round))
            {
                GridPoint start = request.Base ?? request.Places[round.First().Place], at = start;
                Assert.Equal(round.Count(), round.Select(static visit => visit.Place).Distinct().Count());
                foreach (PatrolVisit visit in round)
                {
                    double way = request.Travel.Between(at, request.Places[visit.Place]);
                    Assert.Equal(clock + way, visit.Arrival, 9);
                    clock = visit.Arrival + 15;
                    travel += way;
                    at = request.Places[visit.Place];
                }
                clock += request.Travel.Between(at, start);
                travel += request.Travel.Between(at, start);
            }
            Assert.Equal(travel, plan.TravelMinutes, 9);
            Assert.All(plan.Visits.GroupBy(static visit => visit.Place), visits => Assert.True(visits.Count() <= request.MostVisits));
        }
    }

    [Fact]
    public void Round_trips_lie_between_the_bound_and_close_above_the_shortest()
    {
        double sum = 0, best = 0;
        for (int seed = 0; seed < 60; seed++)
        {
            var random = new SeededRandom((ulong)seed);
            int n = 1 + random.NextInt32(8);
            double[] e = [.. Enumerable.Range(0, n).Select(_ => random.NextDouble())], s = [.. Enumerable.Range(0, n).Select(_ => random.NextDouble())];
            var costs = new double[n, n];
            for (int a = 0; a < n; a++)
            {
                for (int b = 0; b < n; b++)
                    costs[a, b] = Math.Sqrt((e[a] - e[b]) * (e[a] - e[b]) + (s[a] - s[b]) * (s[a] - s[b]));
            }
            int[] tour = Tour.Shortest(costs);
            Assert.Equal(Enumerable.Range(0, n), tour.Order());
            Assert.Equal(0, tour[0]);
            double length = Tour.Length(costs, tour), shortest = Shortest(costs, [0]), bound = Tour.LowerBound(costs, length);
            Assert.True(bound <= shortest + 1e-9, $"seed {seed}: bound {bound}, shortest {shortest}");
            Assert.True(bound >= 0.9 * shortest, $"seed {seed}: bound {bound}, shortest {shortest}");
            Assert.True(length >= shortest - 1e-9);
            sum += length;
            best += shortest;
        }
        Assert.True(sum <= 1.005 * best, $"{sum} against {best}");
    }

    [Fact]
    public void The_weightiest_places_are_visited_and_what_cannot_be_is_said()
    {
        PatrolRequest request = Random(1) with { Base = null, MostVisits = 1, Hours = 0.25 };
        PatrolVisit only = Assert.Single(PatrolPlanner.Plan(request).Visits);
        Assert.Equal(Enumerable.Range(0, request.Places.Count).Max(request.Places.WeightAt), request.Places.WeightAt(only.Place));
        Assert.Contains("No visit fits", Assert.Throws<ArgumentException>(() => PatrolPlanner.Plan(request with { Hours = 0.2 })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => PatrolPlanner.Plan(request with { Hours = 25 }));
        Assert.Throws<ArgumentException>(() => PatrolPlanner.Plan(request with { Places = PointSet.Empty }));
        Assert.Throws<ArgumentException>(() => PatrolPlanner.Plan(request with { Travel = StraightLineTravel.Metres }));
        Assert.Throws<ArgumentException>(() => PatrolPlanner.Plan(request with { MostVisits = 0 }));
        Assert.Throws<ArgumentException>(() => PatrolPlanner.Plan(request with { VisitMinutes = 0 }));
    }

    private static double Shortest(double[,] costs, List<int> tour)
    {
        if (tour.Count == costs.GetLength(0))
            return Tour.Length(costs, tour.ToArray());
        double least = double.PositiveInfinity;
        for (int next = 1; next < costs.GetLength(0); next++)
        {
            if (!tour.Contains(next))
                least = Math.Min(least, Shortest(costs, [.. tour, next]));
        }
        return least;
    }

    private static PatrolRequest Random(int seed)
    {
        var random = new SeededRandom((ulong)seed);
        int n = 2 + random.NextInt32(12);
        double[] Column(double size) => [.. Enumerable.Range(0, n).Select(_ => size * random.NextDouble())];
        return new PatrolRequest
        {
            Places = new PointSet(Column(5000), Column(5000), Column(10)),
            Travel = StraightLineTravel.Minutes(30, 1.3),
            Hours = 1 + 3 * random.NextDouble(),
            MostVisits = 1 + random.NextInt32(3),
            Base = random.NextInt32(2) == 0 ? null : new GridPoint(0, 0),
        };
    }
}
