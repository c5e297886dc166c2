using Hotspots.Core.Geography;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Selection;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Geography;

/// <summary>Ground outside every town is divided by where incidents lie together.</summary>
public sealed class SettlementsTests
{
    private static readonly Gazetteer Britain = Gazetteer.Britain;

    /// <summary>A village 23 km from the next place and farther from any town.</summary>
    private static readonly GridPoint Moffat = Britain.Find("Moffat")!.Centre;

    [Fact]
    public void Two_villages_are_two_areas_and_what_is_scattered_is_elsewhere()
    {
        AreaDivision division = Divide([.. Village(Moffat, 6), .. Village(East(4_000), 8), .. Village(East(9_000), 3), East(-6_000)]);
        Assert.Equal(3, division.Areas.Count);
        Assert.All(division.Areas, static area => Assert.True(area.IsOutlying));
        Assert.Equal(Enumerable.Range(0, 6), division.Areas.Single(static area => area.Members.Length == 6).Members);
        Assert.Equal(Enumerable.Range(6, 8), division.Areas.Single(static area => area.Members.Length == 8).Members);
        Assert.Equal("elsewhere", division.Areas[^1].Name);
        Assert.Equal([14, 15, 16, 17], division.Areas[^1].Members);
        Assert.Equal([false, false, true], division.Areas.Select(static area => area.IsScattered));
    }

    [Fact]
    public void Each_is_named_by_its_nearest_place_and_names_differ()
    {
        AreaDivision division = Divide(
            [.. Village(Moffat, 6), .. Village(East(1_500), 9), .. Village(East(-1_500), 4), .. Village(East(7_000), 5),
                .. Village(East(-7_000), 6)]);
        // The largest has the plain name; beyond 5 km nothing is near.
        Assert.Equal(
            [("7 km from Moffat", 6), ("7 km from Moffat (2)", 5), ("near Moffat", 9), ("near Moffat (2)", 6), ("near Moffat (3)", 4)],
            division.Areas.Select(static area => (area.Name, area.Members.Length)));
    }

    [Fact]
    public void A_recorded_name_is_not_given_twice()
    {
        const string Name = "near Moffat";
        (GridPoint, string)[] rows = [.. Village(Moffat, 6).Select(static at => (at, "")), .. Village(East(300), 5).Select(static at => (at, Name))];
        AreaDivision division = StudyAreas.ByTown(PlacedIncidents.At(rows), Britain);
        Assert.Equal([Name, Name + " (2)"], division.Areas.Select(static area => area.Name));
        Assert.Equal([false, true], division.Areas.Select(static area => area.IsOutlying));
    }

    [Fact]
    public void Whoever_is_within_a_quarter_of_a_kilometre_of_one_another_is_in_one_area()
    {
        var chance = new SeededRandom(3);
        GridPoint[] rows =
        [
            .. Enumerable.Range(0, 3_000)
            .Select(_ => new GridPoint(Moffat.Easting + 24_000 * (chance.NextDouble() - 0.5), Moffat.Northing + 24_000 * (chance.NextDouble() - 0.5)))
        ];
        rows = Array.FindAll(rows, static at => Britain.TownAround(at) is null)[..400];
        AreaDivision division = Divide(rows);
        Assert.Equal(Enumerable.Range(0, rows.Length), division.Areas.SelectMany(static area => area.Members).Order());
        var areaOf = new string[rows.Length];
        foreach (StudyArea area in division.Areas)
        {
            foreach (int i in area.Members)
                areaOf[i] = area.Name;
        }
        for (int i = 0; i < rows.Length; i++)
        {
            for (int j = 0; j < i; j++)
                Assert.True(rows[i].DistanceTo(rows[j]) > 250 || areaOf[i] == areaOf[j]);
        }
        // The other way round: two areas are never nearer than that, and no area holds two parts 1,061 m (three squares aslant) apart.
        foreach (StudyArea area in division.Areas.Where(static area => !area.IsScattered))
            Assert.Equal(area.Members.Length, ReachedFrom(area.Members[0], area.Members, rows, 1_061));
    }

    [Fact]
    public void The_order_of_the_rows_does_not_matter()
    {
        GridPoint[] rows = [.. Village(Moffat, 6), .. Village(East(1_500), 6), .. Village(East(-1_500), 5), East(9_000)];
        AreaDivision one = Divide(rows), other = Divide([.. rows.Reverse()]);
        Assert.Equal(one.Areas.Select(static area => area.Name), other.Areas.Select(static area => area.Name));
        for (int a = 0; a < one.Areas.Count; a++)
            Assert.Equal(one.Areas[a].Members, other.Areas[a].Members.Select(i => rows.Length - 1 - i).Order());
    }

    [Fact]
    public void Elsewhere_means_all_of_them_and_each_can_be_named()
    {
        GridPoint[] rows = [.. Village(Moffat, 6), .. Village(East(4_000), 8), East(9_000), .. Village(Britain.Find("Mold")!.Centre, 3)];
        AreaDivision division = Divide(rows);
        Assert.Equal(division.Areas.Where(static area => area.IsOutlying), StudyAreas.Select(division, ["Elsewhere"], Britain).Areas);
        string name = division.Areas.First(static area => area.IsOutlying).Name;
        Assert.Equal(name, Assert.Single(StudyAreas.Select(division, [name.ToUpperInvariant()], Britain).Areas).Name);
    }

    [Fact]
    public void A_village_has_its_hotspot_however_many_others_there_are()
    {
        // Two crowds of eight within 60 m, a hundred kilometres of nothing between them, and incidents strewn over the hills.
        var chance = new SeededRandom(11);
        TestRow[] rows =
        [
            .. Enumerable.Range(0, 8).Select(static i => Row(new GridPoint(Moffat.Easting + 8 * i, Moffat.Northing))),
            .. Enumerable.Range(0, 8).Select(static i => Row(new GridPoint(Moffat.Easting + 4_000, Moffat.Northing + 8 * i))),
            .. Enumerable.Range(0, 300).Select(_ => new GridPoint(180_000 + 60_000 * chance.NextDouble(), 800_000 + 80_000 * chance.NextDouble()))
                .Where(static at => Britain.TownAround(at) is null).Select(Row),
        ];
        RunResult run =
            HotspotRun.Execute(new RunRequest { Files = [] }, TestRows.Read(TestRows.Table(rows)), TimeProvider.System, null, CancellationToken.None);
        Assert.Equal([8, 8], run.Hotspots.Take(2).Select(static h => h.Members.Length));
        Assert.Equal(2, run.Hotspots.Take(2).Select(static h => h.Area).Distinct().Count());
        AreaRecord scattered = run.Record.Areas.Single(static area => area.Name == "elsewhere");
        Assert.Equal((0, scattered.Incidents), (scattered.Clusters, scattered.Noise));
        Assert.Contains(
            run.Record.Notes,
            note => note.StartsWith($"{scattered.Incidents} incidents lie outside every town and fewer than 4 together", StringComparison.Ordinal));
        // The window offers the hills as one choice.
        Assert.Equal(["elsewhere"], new IncidentFacets(run.Read.Placed).Towns.Select(static area => area.Name));
        Assert.Equal(rows.Length, new IncidentFacets(run.Read.Placed).Towns[0].Members.Length);
    }

    private static TestRow Row(GridPoint at) => new() { Easting = at.Easting, Northing = at.Northing, Kind = "tip" };

    private static AreaDivision Divide(GridPoint[] rows) => StudyAreas.ByTown(PlacedIncidents.At([.. rows.Select(static at => (at, ""))]), Britain);

    private static GridPoint East(double metres) => new(Moffat.Easting + metres, Moffat.Northing);

    private static IEnumerable<GridPoint> Village(GridPoint centre, int count) =>
        Enumerable.Range(0, count).Select(i => new GridPoint(centre.Easting + 20 * i, centre.Northing));

    private static int ReachedFrom(int first, int[] members, GridPoint[] rows, double metres)
    {
        var reached = new HashSet<int> { first };
        var open = new Queue<int>(reached);
        while (open.TryDequeue(out int i))
        {
            foreach (int j in members)
            {
                if (rows[i].DistanceTo(rows[j]) <= metres && reached.Add(j))
                    open.Enqueue(j);
            }
        }
        return reached.Count;
    }
}
