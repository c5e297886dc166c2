using Hotspots.Core.Disclosure.Attacks;
using Hotspots.Core.Disclosure.Tables;

namespace Hotspots.Core.Disclosure.Suppression;

/// <summary>Complementary suppression in a network by shortest paths. What further counts must be hidden so that one is vague enough?</summary>
/// <remarks>
/// A count is vague by as much as can go round a circle of hidden counts through it. Where that is too little, the cheapest circle is closed that
/// may also run over counts that are not hidden yet, each at the price of its count (Castro, "A shortest-paths heuristic for statistical data
/// protection in positive tables", INFORMS J. Comput. 2007). Hiding more never makes another count less vague, so one pass is enough.
/// </remarks>
internal sealed class FlowMender
{
    private readonly CountNetwork _network;
    private readonly Hiding _hiding;
    private readonly Circulation _flow;
    /// <summary>Links of each node that could be hidden, the cheapest first.</summary>
    private readonly int[] _ordered;
    private readonly int[] _starts;
    private readonly int[] _seen;
    private readonly int[] _from;
    private readonly long[] _price;

    /// <summary>Links of each node looked at in this search, and the one followed last, as in <see cref="Circulation"/>.</summary>
    private readonly int[] _looked, _last;
    private readonly Stack<int> _waiting = new();
    private readonly PriorityQueue<(int Node, int At), (long Price, int At)> _queue = new();
    private int _search;

    /// <summary>Begins with what is hidden already.</summary>
    public FlowMender(CountNetwork network, Hiding hiding)
    {
        (_network, _hiding) = (network, hiding);
        _flow = new Circulation(network, hiding.Limits, hiding.Table.Truth);
        (_starts, _ordered) = Candidates();
        _seen = new int[network.Nodes];
        _from = new int[network.Nodes];
        _price = new long[network.Nodes];
        _looked = new int[network.Nodes];
        _last = network.Starts[..network.Nodes];
    }

    /// <summary>Hides what is needed for a count to be as wide as asked.</summary>
    /// <returns>False where nothing that may be hidden makes it so; what helped on the way stays hidden.</returns>
    public bool Mend(int count, int width)
    {
        var better = new List<int>();
        var other = new List<int>();
        while (true)
        {
            if (_flow.SeenHigh[count] - _flow.SeenLow[count] >= width)
                return true;
            int up = _flow.Push(count, 1, width);
            (long price, int gain) = up >= width ? (0, 0) : Cheapest(count, 1, better);
            _flow.Return();
            if (up >= width)
                return true;
            int down = _flow.Push(count, -1, width - up);
            if (up + down < width)
            {
                (long otherPrice, int otherGain) = Cheapest(count, -1, other);
                int missing = width - up - down;
                // Less a unit of width is better; where that is the same, up.
                if (gain == 0 || (otherGain > 0 && (Int128)otherPrice * Math.Min(gain, missing) < (Int128)price * Math.Min(otherGain, missing)))
                    (better, other, gain) = (other, better, otherGain);
            }
            _flow.Return();
            if (up + down >= width)
                return true;
            if (gain == 0)
                return false;
            foreach (int candidate in better)
                _hiding.Hide(candidate);
        }
    }

    /// <summary>Cheapest circle through a count, from where the flow stands: its price and its room, which is 0 where there is none.</summary>
    /// <param name="count">Which.</param>
    /// <param name="direction">Up or down.</param>
    /// <param name="needed">Filled with the counts that must be hidden for it: one or more, for the flow is as large as it gets without.</param>
    private (long Price, int Gain) Cheapest(int count, int direction, List<int> needed)
    {
        needed.Clear();
        int own = _flow.Room(2 * count + (direction > 0 ? 0 : 1));
        int tail = _network.Tails[count], head = _network.Heads[count];
        (int from, int to) = direction > 0 ? (head, tail) : (tail, head);
        if (own == 0 || from == to)
            return (0, 0);
        bool isReversed = _network.Degree(to) < _network.Degree(from);
        (int start, int goal) = isReversed ? (to, from) : (from, to);
        _search++;
        _queue.Clear();
        Settle(start, 0, -1, goal, count, isReversed);
        while (_seen[goal] != _search && _queue.TryDequeue(out (int Node, int At) next, out (long Price, int At) rank))
        {
            int link = _ordered[next.At];
            Offer(next.Node, next.At + 1, count, isReversed);
            if (_seen[_network.Other(link)] != _search)
                Settle(_network.Other(link), rank.Price, link, goal, count, isReversed);
        }
        if (_seen[goal] != _search)
            return (0, 0);
        int gain = own;
        for (int node = goal; node != start;)
        {
            int link = isReversed ? _from[node] ^ 1 : _from[node];
            gain = Math.Min(gain, RoomOf(link));
            if (_flow.Room(link) <= 0)
                needed.Add(link >> 1);
            node = _network.Other(_from[node] ^ 1);
        }
        return (_price[goal], gain);
    }

    /// <summary>By node: where its candidates begin, and the candidates by price, then by link.</summary>
    private (int[] Starts, int[] Links) Candidates()
    {
        var starts = new int[_network.Nodes + 1];
        var keys = new List<long>();
        for (int node = 0; node < _network.Nodes; node++)
        {
            for (int at = _network.Starts[node]; at < _network.Starts[node + 1]; at++)
            {
                int link = _network.Links[at];
                if (_hiding.IsCandidate(link >> 1))
                    keys.Add(((long)_hiding.Table.Truth[link >> 1] << 32) | (uint)link);
            }
            keys.Sort(starts[node], keys.Count - starts[node], null);
            starts[node + 1] = keys.Count;
        }
        return (starts, [.. keys.Select(static key => (int)(uint)key)]);
    }

    /// <summary>Settles a node and all that costs nothing more from there, depth first until the goal is met.</summary>
    private void Settle(int node, long price, int link, int goal, int without, bool isReversed)
    {
        _waiting.Clear();
        Enter(node, price, link, without, isReversed);
        while (_seen[goal] != _search && _waiting.TryPeek(out int at))
        {
            int onward = Onward(at, goal, without, isReversed);
            if (onward < 0)
                _waiting.Pop();
            else
                Enter(_network.Other(onward), price, onward, without, isReversed);
        }
    }

    private void Enter(int node, long price, int link, int without, bool isReversed)
    {
        (_seen[node], _price[node], _from[node], _looked[node]) = (_search, price, link, 0);
        _waiting.Push(node);
        Offer(node, _starts[node], without, isReversed);
    }

    /// <summary>The next link that costs nothing, has room and leads to the goal or to a node not settled; −1 when there is none.</summary>
    private int Onward(int node, int goal, int without, bool isReversed)
    {
        int turn = isReversed ? 1 : 0, start = _network.Starts[node], end = _network.Starts[node + 1];
        if (_looked[node] == 0 && end - start <= Circulation.LooksAhead)
        {
            for (int at = start; at < end; at++)
            {
                if (_network.Other(_network.Links[at]) == goal && IsOpen(_network.Links[at], without, turn))
                    return _network.Links[at];
            }
        }
        int place = _last[node];
        for (; _looked[node] < end - start; _looked[node]++)
        {
            int link = _network.Links[place];
            if (_seen[_network.Other(link)] != _search && IsOpen(link, without, turn))
            {
                _last[node] = place;
                return link;
            }
            place = place + 1 < end ? place + 1 : start;
        }
        return -1;
    }

    private bool IsOpen(int link, int without, int turn) => link >> 1 != without && _flow.Room(link ^ turn) > 0;

    /// <summary>Puts a node's next candidate in the queue.</summary>
    private void Offer(int node, int at, int without, bool isReversed)
    {
        int turn = isReversed ? 1 : 0;
        for (; at < _starts[node + 1]; at++)
        {
            int link = _ordered[at], arc = link >> 1;
            if (arc == without || !_hiding.IsCandidate(arc) || _seen[_network.Other(link)] == _search || RoomOf(link ^ turn) <= 0)
                continue;
            _queue.Enqueue((node, at), (_price[node] + _hiding.Price(arc), at));
            return;
        }
    }

    /// <summary>Room of a link, as though a candidate were hidden.</summary>
    private int RoomOf(int link)
    {
        int arc = link >> 1;
        if (!_hiding.IsCandidate(arc))
            return _flow.Room(link);
        return (link & 1) == 0 ? CountInterval.Unbounded : _flow.Values[arc] - _hiding.LowIfHidden(arc);
    }
}
