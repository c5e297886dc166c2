using Hotspots.Core.Geography.Roads;
using Hotspots.Core.Model.Roads;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Tests.Geography.Roads;

public sealed class StreetWayTests
{
    /// <summary>From corners to corners of a small town, and by car and on foot, against the lengths of <see cref="BruteForceWays"/>.</summary>
    [Theory]
    [InlineData(TravelProfile.Car)]
    [InlineData(TravelProfile.Foot)]
    internal void The_line_is_as_long_as_the_shortest_way_of_brute_force(TravelProfile profile)
    {
        for (int seed = 1; seed <= 3; seed++)
        {
            RoadTable roads = MadeUpRoads.Town(6, seed);
            var network = StreetNetwork.Of(roads, profile);
            StreetTravel travel = StreetTravel.Metres(network);
            var brute = new BruteForceWays(roads, profile, static _ => 1);
            int without = 0;
            for (int from = 0; from < brute.Places.Count; from += 3)
            {
                double[] expected = brute.From(from);
                for (int to = 0; to < brute.Places.Count; to++)
                {
                    StreetWay? way = StreetWay.Of(travel, brute.Places[from], brute.Places[to]);
                    if (double.IsPositiveInfinity(expected[to]))
                    {
                        without++;
                        Assert.Null(way);
                        continue;
                    }
                    Assert.Equal(expected[to], way!.Metres, 1e-6);
                    Assert.Equal(way.Metres, LengthOf(way.Line), 1e-6);
                    Assert.Equal((0, 0), (brute.Places[from].DistanceTo(way.Line[0]), brute.Places[to].DistanceTo(way.Line[^1])));
                    AssertOnStreets(network, way.Line);
                }
            }
            Assert.True(without > 0);
        }
    }

    /// <summary>Between places in the middle of streets, by the quickest way: what each stretch takes adds up to what the way takes.</summary>
    [Fact]
    public void The_line_of_a_quickest_way_takes_as_long_as_the_way()
    {
        var random = new Random(4);
        for (int seed = 1; seed <= 3; seed++)
        {
            RoadTable roads = MadeUpRoads.Town(9, seed);
            var network = StreetNetwork.Of(roads, TravelProfile.Car);
            var speeds = SpeedTable.Of(TravelProfile.Car);
            StreetTravel travel = StreetTravel.Minutes(network, speeds);
            int ways = 0;
            for (int k = 0; k < 200; k++)
            {
                GridPoint from = Somewhere(), to = Somewhere();
                double cost = travel.Between(from, to);
                StreetWay? way = StreetWay.Of(travel, from, to, cost);
                Assert.Equal(double.IsPositiveInfinity(cost), way is null);
                if (way is null)
                    continue;
                ways++;
                AssertOnStreets(network, way.Line);
                Assert.Equal(network.PlaceOf(network.Snap(from)!.Value), way.Line[0]);
                Assert.Equal(network.PlaceOf(network.Snap(to)!.Value), way.Line[^1]);
                double minutes = 0;
                for (int i = 1; i < way.Line.Count; i++)
                    minutes += way.Line[i - 1].DistanceTo(way.Line[i]) * 60 / (1000 * SpeedBetween(network, speeds, way.Line[i - 1], way.Line[i]));
                Assert.Equal(cost, minutes, 1e-6);
                Assert.Equal(LengthOf(way.Line), way.Metres, 1e-6);
            }
            Assert.True(ways > 100);
        }

        GridPoint Somewhere() => new(500_000 + 800 * random.NextDouble(), 200_000 + 800 * random.NextDouble());
    }

    [Fact]
    public void Where_one_stands_already_the_way_is_a_point()
    {
        StreetTravel travel = StreetTravel.Metres(StreetNetwork.Of(MadeUpRoads.Town(5, 1), TravelProfile.Foot));
        GridPoint corner = travel.Network.LineOf(0)[0];
        StreetWay way = StreetWay.Of(travel, corner, corner)!;
        Assert.Equal([corner], way.Line);
        Assert.Equal(0, way.Metres);
        Assert.Null(StreetWay.Of(travel, corner, new GridPoint(510_000, 210_000)));
    }

    [Fact]
    public void A_one_way_loop_is_left_and_entered_as_it_runs()
    {
        RoadTable roads = new RoadTableBuilder()
            .Road(RoadClass.Local, MadeUpRoads.Open, (0, 0, 0), (0, -1000, 1))
            .Road(RoadClass.Local, MadeUpRoads.Open | RoadTraits.OneWay, (0, 0, 0), (300, 0, -1), (300, 300, -1), (0, 300, -1), (0, 0, 0))
            .Build();
        StreetTravel travel = StreetTravel.Metres(StreetNetwork.Of(roads, TravelProfile.Car));
        GridPoint onLoop = new(100, 0), outside = new(0, -500);
        Assert.Equal(
            [onLoop, new(300, 0), new(300, 300), new(0, 300), new(0, 0), outside], StreetWay.Of(travel, onLoop, outside)!.Line);
        Assert.Equal([outside, new(0, 0), onLoop], StreetWay.Of(travel, outside, onLoop)!.Line);
    }

    private static double LengthOf(IReadOnlyList<GridPoint> line) =>
        Enumerable.Range(1, line.Count - 1).Sum(i => line[i - 1].DistanceTo(line[i]));

    // All but the ends are vertices of the network, and two that follow on one another lie on one stretch of one edge.
    private static void AssertOnStreets(StreetNetwork network, IReadOnlyList<GridPoint> line)
    {
        HashSet<GridPoint> vertices = [];
        for (int edge = 0; edge < network.Edges.Count; edge++)
            vertices.UnionWith(network.LineOf(edge).ToArray());
        for (int i = 1; i < line.Count - 1; i++)
            Assert.Contains(line[i], vertices);
        for (int i = 1; i < line.Count; i++)
            Assert.NotEmpty(EdgesAlong(network, line[i - 1], line[i]));
    }

    private static double SpeedBetween(StreetNetwork network, SpeedTable speeds, GridPoint a, GridPoint b) =>
        EdgesAlong(network, a, b).Max(edge => speeds[network.RoadOf(edge).Class]);

    private static IEnumerable<int> EdgesAlong(StreetNetwork network, GridPoint a, GridPoint b)
    {
        for (int edge = 0; edge < network.Edges.Count; edge++)
        {
            GridPoint[] line = network.LineOf(edge).ToArray();
            if (Enumerable.Range(1, line.Length - 1).Any(i => IsOn(line[i - 1], line[i], a) && IsOn(line[i - 1], line[i], b)))
                yield return edge;
        }
    }

    private static bool IsOn(GridPoint first, GridPoint last, GridPoint at) =>
        first.DistanceTo(at) + at.DistanceTo(last) - first.DistanceTo(last) < 1e-6;
}
