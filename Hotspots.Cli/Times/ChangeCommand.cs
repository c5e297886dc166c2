using System.CommandLine;
using Hotspots.Cli.Options;
using Hotspots.Cli.Reports;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Runs;

namespace Hotspots.Cli.Times;

/// <summary><c>hotspots change</c>: where is there more than before, where fewer, and what of it is more than chance?</summary>
internal sealed class ChangeCommand
{
    private readonly TableOption _before = new(ComparisonParameters.Before);
    private readonly TableOption _after = new(ComparisonParameters.After);

    private readonly QuestionOptions _options = new(new OutputOption(
        "DIR", "The folder to write to: a map layer, a table and the record. An earlier comparison in it is replaced. Without it nothing is written.",
        ReleaseDoor.CheckComparisonPlace, "--output", "-o")
    {
        HasFormats = true,
        UsualFormats = ReleaseDoor.ComparisonFormats,
    });

    private ChangeCommand()
    {
    }

    public static Command Build(Terminal terminal, TimeProvider clock, CancellationToken cancellation)
    {
        var change = new ChangeCommand();
        return change._options.Command(
            "change", "Compares two periods: says for each town, hotspot and cell whether there is more or fewer than before, beyond chance.",
            [change._before, change._after], parsed => change.Execute(parsed, terminal, clock, cancellation));
    }

    private int Execute(ParseResult parsed, Terminal terminal, TimeProvider clock, CancellationToken cancellation)
    {
        var request = new ComparisonRequest(_options.Run(parsed), parsed.GetValue(_before), parsed.GetValue(_after));
        return _options.Tell(
            parsed, terminal, progress => ComparisonRun.Execute(request, clock, progress, cancellation),
            (found, folder) => ReleaseDoor.Write(found, folder, cancellation),
            static (found, stream, place) => ReleaseDoor.WriteRecord(found, stream, place?.Formats ?? []),
            static (found, page, place) =>
                ChangeReport.Write(page, found.Record, place?.Path, ReleaseDoor.FileNames(found, place?.Formats ?? [])));
    }
}
