using System.CommandLine;

namespace Hotspots.Cli;

/// <summary>What every command that reads files takes: the files, and which column means what.</summary>
internal sealed class InputOptions
{
    public const string FileName = "FILE";

    /// <summary>Makes the options.</summary>
    /// <param name="fewest">0 for a command that can do without files.</param>
    public InputOptions(int fewest = 1) => Files = new Argument<string[]>(FileName)
    {
        Arity = fewest == 0 ? ArgumentArity.ZeroOrMore : ArgumentArity.OneOrMore,
        Description = "Files of incidents: CSV, GeoJSON, Excel, a ZIP of these, or a folder. Recognised by what is in them.",
    };

    public Argument<string[]> Files { get; }

    public Option<string[]> Columns { get; } = new("--column")
    {
        HelpName = "NAME=HEADER",
        Description = "Says which column holds what, for example --column longitude=MyLon. May be given again.",
    };

    public Option<bool> Json { get; } = new("--json") { Description = "Writes one JSON object and nothing else." };

    public void AddTo(Command command)
    {
        command.Add(Files);
        command.Add(Columns);
        command.Add(Json);
    }

    /// <summary>The files as typed, each of which exists.</summary>
    public string[] Paths(ParseResult parsed)
    {
        string[] paths = parsed.GetValue(Files) ?? [];
        // The parser takes an option it does not know for one more file.
        if (Array.Find(paths, static path => path.StartsWith('-') && !Path.Exists(path)) is { } option)
            throw CommandException.UnknownOption(option, parsed);
        if (Array.Find(paths, static path => !Path.Exists(path)) is { } missing)
            throw CommandException.Unusable($"There is no file or folder \"{missing}\": check the name and the folder you are in.");
        return paths;
    }

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
