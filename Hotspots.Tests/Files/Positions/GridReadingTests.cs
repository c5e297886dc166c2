using System.Globalization;
using Hotspots.Core.Files;
using Hotspots.Core.Files.Positions;
using Hotspots.Core.Geography;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Files.Positions;

/// <summary>Eastings and northings of another system, or the wrong way round.</summary>
public sealed class GridReadingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Clacton-on-Sea", "easting,northing", "easting=northing", "northing=easting")]
    [InlineData("Mold", "X,Y", "easting=Y", "northing=X")]
    [InlineData("High Wycombe", "Easting (m),Northing (m)", "easting=Northing (m)", "northing=Easting (m)")]
    public void Exchanged_columns_are_told_by_the_recorded_town_and_the_sentence_is_of_use(string town, string headers, string first, string second)
    {
        GridPoint centre = Gazetteer.Britain.Find(town)!.Centre;
        string path = _folder.Write(
            "a.csv", Rows("id," + headers + ",town", i => $"{centre.Northing + 20 * i:0},{centre.Easting + 10 * i:0},{town}"));
        ReadResult read = IncidentFiles.Read([path], ReadOptions.Default);
        Assert.Equal(
            "a.csv: easting and northing look exchanged: as they are, the rows lie far from their recorded towns, and exchanged they lie in them; "
            + $"load it again with ⟨column \"{first}\"⟩ ⟨column \"{second}\"⟩.", read.Report.Notes[0]);
        var columns = new[] { first, second }.ToDictionary(static pair => pair.Split('=')[0], static pair => pair.Split('=')[1]);
        ReadResult again = IncidentFiles.Read([path], new ReadOptions { Columns = columns });
        Assert.InRange(again.Placed.Points[0].DistanceTo(centre), 0, 100);
        Assert.DoesNotContain(again.Report.Notes, static note => note.Contains("exchanged", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("id,easting,northing\nA,617500,214900\n", false)]
    [InlineData("id,gridref\nA,TM 175 149\n", false)]
    [InlineData("id,longitude,latitude\nA,1.15,51.79\n", true)]
    [InlineData("id,ITM Easting,ITM Northing\nA,733748,874060\n", true)]
    public void How_exactly_degrees_are_placed_is_said_of_degrees_alone(string text, bool isSaid)
    {
        ReadResult read = Read(text);
        Assert.Equal(1, read.Report.Placed);
        Assert.Equal(isSaid, read.Report.Notes.Contains(NationalGrid.Accuracy));
    }

    [Theory]
    [InlineData("id,easting,northing\nA,\"617,698\",\"214,798\"\n")]
    [InlineData("id;Grid E;Grid N\nA;617 698;214 798\n")]
    [InlineData("id;OS Grid E;OS Grid N\nA;617698,2;214797,6\n")]
    [InlineData("id;lat;long\nA;51,789453;1,155198\n")]
    [InlineData("id,x,y\nA,128596.05,6762145.02\n")]
    [InlineData("id,X (EPSG:3857),Y (EPSG:3857)\nA,128596,6762145\n")]
    [InlineData("id;where\nA;51.789453N 1.155198E\n")]
    [InlineData("id;address\nA;51.789453, 1.155198\n")]
    public void Coordinates_are_read_however_their_thousands_decimals_and_systems_are_written(string text)
    {
        ReadResult read = Read(text);
        Assert.Equal((1, 0), (read.Report.Placed, read.Report.Rejected));
        Assert.InRange(read.Placed.Points[0].DistanceTo(new GridPoint(617_698, 214_798)), 0, 60);
    }

    [Theory]
    [InlineData("id,where held\nA,\"617,517\"\n", "")]
    [InlineData("id,three words\nA,///filled.count.soap\n", "what3words")]
    [InlineData("id,location\nA,12 The Street\n", "")]
    public void What_is_no_position_is_not_offered_as_one(string text, string word)
    {
        ReadResult read = Read(text);
        Assert.Equal(1, read.Report.Unplaced);
        Assert.DoesNotContain(read.Report.Notes, static note => note.Contains("looks like", StringComparison.Ordinal));
        Assert.Contains(read.Report.Notes, note => note.Contains(word, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1,234,567.25", 1_234_567.25)]
    [InlineData("-83'500", -83_500.0)]
    [InlineData("617698,2", 617_698.2)]
    [InlineData("61,7698", 61.7698)]
    [InlineData("1,234 567", null)]
    [InlineData("1,,234", null)]
    [InlineData("617,69,8", null)]
    [InlineData(",123", null)]
    [InlineData("12.5,3", null)]
    [InlineData("", null)]
    public void Thousands_may_be_set_apart(string text, double? metres) => Assert.Equal(metres, CoordinateNumber.MetresIn(text));

    [Fact]
    public void Web_mercator_of_the_whole_country_is_told_from_british_metres()
    {
        // The corners of Britain by the closed form of the projection, and no British metre among them.
        foreach (GazetteerPlace place in Gazetteer.Britain.Places.Take(500))
        {
            GeoPoint at = NationalGrid.ToGeo(place.Centre);
            double x = at.Longitude * Math.PI / 180 * 6_378_137;
            double y = Math.Log(Math.Tan(Math.PI / 4 + at.Latitude * Math.PI / 360)) * 6_378_137;
            Assert.True(WebMercator.Contains(x, y));
            (double longitude, double latitude) = WebMercator.ToDegrees(x, y);
            Assert.Equal(at.Longitude, longitude, 9);
            Assert.Equal(at.Latitude, latitude, 9);
            Assert.False(WebMercator.Contains(place.Centre.Easting, place.Centre.Northing));
        }
    }

    [Fact]
    public void Without_towns_the_sea_tells()
    {
        // Folkestone, and the sea west of Kintyre that it is when exchanged.
        string right = Rows("id,easting,northing", static i => $"{622_000 + 10 * i},{136_000 + 20 * i}");
        Assert.DoesNotContain(Notes(right), static note => note.Contains("exchanged", StringComparison.Ordinal));
        string sea = Rows("id,easting,northing", static i => $"{136_000 + 20 * i},{622_000 + 10 * i}");
        Assert.Contains(
            Notes(sea), static note =>
            note.StartsWith("a.csv: easting and northing look exchanged: as they are, the rows lie in the sea", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(GridSystem.Irish, 333_821, 374_104, -5.93020588, 54.59745000)]
    [InlineData(GridSystem.Irish, 243_500, 416_700, -7.32109033, 54.99588669)]
    [InlineData(GridSystem.IrishTransverseMercator, 733_748, 874_060, -5.93015960, 54.59708885)]
    internal void Irish_metres_are_where_another_program_puts_them(
        GridSystem system, double easting, double northing, double longitude, double latitude)
    {
        (double lon, double lat) = IrishGrid.ToDegrees(system, easting, northing);
        Assert.InRange(
            NationalGrid.ToGrid(GeoPoint.FromLonLat(lon, lat)).DistanceTo(NationalGrid.ToGrid(GeoPoint.FromLonLat(longitude, latitude))), 0, 1);
    }

    [Theory]
    [InlineData("easting,northing", 333_821, 374_104, "Irish Grid")]
    [InlineData("easting,northing", 733_748, 874_060, "Irish Transverse Mercator (ITM)")]
    [InlineData("X,Y", 333_821, 374_104, "Irish Grid")]
    public void Towns_make_an_irish_system_certain(string headers, double easting, double northing, string name)
    {
        string text = Rows($"id,{headers},town", i => $"{easting + i},{northing + i},Belfast");
        ReadResult read = Read(text);
        Assert.Contains(
            $" are read as {name}, which puts the rows in their recorded towns; where they are British National Grid, say so when loading (⟨crs "
            + $"british⟩).", read.Report.Notes[0], StringComparison.Ordinal);
        Assert.InRange(read.Placed.Points[0].DistanceTo(Gazetteer.Britain.Find("Belfast")!.Centre), 0, 3_000);
        if (easting < 700_000)
            Assert.Equal(
                new GridPoint(easting, northing),
                IncidentFiles.Read([_folder.PathOf("a.csv")], new ReadOptions { Grid = GridSystem.British }).Placed.Points[0]);
    }

    [Theory]
    [InlineData("Irish Grid Easting,Irish Grid Northing", 333_821, 374_104)]
    [InlineData("ITM Easting,ITM Northing", 733_748, 874_060)]
    [InlineData("X (ITM),Y (ITM)", 733_748, 874_060)]
    public void Headers_say_an_irish_system(string headers, double easting, double northing)
    {
        ReadResult read = Read($"id,{headers}\nA,{easting},{northing}\n");
        Assert.InRange(read.Placed.Points[0].DistanceTo(Gazetteer.Britain.Find("Belfast")!.Centre), 0, 3_000);
    }

    [Fact]
    public void What_is_said_is_read_and_what_is_not_ireland_is_rejected()
    {
        ReadResult read = IncidentFiles.Read(
            [_folder.Write("a.csv", "id,x,y\nA,333821,374104\nB,617698,214798\n")], new ReadOptions { Grid = GridSystem.Irish });
        Assert.Equal((1, 1), (read.Report.Placed, read.Report.Rejected));
        Assert.Equal("a position in metres of the Irish system that was chosen or recognised", read.Rejected[0].Issue.Expected);
    }

    [Theory]
    [InlineData("J 338 741")]
    [InlineData("J338741")]
    [InlineData("j 33821 74104")]
    public void A_reference_of_one_letter_is_irish(string reference)
    {
        ReadResult read = Read($"id,gridref\nA,{reference}\n");
        Assert.InRange(read.Placed.Points[0].DistanceTo(NationalGrid.ToGrid(GeoPoint.FromLonLat(-5.93020588, 54.59745000))), 0, 100);
    }

    [Fact]
    public void Sound_british_files_are_left_alone()
    {
        GridPoint clacton = Gazetteer.Britain.Find("Clacton-on-Sea")!.Centre;
        ReadResult read = Read(
            Rows("id,easting,northing,town", i => $"{clacton.Easting + 10 * i:0},{clacton.Northing:0},{(i == 3 ? "Mold" : "Clacton-on-Sea")}"));
        Assert.DoesNotContain(read.Report.Notes, static note => note.StartsWith("a.csv: ", StringComparison.Ordinal));
        Assert.Contains(read.Report.Notes, static note => note.Contains("Mold", StringComparison.Ordinal));
    }

    private IReadOnlyList<string> Notes(string text) => Read(text).Report.Notes;

    private static string Rows(string headers, Func<int, FormattableString> row) =>
        headers + "\n" + string.Concat(
            Enumerable.Range(0, 12).Select(i => $"A{i.ToString(CultureInfo.InvariantCulture)},{row(i).ToString(CultureInfo.InvariantCulture)}\n"));

    private ReadResult Read(string text) => IncidentFiles.Read([_folder.Write("a.csv", text)], ReadOptions.Default);
}
