using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Placements;

namespace Hotspots.Core.Placement.Coverage;

/// <summary>Maximal covering location problem. Which p sites reach the most weight? The maximal covering location problem, solved to the proof where
/// the effort allows.</summary>
/// <remarks>
/// Church and ReVelle, "The maximal covering location problem", 1974. Equal rows are put together and outdone sites dropped; greedy and
/// exchange give a cover, Lagrangian multipliers a bound; the bound fixes most sites; the few left are put together once more
/// and divided by branch and bound.
/// </remarks>
internal static class MaximalCover
{
    /// <summary>Solves a problem without capacity.</summary>
    /// <param name="problem">In order.</param>
    /// <param name="effort">How long to search.</param>
    /// <param name="workers">Who builds the table.</param>
    /// <param name="start">Sites of the problem that are known to be good, or none.</param>
    public static SiteChoice Solve(PlacementProblem problem, SearchEffort effort, WorkSharing workers, ReadOnlySpan<int> start = default) =>
        Solve(problem, Table(problem, workers), problem.Teams, effort, start);

    /// <summary>Which sites reach which demand of the problem?</summary>
    public static CoverProblem Table(PlacementProblem problem, WorkSharing workers) =>
        CoverProblem.Whole(
            problem.Sites.Length,
            ReachTable.Build(problem.Demand, problem.Sites, problem.Request.Travel, problem.Reach, workers),
            problem.Weights);

    /// <summary>Solves for a number of teams on a table that is there already.</summary>
    public static SiteChoice Solve(PlacementProblem problem, CoverProblem whole, int teams, SearchEffort effort, ReadOnlySpan<int> start)
    {
        double covered = CoveredBy(whole, problem.Fixed);
        int most = teams - problem.Fixed.Length;
        if (most <= 0)
            return new SiteChoice(problem.Fixed, covered, PlacementEnd.ProvenOptimal);
        bool isSpaced = problem.Request.MinimumSpacing > 0;
        int[] free = Complement(problem.Fixed, whole.SiteCount);
        CoverProblem cover = whole.Restrict(problem.Fixed, free, [], out _);
        // Where two sites may not stand together, a site that another outdoes may still be the better neighbour.
        if (!isSpaced)
            cover = cover.Restrict([], cover.Undominated(), [], out _);
        if (cover.RowCount == 0 || cover.SiteCount == 0)
            return new SiteChoice(Fill(problem, whole, teams, problem.Fixed), covered, PlacementEnd.ProvenOptimal);
        most = Math.Min(most, cover.SiteCount);

        double total = cover.Weights.Sum(), unit = PlacementProblem.CommonUnit(problem.Weights);
        // Sums of so many weights are this uncertain at most.
        double rounding = 1e-11 * total, step = unit > 3 * rounding ? unit - 2 * rounding : rounding;
        var search = new SiteSearch(Relax(problem, cover, isSpaced), most, step, problem.Request.GapWanted, effort);
        OfferFirst(problem, cover, most, search, isSpaced, start);
        search.BoundRoot([], All(cover.SiteCount), Relax(problem, cover, isSpaced).FirstMultipliers(search.Best));
        int[] best = Array.ConvertAll(search.Best, site => cover.SiteOf[site]);
        double bound = search.Bound, value = search.BestValue;
        if (!search.IsClosed && search.Root is SearchNode root)
            (best, bound, value) = Branch(problem, cover, most, step, search, root, effort, isSpaced);
        PlacementEnd end = bound <= value ? PlacementEnd.ProvenOptimal : effort.End ?? PlacementEnd.GapReached;
        int[] sites = [.. problem.Fixed, .. best];
        return new SiteChoice(Fill(problem, whole, teams, sites), Math.Max(bound, value) + covered, end);
    }

    private static (int[] Best, double Bound, double Value) Branch(
        PlacementProblem problem, CoverProblem cover, int most, double step, SiteSearch search, SearchNode root, SearchEffort effort, bool isSpaced)
    {
        int[] free = root.Free.AsSpan(0, root.FreeCount).ToArray();
        CoverProblem rest = cover.Restrict([.. root.In], free, root.Multipliers, out double[] multipliers);
        double held = CoveredBy(cover, [.. root.In]);
        int[] best = Array.ConvertAll(search.Best, site => cover.SiteOf[site]);
        var inner = new SiteSearch(Relax(problem, rest, isSpaced), most - root.In.Count, step, problem.Request.GapWanted, effort);
        // The best choice need not be in what is left, but what is left must beat it.
        inner.Offer([], search.BestValue - held);
        inner.Branch(new SearchNode([], All(rest.SiteCount), rest.SiteCount, multipliers, root.Bound - held));
        if (inner.BestValue > search.BestValue - held)
            best = [.. root.In.Select(site => cover.SiteOf[site]), .. inner.Best.Select(site => rest.SiteOf[site])];
        double value = Math.Max(search.BestValue, inner.BestValue + held);
        return (best, inner.Bound <= inner.BestValue ? value : inner.Bound + held, value);
    }

    private static void OfferFirst(PlacementProblem problem, CoverProblem cover, int most, SiteSearch search, bool isSpaced, ReadOnlySpan<int> start)
    {
        Func<int, int, bool>? tooClose = TooClose(problem, cover, isSpaced);
        int[] greedy = CoverExchange.Greedy(cover, most, tooClose);
        search.Offer(greedy, CoverExchange.Improve(cover, greedy, 0, tooClose));
        var known = new List<int>();
        foreach (int site in start)
        {
            int at = Array.BinarySearch(cover.SiteOf, site);
            if (at >= 0 && known.Count < most)
                known.Add(at);
        }
        if (known.Count == 0 || (isSpaced && known.Count < most))
            return;
        for (int site = 0; known.Count < most; site++)
        {
            if (!known.Contains(site))
                known.Add(site);
        }
        int[] choice = [.. known];
        search.Offer(choice, CoverExchange.Improve(cover, choice, 0, tooClose));
    }

    private static CoverRelaxation Relax(PlacementProblem problem, CoverProblem cover, bool isSpaced) =>
        new(cover, TooClose(problem, cover, isSpaced));

    private static Func<int, int, bool>? TooClose(PlacementProblem problem, CoverProblem cover, bool isSpaced) =>
        isSpaced ? (a, b) => problem.AreTooClose(cover.SiteOf[a], cover.SiteOf[b]) : null;

    private static double CoveredBy(CoverProblem cover, ReadOnlySpan<int> sites)
    {
        var isCovered = new bool[cover.RowCount];
        double sum = 0;
        foreach (int site in sites)
        {
            foreach (int row in cover.RowsOf(site))
            {
                if (!isCovered[row])
                    sum += cover.Weights[row];
                isCovered[row] = true;
            }
        }
        return sum;
    }

    /// <summary>Teams that nothing is left to cover for stand where they reach most all the same: they were asked for.</summary>
    private static int[] Fill(PlacementProblem problem, CoverProblem whole, int teams, int[] sites)
    {
        var chosen = new List<int>(sites);
        while (chosen.Count < teams)
        {
            int best = -1;
            double most = -1;
            for (int site = 0; site < whole.SiteCount; site++)
            {
                if (chosen.Contains(site) || chosen.Exists(other => problem.AreTooClose(site, other)))
                    continue;
                double reached = 0;
                foreach (int row in whole.RowsOf(site))
                    reached += whole.Weights[row];
                if (reached > most)
                    (best, most) = (site, reached);
            }
            if (best < 0)
                break;
            chosen.Add(best);
        }
        return [.. chosen];
    }

    private static int[] All(int count)
    {
        var all = new int[count];
        for (int i = 0; i < count; i++)
            all[i] = i;
        return all;
    }

    private static int[] Complement(int[] some, int count) => Array.FindAll(All(count), i => Array.BinarySearch(some, i) < 0);
}
