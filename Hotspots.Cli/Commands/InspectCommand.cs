using System.CommandLine;
using Hotspots.Cli.Options;
using Hotspots.Cli.Reports;
using Hotspots.Core.Files;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Pipeline;

namespace Hotspots.Cli.Commands;

/// <summary><c>hotspots inspect</c>: what is in these files, and what of it can be used?</summary>
internal static class InspectCommand
{
    public static Command Build(Terminal terminal, CancellationToken cancellation)
    {
        var input = new InputOptions();
        var rejects = new OutputOption(
            "FILE", "Writes the rows that could not be understood to this CSV, with the reasons, to be mended and loaded again.",
            ReleaseDoor.CheckRejectsPlace, "--rejects");
        var marking = new MarkingOption();
        var command = new Command("inspect", "Says what is in files of incidents and what of it can be used. Writes nothing else.");
        var planar = new PlanarOptions();
        input.AddTo(command);
        foreach (Option option in (IEnumerable<Option>)[.. rejects.All, marking.Option, .. planar.All])
            command.Add(option);
        command.SetAction(parsed => planar.Columns(parsed) is { } columns
            ? PlanarReport.Inspect(input.Paths(parsed), columns, marking.Value(parsed), parsed.GetValue(input.Json), terminal, cancellation)
            : Inspect(
                input.Paths(parsed),
                input.Reading(parsed) with { Columns = input.Choices(parsed), Grid = input.System(parsed), Dates = input.Order(parsed) },
                rejects.Place(parsed), marking.Value(parsed),
                parsed.GetValue(input.Json), terminal, cancellation));
        return command;
    }

    private static int Inspect(
        string[] paths, ReadOptions options, OutputPlace? rejects, string? given, bool json, Terminal terminal,
        CancellationToken cancellation)
    {
        ReadResult read = ProgressDisplay.Run(
            terminal, json, progress => IncidentFiles.Read(paths, options, progress, cancellation));
        string marking = SecurityMarking.Of(read, given);
        if (rejects is not null)
            terminal.Stage.Write(() => ReleaseDoor.WriteRejects(read.Rejected, marking, rejects, cancellation));
        if (json)
        {
            terminal.WriteJson(stream => FindingsDoor.WriteReport(read.Report, marking, stream));
        }
        else
        {
            var page = new Page(terminal);
            InspectReport.Write(page, read.Report, marking);
            if (rejects is not null)
            {
                page.Heading($"Written to {rejects.Path}");
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
            : "Nothing in the input can be used: no row has a position, so name the columns that hold one with --column longitude=HEADER "
                + "--column latitude=HEADER.";
    }
}
