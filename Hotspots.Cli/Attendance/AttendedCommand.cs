using System.CommandLine;
using Hotspots.Cli.Options;
using Hotspots.Cli.Reports;
using Hotspots.Cli.Times;
using Hotspots.Core.Files.Release;
using Hotspots.Core.Model.Attendance;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs.Attendance;
using Hotspots.Core.Runs.Briefs;
using Hotspots.Core.Runs.Tonight;

namespace Hotspots.Cli.Attendance;

/// <summary><c>hotspots attended</c>: of the places that the sheets asked to be visited, which were?</summary>
internal sealed class AttendedCommand
{
    private const string ColumnForm = "NAME=HEADER (for example --gps-column unit=ISSI)";

    private readonly InputFilesOption _gps = new(
        "--gps", "Logs of positions of radios or cars: CSV (unit, time, longitude and latitude, or easting and northing), GPX, a ZIP of these or a "
            + "folder. May be given again.");

    private readonly InputFileOption _polygons = new(
        "--polygons", "GeoJSON polygons that were to be visited in every shift, such as the hotspots.geojson of a run; instead of FILE.");

    private readonly TableOption _on = new(AttendanceParameters.On);

    private readonly TableOption _days = new(AttendanceParameters.Days);
    private readonly NumberOption _places = new(BriefParameters.Places);
    private readonly NumberOption _weeks = new(TonightParameters.Weeks);

    private readonly Option<string[]> _columns = new("--gps-column")
    {
        HelpName = "NAME=HEADER",
        Description = "Says which column of the logs holds what: unit, time, longitude, latitude, easting or northing. May be given again.",
    };

    private readonly NumberOption _zone = new(AttendanceParameters.Zone);
    private readonly NumberOption _margin = new(AttendanceParameters.Margin);
    private readonly NumberOption _least = new(AttendanceParameters.Least);
    private readonly NumberOption _gap = new(AttendanceParameters.Gap);
    private readonly NumberOption _most = new(AttendanceParameters.Most);
    private readonly NumberOption _asked = new(AttendanceParameters.Asked);
    private readonly NumberOption _officers = new(AttendanceParameters.Officers);

    private readonly QuestionOptions _options = new(new OutputOption(
        "DIR", "The folder to write to: a table of the places and shifts, one of the months, and the record. An earlier one in it is replaced. "
            + "Without it nothing is written.", AttendanceDoor.CheckPlace, "--output", "-o")
    {
        HasFormats = true,
    })
    {
        CanDoWithoutFiles = true,
    };

    private AttendedCommand()
    {
    }

    public static Command Build(Terminal terminal, TimeProvider clock, CancellationToken cancellation)
    {
        var attended = new AttendedCommand();
        return attended._options.Command(
            "attended", "Says which of the places that the sheets asked to be visited were, from positions of radios and cars.",
            [
                attended._gps, attended._polygons, attended._on, attended._days, attended._places, attended._weeks, attended._columns,
                attended._zone, attended._asked, attended._least, attended._most, attended._margin, attended._gap, attended._officers,
            ],
            parsed => attended.Execute(parsed, terminal, clock, cancellation));
    }

    private int Execute(ParseResult parsed, Terminal terminal, TimeProvider clock, CancellationToken cancellation)
    {
        if (parsed.GetValue(_gps) is not { Length: > 0 } logs)
            throw CommandException.Usage("--gps names the logs of positions: give at least one file.");
        string? polygons = parsed.GetValue(_polygons) is { } path ? TypedPaths.Existing(path, "file of polygons") : null;
        if (parsed.GetValue(_on) is not null && parsed.GetValue(_days) is not null)
            throw CommandException.Usage("--on is one day and --days are several: give one of them.");
        RunRequest run = _options.Run(parsed);
        var request = new AttendedRequest(
            run, logs, polygons, parsed.GetValue(_on) ?? parsed.GetValue(_days), _places.Whole(parsed), _weeks.Whole(parsed))
        {
            Reading = new() { Columns = Columns(parsed), Grid = run.Grid, Dates = run.Dates, IsUtc = _zone.Whole(parsed) == 1 },
            Rules = new AttendanceRules(
                _margin.Value(parsed), _least.Value(parsed), _gap.Value(parsed), _most.Value(parsed), _asked.Whole(parsed)),
            Officers = (int?)_officers.Given(parsed),
        };
        return _options.Tell(
            parsed, terminal, progress => AttendedRun.Execute(request, clock, progress, cancellation),
            (found, folder) => AttendanceDoor.Write(found, folder, cancellation),
            AttendanceDoor.WriteRecord,
            (found, page, place) => AttendedReport.Write(page, found, place?.Path, AttendanceDoor.FileNames(found, place)));
    }

    private Dictionary<string, string> Columns(ParseResult parsed)
    {
        var columns = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string text in parsed.GetValue(_columns) ?? [])
        {
            KeyValuePair<string, string> pair = OptionValues.Pair(_columns.Name, text, ColumnForm);
            if (!columns.TryAdd(pair.Key, pair.Value))
                throw CommandException.Usage($"{_columns.Name} names \"{pair.Key}\" twice: name it once.");
        }
        return columns;
    }
}
