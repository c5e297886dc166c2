using System.Globalization;
using System.Text.Json;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Cli;

public sealed class PlaceCommandTests : IDisposable
{
    /// <summary>Round Mold and Buckley, where the made-up incidents are.</summary>
    private const string Everything = """{"type":"Polygon","coordinates":[[[-3.4,53],[-2.8,53],[-2.8,53.4],[-3.4,53.4],[-3.4,53]]]}""";

    private readonly TemporaryFolder _folder = new();
    private readonly string _file;

    public PlaceCommandTests()
    {
        _folder.Write("incidents.csv", SampleIncidents.Csv());
        _folder.Write("two.csv", "name,easting,northing\nMold station,323800,364000\nBuckley station,327800,364400\n");
        _folder.Write("abroad.csv", "name,longitude,latitude\nMold,-3.14,53.16\nMunich,11.57,48.14\n");
        _folder.Write("everything.geojson", Everything);
        _folder.Write("broken.geojson", "{");
        _folder.Write("line.geojson", """{"type":"LineString","coordinates":[[-3,53],[-3.1,53]]}""");
        _folder.Write("demand.csv", "easting,northing,weight\n323800,364000,3\n327800,364400,5\n327900,364400,2\n");
        _folder.Write("huge.csv", "easting,northing,weight\n323800,364000,3\n327800,364400,1e308\n");
        _folder.Write("negative.csv", "easting,northing,weight\n323800,364000,3\n327800,364400,-5\n");
        _folder.Write("words.csv", "a,b\nx,y\n");
        _folder.Write("empty.csv", "easting,northing,weight\n");
        _file = _folder.PathOf("incidents.csv");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--teams 3 --sites two.csv", "There are 3 teams but only 2 sites allowed: give more sites or fewer teams.")]
    [InlineData("--teams 1 --reach 0", "--reach takes a number of metres above 0, not \"0\".")]
    [InlineData("--teams 1 --reach -5", "--reach takes a number of metres above 0, not \"-5\".")]
    [InlineData("--teams 1 --minutes 0", "--minutes takes a number of minutes above 0, not \"0\".")]
    [InlineData("--teams 1 --from 2030-01", "There is no demand: none of the incidents with a position is left, so widen the areas or the filters.")]
    [InlineData(
        "--teams 1 --forbid everything.geojson",
        "All demand lies in the forbidden zones: make the zones smaller, for they are where no team may stand.")]
    [InlineData(
        "--teams 1 --sites two.csv --capacity 0.5",
        "The capacity, 0.5, is below the largest demand, 1: raise it, or divide that demand into smaller points.")]
    [InlineData("--teams Mold=1,Atlantis=2", "There is no area \"Atlantis\" among these incidents; there are Buckley, Mold.")]
    [InlineData("--teams Mold=0", "--teams takes a whole number of 1 or more, not \"0\".")]
    [InlineData("--teams 0", "--teams takes a whole number of 1 or more, not \"0\".")]
    [InlineData("--teams Mold", "--teams takes a whole number of 1 or more, not \"Mold\".")]
    [InlineData("--teams Mold=1,mold=2", "--teams names \"mold\" twice: name each area once.")]
    [InlineData("", "Say how many teams there are with --teams, or what they are to reach with --target.")]
    [InlineData("--teams 2 --reach 500 --minutes 5", "The reach is given in metres and in minutes: leave out --reach or --minutes.")]
    [InlineData(
        "--teams 2 --speed 30",
        "A speed or a detour factor says how minutes are made of metres: give the reach with --minutes, or leave out --speed and --detour.")]
    [InlineData("--teams 2 --minutes 5 --speed 0", "--speed takes a number of km/h above 0, not \"0\".")]
    [InlineData("--teams 2 --minutes 5 --detour 0.9", "--detour takes a number of 1 or more, not \"0.9\".")]
    [InlineData("--teams 2 --objective best", "--objective takes coverage, median or center, not \"best\".")]
    [InlineData("--teams 2 --demand-of points", "--demand-of takes incidents, hotspots or cells, not \"points\".")]
    [InlineData("--teams 2 --budget soon", "--budget takes a time above 0 such as 5s or 2m, not \"soon\".")]
    [InlineData("--target 8", "--target takes a share such as 80% or 0.8, not \"8\".")]
    [InlineData("--target 0%", "The target must be above 0 % and at most 100 %; it was 0 %.")]
    [InlineData(
        "--target 80% --objective median", "A target is a share of what is covered: leave out --target, or choose coverage without a capacity.")]
    [InlineData(
        "--target 99% --sites two.csv --reach 100", "Even 2 teams cover only *: ask for a smaller --target, a longer reach or more candidate sites.")]
    [InlineData("--teams 2 --patrol-hours 25", "--patrol-hours takes a number of hours above 0 and at most 24, not \"25\".")]
    [InlineData("--teams 2 --visit 10", "--visit and --visits are about a patrol: say how long it lasts with --patrol-hours.")]
    [InlineData("--teams 2 --week", "A week is planned of shifts: say how long a shift lasts with --patrol-hours.")]
    [InlineData("--teams 2 --patrol-hours 4 --week tomorrow", "--week takes a date such as 2026-01-05 or nothing, not \"tomorrow\".")]
    [InlineData("--teams 2 --patrol-hours 4 --control-days 1", "--control-days and --control-seed are about a week: plan one with --week.")]
    [InlineData("--teams 2 --patrol-hours 4 --week --control-days 7", "--control-days takes a whole number from 0 to 6, not \"7\".")]
    [InlineData("--teams 2 --patrol-hours 4 --week --control-days some", "--control-days takes a whole number from 0 to 6, not \"some\".")]
    [InlineData("--teams 2 --spacing -1", "--spacing takes a number of metres from 0 on, not \"-1\".")]
    [InlineData("--teams 2 --lattice 0", "--lattice takes a number of metres above 0 and at most 1000000000, not \"0\".")]
    [InlineData(
        "--teams 2 --lattice 100 --sites two.csv", "With --sites the sites of the file are the candidates: leave out --candidates and --lattice.")]
    [InlineData(
        "--teams 1 --fixed two.csv", "There are 2 fixed sites but only 1 teams: fixed sites count among the teams, so give more teams or fix fewer.")]
    [InlineData("--teams 2 --planar", "--planar is for points of --demand: incidents lie on the National Grid.")]
    public void A_wish_that_cannot_be_met_is_one_sentence(string options, string sentence) => AssertRefused([_file, .. Words(options)], sentence);

    [Theory]
    [InlineData(
        "--teams 1 --sites abroad.csv",
        "The sites cannot be used: abroad.csv, line 3, column longitude: \"11.57\": expected a longitude in degrees between *.")]
    [InlineData("--teams 1 --forbid broken.geojson", "The forbidden zones broken.geojson cannot be read: *")]
    [InlineData("--teams 1 --forbid line.geojson", "The forbidden zones line.geojson cannot be read: *polygons.")]
    [InlineData("--teams 1 --sites words.csv", "*words.csv*")]
    [InlineData("--teams 1 --sites nowhere.csv", "There is no file \"*nowhere.csv\" for --sites: check the name and the folder you are in.")]
    public void A_file_that_cannot_be_used_is_one_sentence(string options, string sentence) => AssertRefused([_file, .. Words(options)], sentence);

    [Theory]
    [InlineData("--demand negative.csv --teams 1", "negative.csv, line 3: the weight is \"-5\", and must be a number from 0 to 1,000,000,000,000.")]
    [InlineData("--demand huge.csv --teams 1", "huge.csv, line 3: the weight is \"1e308\", and must be a number from 0 to 1,000,000,000,000.")]
    [InlineData(
        "--demand demand.csv --sites two.csv --teams 1 --capacity 4",
        "The capacity, 4, is below the largest demand, 5: raise it, or divide that demand into smaller points.")]
    [InlineData("--demand empty.csv --teams 1", "*empty.csv*")]
    [InlineData("--demand demand.csv --teams 2 --forbid everything.geojson", "All demand lies in the forbidden zones: *")]
    [InlineData("--demand demand.csv --teams Mold=1", "The points of --demand lie in no area: give one number of teams.")]
    [InlineData("--demand demand.csv --teams 1 --kind tip", "With --demand there are points and no incidents: *")]
    [InlineData("--demand demand.csv --teams 1 --demand-of cells", "The points of --demand are what is to be reached: leave out --demand-of.")]
    [InlineData("--teams 1", "Name at least one file of incidents after \"hotspots place\", or a table of points with --demand.")]
    public void Demand_that_cannot_be_used_is_one_sentence(string options, string sentence) => AssertRefused(Words(options), sentence);

    [Fact]
    public void An_area_that_is_misspelt_is_asked_about() =>
        Assert.Equal("There is no area \"Mould\"; did you mean Mold?\n", Place("--teams Mould=1").Error);

    [Fact]
    public void Files_and_points_together_are_too_much() =>
        AssertRefused([_file, .. Words("--demand demand.csv --teams 1")], "The demand is given twice: *");

    [Fact]
    public void The_answer_says_what_it_is_made_of()
    {
        CommandLineRun run = Place("--teams 2 --reach 300 -o out --json");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        JsonElement answer = run.Json;
        Assert.Equal(2, answer.GetProperty("teams").GetInt32());
        Assert.Equal("coverage", answer.GetProperty("objective").GetString());
        Assert.Equal(answer.GetProperty("value").GetDouble() / 132, answer.GetProperty("coveredShare").GetDouble(), 12);
        Assert.InRange(answer.GetProperty("bound").GetDouble(), answer.GetProperty("value").GetDouble(), 132);
        Assert.InRange(answer.GetProperty("gap").GetDouble(), 0, 1);
        Assert.InRange(answer.GetProperty("meanDistance").GetDouble(), 0, answer.GetProperty("worstDistance").GetDouble());
        Assert.Equal(2, answer.GetProperty("sites").GetArrayLength());
        Assert.Equal(File.ReadAllText(Path.Combine(_folder.PathOf("out"), "placement.json")).ReplaceLineEndings("\n"), run.Out);
        // What is said to be covered is within reach of the places that are named.
        JsonElement[] sites = [.. answer.GetProperty("sites").EnumerateArray()];
        JsonElement[] incidents =
            [.. Features("out/coverage.geojson").Where(static f => f.GetProperty("properties").GetProperty("what").GetString() == "incident")];
        Assert.Equal(132, incidents.Length);
        Assert.Equal(
            answer.GetProperty("value").GetDouble(),
            incidents.Count(static f => f.GetProperty("properties").GetProperty("site").ValueKind == JsonValueKind.Number));
        Assert.All(incidents, static f =>
        {
            JsonElement about = f.GetProperty("properties");
            Assert.Equal(about.GetProperty("distance").GetDouble() <= 300, about.GetProperty("site").ValueKind == JsonValueKind.Number);
        });
        Assert.Equal(2, Features("out/sites.geojson").Length);
        Assert.False(File.Exists(Path.Combine(_folder.PathOf("out"), "patrol.geojson")));
        Assert.All(sites, static site => Assert.Matches(@"^SJ \d{3} \d{3}$", site.GetProperty("gridReference").GetString()));
    }

    [Fact]
    public void A_report_names_places_and_says_how_good_they_are()
    {
        CommandLineRun run = Place("--teams 2 --reach 1500 --patrol-hours 2");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("Where the 2 teams go, in order of gain", run.Out, StringComparison.Ordinal);
        string text = string.Join(' ', run.Out.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Matches(@"This plan reaches \d+\.\d % of the weight, and no two places among the \d+ considered reach more: that is proven\.", text);
        Assert.Matches(@"\d+ of 132 incidents are within reach \(1,500 m in a straight line\)", text);
        Assert.Contains("What fewer and more teams would reach", run.Out, StringComparison.Ordinal);
        Assert.Contains("Shift of team 1, 2:00 h", run.Out, StringComparison.Ordinal);
        Assert.Contains("Nothing was written", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shift_takes_no_longer_than_its_hours_and_visits_last_what_was_said()
    {
        Place("--teams 1 --patrol-hours 1 --visits 3 -o out");
        JsonElement patrol = Json("out/placement.json").GetProperty("sites")[0].GetProperty("patrol");
        Assert.InRange(patrol.GetProperty("travelMinutes").GetDouble() + patrol.GetProperty("visitMinutes").GetDouble(), 15, 60);
        Assert.Equal(15 * patrol.GetProperty("visits").GetArrayLength(), patrol.GetProperty("visitMinutes").GetDouble());
        Assert.Contains(Features("out/patrol.geojson"), static f => f.GetProperty("geometry").GetProperty("type").GetString() == "LineString");
        // A placement without patrols takes the earlier patrols away.
        Place("--teams 1 -o out");
        Assert.False(File.Exists(Path.Combine(_folder.PathOf("out"), "patrol.geojson")));
    }

    [Fact]
    public void A_week_is_a_table_in_which_each_place_is_left_alone_on_its_control_days()
    {
        CommandLineRun run = Place("--teams 1 --patrol-hours 4 --week 2026-01-05 -o out");
        Assert.Contains("Week of team 1", run.Out, StringComparison.Ordinal);
        Assert.Contains("2 control days for each place, drawn with seed 1", run.Out, StringComparison.Ordinal);
        string[] lines = File.ReadAllLines(_folder.PathOf("out/patrol-week.csv"));
        Assert.Equal(
            "day,date,weekday,from,until,team,shiftStart,shiftHours,place,hotspot,control,visits,arrivals,easting,northing,shows,marking,run",
            lines[0]);
        string[][] rows = [.. lines.Skip(1).Select(static line => line.Replace("\"", "", StringComparison.Ordinal).Split(','))];
        Assert.Equal(("2026-01-05", "Monday"), (rows[0][1], rows[0][2]));
        Assert.Equal(("2026-01-11", "Sunday"), (rows[^1][1], rows[^1][2]));
        Assert.All(rows, static row => Assert.Equal(
            (row[1] + "T07:00", DateOnly.Parse(row[1], CultureInfo.InvariantCulture).AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                + "T07:00"), (row[3], row[4])));
        Assert.Contains("A day runs from 07:00 to 07:00 of the next", run.Out, StringComparison.Ordinal);
        Assert.All(
            rows.GroupBy(static row => row[9]), static place => Assert.Equal((7, 2), (place.Count(), place.Count(static row => row[10] == "yes"))));
        Assert.All(rows.Where(static row => row[10] == "yes"), static row => Assert.Equal(("0", ""), (row[11], row[12])));
        Assert.Contains(rows, static row => row[10] == "no" && row[11] != "0" && row[12].Length > 0);
        JsonElement week = Json("out/placement.json").GetProperty("sites")[0].GetProperty("patrol").GetProperty("week");
        Assert.Equal(7, week.GetArrayLength());
        Assert.Equal(
            rows.Count(static row => row[10] == "yes"), week.EnumerateArray().Sum(static day => day.GetProperty("control").GetArrayLength()));
        Assert.Equal(
            rows.Sum(static row => int.Parse(row[11], CultureInfo.InvariantCulture)),
            week.EnumerateArray().Sum(static day => day.GetProperty("visits").GetArrayLength()));
        Place("--teams 1 --patrol-hours 4 --week --control-days 0 -o out");
        lines = File.ReadAllLines(_folder.PathOf("out/patrol-week.csv"));
        Assert.All(lines.Skip(1), static line => Assert.Contains(",no,", line, StringComparison.Ordinal));
        Assert.StartsWith("1,,\"Monday\",\"Monday 07:00\",\"Tuesday 07:00\",1,", lines[1], StringComparison.Ordinal);
        // A placement without a week takes the earlier one away.
        Place("--teams 1 --patrol-hours 4 -o out");
        Assert.False(File.Exists(_folder.PathOf("out/patrol-week.csv")));
    }

    [Fact]
    public void Teams_of_each_area_are_placed_apart_and_added_up()
    {
        JsonElement apart = Place("--teams Mold=1,Buckley=1 --reach 500 --json").Json;
        double mold = Place("--area Mold --teams 1 --reach 500 --json").Json.GetProperty("value").GetDouble();
        double buckley = Place("--area Buckley --teams 1 --reach 500 --json").Json.GetProperty("value").GetDouble();
        Assert.Equal(mold + buckley, apart.GetProperty("value").GetDouble());
        Assert.Equal(["Buckley", "Mold"], apart.GetProperty("pools").EnumerateArray().Select(static pool => pool.GetProperty("name").GetString()));
        double shared = Place("--teams 2 --reach 500 --json").Json.GetProperty("value").GetDouble();
        Assert.InRange(shared, mold + buckley, 132);
    }

    [Fact]
    public void Real_sites_keep_their_names_and_fixed_ones_stay()
    {
        JsonElement chosen = Place("--teams 1 --sites two.csv --reach 1500 --json").Json;
        Assert.EndsWith("station", chosen.GetProperty("sites")[0].GetProperty("name").GetString(), StringComparison.Ordinal);
        JsonElement held = Place("--teams 3 --fixed two.csv --reach 200 --json").Json;
        Assert.Equal([true, true, false], held.GetProperty("sites").EnumerateArray().Select(static s => s.GetProperty("fixed").GetBoolean()));
    }

    [Theory]
    // Off the pier of Clacton, and in Liverpool Bay in degrees: the same places and words as in the window.
    [InlineData("name,easting,northing\nBoat,618500,213000\n", "No team can stand at TM 1850 1300: that is in the sea; put it on land.")]
    [InlineData("name,longitude,latitude\nBoat,-3.5,53.4\n", "No team can stand at SJ 0036 9029: that is in the sea; put it on land.")]
    public void A_team_that_stands_in_the_sea_is_refused(string csv, string sentence)
    {
        _folder.Write("boat.csv", csv);
        AssertRefused([_file, .. Words("--teams 2 --fixed boat.csv")], sentence);
    }

    [Theory]
    // The pier of Clacton, the summit of Ben Macdui, Belfast (which has no postcodes here).
    [InlineData("name,easting,northing\nHere,617550,214350\n")]
    [InlineData("name,easting,northing\nHere,298900,798900\n")]
    [InlineData("name,longitude,latitude\nHere,-5.93,54.597\n")]
    public void A_team_on_land_or_a_pier_stands(string csv)
    {
        _folder.Write("here.csv", csv);
        Assert.True(Place("--teams 2 --fixed here.csv --json").Json.GetProperty("sites")[0].GetProperty("fixed").GetBoolean());
    }

    [Fact]
    public void A_target_gives_the_number_of_teams()
    {
        JsonElement answer = Place("--target 80% --reach 500 --json").Json;
        int teams = answer.GetProperty("target").GetProperty("teams").GetInt32();
        Assert.Equal(teams, answer.GetProperty("teams").GetInt32());
        Assert.InRange(answer.GetProperty("coveredShare").GetDouble(), 0.8, 1);
        Assert.True(
            teams == 1 || Place(string.Create(CultureInfo.InvariantCulture, $"--teams {teams - 1} --reach 500 --json"))
            .Json.GetProperty("coveredShare").GetDouble() < 0.8);
    }

    [Theory]
    [InlineData("hotspots")]
    [InlineData("cells")]
    public void Hotspots_and_cells_can_be_the_demand(string source)
    {
        JsonElement answer = Place($"--teams 2 --reach 500 --demand-of {source} --json").Json;
        Assert.InRange(answer.GetProperty("demandPoints").GetInt32(), 2, 131);
        Assert.Equal(132, answer.GetProperty("incidents").GetProperty("count").GetInt32());
        Assert.InRange(answer.GetProperty("incidents").GetProperty("coveredShare").GetDouble(), 0.3, 1);
    }

    [Fact]
    public void Minutes_are_metres_at_a_speed()
    {
        // 3 minutes at 30 km/h with a detour of 1.5 are 1,000 m.
        JsonElement minutes = Place("--teams 2 --minutes 3 --speed 30 --detour 1.5 --lattice 200 --json").Json;
        JsonElement metres = Place("--teams 2 --reach 1000 --lattice 200 --json").Json;
        Assert.Equal("min", minutes.GetProperty("unit").GetString());
        Assert.Equal(metres.GetProperty("value").GetDouble(), minutes.GetProperty("value").GetDouble());
        Assert.Equal(metres.GetProperty("meanDistance").GetDouble() * 3 / 1000, minutes.GetProperty("meanDistance").GetDouble(), 9);
    }

    [SharedFact("references/placement")]
    public void A_textbook_instance_is_solved_to_the_value_that_integer_programming_gives()
    {
        string folder = SharedData.Path("references/placement");
        string[] words =
        [
            "place", "--demand", Path.Combine(folder, "fl_1000_500_demand.csv"), "--sites", Path.Combine(folder, "fl_1000_500_sites.csv"), "--teams",
            "10", "--json"
        ];
        JsonElement cover = CommandLineRun.Of([.. words, "--reach", "500"]).Json;
        Assert.True(cover.GetProperty("provenOptimal").GetBoolean());
        Assert.Equal(1081.8, cover.GetProperty("value").GetDouble());
        JsonElement median = CommandLineRun.Of([.. words, "--objective", "median", "--planar"]).Json;
        Assert.Equal(5008349.236431731, median.GetProperty("value").GetDouble(), 6);
        Assert.Equal(["placement.json"], median.GetProperty("files").EnumerateArray().Select(static f => f.GetString()));
    }

    [Theory]
    [InlineData("name,x,y\n\"North, old road\",0,0\nSouth,100,0\n,200,0\n", "North, old road|South|200, 0")]
    [InlineData("x;y;Site Name;id\n0;0;North;a\n100;0;South;b\n200;0;East;c\n", "North|South|East")]
    [InlineData("x,y,id\n0,0,S-1\n100,0,S-2\n200,0,S-3\n", "S-1|S-2|S-3")]
    [InlineData("x,y\n0,0\n100,0\n200,0\n", "0, 0|100, 0|200, 0")]
    public void Sites_of_a_plane_keep_their_names(string sites, string names)
    {
        string demand = _folder.Write("plane-demand.csv", "x,y,weight\n0,0,3\n100,0,2\n200,0,1\n"), file = _folder.Write("plane-sites.csv", sites);
        foreach (string option in new[] { "--sites", "--fixed" })
        {
            string[] words =
                ["place", "--demand", demand, option, file, "--teams", "3", "--reach", "10", "--objective", "coverage", "--planar", "--json"];
            JsonElement answer = CommandLineRun.Of(words).Json;
            Assert.Equal(
                names.Split('|').Order(StringComparer.Ordinal),
                answer.GetProperty("sites").EnumerateArray().Select(static site => site.GetProperty("name").GetString()!)
                    .Order(StringComparer.Ordinal));
        }
    }

    private static void AssertRefused(string[] words, string sentence)
    {
        CommandLineRun run = CommandLineRun.Of(["place", .. words]);
        Assert.InRange(run.ExitCode, 1, 2);
        string said = run.OneSentence(run.ExitCode);
        string pattern = System.Text.RegularExpressions.Regex.Escape(sentence).Replace("\\*", ".*", StringComparison.Ordinal);
        Assert.Matches($"^{pattern}$", said);
    }

    private CommandLineRun Place(string options) => CommandLineRun.Of(["place", _file, .. Words(options)]);

    private string[] Words(string options) => [.. options.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word =>
        word == "out" || word.EndsWith(".csv", StringComparison.Ordinal) || word.EndsWith(".geojson", StringComparison.Ordinal) ? _folder.PathOf(word)
            : word)];

    private JsonElement Json(string path) => JsonDocument.Parse(_folder.Read(path)).RootElement;

    private JsonElement[] Features(string path) => [.. Json(path).GetProperty("features").EnumerateArray()];
}
