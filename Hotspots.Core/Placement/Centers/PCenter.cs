using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Placements;
using Hotspots.Core.Placement.Coverage;

namespace Hotspots.Core.Placement.Centers;

/// <summary>p-center problem. Which p sites make the longest way to the nearest smallest?</summary>
/// <remarks>
/// Minieka, "The m-center problem", 1970: for a distance, is there a set of p sites that covers all? <see cref="ReachBracket"/> says which
/// distance next. Only a few far demand points matter, so the question is asked of those, and the worst-served points of an
/// answer are added until none is served worse (Chen and Handler, "Relaxation method for the solution of the minimax
/// location-allocation problem", 1987). A no for a few points is a no for all.
/// </remarks>
internal static class PCenter
{
    /// <summary>Exchanges in a row after which a choice that makes no record is left.</summary>
    private const int Patience = 12;

    /// <summary>Solves a problem.</summary>
    public static SiteChoice Solve(PlacementProblem problem, SearchEffort effort, WorkSharing workers)
    {
        var looked = new List<double[]>();
        (int[] best, double worst) = Improve(problem, Complete(problem, problem.Fixed, looked), looked, effort);
        var bracket = new ReachBracket(worst);
        while (bracket.Width > problem.Request.GapWanted * bracket.Bound && effort.Spend(problem.Demand.Length))
        {
            double reach = bracket.Next(Most(looked));
            bool? covers = CoverSearch.Find(problem, looked, reach, effort, bracket.Patience, out int[] sites);
            if (covers is null)
            {
                bracket.Undecided(reach);
                continue;
            }
            if (!covers.Value)
            {
                bracket.Raise(Next(looked, reach, bracket.Best));
                continue;
            }
            (sites, worst) = Improve(problem, Complete(problem, sites, null), looked, effort);
            if (worst < bracket.Best)
                best = sites;
            bracket.Lower(worst);
        }
        workers.Cancellation.ThrowIfCancellationRequested();
        PlacementEnd end = bracket.Width == 0 ? PlacementEnd.ProvenOptimal : effort.End ?? PlacementEnd.GapReached;
        return new SiteChoice(best, bracket.Bound, end);
    }

    /// <summary>Exchanges sites for the points looked at, looks at those that are then served worse, and so on.</summary>
    /// <returns>The best choice met on the way, and its longest way to the nearest site.</returns>
    private static (int[] Sites, double Worst) Improve(PlacementProblem problem, int[] sites, List<double[]> looked, SearchEffort effort)
    {
        int[] best = sites, current = (int[])sites.Clone();
        double least = double.PositiveInfinity, reach = LookedWorst(looked, sites);
        for (int stale = 0; stale < Patience; stale++)
        {
            double worst = Farthest(problem, current, reach, looked);
            if (worst < least)
                (best, least, stale) = ((int[])current.Clone(), worst, 0);
            if (!(worst > reach) || !effort.Spend((long)(problem.Demand.Length + looked.Count) * current.Length))
                break;
            reach = CenterExchange.Improve(problem, looked, current, problem.Fixed.Length);
        }
        return (best, least);
    }

    /// <summary>The longest way to the nearest of some sites, of the points looked at.</summary>
    private static double LookedWorst(List<double[]> looked, int[] sites)
    {
        double worst = 0;
        foreach (double[] row in looked)
        {
            double nearest = double.PositiveInfinity;
            foreach (int site in sites)
                nearest = Math.Min(nearest, row[site]);
            worst = Math.Max(worst, nearest);
        }
        return worst;
    }

    /// <summary>The shortest way looked at that is longer than a reach: distances in between are the worst of no choice.</summary>
    private static double Next(List<double[]> looked, double reach, double most)
    {
        double next = most;
        foreach (double[] row in looked)
        {
            foreach (double cost in row)
                next = cost > reach && cost < next ? cost : next;
        }
        return next;
    }

    /// <summary>The longest way looked at that there is; 0 when there is none.</summary>
    private static double Most(List<double[]> looked)
    {
        double most = 0;
        foreach (double[] row in looked)
        {
            foreach (double cost in row)
                most = cost > most && double.IsFinite(cost) ? cost : most;
        }
        return most;
    }

    /// <summary>Teams that are left over stand where the worst served is nearest to them.</summary>
    /// <param name="problem">Whose demand and sites.</param>
    /// <param name="sites">The sites to begin with.</param>
    /// <param name="looked">Takes in the ways from each point that was the worst served; null when they are not wanted.</param>
    private static int[] Complete(PlacementProblem problem, int[] sites, List<double[]>? looked)
    {
        var chosen = new List<int>(sites);
        if (chosen.Count == problem.Teams)
            return sites;
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
            double[] costs = Costs(problem, worst);
            looked?.Add(costs);
            int best = -1;
            for (int site = 0; site < costs.Length; site++)
            {
                if (best >= 0 && costs[site] >= costs[best])
                    continue;
                if (!chosen.Exists(other => other == site || problem.AreTooClose(site, other)))
                    best = site;
            }
            if (best < 0)
                break;
            chosen.Add(best);
            Note(problem, best, nearest);
        }
        return [.. chosen];
    }

    private static double[] Costs(PlacementProblem problem, int point)
    {
        var costs = new double[problem.Sites.Length];
        for (int site = 0; site < costs.Length; site++)
            costs[site] = problem.Way(site, point);
        return costs;
    }

    private static void Note(PlacementProblem problem, int site, double[] nearest)
    {
        for (int i = 0; i < nearest.Length; i++)
            nearest[i] = Math.Min(nearest[i], problem.Way(site, i));
    }

    /// <summary>The longest way to the nearest of some sites. Of each site's points beyond the reach the farthest is looked at from now on.</summary>
    private static double Farthest(PlacementProblem problem, int[] sites, double reach, List<double[]> looked)
    {
        int n = problem.Demand.Length;
        double[] nearest = new double[n], farthest = new double[sites.Length];
        int[] place = new int[n], point = new int[sites.Length];
        Array.Fill(nearest, double.PositiveInfinity);
        for (int k = 0; k < sites.Length; k++)
        {
            for (int i = 0; i < n; i++)
            {
                double cost = problem.Way(sites[k], i);
                if (cost < nearest[i])
                    (nearest[i], place[i]) = (cost, k);
            }
        }
        Array.Fill(point, -1);
        double worst = 0;
        for (int i = 0; i < n; i++)
        {
            worst = Math.Max(worst, nearest[i]);
            if (nearest[i] > reach && nearest[i] > farthest[place[i]])
                (farthest[place[i]], point[place[i]]) = (nearest[i], i);
        }
        foreach (int i in point)
        {
            if (i >= 0)
                looked.Add(Costs(problem, i));
        }
        return worst;
    }
}
