using System.CommandLine;
using Hotspots.Core.Model;
using Hotspots.Core.Pipeline;

namespace Hotspots.Cli;

/// <summary><c>hotspots run</c>: where is it worse than elsewhere? From files to ranked hotspots in a folder.</summary>
internal sealed class RunCommand
{
    public const string OutputName = "--output";

    private readonly InputOptions _input = new();

    private readonly Option<string> _output = new(OutputName, "-o")
    {
        Required = true,
        HelpName = "DIR",
        Description = "The folder to write to. It is made when it is not there; earlier results in it are replaced.",
    };

    private readonly SelectionOptions _selection = new();
    private readonly MethodOptions _methods = new();

    private readonly Option<string> _marking = new("--marking")
    {
        HelpName = "TEXT",
        Description = "The security marking on everything written. Default: OFFICIAL-SENSITIVE where there are tips, else OFFICIAL.",
    };

    private RunCommand()
    {
    }

    public static Command Build(Terminal terminal, TimeProvider clock, CancellationToken cancellation)
    {
        var run = new RunCommand();
        var command = new Command("run", "Finds the hotspots in files of incidents and writes them as GeoJSON layers, with a record of how they were made.");
        run._input.AddTo(command);
        Option[] options = [run._output, .. run._selection.All, .. run._methods.All, run._marking];
        foreach (Option option in options)
            command.Add(option);
        command.SetAction(parsed => run.Execute(parsed, terminal, clock, cancellation));
        return command;
    }

    private int Execute(ParseResult parsed, Terminal terminal, TimeProvider clock, CancellationToken cancellation)
    {
        RunRequest request = Request(parsed);
        string folder = parsed.GetRequiredValue(_output);
        bool json = parsed.GetValue(_input.Json);
        RunResult result = ProgressDisplay.Run(terminal, json, progress =>
        {
            RunResult found = HotspotRun.Execute(request, clock, progress, cancellation);
            // Before anything is written: a run that shows nothing must not replace one that did.
            RequireIncidents(found);
            progress?.Report(new RunProgress(1, "Writing"));
            RunOutput.Write(found, folder, cancellation);
            return found;
        });
        if (json)
            terminal.WriteJson(stream => RunOutput.WriteRecord(result, stream));
        else
            RunReport.Write(new Page(terminal), result, folder, RunOutput.FileNames(result));
        return ExitCode.Done;
    }

    private RunRequest Request(ParseResult parsed)
    {
        string? marking = parsed.GetValue(_marking);
        if (marking is not null && (string.IsNullOrWhiteSpace(marking) || marking.Any(char.IsControl)))
            throw CommandException.Usage("--marking takes one line of text such as OFFICIAL or OFFICIAL-SENSITIVE.");
        return _methods.Apply(parsed, _selection.Apply(parsed, new RunRequest
        {
            Files = _input.Paths(parsed),
            ColumnChoices = _input.Choices(parsed),
            Marking = marking,
        }));
    }

    private static void RequireIncidents(RunResult result)
    {
        if (result.Read.Placed.Count == 0)
            throw CommandException.Unusable(InspectCommand.NothingUsable(result.Read.Report));
        if (result.Record.Analysed == 0)
        {
            throw CommandException.Unusable(
                $"None of the {Wording.Count(result.Read.Placed.Count, "incident", "incidents")} with a position is left: widen --area, --boundary, --kind, --from, --to or another filter; nothing was written.");
        }
    }
}
