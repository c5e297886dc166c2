using System.CommandLine;
using Hotspots.Cli.Reports;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Model;

namespace Hotspots.Cli.Options;

/// <summary>Argument of files that are read.</summary>
internal sealed class InputFilesArgument(string name) : Argument<string[]>(name);

/// <summary>Option that names a file to be read. Nothing is written over it.</summary>
internal sealed class InputFileOption : Option<string>
{
    public InputFileOption(string name, string description)
        : base(name)
    {
        HelpName = "FILE";
        Description = description;
    }
}

/// <summary>Option that names files and folders to be read; may be given again. Nothing is written over them.</summary>
internal sealed class InputFilesOption : Option<string[]>
{
    public InputFilesOption(string name, string description)
        : base(name)
    {
        HelpName = "FILE";
        Description = description;
        AllowMultipleArgumentsPerToken = true;
    }
}

/// <summary>Option that names what is written, with the switch that says for whom.</summary>
/// <remarks>It is the only source of a place for output, because it knows everything that the command reads.</remarks>
internal sealed class OutputOption : Option<string>
{
    private readonly Action<OutputPlace> _check;

    private readonly Option<bool> _shared = new("--shared")
    {
        Description = "What is made may be read by others of this computer, as your settings (umask) have it. "
            + "Default: by you alone. On Windows the folder above decides.",
    };

    private readonly Option<string[]> _formats = new("--format", "-f")
    {
        HelpName = "NAME[,NAME]",
        Description = "How layers are written. "
            + string.Concat(ReleaseDoor.Formats.Select(static format => $"{format.Key}: {format.Value} "))
            + $"Default: {ReleaseDoor.Formats[0].Key}.",
        DefaultValueFactory = static _ => [],
    };

    private readonly IReadOnlyList<string> _usualFormats = [];

    /// <summary>Another output of the same command, whose switch says for whom this one is, too; null where this one has its own.</summary>
    public OutputOption? Beside { get; init; }

    /// <summary>Makes one.</summary>
    /// <param name="helpName">DIR or FILE.</param>
    /// <param name="description">For the help.</param>
    /// <param name="check">Refuses a place before anything is read.</param>
    /// <param name="name">The option, such as --output.</param>
    /// <param name="aliases">Its other names.</param>
    public OutputOption(string helpName, string description, Action<OutputPlace> check, string name, params string[] aliases)
        : base(name, aliases)
    {
        HelpName = helpName;
        Description = description;
        _check = check;
    }

    /// <summary>Are layers written, so that there is a choice of formats?</summary>
    public bool HasFormats { get; init; }

    /// <summary>Formats in which layers are written where none is asked for; empty for the first there is.</summary>
    public IReadOnlyList<string> UsualFormats
    {
        get => _usualFormats;
        init
        {
            _usualFormats = value;
            _formats.Description = _formats.Description!.Replace(
                $"Default: {ReleaseDoor.Formats[0].Key}.", $"Default: {Wording.List(value)}.", StringComparison.Ordinal);
        }
    }

    /// <summary>The option itself, and what belongs to it.</summary>
    public IEnumerable<Option> All => HasFormats ? [this, _formats, _shared] : [this, _shared];

    /// <summary>Where the user wants the output, and what is read; null where no output is asked for.</summary>
    public OutputPlace? Place(ParseResult parsed)
    {
        if (parsed.GetValue(this) is not { } path)
            return null;
        return new OutputPlace(TypedPaths.NoDevice(path))
        {
            Inputs = [.. PathOptions.InputsOf(parsed)],
            IsShared = parsed.GetValue(Beside?._shared ?? _shared),
            Formats = Beside is null ? Formats(parsed) : [],
        };
    }

    private string[] Formats(ParseResult parsed)
    {
        const StringSplitOptions Bare = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        string[] names = [.. (parsed.GetValue(_formats) ?? []).SelectMany(static text => text.Split(',', Bare))];
        string[] known = [.. ReleaseDoor.Formats.Select(static f => f.Key)];
        foreach (string name in names)
        {
            if (!known.Contains(name, StringComparer.OrdinalIgnoreCase))
                throw CommandException.Usage($"{_formats.Name} takes {Wording.List(known)}, not \"{name}\".");
        }
        return names;
    }

    /// <summary>Refuses a place over what is read, before anything is done.</summary>
    public void Check(ParseResult parsed)
    {
        if (Place(parsed) is { } place)
            _check(place);
        else if (Beside is not null)
            return;
        else if (parsed.GetValue(_shared))
            throw CommandException.Usage($"--shared is about what is written: say where with {Name}.");
        else if (Formats(parsed).Length > 0)
            throw CommandException.Usage($"{_formats.Name} is about what is written: say where with {Name}.");
    }
}

/// <summary>Everything that a command line reads and writes, found by the kinds of its options: a new command cannot forget it.</summary>
internal static class PathOptions
{
    /// <summary>The files and folders that are read, as typed.</summary>
    public static IEnumerable<string> InputsOf(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        foreach (InputFilesArgument argument in command.Arguments.OfType<InputFilesArgument>())
        {
            foreach (string path in parsed.GetValue(argument) ?? [])
                yield return path;
        }
        foreach (InputFileOption option in command.Options.OfType<InputFileOption>())
        {
            if (parsed.GetValue(option) is { } path)
                yield return path;
        }
        foreach (string path in command.Options.OfType<InputFilesOption>().SelectMany(option => parsed.GetValue(option) ?? []))
            yield return path;
    }

    /// <summary>Refuses output over input, and makes what is read whole where a run into it was killed.</summary>
    /// <returns>What the user must know of what is read, each in a sentence.</returns>
    public static IReadOnlyList<string> Check(ParseResult parsed)
    {
        foreach (OutputOption output in parsed.CommandResult.Command.Options.OfType<OutputOption>())
            output.Check(parsed);
        foreach (InputFileOption option in parsed.CommandResult.Command.Options.OfType<InputFileOption>())
        {
            if (parsed.GetValue(option) is { } path)
                TypedPaths.NoDevice(path);
        }
        foreach (string path in parsed.CommandResult.Command.Options.OfType<InputFilesOption>().SelectMany(option => parsed.GetValue(option) ?? []))
            TypedPaths.NoDevice(path);
        // The readers of incidents do so themselves, in the folders below too.
        return [.. parsed.CommandResult.Command.Options.OfType<InputFileOption>()
            .Select(parsed.GetValue)
            .Where(File.Exists)
            .Select(static path => ReleaseDoor.Settle(path!))
            .OfType<string>()];
    }
}
