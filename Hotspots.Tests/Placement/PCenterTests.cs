using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Placements;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Placement;
using Hotspots.Core.Placement.Centers;

namespace Hotspots.Tests.Placement;

public class PCenterTests
{
    private const int Teams = 3;

    [Theory]
    [InlineData(0)]
    [InlineData(250)]
    public void The_longest_way_is_the_shortest_of_all_choices_of_three_among_many(double spacing)
    {
        for (int seed = 0; seed < 40; seed++)
        {
            PlacementRequest request = Crowded(seed, demand: 150, sites: 24) with { MinimumSpacing = spacing };
            PlacementPlan plan = PlacementSolver.Solve(request, TimeProvider.System);
            Assert.Equal(BestOfAll(request), plan.Value);
            Assert.Equal(plan.Value, plan.Bound);
            Assert.True(plan.IsProvenOptimal);
        }
    }

    [Fact]
    public void Fixed_sites_stay_and_the_others_are_the_best_beside_them()
    {
        for (int seed = 100; seed < 130; seed++)
        {
            PlacementRequest request = Crowded(seed, demand: 120, sites: 24) with { Fixed = [seed % 24] };
            PlacementPlan plan = PlacementSolver.Solve(request, TimeProvider.System);
            Assert.Contains(plan.Sites, site => site.Site == seed % 24);
            Assert.Equal(BestOfAll(request), plan.Value);
            Assert.True(plan.IsProvenOptimal);
        }
    }

    [Fact]
    public void Sites_in_the_middle_of_rings_are_found()
    {
        // Five rings of demand, each with a site in its middle, among sites that are all worse: the best way is the ring's radius.
        const double radius = 300;
        var random = new SeededRandom(7);
        double[] demandE = new double[200], demandN = new double[200], siteE = new double[85], siteN = new double[85];
        for (int i = 0; i < demandE.Length; i++)
        {
            double angle = Math.Tau * (i / 5) / 40;
            (demandE[i], demandN[i]) = (2000 * (i % 5) + radius * Math.Sin(angle), radius * Math.Cos(angle));
        }
        for (int j = 0; j < siteE.Length; j++)
            (siteE[j], siteN[j]) = j < 5 ? (2000 * j, 0) : (8000 * random.NextDouble(), 800 + 200 * random.NextDouble());
        var request = new PlacementRequest
        {
            Demand = new PointSet(demandE, demandN),
            Sites = new PointSet(siteE, siteN),
            Teams = 5,
            Objective = PlacementObjective.Center
        };
        PlacementPlan plan = PlacementSolver.Solve(request, TimeProvider.System);
        Assert.Equal(radius, plan.Value, 9);
        Assert.Equal([0, 1, 2, 3, 4], plan.Sites.Select(static site => site.Site).Order());
        Assert.True(plan.IsProvenOptimal);
    }

    [Fact]
    public void A_bound_left_open_is_below_the_best()
    {
        for (int seed = 200; seed < 230; seed++)
        {
            PlacementRequest request = Crowded(seed, demand: 150, sites: 24);
            PlacementProblem problem = PlacementProblem.From(request);
            double best = BestOfAll(request);
            foreach (long work in (ReadOnlySpan<long>)[1, 3_000, 30_000, 100_000, 300_000])
            {
                var effort = new SearchEffort(TimeProvider.System, null, work, CancellationToken.None);
                SiteChoice choice = PCenter.Solve(problem, effort, new WorkSharing(-1, CancellationToken.None));
                Assert.InRange(choice.Bound, 0, best);
                Assert.True(choice.End != PlacementEnd.ProvenOptimal || choice.Bound == best);
                Assert.True(Worst(request, [.. choice.Sites.Select(site => problem.Origin[site])]) >= best);
            }
        }
    }

    [Fact]
    public void Where_there_is_no_way_the_search_ends()
    {
        var request = new PlacementRequest
        {
            Demand = new PointSet([0, 100, 5000], [0, 0, 0]),
            Sites = new PointSet([0, 200, 5000], [0, 0, 0]),
            Teams = 1,
            Objective = PlacementObjective.Center,
            Travel = new Island(),
        };
        PlacementPlan plan = PlacementSolver.Solve(request with { Teams = 2 }, TimeProvider.System);
        Assert.Equal(100, plan.Value);
        Assert.True(plan.IsProvenOptimal);
        Assert.Equal(double.PositiveInfinity, PlacementSolver.Solve(request, TimeProvider.System).Value);
    }

    /// <summary>Half of the points on a lattice with ties, half anywhere.</summary>
    private static PlacementRequest Crowded(int seed, int demand, int sites)
    {
        var random = new SeededRandom((ulong)seed);
        double[] Column(int count) =>
            [.. Enumerable.Range(0, count).Select(i => i % 2 == 0 ? 100.0 * random.NextInt32(11) : 1000 * random.NextDouble())];
        return new PlacementRequest
        {
            Demand = new PointSet(Column(demand), Column(demand)),
            Sites = new PointSet(Column(sites), Column(sites)),
            Teams = Teams,
            Objective = PlacementObjective.Center,
        };
    }

    private static double BestOfAll(PlacementRequest request)
    {
        int m = request.Sites.Count;
        double best = double.PositiveInfinity;
        for (int a = 0; a < m; a++)
        {
            for (int b = a; b < m; b++)
            {
                for (int c = b; c < m; c++)
                {
                    int[] chosen = [.. new[] { a, b, c }.Distinct()];
                    if (SmallInstances.IsAllowed(request, chosen))
                        best = Math.Min(best, Worst(request, chosen));
                }
            }
        }
        return best;
    }

    private static double Worst(PlacementRequest request, int[] chosen)
    {
        double worst = 0;
        for (int i = 0; i < request.Demand.Count; i++)
        {
            double nearest = double.PositiveInfinity;
            foreach (int site in chosen)
                nearest = Math.Min(nearest, request.Demand[i].DistanceTo(request.Sites[site]));
            worst = Math.Max(worst, nearest);
        }
        return worst;
    }

    /// <summary>A straight line, but no way longer than a kilometre.</summary>
    private sealed class Island : ITravel
    {
        public string Unit => "m";

        public double Between(GridPoint from, GridPoint to) => from.DistanceTo(to) is var metres && metres > 1000 ? double.PositiveInfinity : metres;

        public double FarthestMetres(double cost) => double.PositiveInfinity;
    }
}
