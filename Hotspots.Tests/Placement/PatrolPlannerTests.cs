using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Placements;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Placement.Patrols;

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
                GridPoint at = request.Base;
                Assert.Equal(round.Count(), round.Select(static visit => visit.Place).Distinct().Count());
                foreach (PatrolVisit visit in round)
                {
                    double way = request.Travel.Between(at, request.Places[visit.Place]);
                    // The team waits at its base alone, before a round.
                    Assert.True(clock + way <= visit.Arrival + 1e-9 && (at == request.Base || clock + way >= visit.Arrival - 1e-9));
                    clock = visit.Arrival + 15;
                    travel += way;
                    at = request.Places[visit.Place];
                }
                clock += request.Travel.Between(at, request.Base);
                travel += request.Travel.Between(at, request.Base);
            }
            Assert.Equal(travel, plan.TravelMinutes, 9);
            Assert.Equal(plan.ShiftMinutes - travel - plan.VisitMinutes, plan.SpareMinutes, 9);
            Assert.Equal(clock, plan.EndMinutes, 9);
            Assert.True(plan.EndMinutes <= plan.ShiftMinutes + 1e-9);
            Assert.All(
                plan.Visits.GroupBy(static visit => visit.Place), visits => Assert.True(visits.Count() <= (request.MostVisits ?? int.MaxValue)));
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
            double[] e = [.. Enumerable.Range(0, n).Select(_ => random.NextDouble())],
                s = [.. Enumerable.Range(0, n).Select(_ => random.NextDouble())];
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
        PatrolRequest request = Random(1);
        int heaviest = Enumerable.Range(0, request.Places.Count).MaxBy(request.Places.WeightAt);
        request = request with { Base = request.Places[heaviest], Hours = 0.25 };
        PatrolVisit only = Assert.Single(PatrolPlanner.Plan(request).Visits);
        Assert.Equal(heaviest, only.Place);
        Assert.Contains(
            "No visit fits", Assert.Throws<ArgumentException>(() => PatrolPlanner.Plan(request with { Hours = 0.2 })).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => PatrolPlanner.Plan(request with { Hours = 25 }));
        Assert.Throws<ArgumentException>(() => PatrolPlanner.Plan(request with { Places = PointSet.Empty }));
        Assert.Throws<ArgumentException>(() => PatrolPlanner.Plan(request with { Travel = StraightLineTravel.Metres }));
        Assert.Throws<ArgumentException>(() => PatrolPlanner.Plan(request with { MostVisits = 0 }));
        Assert.Throws<ArgumentException>(() => PatrolPlanner.Plan(request with { VisitMinutes = 0 }));
    }

    [Fact]
    public void No_place_is_visited_again_before_all_have_been_nor_within_an_hour()
    {
        for (int seed = 0; seed < 120; seed++)
        {
            PatrolRequest request = Random(seed) with { MostVisits = null, Hours = 1 + seed % 8 };
            PatrolPlan plan = PatrolPlanner.Plan(request);
            int[] places = [.. plan.Visits.Select(static visit => visit.Place)];
            int all = places.Distinct().Count();
            Assert.Equal(all, places.Take(all).Distinct().Count());
            foreach (IGrouping<int, PatrolVisit> visits in plan.Visits.GroupBy(static visit => visit.Place))
            {
                double[] arrivals = [.. visits.Select(static visit => visit.Arrival)];
                for (int k = 1; k < arrivals.Length; k++)
                    Assert.True(
                        arrivals[k] - (arrivals[k - 1] + 15) >= 60 - 1e-9,
                        $"seed {seed}: place {visits.Key} is left for {arrivals[k] - arrivals[k - 1] - 15} minutes");
            }
        }
    }

    [Fact]
    public void One_place_alone_is_visited_once_in_an_hour_and_a_quarter_and_the_rest_is_left_over()
    {
        var request = new PatrolRequest
        {
            Places = new PointSet([0], [0], [1]),
            Travel = StraightLineTravel.Minutes(30, 1.3),
            Hours = 4,
            Base = new GridPoint(0, 0),
        };
        PatrolPlan plan = PatrolPlanner.Plan(request);
        Assert.Equal([0.0, 75, 150, 225], plan.Visits.Select(static visit => visit.Arrival));
        Assert.Equal((240, 180), (plan.EndMinutes, plan.SpareMinutes));
        // A longer pause, and none.
        Assert.Equal([0.0, 135], PatrolPlanner.Plan(request with { PauseMinutes = 120 }).Visits.Select(static visit => visit.Arrival));
        Assert.Equal(16, PatrolPlanner.Plan(request with { PauseMinutes = 0 }).Visits.Count);
        // Another beside it is visited in the meantime, and each waits for its own hour.
        PatrolPlan two = PatrolPlanner.Plan(request with { Places = new PointSet([0, 0], [0, 0], [1, 1]) });
        Assert.Equal([0.0, 75, 150, 225], two.Visits.Where(static visit => visit.Place == 0).Select(static visit => visit.Arrival));
        Assert.Equal([15.0, 90, 165], two.Visits.Where(static visit => visit.Place == 1).Select(static visit => visit.Arrival));
        Assert.Equal(135, two.SpareMinutes);
        Assert.Throws<ArgumentException>(() => PatrolPlanner.Plan(request with { PauseMinutes = -1 }));
    }

    [Fact]
    public void The_hours_are_used_and_visits_come_in_proportion_to_weight()
    {
        // Places beside the base: the way costs next to nothing.
        var request = new PatrolRequest
        {
            Places = new PointSet([0, 10, 20, 30], [0, 0, 0, 0], [3, 2, 2, 1]),
            Travel = StraightLineTravel.Minutes(30, 1.3),
            Hours = 4.1,
            Base = new GridPoint(0, 0),
            PauseMinutes = 10,
        };
        PatrolPlan plan = PatrolPlanner.Plan(request);
        Assert.Equal(16, plan.Visits.Count);
        Assert.Equal([6, 4, 4, 2], Enumerable.Range(0, 4).Select(place => plan.Visits.Count(visit => visit.Place == place)));
        // The heaviest, with six of sixteen visits, is never long away.
        int[] heaviest = [.. Enumerable.Range(0, 16).Where(k => plan.Visits[k].Place == 0)];
        Assert.True(
            heaviest.Zip(heaviest.Skip(1)).All(static pair => pair.Second - pair.First is >= 2 and <= 5),
            string.Join(' ', plan.Visits.Select(static visit => visit.Place)));
        Assert.Equal(4, PatrolPlanner.Plan(request with { MostVisits = 1 }).Visits.Count);
        Assert.Equal(
            [2, 2, 2, 2],
            Enumerable.Range(0, 4).Select(place => PatrolPlanner.Plan(request with { MostVisits = 2 }).Visits.Count(visit => visit.Place == place)));
    }

    [Fact]
    public void A_shift_has_no_room_for_one_visit_more()
    {
        for (int seed = 0; seed < 60; seed++)
        {
            PatrolRequest request = Random(seed) with { MostVisits = null, Hours = 6 };
            PatrolPlan plan = PatrolPlanner.Plan(request);
            if (plan.Visits.DistinctBy(static visit => visit.Place).Count() < 3)
                continue;
            // Another round to a place would not fit once it is due, or would come straight after itself.
            foreach (IGrouping<int, PatrolVisit> visits in plan.Visits.GroupBy(static visit => visit.Place))
            {
                double way = request.Travel.Between(request.Base, request.Places[visits.Key]), due = visits.Last().Arrival + 15 + 60;
                double end = Math.Max(plan.EndMinutes + way, due) + 15 + way;
                Assert.True(end > plan.ShiftMinutes - 30, $"seed {seed}: place {visits.Key} might be visited until {end} of {plan.ShiftMinutes}");
            }
        }
    }

    [Fact]
    public void No_place_is_visited_twice_in_a_row_where_there_is_another()
    {
        int returns = 0;
        for (int seed = 0; seed < 60; seed++)
        {
            PatrolPlan plan = PatrolPlanner.Plan(Random(seed) with { MostVisits = null, Hours = 10 });
            int[] places = [.. plan.Visits.OrderBy(static visit => visit.Arrival).Select(static visit => visit.Place)];
            if (places.Distinct().Count() < 2)
                continue;
            returns += places.Length - places.Distinct().Count();
            Assert.All(places.Zip(places.Skip(1)), pair => Assert.True(pair.First != pair.Second, $"seed {seed}: {string.Join(' ', places)}"));
        }
        // Plans that come to no place again would tell nothing.
        Assert.True(returns > 60, $"{returns} returns");
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
            MostVisits = random.NextInt32(2) == 0 ? null : 1 + random.NextInt32(3),
            Base = new GridPoint(5000 * random.NextDouble(), 0),
        };
    }
}
