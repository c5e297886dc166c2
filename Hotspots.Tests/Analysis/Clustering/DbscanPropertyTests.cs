using FsCheck;
using FsCheck.Fluent;
using Hotspots.Core.Analysis.Clustering.DensityBased;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Tests.Analysis.Clustering;

/// <summary>DBSCAN over cells against the definition over all pairs.</summary>
public sealed class DbscanPropertyTests
{
    public sealed record Case((double E, double N)[] Points, double Epsilon, int MinPoints)
    {
        public override string ToString() =>
            FormattableString.Invariant(
                $"eps {Epsilon:R} minPts {MinPoints}: {string.Join(" ", Points.Select(p => FormattableString.Invariant($"({p.E:R},{p.N:R})")))}");
    }

    [Fact]
    public void On_lattices_where_pairs_stand_exactly_at_epsilon() => Holds(
        // 3-4-5 and 5-12-13 triangles on an integer lattice: exact ties at ε = 5 and 13, equally near core points everywhere.
        from points in PointsOf(Gen.Choose(0, 15).Select(v => (double)v))
        from epsilon in Gen.Elements(1.0, 2, 5, Math.Sqrt(2), Math.Sqrt(5), 13)
        from minPoints in Gen.Choose(1, 9)
        select new Case(points, epsilon, minPoints));

    [Fact]
    public void On_lattices_of_tenths_far_from_the_origin_where_rounding_decides() => Holds(
        from points in PointsOf(Gen.Choose(0, 12).Select(v => 531_000 + v * 0.1))
        from epsilon in Gen.Elements(0.1, 0.2, 0.3, 0.5, 0.1 * Math.Sqrt(2))
        from minPoints in Gen.Choose(1, 7)
        select new Case(points, epsilon, minPoints));

    [Fact]
    public void On_scattered_points_with_duplicates() => Holds(
        from points in PointsOf(Gen.Choose(0, 1_000_000).Select(v => v / 1000.0))
        from copies in Gen.Choose(0, 30)
        from epsilon in Gen.Choose(1, 3000).Select(v => v / 10.0)
        from minPoints in Gen.Choose(1, 12)
        select new Case([.. points, .. points.Take(copies), .. points.Take(copies / 2)], epsilon, minPoints));

    [Fact]
    public void On_points_of_one_line() => Holds(
        from along in Gen.Choose(0, 60).NonEmptyListOf()
        from slope in Gen.Elements(0.0, 1, 0.5, -2)
        from epsilon in Gen.Elements(1.0, 2, 3.5, Math.Sqrt(2), Math.Sqrt(5))
        from minPoints in Gen.Choose(1, 5)
        select new Case([.. along.Select(v => ((double)v, v * slope))], epsilon, minPoints));

    [Fact]
    public void On_few_places_with_many_incidents_each() => Holds(
        from places in PointsOf(Gen.Choose(0, 400).Select(v => (double)v))
        from copies in Gen.Choose(1, 12)
        from epsilon in Gen.Elements(20.0, 50, 75, 150)
        from minPoints in Gen.Choose(1, 40)
        select new Case([.. places.Take(25).SelectMany(p => Enumerable.Repeat(p, copies))], epsilon, minPoints));

    [Fact]
    public void In_large_cells_whose_points_are_sorted_before_they_are_compared()
    {
        // Two crowds whose boxes overlap in both directions while no pair is near: the slow path of joining cells. Then one bridge.
        var random = new SeededRandom(11);
        List<(double E, double N)> points = [];
        for (int i = 0; i < 400; i++)
        {
            double t = random.NextDouble() * Math.PI / 2;
            points.Add((60 * Math.Cos(t), 60 * Math.Sin(t)));
            points.Add((161 * Math.Cos(t), 161 * Math.Sin(t)));
        }
        Same(new Case([.. points], 100, 5));
        Same(new Case([.. points, (110 * Math.Sqrt(0.5), 110 * Math.Sqrt(0.5))], 100, 5));
        Assert.Equal(2, BruteForceDbscan.Run(points, 100, 5).Clusters);
    }

    private static Gen<(double E, double N)[]> PointsOf(Gen<double> coordinate) =>
        from e in coordinate
        from n in coordinate
        from rest in (from x in coordinate from y in coordinate select (x, y)).ListOf()
        from more in (from x in coordinate from y in coordinate select (x, y)).ListOf(40)
        select ((double, double)[])[(e, n), .. rest, .. more];

    private static void Holds(Gen<Case> cases) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Arb.From(cases), Same));

    private static void Same(Case input)
    {
        BruteForceDbscan.Answer expected = BruteForceDbscan.Run(input.Points, input.Epsilon, input.MinPoints);
        var points = new PointSet([.. input.Points.Select(p => p.E)], [.. input.Points.Select(p => p.N)]);
        ClusterLabels actual = Dbscan.Run(points, new DbscanOptions { Epsilon = input.Epsilon, MinPoints = input.MinPoints });
        Assert.Equal(expected.IsCore, actual.IsCore);
        Assert.Equal(expected.Labels, actual.Labels);
        Assert.Equal(expected.Clusters, actual.ClusterCount);
    }
}
