using System.Text.Json;
using Hotspots.Core.Analysis;
using Hotspots.Core.Analysis.Significance;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Statistics;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Analysis.Significance;

public sealed class GiStarTests
{
    private static readonly WorkSharing Workers = new(2, CancellationToken.None);

    private static readonly ProgressMeter Silent = new(null);

    [SharedFact("references/tendring-lsoa-gistar-spdep.csv")]
    public void Tendring_has_the_scores_of_spdep_in_nine_digits()
    {
        JsonElement expected = SharedAnswers.Json("references/EXPECTED.json").GetProperty("gi_star_tendring_lsoa_binary_including_self");
        TendringAnswers tendring = SharedAnswers.Tendring();
        Assert.Equal(expected.GetProperty("n").GetInt32(), tendring.Counts.Length);
        Assert.Equal(expected.GetProperty("links").GetInt32(), tendring.Lists.Items.Length);
        CellStatistics cells = CellTests.GiStarOf(tendring.Counts, tendring.Lists, new CellTestOptions(), Workers, Silent);
        for (int i = 0; i < cells.Z.Length; i++)
            Assert.Equal(tendring.GiStar[i], cells.Z[i], 1e-9);
        int hottest = Array.IndexOf(cells.Z, cells.Z.Max());
        Assert.Equal(expected.GetProperty("max")[0].GetString(), tendring.Names[hottest]);
        Assert.Equal(expected.GetProperty("max")[1].GetDouble(), cells.Z[hottest], 1e-6);
        Assert.Equal(expected.GetProperty("above_1.96").GetInt32(), cells.Z.Count(z => z > 1.96));
        Assert.Equal(expected.GetProperty("above_2.576").GetInt32(), cells.Z.Count(z => z > 2.576));
    }

    [SharedFact("references/synthetic/grid200_counts.csv")]
    public void Forty_thousand_squares_have_the_scores_of_esda()
    {
        JsonElement expected = SharedAnswers.Json("references/synthetic/EXPECTED.json").GetProperty("gistar");
        string[][] rows = SharedAnswers.Rows("references/synthetic/grid200_counts.csv", header: false);
        CellGrid grid = CellGrid.At(CellShape.Square, 100, 3160, 3545, 200, 200);
        double[] counts = [.. rows.SelectMany(row => row.Where(field => field.Length > 0)).Select(SharedAnswers.Number)], ones = new double[40_000];
        Array.Fill(ones, 1);
        double[] z = GiStar.Scores(counts, RingSums.Of(grid, 1, counts, Workers), RingSums.Of(grid, 1, ones, Workers));
        foreach (JsonProperty cell in expected.GetProperty("cells").EnumerateObject().Concat([]))
        {
            int[] at = [.. cell.Name.Split(',').Select(part => (int)SharedAnswers.Number(part))];
            Assert.Equal(cell.Value.GetProperty("gistar").GetDouble(), z[at[0] * 200 + at[1]], 1e-9);
        }
        Assert.Equal(expected.GetProperty("sum").GetDouble(), z.Sum(), 1e-6);
        Assert.Equal(expected.GetProperty("max").GetDouble(), z.Max(), 1e-9);
        Assert.Equal(expected.GetProperty("n_gt_1_96").GetInt32(), z.Count(v => v > 1.96));
        Assert.Equal(expected.GetProperty("n_gt_2_58").GetInt32(), z.Count(v => v > 2.58));
    }

    [Theory]
    [InlineData(CellShape.Hexagon, 1)]
    [InlineData(CellShape.Hexagon, 2)]
    [InlineData(CellShape.Hexagon, 3)]
    [InlineData(CellShape.Square, 1)]
    [InlineData(CellShape.Square, 2)]
    internal void Cells_agree_with_the_definition_over_all_pairs(CellShape shape, int rings)
    {
        PointSet points = Crowd(700, weighted: true);
        CellField field = CellField.Count(points, null, shape, 150, Workers);
        CellStatistics cells = CellTests.GiStarOf(
            field, new CellTestOptions { Shape = shape, Rings = rings, PFrom = ChanceModel.Normal }, Workers, Silent);
        int n = field.Cells.Length;
        GridPoint[] centres = Array.ConvertAll(field.Cells, field.Grid.CentreOf);
        double[] x = cells.Counts;
        double mean = x.Average(), s = Math.Sqrt(x.Sum(v => (v - mean) * (v - mean)) / n);
        double reach = (rings + 0.01) * field.Grid.ColumnSpacing;
        for (int i = 0; i < n; i++)
        {
            int[] near = [.. Enumerable.Range(0, n).Where(j => shape == CellShape.Hexagon
                ? Steps(centres[i], centres[j], field.Grid) <= rings
                : Math.Max(Math.Abs(centres[i].Easting - centres[j].Easting), Math.Abs(centres[i].Northing - centres[j].Northing)) <= reach)];
            double w = near.Length, z = (near.Sum(j => x[j]) - mean * w) / (s * Math.Sqrt((n * w - w * w) / (n - 1)));
            Assert.Equal(z, cells.Z[i], 1e-9);
            Assert.Equal(1, cells.P[i] / ErrorFunction.TwoSided(z), 1e-6);
        }
        Assert.InRange(n, 200, 2000);
    }

    [Fact]
    public void Weights_are_honoured_a_weight_of_two_is_two_incidents()
    {
        PointSet once = Crowd(300, weighted: false);
        var doubled = new PointSet([.. once.Eastings, .. once.Eastings[..100]], [.. once.Northings, .. once.Northings[..100]]);
        PointSet weighted = once.WithWeights([.. Enumerable.Range(0, 300).Select(i => i < 100 ? 2.0 : 1.0)]);
        Assert.Equal(Of(doubled).Z, Of(weighted).Z);
        Assert.NotEqual(Of(once).Z, Of(weighted).Z);
        // Scores have no unit: ten times the weight is the same map.
        PointSet heavy = once.WithWeights([.. Enumerable.Repeat(8.0, 300)]);
        Assert.Equal(Of(once).Z.Select(z => Math.Round(z, 9)), Of(heavy).Z.Select(z => Math.Round(z, 9)));
    }

    [Fact]
    public void P_is_two_sided_and_cold_cells_are_as_significant_as_hot_ones()
    {
        double[] z = [-2.5, 2.5, 0, -1.959963984540054];
        double[] p = GiStar.TwoSided(z, Workers);
        Assert.Equal(p[0], p[1]);
        Assert.Equal(1, p[2]);
        Assert.Equal(0.05, p[3], 1e-12);
    }

    [Fact]
    public void Where_nothing_varies_and_where_there_are_too_few_nothing_stands_out()
    {
        Assert.All(GiStar.Scores([4, 4, 4, 4], [8, 12, 12, 8], [2, 3, 3, 2]), z => Assert.Equal(0, z));
        Assert.All(GiStar.Scores([0.1, 0.1, 0.1, 0.1], [0.2, 0.30000000000000004, 0.3, 0.2], [2, 3, 3, 2]), z => Assert.Equal(0, z));
        Assert.All(GiStar.Scores([9, 1], [10, 10], [2, 2]), z => Assert.Equal(0, z));
        Assert.All(GiStar.Scores([9, 1, 2], [12, 12, 12], [3, 3, 3]), z => Assert.Equal(0, z));
        MethodFindings alone = AnalysisCatalog.Find("gi-star").Run(
            AnalysisInput.Of(
                new PointSet([5], [5])) with
            {
                Window = NetTopologySuite.Geometries.GeometryFactory.Default.ToGeometry(
                new NetTopologySuite.Geometries.Envelope(4, 6, 4, 6))
            }, new Dictionary<string, double>(), null, CancellationToken.None);
        Assert.Contains(alone.Notes, note => note.Contains("Fewer than three cells", StringComparison.Ordinal));
    }

    [Fact]
    public void The_correction_counts_the_cells_of_the_area_and_no_correction_is_said()
    {
        PointSet points = Crowd(700, weighted: false);
        MethodFindings bh = Run("correction", (double)Correction.BenjaminiHochberg), none = Run("correction", (double)Correction.None);
        CellStatistics cells = bh.Cells!.Statistics;
        Assert.Equal(Correction.BenjaminiHochberg, cells.Correction);
        Assert.Equal(MultipleTesting.Adjust(cells.P, Correction.BenjaminiHochberg, 0.05), cells.Q);
        int n = cells.P.Length, smallest = Array.IndexOf(cells.P, cells.P.Min());
        Assert.Equal(Math.Min(1, cells.P[smallest] * n), Run("correction", (double)Correction.Bonferroni).Cells!.Statistics.Q[smallest], 1e-15);
        Assert.Equal(none.Cells!.Statistics.P, none.Cells.Statistics.Q);
        Assert.Contains(none.Notes, note => note.Contains("not corrected", StringComparison.Ordinal));
        Assert.DoesNotContain(bh.Notes, note => note.Contains("not corrected", StringComparison.Ordinal));
        Assert.True(none.Cells.Statistics.Classes.Count(c => c == CellClass.HighHigh) > cells.Classes.Count(c => c == CellClass.HighHigh));

        MethodFindings Run(string name, double value) =>
            AnalysisCatalog.Find("gi-star").Run(
                AnalysisInput.Of(points), new Dictionary<string, double> { [name] = value }, null, CancellationToken.None);
    }

    internal static PointSet Crowd(int count, bool weighted)
    {
        var random = new SeededRandom(77);
        double[] e = new double[count], n = new double[count], w = new double[count];
        for (int i = 0; i < count; i++)
        {
            double width = i % 3 == 0 ? 3000 : 400, from = i % 3 == 0 ? 0 : 1100;
            (e[i], n[i], w[i]) = (
                600_000 + from + width * random.NextDouble(), 200_000 + from + width * random.NextDouble(), 0.25 * random.NextInt32(9));
        }
        return new PointSet(e, n, weighted ? w : null);
    }

    private static CellStatistics Of(PointSet points) =>
        CellTests.GiStarOf(CellField.Count(points, null, CellShape.Hexagon, 150, Workers), new CellTestOptions(), Workers, Silent);

    /// <summary>Steps from one hexagon to another, by cube coordinates from their centres.</summary>
    private static int Steps(GridPoint a, GridPoint b, CellGrid grid)
    {
        int rows = (int)Math.Round((b.Northing - a.Northing) / grid.RowSpacing);
        double columns = (b.Easting - a.Easting) / grid.ColumnSpacing;
        int q = (int)Math.Round(columns - rows / 2.0);
        return (Math.Abs(q) + Math.Abs(rows) + Math.Abs(q + rows)) / 2;
    }
}
