using System.Text.Json;
using Hotspots.Core.Statistics;
using Hotspots.Tests.Support;
using static Hotspots.Tests.Evaluation.FieldAnswers;

namespace Hotspots.Tests.Evaluation;

public sealed class SeasonalTrendTests
{
    private const string Rainfall = "references/field/inputs/mann-kendall-360.json";

    [SharedFact(Kept)]
    public void A_series_of_measurements_has_the_answer_that_pyMannKendall_prints()
    {
        JsonElement record = Of("mann_kendall");
        double[] series = record.Numbers("series");
        MannKendall trend = MannKendall.Of(series);
        Assert.Equal(record.GetProperty("S").GetInt64(), trend.S);
        Near(record.Number("var"), trend.Variance);
        Near(record.Number("z"), trend.Z);
        Near(record.Number("p"), trend.PValue);
        Near(record.Number("slope"), trend.Slope);
        Near(record.Number("tau"), trend.S / (series.Length * (series.Length - 1) / 2.0));
    }

    /// <summary>Thirty years of monthly rainfall with gaps; figures of the tests of pyMannKendall (MIT).</summary>
    [SharedFact(Rainfall)]
    public void Thirty_years_of_months_have_the_seasonal_answer_that_pyMannKendall_prints()
    {
        double[] series = [.. JsonDocument.Parse(File.ReadAllText(SharedData.Path(Rainfall))).RootElement.EnumerateArray()
            .Select(static value => value.ValueKind == JsonValueKind.Null ? double.NaN : value.GetDouble())];
        MannKendall seasonal = MannKendall.Seasonal(series);
        Assert.Equal(-399, seasonal.S);
        Near(34702.333333333336, seasonal.Variance);
        Near(-2.136504114534638, seasonal.Z);
        Near(0.03263834596177739, seasonal.PValue);
        // Its slope there, -1/6, is none that the definition gives (-0.0870 a year, by the pairs one by one; -0.0909 with the gaps closed up).
        Near(Median(SlopesOf(Months(series))), seasonal.Slope);
        MannKendall plain = MannKendall.Of(series);
        Assert.Equal(-1959, plain.S);
        Near(4889800.333333333, plain.Variance);
        Near(-0.0064516129032258064, MannKendall.Of([.. series.Where(static value => !double.IsNaN(value))]).Slope);
        Assert.Equal(-0.00637, plain.Slope, 5e-6);
    }

    [Fact]
    public void Winter_against_summer_is_no_trend_and_a_rise_within_each_month_is()
    {
        double[] waves = [.. Enumerable.Range(0, 60).Select(static i => 100 * Math.Sin(i % 12))];
        Assert.Equal(new MannKendall(0, 0, 0, 1, 0), MannKendall.Seasonal(waves));
        double[] rising = [.. waves.Select(static (value, i) => value + 2 * (i / 12))];
        MannKendall trend = MannKendall.Seasonal(rising);
        // In each of 12 months five values rise: S = 10 and Var = 5 · 4 · 15/18 each.
        Assert.Equal(120, trend.S);
        Near(12 * 300 / 18.0, trend.Variance);
        Near(2, trend.Slope);
        Assert.True(MannKendall.Of(rising).PValue > trend.PValue);
    }

    [Fact]
    public void With_one_season_it_is_the_plain_test_and_no_series_has_no_trend()
    {
        double[] series = [3, 8, double.NaN, 2, 9, 9, 14, 1, 20];
        Assert.Equal(MannKendall.Of(series), MannKendall.Seasonal(series, 1));
        Assert.Equal(new MannKendall(0, 0, 0, 1, 0), MannKendall.Seasonal([], 12));
        Assert.Equal(new MannKendall(0, 0, 0, 1, 0), MannKendall.Of([double.NaN, 4]));
        Assert.Throws<ArgumentOutOfRangeException>(static () => MannKendall.Seasonal([1, 2], 0));
    }

    private static double[][] Months(double[] series) =>
        [.. Enumerable.Range(0, 12).Select(month => series.Where((_, i) => i % 12 == month).ToArray())];

    private static double[] SlopesOf(double[][] months) =>
    [
        .. from month in months
           from j in Enumerable.Range(0, month.Length)
           from i in Enumerable.Range(0, j)
           let slope = (month[j] - month[i]) / (j - i)
           where !double.IsNaN(slope)
           orderby slope
           select slope,
    ];

    private static double Median(double[] sorted) => (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
}
