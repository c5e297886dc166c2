using System.Text.Json;
using Hotspots.Cli;
using Hotspots.Cli.Options;
using Hotspots.Cli.Reports;
using Hotspots.Core.Analysis;
using Hotspots.Core.Model.Spatial;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Cli;

public sealed class RunCommandTests : IDisposable
{
    private static readonly string[] FileNames = ["areas.geojson", "hotspots.geojson", "incidents.geojson", "run.json"];

    private readonly TemporaryFolder _folder = new();
    private readonly string _file;
    private readonly string _output;

    public RunCommandTests()
    {
        _folder.Write("tips.csv", SampleIncidents.Csv());
        _file = _folder.PathOf("tips.csv");
        _output = _folder.PathOf("out");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_hotspots_are_written_and_told()
    {
        CommandLineRun run = Run();
        Assert.Equal("", run.Error);
        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal(FileNames, Written());
        Assert.All(
            ["OFFICIAL-SENSITIVE", "High Street", "Brunswick Road", "Mold", "T/W/S", "2024-03-", "132 incidents analysed, of 132 rows read",
                "What to know", .. FileNames],
            expected => Assert.Contains(expected, run.Out, StringComparison.Ordinal));
        Assert.DoesNotContain("whispered", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void As_json_it_is_the_record_that_is_written_and_nothing_else()
    {
        CommandLineRun run = Run("--json");
        Assert.Equal("", run.Error);
        Assert.Equal(File.ReadAllText(Path.Combine(_output, "run.json")), run.Out);
        int hotspots = run.Json.GetProperty("hotspots").GetInt32();
        Assert.Equal(4, hotspots);
        Assert.Equal(hotspots, run.Json.GetProperty("areas").EnumerateArray().Sum(static area => area.GetProperty("clusters").GetInt32()));
        JsonElement layer = JsonDocument.Parse(File.ReadAllText(Path.Combine(_output, "hotspots.geojson"))).RootElement;
        Assert.Equal(hotspots, layer.GetProperty("features").GetArrayLength());
    }

    [Fact]
    public void The_same_command_gives_the_same_words() => Assert.Equal(Run().Out, Run().Out);

    [Fact]
    public void A_number_can_be_given_to_one_method_alone()
    {
        JsonElement both = Parameters("--permutations", "99"), one = Parameters("--permutations", "gi-star=99"),
            two = Parameters("--permutations", "gi-star=99,local-moran=199");
        JsonElement again = Parameters("--permutations", "199", "--permutations", "Gi-Star=99");
        Assert.Equal(("99", "99"), (Permutations(both, "local-moran"), Permutations(both, "gi-star")));
        Assert.Equal(("999", "99"), (Permutations(one, "local-moran"), Permutations(one, "gi-star")));
        Assert.Equal(("199", "99"), (Permutations(two, "local-moran"), Permutations(two, "gi-star")));
        Assert.Equal(("199", "99"), (Permutations(again, "local-moran"), Permutations(again, "gi-star")));
        const string Said =
            "--permutations 99 goes to each of local-moran and gi-star; for one of them alone it is written --permutations gi-star=99.";
        Assert.Contains(Said, both.GetProperty("notes").EnumerateArray().Select(static n => n.GetString()));
        Assert.DoesNotContain("goes to each", one.GetProperty("notes").GetRawText(), StringComparison.Ordinal);
        Assert.Contains("gi-star.permutations=99", one.GetProperty("choices").GetRawText(), StringComparison.Ordinal);

        Assert.Contains("none of the methods asked for that take it: local-moran and gi-star", Refused("scan=99"), StringComparison.Ordinal);
        Assert.Contains("give it once", Refused("gi-star=99,gi-star=199"), StringComparison.Ordinal);
        Assert.Contains("--permutations takes", Refused("gi-star="), StringComparison.Ordinal);
        Assert.Contains("--permutations takes a whole number", Refused("gi-star=many"), StringComparison.Ordinal);

        JsonElement Parameters(params string[] words) => Run(["--method", "local-moran,gi-star", "--json", .. words]).Json;
        string Refused(string value) => Run("--method", "local-moran,gi-star", "--permutations", value).OneSentence(ExitCode.WrongUsage);
        static string Permutations(JsonElement record, string method) => record.GetProperty("areas")[0].GetProperty("methods").EnumerateArray()
            .Single(m => m.GetProperty("method").GetString() == method).GetProperty("parameters").EnumerateArray()
            .Single(static p => p.GetProperty("name").GetString() == "permutations").GetProperty("value").GetRawText();
    }

    [Fact]
    public void Every_parameter_of_the_catalogue_is_an_option()
    {
        string help = CommandLineRun.Of("run", "--help").Out;
        Assert.All(
            AnalysisCatalog.All.SelectMany(static m => m.Parameters), parameter => Assert.Contains(parameter.Flag, help, StringComparison.Ordinal));
    }

    [Fact]
    public void Parameters_that_are_given_are_used_and_recorded_as_given()
    {
        JsonElement parameters = Run("--eps", "90.5", "--min-points", "7", "--json").Json.GetProperty("areas")[0].GetProperty("parameters");
        Assert.Equal(
            [("eps", 90.5, "given"), ("min-points", 7, "given")],
            parameters.EnumerateArray()
                .Select(static p => (p.GetProperty("name").GetString()!, p.GetProperty("value").GetDouble(), p.GetProperty("origin").GetString()!)));
    }

    [Fact]
    public void Parameters_that_are_not_given_are_marked_as_chosen_by_the_tool()
    {
        Assert.Contains("* chosen by the tool", Run().Out, StringComparison.Ordinal);
        Assert.DoesNotContain("* chosen by the tool", Run("--eps", "90", "--min-points", "7").Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--eps", "0")]
    [InlineData("--eps", "1e999")]
    [InlineData("--eps", "150,5")]
    [InlineData("--min-points", "2.5")]
    [InlineData("--method", "guessing")]
    [InlineData("--weights", "heavy")]
    [InlineData("--from", "yesterday")]
    [InlineData("--to", "2024-02-30")]
    [InlineData("--area", "Nowhere-on-Sea")]
    [InlineData("--marking", "")]
    [InlineData("--column", "latitude")]
    public void A_wish_that_cannot_be_met_is_wrong_usage_and_writes_nothing(string option, string value)
    {
        CommandLineRun.Of("run", _file, "-o", _output, option, value).OneSentence(ExitCode.WrongUsage);
        Assert.False(Directory.Exists(_output));
    }

    [Fact]
    public void A_kind_that_is_not_there_is_refused_with_those_that_are()
    {
        string sentence = CommandLineRun.Of("run", _file, "-o", _output, "--kind", "seizure").OneSentence(ExitCode.WrongUsage);
        Assert.Contains("tip", sentence, StringComparison.Ordinal);
        Assert.Contains("warrant", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Areas_kinds_and_times_narrow_what_is_analysed()
    {
        Assert.Equal(
            ["Mold"],
            Run("--area", "Mold", "--json").Json.GetProperty("areas").EnumerateArray().Select(static area => area.GetProperty("name").GetString()!));
        Assert.Equal(
            [StudyArea.WholeName],
            Run("--whole", "--json").Json.GetProperty("areas").EnumerateArray().Select(static area => area.GetProperty("name").GetString()!));
        Assert.Equal(14, Run("--kind", "warrant", "--json").Json.GetProperty("analysed").GetInt32());
        Assert.Equal(0, Run("--from", "2024-03-01", "--to", "2024-03-01", "--json").Json.GetProperty("analysed").GetInt32() % 5);
    }

    [Fact]
    public void When_nothing_is_left_the_last_good_output_stays()
    {
        Run();
        string before = File.ReadAllText(Path.Combine(_output, "run.json"));
        string sentence = CommandLineRun.Of("run", _file, "-o", _output, "--from", "2030").OneSentence(ExitCode.NothingUsable);
        Assert.Contains("--from", sentence, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(Path.Combine(_output, "run.json")));
    }

    [Fact]
    public void A_file_without_positions_is_nothing_usable()
    {
        _folder.Write("nowhere.csv", "id,kind,longitude,latitude\n1,tip,,\n");
        Assert.Contains(
            "--column longitude", CommandLineRun.Of("run", _folder.PathOf("nowhere.csv"), "-o", _output).OneSentence(ExitCode.NothingUsable),
            StringComparison.Ordinal);
        Assert.False(Directory.Exists(_output));
    }

    [Fact]
    public void An_output_that_cannot_be_written_is_one_sentence()
    {
        _folder.Write("taken", "a file, not a folder");
        CommandLineRun.Of("run", _file, "-o", _folder.PathOf("taken")).OneSentence(ExitCode.NothingUsable);
        Assert.Equal("a file, not a folder", _folder.Read("taken"));
    }

    [Fact]
    public void The_marking_is_what_the_user_says()
    {
        Assert.Equal("SECRET", Run("--marking", "SECRET", "--json").Json.GetProperty("marking").GetString());
        _folder.Write("crime.csv", SampleIncidents.Csv(kind: "burglary"));
        Assert.Equal(
            "OFFICIAL", CommandLineRun.Of("run", _folder.PathOf("crime.csv"), "-o", _output, "--json").Json.GetProperty("marking").GetString());
    }

    [Fact]
    public void Weights_change_the_ranking_and_are_shown()
    {
        Assert.DoesNotContain("Weight", Run().Out, StringComparison.Ordinal);
        Assert.Contains("Weight", Run("--weights", "warrant=100").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void No_hotspot_is_an_answer_and_no_error()
    {
        CommandLineRun run = Run("--min-points", "1000");
        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains("No hotspot was found", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("trend")]
    [InlineData("knox,trend")]
    public void A_method_of_whole_areas_is_not_said_to_have_found_no_hotspot(string methods)
    {
        CommandLineRun run = Run("--method", methods);
        Assert.Equal(("", ExitCode.Done), (run.Error, run.ExitCode));
        Assert.DoesNotContain("No hotspot was found", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("--min-points", run.Out, StringComparison.Ordinal);
        Assert.Contains("What holds for each area as a whole", run.Out, StringComparison.Ordinal);
        Assert.Contains(
            methods == "trend" ? "trend looks at each area as a whole and lists no places" : "knox and trend look at each area as a whole", run.Out,
            StringComparison.Ordinal);
        Assert.Contains("s were compared", run.Out, StringComparison.Ordinal);
        // Beside a method that finds places, it is that one which found none.
        Assert.Contains("No hotspot was found", Run("--method", "dbscan,trend", "--min-points", "1000").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Cancelled_before_writing_it_leaves_the_last_good_output()
    {
        Run();
        string before = File.ReadAllText(Path.Combine(_output, "run.json"));
        using var cancelling = new CancellationTokenSource();
        using var output = new StringWriter();
        using var error = new StringWriter();
        // The record asks for the time twice: when the run begins, and when its results are ready to be written.
        var clock = new CancellingClock(cancelling, cancelAt: 2);
        int exitCode = CommandLine.Run(["run", _file, "-o", _output, "--marking", "SECRET"], new Terminal(output, error), clock, cancelling.Token);
        Assert.Equal(ExitCode.Cancelled, exitCode);
        Assert.Equal("Cancelled: nothing was written.", error.ToString().TrimEnd());
        Assert.Empty(output.ToString());
        Assert.Equal(before, File.ReadAllText(Path.Combine(_output, "run.json")));
        Assert.Equal(FileNames, Written());
    }

    [Fact]
    public void A_fault_of_the_program_is_one_sentence_that_says_how_to_report_it()
    {
        using var error = new StringWriter();
        int exitCode =
            CommandLine.Run(["run", _file, "-o", _output], new Terminal(TextWriter.Null, error), new BrokenClock(), CancellationToken.None);
        Assert.Equal(ExitCode.NothingUsable, exitCode);
        Assert.Equal(
            "This is a fault of the program, not of your files: please report the command you typed with the words \"InvalidOperationException: the "
                + "spring is broken\".",
            error.ToString().TrimEnd());
    }

    private CommandLineRun Run(params string[] options) => CommandLineRun.Of(["run", _file, "-o", _output, .. options]);

    private string[] Written() => [.. Directory.GetFiles(_output).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private sealed class CancellingClock(CancellationTokenSource cancelling, int cancelAt) : TimeProvider
    {
        private int _asked;

        public override DateTimeOffset GetUtcNow()
        {
            if (++_asked == cancelAt)
                cancelling.Cancel();
            return CommandLineRun.Now;
        }
    }

    private sealed class BrokenClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => throw new InvalidOperationException("the spring is broken");
    }
}
