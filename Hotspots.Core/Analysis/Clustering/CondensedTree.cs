using Hotspots.Core.Indexing;

namespace Hotspots.Core.Analysis.Clustering;

/// <summary>Which clusters does density part into which, and at which density does each point leave?</summary>
/// <remarks>
/// <para>
/// λ is one over the distance at which points hang together. Seen with rising λ, a cluster loses points; where at least two parts of
/// the smallest cluster size or more are left of it, it ends and these begin; where there is one, it lives on in that; where there is
/// none, it ends. Campello, Moulavi and Sander 2013, with the smallest cluster size of McInnes and Healy 2017.
/// </para>
/// <para>What lets go exactly where a cluster parts goes with one of the parts: see <see cref="SplitEdge"/>.</para>
/// <para>Cluster 0 is all points, born at λ = 0; parents come before their children.</para>
/// </remarks>
internal sealed class CondensedTree
{
    private readonly List<int> _parents = [];
    private readonly List<double> _births = [], _deaths = [], _stabilities = [];
    private readonly List<int> _sizes = [];

    private CondensedTree(int positions)
    {
        Cluster = new int[positions];
        Lambda = new double[positions];
    }

    /// <summary>How many clusters, that of all points included.</summary>
    public int Count => _parents.Count;

    /// <summary>One a position: the last cluster it belongs to.</summary>
    public int[] Cluster { get; }

    /// <summary>One a position: λ, 1/m, at which it leaves that cluster; infinity where k points share one position.</summary>
    public double[] Lambda { get; }

    /// <summary>One a cluster: the cluster that it parted from; −1 for that of all points.</summary>
    public IReadOnlyList<int> Parents => _parents;

    /// <summary>One a cluster: λ, 1/m, at which it begins.</summary>
    public IReadOnlyList<double> Births => _births;

    /// <summary>One a cluster: λ, 1/m, at which it ends or parts.</summary>
    public IReadOnlyList<double> Deaths => _deaths;

    /// <summary>One a cluster: points at its birth.</summary>
    public IReadOnlyList<int> Sizes => _sizes;

    /// <summary>One a cluster: excess of mass, Σ (λ at which a point leaves − λ of the birth), 1/m.</summary>
    public IReadOnlyList<double> Stabilities => _stabilities;

    /// <summary>Condenses the tree.</summary>
    /// <param name="merges">At least one position.</param>
    /// <param name="positions">The same positions.</param>
    /// <param name="minClusterSize">Points that make a cluster, 2 or more.</param>
    /// <param name="cancellation">Looked at now and then.</param>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static CondensedTree Build(MergeTree merges, KdTree positions, int minClusterSize, CancellationToken cancellation)
    {
        var tree = new CondensedTree(merges.Positions);
        var open = new Stack<(int Node, int Cluster)>();
        var leaving = new Stack<int>();
        var edge = new SplitEdge();
        tree.Add(-1, 0, merges.Size[merges.Root]);
        open.Push((merges.Root, 0));
        for (int steps = 0; open.TryPop(out (int Node, int Cluster) at); steps++)
        {
            if ((steps & 0xFFF) == 0)
                cancellation.ThrowIfCancellationRequested();
            (int node, int cluster) = at;
            double lambda = 1 / Math.Sqrt(merges.Squared[node]);
            if (node < merges.Positions)
            {
                // The points of one position: below their core distance each is on its own.
                tree.Leave(cluster, lambda, merges.Size[node]);
                (tree.Cluster[node], tree.Lambda[node], tree._deaths[cluster]) = (cluster, lambda, lambda);
                continue;
            }
            int parts = 0, staying = 0;
            for (int child = merges.FirstChild[node]; child >= 0; child = merges.NextSibling[child])
            {
                if (!IsPart(child))
                    continue;
                parts++;
                staying += merges.Size[child];
            }
            tree.Leave(cluster, lambda, merges.Size[node] - (parts == 1 ? staying : 0));
            if (parts != 1)
                tree._deaths[cluster] = lambda;
            for (int child = merges.FirstChild[node]; child >= 0; child = merges.NextSibling[child])
            {
                if (IsPart(child))
                {
                    open.Push((child, parts == 1 ? cluster : tree.Add(cluster, lambda, merges.Size[child])));
                    continue;
                }
                leaving.Push(child);
                while (leaving.TryPop(out int gone))
                {
                    for (int below = merges.FirstChild[gone]; below >= 0; below = merges.NextSibling[below])
                        leaving.Push(below);
                    if (gone >= merges.Positions)
                        continue;
                    (tree.Cluster[gone], tree.Lambda[gone]) = (cluster, lambda);
                    if (parts > 1)
                        edge.Add(gone);
                }
                if (parts > 1)
                    edge.EndGroup(merges.Squared[node]);
            }

            // Points of a position that come together no sooner than everything here are single points here.
            bool IsPart(int child) =>
                merges.Size[child] >= minClusterSize && (child >= merges.Positions || merges.Squared[child] < merges.Squared[node]);
        }
        edge.Place(tree, merges, positions, cancellation);
        return tree;
    }

    private int Add(int parent, double birth, int size)
    {
        _parents.Add(parent);
        _births.Add(birth);
        _deaths.Add(birth);
        _stabilities.Add(0);
        _sizes.Add(size);
        return _parents.Count - 1;
    }

    // Not for nobody: no point at infinite λ would still make the sum no number.
    private void Leave(int cluster, double lambda, int points)
    {
        if (points > 0)
            _stabilities[cluster] += points * (lambda - _births[cluster]);
    }
}
