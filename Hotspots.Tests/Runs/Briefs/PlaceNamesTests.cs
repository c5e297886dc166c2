using Hotspots.Core.Runs.Briefs;

namespace Hotspots.Tests.Runs.Briefs;

public sealed class PlaceNamesTests
{
    [Theory]
    [InlineData("12 Pier Avenue", "Pier Avenue")]
    [InlineData("12a Pier Avenue and 14-16 High Street", "Pier Avenue and High Street")]
    [InlineData("Supermarket near 3 Ffordd Llanfair", "Supermarket near Ffordd Llanfair")]
    [InlineData("Near 7 Old Road", "Near Old Road")]
    [InlineData("Pier Avenue and Marine Parade", "Pier Avenue and Marine Parade")]
    [InlineData("400 m NE of the centre of Mold", "400 m NE of the centre of Mold")]
    [InlineData("1st Avenue and A12", "1st Avenue and A12")]
    [InlineData("Old Road (2)", "Old Road (2)")]
    [InlineData("617500 E 214800 N", "617500 E 214800 N")]
    public void No_door_is_named(string name, string expected) => Assert.Equal(expected, PlaceNames.WithoutDoors(name));
}
