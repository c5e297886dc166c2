using System.Globalization;
using Hotspots.Core.Files;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Raids;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Placement.Raids;

namespace Hotspots.Core.Runs.Raids;

/// <summary>Plan of a day of warrants: which team goes to which door so that all doors of a wave are reached at the same minute.</summary>
/// <remarks>Files → doors of the day → teams and their starts → ways → waves and assignment → times → words. The result does not depend on the
/// number of cores.</remarks>
internal static class RaidRun
{
    /// <summary>What a plan of addresses carries at least, unless another marking is given.</summary>
    private const string Sensitive = "OFFICIAL-SENSITIVE";

    private const int Digits = 4;

    /// <summary>Reads the files and makes the plan.</summary>
    /// <param name="request">What the user wants to know.</param>
    /// <param name="clock">Says when the work began and ended.</param>
    /// <param name="progress">Told how far it is, from 0 to 1; may be null.</param>
    /// <param name="cancellation">Stops it promptly.</param>
    /// <exception cref="ArgumentException">The wishes cannot be met; the message is one sentence that says what to change.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static RaidPlan Execute(RaidRequest request, TimeProvider clock, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        // What cannot be is refused before the reading, not after.
        RaidParameters.Check(request);
        _ = RaidParameters.At.Parse(request.At);
        RaidStarts starts = RaidStarts.Of(request, cancellation);
        DateTimeOffset started = clock.GetUtcNow();
        RunRequest run = request.Run;
        ReadResult read = IncidentFiles.Read(
            run.Files, run.Reading with { Columns = run.ColumnChoices, Grid = run.Grid, Dates = run.Dates },
            progress is null ? null : new ProgressShare(progress, 0, 0.4), cancellation);
        return Of(request, read, starts, started, clock, progress, cancellation);
    }

    /// <summary>Makes the plan of warrants that were read before.</summary>
    /// <inheritdoc cref="Execute(RaidRequest, TimeProvider, IProgress{RunProgress}?, CancellationToken)"/>
    /// <param name="request">What the user wants to know; its files are taken to be those that were read.</param>
    /// <param name="read">What they hold.</param>
    /// <param name="clock">Says when the work began and ended.</param>
    /// <param name="cancellation">Stops it promptly.</param>
    public static RaidPlan Execute(RaidRequest request, ReadResult read, TimeProvider clock, CancellationToken cancellation)
    {
        RaidParameters.Check(request);
        return Of(request, read, RaidStarts.Of(request, cancellation), clock.GetUtcNow(), clock, null, cancellation);
    }

    /// <summary>The marking of a plan of files that have one.</summary>
    public static string MarkingOf(string ofFiles) => SecurityMarking.Higher(ofFiles, Sensitive);

    private static RaidPlan Of(
        RaidRequest request, ReadResult read, RaidStarts starts, DateTimeOffset started, TimeProvider clock,
        IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        int at = RaidParameters.At.Parse(request.At);
        int? before = RaidParameters.Before.Of(request.Before);
        var meter = new ProgressMeter(progress is null ? null : new ProgressShare(progress, 0.4, 1));
        meter.Begin("Reckoning ways", 0.5, 1);
        WarrantDoors warrants = WarrantDoors.Of(read, request.On);
        GridPoint[] all = [.. warrants.Doors.Select(static door => door.Place)];
        RaidStarts.Question(starts.Teams, all, request.Farthest ?? RaidParameters.DefaultFarthest);
        var travel = RaidTravel.Of(request, [.. all, .. starts.Teams.Select(static team => team.Place)], cancellation);
        int[] teams = [.. Enumerable.Range(0, starts.Teams.Count).Where(team => travel.HasWay(starts.Teams[team].Place))];
        int[] doors = [.. Enumerable.Range(0, all.Length).Where(door => travel.HasWay(all[door]))];
        if (teams.Length == 0)
            throw new ArgumentException(
                $"{starts.Teams[0].Start}, where {starts.Teams[0].CallSign} sets off, is on none of the streets: put it nearer to one, "
                    + "or give streets of its county.");
        RaidProblem problem = ProblemOf(warrants, doors, starts, teams, travel);
        meter.Begin("Assigning teams", 0.95, 1);
        RaidAssignment plan = Solved(problem, warrants, doors, cancellation);
        meter.Begin("Writing down times", 1, 1);
        var times = new RaidClock(
            warrants.On, at, request.TimeAtDoor ?? RaidParameters.DefaultTimeAtDoor, request.Slack ?? RaidParameters.DefaultSlack);
        var made = new RaidRecords(request, read, warrants, starts, travel, times) { Doors = doors, Teams = teams };
        RaidRecord record = made.Of(plan, before, started, clock.GetUtcNow());
        record = record with { Marking = request.Run.Marking ?? MarkingOf(SecurityMarking.Of(read, null)) };
        record = record with { RunId = RunIdentity.IdOf(record.Inputs, record.Choices, ["raid"], record.Marking, record.Profile) };
        meter.Finish("Done");
        return new RaidPlan(record, travel.Streets);
    }

    private static RaidProblem ProblemOf(WarrantDoors warrants, int[] doors, RaidStarts starts, int[] teams, RaidTravel travel)
    {
        WarrantDoor[] own = [.. doors.Select(door => warrants.Doors[door])];
        foreach (WarrantDoor door in own)
        {
            if (door.Asked > teams.Length)
                throw new ArgumentException(string.Create(
                    CultureInfo.InvariantCulture, $"{door.Label} asks for {door.Asked} teams, and there {(teams.Length == 1 ? "is" : "are")} ")
                    + string.Create(CultureInfo.InvariantCulture, $"{teams.Length}: give more teams, or ask for fewer there."));
        }
        GridPoint[] places = [.. own.Select(static door => door.Place)];
        int[] ranks = [.. own.Select(static door => door.Priority ?? int.MaxValue).Distinct().Order()];
        return new RaidProblem
        {
            Teams = teams.Length,
            Asks = [.. own.Select(static door => door.Asked)],
            Classes = [.. own.Select(door => Array.IndexOf(ranks, door.Priority ?? int.MaxValue))],
            FixedWaves = [.. own.Select(static door => door.Wave)],
            FromStarts = travel.Table([.. teams.Select(team => starts.Teams[team].Place)], places),
            FromDoors = travel.Table(places, places),
        };
    }

    private static RaidAssignment Solved(RaidProblem problem, WarrantDoors warrants, int[] doors, CancellationToken cancellation)
    {
        if (RaidSolver.Solve(problem, cancellation) is { } plan)
            return plan;
        IGrouping<int, WarrantDoor> full = doors.Select(door => warrants.Doors[door]).Where(static door => door.Wave > 0)
            .GroupBy(static door => door.Wave).OrderBy(static wave => wave.Key).First(wave => wave.Sum(static door => door.Asked) > problem.Teams);
        throw new ArgumentException(
            string.Create(CultureInfo.InvariantCulture, $"Wave {full.Key} of the file asks for {full.Sum(static door => door.Asked)} teams, and ")
                + string.Create(CultureInfo.InvariantCulture, $"there {(problem.Teams == 1 ? "is" : "are")} {problem.Teams}: move doors to ")
                + "another wave, or leave the column of waves blank.");
    }

    /// <summary>Grid reference of a door, a square of 10 m.</summary>
    public static string ReferenceOf(GridPoint place) => GridReference.Format(place, Digits);
}
