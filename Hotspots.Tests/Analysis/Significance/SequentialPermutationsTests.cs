using Hotspots.Core.Analysis.Significance;
using Hotspots.Core.Analysis.Significance.Moran;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Tests.Analysis.Significance;

public sealed class SequentialPermutationsTests
{
    private static readonly WorkSharing Workers = new(2, CancellationToken.None);

    private static readonly ProgressMeter Silent = new(null);

    [Theory]
    [InlineData(6)]
    [InlineData(40)]
    [InlineData(80)]
    public void Small_chances_are_those_of_the_hypergeometric_distribution(int k)
    {
        // Of 2,000 places 12 hold 50 and the others nothing: so many of them among k neighbours is a matter of counting.
        const int Places = 2000, Full = 12;
        double[] values = new double[Places], sums = new double[Places];
        int[] neighbours = new int[Places];
        Array.Fill(neighbours, k);
        Array.Fill(values, 50, Places - Full, Full);
        for (int i = 0; i < 5; i++)
            sums[i] = 50 * i;
        double[] p = ConditionalPermutations.Sequential(values, sums, neighbours, 999, 0.05, stepUp: false, 3, Workers, Silent);
        for (int i = 1; i < 5; i++)
        {
            double expected = 50.0 * k * Full / (Places - 1), exact = 0;
            for (int full = 0; full <= Math.Min(k, Full); full++)
                exact += Math.Abs(50 * full - expected) >= Math.Abs(sums[i] - expected) - 1e-9 ? Hypergeometric(full, k, Full, Places - 1) : 0;
            double least = 0.05 / (4.0 * Places);
            // Twenty draws as far away know their chance to a quarter of it; below 4n/α draws there is nothing to know.
            if (exact > 10 * least)
                Assert.InRange(p[i] / exact, 0.4, 1.8);
            else
                Assert.InRange(p[i], 0, Math.Max(20 * least, 2.5 * exact));
            Assert.True(p[i] >= least * 0.999);
        }
        Assert.True(p[4] <= p[3] && p[3] <= p[2]);
    }

    [Fact]
    public void What_is_likely_is_left_as_the_first_draws_have_it_and_the_cores_do_not_matter()
    {
        CellField field = CellField.Count(GiStarTests.Crowd(700, weighted: false), null, CellShape.Square, 150, Workers);
        double[] counts = field.AtCells(field.Counts);
        NeighbourLists lists = NeighbourLists.OfCells(field);
        double[] plain = ConditionalPermutations.TwoSided(counts, lists.Sums(counts), lists.Degrees(), 999, 7, Workers, Silent);
        double[] one = Sequential(new WorkSharing(1, CancellationToken.None)), many = Sequential(new WorkSharing(8, CancellationToken.None));
        Assert.Equal(one, many);
        for (int i = 0; i < plain.Length; i++)
        {
            if (plain[i] >= 21 / 1000.0)
                Assert.Equal(plain[i], one[i]);
        }
        Assert.True(one.Min() < plain.Min() / 3);

        double[] Sequential(WorkSharing workers) =>
            ConditionalPermutations.Sequential(counts, lists.Sums(counts), lists.Degrees(), 999, 0.05, stepUp: true, 7, workers, Silent);
    }

    [Fact]
    public void Where_only_chance_is_at_work_no_level_is_reached_oftener_than_it_says()
    {
        const int Side = 40, Sets = 25;
        CellGrid grid = CellGrid.At(CellShape.Hexagon, 100, 0, 0, Side, Side);
        int[] levels = [0, 0, 0];
        double[] bounds = [0.05, 0.005, 0.0005];
        for (int set = 0; set < Sets; set++)
        {
            var random = new SeededRandom((ulong)set);
            double[] counts = new double[grid.CellCount];
            for (int i = 0; i < 2000; i++)
                counts[random.NextInt32(counts.Length)]++;
            double[] ones = new double[counts.Length];
            Array.Fill(ones, 1);
            double[] sums = RingSums.Of(grid, 1, counts, Workers), sizes = RingSums.Of(grid, 1, ones, Workers);
            for (int i = 0; i < sums.Length; i++)
                sums[i] -= counts[i];
            double[] p = ConditionalPermutations.Sequential(
                counts, sums, Array.ConvertAll(sizes, static s => (int)s - 1), 999, 0.05, stepUp: true, (ulong)set, Workers, Silent);
            for (int level = 0; level < bounds.Length; level++)
                levels[level] += p.Count(value => value <= bounds[level]);
        }
        double cells = Sets * (double)grid.CellCount;
        for (int level = 0; level < bounds.Length; level++)
            Assert.InRange(levels[level], 0, cells * bounds[level] + 5 * Math.Sqrt(cells * bounds[level]));
    }

    private static double Hypergeometric(int successes, int draws, int full, int all) =>
        Math.Exp(LogChoose(full, successes) + LogChoose(all - full, draws - successes) - LogChoose(all, draws));

    private static double LogChoose(int n, int k)
    {
        double sum = 0;
        for (int i = 1; i <= k; i++)
            sum += Math.Log(n - k + i) - Math.Log(i);
        return sum;
    }
}
