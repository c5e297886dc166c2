using System.Globalization;
using Hotspots.Core.Geography;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model.Spatial;
using Hotspots.Tests.Support;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace Hotspots.Tests.Data;

/// <summary>What data/basemap holds is a map of Britain, and is what its README says it is.</summary>
public sealed class BasemapTests(BasemapTests.Files files) : IClassFixture<BasemapTests.Files>
{
    /// <summary>All that a file may cover: see the README.</summary>
    private static readonly Envelope Extent = new(-1_100_000, 1_700_000, -600_000, 1_800_000);

    [Theory]
    [InlineData("national", "borders lakes land rivers")]
    [InlineData("regional", "borders counties lakes land rivers")]
    [InlineData("local", "lakes land")]
    [InlineData("built-national", "built-up")]
    [InlineData("built-regional", "built-up")]
    [InlineData("built-local", "built-up")]
    public void Shapes_are_whole_valid_and_where_their_group_says(string name, string layers)
    {
        BasemapFile file = files[name];
        Assert.Equal(layers, string.Join(' ', file.Groups.Select(static g => g.Layer).Distinct().Order(StringComparer.Ordinal)));
        foreach (BasemapFile.Group group in file.Groups)
        {
            // Squares reach over their own hundred kilometres, by 1 km at most.
            Assert.True(
                group.Box.MinX >= Extent.MinX - 1_000 && group.Box.MaxX <= Extent.MaxX + 1_000 && group.Box.MinY >= Extent.MinY - 1_000
                && group.Box.MaxY <= Extent.MaxY + 1_000, $"{group.Box}");
            foreach (BasemapFile.Shape shape in group.Shapes)
            {
                foreach (Coordinate[] ring in shape.Rings)
                {
                    Assert.True(ring.Length >= (group.AreClosed ? 3 : 2));
                    Assert.All(ring, point => Assert.True(group.Box.Contains(point), $"{group.Layer} {point} is outside {group.Box}"));
                    Assert.DoesNotContain(ring.Zip(ring.Skip(1)), static step => step.First.Equals2D(step.Second));
                    Assert.True(!group.AreClosed || !ring[0].Equals2D(ring[^1]));
                }
                if (group.AreClosed)
                    Assert.True(shape.ToPolygon().IsValid, $"{group.Layer} near {shape.Rings[0][0]} is no valid polygon");
                else
                    Assert.Single(shape.Rings);
            }
        }
    }

    [Theory]
    [InlineData("national", 0.015)]
    [InlineData("regional", 0.005)]
    [InlineData("local", 0.005)]
    public void Nearly_every_place_of_the_gazetteer_is_on_land(string name, double mostAtSea)
    {
        int atSea = files["places"].Places.Count(place => !files[name].IsLand(place.Easting, place.Northing));
        Assert.InRange(atSea, 0, mostAtSea * files["places"].Places.Count);
    }

    [SharedFact("realdata/gazetteer/gazetteer-23.csv")]
    public void Every_town_the_tool_was_first_made_for_is_on_land()
    {
        string[][] towns = [.. File.ReadLines(SharedData.Path("realdata/gazetteer/gazetteer-23.csv")).Skip(1).Select(static row => row.Split(','))];
        Assert.Equal(23, towns.Length);
        foreach (string[] town in towns)
        {
            double easting = double.Parse(town[3], CultureInfo.InvariantCulture), northing = double.Parse(town[4], CultureInfo.InvariantCulture);
            Assert.True(files["regional"].IsLand(easting, northing), $"{town[0]} is at sea in regional");
            Assert.True(files["local"].IsLand(easting, northing), $"{town[0]} is at sea in local");
        }
    }

    [Theory]
    [InlineData(617_860, 214_200)] // The end of Clacton's pier, 360 m from the promenade at TM 177 145.
    [InlineData(625_500, 213_000)] // Off Holland-on-Sea.
    [InlineData(322_000, 378_000)] // The estuary of the Dee off Flint.
    [InlineData(333_300, 390_000)] // The Mersey between Liverpool and Birkenhead.
    [InlineData(300_000, 450_000)] // The Irish Sea.
    public void The_sea_is_not_land(double easting, double northing)
    {
        Assert.False(files["regional"].IsLand(easting, northing));
        Assert.False(files["local"].IsLand(easting, northing));
    }

    /// <summary>Areas as the islands' own descriptions give them, to three figures or so.</summary>
    [Theory]
    [InlineData("national", 400_000, 400_000, 209_331)]
    [InlineData("national", 448_000, 87_000, 384)]
    [InlineData("regional", 448_000, 87_000, 384)]
    [InlineData("local", 448_000, 87_000, 384)]
    public void Islands_are_as_large_as_they_are(string name, double easting, double northing, double squareKilometres)
    {
        var inside = new Point(easting, northing);
        Polygon island = files[name].Polygons("land").First(p => p.Contains(inside));
        Assert.InRange(island.Area / 1e6, 0.96 * squareKilometres, 1.06 * squareKilometres);
    }

    [Fact]
    public void The_three_levels_show_the_same_land()
    {
        int points = 0, different = 0;
        for (int easting = 2_500; easting < 700_000; easting += 5_000)
        {
            for (int northing = 2_500; northing < 1_300_000; northing += 5_000)
            {
                points++;
                bool local = files["local"].IsLand(easting, northing);
                if (files["regional"].IsLand(easting, northing) != local || files["national"].IsLand(easting, northing) != local)
                    different++;
            }
        }
        Assert.InRange(different, 0, points / 100);
    }

    /// <summary>A square left out, or one that does not reach its neighbour, would show as a strip of sea.</summary>
    [Fact]
    public void There_is_land_on_both_sides_of_where_squares_meet()
    {
        foreach (string name in (string[])["regional", "local"])
        {
            for (int easting = 400_000; easting <= 500_000; easting += 100_000)
            {
                for (int northing = 150_000; northing <= 380_000; northing += 10_000)
                    Assert.True(
                        files[name].IsLand(easting, northing) && files[name].IsLand(easting - 1, northing)
                        && files[name].IsLand(easting + 1, northing), $"{name} {easting} {northing}");
            }
        }
    }

    [Theory]
    [InlineData("national")]
    [InlineData("regional")]
    public void Borders_part_the_nations(string name)
    {
        LineString[] borders = [.. files[name].Lines("borders")];
        // Mold and Shrewsbury, Cardiff and Bristol's north, Berwick and Edinburgh, Belfast and Dundalk; then pairs within one nation.
        Assert.All<(int, int, int, int)>(
            [(323_750, 364_050, 349_000, 312_500), (380_000, 610_000, 325_000, 673_000), (310_000, 230_000, 351_000, 240_000)],
            line => Assert.True(Crossings(line) % 2 == 1, $"{line}"));
        Assert.All<(int, int, int, int)>(
            [(335_091, 390_864, 384_000, 398_000), (318_000, 176_000, 258_000, 281_000), (259_000, 665_000, 325_000, 673_000)],
            line => Assert.Equal(0, Crossings(line)));

        int Crossings((int E, int N, int ToE, int ToN) line)
        {
            var road = new LineString([new(line.E, line.N), new(line.ToE, line.ToN)]);
            return borders.Sum(b => b.Intersection(road).NumPoints);
        }
    }

    [Fact]
    public void The_places_are_the_gazetteers()
    {
        Dictionary<string, string[]> rows = File.ReadLines(Repository.Path("data", "gazetteer.csv")).Skip(1).Select(static row => row.Split(','))
            .ToDictionary(static field => field[0]);
        List<BasemapFile.Place> places = files["places"].Places;
        Assert.Equal(rows.Keys.Order(StringComparer.Ordinal), places.Select(static p => p.Name).Order(StringComparer.Ordinal));
        foreach (BasemapFile.Place place in places)
        {
            string[] row = rows[place.Name];
            GridPoint at = NationalGrid.ToGrid(
                GeoPoint.FromLonLat(double.Parse(row[2], CultureInfo.InvariantCulture), double.Parse(row[3], CultureInfo.InvariantCulture)));
            Assert.InRange(place.Easting - at.Easting, -5.001, 5.001);
            Assert.InRange(place.Northing - at.Northing, -5.001, 5.001);
            Assert.Equal(int.Parse(row[4], CultureInfo.InvariantCulture), place.Population);
            Assert.Equal(row[6].Length > 0 ? 2 : row[5] == "1" ? 0 : 1, place.Kind);
        }
    }

    /// <summary>What is shown first is what is far from anything greater: whatever threshold is chosen, two such places are that far apart.</summary>
    [Theory]
    [InlineData(60_000)]
    [InlineData(20_000)]
    [InlineData(5_000)]
    public void Places_as_isolated_as_that_are_that_far_apart(int metres)
    {
        List<BasemapFile.Place> places = files["places"].Places;
        Assert.Equal(places.OrderByDescending(static p => p.Isolation).Select(static p => p.Isolation), places.Select(static p => p.Isolation));
        BasemapFile.Place[] shown = [.. places.TakeWhile(p => p.Isolation >= metres)];
        Assert.True(shown.Length > 10);
        for (int i = 0; i < shown.Length; i++)
        {
            for (int j = 0; j < i; j++)
                Assert.True(
                    Math.Sqrt(Math.Pow(shown[i].Easting - shown[j].Easting, 2) + Math.Pow(shown[i].Northing - shown[j].Northing, 2)) >= metres - 20,
                    $"{shown[i].Name} and {shown[j].Name}");
        }
        Assert.Equal("London", places[0].Name);
    }

    /// <summary>Where most postcodes of a square kilometre are is built-up ground, and where none is for a kilometre is none.</summary>
    [Theory]
    [InlineData("built-national", 0.6)]
    [InlineData("built-regional", 0.8)]
    [InlineData("built-local", 0.75)]
    public void Built_up_ground_is_where_postcodes_are(string name, double least)
    {
        var ground = new IndexedPointInAreaLocator(new MultiPolygon([.. files[name].Polygons("built-up")]));
        var lot = new Random(20261130);
        int inside = 0, asked = 0, empty = 0;
        for (int i = 0; i < 400; i++)
        {
            double easting = lot.Next(200_000, 650_000), northing = lot.Next(30_000, 600_000);
            PointSet near = Postcodes.Britain.Within(new GridBox(easting - 1_500, northing - 1_500, easting + 1_500, northing + 1_500));
            if (near.Count == 0)
            {
                empty++;
                Assert.NotEqual(Location.Interior, ground.Locate(new Coordinate(easting, northing)));
            }
            asked += near.Count;
            for (int point = 0; point < near.Count; point++)
                inside += ground.Locate(new Coordinate(near[point].Easting, near[point].Northing)) == Location.Exterior ? 0 : 1;
        }
        Assert.True(empty > 20, $"{empty} places without a postcode were asked about.");
        Assert.True(inside >= least * asked, $"{inside} of {asked} postcodes are on it.");
    }

    [Fact]
    public void The_README_lists_every_file()
    {
        string[][] table = [
            .. File.ReadLines(Repository.Path("data", "basemap", "README.md")).Where(static line => line.Contains(".bin |", StringComparison.Ordinal))
            .Select(static line => line.Split('|', StringSplitOptions.TrimEntries)[1..^1])];
        Assert.Equal(
            Directory.EnumerateFiles(Repository.Path("data", "basemap"), "*.bin").Select(Path.GetFileName).Order(StringComparer.Ordinal),
            table.Select(static row => row[0]).Order(StringComparer.Ordinal));
        Assert.All(table, row =>
        {
            Assert.Equal(6, row.Length);
            Assert.Equal(files[row[0][..^4]].Rows.ToString("N0", CultureInfo.InvariantCulture), row[1]);
            Assert.Equal(new FileInfo(Repository.Path("data", "basemap", row[0])).Length.ToString("N0", CultureInfo.InvariantCulture), row[2]);
            Assert.Contains("GSHHG|Natural Earth|GeoNames|Code-Point Open".Split('|'), source => row[4].Contains(source, StringComparison.Ordinal));
            Assert.Contains("LGPL|public domain|CC BY 4.0|OGL v3.0".Split('|'), licence => row[5].Contains(licence, StringComparison.Ordinal));
        });
    }

    /// <summary>The map's first view must not wait for its ground.</summary>
    [Fact]
    public void The_files_are_small()
    {
        Dictionary<string, long> bytes = Directory.EnumerateFiles(Repository.Path("data", "basemap"), "*.bin")
            .ToDictionary(static f => Path.GetFileName(f), static f => new FileInfo(f).Length);
        Assert.InRange(bytes["national.bin"] + bytes["places.bin"], 0, 300_000);
        Assert.All(bytes.Values, static b => Assert.InRange(b, 0, 2_000_000));
        Assert.InRange(bytes.Values.Sum(), 0, 4_000_000);
    }

    /// <summary>The files, each read once for all tests.</summary>
    public sealed class Files
    {
        private readonly Dictionary<string, BasemapFile> _files = new(StringComparer.Ordinal);

        internal BasemapFile this[string name] =>
            _files.TryGetValue(name, out BasemapFile? file) ? file : _files[name] =
                new BasemapFile(Repository.Path("data", "basemap", name + ".bin"));
    }
}
