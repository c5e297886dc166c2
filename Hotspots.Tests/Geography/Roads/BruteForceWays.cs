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
}
