using System.CommandLine;
using System.CommandLine.Parsing;
using Hotspots.Cli.Commands;
using Hotspots.Core.Model.Incidents;

namespace Hotspots.Cli.Options;

/// <summary>Checks of the words as they were typed, the same for every command and option.</summary>
internal static class TypedWords
{
    /// <summary>Refuses what no file, name or number can hold: a NUL, or half of a character beyond U+FFFF.</summary>
    /// <exception cref="CommandException">There is such a word.</exception>
    public static void RequireText(IReadOnlyList<string> words)
    {
        foreach (string word in words)
        {
            int codePoint = FirstOutlaw(word);
            if (codePoint >= 0)
                throw CommandException.Usage($"The word \"{VisibleText.Of(word)}\" holds U+{codePoint:X4}, which is no character: type it anew.");
        }
    }

    /// <summary>Refuses a blank where a value belongs.</summary>
    /// <exception cref="CommandException">There is one; names the option.</exception>
    public static void RequireValues(ParseResult parsed)
    {
        foreach (SymbolResult part in parsed.CommandResult.Children)
        {
            if (part.Tokens.All(static token => !string.IsNullOrWhiteSpace(token.Value)))
                continue;
            throw CommandException.Usage(part switch
            {
                OptionResult { Option: { Required: true } option } => $"Nothing stands after {option.Name}: write {option.HelpName} there.",
                OptionResult { Option: { } option } =>
                    $"Nothing stands after {option.Name}: write {option.HelpName} there, or leave {option.Name} out.",
                _ => $"One of the words after \"{NameOf(parsed.CommandResult.Command)}\" is blank: write a name there, or leave it out.",
            });
        }
    }

    /// <summary>A command as it is typed: "hotspots store add".</summary>
    public static string NameOf(Command command) =>
        command is RootCommand || command.Parents.OfType<Command>().FirstOrDefault() is not { } parent ? "hotspots"
            : NameOf(parent) + " " + command.Name;

    /// <summary>What is wrong, in words of the user's and not of the parser's, which tells of its own workings.</summary>
    public static string Of(ParseError error, Command command) => error.SymbolResult switch
    {
        ArgumentResult { Tokens.Count: 0, Argument: { Name: InputOptions.FileName } } =>
            InputOptions.AsksForFiles(command),
        OptionResult { Implicit: true, Option.Name: RunCommand.OutputName } => "Say where to write with -o DIR",
        OptionResult { Tokens.Count: 1, Option: Option<bool> option } result => $"{option.Name} takes no value, not \"{result.Tokens[0].Value}\"",
        ArgumentResult { Tokens.Count: 1, Parent: OptionResult { Option: Option<bool> option } } result =>
            $"{option.Name} takes no value, not \"{result.Tokens[0].Value}\"",
        _ => error.Message.TrimEnd('.', ' '),
    };

    private static int FirstOutlaw(string word)
    {
        for (int i = 0; i < word.Length; i++)
        {
            if (word[i] == '\0')
                return 0;
            if (!char.IsSurrogate(word[i]))
                continue;
            if (i + 1 < word.Length && char.IsSurrogatePair(word[i], word[i + 1]))
                i++;
            else
                return word[i];
        }
        return -1;
    }
}
