using FsCheck;
using FsCheck.Fluent;
using Hotspots.Core.Analysis.Clustering.Hierarchical;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Tests.Analysis.Clustering;

/// <summary>HDBSCAN over a k-d tree against the definition over all pairs.</summary>
public sealed class HdbscanPropertyTests
{
    public sealed record Case((double E, double N)[] Points, int MinClusterSize, int MinSamples, bool Leaves, bool AllowSingle)
    {
        public override string ToString() => FormattableString.Invariant(
            $"size {MinClusterSize} k {MinSamples} {Leaves} {AllowSingle}: {string.Join(" ", Points.Select(p => FormattableString.Invariant($"({p.E:R},{p.N:R})")))}");
    }

    [Fact]
    public void On_lattices_where_nearly_all_distances_tie() => Holds(CasesOf(Gen.Choose(0, 12).Select(v => (double)v)));

    [Fact]
    public void On_crowded_lattices_where_many_share_a_position() => Holds(CasesOf(Gen.Choose(0, 4).Select(v => 3.0 * v)));

    [Fact]
    public void On_scattered_points() => Holds(CasesOf(Gen.Choose(0, 1_000_000).Select(v => v / 1000.0)));

    [Fact]
    public void On_two_crowds_and_a_line() => Holds(
        from west in PointsOf(Gen.Choose(0, 20).Select(v => v * 1.0))
        from east in PointsOf(Gen.Choose(30, 45).Select(v => v * 1.0))
        from step in Gen.Choose(1, 5)
        from size in Gen.Choose(2, 9)
        from k in Gen.Choose(1, 9)
        from leaves in Gen.Elements(true, false)
        select new Case([.. west, .. east, .. Enumerable.Range(0, 12).Select(i => (i * (double)step, 25.0))], size, k, leaves, false));

    [Fact]
    public void Links_weigh_what_Prims_algorithm_finds_on_large_sets_too()
    {
        Gen<double> coordinate = Gen.Frequency(
            (3, Gen.Choose(0, 1_000_000).Select(v => v / 1000.0)), (1, Gen.Choose(0, 30).Select(v => 10.0 * v)), (1, Gen.Constant(500.0)));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(
            Arb.From(
                from points in (from e in coordinate from n in coordinate select (e, n)).ListOf(300) from k in Gen.Choose(1, 40) select (points, k)),
            input =>
            {
                double[] expected = BruteForceHdbscan.Links(input.points, input.k);
                HdbscanSteps steps = HdbscanSteps.Run(Points(input.points), input.k);
                Assert.Equal(expected.Select(Math.Sqrt), steps.LinkLengths());
            }));
    }

    private static Gen<Case> CasesOf(Gen<double> coordinate) =>
        from points in PointsOf(coordinate)
        from copies in Gen.Choose(0, 12)
        from size in Gen.Choose(2, 8)
        from k in Gen.Choose(1, 9)
        from leaves in Gen.Elements(true, false, false)
        from single in Gen.Elements(true, false, false)
        select new Case([.. points, .. points.Take(copies), .. points.Take(copies / 2)], size, k, leaves, single);

    private static Gen<(double E, double N)[]> PointsOf(Gen<double> coordinate) =>
        from first in (from x in coordinate from y in coordinate select (x, y)).ListOf(12)
        from more in (from x in coordinate from y in coordinate select (x, y)).ListOf()
        select ((double, double)[])[.. first, .. more.Take(24)];

    private static void Holds(Gen<Case> cases) => Check.One(Config.QuickThrowOnFailure.WithMaxTest(150), Prop.ForAll(Arb.From(cases), Same));

    private static void Same(Case input)
    {
        BruteForceHdbscan.Answer expected = BruteForceHdbscan.Run(
            input.Points, input.MinClusterSize, input.MinSamples, input.Leaves, input.AllowSingle);
        var options = new HdbscanOptions
        {
            MinClusterSize = input.MinClusterSize,
            MinSamples = input.MinSamples,
            Selection = input.Leaves ? HdbscanSelection.Leaf : HdbscanSelection.ExcessOfMass,
            SingleCluster = input.AllowSingle ? SingleClusterRule.Allowed : SingleClusterRule.Never,
        };
        HdbscanResult actual = Hdbscan.Run(Points(input.Points), options);
        Assert.Equal(expected.Labels, actual.Labels.Labels);
        Assert.Equal(expected.Memberships, actual.Memberships);
        Assert.Equal(expected.OutlierScores, actual.OutlierScores);
        Assert.Equal(expected.Stabilities, actual.Clusters.Select(c => c.Stability));

        // Backwards: not a digit may change.
        HdbscanResult backwards = Hdbscan.Run(Points([.. input.Points.Reverse()]), options);
        Assert.Equal(actual.Labels.Labels.Reverse(), backwards.Labels.Labels);
        Assert.Equal(actual.Memberships.Reverse(), backwards.Memberships);
        Assert.Equal(actual.OutlierScores.Reverse(), backwards.OutlierScores);
        Assert.Equal(actual.Clusters, backwards.Clusters);
    }

    private static PointSet Points(IReadOnlyList<(double E, double N)> points) => new([.. points.Select(p => p.E)], [.. points.Select(p => p.N)]);
}
