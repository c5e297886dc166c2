using Hotspots.Core.Indexing;

namespace Hotspots.Core.Analysis.Clustering;

/// <summary>Which links hold all positions together with the least mutual reachability in all?</summary>
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
/// Exact; all weights are squared distances, compared to the last bit. Of equally heavy links any may be taken, and threads may
/// decide which: the weights are the same for every minimum spanning tree, and so are the components that links up to a given weight
/// make. Only these may be relied on.
/// </para>
/// </remarks>
internal sealed class ReachabilityTree
{
    private readonly KdTree _tree;
    private readonly double[] _cores;
    private readonly WorkSharing _workers;

    /// <summary>One a place: the component.</summary>
    private readonly int[] _component;

    /// <summary>One a place: where its lightest link outwards leads, −1 when that is not known.</summary>
    private readonly int[] _nearest;

    /// <summary>One a place: the weight of that link, or one that no link outwards is lighter than.</summary>
    private readonly double[] _weight;

    /// <summary>One a node: the component of all its points, −1 when there are several.</summary>
    private readonly int[] _nodeComponent;

    /// <summary>One a node: the smallest core distance of its points.</summary>
    private readonly double[] _nodeCore;

    /// <summary>One a component: a weight that its lightest link outwards does not exceed.</summary>
    private readonly double[] _bound;

    private readonly ReachabilityLink[] _links;
    private int _found, _components;

    private ReachabilityTree(KdTree tree, double[] cores, WorkSharing workers)
    {
        int n = tree.Count;
        (_tree, _cores, _workers) = (tree, cores, workers);
        _component = new int[n];
        _nearest = new int[n];
        _weight = (double[])cores.Clone();
        _bound = new double[n];
        _nodeComponent = new int[2 * tree.FirstLeaf];
        _nodeCore = new double[2 * tree.FirstLeaf];
        _links = new ReachabilityLink[n - 1];
        for (int i = 0; i < n; i++)
            (_component[i], _nearest[i]) = (i, -1);
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
        _bound.AsSpan(0, _components).Fill(double.PositiveInfinity);
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
                    Lower(_component[place], _weight[place]);
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
                int own = _component[place];
                double bound = Volatile.Read(ref _bound[own]);
                if (_weight[place] >= bound)
                    continue;
                (_nearest[place], _weight[place]) = search.Run(place, own, bound, _weight[place]);
                if (_nearest[place] >= 0)
                    Lower(own, _weight[place]);
            }
        });
        Take();
        Summarise(withCores: false);
    }

    private void Lower(int component, double weight)
    {
        ref double bound = ref _bound[component];
        double seen = Volatile.Read(ref bound);
        while (weight < seen)
        {
            double before = Interlocked.CompareExchange(ref bound, weight, seen);
            if (before == seen)
                return;
            seen = before;
        }
    }

    /// <summary>Takes each component's lightest link and joins what it links.</summary>
    private void Take()
    {
        var chosen = new int[_components];
        for (int place = 0; place < _tree.Count; place++)
        {
            int own = _component[place];
            if (_nearest[place] >= 0 && _weight[place] == _bound[own] && chosen[own] == 0)
                chosen[own] = place + 1;
        }
        _workers.Cancellation.ThrowIfCancellationRequested();
        var joined = new DisjointSet(_components);
        for (int component = 0; component < _components; component++)
        {
            int from = chosen[component] - 1, to = _nearest[from], other = _component[to];
            // Two components may have chosen the same link, and a ring of them equally heavy ones: the last is one too many.
            if (joined.AreJoined(component, other))
                continue;
            joined.Join(component, other);
            _links[_found++] = new ReachabilityLink(from, to, _weight[from]);
        }
        // A root is the smallest of its set, so it has its new number before the others ask for it.
        int components = 0;
        for (int component = 0; component < _components; component++)
        {
            int root = joined.Find(component);
            chosen[component] = root == component ? components++ : chosen[root];
        }
        _components = components;
        _workers.Run(_tree.Count, (first, end) =>
        {
            foreach (ref int component in _component.AsSpan(first, end - first))
                component = chosen[component];
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

    /// <summary>One thread's searches for the lightest link from a point out of its component.</summary>
    private readonly struct Search(ReachabilityTree work)
    {
        private readonly int[] _waiting = new int[KdTree.MostWaiting];
        private readonly double[] _weights = new double[KdTree.MostWaiting];

        /// <summary>Finds the lightest link below a bound.</summary>
        /// <param name="place">From where.</param>
        /// <param name="own">Its component.</param>
        /// <param name="bound">Only lighter links are of interest.</param>
        /// <param name="least">No link can be lighter: one of this weight ends the search.</param>
        /// <returns>Where it leads and its weight; −1 and the bound when there is none.</returns>
        public (int To, double Weight) Run(int place, int own, double bound, double least)
        {
            KdTree tree = work._tree;
            double easting = tree.Eastings[place], northing = tree.Northings[place], core = work._cores[place];
            int node = tree.LeafOf(place), to = -1;
            if (work._nodeComponent[node] != own)
                LookAt(node, own, easting, northing, core, ref to, ref bound);
            for (; node > 1 && bound > least; node /= 2)
            {
                int other = node ^ 1;
                double weight = LeastWeight(other, own, easting, northing);
                if (weight < bound)
                    Descend(other, weight, own, easting, northing, core, least, ref to, ref bound);
            }
            return (to, bound);
        }

        private void Descend(
            int node, double weight, int own, double easting, double northing, double core, double least, ref int to, ref double bound)
        {
            (_waiting[0], _weights[0]) = (node, weight);
            for (int top = 1; top > 0 && bound > least;)
            {
                node = _waiting[--top];
                if (_weights[top] >= bound)
                    continue;
                while (node < work._tree.FirstLeaf)
                {
                    double left = LeastWeight(2 * node, own, easting, northing), right = LeastWeight(2 * node + 1, own, easting, northing);
                    if (Math.Min(left, right) >= bound)
                        break;
                    node = left <= right ? 2 * node : 2 * node + 1;
                    double farther = Math.Max(left, right);
                    if (farther < bound)
                        (_waiting[top], _weights[top++]) = (node ^ 1, farther);
                }
                if (node >= work._tree.FirstLeaf)
                    LookAt(node, own, easting, northing, core, ref to, ref bound);
            }
        }

        /// <summary>A weight that no link into the node is below; infinity when the node is the component's own.</summary>
        private double LeastWeight(int node, int own, double easting, double northing) =>
            work._nodeComponent[node] == own
                ? double.PositiveInfinity
                : Math.Max(work._nodeCore[node], work._tree.SquaredDistanceTo(node, easting, northing));

        private void LookAt(int leaf, int own, double easting, double northing, double core, ref int to, ref double bound)
        {
            KdTree tree = work._tree;
            int end = tree.End(leaf);
            for (int place = tree.Start(leaf); place < end; place++)
            {
                double dx = tree.Eastings[place] - easting, dy = tree.Northings[place] - northing;
                double weight = Math.Max(Math.Max(dx * dx + dy * dy, work._cores[place]), core);
                if (weight < bound && work._component[place] != own)
                    (bound, to) = (weight, place);
            }
        }
    }
}

/// <summary>Two positions of a <see cref="KdTree"/> and the square of their mutual reachability, m².</summary>
/// <param name="A">A place.</param>
/// <param name="B">Another.</param>
/// <param name="Squared">Square of the largest of their distance and both core distances, m².</param>
internal readonly record struct ReachabilityLink(int A, int B, double Squared);
