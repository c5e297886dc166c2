using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Naming;

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
    [InlineData("CO15 1QA", "CO15 1QA", "postcode, Clacton-on-Sea")]
    [InlineData("co151qa", "CO15 1QA", "postcode, Clacton-on-Sea")]
    [InlineData("CO15 1QD", "CO15 1Q", "12 postcodes, Clacton-on-Sea; CO15 1QD itself is not in the list of October 2025")]
    [InlineData("co15", "CO15", null)]
    [InlineData("CO15 1", "CO15 1", null)]
    [InlineData("CH7 6TZ", "CH7 6TZ", null)]
    [InlineData("HP13", "HP13", null)]
    [InlineData("Essex Police", "Essex", "police force area")]
    [InlineData("Pier, Tendring", "Pier", "ward of Tendring")]
    [InlineData("51.79, 1.15", "51.79 N, 1.15 E", "latitude and longitude")]
    [InlineData("1.15E 51.79N", "51.79 N, 1.15 E", "latitude and longitude")]
    [InlineData("53°10′0″N 3°8′31″W", "53.16667 N, 3.14194 W", "latitude and longitude")]
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
    [InlineData("CO99 9ZZ")]
    [InlineData("BT1 1AA")]
    [InlineData("35.15, -90.05")]
    [InlineData("51.79N 52N")]
    public void What_is_nowhere_is_not_found(string text) => Assert.Empty(PlaceSearch.Find(text, 5));

    [Theory]
    [InlineData("CO15", 617_000, 216_000, 5_000)]
    [InlineData("CO15 1QD", 616_500, 214_500, 2_500)]
    [InlineData("HP13", 487_500, 193_500, 5_000)]
    [InlineData("CH7 6TZ", 326_079, 364_383, 10)]
    [InlineData("51.79, 1.15", 617_300, 215_000, 1_000)]
    public void It_is_where_it_is(string text, double easting, double northing, double metres) =>
        Assert.InRange(PlaceSearch.Find(text, 5)[0].Centre.DistanceTo(new GridPoint(easting, northing)), 0, metres);

    [Fact]
    public void A_square_is_marked_and_another_meaning_of_the_letters_is_offered()
    {
        Assert.Equal(100, PlaceSearch.Find("SJ 237 640", 5)[0].SquareMetres);
        IReadOnlyList<FoundPlace> both = PlaceSearch.Find("HP13", 5);
        Assert.Equal(new[] { ("HP13", PlaceFit.Exact), ("HP 1 3", PlaceFit.Close) }, both.Select(static place => (place.Name, place.Fit)));
        Assert.Equal(0, both[0].SquareMetres);
    }

    [Theory]
    [InlineData("Chirch Stretton", "Church Stretton")]
    [InlineData("High Wycome", "High Wycombe")]
    public void What_is_spelt_nearly_so_is_only_offered(string text, string name)
    {
        IReadOnlyList<FoundPlace> found = PlaceSearch.Find(text, 5);
        Assert.Contains(found, place => place.Name == name);
        Assert.All(found, static place => Assert.Equal(PlaceFit.Close, place.Fit));
    }

    [Theory]
    [InlineData("Mold", PlaceFit.Exact)]
    [InlineData("Bwcle", PlaceFit.Exact)]
    [InlineData("mynydd", PlaceFit.Begins)]
    internal void A_name_is_told_from_its_beginning(string text, PlaceFit fit) => Assert.Equal(fit, PlaceSearch.Find(text, 5)[0].Fit);

    [Fact]
    public void What_is_written_like_a_postcode_is_no_name_of_a_town()
    {
        foreach (string text in (string[])["CO15", "CO15 1QD", "CO99", "E1", "M1 1AE"])
            Assert.DoesNotContain(PlaceSearch.Find(text, 12), static place => place.Detail is "town" or "village");
        // Nor nearly one: that "CO0" is two letters from "Bow" says nothing where no postcode begins so.
        Assert.All((string[])["CO0", "FL1", "BT7"], static text => Assert.Empty(PlaceSearch.Find(text, 12)));
    }

    [Fact]
    public void A_beginning_gives_many_the_most_populous_first_and_each_once()
    {
        IReadOnlyList<FoundPlace> found = PlaceSearch.Find("new", 12);
        Assert.Equal(12, found.Count);
        Assert.Equal(12, found.Distinct().Count());
        Assert.Contains(found, static place => place.Name.StartsWith("Newcastle", StringComparison.Ordinal));
    }
}
