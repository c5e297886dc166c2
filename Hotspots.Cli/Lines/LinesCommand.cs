using System.CommandLine;
using Hotspots.Cli.Harm;
using Hotspots.Cli.Options;
using Hotspots.Cli.Reports;
using Hotspots.Cli.Times;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Runs.Lines;

namespace Hotspots.Cli.Lines;

/// <summary><c>hotspots lines</c>: where and when was each county line seen, and what did operations bring?</summary>
internal sealed class LinesCommand
{
    private readonly InputFileOption _register = new(
        "--register", "A table of lines (CSV or Excel): line, origin, opened, closed, type (1 or 2) and holderCharged, of which line alone must be "
            + "there.");

    private readonly HarmOptions _harm = new(
        "Adds up the harm of each line in each town", "Where it has no value the sum is blank, and not 0.");

    private readonly NumberOption _seed = new(LinesParameters.Seed);

    private readonly QuestionOptions _options = new(new OutputOption(
        "DIR", "The folder to write to: a map layer of lines by town, tables of their months, pairs and drugs and of operations, and the record. "
            + "Earlier ones in it are replaced. Without it nothing is written.", LinesDoor.CheckPlace, "--output", "-o")
    {
        HasFormats = true,
    });

    private LinesCommand()
    {
    }

    public static Command Build(Terminal terminal, TimeProvider clock, CancellationToken cancellation)
    {
        var lines = new LinesCommand();
        return lines._options.Command(
            "lines", "Says in which towns and when each county line was seen, which lines share places, and what operations brought.",
            [lines._register, lines._seed, .. lines._harm.All], parsed => lines.Execute(parsed, terminal, clock, cancellation));
    }

    private int Execute(ParseResult parsed, Terminal terminal, TimeProvider clock, CancellationToken cancellation)
    {
        string? register = parsed.GetValue(_register) is { } path ? TypedPaths.Existing(path, "register") : null;
        var request = new LinesRequest(_harm.Apply(parsed, _options.Run(parsed)), register, (ulong)_seed.Value(parsed));
        return _options.Tell(
            parsed, terminal, progress => LinesRun.Execute(request, clock, progress, cancellation),
            (found, folder) => LinesDoor.Write(found, folder, cancellation),
            LinesDoor.WriteRecord,
            static (found, page, place) => LinesReport.Write(page, found, place?.Path, LinesDoor.FileNames(found, place)));
    }
}
