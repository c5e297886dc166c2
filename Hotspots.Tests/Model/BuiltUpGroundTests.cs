using Hotspots.Core.Model.Spatial;

namespace Hotspots.Tests.Model;

public sealed class BuiltUpGroundTests
{
    [Fact]
    public void Squares_ascend_by_row_from_the_south_and_in_a_row_from_the_west()
    {
        var keys = new List<long>();
        foreach (double northing in new[] { -150.0, -50, 50, 1_234_550 })
        {
            foreach (double easting in new[] { -250.0, -150, -50, 50, 150, 699_950 })
            {
                long key = BuiltUpGround.KeyOf(easting, northing);
                Assert.Equal(new GridPoint(easting, northing), BuiltUpGround.CentreOf(key));
                keys.Add(key);
            }
        }
        Assert.Equal(keys.Order(), keys);
        Assert.Equal(keys.Count, keys.Distinct().Count());
    }

    [Theory]
    [InlineData(0, 0, 50, 50)]
    [InlineData(99.999, 100, 50, 150)]
    [InlineData(-0.001, -100, -50, -50)]
    [InlineData(-100, -100.001, -50, -150)]
    public void A_square_owns_its_southern_and_western_edge(double easting, double northing, double middleEast, double middleNorth) =>
        Assert.Equal(new GridPoint(middleEast, middleNorth), BuiltUpGround.CentreOf(BuiltUpGround.KeyOf(easting, northing)));

    [Theory]
    [InlineData(50, 50, -1, -1)]
    [InlineData(-50, -50, 1, 1)]
    [InlineData(-50, 50, 3, -2)]
    public void A_neighbour_is_so_many_sides_away(double easting, double northing, int columns, int rows) =>
        Assert.Equal(
            BuiltUpGround.KeyOf(easting + 100 * columns, northing + 100 * rows),
            BuiltUpGround.Beside(BuiltUpGround.KeyOf(easting, northing), columns, rows));

    [Fact]
    public void What_is_not_in_order_is_refused()
    {
        Assert.Throws<ArgumentException>(static () => new BuiltUpGround(GroundSource.Postcodes, [2, 1], [0, 0]));
        Assert.Throws<ArgumentException>(static () => new BuiltUpGround(GroundSource.Postcodes, [1, 1], [0, 0]));
        Assert.Throws<ArgumentException>(static () => new BuiltUpGround(GroundSource.Postcodes, [1, 2], [0]));
        var ground = new BuiltUpGround(GroundSource.Postcodes, [BuiltUpGround.KeyOf(250, 150)], [3]);
        Assert.True(ground.Contains(200, 100));
        Assert.False(ground.Contains(300, 100));
        Assert.Equal(0.01, ground.Km2, 12);
    }
}
