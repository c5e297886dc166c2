using Hotspots.Core.Geography.Roads;
using Hotspots.Core.Model.Roads;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Tests.Geography.Roads;

/// <summary>Shortest ways by the definition: every vertex is a place, and of all that are left the nearest is taken by looking at each.</summary>
internal sealed class BruteForceWays
{
    private readonly List<GridPoint> _places = [];
    private readonly List<List<(int To, double Cost)>> _steps = [];

    public BruteForceWays(RoadTable roads, TravelProfile profile, Func<RoadClass, double> perMetre)
    {
        var byNode = new Dictionary<int, int>();
        for (int road = 0; road < roads.Count; road++)
        {
            RoadFeature feature = roads[road];
            if (!(profile == TravelProfile.Car ? feature.IsForCars : feature.IsForFeet))
                continue;
            ReadOnlySpan<GridPoint> line = roads.LineOf(road);
            int before = -1;
            for (int i = 0; i < line.Length; i++)
            {
                int node = roads.NodesOf(road)[i];
                if (!byNode.TryGetValue(node, out int here))
                {
                    here = _places.Count;
                    _places.Add(line[i]);
                    _steps.Add([]);
                    if (node >= 0)
                        byNode.Add(node, here);
                }
                if (before >= 0)
                {
                    double cost = line[i - 1].DistanceTo(line[i]) * perMetre(feature.Class);
                    bool isCar = profile == TravelProfile.Car;
                    if (!isCar || (feature.Traits & RoadTraits.OneWayBack) == 0)
                        _steps[before].Add((here, cost));
                    if (!isCar || (feature.Traits & RoadTraits.OneWay) == 0)
                        _steps[here].Add((before, cost));
                }
                before = here;
            }
        }
    }

    /// <summary>All vertices.</summary>
    public IReadOnlyList<GridPoint> Places => _places;

    /// <summary>Cost from a vertex to every other; +∞ where there is no way.</summary>
    public double[] From(int start)
    {
        var costs = new double[_places.Count];
        Array.Fill(costs, double.PositiveInfinity);
        costs[start] = 0;
        var isDone = new bool[costs.Length];
        while (true)
        {
            int nearest = -1;
            for (int i = 0; i < costs.Length; i++)
            {
                if (!isDone[i] && double.IsFinite(costs[i]) && (nearest < 0 || costs[i] < costs[nearest]))
                    nearest = i;
            }
            if (nearest < 0)
                return costs;
            isDone[nearest] = true;
            foreach ((int to, double cost) in _steps[nearest])
                costs[to] = Math.Min(costs[to], costs[nearest] + cost);
        }
    }

    /// <summary>From some vertices to all others the network's ways are as long as these.</summary>
    public static void AssertSame(RoadTable roads, TravelProfile profile, bool isTimed, int starts)
    {
        var network = StreetNetwork.Of(roads, profile);
        var speeds = SpeedTable.Of(profile);
        StreetTravel travel = isTimed ? StreetTravel.Minutes(network, speeds) : StreetTravel.Metres(network);
        var brute = new BruteForceWays(roads, profile, road => isTimed ? 60 / (1000 * speeds[road]) : 1);
        // A place on two streets that do not join there (on a bridge, and under it) is on either.
        int[] clear =
            [.. Enumerable.Range(0, brute.Places.Count).GroupBy(i => brute.Places[i]).Where(static g => g.Count() < 2).SelectMany(static g => g)];
        Assert.True(clear.Length > brute.Places.Count / 2);
        ITravelTargets targets = travel.To([.. clear.Select(i => brute.Places[i])]);
        var costs = new double[clear.Length];
        int finite = 0, infinite = 0;
        var random = new Random(1);
        for (int k = 0; k < starts; k++)
        {
            int start = clear[random.Next(clear.Length)];
            double[] expected = brute.From(start);
            targets.From(brute.Places[start], costs);
            for (int i = 0; i < clear.Length; i++)
            {
                if (double.IsInfinity(expected[clear[i]]))
                {
                    infinite++;
                    Assert.Equal(double.PositiveInfinity, costs[i]);
                    continue;
                }
                finite++;
                Assert.Equal(expected[clear[i]], costs[i], 1e-6);
            }
        }
        Assert.True(finite > 100 * starts / 20 && infinite > 0, $"{finite} ways, {infinite} without");
    }
}
