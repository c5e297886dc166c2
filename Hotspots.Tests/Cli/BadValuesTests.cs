using System.CommandLine;
using System.CommandLine.Help;
using System.Globalization;
using System.Text;
using Hotspots.Cli;
using Hotspots.Cli.Options;
using Hotspots.Cli.Reports;
using Hotspots.Core.Analysis;
using Hotspots.Core.Model.Incidents;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Cli;

/// <summary>
/// Whatever is typed behind an option, in whatever command, the answer is a result or a sentence; options and commands are those of the
/// program's own tables.
/// </summary>
public sealed class BadValuesTests : IDisposable
{
    private static readonly string[] Values =
    [
        "", " ", "\t \n", "NaN", "Infinity", "-Infinity", "1e308", "-1e308", "1e-308", "1e999", "99999999999999999999", "2147483648",
        "-2147483649", "-1", "0", "0.5", "1e6",
        "\0", "a\0b", "\u001b[2J", "\u202Etxt", "\u200B", "\uD800", "x\uDC00y", "\uFFFD", "💣", "½", "١٢",
        "=", "a=", "=a", "a=b", "a=b=c", ",", ",,,", "a,b", "1,2", "1,2,3,4", "NaN,NaN", "1e308,1e308", "1e308,-1e308,1e308,1e308",
        "'", "\"", "%", "101%", "1e400%", "-", "5-", "23-0", "0-23", "0001-01-01", "9999-12-31", "0000-00-00",
        "2018-13", "9999-12-31T23:59", "absent", "absent/absent.csv",
        new string('9', 5000), new string('é', 5000),
    ];

    /// <summary>A sound ring, as coordinates of a polygon.</summary>
    private const string Ring = "[[[-3.2,53.1],[-3.0,53.1],[-3.0,53.3],[-3.2,53.3],[-3.2,53.1]]]";

    /// <summary>Files in the folder of the test, by what is wrong with them.</summary>
    private static readonly (string Name, byte[] Bytes)[] Files =
    [
        ("empty.csv", []), ("zeros.csv", new byte[5000]), ("bytes.csv", [0xFF, 0xFE, 0x00, 0xD8, 0x0A, 0x00]),
        ("pairs.gal", "2\n1 99\nx\n"u8.ToArray()), ("pairs.csv", "from,to\n1\n"u8.ToArray()),
        ("half.geojson", "{\"type\":\"FeatureCollection\",\"features\":["u8.ToArray()), ("numbers.geojson", Layer("1", "2")),
        ("surrogates.geojson", Layer(Polygon(Ring, """{"\ud800":"\udc00","id":"\ud800"}"""))),
        ("latin.geojson", Encoding.Latin1.GetBytes(Encoding.UTF8.GetString(Layer(Polygon(Ring, """{"name":"é"}"""))))),
        ("shapes.geojson", Layer(Polygon("""[[["a",1]]]"""), Polygon("7"), Polygon("[[]]"))),
        ("ring.geojson", Layer(Polygon("[[]]"))), ("flat.geojson", Layer(Polygon("[[1,2],[3,4]]"))),
        ("typeless.geojson", Layer("""{"properties":{},"geometry":{}}""")),
        ("far.geojson", Layer(Polygon("[[[1e308,1e308],[-1e308,1e308],[-1e308,-1e308],[1e308,1e308]]]"))),
        ("point.geojson", Layer("""{"type":"Feature","properties":{"name":"x"},"geometry":{"type":"Point","coordinates":[]}}""")),
    ];

    /// <summary>What an option is about, where it is refused without that.</summary>
    private static readonly (string Command, string[] Options, string[] Words)[] Company =
    [
        ("place", ["--visit", "--visits"], ["--patrol-hours", "8"]), ("place", ["--control-days", "--control-seed"], ["--week"]),
        ("place", ["--speed", "--detour"], ["--minutes", "10"]), ("cells", ["--max-share"], ["--population", "people"]),
        ("inspect", ["--x", "--y", "--weight", "--time"], ["--planar"]), ("measure", ["--x", "--y", "--weight", "--time"], ["--planar"]),
        ("measure", ["--cases", "--controls"], ["--method", "relative-risk"]),
    ];

    private readonly TemporaryFolder _folder = new();

    public BadValuesTests()
    {
        _folder.Write("tips.csv", SampleIncidents.Csv());
        string beside = Ring.Replace("-3.2", "-2.8", StringComparison.Ordinal);
        _folder.Write("polygons.geojson", Layer(Polygon(Ring, """{"id":"a","people":5}"""), Polygon(beside, """{"id":"b","people":9}""")));
        foreach ((string name, byte[] bytes) in Files)
            _folder.Write("bad/" + name, bytes);
        Directory.CreateDirectory(_folder.PathOf("bad/folder.csv"));
    }

    public static TheoryData<string> CommandNames => [.. Commands().Select(static command => command.Name)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(CommandNames))]
    public void Every_option_takes_a_bad_value_for_what_it_is(string name)
    {
        Command command = Commands().Single(command => command.Name == name);
        string[] values = [.. Values, .. Directory.GetFileSystemEntries(_folder.PathOf("bad")), _folder.Path, "/dev/full", "/dev/zero"];
        var faults = new List<string>();
        int runs = 0, refused = 0;
        string[] beside = Array.FindAll(Values, File.Exists);
        foreach (Option option in command.Options.Where(static option => option is not HelpOption && option.ValueType != typeof(bool)))
        {
            string[] method = MethodOf(option);
            // What methods take is the same for every command that analyses.
            if (method.Length > 0 && name != "measure")
                continue;
            // What is written is written into the folder of the test, whatever it is called.
            string[] own = option is OutputOption
                ? [.. Values.Select(value => value.Trim().Length == 0 ? value : _folder.Path + "/written/" + value), _folder.Path, "/dev/full"]
                : values;
            foreach (string value in own)
                Try([.. Sound(name, option.Name), .. method, option.Name, value]);
        }
        foreach (string value in values)
            Try([name, value, .. Sound(name, "FILE")[1..]]);
        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(40)) + $"\n{faults.Count} of {runs}");
        // Other tests look at the working folder: what is written there by one is a fault of another.
        Assert.Equal(beside, Array.FindAll(Values, File.Exists));
        // The cases must reach the refusals, else they test nothing.
        Assert.True(refused > runs / 4, $"only {refused} of {runs} were refused");

        void Try(string[] words)
        {
            runs++;
            CommandLineRun run = CommandLineRun.Of(words);
            refused += run.ExitCode == ExitCode.Done ? 0 : 1;
            if (Fault(run) is { } fault)
                faults.Add($"{fault}: {string.Join(' ', words.Select(static w => w.Length > 80 ? w[..80] : w))}\n    {run.Error.TrimEnd()}");
        }
    }

    [Fact]
    public void Every_file_that_an_option_reads_may_be_bad()
    {
        Assert.Contains("UTF-8", Cells("latin.geojson").OneSentence(ExitCode.WrongUsage), StringComparison.Ordinal);
        Assert.Contains("Feature 1", Cells("numbers.geojson").OneSentence(ExitCode.WrongUsage), StringComparison.Ordinal);
        Assert.Contains("is a folder", Cells("folder.csv").OneSentence(ExitCode.NothingUsable), StringComparison.Ordinal);

        CommandLineRun Cells(string file) => CommandLineRun.Of("cells", _folder.PathOf("tips.csv"), "--polygons", _folder.PathOf("bad/" + file));
    }

    [Theory]
    [InlineData("run", "-o")]
    [InlineData("run", "--area")]
    [InlineData("place", "--output")]
    [InlineData("inspect", "--rejects")]
    [InlineData("cells", "--code")]
    public void A_blank_after_an_option_is_named(string name, string option)
    {
        string sentence = CommandLineRun.Of([.. Sound(name, option == "-o" ? "--output" : option), option, ""]).OneSentence(ExitCode.WrongUsage);
        Assert.StartsWith("Nothing stands after --", sentence, StringComparison.Ordinal);
    }

    private static IEnumerable<Command> Commands()
    {
        using var nowhere = new StringWriter();
        return [.. CommandLine.Commands(new Terminal(nowhere, nowhere), TimeProvider.System, CancellationToken.None).Subcommands];
    }

    /// <summary>A command line that is sound but for one option, which the caller adds.</summary>
    private string[] Sound(string name, string without)
    {
        List<string> words = [name];
        if (name == "methods")
            return [name];
        if (without is not ("FILE" or "--demand"))
            words.Add(_folder.PathOf("tips.csv"));
        Add("run", "--output", _folder.PathOf("out"));
        Add("cells", "--polygons", _folder.PathOf("polygons.geojson"));
        Add("cells", "--permutations", "19");
        Add("place", "--teams", "1");
        if (Company.FirstOrDefault(company => company.Command == name && company.Options.Contains(without)) is { Words: { } company })
            words.AddRange(company);
        return [.. words];

        void Add(string command, string option, string value)
        {
            if (name == command && without != option)
                words.AddRange([option, value]);
        }
    }

    private static string[] MethodOf(Option option) =>
        AnalysisCatalog.All.FirstOrDefault(method => method.Parameters.Any(parameter => parameter.Flag == option.Name)) is { } method
            ? ["--method", method.Name] : [];

    private static string Polygon(string coordinates, string properties = "{}") =>
        $$$"""{"type":"Feature","properties":{{{properties}}},"geometry":{"type":"Polygon","coordinates":{{{coordinates}}}}}""";

    private static byte[] Layer(params string[] features) =>
        Encoding.UTF8.GetBytes($$"""{"type":"FeatureCollection","features":[{{string.Join(',', features)}}]}""");

    private static readonly string[] Workings = ["(Parameter", " at Hotspots.", "System.", "Exception", "double.", "Nullable"];

    private static string? Fault(CommandLineRun run)
    {
        if (run.Error.Contains(CommandLine.FaultOfTheProgram, StringComparison.Ordinal))
            return "fault";
        if (Workings.Any(word => run.Error.Contains(word, StringComparison.Ordinal)))
            return "its own workings";
        if (run.Error.Concat(run.Out).Any(static c => c != '\n' && VisibleText.IsHidden(c) && !char.IsSurrogate(c)))
            return "a hidden character";
        if (run.ExitCode is not (ExitCode.Done or ExitCode.NothingUsable or ExitCode.WrongUsage))
            return "exit code " + run.ExitCode.ToString(CultureInfo.InvariantCulture);
        string[] lines = run.Error.TrimEnd('\n').Split('\n');
        bool sentences = run.ExitCode == ExitCode.Done ? run.Error.Length == 0 : lines.All(static line => line.EndsWith('.') && line.Length > 20);
        return sentences ? null : "no sentence";
    }
}
