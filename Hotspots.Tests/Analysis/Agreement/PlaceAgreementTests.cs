using Hotspots.Core.Analysis.Agreement;
using Hotspots.Core.Analysis.Significance;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;

namespace Hotspots.Tests.Analysis.Agreement;

public sealed class PlaceAgreementTests
{
    private static readonly WorkSharing Workers = new(2, CancellationToken.None);

    [Fact]
    public void A_crowd_is_clear_and_a_handful_of_scattered_incidents_called_a_place_is_unsure()
    {
        var random = new SeededRandom(13);
        double[] e = [.. Enumerable.Range(0, 900).Select(i => i < 300 ? 3000 + 200 * random.NextDouble() : 6000 * random.NextDouble())];
        double[] n = [.. Enumerable.Range(0, 900).Select(i => i < 300 ? 3000 + 200 * random.NextDouble() : 6000 * random.NextDouble())];
        int[] labels = [.. Enumerable.Range(0, 900).Select(i => i < 300 ? 0 : i < 320 ? 1 : -1)];
        Sureness[] sure = PlaceAgreement.Of(new PointSet(e, n), new ClusterLabels(labels, new bool[900], 2), null, new AgreementOptions(), Workers);
        Assert.Equal(SurenessWord.Clear, sure[0].Word);
        Assert.Equal((1.0, 199, 9, 9), (sure[0].ResampleShare, sure[0].Resamples, sure[0].SettingsHot, sure[0].Settings));
        Assert.InRange(sure[0].SmallestQ, 0, 1e-6);
        Assert.Equal(SurenessWord.Unsure, sure[1].Word);
        Assert.InRange(sure[1].ResampleShare, 0, 0.05);
    }

    [Fact]
    public void The_answer_does_not_depend_on_cores_or_the_order_of_incidents_and_a_seed_is_a_seed()
    {
        // Crowds from weak to strong among scattered incidents: some are hot in some resamples only.
        var random = new SeededRandom(3);
        double[] e = new double[800], n = new double[800];
        int[] place = new int[800];
        for (int i = 0; i < 800; i++)
        {
            place[i] = i < 10 * 11 ? i / 11 : -1;
            double centre = 500 * (place[i] + 1), width = place[i] < 0 ? 6000 : 60 + 60 * place[i], from = place[i] < 0 ? 0 : centre;
            (e[i], n[i]) = (from + width * random.NextDouble(), from + width * random.NextDouble());
        }
        PointSet points = new(e, n, [.. Enumerable.Range(0, 800).Select(i => i % 4 == 0 ? 2.0 : 1)]);
        var labels = new ClusterLabels(place, new bool[800], 10);
        var options = new AgreementOptions { Resamples = 60 };
        Sureness[] one = PlaceAgreement.Of(points, labels, null, options, new WorkSharing(1, CancellationToken.None));
        Assert.Equal(one, PlaceAgreement.Of(points, labels, null, options, new WorkSharing(8, CancellationToken.None)));
        int[] back = [.. Enumerable.Range(0, points.Count).Reverse()];
        var turned = new ClusterLabels([.. back.Select(i => labels.Labels[i])], [.. back.Select(i => labels.IsCore[i])], labels.ClusterCount);
        Assert.Equal(one, PlaceAgreement.Of(points.Select(back), turned, null, options, Workers));
        Assert.Contains(one, sure => sure.ResampleShare is > 0 and < 1);
        Assert.NotEqual(one, PlaceAgreement.Of(points, labels, null, options with { Seed = 2 }, Workers));
    }

    [Theory]
    [InlineData(1, 5, CellShape.Hexagon, 1)]
    [InlineData(2, 60, CellShape.Hexagon, 2)]
    [InlineData(3, 400, CellShape.Hexagon, 1)]
    [InlineData(4, 60, CellShape.Square, 1)]
    [InlineData(5, 900, CellShape.Hexagon, 3)]
    [InlineData(6, 300, CellShape.Square, 3)]
    public void From_the_occupied_cells_come_the_sums_and_the_hot_cells_of_all(int seed, int count, CellShape shape, int rings)
    {
        var random = new SeededRandom((ulong)seed);
        double[] e = [.. Enumerable.Range(0, count).Select(_ => 320_000 + 4000 * random.NextDouble() * random.NextDouble())];
        double[] n = [.. Enumerable.Range(0, count).Select(_ => 360_000 + 3000 * random.NextDouble())];
        CellField field = CellField.Count(new PointSet(e, n), null, shape, 150, Workers);
        int[] occupied = [.. Enumerable.Range(0, field.Cells.Length).Where(row => field.Counts[field.Cells[row]] > 0)];
        double[] sizes = field.AtCells(RingSums.Of(field.Grid, rings, field.Marks, Workers)), sums = field.AtCells(RingSums.Of(field.Grid, rings, field.Counts, Workers));
        var touched = new TouchedCells(field, occupied, rings);
        double[] found = new double[touched.Sizes.Length];
        touched.Sum(Array.ConvertAll(occupied, row => field.Counts[field.Cells[row]]), found);
        // Sum, number of neighbours, and how many cells have both.
        Assert.Equal(
            sums.Zip(sizes).GroupBy(static cell => cell).Select(static same => (same.Key, same.Count())).Order(),
            Enumerable.Range(0, found.Length).GroupBy(i => (found[i], touched.Sizes[i])).Select(same => (same.Key, same.Sum(i => touched.Cells[i]))).Order());
        Assert.Equal(occupied.Select(row => (sums[row], sizes[row])), touched.OfOccupied.Select(i => (found[i], touched.Sizes[i])));

        foreach (Correction correction in Enum.GetValues<Correction>())
        {
            var options = new AgreementOptions { Correction = correction };
            var test = new HotTest(field, touched, options);
            HotTest.Scratch scratch = test.NewScratch();
            for (int cell = 0; cell < occupied.Length; cell++)
                scratch.Counts[cell] = field.Counts[field.Cells[occupied[cell]]];
            double bound = test.Test(scratch);
            CellStatistics all = CellTests.GiStarOf(
                field, new CellTestOptions { Rings = rings, Alpha = options.Alpha, Correction = correction }, Workers, new ProgressMeter(null));
            Assert.Equal(occupied.Select(row => all.Classes[row] == CellClass.HighHigh), touched.OfOccupied.Select(i => scratch.HotP[i] <= bound));
        }
    }

    [Fact]
    public void The_critical_p_says_what_the_corrected_p_values_say()
    {
        var random = new SeededRandom(31);
        foreach (Correction correction in Enum.GetValues<Correction>())
        {
            for (int round = 0; round < 100; round++)
            {
                double[] p = [.. Enumerable.Range(0, 200).Select(_ => Math.Round(Math.Pow(random.NextDouble(), 4), 4))];
                double[] q = MultipleTesting.Adjust(p, correction, 0.05);
                double[] small = [.. p.Where(v => v <= 0.06)];
                var options = new AgreementOptions { Correction = correction };
                double bound = HotTest.CriticalP(small.ToArray(), [.. small.Select(static _ => 1)], p.Length, options);
                Assert.Equal(q.Select(v => v <= 0.05), p.Select(v => v <= bound));
                // Equal ones may be given once, with their number.
                (double P, int Cells)[] once = [.. small.GroupBy(static v => v).Select(static same => (same.Key, same.Count()))];
                Assert.Equal(bound, HotTest.CriticalP([.. once.Select(static o => o.P)], [.. once.Select(static o => o.Cells)], p.Length, options));
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(700)]
    public void Poisson_draws_have_the_mean_the_variance_and_the_chances_of_their_formula(int mean)
    {
        var random = new SeededRandom(17);
        var table = new PoissonTable(mean);
        const int Draws = 40_000;
        int[] draws = [.. Enumerable.Range(0, Draws).Select(_ => table.Draw(random))];
        Assert.Equal(mean, draws.Average(), 5 * Math.Sqrt((double)mean / Draws));
        Assert.Equal(mean, draws.Average(d => Math.Pow(d - mean, 2)), mean * 5 * Math.Sqrt((2 + 1.0 / mean) / Draws));
        double chance = Enumerable.Range(1, mean).Aggregate(Math.Exp(-mean / 2.0), (p, k) => p * mean / k) * Math.Exp(-mean / 2.0);
        Assert.Equal(chance, draws.Count(d => d == mean) / (double)Draws, 5 * Math.Sqrt(chance / Draws));
    }

    [Theory]
    [InlineData(0.95, 0.05, 7, SurenessWord.Clear)]
    [InlineData(0.949, 0.05, 9, SurenessWord.Likely)]
    [InlineData(1, 0.01, 6, SurenessWord.Likely)]
    [InlineData(0.8, 0.05, 5, SurenessWord.Likely)]
    [InlineData(0.799, 0.05, 9, SurenessWord.Unsure)]
    [InlineData(1, 0.01, 4, SurenessWord.Unsure)]
    [InlineData(1, 0.051, 9, SurenessWord.Unsure)]
    public void The_word_follows_its_rule_bounds_included(double share, double q, int settings, SurenessWord word) =>
        Assert.Equal(word, new Sureness(share, 199, q, settings, 9, 0.05).Word);

    [Fact]
    public void No_places_and_places_without_weight_are_answered()
    {
        Assert.Empty(PlaceAgreement.Of(PointSet.Empty, new ClusterLabels([], [], 0), null, new AgreementOptions(), Workers));
        var points = new PointSet([0, 10, 20], [0, 10, 5], [0, 0, 0]);
        Sureness alone = Assert.Single(PlaceAgreement.Of(points, new ClusterLabels([0, 0, 0], new bool[3], 1), null, new AgreementOptions { Resamples = 9 }, Workers));
        Assert.Equal(SurenessWord.Unsure, alone.Word);
    }
}
