using System.CommandLine;
using Hotspots.Cli.Options;
using Hotspots.Cli.Reports;
using Hotspots.Cli.Times;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Briefs;
using Hotspots.Core.Runs.Briefs;
using Hotspots.Core.Runs.Maps;
using Hotspots.Core.Runs.Problems;
using Hotspots.Core.Runs.Tonight;
using Hotspots.Paper.Briefs;
using Hotspots.Paper.Drawing;
using Hotspots.Paper.Problems;

namespace Hotspots.Cli.Paper;

/// <summary><c>hotspots brief</c>: the sheet for the shift: where, when, why, on a map to scale.</summary>
internal sealed class BriefCommand
{
    private readonly TableOption _on = new(BriefParameters.On);
    private readonly NumberOption _places = new(BriefParameters.Places);
    private readonly NumberOption _weeks = new(TonightParameters.Weeks);

    private readonly Option<bool> _cards = new("--cards") { Description = "Adds a sheet of patrol cards to cut off behind each page." };

    private readonly WrittenOption<CallSigns> _teams = new(BriefParameters.Teams);

    private readonly InputFileOption _streets = StreetOptions.UnderMap();

    private readonly InputFileOption _actions = new(
        "--actions", "A list of what to do, a line each: a kind of incident, or any, more, fewer, clear, likely or unsure; then what to do. The "
            + "first line that fits a place is printed there. Without it there is room to write.");

    private readonly PaperOptions _paper = new(PaperParameters.BriefSheet);

    private readonly OutputOption _output = new(
        "FILE", "The file to write: .pdf or .html for all towns, .pptx for slides, .svg or .png for one page. One of that name is replaced. "
            + "Without it nothing is written.",
        BriefFile.Check, "--output", "-o");

    private readonly ProfileOptions _profile = new();

    private readonly OutputOption _calendar, _route;
    private readonly QuestionOptions _options;

    private BriefCommand()
    {
        _calendar = new OutputOption(
            "FILE", "Writes the visits of the shift as a calendar (.ics): a quarter of an hour at each place, two or three times, never twice within "
                + "an hour.", ReleaseDoor.CheckFilePlace, "--ics")
        {
            Beside = _output,
        };
        _route = new OutputOption(
            "FILE", "Writes the same round as a route with its places (.gpx), for a satellite navigator.", ReleaseDoor.CheckFilePlace, "--gpx")
        {
            Beside = _output,
        };
        _options = new QuestionOptions(_output) { Beside = [_calendar, _route] };
    }

    public static Command Build(Terminal terminal, TimeProvider clock, CancellationToken cancellation)
    {
        var brief = new BriefCommand();
        return brief._options.Command(
            "brief", "Makes the sheet for a shift, to be printed: at most five places a town, when and why, on a map to scale.",
            [brief._on, brief._places, brief._weeks, brief._cards, brief._teams, brief._streets, brief._actions, brief._paper.Paper,
                .. brief._profile.All],
            parsed => brief.Execute(parsed, terminal, clock, cancellation));
    }

    private int Execute(ParseResult parsed, Terminal terminal, TimeProvider clock, CancellationToken cancellation)
    {
        if (_paper.Name(parsed) == PaperParameters.Profile)
            return ExecuteProfile(parsed, terminal, clock, cancellation);
        _profile.RequireNone(parsed);
        PaperSize paper = _paper.Size(parsed);
        int places = (int)(_places.Given(parsed) ?? BriefFile.MostPlaces(paper));
        if (BriefFile.WhyNot(paper, places) is { } tooMany)
            throw CommandException.Usage(OptionNames.OnCommandLine(tooMany));
        var request = new BriefRequest(
            _options.Run(parsed), parsed.GetValue(_on), places, _weeks.Whole(parsed),
            parsed.GetValue(_streets) is { } streets ? TypedPaths.Existing(streets, "streets file") : null,
            parsed.GetValue(_actions) is { } actions ? TypedPaths.Existing(actions, "list of actions") : null);
        bool hasCards = parsed.GetValue(_cards);
        CallSigns? teams = _teams.Value(parsed);
        OutputPlace? sheets = _output.Place(parsed), calendar = _calendar.Place(parsed), route = _route.Place(parsed);
        if (sheets is not null)
            BriefFile.Check(sheets, paper, hasCards, teams is not null);
        string[] written = [.. new[] { sheets, calendar, route }.OfType<OutputPlace>().Select(static place => place.Path)];
        if (written.DistinctBy(Path.GetFullPath, StringComparer.OrdinalIgnoreCase).Count() < written.Length)
            throw CommandException.Usage("-o, --ics and --gpx each write a file of their own: give them different names.");
        return _options.Tell(
            parsed, terminal, progress => BriefRun.Execute(request, clock, progress, cancellation),
            (found, _) =>
            {
                IReadOnlyList<BriefRound> rounds = calendar is null && route is null && teams is null ? [] : BriefRounds.Of(found, teams);
                if (sheets is not null)
                    BriefFile.Write(found, sheets, paper, hasCards, cancellation, teams is null ? null : rounds);
                if (calendar is not null)
                    FindingsDoor.WriteCalendar(found, rounds, calendar, cancellation);
                if (route is not null)
                    FindingsDoor.WriteRoute(found, rounds, route, cancellation);
            },
            static (found, stream, _) => FindingsDoor.WriteBrief(found, stream),
            (found, page, _) => BriefReport.Write(page, found, teams is null ? [] : BriefRounds.Of(found, teams), written, sheets is not null));
    }

    private int ExecuteProfile(ParseResult parsed, Terminal terminal, TimeProvider clock, CancellationToken cancellation)
    {
        Option[] ofShifts = [_places, _weeks, _cards, _teams, _calendar, _route];
        if (Array.Find(ofShifts, option => parsed.GetResult(option) is { Implicit: false }) is { } other)
            throw CommandException.Usage($"{other.Name} is of the sheet for a shift, and a profile is of a place: leave out {other.Name}.");
        ProblemRequest request = _profile.Request(parsed, _options.Run(parsed)) with
        {
            On = parsed.GetValue(_on),
            Streets = parsed.GetValue(_streets) is { } streets ? TypedPaths.Existing(streets, "streets file") : null,
            Actions = parsed.GetValue(_actions) is { } actions ? TypedPaths.Existing(actions, "list of actions") : null,
        };
        OutputPlace? file = _output.Place(parsed);
        if (file is not null)
            ProblemFile.Check(file);
        return _options.Tell(
            parsed, terminal, progress => ProblemRun.Execute(request, clock, progress, cancellation),
            (found, place) => ProblemFile.Write(found, place, cancellation), static (found, stream, _) => FindingsDoor.WriteProblem(found, stream),
            (found, page, _) => ProfileReport.Write(page, found, file?.Path));
    }
}
