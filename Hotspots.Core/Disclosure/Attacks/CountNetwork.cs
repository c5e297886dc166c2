using Hotspots.Core.Disclosure.Tables;

namespace Hotspots.Core.Disclosure.Attacks;

/// <summary>Network of a table: each equation a node, each count an arc between the two equations it is in.</summary>
/// <remarks>
/// A table is one where no count is in more than two equations and the equations can be turned (multiplied by −1) so that a count leaves one and
/// enters the other: two-way tables with all their margins, tables with subtotals along one side, two cuts of one ground. What changes in such a
/// table without any equation noticing is a circulation. A count in one equation runs to a last node, the ground, which is no equation.
/// </remarks>
internal sealed class CountNetwork
{
    private CountNetwork(int[] tails, int[] heads, int nodes)
    {
        (Tails, Heads) = (tails, heads);
        Starts = new int[nodes + 1];
        foreach (int node in tails)
            Starts[node + 1]++;
        foreach (int node in heads)
            Starts[node + 1]++;
        for (int node = 0; node < nodes; node++)
            Starts[node + 1] += Starts[node];
        Links = new int[2 * tails.Length];
        int[] next = Starts[..nodes];
        for (int arc = 0; arc < tails.Length; arc++)
        {
            Links[next[tails[arc]]++] = 2 * arc;
            Links[next[heads[arc]]++] = 2 * arc + 1;
        }
    }

    /// <summary>The node that each count leaves.</summary>
    public int[] Tails { get; }

    /// <summary>The node that each count enters.</summary>
    public int[] Heads { get; }

    /// <summary>Where each node's links begin, and the end of the last.</summary>
    public int[] Starts { get; }

    /// <summary>Links by node: twice the arc, and one more where the node is its head.</summary>
    public int[] Links { get; }

    /// <summary>How many nodes there are, the ground among them.</summary>
    public int Nodes => Starts.Length - 1;

    /// <summary>How many links a node has.</summary>
    public int Degree(int node) => Starts[node + 1] - Starts[node];

    /// <summary>The node at the other end of a link.</summary>
    public int Other(int link) => (link & 1) == 0 ? Heads[link >> 1] : Tails[link >> 1];

    /// <summary>The network of a table, or null where it has none.</summary>
    public static CountNetwork? Of(CountRelations relations, int counts)
    {
        for (int count = 0; count < counts; count++)
        {
            if (relations.Degree(count) > 2)
                return null;
        }
        if (Turns(relations) is not { } turns)
            return null;
        int[] tails = new int[counts], heads = new int[counts];
        Array.Fill(tails, relations.Count);
        Array.Fill(heads, relations.Count);
        for (int count = 0; count < counts; count++)
        {
            for (int at = relations.ColumnStarts[count]; at < relations.ColumnStarts[count + 1]; at++)
            {
                if (turns[relations.Rows[at]] * relations.RowSigns[at] > 0)
                    tails[count] = relations.Rows[at];
                else
                    heads[count] = relations.Rows[at];
            }
        }
        return new CountNetwork(tails, heads, relations.Count + 1);
    }

    /// <summary>+1 or −1 an equation, so that each count in two has opposite signs in them; null where there is no such choice.</summary>
    private static sbyte[]? Turns(CountRelations relations)
    {
        var turns = new sbyte[relations.Count];
        var waiting = new Stack<int>();
        for (int first = 0; first < turns.Length; first++)
        {
            if (turns[first] != 0)
                continue;
            turns[first] = 1;
            waiting.Push(first);
            while (waiting.TryPop(out int row))
            {
                for (int at = relations.RowStarts[row]; at < relations.RowStarts[row + 1]; at++)
                {
                    int count = relations.Columns[at], from = relations.ColumnStarts[count];
                    if (relations.Degree(count) < 2)
                        continue;
                    int other = relations.Rows[from] == row ? from + 1 : from;
                    sbyte wanted = (sbyte)(-turns[row] * relations.Signs[at] * relations.RowSigns[other]);
                    int to = relations.Rows[other];
                    if (turns[to] == -wanted)
                        return null;
                    if (turns[to] != 0)
                        continue;
                    turns[to] = wanted;
                    waiting.Push(to);
                }
            }
        }
        return turns;
    }
}
