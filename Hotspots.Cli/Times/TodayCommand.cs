using System.CommandLine;
using Hotspots.Cli.Options;
using Hotspots.Cli.Reports;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Runs.Today;

namespace Hotspots.Cli.Times;

/// <summary><c>hotspots today</c>: where is the risk raised now by what happened lately near by, and until when?</summary>
internal sealed class TodayCommand
{
    private readonly TableOption _on = new(TodayParameters.On);
    private readonly NumberOption _seed = new(TodayParameters.Seed);

    private readonly QuestionOptions _options = new(new OutputOption(
        "DIR", "The folder to write to: a map layer and the record. Earlier zones in it are replaced. Without it nothing is written.",
        ReleaseDoor.CheckTodayPlace, "--output", "-o")
    {
        HasFormats = true,
    });

    private TodayCommand()
    {
    }

    public static Command Build(Terminal terminal, TimeProvider clock, CancellationToken cancellation)
    {
        var today = new TodayCommand();
        return today._options.Command(
            "today", "Says where the risk is raised today by what happened lately near by, and until when, where the town's own past says so.",
            [today._on, today._seed], parsed => today.Execute(parsed, terminal, clock, cancellation));
    }

    private int Execute(ParseResult parsed, Terminal terminal, TimeProvider clock, CancellationToken cancellation)
    {
        var request = new TodayRequest(_options.Run(parsed), parsed.GetValue(_on), (ulong)_seed.Value(parsed));
        return _options.Tell(
            parsed, terminal, progress => TodayRun.Execute(request, clock, progress, cancellation),
            (found, folder) => ReleaseDoor.Write(found, folder, cancellation),
            static (found, stream, place) => ReleaseDoor.WriteRecord(found, stream, place),
            static (found, page, place) => TodayReport.Write(page, found, place?.Path, ReleaseDoor.FileNames(found, place)));
    }
}
