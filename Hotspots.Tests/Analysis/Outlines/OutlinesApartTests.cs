using Hotspots.Core.Analysis.Outlines;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;
using Around = Hotspots.Core.Analysis.Outlines.Outlines;

namespace Hotspots.Tests.Analysis.Outlines;

/// <summary>Does no outline hold another place's incidents?</summary>
public sealed class OutlinesApartTests
{
    [Fact]
    public void A_place_in_a_gap_too_narrow_for_a_hole_is_cut_out_of_the_one_round_it()
    {
        PointSet points = Points([.. Circle(120, 90), (0, 0), (10, 0), (0, 10)]);
        int[] ring = [.. Enumerable.Range(0, 120)], crowd = [120, 121, 122];
        Geometry[] drawn = [Around.Around(points, ring, 100), Around.Around(points, crowd, 60)], parted = [.. drawn];
        Assert.Equal(0, ((Polygon)drawn[0]).NumInteriorRings);
        OutlinesApart.Part(parted, [ring, crowd], points, CancellationToken.None);
        AssertApart(parted, [ring, crowd], points);
        Assert.True(drawn[1].EqualsExact(parted[1]));
        Assert.Equal(drawn[0].Area - drawn[1].Area, parted[0].Area, 1e-3);
        Assert.Equal(0, parted[0].Intersection(parted[1]).Area, 1e-3);
    }

    [Fact]
    public void Places_whose_outlines_reach_into_one_another_are_parted_half_way_between_their_incidents()
    {
        // Two streets side by side, 40 m apart, drawn as if they were wide.
        PointSet points = Points([.. Enumerable.Range(0, 40).SelectMany(i => new[] { (10.0 * i, 0.0), (10.0 * i, 40.0) })]);
        int[] south = [.. Enumerable.Range(0, 40).Select(i => 2 * i)], north = [.. Enumerable.Range(0, 40).Select(i => 2 * i + 1)];
        Geometry[] parted = [Around.Around(points, south, 300), Around.Around(points, north, 300)];
        Assert.True(parted[0].Covers(new Point(200, 40)));
        OutlinesApart.Part(parted, [south, north], points, CancellationToken.None);
        AssertApart(parted, [south, north], points);
        Assert.True(parted[0].Contains(new Point(203, 19.9)));
        Assert.True(parted[1].Contains(new Point(203, 20.1)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Crowds_that_lie_among_one_another_are_parted_whatever_their_order(int seed)
    {
        var random = new SeededRandom((ulong)seed);
        PointSet points = Points(
            [.. Enumerable.Range(0, 400).Select(_ => (500_000 + 600 * random.NextDouble(), 300_000 + 600 * random.NextDouble()))]);
        // Four stripes of 150 m, each drawn half a reach too wide.
        int[][] members =
            [.. Enumerable.Range(0, 4).Select(k => Enumerable.Range(0, 400).Where(i => (int)((points.Eastings[i] - 500_000) / 150) == k).ToArray())];
        Geometry[] parted = Parted(members), reversed = Parted([.. members.Reverse()]);
        AssertApart(parted, members, points);
        Assert.Equal(parted.Select(o => o.Area), reversed.Reverse().Select(o => o.Area), (a, b) => Math.Abs(a - b) < 1e-3);

        Geometry[] Parted(int[][] of)
        {
            Geometry[] outlines = [.. of.Select(own => Around.Around(points, own, 200))];
            OutlinesApart.Part(outlines, of, points, CancellationToken.None);
            return outlines;
        }
    }

    [Fact]
    public void Outlines_that_share_nothing_or_stand_on_one_point_stay_as_they_are()
    {
        PointSet points = Points([(0, 0), (1000, 0), (1000, 0)]);
        Geometry[] drawn = [Around.Around(points, [0], 100), Around.Around(points, [1], 100), Around.Around(points, [2], 100)], parted = [.. drawn];
        OutlinesApart.Part(parted, [[0], [1], [2]], points, CancellationToken.None);
        Assert.All(drawn.Zip(parted), pair => Assert.True(pair.First.EqualsExact(pair.Second)));
        OutlinesApart.Part([], [], points, CancellationToken.None);
    }

    private static void AssertApart(Geometry[] outlines, int[][] members, PointSet points)
    {
        for (int a = 0; a < outlines.Length; a++)
        {
            Assert.True(outlines[a].IsValid);
            for (int b = 0; b < members.Length; b++)
            {
                foreach (int i in members[b])
                    Assert.Equal(a == b, outlines[a].Contains(new Point(points.Eastings[i], points.Northings[i])));
            }
        }
    }

    private static IEnumerable<(double, double)> Circle(int count, double radius) =>
        Enumerable.Range(0, count).Select(i => (radius * Math.Cos(i * Math.Tau / count), radius * Math.Sin(i * Math.Tau / count)));

    private static PointSet Points((double E, double N)[] positions) => new([.. positions.Select(p => p.E)], [.. positions.Select(p => p.N)]);
}
