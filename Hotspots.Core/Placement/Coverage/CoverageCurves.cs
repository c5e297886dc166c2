using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Placements;

namespace Hotspots.Core.Placement.Coverage;

/// <summary>Coverage curves. How much would 1, 2, 3 … teams cover, and what could they at best?</summary>
internal static class CoverageCurves
{
    /// <summary>Relative gap each step is solved to unless the request wants another: 0.5 %, less than a chart can show.</summary>
    public const double DefaultGap = 0.005;

    /// <summary>Solves for every number of teams from the fixed sites (at least 1) to <paramref name="most"/> on one table.</summary>
    /// <param name="request">A coverage request; its number of teams is not looked at, its budget is for the whole curve.</param>
    /// <param name="most">Teams of the last step; no more steps than sites allowed.</param>
    /// <param name="clock">Measures the budget.</param>
    /// <param name="progress">Told after each step; null for nobody.</param>
    /// <param name="cancellation">Ends it with nothing.</param>
    /// <exception cref="ArgumentException">The request cannot be answered, or is not about coverage.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static CoverageCurve Solve(
        PlacementRequest request, int most, TimeProvider clock, IProgress<RunProgress>? progress = null, CancellationToken cancellation = default)
    {
        if (request.Objective != PlacementObjective.Coverage || request.Capacity is not null)
            throw new ArgumentException("The curve is of coverage without a capacity: choose coverage and leave the capacity out.");
        int fewest = Math.Max(1, request.Fixed.Count);
        if (most < fewest)
            throw new ArgumentException($"The curve must go to {fewest} teams or more.");
        request = request with { Teams = fewest, GapWanted = request.GapWanted > 0 ? request.GapWanted : DefaultGap };
        RequestCheck.Check(request);
        PlacementProblem problem = PlacementProblem.From(request);
        most = Math.Min(most, problem.Sites.Length);
        var effort = new SearchEffort(clock, request.Budget, SearchEffort.DefaultWork, cancellation);
        CoverProblem table = MaximalCover.Table(problem, new WorkSharing(-1, cancellation));
        double total = problem.Weights.Sum();
        var steps = new List<CoverageStep>();
        int[] last = [];
        double share = 0;
        for (int teams = fewest; teams <= most; teams++)
        {
            // The last step's sites and one more are where the search begins: a step is never below the one before.
            SiteChoice choice = MaximalCover.Solve(problem, table, teams, effort, last);
            double found = Covered(problem, table, choice.Sites) / total;
            if (found >= share || last.Length == 0)
                (last, share) = (choice.Sites, found);
            steps.Add(new CoverageStep(teams, share, Math.Clamp(choice.End == PlacementEnd.ProvenOptimal ? share : choice.Bound / total, share, 1)));
            progress?.Report(new RunProgress((double)(teams - fewest + 1) / (most - fewest + 1), "Counting teams"));
        }
        return new CoverageCurve(steps);
    }

    private static double Covered(PlacementProblem problem, CoverProblem table, int[] sites)
    {
        var isCovered = new bool[table.RowCount];
        foreach (int site in sites)
        {
            foreach (int row in table.RowsOf(site))
                isCovered[row] = true;
        }
        double sum = 0;
        for (int row = 0; row < isCovered.Length; row++)
            sum += isCovered[row] ? problem.Weights[row] : 0;
        return sum;
    }
}
