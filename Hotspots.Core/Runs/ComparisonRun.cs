using System.Globalization;
using Hotspots.Core.Analysis;
using Hotspots.Core.Files;
using Hotspots.Core.Geography;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Changes;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Pipeline.Times;
using Hotspots.Core.Runs.Changes;
using Hotspots.Core.Selection;

namespace Hotspots.Core.Runs;

/// <summary>Comparison of two periods: where there is more and where fewer, beyond chance. The whole story from files to verdicts.</summary>
/// <remarks>
/// Files → incidents → the two periods, as far as the data cover them → study areas → hotspots over both periods together, so that
/// neither chooses the ground → counts → score E-test and false discovery rate → words. The result does not depend on the number of cores.
/// </remarks>
internal static class ComparisonRun
{
    /// <summary>Reads the files and compares.</summary>
    /// <param name="request">What the user wants to know.</param>
    /// <param name="clock">Says when it began and ended; nothing else depends on it.</param>
    /// <param name="progress">Told how far it is, from 0 to 1; may be null.</param>
    /// <param name="cancellation">Stops it promptly.</param>
    /// <exception cref="ArgumentException">The wishes cannot be met; the message is one sentence that says what to change.</exception>
    /// <exception cref="OutputException">The release profile does not exist.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static ComparisonResult Execute(
        ComparisonRequest request, TimeProvider clock, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        var plan = new ComparisonPlan(request, clock);
        RunRequest run = request.Run;
        ReadResult read = IncidentFiles.Read(
            run.Files, run.Reading with { Columns = run.ColumnChoices, Grid = run.Grid, Dates = run.Dates },
            progress is null ? null : new ProgressShare(progress, 0, 0.6), cancellation);
        return Execute(plan, read, null, clock, progress is null ? null : new ProgressShare(progress, 0.6, 1), cancellation);
    }

    /// <summary>Compares incidents that have been read before.</summary>
    /// <inheritdoc cref="Execute(ComparisonRequest, TimeProvider, IProgress{RunProgress}?, CancellationToken)"/>
    /// <param name="request">What the user wants to know; its files and columns are taken to be those that were read.</param>
    /// <param name="read">The incidents.</param>
    /// <param name="clock">Says when it began and ended; nothing else depends on it.</param>
    /// <param name="progress">Told how far it is, from 0 to 1; may be null.</param>
    /// <param name="cancellation">Stops it promptly.</param>
    public static ComparisonResult Execute(
        ComparisonRequest request, ReadResult read, TimeProvider clock, IProgress<RunProgress>? progress, CancellationToken cancellation) =>
        Execute(new ComparisonPlan(request, clock), read, null, clock, progress, cancellation);

    /// <summary>Compares incidents that have been read before, whose areas and texts may be known.</summary>
    /// <inheritdoc cref="Execute(ComparisonRequest, ReadResult, TimeProvider, IProgress{RunProgress}?, CancellationToken)"/>
    /// <param name="request">What the user wants to know; its files and columns are taken to be those that were read.</param>
    /// <param name="read">The incidents.</param>
    /// <param name="cache">The cache of these incidents; null for none. The result is the same.</param>
    /// <param name="clock">Says when it began and ended; nothing else depends on it.</param>
    /// <param name="progress">Told how far it is, from 0 to 1; may be null.</param>
    /// <param name="cancellation">Stops it promptly.</param>
    public static ComparisonResult Execute(
        ComparisonRequest request, ReadResult read, RunCache? cache, TimeProvider clock, IProgress<RunProgress>? progress,
        CancellationToken cancellation) =>
        Execute(new ComparisonPlan(request, clock), read, cache, clock, progress, cancellation);

    private static ComparisonResult Execute(
        ComparisonPlan plan, ReadResult read, RunCache? cache, TimeProvider clock, IProgress<RunProgress>? progress,
        CancellationToken cancellation)
    {
        IncidentTable placed = read.Placed;
        IncidentFacets facets = cache?.Facets ?? new IncidentFacets(placed);
        var meter = new ProgressMeter(progress);
        meter.Begin("Dividing into study areas", 0.2, 1);
        ComparedPeriods periods = plan.Periods(facets);
        var members = new PeriodMembers(placed.Times, periods);
        if (!plan.SaysPeriods)
            RequireUncut(members, placed.Count);
        AreaDivision division = plan.Run.Areas.Divide(facets);
        IReadOnlyList<StudyArea> wanted = plan.Run.Filter.Keep(division.Areas, facets);
        StudyArea[] both = Only(wanted, members.IsIn), before = Only(wanted, members.IsBefore), after = Only(wanted, members.IsAfter);
        cancellation.ThrowIfCancellationRequested();

        AnalysisInput input = plan.Run.Input(facets);
        int compared = both.Sum(static area => area.Members.Length);
        var hotspots = new PeriodHotspots(plan.Run, plan.Run.Methods, input, facets, read, cancellation);
        meter.Begin("Finding hotspots of both periods", 0.5, compared);
        AreaResult[] found = hotspots.Find(both, meter);
        meter.Begin("Finding hotspots of each period", 0.8, compared);
        AreaResult[] foundBefore = hotspots.Find(before, meter), foundAfter = hotspots.Find(after, meter);
        meter.Begin("Drawing and naming", 0.95, compared);
        Hotspot[] together = hotspots.List(found, meter);

        meter.Begin("Telling change from chance", 1, 1);
        ComparedPeriod first = Compared(periods.Before, plan, both, members.IsBefore), last = Compared(periods.After, plan, both, members.IsAfter);
        var stretches = new IncidentStretches(placed.Times, wanted, periods, plan.Coverage!, plan.Run.Request);
        AreaCells[] laid = AreaCells.Of(wanted, placed.Points, stretches, members, cancellation);
        var dispersion = new ChangeDispersion(laid, stretches, members);
        var changed = new ChangedPlaces(members, first.Days, last.Days, dispersion);
        var notes = new List<string>();
        bool[] inBefore = InHotspots(foundBefore, placed.Count), inAfter = InHotspots(foundAfter, placed.Count);
        bool[] inBoth = InHotspots(found, placed.Count);
        NamedChanges named = changed.Named(both, together, i => inBefore[i], i => inAfter[i]);
        DrawnChange[] untested =
        [
            .. changed.Untested(hotspots.List(foundAfter, meter, Apart), ofAfter: true, both, placed.Points),
            .. changed.Untested(hotspots.List(foundBefore, meter, Apart), ofAfter: false, both, placed.Points),
        ];
        DrawnChange[] drawn =
        [
            .. named.Hotspots.OrderBy(static place => place.Change.IsBeyondChance ? 0 : 1).ThenBy(static place => place.Change.P), .. untested,
        ];
        DrawnChange[] cells = changed.Cells(laid, notes);
        var outcome = new ComparisonFindings(
            first, last, named.Together, named.Towns, [.. drawn.Select(static place => place.Change)],
            VerdictCounts.Of(cells.Select(static place => place.Change)), wanted.Sum(area => area.Members.Count(members.IsCut)),
            dispersion.Basis, notes);
        RunRecord run = plan.Run.Record(
            read, facets, plan.Run.Methods, found, together, division, new WatchedTime(periods.After, placed.Times, [], []), clock.GetUtcNow());
        ComparisonRecord record = plan.Record(run, periods, outcome);
        meter.Finish("Done");
        return new ComparisonResult(drawn, cells, record);

        // A place of one period alone that both together found no hotspot on.
        bool Apart(int[] incidents) => 2 * incidents.Count(i => inBoth[i]) < incidents.Length;
    }

    // What is left when a month is cut in two is no picture of either half.
    private static void RequireUncut(PeriodMembers members, int count)
    {
        int cut = Enumerable.Range(0, count).Count(members.IsCut);
        if (cut > Enumerable.Range(0, count).Count(members.IsIn))
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"Of {cut:N0} of {count:N0} incidents only the month is known, and there are not two whole months ")
                + "to compare: give files of more months.");
    }

    private static StudyArea[] Only(IReadOnlyList<StudyArea> areas, Predicate<int> isIn) =>
        [.. areas.Select(area => area.With(Array.FindAll(area.Members, isIn)))];

    private static ComparedPeriod Compared(StudyPeriod period, ComparisonPlan plan, StudyArea[] both, Func<int, bool> isIn)
    {
        double days = PeriodExposure.Days(plan.Coverage!.Watched(period), plan.Run.Request);
        if (!(days > 0))
        {
            throw new ArgumentException(
                $"Nothing was watched from {ComparedPeriods.Words(period)} in the days and hours asked for: "
                + "give other periods with ⟨before⟩ and ⟨after⟩.");
        }
        PeriodRecord limits = RunIdentity.Period(period);
        return new ComparedPeriod(limits.From, limits.To, days, both.Sum(area => area.Members.Count(isIn)));
    }

    private static bool[] InHotspots(AreaResult[] found, int count)
    {
        var inHotspot = new bool[count];
        foreach (AreaResult area in found)
        {
            foreach (MethodFindings findings in area.Findings)
            {
                int[] labels = findings.Labels.Labels;
                for (int j = 0; j < labels.Length; j++)
                    inHotspot[area.Area.Members[j]] |= labels[j] != ClusterLabels.Noise;
            }
        }
        return inHotspot;
    }
}
