using Hotspots.Core.Indexing;
using Hotspots.Core.Model;

namespace Hotspots.Core.Analysis.Clustering.Ordering;

/// <summary>OPTICS ordering of positions. In which order are the positions come to, from where, and how far is each step?</summary>
/// <remarks>
/// <para>
/// Nobody is offered to the queue before its turn can come. A position that has been come to looks about in a ring first, and notes how
/// far the nearest of those is whom it has not looked at. Only when the queue has come to that distance does it look farther, into a
/// ring twice as wide; those come to in the meantime, and parts of the tree where nobody is left, are passed over. So a crowd does not
/// pay for all pairs within the largest distance, yet every step is that of the definition.
/// </para>
/// <para>All distances are squared, compared to the last bit.</para>
/// </remarks>
internal sealed class OpticsOrdering
{
    private readonly KdTree _tree;
    private readonly double[] _cores;
    private readonly double _limit;

    /// <summary>One a place: the least reachability offered so far, infinity before any; below 0 once it has been come to.</summary>
    private readonly double[] _offers;

    /// <summary>One a place: its turn.</summary>
    private readonly int[] _turns;

    /// <summary>One a node: how many of its places have not been come to.</summary>
    private readonly int[] _left;

    /// <summary>Those with an offer, by offer.</summary>
    private readonly PlaceHeap _queue;

    /// <summary>Those come to that have not looked at all within the limit, by the distance of the nearest.</summary>
    private readonly PlaceHeap _lookouts;

    private int _done;

    private OpticsOrdering(KdTree tree, double[] cores, double limit, int[] ranks)
    {
        int n = tree.Count;
        (_tree, _cores, _limit) = (tree, cores, limit);
        (_queue, _lookouts) = (new PlaceHeap(ranks), new PlaceHeap(ranks));
        _offers = new double[n];
        _offers.AsSpan().Fill(double.PositiveInfinity);
        _turns = new int[n];
        _left = new int[2 * tree.FirstLeaf];
        for (int node = 1; node < _left.Length; node++)
            _left[node] = tree.End(node) - tree.Start(node);
        Order = new int[n];
        Reaches = new double[n];
        Origins = new int[n];
        Origins.AsSpan().Fill(-1);
    }

    /// <summary>The places in the order in which they are come to.</summary>
    public int[] Order { get; }

    /// <summary>One a place: squared reachability, m²; infinity where a new start was made.</summary>
    public double[] Reaches { get; }

    /// <summary>One a place: from where it was come to, the first of those from where it is that far; −1 for a new start.</summary>
    public int[] Origins { get; }

    /// <summary>Orders the places.</summary>
    /// <param name="tree">Positions, each only once; at least one.</param>
    /// <param name="cores">Squared core distance of each place, m²; infinity above the limit.</param>
    /// <param name="limit">Square of the largest distance, m².</param>
    /// <param name="meter">Who is told; its step has as many things as there are places.</param>
    /// <param name="cancellation">Looked at often.</param>
    public static OpticsOrdering Run(KdTree tree, double[] cores, double limit, ProgressMeter meter, CancellationToken cancellation)
    {
        int[] starts = SouthWestFirst(tree), ranks = new int[tree.Count];
        for (int i = 0; i < starts.Length; i++)
            ranks[starts[i]] = i;
        var work = new OpticsOrdering(tree, cores, limit, ranks);
        foreach (int start in starts)
        {
            if (work._offers[start] >= 0)
                work.Spread(start, meter, cancellation);
        }
        meter.Advance(work._done & 0xFF);
        return work;
    }

    /// <summary>Comes to a place, and from there to all that can be come to.</summary>
    private void Spread(int start, ProgressMeter meter, CancellationToken cancellation)
    {
        ComeTo(start);
        while (_queue.Count > 0 || _lookouts.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            // Who may see somebody just as near as the next in the queue looks first: the nearer south-west of the two must come first.
            if (_lookouts.LeastKey <= _queue.LeastKey)
            {
                double seen = _lookouts.LeastKey;
                LookAbout(_lookouts.Take(), Math.Min(_limit, 4 * seen));
                continue;
            }
            ComeTo(_queue.Take());
            if ((_done & 0xFF) == 0)
                meter.Advance(0x100);
        }
    }

    private void ComeTo(int place)
    {
        Reaches[place] = _offers[place];
        _offers[place] = double.NegativeInfinity;
        _turns[place] = _done;
        Order[_done++] = place;
        int leaf = _tree.LeafOf(place);
        for (int node = leaf; node >= 1; node /= 2)
            _left[node]--;
        if (double.IsInfinity(_cores[place]))
            return;
        // Where the crowd stands at one position its core distance is 0; the ground of sixteen neighbours is a measure there.
        Model.Spatial.GridBox box = _tree.Boxes[leaf];
        double ring = Math.Max(4 * _cores[place], box.Width * box.Width + box.Height * box.Height);
        LookAbout(place, ring > 0 ? Math.Min(_limit, ring) : _limit);
    }

    /// <summary>Offers all within a ring their reachability from a place, and notes how far the nearest beyond it is.</summary>
    private void LookAbout(int place, double ring)
    {
        KdTree tree = _tree;
        double easting = tree.Eastings[place], northing = tree.Northings[place], core = _cores[place], beyond = double.PositiveInfinity;
        Span<int> waiting = stackalloc int[KdTree.MostWaiting];
        waiting[0] = 1;
        for (int top = 1; top > 0;)
        {
            int node = waiting[--top];
            if (_left[node] == 0)
                continue;
            double nearest = tree.SquaredDistanceTo(node, easting, northing);
            if (nearest > ring)
            {
                beyond = Math.Min(beyond, nearest);
                continue;
            }
            if (node < tree.FirstLeaf)
            {
                (waiting[top], waiting[top + 1]) = (2 * node + 1, 2 * node);
                top += 2;
                continue;
            }
            int end = tree.End(node);
            for (int other = tree.Start(node); other < end; other++)
            {
                double offer = _offers[other];
                if (offer < 0)
                    continue;
                double dx = tree.Eastings[other] - easting, dy = tree.Northings[other] - northing, distance = dx * dx + dy * dy;
                if (distance > ring)
                    beyond = Math.Min(beyond, distance);
                else
                    Offer(place, other, Math.Max(core, distance), offer);
            }
        }
        if (beyond <= _limit)
            _lookouts.Put(place, beyond);
    }

    private void Offer(int place, int other, double reach, double best)
    {
        if (reach < best)
        {
            _offers[other] = reach;
            Origins[other] = place;
            _queue.Put(other, reach);
        }
        else if (reach == best && _turns[place] < _turns[Origins[other]])
        {
            Origins[other] = place;
        }
    }

    /// <summary>The places in order of northing, then easting.</summary>
    private static int[] SouthWestFirst(KdTree tree)
    {
        var places = new int[tree.Count];
        for (int place = 0; place < places.Length; place++)
            places[place] = place;
        double[] northings = [.. tree.Northings];
        KeyedSort.Ascending(northings, places);
        for (int first = 0, end; first < places.Length; first = end)
        {
            for (end = first + 1; end < places.Length && northings[end] == northings[first];)
                end++;
            if (end - first > 1)
                places.AsSpan(first, end - first).Sort((a, b) => tree.Eastings[a].CompareTo(tree.Eastings[b]));
        }
        return places;
    }
}
