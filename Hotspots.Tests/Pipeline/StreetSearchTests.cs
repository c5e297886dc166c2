using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Naming;

namespace Hotspots.Tests.Pipeline;

public sealed class StreetSearchTests
{
    private static readonly GridPoint Clacton = new(617_750, 214_824), Mold = new(323_750, 364_050);

    /// <summary>A main street of each of 23 towns, as the source has it: in North Wales often by its Welsh name.</summary>
    [Theory]
    [InlineData("Ochr Y Waen, Buckley", 327_504, 364_427)]
    [InlineData("Stryd Fawr, Mold", 323_750, 364_050)]
    [InlineData("Heol Caer, Flint", 324_537, 372_583)]
    [InlineData("High Street, Connah's Quay", 329_550, 369_550)]
    [InlineData("Heol Helygain, Holywell", 318_541, 375_922)]
    [InlineData("Chester Road (West), Queensferry", 331_571, 368_262)]
    [InlineData("Park Avenue, Shotton", 330_505, 368_500)]
    [InlineData("Mold Road, Mynydd Isa", 325_877, 364_118)]
    [InlineData("Pier Avenue, Clacton", 617_750, 214_824)]
    [InlineData("Badminton Road, Jaywick", 615_139, 213_579)]
    [InlineData("Connaught Avenue, Frinton-on-Sea", 623_634, 219_643)]
    [InlineData("High Street, Walton-on-the-Naze", 625_140, 221_669)]
    [InlineData("Brighton Road, Holland-on-Sea", 620_460, 216_712)]
    [InlineData("Church Street, Harwich", 625_839, 232_145)]
    [InlineData("Head Street, Colchester", 599_950, 225_170)]
    [InlineData("High Street, High Wycombe", 486_664, 192_991)]
    [InlineData("Meadow Drive, Amersham", 496_370, 198_483)]
    [InlineData("High Street, Marlow", 485_058, 186_318)]
    [InlineData("Post Office Lane, Beaconsfield", 493_760, 191_240)]
    [InlineData("High Street, Aylesbury", 482_000, 213_800)]
    [InlineData("London Road, Liverpool", 335_200, 390_600)]
    [InlineData("Tunnel Road, Birkenhead", 332_500, 388_300)]
    [InlineData("Town Hill, Wrexham", 333_400, 350_200)]
    public void A_main_street_of_a_town_is_found(string text, double easting, double northing)
    {
        // There are two Shottons.
        FoundPlace found = PlaceSearch.Find(text, 12, [new GridPoint(easting, northing)])[0];
        Assert.Equal(PlaceFit.Exact, found.Fit);
        Assert.Equal(text[..text.IndexOf(',', StringComparison.Ordinal)], found.Name);
        Assert.StartsWith("street, ", found.Detail, StringComparison.Ordinal);
        Assert.InRange(found.Centre.DistanceTo(new GridPoint(easting, northing)), 0, 1_500);
        Assert.InRange(found.Metres, 600, 5_000);
    }

    [Theory]
    [InlineData("pier ave clacton", "Pier Avenue", "street, Clacton-on-Sea")]
    [InlineData("12 PIER AVENUE, Clacton-on-Sea, Essex", "Pier Avenue", "street, Clacton-on-Sea")]
    [InlineData("Pier Avenue, Clac", "Pier Avenue", "street, Clacton-on-Sea")]
    public void A_street_is_found_as_people_write_it(string text, string name, string detail)
    {
        FoundPlace found = PlaceSearch.Find(text, 12)[0];
        Assert.Equal((name, detail, PlaceFit.Exact), (found.Name, found.Detail, found.Fit));
    }

    [Theory]
    [InlineData("pier ave clac", "Pier Avenue", "street, Clacton-on-Sea")]
    [InlineData("connaught avenue frint", "Connaught Avenue", "street, Frinton-on-Sea")]
    public void A_town_that_is_only_begun_is_offered(string text, string name, string detail)
    {
        FoundPlace found = PlaceSearch.Find(text, 12, [Clacton])[0];
        Assert.Equal((name, detail, PlaceFit.Begins), (found.Name, found.Detail, found.Fit));
    }

    [Fact]
    public void Of_streets_of_one_name_those_near_the_data_come_first_and_each_says_its_town()
    {
        IReadOnlyList<FoundPlace> east = PlaceSearch.Find("High Street", 12, [Clacton]), west = PlaceSearch.Find("High Street", 12, [Mold]);
        Assert.Equal(12, east.Count);
        Assert.Equal("street, Clacton-on-Sea", east[0].Detail);
        Assert.InRange(west[0].Centre.DistanceTo(Mold), 0, 12_000);
        Assert.All(east, static place => Assert.Equal("High Street", place.Name));
        Assert.Equal(east.OrderBy(static place => place.Centre.DistanceTo(Clacton)), east);
    }

    [Fact]
    public void Two_streets_of_one_name_in_one_town_are_told_apart()
    {
        IReadOnlyList<FoundPlace> found = PlaceSearch.Find("High Street, High Wycombe", 12);
        Assert.True(found.Count > 1);
        Assert.Equal(found.Count, found.Select(static place => place.Detail).Distinct().Count());
        Assert.Contains(found, static place => place.Detail.EndsWith(" of the centre of High Wycombe", StringComparison.Ordinal));
    }

    [Fact]
    public void A_beginning_is_offered_as_one_and_a_misspelling_only_offered()
    {
        FoundPlace begins = PlaceSearch.Find("Pier Aven", 12, [Clacton])[0];
        Assert.Equal(("Pier Avenue", PlaceFit.Begins), (begins.Name, begins.Fit));
        IReadOnlyList<FoundPlace> close = PlaceSearch.Find("Peir Avenue, Clacton", 12);
        Assert.Contains(close, static place => place is { Name: "Pier Avenue", Detail: "street, Clacton-on-Sea" });
        Assert.All(close, static place => Assert.Equal(PlaceFit.Close, place.Fit));
    }

    [Fact]
    public void A_street_that_the_town_has_not_is_offered_where_it_is() =>
        Assert.All(PlaceSearch.Find("Pier Avenue, Mold", 12), static place => Assert.Equal(PlaceFit.Close, place.Fit));

    [Fact]
    public void A_town_by_its_name_comes_before_a_street_by_it() => Assert.Equal("town", PlaceSearch.Find("Street", 12)[0].Detail);
}
