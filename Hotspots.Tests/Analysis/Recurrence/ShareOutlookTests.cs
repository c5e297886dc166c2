using Hotspots.Core.Analysis.Recurrence;
using Hotspots.Core.Indexing;

namespace Hotspots.Tests.Analysis.Recurrence;

public sealed class ShareOutlookTests
{
    [Theory]
    [InlineData(1.0)]
    [InlineData(0.6)]
    [InlineData(0.25)]
    public void A_slope_without_noise_is_stepped_up_from_a_half_to_the_whole(double slope)
    {
        ShareOutlook outlook = ShareOutlook.Of(Pairs(30, own => slope * own))!;
        // Spearman and Brown: 2r / (1 + r).
        Assert.Equal(0.2 * 2 * slope / (1 + slope), outlook.Of(0.2, 5000).Share, 1e-9);
    }

    [Fact]
    public void Shares_fall_back_to_where_the_line_says_that_they_stay()
    {
        // Other = 0.02 + 0.5 · own stays at 0.04: what is above falls back by a third, as 2 · 0.5 / 1.5 says.
        ShareOutlook outlook = ShareOutlook.Of(Pairs(30, static own => 0.02 + 0.5 * own))!;
        Assert.Equal(0.04, outlook.Of(0.04, 5000).Share, 1e-9);
        Assert.Equal(0.04 + 0.06 * 2 / 3, outlook.Of(0.1, 5000).Share, 1e-9);
    }

    [Fact]
    public void Few_pairs_carry_no_line_but_a_ratio()
    {
        // Half of it stays, in all: 2 · 0.5 / 1.5.
        ShareOutlook outlook = ShareOutlook.Of([new SharePair(0.1, 0.08, 500), new SharePair(0.3, 0.12, 500)])!;
        Assert.Equal(0.3 * 2 / 3, outlook.Of(0.3, 1000).Share, 1e-9);
    }

    [Fact]
    public void Of_no_pairs_there_is_no_outlook() => Assert.Null(ShareOutlook.Of([]));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void No_share_is_expected_to_rise_and_every_range_holds_it(ulong seed)
    {
        var random = new SeededRandom(seed);
        SharePair[] pairs =
            [.. Enumerable.Range(0, 40).Select(_ => new SharePair(0.001 + 0.3 * random.NextDouble(), 0.4 * random.NextDouble(), 400))];
        ShareOutlook outlook = ShareOutlook.Of(pairs)!;
        foreach (double now in new[] { 0.001, 0.01, 0.1, 0.5, 1 })
        {
            (double share, double from, double to) = outlook.Of(now, 800);
            Assert.InRange(share, 0, now);
            Assert.InRange(share, from, to);
            Assert.InRange(from, 0, 1);
            Assert.InRange(to, 0, 1);
        }
    }

    [Fact]
    public void Nine_of_ten_places_of_an_unchanged_town_lie_in_their_range()
    {
        // Places of known shares; a year and its two halves are drawn, and the next year is held against what the halves led one to expect.
        const int Half = 500, Places = 40;
        var random = new SeededRandom(11);
        int held = 0, asked = 0;
        for (int town = 0; town < 25; town++)
        {
            double[] truth = [.. Enumerable.Range(0, Places).Select(_ => 0.012 * Math.Exp(0.6 * MadeYear.Normal(random)))];
            var halves = new (int First, int Second, int Next)[Places];
            for (int p = 0; p < Places; p++)
                halves[p] = (Drawn(truth[p], Half), Drawn(truth[p], Half), Drawn(truth[p], 2 * Half));
            SharePair[] pairs =
            [
                .. halves.Where(static h => h.First > 0).Select(static h => Pair(h.First, h.Second)),
                .. halves.Where(static h => h.Second > 0).Select(static h => Pair(h.Second, h.First))
            ];
            ShareOutlook outlook = ShareOutlook.Of(pairs)!;
            foreach ((int first, int second, int next) in halves.Where(static h => h.First + h.Second > 0))
            {
                (_, double from, double to) = outlook.Of((first + second) / (2.0 * Half), 2 * Half);
                double share = next / (2.0 * Half);
                held += share >= from - 1e-12 && share <= to + 1e-12 ? 1 : 0;
                asked++;
            }
        }
        // A thousand places: nine of ten less three standard deviations.
        Assert.True(held >= 0.9 * asked - 3 * Math.Sqrt(0.09 * asked), $"{held} of {asked}");

        int Drawn(double share, int of) => Enumerable.Range(0, of).Count(_ => random.NextDouble() < share);
        static SharePair Pair(int own, int other) => new((double)own / Half, (double)other / Half, Half);
    }

    private static SharePair[] Pairs(int count, Func<double, double> other) =>
        [.. Enumerable.Range(1, count).Select(i => 0.01 * i).Select(own => new SharePair(own, other(own), 1000))];
}
