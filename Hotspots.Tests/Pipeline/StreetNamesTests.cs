using Hotspots.Core.Geography;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Pipeline.FoundPlaces;
using Hotspots.Core.Pipeline.Naming;

namespace Hotspots.Tests.Pipeline;

public sealed class StreetNamesTests
{
    [Theory]
    [InlineData("On or near Pier Avenue", "Pier Avenue")]
    [InlineData("On or near ", "")]
    [InlineData("On or near", "")]
    [InlineData("No Location", "")]
    [InlineData("On or near No Location", "")]
    [InlineData("", "")]
    [InlineData("  Pier Avenue ", "Pier Avenue")]
    [InlineData("on or near pier avenue", "pier avenue")]
    [InlineData("PIER AVENUE", "Pier Avenue")]
    [InlineData("KING'S ROAD", "King's Road")]
    [InlineData("On or near King'S Road", "King's Road")]
    [InlineData("A541", "A541")]
    [InlineData("Nearfield Road", "Nearfield Road")]
    [InlineData("Onslow Road", "Onslow Road")]
    public void Takes_off_what_is_no_name(string given, string expected) => Assert.Equal(expected, StreetTexts.Clean(given));

    [Fact]
    public void Two_spellings_are_one_street_and_places_are_counted_apart()
    {
        var streets = new StreetNames(CodedTextColumn.From(
            ["On or near Pier Avenue", "pier avenue", "On or near Supermarket", "No Location", "", "On or near Marine Parade"]));
        StreetTally tally = streets.Tally([0, 1, 2, 3, 4, 5], new CodeCounter(streets.Count));
        Assert.Equal([new NameCount("Pier Avenue", 2), new NameCount("Marine Parade", 1)], tally.Streets);
        Assert.Equal([new NameCount("Supermarket", 1)], tally.Places);
    }

    [Fact]
    public void Equal_counts_are_in_ordinal_order_whatever_came_first()
    {
        var streets = new StreetNames(CodedTextColumn.From(["B Road", "A Road"]));
        Assert.Equal(["A Road", "B Road"], streets.Tally([0, 1], new CodeCounter(streets.Count)).Streets.Select(s => s.Name));
    }
}
