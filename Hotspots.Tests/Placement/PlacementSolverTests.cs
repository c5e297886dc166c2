using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Placements;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Placement;
using Hotspots.Core.Placement.Medians;

namespace Hotspots.Tests.Placement;

public class PlacementSolverTests
{
    private const int Instances = 400;

    [Theory]
    [InlineData(PlacementObjective.Coverage)]
    [InlineData(PlacementObjective.Median)]
    [InlineData(PlacementObjective.Center)]
    internal void Finds_and_proves_the_best_of_all_choices(PlacementObjective objective)
    {
        for (int seed = 0; seed < Instances; seed++)
        {
            PlacementRequest request = SmallInstances.Random(seed, objective);
            PlacementPlan plan = PlacementSolver.Solve(request, TimeProvider.System);
            int[] chosen = [.. plan.Sites.Select(static site => site.Site)];
            Assert.True(SmallInstances.IsAllowed(request, chosen), $"seed {seed}: the choice breaks a rule");
            Assert.Equal(chosen.Length, chosen.Distinct().Count());
            Assert.True(chosen.Length == request.Teams || request.MinimumSpacing > 0, $"seed {seed}: too few sites");
            SmallInstances.AssertClose(SmallInstances.Value(request, chosen), plan.Value, $"seed {seed}, its own value");
            SmallInstances.AssertClose(SmallInstances.Optimum(request), plan.Value, $"seed {seed}, the best value");
            Assert.True(plan.IsProvenOptimal, $"seed {seed}: not proven");
            Assert.Equal(plan.Value, plan.Bound);
        }
    }

    [Theory]
    [InlineData(PlacementObjective.Coverage)]
    [InlineData(PlacementObjective.Median)]
    [InlineData(PlacementObjective.Center)]
    internal void The_order_of_the_input_does_not_matter(PlacementObjective objective)
    {
        for (int seed = 0; seed < 60; seed++)
        {
            PlacementRequest request = SmallInstances.Random(seed, objective);
            int n = request.Demand.Count, m = request.Sites.Count;
            PlacementRequest turned = request with
            {
                Demand = request.Demand.Select([.. Enumerable.Range(0, n).Reverse()]),
                Sites = request.Sites.Select([.. Enumerable.Range(0, m).Reverse()]),
                Fixed = [.. request.Fixed.Select(site => m - 1 - site)],
                Forbidden = [.. request.Forbidden.Select(site => m - 1 - site)],
            };
            Assert.Equal(Places(request), Places(turned));
        }
    }

    [Theory]
    [InlineData(PlacementObjective.Coverage)]
    [InlineData(PlacementObjective.Median)]
    [InlineData(PlacementObjective.Center)]
    internal void A_shift_moves_the_sites_and_doubled_weights_change_only_the_value(PlacementObjective objective)
    {
        for (int seed = 0; seed < 60; seed++)
        {
            PlacementRequest request = SmallInstances.Random(seed, objective);
            PlacementPlan plan = PlacementSolver.Solve(request, TimeProvider.System);
            PlacementPlan moved =
                PlacementSolver.Solve(request with { Demand = Moved(request.Demand), Sites = Moved(request.Sites) }, TimeProvider.System);
            SmallInstances.AssertClose(plan.Value, moved.Value, $"seed {seed}, moved");
            double[] doubled = [.. Enumerable.Range(0, request.Demand.Count).Select(i => 2 * request.Demand.WeightAt(i))];
            PlacementPlan twice = PlacementSolver.Solve(request with { Demand = request.Demand.WithWeights(doubled) }, TimeProvider.System);
            Assert.Equal(plan.Sites.Select(static site => site.Site), twice.Sites.Select(static site => site.Site));
            Assert.Equal(objective == PlacementObjective.Center ? plan.Value : 2 * plan.Value, twice.Value);
        }
    }

    [Fact]
    public void The_reach_is_inclusive_and_minutes_are_metres_at_a_speed()
    {
        var request = new PlacementRequest
        {
            Demand = new PointSet([0, 600], [0, 0], [1, 5]),
            Sites = new PointSet([300, 9000], [400, 9000]),
            Teams = 1,
            Reach = 500
        };
        Assert.Equal(6, PlacementSolver.Solve(request, TimeProvider.System).CoveredWeight);
        Assert.Equal(0, PlacementSolver.Solve(request with { Reach = Math.BitDecrement(500.0) }, TimeProvider.System).CoveredWeight);
        // 500 m by ways a quarter longer, at 30 km/h: 1.25 minutes.
        PlacementPlan minutes = PlacementSolver.Solve(
            request with { Travel = StraightLineTravel.Minutes(30, 1.25), Reach = 1.2500001, Objective = PlacementObjective.Median },
            TimeProvider.System);
        Assert.Equal(1.25, minutes.MeanDistance, 12);
        Assert.Equal("min", minutes.Unit);
    }

    [Theory]
    [InlineData(PlacementObjective.Coverage)]
    [InlineData(PlacementObjective.Median)]
    [InlineData(PlacementObjective.Center)]
    internal void A_way_of_the_users_own_gives_what_the_straight_line_gives_when_it_is_one(PlacementObjective objective)
    {
        for (int seed = 0; seed < 40; seed++)
        {
            PlacementRequest request = SmallInstances.Random(seed, objective);
            Assert.Equal(
                PlacementSolver.Solve(request, TimeProvider.System).Value,
                PlacementSolver.Solve(request with { Travel = new Crow() }, TimeProvider.System).Value, 8);
        }
    }

    [Fact]
    public void Without_time_the_answer_is_what_is_known_with_a_bound_that_holds()
    {
        foreach (PlacementObjective objective in Enum.GetValues<PlacementObjective>())
        {
            for (int seed = 0; seed < 60; seed++)
            {
                PlacementRequest request = SmallInstances.Random(seed, objective) with { Budget = TimeSpan.Zero };
                PlacementPlan plan = PlacementSolver.Solve(request, TimeProvider.System);
                double best = SmallInstances.Optimum(request), sign = objective == PlacementObjective.Coverage ? 1 : -1;
                Assert.True(sign * (plan.Bound - best) >= -1e-9 * Math.Abs(best), $"{objective}, seed {seed}: bound {plan.Bound}, best {best}");
                Assert.True(sign * (best - plan.Value) >= -1e-9 * Math.Abs(best));
            }
        }
    }

    [Fact]
    public void With_much_demand_the_median_is_the_best_of_all_choices_and_its_bound_holds()
    {
        for (int seed = 0; seed < 4; seed++)
        {
            var random = new SeededRandom((ulong)seed);
            double[] Column(int count) => [.. Enumerable.Range(0, count).Select(_ => 5000 * random.NextDouble())];
            const int many = MedianOutline.Fewest + 100;
            var request = new PlacementRequest
            {
                Demand = new PointSet(Column(many), Column(many), [.. Enumerable.Range(0, many).Select(_ => 1.0 + random.NextInt32(5))]),
                Sites = new PointSet(Column(11), Column(11)),
                Teams = 3,
                Objective = PlacementObjective.Median,
                Fixed = seed % 2 == 0 ? [] : [5],
                MinimumSpacing = seed / 2 == 0 ? 0 : 1500,
            };
            double best = SmallInstances.Optimum(request);
            PlacementPlan plan = PlacementSolver.Solve(request, TimeProvider.System);
            SmallInstances.AssertClose(best, plan.Value, $"seed {seed}");
            Assert.True(plan.IsProvenOptimal);
            Assert.InRange(PlacementSolver.Solve(request with { Budget = TimeSpan.Zero }, TimeProvider.System).Bound, 0, best * (1 + 1e-12));
        }
    }

    [Fact]
    public void A_cancelled_search_ends_and_progress_runs_from_0_to_1()
    {
        PlacementRequest request = SmallInstances.Random(3, PlacementObjective.Median);
        Assert.ThrowsAny<OperationCanceledException>(
            () => PlacementSolver.Solve(request, TimeProvider.System, null, new CancellationToken(canceled: true)));
        var told = new List<double>();
        PlacementSolver.Solve(request, TimeProvider.System, new Told(told));
        Assert.Equal(told.Order(), told);
        Assert.Equal(0, told[0]);
        Assert.Equal(1, told[^1]);
    }

    [Fact]
    public void Capacity_is_kept_and_the_bound_holds()
    {
        int best = 0, all = 0;
        for (int seed = 0; seed < 80; seed++)
        {
            PlacementRequest request = SmallInstances.Random(seed, PlacementObjective.Coverage);
            int n = Math.Min(6, request.Demand.Count);
            request = request with { Demand = request.Demand.Select([.. Enumerable.Range(0, n)]) };
            double largest = Enumerable.Range(0, n).Max(request.Demand.WeightAt);
            if (!(largest > 0))
                continue;
            request = request with { Capacity = 1.5 * largest };
            PlacementPlan plan = PlacementSolver.Solve(request, TimeProvider.System);
            foreach (PlacedSite site in plan.Sites)
            {
                Assert.True(site.Demand.Sum(request.Demand.WeightAt) <= request.Capacity);
                Assert.All(site.Demand, i => Assert.True(request.Demand[i].DistanceTo(site.Place) <= request.Reach));
            }
            double optimum = SmallInstances.Choices(request).Max(chosen => MostServed(request, chosen, new double[chosen.Length], 0));
            Assert.True(plan.Bound >= optimum - 1e-9, $"seed {seed}: bound {plan.Bound}, best {optimum}");
            Assert.True(plan.Value <= optimum + 1e-9 && plan.Value >= optimum / 2, $"seed {seed}: {plan.Value} of {optimum}");
            Assert.True(!plan.IsProvenOptimal || plan.Value >= optimum - 1e-9);
            all++;
            best += plan.Value >= optimum - 1e-9 ? 1 : 0;
        }
        Assert.True(best >= 0.9 * all, $"best {best} times of {all}");
    }

    /// <summary>Every way to give each point to one of the sites or to none.</summary>
    private static double MostServed(PlacementRequest request, int[] chosen, double[] loads, int point)
    {
        if (point == request.Demand.Count)
            return 0;
        double most = MostServed(request, chosen, loads, point + 1), weight = request.Demand.WeightAt(point);
        for (int k = 0; k < chosen.Length; k++)
        {
            if (loads[k] + weight > request.Capacity || request.Demand[point].DistanceTo(request.Sites[chosen[k]]) > request.Reach)
                continue;
            loads[k] += weight;
            most = Math.Max(most, weight + MostServed(request, chosen, loads, point + 1));
            loads[k] -= weight;
        }
        return most;
    }

    private static GridPoint[] Places(PlacementRequest request) =>
        [.. PlacementSolver.Solve(request, TimeProvider.System).Sites.Select(static site => site.Place)];

    private static PointSet Moved(PointSet points) => new(
        [.. points.Eastings.ToArray().Select(static e => e + 300_000)],
        [.. points.Northings.ToArray().Select(static n => n + 200_000)],
        [.. Enumerable.Range(0, points.Count).Select(points.WeightAt)]);

    private sealed class Crow : ITravel
    {
        public string Unit => "m";

        public double Between(GridPoint from, GridPoint to) => from.DistanceTo(to);

        public double FarthestMetres(double cost) => double.PositiveInfinity;
    }

    private sealed class Told(List<double> fractions) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => fractions.Add(value.Fraction);
    }
}
