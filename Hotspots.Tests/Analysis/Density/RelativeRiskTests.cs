using Hotspots.Core.Analysis;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
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
        Assert.Contains("--ratio", Assert.Single(found.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_crowd_of_cases_alone_is_a_place_of_cases_only()
    {
        PointSet scattered = Scatter(2000, 1), crowd = Scatter(100, 0.05);
        var points = new PointSet([.. scattered.Eastings, .. crowd.Eastings], [.. scattered.Northings, .. crowd.Northings]);
        // Every tenth of the scattered is a case, every ninth nothing at all.
        MethodFindings found = Run(points, i => i >= 2000 || i % 10 == 0 ? ComparisonSide.Case : i % 9 == 0 ? ComparisonSide.Neither : ComparisonSide.Control);
        Assert.True(found.Labels.ClusterCount >= 1);
        Assert.All(Enumerable.Range(2000, 100), i => Assert.Equal(0, found.Labels.Labels[i]));
        Assert.All(Enumerable.Range(0, 2000).Where(i => i % 10 != 0), i => Assert.Equal(ClusterLabels.Noise, found.Labels.Labels[i]));
        Assert.Equal(found.Labels.ClusterCount, found.Outlines!.Count);
        for (int i = 0; i < points.Count; i++)
        {
            if (found.Labels.Labels[i] is int place and >= 0)
                Assert.True(found.Outlines[place].Contains(GeometryFactory.Default.CreatePoint(new Coordinate(points.Eastings[i], points.Northings[i]))));
        }
        Assert.All(found.Evidence, figures => Assert.True(Assert.Single(figures).Value >= 1.5));
    }

    [Theory]
    [InlineData(ComparisonSide.Case, "no controls")]
    [InlineData(ComparisonSide.Control, "no cases")]
    [InlineData(ComparisonSide.Neither, "no cases")]
    public void With_one_side_only_it_is_said_what_is_missing(ComparisonSide side, string words)
    {
        MethodFindings found = Run(Scatter(50, 1), _ => side);
        Assert.Contains(words, Assert.Single(found.Notes), StringComparison.Ordinal);
        Assert.Equal((0, null), (found.Labels.ClusterCount, found.Surface));
        var input = new AnalysisInput { Points = Scatter(50, 1) };
        Assert.Contains("choose two sets", Assert.Single(Method.Run(input, new Dictionary<string, double>(), null, CancellationToken.None).Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void The_risk_at_a_place_is_the_quotient_of_the_two_shares()
    {
        PointSet points = Scatter(300, 0.3);
        var input = new AnalysisInput { Points = points, Sides = [.. Enumerable.Range(0, 300).Select(i => i % 3 == 0 ? ComparisonSide.Case : ComparisonSide.Control)] };
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

    private static MethodFindings Run(PointSet points, Func<int, ComparisonSide> side) => Method.Run(
        new AnalysisInput { Points = points, Sides = [.. Enumerable.Range(0, points.Count).Select(side)] }, new Dictionary<string, double>(), null, CancellationToken.None);

    private static PointSet Scatter(int count, double share)
    {
        var random = new SeededRandom(3);
        double[] e = new double[count], n = new double[count];
        for (int i = 0; i < count; i++)
            (e[i], n[i]) = (401_000 + share * 3000 * random.NextDouble(), 201_000 + share * 3000 * random.NextDouble());
        return new PointSet(e, n);
    }
}
