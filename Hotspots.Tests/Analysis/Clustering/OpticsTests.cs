using FsCheck;
using FsCheck.Fluent;
using Hotspots.Core.Analysis.Clustering.DensityBased;
using Hotspots.Core.Analysis.Clustering.Ordering;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Tests.Analysis.Clustering;

/// <summary>OPTICS against its definition point by point, and against DBSCAN at every cut.</summary>
public sealed class OpticsTests
{
    [Fact]
    public void On_a_line_each_step_is_the_gap_before_it()
    {
        OpticsResult result = Optics.Run(new PointSet([0, 1, 3, 6, 100], [0, 0, 0, 0, 0]), new OpticsOptions { MaxDistance = 10, MinPoints = 2 });
        Assert.Equal([0, 1, 2, 3, 4], result.Order);
        Assert.Equal([double.PositiveInfinity, 1, 2, 3, double.PositiveInfinity], result.Reachability);
        Assert.Equal([-1, 0, 1, 2, -1], result.Predecessors);
        Assert.Equal([1, 1, 2, 3, double.PositiveInfinity], result.CoreDistances);
        Assert.Equal([0, 0, 0, -1, -1], result.CutAt(2));
    }

    [Fact]
    public void Points_of_one_position_follow_one_another()
    {
        OpticsResult result = Optics.Run(new PointSet([5, 0, 5, 0, 5], [0, 0, 0, 0, 0]), new OpticsOptions { MaxDistance = 10, MinPoints = 3 });
        Assert.Equal([1, 3, 0, 2, 4], result.Order);
        Assert.Equal([5, double.PositiveInfinity, 0, 5, 0], result.Reachability);
        Assert.Empty(Optics.Run(PointSet.Empty, new OpticsOptions { MaxDistance = 10, MinPoints = 3 }).Order);
    }

    [Fact]
    public void On_lattices_it_is_the_definition_and_every_cut_is_DBSCAN() => Holds(Gen.Choose(0, 9).Select(v => (double)v));

    [Fact]
    public void On_tenths_where_rounding_decides_it_is_the_definition_and_every_cut_is_DBSCAN() =>
        Holds(Gen.Choose(0, 60).Select(v => 531_000 + v * 0.1));

    [Fact]
    public void On_scattered_points_it_is_the_definition_and_every_cut_is_DBSCAN() => Holds(Gen.Choose(0, 1_000_000).Select(v => v / 50_000.0));

    [Fact]
    public void Impossible_numbers_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new OpticsOptions { MaxDistance = 0, MinPoints = 1 });
        Assert.Throws<ArgumentException>(() => new OpticsOptions { MaxDistance = 1, MinPoints = 0 });
        Assert.Contains(
            "stray",
            Assert.Throws<ArgumentException>(() => Optics.Run(new PointSet([0, 1e300], [0, 0]), new OpticsOptions { MaxDistance = 1, MinPoints = 1 }))
                .Message,
            StringComparison.Ordinal);
    }

    private static void Holds(Gen<double> coordinate) => Check.One(Config.QuickThrowOnFailure.WithMaxTest(120), Prop.ForAll(
        Arb.From(
            from first in (from x in coordinate from y in coordinate select (x, y)).ListOf(25)
            from more in (from x in coordinate from y in coordinate select (x, y)).ListOf()
            from copies in Gen.Choose(0, 12)
            from minPoints in Gen.Choose(1, 7)
            from most in Gen.Elements(2.0, 5, 40)
            select (Points: ((double E, double N)[])[.. first, .. more, .. first.Take(copies)], minPoints, most)),
        input =>
        {
            var points = new PointSet([.. input.Points.Select(p => p.E)], [.. input.Points.Select(p => p.N)]);
            OpticsResult result = Optics.Run(points, new OpticsOptions { MaxDistance = input.most, MinPoints = input.minPoints });
            (int[] order, double[] reach, int[] predecessors) = Definition(input.Points, input.most, input.minPoints);
            Assert.Equal(order, result.Order);
            Assert.Equal(reach, result.Reachability);
            Assert.Equal(predecessors, result.Predecessors);
            foreach (double epsilon in new[] { 0.1, 0.5, 1, Math.Sqrt(2), 2, 5, 40 }.Where(e => e <= input.most))
            {
                ClusterLabels labels = Dbscan.Run(points, new DbscanOptions { Epsilon = epsilon, MinPoints = input.minPoints });
                int[] cut = result.CutAt(epsilon);
                int[] cores = [.. Enumerable.Range(0, points.Count).Where(i => labels.IsCore[i])];
                Assert.All(cores, i => Assert.True(cut[i] >= 0));
                Assert.Equal(labels.ClusterCount, cores.Select(i => (labels.Labels[i], cut[i])).Distinct().Count());
                Assert.Equal(labels.ClusterCount, cut.Where(c => c >= 0).Distinct().Count());
                // Who is in no crowd for DBSCAN is in none here.
                Assert.All(Enumerable.Range(0, points.Count).Where(i => labels.Labels[i] < 0), i => Assert.Equal(-1, cut[i]));
            }
        }));

    private static (int[] Order, double[] Reach, int[] Predecessors) Definition((double E, double N)[] p, double most, int minPoints)
    {
        double Squared(int i, int j) => (p[i].E - p[j].E) * (p[i].E - p[j].E) + (p[i].N - p[j].N) * (p[i].N - p[j].N);
        int[] all = [.. Enumerable.Range(0, p.Length)];
        double[] reach = [.. all.Select(_ => double.PositiveInfinity)];
        int[] predecessors = [.. all.Select(_ => -1)];
        var left = new List<int>(all);
        var order = new List<int>();
        while (left.Count > 0)
        {
            int next = left.OrderBy(i => reach[i]).ThenBy(i => order.Count > 0 && p[i] == p[order[^1]] ? 0 : 1).ThenBy(i => p[i].N)
                .ThenBy(i => p[i].E).ThenBy(i => i).First();
            left.Remove(next);
            order.Add(next);
            double[] near = [.. all.Select(j => Squared(next, j)).Where(s => s <= most * most).Order()];
            if (near.Length < minPoints)
                continue;
            foreach (int j in left.Where(j => Squared(next, j) <= most * most))
            {
                double offer = Math.Max(near[minPoints - 1], Squared(next, j));
                if (offer < reach[j])
                    (reach[j], predecessors[j]) = (offer, next);
            }
        }
        return ([.. order], [.. reach.Select(Math.Sqrt)], predecessors);
    }
}
