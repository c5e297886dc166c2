using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Analysis.Clustering.Hierarchical;

/// <summary>Labels of the clusters that are kept. Which number does each kept cluster get, and what does each point learn from it?</summary>
internal static class HdbscanLabelling
{
    /// <summary>Turns kept clusters into labels, memberships and outlier scores of points.</summary>
    /// <param name="positions">Which points stand where.</param>
    /// <param name="tree">The positions, by place.</param>
    /// <param name="condensed">The clusters, by place.</param>
    /// <param name="kept">One a cluster: is it kept?</param>
    /// <param name="cancellation">Looked at now and then.</param>
    public static HdbscanResult Label(
        DistinctPositions positions, KdTree tree, CondensedTree condensed, ReadOnlySpan<bool> kept, CancellationToken cancellation)
    {
        int clusters = condensed.Count;
        // The kept cluster that holds each, or −1; and the largest λ of each, its parts included.
        var holder = new int[clusters];
        var densest = new double[clusters];
        for (int cluster = 0; cluster < clusters; cluster++)
        {
            holder[cluster] = kept[cluster] ? cluster : cluster == 0 ? -1 : holder[condensed.Parents[cluster]];
            densest[cluster] = condensed.Deaths[cluster];
        }
        for (int cluster = clusters - 1; cluster > 0; cluster--)
            densest[condensed.Parents[cluster]] = Math.Max(densest[condensed.Parents[cluster]], densest[cluster]);

        int n = tree.Count;
        var cluster0 = new int[n];
        var membership = new double[n];
        var outlier = new double[n];
        var sizes = new int[clusters];
        var corners = new int[clusters];
        corners.AsSpan().Fill(-1);
        for (int place = 0; place < n; place++)
        {
            if ((place & 0xFFFF) == 0)
                cancellation.ThrowIfCancellationRequested();
            int last = condensed.Cluster[place], position = tree.Order[place], label = holder[last];
            double lambda = condensed.Lambda[place], most = densest[last];
            // The cluster of all points has no beginning that could leave anyone out: only those count that are there at its end.
            if (label == 0 && lambda < condensed.Deaths[0])
                label = -1;
            outlier[position] = lambda >= most ? 0 : double.IsInfinity(most) ? 1 : (most - lambda) / most;
            cluster0[position] = label;
            if (label < 0)
                continue;
            double death = condensed.Deaths[label];
            membership[position] = lambda >= death ? 1 : double.IsInfinity(death) ? 0 : lambda / death;
            sizes[label] += positions.Counts[position];
            if (corners[label] < 0 || IsSouthWestOf(position, corners[label]))
                corners[label] = position;
        }

        var order = new List<int>();
        for (int cluster = 0; cluster < clusters; cluster++)
        {
            if (kept[cluster] && sizes[cluster] > 0)
                order.Add(cluster);
        }
        order.Sort((a, b) => sizes[a] != sizes[b] ? sizes[b].CompareTo(sizes[a]) : a == b ? 0 : IsSouthWestOf(corners[a], corners[b]) ? -1 : 1);
        var described = new HdbscanCluster[order.Count];
        for (int number = 0; number < order.Count; number++)
        {
            int cluster = order[number];
            described[number] = new HdbscanCluster(condensed.Stabilities[cluster], 1 / condensed.Births[cluster], 1 / condensed.Deaths[cluster]);
            sizes[cluster] = number;
        }
        int[] labels = new int[positions.OfPoint.Length];
        var isCore = new bool[labels.Length];
        double[] memberships = new double[labels.Length], outliers = new double[labels.Length];
        for (int i = 0; i < labels.Length; i++)
        {
            int position = positions.OfPoint[i], label = cluster0[position];
            labels[i] = label < 0 ? ClusterLabels.Noise : sizes[label];
            (isCore[i], memberships[i], outliers[i]) = (label >= 0, membership[position], outlier[position]);
        }
        return new HdbscanResult(new ClusterLabels(labels, isCore, order.Count), described, memberships, outliers);

        bool IsSouthWestOf(int position, int other) => At(position).IsSouthWestOf(At(other));

        GridPoint At(int position) => new(positions.Eastings[position], positions.Northings[position]);
    }
}
