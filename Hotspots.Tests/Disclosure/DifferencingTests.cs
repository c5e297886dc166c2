using Hotspots.Benchmarks.Releases;
using Hotspots.Core.Disclosure.Attacks;
using Hotspots.Core.Disclosure.Releases;
using Hotspots.Core.Disclosure.Suppression;
using Hotspots.Core.Disclosure.Tables;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;

namespace Hotspots.Tests.Disclosure;

public sealed class DifferencingTests
{
    private static readonly DisclosureRule Rule = new();

    private static WorkSharing Alone => WorkSharing.Alone(CancellationToken.None);

    [Fact]
    public void With_two_earlier_layers_no_count_is_narrower_than_asked_or_it_is_named()
    {
        int safe = 0, mended = 0;
        for (ulong seed = 1; seed <= 250; seed++)
        {
            var random = new SeededRandom(seed);
            int[] truth = new int[4 + random.NextInt32(5)];
            for (int piece = 0; piece < truth.Length; piece++)
                truth[piece] = random.NextInt32(3) == 0 ? random.NextInt32(5) : random.NextInt32(30);
            ReleasedLayer[] layers = [Layer(random, "first", truth, true), Layer(random, "second", truth, true), Layer(random, "new", truth, false)];
            CommonRefinement refined = CommonRefinement.Of(layers, truth);
            SuppressionResult result = Differencing.Suppress(refined, Rule, Alone);
            safe += result.IsSafe ? 1 : 0;
            mended += result.Further.Count > 0 && result.IsSafe ? 1 : 0;
            // What the reader sees of the new layer after suppression.
            ReleasedLayer[] seen = [layers[0], layers[1], ReleaseTrial.Seen(layers[2], refined.CountOf[2], result)];
            for (int layer = 0; layer < 3; layer++)
            {
                for (int count = 0; count < seen[layer].Told.Length; count++)
                {
                    int at = refined.CountOf[layer][count];
                    if (result.Table.States[at] == CountState.Hidden)
                        Check(seen, truth, PiecesOf(seen[layer], count), result, at, $"seed {seed}, layer {layer}, count {count}");
                }
            }
            for (int piece = 0; piece < truth.Length; piece++)
            {
                // The pieces that no layer tells from this one: an atom.
                int[] atom = [.. Enumerable.Range(0, truth.Length)
                    .Where(p => Array.TrueForAll(layers, l => l.CellOfPiece[p] == l.CellOfPiece[piece]))];
                if (Array.TrueForAll(layers, l => l.CellOfPiece[piece] < 0))
                    continue;
                int at = Enumerable.Range(0, result.Table.Count).First(c => refined.IsAtomOf(c, piece));
                Check(seen, truth, atom, result, at, $"seed {seed}, atom of piece {piece}");
            }
        }
        Assert.True(safe > 100 && mended > 20, $"{safe} safe, {mended} of them mended");
    }

    [Fact]
    public void Two_earlier_layers_that_only_together_tell_are_both_named_and_a_third_is_not()
    {
        // Four streets. The new layer tells a + b + c + d = 40; one earlier a + b = 20, another c = 17: d = 3 follows from all three.
        int[] truth = [9, 11, 17, 3];
        ReleasedLayer[] layers =
        [
            new("the layer of March", [0, 0, -1, -1], [], [ToldCount.Exactly(20)]),
            new("the layer of April", [-1, -1, 0, -1], [], [ToldCount.Exactly(17)]),
            new("the layer of May", [0, -1, -1, -1], [], [ToldCount.Exactly(9)]),
            new("the new layer", [0, 0, 0, 0], [], [ToldCount.Exactly(40)]),
        ];
        CommonRefinement refined = CommonRefinement.Of(layers, truth, static piece => $"street {(char)('a' + piece)}, June");
        Difference found = Assert.Single(Differencing.Find(refined, layers, Rule, Alone));
        Assert.Equal("street d, June", found.Name);
        Assert.Equal(new CountInterval(3, 3, true), found.Interval);
        Assert.Equal(["the layer of March", "the layer of April"], found.Releases);
    }

    [Fact]
    public void A_second_release_at_the_same_cut_adds_no_equation()
    {
        int[] truth = [7, 9, 12, 8], cells = [0, 1, 2, 3];
        int[][] totals = [[0, 1], [2, 3], [0, 2], [1, 3], [4, 5]];
        ToldCount[] told = [.. new[] { 7, 9, 12, 8, 16, 20, 19, 17, 36 }.Select(ToldCount.Exactly)];
        var layer = new ReleasedLayer("first", cells, totals, told);
        CommonRefinement once = CommonRefinement.Of([layer], truth), twice = CommonRefinement.Of([layer, layer with { Name = "second" }], truth);
        Assert.Equal(once.Table.Relations.Count, twice.Table.Relations.Count);
        Assert.Equal(twice.CountOf[0], twice.CountOf[1]);
        Assert.Equal([0, 1], twice.TellersOf(0));
        // What the first told cannot be hidden by the second.
        Assert.DoesNotContain(true, twice.Table.MayHide);
        Assert.DoesNotContain(false, once.Table.MayHide);
    }

    [Fact]
    public void A_release_that_goes_on_month_by_month_stays_a_network_and_is_made_safe()
    {
        const int Places = 40, Months = 6;
        var random = new SeededRandom(17);
        int[] truth = new int[Places * Months];
        for (int piece = 0; piece < truth.Length; piece++)
            truth[piece] = random.NextInt32(4) * random.NextInt32(4);
        ReleasedLayer[] layers = [.. new[] { 4, 5, 6 }.Select(months => ReleaseTrial.MonthsSoFar(truth, Places, months))];
        for (int done = 1; done <= 3; done++)
        {
            CommonRefinement refined = CommonRefinement.Of(layers[..done], truth);
            Assert.NotNull(CountNetwork.Of(refined.Table.Relations, refined.Table.Count));
            SuppressionResult result = Differencing.Suppress(refined, Rule, Alone);
            Assert.True(result.IsSafe);
            Assert.NotEmpty(result.First);
            // What is hidden is given away as such; the next release is held against it.
            layers[done - 1] = ReleaseTrial.Seen(layers[done - 1], refined.CountOf[done - 1], result);
            ReleasedLayer[] given = layers[..done];
            Assert.Empty(Differencing.Find(CommonRefinement.Of(given, truth), given, Rule, Alone));
        }
    }

    [Fact]
    public void A_layer_of_other_incidents_is_refused()
    {
        var first = new ReleasedLayer("the layer of 3 May", [0, 0], [], [ToldCount.Exactly(37)]);
        OutputException refusal = Assert.Throws<OutputException>(() => CommonRefinement.Of([first], [30, 8]));
        Assert.Equal("the layer of 3 May says 37 where the incidents of today are 38; release from the file that it was made of.", refusal.Message);
    }

    [Fact]
    public void Spoilt_layers_are_refused_in_one_sentence()
    {
        var good = new ReleasedLayer("a layer", [0, 1], [[0, 1]], [ToldCount.Exactly(6), ToldCount.Hidden, ToldCount.Between(5, 9)]);
        Assert.Equal(3, CommonRefinement.Of([good], [6, 2]).Table.Count);
        ReleasedLayer[] spoilt =
        [
            good with { CellOfPiece = [0] },
            good with { CellOfPiece = [0, 2] },
            good with { CellOfPiece = [0, -2] },
            good with { CellOfPiece = [0, 0] },
            good with { Totals = [[]] },
            good with { Totals = [[0, 0]] },
            good with { Totals = [[2]] },
            good with { Totals = [[-1]] },
            good with { Totals = [[0], [0], [0], [0]] },
            new("overlap", [0, 1], [[0, 1], [1, 2]], [ToldCount.Hidden, ToldCount.Hidden, ToldCount.Hidden, ToldCount.Hidden]),
            good with { Told = [ToldCount.Exactly(6), ToldCount.Hidden, ToldCount.Between(9, 12)] },
            good with { Told = [ToldCount.Exactly(5), ToldCount.Hidden, ToldCount.Hidden] },
        ];
        foreach (ReleasedLayer layer in spoilt)
            DisclosureInputTests.IsOneSentence(Assert.Throws<OutputException>(() => CommonRefinement.Of([layer], [6, 2])).Message);
    }

    [Fact]
    public void The_assurance_says_what_was_done_and_no_more()
    {
        Assert.Equal(
            "This layer was attacked before it was written: from it and 1 earlier layer no count of 1 to 4 can be worked out. "
            + "The lowest and the highest that a hidden count can be are 5 or more apart.", Differencing.Assurance(1, 5, 5));
        Assert.EndsWith("It hides no count.", Differencing.Assurance(0, 5, CountInterval.Unbounded), StringComparison.Ordinal);
    }

    /// <summary>Random cells over the pieces, some left out, with their total; an earlier layer hides what is small and sometimes more.</summary>
    private static ReleasedLayer Layer(SeededRandom random, string name, int[] truth, bool isEarlier)
    {
        int[] of = [.. truth.Select(_ => random.NextInt32(5) - 1)];
        of[random.NextInt32(of.Length)] = 0;
        int[] used = [.. of.Where(static cell => cell >= 0).Distinct().Order()];
        of = Array.ConvertAll(of, cell => Array.IndexOf(used, cell));
        int cells = used.Length;
        long[] sums = new long[cells];
        for (int piece = 0; piece < of.Length; piece++)
        {
            if (of[piece] >= 0)
                sums[of[piece]] += truth[piece];
        }
        bool hasTotal = random.NextInt32(2) == 0;
        IEnumerable<long> all = hasTotal ? [.. sums, sums.Sum()] : sums;
        ToldCount[] told = [.. all.Select(sum =>
            isEarlier && (Rule.IsSmall((int)sum) || random.NextInt32(4) == 0) ? ToldCount.Hidden : ToldCount.Exactly((int)sum))];
        return new ReleasedLayer(name, of, hasTotal ? [[.. Enumerable.Range(0, cells)]] : [], told);
    }

    private static int[] PiecesOf(ReleasedLayer layer, int count) =>
        [.. Enumerable.Range(0, layer.CellOfPiece.Length)
            .Where(p => count < layer.Cells ? layer.CellOfPiece[p] == count : layer.CellOfPiece[p] >= 0)];

    /// <summary>Holds a count against the reader's range, reckoned from pieces, which the core never sees.</summary>
    private static void Check(ReleasedLayer[] seen, int[] truth, int[] pieces, SuppressionResult result, int at, string where)
    {
        List<long[]> a = [];
        List<long> b = [];
        foreach (ReleasedLayer layer in seen)
        {
            for (int count = 0; count < layer.Told.Length; count++)
            {
                if (layer.Told[count].State != CountState.Exact)
                    continue;
                var line = new long[truth.Length];
                foreach (int piece in PiecesOf(layer, count))
                    line[piece] = 1;
                a.Add(line);
                b.Add(layer.Told[count].Least);
            }
        }
        var weights = new long[truth.Length];
        foreach (int piece in pieces)
            weights[piece] = 1;
        Fraction? high = TextbookSimplex.Maximum([.. a], [.. b], weights);
        Fraction low = (Fraction)0 - TextbookSimplex.Maximum([.. a], [.. b], [.. weights.Select(static w => -w)])!.Value;
        CountInterval told = result.Intervals[at];
        CountTable table = result.Table;
        Assert.Equal(pieces.Sum(p => truth[p]), table.Truth[at]);
        bool isTarget = table.IsTarget(at, Rule);
        if (!isTarget && table.States[at] != CountState.Exact)
            return;
        Assert.True(told.Low >= low.Floor && (high is null || told.High <= high.Value.Floor), $"{where}: told {told}");
        long width = high is null ? int.MaxValue : high.Value.Floor - low.Floor;
        bool isNamed = result.Unsafe.Any(one => one.Count == at);
        Assert.True(isNamed || !isTarget || width >= Rule.Width, $"{where}: {width} wide and not named");
        bool isNetwork = Enumerable.Range(0, table.Count).All(c => table.Relations.Degree(c) <= 2);
        Assert.False(isNamed && isTarget && isNetwork && width >= Rule.Width && told.IsExact, $"{where}: {width} wide and named");
    }
}
