using System.CommandLine;

namespace Hotspots.Cli;

/// <summary>The command cannot be done. The message is one sentence that says what to do.</summary>
internal sealed class CommandException : Exception
{
    public CommandException(int exitCode, string message)
        : base(message) => ExitCode = exitCode;

    public int ExitCode { get; }

    /// <summary>The command line itself is wrong.</summary>
    public static CommandException Usage(string message) => new(Cli.ExitCode.WrongUsage, message);

    /// <summary>The command has no such option.</summary>
    public static CommandException UnknownOption(string option, ParseResult parsed) =>
        Usage($"There is no option {option}: see \"{Options.TypedWords.NameOf(parsed.CommandResult.Command)} --help\".");

    /// <summary>The command line is right and what it names cannot be used.</summary>
    public static CommandException Unusable(string message) => new(Cli.ExitCode.NothingUsable, message);
}
