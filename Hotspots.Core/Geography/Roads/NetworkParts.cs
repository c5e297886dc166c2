namespace Hotspots.Core.Geography.Roads;

/// <summary>Strongly connected components of a street network: parts in which every place can be reached from every other.</summary>
/// <remarks>Tarjan, "Depth-first search and linear graph algorithms", 1972, with a stack of its own: streets are longer than a thread's.</remarks>
internal static class NetworkParts
{
    /// <summary>Smaller parts than these are yards, drives and the edges of an extract.</summary>
    private const int FewestEdges = 100;

    /// <summary>And so are those of a smaller share of the largest part.</summary>
    private const double LeastShare = 0.01;

    /// <summary>Edges of the parts that matter.</summary>
    /// <param name="network">The whole network.</param>
    /// <param name="isOne">Only the largest? Else all that are no yards.</param>
    /// <returns>One an edge: does it stay?</returns>
    public static bool[] Kept(StreetNetwork network, bool isOne)
    {
        int[] parts = Of(network);
        var sizes = new Dictionary<int, int>();
        NetworkEdges edges = network.Edges;
        for (int edge = 0; edge < edges.Count; edge++)
        {
            if (parts[edges.From[edge]] is var part && part == parts[edges.To[edge]])
                sizes[part] = sizes.GetValueOrDefault(part) + 1;
        }
        var kept = new bool[edges.Count];
        if (sizes.Count == 0)
            return kept;
        int most = sizes.Values.Max(), largest = sizes.Where(size => size.Value == most).Min(static size => size.Key);
        for (int edge = 0; edge < edges.Count; edge++)
        {
            int part = parts[edges.From[edge]];
            kept[edge] = part == parts[edges.To[edge]]
                && (part == largest || (!isOne && sizes[part] >= FewestEdges && sizes[part] >= LeastShare * most));
        }
        return kept;
    }

    /// <summary>One a node: the part it belongs to.</summary>
    public static int[] Of(StreetNetwork network)
    {
        int n = network.NodeCount, count = 0, parts = 0;
        int[] starts = network.ArcStarts, heads = network.ArcNodes;
        int[] order = new int[n], low = new int[n], part = new int[n], next = new int[n], path = new int[n], open = new int[n];
        Array.Fill(order, -1);
        Array.Fill(part, -1);
        int depth = 0, waiting = 0;
        for (int root = 0; root < n; root++)
        {
            if (order[root] >= 0)
                continue;
            Enter(root);
            while (depth > 0)
            {
                int node = path[depth - 1];
                if (next[node] < starts[node + 1])
                {
                    int head = heads[next[node]++];
                    if (order[head] < 0)
                        Enter(head);
                    else if (part[head] < 0)
                        low[node] = Math.Min(low[node], order[head]);
                    continue;
                }
                depth--;
                if (depth > 0)
                    low[path[depth - 1]] = Math.Min(low[path[depth - 1]], low[node]);
                if (low[node] != order[node])
                    continue;
                int last;
                do
                {
                    last = open[--waiting];
                    part[last] = parts;
                }
                while (last != node);
                parts++;
            }
        }
        return part;

        void Enter(int node)
        {
            order[node] = low[node] = count++;
            next[node] = starts[node];
            path[depth++] = node;
            open[waiting++] = node;
        }
    }
}
