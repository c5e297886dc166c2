using Hotspots.Core.Model;
using Hotspots.Core.Model.Placements;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Pipeline.Requests;

namespace Hotspots.Core.Pipeline.Placements;

/// <summary>Run of a placement. Where do the teams go, and how good is that? The whole story from files to placed teams.</summary>
/// <remarks>
/// Incidents → demand → candidates → pools → plans → sites with names, gains and patrols → record. The same question has the same answer, unless
/// the time given to search ends it. What is said to be covered is counted again from the sites, incident by incident.
/// </remarks>
internal static class PlacementRun
{
    /// <summary>Reads the files, finds the hotspots and places the teams.</summary>
    /// <param name="wish">What is wanted.</param>
    /// <param name="clock">Measures the time to search, and says when it was.</param>
    /// <param name="progress">Told how far it is, from 0 to 1; may be null.</param>
    /// <param name="cancellation">Stops it promptly.</param>
    /// <exception cref="ArgumentException">The wish cannot be met; the message is one sentence that says what to change.</exception>
    /// <exception cref="OutputException">The marking will not do.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static PlacementResult Execute(PlacementWish wish, TimeProvider clock, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        PlacementWords.Check(wish);
        DateTimeOffset started = clock.GetUtcNow();
        if (wish.DemandFile is { } path)
        {
            PointFile points = PlacementFiles.ReadPoints(path, "points of demand", wish.IsPlanar, cancellation);
            return Place(
                wish, null, PlacementDemand.OfPoints(points.Points, Path.GetFileName(path)), [("demand", points.Input)], started, clock, progress,
                cancellation);
        }
        // A wish that cannot be met is refused before hours of reading, not after.
        PlacementReach.Of(wish);
        RunRequest request = RequestOf(wish);
        RunResult run = HotspotRun.Execute(request, clock, Share(progress, 0, 0.8), cancellation);
        return Execute(wish with { Run = request }, run, clock, Share(progress, 0.8, 1), cancellation);
    }

    /// <summary>Places the teams for a run that was made before.</summary>
    /// <inheritdoc cref="Execute(PlacementWish, TimeProvider, IProgress{RunProgress}?, CancellationToken)"/>
    /// <param name="wish">What is wanted; its run is taken to be the one that was made.</param>
    /// <param name="run">The run.</param>
    /// <param name="clock">Measures the time to search, and says when it was.</param>
    /// <param name="progress">Told how far it is, from 0 to 1; may be null.</param>
    /// <param name="cancellation">Stops it promptly.</param>
    public static PlacementResult Execute(
        PlacementWish wish, RunResult run, TimeProvider clock, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        PlacementWords.Check(wish);
        DateTimeOffset started = clock.GetUtcNow();
        if (run.Read.Placed.Count == 0)
            throw new ArgumentException("There is no demand: no row of the files has a position, and \"hotspots inspect\" says why.");
        PlacementDemand demand = PlacementDemand.OfRun(run, wish.DemandOf);
        return Place(wish, run, demand, [], started, clock, progress, cancellation);
    }

    private static PlacementResult Place(
        PlacementWish wish, RunResult? run, PlacementDemand demand, IReadOnlyList<(string What, InputFile File)> inputs, DateTimeOffset started,
        TimeProvider clock, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        // Reading a county's streets takes longer than placing teams on them.
        double read = wish.HasStreets ? 0.7 : 0;
        PlacementStreets? streets = PlacementStreets.Of(wish, demand, Share(progress, 0, read), cancellation);
        PlacementReach reach = PlacementReach.Of(wish, streets);
        PlacementSiteFiles files = PlacementSiteFiles.Read(wish, cancellation);
        files.RequireAllowed(demand.Points);
        var pools = new PlacementPools(wish, demand, reach, files, clock) { Streets = streets };
        IReadOnlyList<SolvedPool> solved = pools.Solve(Share(progress, read, 1), cancellation);
        var described = new PlacementSites(wish, run, demand, solved, streets);
        ServedIncidents served = PlacementServed.Count(demand, solved, reach, wish.Capacity is not null);
        IReadOnlyList<TeamSite> sites = described.Describe(cancellation);
        StreetPlacement? along = streets?.Describe(reach, solved, demand);
        IReadOnlyList<string> warnings =
            [.. PlacementRecords.Warnings(wish, solved, sites, demand), .. streets?.Warnings(solved, demand, served, described.WithoutWay) ?? []];
        PlacementRecord record = new PlacementRecords(wish, run, reach, pools.CandidateSpacing, files, inputs, started)
        {
            Streets = streets,
            Along = along,
        }.Of(
            solved, demand, warnings, clock.GetUtcNow());
        progress?.Report(new RunProgress(1, "Teams placed"));
        return new PlacementResult
        {
            Run = run,
            Demand = demand.Points,
            Pools = [.. solved.Select(static pool => pool.Pool)],
            Sites = sites,
            Served = served,
            ReachMetres = streets is null && double.IsFinite(reach.Metres) ? reach.Metres : null,
            Streets = along,
            Record = record,
            Warnings = warnings,
            AtSea = demand.AtSea,
            IsOnGrid = !wish.IsPlanar,
        };
    }

    // Teams of named areas need those areas and no others.
    private static RunRequest RequestOf(PlacementWish wish) =>
        wish.TeamsByArea.Count > 0 && wish.Run!.Areas.Count == 0 && !wish.Run.Whole
            ? wish.Run with { Areas = [.. wish.TeamsByArea.Keys] }
            : wish.Run!;

    private static ProgressShare? Share(IProgress<RunProgress>? progress, double from, double to) =>
        progress is null ? null : new ProgressShare(progress, from, to);
}
