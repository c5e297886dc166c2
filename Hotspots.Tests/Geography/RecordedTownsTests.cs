using Hotspots.Core.Geography;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Geography;

/// <summary>Rows whose position and recorded town do not go together.</summary>
public sealed class RecordedTownsTests
{
    private static readonly Gazetteer Britain = Gazetteer.Britain;
    private static readonly GridPoint Mold = Britain.Find("Mold")!.Centre;
    private static readonly GridPoint Clacton = Britain.Find("Clacton-on-Sea")!.Centre;
    private static readonly GridPoint Scafell = new(321_500, 507_200);

    [Theory]
    [InlineData(14_900, true)]
    [InlineData(15_000, true)]
    [InlineData(15_100, false)]
    [InlineData(20_000, false)]
    [InlineData(444_000, false)]
    public void A_row_far_from_its_recorded_town_is_counted_where_it_lies(double metres, bool belongs)
    {
        // Northwards: no other town's ground, or Ipswich's, but never Clacton's.
        var row = new GridPoint(Clacton.Easting, Clacton.Northing + metres);
        AreaDivision division = StudyAreas.ByTown(PlacedIncidents.At([.. Round(Clacton, "Clacton-on-Sea", 40), (row, "Clacton-on-Sea")]), Britain);
        StudyArea clacton = division.Areas.Single(static area => area.Name == "Clacton-on-Sea");
        Assert.Equal(belongs, clacton.Members.Contains(40));
        Assert.Equal(Enumerable.Range(0, belongs ? 41 : 40), clacton.Members);
        Assert.Equal(belongs ? 1 : 2, division.Areas.Count);
        if (!belongs)
            Assert.Equal(Britain.TownAround(row)?.Name ?? "elsewhere", division.Areas.Single(static area => area.Members.Contains(40)).Name);
    }

    [Fact]
    public void The_ground_that_the_gazetteer_gives_a_town_is_never_far_from_it()
    {
        // Heathrow is 23 km from Charing Cross and London's by its districts.
        var heathrow = new GridPoint(507_500, 176_000);
        Assert.Equal("London", Britain.TownAround(heathrow)!.Name);
        Assert.True(Britain.Find("London")!.Centre.DistanceTo(heathrow) > 20_000);
        AreaDivision division =
            StudyAreas.ByTown(PlacedIncidents.At([.. Round(Britain.Find("London")!.Centre, "London", 20), (heathrow, "London")]), Britain);
        Assert.Equal(21, Assert.Single(division.Areas).Members.Length);
        Assert.Empty(NotesOf([.. Round(Britain.Find("London")!.Centre, "London", 20), (heathrow, "London")]));
    }

    [Fact]
    public void A_town_that_the_gazetteer_does_not_know_is_where_most_of_its_rows_are()
    {
        (GridPoint, string)[] rows = [(Scafell, "Nether Wallop-on-Moon"), .. Round(Mold, "Nether Wallop on Moon", 9)];
        AreaDivision division = StudyAreas.ByTown(PlacedIncidents.At(rows), Britain);
        Assert.Equal(["Nether Wallop-on-Moon", "elsewhere"], division.Areas.Select(static area => area.Name));
        Assert.Equal(Enumerable.Range(1, 9), division.Areas[0].Members);
        Assert.Equal(
            "1 row lies 143 km from Nether Wallop-on-Moon, its recorded town, and is analysed where it lies: check it.",
            Assert.Single(NotesOf(rows)));
    }

    [Fact]
    public void Of_two_heaps_of_a_town_that_nobody_knows_neither_is_astray()
    {
        (GridPoint, string)[] rows = [.. Round(Mold, "Wallopshire", 5), .. Round(Scafell, "Wallopshire", 5)];
        Assert.Equal(10, Assert.Single(StudyAreas.ByTown(PlacedIncidents.At(rows), Britain).Areas).Members.Length);
        Assert.Empty(NotesOf(rows));
    }

    [Fact]
    public void A_county_recorded_as_a_town_keeps_its_far_corners()
    {
        // Eight in ten rows round one city, the others up to 60 km away.
        (GridPoint, string)[] rows =
        [
            .. Round(Mold, "Wallopshire", 80),
            .. Enumerable.Range(0, 20).Select(static i => (new GridPoint(Mold.Easting, Mold.Northing - 3_000 * (i + 1)), "Wallopshire")),
        ];
        Assert.Single(StudyAreas.ByTown(PlacedIncidents.At(rows), Britain).Areas);
        Assert.Empty(NotesOf(rows));
    }

    [Fact]
    public void A_town_all_of_whose_rows_are_far_away_is_kept_and_said_once()
    {
        (GridPoint, string)[] rows = [.. Round(Scafell, "Clacton", 6), .. Round(Scafell, "Clacton-on-Sea", 6)];
        StudyArea area = Assert.Single(StudyAreas.ByTown(PlacedIncidents.At(rows), Britain).Areas);
        Assert.Equal(("Clacton-on-Sea", 12), (area.Name, area.Members.Length));
        // Nothing there is to be told by its distance from a town 400 km away.
        Assert.Null(area.Centre);
        Assert.Equal(
            $"All 12 rows recorded in Clacton-on-Sea lie {Math.Round(Clacton.DistanceTo(Scafell) / 1000)} km from the Clacton-on-Sea that the tool "
                + $"knows, and keep the name: check the town and the positions.",
            Assert.Single(NotesOf(rows)));
    }

    [Fact]
    public void A_name_that_means_another_place_is_not_mixed_with_the_place_the_gazetteer_means()
    {
        (GridPoint, string)[] rows = [.. Round(Scafell, "Clacton", 6), .. Round(Clacton, "", 3), (Clacton, "Clacton")];
        AreaDivision division = StudyAreas.ByTown(PlacedIncidents.At(rows), Britain);
        Assert.Equal(["Clacton-on-Sea", "Clacton-on-Sea (as recorded)"], division.Areas.Select(static area => area.Name));
        Assert.Equal([6, 7, 8, 9], division.Areas[0].Members);
        Assert.Equal(Enumerable.Range(0, 6), division.Areas[1].Members);
    }

    [Fact]
    public void A_stray_does_not_decide_which_of_several_places_of_one_name_is_meant()
    {
        GridPoint telford = Britain.Find("Newport near Telford")!.Centre, wales = Britain.Find("Newport")!.Centre;
        // The mean of these lies nearer to the Newport in Wales, the median does not.
        (GridPoint, string)[] rows = [.. Round(telford, "Newport", 5), (new GridPoint(wales.Easting, wales.Northing - 900_000 + 300_000), "Newport")];
        Assert.Contains("Newport near Telford", StudyAreas.ByTown(PlacedIncidents.At(rows), Britain).Areas.Select(static area => area.Name));
    }

    [Fact]
    public void A_few_towns_are_named_and_the_others_counted()
    {
        string[] towns = ["Mold", "Flint", "Buckley", "Holywell", "Chester"];
        var rows = new List<(GridPoint, string)>();
        for (int t = 0; t < towns.Length; t++)
        {
            rows.AddRange(Round(Britain.Find(towns[t])!.Centre, towns[t], 20));
            for (int i = 0; i < 5 - t; i++)
                rows.Add((new GridPoint(Scafell.Easting, Scafell.Northing + 2_000 * i), towns[t]));
        }
        string[] notes = NotesOf([.. rows]);
        Assert.Equal(4, notes.Length);
        Assert.StartsWith("5 rows lie 143 to 151 km from Mold, their recorded town", notes[0], StringComparison.Ordinal);
        Assert.Equal("3 more rows lie far from 2 other recorded towns.", notes[3]);
    }

    [SharedTheory("cases/files")]
    [InlineData("cases/files/typo-300.csv", 446)]
    public void One_mistyped_digit_changes_nothing_but_its_own_row(string typo, int kilometres)
    {
        RunResult right = Run("cases/files/clean-300.csv"), wrong = Run(typo);
        string note =
            $"1 row lies {kilometres} km from Clacton-on-Sea, its recorded town, and is analysed where it lies: check it (typo-300.csv, line 19).";
        Assert.Contains(note, wrong.Read.Report.Notes);
        Assert.Contains(note, wrong.Record.Notes);
        Assert.DoesNotContain(right.Record.Notes, static n => n.Contains("recorded town", StringComparison.Ordinal));
        // The row has the same place in both files.
        int row = Enumerable.Range(0, 300).Single(i => wrong.Read.Placed.Points[i] != right.Read.Placed.Points[i]);
        Assert.Equal(
            right.Hotspots.Select(h => (h.Name, h.Rank, string.Join(',', h.Members.Where(i => i != row)))),
            wrong.Hotspots.Select(static h => (h.Name, h.Rank, string.Join(',', h.Members))));
        Assert.NotEmpty(right.Hotspots);
    }

    private static RunResult Run(string file) => HotspotRun.Execute(
        new RunRequest { Files = [SharedData.Path(file)] }, TimeProvider.System, null, CancellationToken.None);

    private static IEnumerable<(GridPoint, string)> Round(GridPoint centre, string town, int count) =>
        Enumerable.Range(0, count).Select(i => (new GridPoint(centre.Easting + 40 * (i % 10), centre.Northing + 40 * (i / 10)), town));

    private static string[] NotesOf((GridPoint, string)[] rows) => [.. TownAstray.Notes(PlacedIncidents.At(rows))];
}
