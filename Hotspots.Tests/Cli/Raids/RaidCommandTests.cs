using System.Text.Json;
using Hotspots.Cli;
using Hotspots.Tests.Runs.Raids;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Cli.Raids;

public sealed class RaidCommandTests : IDisposable
{
    private static readonly string[] FileNames = ["raid.json", "raid_doors.geojson", "raid_ways.geojson"];

    private readonly TemporaryFolder _folder = new();

    public RaidCommandTests()
    {
        _folder.Write("warrants.csv", ClactonDay.Csv());
        _folder.Write("teams.csv", ClactonDay.Teams());
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_plan_is_told_written_as_layers_and_the_record_is_what_json_prints()
    {
        CommandLineRun run = Run("--teams", Path("teams.csv"), "-o", Path("out"));
        Assert.Equal(("", ExitCode.Done), (run.Error, run.ExitCode));
        Assert.Contains("12 doors in 2 waves by 8 teams: 7 at 06:00, 5 at 07:", run.Out, StringComparison.Ordinal);
        Assert.Equal(FileNames, Directory.GetFiles(Path("out")).Select(System.IO.Path.GetFileName).Order(StringComparer.Ordinal));
        foreach (string layer in FileNames.Skip(1))
            Assert.Contains("\"marking\":\"OFFICIAL-SENSITIVE\"", _folder.Read("out/" + layer), StringComparison.Ordinal);
        JsonElement[] ways = Features("out/raid_ways.geojson");
        Assert.Equal(13, ways.Length);
        Assert.All(ways, static way => Assert.Equal("LineString", way.GetProperty("geometry").GetProperty("type").GetString()));
        Assert.Equal(12, Features("out/raid_doors.geojson").Length);
        Assert.Equal(_folder.Read("out/raid.json"), Run("--teams", Path("teams.csv"), "--json", "-o", Path("out")).Out);
        string all = run.Out + _folder.Read("out/raid.json") + _folder.Read("out/raid_doors.geojson");
        Assert.DoesNotContain("SECRETNAME", all, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_layer_is_in_one_package_and_sheets_in_one_file()
    {
        CommandLineRun packed = Run("--teams", Path("teams.csv"), "-o", Path("packed"), "-f", "gpkg");
        Assert.Equal(("", ExitCode.Done), (packed.Error, packed.ExitCode));
        Assert.True(File.Exists(Path("packed/raid.gpkg")));
        CommandLineRun paper = Run("--teams", "13", "--muster", ClactonDay.Muster, "-o", Path("raid.pdf"));
        Assert.Equal(("", ExitCode.Done), (paper.Error, paper.ExitCode));
        Assert.Contains("1 sheet for the commander, 13 for teams", paper.Out, StringComparison.Ordinal);
        Assert.StartsWith("%PDF", _folder.Read("raid.pdf"), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_warrants_teams_or_a_time_it_is_said()
    {
        string file = Path("warrants.csv");
        Refused("Name the file of warrants with --warrants.", "--teams", "3", "--at", "06:00");
        Refused("Say how many teams there are with --teams, or name a file of them.", file, "--at", "06:00");
        Refused("Say when the doors are struck with --at, such as --at 06:00.", file, "--teams", "3");
        Refused("--at takes a time such as 06:00, not \"six\".", file, "--teams", "3", "--muster", ClactonDay.Muster, "--at", "six");
        Refused("The warrants are named twice: give the file after \"hotspots raid\" or with --warrants, not both.", file, "--warrants", file);

        static void Refused(string sentence, params string[] words) =>
            Assert.Equal(sentence, CommandLineRun.Of(["raid", .. words]).OneSentence(ExitCode.WrongUsage));
    }

    [Fact]
    public void What_cannot_be_planned_is_said_in_one_sentence()
    {
        string[] number = ["--teams", "3", "--muster", ClactonDay.Muster];
        string[] file = ["--teams", Path("teams.csv")];
        Says("From where do the teams set off? --muster takes a postcode, a grid reference", "--teams", "3");
        Says("--teams takes a whole number from 1 to 500, not 0.", "--teams", "0", "--muster", ClactonDay.Muster);
        Says("--teams takes how many teams there are, or a file of teams that is there, not \"none.csv\".", "--teams", "none.csv");
        Says("There is no warrant on Tue 3 Feb 2026; the nearest days with any are 2026-02-02 (12).", [.. number, "--on", "2026-02-03"]);
        Says("--on takes a day such as 2026-06-30, not \"Monday\".", [.. number, "--on", "Monday"]);
        Says("The last of 5 waves would strike at 10:2", [.. number, "--before", "09:00"]);
        Says("is 317 km from the nearest door: check its position, or say with --farthest 317 that it is meant.", "--teams", "3", "--muster",
            "312000,300000");
        Says("The file of teams says where each sets off: leave out --muster", [.. file, "--muster", ClactonDay.Muster]);
        Says("--muster takes a postcode, a grid reference, an easting and northing, a place or a file of places, not \"Xyzzyx\".", "--teams", "3",
            "--muster", "Xyzzyx");
        Says("No team can stand at", "--teams", "3", "--muster", "625000,210000");
        Says("--time-at-door takes a number of minutes from 0 to 1440, not \"-1\".", [.. number, "--time-at-door", "-1"]);
        Says("Along streets each road has its own speed", [.. number, "--streets", Path("warrants.csv"), "--speed", "40"]);
        Says("A picture holds one page", [.. number, "-o", Path("raid.png")]);
        Says("Formats are of layers", [.. number, "-o", Path("raid.pdf"), "-f", "gpkg"]);
        _folder.Write("teams-nowhere.csv", "callsign,base\nTD21,Clacton\nTD22,Jaywick\n");
        Says("The teams teams-nowhere.csv", "--teams", Path("teams-nowhere.csv"));
        _folder.Write("teams-twice.csv", "callsign,easting,northing\nTD21,617100,215300\nTD21,617100,215300\n");
        Says("Two teams are called \"TD21\"", "--teams", Path("teams-twice.csv"));
        Says("135 Jackson Road, Clacton-on-Sea asks for 2 teams, and there is 1", "--teams", "1", "--muster", ClactonDay.Muster);
    }

    [Fact]
    public void A_file_that_is_no_list_of_warrants_of_a_day_says_what_is_missing()
    {
        Of("kind,date,easting,northing\ntip,2026-02-02,617000,215000\n", "No row is a warrant: let the column of kinds say warrant");
        Of("date,easting,northing\n2026-02-02,617000,215000\n2026-02-03,617000,215000\n",
            "The warrants are of 2 days: say which with --on; those with most are 2026-02-02 (1), 2026-02-03 (1).");
        Of("ref,easting,northing\nA,617000,215000\n", "The warrants have no date: say the day with --on, such as --on 2026-02-02.");
        Of("date,easting,northing,teams\n2026-02-02,617000,215000,some\n",
            "w.csv, line 2: the number of teams is \"some\", and must be a whole number from 1 to 50, or blank.");
        Of("date,easting,northing,wave\n2026-02-02,617000,215000,1\n2026-02-02,617100,215000,1\n2026-02-02,617200,215000,1\n"
            + "2026-02-02,617300,215000,1\n", "Wave 1 of the file asks for 4 teams, and there are 3");

        void Of(string text, string sentence)
        {
            CommandLineRun run = CommandLineRun.Of(
                "raid", _folder.Write("w.csv", text), "--teams", "3", "--muster", ClactonDay.Muster, "--at", "06:00");
            Assert.Contains(sentence, run.OneSentence(ExitCode.WrongUsage), StringComparison.Ordinal);
        }
    }

    private void Says(string sentence, params string[] words) =>
        Assert.Contains(sentence, Run(words).OneSentence(ExitCodeOf(sentence)), StringComparison.Ordinal);

    private static int ExitCodeOf(string sentence) =>
        sentence.StartsWith("A picture", StringComparison.Ordinal) || sentence.StartsWith("Formats", StringComparison.Ordinal)
            ? ExitCode.NothingUsable : ExitCode.WrongUsage;

    private CommandLineRun Run(params string[] words) => CommandLineRun.Of(["raid", "--warrants", Path("warrants.csv"), "--at", "06:00", .. words]);

    private JsonElement[] Features(string name) =>
        [.. JsonDocument.Parse(_folder.Read(name)).RootElement.GetProperty("features").EnumerateArray()];

    private string Path(string name) => _folder.PathOf(name);
}
