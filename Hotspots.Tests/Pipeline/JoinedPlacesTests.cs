using Hotspots.Core.Analysis;
using Hotspots.Core.Geography;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Placements;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline;
using Hotspots.Core.Pipeline.FoundPlaces;
using Hotspots.Core.Pipeline.Placements;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Tests.Support;
using NetTopologySuite.Geometries;

namespace Hotspots.Tests.Pipeline;

/// <summary>A crowd on the line between two towns is one hotspot.</summary>
public sealed class JoinedPlacesTests
{
    private static readonly Gazetteer Britain = Gazetteer.Britain;
    private static readonly GridPoint Mold = Britain.Find("Mold")!.Centre;
    private static readonly GridPoint MynyddIsa = Britain.Find("Mynydd Isa")!.Centre;

    private static readonly RunRequest Request = new()
    {
        Files = [],
        Given = new Dictionary<string, double> { ["eps"] = 50, ["min-points"] = 3 },
    };

    [Fact]
    public void A_crowd_on_the_line_is_whole_and_names_both_towns()
    {
        // Thirty incidents 10 m apart: 17 on Mold's side, 13 on Mynydd Isa's.
        TestRow[] rows = Crowd(-17, 13);
        RunResult run = Execute(Request, rows);
        Hotspot hotspot = Assert.Single(run.Hotspots);
        Assert.Equal(Enumerable.Range(0, 30), hotspot.Members);
        Assert.Equal("Mold", hotspot.Area);
        Assert.EndsWith(" (Mold and Mynydd Isa)", hotspot.Name, StringComparison.Ordinal);
        Assert.All(hotspot.Members, i => Assert.True(hotspot.Outline.Contains(new Point(rows[i].Easting, rows[i].Northing))));
        Assert.IsType<Polygon>(hotspot.Outline);
        Assert.Equal(30, hotspot.Weight);
        // Each incident keeps its own area, none is left over, and the hotspot is counted once.
        Assert.Equal([("Mold", 17, 0, 1), ("Mynydd Isa", 13, 0, 0)], run.Record.Areas.Select(static a => (a.Name, a.Incidents, a.Noise, a.Listed)));
        Assert.Equal(1, run.Record.Areas[1].Methods[0].ListedElsewhere);
        Assert.Null(run.Record.Areas[0].Methods[0].ListedElsewhere);
        // The same seen from the other side.
        Assert.Equal("Mynydd Isa", Assert.Single(Execute(Request, Crowd(-13, 17)).Hotspots).Area);
    }

    [Fact]
    public void Its_outline_is_that_of_the_crowd_had_there_been_no_line()
    {
        TestRow[] rows = Crowd(-17, 13);
        Geometry joined = Assert.Single(Execute(Request, rows).Hotspots).Outline,
            whole = Assert.Single(Execute(Request with { Whole = true }, rows).Hotspots).Outline;
        Assert.True(joined.EqualsTopologically(whole));
    }

    [Fact]
    public void One_town_alone_shows_what_lies_in_it()
    {
        Hotspot hotspot = Assert.Single(Execute(Request with { Areas = ["Mold"] }, Crowd(-17, 13)).Hotspots);
        Assert.Equal(17, hotspot.Members.Length);
        Assert.DoesNotContain("Mynydd Isa", hotspot.Name, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_the_user_drew_cuts()
    {
        using var folder = new TemporaryFolder();
        folder.Write("two.geojson", """
            {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::27700"}},"features":[
            {"type":"Feature","properties":{"name":"west"},"geometry":{"type":"Polygon","coordinates":[[[400000,300000],[401000,300000],[401000,301000],[400000,301000],[400000,300000]]]}},
            {"type":"Feature","properties":{"name":"east"},"geometry":{"type":"Polygon","coordinates":[[[401000,300000],[402000,300000],[402000,301000],[401000,301000],[401000,300000]]]}}]}
            """);
        TestRow[] rows =
            [.. Enumerable.Range(0, 30).Select(static i => new TestRow { Easting = 400_855 + 10 * i, Northing = 300_500, Kind = "tip" })];
        RunResult run = Execute(Request with { BoundaryFile = folder.PathOf("two.geojson") }, rows);
        Assert.Equal([("east", 15), ("west", 15)], run.Hotspots.Select(static h => (h.Area, h.Members.Length)).Order());
    }

    [Fact]
    public void Whatever_the_lines_the_places_are_those_of_the_undivided_ground()
    {
        // With one neighbour enough, every incident is in a place: pieces and whole must agree to the last incident.
        var chance = new SeededRandom(7);
        for (int round = 0; round < 20; round++)
        {
            var middle = new GridPoint((Mold.Easting + MynyddIsa.Easting) / 2, (Mold.Northing + MynyddIsa.Northing) / 2);
            TestRow[] rows = [.. Enumerable.Range(0, 120).Select(_ => new TestRow
            {
                Easting = middle.Easting + 800 * (chance.NextDouble() - 0.5), Northing = middle.Northing + 800 * (chance.NextDouble() - 0.5),
                Kind = "tip",
            })];
            RunRequest request = Request with { Given = new Dictionary<string, double> { ["eps"] = 40, ["min-points"] = 1 } };
            Assert.Equal(Places(Execute(request with { Whole = true }, rows)), Places(Execute(request, rows)));
        }

        static IEnumerable<string> Places(RunResult run) =>
            run.Hotspots.Select(static h => string.Join(',', h.Members)).Order(StringComparer.Ordinal);
    }

    [Fact]
    public void A_chain_over_three_towns_is_one_place_of_the_town_with_most_of_it()
    {
        // Towns A (0 to 95 m), B (100 to 195 m) and C (200 m and beyond): 4, 3 and 2 places of the chain, and one of B on its own.
        double[] eastings = [10, 40, 70, 95, 120, 150, 190, 5_000, 5_030, 230, 260];
        IReadOnlyList<ListedPlace>[] joined =
            Join(eastings, 50, [Area("A", 0, 1, 2, 3), Area("B", 4, 5, 6, 7, 8), Area("C", 9, 10)], [[0, 0, 0, 0], [0, 0, 0, 1, 1], [0, 0]]);
        ListedPlace chain = Assert.Single(joined[0]);
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 9, 10], chain.IncidentsOf(Area("A", 0, 1, 2, 3)));
        Assert.Equal(["A", "B", "C"], chain.AreaNames());
        Assert.Equal([0, 1, 2, 3], chain.Members);
        Assert.Equal([7, 8], Assert.Single(joined[1]).IncidentsOf(Area("B", 4, 5, 6, 7, 8)));
        Assert.Empty(joined[2]);
    }

    [Fact]
    public void Two_places_of_a_town_that_meet_beyond_its_line_are_one()
    {
        double[] eastings = [0, 30, 60, 100, 130, 180, 210];
        IReadOnlyList<ListedPlace>[] joined = Join(eastings, 50, [Area("A", 0, 1, 2, 5, 6), Area("B", 3, 4)], [[0, 0, 0, 1, 1], [0, 0]]);
        ListedPlace one = Assert.Single(joined[0]);
        Assert.Equal(Enumerable.Range(0, 7), one.IncidentsOf(Area("A", 0, 1, 2, 5, 6)));
        Assert.Equal([0, 1, 2, 3, 4], one.Members);
    }

    [Theory]
    [InlineData(50, 1)]
    [InlineData(50.001, 2)]
    public void Within_reach_is_inclusive(double gap, int places)
    {
        double[] eastings = [0, 30, 30 + gap, 60 + gap];
        IReadOnlyList<ListedPlace>[] joined = Join(eastings, 50, [Area("A", 0, 1), Area("B", 2, 3)], [[0, 0], [0, 0]]);
        Assert.Equal(places, joined.Sum(static list => list.Count));
    }

    [Fact]
    public void Of_equal_shares_the_first_town_by_name_has_it()
    {
        double[] eastings = [0, 30, 60, 90];
        IReadOnlyList<ListedPlace>[] joined = Join(eastings, 50, [Area("A", 2, 3), Area("B", 0, 1)], [[0, 0], [0, 0]]);
        Assert.Single(joined[0]);
        Assert.Empty(joined[1]);
    }

    [Fact]
    public void What_went_on_at_another_time_is_another_burst()
    {
        IncidentTime[] spring = [TestRows.Day(2024, 3, 1), TestRows.Day(2024, 3, 4)], autumn = [TestRows.Day(2024, 9, 1), TestRows.Day(2024, 9, 4)];
        double[] eastings = [0, 30, 60, 90];
        Assert.Equal(
            2, Join(eastings, 50, [Area("A", 0, 1), Area("B", 2, 3)], [[0, 0], [0, 0]], [.. spring, .. autumn]).Sum(static list => list.Count));
        Assert.Equal(
            1, Join(eastings, 50, [Area("A", 0, 1), Area("B", 2, 3)], [[0, 0], [0, 0]], [.. spring, .. spring]).Sum(static list => list.Count));
    }

    [Fact]
    public void Surfaces_of_two_towns_make_one_hotspot_that_holds_every_incident()
    {
        TestRow[] rows = Crowd(-40, 30);
        RunResult run = Execute(
            new RunRequest { Files = [], Methods = ["kde"], Given = new Dictionary<string, double> { ["bandwidth"] = 100, ["volume"] = 90 } }, rows);
        Hotspot hotspot = Assert.Single(run.Hotspots);
        Assert.EndsWith("(Mold and Mynydd Isa)", hotspot.Name, StringComparison.Ordinal);
        Assert.All(hotspot.Members, i => Assert.True(hotspot.Outline.Covers(new Point(rows[i].Easting, rows[i].Northing))));
        Assert.True(hotspot.Outline.IsValid);
        Assert.Single(hotspot.Evidence);
    }

    [Fact]
    public void Teams_of_named_areas_serve_a_hotspot_that_goes_on_in_the_other()
    {
        var wish = new PlacementWish
        {
            Run = Request with { Files = ["not read"] },
            TeamsByArea = new Dictionary<string, int> { ["Mold"] = 1, ["Mynydd Isa"] = 1 },
            DemandOf = DemandSource.Hotspots,
            Capacity = 1000,
        };
        TestRow[] rows =
        [
            .. Crowd(-17, 13), .. Enumerable.Range(0, 8)
            .Select(static i => new TestRow { Easting = MynyddIsa.Easting + 10 * i, Northing = MynyddIsa.Northing, Kind = "tip" })
        ];
        PlacementResult placed = PlacementRun.Execute(wish, Execute(Request, rows), TimeProvider.System, null, CancellationToken.None);
        Assert.Equal(38, placed.Served.CoveredWeight);
    }

    // So many incidents on Mold's side of the line (negative) and on Mynydd Isa's, 10 m apart across it.
    private static TestRow[] Crowd(int from, int to)
    {
        double length = Mold.DistanceTo(MynyddIsa), east = (MynyddIsa.Easting - Mold.Easting) / length,
            north = (MynyddIsa.Northing - Mold.Northing) / length;
        TestRow[] rows = [.. Enumerable.Range(from, to - from).Select(i => new TestRow
        {
            Easting = (Mold.Easting + MynyddIsa.Easting) / 2 + (10 * i + 5) * east,
            Northing = (Mold.Northing + MynyddIsa.Northing) / 2 + (10 * i + 5) * north, Kind = "tip",
        })];
        Assert.Equal(-from, rows.Count(static row => Britain.TownAround(new GridPoint(row.Easting, row.Northing))!.Name == "Mold"));
        Assert.Equal(to, rows.Count(static row => Britain.TownAround(new GridPoint(row.Easting, row.Northing))!.Name == "Mynydd Isa"));
        return rows;
    }

    private static StudyArea Area(string name, params int[] members) => new() { Name = name, Members = members };

    private static IReadOnlyList<ListedPlace>[] Join(double[] eastings, double reach, StudyArea[] areas, int[][] labels, IncidentTime[]? times = null)
    {
        IncidentTable table = TestRows.Table([.. eastings.Select((e, i) => new TestRow { Easting = e, Time = times?[i] ?? default })]);
        AnalysisMethod method = AnalysisCatalog.Choose([times is null ? "dbscan" : "st-dbscan"], AnalysisCatalog.All)[0];
        AreaResult[] found = [.. areas.Select((area, a) => new AreaResult(
            area, [MethodFindings.OfClusters(
                method.Name, new ClusterLabels(labels[a], new bool[labels[a].Length], labels[a].Max() + 1), [], reach)]))];
        return JoinedPlaces.Of(found, [.. found.Select(area => ListedPlaces.Of(area, table.Points))], [method], table);
    }

    private static RunResult Execute(RunRequest request, TestRow[] rows) =>
        HotspotRun.Execute(request, TestRows.Read(TestRows.Table(rows)), TimeProvider.System, null, CancellationToken.None);
}
