using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Naming;

namespace Hotspots.Tests.Pipeline;

public sealed class HotspotNamesTests
{
    private static readonly GridPoint Centre = new(323_700, 364_000);

    [Fact]
    public void One_street_that_dominates_is_the_name()
    {
        Assert.Equal("Pier Avenue", HotspotNames.First(Streets(("Pier Avenue", 6), ("Marine Parade East", 4), ("Beach Road", 1))));
        Assert.Equal("Pier Avenue", HotspotNames.First(Streets(("Pier Avenue", 4), ("Marine Parade East", 2), ("Beach Road", 2), ("Old Road", 2))));
    }

    [Fact]
    public void Exactly_half_does_not_dominate_and_exactly_twice_does()
    {
        Assert.Equal("Marine Parade East and Pier Avenue", HotspotNames.First(Streets(("Marine Parade East", 3), ("Pier Avenue", 3))));
        Assert.Equal("Pier Avenue and Beach Road", HotspotNames.First(Streets(("Pier Avenue", 5), ("Beach Road", 3), ("Old Road", 2))));
        Assert.Equal("Pier Avenue", HotspotNames.First(Streets(("Pier Avenue", 4), ("Beach Road", 2), ("Old Road", 2))));
    }

    [Fact]
    public void Two_streets_where_neither_dominates() =>
        Assert.Equal(
            "Pier Avenue and Marine Parade East",
            HotspotNames.First(Streets(("Pier Avenue", 4), ("Marine Parade East", 3), ("Beach Road", 2))));

    [Fact]
    public void A_kind_of_place_only_where_no_street_is_frequent()
    {
        Assert.Equal("Supermarket near Pier Avenue", HotspotNames.First(With(Streets(("Pier Avenue", 9)), ("Supermarket", 91))));
        Assert.Equal("Pier Avenue", HotspotNames.First(With(Streets(("Pier Avenue", 10)), ("Supermarket", 90))));
        Assert.Equal("Bus or coach station near Pier Avenue", HotspotNames.First(With(Streets(("Pier Avenue", 1)), ("Bus/Coach Station", 20))));
    }

    [Fact]
    public void A_kind_of_place_that_few_records_name_is_no_name_for_a_wide_hotspot()
    {
        (string, int)[] many = [.. Enumerable.Range(10, 75).Select(i => ($"Street {i}", 1))];
        Assert.Equal("Supermarket near Street 10", HotspotNames.First(With(Streets(many), ("Supermarket", 25))));
        Assert.Equal("Street 10 and Street 11", HotspotNames.First(With(Streets(many), ("Supermarket", 24))));
    }

    [Fact]
    public void Without_a_street_the_distance_from_the_towns_centre()
    {
        Assert.Equal(["400 m NE of the centre of Mold"], Names([StreetTally.Empty], [At(300, 300)]));
        Assert.Equal(["Parking area, 400 m NE of the centre of Mold"], Names([With(StreetTally.Empty, ("Parking Area", 3))], [At(300, 300)]));
    }

    [Fact]
    public void Where_no_town_is_known_the_grid_position() =>
        Assert.Equal(["323700 E 364000 N"], HotspotNames.Of([StreetTally.Empty], [Centre], static _ => null));

    [Fact]
    public void A_shared_name_gets_the_next_street() =>
        Assert.Equal(
            ["High Street and Chester Road", "High Street and King Street", "Old Road"],
            Names([Streets(("High Street", 9), ("Chester Road", 1)), Streets(("High Street", 8), ("King Street", 1)), Streets(("Old Road", 3))],
                [At(0, 0), At(0, 900), At(500, 0)]));

    [Fact]
    public void A_shared_name_without_another_street_gets_the_direction() =>
        Assert.Equal(
            ["High Street (S)", "High Street (N)"],
            Names([Streets(("High Street", 9)), Streets(("High Street", 8))], [At(0, 0), At(0, 900)]));

    [Fact]
    public void The_same_place_twice_gets_a_number() =>
        Assert.Equal(
            ["High Street", "High Street (2)", "High Street (3)"],
            Names([Streets(("High Street", 9)), Streets(("High Street", 9)), Streets(("High Street", 9))], [At(0, 0), At(0, 0), At(0, 0)]));

    [Fact]
    public void Names_always_differ_within_an_area()
    {
        // Few streets, few centres and many hotspots: every way of making them differ is needed.
        for (int seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var tallies = new StreetTally[12];
            var centres = new GridPoint[12];
            for (int i = 0; i < tallies.Length; i++)
            {
                tallies[i] =
                    Streets([.. Enumerable.Range(0, random.Next(4)).Select(s => ("ABC"[s] + (random.Next(3) == 0 ? " (2)" : " Road"), 9 - s))]);
                centres[i] = At(random.Next(2) * 1000, random.Next(2) * 1000);
            }
            string[] names = Names(tallies, centres);
            Assert.Equal(names.Length, names.Distinct(StringComparer.Ordinal).Count());
        }
    }

    private static string[] Names(IReadOnlyList<StreetTally> tallies, IReadOnlyList<GridPoint> centres) =>
        HotspotNames.Of(tallies, centres, static _ => new NamedCentre("Mold", Centre));

    private static GridPoint At(double east, double north) => new(Centre.Easting + east, Centre.Northing + north);

    private static StreetTally Streets(params (string Name, int Count)[] streets) =>
        new([.. streets.Select(static s => new NameCount(s.Name, s.Count))], []);

    private static StreetTally With(StreetTally tally, params (string Name, int Count)[] places) =>
        tally with { Places = [.. places.Select(static p => new NameCount(p.Name, p.Count))] };
}
