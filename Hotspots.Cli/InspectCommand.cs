using System.CommandLine;
using Hotspots.Core.Files;
using Hotspots.Core.Model;
using Hotspots.Core.Pipeline;

namespace Hotspots.Cli;

/// <summary><c>hotspots inspect</c>: what is in these files, and what of it can be used?</summary>
internal static class InspectCommand
{
    public static Command Build(Terminal terminal, CancellationToken cancellation)
    {
        var input = new InputOptions();
        var rejects = new Option<string>("--rejects")
        {
            HelpName = "FILE",
            Description = "Writes the rows that could not be understood to this CSV, with the reasons, to be mended and loaded again.",
        };
        var command = new Command("inspect", "Says what is in files of incidents and what of it can be used. Writes nothing else.");
        var planar = new PlanarOptions();
        input.AddTo(command);
        command.Add(rejects);
        foreach (Option option in planar.All)
            command.Add(option);
        command.SetAction(parsed => planar.Columns(parsed) is { } columns
            ? PlanarReport.Inspect(input.Paths(parsed), columns, parsed.GetValue(input.Json), terminal, cancellation)
            : Inspect(
            input.Paths(parsed), input.Choices(parsed), parsed.GetValue(rejects), parsed.GetValue(input.Json), terminal, cancellation));
        return command;
    }

    private static int Inspect(
        string[] paths, IReadOnlyDictionary<string, string> columns, string? rejects, bool json, Terminal terminal, CancellationToken cancellation)
    {
        ReadResult read = ProgressDisplay.Run(
            terminal, json, progress => IncidentFiles.Read(paths, new ReadOptions { Columns = columns }, progress, cancellation));
        if (rejects is not null)
            RunOutput.WriteRejects(read.Rejected, rejects, cancellation);
        if (json)
        {
            terminal.WriteJson(stream => RunOutput.WriteReport(read.Report, stream));
        }
        else
        {
            var page = new Page(terminal);
            InspectReport.Write(page, read.Report);
            if (rejects is not null)
            {
                page.Heading($"Written to {rejects}");
                page.Text(Wording.Count(read.Rejected.Count, "rejected row", "rejected rows"));
            }
        }
        if (read.Report.Placed + read.Report.Unplaced > 0)
            return ExitCode.Done;
        throw CommandException.Unusable(NothingUsable(read.Report));
    }

    /// <summary>Why nothing of what was read can be used, in one sentence.</summary>
    public static string NothingUsable(ReadReport report)
    {
        if (report.Files.FirstOrDefault(static f => f.Problem.Length > 0) is { } unread)
            return $"Nothing in the input can be used; {unread.Name}: {unread.Problem}";
        if (report.Rows == 0)
            return "Nothing in the input can be used: there is no row of data in it, so check that these are the right files.";
        return report.Reasons.Count > 0
            ? $"Nothing in the input can be used: the commonest reason is \"{report.Reasons[0].Name}\", and \"hotspots inspect\" tells the others."
            : "Nothing in the input can be used: no row has a position, so name the columns that hold one with --column longitude=HEADER --column latitude=HEADER.";
    }
}
