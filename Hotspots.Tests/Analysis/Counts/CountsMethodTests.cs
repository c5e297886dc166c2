using Hotspots.Core.Analysis;
using Hotspots.Core.Analysis.Counts;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Tests.Analysis.Counts;

public sealed class CountsMethodTests
{
    private static readonly Dictionary<string, double> Squares = new() { ["cell-shape"] = (double)CellShape.Square, ["cell"] = 100 };

    /// <summary>Three heaps of 9, 7 and 6 in cells of 100 m, the first two side by side, and four strays.</summary>
    [Fact]
    public void The_fullest_cells_are_flagged_and_those_that_touch_are_one_place()
    {
        PointSet points = Heaps((9, 50, 50), (7, 150, 50), (6, 950, 950), (1, 450, 450), (1, 650, 50), (1, 50, 650), (1, 950, 50));
        MethodFindings three = Run("counts", points, 0.03);
        Assert.Equal([16, 6], three.Labels.Members().Select(static place => place.Length));
        Assert.Equal([20_000.0, 10_000.0], three.Outlines!.Select(static outline => outline.Area));
        Assert.Equal((9.0, 2.0), (three.Evidence[0][0].Value, three.Evidence[0][1].Value));
        // Two cells: the third heap is no place any more, one: of the first place half is left.
        Assert.Equal([16], Run("counts", points, 0.02).Labels.Members().Select(static place => place.Length));
        Assert.Equal([9], Run("counts", points, 0.01).Labels.Members().Select(static place => place.Length));
        // More ground flags the strays too, which are no place.
        Assert.Equal([16, 6], Run("counts", points, 1).Labels.Members().Select(static place => place.Length));
    }

    [Fact]
    public void Cells_that_tie_are_flagged_from_the_south_and_the_west()
    {
        PointSet points = Heaps((6, 950, 50), (6, 50, 950), (6, 450, 50));
        MethodFindings two = Run("counts", points, 0.02);
        Assert.Equal([450.0, 950.0], two.Labels.Members().Select(place => Math.Round(points.Select(place).Eastings.ToArray().Average() / 50) * 50)
            .Order());
    }

    [Fact]
    public void Of_cells_that_hold_as_many_a_blend_flags_the_one_with_neighbours()
    {
        PointSet points = Heaps((6, 1950, 1950), (6, 50, 50), (1, 1850, 1950), (1, 1950, 1850));
        Assert.Equal(50, CentreOf(Run("counts", points, 0.01)), 20.0);
        Assert.Equal(1950, CentreOf(Run("blend", points, 0.01)), 20.0);

        double CentreOf(MethodFindings found) => points.Select(Assert.Single(found.Labels.Members())).Eastings.ToArray().Average();
    }

    [Fact]
    public void A_weight_of_two_is_two_incidents()
    {
        PointSet once = Heaps((5, 50, 50), (8, 950, 950));
        double[] weights = [.. Enumerable.Range(0, 13).Select(static i => i < 5 ? 2.0 : 1)];
        PointSet weighted = new PointSet([.. once.Eastings], [.. once.Northings]).WithWeights(weights);
        Assert.Equal(8, Run("counts", once, 0.01).Labels.Members().Single().Length);
        Assert.Equal(5, Run("counts", weighted, 0.01).Labels.Members().Single().Length);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    public void The_flagged_ground_is_that_of_brute_force(ulong seed)
    {
        var random = new SeededRandom(seed);
        double[] e = new double[400], n = new double[400];
        for (int i = 0; i < e.Length; i++)
            (e[i], n[i]) = (2000 * random.NextDouble() * random.NextDouble(), 2000 * random.NextDouble() * random.NextDouble());
        var points = new PointSet(e, n);
        var held = Enumerable.Range(0, 400).GroupBy(i => ((int)(n[i] / 100), (int)(e[i] / 100))).OrderByDescending(static cell => cell.Count())
            .ThenBy(static cell => cell.Key).Take(12).ToHashSet();
        MethodFindings found = Run("counts", points, 0.12, fewest: 1);
        Assert.Equal(held.SelectMany(static cell => cell).Order(), found.Labels.Members().SelectMany(static place => place).Order());
        Assert.Equal(0.12e6, found.Outlines!.Sum(static outline => outline.Area), 1e-3);
    }

    private static MethodFindings Run(string name, PointSet points, double km2, int fewest = 5) => AnalysisCatalog.Find(name).Run(
        AnalysisInput.Of(points), new Dictionary<string, double>(Squares) { [CountsMethod.GroundName] = km2, ["min-incidents"] = fewest }, null,
        CancellationToken.None);

    private static PointSet Heaps(params (int Count, double E, double N)[] heaps) => new(
        [.. heaps.SelectMany(static heap => Enumerable.Range(0, heap.Count).Select(i => heap.E + i))],
        [.. heaps.SelectMany(static heap => Enumerable.Range(0, heap.Count).Select(i => heap.N - i))]);
}
