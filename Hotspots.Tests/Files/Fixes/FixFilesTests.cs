using System.Globalization;
using System.IO.Compression;
using System.Text;
using Hotspots.Core.Files.Fixes;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model.Attendance;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Files.Fixes;

public sealed class FixFilesTests : IDisposable
{
    private const string Gpx = """
        <?xml version="1.0" encoding="UTF-8"?>
        <gpx version="1.1" creator="test" xmlns="http://www.topografix.com/GPX/1/1">
          <metadata><name>not a unit</name></metadata>
          <wpt lat="51.9" lon="1.3"><time>2026-06-30T20:00:00Z</time><name>a waypoint</name></wpt>
          <rte><name>a route</name><rtept lat="51.9" lon="1.3"><time>2026-06-30T20:00:00Z</time></rtept></rte>
          <trk><name>BX12</name><trkseg>
            <trkpt lat="51.789" lon="1.153"><ele>4.2</ele><time>2026-06-30T21:00:00Z</time><extensions><time>1999</time></extensions></trkpt>
            <trkpt lat="51.790" lon="1.154"><time>2026-06-30T22:00:30.250+01:00</time></trkpt>
          </trkseg><trkseg><trkpt lat="51.791" lon="1.155"><time>2026-06-30T21:01:00Z</time></trkpt></trkseg></trk>
          <trk><trkseg><trkpt lat="51.792" lon="1.156"><time>2026-06-30T21:00:00Z</time></trkpt><trkpt lat="51.792" lon="1.156"/></trkseg></trk>
        </gpx>
        """;

    private const string Log = "unit,time,longitude,latitude\nBX12,2026-06-30T21:00:00Z,1.153,51.789\nBX12,2026-06-30T21:00:30Z,1.154,51.790\n"
        + "BX14,30/06/2026 22:00:00,1.153,51.789\nBX14,2026-06-30T22:00:30+01:00,1.154,51.790\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Clock_times_offsets_and_utc_are_the_same_instants()
    {
        FixTracks tracks = Read(Log).Tracks;
        Assert.Equal(["BX12", "BX14"], tracks.Names);
        Assert.Equal(Times(tracks, 0), Times(tracks, 1));
        Assert.Equal(["2026-06-30T21:00:00Z", "2026-06-30T21:00:30Z"], Times(tracks, 0));
        double[] x = [1.153], y = [51.789];
        NationalGrid.ToGrid(x, y, x, y);
        Assert.Equal((x[0], y[0]), (tracks.Eastings[0], tracks.Northings[0]));
    }

    [Fact]
    public void Clock_times_are_utc_where_the_user_says_so_also_in_an_hour_that_London_has_not()
    {
        const string Spring = "unit,time,easting,northing\nA,2026-03-29 01:30:00,617500,214800\nA,29/03/2026 02:30:00,617500,214800\n"
            + "A,2026-03-29T02:45:00+01:00,617500,214800\nA,2026-06-30T21.00,617500,214800\n";
        Assert.Equal(
            ["2026-03-29T01:30:00Z", "2026-03-29T01:45:00Z", "2026-03-29T02:30:00Z", "2026-06-30T21:00:00Z"],
            Times(FixFiles.Read([_folder.Write("a.csv", Spring)], new FixReading { IsUtc = true }).Tracks, 0));
        Assert.Equal(
            ["2026-03-29T01:30:00Z", "2026-03-29T01:45:00Z", "2026-06-30T20:00:00Z"], Times(Read(Spring).Tracks, 0));
    }

    [Theory]
    [InlineData("ISSI;Zeit;Lat;Long", "A;2026-06-30T21:00:00Z;51.789;1.153", "time")]
    [InlineData("Call sign\tDate\tTime\tEastings\tNorthings", "A\t30/06/2026\t22:00:00\t617500\t214800", null)]
    [InlineData("timestamp,VRM,osx,osy", "1782853200,A,617500,214800", null)]
    [InlineData("Fleet No,Date/Time,Grid Ref", "A,30 Jun 2026 22:00:00,TM 17500 14800", null)]
    [InlineData("time,position,device", "2026-06-30T22:00:00,\"51.789, 1.153\",A", null)]
    public void Columns_are_known_by_many_names(string header, string row, string? unknown)
    {
        string text = $"{header}\n{row}\n";
        if (unknown is not null)
        {
            string refused = Refused(text);
            Assert.Contains("⟨gps-column time=HEADER⟩", refused, StringComparison.Ordinal);
            text = text.Replace("Zeit", "time", StringComparison.Ordinal);
        }
        FixTracks tracks = Read(text).Tracks;
        Assert.Equal(["A"], tracks.Names);
        Assert.Equal(["2026-06-30T21:00:00Z"], Times(tracks, 0));
        Assert.InRange(tracks.Eastings[0], 617_000, 618_000);
    }

    [Fact]
    public void The_user_names_columns_that_nobody_knows()
    {
        const string Odd = "wer,wann,wo x,wo y\nA,2026-06-30T21:00:00Z,1.153,51.789\n";
        var reading = new FixReading
        {
            Columns = new Dictionary<string, string> { ["unit"] = "wer", ["time"] = "wann", ["longitude"] = "wo x", ["latitude"] = "wo y" },
        };
        Assert.Equal(["A"], FixFiles.Read([_folder.Write("odd.csv", Odd)], reading).Tracks.Names);
        reading = reading with { Columns = new Dictionary<string, string> { ["unit"] = "who" } };
        Assert.Contains("no file has a column \"who\"", Refused(Log, reading), StringComparison.Ordinal);
        reading = reading with { Columns = new Dictionary<string, string> { ["kind"] = "unit" } };
        Assert.Contains("is nothing that a position has", Refused(Log, reading), StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_out_of_order_and_instants_that_come_twice_make_the_same_track()
    {
        const string Mixed = "unit,time,easting,northing\nB,1782853210,1000100,5\nA,1782853230,617503,214800\na,1782853200,617500,214800\n"
            + "A,1782853230,617999,214800\nA,1782853210,617501,214800\nA,1782853200,617500,214800\n";
        FixRead read = Read(Mixed);
        Assert.Equal([1782853200L, 1782853210, 1782853230], read.Tracks.Times.ToArray());
        Assert.Equal([617_500d, 617_501, 617_503], read.Tracks.Eastings.ToArray());
        Assert.Contains(read.Notes, static note => note.StartsWith("2 positions were of a unit and an instant", StringComparison.Ordinal));
        Assert.Contains(read.Notes, static note =>
            note.Contains("1 of 6 rows could not be used. The first is in line 2: easting holds \"1000100\"", StringComparison.Ordinal));
    }

    [Fact]
    public void The_order_of_the_files_decides_and_not_the_cores()
    {
        string first = _folder.Write("1.csv", Log), second = _folder.Write("2.csv", Log.Replace("51.789", "51.700", StringComparison.Ordinal));
        FixTracks one = FixFiles.Read([first, second], new FixReading()).Tracks, other = FixFiles.Read([second, first], new FixReading()).Tracks;
        Assert.Equal(Read(Log).Tracks.Northings.ToArray(), one.Northings.ToArray());
        Assert.NotEqual(one.Northings[0], other.Northings[0]);
    }

    [Fact]
    public void What_is_odd_is_said_in_a_sentence_each()
    {
        const string Odd = "time,easting,northing\n2026-06-30T21:00:00Z,617500,214800\n2026-06-30T21:00:10Z,627500,214800\n"
            + "2026-06-30 22:01,617500,214800\n2026-06-30T21:02:00Z,,\n2026-06-30T21:03:00Z,0,0\n2026-06-30,617500,214800\n"
            + "2120-06-30T21:02:00Z,617500,214800\n";
        FixRead read = Read(Odd);
        Assert.Equal(["log"], read.Tracks.Names);
        string notes = string.Join('\n', read.Notes);
        // The third row is known to the minute: then a minute is allowed for, and only the first jump cannot be.
        Assert.Contains("2 steps from one position to the next would take more than 250 km/h", notes, StringComparison.Ordinal);
        Assert.Contains("1 position lies in the future", notes, StringComparison.Ordinal);
        Assert.Contains("No column of log.csv says which radio or car it is", notes, StringComparison.Ordinal);
        Assert.Contains(
            "3 of 7 rows could not be used, 2 of them for want of a position. The first of the others is in line 7: time holds \"2026-06-30\"", notes,
            StringComparison.Ordinal);
        Assert.Contains("1 position is known to the minute", notes, StringComparison.Ordinal);
        Assert.All(read.Notes, static note => Assert.EndsWith(".", note, StringComparison.Ordinal));
    }

    [Fact]
    public void Dates_whose_order_shows_late_are_read_once_more()
    {
        var text = new StringBuilder("unit,time,easting,northing\n");
        for (int i = 1; i <= 400; i++)
            text.Append(CultureInfo.InvariantCulture, $"A,{(i <= 300 ? "06/07/2026" : "06/30/2026")} {i / 60:00}:{i % 60:00}:00,617500,214800\n");
        FixTracks tracks = Read(text.ToString()).Tracks;
        Assert.Equal("2026-06-06T23:01:00Z", Times(tracks, 0)[0]);
        Assert.Equal(400, tracks.Count);
    }

    [Fact]
    public void Tracks_of_gpx_are_units_and_routes_and_waypoints_are_none()
    {
        FixRead read = FixFiles.Read([_folder.Write("PC 1234.gpx", Gpx)], new FixReading());
        Assert.Equal(["BX12", "PC 1234"], read.Tracks.Names);
        Assert.Equal(["2026-06-30T21:00:00Z", "2026-06-30T21:00:30Z", "2026-06-30T21:01:00Z"], Times(read.Tracks, 0));
        Assert.Contains(read.Notes, static note => note.Contains("1 of 5 rows could not be used.", StringComparison.Ordinal));
        Assert.Equal(4, FixFiles.Read([_folder.Write(
            "b.gpx", Gpx.Replace("topografix.com/GPX/1/1", "topografix.com/GPX/1/0", StringComparison.Ordinal))], new FixReading()).Tracks.Count);
    }

    [Fact]
    public void Archives_and_folders_of_logs_are_read_whole()
    {
        string path = _folder.PathOf("logs.zip");
        using (ZipArchive zip = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            foreach ((string name, string content) in ((string, string)[])[("a.csv", Log), ("b.gpx", Gpx)])
            {
                using Stream stream = zip.CreateEntry(name).Open();
                stream.Write(Encoding.UTF8.GetBytes(content));
            }
        }
        Assert.Equal(["BX12", "BX14", "b"], FixFiles.Read([path], new FixReading()).Tracks.Names);
    }

    [Theory]
    [InlineData("", "The file is empty")]
    [InlineData("unit,time\nA,2026-06-30T21:00:00Z\n", "No column of it says where")]
    [InlineData("unit,longitude,latitude\nA,1.1,51.7\n", "No column of it says when")]
    [InlineData("unit,time,longitude,latitude\nA,2026-06-30,1.1,51.7\n", "a time with hours and minutes was expected")]
    [InlineData("unit,time,longitude,latitude\nA,2026-06-30T21:00:00Z,,\n", "1 of 1 rows could not be used, 1 of them for want of a position.")]
    [InlineData("unit,time,longitude,latitude\n", "There is no position")]
    [InlineData("unit,time,longitude,latitude\nA,1970-01-01T00:00:07Z,1.1,51.7\n", "1980 to 2199")]
    [InlineData("unit,time,gridref\nA,2026-06-30T21:00:00Z,TM 17 14\n", "a position known to 25 m or better")]
    [InlineData("%PDF-1.7", "It is a PDF")]
    [InlineData("<?xml version=\"1.0\"?><kml></kml>", "It is XML")]
    [InlineData("<gpx><trk><trkseg><trkpt lat=\"51\" lon=\"1\">", "The GPX file is damaged")]
    [InlineData("<gpx><wpt lat=\"51\" lon=\"1\"/></gpx>", "The GPX file holds no track points")]
    [InlineData("<!DOCTYPE gpx [<!ENTITY a \"b\">]><gpx>&a;</gpx>", "The GPX file is damaged")]
    public void What_is_no_log_is_refused_in_a_sentence(string text, string expected)
    {
        string refused = Refused(text);
        Assert.Contains(expected, refused, StringComparison.Ordinal);
        Assert.EndsWith(".", refused, StringComparison.Ordinal);
    }

    [Fact]
    public void What_stands_before_the_damage_is_kept_and_the_damage_is_told()
    {
        FixRead read = FixFiles.Read([_folder.Write("cut.gpx", Gpx[..^180])], new FixReading());
        Assert.Equal(["BX12"], read.Tracks.Names);
        Assert.Contains(read.Notes, static note =>
            note.StartsWith("cut.gpx was not read to its end: The GPX file is damaged at line", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Log, "log.csv")]
    [InlineData(Gpx, "log.gpx")]
    public void Spoilt_logs_are_read_or_refused_in_a_sentence(string sound, string name)
    {
        int read = 0, refused = 0;
        for (int seed = 0; seed < 600; seed++)
        {
            var mutator = new Mutator((ulong)seed);
            string path = _folder.Write(name, mutator.Spoil(Encoding.UTF8.GetBytes(sound), Encoding.UTF8.GetBytes(seed % 2 == 0 ? Log : Gpx)));
            try
            {
                FixRead found = FixFiles.Read([path], new FixReading());
                Assert.True(found.Tracks.Count > 0);
                Assert.All(found.Notes, static note => Assert.EndsWith(".", note, StringComparison.Ordinal));
                for (int i = 0; i < found.Tracks.Count; i++)
                    Assert.True(double.IsFinite(found.Tracks.Eastings[i]) && double.IsFinite(found.Tracks.Northings[i]));
                read++;
            }
            catch (ArgumentException refusal) when (refusal.ParamName is null)
            {
                Assert.EndsWith(".", refusal.Message, StringComparison.Ordinal);
                refused++;
            }
        }
        Assert.True(read > 50 && refused > 50, $"{read} read, {refused} refused");
    }

    private FixRead Read(string text) => FixFiles.Read([_folder.Write("log.csv", text)], new FixReading());

    private string Refused(string text, FixReading? reading = null) =>
        Assert.Throws<ArgumentException>(() => FixFiles.Read([_folder.Write("log.csv", text)], reading ?? new FixReading())).Message;

    private static string[] Times(FixTracks tracks, int unit)
    {
        (int first, int end) = tracks.Of(unit);
        return [.. tracks.Times[first..end].ToArray().Select(
            static time => DateTime.UnixEpoch.AddSeconds(time).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture))];
    }
}
