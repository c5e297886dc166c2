using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Placements;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Placement.Medians;

/// <summary>p-median problem. Which p sites make the weighted sum of distances to the nearest smallest?</summary>
/// <remarks>Hakimi, 1964. Greedy and exchange give sites, Lagrangian multipliers a bound, branch and bound the proof where the effort
/// allows.</remarks>
internal static class PMedian
{
    /// <summary>Relative rounding of a sum of distances: values nearer than this are the same.</summary>
    private const double Rounding = 1e-11;

    /// <summary>Solves a problem.</summary>
    public static SiteChoice Solve(PlacementProblem problem, SearchEffort effort, WorkSharing workers)
    {
        var blocks = new DemandBlocks(problem, workers);
        Func<int, int, bool>? tooClose = problem.Request.MinimumSpacing > 0 ? problem.AreTooClose : null;
        var relaxation = new MedianRelaxation(blocks, tooClose);
        int[] free = FreeSites(problem);
        int[] first = MedianExchange.Greedy(blocks, problem.Fixed, free, problem.Teams - problem.Fixed.Length, tooClose);
        double value = MedianExchange.Improve(blocks, first, problem.Fixed.Length, tooClose);
        bool isLarge = problem.Demand.Length >= MedianOutline.Fewest && problem.Request.Travel is StraightLineTravel;
        double[] prices = isLarge ? MedianOutline.Multipliers(problem, blocks, free, first, effort, tooClose) : relaxation.FirstMultipliers(first);
        var search = new SiteSearch(relaxation, problem.Teams, Rounding * -value, problem.Request.GapWanted, effort)
        {
            // Good prices ask for short steps, and with much demand an exchange takes as long as many of them.
            FirstStep = isLarge ? 0.25 : 1,
            RoundsBetweenExchanges = isLarge ? 48 : 12,
        };
        search.Offer(first, value);
        search.BoundRoot(problem.Fixed, free, prices);
        if (!search.IsClosed && search.Root is SearchNode root)
            search.Branch(root);
        PlacementEnd end = search.Bound <= search.BestValue ? PlacementEnd.ProvenOptimal : effort.End ?? PlacementEnd.GapReached;
        return new SiteChoice(search.Best, -search.Bound * blocks.Scale, end);
    }

    /// <summary>The sites that are not fixed and not at the place of an earlier one: a second site there saves nothing.</summary>
    private static int[] FreeSites(PlacementProblem problem)
    {
        var free = new List<int>();
        for (int site = 0; site < problem.Sites.Length; site++)
        {
            if (Array.BinarySearch(problem.Fixed, site) < 0)
                free.Add(site);
        }
        return [.. free];
    }
}
