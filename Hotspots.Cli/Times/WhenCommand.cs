using System.CommandLine;
using Hotspots.Cli.Options;
using Hotspots.Cli.Reports;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Model;
using Hotspots.Core.Runs;

namespace Hotspots.Cli.Times;

/// <summary><c>hotspots when</c>: on which weekday, in which shift and at which hour, and what of it is more than chance?</summary>
internal sealed class WhenCommand
{
    private readonly InputOptions _input = new();

    private readonly Option<string> _group = new("--group")
    {
        HelpName = "WHAT",
        Description = "What is looked at together: town, hotspot, line or operation. Default: town.",
    };

    private readonly OutputOption _output = new(
        "DIR", "The folder to write to: a table and the record. Earlier ones in it are replaced. Without it nothing is written.",
        ReleaseDoor.CheckTimeProfilePlace, "--output", "-o");

    private readonly SelectionOptions _selection = new();
    private readonly MarkingOption _marking = new();

    private WhenCommand()
    {
    }

    public static Command Build(Terminal terminal, TimeProvider clock, CancellationToken cancellation)
    {
        var when = new WhenCommand();
        var command = new Command(
            "when", "Says on which weekdays, in which shifts and at which hours it happens, and names only what is more than chance.");
        when._input.AddTo(command);
        Option[] options = [when._group, .. when._output.All, .. when._selection.All, when._marking.Option];
        foreach (Option option in options)
            command.Add(option);
        command.SetAction(parsed => when.Execute(parsed, terminal, clock, cancellation));
        return command;
    }

    private int Execute(ParseResult parsed, Terminal terminal, TimeProvider clock, CancellationToken cancellation)
    {
        var request = new TimeProfileRequest(
            _selection.Apply(parsed, _input.Request(parsed, _marking.Value(parsed))),
            Grouping(parsed.GetValue(_group)));
        OutputPlace? place = _output.Place(parsed);
        return AnswerFrame.Tell(
            terminal, parsed.GetValue(_input.Json), place, progress => TimeProfileRun.Execute(request, clock, progress, cancellation),
            (made, folder) => ReleaseDoor.Write(made, folder, cancellation),
            (made, stream) => ReleaseDoor.WriteRecord(made, stream),
            (made, page) => WhenReport.Write(page, made, place?.Path, ReleaseDoor.FileNames(made)));
    }

    private static TimeGrouping Grouping(string? text)
    {
        if (text is null)
            return TimeGrouping.Town;
        string name = text.Trim();
        TimeGrouping[] found =
            [.. Enum.GetValues<TimeGrouping>().Where(group => string.Equals(group.ToString(), name, StringComparison.OrdinalIgnoreCase))];
        return found.Length == 1 ? found[0] : throw CommandException.Usage($"--group takes town, hotspot, line or operation, not \"{text}\".");
    }
}
