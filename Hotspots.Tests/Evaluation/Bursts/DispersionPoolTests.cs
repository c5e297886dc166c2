using Hotspots.Core.Evaluation.Bursts;
using Hotspots.Core.Indexing;

namespace Hotspots.Tests.Evaluation.Bursts;

public sealed class DispersionPoolTests
{
    [Fact]
    public void Without_places_every_count_is_that_of_chance()
    {
        var pool = new DispersionPool([]);
        Assert.False(pool.IsKnown);
        Assert.Equal(1, pool.Of(default, 40));
        Assert.Equal(1, pool.OfTown(default));
    }

    [Fact]
    public void A_place_that_says_nothing_has_the_dispersion_of_places_as_large()
    {
        // φ = 1 + 2 · 150/100 = 4, with 100²/(2 · 50) = 100 degrees of freedom each.
        var pool = new DispersionPool([.. Enumerable.Repeat(new PairExcess(100, 150, 50), 30)]);
        Assert.Equal(4, pool.Of(default, 100), 0.01);
        // One that says it loudly is believed: (4 · 4 + 100 · 11)/104.
        Assert.Equal((4 * 4 + 100 * 11.0) / 104, pool.Of(new PairExcess(100, 500, 50), 100), 0.01);
        // None is taken for calmer than the others.
        Assert.Equal(4, pool.Of(new PairExcess(100, -40, 50), 100), 0.01);
        Assert.Equal(4, pool.OfTown(new PairExcess(3000, 4500, 1500)), 0.01);
    }

    [Fact]
    public void A_mean_is_moderated_by_degrees_of_freedom()
    {
        Assert.Equal(2, DispersionPool.Moderate(9, 0, 2));
        Assert.Equal(5.5, DispersionPool.Moderate(9, 4, 2));
        Assert.Equal(9, DispersionPool.Moderate(9, 1e12, 2), 1e-9);
    }

    [Fact]
    public void The_Allan_factor_of_a_few_blocks_is_the_sum_by_hand()
    {
        // (3² + 1²)/(7 + 11); equal rates over blocks of different length are no difference.
        AllanFactor factor = AllanFactor.Of([2, 5, 6], [28, 28, 28]);
        Assert.Equal((10 / 18.0, 2, 8 / 5.0), (factor.Value, factor.Steps, factor.Degrees));
        Assert.Equal(4.5, factor.MeanCount);
        Assert.Equal(0, AllanFactor.Of([10, 20], [1, 2]).Value);
        Assert.Equal(1, AllanFactor.Of([7], [28]).Value);
        AllanFactor both = factor + AllanFactor.Of([0, 4], [28, 28]);
        Assert.Equal((26 / 22.0, 3), (both.Value, both.Steps));
    }

    [Fact]
    public void Poisson_counts_have_an_Allan_factor_of_1_whatever_the_season()
    {
        const int Blocks = 20_000;
        var random = new SeededRandom(3);
        int[] steady = [.. Enumerable.Range(0, Blocks).Select(_ => random.Poisson(12))];
        int[] season = [.. Enumerable.Range(0, Blocks).Select(i => random.Poisson(12 + 5 * Math.Sin(Math.Tau * i / 13)))];
        double[] exposures = [.. Enumerable.Repeat(28.0, Blocks)];
        Assert.Equal(1, AllanFactor.Of(steady, exposures).Value, 0.03);
        // Of the swing of 5 about 12, which adds 1.04 to variance over mean, only a quarter is left.
        Assert.InRange(AllanFactor.Of(season, exposures).Value, 1.1, 1.4);
    }
}
