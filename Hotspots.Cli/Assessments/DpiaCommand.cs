using System.CommandLine;
using Hotspots.Cli.Options;
using Hotspots.Cli.Reports;
using Hotspots.Cli.Times;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Model;
using Hotspots.Core.Runs.Assessments;
using Hotspots.Paper.Assessments;

namespace Hotspots.Cli.Assessments;

/// <summary><c>hotspots dpia</c>: the facts of a data protection impact assessment, with blanks for judgement.</summary>
internal sealed class DpiaCommand
{
    private readonly InputOptions _input = new();
    private readonly Option<string> _purpose = new("--purpose")
    {
        HelpName = "TEXT",
        Description = "What the data are used for. Default: a space to fill in."
    };

    private readonly Option<string> _retention = new("--retention")
    {
        HelpName = "TEXT",
        Description = "How long files and results are kept, and who deletes them. Default: a space to fill in.",
    };

    private readonly Option<string[]> _recipients = new("--recipient")
    {
        HelpName = "TEXT",
        Description = "Who is given results. May be given again. Default: a space to fill in.",
    };

    private readonly OutputOption _output = new(
        "FILE", "The file to write: .docx for Word, .md for Markdown. One of that name is replaced. Without it nothing is written.",
        AssessmentFile.Check, "--output", "-o");

    private readonly MarkingOption _marking = new();

    private DpiaCommand()
    {
    }

    public static Command Build(Terminal terminal, CancellationToken cancellation)
    {
        var dpia = new DpiaCommand();
        var command = new Command(
            "dpia",
            "Fills in the facts of a data protection impact assessment: which data, what is done with them, what is built in and tested. "
                + "Judgement is "
                + "left blank.");
        dpia._input.AddTo(command);
        foreach (Option option in (IEnumerable<Option>)[dpia._purpose, dpia._retention, dpia._recipients, .. dpia._output.All, dpia._marking.Option])
            command.Add(option);
        command.SetAction(parsed => dpia.Execute(parsed, terminal, cancellation));
        return command;
    }

    private int Execute(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        var request = new AssessmentRequest(_input.Request(parsed, _marking.Value(parsed)))
        {
            Purpose = parsed.GetValue(_purpose),
            Retention = parsed.GetValue(_retention),
            Recipients = parsed.GetValue(_recipients) ?? [],
        };
        OutputPlace? place = _output.Place(parsed);
        return AnswerFrame.Tell(
            terminal, parsed.GetValue(_input.Json), place, progress => AssessmentRun.Execute(request, progress, cancellation),
            (found, file) => AssessmentFile.Write(found, file, cancellation), FindingsDoor.WriteAssessment,
            (found, page) => DpiaReport.Write(page, found, place?.Path));
    }
}
