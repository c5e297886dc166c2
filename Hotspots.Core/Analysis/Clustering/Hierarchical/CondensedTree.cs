namespace Hotspots.Core.Analysis.Clustering.Hierarchical;

/// <summary>Condensed cluster tree. Which clusters does density part into which, and at which density does each point leave?</summary>
/// <remarks>
/// <para>
/// λ is one over the distance at which points hang together. Seen with rising λ, the links of <see cref="MergeTree"/> give way one by
/// one, and each parts what it held in two. If both parts have the smallest cluster size, the cluster ends and they begin; if one has,
/// the cluster lives on in it and the others leave; if none has, all leave and it ends. McInnes and Healy 2017, after Campello,
/// Moulavi and Sander 2013, who let links of one weight give way together: then crowds that a single incident keeps together fall into
/// pieces too small to be clusters.
/// </para>
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
    /// <param name="minClusterSize">Points that make a cluster, 2 or more.</param>
    /// <param name="cancellation">Looked at now and then.</param>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static CondensedTree Build(MergeTree merges, int minClusterSize, CancellationToken cancellation)
    {
        var tree = new CondensedTree(merges.Positions);
        var open = new Stack<(int Node, int Cluster)>();
        var leaving = new Stack<int>();
        tree.Add(-1, 0, merges.Size(merges.Root));
        open.Push((merges.Root, 0));
        for (int steps = 0; open.TryPop(out (int Node, int Cluster) at); steps++)
        {
            if ((steps & 0xFFF) == 0)
                cancellation.ThrowIfCancellationRequested();
            (int node, int cluster) = at;
            double lambda = 1 / Math.Sqrt(merges.Squared(node));
            if (node < merges.Positions)
            {
                // The points of one position: below their core distance each is on its own.
                Leave(node, cluster, lambda);
                tree._deaths[cluster] = lambda;
                continue;
            }
            (int left, int right) = merges.Parts(node);
            bool leftStays = merges.Size(left) >= minClusterSize, rightStays = merges.Size(right) >= minClusterSize;
            if (leftStays && rightStays)
            {
                tree.AddMass(cluster, lambda, merges.Size(node));
                tree._deaths[cluster] = lambda;
                open.Push((left, tree.Add(cluster, lambda, merges.Size(left))));
                open.Push((right, tree.Add(cluster, lambda, merges.Size(right))));
            }
            else if (leftStays || rightStays)
            {
                Leave(leftStays ? right : left, cluster, lambda);
                open.Push((leftStays ? left : right, cluster));
            }
            else
            {
                Leave(node, cluster, lambda);
                tree._deaths[cluster] = lambda;
            }
        }
        return tree;

        void Leave(int node, int cluster, double lambda)
        {
            tree.AddMass(cluster, lambda, merges.Size(node));
            leaving.Push(node);
            while (leaving.TryPop(out int gone))
            {
                if (gone < merges.Positions)
                {
                    (tree.Cluster[gone], tree.Lambda[gone]) = (cluster, lambda);
                    continue;
                }
                (int left, int right) = merges.Parts(gone);
                leaving.Push(left);
                leaving.Push(right);
            }
        }
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

    /// <summary>Counts points that leave a cluster towards its excess of mass; at infinite λ it stays a number if the cluster began before.</summary>
    private void AddMass(int cluster, double lambda, int points)
    {
        if (lambda > _births[cluster])
            _stabilities[cluster] += points * (lambda - _births[cluster]);
    }
}
