using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Placements;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Tests.Placement;

/// <summary>Instances small enough that every choice of sites can be tried, and the trying.</summary>
internal static class SmallInstances
{
    /// <summary>A few points and sites on a coarse lattice, so that ties, equal places and distances equal to the reach are common.</summary>
    public static PlacementRequest Random(int seed, PlacementObjective objective)
    {
        var random = new SeededRandom((ulong)seed);
        int n = 1 + random.NextInt32(20), m = 1 + random.NextInt32(9);
        bool isFine = random.NextInt32(3) == 0;
        double[] Column(int count) => [.. Enumerable.Range(0, count).Select(_ => isFine ? 1000 * random.NextDouble() : 100.0 * random.NextInt32(11))];
        double[] weights = [.. Enumerable.Range(0, n).Select(_ => isFine ? random.NextDouble() : random.NextInt32(6) / 2.0)];
        weights[0] += 1;
        var request = new PlacementRequest
        {
            Demand = new PointSet(Column(n), Column(n), weights),
            Sites = new PointSet(Column(m), Column(m)),
            Teams = 1 + random.NextInt32(Math.Min(4, m)),
            Objective = objective,
            Reach = 100 * (1 + random.NextInt32(5)),
        };
        int[] shuffled = [.. Enumerable.Range(0, m)];
        for (int i = m - 1; i > 0; i--)
        {
            int j = random.NextInt32(i + 1);
            (shuffled[i], shuffled[j]) = (shuffled[j], shuffled[i]);
        }
        if (random.NextInt32(3) == 0)
            request = request with { Fixed = [.. shuffled.Take(random.NextInt32(request.Teams + 1))] };
        if (random.NextInt32(3) == 0)
            request = request with { Forbidden = [.. shuffled.TakeLast(random.NextInt32(m - request.Teams + 1))] };
        if (random.NextInt32(3) == 0)
            request = request with { MinimumSpacing = 100 * (1 + random.NextInt32(4)) };
        return request;
    }

    /// <summary>Every set of at most p allowed sites that holds the fixed ones and keeps the spacing.</summary>
    public static IEnumerable<int[]> Choices(PlacementRequest request)
    {
        int m = request.Sites.Count;
        for (int mask = 1; mask < 1 << m; mask++)
        {
            int[] chosen = [.. Enumerable.Range(0, m).Where(j => (mask >> j & 1) == 1)];
            if (chosen.Length <= request.Teams && IsAllowed(request, chosen))
                yield return chosen;
        }
    }

    public static bool IsAllowed(PlacementRequest request, IReadOnlyCollection<int> chosen) =>
        request.Fixed.All(chosen.Contains)
        && !request.Forbidden.Any(chosen.Contains)
        && !chosen.Any(a => chosen.Any(b => a < b && !(request.Fixed.Contains(a) && request.Fixed.Contains(b))
            && request.Sites[a].DistanceTo(request.Sites[b]) < request.MinimumSpacing));

    /// <summary>The objective by its definition.</summary>
    public static double Value(PlacementRequest request, IReadOnlyCollection<int> chosen)
    {
        double covered = 0, sum = 0, worst = 0;
        for (int i = 0; i < request.Demand.Count; i++)
        {
            double weight = request.Demand.WeightAt(i), nearest = chosen.Min(j => request.Travel.Between(request.Sites[j], request.Demand[i]));
            covered += nearest <= request.Reach ? weight : 0;
            sum += weight * nearest;
            worst = weight > 0 ? Math.Max(worst, nearest) : worst;
        }
        return request.Objective switch
        {
            PlacementObjective.Coverage => covered,
            PlacementObjective.Median => sum,
            _ => worst,
        };
    }

    /// <summary>The best value of all choices.</summary>
    public static double Optimum(PlacementRequest request)
    {
        IEnumerable<double> values = Choices(request).Select(chosen => Value(request, chosen));
        return request.Objective == PlacementObjective.Coverage ? values.Max() : values.Min();
    }

    public static void AssertClose(double expected, double actual, string what) =>
        Assert.True(Math.Abs(expected - actual) <= 1e-9 * Math.Max(1, Math.Abs(expected)), $"{what}: expected {expected:R}, was {actual:R}");
}
