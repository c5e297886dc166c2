using Hotspots.Core.Indexing;

namespace Hotspots.Core.Analysis.Clustering;

/// <summary>Which positions hang together at which distance, from each on its own to all in one?</summary>
/// <remarks>
/// <para>
/// Nodes 0 to n − 1 are the positions; each later node is what its children become at one distance. All that joins at the same
/// distance joins at once, however many parts there are: that is how Campello, Moulavi and Sander define it ("Density-based
/// clustering based on hierarchical density estimates", PAKDD 2013: links of equal weight are removed together), and it makes the
/// tree a matter of the positions alone. Programs that join two and two let the order of the file decide among equals.
/// </para>
/// <para>Children of a node are a linked list, in no order that may be relied on.</para>
/// </remarks>
internal sealed class MergeTree
{
    private MergeTree(int positions)
    {
        Positions = positions;
        int most = Math.Max(1, 2 * positions - 1);
        Squared = new double[most];
        Size = new int[most];
        FirstChild = new int[most];
        NextSibling = new int[most];
        Root = 0;
    }

    /// <summary>How many positions, and so the number of the first node that is none.</summary>
    public int Positions { get; }

    /// <summary>The node of all.</summary>
    public int Root { get; private set; }

    /// <summary>Square of the distance at which a node comes together, m²; of a position its core distance.</summary>
    public double[] Squared { get; }

    /// <summary>Points in a node.</summary>
    public int[] Size { get; }

    /// <summary>A node's first child; a position has none.</summary>
    public int[] FirstChild { get; }

    /// <summary>The next child of the same node, −1 after the last.</summary>
    public int[] NextSibling { get; }

    /// <summary>Joins what the links link, lightest first.</summary>
    /// <param name="cores">Squared core distance of each position, m².</param>
    /// <param name="counts">Points at each position.</param>
    /// <param name="links">A minimum spanning tree's, ascending.</param>
    /// <param name="cancellation">Looked at now and then.</param>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static MergeTree Build(double[] cores, int[] counts, ReachabilityLink[] links, CancellationToken cancellation)
    {
        int n = cores.Length, next = n;
        var tree = new MergeTree(n);
        cores.CopyTo(tree.Squared, 0);
        counts.CopyTo(tree.Size, 0);
        tree.FirstChild.AsSpan().Fill(-1);
        tree.NextSibling.AsSpan().Fill(-1);
        var joined = new DisjointSet(n);
        var nodeOf = new int[n];
        var lastChild = new int[Math.Max(0, n - 1)];
        for (int i = 0; i < n; i++)
            nodeOf[i] = i;
        for (int i = 0; i < links.Length; i++)
        {
            if ((i & 0xFFFF) == 0)
                cancellation.ThrowIfCancellationRequested();
            ReachabilityLink link = links[i];
            int rootA = joined.Find(link.A), rootB = joined.Find(link.B), a = nodeOf[rootA], b = nodeOf[rootB];
            bool growsA = a >= n && tree.Squared[a] == link.Squared, growsB = b >= n && tree.Squared[b] == link.Squared;
            int node;
            if (growsA && growsB)
            {
                // Both came together at this very distance: they are one node. The other's list is hung on; it itself is no more.
                node = a;
                tree.NextSibling[lastChild[a - n]] = tree.FirstChild[b];
                lastChild[a - n] = lastChild[b - n];
            }
            else if (growsA || growsB)
            {
                node = growsA ? a : b;
                int child = growsA ? b : a;
                tree.NextSibling[lastChild[node - n]] = child;
                lastChild[node - n] = child;
            }
            else
            {
                node = next++;
                tree.Squared[node] = link.Squared;
                tree.FirstChild[node] = a;
                tree.NextSibling[a] = b;
                lastChild[node - n] = b;
            }
            tree.Size[node] = tree.Size[a] + tree.Size[b];
            joined.Join(rootA, rootB);
            nodeOf[joined.Find(rootA)] = node;
            tree.Root = node;
        }
        return tree;
    }
}
