using System.CommandLine;
using System.Globalization;
using Hotspots.Cli.Options;
using Hotspots.Cli.Reports;
using Hotspots.Cli.Times;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Briefs;
using Hotspots.Core.Runs.Briefs;
using Hotspots.Core.Runs.Tonight;
using Hotspots.Paper.Briefs;
using Hotspots.Paper.Drawing;

namespace Hotspots.Cli.Paper;

/// <summary><c>hotspots brief</c>: the sheet for the shift: where, when, why, on a map to scale.</summary>
internal sealed class BriefCommand
{
    private readonly InputOptions _input = new();

    private readonly Option<string> _on = new("--on")
    {
        HelpName = "DAY",
        Description = "The date on which the shift begins, such as 2026-06-30; what happened from that day on has no say. Default: the next shift.",
    };

    private readonly Option<string> _places = new("--places")
    {
        HelpName = "NUMBER",
        Description = $"Places a page, 1 to {BriefPage.MostPlaces}: more are not visited in a shift. Default: {BriefPage.MostPlaces}.",
    };

    private readonly Option<string> _weeks = new("--weeks")
    {
        HelpName = "NUMBER",
        Description = $"Weeks before the shift that are looked at, 1 to {TonightRequest.MostWeeks}; they are compared with as many before. "
            + $"Default: {TonightRequest.UsualWeeks}.",
    };

    private readonly Option<bool> _cards = new("--cards") { Description = "Adds a sheet of patrol cards to cut off behind each page." };

    private readonly InputFileOption _streets = new(
        "--streets", "Draws the map with these streets: a county's .osm.pbf, OS Open Roads (.gpkg), or a pack that \"hotspots streets\" made.");

    private readonly InputFileOption _actions = new(
        "--actions", "A list of what to do, a line each: a kind of incident, or any, more, fewer, clear, likely or unsure; then what to do. The "
            + "first line that fits a place is printed there. Without it there is room to write.");

    private readonly PaperOptions _paper = new(
        ": a3 is a large map with a column, slide is 16:9 with three places in large letters", PaperSize.A4, PaperSize.A3, PaperSize.Slide);

    private readonly OutputOption _output = new(
        "FILE", "The file to write: .pdf or .html for all towns, .pptx for slides, .svg or .png for one page. One of that name is replaced. "
            + "Without it nothing is written.",
        BriefFile.Check, "--output", "-o");

    private readonly OutputOption _calendar, _route;

    private readonly SelectionOptions _selection = new();
    private readonly MarkingOption _marking = new();

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
    }

    public static Command Build(Terminal terminal, TimeProvider clock, CancellationToken cancellation)
    {
        var brief = new BriefCommand();
        var command = new Command(
            "brief", "Makes the sheet for a shift, to be printed: at most five places a town, when and why, on a map to scale.");
        brief._input.AddTo(command);
        Option[] options =
        [
            brief._on, brief._places, brief._weeks, brief._cards, brief._streets, brief._actions, brief._paper.Paper, .. brief._output.All,
            brief._calendar, brief._route, .. brief._selection.All,
            brief._marking.Option,
        ];
        foreach (Option option in options)
            command.Add(option);
        command.SetAction(parsed => brief.Execute(parsed, terminal, clock, cancellation));
        return command;
    }

    private int Execute(ParseResult parsed, Terminal terminal, TimeProvider clock, CancellationToken cancellation)
    {
        PaperSize paper = _paper.Size(parsed);
        int places = Number(parsed, _places) ?? (paper == PaperSize.Slide ? BriefSlide.MostPlaces : BriefPage.MostPlaces);
        if (paper == PaperSize.Slide && places > BriefSlide.MostPlaces)
            throw CommandException.Usage($"A slide has room for {BriefSlide.MostPlaces} places: give --places 1 to {BriefSlide.MostPlaces} with it.");
        var request = new BriefRequest(
            _selection.Apply(parsed, _input.Request(parsed, _marking.Value(parsed))), parsed.GetValue(_on),
            places, Number(parsed, _weeks) ?? TonightRequest.UsualWeeks,
            parsed.GetValue(_streets) is { } streets ? TypedPaths.Existing(streets, "streets file") : null,
            parsed.GetValue(_actions) is { } actions ? TypedPaths.Existing(actions, "list of actions") : null);
        OutputPlace? place = _output.Place(parsed), calendar = _calendar.Place(parsed), route = _route.Place(parsed);
        bool hasCards = parsed.GetValue(_cards);
        if (place is not null)
            BriefFile.Check(place, paper, hasCards);
        OutputPlace[] written = [.. new[] { place, calendar, route }.OfType<OutputPlace>()];
        if (written.DistinctBy(static one => Path.GetFullPath(one.Path), StringComparer.OrdinalIgnoreCase).Count() < written.Length)
            throw CommandException.Usage("-o, --ics and --gpx each write a file of their own: give them different names.");
        return AnswerFrame.Tell(
            terminal, parsed.GetValue(_input.Json), written.FirstOrDefault(),
            progress => BriefRun.Execute(request, clock, progress, cancellation),
            (found, _) =>
            {
                IReadOnlyList<BriefRound> rounds = calendar is null && route is null ? [] : BriefRounds.Of(found);
                if (place is not null)
                    BriefFile.Write(found, place, paper, hasCards, cancellation);
                if (calendar is not null)
                    FindingsDoor.WriteCalendar(found, rounds, calendar, cancellation);
                if (route is not null)
                    FindingsDoor.WriteRoute(found, rounds, route, cancellation);
            },
            FindingsDoor.WriteBrief,
            (found, page) => BriefReport.Write(page, found, [.. written.Select(static one => one.Path)], place is not null));
    }

    private static int? Number(ParseResult parsed, Option<string> option) =>
        parsed.GetValue(option) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number
        : throw CommandException.Usage($"{option.Name} takes a whole number, not \"{text}\".");
}
