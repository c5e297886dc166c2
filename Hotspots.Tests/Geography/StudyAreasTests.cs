using Hotspots.Core.Geography;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;

namespace Hotspots.Tests.Geography;

public sealed class StudyAreasTests
{
    private static readonly Gazetteer Britain = Gazetteer.Britain;
    private static readonly GeometryFactory Factory = new();
    private static readonly GridPoint Mold = Britain.Find("Mold")!.Centre;
    private static readonly GridPoint Clacton = Britain.Find("Clacton-on-Sea")!.Centre;
    private static readonly GridPoint Scafell = new(321_500, 507_200);

    [Fact]
    public void The_recorded_town_decides_then_the_nearest_then_elsewhere()
    {
        var beyond = new GridPoint(Clacton.Easting - 9_000, Clacton.Northing);
        AreaDivision division = StudyAreas.ByTown(PlacedIncidents.At(
            (Mold, ""), (Clacton, "Clacton"), (Scafell, ""), (beyond, "clacton-on-SEA"), (Clacton, ""), (Mold, "Mold, Flintshire"),
            (Scafell, "Elsewhere"), (Mold, " - ")), Britain);

        Assert.NotEqual("Clacton-on-Sea", Britain.TownAround(beyond)?.Name);
        Assert.Equal(["Clacton-on-Sea", "Mold", "elsewhere"], division.Areas.Select(a => a.Name));
        Assert.Equal([1, 3, 4], division.Areas[0].Members);
        Assert.Equal([0, 5, 7], division.Areas[1].Members);
        Assert.Equal([2, 6], division.Areas[2].Members);
        Assert.Equal(Clacton, division.Areas[0].Centre);
        Assert.Null(division.Areas[2].Centre);
        Assert.Equal(0, division.LeftOut);
    }

    [Fact]
    public void An_unknown_recorded_town_is_an_area_under_its_first_spelling()
    {
        // The codes are in another order than the rows: the row decides which spelling came first.
        var towns = new CodedTextColumn([2, 1, 3], TextList.From(["", "NETHER WALLOP-ON-MOON", "Nether Wallop on Moon", "nether wallop on moon"]));
        AreaDivision division = StudyAreas.ByTown(
            PlacedIncidents.At([Mold.Easting, Mold.Easting, Mold.Easting], [Mold.Northing, Mold.Northing, Mold.Northing], towns), Britain);
        StudyArea area = Assert.Single(division.Areas);
        Assert.Equal("Nether Wallop on Moon", area.Name);
        Assert.Equal([0, 1, 2], area.Members);
        Assert.Null(area.Centre);
    }

    [Fact]
    public void Of_several_places_of_one_name_the_one_where_the_incidents_are_is_meant()
    {
        GazetteerPlace telford = Britain.Find("Newport near Telford")!;
        var near = new GridPoint(telford.Centre.Easting + 900, telford.Centre.Northing);
        Assert.Equal(
            "Newport near Telford", Assert.Single(StudyAreas.ByTown(PlacedIncidents.At((near, "Newport"), (near, "NEWPORT")), Britain).Areas).Name);
        GridPoint wales = Britain.Find("Newport")!.Centre;
        Assert.Equal("Newport", Assert.Single(StudyAreas.ByTown(PlacedIncidents.At((wales, "Newport")), Britain).Areas).Name);
    }

    [Fact]
    public void Towns_kept_in_any_sort_of_column_give_the_same_areas()
    {
        string[] towns = ["Mold", "", "Clacton", "Mould-on-Sea"];
        double[] eastings = [Mold.Easting, Mold.Easting, Clacton.Easting, 0], northings = [Mold.Northing, Mold.Northing, Clacton.Northing, 0];
        AreaDivision coded = StudyAreas.ByTown(PlacedIncidents.At(eastings, northings, CodedTextColumn.From(towns)), Britain);
        AreaDivision packed = StudyAreas.ByTown(PlacedIncidents.At(eastings, northings, PackedTextColumn.From(towns)), Britain);
        Assert.Equal(coded.Areas.Select(a => a.Name), packed.Areas.Select(a => a.Name));
        Assert.Equal(coded.Areas.Select(a => a.Members), packed.Areas.Select(a => a.Members));
        Assert.Equal(["Clacton-on-Sea", "Mold", "Mould-on-Sea"], coded.Areas.Select(a => a.Name));
    }

    [Fact]
    public void Each_incident_is_in_exactly_one_area_and_in_the_one_the_gazetteer_says()
    {
        var random = new Random(91);
        const int Count = 200_000;
        var eastings = new double[Count];
        var northings = new double[Count];
        for (int i = 0; i < Count; i++)
        {
            eastings[i] = random.NextDouble() * 700_000;
            northings[i] = random.NextDouble() * 700_000;
        }
        AreaDivision division = StudyAreas.ByTown(PlacedIncidents.At(eastings, northings), Britain);
        Assert.Equal(Enumerable.Range(0, Count), division.Areas.SelectMany(a => a.Members).Order());
        Assert.Equal(StudyArea.ElsewhereName, division.Areas[^1].Name);
        string[] towns = [.. division.Areas.Where(a => !a.IsOutlying).Select(a => a.Name)];
        string[] settlements = [.. division.Areas.Skip(towns.Length).SkipLast(1).Select(a => a.Name)];
        Assert.Equal(towns.Order(StringComparer.Ordinal), division.Areas.Take(towns.Length).Select(a => a.Name));
        Assert.Equal(settlements.Order(StringComparer.Ordinal), settlements);
        Assert.Equal(division.Areas.Count, division.Areas.Select(a => a.Name).Distinct(StringComparer.Ordinal).Count());
        foreach (StudyArea area in division.Areas)
        {
            Assert.Equal(area.Members.Order(), area.Members);
            Assert.All(area.Members.Take(20), i =>
                Assert.Equal(area.IsOutlying ? null : area.Name, Britain.TownAround(new GridPoint(eastings[i], northings[i]))?.Name));
        }
    }

    [Fact]
    public void Nothing_gives_no_areas_and_the_whole_is_one()
    {
        Assert.Empty(StudyAreas.ByTown(IncidentTable.Empty, Britain).Areas);
        StudyArea whole = Assert.Single(StudyAreas.Whole(PlacedIncidents.At((Mold, ""), (Clacton, ""))).Areas);
        Assert.Equal("whole", whole.Name);
        Assert.Equal([0, 1], whole.Members);
        Assert.Empty(Assert.Single(StudyAreas.Whole(IncidentTable.Empty).Areas).Members);
    }

    [Fact]
    public void Incidents_without_positions_are_refused()
    {
        IncidentTable unplaced = new()
        {
            Kinds = CodedTextColumn.From(["tip"]),
            Times = TimeColumn.From([]),
            Ids = PackedTextColumn.From([""]),
            SourceFiles = [0],
            SourceLines = [1],
            Columns = [],
            Items = [],
            Points = PointSet.Empty,
        };
        Assert.Throws<ArgumentException>(() => StudyAreas.ByTown(unplaced, Britain));
        Assert.Throws<ArgumentException>(() => StudyAreas.Whole(unplaced));
        Assert.Throws<ArgumentException>(() => StudyAreas.WithinBoundary(unplaced, []));
    }

    [Fact]
    public void A_point_on_an_edge_belongs_and_of_overlapping_boundaries_the_first_counts()
    {
        NamedBoundary second = Square("second", 0, 0, 100), first = Square("first", 50, 0, 100);
        var holed = new NamedBoundary("holed", Square("", 200, 0, 100).OnGrid.Difference(Square("", 240, 40, 20).OnGrid));
        AreaDivision division = StudyAreas.WithinBoundary(PlacedIncidents.At(
            [0, 100, 150, 75, 151, 250, 250, 40], [0, 100, 50, 50, 50, 50, 40, 40]), [second, first, holed]);

        Assert.Equal(["first", "holed", "second"], division.Areas.Select(a => a.Name));
        Assert.Equal([2], division.Areas[0].Members);
        Assert.Equal([6], division.Areas[1].Members);
        Assert.Equal([0, 1, 3, 7], division.Areas[2].Members);
        Assert.Equal(2, division.LeftOut);
        Assert.Same(first.OnGrid, division.Areas[0].Boundary);
    }

    [Fact]
    public void Boundaries_give_what_asking_each_polygon_gives()
    {
        var random = new Random(42);
        NamedBoundary[] boundaries = [.. Enumerable.Range(0, 60).Select(i =>
        {
            Coordinate centre = new(random.NextDouble() * 1000, random.NextDouble() * 1000);
            Geometry round = Factory.CreatePoint(centre).Buffer(20 + random.NextDouble() * 120, 3);
            return new NamedBoundary($"b{i}", i % 7 == 0 ? round.Union(Square("", random.Next(900), random.Next(900), 50).OnGrid) : round);
        })];
        double[] eastings = new double[4_000], northings = new double[4_000];
        for (int i = 0; i < eastings.Length; i++)
        {
            // Every eighth point is a corner of a boundary.
            Coordinate corner = boundaries[i % 60].OnGrid.Coordinates[i % 5];
            eastings[i] = i % 8 == 0 ? corner.X : random.NextDouble() * 1200 - 100;
            northings[i] = i % 8 == 0 ? corner.Y : random.NextDouble() * 1200 - 100;
        }
        AreaDivision division = StudyAreas.WithinBoundary(PlacedIncidents.At(eastings, northings), boundaries);
        Dictionary<string, StudyArea> byName = division.Areas.ToDictionary(a => a.Name);
        int outside = 0;
        for (int i = 0; i < eastings.Length; i++)
        {
            Point point = Factory.CreatePoint(new Coordinate(eastings[i], northings[i]));
            NamedBoundary? expected = boundaries.FirstOrDefault(b => b.OnGrid.Covers(point));
            if (expected is null)
                outside++;
            else
                Assert.True(Array.BinarySearch(byName[expected.Name].Members, i) >= 0);
        }
        Assert.Equal(outside, division.LeftOut);
        Assert.Equal(eastings.Length - outside, division.Areas.Sum(a => a.Members.Length));
    }

    [Fact]
    public void No_boundary_leaves_everything_out_and_two_of_one_name_are_refused()
    {
        AreaDivision division = StudyAreas.WithinBoundary(PlacedIncidents.At([1, 2], [1, 2]), []);
        Assert.Empty(division.Areas);
        Assert.Equal(2, division.LeftOut);
        Assert.Throws<ArgumentException>(() => StudyAreas.WithinBoundary(IncidentTable.Empty, [Square("a", 0, 0, 1), Square("a", 5, 5, 1)]));
    }

    [Fact]
    public void Areas_are_chosen_by_any_name_the_gazetteer_knows()
    {
        AreaDivision division = StudyAreas.ByTown(PlacedIncidents.At((Mold, ""), (Clacton, ""), (Scafell, ""), (Clacton, "")), Britain);
        AreaDivision chosen = StudyAreas.Select(division, ["yr wyddgrug", "CLACTON", "Mold"], Britain);
        Assert.Equal(["Clacton-on-Sea", "Mold"], chosen.Areas.Select(a => a.Name));
        Assert.Equal(1, chosen.LeftOut);
        Assert.Equal("elsewhere", Assert.Single(StudyAreas.Select(division, ["Elsewhere"], Britain).Areas).Name);
    }

    [Theory]
    [InlineData("Mould", "There is no area \"Mould\"; did you mean Mold?")]
    [InlineData("Mlod", "There is no area \"Mlod\"; did you mean Mold?")]
    [InlineData("Clackton", "There is no area \"Clackton\"; did you mean Clacton-on-Sea?")]
    [InlineData("Penzance", "There is no area \"Penzance\" among these incidents; there are Clacton-on-Sea, Mold, elsewhere.")]
    public void A_name_that_matches_no_area_is_answered_with_close_ones(string name, string message)
    {
        AreaDivision division = StudyAreas.ByTown(PlacedIncidents.At((Mold, ""), (Clacton, ""), (Scafell, ""), (Clacton, "")), Britain);
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => StudyAreas.Select(division, ["Mold", name], Britain)).Message);
    }

    private static NamedBoundary Square(string name, double west, double south, double size) =>
        new(name, Factory.ToGeometry(new Envelope(west, west + size, south, south + size)));
}
