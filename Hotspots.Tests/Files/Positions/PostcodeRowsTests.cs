using Hotspots.Core.Files;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Geography;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Files.Positions;

/// <summary>Rows that say where by nothing but a postcode.</summary>
public sealed class PostcodeRowsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("CO15 1QA", 617_590, 214_639)]
    [InlineData("co151qa", 617_590, 214_639)]
    [InlineData(" CH7  6TZ ", 326_085, 364_385)]
    [InlineData("SW1A1AA", 529_095, 179_645)]
    public void A_postcode_places_a_row(string postcode, double easting, double northing)
    {
        ReadResult read = Read($"id,postcode\nA,{postcode}\n");
        Assert.InRange(read.Placed.Points[0].DistanceTo(new GridPoint(easting, northing)), 0, 1_000);
        Assert.InRange(read.Placed.Uncertainties![0], 10, 400);
        Assert.Contains(
            read.Report.Notes, static note => note.StartsWith(
            "1 row has no position but a postcode and was placed by it: known no better than to the ground of a postcode there, ",
            StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ZZ9 9ZZ")]
    [InlineData("CO15 9XX")]
    [InlineData("CO15 1QDX")]
    [InlineData("somewhere else")]
    public void A_wrong_postcode_is_rejected_by_name(string postcode)
    {
        ReadResult read = Read($"id,Post Code\nA,{postcode}\n");
        Assert.Equal(
            $"a.csv, line 2, column Post Code: \"{postcode}\": expected a postcode of Ordnance Survey's list of October 2025, such as CO15 1QA, or a "
                + $"position beside it.",
            Assert.Single(read.Rejected).Issue.ToString());
    }

    [Theory]
    [InlineData("CO15")]
    [InlineData("CO15 1")]
    [InlineData("BT1 1AA")]
    [InlineData("JE2 3QA")]
    public void Parts_and_the_islands_are_unplaced_and_said(string postcode)
    {
        ReadResult read = Read($"id,postcode\nA,{postcode}\n");
        Assert.Equal((0, 1, 0), (read.Report.Placed, read.Report.Unplaced, read.Report.Rejected));
        Assert.Contains(read.Report.Notes, static note => note.StartsWith("1 row has nothing but a part of a postcode", StringComparison.Ordinal));
    }

    [Fact]
    public void Coordinates_go_before_a_postcode_be_it_right_or_wrong()
    {
        ReadResult read = Read(
            "id,easting,northing,postcode\nA,400000,300000,CO15 1QA\nB,400000,300000,nonsense\nC,,,CO15 1QA\nD,0,0,CO15 1QA\nE1,,,\n");
        Assert.Equal((4, 1, 0), (read.Report.Placed, read.Report.Unplaced, read.Report.Rejected));
        Assert.Equal(new GridPoint(400_000, 300_000), read.Placed.Points[1]);
        Assert.Equal(read.Placed.Points[2], read.Placed.Points[3]);
        Assert.Equal((0f, 0f), (read.Placed.Uncertainties![0], read.Placed.Uncertainties[1]));
    }

    [Fact]
    public void The_ground_of_a_postcode_is_small_in_a_city_and_wide_in_the_highlands()
    {
        double city = PostcodePlaces.GroundAt(PostcodeNames.Britain.Find("L1 4DS") ?? PostcodeNames.Britain.Matching(new PostcodePart("L1", "4"))[0]);
        double highlands = PostcodePlaces.GroundAt(PostcodeNames.Britain.Matching(new PostcodePart("IV27", "4"))[0]);
        Assert.InRange(city, 10, 100);
        Assert.True(highlands > 3 * city, $"{highlands} m");
    }

    [Fact]
    public void A_grid_reference_of_ten_kilometres_is_in_no_hotspot_and_in_the_layer_with_its_size()
    {
        // Thirty rows of one square of 10 km, and thirty at a street corner.
        string text = "id,gridref,town\n" + string.Concat(
            Enumerable.Range(0, 30).Select(static i => $"C{i},TM11,Clacton-on-Sea\nF{i},TM 17{500 + i} 15{200 + i},Clacton-on-Sea\n"));
        var request = new RunRequest { Files = [_folder.Write("a.csv", text)] };
        RunResult result = HotspotRun.Execute(request, TimeProvider.System, null, CancellationToken.None);
        Assert.Equal(30, result.Read.Report.Coarse);
        Assert.All(
            Assert.Single(result.Hotspots).Members, member => Assert.StartsWith("F", result.Read.Placed.Ids[member], StringComparison.Ordinal));
        Assert.Equal(30, result.Hotspots[0].Members.Length);
        Assert.Equal(
            [("Clacton-on-Sea", 30), (StudyArea.CoarseName, 30)], result.Areas.Select(static area => (area.Area.Name, area.Area.Members.Length)));
        Assert.Contains(
            "30 rows have a position known only to 10 km, too coarsely for any pattern (400 m): they are counted and on the map in \"position known "
                + "too coarsely\", "
            + "and in no hotspot (a.csv, line 2; a.csv, line 4; a.csv, line 6; a.csv, line 8; a.csv, line 10; …).", result.Record.Notes);
        ReleaseDoor.Write(result, _folder.PathOf("out"), CancellationToken.None);
        string layer = _folder.Read("out/incidents.geojson");
        Assert.Equal(30, layer.Split("\"uncertaintyMetres\":10000}").Length - 1);
        Assert.Equal(60, layer.Split("\"uncertaintyMetres\":").Length - 1);
    }

    [Theory]
    [InlineData("TM 17 15", 30)]
    [InlineData("TM 175 152", 0)]
    [InlineData("TM", 30)]
    public void What_is_coarser_than_400_m_is_coarse(string reference, int coarse)
    {
        ReadResult read = Read("id,gridref\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"A{i},{reference}\n")));
        Assert.Equal((30, coarse), (read.Report.Placed, read.Report.Coarse));
    }

    [Fact]
    public void Coarse_rows_alone_make_no_hotspot_whatever_is_asked_for()
    {
        string path = _folder.Write("a.csv", "id,gridref\n" + string.Concat(Enumerable.Range(0, 30).Select(static i => $"A{i},TM 17 15\n")));
        RunResult whole = HotspotRun.Execute(new RunRequest { Files = [path], Whole = true }, TimeProvider.System, null, CancellationToken.None);
        Assert.Empty(whole.Hotspots);
        Assert.Equal(Hotspots.Core.Analysis.Clustering.DensityBased.DbscanDefaults.LargestEpsilon, IncidentTable.CoarsestMetres);
    }

    private ReadResult Read(string text) => IncidentFiles.Read([_folder.Write("a.csv", text)], ReadOptions.Default);
}
