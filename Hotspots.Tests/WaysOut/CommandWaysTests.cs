using System.CommandLine;
using System.Reflection;
using System.Text;
using Hotspots.Cli;
using Hotspots.Cli.Options;
using Hotspots.Cli.Reports;
using Hotspots.Core.Files.Release;
using Hotspots.Paper.Drawing;
using Hotspots.Tests.Cli;

namespace Hotspots.Tests.WaysOut;

/// <summary>Every way out of the command line: each output of each command, in each format, is made of a file full of secrets and searched.</summary>
public sealed class CommandWaysTests(CommandWaysTests.Made made) : IClassFixture<CommandWaysTests.Made>
{
    /// <summary>THE list: a command with what it is asked, and what each of its outputs is named. A blank output is a folder.</summary>
    private static readonly CommandWay[] Ways =
    [
        new("inspect", ["{file}"], new() { ["--rejects"] = ["mend.csv"] }) { IsToBeMended = ["mend.csv"], MayHaveReferences = ["mend.csv"] },
        new("run", ["{file}", "--method", "dbscan", "--method", "kde", "--method", "gi-star"], new() { ["--output"] = [""] })
            { MayHaveReferences = [" incidents.", " hotspots.gpkg"], Said = ["--output", "{said}"] },
        new("measure", ["{file}", "--method", "dbscan"], []),
        new("cells", ["{file}", "--polygons", "{cells}"], new() { ["--output"] = ["cells.geojson"] }),
        new("change", ["{file}", "--area", "Clacton-on-Sea"], new() { ["--output"] = [""] }),
        new("when", ["{file}"], new() { ["--output"] = [""] }),
        new("backtest", ["{file}", "--flag", "2cells"], new() { ["--output"] = [""] }),
        new("today", ["{file}", "--on", "2026-06-30"], new() { ["--output"] = [""] }),
        new("effect", ["{file}", "--operation", "Operation Saltmarsh"], new() { ["--output"] = [""] }),
        new("brief", ["{file}", "--on", "2026-06-30", "--area", "Clacton-on-Sea"],
            new() { ["--output"] = ["b.pdf", "b.html", "b.svg", "b.png"], ["--ics"] = ["b.ics"], ["--gpx"] = ["b.gpx"] }) { IsOfPlaces = true },
        new("brief", ["{file}", "--on", "2026-06-30", "--area", "Clacton-on-Sea", "--paper", "slide"], new() { ["--output"] = ["b.pptx"] })
            { IsOfPlaces = true },
        new("attended", ["{file}", "--gps", "{gps}", "--on", "2026-06-29", "--area", "Clacton-on-Sea"], new() { ["--output"] = [""] })
            { IsOfPlaces = true },
        new("map", ["{file}", "--area", "Clacton-on-Sea"], new() { ["--output"] = ["m.pdf", "m.svg", "m.png"] }) { IsOfPlaces = true },
        new("place", ["{file}", "--teams", "2", "--area", "Clacton-on-Sea", "--patrol-hours", "4", "--week", "2026-07-06"],
            new() { ["--output"] = [""] })
            { MayHaveReferences = [" coverage.", " placement.gpkg"] },
        // Doors are what a day of warrants is made of; each bears the reference of its warrant.
        new("raid", ["{file}", "--on", "2026-02-02", "--teams", "2", "--muster", "617500,214800", "--at", "06:00"],
            new() { ["--output"] = ["", "r.pdf"] }) { MayHaveReferences = [""] },
        // Each number opens its rows: the references of what an operation brought.
        new("lines", ["{file}"], new() { ["--output"] = [""] }) { MayHaveReferences = [" operations.", " lines.gpkg", "JSON", " lines.json"] },
        new("release", ["{file}", "--profile", "partner", "--to", "Tendring District Council", "--ledger", "{new}.sqlite"],
            new() { ["--output"] = [""] }) { IsOfPlaces = true, Said = ["--review"], Now = new(2026, 9, 1, 12, 0, 0, TimeSpan.Zero) },
        // An empty file of the force's own.
        new("store create", ["{new}.gpkg", "--reason", "a test"], []) { IsOfNoCase = true },
        new("store add", ["{store}", "{file}", "--reason", "a test"], []),
        new("store inspect", ["{store}"], []),
        new("store check", ["{store}"], []),
        new("store review", ["{store}", "--older-than", "1y"], []),
        new("store log", ["{store}"], new() { ["--output"] = ["log.csv"] }) { HasNoJson = true },
        // The incidents themselves, for the force; no notes.
        new("store export", ["{store}", "--reason", "a test"], new() { ["--output"] = ["e.csv", "e.geojson"] })
            { HasNoJson = true, MayHaveReferences = ["e.csv", "e.geojson"], Said = ["--output", "{said}.csv"] },
        new("store erase", ["{copy}", "--ids", "{ids}", "--reason", "a test"], new() { ["--output"] = ["certificate.txt"] }),
        new("new", ["{store}", "--since", "2026-01-01", "--reason", "a test"], []),
        new("dpia", ["{file}"], new() { ["--output"] = ["d.md", "d.docx"] }) { IsOfPlaces = true },
        // Public data, and what the program itself says: nothing of a case goes in.
        new("streets", [], new() { ["--output"] = [] }) { IsOfNoCase = true },
        new("methods", [], []) { IsOfNoCase = true },
        new("harm", [], []) { IsOfNoCase = true },
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Ways.Length).Where(static i => !Ways[i].IsOfNoCase)];

    [Fact]
    public void Every_output_of_every_command_is_in_the_list()
    {
        string[] there = [.. Commands().SelectMany(static command => command.Value.Options.OfType<OutputOption>()
            .Select(option => $"{command.Key} {option.Name}").DefaultIfEmpty(command.Key)).Order(StringComparer.Ordinal)];
        string[] listed = [.. Ways.SelectMany(static way => way.Outputs.Keys.Select(output => $"{way.Command} {output}").DefaultIfEmpty(way.Command))
            .Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal(there, listed);
        // Whoever is told of a case can have it as JSON: a command that has none is one of those that say nothing of any.
        Assert.All(Commands().Where(static command => command.Value.Options.All(static option => option.Name != "--json")), static command =>
            Assert.True(Ways.Single(way => way.Command == command.Key) is { IsOfNoCase: true } or { HasNoJson: true }, command.Key));
    }

    [Fact]
    public void Every_format_of_paper_and_documents_is_tried()
    {
        FieldInfo endings = typeof(PaperFormats).GetField("Endings", BindingFlags.Static | BindingFlags.NonPublic)!;
        var known = (Dictionary<string, PaperFormat>)endings.GetValue(null)!;
        IEnumerable<string> names = Ways.SelectMany(static way => way.Outputs.Values).SelectMany(static names => names);
        string[] tried = [.. names.Select(Path.GetExtension).OfType<string>()];
        Assert.Equal([], known.Keys.Except(tried));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Nothing_that_a_command_writes_or_says_holds_a_secret_and_all_of_it_is_marked(int number)
    {
        CommandWay way = Ways[number];
        var faults = new List<string>();
        Judge(way, "what it says", Told(way, way.Said), mustBeMarked: true, faults);
        if (!way.HasNoJson)
            Judge(way, "what it says as JSON", Told(way, [.. way.Said, "--json"]), mustBeMarked: true, faults);
        bool hasFormats = Commands()[way.Command].Options.Any(static option => option.Name == "--format");
        foreach ((string option, string[] names) in way.Outputs)
        {
            foreach (string name in names)
            {
                string kind = name.Length == 0 ? "folder" : Path.GetExtension(name)[1..];
                string target = made.Input.PathOf($"out-{number}-{option.Trim('-')}-{kind}/{name}");
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                string all = string.Join(',', ReleaseDoor.Formats.Select(static format => format.Key));
                string[] formats = name.Length == 0 && hasFormats ? ["--format", all] : [];
                Told(way, [option, target, .. formats]);
                string folder = Path.GetDirectoryName(target)!;
                string[] files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
                Assert.NotEmpty(files);
                foreach (string file in files)
                {
                    string unpacked = Unpacked.Of(File.ReadAllBytes(file)) + Path.GetFileName(file);
                    Judge(way, $"{option} {Path.GetFileName(file)}", unpacked, Marked(file), faults);
                }
            }
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    // A table without a row says nothing: each row of a table bears the marking.
    private static bool Marked(string file) => Path.GetExtension(file) != ".csv" || File.ReadLines(file).Skip(1).Any();

    /// <summary>Every command by what is typed, those within others too: "store add".</summary>
    private static Dictionary<string, Command> Commands() =>
        CommandLine.Commands(new Terminal(TextWriter.Null, TextWriter.Null), TimeProvider.System, CancellationToken.None).Subcommands
            .SelectMany(static command => command.Subcommands.Count == 0 ? [KeyValuePair.Create(command.Name, command)]
                : command.Subcommands.Select(within => KeyValuePair.Create($"{command.Name} {within.Name}", within)))
            .ToDictionary(static one => one.Key, static one => one.Value);

    private void Judge(CommandWay way, string what, string unpacked, bool mustBeMarked, List<string> faults)
    {
        // Rejected rows stand whole in the file that is to be mended.
        string[] words = way.IsToBeMended.Any(name => what.EndsWith(name, StringComparison.Ordinal)) ? [] : [.. SecretInput.WordsIn(unpacked)];
        if (words.Length > 0)
            faults.Add($"{way.Command}, {what}: holds {string.Join(", ", words)}");
        if (mustBeMarked && !unpacked.Contains(SecretInput.MarkingWord, StringComparison.OrdinalIgnoreCase))
            faults.Add($"{way.Command}, {what}: has no marking");
        if (!way.MayHaveReferences.Any(name => what.Contains(name, StringComparison.Ordinal))
            && SecretInput.ReferenceIn(unpacked) is { Length: > 0 } reference)
            faults.Add($"{way.Command}, {what}: holds the reference {reference}");
        if (way.IsOfPlaces && made.Input.PositionIn(unpacked) is { Length: > 0 } position)
            faults.Add($"{way.Command}, {what}: holds the position of a tip, {position}");
    }

    private string Told(CommandWay way, string[] more)
    {
        string fresh = made.Input.PathOf($"fresh-{Guid.NewGuid():N}");
        if (way.Asked.Contains("{copy}"))
            File.Copy(made.Store, fresh + ".gpkg");
        string[] asked = [.. ((IEnumerable<string>)[.. way.Asked, .. more]).Select(word => word
            .Replace("{file}", made.Input.Path, StringComparison.Ordinal)
            .Replace("{gps}", made.Input.PathOf("gps.csv"), StringComparison.Ordinal)
            .Replace("{cells}", made.Input.PathOf("cells.geojson"), StringComparison.Ordinal)
            .Replace("{ids}", made.Ids, StringComparison.Ordinal)
            .Replace("{store}", made.Store, StringComparison.Ordinal)
            .Replace("{copy}", fresh + ".gpkg", StringComparison.Ordinal)
            .Replace("{new}", fresh, StringComparison.Ordinal)
            .Replace("{said}", made.Input.PathOf("said"), StringComparison.Ordinal))];
        string[] marking = Commands()[way.Command].Options.Any(static option => option.Name == "--marking") ? ["--marking", SecretInput.Marking] : [];
        CommandLineRun run = CommandLineRun.Of(way.Now, [.. way.Command.Split(' '), .. asked, .. marking]);
        Assert.True(run.ExitCode == 0, $"{way.Command} {string.Join(' ', more)}: {run.Error}");
        return Unpacked.Of(Encoding.UTF8.GetBytes(run.Out + run.Error));
    }

    /// <summary>What one command is asked.</summary>
    /// <param name="Command">Its name.</param>
    /// <param name="Asked">Its words.</param>
    /// <param name="Outputs">By option, what is written: names of files, blank for a folder.</param>
    private sealed record CommandWay(string Command, string[] Asked, Dictionary<string, string[]> Outputs)
    {
        /// <summary>Is it of public data, or of the program itself?</summary>
        public bool IsOfNoCase { get; init; }

        /// <summary>Parts of the names of files in which incidents are one by one, with their references.</summary>
        public string[] MayHaveReferences { get; init; } = [];

        /// <summary>Is it of places only, so that no position of a tip may be in it?</summary>
        public bool IsOfPlaces { get; init; }

        /// <summary>When it is asked.</summary>
        public DateTimeOffset Now { get; init; } = CommandLineRun.Now;

        /// <summary>What it is asked beside where none of its outputs is written.</summary>
        public string[] Said { get; init; } = [];

        /// <summary>Does it answer in words alone?</summary>
        public bool HasNoJson { get; init; }

        /// <summary>Files in which rejected rows stand whole, because they are to be mended.</summary>
        public string[] IsToBeMended { get; init; } = [];
    }

    public sealed class Made : IDisposable
    {
        public Made()
        {
            Store = Input.PathOf("force.gpkg");
            Ids = Input.PathOf("ids.txt");
            File.WriteAllText(Ids, Input.Csv.Split('\n')[1].Split(',')[0]);
            Assert.Equal(0, CommandLineRun.Of("store", "create", Store, "--reason", "a test").ExitCode);
            Assert.Equal(0, CommandLineRun.Of("store", "add", Store, Input.Path, "--reason", "a test").ExitCode);
        }

        internal SecretInput Input { get; } = new();

        internal string Store { get; }

        internal string Ids { get; }

        public void Dispose() => Input.Dispose();
    }
}
