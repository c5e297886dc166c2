using System.CommandLine;
using Hotspots.Cli.Options;
using Hotspots.Cli.Reports;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Model;
using Hotspots.Core.Runs;

namespace Hotspots.Cli.Times;

/// <summary><c>hotspots change</c>: where is there more than before, where fewer, and what of it is more than chance?</summary>
internal sealed class ChangeCommand
{
    private readonly InputOptions _input = new();

    private readonly Option<string> _before = Period(
        "--before", "The period before. Default: the same days a year earlier where the data reach, else the stretch just before.");

    private readonly Option<string> _after = Period(
        "--after",
        "The period after: a year, a month or a day, or two with .. between; 2026-06.. is as far as the data reach. "
            + "Default: the last three whole months, or fewer where the data are short.");

    private readonly OutputOption _output = new(
        "DIR", "The folder to write to: a map layer, a table and the record. An earlier comparison in it is replaced. Without it nothing is written.",
        ReleaseDoor.CheckComparisonPlace, "--output", "-o")
    {
        HasFormats = true,
        UsualFormats = ReleaseDoor.ComparisonFormats,
    };

    private readonly SelectionOptions _selection = new();
    private readonly MarkingOption _marking = new();

    private ChangeCommand()
    {
    }

    public static Command Build(Terminal terminal, TimeProvider clock, CancellationToken cancellation)
    {
        var change = new ChangeCommand();
        var command = new Command(
            "change", "Compares two periods: says for each town, hotspot and cell whether there is more or fewer than before, beyond chance.");
        change._input.AddTo(command);
        Option[] options = [change._before, change._after, .. change._output.All, .. change._selection.All, change._marking.Option];
        foreach (Option option in options)
            command.Add(option);
        command.SetAction(parsed => change.Execute(parsed, terminal, clock, cancellation));
        return command;
    }

    private int Execute(ParseResult parsed, Terminal terminal, TimeProvider clock, CancellationToken cancellation)
    {
        var request = new ComparisonRequest(
            _selection.Apply(parsed, _input.Request(parsed, _marking.Value(parsed))),
            parsed.GetValue(_before), parsed.GetValue(_after));
        OutputPlace? place = _output.Place(parsed);
        return AnswerFrame.Tell(
            terminal, parsed.GetValue(_input.Json), place, progress => ComparisonRun.Execute(request, clock, progress, cancellation),
            (found, folder) => ReleaseDoor.Write(found, folder, cancellation),
            (found, stream) => ReleaseDoor.WriteRecord(found, stream, place?.Formats ?? []),
            (found, page) => ChangeReport.Write(page, found.Record, place?.Path, ReleaseDoor.FileNames(found, place?.Formats ?? [])));
    }

    private static Option<string> Period(string flag, string description) => new(flag) { HelpName = "PERIOD", Description = description };
}
