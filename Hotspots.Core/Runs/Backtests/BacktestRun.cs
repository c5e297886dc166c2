using Hotspots.Core.Analysis;
using Hotspots.Core.Files;
using Hotspots.Core.Files.Fixes;
using Hotspots.Core.Geography;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Backtests;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline;
using Hotspots.Core.Pipeline.Areas;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs.Attendance;
using Hotspots.Core.Selection;

namespace Hotspots.Core.Runs.Backtests;

/// <summary>
/// Back-test with a rolling origin: whether a map of the past would have held what followed. The whole story from files to the choice of a map.
/// </summary>
/// <remarks>
/// Files → incidents → study areas → folds → in each, maps made from everything before → hits of what followed → the choice by all
/// folds but the last → the sentence by the last. No map sees what it is held against. The result does not depend on the number of cores.
/// </remarks>
internal static class BacktestRun
{
    /// <summary>Reads the files and tests.</summary>
    /// <param name="request">What the user wants to know.</param>
    /// <param name="clock">Says when it began and ended; nothing else depends on it.</param>
    /// <param name="progress">Told how far it is, from 0 to 1; may be null.</param>
    /// <param name="cancellation">Stops it promptly.</param>
    /// <exception cref="ArgumentException">The wishes cannot be met; the message is one sentence that says what to change.</exception>
    /// <exception cref="OutputException">The release profile does not exist.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static BacktestResult Execute(
        BacktestRequest request, TimeProvider clock, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        var plan = new BacktestPlan(request, clock);
        RunRequest run = request.Run;
        ReadResult read = IncidentFiles.Read(
            run.Files, run.Reading with { Columns = run.ColumnChoices, Grid = run.Grid, Dates = run.Dates },
            progress is null ? null : new ProgressShare(progress, 0, 0.4), cancellation);
        PatrolTrack? track = TrackOf(request, cancellation);
        return Execute(plan, read, track, clock, progress is null ? null : new ProgressShare(progress, 0.4, 1), cancellation);
    }

    /// <summary>Tests on incidents that have been read before.</summary>
    /// <inheritdoc cref="Execute(BacktestRequest, TimeProvider, IProgress{RunProgress}?, CancellationToken)"/>
    /// <param name="request">What the user wants to know; its files and columns are taken to be those that were read.</param>
    /// <param name="read">The incidents.</param>
    /// <param name="clock">Says when it began and ended; nothing else depends on it.</param>
    /// <param name="progress">Told how far it is, from 0 to 1; may be null.</param>
    /// <param name="cancellation">Stops it promptly.</param>
    public static BacktestResult Execute(
        BacktestRequest request, ReadResult read, TimeProvider clock, IProgress<RunProgress>? progress, CancellationToken cancellation) =>
        Execute(new BacktestPlan(request, clock), read, TrackOf(request, cancellation), clock, progress, cancellation);

    private static PatrolTrack? TrackOf(BacktestRequest request, CancellationToken cancellation) => request.PatrolFile is not { } path ? null
        : !Path.Exists(path) ? throw new ArgumentException($"There is no file \"{path}\", which ⟨exclude-patrolled⟩ names: check the name.")
        : AttendedFile.Is(path) ? PatrolTrack.Of(path, AttendedFile.Read(path))
        : FixFormats.IsOwn(path) ? PatrolTrack.Of(path, FixFiles.Read([path], new FixReading(), null, cancellation).Tracks)
        : PatrolTrack.Of(path, IncidentFiles.Read(
            [path], ReadOptions.Default with { Grid = request.Run.Grid, Dates = request.Run.Dates }, null, cancellation).Placed);

    private static BacktestResult Execute(
        BacktestPlan plan, ReadResult read, PatrolTrack? track, TimeProvider clock, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        IncidentTable placed = read.Placed;
        var facets = new IncidentFacets(placed);
        var meter = new ProgressMeter(progress);
        meter.Begin("Dividing into study areas", 0.1, 1);
        AreaDivision division = plan.Run.Areas.Divide(facets);
        IReadOnlyList<StudyArea> wanted = plan.Run.Filter.Keep(division.Areas, facets);
        var timed = new TimedIncidents(placed.Times);
        var notes = new List<string>();
        BacktestTime time = plan.Time(facets, wanted, timed, notes);
        AnalysisInput input = plan.Run.Input(facets);
        MethodChoice methods = plan.Run.Methods.For(input);
        var ranking = new MethodScores(methods, input);
        IReadOnlyList<BacktestMap> maps = BacktestMaps.For(time.Folds, time.Horizon, plan.Maps, ranking.Ranked, notes);
        var small = new List<string>();
        TownTest[] towns = Towns(wanted, placed, timed, time.Folds[0], plan.Flag.Cells, small, notes, cancellation);
        if (towns.Length == 0)
            throw new ArgumentException("No town or area has incidents, and twice the ground that is to be flagged: flag less "
                + "(⟨flag 5cells⟩), or ask for other incidents.");

        var outcomes = new TownOutcome[time.Folds.Length][];
        for (int f = 0; f < outcomes.Length; f++)
        {
            BacktestFold fold = time.Folds[f];
            TownBefore[] before = Known(towns, Before(towns, fold, placed.Points), placed.Points, cancellation);
            meter.Begin($"Making maps for test {f + 1} of {outcomes.Length}", 0.1 + 0.85 * (f + 1) / outcomes.Length,
                before.Sum(static town => (long)town.Area.Members.Length) * Math.Max(1, ranking.Ranked.Count));
            double[][][] scores = ranking.Of(before, meter, cancellation);
            var ofTowns = new TownOutcome[towns.Length];
            Parallel.For(
                0, towns.Length, new ParallelOptions { CancellationToken = cancellation },
                t => ofTowns[t] = towns[t].Try(fold, before[t], maps, scores[t], plan.Flag, track));
            outcomes[f] = ofTowns;
        }

        meter.Begin("Choosing a map", 1, 1);
        var findings = new BacktestFindings(time, [.. towns.Select(static town => town.Area.Name)], maps, plan.Flag, outcomes);
        int[] members = [.. towns.SelectMany(static town => town.Area.Members)];
        var left = new BacktestLeftOut(
            small, members.Count(i => !timed.IsKnown(i)), members.Count(i => time.Folds.Any(fold => timed.IsCutFrom(i, fold.Test))));
        IEnumerable<int> tested = members.Where(i => time.Folds.Any(fold => timed.IsIn(i, fold.Test)));
        notes.AddRange(ranking.Notes);
        notes.AddRange(BacktestWords.Notes(KindsOf(placed, tested), left, !plan.Run.Request.Weights.IsCount, read.Report.PositionsAreSnapped));
        AreaResult[] asked = [.. wanted.Select(static area => new AreaResult(area, []))];
        RunRecord run = plan.Run.Record(
            read, facets, methods, asked, [], division, new WatchedTime(null, placed.Times, [], []), clock.GetUtcNow());
        BacktestRecord record = plan.Record(run, time, findings, track, notes);
        meter.Finish("Done");
        return new BacktestResult([.. findings.Scores()], record);
    }

    /// <summary>
    /// The towns with what was before a test, and with the ground that was known by then: where incidents come later has no say in it.
    /// </summary>
    private static IReadOnlyList<StudyArea> Before(IReadOnlyList<TownTest> towns, BacktestFold fold, PointSet points) =>
        AreaGrounds.Britain.LaidUnder(new AreaDivision([.. towns.Select(town => town.In(fold.Train))], 0), points).Areas;

    private static TownBefore[] Known(
        TownTest[] towns, IReadOnlyList<StudyArea> before, PointSet points, CancellationToken cancellation)
    {
        var known = new TownBefore[towns.Length];
        AreaAnalysis.LargestFirst(
            before, 1, (t, _, _) => known[t] = new TownBefore(before[t], towns[t].Cells.Grid, towns[t].Cells.KnownBy(before[t], points)),
                cancellation);
        return known;
    }

    /// <summary>The towns with ground enough at the time of the first test: it only grows later.</summary>
    private static TownTest[] Towns(
        IReadOnlyList<StudyArea> areas, IncidentTable placed, TimedIncidents timed, BacktestFold first, int flagged, List<string> small,
            List<string> notes,
        CancellationToken cancellation)
    {
        StudyArea[] some = [.. areas.Where(static area => !area.IsScattered && area.Members.Length > 0)];
        var towns = new TownTest?[some.Length];
        var refused = new string?[some.Length];
        AreaAnalysis.LargestFirst(some, 1, (a, _, _) =>
        {
            try
            {
                var town = new TownTest(some[a], new TownCells(some[a], placed.Points), placed.Points, timed);
                if (town.Cells.KnownBy(Before([town], first, placed.Points)[0], placed.Points).Length >= 2 * flagged)
                    towns[a] = town;
            }
            catch (ArgumentException e) when (e.ParamName is null)
            {
                refused[a] = $"{some[a].Name} was not tested: {e.Message}";
            }
        }, cancellation);
        notes.AddRange(refused.OfType<string>());
        small.AddRange(some.Where((_, a) => towns[a] is null && refused[a] is null).Select(static area => area.Name));
        return [.. towns.OfType<TownTest>()];
    }

    private static HashSet<string> KindsOf(IncidentTable placed, IEnumerable<int> incidents)
    {
        var kinds = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (int code in incidents.Select(placed.Kinds.CodeAt).Distinct())
            kinds.Add(placed.Kinds.Texts[code]);
        return kinds;
    }
}
