using System.Globalization;
using System.Text;
using System.Text.Json;
using Hotspots.Cli;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Cli.Attendance;

public sealed class AttendedCommandTests : IDisposable
{
    private const string Square = """
        {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::27700"}},"features":[
        {"type":"Feature","properties":{"name":"Pier"},"geometry":{"type":"Polygon","coordinates":
        [[[617400,214700],[617600,214700],[617600,214900],[617400,214900],[617400,214700]]]}},
        {"type":"Feature","properties":{"name":"Station"},"geometry":{"type":"Polygon","coordinates":
        [[[618400,214700],[618600,214700],[618600,214900],[618400,214900],[618400,214700]]]}}
        ]}
        """;

    private readonly TemporaryFolder _folder = new();

    public AttendedCommandTests() => _folder.Write("places.geojson", Square);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_polygons_of_a_file_say_what_was_visited()
    {
        _folder.Write("log.csv", Log(("2019-12-01T22:30:00", 15, 617_500), ("2019-12-02T01:00:00", 12, 617_620),
            ("2019-12-01T23:30:00", 5, 618_500)));
        CommandLineRun run = Attended("--polygons", "places.geojson", "--gps", "log.csv", "--days", "2019-11-30..2019-12-01", "-o", "out");
        Assert.Equal(("", ExitCode.Done), (run.Error, run.ExitCode));
        Assert.Contains("2 of 4 visits asked for were made (50 %), 30 November to 1 December 2019, 22:00–05:00.", Words(run),
            StringComparison.Ordinal);
        Assert.Contains("1 stay was shorter than 10 minutes, and does not count.", Words(run), StringComparison.Ordinal);
        Assert.Contains("For 1 of 2 nights there is no position in the files (30 November)", Words(run), StringComparison.Ordinal);
        Assert.Contains("not in these files", Words(run), StringComparison.Ordinal);
        Assert.Contains("Only visits are counted, not officers' work", Words(run), StringComparison.Ordinal);
        string[] table = _folder.Read("out/attended.csv").TrimEnd('\n', '\r').Split("\r\n");
        Assert.StartsWith("hotspot,area,place,day,shift,asked,made,minutes,firstIn,lastOut,outsideShare,units,tooShort,easting,northing", table[0],
            StringComparison.Ordinal);
        Assert.StartsWith("1,,\"Pier\",\"2019-11-30\",\"night\",2,,,,,,0,0,617500,214800", table[1], StringComparison.Ordinal);
        // Of the second visit every position lies in the margin: 25 of the 56.
        Assert.StartsWith(
            "1,,\"Pier\",\"2019-12-01\",\"night\",2,2,27,\"2019-12-01T22:30:00+00:00\",\"2019-12-02T01:12:00+00:00\",0.446,1,0", table[3],
                StringComparison.Ordinal);
        Assert.StartsWith("2,,\"Station\",\"2019-12-01\",\"night\",2,0,0,,,,1,1", table[4], StringComparison.Ordinal);
        string months = _folder.Read("out/attended-months.csv");
        Assert.Contains("\"2019-11\",,,,,", months, StringComparison.Ordinal);
        Assert.Contains("\"2019-12\",0.45,,,,", months, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_holds_the_same_and_neither_a_position_of_a_unit_nor_its_name()
    {
        _folder.Write("log.csv", Log(("2019-12-01T22:30:00", 15, 617_512)));
        CommandLineRun run = Attended("--polygons", "places.geojson", "--gps", "log.csv", "--on", "2019-12-01", "--officers", "2", "--json", "-o",
            "out");
        Assert.Equal("", run.Error);
        Assert.Equal((4, 1, 1), (run.Json.GetProperty("asked").GetInt32(), run.Json.GetProperty("met").GetInt32(),
            run.Json.GetProperty("made").GetInt32()));
        JsonElement month = Assert.Single(run.Json.GetProperty("months").EnumerateArray());
        Assert.Equal((0.25, 0.5), (month.GetProperty("unitHours").GetDouble(), month.GetProperty("personHours").GetDouble()));
        Assert.False(month.TryGetProperty("arrests", out _));
        foreach (string name in Directory.GetFiles(_folder.PathOf("out")))
        {
            string written = File.ReadAllText(name);
            Assert.Contains("OFFICIAL-SENSITIVE", written, StringComparison.Ordinal);
            Assert.DoesNotContain("Secret7", written, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("617512", written, StringComparison.Ordinal);
        }
        Assert.Equal(run.Out.Trim(), _folder.Read("out/attended.json").Trim());
    }

    [Fact]
    public void Nothing_attended_is_said()
    {
        _folder.Write("log.csv", Log(("2019-12-01T22:30:00", 45, 700_000 - 300)));
        string said = Words(Attended("--polygons", "places.geojson", "--gps", "log.csv"));
        Assert.Contains("No place was attended: on 1 night with positions nobody stayed 10 minutes at any of the places; 4 visits were asked for.",
            said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_night_without_positions_is_not_a_night_without_visits()
    {
        _folder.Write("log.csv", Log(("2019-12-01T12:30:00", 45, 617_500)));
        CommandLineRun run = Attended("--polygons", "places.geojson", "--gps", "log.csv", "--on", "2019-12-01");
        Assert.Contains("No position lies in the night of 1 December 2019 (22:00–05:00): whether any place was visited these files do not say.",
            Words(run), StringComparison.Ordinal);
        Assert.Contains("no log", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_clock_that_is_an_hour_slow_is_asked_about_and_can_be_put_right()
    {
        // 1 July: the device writes UTC without saying so.
        _folder.Write("log.csv", Log(("2019-07-01T21:00:00", 7 * 60, 617_500)));
        string[] words = ["--polygons", "places.geojson", "--gps", "log.csv", "--on", "2019-07-01"];
        Assert.Contains("In 1 of 1 log of a unit and a night the positions begin and end an hour before the shift", Words(Attended(words)),
            StringComparison.Ordinal);
        string utc = Words(Attended([.. words, "--gps-zone", "utc"]));
        Assert.DoesNotContain("an hour before", utc, StringComparison.Ordinal);
        Assert.Contains("22:00", utc, StringComparison.Ordinal);
    }

    [Fact]
    public void The_night_on_which_the_clock_goes_back_has_eight_hours()
    {
        // From 22:00 on the clock to 04:59:30 on the clock, which is seven and a half hours in UTC and half an hour more.
        var text = new StringBuilder("unit,time,easting,northing\n");
        DateTime begin = new(2019, 10, 26, 21, 0, 0, DateTimeKind.Utc);
        for (int second = 0; second < 8 * 3600; second += 30)
            text.Append(CultureInfo.InvariantCulture, $"A,{begin.AddSeconds(second):yyyy-MM-ddTHH:mm:ss}Z,617500,214800\n");
        _folder.Write("log.csv", text.ToString());
        CommandLineRun run = Attended("--polygons", "places.geojson", "--gps", "log.csv", "--on", "2019-10-26", "--officers", "1", "--json");
        JsonElement pier = run.Json.GetProperty("places")[0];
        Assert.Equal(("2019-10-26T22:00:00+01:00", "2019-10-27T04:59:30+00:00"),
            (pier.GetProperty("firstIn").GetString(), pier.GetProperty("lastOut").GetString()));
        Assert.Equal(7.99, run.Json.GetProperty("months")[0].GetProperty("unitHours").GetDouble());
    }

    [Fact]
    public void The_sheets_of_the_days_say_what_was_to_be_visited()
    {
        string sample = Repository.Path("data", "county-lines.csv");
        CommandLineRun brief = CommandLineRun.Of("brief", sample, "--area", "Clacton-on-Sea", "--on", "2026-06-12", "--json");
        Assert.Equal("", brief.Error);
        _folder.Write("log.csv", Log(("2026-06-12T22:30:00", 15, 617_500)));
        CommandLineRun run = Attended(sample, "--area", "Clacton-on-Sea", "--gps", "log.csv", "--on", "2026-06-12", "--json");
        Assert.Equal("", run.Error);
        Assert.Equal(
            brief.Json.GetProperty("pages")[0].GetProperty("places").EnumerateArray().Select(static place => place.GetProperty("name").GetString()),
            run.Json.GetProperty("places").EnumerateArray().Select(static place => place.GetProperty("place").GetString()));
        JsonElement month = Assert.Single(run.Json.GetProperty("months").EnumerateArray());
        Assert.True(month.TryGetProperty("arrests", out _) && month.TryGetProperty("stopAndSearches", out _)
            && !month.TryGetProperty("asbPowers", out _));
    }

    [Fact]
    public void A_sheet_knows_nothing_of_what_came_after_it()
    {
        string[] rows = File.ReadAllLines(Repository.Path("data", "county-lines.csv"));
        string cut = _folder.Write("cut.csv",
            string.Join('\n', rows.Where(static row => !row.Contains(",2026-06-", StringComparison.Ordinal))) + "\n");
        string[] words = ["--area", "Clacton-on-Sea", "--on", "2026-06-01", "--json"];
        static string Pages(CommandLineRun run) => run.Error.Length > 0 ? run.Error : run.Json.GetProperty("pages").GetRawText();
        Assert.Equal(
            Pages(CommandLineRun.Of(["brief", cut, .. words])),
                Pages(CommandLineRun.Of(["brief", Repository.Path("data", "county-lines.csv"), .. words])));
    }

    [Theory]
    [InlineData("--gps names the logs", "--polygons", "places.geojson")]
    [InlineData("Say what was to be visited", "--gps", "log.csv")]
    [InlineData("Say what was to be visited", "log.csv", "--gps", "log.csv", "--polygons", "places.geojson")]
    [InlineData("There is no such file", "--polygons", "places.geojson", "--gps", "no.csv")]
    [InlineData("--days takes a day such as", "--polygons", "places.geojson", "--gps", "log.csv", "--days", "June")]
    [InlineData("--days takes a day such as", "--polygons", "places.geojson", "--gps", "log.csv", "--days", "2019-12-02..2019-12-01")]
    [InlineData("366 are the most", "--polygons", "places.geojson", "--gps", "log.csv", "--days", "2018-01-01..2019-12-01")]
    [InlineData("--on is one day and --days are several", "--polygons", "places.geojson", "--gps", "log.csv", "--on", "2019-12-01", "--days",
        "2019-12-01")]
    [InlineData("--gps-zone takes london or utc", "--polygons", "places.geojson", "--gps", "log.csv", "--gps-zone", "CET")]
    [InlineData("--margin takes a number of metres from 0 to 500", "--polygons", "places.geojson", "--gps", "log.csv", "--margin", "-1")]
    [InlineData("--most", "--polygons", "places.geojson", "--gps", "log.csv", "--most", "5")]
    [InlineData("--gps-column names \"unit\" twice", "--polygons", "places.geojson", "--gps", "log.csv", "--gps-column", "unit=a", "--gps-column",
        "unit=b")]
    [InlineData("There is no shift \"dawn\"", "--polygons", "places.geojson", "--gps", "log.csv", "--shift", "dawn")]
    [InlineData("No position lies in the hours of the shift", "--polygons", "places.geojson", "--gps", "log.csv", "--shift", "early")]
    [InlineData("no GeoJSON FeatureCollection", "--polygons", "log.csv", "--gps", "log.csv")]
    public void What_cannot_be_is_refused_in_one_sentence(string expected, params string[] words)
    {
        _folder.Write("log.csv", Log(("2019-12-01T22:30:00", 15, 617_500)));
        CommandLineRun run = Attended(words);
        string said = run.OneSentence(run.ExitCode);
        Assert.NotEqual(ExitCode.Done, run.ExitCode);
        Assert.True(said.Contains(expected, StringComparison.Ordinal) || said.Contains("not sound JSON", StringComparison.Ordinal), said);
    }

    [Fact]
    public void Nothing_is_written_over_a_log()
    {
        string log = _folder.Write("out/attended.csv", Log(("2019-12-01T22:30:00", 15, 617_500)));
        CommandLineRun run = Attended("--polygons", "places.geojson", "--gps", log, "-o", "out");
        Assert.Contains("attended.csv", run.OneSentence(ExitCode.NothingUsable), StringComparison.Ordinal);
        Assert.StartsWith("unit,time", File.ReadAllText(log), StringComparison.Ordinal);
    }

    private static string Words(CommandLineRun run) => string.Join(' ', run.Out.Split(['\n', ' '], StringSplitOptions.RemoveEmptyEntries));

    private CommandLineRun Attended(params string[] words) =>
        CommandLineRun.Of(["attended", .. words.Select(
            word => File.Exists(_folder.PathOf(word)) || word is "out" or "no.csv" ? _folder.PathOf(word) : word)]);

    // Every half minute, on a clock in Britain.
    private static string Log(params (string From, int Minutes, int Easting)[] stays)
    {
        var text = new StringBuilder("unit,time,easting,northing\n");
        foreach ((string from, int minutes, int easting) in stays)
        {
            DateTime begin = DateTime.Parse(from, CultureInfo.InvariantCulture);
            for (int second = 0; second <= 60 * minutes; second += 30)
                text.Append(CultureInfo.InvariantCulture, $"Secret7,{begin.AddSeconds(second):yyyy-MM-ddTHH:mm:ss},{easting},214800\n");
        }
        return text.ToString();
    }
}
