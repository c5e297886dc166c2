using Hotspots.Core.Analysis.Time;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Tests.Analysis.Time;

public sealed class KnoxTests
{
    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void Pairs_are_those_of_looking_at_each(int seed, bool manhattan)
    {
        (PointSet points, int[] days) = Scattered((ulong)seed, 150);
        double[] distanceEdges = [0, double.Epsilon, 2, 5, 11];
        int[] dayEdges = [0, 1, 4, 30];
        KnoxTable table = Run(points, days, Options(distanceEdges, dayEdges, manhattan, permutations: 5));
        Assert.Equal(BruteForceKnox.Count(points, days, distanceEdges, dayEdges, manhattan), table.Cells.Select(cell => cell.Observed));
        Assert.Contains(table.Cells, cell => cell.Observed > 20);
    }

    [Fact]
    public void P_values_count_the_shuffles_with_as_many_pairs()
    {
        (PointSet points, int[] days) = Scattered(7, 60);
        double[] distanceEdges = [0, 3, 9];
        int[] dayEdges = [0, 3, 14];
        // More shuffles than fit side by side, and a last block that is not full.
        KnoxTable table = Run(points, days, Options(distanceEdges, dayEdges, manhattan: false, permutations: 77));
        int[] order = [.. Enumerable.Range(0, days.Length).OrderBy(i => (points.Northings[i], points.Eastings[i], days[i]))];
        PointSet sorted = points.Select(order);
        int[][] shuffled = [.. Enumerable.Range(0, 77).Select(k =>
        {
            int[] times = [.. order.Select(i => days[i])];
            Shuffles.Shuffle<int>(times, Shuffles.ChancesOf(3, k));
            return BruteForceKnox.Count(sorted, times, distanceEdges, dayEdges, manhattan: false);
        })];
        for (int cell = 0; cell < table.Cells.Length; cell++)
            Assert.Equal((shuffled.Count(counts => counts[cell] >= table.Cells[cell].Observed) + 1) / 78.0, table.Cells[cell].PValue);
    }

    [Fact]
    public void What_chance_expects_is_the_mean_of_all_orders_of_the_times()
    {
        var points = new PointSet([0, 1, 2, 10, 11, 30], [0, 0, 0, 0, 0, 0]);
        int[] days = [0, 0, 1, 5, 9, 9];
        double[] distanceEdges = [0, 2, 10];
        int[] dayEdges = [0, 1, 5];
        var sums = new double[4];
        int orders = 0;
        foreach (int[] order in Orders(6))
        {
            int[] counts = BruteForceKnox.Count(points, [.. order.Select(i => days[i])], distanceEdges, dayEdges, manhattan: false);
            for (int cell = 0; cell < 4; cell++)
                sums[cell] += counts[cell];
            orders++;
        }
        KnoxTable table = Run(points, days, Options(distanceEdges, dayEdges, manhattan: false, permutations: 1));
        for (int cell = 0; cell < 4; cell++)
            Assert.Equal(sums[cell] / orders, table.Cells[cell].Expected, 1e-12);
    }

    [Fact]
    public void A_band_holds_its_lower_edge_and_not_its_upper()
    {
        var points = new PointSet([0, 3, 103], [0, 4, 4]);
        // 5 m and 7 days; 100 m and 1 day; the third pair is 103 m and more away.
        KnoxTable table = Run(points, [0, 7, 8], Options([0, 5, 100], [0, 1, 7, 8], manhattan: false, permutations: 1));
        Assert.Equal([0, 0, 0, 0, 0, 1], table.Cells.Select(cell => cell.Observed));
    }

    [Fact]
    public void Long_stretches_without_incidents_change_nothing()
    {
        (PointSet points, int[] days) = Scattered(9, 80);
        int[] apart = [.. days.Select(day => day < 20 ? day : day + 3_000_000)];
        KnoxOptions options = Options([0, 4, 9], [0, 2, 6], manhattan: false, permutations: 19);
        int[] expected = BruteForceKnox.Count(points, apart, options.DistanceEdges, options.DayEdges, manhattan: false);
        Assert.Equal(expected, Run(points, apart, options).Cells.Select(cell => cell.Observed));
    }

    [Fact]
    public void A_crowd_of_repeats_is_seen_and_its_time_and_place_do_not_matter()
    {
        (PointSet points, int[] days) = Scattered(21, 300);
        double[] e = [.. points.Eastings, .. Enumerable.Range(0, 40).Select(i => points.Eastings[i] + 0.25)];
        double[] n = [.. points.Northings, .. Enumerable.Range(0, 40).Select(i => points.Northings[i])];
        int[] t = [.. days, .. Enumerable.Range(0, 40).Select(i => days[i] + 1)];
        KnoxOptions options = Options([0, 1, 4], [0, 2, 7], manhattan: false, permutations: 999);
        KnoxTable table = Run(new PointSet(e, n), t, options);
        Assert.Equal(0.001, table.At(0, 0).PValue);
        Assert.True(table.At(0, 0).Ratio > 2);
        KnoxTable moved = Run(new PointSet([.. e.Select(x => x + 4096)], [.. n.Select(y => y - 1024)]), [.. t.Select(day => day - 700)], options);
        Assert.Equal(table.Cells, moved.Cells);
        int[] order = [.. Enumerable.Range(0, t.Length).Reverse()];
        Assert.Equal(table.Cells, Run(new PointSet(e, n).Select(order), [.. order.Select(i => t[i])], options).Cells);
    }

    [Fact]
    public void Without_repeats_p_values_are_as_likely_small_as_large()
    {
        const int Draws = 600;
        var counts = new int[10];
        for (int draw = 0; draw < Draws; draw++)
        {
            (PointSet points, int[] days) = Scattered((ulong)(5000 + draw), 150);
            double p = Run(points, days, Options([0, 6], [0, 12], manhattan: false, permutations: 99, seed: (ulong)draw)).Cells[0].PValue;
            counts[Math.Min(9, (int)(p * 10 - 1e-9))]++;
        }
        // 99.9 % of chi-squared with 9 degrees of freedom is below 27.9; equal counts make p a little larger than it should be, never smaller.
        Assert.InRange(counts[0], 0, 60 + 23);
        Assert.InRange(counts.Sum(count => (count - 60.0) * (count - 60.0) / 60), 0, 27.9);
    }

    internal static KnoxTable Run(PointSet points, int[] days, KnoxOptions options) =>
        Knox.Run(points, days, options, WorkSharing.Alone(CancellationToken.None), new ProgressMeter(null));

    private static KnoxOptions Options(double[] distanceEdges, int[] dayEdges, bool manhattan, int permutations, ulong seed = 3) => new()
    {
        DistanceEdges = distanceEdges,
        DayEdges = dayEdges,
        Metric = manhattan ? DistanceMetric.Manhattan : DistanceMetric.Euclidean,
        Permutations = permutations,
        Seed = seed,
    };

    private static (PointSet Points, int[] Days) Scattered(ulong seed, int count)
    {
        var random = new SeededRandom(seed);
        double[] e = new double[count], n = new double[count];
        var days = new int[count];
        for (int i = 0; i < count; i++)
            (e[i], n[i], days[i]) = (random.NextInt32(160) / 4.0, random.NextInt32(160) / 4.0, random.NextInt32(60));
        for (int i = 0; i < count / 10; i++)
            (e[i], n[i]) = (e[i + 1], n[i + 1]);
        return (new PointSet(e, n), days);
    }

    private static IEnumerable<int[]> Orders(int count) => count == 0
        ? [[]]
        : Orders(count - 1).SelectMany(order => Enumerable.Range(0, count).Select(at => (int[])[.. order[..at], count - 1, .. order[at..]]));
}
