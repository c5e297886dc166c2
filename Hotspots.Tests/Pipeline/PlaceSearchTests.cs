using Hotspots.Core.Pipeline;

namespace Hotspots.Tests.Pipeline;

public sealed class PlaceSearchTests
{
    [Theory]
    [InlineData("Mold", "Mold", "town")]
    [InlineData("mynydd", "Mynydd Isa", null)]
    [InlineData("CLACTON", "Clacton-on-Sea", "town")]
    [InlineData("Bwcle", "Buckley", "town")]
    [InlineData("High Wycome", "High Wycombe", "town")]
    [InlineData("SJ 237 640", "SJ 237 640", "grid reference, 100 m")]
    [InlineData("sj26", "SJ 2 6", "grid reference, 10 km")]
    [InlineData("TM", "TM", "grid reference, 100 km")]
    [InlineData("323700, 364000", "323700 E 364000 N", "easting and northing")]
    public void What_is_looked_for_comes_first(string text, string name, string? detail)
    {
        FoundPlace place = PlaceSearch.Find(text, 5)[0];
        Assert.Equal(name, place.Name);
        if (detail is not null)
            Assert.Equal(detail, place.Detail);
        Assert.InRange(place.Centre.Easting, 0, 700_000);
        Assert.InRange(place.Metres, 150, 100_000);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("?")]
    [InlineData("zzzzzzzzqqqq")]
    public void What_is_nowhere_is_not_found(string text) => Assert.Empty(PlaceSearch.Find(text, 5));

    [Fact]
    public void A_beginning_gives_many_the_most_populous_first_and_each_once()
    {
        IReadOnlyList<FoundPlace> found = PlaceSearch.Find("new", 12);
        Assert.Equal(12, found.Count);
        Assert.Equal(12, found.Distinct().Count());
        Assert.Contains(found, static place => place.Name.StartsWith("Newcastle", StringComparison.Ordinal));
    }
}
