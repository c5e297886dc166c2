using Hotspots.Core.Geography.Roads;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Placements;
using Hotspots.Core.Model.Roads;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Placement;
using Hotspots.Tests.Geography.Roads;

namespace Hotspots.Tests.Placement;

public sealed class StreetPlacementTests
{
    [Theory]
    [InlineData(PlacementObjective.Coverage)]
    [InlineData(PlacementObjective.Median)]
    [InlineData(PlacementObjective.Center)]
    internal void Along_streets_the_best_of_all_choices_is_found_and_proven(PlacementObjective objective)
    {
        for (int seed = 0; seed < 60; seed++)
        {
            bool isCoverage = objective == PlacementObjective.Coverage;
            var network = StreetNetwork.Of(MadeUpRoads.Town(9, seed), TravelProfile.Car);
            StreetTravel travel = StreetTravel.Metres(isCoverage ? network : network.Joined(isOne: true));
            PlacementRequest request = SmallInstances.Random(seed, objective);
            int[] demand = [.. Enumerable.Range(0, request.Demand.Count).Where(i => isCoverage || IsOnStreet(request.Demand[i]))];
            int[] sites = [.. Enumerable.Range(0, request.Sites.Count).Where(i => isCoverage || IsOnStreet(request.Sites[i]))];
            if (!demand.Any(i => request.Demand.WeightAt(i) > 0) || sites.Length == 0)
                continue;
            request = request with
            {
                Demand = Moved(request.Demand.Select(demand)),
                Sites = Moved(request.Sites.Select(sites)),
                Teams = Math.Min(request.Teams, sites.Length),
                Fixed = [],
                Forbidden = [],
                Travel = travel,
            };
            PlacementPlan plan = PlacementSolver.Solve(request, TimeProvider.System);
            // Tried out on a table of the same ways, pair by pair.
            GridPoint[] places =
            [
                .. Enumerable.Range(0, request.Demand.Count).Select(i => request.Demand[i]),
                .. Enumerable.Range(0, request.Sites.Count).Select(i => request.Sites[i]),
            ];
            PlacementRequest tried = request with { Travel = TravelTable.Of(travel, places) };
            SmallInstances.AssertClose(SmallInstances.Optimum(tried), plan.Value, $"seed {seed}");
            Assert.True(plan.IsProvenOptimal, $"seed {seed}: not proven");

            bool IsOnStreet(GridPoint place) => travel.Network.Snap(InTown(place)) is not null;
        }
    }

    [Fact]
    public void The_reach_table_over_a_network_is_that_of_every_pair()
    {
        StreetTravel travel = StreetTravel.Metres(StreetNetwork.Of(MadeUpRoads.Town(15, 2), TravelProfile.Car));
        var random = new Random(3);
        GridPoint[] Places(int count) => [.. Enumerable.Range(0, count).Select(
            _ => new GridPoint(500_000 + 1400 * random.NextDouble(), 200_000 + 1400 * random.NextDouble()))];
        GridPoint[] demand = Places(300), sites = Places(40);
        foreach (int cores in (ReadOnlySpan<int>)[1, -1])
        {
            ReachTable table = ReachTable.Build(demand, sites, travel, 600, new WorkSharing(cores, CancellationToken.None));
            for (int i = 0; i < demand.Length; i++)
            {
                Assert.Equal(
                    Enumerable.Range(0, sites.Length).Where(site => travel.Between(sites[site], demand[i]) <= 600),
                    table.Sites[table.Starts[i]..table.Starts[i + 1]]);
            }
        }
    }

    [Fact]
    public void What_has_no_way_is_not_reached_and_no_part_of_the_mean()
    {
        StreetTravel travel = StreetTravel.Metres(StreetNetwork.Of(MadeUpRoads.Town(5, 1), TravelProfile.Foot));
        // On the island, and on no street.
        GridPoint corner = travel.Network.LineOf(0)[0], island = new(499_050, 199_000), nowhere = new(510_000, 210_000);
        var request = new PlacementRequest
        {
            Demand = new PointSet(
                [corner.Easting, island.Easting, nowhere.Easting], [corner.Northing, island.Northing, nowhere.Northing], [1, 1, 1]),
            Sites = new PointSet([corner.Easting], [corner.Northing]),
            Teams = 1,
            Reach = 1000,
            Travel = travel,
        };
        PlacementPlan plan = PlacementSolver.Solve(request, TimeProvider.System);
        Assert.Equal(1 / 3.0, plan.CoveredShare, 1e-12);
        Assert.Equal([0, -1, -1], plan.ServedBy);
        Assert.Equal((0.0, 0.0), (plan.MeanDistance, plan.WorstDistance));
    }

    [Fact]
    public void An_isochrone_holds_what_is_reached_and_no_more_than_beside_it()
    {
        StreetTravel travel = StreetTravel.Metres(StreetNetwork.Of(MadeUpRoads.Town(12, 5), TravelProfile.Car));
        GridPoint start = travel.Network.LineOf(60)[0];
        var ground = StreetIsochrone.Of(travel, start, 400);
        Assert.True(ground.IsValid);
        int inside = 0, outside = 0;
        for (int edge = 0; edge < travel.Network.Edges.Count; edge++)
        {
            foreach (GridPoint place in travel.Network.LineOf(edge))
            {
                double cost = travel.Between(start, place);
                bool isIn = ground.Covers(new NetTopologySuite.Geometries.Point(place.Easting, place.Northing));
                if (cost <= 399)
                {
                    inside++;
                    Assert.True(isIn, $"{place} costs {cost}");
                }
                else if (place.DistanceTo(start) > 400 + 100)
                {
                    outside++;
                    Assert.False(isIn, $"{place} costs {cost}");
                }
            }
        }
        Assert.True(inside > 10 && outside > 10);
    }

    private static GridPoint InTown(GridPoint place) => new(place.Easting + 500_000, place.Northing + 200_000);

    private static PointSet Moved(PointSet points) => new(
        [.. Enumerable.Range(0, points.Count).Select(i => InTown(points[i]).Easting)],
        [.. Enumerable.Range(0, points.Count).Select(i => InTown(points[i]).Northing)],
        [.. Enumerable.Range(0, points.Count).Select(points.WeightAt)]);
}
