using System.Globalization;
using Hotspots.Core.Evaluation;
using Hotspots.Core.Evaluation.Attendance;
using Hotspots.Core.Files.Fixes;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Attendance;
using Hotspots.Core.Model.Briefs;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Pipeline;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs.Briefs;

namespace Hotspots.Core.Runs.Attendance;

/// <summary>Attendance of hotspots, from positions of radios and cars: what the sheets asked for, and what was done.</summary>
/// <remarks>
/// Logs → tracks → the sheets of the days, or polygons → stays → visits → months → words. What comes out holds no fix and no unit's name.
/// The result does not depend on the number of cores.
/// </remarks>
internal static class AttendedRun
{
    /// <summary>Reads the logs and the files, and reckons.</summary>
    /// <param name="request">What was asked, and the logs.</param>
    /// <param name="clock">Says when the work began and ended, and which fixes are in the future.</param>
    /// <param name="progress">Told how far it is, from 0 to 1; may be null.</param>
    /// <param name="cancellation">Stops it promptly.</param>
    /// <exception cref="ArgumentException">The wishes cannot be met; the message is one sentence that says what to change.</exception>
    /// <exception cref="OutputException">The release profile does not exist.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static AttendedRecord Execute(
        AttendedRequest request, TimeProvider clock, IProgress<RunProgress>? progress, CancellationToken cancellation) =>
        Execute(request, null, clock, progress, cancellation);

    /// <summary>Reads the logs, and reckons with incidents that have been read before.</summary>
    /// <param name="request">What was asked, and the logs; its files are taken to be those that were read.</param>
    /// <param name="known">The incidents and their cache; null to read the files.</param>
    /// <param name="clock">Says when the work began and ended, and which fixes are in the future.</param>
    /// <param name="progress">Told how far it is, from 0 to 1; may be null.</param>
    /// <param name="cancellation">Stops it promptly.</param>
    /// <inheritdoc cref="Execute(AttendedRequest, TimeProvider, IProgress{RunProgress}?, CancellationToken)" path="/exception"/>
    public static AttendedRecord Execute(
        AttendedRequest request, (ReadResult Read, RunCache Cache)? known, TimeProvider clock, IProgress<RunProgress>? progress,
        CancellationToken cancellation)
    {
        DateTimeOffset started = clock.GetUtcNow();
        AttendanceParameters.Check(request.Rules, request.Officers);
        if (request.PolygonFile is null == (request.Run.Files.Count == 0))
            throw new ArgumentException("Say what was to be visited: the files of which the sheets are made, or ⟨polygons⟩, and not both.");
        (RunRequest run, Shift shift) = BriefRun.ShiftOf(request.Run);
        IReadOnlyList<DateOnly>? wanted = AttendedDays.Parse(request.Days);
        AskedPolygons? polygons = request.PolygonFile is { } file ? AskedPolygons.Read(file) : null;
        // What is wrong with the wish is said before hours of reading.
        _ = RunPlan.Open(run, clock);
        FixRead logs = FixFiles.Read(request.Logs, request.Reading with { Clock = clock }, Share(progress, 0, 0.4), cancellation);
        IReadOnlyList<DateOnly> days = wanted ?? AttendedDays.Of(logs.Tracks, shift);
        (ReadResult Read, IReadOnlyList<Brief> Briefs)? sheets = polygons is not null ? null : BriefRun.OnDays(
            new BriefRequest(request.Run, Places: request.Places, Weeks: request.Weeks), days, known, clock, Share(progress, 0.4, 0.9),
            cancellation);
        AskedShift[] shifts =
        [
            .. days.Select((day, d) =>
            {
                (long from, long until) = AttendedDays.Span(day, shift);
                return new AskedShift(day, from, until, polygons?.Places ?? PlacesOf(sheets!.Value.Briefs[d]));
            }),
        ];
        progress?.Report(new RunProgress(0.9, "Looking for visits"));
        Reckoning.ShiftVisits[] visits = Reckoning.Of(logs.Tracks, shifts, request.Rules, cancellation);
        AttendedPlace[] places = [.. shifts.SelectMany((asked, s) => Rows(asked, visits[s], shift, request.Rules))];
        PatrolMonth[] months = PatrolMonths.Of(shifts, places, sheets?.Read.Placed, request.Rules.Margin, request.Officers);
        RunRecord made = sheets is { } briefed ? OfSheets(briefed.Briefs[0].Run, run) : OfPolygons(run, started);
        var words = new AttendedWords(request, shift, shifts, places, visits, LogClock.Of(logs.Tracks, shifts));
        ProvenanceRecord provenance = Provenance(request, shift, days, polygons, logs, made, words) with { Finished = clock.GetUtcNow() };
        AttendedPlace[] logged = Array.FindAll(places, static place => place.Made is not null);
        var record = new AttendedRecord(provenance)
        {
            Answer = words.Answer(),
            Rules = request.Rules,
            Fixes = logs.Tracks.Count,
            Units = logs.Tracks.Units,
            Asked = logged.Sum(static place => place.Asked),
            Met = logged.Sum(static place => Math.Min(place.Asked, place.Made!.Value)),
            Made = logged.Sum(static place => place.Made!.Value),
            Places = places,
            Months = months,
        };
        progress?.Report(new RunProgress(1, "Done"));
        return record;
    }

    /// <summary>The marking of attendance, where nobody chose one: where officers were, and when, is sensitive whatever the incidents are.</summary>
    /// <param name="ofFiles">That of the incidents.</param>
    public static string MarkingOf(string ofFiles) => SecurityMarking.Higher(ofFiles, SecurityMarking.Ladder[1]);

    private static AskedPlace[] PlacesOf(Brief brief) =>
    [
        .. brief.Pages.SelectMany(static page => page.Places.Select(
            place => new AskedPlace(page.Area, place.Rank, place.Name, place.Centre, place.Outline))),
    ];

    private static IEnumerable<AttendedPlace> Rows(AskedShift shift, Reckoning.ShiftVisits found, Shift hours, AttendanceRules rules)
    {
        bool isLogged = found.Units > 0;
        for (int p = 0; p < shift.Places.Count; p++)
        {
            AskedPlace place = shift.Places[p];
            PlaceVisits visits = found.Visits[p];
            yield return new AttendedPlace
            {
                Area = place.Area,
                Hotspot = place.Hotspot,
                Place = place.Name,
                Day = shift.Day,
                Shift = hours.Name,
                Asked = rules.Asked,
                Made = isLogged ? visits.Made : null,
                Minutes = isLogged ? visits.DoseSeconds / 60.0 : null,
                First = visits.Made > 0 ? Second(visits.First) : IncidentTime.Unknown,
                Last = visits.Made > 0 ? Second(visits.Last) : IncidentTime.Unknown,
                OutsideShare = visits.Made > 0 ? 1 - (double)visits.Within / visits.Fixes : null,
                Fixes = visits.Made > 0 ? visits.Fixes : 0,
                Units = found.Units,
                TooShort = visits.TooShort,
                UnitHours = visits.UnitSeconds / 3600.0,
                Centre = place.Centre,
            };
        }
    }

    private static IncidentTime Second(long utcSeconds) => new(utcSeconds, 1, TimePrecision.Second);

    // Each sheet is of what was known on its day; the limit of one day, and what is said of its run, is none of the others.
    private static RunRecord OfSheets(RunRecord first, RunRequest run)
    {
        var choices = new SortedDictionary<string, string>(first.Choices.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
        if (run.To is null)
            choices.Remove("to");
        return first with { Choices = choices, Notes = [] };
    }

    private static RunRecord OfPolygons(RunRequest run, DateTimeOffset started) => new()
    {
        Version = RunIdentity.Version,
        Libraries = RunIdentity.Libraries,
        Started = started,
        Marking = run.Marking ?? SecurityMarking.Ladder[0],
        Profile = run.Profile,
        Analysed = 0,
        Methods = [],
        Areas = [],
        Hotspots = 0,
    };

    private static ProvenanceRecord Provenance(
        AttendedRequest request, Shift shift, IReadOnlyList<DateOnly> days, AskedPolygons? polygons, FixRead logs, RunRecord made,
            AttendedWords words)
    {
        var choices = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["shift"] = shift.ToString(),
            ["days"] = Say($"{days[0]:yyyy-MM-dd}..{days[^1]:yyyy-MM-dd}"),
            [AttendanceParameters.Margin.Name] = Number(request.Rules.Margin),
            [AttendanceParameters.Least.Name] = Number(request.Rules.Least),
            [AttendanceParameters.Gap.Name] = Number(request.Rules.Gap),
            [AttendanceParameters.Most.Name] = Number(request.Rules.Most),
            [AttendanceParameters.Asked.Name] = Number(request.Rules.Asked),
        };
        if (request.Officers is { } officers)
            choices[AttendanceParameters.Officers.Name] = Number(officers);
        if (request.Reading.IsUtc)
            choices["gpsZone"] = "utc";
        if (request.Reading.Columns.Count > 0)
            choices["gpsColumns"] = string.Join(
                ", ", request.Reading.Columns.OrderBy(static pair => pair.Key, StringComparer.Ordinal).Select(
                    static pair => $"{pair.Key}={pair.Value}"));
        if (polygons is not null)
            (choices["polygons"], choices["polygonsSha256"]) = (polygons.File, polygons.Digest);
        else
            (choices["places"], choices["weeks"]) = (Number(request.Places), Number(request.Weeks));
        string marking = request.Run.Marking ?? MarkingOf(made.Marking);
        RunRecord whole = made with { Inputs = [.. made.Inputs, .. logs.Inputs], Marking = marking };
        var scope = new RunScope(
            words.Period, "all days", Say($"{shift.From:00}:00 to {shift.Until:00}:00"), made.Shows?.Areas ?? "the polygons of the file", "", "", "");
        return RunIdentity.Answering(whole, "attended", choices, scope, [.. words.Notes(), .. logs.Notes]);
    }

    private static ProgressShare? Share(IProgress<RunProgress>? progress, double from, double to) =>
        progress is null ? null : new ProgressShare(progress, from, to);

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
