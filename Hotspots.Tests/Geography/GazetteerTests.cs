using System.Globalization;
using Hotspots.Core.Geography;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model.Spatial;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Geography;

public sealed class GazetteerTests
{
    private static readonly Gazetteer Britain = Gazetteer.Britain;

    [SharedFact("realdata/gazetteer/gazetteer-23.csv")]
    public void Knows_the_twenty_three_towns_to_a_kilometre()
    {
        string[] rows = File.ReadAllLines(SharedData.Path("realdata/gazetteer/gazetteer-23.csv"));
        foreach (string row in rows.Skip(1))
        {
            string[] field = row.Split(',');
            GazetteerPlace? town = Britain.Find(field[0]);
            Assert.NotNull(town);
            Assert.Equal(field[0], town.Name);
            Assert.True(town.IsTown, town.Name);
            var centre = new GridPoint(double.Parse(field[3], CultureInfo.InvariantCulture), double.Parse(field[4], CultureInfo.InvariantCulture));
            Assert.True(town.Centre.DistanceTo(centre) <= 1_000, $"{town.Name} is {town.Centre.DistanceTo(centre)} m out.");
            // Nothing else comes between a town and its own centre.
            Assert.Equal(field[0], Britain.TownAround(centre)?.Name);
        }
        Assert.Equal(24, rows.Length);
    }

    [Fact]
    public void The_file_is_sound()
    {
        string[] rows = File.ReadAllLines(Repository.Path("data", "gazetteer.csv"));
        Assert.Equal("name,aliases,longitude,latitude,population,isTown,partOf", rows[0]);
        Assert.Equal(rows.Length - 1, Britain.Places.Count);
        Assert.InRange(Britain.Places.Count, 5_000, 10_000);
        string[] names = [.. rows.Skip(1).Select(r => r.Split(',')[0])];
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
        Assert.Equal(names.Length, names.Select(PlaceNames.Key).Distinct().Count());
        Dictionary<string, GazetteerPlace> byName = Britain.Places.ToDictionary(p => p.Name);
        foreach (GazetteerPlace place in Britain.Places)
        {
            Assert.True(NationalGrid.Domain.Contains(place.Position.Longitude, place.Position.Latitude), place.Name);
            Assert.InRange(place.Centre.Easting, -1_000, NationalGrid.Domain.MaximumEasting);
            Assert.InRange(place.Centre.Northing, 0, NationalGrid.Domain.MaximumNorthing);
            Assert.True(place.Population >= 0, place.Name);
            Assert.DoesNotContain(place.Aliases, alias => PlaceNames.Key(alias) == PlaceNames.Key(place.Name) || string.IsNullOrWhiteSpace(alias));
            if (place.PartOf is { } town)
            {
                Assert.False(place.IsTown, place.Name);
                Assert.True(byName[town].IsTown, place.Name);
                Assert.InRange(place.Centre.DistanceTo(byName[town].Centre), 0, town == "London" ? 30_000 : 15_000);
            }
        }
    }

    [Fact]
    public void The_file_says_where_it_comes_from()
    {
        string script = File.ReadAllText(Repository.Path("data", "make", "gazetteer.cs"));
        Assert.Contains("GeoNames (https://www.geonames.org)", script, StringComparison.Ordinal);
        Assert.Contains("CC BY 4.0", script, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Clacton", "Clacton-on-Sea")]
    [InlineData("CLACTON ON SEA", "Clacton-on-Sea")]
    [InlineData("  mold ", "Mold")]
    [InlineData("connahs quay", "Connah's Quay")]
    [InlineData("Connah’s Quay", "Connah's Quay")]
    [InlineData("Wycombe", "High Wycombe")]
    [InlineData("Hull", "Kingston upon Hull")]
    [InlineData("Kingston-on-Hull", "Kingston upon Hull")]
    [InlineData("Yr Wyddgrug", "Mold")]
    [InlineData("penarlag", "Hawarden")]
    [InlineData("Saint Albans", "St Albans")]
    [InlineData("Mold, Flintshire", "Mold")]
    [InlineData("Newport", "Newport")]
    [InlineData("Queensferry", "Queensferry")]
    [InlineData("Londonderry", "Derry")]
    public void Finds_a_place_by_any_spelling_of_its_names(string given, string name) => Assert.Equal(name, Britain.Find(given)?.Name);

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("Mould Green Bottom")]
    [InlineData("\ud800")]
    public void Finds_nothing_for_no_name(string given) => Assert.Null(Britain.Find(given));

    [Fact]
    public void Nearest_town_and_place_are_those_of_a_plain_search()
    {
        var random = new Random(1851);
        GazetteerPlace[] sites = [.. Britain.Places.Where(p => p.IsTown || p.PartOf is not null)];
        int inTown = 0;
        for (int i = 0; i < 500; i++)
        {
            GridPoint point = i % 2 == 0
                ? new GridPoint(random.NextDouble() * 700_000, random.NextDouble() * 1_300_000)
                : Near(sites[random.Next(sites.Length)].Centre, random);
            double reach = random.NextDouble() * 20_000;
            GazetteerPlace place = Britain.Places.MinBy(p => p.Centre.DistanceTo(point))!;
            Assert.Equal(place.Centre.DistanceTo(point) <= reach ? place.Name : null, Britain.NearestPlace(point, reach)?.Name);
            GazetteerPlace site = sites.MinBy(p => p.Centre.DistanceTo(point))!;
            Assert.Equal(site.Centre.DistanceTo(point) <= reach ? site.PartOf ?? site.Name : null, Britain.NearestTown(point, reach)?.Name);
            GazetteerPlace? around = sites.Where(p => p.Centre.DistanceTo(point) <= p.ReachMetres).MinBy(p => p.Centre.DistanceTo(point));
            Assert.Equal(around?.PartOf ?? around?.Name, Britain.TownAround(point)?.Name);
            inTown += around is null ? 0 : 1;
        }
        Assert.InRange(inTown, 250, 480);

        static GridPoint Near(GridPoint centre, Random random) =>
            new(centre.Easting + (random.NextDouble() - 0.5) * 12_000, centre.Northing + (random.NextDouble() - 0.5) * 12_000);
    }

    [Fact]
    public void Reach_is_inclusive_and_nothing_is_near_the_middle_of_nowhere()
    {
        GazetteerPlace mold = Britain.Find("Mold")!;
        var there = new GridPoint(mold.Centre.Easting - 1_000, mold.Centre.Northing);
        double distance = mold.Centre.DistanceTo(there);
        Assert.Equal("Mold", Britain.NearestTown(there, distance)?.Name);
        Assert.Null(Britain.NearestTown(there, Math.BitDecrement(distance)));
        Assert.Null(Britain.TownAround(new GridPoint(1e9, -1e9)));
        Assert.Null(Britain.NearestTown(new GridPoint(1e9, -1e9), 1e6));
        Assert.NotNull(Britain.NearestPlace(new GridPoint(1e6, -1e6), 1e7));
        Assert.Null(Britain.TownAround(new GridPoint(double.NaN, 0)));
    }

    [Fact]
    public void A_suburb_of_London_is_London_and_a_town_at_its_edge_is_itself()
    {
        Assert.Equal("London", TownAt(51.5796, 0.1837));   // Romford, 24 km from Charing Cross
        Assert.Equal("London", TownAt(51.3727, -0.0997));  // Croydon
        Assert.Equal("London", TownAt(51.4623, -0.1139));  // Brixton
        Assert.Equal("Watford", TownAt(51.6565, -0.3903));
        Assert.Equal("Birmingham", TownAt(52.4459, -1.8200)); // Acocks Green
        Assert.Null(TownAt(54.46, -3.21));                 // Scafell Pike

        static string? TownAt(double latitude, double longitude) =>
            Britain.TownAround(NationalGrid.ToGrid(GeoPoint.FromLonLat(longitude, latitude)))?.Name;
    }

    [Fact]
    public void Reach_grows_with_the_town_and_ends_at_fifteen_kilometres()
    {
        Assert.InRange(Britain.Find("Mold")!.ReachMetres, 5_800, 6_000);
        Assert.InRange(Britain.Find("Colchester")!.ReachMetres, 8_000, 8_200);
        Assert.InRange(Britain.Find("Liverpool")!.ReachMetres, 13_200, 13_400);
        Assert.Equal(GazetteerPlace.MaximumReachMetres, Britain.Find("London")!.ReachMetres);
        Assert.Equal(GazetteerPlace.CountrysideMetres, Britain.Places.First(p => p.Population == 0).ReachMetres);
    }

    [Fact]
    public void A_gazetteer_without_a_town_or_with_a_lost_district_is_refused()
    {
        var village = new GazetteerPlace("Nannerch", [], GeoPoint.FromLonLat(-3.24, 53.21), new GridPoint(316_600, 369_700), 500, false, null);
        Assert.Throws<ArgumentException>(() => new Gazetteer([village]));
        GazetteerPlace town = village with { Name = "Mold", IsTown = true };
        Assert.Throws<ArgumentException>(() => new Gazetteer([town, village with { PartOf = "Atlantis" }]));
        Assert.Throws<ArgumentException>(() => new Gazetteer([town, town]));
    }
}
