using System.CommandLine;
using Hotspots.Cli.Options;
using Hotspots.Cli.Reports;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Runs;

namespace Hotspots.Cli.Times;

/// <summary><c>hotspots when</c>: on which weekday, in which shift and at which hour, and what of it is more than chance?</summary>
internal sealed class WhenCommand
{
    private readonly NumberOption _group = new(TimeProfileParameters.Group);

    private readonly QuestionOptions _options = new(new OutputOption(
        "DIR", "The folder to write to: a table and the record. Earlier ones in it are replaced. Without it nothing is written.",
        ReleaseDoor.CheckTimeProfilePlace, "--output", "-o"));

    private WhenCommand()
    {
    }

    public static Command Build(Terminal terminal, TimeProvider clock, CancellationToken cancellation)
    {
        var when = new WhenCommand();
        return when._options.Command(
            "when", "Says on which weekdays, in which shifts and at which hours it happens, and names only what is more than chance.",
            [when._group], parsed => when.Execute(parsed, terminal, clock, cancellation));
    }

    private int Execute(ParseResult parsed, Terminal terminal, TimeProvider clock, CancellationToken cancellation)
    {
        var request = new TimeProfileRequest(_options.Run(parsed), (TimeGrouping)_group.Whole(parsed));
        return _options.Tell(
            parsed, terminal, progress => TimeProfileRun.Execute(request, clock, progress, cancellation),
            (made, folder) => ReleaseDoor.Write(made, folder, cancellation),
            static (made, stream, _) => ReleaseDoor.WriteRecord(made, stream),
            static (made, page, place) => WhenReport.Write(page, made, place?.Path, ReleaseDoor.FileNames(made)));
    }
}
