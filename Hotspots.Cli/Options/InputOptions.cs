using System.CommandLine;
using Hotspots.Core.Files;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Requests;

namespace Hotspots.Cli.Options;

/// <summary>What every command that reads files takes: the files, and which column means what.</summary>
internal sealed class InputOptions
{
    public const string FileName = "FILE";

    private readonly bool _needsFiles;
    private readonly InputFileOption? _store;

    /// <summary>Makes the options.</summary>
    /// <param name="fewest">0 for a command that can do without files.</param>
    /// <param name="takesStores">Can stores be among the files?</param>
    public InputOptions(int fewest = 1, bool takesStores = true)
    {
        _needsFiles = fewest > 0;
        Files = new InputFilesArgument(FileName)
        {
            Arity = _needsFiles && !takesStores ? ArgumentArity.OneOrMore : ArgumentArity.ZeroOrMore,
            Description = "Files of incidents: CSV, GeoJSON, Excel, a ZIP of these, or a folder. Recognised by what is in them.",
        };
        if (takesStores)
        {
            _store = new InputFileOption(
                "--store", "A store of incidents, made by \"hotspots store create\"; the same as naming it among the files.");
            Reason = new ReasonOption();
        }
        else
        {
            Reason = new ReasonOption { IsAlways = true };
        }
    }

    public InputFilesArgument Files { get; }

    /// <summary>Why stores among the files are looked into.</summary>
    public ReasonOption Reason { get; }

    public Option<string[]> Columns { get; } = new("--column")
    {
        HelpName = "NAME=HEADER",
        Description = "Says which column holds what, for example --column longitude=MyLon. May be given again.",
    };

    public Option<string> Sheet { get; } = new("--sheet")
    {
        HelpName = "NAME",
        Description = "The sheet of a workbook to read. Without it all sheets with the columns of the first that can be read.",
    };

    public NumberOption HeaderRow { get; } = new(ReadingChoices.HeaderRow);

    public NumberOption Repeats { get; } = new(ReadingChoices.Repeats);

    public Option<string?> Grid { get; } = new("--crs")
    {
        HelpName = "SYSTEM",
        Description = $"Says what eastings and northings are: {Names(ReadingChoices.Grids)}. Without it: British, "
            + "or the system that the file's headers say or its towns show.",
    };

    public Option<string> Dates { get; } = new("--dates")
    {
        HelpName = "ORDER",
        Description = $"Says how dates such as 05/03/2024 are written: {Names(ReadingChoices.Dates)}. Without it each file's own dates tell.",
    };

    public Option<bool> Json { get; } = new("--json") { Description = "Writes one JSON object and nothing else." };

    public ProfileOption Profile { get; } = new(ReleaseDoor.Profiles);

    public void AddTo(Command command)
    {
        command.Add(Files);
        command.Add(Columns);
        command.Add(Sheet);
        command.Add(HeaderRow);
        command.Add(Repeats);
        command.Add(Grid);
        command.Add(Dates);
        command.Add(Json);
        if (Profile.Option is { } profile)
            command.Add(profile);
        if (_store is { } store)
        {
            command.Add(store);
            if (_needsFiles)
            {
                command.Validators.Add(result =>
                {
                    if (result.GetValue(Files) is not { Length: > 0 } && result.GetResult(store) is null)
                        result.AddError(AsksForFiles(command));
                });
            }
        }
        command.Add(Reason);
    }

    /// <summary>What a command says that was given no file.</summary>
    public static string AsksForFiles(Command command) => $"Name at least one file of incidents after \"{TypedWords.NameOf(command)}\"";

    /// <summary>A request for these files, read as the user said.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <param name="marking">The security marking; null for the one that follows from the data.</param>
    public RunRequest Request(ParseResult parsed, string? marking) => new()
    {
        Files = Paths(parsed),
        ColumnChoices = Choices(parsed),
        Reading = Reading(parsed),
        Grid = System(parsed),
        Dates = Order(parsed),
        Marking = marking,
        Profile = Profile.Value(parsed),
    };

    /// <summary>Are files named, or a store?</summary>
    public bool HasFiles(ParseResult parsed) =>
        parsed.GetValue(Files) is { Length: > 0 } || (_store is not null && parsed.GetValue(_store) is not null);

    /// <summary>The files as typed, each of which exists.</summary>
    public string[] Paths(ParseResult parsed)
    {
        string[] files = parsed.GetValue(Files) ?? [];
        string[] paths = _store is not null && parsed.GetValue(_store) is { } store ? [store, .. files] : files;
        // The parser takes an option it does not know for one more file.
        if (Array.Find(paths, static path => path.StartsWith('-') && !Path.Exists(path)) is { } option)
            throw CommandException.UnknownOption(option, parsed);
        if (Array.Find(paths, static path => !Path.Exists(path)) is { } missing)
            throw CommandException.Unusable($"There is no file or folder \"{missing}\": check the name and the folder you are in.");
        return Array.ConvertAll(paths, TypedPaths.NoDevice);
    }

    /// <summary>What the user said of sheets, of the row of names and of rows that come twice.</summary>
    public ReadOptions Reading(ParseResult parsed)
    {
        string[] paths = Paths(parsed);
        IReadOnlySet<string> once = Repeats.Whole(parsed) == 0 ? paths.ToHashSet(StringComparer.Ordinal) : new HashSet<string>();
        return Reason.Asking(
            parsed, ReadOptions.Default with { Sheet = parsed.GetValue(Sheet), HeaderRow = (int?)HeaderRow.Given(parsed), Once = once }, paths);
    }

    /// <summary>What the user said of eastings and northings; null for nothing.</summary>
    public GridSystem? System(ParseResult parsed)
    {
        if (parsed.GetValue(Grid) is not { } given)
            return null;
        return ReadingChoices.GridOf(given)
            ?? throw CommandException.Usage(
                $"--crs takes {Names(ReadingChoices.Grids)} (or EPSG:27700, EPSG:29903, EPSG:2157, EPSG:3857), not \"{given}\".");
    }

    /// <summary>What the user said of dates; null for nothing.</summary>
    public DateOrder? Order(ParseResult parsed) => parsed.GetValue(Dates) is not { } given ? null
        : ReadingChoices.OrderOf(given) ?? throw CommandException.Usage($"--dates takes {Names(ReadingChoices.Dates)}, not \"{given}\".");

    private static string Names<T>(IReadOnlyList<NamedChoice<T>> choices) =>
        $"{string.Join(", ", choices.SkipLast(1).Select(static choice => choice.Name))} or {choices[^1].Name}";

    /// <summary>What the user said of columns: name to header.</summary>
    public IReadOnlyDictionary<string, string> Choices(ParseResult parsed)
    {
        const string Form = "NAME=HEADER (for example --column longitude=MyLon)";
        var choices = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string text in parsed.GetValue(Columns) ?? [])
        {
            KeyValuePair<string, string> pair = OptionValues.Pair("--column", text, Form);
            if (!choices.TryAdd(pair.Key, pair.Value))
                throw CommandException.Usage($"--column names \"{pair.Key}\" twice: name it once.");
        }
        return choices;
    }
}
