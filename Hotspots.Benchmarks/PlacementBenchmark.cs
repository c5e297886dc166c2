using System.Diagnostics;
using System.Globalization;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Placements;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Placement;

namespace Hotspots.Benchmarks;

/// <summary>
/// How long does it take to place ten teams in a town like a real one (40 crowds of 150 to 1,000 m, a fifth of the demand scattered
/// over 10 km), and how good is the answer? Seeded; each answer is measured by the definition before its time is told.
/// </summary>
internal static class PlacementBenchmark
{
    private const int Runs = 3, Teams = 10;
    private const double Reach = 500;

    private static readonly (int Demand, int Sites)[] Sizes = [(1000, 500), (10_000, 500), (10_000, 2000)];

    public static void Run(TextWriter output)
    {
        PlacementRequest warming = Request(1000, 300);
        foreach (PlacementObjective objective in Enum.GetValues<PlacementObjective>())
        {
            for (int run = 0; run < 5; run++)
                PlacementSolver.Solve(warming with { Objective = objective }, TimeProvider.System);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{objective}, {Teams} teams, reach {Reach} m; median of {Runs} runs"));
            foreach ((int demand, int sites) in Sizes)
                Measure(Request(demand, sites) with { Objective = objective }, output);
            if (objective == PlacementObjective.Coverage && CoinBranchAndCut.IsInstalled)
                Compare(output);
        }
    }

    /// <summary>The instance of a size, for other programs to solve.</summary>
    public static PlacementRequest Request(int demand, int sites)
    {
        var random = new SeededRandom(20_240_602);
        var crowds = new (double E, double N, double Sigma, double Weight)[40];
        double total = 0;
        for (int i = 0; i < crowds.Length; i++)
        {
            double chance = Normal(random);
            total += 0.5 * chance * chance + 0.02;
            crowds[i] = (2500 * Normal(random), 2500 * Normal(random), 150 * Math.Pow(2000.0 / 300, random.NextDouble()), total);
        }
        PointSet Points(int count, bool isWeighted)
        {
            double[] e = new double[count], n = new double[count], w = new double[count];
            for (int i = 0; i < count; i++)
            {
                (double E, double N) offset;
                if (random.NextDouble() < 0.2)
                {
                    double radius = 10_000 * Math.Sqrt(random.NextDouble()), angle = Math.Tau * random.NextDouble();
                    offset = (radius * Math.Cos(angle), radius * Math.Sin(angle));
                }
                else
                {
                    double chance = total * random.NextDouble();
                    (double E, double N, double Sigma, double Weight) crowd = Array.Find(crowds, c => chance < c.Weight);
                    offset = (crowd.E + crowd.Sigma * Normal(random), crowd.N + crowd.Sigma * Normal(random));
                }
                (e[i], n[i]) = (Math.Round(327_000 + offset.E, 1), Math.Round(364_000 + offset.N, 1));
                w[i] = 1 + random.NextInt32(50) / 10.0;
            }
            return new PointSet(e, n, isWeighted ? w : null);
        }
        return new PlacementRequest
        {
            Demand = Points(demand, isWeighted: true),
            Sites = Points(sites, isWeighted: false),
            Teams = Teams,
            Reach = Reach,
            Budget = TimeSpan.FromSeconds(10)
        };
    }

    private static void Measure(PlacementRequest request, TextWriter output)
    {
        PlacementPlan plan = PlacementSolver.Solve(request, TimeProvider.System);
        Verify(request, plan);
        var milliseconds = new double[Runs];
        for (int run = 0; run < Runs; run++)
        {
            GC.Collect();
            long start = Stopwatch.GetTimestamp();
            plan = PlacementSolver.Solve(request, TimeProvider.System);
            milliseconds[run] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        Array.Sort(milliseconds);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{request.Demand.Count,7:N0} x {request.Sites.Count,5:N0}: {milliseconds[Runs / 2],8:0.0} ms; value {plan.Value:0.###}, gap "
                + $"{100 * plan.Gap:0.####} %, {plan.End}"));
    }

    /// <summary>The same instances by an integer program, in the same run.</summary>
    private static void Compare(TextWriter output)
    {
        foreach ((int demand, int sites) in Sizes)
        {
            PlacementRequest request = Request(demand, sites);
            long start = Stopwatch.GetTimestamp();
            PlacementPlan plan = PlacementSolver.Solve(request, TimeProvider.System);
            double own = Stopwatch.GetElapsedTime(start).TotalSeconds;
            (double value, double seconds) = CoinBranchAndCut.Cover(request);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{demand,7:N0} x {sites,5:N0}: CBC {1000 * seconds,8:0.0} ms, value {value:0.###} (ours {plan.Value:0.###}); {seconds / own:0.0} "
                    + $"times our {1000 * own:0.0} ms"));
        }
    }

    private static void Verify(PlacementRequest request, PlacementPlan plan)
    {
        double covered = 0, sum = 0, worst = 0;
        for (int i = 0; i < request.Demand.Count; i++)
        {
            double nearest = plan.Sites.Min(site => site.Place.DistanceTo(request.Demand[i]));
            covered += nearest <= Reach ? request.Demand.WeightAt(i) : 0;
            sum += nearest * request.Demand.WeightAt(i);
            worst = Math.Max(worst, nearest);
        }
        double value = request.Objective switch { PlacementObjective.Coverage => covered, PlacementObjective.Median => sum, _ => worst };
        bool isBounded = request.Objective == PlacementObjective.Coverage ? plan.Bound >= plan.Value : plan.Bound <= plan.Value;
        if (plan.Sites.Count != Teams || Math.Abs(value - plan.Value) > 1e-9 * value || !isBounded)
            throw new InvalidOperationException("The plan is not what it says; its time is of no interest.");
    }

    private static double Normal(SeededRandom random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble());
}
