namespace Hotspots.Core.Analysis.Clustering.Hierarchical;

/// <summary>Cluster extraction from a condensed tree. Which clusters of a condensed tree are kept, none inside another?</summary>
internal static class ClusterSelection
{
    /// <summary>Chooses.</summary>
    /// <param name="tree">The clusters.</param>
    /// <param name="selection">By which rule.</param>
    /// <param name="allowSingle">May it be the one cluster of all points?</param>
    /// <returns>One a cluster: is it kept?</returns>
    public static bool[] Select(CondensedTree tree, HdbscanSelection selection, bool allowSingle)
    {
        var kept = new bool[tree.Count];
        var isParent = new bool[tree.Count];
        for (int cluster = 1; cluster < tree.Count; cluster++)
            isParent[tree.Parents[cluster]] = true;
        int first = allowSingle ? 0 : 1;
        if (selection == HdbscanSelection.Leaf)
        {
            for (int cluster = first; cluster < tree.Count; cluster++)
                kept[cluster] = !isParent[cluster];
            return kept;
        }
        // Of the best below each; a cluster parts in two, and the sum of two does not depend on their order.
        var below = new double[tree.Count];
        for (int cluster = tree.Count - 1; cluster >= first; cluster--)
        {
            double own = tree.Stabilities[cluster];
            kept[cluster] = !(below[cluster] > own);
            if (cluster > 0)
                below[tree.Parents[cluster]] += Math.Max(own, below[cluster]);
        }
        // From the top: what is inside a kept cluster is not kept.
        var inside = new bool[tree.Count];
        for (int cluster = 1; cluster < tree.Count; cluster++)
        {
            int parent = tree.Parents[cluster];
            inside[cluster] = inside[parent] || kept[parent];
            kept[cluster] &= !inside[cluster];
        }
        return kept;
    }
}
