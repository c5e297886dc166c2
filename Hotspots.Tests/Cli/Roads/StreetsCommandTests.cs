using System.Globalization;
using System.Text.Json;
using Hotspots.Tests.Files.Roads;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Cli.Roads;

/// <summary>Streets from a file to a pack, and teams along them.</summary>
public sealed class StreetsCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    // One long street along a river, with a bridge at its east end; the town lies on both banks.
    public StreetsCommandTests()
    {
        MadeUpOsm town = new MadeUpOsm()
            .Node(1, 52.670, -0.730).Node(2, 52.670, -0.700).Node(3, 52.6715, -0.700).Node(4, 52.6715, -0.730)
            .Way(10, [1, 2], "highway", "residential", "name", "South Bank").Way(11, [2, 3], "highway", "residential", "bridge", "yes")
            .Way(12, [3, 4], "highway", "residential", "name", "North Bank")
            .Way(13, [1, 4], "waterway", "river");
        _folder.Write("town.osm.pbf", town.Bytes());
        string rows = string.Concat(Enumerable.Range(0, 30).Select(i => string.Create(
            CultureInfo.InvariantCulture, $"{i},tip,{(i < 15 ? 52.670 : 52.6715)},{-0.7295 + 0.0002 * (i % 15)}\n")));
        _folder.Write("incidents.csv", "id,kind,latitude,longitude\n" + rows);
        _folder.Write("sites.csv", "name,latitude,longitude\nSouth,52.670,-0.729\nNorth,52.6715,-0.729\n");
        _folder.Write("off.csv", "name,latitude,longitude\nMeadow,52.676,-0.72\n");
        _folder.Write("speeds.csv", "class,km/h\nlocal,60\n");
        _folder.Write("wrong.csv", "class,km/h\nboulevard,60\n");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_pack_is_written_and_teams_go_along_it()
    {
        CommandLineRun made = Run("streets", "town.osm.pbf", "-o", "town.streets");
        Assert.Equal((0, ""), (made.ExitCode, made.Error));
        Assert.Contains("3 roads", made.Out, StringComparison.Ordinal);
        Assert.Contains("© OpenStreetMap contributors (ODbL)", made.Out, StringComparison.Ordinal);
        // Over the water it is 167 m, and 4 km along the street.
        using JsonDocument straight = Placed();
        Assert.Equal(1, straight.RootElement.GetProperty("coveredShare").GetDouble());
        using JsonDocument along = Placed("--streets", "town.streets");
        Assert.Equal(0.5, along.RootElement.GetProperty("coveredShare").GetDouble(), 1e-9);
        Assert.Equal(1, along.RootElement.GetProperty("streets").GetProperty("straightShare").GetDouble());
        string notes = along.RootElement.GetProperty("notes").GetRawText();
        Assert.Contains("Along streets 1 team reaches 50.0 % (straight lines from the same places said 100.0 %).", notes, StringComparison.Ordinal);
        Assert.Contains("OpenStreetMap contributors (ODbL)", JsonDocument.Parse(notes).RootElement.ToString(), StringComparison.Ordinal);
        // The pack is found by itself.
        using JsonDocument timed = Placed("--streets", "town.streets", "--minutes", "3");
        Assert.Contains(
            "(straight lines from the same places, at 30 km/h with a detour factor of 1.3, said", timed.RootElement.GetProperty("notes").ToString(),
            StringComparison.Ordinal);
        using JsonDocument found = Placed("--by", "foot");
        Assert.Equal(0.5, found.RootElement.GetProperty("coveredShare").GetDouble(), 1e-9);
        Assert.Equal("foot", found.RootElement.GetProperty("streets").GetProperty("by").GetString());
    }

    [Fact]
    public void The_ground_within_reach_is_that_along_the_streets()
    {
        CommandLineRun run = Run(
            "place", "incidents.csv", "--whole", "--teams", "1", "--reach", "500", "--sites", "sites.csv", "--streets", "town.osm.pbf", "-o", "out");
        Assert.Equal(0, run.ExitCode);
        string text = run.Out.Replace("\n", " ", StringComparison.Ordinal);
        Assert.Contains("within reach (500 m along streets, by car)", text, StringComparison.Ordinal);
        using JsonDocument layer = JsonDocument.Parse(_folder.Read("out/coverage.geojson"));
        JsonElement reach = layer.RootElement.GetProperty("features").EnumerateArray()
            .Single(static feature => feature.GetProperty("properties").GetProperty("what").GetString() == "reach");
        Assert.Equal(500, reach.GetProperty("properties").GetProperty("reach").GetDouble());
        Assert.False(reach.GetProperty("properties").TryGetProperty("reachMetres", out _));
        string ground = reach.GetProperty("geometry").GetRawText();
        double[] norths = [.. System.Text.RegularExpressions.Regex.Matches(ground, @"52\.\d+").Select(
            static match => double.Parse(match.Value, CultureInfo.InvariantCulture))];
        // A strip along one bank, and not a disc.
        Assert.InRange(norths.Max() - norths.Min(), 0.0005, 0.0012);
    }

    [Fact]
    public void Minutes_follow_the_speeds_that_are_given()
    {
        // A round from the south bank over the bridge to the north bank and back: some 8.3 km.
        _folder.Write("points.csv", "latitude,longitude,weight\n52.670,-0.7295,1\n52.6715,-0.7295,1\n");
        string[] words = ["place", "--demand", "points.csv", "--sites", "sites.csv", "--teams", "1", "--objective", "median", "--patrol-hours", "4",
            "--visits", "1", "--streets", "town.osm.pbf", "--json"];
        using JsonDocument usual = JsonDocument.Parse(Run(words).Out), fast = JsonDocument.Parse(Run([.. words, "--speeds", "speeds.csv"]).Out);
        Assert.Contains("local 25", Travel(usual), StringComparison.Ordinal);
        Assert.Contains("local 60", Travel(fast), StringComparison.Ordinal);
        Assert.InRange(Minutes(usual), 8.1 / 25 * 60, 8.5 / 25 * 60);
        Assert.Equal(60 / 25.0, Minutes(usual) / Minutes(fast), 0.01);

        static double Minutes(JsonDocument record) =>
            record.RootElement.GetProperty("sites")[0].GetProperty("patrol").GetProperty("travelMinutes").GetDouble();

        static string Travel(JsonDocument record) => record.RootElement.GetProperty("choices").GetProperty("travel").GetString()!;
    }

    [Fact]
    public void A_round_is_drawn_along_the_streets()
    {
        _folder.Write("points.csv", "latitude,longitude,weight\n52.670,-0.7295,1\n52.6715,-0.7295,1\n");
        CommandLineRun run = Run(
            "place", "--demand", "points.csv", "--sites", "sites.csv", "--teams", "1", "--objective", "median", "--patrol-hours", "4",
            "--visits", "1", "--streets", "town.osm.pbf", "-o", "out");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        using JsonDocument layer = JsonDocument.Parse(_folder.Read("out/patrol.geojson"));
        JsonElement round = layer.RootElement.GetProperty("features").EnumerateArray()
            .Single(static feature => feature.GetProperty("properties").GetProperty("what").GetString() == "round");
        Assert.Equal(2, round.GetProperty("properties").GetProperty("visits").GetInt32());
        (double Longitude, double Latitude)[] line = [.. round.GetProperty("geometry").GetProperty("coordinates").EnumerateArray()
            .Select(static at => (at[0].GetDouble(), at[1].GetDouble()))];
        // Over the bridge at the east end, twice, and home again.
        Assert.Equal(2, line.Count(static at => Math.Abs(at.Longitude + 0.700) < 1e-5 && Math.Abs(at.Latitude - 52.670) < 1e-5));
        Assert.Equal(2, line.Count(static at => Math.Abs(at.Longitude + 0.700) < 1e-5 && Math.Abs(at.Latitude - 52.6715) < 1e-5));
        Assert.Equal(line[0], line[^1]);
        Assert.All(line, static at => Assert.True(Math.Abs(at.Latitude - 52.670) < 1e-5 || Math.Abs(at.Latitude - 52.6715) < 1e-5));
    }

    [Fact]
    public void What_has_no_way_is_said_and_has_no_distance()
    {
        // 400 m north of the river, where no street is.
        File.AppendAllText(_folder.PathOf("incidents.csv"), "99,tip,52.676,-0.72\n");
        CommandLineRun run = Run(
            "place", "incidents.csv", "--whole", "--teams", "2", "--reach", "500", "--sites", "sites.csv", "--streets", "town.osm.pbf", "-o", "out");
        Assert.Contains(
            "1 of 31 incidents has no way to a team along the streets of the file because no street that joins the others is within 75 m: "
                + "no team is said to reach it.",
            string.Join(' ', run.Out.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        using JsonDocument layer = JsonDocument.Parse(_folder.Read("out/coverage.geojson"));
        JsonElement incident = layer.RootElement.GetProperty("features").EnumerateArray().Select(static feature => feature.GetProperty("properties"))
            .Single(static own => own.TryGetProperty("id", out JsonElement id) && id.GetString() == "99");
        Assert.Equal(JsonValueKind.Null, incident.GetProperty("distance").ValueKind);
        Assert.Equal(JsonValueKind.Null, incident.GetProperty("site").ValueKind);
    }

    [Fact]
    public void A_mean_is_of_what_has_a_way()
    {
        File.AppendAllText(_folder.PathOf("incidents.csv"), "99,tip,52.676,-0.72\n");
        using JsonDocument record = Placed("--streets", "town.osm.pbf", "--objective", "median");
        JsonElement incidents = record.RootElement.GetProperty("incidents");
        Assert.Equal((31, 30), (incidents.GetProperty("count").GetInt32(), incidents.GetProperty("covered").GetInt32()));
        Assert.Equal(30 / 31.0, incidents.GetProperty("coveredShare").GetDouble(), 1e-9);
        Assert.InRange(record.RootElement.GetProperty("meanDistance").GetDouble(), 1000, 5000);
    }

    [Theory]
    [InlineData("place incidents.csv --teams 1 --by car", "There is no pack of streets (.streets) beside the incidents")]
    [InlineData("place incidents.csv --teams 1 --speeds speeds.csv", "Speeds by the class of a road need roads")]
    [InlineData("place incidents.csv --teams 1 --streets town.osm.pbf --detour 2", "Along streets each road has its own speed")]
    [InlineData("place incidents.csv --teams 1 --streets town.osm.pbf --by bicycle", "--by takes car or foot, not \"bicycle\".")]
    [InlineData("place incidents.csv --teams 1 --streets incidents.csv", "The streets incidents.csv cannot be read: It is not an .osm.pbf")]
    [InlineData("place incidents.csv --teams 1 --streets town.osm.pbf --speeds wrong.csv", "wrong.csv, line 2: \"boulevard\" is no class of a road")]
    [InlineData("place incidents.csv --whole --teams 1 --objective median --streets town.osm.pbf --fixed off.csv", "has no way to anywhere")]
    [InlineData("place incidents.csv --whole --teams 1 --objective center --streets town.osm.pbf --sites off.csv", "None of the sites is on")]
    [InlineData("streets town.osm.pbf --within 5km", "--within is a distance from incidents: name a file of them with --around.")]
    [InlineData("streets town.osm.pbf --around incidents.csv --within far", "--within takes a distance such as 10km or 2500m, not \"far\".")]
    [InlineData("streets none.osm.pbf", "There is no file")]
    [InlineData("streets town.osm.pbf -o town.osm.pbf", "town.osm.pbf")]
    public void What_cannot_be_done_is_said_in_a_sentence(string words, string sentence)
    {
        CommandLineRun run = Run(words.Split(' '));
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains(sentence, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("fault of the program", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Streets_of_another_county_are_said_to_be_so()
    {
        _folder.Write("far.csv", "id,kind,latitude,longitude\n1,tip,51.79,1.15\n2,tip,51.791,1.151\n");
        CommandLineRun run = Run("place", "far.csv", "--whole", "--teams", "1", "--streets", "town.osm.pbf");
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("choose the file of the county they lie in", run.Error, StringComparison.Ordinal);
        CommandLineRun cut = Run("streets", "town.osm.pbf", "--around", "far.csv");
        Assert.Contains("No street of the file is near the incidents", cut.Error, StringComparison.Ordinal);
    }

    private JsonDocument Placed(params string[] more)
    {
        CommandLineRun run = Run([
            "place", "incidents.csv", "--whole", "--teams", "1", "--sites", "sites.csv", "--json",
            .. more.Contains("median") || more.Contains("--minutes") ? Array.Empty<string>() : ["--reach", "1000"], .. more,
        ]);
        Assert.True(run.ExitCode == 0, run.Error);
        return JsonDocument.Parse(run.Out);
    }

    private CommandLineRun Run(params string[] words) => CommandLineRun.Of(Array.ConvertAll(
        words, word => word.Contains('.', StringComparison.Ordinal) && !word.StartsWith('-') || word == "out" ? _folder.PathOf(word) : word));
}
