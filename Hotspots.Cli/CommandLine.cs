using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Hotspots.Core.Model;

namespace Hotspots.Cli;

/// <summary>The whole program but for the process round it: words in, text and an exit code out.</summary>
internal static class CommandLine
{
    /// <summary>Does what the words say.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(IReadOnlyList<string> words, Terminal terminal, TimeProvider clock, CancellationToken cancellation)
    {
        try
        {
            var root = new RootCommand("Finds crime hotspots in files of tips, warrants, seizures and recorded crime.")
            {
                InspectCommand.Build(terminal, cancellation),
                RunCommand.Build(terminal, clock, cancellation),
                MeasureCommand.Build(terminal, clock, cancellation),
                CellsCommand.Build(terminal, cancellation),
                PlaceCommand.Build(terminal, clock, cancellation),
                MethodsCommand.Build(terminal),
            };
            foreach (HelpOption help in root.Options.OfType<HelpOption>())
                ((HelpAction)help.Action!).MaxWidth = terminal.Width;
            ParseResult parsed = root.Parse(words, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parsed.Errors.Count > 0 && parsed.Action is ParseErrorAction)
                return Refuse(parsed, terminal);
            return parsed.Invoke(new InvocationConfiguration
            {
                Output = terminal.Out,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        }
        catch (CommandException e)
        {
            return Say(terminal, e.Message, e.ExitCode);
        }
        catch (OutputException e)
        {
            return Say(terminal, e.Message, ExitCode.NothingUsable);
        }
        catch (ArgumentException e) when (e.ParamName is null)
        {
            // Core speaks of what the user chose without naming a parameter of its own.
            return Say(terminal, e.Message, ExitCode.WrongUsage);
        }
        catch (Exception e) when (cancellation.IsCancellationRequested && IsCancellation(e))
        {
            return Say(terminal, "Cancelled: nothing was written.", ExitCode.Cancelled);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Say(terminal, Sentence(e.Message), ExitCode.NothingUsable);
        }
        catch (Exception e)
        {
            // The last door: whatever comes here is a fault of the program, and a person must not meet a stack trace.
            return Say(terminal, $"This is a fault of the program, not of your files: please report the command you typed with the words \"{e.GetType().Name}: {e.Message}\".", ExitCode.NothingUsable);
        }
    }

    // Threads that are stopped together are reported together.
    private static bool IsCancellation(Exception e) =>
        e is OperationCanceledException || (e is AggregateException many && many.Flatten().InnerExceptions.Any(static inner => inner is OperationCanceledException));

    private static int Refuse(ParseResult parsed, Terminal terminal)
    {
        Command command = parsed.CommandResult.Command;
        string name = command is RootCommand ? "hotspots" : "hotspots " + command.Name;
        if (parsed.Tokens.Count == 0)
            return Say(terminal, $"Say what to do: hotspots {string.Join(", hotspots ", command.Subcommands.Select(static c => c.Name))}, or hotspots --help.", ExitCode.WrongUsage);
        foreach (string message in parsed.Errors.Select(error => Words(error, command)).Distinct())
            Say(terminal, $"{message}: see \"{name} --help\".", ExitCode.WrongUsage);
        return ExitCode.WrongUsage;
    }

    // The parser's own words, but where they tell of its workings more than of what to type.
    private static string Words(ParseError error, Command command)
    {
        if (error.SymbolResult is ArgumentResult { Tokens.Count: 0, Argument: { Name: InputOptions.FileName } })
            return $"Name at least one file of incidents after \"hotspots {command.Name}\"";
        if (error.SymbolResult is OptionResult { Implicit: true, Option.Name: RunCommand.OutputName })
            return "Say where to write with -o DIR";
        return error.Message.TrimEnd('.', ' ');
    }

    private static int Say(Terminal terminal, string sentence, int exitCode)
    {
        terminal.Error.WriteLine(Wording.Clean(sentence));
        return exitCode;
    }

    private static string Sentence(string text) => text.EndsWith('.') ? text : text + ".";
}
