using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Tests.Indexing;

/// <summary>The tree against looking at every point.</summary>
public sealed class KdTreeTests
{
    public static TheoryData<string> Sets => [.. Points.Keys];

    private static readonly Dictionary<string, (double E, double N)[]> Points = new()
    {
        ["none"] = [],
        ["one"] = [(3, 4)],
        ["seventeen"] = Make(17, static random => (random.NextInt32(100), random.NextInt32(100))),
        ["scattered"] = Make(3000, static random => (1000 * random.NextDouble(), 1000 * random.NextDouble())),
        ["lattice"] = Make(2500, static random => (random.NextInt32(40), random.NextInt32(40))),
        ["line"] = Make(700, static random => (5, random.NextInt32(2000))),
        ["one place"] = Make(500, static _ => (7, 7)),
        ["large"] = Make(20_000, static random => (random.NextInt32(30_000) / 8.0, random.NextInt32(300) / 8.0)),
    };

    [Theory, MemberData(nameof(Sets))]
    public void Places_hold_every_point_once_and_boxes_are_tight(string set)
    {
        (double E, double N)[] points = Points[set];
        KdTree tree = Build(points, 8);
        Assert.Equal(Enumerable.Range(0, points.Length), tree.Order.Order());
        Assert.Equal(tree.Order.Select(i => points[i]), tree.Eastings.Zip(tree.Northings));
        for (int node = 1; node < 2 * tree.FirstLeaf && points.Length > 0; node++)
        {
            int start = tree.Start(node), end = tree.End(node);
            Assert.True(node < tree.FirstLeaf || end - start is > 0 and <= KdTree.LeafSize);
            Assert.Equal(GridBox.Around(tree.Eastings.AsSpan(start, end - start), tree.Northings.AsSpan(start, end - start)), tree.Boxes[node]);
            if (node < tree.FirstLeaf)
                Assert.Equal((start, tree.End(2 * node), end), (tree.Start(2 * node), tree.Start(2 * node + 1), tree.End(2 * node + 1)));
            else
                Assert.All(Enumerable.Range(start, end - start), place => Assert.Equal(node, tree.LeafOf(place)));
        }
    }

    [Theory, MemberData(nameof(Sets))]
    public void The_nearest_are_those_that_sorting_all_distances_finds(string set)
    {
        (double E, double N)[] points = Points[set];
        KdTree tree = Build(points, 2);
        var random = new SeededRandom(3);
        foreach (int k in new[] { 0, 1, 2, 10, 60, points.Length + 5 })
        {
            for (int query = 0; query < 12; query++)
            {
                (double e, double n) = query % 2 == 0 || points.Length == 0
                    ? (1200 * random.NextDouble() - 100, 1200 * random.NextDouble() - 100) : points[random.NextInt32(points.Length)];
                double[] squared = new double[k], expected = [.. points.Select(p => Squared(p, e, n)).Order().Take(k)];
                int[] places = new int[k];
                int found = tree.Nearest(e, n, squared, places);
                Assert.Equal(expected, squared[..found]);
                Assert.Equal(expected, places[..found].Select(place => Squared((tree.Eastings[place], tree.Northings[place]), e, n)));
                Assert.Equal(found, places[..found].Distinct().Count());
            }
        }
    }

    [Theory, MemberData(nameof(Sets))]
    public void Within_a_distance_are_all_that_are_and_those_at_the_distance_itself(string set)
    {
        (double E, double N)[] points = Points[set];
        KdTree tree = Build(points, 2);
        int[] places = [];
        foreach (double radius in new[] { 0.0, 1, 5, 13, 70, 2000 })
        {
            foreach ((double e, double n) in points.Take(15).Append((20.5, 20)))
            {
                int found = tree.Within(e, n, radius * radius, ref places);
                Assert.Equal(
                    Enumerable.Range(0, points.Length).Where(i => Squared(points[i], e, n) <= radius * radius),
                    places[..found].Select(place => tree.Order[place]).Order());
            }
        }
    }

    [Fact]
    public void The_tree_is_the_same_on_one_core_and_on_many_and_in_any_order_of_distinct_points()
    {
        (double E, double N)[] points = [.. Points["large"].Distinct()];
        KdTree one = Build(points, 1), many = Build(points, 8), backwards = Build([.. points.Reverse()], 8);
        Assert.Equal(one.Order, many.Order);
        Assert.Equal(one.Boxes, many.Boxes);
        Assert.Equal(one.Boxes, backwards.Boxes);
    }

    [Fact]
    public void Distinct_positions_are_counted_and_minus_nought_is_nought()
    {
        var points = new PointSet([1, 0.0, 1, -0.0, 2], [5, 7, 5, 7, 5]);
        DistinctPositions positions = DistinctPositions.Find(points, CancellationToken.None);
        Assert.Equal([0, 1, 0, 1, 2], positions.OfPoint);
        Assert.Equal([2, 2, 1], positions.Counts);
        Assert.Equal([1.0, 0, 2], positions.Eastings);
        Assert.Equal([5.0, 7, 5], positions.Northings);
    }

    private static KdTree Build((double E, double N)[] points, int cores) =>
        KdTree.Build(new PointSet([.. points.Select(p => p.E)], [.. points.Select(p => p.N)]), new WorkSharing(cores, CancellationToken.None));

    private static double Squared((double E, double N) point, double e, double n)
    {
        double dx = point.E - e, dy = point.N - n;
        return dx * dx + dy * dy;
    }

    private static (double E, double N)[] Make(int count, Func<SeededRandom, (double E, double N)> position)
    {
        var random = new SeededRandom(77);
        return [.. Enumerable.Range(0, count).Select(_ => position(random))];
    }
}
