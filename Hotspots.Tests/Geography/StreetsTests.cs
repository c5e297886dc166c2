using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using Hotspots.Core.Geography;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model.Spatial;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Geography;

public sealed class StreetsTests
{
    private const string Archive = "realdata/police-uk/police-uk-2018-10_2019-02.zip";

    [Fact]
    public void The_points_of_a_ground_are_those_of_the_index_however_wide_it_is()
    {
        Streets streets = Streets.Britain;
        var lot = new Random(7);
        for (int draw = 0; draw < 40; draw++)
        {
            double wide = Math.Pow(10, 2 + 3.8 * lot.NextDouble()), high = Math.Pow(10, 2 + 3.8 * lot.NextDouble());
            double west = 660_000 * lot.NextDouble(), south = 1_200_000 * lot.NextDouble();
            var box = new GridBox(west, south, west + wide, south + high);
            IReadOnlyList<StreetPoint> found = streets.In(box);
            Assert.Equal(streets.Within(box), found.Select(static point => point.Number));
            Assert.All(found.Take(50), point =>
            {
                Assert.Equal(streets.StreetOf(point.Number), point.Street);
                Assert.Equal(streets.PointAt(point.Number), point.At);
            });
        }
    }

    [Fact]
    public void The_file_is_what_its_certificate_says()
    {
        byte[] file = File.ReadAllBytes(Repository.Path("data", "streets.bin"));
        string certificate = File.ReadAllText(Repository.Path("data", "README.md"));
        FormattableString counts = $"{Streets.Britain.Count:N0} names with {Streets.Britain.PointCount:N0} points; {file.Length:N0} bytes";
        Assert.Contains(counts.ToString(CultureInfo.InvariantCulture), certificate, StringComparison.Ordinal);
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(file)), certificate, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_stand_in_the_order_of_their_keys_and_are_clean()
    {
        string before = "";
        for (int street = 0; street < Streets.Britain.Count; street++)
        {
            string name = Streets.Britain.NameOf(street), key = StreetTexts.Key(name);
            Assert.True(string.CompareOrdinal(before, key) <= 0, $"{name} comes after {before}.");
            Assert.False(key.Length == 0 || IsNoStreet(name) || name.StartsWith("On or near", StringComparison.Ordinal), name);
            before = key;
        }
    }

    /// <summary>A thousand rows drawn by lot from the source: each is in the file, where the source has it, and found by its name.</summary>
    [SharedFact(Archive)]
    public void Rows_of_the_source_are_found_again()
    {
        using ZipArchive archive = ZipFile.OpenRead(SharedData.Path(Archive));
        ZipArchiveEntry[] entries =
        [
            .. archive.Entries.Where(static e => e.FullName.EndsWith("-street.csv", StringComparison.Ordinal))
                .OrderBy(static e => e.FullName, StringComparer.Ordinal),
        ];
        var lot = new Random(20261130);
        int tried = 0;
        while (tried < 1_000)
        {
            using var reader = new StreamReader(entries[lot.Next(entries.Length)].Open());
            string[] rows = [.. reader.ReadToEnd().Split('\n').Skip(1).Where(static line => !line.Contains('"', StringComparison.Ordinal))];
            for (int i = 0; i < 40; i++)
            {
                string[] field = rows[lot.Next(rows.Length)].Split(',');
                if (field.Length < 7 || field[4].Length == 0 || StreetTexts.Clean(field[6]) is not { Length: > 0 } name || IsNoStreet(name))
                    continue;
                double longitude = double.Parse(field[4], CultureInfo.InvariantCulture);
                double latitude = double.Parse(field[5], CultureInfo.InvariantCulture);
                GridPoint at = NationalGrid.ToGrid(GeoPoint.FromLonLat(longitude, latitude));
                double metres = PointsOf(name).Select(point => point.DistanceTo(at)).DefaultIfEmpty(double.PositiveInfinity).Min();
                Assert.True(metres <= Streets.GrainMetres, $"{name} at {at} is {metres} m away.");
                tried++;
            }
        }
    }

    [Fact]
    public void The_nearest_point_is_the_nearest_of_all()
    {
        Streets streets = Streets.Britain;
        var lot = new Random(7);
        for (int i = 0; i < 200; i++)
        {
            // Near the land's points, at its edges and far from them.
            GridPoint point = streets.PointAt(lot.Next(streets.PointCount));
            GridPoint at = new(point.Easting + lot.Next(-900, 900), point.Northing + lot.Next(-900, 900));
            double reach = lot.Next(1, 1_500);
            double least = Enumerable.Range(0, streets.PointCount).Min(p => streets.PointAt(p).DistanceTo(at));
            int? found = streets.NearestTo(at, reach);
            Assert.Equal(least <= reach, found is not null);
            if (found is int nearest)
                Assert.Equal(least, streets.PointAt(nearest).DistanceTo(at), 6);
        }
        Assert.Null(streets.NearestTo(new GridPoint(-500_000, -500_000), 1_000));
    }

    [Theory]
    [InlineData("Pier Avenue", "Clacton-on-Sea", 617_500, 214_700)]
    [InlineData("PIER AVE", "Clacton-on-Sea", 617_500, 214_700)]
    [InlineData("12a Pier Avenue", "Clacton-on-Sea", 617_500, 214_700)]
    [InlineData("Stryd Fawr", "Mold", 323_700, 364_100)]
    [InlineData("High Street", "Marlow", 485_000, 186_500)]
    public void A_street_of_a_town_is_where_it_is(string street, string town, double easting, double northing)
    {
        StreetPlace found = Assert.Single(StreetPlaces.Find(street, Gazetteer.Britain.Find(town)));
        Assert.InRange(found.Centre.DistanceTo(new GridPoint(easting, northing)), 0, 500);
        Assert.InRange(found.WidthMetres, StreetPlaces.LeastMetres, 1_500);
    }

    /// <summary>The commonest name of all: its points are parted as a look at every pair of them parts them.</summary>
    [Fact]
    public void Points_of_one_name_are_parted_by_single_linkage()
    {
        const double Link = 750;
        GridPoint[] points = [.. PointsOf("High Street")];
        Assert.True(points.Length > 1_000, $"{points.Length}");
        int[] group = new int[points.Length];
        int groups = 0;
        var open = new Stack<int>();
        for (int start = 0; start < points.Length; start++)
        {
            if (group[start] > 0)
                continue;
            group[start] = ++groups;
            open.Push(start);
            while (open.TryPop(out int one))
            {
                for (int other = 0; other < points.Length; other++)
                {
                    if (group[other] == 0 && points[other].DistanceTo(points[one]) <= Link)
                    {
                        group[other] = groups;
                        open.Push(other);
                    }
                }
            }
        }
        (double, double)[] expected =
        [
            .. points.Zip(group).GroupBy(static one => one.Second)
                .Select(static one => (one.Average(static p => p.First.Easting), one.Average(static p => p.First.Northing)))
                .Select(static at => (Math.Round(at.Item1, 3), Math.Round(at.Item2, 3)))
                .Order(),
        ];
        (double, double)[] found =
        [
            .. StreetPlaces.Find("High Street", null)
                .Select(static place => (Math.Round(place.Centre.Easting, 3), Math.Round(place.Centre.Northing, 3))).Order(),
        ];
        Assert.Equal(expected, found);
    }

    [Theory]
    [InlineData("Pier Rd", "pierroad")]
    [InlineData("St John's St.", "stjohnsstreet")]
    [InlineData("St", "st")]
    [InlineData("12-14, Pier Ave", "pieravenue")]
    [InlineData("1st Avenue", "1stavenue")]
    [InlineData("Queen's  Road", "queensroad")]
    [InlineData("A547", "a547")]
    [InlineData("?", "")]
    public void Spellings_of_a_street_have_one_key(string text, string key) => Assert.Equal(key, StreetTexts.Key(text));

    [Theory]
    [InlineData("Mold Police Station")]
    [InlineData("Margate Police Station/Odell House")]
    [InlineData("Police Headquarters")]
    [InlineData("Cleveland Police Hq")]
    [InlineData("Hinckley Bus Station")]
    [InlineData("Glenfield Hospital")]
    [InlineData("University Hospital Of Hartlepool")]
    [InlineData("Woodhill Prison")]
    [InlineData("Rivals Nightclub")]
    [InlineData("Queensgate Shopping Centre")]
    [InlineData("Marton Shops")]
    public void A_building_is_no_street(string name)
    {
        Assert.True(StreetTexts.IsBuilding(name));
        Assert.Empty(PointsOf(name));
    }

    [Theory]
    [InlineData("Station Road")]
    [InlineData("Police Station Lane")]
    [InlineData("Police Drive")]
    [InlineData("Hospital Bank")]
    [InlineData("Prison Lane")]
    [InlineData("School Meadow")]
    [InlineData("The Old School")]
    [InlineData("Theatre Plain")]
    [InlineData("Pall Mall")]
    [InlineData("The College")]
    [InlineData("Sandy Lane Industrial Estate")]
    [InlineData("The Shopping Parade")]
    public void A_street_that_is_called_after_a_building_is_one(string name) => Assert.False(StreetTexts.IsBuilding(name));

    internal static IEnumerable<GridPoint> PointsOf(string name)
    {
        (int firstStreet, int endStreet) = Streets.Britain.Named(StreetTexts.Key(name), whole: true);
        for (int street = firstStreet; street < endStreet; street++)
        {
            (int first, int end) = Streets.Britain.PointsOf(street);
            for (int point = first; point < end; point++)
                yield return Streets.Britain.PointAt(point);
        }
    }

    private static bool IsNoStreet(string name) => StreetTexts.IsGeneric(name) || StreetTexts.IsStation(name) || StreetTexts.IsBuilding(name);

    [Fact]
    public void A_damaged_file_is_refused()
    {
        byte[] file = File.ReadAllBytes(Repository.Path("data", "streets.bin"));
        Assert.Throws<InvalidDataException>(() => Streets.Read(file.AsSpan(1)));
        Assert.Throws<InvalidDataException>(() => Streets.Read(file.AsSpan(0, file.Length - 1)));
        Assert.Throws<InvalidDataException>(() => Streets.Read("HSPT\u0001"u8));
        Assert.Throws<InvalidDataException>(() => Streets.Read("HSPT\u0001\u0001\u0001\u0001"u8));
    }
}
