namespace Hotspots.Core.Indexing;

/// <summary>Disjoint-set forest (union–find). Which of many things have been joined, directly or through others?</summary>
/// <remarks>
/// Many threads may join and ask at once, without locks. A root is always the smallest member of its set, so that the final state
/// depends only on which pairs were joined, never on the order or the threads that joined them.
/// Anderson and Woll, "Wait-free parallel algorithms for the union-find problem", STOC 1991, with path halving.
/// </remarks>
internal sealed class DisjointSet
{
    private readonly int[] _parents;

    /// <summary>Each of <paramref name="count"/> things on its own.</summary>
    public DisjointSet(int count)
    {
        _parents = new int[count];
        for (int i = 0; i < count; i++)
            _parents[i] = i;
    }

    /// <summary>The smallest member of the set that holds <paramref name="item"/>.</summary>
    public int Find(int item)
    {
        int[] parents = _parents;
        while (true)
        {
            int parent = Volatile.Read(ref parents[item]);
            if (parent == item)
                return item;
            int grandparent = Volatile.Read(ref parents[parent]);
            // Halving the path is only a shortcut: whether this thread or another wins, the item still leads to the same root.
            if (grandparent != parent)
                Interlocked.CompareExchange(ref parents[item], grandparent, parent);
            item = grandparent;
        }
    }

    /// <summary>Are the two in one set? While others join, "no" may already be out of date; "yes" never is.</summary>
    public bool AreJoined(int a, int b) => Find(a) == Find(b);

    /// <summary>Joins the sets of the two.</summary>
    public void Join(int a, int b)
    {
        while (true)
        {
            int rootA = Find(a), rootB = Find(b);
            if (rootA == rootB)
                return;
            (int smaller, int larger) = rootA < rootB ? (rootA, rootB) : (rootB, rootA);
            // Fails only when another thread has meanwhile hung the larger root elsewhere: look again.
            if (Interlocked.CompareExchange(ref _parents[larger], smaller, larger) == larger)
                return;
        }
    }
}
