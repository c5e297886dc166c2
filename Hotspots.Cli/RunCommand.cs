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

    private readonly Option<string[]> _areas = new("--area")
    {
        HelpName = "NAME",
        Description = "Analyses this town only. May be given again. Without it every town in the files is analysed, each on its own.",
    };

    private readonly Option<string> _boundary = new("--boundary")
    {
        HelpName = "FILE",
        Description = "Analyses what lies within the polygons of this GeoJSON file instead of towns.",
    };

    private readonly Option<bool> _whole = new("--whole") { Description = "Takes everything as one area, for comparison with other programs." };

    private readonly Option<string[]> _kinds = new("--kind")
    {
        HelpName = "KIND",
        Description = "Analyses incidents of this kind only: tip, warrant, seizure, or another word of the files. May be given again.",
    };

    private readonly FilterOptions _filters = new();

    private readonly Option<string> _from = new("--from")
    {
        HelpName = "TIME",
        Description = "Leaves out what happened before this month, day or minute: 2018-10, 2018-10-01 or 2018-10-01T14:00.",
    };

    private readonly Option<string> _to = new("--to")
    {
        HelpName = "TIME",
        Description = "Leaves out what happened after the end of this month, day or minute.",
    };

    private readonly MethodOptions _methods = new();

    private readonly Option<string[]> _weights = new("--weights")
    {
        HelpName = "PRESET|KIND=W",
        Description = $"How much each kind counts in the ranking, in densities and in cells: {string.Join(" or ", WeightTable.Presets.Select(static p => p.Name))}, or for example --weights seizure=5. May be given again. Default: every incident 1.",
    };

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
        Option[] options =
            [run._output, run._areas, run._boundary, run._whole, run._kinds, .. run._filters.All, run._from, run._to, .. run._methods.All, run._weights, run._marking];
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
        string? boundary = parsed.GetValue(_boundary);
        if (boundary is not null && !File.Exists(boundary))
            throw CommandException.Unusable($"There is no boundary file \"{boundary}\": check the name and the folder you are in.");
        string? marking = parsed.GetValue(_marking);
        if (marking is not null && (string.IsNullOrWhiteSpace(marking) || marking.Any(char.IsControl)))
            throw CommandException.Usage("--marking takes one line of text such as OFFICIAL or OFFICIAL-SENSITIVE.");
        return _methods.Apply(parsed, _filters.Apply(parsed, new RunRequest
        {
            Files = _input.Paths(parsed),
            ColumnChoices = _input.Choices(parsed),
            Areas = parsed.GetValue(_areas) ?? [],
            BoundaryFile = boundary,
            Whole = parsed.GetValue(_whole),
            Kinds = parsed.GetValue(_kinds) ?? [],
            From = parsed.GetValue(_from),
            To = parsed.GetValue(_to),
            Weights = OptionValues.Weights(parsed.GetValue(_weights) ?? []) ?? WeightTable.Count,
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
