using Hotspots.Cli.Reports;
using Hotspots.Core.Model;

namespace Hotspots.Cli.Times;

/// <summary>Head and foot of every answer: the marking and the sentences before its figures, the notes and the files after them.</summary>
internal static class AnswerFrame
{
    /// <summary>Works an answer out, writes it where it is to be written, and tells it: as JSON, or as a report.</summary>
    /// <param name="terminal">Where it is told.</param>
    /// <param name="json">As JSON, and nothing else?</param>
    /// <param name="place">Where files are written; null for nowhere.</param>
    /// <param name="find">Works it out.</param>
    /// <param name="write">Writes its files.</param>
    /// <param name="record">Writes its record as JSON.</param>
    /// <param name="report">Tells it in words.</param>
    public static int Tell<T>(
        Terminal terminal, bool json, OutputPlace? place, Func<IProgress<RunProgress>?, T> find, Action<T, OutputPlace> write,
        Action<T, Stream> record,
        Action<T, Page> report)
    {
        T answer = ProgressDisplay.Run(terminal, json, progress =>
        {
            T found = find(progress);
            if (place is not null)
                terminal.Stage.Write(() => write(found, place));
            return found;
        });
        if (json)
            terminal.WriteJson(stream => record(answer, stream));
        else
            report(answer, new Page(terminal));
        return ExitCode.Done;
    }

    /// <summary>Writes the marking, the heading and the answer.</summary>
    public static void Begin(Page page, ProvenanceRecord record, string heading, IReadOnlyList<string> answer)
    {
        page.Heading($"{record.Marking}  run {record.RunId}");
        page.Heading(heading);
        foreach (string sentence in answer)
            page.Text(sentence);
    }

    /// <summary>Writes the notes, and what was written or could be.</summary>
    /// <param name="page">Where to.</param>
    /// <param name="notes">Each one sentence.</param>
    /// <param name="folder">Where files were written; null for nowhere.</param>
    /// <param name="files">Their names.</param>
    /// <param name="offer">What -o would write, one sentence.</param>
    public static void End(Page page, IReadOnlyList<string> notes, string? folder, IReadOnlyList<string> files, string offer)
    {
        InspectReport.Notes(page, notes);
        if (folder is null)
        {
            page.Heading("Nothing was written");
            page.Text(offer);
            return;
        }
        page.Heading($"Written to {folder}");
        foreach (string file in files)
            page.Text(file);
    }
}
