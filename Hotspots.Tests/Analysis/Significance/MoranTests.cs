using Hotspots.Core.Analysis.Significance;
using Hotspots.Core.Analysis.Significance.Moran;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Analysis.Significance;

public sealed class MoranTests
{
    private static readonly WorkSharing Workers = new(2, CancellationToken.None);

    private static readonly ProgressMeter Silent = new(null);

    [SharedFact("references/tendring-lsoa-gistar-spdep.csv")]
    public void Tendring_has_the_local_and_global_values_of_spdep()
    {
        TendringAnswers tendring = SharedAnswers.Tendring();
        CellStatistics cells = CellTests.LocalMoranOf(tendring.Counts, tendring.Lists, new CellTestOptions { Permutations = 999 }, Workers, Silent);
        // spdep divides by Σz²/n where the definition here has Σz²/(n − 1).
        double factor = (tendring.Counts.Length - 1.0) / tendring.Counts.Length;
        for (int i = 0; i < cells.Values.Length; i++)
            Assert.Equal(tendring.LocalMoran[i], cells.Values[i] / factor, 1e-9);
        MoranFindings global = GlobalMoran.Of(tendring.Counts, tendring.Lists, 999, 1, Workers, Silent)!;
        double expected = SharedAnswers.Json("references/EXPECTED.json").GetProperty("gi_star_tendring_lsoa_binary_including_self")
            .GetProperty("moran_I_row_standardised").GetDouble();
        Assert.Equal(expected, global.I, 1e-7);
        Assert.InRange(global.PermutationP!.Value, 0.001, 0.01);
    }

    [SharedFact("realdata/classic/libpysal/columbus/columbus.gal")]
    public void Columbus_has_the_crime_autocorrelation_of_the_textbook()
    {
        using StreamReader gal = new(SharedData.Path("realdata/classic/libpysal/columbus/columbus.gal"));
        NeighbourLists lists = NeighbourLists.FromGal([.. Enumerable.Range(1, 49).Select(i => FormattableString.Invariant($"{i}"))], gal);
        double[] crime = [.. SharedAnswers.Json("realdata/classic/libpysal/columbus/columbus.json").GetProperty("features").EnumerateArray()
            .Select(f => f.GetProperty("properties")).OrderBy(p => p.GetProperty("POLYID").GetDouble())
                .Select(p => p.GetProperty("CRIME").GetDouble())];
        MoranFindings global = GlobalMoran.Of(crime, lists, 999, 1, Workers, Silent)!;
        Assert.Equal(0, lists.OneWay());
        Assert.Equal(SharedAnswers.Json("references/EXPECTED.json").GetProperty("moran_columbus_crime").GetDouble(), global.I, 1e-9);
        // moran.test of spdep 1.2-7 under R 4.2.2 with this file's neighbours: standard deviates under randomisation and under normality.
        Assert.Equal(5.589382675045, global.ZRandomised, 1e-9);
        Assert.Equal(5.630312787738, global.ZNormal, 1e-9);
        Assert.Equal(-1.0 / 48, global.Expected, 1e-15);
        Assert.Equal(0.001, global.PermutationP!.Value, 1e-12);
    }

    [Fact]
    public void Local_values_agree_with_the_definition_and_average_to_the_global_one()
    {
        CellField field = CellField.Count(GiStarTests.Crowd(500, weighted: true), null, CellShape.Hexagon, 200, Workers);
        NeighbourLists lists = NeighbourLists.OfCells(field);
        CellStatistics onGrid = CellTests.LocalMoranOf(field, new CellTestOptions { Permutations = 99 }, Workers, Silent);
        CellStatistics onLists = CellTests.LocalMoranOf(onGrid.Counts, lists, new CellTestOptions { Permutations = 99 }, Workers, Silent);
        Assert.Equal(onLists.Values.Select(v => Math.Round(v, 9)), onGrid.Values.Select(v => Math.Round(v, 9)));
        double[] x = onGrid.Counts;
        double mean = x.Average(), squares = x.Sum(v => (v - mean) * (v - mean));
        int n = x.Length;
        for (int i = 0; i < n; i++)
        {
            double lag = lists.Of(i).Length == 0 ? 0 : lists.Of(i).ToArray().Average(j => x[j] - mean);
            Assert.Equal((n - 1) * (x[i] - mean) * lag / squares, onGrid.Values[i], 1e-9);
        }
        Assert.All(Enumerable.Range(0, n), i => Assert.NotEmpty(lists.Of(i).ToArray()));
        Assert.Equal(GlobalMoran.Of(x, lists, 0, 1, Workers, Silent)!.I, onGrid.Values.Sum() / (n - 1), 1e-9);
    }

    [Fact]
    public void Conditional_permutations_come_near_the_exact_chances_of_a_small_set()
    {
        // Six places on a ring, two neighbours each: all 10 pairs of others can be written down.
        double[] x = [7, 1, 2, 2, 5, 9];
        NeighbourLists ring = NeighbourLists.FromPairs(6, [0, 1, 2, 3, 4, 5], [1, 2, 3, 4, 5, 0], bothWays: true);
        const int R = 9999;
        double[] p = ConditionalPermutations.TwoSided(x, ring.Sums(x), ring.Degrees(), R, 5, Workers, Silent);
        double[] fewer = ConditionalPermutations.TwoSided(
            [.. x, .. new double[200]], [.. ring.Sums(x), .. new double[200]], [40, 80, 2, 2, 2, 2, .. new int[200]], 99, 5, Workers, Silent);
        for (int i = 0; i < 6; i++)
        {
            double[] others = [.. x.Where((_, j) => j != i)];
            double expected = 2 * others.Average();
            double[] sums = [.. from a in Enumerable.Range(0, 5) from b in Enumerable.Range(0, a) select others[a] + others[b]];
            double exact = sums.Count(s => Math.Abs(s - expected) >= Math.Abs(ring.Sums(x)[i] - expected) - 1e-9) / (double)sums.Length;
            Assert.Equal(exact, p[i], 4 * Math.Sqrt(0.25 / R));
            Assert.InRange(fewer[i], 0.01, 1);
        }
        Assert.All(fewer[6..], value => Assert.Equal(1, value));
    }

    [Fact]
    public void Permutations_are_the_same_on_one_core_and_on_many_and_differ_with_the_seed()
    {
        CellField field = CellField.Count(GiStarTests.Crowd(700, weighted: false), null, CellShape.Square, 150, Workers);
        double[] one = P(new WorkSharing(1, CancellationToken.None), 3), many = P(new WorkSharing(8, CancellationToken.None), 3);
        Assert.Equal(one, many);
        Assert.NotEqual(one, P(Workers, 4));
        Assert.All(one, p => Assert.Equal(0, Math.IEEERemainder(p * 100, 1), 1e-9));

        double[] P(WorkSharing workers, ulong seed) =>
            CellTests.LocalMoranOf(field, new CellTestOptions { Permutations = 99, Seed = seed }, workers, Silent).P;
    }

    [Fact]
    public void P_of_permutations_is_uniform_or_larger_when_nothing_is_there()
    {
        // 600 draws of independent values on a ring; p of one place and of the whole, against the line within the Kolmogorov-Smirnov bound.
        const int Draws = 600, Places = 40;
        NeighbourLists ring = NeighbourLists.FromPairs(
            Places, [.. Enumerable.Range(0, Places)], [.. Enumerable.Range(1, Places).Select(i => i % Places)], bothWays: true);
        var random = new SeededRandom(99);
        double[] local = new double[Draws], global = new double[Draws];
        for (int draw = 0; draw < Draws; draw++)
        {
            double[] x = [.. Enumerable.Range(0, Places).Select(_ => -Math.Log(1 - random.NextDouble()))];
            local[draw] = ConditionalPermutations.TwoSided(
                x, ring.Sums(x), [2, .. new int[Places - 1]], 99, (ulong)draw, WorkSharing.Alone(CancellationToken.None), Silent)[0];
            global[draw] = GlobalMoran.Of(x, ring, 99, (ulong)draw, WorkSharing.Alone(CancellationToken.None), Silent)!.PermutationP!.Value;
        }
        // 1.63/√600 is passed by chance once in a hundred, plus the step of 1/100 that p has.
        double bound = 1.63 / Math.Sqrt(Draws) + 0.01;
        Assert.InRange(Distance(local), 0, bound);
        Assert.InRange(Distance(global), 0, bound);

        static double Distance(double[] p)
        {
            Array.Sort(p);
            return Enumerable.Range(0, p.Length).Max(i => Math.Max(Math.Abs((i + 1.0) / p.Length - p[i]), Math.Abs(p[i] - (double)i / p.Length)));
        }
    }

    [Fact]
    public void Quadrants_say_which_is_high_among_which()
    {
        // On a line, mean 26/6: two high side by side, a low one between high and low, a low one among low ones, a high one among low ones, and its
        // neighbour.
        double[] x = [9, 9, 0, 0, 8, 0];
        NeighbourLists line = NeighbourLists.FromPairs(6, [0, 1, 2, 3, 4], [1, 2, 3, 4, 5], bothWays: true);
        LocalMoranScores scores = LocalMoran.Scores(x, line.Sums(x), line.Degrees());
        Assert.Equal(
            [CellClass.HighHigh, CellClass.HighHigh, CellClass.LowHigh, CellClass.LowLow, CellClass.HighLow, CellClass.LowHigh], scores.Quadrants);
        Assert.Equal([1, 1, -1, 1, -1, -1], scores.I.Select(Math.Sign));
    }

    [Fact]
    public void Names_that_are_no_place_and_files_that_break_off_are_refused()
    {
        Assert.Contains(
            "\"c\"", Assert.Throws<ArgumentException>(() => NeighbourLists.FromNames(["a", "b"], [("a", "c")], bothWays: false)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => NeighbourLists.FromNames(["a", "a"], [], bothWays: false));
        Assert.Contains(
            "breaks off", Assert.Throws<ArgumentException>(() => NeighbourLists.FromGal(["1", "2"], new StringReader("2\n1 1\n2\n2 3\n1\n"))).Message,
            StringComparison.Ordinal);
        Assert.Equal(1, NeighbourLists.FromNames(["a", "b"], [("a", "b")], bothWays: false).OneWay());
        Assert.Equal(0, NeighbourLists.FromNames(["a", "b"], [("a", "b"), ("a", "b"), ("a", "a")], bothWays: true).OneWay());
    }
}
