using System.CommandLine;
using Hotspots.Cli;
using Hotspots.Cli.Options;
using Hotspots.Cli.Reports;

namespace Hotspots.Tests.Cli;

/// <summary>Every command of the program, those within others too.</summary>
internal static class CommandTable
{
    /// <summary>The commands, in order, each before those within it.</summary>
    public static IEnumerable<Command> All() => Below(
        CommandLine.Commands(new Terminal(TextWriter.Null, TextWriter.Null), TimeProvider.System, CancellationToken.None));

    /// <summary>A command as it is typed after the program's name: "store add".</summary>
    public static string NameOf(Command command) => TypedWords.NameOf(command)["hotspots ".Length..];

    private static IEnumerable<Command> Below(Command command) => command.Subcommands.SelectMany(static one => Below(one).Prepend(one));
}
