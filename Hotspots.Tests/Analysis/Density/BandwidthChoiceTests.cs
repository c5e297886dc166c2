using Hotspots.Core.Analysis;
using Hotspots.Core.Analysis.Density;
using Hotspots.Core.Analysis.Density.Bandwidths;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Tests.Analysis.Density;

/// <summary>Is the bandwidth the one that its rule says?</summary>
public sealed class BandwidthChoiceTests
{
    private static readonly WorkSharing Workers = new(2, CancellationToken.None);

    [Fact]
    public void The_normal_reference_honours_both_axes()
    {
        // Standard deviations of ±a: a · √(n/(n − 1)); n^(−1/6) = 1/2 for 64.
        double correction = Math.Sqrt(64 / 63.0) / 2;
        foreach ((double a, double b) in new[] { (4000.0, 1000.0), (1000, 4000), (0, 3000), (3000, 0) })
        {
            var points = new PointSet(
                [.. Enumerable.Range(0, 64).Select(i => i % 2 == 0 ? 500_000 - a : 500_000 + a)],
                [.. Enumerable.Range(0, 64).Select(i => i / 2 % 2 == 0 ? 300_000 - b : 300_000 + b)]);
            DensityPlaces places = DensityPlaces.Of(points, Workers);
            Assert.Equal((a + b) / 2 * correction, NormalReference.Sigma(places), 1e-9);
            Assert.Equal(Math.Sqrt(8) * (a + b) / 2 * correction, Of(places, DensityKernel.Quartic, BandwidthRule.Normal).Value, 1e-9);
            Assert.Equal((a + b) / 2 * correction, Of(places, DensityKernel.Gaussian, BandwidthRule.Normal).Value, 1e-9);
            Assert.Equal(300, Of(places, DensityKernel.Quartic, BandwidthRule.Practice).Value);
            Assert.Equal(300 / Math.Sqrt(8), Of(places, DensityKernel.Gaussian, BandwidthRule.Practice).Value, 1e-9);
        }
    }

    [Fact]
    public void Cross_validation_finds_the_width_that_the_definition_likes_best()
    {
        var random = new SeededRandom(17);
        double[] e = new double[300], n = new double[300];
        for (int i = 0; i < 300; i++)
        {
            double radius = 400 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())), angle = Math.Tau * random.NextDouble();
            (e[i], n[i]) = (500_000 + i % 3 * 2500 + radius * Math.Cos(angle), 300_000 + radius * Math.Sin(angle));
        }
        var points = new PointSet(e, n);
        double found = CrossValidation.Sigma(DensityPlaces.Of(points, Workers), Workers)!.Value.Sigma;
        double best = Likelihood(points, found);
        Assert.InRange(found, 60, 500);
        Assert.All(new[] { 0.7, 0.85, 1.15, 1.4 }, factor => Assert.True(Likelihood(points, found * factor) < best));
    }

    [Fact]
    public void Incidents_at_one_coordinate_do_not_foretell_one_another()
    {
        // Each of 400 places has ten incidents: leaving out one of ten, the likelihood would grow without end as the width shrinks.
        var random = new SeededRandom(23);
        (double E, double N)[] spots =
            [.. Enumerable.Range(0, 400).Select(_ => (500_000 + 4000 * random.NextDouble(), 300_000 + 4000 * random.NextDouble()))];
        PointSet Snapped(int times) => new(
            [.. Enumerable.Range(0, 400 * times).Select(i => spots[i % 400].E)], [.. Enumerable.Range(0, 400 * times).Select(i => spots[i % 400].N)]);
        double once = CrossValidation.Sigma(DensityPlaces.Of(Snapped(1), Workers), Workers)!.Value.Sigma;
        Assert.Equal(once, CrossValidation.Sigma(DensityPlaces.Of(Snapped(10), Workers), Workers)!.Value.Sigma, 1e-6);
        Assert.True(once > 2 * CrossValidation.Narrowest);
        MethodFindings findings = AnalysisCatalog.Find("kde").Run(
            AnalysisInput.Of(Snapped(10)), new Dictionary<string, double> { ["bandwidth-rule"] = (double)BandwidthRule.Likelihood }, null,
            CancellationToken.None);
        Assert.Contains(findings.Notes, note => note.Contains("one coordinate", StringComparison.Ordinal));
        Assert.Null(CrossValidation.Sigma(DensityPlaces.Of(new PointSet([1, 1, 2], [1, 1, 1]), Workers), Workers));
    }

    [Fact]
    public void A_bandwidth_smaller_than_a_cell_is_warned_of()
    {
        var points = new PointSet([500_000, 500_100, 500_900], [300_000, 300_050, 300_800]);
        MethodFindings Run(double cell) => AnalysisCatalog.Find("kde").Run(
            AnalysisInput.Of(points), new Dictionary<string, double> { ["bandwidth"] = 100, ["cell"] = cell }, null, CancellationToken.None);
        Assert.Contains(Run(101).Notes, note => note.Contains("smaller than a cell", StringComparison.Ordinal));
        Assert.DoesNotContain(Run(100).Notes, note => note.Contains("smaller than a cell", StringComparison.Ordinal));
    }

    private static ParameterValue Of(DensityPlaces places, DensityKernel kernel, BandwidthRule rule) =>
        BandwidthChoice.Of(places, kernel, rule, Workers);

    private static double Likelihood(PointSet points, double sigma)
    {
        double sum = 0;
        for (int i = 0; i < points.Count; i++)
            sum += Math.Log(
                PlainDensity.At(points, DensityKernel.Gaussian, _ => sigma, points[i]) - 1e6 * PlainDensity.Kernel(DensityKernel.Gaussian, 0, sigma));
        return sum;
    }
}
