using Hotspots.Core.Model.Spatial;

namespace Hotspots.Tests.Model;

public sealed class GridPointTests
{
    [Theory]
    [InlineData(1, 1, 2, 2, true)]
    [InlineData(2, 1, 1, 2, true)]
    [InlineData(1, 2, 2, 1, false)]
    [InlineData(1, 1, 2, 1, true)]
    [InlineData(2, 1, 1, 1, false)]
    [InlineData(1, 1, 1, 1, false)]
    [InlineData(0.0, -0.0, 0.0, 0.0, false)]
    public void The_more_southerly_comes_first_and_on_one_northing_the_more_westerly(double e, double n, double otherE, double otherN, bool first)
    {
        GridPoint point = new(e, n), other = new(otherE, otherN);
        Assert.Equal(first, point.IsSouthWestOf(other));
        int order = first ? -1 : point == other ? 0 : 1;
        Assert.Equal(order, GridPoint.SouthWestFirst(point, other));
        Assert.Equal(-order, GridPoint.SouthWestFirst(other, point));
    }
}
