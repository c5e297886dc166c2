using Hotspots.Core.Analysis;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;

namespace Hotspots.Tests.Analysis.Density;

/// <summary>Are places found where cases exceed what the controls lead to expect?</summary>
public sealed class RelativeRiskTests
{
    private static readonly AnalysisMethod Method = AnalysisCatalog.Find("relative-risk");

    [Fact]
    public void Where_cases_follow_the_controls_the_risk_is_1_and_there_is_no_place()
    {
        PointSet once = Scatter(400, 1);
        var points = new PointSet([.. once.Eastings, .. once.Eastings], [.. once.Northings, .. once.Northings]);
        MethodFindings found = Run(points, i => i < once.Count ? ComparisonSide.Case : ComparisonSide.Control);
        Assert.Equal(0, found.Labels.ClusterCount);
        // Above the floor the two are the same; below it the risk is less.
        Assert.Equal(1, found.Surface!.Values.Max(), 1e-12);
        Assert.Contains("⟨ratio⟩", Assert.Single(found.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_crowd_of_cases_alone_is_a_place_of_cases_only()
    {
        PointSet scattered = Scatter(2000, 1), crowd = Scatter(100, 0.05);
        var points = new PointSet([.. scattered.Eastings, .. crowd.Eastings], [.. scattered.Northings, .. crowd.Northings]);
        // Every tenth of the scattered is a case, every ninth nothing at all.
        MethodFindings found = Run(
            points, i => i >= 2000 || i % 10 == 0 ? ComparisonSide.Case : i % 9 == 0 ? ComparisonSide.Neither : ComparisonSide.Control);
        Assert.True(found.Labels.ClusterCount >= 1);
        Assert.All(Enumerable.Range(2000, 100), i => Assert.Equal(0, found.Labels.Labels[i]));
        Assert.All(Enumerable.Range(0, 2000).Where(i => i % 10 != 0), i => Assert.Equal(ClusterLabels.Noise, found.Labels.Labels[i]));
        Assert.Equal(found.Labels.ClusterCount, found.Outlines!.Count);
        for (int i = 0; i < points.Count; i++)
        {
            if (found.Labels.Labels[i] is int place and >= 0)
                Assert.True(
                    found.Outlines[place].Contains(GeometryFactory.Default.CreatePoint(new Coordinate(points.Eastings[i], points.Northings[i]))));
        }
        Assert.All(found.Evidence, figures =>
        {
            Assert.Equal(["risk", "p"], figures.Select(f => f.Name));
            Assert.True(figures[0].Value >= 1.5);
            Assert.InRange(figures[1].Value, 1 / 200.0, 0.05);
        });
    }

    [Theory]
    [InlineData(ComparisonSide.Case, "no controls")]
    [InlineData(ComparisonSide.Control, "no cases")]
    [InlineData(ComparisonSide.Neither, "no cases")]
    internal void With_one_side_only_it_is_said_what_is_missing(ComparisonSide side, string words)
    {
        MethodFindings found = Run(Scatter(50, 1), _ => side);
        Assert.Contains(words, Assert.Single(found.Notes), StringComparison.Ordinal);
        Assert.Equal((0, null), (found.Labels.ClusterCount, found.Surface));
        var input = new AnalysisInput { Points = Scatter(50, 1) };
        Assert.Contains(
            "choose two sets", Assert.Single(Method.Run(input, new Dictionary<string, double>(), null, CancellationToken.None).Notes),
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_risk_at_a_place_is_the_quotient_of_the_two_shares()
    {
        PointSet points = Scatter(300, 0.3);
        var input = new AnalysisInput
        {
            Points = points,
            Sides = [.. Enumerable.Range(0, 300).Select(i => i % 3 == 0 ? ComparisonSide.Case : ComparisonSide.Control)]
        };
        var given = new Dictionary<string, double> { ["bandwidth"] = 400, ["floor"] = 0.01 };
        IReadOnlyList<Figure> found = Assert.Single(Method.Measure!(input, given, [points[4]], CancellationToken.None));
        double Share(Func<int, bool> isWanted)
        {
            PointSet side = points.Select([.. Enumerable.Range(0, 300).Where(isWanted)]);
            return PlainDensity.At(side, 0, _ => 400, points[4]) / side.Count;
        }
        Assert.Equal("risk", found[0].Name);
        Assert.Equal(Share(i => i % 3 == 0) / Share(i => i % 3 != 0), found[0].Value, 1e-9);
        given["scale"] = 1;
        Assert.Equal(Math.Log(found[0].Value), Assert.Single(Method.Measure!(input, given, [points[4]], CancellationToken.None))[0].Value, 1e-12);
    }

    [Fact]
    public void Cases_drawn_from_the_controls_are_listed_in_one_set_of_twenty_at_most()
    {
        // 60 sets at a level of 5 %: 3 are expected, more than 7 come about once in fifty; the sets are always the same.
        int listed = 0, drawn = 0;
        for (ulong seed = 1; seed <= 60; seed++)
        {
            PointSet points = Scatter(1100, 1, seed);
            MethodFindings found = Run(points, i => i < 100 ? ComparisonSide.Case : ComparisonSide.Control);
            listed += found.Labels.ClusterCount > 0 ? 1 : 0;
            drawn += found.Labels.ClusterCount > 0 || found.Notes.Any(note => note.Contains("Left out for chance", StringComparison.Ordinal)) ? 1 : 0;
        }
        Assert.InRange(listed, 0, 3);
        // Without the test chance is listed nearly always.
        Assert.InRange(drawn, 20, 60);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_true_excess_is_found(int seed)
    {
        // 30 of 100 cases in a corner with 5 % of the controls.
        PointSet even = Scatter(1070, 1, (ulong)seed), corner = Scatter(30, 0.22, (ulong)seed + 100);
        var points = new PointSet([.. even.Eastings, .. corner.Eastings], [.. even.Northings, .. corner.Northings]);
        MethodFindings found = Run(points, i => i is < 70 or >= 1070 ? ComparisonSide.Case : ComparisonSide.Control);
        Assert.True(found.Labels.ClusterCount >= 1);
        Assert.Equal(0.005, found.Evidence[0][1].Value, 1e-12);
        Assert.InRange(Enumerable.Range(1070, 30).Count(i => found.Labels.Labels[i] == 0), 20, 30);
        Assert.All(found.Evidence, figures => Assert.InRange(figures[1].Value, 0.005, 0.05));
    }

    [Fact]
    public void The_seed_and_the_level_decide_and_the_order_does_not()
    {
        PointSet points = Scatter(1100, 1, 9);
        var input = new AnalysisInput
        {
            Points = points,
            Sides = [.. Enumerable.Range(0, 1100).Select(i => i < 100 ? ComparisonSide.Case : ComparisonSide.Control)]
        };
        var given = new Dictionary<string, double> { ["alpha"] = 0.5, ["permutations"] = 39, ["ratio"] = 1.5 };
        MethodFindings once = Method.Run(input, given, 1, null, CancellationToken.None),
            again = Method.Run(input, given, 4, null, CancellationToken.None);
        Assert.Equal(once.Evidence.Select(e => e[1].Value), again.Evidence.Select(e => e[1].Value));
        int[] backwards = [.. Enumerable.Range(0, 1100).Reverse()];
        var turned = new AnalysisInput { Points = points.Select(backwards), Sides = [.. backwards.Select(i => input.Sides[i])] };
        Assert.Equal(once.Evidence.Select(e => e[1].Value), Method.Run(turned, given, null, CancellationToken.None).Evidence.Select(e => e[1].Value));
        Assert.All(once.Evidence, e => Assert.Equal(Math.Round(e[1].Value * 40), e[1].Value * 40, 1e-9));
    }

    private static MethodFindings Run(PointSet points, Func<int, ComparisonSide> side) => Method.Run(
        new AnalysisInput { Points = points, Sides = [.. Enumerable.Range(0, points.Count).Select(side)] }, new Dictionary<string, double>(), null,
        CancellationToken.None);

    private static PointSet Scatter(int count, double share, ulong seed = 3)
    {
        var random = new SeededRandom(seed);
        double[] e = new double[count], n = new double[count];
        for (int i = 0; i < count; i++)
            (e[i], n[i]) = (401_000 + share * 3000 * random.NextDouble(), 201_000 + share * 3000 * random.NextDouble());
        return new PointSet(e, n);
    }
}
