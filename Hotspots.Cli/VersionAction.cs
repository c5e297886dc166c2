using System.CommandLine;
using System.CommandLine.Invocation;
using Hotspots.Cli.Reports;
using Hotspots.Core.Pipeline;

namespace Hotspots.Cli;

/// <summary>Says which release this is, of which commit and day.</summary>
internal sealed class VersionAction(Terminal terminal) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        terminal.Out.WriteLine(ProgramVersion.Current);
        return ExitCode.Done;
    }
}
