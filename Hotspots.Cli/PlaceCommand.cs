using System.CommandLine;
using Hotspots.Core.Model;
using Hotspots.Core.Pipeline;

namespace Hotspots.Cli;

/// <summary><c>hotspots place</c>: where do the teams go, how much do they reach, and how far is that from the best?</summary>
internal sealed class PlaceCommand
{
    private readonly InputOptions _input = new();
    private readonly SelectionOptions _selection = new();
    private readonly MethodOptions _methods = new();
    private readonly PlaceOptions _place = new();

    private readonly Option<string> _output = new("--output", "-o")
    {
        HelpName = "DIR",
        Description = "The folder to write to: sites, coverage, patrols and the record. Earlier placements in it are replaced. Without it nothing is written.",
    };

    private readonly Option<string> _marking = new("--marking")
    {
        HelpName = "TEXT",
        Description = "The security marking on everything written. Default: OFFICIAL-SENSITIVE where there are tips, else OFFICIAL.",
    };

    private PlaceCommand()
    {
        // The demand may be a table of points instead.
        _input.Files.Arity = ArgumentArity.ZeroOrMore;
    }

    public static Command Build(Terminal terminal, TimeProvider clock, CancellationToken cancellation)
    {
        var place = new PlaceCommand();
        var command = new Command("place", "Places teams so that they reach as much as possible of what happens, and says how good that is.");
        place._input.AddTo(command);
        foreach (Option option in (IEnumerable<Option>)[place._output, .. place._place.All, .. place._selection.All, .. place._methods.All, place._marking])
            command.Add(option);
        command.SetAction(parsed => place.Execute(parsed, terminal, clock, cancellation));
        return command;
    }

    private int Execute(ParseResult parsed, Terminal terminal, TimeProvider clock, CancellationToken cancellation)
    {
        PlacementWish wish = Wish(parsed);
        string? folder = parsed.GetValue(_output);
        bool json = parsed.GetValue(_input.Json);
        PlacementResult result = ProgressDisplay.Run(terminal, json, progress =>
        {
            PlacementResult found = PlacementRun.Execute(wish, clock, progress, cancellation);
            if (folder is not null)
                PlacementOutput.Write(found, folder, cancellation);
            return found;
        });
        if (json)
            terminal.WriteJson(stream => PlacementOutput.WriteRecord(result, stream));
        else
            PlaceReport.Write(new Page(terminal), result, folder, PlacementOutput.FileNames(result));
        return ExitCode.Done;
    }

    private PlacementWish Wish(ParseResult parsed)
    {
        string? marking = parsed.GetValue(_marking);
        if (marking is not null && (string.IsNullOrWhiteSpace(marking) || marking.Any(char.IsControl)))
            throw CommandException.Usage("--marking takes one line of text such as OFFICIAL or OFFICIAL-SENSITIVE.");
        bool hasFiles = parsed.GetValue(_input.Files) is { Length: > 0 };
        bool hasDemand = _place.HasDemand(parsed);
        if (hasFiles && hasDemand)
            throw CommandException.Usage("The demand is given twice: name files of incidents, or a table of points with --demand, not both.");
        if (!hasFiles && !hasDemand)
            throw CommandException.Usage("Name at least one file of incidents after \"hotspots place\", or a table of points with --demand.");
        PlacementWish wish = _place.Read(parsed) with { Marking = marking };
        RunRequest plain = new() { Files = [] };
        RunRequest request = _methods.Apply(parsed, _selection.Apply(parsed, plain with
        {
            Files = hasFiles ? _input.Paths(parsed) : [],
            ColumnChoices = _input.Choices(parsed),
            Marking = marking,
        }));
        if (hasFiles)
            return wish with { Run = request };
        if (request.Areas.Count + request.Kinds.Count + request.Operations.Count + request.Lines.Count + request.Drugs.Count + request.Grades.Count
            + request.Weekdays.Count + request.Hours.Count + request.ColumnChoices.Count > 0
            || request.BoundaryFile is not null || request.From is not null || request.To is not null || request.Weights != plain.Weights)
            throw CommandException.Usage("With --demand there are points and no incidents: leave out --area, --boundary, --kind, --weights, --column and the other filters.");
        return wish;
    }
}
