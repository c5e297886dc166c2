using Hotspots.Core.Analysis.Clustering.Ordering;
using Hotspots.Core.Indexing;

namespace Hotspots.Core.Analysis.Clustering.Hierarchical;

/// <summary>Single-linkage dendrogram. Which positions hang together at which distance, from each on its own to all in one?</summary>
/// <remarks>
/// Single linkage, two and two: nodes 0 to n − 1 are the positions, node n + i is what the i-th link makes of the nodes at its ends.
/// The order of the links is that of <see cref="LinkOrder"/>. The points of one position are joined before they join any others.
/// </remarks>
internal sealed class MergeTree
{
    private readonly double[] _cores;
    private readonly int[] _counts;
    private readonly ReachabilityLink[] _links;
    private readonly Merge[] _merges;

    private MergeTree(double[] cores, int[] counts, ReachabilityLink[] links)
    {
        (_cores, _counts, _links) = (cores, counts, links);
        _merges = new Merge[links.Length];
    }

    /// <summary>How many positions, and so the number of the first node that is none.</summary>
    public int Positions => _cores.Length;

    /// <summary>The node of all.</summary>
    public int Root => Positions + _links.Length - 1;

    /// <summary>Square of the distance at which a node comes together, m²; of a position its core distance.</summary>
    public double Squared(int node) => node < Positions ? _cores[node] : _links[node - Positions].Squared;

    /// <summary>Points in a node.</summary>
    public int Size(int node) => node < Positions ? _counts[node] : _merges[node - Positions].Size;

    /// <summary>The two nodes that a node is made of; a position is made of none.</summary>
    public (int Left, int Right) Parts(int node) => (_merges[node - Positions].Left, _merges[node - Positions].Right);

    /// <summary>Joins what the links link, one after the other.</summary>
    /// <param name="cores">Squared core distance of each position, m²; at least one.</param>
    /// <param name="counts">Points at each position.</param>
    /// <param name="links">The links of <see cref="ReachabilityTree"/>, in their order.</param>
    /// <param name="cancellation">Looked at now and then.</param>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static MergeTree Build(double[] cores, int[] counts, ReachabilityLink[] links, CancellationToken cancellation)
    {
        int n = cores.Length;
        var tree = new MergeTree(cores, counts, links);
        var joined = new DisjointSet(n);
        var nodeOf = new int[n];
        for (int i = 0; i < n; i++)
            nodeOf[i] = i;
        for (int i = 0; i < links.Length; i++)
        {
            if ((i & 0xFFFF) == 0)
                cancellation.ThrowIfCancellationRequested();
            int rootA = joined.Find(links[i].A), rootB = joined.Find(links[i].B), a = nodeOf[rootA], b = nodeOf[rootB];
            tree._merges[i] = new Merge(a, b, tree.Size(a) + tree.Size(b));
            joined.Join(rootA, rootB);
            nodeOf[Math.Min(rootA, rootB)] = n + i;
        }
        return tree;
    }

    private readonly record struct Merge(int Left, int Right, int Size);
}
