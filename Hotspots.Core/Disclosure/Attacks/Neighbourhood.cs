using Hotspots.Core.Disclosure.Tables;

namespace Hotspots.Core.Disclosure.Attacks;

/// <summary>Local subproblem: the counts near one, chosen so that their equations close among themselves.</summary>
/// <remarks>
/// All other counts are taken as known. A change that keeps every equation within the neighbourhood keeps it in the whole table, so that what is
/// found here is a table that agrees with all that is published. One thread at a time.
/// </remarks>
internal sealed class Neighbourhood(CountTable table, Func<int, bool> isWanted)
{
    /// <summary>Counts a neighbourhood has at most.</summary>
    private const int Size = 160;

    /// <summary>Of an equation that has many counts, those nearest in the table's order are looked at.</summary>
    private const int Reach = 24;

    private readonly int[] _places = Filled(table.Count), _rows = Filled(table.Relations.Count);
    private readonly int[] _touched = new int[table.Count];
    private readonly bool[] _isIn = new bool[table.Relations.Count];

    /// <summary>The neighbourhood of a count, itself included.</summary>
    public FreePart Around(int count, KnownLimits limits) => FreePart.Of(table, limits, Counts(count), _places, _rows);

    /// <summary>Its counts, ascending.</summary>
    public int[] Counts(int count)
    {
        // Greedy: next comes the count of which most equations are there already and fewest would be new, the nearest of equals.
        var chosen = new List<int>();
        var rows = new List<int>();
        var marked = new List<int>();
        var queue = new PriorityQueue<int, (int New, int Away)>();
        Take(count, count, chosen, rows, marked, queue);
        while (chosen.Count < Size && queue.TryDequeue(out int next, out (int New, int Away) rank))
        {
            if (_touched[next] < 0)
                continue;
            int missing = table.Relations.Degree(next) - _touched[next];
            if (missing != rank.New)
                continue;
            Take(next, count, chosen, rows, marked, queue);
        }
        foreach (int one in marked)
            _touched[one] = 0;
        foreach (int row in rows)
            _isIn[row] = false;
        chosen.Sort();
        return [.. chosen];
    }

    private void Take(
        int count, int middle, List<int> chosen, List<int> rows, List<int> marked, PriorityQueue<int, (int New, int Away)> queue)
    {
        CountRelations relations = table.Relations;
        chosen.Add(count);
        marked.Add(count);
        _touched[count] = int.MinValue;
        for (int at = relations.ColumnStarts[count]; at < relations.ColumnStarts[count + 1]; at++)
        {
            int row = relations.Rows[at];
            if (_isIn[row])
                continue;
            _isIn[row] = true;
            rows.Add(row);
            int start = relations.RowStarts[row], length = relations.RowStarts[row + 1] - start;
            int found = Array.BinarySearch(relations.Columns, start, length, middle);
            int nearest = found >= 0 ? found : ~found;
            for (int step = 0, seen = 0; seen < Reach && step < length; step++)
            {
                // Forward and round again, beginning where the middle would be.
                int near = relations.Columns[start + (nearest - start + step) % length];
                if (_touched[near] < 0 || !isWanted(near))
                    continue;
                seen++;
                marked.Add(near);
                _touched[near]++;
                queue.Enqueue(near, (relations.Degree(near) - _touched[near], Math.Abs(near - middle)));
            }
        }
    }

    private static int[] Filled(int count)
    {
        var filled = new int[count];
        Array.Fill(filled, -1);
        return filled;
    }
}
