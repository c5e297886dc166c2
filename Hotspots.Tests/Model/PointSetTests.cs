using Hotspots.Core.Model.Spatial;

namespace Hotspots.Tests.Model;

public sealed class PointSetTests
{
    [Theory]
    [InlineData(double.NaN, "not a finite number")]
    [InlineData(double.PositiveInfinity, "not a finite number")]
    [InlineData(-1e-300, "is negative; weights go from 0 to 1,000,000,000,000.")]
    [InlineData(1.0000001e12, "is too large; weights go from 0 to 1,000,000,000,000.")]
    [InlineData(1e308, "is too large; weights go from 0 to 1,000,000,000,000.")]
    public void A_weight_that_cannot_be_added_up_is_refused_by_its_point(double weight, string words)
    {
        var refusal = Assert.Throws<ArgumentException>(() => new PointSet([0, 1], [0, 1], [1, weight]));
        Assert.Contains("The weight of point 1 ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(double.Epsilon)]
    [InlineData(PointSet.HeaviestWeight)]
    public void Both_ends_of_the_range_are_weights(double weight) => Assert.Equal(weight, new PointSet([0], [0], [weight]).WeightAt(0));
}
