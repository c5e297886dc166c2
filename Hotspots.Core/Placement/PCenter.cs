using Hotspots.Core.Indexing;
using Hotspots.Core.Model;

namespace Hotspots.Core.Placement;

/// <summary>Which p sites make the longest way to the nearest smallest?</summary>
/// <remarks>
/// Minieka, "The m-center problem", 1970: for a distance, is there a set of p sites that covers all? Only a few far demand points
/// matter, so the question is asked of those, and the worst-served point of its answer is added until none is served worse (Chen and
/// Handler, "Relaxation method for the solution of the minimax location-allocation problem", 1987).
/// </remarks>
internal static class PCenter
{
    /// <summary>Solves a problem.</summary>
    public static SiteChoice Solve(PlacementProblem problem, SearchEffort effort, WorkSharing workers)
    {
        int n = problem.Demand.Length, m = problem.Sites.Length;
        var looked = new List<int>();
        var costs = new List<double[]>();
        var isLooked = new bool[n];
        int[] best = Complete(problem, problem.Fixed);
        (double bestWorst, int farthest) = Worst(problem, best);
        double bound = 0;
        while (true)
        {
            if (!effort.Spend((long)n * best.Length))
                break;
            if (isLooked[farthest])
                break;
            isLooked[farthest] = true;
            looked.Add(farthest);
            var row = new double[m];
            for (int site = 0; site < m; site++)
                row[site] = problem.Request.Travel.Between(problem.Demand[farthest], problem.Sites[site]);
            costs.Add(row);
            int[]? sites = Smallest(problem, costs, ref bound, bestWorst, effort);
            if (sites is null)
                break;
            sites = Complete(problem, sites);
            (double worst, farthest) = Worst(problem, sites);
            if (worst < bestWorst)
                (best, bestWorst) = (sites, worst);
            if (bound >= bestWorst)
                break;
        }
        workers.Cancellation.ThrowIfCancellationRequested();
        bool isProven = effort.End is null || bound >= bestWorst;
        PlacementEnd end = isProven ? PlacementEnd.ProvenOptimal : effort.End!.Value;
        return new SiteChoice(best, isProven ? bestWorst : bound, end);
    }

    /// <summary>The sites for which the longest way to the demand looked at is smallest; raises the bound to it. Null when nothing is better than the best known, or the effort is spent.</summary>
    private static int[]? Smallest(PlacementProblem problem, List<double[]> costs, ref double bound, double bestWorst, SearchEffort effort)
    {
        var candidates = new List<double>();
        foreach (double[] row in costs)
        {
            foreach (double cost in row)
            {
                if (cost >= bound && cost < bestWorst)
                    candidates.Add(cost);
            }
        }
        double[] distances = [.. candidates];
        Array.Sort(distances);
        int[]? found = null;
        // Below low nothing covers; at high something does, or the best known is the answer.
        int low = 0, high = distances.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            bool? covers = CoverSearch.Find(problem, costs, distances[middle], effort, out int[] sites);
            if (covers is null)
                return null;
            if (covers.Value)
            {
                (found, high) = (sites, middle);
            }
            else
            {
                low = middle + 1;
                while (low < high && distances[low] == distances[middle])
                    low++;
                // Distances between one candidate and the next are the worst of no choice.
                bound = Math.Max(bound, low < distances.Length ? distances[low] : bestWorst);
            }
        }
        if (found is null)
            bound = bestWorst;
        else
            bound = Math.Max(bound, distances[high]);
        return found;
    }

    /// <summary>Teams that are left over stand where the worst served is nearest to them.</summary>
    private static int[] Complete(PlacementProblem problem, int[] sites)
    {
        var chosen = new List<int>(sites);
        double[] nearest = new double[problem.Demand.Length];
        Array.Fill(nearest, double.PositiveInfinity);
        foreach (int site in sites)
            Note(problem, site, nearest);
        while (chosen.Count < problem.Teams)
        {
            int worst = 0;
            for (int i = 1; i < nearest.Length; i++)
            {
                if (nearest[i] > nearest[worst])
                    worst = i;
            }
            int best = -1;
            double least = double.PositiveInfinity;
            for (int site = 0; site < problem.Sites.Length; site++)
            {
                if (chosen.Contains(site) || chosen.Exists(other => problem.AreTooClose(site, other)))
                    continue;
                double cost = problem.Request.Travel.Between(problem.Demand[worst], problem.Sites[site]);
                if (best < 0 || cost < least)
                    (best, least) = (site, cost);
            }
            if (best < 0)
                break;
            chosen.Add(best);
            Note(problem, best, nearest);
        }
        return [.. chosen];
    }

    private static void Note(PlacementProblem problem, int site, double[] nearest)
    {
        for (int i = 0; i < nearest.Length; i++)
            nearest[i] = Math.Min(nearest[i], problem.Request.Travel.Between(problem.Demand[i], problem.Sites[site]));
    }

    private static (double Worst, int Point) Worst(PlacementProblem problem, int[] sites)
    {
        var nearest = new double[problem.Demand.Length];
        Array.Fill(nearest, double.PositiveInfinity);
        foreach (int site in sites)
            Note(problem, site, nearest);
        int worst = 0;
        for (int i = 1; i < nearest.Length; i++)
        {
            if (nearest[i] > nearest[worst])
                worst = i;
        }
        return (nearest[worst], worst);
    }
}
