using Hotspots.Core.Analysis.Clustering.DensityBased;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Tests.Analysis.Clustering;

/// <summary>Each convention of the definition, at its boundary.</summary>
public sealed class DbscanTests
{
    [Fact]
    public void A_point_counts_itself()
    {
        Assert.Equal([0], Run([(0, 0)], 1, minPoints: 1).Labels);
        Assert.Equal([-1], Run([(0, 0)], 1, minPoints: 2).Labels);
    }

    [Fact]
    public void The_distance_itself_is_near_and_the_next_double_is_not()
    {
        Assert.Equal([0, 0], Run([(0, 0), (3, 4)], 5, 2).Labels);
        Assert.Equal([-1, -1], Run([(0, 0), (3, 4)], Math.BitDecrement(5.0), 2).Labels);
    }

    [Fact]
    public void A_border_point_joins_the_nearest_core_point_whichever_comes_first()
    {
        // Two threes of core points; the border point at 0 is 9 from the western and 8 from the eastern.
        (double, double)[] points = [(-11, 0), (-10, 0), (-9, 0), (0, 0), (8, 0), (9, 0), (10, 0), (11, 0)];
        ClusterLabels labels = Run(points, 9, 4);
        Assert.Equal(BruteForceDbscan.Run(points, 9, 4).Labels, labels.Labels);

        points = [(-10, 0), (-11, 1), (-11, 0), (-11, -1), (-12, 0), (0, 0), (9, 0), (10, 0), (11, 0), (10, 1), (10, -1)];
        labels = Run(points, 10, 5);
        Assert.Equal([true, false, true], [labels.IsCore[0], labels.IsCore[5], labels.IsCore[6]]);
        Assert.NotEqual(labels.Labels[0], labels.Labels[6]);
        Assert.Equal(labels.Labels[6], labels.Labels[5]);
    }

    [Fact]
    public void Of_two_equally_near_core_points_the_southern_decides_then_the_western()
    {
        // A plus sign of core points at each side, 10 away from the point between; it itself sees only their nearest tips.
        (double E, double N)[] arm = [(10, 0), (11, 0), (12, 0), (11, 1), (11, -1)];
        (double, double)[] west = [.. arm.Select(p => (-p.E, p.N))], south = [.. arm.Select(p => (p.N, -p.E))];
        (double, double)[] all = [.. arm, .. west, (0, 0)];
        ClusterLabels labels = Run(all, 10, 5);
        Assert.False(labels.IsCore[10]);
        Assert.Equal(labels.Labels[5], labels.Labels[10]);
        Assert.NotEqual(labels.Labels[0], labels.Labels[10]);

        labels = Run([.. west, .. south, (0, 0)], 10, 6);
        Assert.Equal(BruteForceDbscan.Run([.. west, .. south, (0, 0)], 10, 6).Labels, labels.Labels);
    }

    [Theory]
    [InlineData(0.001, 2)]
    [InlineData(-0.001, 1)]
    public void Two_crowded_arcs_that_face_each_other_are_two_clusters_just_beyond_the_distance_and_one_just_within(double gap, int clusters)
    {
        // Both arcs of the same centre: every point of one has its nearest of the other straight across.
        (double, double)[] points =
            [.. Enumerable.Range(0, 20_000).Select(i => (Angle: 0.2 * (i / 2) / 10_000, Radius: i % 2 == 0 ? 1000.0 : 1100 + gap))
            .Select(p => (p.Radius * Math.Cos(p.Angle), p.Radius * Math.Sin(p.Angle)))];
        ClusterLabels labels = Run(points, 100, 5);
        Assert.Equal((clusters, 0), (labels.ClusterCount, labels.NoiseCount()));
        Assert.Equal(clusters == 2, labels.Labels[0] != labels.Labels[1]);
    }

    [Fact]
    public void Clusters_are_numbered_from_the_largest_and_equal_ones_from_the_south_west()
    {
        (double, double)[] points =
        [
            (100, 100), (100, 101), (0, 200), (0, 201), (50, 100), (50, 101), (500, 500), (500, 501), (500, 502),
        ];
        Assert.Equal([2, 2, 3, 3, 1, 1, 0, 0, 0], Run(points, 1, 2).Labels);
    }

    [Fact]
    public void Weights_do_not_count()
    {
        var points = new PointSet([0, 1], [0, 0], [100, 100]);
        Assert.Equal(2, Dbscan.Run(points, new DbscanOptions { Epsilon = 1, MinPoints = 3 }).NoiseCount());
    }

    [Fact]
    public void Thousands_at_one_coordinate_and_at_its_neighbours_are_one_cluster_and_stay_quick()
    {
        // 200 snapped positions 60 m apart with 1,000 incidents each: pair by pair this would be 10¹⁰ distances.
        double[] e = new double[200_000], n = new double[200_000];
        for (int i = 0; i < e.Length; i++)
            (e[i], n[i]) = (60 * (i % 20), 60 * (i / 20 % 10));
        ClusterLabels labels = Dbscan.Run(new PointSet(e, n), new DbscanOptions { Epsilon = 75, MinPoints = 3000 });
        Assert.Equal(1, labels.ClusterCount);
        // The corner positions see three positions, themselves included: exactly enough.
        Assert.DoesNotContain(false, labels.IsCore);
    }

    [Fact]
    public void Extents_that_no_grid_can_count_are_refused_and_large_ones_are_not()
    {
        var options = new DbscanOptions { Epsilon = 150, MinPoints = 2 };
        Assert.Throws<ArgumentException>(() => Dbscan.Run(new PointSet([0, 1e308], [0, -1e308]), options));
        Assert.Equal([0, 0, -1], Dbscan.Run(new PointSet([0, 1, 1e11], [0, 1, 0]), options).Labels);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void An_impossible_neighbour_distance_is_refused(double epsilon) =>
        Assert.Contains(
            "neighbour distance", Assert.Throws<ArgumentException>(() => new DbscanOptions { Epsilon = epsilon, MinPoints = 1 }).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Impossible_counts_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new DbscanOptions { Epsilon = 1, MinPoints = 0 });
        Assert.Throws<ArgumentException>(() => new DbscanOptions { Epsilon = 1, MinPoints = 1, MaxDegreeOfParallelism = 0 });
    }

    [Fact]
    public void One_core_and_many_give_the_same_labels_on_a_large_set()
    {
        var random = new SeededRandom(5);
        double[] e = new double[60_000], n = new double[60_000];
        for (int i = 0; i < e.Length; i++)
            (e[i], n[i]) = (random.NextInt32(4000), random.NextInt32(4000));
        var points = new PointSet(e, n);
        ClusterLabels one = Dbscan.Run(points, new DbscanOptions { Epsilon = 20, MinPoints = 6, MaxDegreeOfParallelism = 1 });
        for (int round = 0; round < 3; round++)
        {
            ClusterLabels many = Dbscan.Run(points, new DbscanOptions { Epsilon = 20, MinPoints = 6, MaxDegreeOfParallelism = 8 });
            Assert.Equal(one.Labels, many.Labels);
            Assert.Equal(one.IsCore, many.IsCore);
        }
        Assert.InRange(one.ClusterCount, 2, 60_000);
    }

    private static ClusterLabels Run((double E, double N)[] points, double epsilon, int minPoints) => Dbscan.Run(
        new PointSet([.. points.Select(p => p.E)], [.. points.Select(p => p.N)]), new DbscanOptions { Epsilon = epsilon, MinPoints = minPoints });
}
