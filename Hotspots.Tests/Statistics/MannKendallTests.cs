using Hotspots.Core.Statistics;

namespace Hotspots.Tests.Statistics;

public sealed class MannKendallTests
{
    [Fact]
    public void A_series_without_ties_has_the_textbook_numbers()
    {
        // 10 values, all rising: S = 45, Var = 10 · 9 · 25 / 18 = 125, Z = 44/√125 = 3.9355, p = 0.0000830.
        MannKendall trend = MannKendall.Of([1, 2, 3, 5, 8, 13, 21, 34, 55, 89]);
        Assert.Equal((45, 125.0), (trend.S, trend.Variance));
        Assert.Equal(44 / Math.Sqrt(125), trend.Z, 1e-12);
        Assert.Equal(8.303e-5, trend.PValue, 1e-7);
    }

    [Fact]
    public void Equal_counts_are_no_rise_and_lessen_the_variance()
    {
        // Pairs: 1–1 tie, 1–2 and 2–3 rise …: S by hand 8; ties 2 and 2: Var = (5 · 4 · 15 − 2 · 18)/18.
        MannKendall trend = MannKendall.Of([1, 1, 2, 2, 3]);
        Assert.Equal(8, trend.S);
        Assert.Equal((300 - 36) / 18.0, trend.Variance, 1e-12);
        Assert.Equal(7 / Math.Sqrt(264 / 18.0), trend.Z, 1e-12);
        Assert.Equal(0.5, trend.Slope);
        MannKendall flat = MannKendall.Of([4, 4, 4, 4, 4, 4]);
        Assert.Equal(new MannKendall(0, 0, 0, 1, 0), flat);
    }

    [Fact]
    public void Turned_round_or_upside_down_the_trend_is_the_opposite()
    {
        int[] series = [5, 3, 8, 8, 2, 9, 11, 4, 12, 12];
        MannKendall forward = MannKendall.Of(series);
        MannKendall back = MannKendall.Of([.. series.Reverse()]);
        MannKendall down = MannKendall.Of([.. series.Select(x => 100 - x)]);
        Assert.Equal((-forward.S, -forward.Z, forward.PValue, -forward.Slope), (back.S, back.Z, back.PValue, back.Slope));
        Assert.Equal(back, down);
    }

    [Theory]
    [InlineData(1.959963984540054, 0.05)]
    [InlineData(2.5758293035489004, 0.01)]
    [InlineData(3.2905267314919255, 0.001)]
    [InlineData(5.326723886384500, 1e-7)]
    public void The_p_value_is_that_of_the_normal_distribution(double quantile, double p)
    {
        // A rising series of n has Z = (n(n−1)/2 − 1)/√(n(n−1)(2n+5)/18); on both sides of a quantile p is on both sides of its level.
        bool above = false, below = false;
        for (int n = 3; n < 60; n++)
        {
            MannKendall trend = MannKendall.Of([.. Enumerable.Range(0, n)]);
            Assert.Equal(trend.Z >= quantile, trend.PValue <= p);
            above |= trend.Z >= quantile;
            below |= trend.Z < quantile;
        }
        Assert.True(above && below);
    }
}
