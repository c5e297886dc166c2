using Hotspots.Core.Disclosure.Tables;

namespace Hotspots.Benchmarks.Releases;

/// <summary>What a reader can work out of a small table, by a textbook's simplex or by going through every table there is.</summary>
internal static class TableOracle
{
    /// <summary>Lowest and highest by linear programming, as fractions; no highest where nothing limits it.</summary>
    public static (Fraction Low, Fraction? High) Bounds(CountTable table, DisclosureRule rule, int count)
    {
        (int[] low, int[] high) = Limits(table, rule);
        int[] free = [.. Enumerable.Range(0, table.Count).Where(c => low[c] < high[c])];
        int[] capped = [.. free.Where(c => high[c] != int.MaxValue)];
        int place = Array.IndexOf(free, count);
        if (place < 0)
            return (low[count], high[count]);
        // x = low + y with y from 0; a limit above is an equation with a slack.
        int width = free.Length + capped.Length;
        List<long[]> a = [];
        List<long> b = [];
        for (int row = 0; row < table.Relations.Count; row++)
        {
            var line = new long[width];
            long right = table.Relations.Constants[row];
            for (int at = table.Relations.RowStarts[row]; at < table.Relations.RowStarts[row + 1]; at++)
            {
                int c = table.Relations.Columns[at], j = Array.IndexOf(free, c);
                right -= table.Relations.Signs[at] * (long)low[c];
                if (j >= 0)
                    line[j] = table.Relations.Signs[at];
            }
            if (Array.Exists(line, static x => x != 0))
            {
                a.Add(line);
                b.Add(right);
            }
        }
        for (int k = 0; k < capped.Length; k++)
        {
            var line = new long[width];
            line[Array.IndexOf(free, capped[k])] = 1;
            line[free.Length + k] = 1;
            a.Add(line);
            b.Add(high[capped[k]] - (long)low[capped[k]]);
        }
        var weights = new long[width];
        weights[place] = 1;
        Fraction? top = TextbookSimplex.Maximum([.. a], [.. b], weights);
        weights[place] = -1;
        Fraction bottom = TextbookSimplex.Maximum([.. a], [.. b], weights)!.Value;
        return ((Fraction)low[count] - bottom, top is { } value ? value + low[count] : null);
    }

    /// <summary>Lowest and highest of every count over all tables of integers; null where that takes more than a number of steps.</summary>
    public static (int Low, int High)[]? Ranges(CountTable table, DisclosureRule rule, long limit)
    {
        (int[] low, int[] high) = Limits(table, rule);
        var values = new int[table.Count];
        var ranges = new (int Low, int High)[table.Count];
        Array.Fill(ranges, (int.MaxValue, int.MinValue));
        // An equation's left side is looked at when its last count is set.
        var ends = new List<int>[table.Count];
        for (int c = 0; c < ends.Length; c++)
            ends[c] = [];
        for (int row = 0; row < table.Relations.Count; row++)
            ends[table.Relations.Columns[table.Relations.RowStarts[row]..table.Relations.RowStarts[row + 1]].Max()].Add(row);
        int greatest = Math.Max(table.Truth.Sum(), 1);
        long steps = 0;
        return Set(0) ? ranges : null;

        bool Set(int count)
        {
            if (++steps > limit)
                return false;
            if (count == table.Count)
            {
                for (int c = 0; c < values.Length; c++)
                    ranges[c] = (Math.Min(ranges[c].Low, values[c]), Math.Max(ranges[c].High, values[c]));
                return true;
            }
            for (int value = low[count]; value <= Math.Min(high[count], greatest); value++)
            {
                values[count] = value;
                bool isMet = ends[count].TrueForAll(row => table.Relations.Sum(row, values) == table.Relations.Constants[row]);
                if (isMet && !Set(count + 1))
                    return false;
            }
            return true;
        }
    }

    /// <summary>What the reader knows before he reckons, written down once more.</summary>
    private static (int[] Low, int[] High) Limits(CountTable table, DisclosureRule rule)
    {
        int[] low = new int[table.Count], high = new int[table.Count];
        for (int c = 0; c < table.Count; c++)
        {
            if (table.States[c] == CountState.Exact)
                (low[c], high[c]) = (table.Truth[c], table.Truth[c]);
            else if (table.States[c] == CountState.Range)
                (low[c], high[c]) = (table.Least[c], table.Most[c]);
            else
                (low[c], high[c]) = (table.States[c] == CountState.Hidden && !rule.HidesZeros ? 1 : 0, int.MaxValue);
            if (rule.OwnContribution > low[c])
                low[c] = Math.Max(low[c], Math.Min(table.Truth[c], rule.OwnContribution));
        }
        return (low, high);
    }
}
