using Hotspots.Core.Files.Roads;
using Hotspots.Core.Files.Roads.Osm;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Geography.Roads;
using Hotspots.Core.Model.Roads;
using Hotspots.Core.Model.Spatial;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Geography.Roads;

public sealed class StreetNetworkTests
{
    private const string Rutland = "realdata/ground/rutland-osm/rutland-latest.osm.pbf";
    private const string Leeds = "references/field/inputs/its-example.osm.pbf";

    [Theory]
    [InlineData(TravelProfile.Car, false)]
    [InlineData(TravelProfile.Car, true)]
    [InlineData(TravelProfile.Foot, false)]
    public void Ways_are_those_of_brute_force(object profile, bool isTimed)
    {
        for (int seed = 1; seed <= 5; seed++)
            BruteForceWays.AssertSame(MadeUpRoads.Town(9, seed), (TravelProfile)profile, isTimed, starts: 12);
    }

    [SharedTheory(Leeds)]
    [InlineData(TravelProfile.Car)]
    [InlineData(TravelProfile.Foot)]
    public void Ways_in_Leeds_are_those_of_brute_force(object profile) =>
        BruteForceWays.AssertSame(Roads(Leeds), (TravelProfile)profile, isTimed: true, starts: 20);

    [SharedFact(Rutland)]
    public void Ways_in_Rutland_are_those_of_brute_force() =>
        BruteForceWays.AssertSame(Roads(Rutland), TravelProfile.Car, isTimed: false, starts: 3);

    /// <summary>1,300.935 m with the Earth as a ball, and 992.376 m straight.</summary>
    [SharedFact(Leeds)]
    public void A_known_way_in_Leeds_is_as_long_as_it_is_known_to_be()
    {
        const long From = 31004245, To = 274156147;
        StreetMap map = StreetFiles.Read([SharedData.Path(Leeds)], StreetReading.All);
        StreetTravel travel = StreetTravel.Metres(StreetNetwork.Of(map.Roads, TravelProfile.Foot));
        var places = new Dictionary<long, GridPoint>();
        using FileStream stream = File.OpenRead(SharedData.Path(Leeds));
        var blobs = new PbfBlobs(stream);
        while (blobs.Next() is { } blob)
        {
            if (blob.IsHeader)
                continue;
            var block = PbfBlock.Decode(PbfBlobs.Unpack(blob.Bytes), null);
            for (int i = 0; i < block.NodeIds.Count; i++)
                places[block.NodeIds[i]] = NationalGrid.ToGrid(GeoPoint.FromLonLat(block.Longitudes[i] * 1e-7, block.Latitudes[i] * 1e-7));
        }
        // A ball's metre and the grid's differ by 0.2 % in Leeds.
        Assert.Equal(992.376, places[From].DistanceTo(places[To]), 0.003 * 992);
        Assert.Equal(1300.935, travel.Between(places[From], places[To]), 0.003 * 1301);
        Assert.Equal(travel.Between(places[From], places[To]), travel.Between(places[To], places[From]), 1e-6);
    }

    [Fact]
    public void A_bridge_joins_nothing_that_it_crosses()
    {
        RoadTable roads = new RoadTableBuilder()
            .Road(RoadClass.Local, MadeUpRoads.Open, (0, 0, 0), (100, 0, 1), (200, 0, 2))
            .Road(RoadClass.Local, MadeUpRoads.Open | RoadTraits.Bridge, (100, -100, 3), (100, 0, 4), (100, 100, 5))
            .Build();
        StreetTravel travel = StreetTravel.Metres(StreetNetwork.Of(roads, TravelProfile.Foot));
        Assert.Equal(200, travel.Between(new GridPoint(0, 0), new GridPoint(200, 0)), 1e-9);
        Assert.Equal(double.PositiveInfinity, travel.Between(new GridPoint(0, 0), new GridPoint(100, 100)));
    }

    [Fact]
    public void A_one_way_street_is_driven_as_it_runs_and_walked_both_ways()
    {
        RoadTable roads = new RoadTableBuilder()
            .Road(RoadClass.Local, MadeUpRoads.Open | RoadTraits.OneWay, (0, 0, 0), (100, 0, 1))
            .Road(RoadClass.Local, MadeUpRoads.Open, (100, 0, 1), (100, 300, 2), (0, 300, 3), (0, 0, 0))
            .Build();
        StreetTravel car = StreetTravel.Metres(StreetNetwork.Of(roads, TravelProfile.Car));
        StreetTravel foot = StreetTravel.Metres(StreetNetwork.Of(roads, TravelProfile.Foot));
        GridPoint west = new(20, 0), east = new(80, 0);
        Assert.Equal(60, car.Between(west, east), 1e-9);
        Assert.Equal(20 + 700 + 20, car.Between(east, west), 1e-9);
        Assert.Equal(60, foot.Between(east, west), 1e-9);
    }

    [Fact]
    public void From_a_corner_every_street_may_be_taken_and_to_it_too()
    {
        // Round the square one way: each street begins where another ends.
        RoadTable roads = new RoadTableBuilder()
            .Road(RoadClass.Local, MadeUpRoads.Open | RoadTraits.OneWayBack, (0, 0, 0), (100, 0, 1))
            .Road(RoadClass.Local, MadeUpRoads.Open | RoadTraits.OneWayBack, (100, 0, 1), (100, 100, 2))
            .Road(RoadClass.Local, MadeUpRoads.Open | RoadTraits.OneWay, (0, 0, 0), (100, 100, 2))
            .Build();
        StreetTravel travel = StreetTravel.Metres(StreetNetwork.Of(roads, TravelProfile.Car));
        Assert.Equal(Math.Sqrt(20_000), travel.Between(new GridPoint(0, 0), new GridPoint(100, 100)), 1e-9);
        Assert.Equal(Math.Sqrt(20_000) + 100, travel.Between(new GridPoint(0, 0), new GridPoint(100, 0)), 1e-9);
        Assert.Equal(100, travel.Between(new GridPoint(100, 0), new GridPoint(0, 0)), 1e-9);
        Assert.Equal(0, travel.Between(new GridPoint(100, 0), new GridPoint(100, 0)));
    }

    [Fact]
    public void A_place_is_taken_to_the_nearest_street_within_75_metres()
    {
        RoadTable roads = new RoadTableBuilder().Road(RoadClass.Local, MadeUpRoads.Open, (0, 0, 0), (1000, 0, 1)).Build();
        var network = StreetNetwork.Of(roads, TravelProfile.Car);
        StreetPlace at = Assert.NotNull(network.Snap(new GridPoint(250, 75)));
        Assert.Equal((0, 250.0, 75.0), (at.Edge, at.Offset, at.Distance));
        Assert.Equal(new GridPoint(250, 0), network.PlaceOf(at));
        Assert.Null(network.Snap(new GridPoint(250, 75.001)));
        Assert.Null(network.Snap(new GridPoint(-60, 60)));
        StreetTravel travel = StreetTravel.Metres(network);
        // What lies between place and street is not counted.
        Assert.Equal(500, travel.Between(new GridPoint(250, 75), new GridPoint(750, -75)), 1e-9);
        Assert.Equal(double.PositiveInfinity, travel.Between(new GridPoint(250, 76), new GridPoint(750, 0)));
        Assert.Equal(1, ((StreetTargets)travel.To([new GridPoint(0, 0), new GridPoint(0, 500)])).Unsnapped);
    }

    [Fact]
    public void The_places_within_a_limit_are_those_that_cost_no_more()
    {
        RoadTable roads = MadeUpRoads.Town(12, 3);
        StreetTravel travel = StreetTravel.Metres(StreetNetwork.Of(roads, TravelProfile.Car));
        var random = new Random(4);
        GridPoint[] places =
            [.. Enumerable.Range(0, 400).Select(_ => new GridPoint(500_000 + 1100 * random.NextDouble(), 200_000 + 1100 * random.NextDouble()))];
        ITravelTargets targets = travel.To(places);
        var costs = new double[places.Length];
        var near = new List<int>();
        for (int start = 0; start < 40; start++)
        {
            targets.From(places[start], costs);
            near.Clear();
            targets.Within(places[start], 500, near);
            Assert.Equal(Enumerable.Range(0, places.Length).Where(i => costs[i] <= 500), near);
            // No way is shorter than what a spatial index may leave out.
            Assert.All(Enumerable.Range(0, places.Length), i => Assert.True(travel.FarthestMetres(costs[i]) >= places[start].DistanceTo(places[i])));
        }
    }

    [Fact]
    public void Parts_are_where_there_is_a_way_there_and_back()
    {
        RoadTable roads = MadeUpRoads.Town(8, 6);
        var network = StreetNetwork.Of(roads, TravelProfile.Car);
        int[] parts = NetworkParts.Of(network);
        var search = new StreetSearch(network);
        var reached = new HashSet<int>[network.NodeCount];
        for (int node = 0; node < reached.Length; node++)
        {
            int edge = Enumerable.Range(0, network.Edges.Count)
                .FirstOrDefault(e => network.Edges.From[e] == node || network.Edges.To[e] == node, -1);
            reached[node] = [node];
            if (edge < 0)
                continue;
            double offset = network.Edges.From[edge] == node ? 0 : network.Edges.Lengths[edge];
            search.Run(new StreetPlace(edge, offset, 0), network.Edges.Lengths, double.PositiveInfinity);
            reached[node].UnionWith(search.Settled.ToArray().Where(other => search.CostOf(other) < double.PositiveInfinity));
        }
        for (int a = 0; a < parts.Length; a++)
        {
            for (int b = 0; b < parts.Length; b++)
                Assert.Equal(reached[a].Contains(b) && reached[b].Contains(a), parts[a] == parts[b]);
        }
        Assert.True(parts.Distinct().Count() > 1);
        StreetNetwork joined = network.Joined(isOne: true);
        Assert.Single(Enumerable.Range(0, joined.Edges.Count).Select(edge => parts[joined.Edges.From[edge]]).Distinct());
        Assert.InRange(joined.Edges.Count, network.Edges.Count / 2, network.Edges.Count - 1);
    }

    [Fact]
    public void No_streets_at_all_are_no_way()
    {
        StreetTravel travel = StreetTravel.Metres(StreetNetwork.Of(RoadTable.None, TravelProfile.Car));
        Assert.Equal(double.PositiveInfinity, travel.Between(new GridPoint(0, 0), new GridPoint(0, 0)));
    }

    private static RoadTable Roads(string file) => StreetFiles.Read([SharedData.Path(file)], StreetReading.All).Roads;
}
