using Hotspots.Core.Disclosure.Tables;

namespace Hotspots.Core.Disclosure.Attacks;

/// <summary>Maximum flow by augmenting paths. How far can one count go up and down while the others of its network make up for it?</summary>
/// <remarks>
/// A count goes up by k where k units get from its head back to its tail by other arcs (Ford and Fulkerson 1956; for tables Gusfield, "A graph
/// theoretic approach to statistical data security", SIAM J. Comput. 1988). All integers: what it finds is a table that agrees with all that is
/// published, and where it stops a cut proves that nothing more is to be had. Each search begins at the true counts. Depth first from the end with
/// fewer links. One thread at a time; the limits may be changed between searches.
/// </remarks>
internal sealed class Circulation
{
    /// <summary>Nodes with at most this many links are looked through for the goal before one of their links is followed.</summary>
    public const int LooksAhead = 64;

    private readonly CountNetwork _network;
    private readonly KnownLimits _limits;
    private readonly int[] _truth;
    private readonly int[] _flow;
    private readonly int[] _seen;

    /// <summary>How many links of each node have been looked at in this search.</summary>
    private readonly int[] _looked;

    /// <summary>The link of each node that was followed last, from which the next search goes on: those before it are mostly used up.</summary>
    private readonly int[] _last;
    private readonly List<int> _changed = [];
    private readonly List<int> _path = [], _trail = [];
    private int _search;

    /// <summary>Begins at the true counts.</summary>
    /// <param name="network">Whose arcs are the counts.</param>
    /// <param name="limits">Read anew at every search.</param>
    /// <param name="truth">The true counts.</param>
    public Circulation(CountNetwork network, KnownLimits limits, int[] truth)
    {
        (_network, _limits, _truth) = (network, limits, truth);
        _flow = [.. truth];
        _seen = new int[network.Nodes];
        _looked = new int[network.Nodes];
        _last = network.Starts[..network.Nodes];
        SeenLow = [.. truth];
        SeenHigh = [.. truth];
    }

    /// <summary>The lowest that each count was in a table that was passed.</summary>
    public int[] SeenLow { get; }

    /// <summary>The highest.</summary>
    public int[] SeenHigh { get; }

    /// <summary>The counts of the table where the search stands.</summary>
    public ReadOnlySpan<int> Values => _flow;

    /// <summary>The reader's interval of a count.</summary>
    /// <param name="count">Which.</param>
    /// <param name="enough">Width at which to stop looking; <see cref="CountInterval.Unbounded"/> for the exact interval.</param>
    public CountInterval Interval(int count, int enough)
    {
        int truth = _truth[count];
        int up = Push(count, 1, enough);
        bool isWhole = up < enough || enough == CountInterval.Unbounded;
        Return();
        if (up == CountInterval.Unbounded)
            enough = CountInterval.Unbounded;
        int wanted = enough == CountInterval.Unbounded ? CountInterval.Unbounded : enough - up;
        int down = wanted == 0 ? 0 : Push(count, -1, wanted);
        isWhole &= down < wanted || enough == CountInterval.Unbounded;
        Return();
        return new CountInterval(truth - down, up == CountInterval.Unbounded ? up : truth + up, isWhole);
    }

    /// <summary>Moves a count up or down as far as it goes, at most by <paramref name="limit"/>, from where the search stands.</summary>
    /// <returns>By how much; <see cref="CountInterval.Unbounded"/> when nothing stops it, in which case nothing is moved further.</returns>
    public int Push(int count, int direction, int limit)
    {
        int own = Room(2 * count + (direction > 0 ? 0 : 1));
        int tail = _network.Tails[count], head = _network.Heads[count];
        (int from, int to) = direction > 0 ? (head, tail) : (tail, head);
        int moved = 0;
        limit = Math.Min(limit, own);
        while (moved < limit)
        {
            int room = from == to ? CountInterval.Unbounded : Path(from, to, count);
            if (room == 0)
                break;
            int by = limit == CountInterval.Unbounded ? room : Math.Min(room, limit - moved);
            if (by == CountInterval.Unbounded)
                return CountInterval.Unbounded;
            foreach (int link in from == to ? [] : _path)
                Move(link, by);
            Move(2 * count + (direction > 0 ? 0 : 1), by);
            moved += by;
        }
        return moved;
    }

    /// <summary>Moves units along a link, from the node whose link it is.</summary>
    public void Move(int link, int by)
    {
        int arc = link >> 1;
        if (_flow[arc] == _truth[arc])
            _changed.Add(arc);
        int value = _flow[arc] += (link & 1) == 0 ? by : -by;
        SeenLow[arc] = Math.Min(SeenLow[arc], value);
        SeenHigh[arc] = Math.Max(SeenHigh[arc], value);
    }

    /// <summary>Back to the true counts.</summary>
    public void Return()
    {
        foreach (int arc in _changed)
            _flow[arc] = _truth[arc];
        _changed.Clear();
    }

    /// <summary>How many units a link can take more, from the node whose link it is; <see cref="CountInterval.Unbounded"/> for any number.</summary>
    public int Room(int link)
    {
        int arc = link >> 1;
        if ((link & 1) != 0)
            return _flow[arc] - _limits.Low[arc];
        int high = _limits.High[arc];
        return high == CountInterval.Unbounded ? CountInterval.Unbounded : high - _flow[arc];
    }

    /// <summary>Finds an augmenting path; its links, in the order and the sense of the flow or of its reverse, are left in the path.</summary>
    /// <returns>The least room along it; 0 where there is none.</returns>
    private int Path(int from, int to, int without)
    {
        bool isReversed = _network.Degree(to) < _network.Degree(from);
        (int start, int goal) = isReversed ? (to, from) : (from, to);
        _search++;
        _path.Clear();
        _trail.Clear();
        Enter(start);
        while (_trail.Count > 0)
        {
            int node = _trail[^1];
            int link = Follow(node, goal, without, isReversed);
            if (link < 0)
            {
                _trail.RemoveAt(_trail.Count - 1);
                if (_path.Count > 0)
                    _path.RemoveAt(_path.Count - 1);
                continue;
            }
            _path.Add(link);
            int other = _network.Other(link);
            if (other == goal)
                return Narrowest(isReversed);
            Enter(other);
        }
        return 0;
    }

    private void Enter(int node)
    {
        _seen[node] = _search;
        _looked[node] = 0;
        _trail.Add(node);
    }

    /// <summary>The next link with room that leads to the goal or to a node not seen; −1 when there is none.</summary>
    private int Follow(int node, int goal, int without, bool isReversed)
    {
        int turn = isReversed ? 1 : 0, start = _network.Starts[node], end = _network.Starts[node + 1];
        if (_looked[node] == 0 && end - start <= LooksAhead)
        {
            for (int at = start; at < end; at++)
            {
                int link = _network.Links[at];
                if (_network.Other(link) == goal && link >> 1 != without && Room(link ^ turn) > 0)
                    return link;
            }
        }
        int place = _last[node];
        for (; _looked[node] < end - start; _looked[node]++)
        {
            int link = _network.Links[place];
            if (_seen[_network.Other(link)] != _search && link >> 1 != without && Room(link ^ turn) > 0)
            {
                _last[node] = place;
                return link;
            }
            place = place + 1 < end ? place + 1 : start;
        }
        return -1;
    }

    /// <summary>Turns the path into the sense of the flow and finds its least room.</summary>
    private int Narrowest(bool isReversed)
    {
        int least = CountInterval.Unbounded;
        for (int at = 0; at < _path.Count; at++)
        {
            if (isReversed)
                _path[at] ^= 1;
            least = Math.Min(least, Room(_path[at]));
        }
        return least;
    }
}
