using System.CommandLine;
using Hotspots.Cli.Options;
using Hotspots.Cli.Reports;
using Hotspots.Core.Model;
using Hotspots.Core.Pipeline.Requests;

namespace Hotspots.Cli.Times;

/// <summary>What every question takes beside its own options: files, filters, a marking, and where its answer is written.</summary>
/// <param name="output">Where the answer is written.</param>
/// <param name="without">Flags of filters that the question has another use for.</param>
internal sealed class QuestionOptions(OutputOption output, params string[] without)
{
    private InputOptions _input = new();
    private readonly SelectionOptions _selection = new(without);
    private readonly MarkingOption _marking = new();

    /// <summary>Files that are written beside, each with or without the others.</summary>
    public IReadOnlyList<OutputOption> Beside { get; init; } = [];

    /// <summary>Can it be asked without files of incidents?</summary>
    public bool CanDoWithoutFiles
    {
        init => _input = new InputOptions(value ? 0 : 1);
    }

    /// <summary>The command of a question.</summary>
    /// <param name="name">"change".</param>
    /// <param name="description">What it answers.</param>
    /// <param name="own">Options of its own, which come first after those of the files.</param>
    /// <param name="answer">Answers it.</param>
    public Command Command(string name, string description, IReadOnlyList<Option> own, Func<ParseResult, int> answer)
    {
        var command = new Command(name, description);
        _input.AddTo(command);
        foreach (Option option in (IEnumerable<Option>)[.. own, .. output.All, .. Beside, .. _selection.All, _marking.Option])
            command.Add(option);
        command.SetAction(answer);
        return command;
    }

    /// <summary>The incidents that are asked about.</summary>
    public RunRequest Run(ParseResult parsed) => _selection.Apply(parsed, _input.Request(parsed, _marking.Value(parsed)));

    /// <summary>Works an answer out, writes it where it is to be written, and tells it, as <see cref="AnswerFrame"/> does.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <param name="terminal">Where it is told.</param>
    /// <param name="find">Works it out.</param>
    /// <param name="write">Writes its files, where there is a place for any; given the first.</param>
    /// <param name="record">Writes its record as JSON; told where files are written, or null for nowhere.</param>
    /// <param name="report">Tells it in words; told likewise.</param>
    public int Tell<T>(
        ParseResult parsed, Terminal terminal, Func<IProgress<RunProgress>?, T> find, Action<T, OutputPlace> write,
        Action<T, Stream, OutputPlace?> record, Action<T, Page, OutputPlace?> report)
    {
        OutputPlace? place = Beside.Prepend(output).Select(file => file.Place(parsed)).FirstOrDefault(static file => file is not null);
        return AnswerFrame.Tell(
            terminal, parsed.GetValue(_input.Json), place, find, write, (found, stream) => record(found, stream, place),
            (found, page) => report(found, page, place));
    }
}
