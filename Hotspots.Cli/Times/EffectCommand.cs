using System.CommandLine;
using Hotspots.Cli.Options;
using Hotspots.Cli.Reports;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Runs.Effects;

namespace Hotspots.Cli.Times;

/// <summary><c>hotspots effect</c>: what did an operation do, measured against a place like it and against chance?</summary>
internal sealed class EffectCommand
{
    private const string OperationFlag = "--operation", TreatedFlag = "--treated", ControlFlag = "--control";

    private readonly Option<string> _operation = new(OperationFlag)
    {
        HelpName = "NAME",
        Description = "The operation, by its name in the files: its ground and its dates are those of the incidents that carry it. "
            + "--area says in which town, where there are several.",
    };

    private readonly InputFileOption _treated = new(TreatedFlag, "GeoJSON polygons of the ground where the operation was; with --start.");

    private readonly TableOption _start = new(EffectParameters.Start);
    private readonly TableOption _end = new(EffectParameters.End);
    private readonly TableOption _chosen = new(EffectParameters.Chosen);
    private readonly NumberOption _ring = new(EffectParameters.Ring);

    private readonly InputFileOption _control = new(
        ControlFlag, "GeoJSON polygons of a place to compare with. Default: the place that was most like it before is found.");

    private readonly InputFileOption _week = new(
        "--week", "The patrol-week.csv that place --week wrote, or a folder of such: compares days with patrols with the control days that were "
            + "drawn by lot, instead of an operation. --ring says how near a place an incident must be.");

    private readonly InputFileOption _attended = new(
        "--attended", "With --week: the attended.csv that attended -o wrote, which says on how many of the days somebody was there.");

    private readonly NumberOption _placebos = new(EffectParameters.Placebos);
    private readonly NumberOption _seed = new(EffectParameters.Seed);

    private readonly QuestionOptions _options = new(new OutputOption(
        "DIR", "The folder to write to: the four places as a map layer, and the record. An earlier one in it is replaced. Without it nothing is "
            + "written.", ReleaseDoor.CheckEffectPlace, "--output", "-o")
    {
        HasFormats = true,
    }, OperationFlag);

    private EffectCommand()
    {
    }

    public static Command Build(Terminal terminal, TimeProvider clock, CancellationToken cancellation)
    {
        var effect = new EffectCommand();
        return effect._options.Command(
            "effect",
            "Says what an operation did: fewer or more incidents than a place like it suggests, whether they moved, and how often chance does as "
                + "much.",
            [
                effect._operation, effect._treated, effect._start, effect._end, effect._chosen, effect._ring, effect._control, effect._placebos,
                effect._seed, effect._week, effect._attended,
            ],
            parsed => effect.Execute(parsed, terminal, clock, cancellation));
    }

    private int Execute(ParseResult parsed, Terminal terminal, TimeProvider clock, CancellationToken cancellation)
    {
        if (Path(parsed, _week, "week") is { } week)
            return ExecuteWeek(parsed, week, terminal, clock, cancellation);
        if (parsed.GetValue(_attended) is not null)
            throw CommandException.Usage("--attended says how a patrol week was kept: name the week with --week.");
        var request = new EffectRequest(
            _options.Run(parsed), parsed.GetValue(_operation), Path(parsed, _treated, "treated"), parsed.GetValue(_start), parsed.GetValue(_end),
            parsed.GetValue(_chosen), _ring.Value(parsed), Path(parsed, _control, "control"), _placebos.Whole(parsed), _seed.Whole(parsed));
        return _options.Tell(
            parsed, terminal, progress => EffectRun.Execute(request, clock, progress, cancellation),
            (found, folder) => ReleaseDoor.Write(found, folder, cancellation),
            static (found, stream, _) => ReleaseDoor.WriteRecord(found, stream),
            static (found, page, place) => EffectReport.Write(page, found.Record, place?.Path, ReleaseDoor.FileNames(found, place)));
    }

    private int ExecuteWeek(ParseResult parsed, string week, Terminal terminal, TimeProvider clock, CancellationToken cancellation)
    {
        Option[] others = [_operation, _treated, _start, _end, _chosen, _control, _placebos];
        if (Array.Find(others, option => parsed.GetResult(option) is not null) is { } other)
            throw CommandException.Usage(
                $"--week compares the days of a patrol week, and {other.Name} is about an operation: leave out one of them.");
        var request = new ControlDayRequest(
            _options.Run(parsed), week, _ring.Value(parsed), _seed.Whole(parsed), Path(parsed, _attended, "attended"));
        return _options.Tell(
            parsed, terminal, progress => ControlDayRun.Execute(request, clock, progress, cancellation),
            (found, folder) => ReleaseDoor.Write(found, folder, cancellation),
            static (found, stream, _) => ReleaseDoor.WriteRecord(found, stream),
            static (found, page, place) => ControlDayReport.Write(page, found, place?.Path, ReleaseDoor.FileNames(found, place)));
    }

    private static string? Path(ParseResult parsed, InputFileOption option, string what) =>
        parsed.GetValue(option) is { } path ? TypedPaths.Existing(path, what + " file") : null;
}
