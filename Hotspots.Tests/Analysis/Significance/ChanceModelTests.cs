using Hotspots.Core.Analysis;
using Hotspots.Core.Analysis.Significance;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Tests.Analysis.Significance;

/// <summary>Where nothing but chance is at work, how often is something called a hotspot?</summary>
public sealed class ChanceModelTests
{
    private static readonly WorkSharing Workers = new(2, CancellationToken.None);

    private static readonly ProgressMeter Silent = new(null);

    [Theory]
    [InlineData(0.05, 40, 500, 0.95)]
    [InlineData(0.3, 40, 500, 0.5)]
    [InlineData(1, 40, 500, 0.25)]
    [InlineData(5, 40, 500, 0.06)]
    [InlineData(0.05, 150, 60, 0.95)]
    public void Scattered_incidents_make_hot_cells_no_oftener_than_alpha_by_counts_and_often_by_the_normal(
        double perCell, int side, int draws, double normalAtLeast)
    {
        var options = new CellTestOptions();
        int counts = 0, normal = 0;
        for (int draw = 0; draw < draws; draw++)
        {
            CellField field = Scattered((int)(perCell * side * side), side, (ulong)draw, weights: false);
            counts += Any(CellTests.GiStarOf(field, options, Workers, Silent));
            normal += Any(CellTests.GiStarOf(field, options with { PFrom = ChanceModel.Normal }, Workers, Silent));
        }
        Assert.InRange(counts, 0, Above(options.Alpha, draws));
        Assert.InRange(normal, normalAtLeast * draws, draws);
    }

    [Fact]
    public void Weights_and_ground_of_nothing_but_incidents_do_not_undo_it()
    {
        const int Draws = 200;
        var options = new CellTestOptions();
        int weighted = 0, touched = 0;
        for (int draw = 0; draw < Draws; draw++)
        {
            weighted += Any(CellTests.GiStarOf(Scattered(500, 40, (ulong)draw, weights: true), options, Workers, Silent));
            var random = new SeededRandom((ulong)draw);
            var points = new PointSet(
                [.. Enumerable.Range(0, 120).Select(_ => 6000 * random.NextDouble())],
                [.. Enumerable.Range(0, 120).Select(_ => 6000 * random.NextDouble())]);
            touched += AnalysisCatalog.Find("gi-star").Run(AnalysisInput.Of(points), new Dictionary<string, double>(), null, CancellationToken.None)
                .Cells!.Statistics.Classes.Contains(CellClass.HighHigh) ? 1 : 0;
        }
        Assert.InRange(weighted, 0, Above(options.Alpha, Draws));
        Assert.InRange(touched, 0, Above(options.Alpha, Draws));
    }

    [Fact]
    public void A_crowd_among_scattered_incidents_is_found_and_a_pair_is_not()
    {
        var random = new SeededRandom(8);
        double[] e =
            [.. Enumerable.Range(0, 140).Select(i => i < 20 ? 3000 + 100 * random.NextDouble() : i < 22 ? 5000 : 6000 * random.NextDouble())];
        double[] n =
            [.. Enumerable.Range(0, 140).Select(i => i < 20 ? 3000 + 100 * random.NextDouble() : i < 22 ? 1000 : 6000 * random.NextDouble())];
        MethodFindings counts = Run(ChanceModel.Counts), normal = Run(ChanceModel.Normal);
        Assert.Equal(1, counts.Labels.ClusterCount);
        Assert.All(counts.Labels.Labels[..20], label => Assert.Equal(0, label));
        Assert.Equal(counts.Cells!.Statistics.Z, normal.Cells!.Statistics.Z);
        Assert.All(counts.Cells.Statistics.P.Zip(normal.Cells.Statistics.P), pair => Assert.True(pair.First >= pair.Second));
        Assert.Contains(normal.Notes, note => note.Contains("normal distribution", StringComparison.Ordinal));
        Assert.DoesNotContain(counts.Notes, note => note.Contains("normal distribution", StringComparison.Ordinal));

        MethodFindings Run(ChanceModel model) => AnalysisCatalog.Find("gi-star").Run(
            AnalysisInput.Of(new PointSet(e, n)), new Dictionary<string, double> { ["p-from"] = (int)model }, null, CancellationToken.None);
    }

    [Theory]
    [InlineData(7, 1600, 80)]
    [InlineData(4, 1600, 80)]
    [InlineData(7, 60, 900)]
    [InlineData(19, 300, 3)]
    public void P_is_twice_the_smaller_tail_of_the_binomial_distribution(int size, int places, int incidents)
    {
        double chance = (double)size / places;
        double[] chances = Binomial(incidents, chance);
        var counts = new BinomialCounts(places, incidents, 1);
        double below = 0;
        for (int s = 0; s <= incidents; s++)
        {
            below += chances[s];
            double above = chances.Skip(s).Sum();
            double exact = Math.Min(1, 2 * Math.Min(above, below));
            // Sums of denormal numbers are no oracle.
            if (exact > 1e-290)
                Assert.Equal(1, counts.TwoSided(s, size) / exact, 1e-9);
        }
        // Incidents of weight 2.5 each are as many incidents.
        var heavy = new BinomialCounts(places, 2.5 * incidents, 2.5);
        Assert.Equal(counts.TwoSided(3, size), heavy.TwoSided(7.5, size), 1e-14);
        Assert.Equal(1, counts.TwoSided(incidents, places));
        Assert.Equal(1, new BinomialCounts(places, 0, 1).TwoSided(0, size));
    }

    [Fact]
    public void The_unit_of_weights_is_that_of_as_many_equal_ones()
    {
        double[] at = [100, 200, 300];
        Assert.Equal(1, Unit(null));
        Assert.Equal(8, Unit([8, 8, 8]));
        Assert.Equal(1, Unit([0, 0, 0]));
        Assert.Equal((1 + 4 + 25) / 8.0, Unit([1, 2, 5]), 1e-15);

        double Unit(double[]? weights) => CellField.Count(new PointSet(at, at, weights), null, CellShape.Square, 100, Workers).Unit;
    }

    [Fact]
    public void What_p_is_taken_from_follows_from_what_is_given()
    {
        Assert.Equal(("counts", 0.0), Used());
        Assert.Equal(("permutation", 99.0), Used(("permutations", 99)));
        Assert.Equal(("permutation", 999.0), Used(("p-from", (double)ChanceModel.Permutation)));
        Assert.Equal(("normal", 99.0), Used(("p-from", (double)ChanceModel.Normal), ("permutations", 99)));
        Assert.Equal(("counts", 0.0), Used(("permutations", 0)));
        string refusal = Assert.Throws<ArgumentException>(() => Used(("p-from", (double)ChanceModel.Permutation), ("permutations", 0))).Message;
        Assert.Contains("⟨permutations⟩", refusal, StringComparison.Ordinal);

        static (string?, double) Used(params (string Name, double Value)[] given)
        {
            IReadOnlyList<ParameterValue> used = AnalysisCatalog.Find("gi-star").Run(
                AnalysisInput.Of(GiStarTests.Crowd(200, weighted: false)), given.ToDictionary(g => g.Name, g => g.Value), null,
                CancellationToken.None).Parameters;
            return (used.Single(v => v.Name == "p-from").Choice, used.Single(v => v.Name == "permutations").Value);
        }
    }

    /// <summary>As many as chance exceeds once in a thousand when it happens with probability alpha.</summary>
    private static double Above(double alpha, int draws) => draws * alpha + 3.1 * Math.Sqrt(draws * alpha * (1 - alpha));

    private static int Any(CellStatistics cells) => cells.Q.Any(q => q <= cells.Alpha) ? 1 : 0;

    private static CellField Scattered(int incidents, int side, ulong seed, bool weights)
    {
        var random = new SeededRandom(seed);
        CellGrid grid = CellGrid.At(CellShape.Hexagon, 100, 0, 0, side, side);
        GridPoint[] at = [.. Enumerable.Range(0, incidents).Select(_ => grid.CentreOf(random.NextInt32(grid.CellCount)))];
        var points = new PointSet(
            [.. at.Select(p => p.Easting)], [.. at.Select(p => p.Northing)], weights ? [.. at.Select(_ => 1.0 + random.NextInt32(3))] : null);
        NetTopologySuite.Geometries.Geometry all = NetTopologySuite.Geometries.GeometryFactory.Default.ToGeometry(
            new NetTopologySuite.Geometries.Envelope(-1e6, 1e6, -1e6, 1e6));
        return CellField.Count(points, all, grid, Workers);
    }

    /// <summary>The chances of 0 to n successes, each from the one before.</summary>
    private static double[] Binomial(int n, double chance)
    {
        var chances = new double[n + 1];
        chances[0] = Math.Pow(1 - chance, n);
        for (int s = 1; s <= n; s++)
            chances[s] = chances[s - 1] * (n - s + 1) / s * chance / (1 - chance);
        return chances;
    }
}
