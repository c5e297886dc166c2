using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Hotspots.Cli.Assessments;
using Hotspots.Cli.Attendance;
using Hotspots.Cli.Commands;
using Hotspots.Cli.Harm;
using Hotspots.Cli.Lines;
using Hotspots.Cli.Options;
using Hotspots.Cli.Paper;
using Hotspots.Cli.Raids;
using Hotspots.Cli.Releases;
using Hotspots.Cli.Reports;
using Hotspots.Cli.Stores;
using Hotspots.Cli.Times;
using Hotspots.Core.Model;

namespace Hotspots.Cli;

/// <summary>The whole program but for the process round it: words in, text and an exit code out.</summary>
internal static class CommandLine
{
    /// <summary>How a sentence begins that no user should ever read.</summary>
    public const string FaultOfTheProgram = "This is a fault of the program";

    /// <summary>Every command with its options.</summary>
    /// <param name="terminal">Where they tell.</param>
    /// <param name="clock">Says what time it is.</param>
    /// <param name="cancellation">Stops them.</param>
    /// <param name="only">The one that is asked for: its name makes it alone, for to make all takes longer than to read a file. Anything else makes
    /// all.</param>
    public static RootCommand Commands(Terminal terminal, TimeProvider clock, CancellationToken cancellation, string? only = null)
    {
        var builders = new OrderedDictionary<string, Func<Command>>(StringComparer.Ordinal)
        {
            ["inspect"] = () => InspectCommand.Build(terminal, cancellation),
            ["run"] = () => RunCommand.Build(terminal, clock, cancellation),
            ["measure"] = () => MeasureCommand.Build(terminal, clock, cancellation),
            ["cells"] = () => CellsCommand.Build(terminal, cancellation),
            ["change"] = () => ChangeCommand.Build(terminal, clock, cancellation),
            ["when"] = () => WhenCommand.Build(terminal, clock, cancellation),
            ["backtest"] = () => BacktestCommand.Build(terminal, clock, cancellation),
            ["today"] = () => TodayCommand.Build(terminal, clock, cancellation),
            ["effect"] = () => EffectCommand.Build(terminal, clock, cancellation),
            ["lines"] = () => LinesCommand.Build(terminal, clock, cancellation),
            ["brief"] = () => BriefCommand.Build(terminal, clock, cancellation),
            ["attended"] = () => AttendedCommand.Build(terminal, clock, cancellation),
            ["map"] = () => MapCommand.Build(terminal, clock, cancellation),
            ["place"] = () => PlaceCommand.Build(terminal, clock, cancellation),
            ["raid"] = () => RaidCommand.Build(terminal, clock, cancellation),
            ["release"] = () => ReleaseCommand.Build(terminal, clock, cancellation),
            ["streets"] = () => StreetsCommand.Build(terminal, cancellation),
            ["methods"] = () => MethodsCommand.Build(terminal),
            ["harm"] = () => HarmCommand.Build(terminal),
            ["store"] = () => StoreCommand.Build(terminal, clock, cancellation),
            ["new"] = () => NewCommand.Build(terminal, clock, cancellation),
            ["dpia"] = () => DpiaCommand.Build(terminal, cancellation),
        };
        var root = new RootCommand("Finds crime hotspots in files of tips, warrants, seizures and recorded crime.");
        IEnumerable<Func<Command>> asked = only is not null && builders.TryGetValue(only, out Func<Command>? wanted) ? [wanted] : builders.Values;
        foreach (Func<Command> build in asked)
            root.Add(build());
        return root;
    }

    /// <summary>Does what the words say.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(IReadOnlyList<string> words, Terminal terminal, TimeProvider clock, CancellationToken cancellation)
    {
        try
        {
            TypedWords.RequireText(words);
            RootCommand root = Commands(terminal, clock, cancellation, words.Count > 0 ? words[0] : null);
            foreach (HelpOption help in root.Options.OfType<HelpOption>())
                ((HelpAction)help.Action!).MaxWidth = terminal.Width;
            root.Options.OfType<VersionOption>().Single().Action = new VersionAction(terminal);
            ParseResult parsed = root.Parse(words, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parsed.Errors.Count > 0 && parsed.Action is ParseErrorAction)
                return Refuse(parsed, terminal);
            TypedWords.RequireValues(parsed);
            if (parsed.Action == parsed.CommandResult.Command.Action)
            {
                foreach (string note in PathOptions.Check(parsed))
                    Say(terminal, note, ExitCode.Done);
                ReasonOption.Settle(parsed, terminal, clock);
            }
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
        catch (OutOfMemoryException)
        {
            const string Sentence = "There is not enough memory for this: name fewer files or areas, or a coarser grid, or close other programs.";
            return Say(terminal, Sentence, ExitCode.NothingUsable);
        }
        catch (Exception e)
        {
            // The last door: whatever comes here is a fault of the program, and a person must not meet a stack trace.
            string report = $"please report the command you typed with the words \"{e.GetType().Name}: {e.Message}\".";
            return Say(terminal, $"{FaultOfTheProgram}, not of your files: {report}", ExitCode.NothingUsable);
        }
    }

    // Threads that are stopped together are reported together.
    private static bool IsCancellation(Exception e) =>
        e is OperationCanceledException
            || (e is AggregateException many && many.Flatten().InnerExceptions.Any(static inner => inner is OperationCanceledException));

    private static int Refuse(ParseResult parsed, Terminal terminal)
    {
        Command command = parsed.CommandResult.Command;
        string name = TypedWords.NameOf(command);
        if (command.Subcommands.Count > 0 && parsed.Tokens.Count == (command is RootCommand ? 0 : 1))
            return Say(
                terminal,
                $"Say what to do: {string.Join(", ", command.Subcommands.Select(c => $"{name} {c.Name}"))}, or {name} --help.",
                ExitCode.WrongUsage);
        foreach (string message in parsed.Errors.Select(error => TypedWords.Of(error, command)).Distinct())
            Say(terminal, $"{message}: see \"{name} --help\".", ExitCode.WrongUsage);
        return ExitCode.WrongUsage;
    }

    private static int Say(Terminal terminal, string sentence, int exitCode)
    {
        try
        {
            terminal.Error.WriteLine(Wording.Clean(sentence));
        }
        catch (IOException)
        {
            // Nobody is there to read it (a full disk, a closed pipe): the exit code still tells.
        }
        return exitCode;
    }

    private static string Sentence(string text) => text.EndsWith('.') ? text : text + ".";
}
