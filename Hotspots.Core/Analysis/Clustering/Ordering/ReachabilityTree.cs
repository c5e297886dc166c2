using Hotspots.Core.Analysis.Clustering.Hierarchical;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;

namespace Hotspots.Core.Analysis.Clustering.Ordering;

/// <summary>Minimum spanning tree of reachability. Which links hold all positions together, each the least of those that could?</summary>
/// <remarks>
/// <para>
/// A minimum spanning tree in which a link of a and b weighs max(core(a), core(b), distance). Borůvka's rounds: every component takes
/// its lightest link outwards, until one is left. A component's lightest link so far bounds the search of all its points; a part of
/// the k-d tree that lies wholly in the component is passed over; and what a point learnt in one round (its lightest link outwards,
/// or a weight below which it has none) holds in the next, for components only grow. McInnes and Healy, "Accelerated hierarchical
/// density based clustering", ICDM workshops 2017; Prokopenko, Sao and Lebrun-Grandié, "A single-tree algorithm to compute the
/// Euclidean minimum spanning tree on GPUs", ICPP 2022.
/// </para>
/// <para>
/// Exact; weights and distances are squared, compared to the last bit. Many links weigh the same, for all that a point's core
/// distance holds to it weigh that. So that there is one tree and not many, of equally heavy links the shorter comes first, then that
/// of the more south-westerly ends (<see cref="LinkOrder"/>): neither the order of the points nor the number of cores has a say.
/// </para>
/// </remarks>
internal sealed class ReachabilityTree
{
    private readonly KdTree _tree;
    private readonly double[] _cores;
    private readonly WorkSharing _workers;

    /// <summary>One a place: the component.</summary>
    private readonly int[] _component;

    /// <summary>One a place: where its first link outwards leads, −1 when that is not known.</summary>
    private readonly int[] _nearest;

    /// <summary>One a place: weight and length of that link; where it is not known, none that leads outwards comes before these.</summary>
    private readonly LinkRank[] _rank;

    /// <summary>One a node: the component of all its points, −1 when there are several.</summary>
    private readonly int[] _nodeComponent;

    /// <summary>One a node: the smallest core distance of its points.</summary>
    private readonly double[] _nodeCore;

    /// <summary>One a component: the place whose link outwards is the first found so far, −1 before any.</summary>
    private readonly int[] _best;

    private readonly ReachabilityLink[] _links;
    private int _found, _components;

    private ReachabilityTree(KdTree tree, double[] cores, WorkSharing workers)
    {
        int n = tree.Count;
        (_tree, _cores, _workers) = (tree, cores, workers);
        _component = new int[n];
        _nearest = new int[n];
        _rank = new LinkRank[n];
        _best = new int[n];
        _nodeComponent = new int[2 * tree.FirstLeaf];
        _nodeCore = new double[2 * tree.FirstLeaf];
        _links = new ReachabilityLink[n - 1];
        for (int i = 0; i < n; i++)
            (_component[i], _nearest[i], _rank[i]) = (i, -1, new LinkRank(cores[i], 0));
        _components = n;
    }

    /// <summary>Finds the links.</summary>
    /// <param name="tree">Positions, each only once; at least one.</param>
    /// <param name="cores">Squared core distance of each place, m².</param>
    /// <param name="workers">Who does it.</param>
    /// <param name="meter">Who is told; its step goes from 0 to 1000.</param>
    /// <returns>One fewer than there are positions, in no particular order.</returns>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static ReachabilityLink[] Build(KdTree tree, double[] cores, WorkSharing workers, ProgressMeter meter)
    {
        var work = new ReachabilityTree(tree, cores, workers);
        work.Summarise(withCores: true);
        double reported = 0, all = Math.Log(Math.Max(2, tree.Count));
        while (work._components > 1)
        {
            work.Round();
            double now = 1000 * (1 - Math.Log(work._components) / all);
            meter.Advance((long)now - (long)reported);
            reported = now;
        }
        return work._links;
    }

    private void Round()
    {
        int n = _tree.Count;
        _best.AsSpan(0, _components).Fill(-1);
        // What is still known from earlier rounds comes first: it spares others the search.
        _workers.Run(n, (first, end) =>
        {
            for (int place = first; place < end; place++)
            {
                int to = _nearest[place];
                if (to < 0)
                    continue;
                if (_component[to] == _component[place])
                    _nearest[place] = -1;
                else
                    Offer(_component[place], place);
            }
        });
        _workers.Run(n, (first, end) =>
        {
            var search = new Search(this);
            for (int place = first; place < end; place++)
            {
                if ((place & 255) == 0)
                    _workers.Cancellation.ThrowIfCancellationRequested();
                if (_nearest[place] >= 0)
                    continue;
                int own = _component[place], best = Volatile.Read(ref _best[own]);
                LinkRank bound = best < 0 ? LinkRank.Last : _rank[best];
                if (bound.IsBefore(_rank[place]))
                    continue;
                (_nearest[place], _rank[place]) = search.Run(place, own, bound);
                if (_nearest[place] >= 0)
                    Offer(own, place);
            }
        });
        Take();
        Summarise(withCores: false);
    }

    /// <summary>Makes a place's link its component's, unless that has one which comes before it.</summary>
    private void Offer(int component, int place)
    {
        // Whoever reads the place here also sees its link, which was written before and is not touched again in this round.
        ref int best = ref _best[component];
        int seen = Volatile.Read(ref best);
        while (seen < 0 || LinkOrder.CompareTaking(_tree, LinkOf(place), LinkOf(seen)) < 0)
        {
            int before = Interlocked.CompareExchange(ref best, place, seen);
            if (before == seen)
                return;
            seen = before;
        }
    }

    private ReachabilityLink LinkOf(int place) => new(place, _nearest[place], _rank[place].Weight);

    /// <summary>Takes each component's first link and joins what it links.</summary>
    private void Take()
    {
        _workers.Cancellation.ThrowIfCancellationRequested();
        var joined = new DisjointSet(_components);
        for (int component = 0; component < _components; component++)
        {
            ReachabilityLink link = LinkOf(_best[component]);
            int other = _component[link.B];
            // Two components may have chosen the same link.
            if (joined.AreJoined(component, other))
                continue;
            joined.Join(component, other);
            _links[_found++] = link;
        }
        var numbers = new int[_components];
        // A root is the smallest of its set, so it has its new number before the others ask for it.
        int components = 0;
        for (int component = 0; component < _components; component++)
        {
            int root = joined.Find(component);
            numbers[component] = root == component ? components++ : numbers[root];
        }
        _components = components;
        _workers.Run(_tree.Count, (first, end) =>
        {
            foreach (ref int component in _component.AsSpan(first, end - first))
                component = numbers[component];
        });
    }

    /// <summary>Brings what is known of the nodes up to date with their points.</summary>
    private void Summarise(bool withCores)
    {
        int leaves = _tree.FirstLeaf;
        _workers.Run(leaves, (first, end) =>
        {
            for (int leaf = leaves + first; leaf < leaves + end; leaf++)
            {
                int start = _tree.Start(leaf), stop = _tree.End(leaf);
                ReadOnlySpan<int> components = _component.AsSpan(start, stop - start);
                _nodeComponent[leaf] = components.IndexOfAnyExcept(components[0]) < 0 ? components[0] : -1;
                if (!withCores)
                    continue;
                double core = double.PositiveInfinity;
                foreach (double one in _cores.AsSpan(start, stop - start))
                    core = Math.Min(core, one);
                _nodeCore[leaf] = core;
            }
        });
        for (int node = leaves - 1; node >= 1; node--)
        {
            _nodeComponent[node] = _nodeComponent[2 * node] == _nodeComponent[2 * node + 1] ? _nodeComponent[2 * node] : -1;
            if (withCores)
                _nodeCore[node] = Math.Min(_nodeCore[2 * node], _nodeCore[2 * node + 1]);
        }
    }

    /// <summary>One thread's searches for the first link from a point out of its component.</summary>
    private readonly struct Search(ReachabilityTree work)
    {
        private readonly int[] _waiting = new int[KdTree.MostWaiting];
        private readonly LinkRank[] _ranks = new LinkRank[KdTree.MostWaiting];

        /// <summary>Finds the first link, if it is not after a bound.</summary>
        /// <param name="place">From where.</param>
        /// <param name="own">Its component.</param>
        /// <param name="bound">Links after it are of no interest.</param>
        /// <returns>Where it leads and its rank; −1 and the bound when there is none.</returns>
        public (int To, LinkRank Rank) Run(int place, int own, LinkRank bound)
        {
            KdTree tree = work._tree;
            double easting = tree.Eastings[place], northing = tree.Northings[place], core = work._cores[place];
            int node = tree.LeafOf(place), to = -1;
            if (work._nodeComponent[node] != own)
                LookAt(node, own, easting, northing, core, ref to, ref bound);
            for (; node > 1; node /= 2)
            {
                int other = node ^ 1;
                LinkRank rank = FirstInto(other, own, easting, northing, core);
                if (!bound.IsBefore(rank))
                    Descend(other, rank, own, easting, northing, core, ref to, ref bound);
            }
            return (to, bound);
        }

        private void Descend(int node, LinkRank rank, int own, double easting, double northing, double core, ref int to, ref LinkRank bound)
        {
            (_waiting[0], _ranks[0]) = (node, rank);
            for (int top = 1; top > 0;)
            {
                node = _waiting[--top];
                if (bound.IsBefore(_ranks[top]))
                    continue;
                while (node < work._tree.FirstLeaf)
                {
                    LinkRank left = FirstInto(2 * node, own, easting, northing, core), right = FirstInto(2 * node + 1, own, easting, northing, core);
                    bool rightFirst = right.IsBefore(left);
                    (LinkRank nearer, LinkRank farther) = rightFirst ? (right, left) : (left, right);
                    if (bound.IsBefore(nearer))
                        break;
                    node = rightFirst ? 2 * node + 1 : 2 * node;
                    if (!bound.IsBefore(farther))
                        (_waiting[top], _ranks[top++]) = (node ^ 1, farther);
                }
                if (node >= work._tree.FirstLeaf)
                    LookAt(node, own, easting, northing, core, ref to, ref bound);
            }
        }

        /// <summary>No link into the node comes before this; the last of all when the node is the component's own.</summary>
        private LinkRank FirstInto(int node, int own, double easting, double northing, double core)
        {
            if (work._nodeComponent[node] == own)
                return LinkRank.Never;
            double distance = work._tree.SquaredDistanceTo(node, easting, northing);
            return new LinkRank(Math.Max(core, Math.Max(work._nodeCore[node], distance)), distance);
        }

        private void LookAt(int leaf, int own, double easting, double northing, double core, ref int to, ref LinkRank bound)
        {
            KdTree tree = work._tree;
            int end = tree.End(leaf);
            for (int place = tree.Start(leaf); place < end; place++)
            {
                double dx = tree.Eastings[place] - easting, dy = tree.Northings[place] - northing, distance = dx * dx + dy * dy;
                double weight = Math.Max(Math.Max(distance, work._cores[place]), core);
                if (weight > bound.Weight || work._component[place] == own)
                    continue;
                var rank = new LinkRank(weight, distance);
                if (bound.IsBefore(rank) || (to >= 0 && rank == bound && !tree.IsSouthWestOf(place, to)))
                    continue;
                (bound, to) = (rank, place);
            }
        }
    }

    /// <summary>By what a link comes before others: weight, then length, both squared, m².</summary>
    private readonly record struct LinkRank(double Weight, double Distance)
    {
        /// <summary>Not before any link.</summary>
        public static LinkRank Last => new(double.PositiveInfinity, 0);

        /// <summary>After every link, and after every bound.</summary>
        public static LinkRank Never => new(double.PositiveInfinity, double.PositiveInfinity);

        public bool IsBefore(LinkRank other) => Weight < other.Weight || (Weight == other.Weight && Distance < other.Distance);
    }
}

/// <summary>Two positions of a <see cref="KdTree"/> and the square of their mutual reachability, m².</summary>
/// <param name="A">A place.</param>
/// <param name="B">Another.</param>
/// <param name="Squared">Square of the largest of their distance and both core distances, m².</param>
internal readonly record struct ReachabilityLink(int A, int B, double Squared);
