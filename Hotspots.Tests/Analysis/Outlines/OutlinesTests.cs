using Hotspots.Core.Analysis.Outlines;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using Around = Hotspots.Core.Analysis.Outlines.Outlines;

namespace Hotspots.Tests.Analysis.Outlines;

public sealed class OutlinesTests
{
    public static TheoryData<string> Shapes => [.. Sets.Keys];

    private static readonly Dictionary<string, (double E, double N)[]> Sets = new()
    {
        ["one incident"] = [(617_750, 214_824)],
        ["many at one coordinate"] = [.. Enumerable.Repeat((617_750.25, 214_824.5), 500)],
        ["two coordinates"] = [(617_750, 214_824), (617_850, 214_900), (617_850, 214_900)],
        ["three coordinates"] = [(617_750, 214_824), (617_850, 214_900), (617_790, 214_990)],
        ["a line east"] = [.. Enumerable.Range(0, 60).Select(i => (400_000 + 37.0 * i, 300_000.0))],
        ["a slope"] = [.. Enumerable.Range(0, 60).Select(i => (400_000 + 30.0 * i, 300_000 + 50.0 * i))],
        ["a slope with rounding"] = [.. Enumerable.Range(0, 60).Select(i => (400_000 + 30.1 * i, 300_000 + 50.3 * i))],
        ["a square"] = [(0, 0), (0, 100), (100, 100), (100, 0)],
        ["a ring of two thousand"] =
        [
            .. Enumerable.Range(0, 2000).Select(i => (600_000 + 900 * Math.Cos(i * Math.Tau / 2000), 200_000 + 900 * Math.Sin(i * Math.Tau / 2000)))
        ],
        ["a ring"] =
            [.. Enumerable.Range(0, 200).Select(i => (600_000 + 900 * Math.Cos(i * Math.Tau / 200), 200_000 + 900 * Math.Sin(i * Math.Tau / 200)))],
        ["an L"] = [.. Enumerable.Range(0, 40).Select(i => i < 20 ? (500_000 + 80.0 * i, 250_000.0) : (500_000.0, 250_000 + 80.0 * (i - 20)))],
        ["a crowd"] = Crowd(5000, 800),
        ["a hundred thousand"] = Crowd(100_000, 3000),
        ["a hundred thousand far apart"] = Crowd(100_000, 60_000),
        ["close beyond rounding"] = [(500_000, 200_000), (Math.BitIncrement(500_000.0), 200_000), (500_000, Math.BitIncrement(200_000.0))],
    };

    [Theory, MemberData(nameof(Shapes))]
    public void An_outline_is_one_valid_counter_clockwise_polygon_whose_holes_are_wide_and_every_member_is_strictly_inside(string name)
    {
        foreach (double reach in new[] { 75.0, 150, 400 })
        {
            PointSet points = Points(Sets[name]);
            Polygon outline = Around.Around(points, [.. Enumerable.Range(0, points.Count)], reach);
            Assert.True(outline.IsValid);
            Assert.Equal(name.StartsWith("a ring", StringComparison.Ordinal) ? 1 : 0, outline.NumInteriorRings);
            Assert.All(outline.Holes, hole => Assert.False(hole.IsCCW));
            Assert.True(outline.Shell.IsCCW);
            Assert.True(outline.Area > reach * reach / 10, $"{outline.Area} m² is no area for a reach of {reach} m");
            var locator = new IndexedPointInAreaLocator(outline);
            for (int i = 0; i < points.Count; i++)
                Assert.Equal(Location.Interior, locator.Locate(new Coordinate(points.Eastings[i], points.Northings[i])));
        }
    }

    [Theory, MemberData(nameof(Shapes))]
    public void The_order_of_the_members_does_not_matter(string name)
    {
        PointSet points = Points(Sets[name]);
        int[] members = [.. Enumerable.Range(0, points.Count)], reversed = [.. members.Reverse()];
        Assert.Equal(Around.Around(points, members, 100).AsText(), Around.Around(points, reversed, 100).AsText());
    }

    [Fact]
    public void An_outline_keeps_close_to_its_members()
    {
        // No part of it is farther from a member than half the longest edge of the hull and the buffer.
        PointSet points = Points(Sets["a crowd"]);
        Polygon outline = Around.Around(points, [.. Enumerable.Range(0, points.Count)], 100);
        Assert.All(
            outline.Coordinates,
            c => Assert.InRange(Enumerable.Range(0, points.Count).Min(i => points[i].DistanceTo(new GridPoint(c.X, c.Y))), 1, 145));
    }

    [Fact]
    public void One_coordinate_has_a_disc_of_a_third_of_the_reach()
    {
        Polygon outline = Around.Around(Points([(1000, 2000)]), [0], 150);
        Assert.InRange(outline.Area, 0.93 * Math.PI * 50 * 50, 1.02 * Math.PI * 50 * 50);
        Assert.True(outline.Centroid.Distance(new Point(1000, 2000)) < 2);
    }

    [Fact]
    public void A_bay_wider_than_two_reaches_stays_outside()
    {
        PointSet points = Points(Sets["an L"]);
        Polygon outline = Around.Around(points, [.. Enumerable.Range(0, points.Count)], 150);
        Assert.False(outline.Contains(new Point(501_000, 250_400)));
        Assert.True(outline.Area < 0.5 * outline.ConvexHull().Area);
    }

    [Theory]
    [InlineData(20, 100, 1)]
    [InlineData(20, 125, 1)]
    [InlineData(20, 200, 0)]
    [InlineData(2000, 100, 1)]
    [InlineData(2000, 125, 1)]
    [InlineData(2000, 200, 0)]
    public void Ground_two_reaches_wide_is_a_hole_and_narrower_ground_is_not(int aroundIt, double reach, int holes)
    {
        // A ring of a diameter of 280 m: 2.8, 2.2 and 1.4 reaches.
        PointSet points = Points(
            [.. Enumerable.Range(0, aroundIt).Select(i => (140 * Math.Cos(i * Math.Tau / aroundIt), 140 * Math.Sin(i * Math.Tau / aroundIt)))]);
        Polygon outline = Around.Around(points, [.. Enumerable.Range(0, aroundIt)], reach);
        Assert.Equal(holes, outline.NumInteriorRings);
        Assert.Equal(holes == 0, outline.Contains(new Point(0, 0)));
    }

    [Fact]
    public void Bare_ground_is_told_from_ground_that_is_open_to_one_side()
    {
        (double, double)[] ring = [.. Enumerable.Range(0, 60).Select(i => (200 * Math.Cos(i * Math.Tau / 60), 200 * Math.Sin(i * Math.Tau / 60)))];
        Assert.True(BareGround.IsAmong(Points(ring), 100));
        Assert.False(BareGround.IsAmong(Points(ring[..40]), 100));
        Assert.False(BareGround.IsAmong(Points(ring), 300));
        Assert.True(BareGround.IsAmong(Points([.. ring, .. ring.Select(p => (p.Item1 + 5000, p.Item2))]), 100));
        Assert.False(BareGround.IsAmong(Points([(0, 0)]), 100));
    }

    [Fact]
    public void Outlines_of_clusters_more_than_a_reach_apart_do_not_touch_where_they_face_each_other()
    {
        PointSet points = Points([.. Enumerable.Range(0, 30).SelectMany(i => new[] { (10.0 * i, 0.0), (10.0 * i, 151.0) })]);
        Polygon south = Around.Around(points, [.. Enumerable.Range(0, 30).Select(i => 2 * i)], 150);
        Polygon north = Around.Around(points, [.. Enumerable.Range(0, 30).Select(i => 2 * i + 1)], 150);
        Assert.True(south.Distance(north) > 45);
    }

    [Fact]
    public void An_outline_is_simple_enough_for_a_map()
    {
        PointSet points = Points(Sets["a hundred thousand"]);
        Assert.InRange(Around.Around(points, [.. Enumerable.Range(0, points.Count)], 150).NumPoints, 10, 400);
    }

    [Fact]
    public void Nothing_and_no_reach_have_no_outline()
    {
        PointSet points = Points([(0, 0)]);
        Assert.Throws<ArgumentException>(() => Around.Around(points, [], 100));
        Assert.Throws<ArgumentException>(() => Around.Around(points, [0], 0));
        Assert.Throws<ArgumentException>(() => Around.Around(points, [0], double.NaN));
    }

    private static PointSet Points((double E, double N)[] positions) => new([.. positions.Select(p => p.E)], [.. positions.Select(p => p.N)]);

    private static (double, double)[] Crowd(int count, int width)
    {
        var random = new SeededRandom(4);
        return [.. Enumerable.Range(0, count).Select(_ => (
            600_000 + width * (random.NextDouble() + random.NextDouble() + random.NextDouble()) / 3,
            200_000 + width * (random.NextDouble() + random.NextDouble() + random.NextDouble()) / 3))];
    }
}
