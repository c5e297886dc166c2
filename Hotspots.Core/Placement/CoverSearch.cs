using System.Numerics;

namespace Hotspots.Core.Placement;

/// <summary>Do p sites cover a few demand points within a distance? Answered exactly, by trying the sites of the hardest point first.</summary>
internal static class CoverSearch
{
    /// <summary>Looks for the sites.</summary>
    /// <param name="problem">Whose sites, which fixed, how many teams, which too close.</param>
    /// <param name="costs">For each demand point the way to every site.</param>
    /// <param name="reach">Inclusive.</param>
    /// <param name="effort">How long.</param>
    /// <param name="sites">The sites, fixed ones first, when there are any.</param>
    /// <returns>Null when the effort is spent first.</returns>
    public static bool? Find(PlacementProblem problem, List<double[]> costs, double reach, SearchEffort effort, out int[] sites)
    {
        int words = (costs.Count + 63) / 64, m = problem.Sites.Length;
        var covers = new ulong[m][];
        for (int site = 0; site < m; site++)
        {
            covers[site] = new ulong[words];
            for (int i = 0; i < costs.Count; i++)
            {
                if (costs[i][site] <= reach)
                    covers[site][i >> 6] |= 1UL << i;
            }
        }
        var open = new ulong[words];
        for (int i = 0; i < costs.Count; i++)
            open[i >> 6] |= 1UL << i;
        foreach (int site in problem.Fixed)
            Remove(open, covers[site]);
        var chosen = new List<int>(problem.Fixed);
        int[] useful = problem.Request.MinimumSpacing > 0
            ? [.. Enumerable.Range(0, m).Where(site => Count(covers[site]) > 0)]
            : Undominated(covers, open);
        bool? found = Extend(problem, useful, covers, Companions(useful, covers, words), open, chosen, effort);
        sites = [.. chosen];
        return found;
    }

    private static bool? Extend(PlacementProblem problem, int[] useful, ulong[][] covers, ulong[][] companions, ulong[] open, List<int> chosen, SearchEffort effort)
    {
        int left = Count(open), room = problem.Teams - chosen.Count;
        if (left == 0)
            return true;
        if (room == 0)
            return false;
        if (!effort.Spend((long)useful.Length * left + (long)left * left * (room + 1)))
            return null;
        // The sites that are still of use, the most any of them covers, and how many cover each point.
        var counts = new int[open.Length * 64];
        int most = 0;
        foreach (int site in useful)
        {
            if (chosen.Exists(other => problem.AreTooClose(site, other)))
                continue;
            int covered = 0;
            for (int word = 0; word < open.Length; word++)
            {
                for (ulong bits = covers[site][word] & open[word]; bits != 0; bits &= bits - 1)
                {
                    counts[word * 64 + BitOperations.TrailingZeroCount(bits)]++;
                    covered++;
                }
            }
            most = Math.Max(most, covered);
        }
        if ((long)most * room < left || NeedMoreThan(room, companions, open))
            return false;
        int hardest = -1;
        for (int word = 0; word < open.Length; word++)
        {
            for (ulong bits = open[word]; bits != 0; bits &= bits - 1)
            {
                int point = word * 64 + BitOperations.TrailingZeroCount(bits);
                if (hardest < 0 || counts[point] < counts[hardest])
                    hardest = point;
            }
        }
        if (counts[hardest] == 0)
            return false;
        var tries = new List<(int Covered, int Site)>();
        foreach (int site in useful)
        {
            if ((covers[site][hardest >> 6] >> hardest & 1) == 0 || chosen.Exists(other => problem.AreTooClose(site, other)))
                continue;
            int covered = 0;
            for (int word = 0; word < open.Length; word++)
                covered += BitOperations.PopCount(covers[site][word] & open[word]);
            tries.Add((covered, site));
        }
        tries.Sort(static (a, b) => b.Covered != a.Covered ? b.Covered.CompareTo(a.Covered) : a.Site.CompareTo(b.Site));
        foreach ((_, int site) in tries)
        {
            var rest = (ulong[])open.Clone();
            Remove(rest, covers[site]);
            chosen.Add(site);
            bool? found = Extend(problem, useful, covers, companions, rest, chosen, effort);
            if (found is null or true)
                return found;
            chosen.RemoveAt(chosen.Count - 1);
        }
        return false;
    }

    /// <summary>For each point, the points that some site covers together with it.</summary>
    private static ulong[][] Companions(int[] useful, ulong[][] covers, int words)
    {
        var companions = new ulong[words * 64][];
        for (int point = 0; point < companions.Length; point++)
        {
            companions[point] = new ulong[words];
            foreach (int site in useful)
            {
                if ((covers[site][point >> 6] >> point & 1) == 0)
                    continue;
                for (int word = 0; word < words; word++)
                    companions[point][word] |= covers[site][word];
            }
        }
        return companions;
    }

    /// <summary>Are there more points than sites to come of which no two have a site in common? Those with fewest companions are taken first.</summary>
    private static bool NeedMoreThan(int room, ulong[][] companions, ulong[] open)
    {
        var rest = (ulong[])open.Clone();
        for (int needed = 1; ; needed++)
        {
            int loneliest = -1, fewest = int.MaxValue;
            for (int word = 0; word < rest.Length; word++)
            {
                for (ulong bits = rest[word]; bits != 0; bits &= bits - 1)
                {
                    int point = word * 64 + BitOperations.TrailingZeroCount(bits), count = 0;
                    for (int k = 0; k < rest.Length; k++)
                        count += BitOperations.PopCount(companions[point][k] & rest[k]);
                    if (count < fewest)
                        (loneliest, fewest) = (point, count);
                }
            }
            if (loneliest < 0)
                return false;
            if (needed > room)
                return true;
            Remove(rest, companions[loneliest]);
            rest[loneliest >> 6] &= ~(1UL << loneliest);
        }
    }

    /// <summary>Sites that cover something no earlier or larger site covers as well.</summary>
    private static int[] Undominated(ulong[][] covers, ulong[] open)
    {
        var sites = new List<(int Covered, int Site)>();
        for (int site = 0; site < covers.Length; site++)
        {
            int covered = 0;
            for (int word = 0; word < open.Length; word++)
                covered += BitOperations.PopCount(covers[site][word] & open[word]);
            if (covered > 0)
                sites.Add((covered, site));
        }
        sites.Sort(static (a, b) => b.Covered != a.Covered ? b.Covered.CompareTo(a.Covered) : a.Site.CompareTo(b.Site));
        var kept = new List<int>();
        foreach ((_, int site) in sites)
        {
            if (!kept.Exists(other => IsWithin(covers[site], covers[other], open)))
                kept.Add(site);
        }
        kept.Sort();
        return [.. kept];
    }

    private static bool IsWithin(ulong[] set, ulong[] other, ulong[] open)
    {
        for (int word = 0; word < open.Length; word++)
        {
            if ((set[word] & open[word] & ~other[word]) != 0)
                return false;
        }
        return true;
    }

    private static void Remove(ulong[] open, ulong[] covered)
    {
        for (int word = 0; word < open.Length; word++)
            open[word] &= ~covered[word];
    }

    private static int Count(ulong[] set)
    {
        int count = 0;
        foreach (ulong word in set)
            count += BitOperations.PopCount(word);
        return count;
    }
}
