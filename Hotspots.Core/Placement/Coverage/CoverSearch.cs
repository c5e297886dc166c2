namespace Hotspots.Core.Placement.Coverage;

/// <summary>Exact search for a cover. Do p sites cover a few demand points within a distance? Answered exactly: prices that say no, or a try of each
/// site of the hardest point.</summary>
internal sealed class CoverSearch
{
    /// <summary>Changes of the prices before anything is tried, and after each try.</summary>
    private const int RootRounds = 300, Rounds = 40;

    private readonly PlacementProblem _problem;
    private readonly CoverTable _table;
    private readonly CoverPrices _prices;
    private readonly SearchEffort _effort;
    private readonly List<CoverPart> _parts = [];
    private readonly List<int> _chosen;
    private long _patience;

    private CoverSearch(PlacementProblem problem, CoverTable table, SearchEffort effort, long patience)
    {
        _problem = problem;
        _table = table;
        _effort = effort;
        _patience = patience;
        _prices = new CoverPrices(table, problem.Sites.Length, problem.Teams);
        _chosen = [.. problem.Fixed];
    }

    private bool IsSpaced => _problem.Request.MinimumSpacing > 0;

    /// <summary>Looks for the sites.</summary>
    /// <param name="problem">Whose sites, which fixed, how many teams, which too close.</param>
    /// <param name="costs">For each demand point the way to every site.</param>
    /// <param name="reach">Inclusive.</param>
    /// <param name="effort">How long.</param>
    /// <param name="patience">Work after which this question is left open.</param>
    /// <param name="sites">The sites, fixed ones first, when there are any.</param>
    /// <returns>Null when the patience or the effort is spent first.</returns>
    public static bool? Find(PlacementProblem problem, List<double[]> costs, double reach, SearchEffort effort, long patience, out int[] sites)
    {
        var table = new CoverTable(costs, problem.Sites.Length, reach);
        var search = new CoverSearch(problem, table, effort, patience);
        bool? found = search.Spend((long)costs.Count * problem.Sites.Length) ? search.Extend(search.Whole()) : null;
        sites = [.. search._chosen];
        return found;
    }

    /// <summary>What the fixed sites leave open.</summary>
    private CoverPart Whole()
    {
        CoverPart part = Part(0);
        for (int point = 0; point < _table.Points; point++)
            part.Open[point >> 6] |= 1UL << point;
        foreach (int site in _problem.Fixed)
        {
            for (int word = 0; word < part.Open.Length; word++)
                part.Open[word] &= ~_table[site][word];
        }
        for (int site = 0; site < _problem.Sites.Length; site++)
        {
            if (Array.BinarySearch(_problem.Fixed, site) < 0)
                part.Sites[part.SiteCount++] = site;
        }
        return part;
    }

    private bool Spend(long work)
    {
        _patience -= work;
        return _effort.Spend(work) && _patience >= 0;
    }

    private CoverPart Part(int depth)
    {
        if (_parts.Count == depth)
            _parts.Add(new CoverPart(_table, _problem.Sites.Length, !IsSpaced));
        return _parts[depth];
    }

    private bool? Extend(CoverPart part)
    {
        int room = _problem.Teams - _chosen.Count, depth = _chosen.Count - _problem.Fixed.Length;
        if (!part.Open.AsSpan().ContainsAnyExcept(0UL))
            return true;
        if (room == 0)
            return false;
        if (!Spend(part.WorkToReduce))
            return null;
        if (!part.Reduce())
            return false;
        int before = part.SiteCount;
        bool? decided = _prices.Decide(part, room, depth == 0 ? RootRounds : Rounds);
        if (!Spend(_prices.RoundsDone * part.WorkToPrice))
            return null;
        if (decided is false)
            return false;
        if (decided is true && TakeTop(part))
            return true;
        if (part.SiteCount < before && !part.Reduce())
            return false;
        return TryEach(part, Tries(part), depth);
    }

    /// <summary>Tries the sites of the point that fewest sites cover; a site that was tried in vain is chosen no more.</summary>
    private bool? TryEach(CoverPart part, int[] tries, int depth)
    {
        CoverPart next = Part(depth + 1);
        int[] left = part.Sites.AsSpan(0, part.SiteCount).ToArray();
        int count = left.Length;
        foreach (int site in tries)
        {
            int kept = 0;
            for (int k = 0; k < count; k++)
            {
                if (left[k] != site)
                    left[kept++] = left[k];
            }
            count = kept;
            ReadOnlySpan<int> allowed = IsSpaced ? Array.FindAll(left[..count], other => !_problem.AreTooClose(site, other)) : left.AsSpan(0, count);
            next.Follow(part, site, allowed);
            _chosen.Add(site);
            bool? found = Extend(next);
            if (found is null or true)
                return found;
            _chosen.RemoveAt(_chosen.Count - 1);
        }
        return false;
    }

    /// <summary>The sites of the hardest point, those that collect most at its part's prices first.</summary>
    private static int[] Tries(CoverPart part)
    {
        int hardest = part.Points[0];
        for (int k = 1; k < part.PointCount && part.SiteCounts[part.Points[k]] == part.SiteCounts[hardest]; k++)
        {
            if (part.Prices[part.Points[k]] > part.Prices[hardest])
                hardest = part.Points[k];
        }
        var tries = new List<(double Score, int Site)>();
        for (int k = 0; k < part.SiteCount; k++)
        {
            int site = part.Sites[k];
            if (!part.Covers(site, hardest))
                continue;
            double score = 0;
            for (int p = 0; p < part.PointCount; p++)
                score += part.Covers(site, part.Points[p]) ? part.Prices[part.Points[p]] : 0;
            tries.Add((score, site));
        }
        tries.Sort(static (a, b) => b.Score != a.Score ? b.Score.CompareTo(a.Score) : a.Site.CompareTo(b.Site));
        return [.. tries.Select(static t => t.Site)];
    }

    /// <summary>Chooses the sites that collect most, unless two of them are too close to one another.</summary>
    private bool TakeTop(CoverPart part)
    {
        ReadOnlySpan<int> top = _prices.Top;
        for (int a = 0; IsSpaced && a < top.Length; a++)
        {
            for (int b = 0; b < a; b++)
            {
                if (_problem.AreTooClose(part.Sites[top[a]], part.Sites[top[b]]))
                    return false;
            }
        }
        foreach (int place in top)
            _chosen.Add(part.Sites[place]);
        return true;
    }
}
