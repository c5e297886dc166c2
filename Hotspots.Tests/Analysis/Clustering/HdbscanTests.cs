using Hotspots.Core.Analysis;
using Hotspots.Core.Analysis.Clustering.Hierarchical;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Tests.Analysis.Clustering;

/// <summary>Each convention of HDBSCAN, at its boundary.</summary>
public sealed class HdbscanTests
{
    [Fact]
    public void A_point_is_its_own_first_neighbour()
    {
        var points = new PointSet([0, 1, 3, 6], [0, 0, 0, 0]);
        Assert.Equal([0.0, 0, 0, 0], HdbscanSteps.Run(points, 1).ReachOfPoints());
        Assert.Equal([1.0, 1, 2, 3], HdbscanSteps.Run(points, 2).ReachOfPoints().Order());
        // The links of Euclid's tree, and those of mutual reachability: core distances are 3, 2, 3 and 5.
        Assert.Equal([1.0, 2, 3], HdbscanSteps.Run(points, 1).LinkLengths());
        Assert.Equal([3.0, 3, 5], HdbscanSteps.Run(points, 3).LinkLengths());
    }

    [Fact]
    public void Points_of_one_position_are_each_others_neighbours()
    {
        var points = new PointSet([5, 5, 5, 9], [0, 0, 0, 0]);
        Assert.Equal([0.0, 0, 0, 4], HdbscanSteps.Run(points, 3).ReachOfPoints().Order());
        Assert.Equal([4.0, 4, 4], HdbscanSteps.Run(points, 4).LinkLengths());
    }

    [Fact]
    public void A_cluster_has_the_smallest_size_or_more()
    {
        double[] e = [0, 1, 2, 100, 101, 102, 103], n = new double[7];
        Assert.Equal([1, 1, 1, 0, 0, 0, 0], Labels(new PointSet(e, n), new HdbscanOptions { MinClusterSize = 3, MinSamples = 2 }));
        Assert.Equal([-1, -1, -1, -1, -1, -1, -1], Labels(new PointSet(e, n), new HdbscanOptions { MinClusterSize = 4, MinSamples = 2 }));
    }

    [Fact]
    public void A_point_between_lets_go_of_its_nearest_first_and_stays_with_what_hangs_on_it_alone()
    {
        // The point at 0 has its third nearest, itself counted, 4 m away, and holds three handfuls together from there on.
        double[] e = [0, -4, -4.5, -5, 0, 0, 0, 3, 4.5, 4.75, 5, 5.25, 5.5, 5.75], n = [0, 0, 0, 0, 4, 4.5, 5, 0, 0, 0, 0, 0, 0, 0];
        var points = new PointSet(e, n);
        HdbscanSteps steps = HdbscanSteps.Run(points, 3);
        (double Weight, double Length)[] joins = [.. LinkOrder.Sort(steps.Tree, steps.Links, CancellationToken.None)
            .Select(
                link => (
                Math.Sqrt(link.Squared), double.Hypot(
                steps.Tree.Eastings[link.A] - steps.Tree.Eastings[link.B], steps.Tree.Northings[link.A] - steps.Tree.Northings[link.B])))];
        // The nearest handful, 3 m away, joins last; parted from it, the others are seven. Any other order would leave four or less.
        Assert.Equal([(4.0, 4.0), (4, 4), (4, 3)], joins[^3..]);
        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1], Labels(points, new HdbscanOptions { MinClusterSize = 6, MinSamples = 3 }));
    }

    [Fact]
    public void Fewer_points_than_neighbours_are_measured_by_the_farthest()
    {
        Assert.Equal([-1], Labels(new PointSet([1], [1]), new HdbscanOptions { MinClusterSize = 2 }));
        Assert.Equal([-1], Labels(new PointSet([1], [1]), new HdbscanOptions { MinClusterSize = 2, SingleCluster = SingleClusterRule.Allowed }));
        Assert.Equal(
            [0, 0, 0],
            Labels(new PointSet([1, 2, 3], [1, 1, 1]),
                new HdbscanOptions { MinClusterSize = 2, MinSamples = 50, SingleCluster = SingleClusterRule.Allowed }));
    }

    [Fact]
    public void The_one_cluster_of_all_is_kept_only_where_the_rule_says_so()
    {
        var one = new PointSet([.. Enumerable.Repeat(7.0, 20)], [.. Enumerable.Repeat(8.0, 20)]);
        double[] two = [.. Enumerable.Range(0, 10).Select(i => i * 1.0), .. Enumerable.Range(0, 10).Select(i => 500.0 + i)];
        var parted = new PointSet(two, new double[20]);
        // A crowd of six in twenty that thin out evenly: nothing parts, but most have left before the end.
        var thinning = new PointSet([0, 1, 2, 3, 4, 5, .. Enumerable.Range(1, 14).Select(i => 5 + Math.Pow(1.7, i))], new double[20]);
        foreach ((SingleClusterRule rule, int ofOne, int ofParted) in new[]
            {
                (SingleClusterRule.Never, 0, 2), (SingleClusterRule.WhenNothingParts, 1, 2), (SingleClusterRule.Allowed, 1, 2)
            })
        {
            var options = new HdbscanOptions { MinClusterSize = 5, SingleCluster = rule };
            Assert.Equal(ofOne, Hdbscan.Run(one, options).Labels.ClusterCount);
            Assert.Equal(ofParted, Hdbscan.Run(parted, options).Labels.ClusterCount);
            Assert.Equal(rule == SingleClusterRule.Allowed ? 1 : 0, Hdbscan.Run(thinning, options).Labels.ClusterCount);
        }
    }

    [Fact]
    public void One_corner_of_infinite_density_outweighs_its_street_unless_a_finest_distance_is_given()
    {
        // Two streets; in the western one ten incidents share a corner.
        double[] west = [.. Enumerable.Repeat(50.0, 10), .. Enumerable.Range(0, 20).Select(i => 5.0 * i)],
            east = [.. Enumerable.Range(0, 20).Select(i => 5000 + 5.0 * i)];
        var points = new PointSet([.. west, .. east], new double[50]);
        HdbscanResult exact = Hdbscan.Run(points, new HdbscanOptions { MinClusterSize = 8, MinSamples = 5 });
        Assert.Equal(double.PositiveInfinity, exact.Clusters[0].Stability);
        Assert.Equal(0, exact.Clusters[0].DeathDistance);
        HdbscanResult coarse = Hdbscan.Run(points, new HdbscanOptions { MinClusterSize = 8, MinSamples = 5, FinestDistance = 25 });
        Assert.Equal([30, 20], coarse.Labels.Members().Select(m => m.Length));
        Assert.All(coarse.Clusters, cluster => Assert.Equal(25, cluster.DeathDistance));
    }

    [Fact]
    public void Memberships_fall_and_outlier_scores_rise_away_from_the_crowd()
    {
        double[] crowd = [0, 1, 2, 3, 4, 5, 6, 10, 18], other = [1000, 1001, 1002, 1003, 1004, 1005];
        HdbscanResult result = Hdbscan.Run(
            new PointSet([.. crowd, .. other], new double[15]), new HdbscanOptions { MinClusterSize = 4, MinSamples = 2 });
        Assert.Equal(2, result.Labels.ClusterCount);
        Assert.Equal([1, 1, 1, 1, 1, 1, 1, 1 / 4.0, 1 / 8.0], result.Memberships[..9]);
        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 3 / 4.0, 7 / 8.0], result.OutlierScores[..9]);
    }

    [Fact]
    public void One_core_and_many_give_the_same_answer_on_a_large_set_full_of_ties()
    {
        var random = new SeededRandom(6);
        double[] e = new double[60_000], n = new double[60_000];
        for (int i = 0; i < e.Length; i++)
            (e[i], n[i]) = (random.NextInt32(1 + random.NextInt32(600)), random.NextInt32(1 + random.NextInt32(600)));
        var points = new PointSet(e, n);
        HdbscanResult one = Hdbscan.Run(points, new HdbscanOptions { MinClusterSize = 20, MinSamples = 12, MaxDegreeOfParallelism = 1 });
        HdbscanResult many = Hdbscan.Run(points, new HdbscanOptions { MinClusterSize = 20, MinSamples = 12, MaxDegreeOfParallelism = 8 });
        Assert.Equal(one.Labels.Labels, many.Labels.Labels);
        Assert.Equal(one.Memberships, many.Memberships);
        Assert.Equal(one.OutlierScores, many.OutlierScores);
        Assert.Equal(one.Clusters, many.Clusters);
        Assert.InRange(one.Labels.ClusterCount, 2, 60_000);
    }

    [Fact]
    public void It_stops_when_told_and_says_how_far_it_is()
    {
        var random = new SeededRandom(6);
        double[] e = new double[30_000], n = new double[30_000];
        for (int i = 0; i < e.Length; i++)
            (e[i], n[i]) = (1000 * random.NextDouble(), 1000 * random.NextDouble());
        var points = new PointSet(e, n);
        foreach (double when in new[] { 0, 0.2, 0.45, 0.8, 0.91 })
        {
            using var source = new CancellationTokenSource();
            var seen = new Listener(report =>
            {
                if (report.Fraction >= when)
                    source.Cancel();
            });
            Assert.ThrowsAny<OperationCanceledException>(() => Hdbscan.Run(points, new HdbscanOptions { MinClusterSize = 10 }, seen, source.Token));
        }
        var heard = new Listener(null);
        Hdbscan.Run(points, new HdbscanOptions { MinClusterSize = 10 }, heard);
        Assert.Equal(heard.Seen.Order(), heard.Seen);
        Assert.Equal((0, 1), (heard.Seen[0], heard.Seen[^1]));
        Assert.InRange(heard.Seen.Count, 20, 200);
    }

    [Fact]
    public void Impossible_numbers_and_stray_positions_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new HdbscanOptions { MinClusterSize = 1 });
        Assert.Throws<ArgumentException>(() => new HdbscanOptions { MinClusterSize = 2, MinSamples = 0 });
        Assert.Throws<ArgumentException>(() => new HdbscanOptions { MinClusterSize = 2, FinestDistance = double.NaN });
        Assert.Throws<ArgumentException>(() => new HdbscanOptions { MinClusterSize = 2, MaxDegreeOfParallelism = 0 });
        string message =
            Assert.Throws<ArgumentException>(() => Hdbscan.Run(new PointSet([0, 1e300], [0, 0]), new HdbscanOptions { MinClusterSize = 2 })).Message;
        Assert.Contains("remove the stray positions", message, StringComparison.Ordinal);
        Assert.Empty(Hdbscan.Run(PointSet.Empty, new HdbscanOptions { MinClusterSize = 2 }).Labels.Labels);
    }

    [Fact]
    public void The_catalogue_reports_what_it_chose_and_takes_snapped_positions_for_what_they_are()
    {
        var random = new SeededRandom(4);
        double[] e = new double[900], n = new double[900];
        for (int i = 0; i < e.Length; i++)
            (e[i], n[i]) = (i % 3 * 5000 + 20 * random.NextInt32(5), 20 * random.NextInt32(5));
        MethodFindings findings = HdbscanMethod.Entry.Run(
            AnalysisInput.Of(new PointSet(e, n)), new Dictionary<string, double>(), null, CancellationToken.None);
        Assert.Equal([15.0, 15], findings.Parameters.Take(2).Select(p => p.Value));
        Assert.Equal([300, 300, 300], findings.Labels.Members().Select(m => m.Length));
        Assert.All(findings.Evidence, evidence => Assert.All(evidence, figure => Assert.True(double.IsFinite(figure.Value))));
        findings = HdbscanMethod.Entry.Run(
            AnalysisInput.Of(new PointSet(e, n)), new Dictionary<string, double> { ["min-samples"] = 2 }, null, CancellationToken.None);
        Assert.Equal(25, findings.Parameters[2].Value);
    }

    private static int[] Labels(PointSet points, HdbscanOptions options) => Hdbscan.Run(points, options).Labels.Labels;

    private sealed class Listener(Action<RunProgress>? heard) : IProgress<RunProgress>
    {
        public List<double> Seen { get; } = [];

        public void Report(RunProgress value)
        {
            Seen.Add(value.Fraction);
            heard?.Invoke(value);
        }
    }
}
