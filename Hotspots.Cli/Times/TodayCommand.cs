using System.CommandLine;
using System.Globalization;
using Hotspots.Cli.Options;
using Hotspots.Cli.Reports;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Model;
using Hotspots.Core.Runs.Today;

namespace Hotspots.Cli.Times;

/// <summary><c>hotspots today</c>: where is the risk raised now by what happened lately near by, and until when?</summary>
internal sealed class TodayCommand
{
    private readonly InputOptions _input = new();

    private readonly Option<string> _on = new("--on")
    {
        HelpName = "DAY",
        Description = "The day on which zones are in force, such as 2026-06-30; what happened later has no say. Default: today.",
    };

    private readonly Option<string> _seed = new("--seed")
    {
        HelpName = "NUMBER",
        Description = "Seed of the shuffles by which each town is tested, 0 or more. Default: 1.",
    };

    private readonly OutputOption _output = new(
        "DIR", "The folder to write to: a map layer and the record. Earlier zones in it are replaced. Without it nothing is written.",
        ReleaseDoor.CheckTodayPlace, "--output", "-o")
    {
        HasFormats = true,
    };

    private readonly SelectionOptions _selection = new();
    private readonly MarkingOption _marking = new();

    private TodayCommand()
    {
    }

    public static Command Build(Terminal terminal, TimeProvider clock, CancellationToken cancellation)
    {
        var today = new TodayCommand();
        var command = new Command(
            "today", "Says where the risk is raised today by what happened lately near by, and until when, where the town's own past says so.");
        today._input.AddTo(command);
        Option[] options = [today._on, today._seed, .. today._output.All, .. today._selection.All, today._marking.Option];
        foreach (Option option in options)
            command.Add(option);
        command.SetAction(parsed => today.Execute(parsed, terminal, clock, cancellation));
        return command;
    }

    private int Execute(ParseResult parsed, Terminal terminal, TimeProvider clock, CancellationToken cancellation)
    {
        var request = new TodayRequest(
            _selection.Apply(parsed, _input.Request(parsed, _marking.Value(parsed))), parsed.GetValue(_on), Seed(parsed.GetValue(_seed)));
        OutputPlace? place = _output.Place(parsed);
        return AnswerFrame.Tell(
            terminal, parsed.GetValue(_input.Json), place, progress => TodayRun.Execute(request, clock, progress, cancellation),
            (found, folder) => ReleaseDoor.Write(found, folder, cancellation),
            (found, stream) => ReleaseDoor.WriteRecord(found, stream, place),
            (found, page) => TodayReport.Write(page, found, place?.Path, ReleaseDoor.FileNames(found, place)));
    }

    private static ulong Seed(string? text) =>
        text is null ? 1
        : ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed) ? seed
        : throw CommandException.Usage($"--seed takes a whole number, 0 or more, not \"{text}\".");
}
