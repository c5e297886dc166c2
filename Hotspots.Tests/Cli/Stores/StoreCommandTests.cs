using System.Text.Json;
using Hotspots.Cli;
using Hotspots.Cli.Reports;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Cli.Stores;

/// <summary>A store as its user meets it: on the command line.</summary>
public sealed class StoreCommandTests : IDisposable
{
    private static readonly string[] Why = ["--reason", "weekly tasking"];

    private readonly TemporaryFolder _folder = new();
    private readonly string _store;
    private readonly string _tips;

    public StoreCommandTests()
    {
        _store = _folder.PathOf("force.gpkg");
        _tips = _folder.Write("tips.csv", SampleIncidents.Csv());
        Run("store", "create", _store);
        Run("store", "add", _store, _tips);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_there_is_told_in_counts_and_as_JSON()
    {
        string said = CommandLineRun.Of("store", "inspect", _store).Out;
        Assert.Contains("132 rows of incidents, 132 with a position", said, StringComparison.Ordinal);
        Assert.DoesNotContain("whispered", said, StringComparison.Ordinal);
        JsonElement json = CommandLineRun.Of("store", "inspect", _store, "--json").Json;
        Assert.Equal(132, json.GetProperty("contents").GetProperty("incidents").GetInt32());
        Assert.Equal("OFFICIAL-SENSITIVE", json.GetProperty("marking").GetString());
    }

    [Theory]
    [InlineData("run")]
    [InlineData("inspect")]
    [InlineData("change")]
    [InlineData("today")]
    [InlineData("backtest")]
    public void Whoever_looks_into_it_says_why(string command)
    {
        string[] output = command == "run" ? ["-o", _folder.PathOf("out")] : [];
        string sentence = CommandLineRun.Of([command, _store, .. output]).OneSentence(ExitCode.WrongUsage);
        Starts("\"force.gpkg\" is a store of incidents, and whoever looks into it says why: give --reason TEXT", sentence);
        Assert.DoesNotContain(command, LogKinds().Skip(2));
    }

    [Theory]
    [InlineData("add")]
    [InlineData("export")]
    [InlineData("erase")]
    public void Whoever_changes_it_or_hands_it_out_says_why(string command)
    {
        string[] rest = command switch
        {
            "add" => [_folder.Write("other.csv", SampleIncidents.Csv("seizure"))],
            "export" => ["-o", _folder.PathOf("x.csv")],
            _ => ["--older-than", "1y"],
        };
        string sentence = CommandLineRun.Of(["store", command, _store, .. rest]).OneSentence(ExitCode.WrongUsage);
        Assert.StartsWith("Whoever works on a store says why: give --reason TEXT", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_or_a_person_at_the_screen_may_say_why()
    {
        Assert.Equal(0, With(static terminal => terminal with { SessionReason = "night shift" }));
        Assert.Equal(0, With(static terminal => terminal with { Ask = static question => question.Contains("why") ? "as told" : null }));
        Assert.Equal(ExitCode.WrongUsage, With(static terminal => terminal with { Ask = static _ => " " }));
        Assert.Equal(["night shift", "as told"], Log().Skip(2).Select(static row => row[4]));

        int With(Func<Terminal, Terminal> change)
        {
            using var output = new StringWriter();
            var clock = new FixedClock(CommandLineRun.Now);
            return CommandLine.Run(["inspect", _store], change(new Terminal(output, output)), clock, CancellationToken.None);
        }
    }

    [Fact]
    public void The_store_may_stand_among_the_files_or_behind_its_option()
    {
        string among = Run("inspect", _store, "--json").Out, behind = Run("inspect", "--store", _store, "--json").Out;
        Assert.Equal(among, behind);
        Refused("Name at least one file", ExitCode.WrongUsage, "inspect", "--reason", "x");
    }

    [Fact]
    public void The_command_is_logged_as_it_was_typed_and_the_reason_beside_it()
    {
        Run("run", _store, "--kind", "tip", "-o", _folder.PathOf("out"));
        string[] row = Log()[^1];
        Assert.Equal(("consultation", "weekly tasking"), (row[3], row[4]));
        Assert.Contains("--kind tip", row[5], StringComparison.Ordinal);
        Assert.DoesNotContain("weekly", row[5], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".csv")]
    [InlineData(".geojson")]
    public void What_is_handed_out_can_be_read_again_and_has_no_notes(string ending)
    {
        string file = _folder.PathOf("out" + ending);
        Run("store", "export", _store, "-o", file, "--kind", "warrant");
        string text = File.ReadAllText(file);
        Assert.DoesNotContain("whispered", text, StringComparison.Ordinal);
        Assert.Contains("OFFICIAL-SENSITIVE", text, StringComparison.Ordinal);
        JsonElement read = CommandLineRun.Of("inspect", file, "--json").Json;
        Assert.Equal(14, read.GetProperty("placed").GetInt32());
        Assert.Equal("disclosure", Log()[^1][3]);
        Refused(".csv or .geojson", 1, ["store", "export", _store, "-o", _store, .. Why]);
    }

    [Fact]
    public void The_log_leaves_as_a_table_that_no_spreadsheet_runs()
    {
        CommandLineRun.Of("inspect", _store, "--reason", "=cmd|' /C calc'!A0");
        string file = _folder.PathOf("log.csv");
        Assert.Equal(0, CommandLineRun.Of("store", "log", _store, "-o", file).ExitCode);
        string[] lines = File.ReadAllLines(file);
        Assert.Equal(4, lines.Length);
        Assert.StartsWith("number,at,who,kind,reason,what,count,digest,hash,marking", lines[0], StringComparison.Ordinal);
        Assert.Contains("'=cmd", lines[3], StringComparison.Ordinal);
        Assert.Contains("would be written over", CommandLineRun.Of("store", "log", _store, "-o", _store).OneSentence(1), StringComparison.Ordinal);
    }

    [Fact]
    public void The_check_says_that_all_is_well_or_what_is_not_and_its_exit_code_too()
    {
        CommandLineRun sound = CommandLineRun.Of("store", "check", _store);
        Assert.Equal(0, sound.ExitCode);
        Assert.Contains("2 entries are as written", sound.Out, StringComparison.Ordinal);
        Assert.Equal(1, CommandLineRun.Of("store", "check", _store, "--noted", "0123456789abcdef").ExitCode);
        Refused("--noted takes a hash", ExitCode.WrongUsage, "store", "check", _store, "--noted", "x");
    }

    [Fact]
    public void Due_is_told_erased_is_certified_and_both_are_counts()
    {
        CommandLineRun review = CommandLineRun.Of("store", "review", _store, "--older-than", "1d");
        Assert.Contains("0 incidents were over", review.Out, StringComparison.Ordinal);
        string certificate = _folder.PathOf("certificate.txt"), list = _folder.Write("ids.txt", "R1\nR2\nR3\nnobody\n");
        CommandLineRun erased = Run("store", "erase", _store, "--ids", list, "-o", certificate);
        Assert.Contains("3 incidents", erased.Out, StringComparison.Ordinal);
        Assert.Contains("1 reference is not in the store", erased.Out, StringComparison.Ordinal);
        string text = File.ReadAllText(certificate);
        Assert.Contains("Certificate of erasure", text, StringComparison.Ordinal);
        Assert.DoesNotContain("R1", text, StringComparison.Ordinal);
        Assert.Matches("hash of the entry: +[0-9a-f]{64}", text);
        Assert.Equal("erasure", Log()[^1][3]);
        Refused("Say what to erase", ExitCode.WrongUsage, ["store", "erase", _store, .. Why]);
        Refused("--older-than takes an age", ExitCode.WrongUsage, "store", "review", _store, "--older-than", "six");
    }

    [Fact]
    public void Files_before_one_that_cannot_be_added_are_in_and_said()
    {
        string good = _folder.Write("good.csv", SampleIncidents.Csv("seizure").Replace("\nR", "\nS", StringComparison.Ordinal));
        CommandLineRun run = CommandLineRun.Of(["store", "add", _store, good, _folder.Write("bad.csv", ""), .. Why]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("good.csv", run.Out, StringComparison.Ordinal);
        Assert.Contains("Nothing of bad.csv was added.", run.Error, StringComparison.Ordinal);
        Assert.Equal(264, CommandLineRun.Of("store", "inspect", _store, "--json").Json.GetProperty("contents").GetProperty("incidents").GetInt32());
    }

    [Fact]
    public void A_command_within_another_is_named_whole_where_it_is_refused()
    {
        Refused("Say what to do: hotspots store create, hotspots store add", ExitCode.WrongUsage, "store");
        Refused("see \"hotspots store add --help\"", ExitCode.WrongUsage, "store", "add", _store);
    }

    private CommandLineRun Run(params string[] words)
    {
        CommandLineRun run = CommandLineRun.Of([.. words, .. Why]);
        Assert.True(run.ExitCode == 0, run.Error);
        return run;
    }

    private static void Refused(string words, int exitCode, params string[] command) =>
        Assert.Contains(words, CommandLineRun.Of(command).OneSentence(exitCode), StringComparison.Ordinal);

    private static void Starts(string words, string sentence) => Assert.StartsWith(words, sentence, StringComparison.Ordinal);

    private string[] LogKinds() => [.. Log().Select(static row => row[3])];

    // Number, when, who, kind, reason, what, count.
    private string[][] Log() => [.. Hotspots.Core.Runs.Stores.StoreRuns.Log(_store, CancellationToken.None).Select(static one =>
        new[] { one.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), one.At, one.Who, one.Kind, one.Reason, one.What })];
}
