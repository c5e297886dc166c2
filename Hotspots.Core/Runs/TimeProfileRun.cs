using Hotspots.Core.Evaluation;
using Hotspots.Core.Files;
using Hotspots.Core.Geography;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Model.TimeProfiles;
using Hotspots.Core.Pipeline;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Pipeline.Times;
using Hotspots.Core.Selection;

namespace Hotspots.Core.Runs;

/// <summary>Time profiles: on which weekday, in which shift, at which hour it happens, beyond chance. From files to words.</summary>
/// <remarks>
/// Files → incidents → groups → counts and aoristic weights → exposure → exact tests → false discovery rate over all groups → words.
/// </remarks>
internal static class TimeProfileRun
{
    /// <summary>Reads the files and looks.</summary>
    /// <param name="request">What the user wants to know.</param>
    /// <param name="clock">Says when it began and ended; nothing else depends on it.</param>
    /// <param name="progress">Told how far it is, from 0 to 1; may be null.</param>
    /// <param name="cancellation">Stops it promptly.</param>
    /// <exception cref="ArgumentException">The wishes cannot be met; the message is one sentence that says what to change.</exception>
    /// <exception cref="OutputException">The release profile does not exist.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static TimeProfileRecord Execute(
        TimeProfileRequest request, TimeProvider clock, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        _ = ShiftsOf(request);
        var plan = RunPlan.Open(request.Run, clock);
        RunRequest run = request.Run;
        ReadResult read = IncidentFiles.Read(
            run.Files, run.Reading with { Columns = run.ColumnChoices, Grid = run.Grid, Dates = run.Dates },
            progress is null ? null : new ProgressShare(progress, 0, 0.7), cancellation);
        return Execute(request, plan, read, null, clock, progress, cancellation);
    }

    /// <summary>Looks at incidents that have been read before, whose areas and texts may be known.</summary>
    /// <inheritdoc cref="Execute(TimeProfileRequest, TimeProvider, IProgress{RunProgress}?, CancellationToken)"/>
    /// <param name="request">What the user wants to know; its files and columns are taken to be those that were read.</param>
    /// <param name="read">The incidents.</param>
    /// <param name="cache">The cache of these incidents; null for none. The result is the same.</param>
    /// <param name="clock">Says when it began and ended; nothing else depends on it.</param>
    /// <param name="progress">Told how far it is, from 0 to 1; may be null.</param>
    /// <param name="cancellation">Stops it promptly.</param>
    public static TimeProfileRecord Execute(
        TimeProfileRequest request, ReadResult read, RunCache? cache, TimeProvider clock, IProgress<RunProgress>? progress,
        CancellationToken cancellation) =>
        Execute(request, RunPlan.Open(request.Run, clock), read, cache, clock, progress, cancellation);

    private static Shifts ShiftsOf(TimeProfileRequest request) => request.Run.Shift is null ? ShiftWish.Of(request.Run)
        : throw new ArgumentException("Each shift is looked at beside the others: leave out ⟨shift⟩.");

    private static TimeProfileRecord Execute(
        TimeProfileRequest request, RunPlan plan, ReadResult read, RunCache? cache, TimeProvider clock, IProgress<RunProgress>? progress,
        CancellationToken cancellation)
    {
        Shifts shifts = ShiftsOf(request);
        IncidentTable placed = read.Placed;
        IncidentFacets facets = cache?.Facets ?? new IncidentFacets(placed);
        var data = DataCoverage.Required(facets, "there is no weekday and no hour to look for");
        AreaDivision division = plan.Areas.Divide(facets);
        IReadOnlyList<StudyArea> areas = plan.Filter.Keep(division.Areas, facets);
        RequireDays(areas, placed);
        StudyPeriod period = data.PeriodOf(plan.Filter.Watched(areas, placed.Times).Period, plan.Request);
        progress?.Report(new RunProgress(0.8, "Grouping"));
        TimeGroup[] groups = [.. GroupsOf(request.Group, plan, areas, facets, read, cancellation).Where(static group => group.Incidents.Length > 0)
            .OrderByDescending(static group => group.Incidents.Length).ThenBy(static group => group.Name, StringComparer.Ordinal)];
        double[] exposure = PeriodExposure.Hours(data.Watched(period), plan.Request);
        TimeProfile[] profiles = new TimeProfiles(exposure, shifts).Of(groups, placed.Times, facets.HasClock);
        RunRecord made = plan.Record(
            read, facets, plan.Methods, [.. areas.Select(static area => new AreaResult(area, []))], [], division,
            new WatchedTime(period, placed.Times, [], []), clock.GetUtcNow());
        return Record(request, shifts, made, data, period, profiles);
    }

    private static TimeProfileRecord Record(
        TimeProfileRequest request, Shifts shifts, RunRecord made, DataCoverage data, StudyPeriod period, TimeProfile[] profiles)
    {
        string[] said = [.. Enumerable.Range(0, shifts.Count).Select(i => shifts[i].ToString())];
        string group = request.Group.ToString().ToLowerInvariant();
        var choices = new Dictionary<string, string> { ["shifts"] = ShiftWish.Words(shifts), ["group"] = group };
        RunScope shows = request.Group == TimeGrouping.Hotspot ? made.Shows! : made.Shows! with { Methods = "" };
        IEnumerable<string> notes = TimeProfileWords.Notes(profiles, shifts, data.GapsIn(period));
        return new TimeProfileRecord(RunIdentity.Answering(made, "when", choices, shows, notes))
        {
            Period = RunIdentity.Period(period),
            Shifts = said,
            GroupedBy = group,
            Groups = [.. profiles.Select(static profile => profile with { Answer = TimeProfileWords.Answer(profile) })],
        };
    }

    private static IEnumerable<TimeGroup> GroupsOf(
        TimeGrouping group, RunPlan plan, IReadOnlyList<StudyArea> areas, IncidentFacets facets, ReadResult read,
        CancellationToken cancellation)
    {
        if (group == TimeGrouping.Town)
            return areas.Select(static area => new TimeGroup(area.Name, area.Name, area.Members));
        if (group == TimeGrouping.Hotspot)
        {
            var hotspots = new PeriodHotspots(plan, plan.Methods, plan.Input(facets), facets, read, cancellation);
            var meter = new ProgressMeter(null);
            return hotspots.List(hotspots.Find(areas, meter), meter)
                .Select(static hotspot => new TimeGroup(hotspot.Name, hotspot.Area, hotspot.Members));
        }
        bool lines = group == TimeGrouping.Line;
        CodedTextColumn texts = facets.Texts(lines ? Facet.Line : Facet.Operation)
            ?? throw new ArgumentException($"No incident says its {(lines ? "line" : "operation")}: group by town or by hotspot instead.");
        return areas.SelectMany(static area => area.Members).Order().GroupBy(texts.CodeAt).Where(code => texts.Texts[code.Key].Length > 0)
            .Select(code => new TimeGroup(texts.Texts[code.Key], "", [.. code]));
    }

    private static void RequireDays(IReadOnlyList<StudyArea> areas, IncidentTable placed)
    {
        bool any = false;
        foreach (int incident in areas.SelectMany(static area => area.Members))
        {
            IncidentTime time = placed.Times[incident];
            if (time.HasDay || time.Precision == TimePrecision.Interval)
                return;
            any = true;
        }
        throw new ArgumentException(any
            ? "Times are known to the month only: weekdays, shifts and hours cannot be told apart in these files, and none is made up; "
                + "give files with days and hours."
            : "No incident is left to look at: widen ⟨area⟩, ⟨kind⟩, ⟨from⟩, ⟨to⟩ or another filter.");
    }
}
