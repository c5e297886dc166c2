using System.CommandLine;
using Hotspots.Cli.Options;
using Hotspots.Cli.Reports;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Placements;
using Hotspots.Core.Pipeline.Placements;
using Hotspots.Core.Pipeline.Requests;

namespace Hotspots.Cli.Commands;

/// <summary><c>hotspots place</c>: where do the teams go, how much do they reach, and how far is that from the best?</summary>
internal sealed class PlaceCommand
{
    // The demand may be a table of points instead.
    private readonly InputOptions _input = new(fewest: 0);
    private readonly SelectionOptions _selection = new();
    private readonly MethodOptions _methods = new();
    private readonly PlaceOptions _place = new();

    private readonly OutputOption _output = new(
        "DIR",
        "The folder to write to: sites, coverage, patrols and the record. Earlier placements in it are replaced. Without it nothing is written.",
        ReleaseDoor.CheckPlacementPlace, "--output", "-o")
    {
        HasFormats = true,
    };

    private readonly MarkingOption _marking = new();

    private PlaceCommand()
    {
    }

    public static Command Build(Terminal terminal, TimeProvider clock, CancellationToken cancellation)
    {
        var place = new PlaceCommand();
        var command = new Command("place", "Places teams so that they reach as much as possible of what happens, and says how good that is.");
        place._input.AddTo(command);
        foreach (Option option in (IEnumerable<Option>)[.. place._output.All, .. place._place.All, .. place._selection.All, .. place._methods.All,
            place._marking.Option])
            command.Add(option);
        command.SetAction(parsed => place.Execute(parsed, terminal, clock, cancellation));
        return command;
    }

    private int Execute(ParseResult parsed, Terminal terminal, TimeProvider clock, CancellationToken cancellation)
    {
        PlacementWish wish = Wish(parsed);
        OutputPlace? output = _output.Place(parsed);
        bool json = parsed.GetValue(_input.Json);
        PlacementResult result = ProgressDisplay.Run(terminal, json, progress =>
        {
            PlacementResult found = PlacementRun.Execute(wish, clock, progress, cancellation);
            if (output is not null)
                terminal.Stage.Write(() => ReleaseDoor.Write(found, output, cancellation));
            return found;
        });
        if (json)
            terminal.WriteJson(stream => ReleaseDoor.WriteRecord(result, stream, output?.Formats ?? []));
        else
            PlaceReport.Write(new Page(terminal), result, output?.Path, ReleaseDoor.FileNames(result, output?.Formats ?? []));
        return ExitCode.Done;
    }

    private PlacementWish Wish(ParseResult parsed)
    {
        string? marking = _marking.Value(parsed);
        bool hasFiles = _input.HasFiles(parsed);
        bool hasDemand = _place.HasDemand(parsed);
        if (hasFiles && hasDemand)
            throw CommandException.Usage("The demand is given twice: name files of incidents, or a table of points with --demand, not both.");
        if (!hasFiles && !hasDemand)
            throw CommandException.Usage("Name at least one file of incidents after \"hotspots place\", or a table of points with --demand.");
        PlacementWish wish = _place.Read(parsed) with { Marking = marking };
        RunRequest request = _methods.Apply(parsed, _selection.Apply(parsed, _input.Request(parsed, marking)));
        if (hasFiles)
            return wish with { Run = request };
        if (_selection.Chooses(parsed, request) || request.ColumnChoices.Count > 0
            || request.Reading.Sheet is not null || request.Reading.HeaderRow is not null || request.Grid is not null || request.Dates is not null)
            throw CommandException.Usage(
                "With --demand there are points and no incidents: leave out --area, --boundary, --kind, --weights, --column and the other filters.");
        return wish;
    }
}
