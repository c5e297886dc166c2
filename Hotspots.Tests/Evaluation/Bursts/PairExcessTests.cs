using Hotspots.Core.Evaluation.Bursts;
using Hotspots.Core.Indexing;

namespace Hotspots.Tests.Evaluation.Bursts;

public sealed class PairExcessTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(14)]
    public void Close_pairs_are_those_that_brute_force_counts(int within)
    {
        var random = new SeededRandom(5);
        for (int count = 0; count < 40; count++)
        {
            int[] times = [.. Enumerable.Range(0, count).Select(_ => random.NextInt32(60)).Order()];
            long close = 0;
            for (int i = 0; i < count; i++)
            {
                for (int j = 0; j < i; j++)
                    close += Math.Abs(times[i] - times[j]) <= within ? 1 : 0;
            }
            Assert.Equal(new ClosePairs(count * (count - 1) / 2, close), ClosePairs.Of(times, within));
        }
    }

    /// <summary>All pairs of one burst are close, whatever the chance: n reports count as one.</summary>
    [Theory]
    [InlineData(2, 0.1)]
    [InlineData(10, 0.15)]
    [InlineData(37, 0.7)]
    public void Reports_of_one_event_count_as_one(int reports, double chance)
    {
        ClosePairs pairs = ClosePairs.Of(new int[reports], 14);
        Assert.Equal(reports, PairExcess.Of(reports, pairs, chance).Dispersion, 1e-9);
    }

    [Fact]
    public void As_many_close_pairs_as_chance_makes_are_no_bursts_and_a_stretch_of_one_month_says_nothing()
    {
        PairExcess none = PairExcess.Of(21, new ClosePairs(210, 42), 0.2);
        Assert.Equal((1.0, 0.0), (none.Dispersion, none.Excess));
        Assert.Equal(default, PairExcess.Of(30, new ClosePairs(435, 435), 1));
        Assert.Equal(1, default(PairExcess).Dispersion);
    }

    /// <summary>Compound Poisson with sizes 1 to m: E[m²]/E[m] = (2m + 1)/3. With m = 1 it is 1.</summary>
    [Theory]
    [InlineData(1, 1.0)]
    [InlineData(3, 7 / 3.0)]
    [InlineData(11, 23 / 3.0)]
    public void Bursts_of_one_to_so_many_have_the_closed_form(int most, double dispersion)
    {
        const int Days = 364, Fortnight = 14, Places = 4000;
        // Two days by chance 14 apart at most: (29 · 364 − 14 · 15)/364².
        const double Chance = (29.0 * Days - 14 * 15) / (Days * Days);
        var random = new SeededRandom(11);
        var sum = default(PairExcess);
        for (int place = 0; place < Places; place++)
        {
            var times = new List<int>();
            for (int parent = random.Poisson(4); parent > 0; parent--)
            {
                int first = random.NextInt32(Days - Fortnight + 1), size = 1 + random.NextInt32(most);
                for (int i = 0; i < size; i++)
                    times.Add(most == 1 ? random.NextInt32(Days) : first + random.NextInt32(Fortnight));
            }
            times.Sort();
            sum += PairExcess.Of(times.Count, ClosePairs.Of([.. times], Fortnight), Chance);
        }
        // Parents keep a fortnight from the end, which makes some more pairs close.
        Assert.Equal(dispersion, sum.Dispersion, most == 1 ? 0.03 : 0.25);
    }
}
