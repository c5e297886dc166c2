using Hotspots.Core.Statistics;

namespace Hotspots.Tests.Statistics;

public sealed class ChiSquareTests
{
    /// <summary>Critical values of any table, to its digits.</summary>
    [Theory]
    [InlineData(1, 3.841458820694124, 0.05)]
    [InlineData(2, 5.991464547107979, 0.05)]
    [InlineData(3, 11.344866730144373, 0.01)]
    [InlineData(6, 12.591587243743977, 0.05)]
    [InlineData(23, 35.17246162690806, 0.05)]
    [InlineData(100, 124.34211340400407, 0.05)]
    public void The_tail_is_that_of_the_tables(int degrees, double x, double tail) => Assert.Equal(tail, ChiSquare.AtLeast(x, degrees), 1e-7);

    [Fact]
    public void All_of_it_lies_above_nothing()
    {
        Assert.Equal(1, ChiSquare.AtLeast(0, 4));
        Assert.Throws<ArgumentOutOfRangeException>(static () => ChiSquare.AtLeast(1, 0));
    }

    [Theory]
    [InlineData(0.05, 1.959963984540054)]
    [InlineData(0.1, 1.6448536269514722)]
    [InlineData(1e-7, 5.326723886384500)]
    public void The_normal_quantile_is_that_of_the_tables(double outside, double quantile) =>
        Assert.Equal(quantile, ErrorFunction.QuantileBeyond(outside), 1e-12);
}
