using System.CommandLine;
using System.Globalization;
using Hotspots.Cli.Options;
using Hotspots.Cli.Reports;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Model;
using Hotspots.Core.Runs.Effects;

namespace Hotspots.Cli.Times;

/// <summary><c>hotspots effect</c>: what did an operation do, measured against a place like it and against chance?</summary>
internal sealed class EffectCommand
{
    private const string OperationFlag = "--operation", TreatedFlag = "--treated", ControlFlag = "--control";

    private readonly InputOptions _input = new();

    private readonly Option<string> _operation = Text(
        OperationFlag, "NAME", "The operation, by its name in the files: its ground and its dates are those of the incidents that carry it. "
            + "--area says in which town, where there are several.");

    private readonly InputFileOption _treated = new(TreatedFlag, "GeoJSON polygons of the ground where the operation was; with --start.");

    private readonly Option<string> _start = Text(
        "--start", "DATE", "Its first day, such as 2025-11-10, or month. Default: its first warrant, or its first incident.");

    private readonly Option<string> _end = Text(
        "--end", "DATE", "Its last day or month. Default: its last incident; where that is less than four weeks after the start, and for a drawn "
            + "ground, six periods of 28 days or of a month, as far as the data reach.");

    private readonly Option<string> _chosen = Text(
        "--chosen", "PERIOD", "The time by which the place was chosen, such as 2026-05..2026-06: it is not compared with. Default: from the "
            + "operation's first incident to its first warrant.");

    private readonly Option<string> _ring = Text(
        "--ring", "METRES", string.Create(CultureInfo.InvariantCulture,
            $"How far round the place to look for what moved, {EffectRequest.NarrowestRing:0} to {EffectRequest.WidestRing:0}. ")
            + string.Create(CultureInfo.InvariantCulture, $"Default: {EffectRequest.UsualRing:0}."));

    private readonly InputFileOption _control = new(
        ControlFlag, "GeoJSON polygons of a place to compare with. Default: the place that was most like it before is found.");

    private readonly InputFileOption _week = new(
        "--week", "The patrol-week.csv that place --week wrote, or a folder of such: compares days with patrols with the control days that were "
            + "drawn by lot, instead of an operation. --ring says how near a place an incident must be.");

    private readonly InputFileOption _attended = new(
        "--attended", "With --week: the attended.csv that attended -o wrote, which says on how many of the days somebody was there.");

    private readonly Option<string> _placebos = Text(
        "--placebos", "N", $"Among how many places without the operation it is ranked, at most. Default: {EffectRequest.UsualPlacebos}.");

    private readonly Option<string> _seed = Text("--seed", "N", "Seed of the draw where there are more such places. Default: 1.");

    private readonly OutputOption _output = new(
        "DIR", "The folder to write to: the four places as a map layer, and the record. An earlier one in it is replaced. Without it nothing is "
            + "written.", ReleaseDoor.CheckEffectPlace, "--output", "-o")
    {
        HasFormats = true,
    };

    private readonly SelectionOptions _selection = new(OperationFlag);
    private readonly MarkingOption _marking = new();

    private EffectCommand()
    {
    }

    public static Command Build(Terminal terminal, TimeProvider clock, CancellationToken cancellation)
    {
        var effect = new EffectCommand();
        var command = new Command(
            "effect", "Says what an operation did: fewer or more incidents than a place like it suggests, whether they moved, and how often chance "
                + "does as much.");
        effect._input.AddTo(command);
        Option[] options =
        [
            effect._operation, effect._treated, effect._start, effect._end, effect._chosen, effect._ring, effect._control, effect._placebos,
            effect._seed, effect._week, effect._attended, .. effect._output.All, .. effect._selection.All, effect._marking.Option,
        ];
        foreach (Option option in options)
            command.Add(option);
        command.SetAction(parsed => effect.Execute(parsed, terminal, clock, cancellation));
        return command;
    }

    private int Execute(ParseResult parsed, Terminal terminal, TimeProvider clock, CancellationToken cancellation)
    {
        if (Path(parsed, _week, "week") is { } week)
            return ExecuteWeek(parsed, week, terminal, clock, cancellation);
        if (parsed.GetValue(_attended) is not null)
            throw CommandException.Usage("--attended says how a patrol week was kept: name the week with --week.");
        var request = new EffectRequest(
            _selection.Apply(parsed, _input.Request(parsed, _marking.Value(parsed))), parsed.GetValue(_operation), Path(parsed, _treated, "treated"),
            parsed.GetValue(_start), parsed.GetValue(_end), parsed.GetValue(_chosen), Metres(parsed), Path(parsed, _control, "control"),
            Whole(parsed, _placebos, EffectRequest.UsualPlacebos), Whole(parsed, _seed, 1));
        OutputPlace? place = _output.Place(parsed);
        return AnswerFrame.Tell(
            terminal, parsed.GetValue(_input.Json), place, progress => EffectRun.Execute(request, clock, progress, cancellation),
            (found, folder) => ReleaseDoor.Write(found, folder, cancellation),
            (found, stream) => ReleaseDoor.WriteRecord(found, stream),
            (found, page) => EffectReport.Write(page, found.Record, place?.Path, ReleaseDoor.FileNames(found, place)));
    }

    private int ExecuteWeek(ParseResult parsed, string week, Terminal terminal, TimeProvider clock, CancellationToken cancellation)
    {
        Option[] others = [_operation, _treated, _start, _end, _chosen, _control, _placebos];
        if (Array.Find(others, option => parsed.GetResult(option) is not null) is { } other)
            throw CommandException.Usage(
                $"--week compares the days of a patrol week, and {other.Name} is about an operation: leave out one of them.");
        var request = new ControlDayRequest(
            _selection.Apply(parsed, _input.Request(parsed, _marking.Value(parsed))), week, Metres(parsed), Whole(parsed, _seed, 1),
            Path(parsed, _attended, "attended"));
        OutputPlace? place = _output.Place(parsed);
        return AnswerFrame.Tell(
            terminal, parsed.GetValue(_input.Json), place, progress => ControlDayRun.Execute(request, clock, progress, cancellation),
            (found, folder) => ReleaseDoor.Write(found, folder, cancellation),
            (found, stream) => ReleaseDoor.WriteRecord(found, stream),
            (found, page) => ControlDayReport.Write(page, found, place?.Path, ReleaseDoor.FileNames(found, place)));
    }

    private double Metres(ParseResult parsed)
    {
        if (parsed.GetValue(_ring) is not { } text)
            return EffectRequest.UsualRing;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double metres) ? metres
            : throw CommandException.Usage($"{_ring.Name} takes a number of metres, not \"{text}\".");
    }

    private static int Whole(ParseResult parsed, Option<string> option, int usual)
    {
        if (parsed.GetValue(option) is not { } text)
            return usual;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number
            : throw CommandException.Usage($"{option.Name} takes a whole number, not \"{text}\".");
    }

    private static string? Path(ParseResult parsed, InputFileOption option, string what) =>
        parsed.GetValue(option) is { } path ? TypedPaths.Existing(path, what + " file") : null;

    private static Option<string> Text(string flag, string help, string description) => new(flag) { HelpName = help, Description = description };
}
