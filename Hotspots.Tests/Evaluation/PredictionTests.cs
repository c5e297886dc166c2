using System.Text.Json;
using Hotspots.Core.Analysis.Counts;
using Hotspots.Core.Evaluation;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Spatial;
using Hotspots.Tests.Analysis.Significance;
using Hotspots.Tests.Support;
using static Hotspots.Tests.Evaluation.FieldAnswers;

namespace Hotspots.Tests.Evaluation;

public sealed class PredictionTests
{
    private const string Tendring = "references/tendring-2018-10_2019-02-bng.csv";

    /// <summary>The table of the tests of ptools (MIT): observed 6, 3, 0; predicted 3, 2, 1.</summary>
    [Theory]
    [InlineData(1, 6, 2, 1, 0.5)]
    [InlineData(2, 9, 1.5, 1, 5 / 9.0)]
    [InlineData(3, 9, 1, 1, 6 / 9.0)]
    public void The_small_table(int cells, int hits, double pai, double pei, double predictedToObserved)
    {
        double[] predicted = [3, 2, 1];
        PredictionMeasures measures = PredictionMeasures.At(new HitCurve(predicted, [6, 3, 0]), cells, 0.01);
        Assert.Equal((hits, pei), (measures.Hits.Expected, measures.PeiStar));
        Near(pai, measures.Pai);
        Near(predictedToObserved, PredictionMeasures.PredictedToObserved(predicted[..cells].Sum(), measures.Hits.Expected));
        Near(hits / (0.01 * cells), measures.HitsPerKm2);
    }

    [SharedFact(Kept)]
    public void Every_small_answer_that_is_kept()
    {
        JsonElement small = Of("pai_small"), segments = Of("hit_segments");
        double[] predicted = small.Numbers("predicted");
        foreach (JsonElement row in small.GetProperty("rows").EnumerateArray())
        {
            int k = row.GetProperty("k").GetInt32();
            PredictionMeasures measures = PredictionMeasures.At(new HitCurve(predicted, small.Counts("observed")), k, 1);
            Near(row.Number("count"), measures.Hits.Expected);
            Near(row.Number("PAI"), measures.Pai);
            Near(row.Number("PEI"), measures.PeiStar);
            Near(row.Number("RRI"), PredictionMeasures.PredictedToObserved(predicted[..k].Sum(), measures.Hits.Expected));
        }
        // First number: incidents of the tied cells; second: cells so far.
        var curve = new HitCurve(segments.Numbers("risk"), segments.Counts("counts"));
        long before = 0;
        var found = new List<(long, int)>();
        foreach ((int cells, long hits) in curve.Steps)
        {
            found.Add((hits - before, cells));
            before = hits;
        }
        Assert.Equal(segments.GetProperty("segments").EnumerateArray().Select(static pair => (pair[0].GetInt64(), pair[1].GetInt32())), found);
    }

    /// <summary>Tendring, trained on four months of open data and tested on the fifth; computed by two codings.</summary>
    [SharedFact(Tendring)]
    public void Tendring_has_the_known_hits_of_counts_and_of_the_last_month()
    {
        JsonElement record = Of("backtest_tendring");
        (List<double> E, List<double> N) train = ([], []), lastMonth = ([], []), test = ([], []), all = ([], []);
        foreach (string line in File.ReadLines(SharedData.Path(Tendring)).Skip(1))
        {
            string[] fields = line.Split(',');
            double easting = SharedAnswers.Number(fields[^2]), northing = SharedAnswers.Number(fields[^1]);
            Add(all);
            Add(fields[1] == "2019-02" ? test : train);
            if (fields[1] == "2019-01")
                Add(lastMonth);

            void Add((List<double> E, List<double> N) list)
            {
                list.E.Add(easting);
                list.N.Add(northing);
            }
        }
        CellGrid grid = CellGrid.Around(Points(all).Bounds(), CellShape.Square, 150);
        Assert.Equal((165, 136), (grid.Columns, grid.Rows));
        Assert.Equal(record.GetProperty("n_train").GetInt32(), train.E.Count);
        int[] counts = CountRankings.Counts(Points(test), grid);
        Assert.Equal(record.GetProperty("n_test").GetInt32(), counts.Sum());
        double[] trained = [.. CountRankings.Counts(Points(train), grid)];
        double[] density = Quartic(Points(train), grid, 300);
        var curves = new Dictionary<string, HitCurve>
        {
            ["counts"] = new(trained, counts),
            ["last_month"] = new([.. CountRankings.Counts(Points(lastMonth), grid)], counts),
            ["kde300"] = new(density, counts),
        };
        foreach (JsonProperty share in record.GetProperty("results").EnumerateObject())
        {
            int k = share.Value.GetProperty("k").GetInt32();
            foreach ((string method, HitCurve curve) in curves)
            {
                JsonElement known = share.Value.GetProperty(method);
                PredictionMeasures measures = PredictionMeasures.At(curve, k, grid.CellArea / 1e6);
                Assert.Equal(share.Value.GetProperty("best").GetInt64(), measures.Best);
                Near(share.Value.Number("km2"), measures.FlaggedKm2);
                // Printed to six decimals.
                Assert.Equal(known.Number("hits"), measures.Hits.Expected, 6e-7);
                Assert.Equal((known.Number("lo"), known.Number("hi")), (measures.Hits.Low, measures.Hits.High));
                Assert.Equal(known.Number("hit_rate"), measures.HitRate, 6e-7);
                Assert.Equal(known.Number("PAI"), measures.Pai, 6e-7);
                Assert.Equal(known.Number("PEI_star"), measures.PeiStar, 6e-7);
                Assert.Equal(known.Number("SER_per_km2"), measures.HitsPerKm2, 6e-7);
                Assert.True(measures.Between().Contains(measures.HitRate));
            }
        }
        JsonElement paired = record.GetProperty("mcnemar_counts_against_kde_at_0.005");
        // There cells go by column, here by row: ties are broken in that order.
        int[] byColumn = [.. Enumerable.Range(0, grid.CellCount).Select(i => i % grid.Rows * grid.Columns + i / grid.Rows)];
        int[] there = Turned(counts);
        PairedHits mcNemar = PairedHits.Of(new HitCurve(Turned(trained), there), new HitCurve(Turned(density), there), 112, there);
        Assert.Equal(paired.GetProperty("only_counts").GetInt64(), mcNemar.OnlyFirst);
        Assert.Equal(paired.GetProperty("only_kde").GetInt64(), mcNemar.OnlySecond);
        Near(paired.Number("p_exact"), mcNemar.P);

        T[] Turned<T>(T[] cells) => Array.ConvertAll(byColumn, cell => cells[cell]);
    }

    [Fact]
    public void Tied_cells_share_the_last_places_whatever_their_order()
    {
        double[] scores = [5, 2, 2, 2, 2, 0];
        int[] counts = [3, 0, 7, 1, 0, 9];
        var curve = new HitCurve(scores, counts);
        Assert.Equal(new Hits(3, 3 + 4, 3, 11), curve.At(3));
        Assert.Equal(new Hits(5, 11, 11, 11), curve.At(5));
        Assert.Equal(new Hits(0, 0, 0, 0), curve.At(0));
        Assert.Equal(new Hits(6, 20, 20, 20), curve.At(60));
        Assert.Equal((20, 9, 16, 20), (curve.Total, curve.Best(1), curve.Best(2), curve.Best(6)));
        // The mean over all ways to take two of the four.
        int[] tied = [0, 7, 1, 0];
        double[] ways = [.. from i in Enumerable.Range(0, 4) from j in Enumerable.Range(0, i) select 3.0 + tied[i] + tied[j]];
        Near(ways.Average(), curve.At(3).Expected);
        var turned = new HitCurve([.. scores.Reverse()], [.. counts.Reverse()]);
        Assert.All(Enumerable.Range(0, 7), k => Assert.Equal(curve.At(k), turned.At(k)));
        Assert.Throws<ArgumentException>(static () => new HitCurve([1, double.NaN], [1, 1]));
        Assert.Throws<ArgumentException>(static () => new HitCurve([1], [1, 1]));
    }

    [Fact]
    public void A_map_of_chance_has_a_pai_of_one_and_the_truth_a_pei_of_one()
    {
        int[] counts = [4, 0, 1, 9, 0, 0, 2, 2];
        PredictionMeasures chance = PredictionMeasures.At(new HitCurve(new double[8], counts), 2, 0.02);
        Near(1, chance.Pai);
        PredictionMeasures truth = PredictionMeasures.At(new HitCurve([.. counts], counts), 2, 0.02);
        Assert.Equal(1, truth.PeiStar);
        Near(truth.Pai, truth.PeiStar * (13 / 18.0) / (2 / 8.0));
        PredictionMeasures nothing = PredictionMeasures.At(new HitCurve([2, 1], [0, 0]), 1, 1);
        Assert.True(double.IsNaN(nothing.HitRate));
        Assert.Equal(new Interval(0, 1), nothing.Between());
        Near(0.5, PredictionMeasures.RecaptureRateIndex(20, 100, 80, 200));
    }

    [Fact]
    public void Intervals_of_the_hit_rate()
    {
        // Wilson for 15 of 148 as printed in Newcombe, Statistics in Medicine 1998, and for 0 of 20.
        Interval wilson = PredictionMeasures.Wilson(15, 148);
        Assert.Equal((0.0624, 0.1605), (Math.Round(wilson.Low, 4), Math.Round(wilson.High, 4)));
        Interval none = PredictionMeasures.Wilson(0, 20);
        Assert.Equal((0, 0.1611), (none.Low, Math.Round(none.High, 4)));
        // Folds that differ make a wider interval than folds that agree.
        Interval same = PredictionMeasures.OfFolds([40, 40, 40, 40, 0], [100, 100, 100, 100, 0]);
        Interval apart = PredictionMeasures.OfFolds([10, 70, 20, 60], [100, 100, 100, 100]);
        Assert.True(same.Contains(0.4) && apart.Contains(0.4));
        Assert.True(apart.High - apart.Low > 2 * (same.High - same.Low));
        Assert.Equal(PredictionMeasures.Wilson(160, 400).Low, same.Low, 0.02);
        Assert.Equal(new Interval(0, 1), PredictionMeasures.OfFolds([0], [0]));
    }

    [Fact]
    public void The_paired_test_is_the_binomial_of_those_that_one_map_alone_caught()
    {
        Near(0.000912422708392425, PairedHits.Of(140, 89).P);
        Near(2 * (1 + 10 + 45) / 1024.0, PairedHits.Of(8, 2).P);
        Assert.Equal(PairedHits.Of(2, 8).P, PairedHits.Of(8, 2).P);
        Assert.Equal((1, 1), (PairedHits.Of(3, 3).P, PairedHits.Of(0, 0).P));
        int[] counts = [5, 3, 1, 0];
        PairedHits pair = PairedHits.Of(new HitCurve([4, 3, 2, 1], counts), new HitCurve([4, 1, 3, 2], counts), 2, counts);
        Assert.Equal((3, 1), (pair.OnlyFirst, pair.OnlySecond));
    }

    [Theory]
    [InlineData(CellShape.Square)]
    [InlineData(CellShape.Hexagon)]
    internal void A_blend_is_the_count_and_a_quarter_of_what_is_near(CellShape shape)
    {
        var random = new SeededRandom(43);
        double[] eastings = new double[60], northings = new double[60];
        for (int i = 0; i < 60; i++)
            (eastings[i], northings[i]) = (500_000 + 2000 * random.NextDouble(), 200_000 + 1500 * random.NextDouble());
        var points = new PointSet(eastings, northings);
        CellGrid grid = CellGrid.Around(points.Bounds(), shape, 150, margin: 1);
        double[] blend = CountRankings.Blend(points, grid);
        int[] counts = CountRankings.Counts(points, grid);
        Assert.Equal(60, counts.Sum());
        for (int cell = 0; cell < grid.CellCount; cell++)
        {
            GridPoint centre = grid.CentreOf(cell);
            double near = Enumerable.Range(0, 60).Sum(i => Math.Pow(Math.Max(0, 1 - Math.Pow(points[i].DistanceTo(centre) / 300, 2)), 2));
            Assert.Equal(counts[cell] + near / 4, blend[cell], 1e-9);
        }
    }

    private static double[] Quartic(PointSet points, CellGrid grid, double radius) => CountRankings.Blend(points, grid, radius, 1)
        .Zip(CountRankings.Counts(points, grid), static (blend, count) => blend - count).Select(static value => Math.Round(value, 9)).ToArray();

    private static PointSet Points((List<double> E, List<double> N) list) => new([.. list.E], [.. list.N]);
}
