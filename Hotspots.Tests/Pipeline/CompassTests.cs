using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Naming;

namespace Hotspots.Tests.Pipeline;

public sealed class CompassTests
{
    private static readonly GridPoint Mold = new(323_700, 364_000);

    [Theory]
    [InlineData(0, 500, "500 m N of the centre of Mold")]
    [InlineData(300, 300, "400 m NE of the centre of Mold")]
    [InlineData(500, 0, "500 m E of the centre of Mold")]
    [InlineData(0, -99.9, "the centre of Mold")]
    [InlineData(0, -100, "100 m S of the centre of Mold")]
    [InlineData(0, -150, "200 m S of the centre of Mold")]
    [InlineData(-1200, -1200, "1700 m SW of the centre of Mold")]
    [InlineData(-12_400, 0, "12 km W of the centre of Mold")]
    [InlineData(0, 0, "the centre of Mold")]
    public void Says_how_far_and_where_from_the_centre(double east, double north, string expected) =>
        Assert.Equal(expected, Compass.FromCentre("Mold", Mold, new GridPoint(Mold.Easting + east, Mold.Northing + north)));

    [Theory]
    [InlineData(0, "N")]
    [InlineData(22, "N")]
    [InlineData(23, "NE")]
    [InlineData(67, "NE")]
    [InlineData(68, "E")]
    [InlineData(112, "E")]
    [InlineData(113, "SE")]
    [InlineData(158, "S")]
    [InlineData(180, "S")]
    [InlineData(203, "SW")]
    [InlineData(248, "W")]
    [InlineData(293, "NW")]
    [InlineData(337, "NW")]
    [InlineData(338, "N")]
    [InlineData(359, "N")]
    public void A_point_of_the_compass_reaches_22_degrees_to_either_side(double degrees, string expected)
    {
        (double sin, double cos) = Math.SinCos(degrees * Math.PI / 180);
        Assert.Equal(expected, Compass.Bearing(Mold, new GridPoint(Mold.Easting + 1000 * sin, Mold.Northing + 1000 * cos)));
    }
}
