using System.CommandLine;
using Hotspots.Cli.Options;
using Hotspots.Cli.Reports;
using Hotspots.Cli.Times;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Raids;
using Hotspots.Core.Model.Roads;
using Hotspots.Core.Pipeline.Placements;
using Hotspots.Core.Runs.Raids;
using Hotspots.Paper.Raids;

namespace Hotspots.Cli.Raids;

/// <summary><c>hotspots raid</c>: many doors at the same minute: which team goes to which, from where, and when does each set off?</summary>
internal sealed class RaidCommand
{
    private readonly InputOptions _input = new(fewest: 0);

    private readonly InputFileOption _warrants = new(
        "--warrants",
        "The warrants: CSV, GeoJSON or Excel, one row a door, with a position or a postcode. Read where there are: an address or a door, teams (how "
            + "many it asks for), priority (1 for the most important), wave. Of a file of all kinds the warrants count.");

    private readonly InputFileOption _teams = new(
        "--teams", "How many teams there are, all from the muster, or a file with one row a team: its call sign, and the place it sets off from.")
    { HelpName = "N|FILE" };

    private readonly TableOption _at = new(RaidParameters.At);

    private readonly TableOption _on = new(RaidParameters.On);

    private readonly InputFileOption _muster = new(
        "--muster",
        "From where the teams set off: a postcode, a grid reference, easting and northing such as 617500,214800, or a file of places; several with "
            + "a semicolon between.")
    { HelpName = "PLACE|FILE" };

    private readonly TableOption _before = new(RaidParameters.Before);
    private readonly NumberOption _timeAtDoor = new(RaidParameters.TimeAtDoor);
    private readonly NumberOption _slack = new(RaidParameters.Slack);
    private readonly NumberOption _farthest = new(RaidParameters.Farthest);

    private readonly InputFileOption _streets = StreetOptions.ForWays("warrants");

    private readonly NumberOption _by = new(PlacementParameters.By);

    private readonly InputFileOption _speeds = StreetOptions.Speeds();

    private readonly NumberOption _speed = new(RaidParameters.Speed);

    private readonly NumberOption _detour = new(PlacementParameters.Detour);

    private readonly OutputOption _output = new(
        "DIR|FILE",
        "A folder for two map layers and the record, or a file to be printed (.pdf): a sheet for the commander, and for each team one with its own "
            + "doors alone. Without it nothing is written.",
        CheckPlace, "--output", "-o")
    {
        HasFormats = true,
    };

    private readonly MarkingOption _marking = new();

    private RaidCommand()
    {
    }

    public static Command Build(Terminal terminal, TimeProvider clock, CancellationToken cancellation)
    {
        var raid = new RaidCommand();
        var command = new Command(
            "raid", "Plans a day of warrants: which team goes to which door so that all are struck at the same minute, and when each sets off.");
        raid._input.AddTo(command);
        Option[] options =
        [
            raid._warrants, raid._teams, raid._at, raid._on, raid._muster, raid._before, raid._timeAtDoor, raid._slack, raid._farthest,
            raid._streets, raid._by, raid._speeds, raid._speed, raid._detour, .. raid._output.All, raid._marking.Option,
        ];
        foreach (Option option in options)
            command.Add(option);
        command.SetAction(parsed => raid.Execute(parsed, terminal, clock, cancellation));
        return command;
    }

    private int Execute(ParseResult parsed, Terminal terminal, TimeProvider clock, CancellationToken cancellation)
    {
        RaidRequest request = Request(parsed);
        OutputPlace? place = _output.Place(parsed);
        bool isPaper = place is not null && RaidFile.IsPaper(place);
        return AnswerFrame.Tell(
            terminal, parsed.GetValue(_input.Json), place, progress => RaidRun.Execute(request, clock, progress, cancellation),
            (found, target) => Write(found, target, cancellation),
            (found, stream) => RaidGate.WriteRecord(found.Record, stream, isPaper ? null : place),
            (found, page) => RaidReport.Write(
                page, found.Record, place?.Path, isPaper ? [RaidFile.PagesOf(found.Record)] : RaidGate.FileNames(found.Record, place)));
    }

    private static void Write(RaidPlan plan, OutputPlace place, CancellationToken cancellation)
    {
        if (RaidFile.IsPaper(place))
            RaidFile.Write(plan, place, cancellation);
        else
            RaidGate.Write(plan.Record, place, cancellation);
    }

    private static void CheckPlace(OutputPlace place)
    {
        if (RaidFile.IsPaper(place))
            RaidFile.Check(place);
        else
            RaidGate.CheckPlace(place);
    }

    private RaidRequest Request(ParseResult parsed)
    {
        string? file = parsed.GetValue(_warrants);
        bool hasFiles = _input.HasFiles(parsed);
        if (hasFiles == file is not null)
            throw CommandException.Usage(hasFiles
                ? "The warrants are named twice: give the file after \"hotspots raid\" or with --warrants, not both."
                : "Name the file of warrants with --warrants.");
        string teams = parsed.GetValue(_teams)
            ?? throw CommandException.Usage("Say how many teams there are with --teams, or name a file of them.");
        string at = parsed.GetValue(_at) ?? throw CommandException.Usage("Say when the doors are struck with --at, such as --at 06:00.");
        return new RaidRequest
        {
            Run = _input.Request(parsed, _marking.Value(parsed)) is var run && file is not null
                ? run with { Files = [TypedPaths.Existing(file, "file of warrants")] } : run,
            Teams = teams,
            At = at,
            On = parsed.GetValue(_on),
            Muster = parsed.GetValue(_muster),
            Before = parsed.GetValue(_before),
            TimeAtDoor = _timeAtDoor.Given(parsed),
            Slack = _slack.Given(parsed),
            Farthest = _farthest.Given(parsed),
            Speed = _speed.Given(parsed),
            Detour = _detour.Given(parsed),
            StreetsFile = parsed.GetValue(_streets) is { } streets ? TypedPaths.Existing(streets, "streets file") : null,
            FindsStreets = parsed.GetValue(_by) is not null && parsed.GetValue(_streets) is null,
            By = (TravelProfile)(int)(_by.Given(parsed) ?? 0),
            SpeedsFile = parsed.GetValue(_speeds) is { } speeds ? TypedPaths.Existing(speeds, "file of speeds") : null,
        };
    }
}
