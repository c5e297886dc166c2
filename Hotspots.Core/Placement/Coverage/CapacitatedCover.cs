using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Placements;

namespace Hotspots.Core.Placement.Coverage;

/// <summary>Capacitated maximal covering location problem. Which p sites serve the most weight when each can serve so much and no more, every demand
/// point whole by one site?</summary>
/// <remarks>
/// To fill even one site is a knapsack, so the sites and who serves whom are found by greedy choice, first fit of the heaviest and
/// exchange of sites while it helps: no proof but by the bound. The bound is that of the same problem with demand that may be shared
/// (no site is worth more than its capacity or the prices it reaches), so it is valid; the answer is called optimal only where it meets it.
/// </remarks>
internal static class CapacitatedCover
{
    private const int BoundRounds = 200, SitesTried = 24;

    /// <summary>Solves a problem with capacity.</summary>
    /// <param name="problem">In order, its demand not put together.</param>
    /// <param name="effort">How long.</param>
    /// <param name="workers">Who builds the table.</param>
    /// <param name="assignment">One a demand point of the problem: the site that serves it, or −1.</param>
    public static SiteChoice Solve(PlacementProblem problem, SearchEffort effort, WorkSharing workers, out int[] assignment)
    {
        CoverProblem cover = MaximalCover.Table(problem, workers);
        double capacity = problem.Request.Capacity!.Value;
        int[] best = Greedy(problem, cover, capacity);
        double value = Assign(cover, best, capacity, assignment = new int[cover.RowCount]);
        Exchange(problem, cover, capacity, effort, best, ref value, assignment);
        double bound = Bound(problem, cover, capacity, value, effort), unit = PlacementProblem.CommonUnit(problem.Weights);
        double rounding = 1e-11 * cover.Weights.Sum();
        bool isProven = bound < value + (unit > 3 * rounding ? unit - 2 * rounding : rounding);
        PlacementEnd end = isProven ? PlacementEnd.ProvenOptimal
            : bound - value <= problem.Request.GapWanted * bound ? PlacementEnd.GapReached : effort.End ?? PlacementEnd.OutOfWork;
        return new SiteChoice(best, isProven ? value : bound, end);
    }

    private static int[] Greedy(PlacementProblem problem, CoverProblem cover, double capacity)
    {
        var chosen = new List<int>(problem.Fixed);
        var assignment = new int[cover.RowCount];
        while (chosen.Count < problem.Teams)
        {
            Assign(cover, [.. chosen], capacity, assignment);
            int best = -1;
            double most = -1;
            foreach ((int site, double gain) in Newcomers(problem, cover, capacity, chosen, assignment))
            {
                if (gain > most)
                    (best, most) = (site, gain);
            }
            if (best < 0)
                break;
            chosen.Add(best);
        }
        return [.. chosen];
    }

    /// <summary>What each allowed site would add at most, were it to serve what nobody serves.</summary>
    private static IEnumerable<(int Site, double Gain)> Newcomers(
        PlacementProblem problem, CoverProblem cover, double capacity, List<int> chosen, int[] assignment)
    {
        for (int site = 0; site < cover.SiteCount; site++)
        {
            if (chosen.Contains(site) || chosen.Exists(other => problem.AreTooClose(site, other)))
                continue;
            double open = 0;
            foreach (int row in cover.RowsOf(site))
                open += assignment[row] < 0 ? cover.Weights[row] : 0;
            yield return (site, Math.Min(capacity, open));
        }
    }

    /// <summary>Replaces one site by one of the most promising newcomers while more is served.</summary>
    private static void Exchange(
        PlacementProblem problem, CoverProblem cover, double capacity, SearchEffort effort, int[] best, ref double value, int[] assignment)
    {
        var trial = new int[cover.RowCount];
        for (bool better = true; better;)
        {
            better = false;
            for (int place = problem.Fixed.Length; place < best.Length && !better; place++)
            {
                List<int> others = [.. best];
                others.RemoveAt(place);
                Assign(cover, [.. others], capacity, trial);
                (int Site, double Gain)[] tries = [.. Newcomers(problem, cover, capacity, others, trial)];
                Array.Sort(tries, static (a, b) => b.Gain != a.Gain ? b.Gain.CompareTo(a.Gain) : a.Site.CompareTo(b.Site));
                foreach ((int site, _) in tries.AsSpan(0, Math.Min(SitesTried, tries.Length)))
                {
                    if (!effort.Spend(cover.SiteRows.Length))
                        return;
                    int[] candidate = (int[])best.Clone();
                    candidate[place] = site;
                    double served = Assign(cover, candidate, capacity, trial);
                    if (served <= value * (1 + 1e-12))
                        continue;
                    candidate.CopyTo(best, 0);
                    trial.CopyTo(assignment, 0);
                    value = served;
                    better = true;
                    break;
                }
            }
        }
    }

    /// <summary>Serves the demand with fewest sites to choose from first, then the heaviest, each by the site with most room; then moves one to
    /// make room for another.</summary>
    /// <returns>The weight served.</returns>
    internal static double Assign(CoverProblem cover, int[] sites, double capacity, int[] assignment)
    {
        Array.Fill(assignment, -1);
        var load = new Dictionary<int, double>(sites.Length);
        var choices = new int[cover.RowCount];
        foreach (int site in sites)
        {
            load[site] = 0;
            foreach (int row in cover.RowsOf(site))
                choices[row]++;
        }
        int[] order = [.. Enumerable.Range(0, cover.RowCount).Where(row => choices[row] > 0)];
        Array.Sort(order, (a, b) => cover.Weights[b] != cover.Weights[a] ? cover.Weights[b].CompareTo(cover.Weights[a])
            : choices[a] != choices[b] ? choices[a].CompareTo(choices[b]) : a.CompareTo(b));
        double served = 0;
        foreach (int row in order)
        {
            int by = Roomiest(cover.SitesOf(row), load, capacity - cover.Weights[row], -1);
            if (by < 0)
                by = MakeRoom(cover, row, sites, load, capacity, assignment);
            if (by < 0)
                continue;
            assignment[row] = by;
            load[by] += cover.Weights[row];
            served += cover.Weights[row];
        }
        return served;
    }

    /// <summary>The least loaded of some sites whose load is at most a limit; −1 when there is none.</summary>
    private static int Roomiest(ReadOnlySpan<int> sites, Dictionary<int, double> load, double limit, int except)
    {
        int by = -1;
        foreach (int site in sites)
        {
            if (site != except && load.TryGetValue(site, out double now) && now <= limit && (by < 0 || now < load[by]))
                by = site;
        }
        return by;
    }

    /// <summary>Moves one point from a full site to another site so that a point that found no room fits.</summary>
    private static int MakeRoom(CoverProblem cover, int row, int[] sites, Dictionary<int, double> load, double capacity, int[] assignment)
    {
        foreach (int full in cover.SitesOf(row))
        {
            if (!load.TryGetValue(full, out double now) || sites.Length < 2)
                continue;
            double missing = now + cover.Weights[row] - capacity;
            foreach (int other in cover.RowsOf(full))
            {
                if (assignment[other] != full || cover.Weights[other] < missing)
                    continue;
                int to = Roomiest(cover.SitesOf(other), load, capacity - cover.Weights[other], full);
                if (to < 0 || load[full] - cover.Weights[other] + cover.Weights[row] > capacity)
                    continue;
                assignment[other] = to;
                load[full] -= cover.Weights[other];
                load[to] += cover.Weights[other];
                return full;
            }
        }
        return -1;
    }

    /// <summary>The least of several bounds Σ(aᵢ − λᵢ) + the p largest min(capacity, Σ λᵢ): each is valid, whatever λ.</summary>
    private static double Bound(PlacementProblem problem, CoverProblem cover, double capacity, double value, SearchEffort effort)
    {
        double[] prices = (double[])cover.Weights.Clone(), scores = new double[cover.SiteCount];
        int[] order = new int[cover.SiteCount], counts = new int[cover.RowCount];
        double best = double.PositiveInfinity;
        for (int round = 0; round < BoundRounds; round++)
        {
            if (!effort.Spend(cover.SiteRows.Length) && round > 0)
                break;
            double bound = 0;
            for (int row = 0; row < prices.Length; row++)
                bound += cover.Weights[row] - prices[row];
            for (int site = 0; site < scores.Length; site++)
            {
                double sum = 0;
                foreach (int row in cover.RowsOf(site))
                    sum += prices[row];
                // Fixed sites come first whatever they are worth.
                scores[site] = -Math.Min(capacity, sum);
                order[site] = site;
            }
            int[] isFixed = problem.Fixed;
            double[] keys = Array.ConvertAll(order, site => Array.BinarySearch(isFixed, site) >= 0 ? double.NegativeInfinity : scores[site]);
            Array.Sort(keys, order);
            Array.Clear(counts);
            for (int k = 0; k < problem.Teams; k++)
            {
                bound -= scores[order[k]];
                foreach (int row in cover.RowsOf(order[k]))
                    counts[row]++;
            }
            best = Math.Min(best, bound);
            int norm = 0;
            for (int row = 0; row < prices.Length; row++)
                norm += (counts[row] - 1) * (counts[row] - 1);
            if (norm == 0 || best <= value)
                break;
            double step = (bound - value) / norm / (1 + round / 20.0);
            for (int row = 0; row < prices.Length; row++)
                prices[row] = Math.Clamp(prices[row] - step * (counts[row] - 1), 0, cover.Weights[row]);
        }
        return Math.Max(best, value);
    }
}
