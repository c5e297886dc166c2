using System.CommandLine;
using Hotspots.Cli;
using Hotspots.Cli.Options;
using Hotspots.Cli.Reports;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Cli;

/// <summary>No output of any command is written over any of its inputs: found from the commands' own tables of options.</summary>
public sealed class OutputOverInputTests : IDisposable
{
    private static readonly string[] PathWords = ["FILE", "DIR", "PATH", "FOLDER"];

    private readonly TemporaryFolder _folder = new();
    private readonly string _working = Environment.CurrentDirectory;

    public void Dispose() => _folder.Dispose();

    private static Command[] Commands()
    {
        using var nothing = new StringWriter();
        return [.. CommandLine.Commands(new Terminal(nothing, nothing), TimeProvider.System, CancellationToken.None).Subcommands];
    }

    /// <summary>Ways to say the same file twice.</summary>
    public static TheoryData<string> Ways => ["same", "relative", "through a folder above", "link", "hard link", "link to the folder"];

    [Fact]
    public void Every_option_that_names_a_path_says_whether_it_is_read_or_written()
    {
        foreach (Command command in CommandTable.All())
        {
            foreach (Option option in command.Options.Where(static o => PathWords.Contains(o.HelpName)))
                Assert.True(option is InputFileOption or InputFilesOption or OutputOption, $"{command.Name} {option.Name}");
            foreach (Argument argument in command.Arguments.Where(static a => PathWords.Contains(a.Name)))
                Assert.True(argument is InputFilesArgument, $"{command.Name} {argument.Name}");
            // A store is made where nothing is yet.
            bool makes = command.Options.OfType<OutputOption>().Any() || CommandTable.NameOf(command) == "store create";
            Assert.Equal(makes, command.Options.Any(static o => o.Name == "--shared"));
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void No_output_of_any_command_is_written_over_any_of_its_inputs(string way)
    {
        if (way is "link" or "hard link" or "link to the folder" && OperatingSystem.IsWindows())
            return; // links need a right there that tests do not have
        int tried = 0;
        foreach (Command command in Commands())
        {
            foreach (OutputOption output in command.Options.OfType<OutputOption>())
            {
                foreach (Option input in command.Options.Where(static option => option is InputFileOption or InputFilesOption))
                    tried += Refused(command, output, input.Name, way);
                if (command.Arguments.OfType<InputFilesArgument>().Any())
                    tried += Refused(command, output, null, way);
            }
        }
        // run, place (of four files more), cells (two) and inspect.
        Assert.True(tried >= 2 + 6 + 3 + 1, $"only {tried}");
    }

    [Fact]
    public void A_file_of_a_folder_that_is_read_is_not_written_over()
    {
        string csv = _folder.Write("in/deep/incidents.geojson", SampleIncidents.Csv());
        string sentence = CommandLineRun.Of("run", _folder.PathOf("in"), "-o", _folder.PathOf("in/deep")).OneSentence(1);
        Assert.Equal($"\"{csv}\" is read and would be written over: name another folder for the output. Nothing was written.", sentence);
        Assert.Equal(SampleIncidents.Csv(), File.ReadAllText(csv));
    }

    [Fact]
    public void Results_below_the_folder_that_is_read_are_not_read_the_next_time_and_replaced()
    {
        _folder.Write("in/a.csv", SampleIncidents.Csv());
        string[] run = ["run", _folder.PathOf("in"), "-o", _folder.PathOf("in/out"), "--json"], place = ["place", _folder.PathOf("in"), "--teams", "1", "-o", _folder.PathOf("in/out"), "--json"];
        string first = CommandLineRun.Of(run).Json.GetProperty("runId").GetString()!;
        for (int i = 0; i < 2; i++)
        {
            Assert.Equal(first, CommandLineRun.Of(run).Json.GetProperty("runId").GetString());
            Assert.Equal(0, CommandLineRun.Of(place).ExitCode);
        }
        System.Text.Json.JsonElement report = CommandLineRun.Of("inspect", _folder.PathOf("in"), "--json").Json;
        Assert.Equal("in/a.csv", Assert.Single(report.GetProperty("files").EnumerateArray()).GetProperty("name").GetString());
        Assert.Contains("in/out holds earlier results of this tool, which are not read.", report.GetProperty("notes").EnumerateArray().Select(static n => n.GetString()));
        // What somebody else has put beside them is read, and so are results that are named.
        _folder.Write("in/out/b.csv", SampleIncidents.Csv());
        Assert.Equal(2, CommandLineRun.Of("inspect", _folder.PathOf("in"), "--json").Json.GetProperty("files").GetArrayLength());
        CommandLineRun.Of("run", _folder.PathOf("in/out"), "-o", _folder.PathOf("in/out")).OneSentence(1);
        // A record that lists what is no result of this tool hides nothing.
        _folder.Write("in/sly/run.json", """{"files":["run.json","b.csv","incidents.geojson.csv"]}""");
        _folder.Write("in/sly/b.csv", SampleIncidents.Csv());
        Assert.Equal(3, CommandLineRun.Of("inspect", _folder.PathOf("in"), "--json").Json.GetProperty("files").GetArrayLength());
    }

    [Fact]
    public void Rejected_rows_replace_rejected_rows_and_nothing_else()
    {
        string csv = _folder.Write("a.csv", SampleIncidents.Csv() + "R,tip,2024-03-01,north,west,Mold,High Street,\n");
        string letter = _folder.Write("letter.csv", "dear,sir\n"), empty = _folder.Write("empty.csv", ""), rejects = _folder.PathOf("rejects.csv");
        string sentence = CommandLineRun.Of("inspect", csv, "--rejects", letter).OneSentence(1);
        Assert.Equal($"\"{letter}\" is there already and holds no rejected rows of this tool: name another file for them, or delete that one first. Nothing was written.", sentence);
        Assert.Equal("dear,sir\n", File.ReadAllText(letter));
        foreach (string path in (string[])[rejects, rejects, empty])
            Assert.Equal(0, CommandLineRun.Of("inspect", csv, "--rejects", path).ExitCode);
        Assert.Equal(File.ReadAllBytes(rejects), File.ReadAllBytes(empty));
    }

    [Theory]
    [InlineData("run", "-o")]
    [InlineData("place", "-o")]
    [InlineData("inspect", "--rejects")]
    public void A_blank_name_and_a_switch_without_output_are_said(string command, string option)
    {
        string csv = _folder.Write("a.csv", SampleIncidents.Csv());
        Assert.StartsWith("Nothing stands after", CommandLineRun.Of(command, csv, option, " ").OneSentence(2), StringComparison.Ordinal);
        if (command != "run")
            Assert.StartsWith("--shared is about what is written", CommandLineRun.Of(command, csv, "--shared").OneSentence(2), StringComparison.Ordinal);
    }

    [Fact]
    public void A_pipe_is_neither_opened_nor_replaced_by_a_file()
    {
        if (OperatingSystem.IsWindows())
            return; // it has no pipes in folders
        string csv = _folder.Write("a.csv", SampleIncidents.Csv()), pipe = _folder.PathOf("pipe");
        OtherUser.Run("mkfifo", pipe);
        for (int i = 0; i < 2; i++)
        {
            string sentence = CommandLineRun.Of("inspect", csv, "--rejects", pipe).OneSentence(1);
            Assert.Equal($"\"{pipe}\" is a pipe or a device where a file is to be written; remove it or name another place for the output.", sentence);
        }
    }

    [Fact]
    public void A_damaged_record_blocks_no_folder()
    {
        string csv = _folder.Write("a.csv", SampleIncidents.Csv()), folder = _folder.PathOf("out");
        foreach (string damaged in (string[])["", "{\"files\":[", "{\"files\":[\"\\ud800\"]}", "\0\0\0", new string('[', 100_000)])
        {
            _folder.Write("out/run.json", damaged);
            Assert.Equal(0, CommandLineRun.Of("run", csv, "-o", folder).ExitCode);
        }
        _folder.Write("out/run.json", "{\"files\":[\"\\ud800\"]}");
        _folder.Write("out/cells.geojson", "of which run?");
        string sentence = CommandLineRun.Of("run", csv, "-o", folder).OneSentence(1);
        Assert.Equal($"\"{_folder.PathOf("out/run.json")}\" is damaged, so that nobody can tell whether cells.geojson beside it is of the run before: delete or move it, or name another folder for the output. Nothing was written.", sentence);
        File.Delete(_folder.PathOf("out/cells.geojson"));
        Assert.Equal(0, CommandLineRun.Of("run", csv, "-o", folder).ExitCode);
        _folder.Write("out/placement.json", "{");
        Assert.Equal(0, CommandLineRun.Of("place", csv, "--teams", "1", "-o", folder).ExitCode);
    }

    // One output against one input, which may be wrong in every other way: it must be left as it is.
    private int Refused(Command command, OutputOption output, string? input, string way)
    {
        string name = output.HelpName == "FILE" ? "a.geojson" : command.Name switch
        {
            "place" => "sites.geojson",
            "change" or "effect" or "lines" => command.Name + ".geojson",
            "today" => "zones.geojson",
            "raid" => "raid_doors.geojson",
            "when" or "backtest" or "attended" => command.Name + ".csv",
            _ => "areas.geojson",
        };
        string text = input is null ? SampleIncidents.Csv() : "{\"type\":\"FeatureCollection\",\"features\":[]}";
        string folder = $"{command.Name}{output.Name}{input ?? "-files"}-{way.Replace(' ', '-')}";
        string written = _folder.Write($"{folder}/{name}", text), other = _folder.Write("other.csv", SampleIncidents.Csv());
        string read = Named(written, way);
        List<string> words = [command.Name, input is null ? read : other];
        foreach (Option option in command.Options.Where(o => (o is InputFileOption && o.Required) || o.Name == input))
            words.AddRange([option.Name, option.Name == input ? read : other]);
        words.AddRange([output.Name, output.HelpName == "FILE" ? written : Path.GetDirectoryName(written)!]);
        CommandLineRun run = CommandLineRun.Of([.. words]);
        string sentence = run.OneSentence(1);
        Assert.StartsWith($"\"{written}\" is read", sentence, StringComparison.Ordinal);
        Assert.Contains(" and would be written over: name another ", sentence, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(written));
        return 1;
    }

    private string Named(string path, string way)
    {
        string folder = Path.GetDirectoryName(path)!, name = Path.GetFileName(path);
        switch (way)
        {
            case "relative":
                return Path.GetRelativePath(_working, path);
            case "through a folder above":
                return Path.Combine(folder, "..", Path.GetFileName(folder), ".", name);
            case "link":
                File.CreateSymbolicLink(Path.Combine(folder, "linked.json"), path);
                return Path.Combine(folder, "linked.json");
            case "hard link":
                OtherUser.Run("ln", path, Path.Combine(folder, "second.json"));
                return Path.Combine(folder, "second.json");
            case "link to the folder":
                Directory.CreateSymbolicLink(folder + "-link", folder);
                return Path.Combine(folder + "-link", name);
            default:
                return path;
        }
    }
}
