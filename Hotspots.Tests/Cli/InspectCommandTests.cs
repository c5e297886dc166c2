using System.Text.Json;
using Hotspots.Cli;
using Hotspots.Cli.Reports;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Cli;

public sealed class InspectCommandTests : IDisposable
{
    private const string Native =
        """
        id,kind,time,longitude,latitude,town
        A1,tip,2024-03-01 09:30,-3.1420,53.1690,Mold
        A2,warrant,2024-03-02 06:00,-3.0790,53.1720,Buckley
        A3,seizure,2024-03-02,,,Buckley
        A4,tip,2024-13-45,-3.1420,53.1690,Mold
        A5,tip,2024-03-05 10:00,-3.1420,93.1690,Mold
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_row_is_accounted_for_in_words_and_in_json()
    {
        string file = Write("tips.csv", Native);
        JsonElement json = Done(CommandLineRun.Of("inspect", file, "--json")).Json;
        Assert.Equal(5, json.GetProperty("rows").GetInt32());
        Assert.Equal(2, json.GetProperty("placed").GetInt32());
        Assert.Equal(1, json.GetProperty("unplaced").GetInt32());
        Assert.Equal(2, json.GetProperty("rejected").GetInt32());
        Assert.Equal(2, json.GetProperty("reasons").EnumerateObject().Sum(static reason => reason.Value.GetInt32()));

        string words = Done(CommandLineRun.Of("inspect", file)).Out;
        Assert.All(
            ["tips.csv", "5 rows", "2  placed", "1  unplaced", "2  rejected", "Why rows were rejected", "warrant", "2024-03-01 to 2024-03-02",
                "to the minute", "Longitude -3.1420 to -3.0790", "What to know"],
            expected => Assert.Contains(expected, words, StringComparison.Ordinal));
    }

    [Fact]
    public void No_line_but_an_unbroken_reason_is_wider_than_a_hundred_characters()
    {
        string words = Done(CommandLineRun.Of("inspect", Write("tips.csv", Native))).Out;
        Assert.All(
            words.Split('\n').Where(static line => !line.Contains("expected", StringComparison.Ordinal)),
            static line => Assert.InRange(line.Length, 0, 100));
    }

    [Fact]
    public void A_column_can_be_named_by_hand()
    {
        string file = Write("own.csv", "what,MyLon,MyLat\ntip,-3.1420,53.1690\n");
        JsonElement json = Done(CommandLineRun.Of("inspect", file, "--column", "longitude=MyLon", "--column", "latitude=MyLat", "--json")).Json;
        Assert.Equal(1, json.GetProperty("placed").GetInt32());
    }

    [Fact]
    public void A_column_that_is_wrongly_named_is_wrong_usage()
    {
        string file = Write("own.csv", "what,MyLon,MyLat\ntip,-3.1420,53.1690\n");
        Assert.Contains(
            "MyLat", CommandLineRun.Of("inspect", file, "--column", "longitude=Nowhere").OneSentence(ExitCode.WrongUsage), StringComparison.Ordinal);
        Assert.Contains(
            "longitude", CommandLineRun.Of("inspect", file, "--column", "lingitude=MyLon").OneSentence(ExitCode.WrongUsage),
            StringComparison.Ordinal);
        CommandLineRun.Of("inspect", file, "--column", "longitude").OneSentence(ExitCode.WrongUsage);
        CommandLineRun.Of("inspect", file, "--column", "longitude=MyLon", "--column", "Longitude=MyLat").OneSentence(ExitCode.WrongUsage);
    }

    [Fact]
    public void Rejected_rows_are_written_mended_and_loaded_again()
    {
        string file = Write("tips.csv", Native), rejects = _folder.PathOf("rejects.csv");
        Assert.Contains("2 rejected rows", Done(CommandLineRun.Of("inspect", file, "--rejects", rejects)).Out, StringComparison.Ordinal);
        string mended = File.ReadAllText(rejects).Replace("2024-13-45", "2024-03-04", StringComparison.Ordinal)
            .Replace("93.1690", "53.1690", StringComparison.Ordinal);
        JsonElement json = Done(CommandLineRun.Of("inspect", Write("mended.csv", mended), "--json")).Json;
        Assert.Equal(2, json.GetProperty("placed").GetInt32());
        Assert.Equal(0, json.GetProperty("rejected").GetInt32());
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        string missing = _folder.PathOf("missing.csv");
        Assert.Equal(
            $"There is no file or folder \"{missing}\": check the name and the folder you are in.",
            CommandLineRun.Of("inspect", Write("tips.csv", Native), missing).OneSentence(ExitCode.NothingUsable));
    }

    [Theory]
    [InlineData("")]
    [InlineData("id,kind,time,longitude,latitude\n")]
    [InlineData("id,kind,time,longitude,latitude\n1,tip,2024-03-01,400,500\n")]
    public void Input_of_which_nothing_can_be_used_is_an_error_after_the_report(string text)
    {
        CommandLineRun run = CommandLineRun.Of("inspect", Write("tips.csv", text), "--json");
        Assert.Equal(ExitCode.NothingUsable, run.ExitCode);
        Assert.Equal(0, run.Json.GetProperty("placed").GetInt32());
        Assert.StartsWith("Nothing in the input can be used", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void What_is_said_carries_a_marking_in_words_in_json_and_in_the_rejects()
    {
        string file = Write("tips.csv", Native), rejects = _folder.PathOf("rejects.csv");
        Assert.StartsWith("OFFICIAL-SENSITIVE  ", Done(CommandLineRun.Of("inspect", file, "--rejects", rejects)).Out, StringComparison.Ordinal);
        Assert.All(File.ReadAllLines(rejects)[1..], static line => Assert.Contains("\"OFFICIAL-SENSITIVE\"", line, StringComparison.Ordinal));
        Assert.Equal("SECRET", Done(CommandLineRun.Of("inspect", file, "--json", "--marking", " SECRET ")).Json.GetProperty("marking").GetString());
        Assert.StartsWith("OFFICIAL-SENSITIVE\n", Done(CommandLineRun.Of("measure", file)).Out, StringComparison.Ordinal);
        Assert.Equal("OFFICIAL-SENSITIVE", Done(CommandLineRun.Of("measure", file, "--json")).Json.GetProperty("marking").GetString());
        foreach (string command in (string[])["measure", "inspect"])
        {
            CommandLineRun plane = Done(CommandLineRun.Of(command, file, "--planar", "--x", "longitude", "--y", "latitude", "--json"));
            Assert.Equal("OFFICIAL", plane.Json.GetProperty("marking").GetString());
        }
    }

    [Fact]
    public void A_tip_that_was_rejected_is_marked_like_one()
    {
        string file = Write("crime.csv", "id,kind,longitude,latitude\n1,burglary,-3.1420,53.1690\n2,burglary,-3.1420,93\n");
        Assert.Equal("OFFICIAL", Done(CommandLineRun.Of("inspect", file, "--json")).Json.GetProperty("marking").GetString());
        file = Write("tip.csv", "id,kind,longitude,latitude\n1,burglary,-3.1420,53.1690\n2, Tip ,-3.1420,93\n");
        Assert.Equal("OFFICIAL-SENSITIVE", Done(CommandLineRun.Of("inspect", file, "--json")).Json.GetProperty("marking").GetString());
    }

    [Theory]
    [InlineData("inspect")]
    [InlineData("measure")]
    [InlineData("run", "-o", "out")]
    [InlineData("place", "--teams", "1")]
    [InlineData("cells", "--polygons", "tips.csv")]
    public void A_marking_that_turns_round_is_refused_by_every_command(params string[] words)
    {
        string file = Write("tips.csv", Native);
        string[] typed = [.. words.Select(word => word == "tips.csv" ? file : word), file, "--marking", "OFFICIAL\u202ETERCES"];
        string sentence = CommandLineRun.Of(typed).OneSentence(ExitCode.WrongUsage);
        Assert.StartsWith("--marking: ", sentence, StringComparison.Ordinal);
        Assert.Contains("U+202E", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_turns_round_is_shown_letter_by_letter()
    {
        string file = Write("tips.csv", "id,kind,longitude,latitude,operation\u202E\n1,b\u202Eurg,-3.1420,53.1690,x\n");
        CommandLineRun words = Done(CommandLineRun.Of("inspect", file)), json = Done(CommandLineRun.Of("inspect", file, "--json"));
        Assert.Contains("b\\u202Eurg", words.Out, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', words.Out + json.Out);
        Assert.Equal("b\u202Eurg", json.Json.GetProperty("kinds").EnumerateObject().Single().Name);
    }

    [Fact]
    public void A_header_cannot_steer_the_screen()
    {
        string words = Done(CommandLineRun.Of("inspect", Write("tips.csv", "id,kind,longitude,latitude,\u001b[2Jx\n1,tip,-3.1420,53.1690,y\n"))).Out;
        Assert.DoesNotContain('\u001b', words);
    }

    [Fact]
    public void A_cancelled_command_says_so_in_one_line()
    {
        Assert.Equal(
            "Cancelled: nothing was written.",
            CommandLineRun.Of(new CancellationToken(canceled: true), "inspect", Write("tips.csv", Native)).OneSentence(ExitCode.Cancelled));
    }

    [Fact]
    public void Progress_is_shown_where_errors_go_and_never_in_the_answer()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        string file = Write("tips.csv", Native);
        Assert.Equal(
            ExitCode.Done,
            CommandLine.Run(["inspect", file], new Terminal(output, error) { ErrorIsScreen = true }, TimeProvider.System, CancellationToken.None));
        Assert.Contains("100%", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(Done(CommandLineRun.Of("inspect", file)).Out, output.ToString().ReplaceLineEndings("\n"));
    }

    [Fact]
    public void With_json_there_is_no_progress_either()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        CommandLine.Run(
            ["inspect", Write("tips.csv", Native), "--json"], new Terminal(output, error) { ErrorIsScreen = true, OutIsScreen = true },
            TimeProvider.System, CancellationToken.None);
        Assert.Empty(error.ToString());
        Assert.StartsWith("{", output.ToString(), StringComparison.Ordinal);
    }

    private static CommandLineRun Done(CommandLineRun run)
    {
        Assert.Equal("", run.Error);
        Assert.Equal(ExitCode.Done, run.ExitCode);
        return run;
    }

    private string Write(string name, string text)
    {
        string path = _folder.PathOf(name);
        File.WriteAllText(path, text);
        return path;
    }
}
