using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Hotspots.Core.Files;
using Hotspots.Core.Files.GeoJson;
using Hotspots.Core.Geography;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model.Spatial;
using Hotspots.Tests.Geography;
using Hotspots.Tests.Support;
using NetTopologySuite.Geometries;

namespace Hotspots.Tests.Files.GeoJson;

public sealed class BoundaryReaderTests
{
    private const string Lsoas = "realdata/boundaries/lsoa-2011-E07000076.geojson";

    [SharedFact(Lsoas)]
    public void Tendring_has_the_areas_and_incidents_that_other_programs_count()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(SharedData.Path("references/EXPECTED.json")));
        JsonElement expected = document.RootElement.GetProperty("point_in_polygon_tendring");
        IReadOnlyList<NamedBoundary> boundaries = ReadShared();
        Assert.Equal(expected.GetProperty("lsoas").GetInt32(), boundaries.Count);

        // Rows of the reference file, placed by its own eastings and northings, against the code that the row itself carries.
        string[] rows = File.ReadAllLines(SharedData.Path("references/" + expected.GetProperty("file").GetString()));
        Dictionary<string, string> codeOfName = CodesByName();
        string[] header = rows[0].Split(',');
        int east = Array.IndexOf(header, "E"), north = Array.IndexOf(header, "N"), code = Array.FindIndex(
            header, h => h.Contains("code", StringComparison.OrdinalIgnoreCase));
        string[][] fields = [.. rows.Skip(1).Select(r => r.Split(','))];
        Assert.Equal(expected.GetProperty("rows_named_Tendring").GetInt32(), fields.Length);
        AreaDivision division = StudyAreas.WithinBoundary(
            PlacedIncidents.At([.. fields.Select(f => Number(f[east]))], [.. fields.Select(f => Number(f[north]))]), boundaries);
        int same = division.Areas.Sum(a => a.Members.Count(i => fields[i][code] == codeOfName[a.Name]));
        Assert.Equal(expected.GetProperty("same_code_as_csv").GetInt32(), same);

        // All five months of the force, placed through our own projection.
        (double[] longitudes, double[] latitudes) = EssexStreetCrime();
        var eastings = new double[longitudes.Length];
        var northings = new double[longitudes.Length];
        NationalGrid.ToGrid(longitudes, latitudes, eastings, northings);
        AreaDivision essex = StudyAreas.WithinBoundary(PlacedIncidents.At(eastings, northings), boundaries);
        Assert.Equal(expected.GetProperty("points_inside_district_of_the_5_essex_months").GetInt32(), essex.Areas.Sum(a => a.Members.Length));
        Assert.Equal(longitudes.Length, essex.LeftOut + essex.Areas.Sum(a => a.Members.Length));
    }

    [Fact]
    public void Reads_names_from_the_properties_that_carry_them()
    {
        Assert.Equal(["Tendring 009A"], Names(Feature("""{ "LSOA11CD": "E01021967", "LSOA11NM": "Tendring 009A", "title": "x" }""")));
        Assert.Equal(["Pier"], Names(Feature("""{ "WD15NM": "Ward", "Name": " Pier " }""")));
        Assert.Equal(["A title"], Names(Feature("""{ "name": 7, "title": "A title" }""")));
        Assert.Equal(["boundary 1"], Names(Feature("null")));
        Assert.Equal(["boundary 1"], Names("""{ "type": "Polygon", "coordinates": """ + Triangle + "}"));
        Assert.Equal(["boundary 1", "boundary 2"], Names(Collection(Feature("null"), Feature("{}"))));
    }

    [Fact]
    public void Features_of_one_name_are_parts_of_one_boundary()
    {
        string other = Triangle.Replace("-3.", "-4.", StringComparison.Ordinal);
        NamedBoundary boundary = Assert.Single(Read(Collection(
            Feature("""{ "name": "Mold" }"""), Feature("""{ "name": "Mold" }""").Replace(Triangle, other, StringComparison.Ordinal))));
        Assert.Equal(2, boundary.OnGrid.NumGeometries);
        Assert.True(boundary.OnGrid.IsValid);
    }

    [Theory]
    [InlineData(-4.5, 51, -1.5, 51)]
    [InlineData(-3, 50, -3, 53)]
    [InlineData(-6, 56, -1, 59)]
    [InlineData(-3.5, 55, -0.5, 54.5)]
    public void A_long_edge_in_degrees_stays_straight_in_degrees(double west, double south, double east, double north)
    {
        Geometry read = Read(
            string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"type\":\"Polygon\",\"coordinates\":[[[{west},{south}],[{east},{north}],[{west - 1},{north + 1}],[{west},{south}]]]}}"))[0].OnGrid;
        double farthest = 0;
        for (int i = 0; i <= 1000; i++)
        {
            GridPoint on = NationalGrid.ToGrid(GeoPoint.FromLonLat(west + (east - west) * i / 1000, south + (north - south) * i / 1000));
            farthest = Math.Max(farthest, read.Boundary.Distance(new Point(on.Easting, on.Northing)));
        }
        Assert.InRange(farthest, 0, 0.25);
        GridPoint first = NationalGrid.ToGrid(GeoPoint.FromLonLat(west, south)), last = NationalGrid.ToGrid(GeoPoint.FromLonLat(east, north));
        GridPoint middle = NationalGrid.ToGrid(GeoPoint.FromLonLat((west + east) / 2, (south + north) / 2));
        var chord = new LineString([new Coordinate(first.Easting, first.Northing), new Coordinate(last.Easting, last.Northing)]);
        if (south == north)
            Assert.True(chord.Distance(new Point(middle.Easting, middle.Northing)) > 500);
    }

    [Fact]
    public void A_common_edge_is_the_same_from_both_sides_and_one_on_the_grid_has_no_more_corners()
    {
        Geometry left = Read("""{"type":"Polygon","coordinates":[[[-4,51],[-3,52.7],[-5,53],[-4,51]]]}""")[0].OnGrid;
        Geometry right = Read("""{"type":"Polygon","coordinates":[[[-3,52.7],[-4,51],[-1,52],[-3,52.7]]]}""")[0].OnGrid;
        Assert.True(left.Boundary.Intersection(right.Boundary).Length > 190_000);
        Assert.Equal(0, left.Intersection(right).Area);
        Geometry grid = Read("""{"type":"Polygon","crs":{"properties":{"name":"EPSG:27700"}},"coordinates":[[[300000,200000],[500000,200000],[400000,300000],[300000,200000]]]}""")[0].OnGrid;
        Assert.Equal(4, grid.NumPoints);
    }

    [Fact]
    public void Corners_are_projected_and_holes_kept()
    {
        const string Holed = "[[[-3.2,53.1],[-3.0,53.1],[-3.0,53.3],[-3.2,53.3],[-3.2,53.1]],[[-3.15,53.15],[-3.15,53.2],[-3.1,53.2],[-3.15,53.15]]]";
        var polygon = Assert.IsType<Polygon>(Read("""{ "type": "Polygon", "coordinates": """ + Holed + "}")[0].OnGrid);
        GridPoint corner = NationalGrid.ToGrid(GeoPoint.FromLonLat(-3.2, 53.1));
        Assert.Equal(new Coordinate(corner.Easting, corner.Northing), polygon.ExteriorRing.GetCoordinateN(0));
        Assert.Equal(1, polygon.NumInteriorRings);

        Geometry collection =
            Read("""{ "type": "GeometryCollection", "geometries": [{ "type": "MultiPolygon", "coordinates": [""" + Holed + "]}]}")[0].OnGrid;
        Assert.True(collection.EqualsExact(polygon));
    }

    [Fact]
    public void A_polygon_that_crosses_itself_is_mended()
    {
        Geometry bow = Read("""{ "type": "Polygon", "coordinates": [[[-3.2,53.1],[-3.0,53.3],[-3.0,53.1],[-3.2,53.3],[-3.2,53.1]]] }""")[0].OnGrid;
        Assert.True(bow.IsValid);
        Assert.Equal(2, bow.NumGeometries);
    }

    [Fact]
    public void A_file_on_the_National_Grid_is_taken_as_it_is()
    {
        Geometry square = Read("""
            { "type": "FeatureCollection", "crs": { "type": "name", "properties": { "name": "urn:ogc:def:crs:EPSG::27700" } },
              "features": [{ "type": "Feature", "properties": null, "geometry": { "type": "Polygon",
                "coordinates": [[[320000,360000],[330000,360000],[330000,370000],[320000,370000],[320000,360000]]] } }] }
            """)[0].OnGrid;
        Assert.Equal(1e8, square.Area);
    }

    [Theory]
    [InlineData("", "is not sound JSON")]
    [InlineData("{ \"type\": ", "is not sound JSON at line 1")]
    [InlineData("[1, 2]", "has no GeoJSON type")]
    [InlineData("{ \"type\": 3 }", "has no GeoJSON type")]
    [InlineData("{ \"type\": \"FeatureCollection\" }", "no array \"features\"")]
    [InlineData("{ \"type\": \"FeatureCollection\", \"features\": [] }", "draw at least one polygon")]
    [InlineData("{ \"type\": \"FeatureCollection\", \"features\": [{ \"type\": \"Polygon\" }] }", "Feature 1 is a Polygon where a Feature should be")]
    [InlineData("{ \"type\": \"Feature\", \"properties\": null, \"geometry\": null }", "has no geometry")]
    [InlineData("{ \"type\": \"Point\", \"coordinates\": [-3.1, 53.2] }", "is a Point: a boundary is made of polygons")]
    [InlineData("{ \"type\": \"Polygon\" }", "without \"coordinates\"")]
    [InlineData("{ \"type\": \"Polygon\", \"coordinates\": [] }", "without an outline")]
    [InlineData("{ \"type\": \"Polygon\", \"coordinates\": [7] }", "no list of positions")]
    [InlineData("{ \"type\": \"MultiPolygon\", \"coordinates\": [] }", "encloses nothing")]
    [InlineData("{ \"type\": \"Polygon\", \"coordinates\": [[[-3,53],[-3,54],[-2,54]]] }", "does not close")]
    [InlineData("{ \"type\": \"Polygon\", \"coordinates\": [[[-3,53],[-3,54],[-2,54],[-2,53]]] }", "does not close")]
    [InlineData("{ \"type\": \"Polygon\", \"coordinates\": [[[-3,\"53\"],[-3,54],[-2,54],[-3,53]]] }", "not two numbers")]
    [InlineData("{ \"type\": \"Polygon\", \"coordinates\": [[[-3,1e999],[-3,54],[-2,54],[-3,53]]] }", "")]
    [InlineData("{ \"type\": \"Polygon\", \"coordinates\": [[[-3,53],[-3,53],[-3,53],[-3,53]]] }", "encloses nothing")]
    [InlineData("{ \"type\": \"Polygon\", \"coordinates\": [[[53,-3],[54,-3],[54,-2],[53,-3]]] }", "look swapped")]
    [InlineData(
        "{ \"type\": \"Polygon\", \"coordinates\": [[[325000,365000],[326000,365000],[326000,366000],[325000,365000]]] }",
        "outside Britain, 325000, 365000: longitude and latitude in degrees")]
    [InlineData("{ \"type\": \"Feature\", \"properties\": { \"name\": \"\\ud800\" }, \"geometry\": { \"type\": \"Point\" } }", "not UTF-8")]
    [InlineData("{ \"type\": \"Polygon\", \"crs\": { \"properties\": { \"name\": \"EPSG:3857\" } }, \"coordinates\": [] }", "other than WGS84")]
    public void What_is_no_boundary_is_refused_in_one_sentence(string json, string words)
    {
        string message = Assert.Throws<UnreadableFileException>(() => Read(json)).Message;
        Assert.Contains(words, message, StringComparison.Ordinal);
        Assert.EndsWith(".", message, StringComparison.Ordinal);
    }

    private const string Triangle = "[[[-3.1,53.1],[-3.0,53.1],[-3.0,53.2],[-3.1,53.1]]]";

    private static string Feature(string properties) =>
        $$"""{ "type": "Feature", "properties": {{properties}}, "geometry": { "type": "Polygon", "coordinates": {{Triangle}} } }""";

    private static string Collection(params string[] features) =>
        $$"""{ "type": "FeatureCollection", "features": [{{string.Join(",", features)}}] }""";

    private static IReadOnlyList<NamedBoundary> Read(string json) => BoundaryReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)));

    private static IEnumerable<string> Names(string json) => Read(json).Select(b => b.Name);

    private static IReadOnlyList<NamedBoundary> ReadShared()
    {
        using FileStream stream = File.OpenRead(SharedData.Path(Lsoas));
        return BoundaryReader.Read(stream);
    }

    private static Dictionary<string, string> CodesByName()
    {
        using JsonDocument file = JsonDocument.Parse(File.ReadAllBytes(SharedData.Path(Lsoas)));
        return file.RootElement.GetProperty("features").EnumerateArray().Select(f => f.GetProperty("properties"))
            .ToDictionary(p => p.GetProperty("LSOA11NM").GetString()!, p => p.GetProperty("LSOA11CD").GetString()!);
    }

    private static (double[] Longitudes, double[] Latitudes) EssexStreetCrime()
    {
        var longitudes = new List<double>();
        var latitudes = new List<double>();
        int files = 0;
        using ZipArchive archive = ZipFile.OpenRead(SharedData.Path("realdata/police-uk/police-uk-2018-10_2019-02.zip"));
        foreach (ZipArchiveEntry entry in archive.Entries.Where(e => e.Name.EndsWith("essex-street.csv", StringComparison.Ordinal)))
        {
            files++;
            using var reader = new StreamReader(entry.Open());
            Assert.StartsWith("Crime ID,Month,Reported by,Falls within,Longitude,Latitude", reader.ReadLine(), StringComparison.Ordinal);
            while (reader.ReadLine() is { } line)
            {
                // No quoted field comes before the position.
                string[] field = line.Split(',', 7);
                if (field[4].Length == 0)
                    continue;
                longitudes.Add(Number(field[4]));
                latitudes.Add(Number(field[5]));
            }
        }
        Assert.Equal(5, files);
        return ([.. longitudes], [.. latitudes]);
    }

    // Found by the attack: one by one, what is no feature was asked for its geometry.
    [Theory]
    [InlineData("""{"type":"FeatureCollection","features":[1]}""")]
    [InlineData("""{"type":"FeatureCollection","features":[[],"x"]}""")]
    [InlineData("""{"type":"FeatureCollection","features":[null]}""")]
    [InlineData("""{"type":"Feature\ud800","features":[]}""")]
    [InlineData("""[]""")]
    public void Polygons_one_by_one_that_are_none_are_refused_in_a_sentence(string json)
    {
        string sentence =
            Assert.Throws<UnreadableFileException>(() => BoundaryReader.ReadEach(new MemoryStream(Encoding.UTF8.GetBytes(json)))).Message;
        Assert.EndsWith(".", sentence, StringComparison.Ordinal);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
