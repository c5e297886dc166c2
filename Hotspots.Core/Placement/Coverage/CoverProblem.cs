using System.Runtime.InteropServices;

namespace Hotspots.Core.Placement.Coverage;

/// <summary>A covering problem at its smallest: demand that the same sites reach is one row, and sites that others outdo are gone.</summary>
internal sealed class CoverProblem
{
    private CoverProblem(int[] siteOf, int[] rowStarts, int[] rowSites, double[] weights)
    {
        SiteOf = siteOf;
        RowStarts = rowStarts;
        RowSites = rowSites;
        Weights = weights;
        (SiteStarts, SiteRows) = Transpose(siteOf.Length, rowStarts, rowSites);
    }

    /// <summary>The site of the whole problem that each site here is, ascending.</summary>
    public int[] SiteOf { get; }

    /// <summary>First entry of each row in <see cref="RowSites"/>, and their number at the end.</summary>
    public int[] RowStarts { get; }

    /// <summary>The sites that reach each row, ascending.</summary>
    public int[] RowSites { get; }

    /// <summary>Weight of each row.</summary>
    public double[] Weights { get; }

    /// <summary>First entry of each site in <see cref="SiteRows"/>, and their number at the end.</summary>
    public int[] SiteStarts { get; }

    /// <summary>The rows that each site reaches, ascending.</summary>
    public int[] SiteRows { get; }

    /// <summary>How many sites.</summary>
    public int SiteCount => SiteOf.Length;

    /// <summary>How many rows.</summary>
    public int RowCount => Weights.Length;

    /// <summary>The sites that reach a row.</summary>
    public ReadOnlySpan<int> SitesOf(int row) => RowSites.AsSpan(RowStarts[row], RowStarts[row + 1] - RowStarts[row]);

    /// <summary>The rows a site reaches.</summary>
    public ReadOnlySpan<int> RowsOf(int site) => SiteRows.AsSpan(SiteStarts[site], SiteStarts[site + 1] - SiteStarts[site]);

    /// <summary>Takes rows as they are: one a demand point.</summary>
    public static CoverProblem Whole(int siteCount, ReachTable table, double[] weights)
    {
        int[] all = new int[siteCount];
        for (int i = 0; i < siteCount; i++)
            all[i] = i;
        return new CoverProblem(all, table.Starts, table.Sites, weights);
    }

    /// <summary>What is left when some sites are chosen already and only some may be: their rows are served, equal rows are put together.</summary>
    /// <param name="held">Sites chosen.</param>
    /// <param name="free">Sites that may be, ascending.</param>
    /// <param name="multipliers">One a row, added up like the weights; may be empty.</param>
    /// <param name="sums">The multipliers of the new rows.</param>
    public CoverProblem Restrict(ReadOnlySpan<int> held, ReadOnlySpan<int> free, ReadOnlySpan<double> multipliers, out double[] sums)
    {
        var isServed = new bool[RowCount];
        foreach (int site in held)
        {
            foreach (int row in RowsOf(site))
                isServed[row] = true;
        }
        var numbers = new int[SiteCount];
        Array.Fill(numbers, -1);
        for (int k = 0; k < free.Length; k++)
            numbers[free[k]] = k;
        var starts = new List<int> { 0 };
        var sites = new List<int>(RowSites.Length);
        var weights = new List<double>();
        var added = new List<double>();
        // First row of each fingerprint; rows that share one without being equal are chained.
        var firstOf = new Dictionary<ulong, int>();
        var chain = new List<int>();
        for (int row = 0; row < RowCount; row++)
        {
            if (isServed[row])
                continue;
            int start = sites.Count;
            ulong print = 14695981039346656037;
            foreach (int site in SitesOf(row))
            {
                if (numbers[site] < 0)
                    continue;
                sites.Add(numbers[site]);
                print = (print ^ (uint)numbers[site]) * 1099511628211;
            }
            if (sites.Count == start)
                continue;
            double multiplier = multipliers.IsEmpty ? 0 : multipliers[row];
            int same = firstOf.TryGetValue(print, out int first) ? first : -1;
            Span<int> entries = CollectionsMarshal.AsSpan(sites);
            while (same >= 0 && !entries[starts[same]..starts[same + 1]].SequenceEqual(entries[start..]))
                same = chain[same];
            if (same >= 0)
            {
                weights[same] += Weights[row];
                added[same] += multiplier;
                sites.RemoveRange(start, sites.Count - start);
                continue;
            }
            chain.Add(firstOf.TryGetValue(print, out first) ? first : -1);
            firstOf[print] = weights.Count;
            starts.Add(sites.Count);
            weights.Add(Weights[row]);
            added.Add(multiplier);
        }
        int[] siteOf = new int[free.Length];
        for (int k = 0; k < free.Length; k++)
            siteOf[k] = SiteOf[free[k]];
        sums = [.. added];
        return new CoverProblem(siteOf, [.. starts], [.. sites], [.. weights]);
    }

    /// <summary>The sites that no other outdoes, ascending: one that reaches all a site reaches, and more (or comes before it), outdoes it.</summary>
    public int[] Undominated()
    {
        var kept = new List<int>(SiteCount);
        var rivals = new List<int>();
        for (int site = 0; site < SiteCount; site++)
        {
            ReadOnlySpan<int> rows = RowsOf(site);
            if (rows.IsEmpty)
                continue;
            int shortest = rows[0];
            foreach (int row in rows)
            {
                if (SitesOf(row).Length < SitesOf(shortest).Length)
                    shortest = row;
            }
            rivals.Clear();
            foreach (int rival in SitesOf(shortest))
            {
                int reached = RowsOf(rival).Length;
                if (rival != site && (reached > rows.Length || (reached == rows.Length && rival < site)))
                    rivals.Add(rival);
            }
            for (int k = 0; k < rows.Length && rivals.Count > 0; k++)
                KeepMembers(rivals, SitesOf(rows[k]));
            if (rivals.Count == 0)
                kept.Add(site);
        }
        return [.. kept];
    }

    /// <summary>Keeps those of an ascending list that are in another.</summary>
    private static void KeepMembers(List<int> list, ReadOnlySpan<int> members)
    {
        int count = 0, at = 0;
        for (int k = 0; k < list.Count; k++)
        {
            while (at < members.Length && members[at] < list[k])
                at++;
            if (at < members.Length && members[at] == list[k])
                list[count++] = list[k];
        }
        list.RemoveRange(count, list.Count - count);
    }

    private static (int[] Starts, int[] Rows) Transpose(int siteCount, int[] rowStarts, int[] rowSites)
    {
        var starts = new int[siteCount + 1];
        foreach (int site in rowSites)
            starts[site + 1]++;
        for (int site = 0; site < siteCount; site++)
            starts[site + 1] += starts[site];
        int[] next = starts.AsSpan(0, siteCount).ToArray();
        var rows = new int[rowSites.Length];
        for (int row = 0; row + 1 < rowStarts.Length; row++)
        {
            for (int entry = rowStarts[row]; entry < rowStarts[row + 1]; entry++)
                rows[next[rowSites[entry]]++] = row;
        }
        return (starts, rows);
    }
}
