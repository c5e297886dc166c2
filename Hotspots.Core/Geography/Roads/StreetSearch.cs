namespace Hotspots.Core.Geography.Roads;

/// <summary>Dijkstra's algorithm, bounded: the least cost from a place on a street to every node within a limit.</summary>
/// <remarks>
/// Dijkstra, "A note on two problems in connexion with graphs", 1959, with a heap of four children a node. The arrays are made once and used
/// again; a search touches only what it reaches, and allocates nothing. Not for several threads at once.
/// </remarks>
internal sealed class StreetSearch(StreetNetwork network)
{
    private const int Children = 4;

    private readonly double[] _costs = new double[network.NodeCount];
    private readonly int[] _rounds = new int[network.NodeCount], _places = new int[network.NodeCount], _heap = new int[network.NodeCount];
    private readonly int[] _settled = new int[network.NodeCount], _arrivals = new int[network.NodeCount];
    private int _round, _size;

    /// <summary>The nodes that were reached, nearest first.</summary>
    public ReadOnlySpan<int> Settled => _settled.AsSpan(0, SettledCount);

    /// <summary>How many.</summary>
    public int SettledCount { get; private set; }

    /// <summary>Cost of a settled node.</summary>
    public double CostOf(int node) => _costs[node];

    /// <summary>Was a node reached by the last search?</summary>
    public bool IsReached(int node) => _rounds[node] == _round;

    /// <summary>Predecessor of a reached node: the edge by which its least way comes, as in <see cref="StreetNetwork.ArcEdges"/>; −1 where the way
    /// comes from the start and by no other node.</summary>
    public int EdgeBefore(int node) => _arrivals[node] < 0 ? -1 : network.ArcEdges[_arrivals[node]];

    /// <summary>Searches from a place.</summary>
    /// <param name="start">On an edge of the network.</param>
    /// <param name="edgeCosts">What each edge costs, 0 or more.</param>
    /// <param name="most">Nodes that cost more are not reached; +∞ for all.</param>
    public void Run(StreetPlace start, double[] edgeCosts, double most)
    {
        Begin();
        double length = network.Edges.Lengths[start.Edge], cost = edgeCosts[start.Edge];
        double before = length > 0 ? cost * (start.Offset / length) : 0;
        // Whoever stands at a corner may leave it by any street.
        if (network.Edges.IsForward(start.Edge) || start.Offset >= length)
            Offer(network.Edges.To[start.Edge], Math.Max(0, cost - before), most, -1);
        if (network.Edges.IsBackward(start.Edge) || start.Offset <= 0)
            Offer(network.Edges.From[start.Edge], before, most, -1);
        int[] starts = network.ArcStarts, nodes = network.ArcNodes, edges = network.ArcEdges;
        while (_size > 0)
        {
            int node = Take();
            _settled[SettledCount++] = node;
            double here = _costs[node];
            for (int arc = starts[node]; arc < starts[node + 1]; arc++)
                Offer(nodes[arc], here + edgeCosts[edges[arc] >> 1], most, arc);
        }
    }

    private void Begin()
    {
        if (++_round == int.MaxValue)
        {
            Array.Clear(_rounds);
            _round = 1;
        }
        (_size, SettledCount) = (0, 0);
    }

    private void Offer(int node, double cost, double most, int arc)
    {
        if (!(cost <= most))
            return;
        if (_rounds[node] != _round)
        {
            _rounds[node] = _round;
            _costs[node] = cost;
            _arrivals[node] = arc;
            Rise(_size++, node);
        }
        else if (cost < _costs[node])
        {
            // A settled node is never offered less: no edge costs less than nothing.
            _costs[node] = cost;
            _arrivals[node] = arc;
            Rise(_places[node], node);
        }
    }

    private int Take()
    {
        int first = _heap[0], last = _heap[--_size];
        if (_size > 0)
            Sink(last);
        return first;
    }

    private void Rise(int place, int node)
    {
        double cost = _costs[node];
        while (place > 0)
        {
            int above = (place - 1) / Children, other = _heap[above];
            if (!IsBefore(cost, node, other))
                break;
            _heap[place] = other;
            _places[other] = place;
            place = above;
        }
        _heap[place] = node;
        _places[node] = place;
    }

    private void Sink(int node)
    {
        double cost = _costs[node];
        int place = 0;
        while (true)
        {
            int child = place * Children + 1;
            if (child >= _size)
                break;
            int end = Math.Min(child + Children, _size), best = child;
            for (int other = child + 1; other < end; other++)
            {
                if (IsBefore(_costs[_heap[other]], _heap[other], _heap[best]))
                    best = other;
            }
            if (IsBefore(cost, node, _heap[best]))
                break;
            _heap[place] = _heap[best];
            _places[_heap[place]] = place;
            place = best;
        }
        _heap[place] = node;
        _places[node] = place;
    }

    // Equal costs by number: the order does not depend on how the heap came to be.
    private bool IsBefore(double cost, int node, int other) => cost < _costs[other] || (cost == _costs[other] && node < other);
}
