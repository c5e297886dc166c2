using Hotspots.Core.Disclosure.Tables;
using Hotspots.Core.Indexing;

namespace Hotspots.Core.Disclosure.Attacks;

/// <summary>Connected component of the counts that are not known: counts that share an equation, directly or through others.</summary>
/// <remarks>What is known drops out of the equations; of the rest each component is attacked by itself.</remarks>
internal sealed class FreePart
{
    private FreePart(int[] counts, int[] equations, int[] truth, KnownLimits limits, CountRelations relations) =>
        (Counts, Equations, Truth, Limits, Relations) = (counts, equations, truth, limits, relations);

    /// <summary>Index in the table of each count of the part, ascending.</summary>
    public int[] Counts { get; }

    /// <summary>Index in the table of each equation of the part.</summary>
    public int[] Equations { get; }

    /// <summary>The true counts.</summary>
    public int[] Truth { get; }

    /// <summary>What is known of each.</summary>
    public KnownLimits Limits { get; }

    /// <summary>The equations between them; what they come to is what they are for the true counts.</summary>
    public CountRelations Relations { get; }

    /// <summary>The programme of the part.</summary>
    public ProgramColumns Program() => new(
        Relations.Count, Relations.ColumnStarts, Relations.Rows, Relations.RowSigns, Limits.Low, Limits.High, Truth);

    /// <summary>All parts, by their smallest count.</summary>
    public static List<FreePart> All(CountTable table, KnownLimits limits)
    {
        CountRelations relations = table.Relations;
        var sets = new DisjointSet(table.Count);
        for (int row = 0; row < relations.Count; row++)
        {
            int first = -1;
            for (int at = relations.RowStarts[row]; at < relations.RowStarts[row + 1]; at++)
            {
                int count = relations.Columns[at];
                if (!limits.IsFree(count))
                    continue;
                if (first < 0)
                    first = count;
                else
                    sets.Join(first, count);
            }
        }
        var slots = new Dictionary<int, int>();
        var members = new List<List<int>>();
        for (int count = 0; count < table.Count; count++)
        {
            if (!limits.IsFree(count))
                continue;
            int root = sets.Find(count);
            if (!slots.TryGetValue(root, out int slot))
            {
                slots[root] = slot = members.Count;
                members.Add([]);
            }
            members[slot].Add(count);
        }
        int[] places = new int[table.Count], rows = new int[relations.Count];
        Array.Fill(places, -1);
        Array.Fill(rows, -1);
        return members.ConvertAll(counts => Of(table, limits, [.. counts], places, rows));
    }

    /// <summary>The part of some counts, as though all others were known.</summary>
    /// <param name="table">The table.</param>
    /// <param name="limits">What is known.</param>
    /// <param name="counts">Ascending.</param>
    /// <param name="places">One a count of the table, all −1; left so.</param>
    /// <param name="rows">One an equation of the table, all −1; left so.</param>
    public static FreePart Of(CountTable table, KnownLimits limits, int[] counts, int[] places, int[] rows)
    {
        CountRelations relations = table.Relations;
        var used = new List<int>();
        for (int place = 0; place < counts.Length; place++)
        {
            int count = counts[place];
            places[count] = place;
            for (int at = relations.ColumnStarts[count]; at < relations.ColumnStarts[count + 1]; at++)
            {
                if (rows[relations.Rows[at]] >= 0)
                    continue;
                rows[relations.Rows[at]] = used.Count;
                used.Add(relations.Rows[at]);
            }
        }
        // Entries are counted by column first and then put in their rows, in the order of the columns.
        var starts = new int[used.Count + 1];
        foreach (int count in counts)
        {
            for (int at = relations.ColumnStarts[count]; at < relations.ColumnStarts[count + 1]; at++)
                starts[rows[relations.Rows[at]] + 1]++;
        }
        for (int row = 0; row < used.Count; row++)
            starts[row + 1] += starts[row];
        int[] columns = new int[starts[^1]], next = starts[..^1];
        var signs = new sbyte[columns.Length];
        var sums = new long[used.Count];
        int[] truth = new int[counts.Length], low = new int[counts.Length], high = new int[counts.Length];
        for (int place = 0; place < counts.Length; place++)
        {
            int count = counts[place];
            (truth[place], low[place], high[place]) = (table.Truth[count], limits.Low[count], limits.High[count]);
            for (int at = relations.ColumnStarts[count]; at < relations.ColumnStarts[count + 1]; at++)
            {
                int row = rows[relations.Rows[at]], to = next[row]++;
                (columns[to], signs[to]) = (place, relations.RowSigns[at]);
                sums[row] += (long)relations.RowSigns[at] * truth[place];
            }
        }
        foreach (int count in counts)
            places[count] = -1;
        foreach (int row in used)
            rows[row] = -1;
        return new FreePart(counts, [.. used], truth, new KnownLimits(low, high), new CountRelations(counts.Length, starts, columns, signs, sums));
    }
}
