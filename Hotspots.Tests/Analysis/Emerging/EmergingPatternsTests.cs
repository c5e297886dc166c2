using System.Globalization;
using System.Text.Json;
using Hotspots.Core.Analysis.Emerging;
using Hotspots.Core.Analysis.Significance;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Emerging;
using Hotspots.Core.Statistics;
using Hotspots.Tests.Analysis.Significance;
using Hotspots.Tests.Support;
using static Hotspots.Tests.Evaluation.FieldAnswers;

namespace Hotspots.Tests.Analysis.Emerging;

public sealed class EmergingPatternsTests
{
    private const string Robberies = "references/field/inputs/memphis-planar.csv";

    /// <summary>
    /// The first eight are those of the tests of GeoLibre (MIT), which follow ArcGIS's help; the others follow the order of classes.
    /// </summary>
    [Theory]
    [InlineData("...........H", 0, "new hot")]
    [InlineData("HHHHHHHHHHHH", 1, "intensifying hot")]
    [InlineData("HHHHHHHHHHHH", 0, "persistent hot")]
    [InlineData("HHHHHHHHHHHH", -1, "diminishing hot")]
    [InlineData("HHHHHHHHHHH.", 0, "historical hot")]
    [InlineData("CC.........H", 0, "oscillating hot")]
    [InlineData("......", 0, "none")]
    [InlineData("...........C", 0, "new cold")]
    [InlineData(".........HHH", 1, "consecutive hot")]
    [InlineData("..HH.....HHH", 0, "sporadic hot")]
    [InlineData("..HH.......H", 0, "sporadic hot")]
    [InlineData("..HH........", 1, "none")]
    [InlineData("HHHHHHHHH.", 0, "historical hot")]
    [InlineData("HHHHHHHH..", 0, "none")]
    [InlineData(".HHHHHHHHH", 1, "intensifying hot")]
    [InlineData("..HHHHHHHH", 1, "consecutive hot")]
    [InlineData("HCHHHHHHHHH", 0, "persistent hot")]
    [InlineData("CCCCCCCCCCCC", -1, "intensifying cold")]
    [InlineData("CCCCCCCCCCCC", 1, "diminishing cold")]
    [InlineData("CCCCCCCCCCC.", 0, "historical cold")]
    [InlineData("HH.........C", 0, "oscillating cold")]
    [InlineData("HHHHHHHHHHHHHHHHHHHHC", 0, "historical hot")]
    [InlineData("HHHHHHHHH", 0, "none")]
    [InlineData("............", 1, "none")]
    public void A_cell_has_the_class_of_its_steps_and_trend(string steps, int trend, string expected) =>
        Assert.Equal(expected, EmergingPatterns.Classify(Flags(steps), trend).ToString());

    [SharedFact(Kept)]
    public void Every_answer_that_is_kept()
    {
        foreach (JsonElement record in Of("emerging_classes").GetProperty("cases").EnumerateArray())
        {
            Assert.Equal(
                record.GetProperty("expect").GetString(),
                EmergingPatterns.Classify(Flags(record.GetProperty("steps").GetString()!), record.GetProperty("trend").GetInt32()).ToString());
        }
    }

    /// <summary>Robberies of Memphis in 2019 (sfhotspot, MIT): the cube of space-only Gi* as two codings have it.</summary>
    [SharedFact(Robberies)]
    public void A_year_of_robberies_has_the_known_cube()
    {
        JsonElement record = Of("emerging_memphis"), known = record.GetProperty("space_only");
        int[] shape = record.Counts("shape"), origin = record.Counts("origin_cell");
        (int columns, int rows, int steps) = (shape[0], shape[1], shape[2]);
        var counts = new double[columns * rows * steps];
        foreach (string[] row in SharedAnswers.Rows(Robberies))
        {
            int column = (int)SharedAnswers.Number(row[0]) / 1000 - origin[0], north = (int)SharedAnswers.Number(row[1]) / 1000 - origin[1];
            int step = (int)((DateTime.Parse(row[2], CultureInfo.InvariantCulture) - new DateTime(2019, 1, 1)).TotalDays / 28);
            if (step < steps)
                counts[(column * rows + north) * steps + step]++;
        }
        Assert.Equal(record.GetProperty("incidents").GetInt32(), counts.Sum());
        Moments moments = Moments.Of(counts);
        Near(record.Number("mean"), moments.Mean, 1e-12);
        Near(record.Number("sd_population"), moments.Deviation, 1e-12);
        double[] sums = new double[counts.Length], sizes = new double[counts.Length], z = new double[counts.Length];
        for (int i = 0; i < counts.Length; i++)
        {
            int cell = i / steps, column = cell / rows, row = cell % rows;
            for (int c = Math.Max(0, column - 1); c <= Math.Min(columns - 1, column + 1); c++)
            {
                for (int r = Math.Max(0, row - 1); r <= Math.Min(rows - 1, row + 1); r++)
                {
                    sums[i] += counts[(c * rows + r) * steps + i % steps];
                    sizes[i]++;
                }
            }
        }
        GiStar.Into(moments, sums, sizes, z);
        Assert.Equal(known.GetProperty("hot_z196").GetInt32(), z.Count(static value => value >= 1.96));
        Assert.Equal(known.GetProperty("cold_z196").GetInt32(), z.Count(static value => value <= -1.96));
        Near(known.Number("max_z"), z.Max());
        sbyte[] flags = EmergingPatterns.Significant(z, 0.05);
        Assert.Equal(known.GetProperty("bh_hot").GetInt32(), flags.Count(static flag => flag > 0));
        Near(known.Number("bh_cut"), z.Where((_, i) => flags[i] != 0).Max(static value => ErrorFunction.TwoSided(value)));

        EmergingCell[] cells = EmergingPatterns.Of(z, steps);
        int[] at = known.Counts("argmax");
        int highest = at[0] * rows + at[1];
        Assert.Equal(known.Numbers("series_at_max"), z.AsSpan(highest * steps, steps).ToArray(), static (x, y) => Math.Abs(x - y) < 1e-8);
        JsonElement trend = known.GetProperty("mk_at_max");
        Assert.Equal(trend.GetProperty("S").GetInt64(), cells[highest].Trend.S);
        Near(trend.Number("var"), cells[highest].Trend.Variance);
        Near(trend.Number("z"), cells[highest].Trend.Z);
        Near(trend.Number("p"), cells[highest].Trend.PValue);
        // 12 lasting ones at |z| of 1.96 each, 4 after correction over the cube, and none with a trend; with a look one step back they would
        // be 55 and 5.
        Assert.Equal(12, Enumerable.Range(0, cells.Length).Count(cell => Uncorrected(cell).Pattern == EmergingPattern.Persistent));
        Assert.Equal(4, cells.Count(static cell => cell.Class.Pattern == EmergingPattern.Persistent));
        Assert.DoesNotContain(cells, static cell => cell.Class.Pattern is EmergingPattern.Intensifying or EmergingPattern.Diminishing);
        Assert.Equal(flags.Count(static flag => flag > 0), cells.Sum(static cell => cell.HotSteps));

        EmergingClass Uncorrected(int cell) => EmergingPatterns.Classify(
            [.. z.AsSpan(cell * steps, steps).ToArray().Select(static score => (sbyte)(Math.Abs(score) >= 1.96 ? Math.Sign(score) : 0))],
            cells[cell].Trend.PValue <= 0.05 ? Math.Sign(cells[cell].Trend.S) : 0);
    }

    [Fact]
    public void Scores_without_a_trend_are_called_trending_in_one_cell_of_twenty_at_most_and_hot_nowhere()
    {
        var random = new SeededRandom(41);
        const int Cells = 2000, Steps = 13;
        double[] scores = [.. Enumerable.Range(0, Cells * Steps).Select(_ => Normal())];
        EmergingCell[] cells = EmergingPatterns.Of(scores, Steps);
        Assert.InRange(cells.Count(static cell => cell.Trend.PValue <= 0.05), 40, 130);
        Assert.InRange(cells.Count(static cell => cell.HotSteps + cell.ColdSteps > 0), 0, 3);
        Assert.Throws<ArgumentException>(() => EmergingPatterns.Of(scores.AsSpan(1), Steps));

        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble());
    }

    private static sbyte[] Flags(string steps) => [.. steps.Select(static letter => (sbyte)(letter == 'H' ? 1 : letter == 'C' ? -1 : 0))];
}
