using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Placements;
using Hotspots.Core.Placement.Centers;
using Hotspots.Core.Placement.Coverage;
using Hotspots.Core.Placement.Medians;

namespace Hotspots.Core.Placement;

/// <summary>Solver of placements. Where do the teams go? The one door of this room for all objectives.</summary>
/// <remarks>Deterministic on any number of cores, unless the budget of time ends the search. Safe to call from many threads.</remarks>
internal static class PlacementSolver
{
    /// <summary>Answers a request.</summary>
    /// <param name="request">What is wanted.</param>
    /// <param name="clock">Measures the budget.</param>
    /// <param name="progress">Told the steps; null for nobody.</param>
    /// <param name="cancellation">Ends the search with nothing.</param>
    /// <exception cref="ArgumentException">The request cannot be answered; the message says what to change.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static PlacementPlan Solve(
        PlacementRequest request, TimeProvider clock, IProgress<RunProgress>? progress = null, CancellationToken cancellation = default)
    {
        RequestCheck.Check(request);
        cancellation.ThrowIfCancellationRequested();
        progress?.Report(new RunProgress(0, "Placing teams"));
        PlacementProblem problem = PlacementProblem.From(request);
        var effort = new SearchEffort(clock, request.Budget, SearchEffort.DefaultWork, cancellation);
        var workers = new WorkSharing(-1, cancellation);
        PlacementPlan plan = Search(problem, effort, workers, progress);
        progress?.Report(new RunProgress(1, "Teams placed"));
        return plan;
    }

    private static PlacementPlan Search(PlacementProblem problem, SearchEffort effort, WorkSharing workers, IProgress<RunProgress>? progress)
    {
        int[]? assignment = null;
        SiteChoice choice = problem.Request switch
        {
            { Capacity: not null } => CapacitatedCover.Solve(problem, effort, workers, out assignment),
            { Objective: PlacementObjective.Coverage } => MaximalCover.Solve(problem, effort, workers),
            { Objective: PlacementObjective.Median } => PMedian.Solve(problem, effort, workers),
            _ => PCenter.Solve(problem, effort, workers),
        };
        progress?.Report(new RunProgress(0.95, "Measuring the answer"));
        int[] sites = Array.ConvertAll(choice.Sites, site => problem.Origin[site]);
        return new PlacementAudit(problem.Request, sites).Plan(choice.Bound, choice.End, assignment is null ? null : ToRequest(problem, assignment));
    }

    /// <summary>Who serves whom, in the request's numbers.</summary>
    private static int[] ToRequest(PlacementProblem problem, int[] assignment)
    {
        var all = new int[problem.Request.Demand.Count];
        Array.Fill(all, -1);
        for (int i = 0; i < assignment.Length; i++)
        {
            if (assignment[i] >= 0)
                all[problem.DemandOrigin[i]] = problem.Origin[assignment[i]];
        }
        return all;
    }
}
