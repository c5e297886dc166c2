using System.CommandLine;
using Hotspots.Cli.Harm;
using Hotspots.Cli.Options;
using Hotspots.Cli.Reports;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Model;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs.Backtests;
using Hotspots.Core.Runs.ByShift;

namespace Hotspots.Cli.Commands;

/// <summary><c>hotspots run</c>: where is it worse than elsewhere? From files to ranked hotspots in a folder.</summary>
internal sealed class RunCommand
{
    public const string OutputName = "--output";

    private readonly InputOptions _input = new();

    private readonly OutputOption _output = new(
        "DIR", "The folder to write to. It is made when it is not there; earlier results in it are replaced.", ReleaseDoor.CheckRunPlace,
        OutputName, "-o")
    {
        Required = true,
        HasFormats = true,
    };

    private readonly SelectionOptions _selection = new();
    private readonly MethodOptions _methods = new();

    private readonly InputFileOption _chosenBy = new(
        "--chosen-by", "A backtest.json that \"hotspots backtest\" wrote: the method that it chose is used, and the reason recorded. Instead of "
            + "--method.");

    private readonly HarmOptions _harm = new();

    private readonly Option<bool> _byShift = new("--by-shift")
    {
        Description = "Looks at each hotspot shift by shift besides, ranks them in each shift, and names a busiest shift where it is more "
            + "than chance. --shifts says which shifts there are.",
    };

    private readonly MarkingOption _marking = new();

    private RunCommand()
    {
    }

    public static Command Build(Terminal terminal, TimeProvider clock, CancellationToken cancellation)
    {
        var run = new RunCommand();
        var command = new Command(
            "run", "Finds the hotspots in files of incidents and writes them as layers for mapping programs, with a record of how they were made.");
        run._input.AddTo(command);
        Option[] options =
        [
            .. run._output.All, .. run._selection.All, .. run._methods.All, run._chosenBy, .. run._harm.All, run._byShift, run._marking.Option,
        ];
        foreach (Option option in options)
            command.Add(option);
        command.SetAction(parsed => run.Execute(parsed, terminal, clock, cancellation));
        return command;
    }

    private int Execute(ParseResult parsed, Terminal terminal, TimeProvider clock, CancellationToken cancellation)
    {
        RunRequest request = Request(parsed);
        OutputPlace place = _output.Place(parsed)!;
        bool json = parsed.GetValue(_input.Json);
        RunResult result = ProgressDisplay.Run(terminal, json, progress =>
        {
            RunResult found = ShiftRun.Execute(request, clock, progress, cancellation);
            // Before anything is written: a run that shows nothing must not replace one that did.
            RequireIncidents(found);
            progress?.Report(new RunProgress(1, "Writing"));
            terminal.Stage.Write(() => ReleaseDoor.Write(found, place, cancellation));
            return found;
        });
        if (json)
            terminal.WriteJson(stream => ReleaseDoor.WriteRecord(result, stream, place.Formats));
        else
            RunReport.Write(new Page(terminal), result, place.Path, ReleaseDoor.FileNames(result, place.Formats));
        return ExitCode.Done;
    }

    private RunRequest Request(ParseResult parsed)
    {
        string? marking = _marking.Value(parsed);
        RunRequest request = _harm.Apply(parsed, _selection.Apply(parsed, _input.Request(parsed, marking))) with
        {
            ByShift = parsed.GetValue(_byShift),
        };
        if (parsed.GetValue(_chosenBy) is not { } record)
            return _methods.Apply(parsed, request);
        ChosenMap chosen = ChosenMap.Of(record);
        return chosen.Applied(_methods.Apply(parsed, request, chosen.Method));
    }

    private static void RequireIncidents(RunResult result)
    {
        if (result.Read.Placed.Count == 0)
            throw CommandException.Unusable(InspectCommand.NothingUsable(result.Read.Report));
        if (result.Record.Analysed == 0)
        {
            throw CommandException.Unusable(
                $"None of the {Wording.Count(result.Read.Placed.Count, "incident", "incidents")} with a position is left: widen --area, --boundary, "
                    + "--kind, --from, --to or another filter; nothing was written.");
        }
    }
}
