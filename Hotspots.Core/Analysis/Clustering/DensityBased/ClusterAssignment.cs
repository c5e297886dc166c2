using Hotspots.Core.Analysis.Clustering.SpaceTime;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Analysis.Clustering.DensityBased;

/// <summary>Cluster labels, numbered from the largest cluster. Which cluster does each point belong to, and which number has the cluster?</summary>
internal static class ClusterAssignment
{
    /// <summary>Gives every point its cluster, border points that of their nearest core point, and numbers the clusters.</summary>
    public static ClusterLabels Label(CoreCells cores, DisjointSet joined, WorkSharing workers, ProgressMeter meter)
    {
        CellIndex cells = cores.Cells;
        int n = cells.Order.Length;
        meter.Begin("Assigning the borders", 0.95, n);
        var labels = new int[n];
        var isCore = new bool[n];
        cells.ForEachBlock(workers, (first, end) =>
        {
            if (first == end)
                return;
            var neighbourhood = new CellNeighbourhood(cells, first);
            Span<int> neighbours = stackalloc int[CellNeighbourhood.Most + 1];
            for (int cell = first; cell < end; cell++)
            {
                int start = cells.Starts[cell], borders = start + cores.Counts[cell], stop = cells.Starts[cell + 1];
                int root = joined.Find(cell);
                for (int place = start; place < borders; place++)
                {
                    labels[cells.Order[place]] = root;
                    isCore[cells.Order[place]] = true;
                }
                if (borders == stop)
                    continue;
                workers.Cancellation.ThrowIfCancellationRequested();
                // Its own cell first: a near core point found early rules out most of the others.
                neighbours[0] = cell;
                int count = 1 + neighbourhood.Of(cell, neighbours[1..]);
                var recent = new RecentPositions();
                for (int place = borders; place < stop; place++)
                {
                    double easting = cells.Eastings[place], northing = cells.Northings[place];
                    if (!recent.TryGet(easting, northing, out int label))
                    {
                        int nearest = CellOfNearestCore(cores, neighbours[..count], easting, northing);
                        label = nearest < 0 ? ClusterLabels.Noise : joined.Find(nearest);
                        recent.Remember(easting, northing, label);
                    }
                    labels[cells.Order[place]] = label;
                }
            }
            meter.Advance(cells.Starts[end] - cells.Starts[first]);
        });
        int[] numbers = Number(cores, joined, labels, out int clusterCount);
        workers.Run(n, (first, end) =>
        {
            foreach (ref int label in labels.AsSpan(first, end - first))
            {
                if (label >= 0)
                    label = numbers[label];
            }
        });
        return new ClusterLabels(labels, isCore, clusterCount);
    }

    /// <summary>The cell of the nearest core point within ε, −1 for none; of equally near ones the most southerly, then westerly.</summary>
    private static int CellOfNearestCore(CoreCells cores, ReadOnlySpan<int> candidates, double easting, double northing)
    {
        CellIndex cells = cores.Cells;
        var here = new GridBox(easting, northing, easting, northing);
        double nearest = cores.EpsilonSquared;
        int nearestCell = -1, nearestPlace = -1;
        foreach (int cell in candidates)
        {
            int first = cells.Starts[cell], count = cores.Counts[cell];
            if (count == 0 || CoreCells.NearestSquared(here, cores.Boxes[cell]) > nearest)
                continue;
            for (int place = first; place < first + count; place++)
            {
                double dx = cells.Eastings[place] - easting, dy = cells.Northings[place] - northing;
                double squared = dx * dx + dy * dy;
                if (squared > nearest)
                    continue;
                if (nearestPlace >= 0 && squared == nearest && !cells.IsSouthWestOf(place, nearestPlace))
                    continue;
                (nearest, nearestCell, nearestPlace) = (squared, cell, place);
            }
        }
        return nearestCell;
    }

    /// <summary>The number of each root's cluster: largest first, equal sizes by their most south-westerly core point.</summary>
    private static int[] Number(CoreCells cores, DisjointSet joined, ReadOnlySpan<int> labels, out int clusterCount)
    {
        CellIndex cells = cores.Cells;
        var sizes = new int[cells.CellCount];
        foreach (int label in labels)
        {
            if (label >= 0)
                sizes[label]++;
        }
        var corners = new int[cells.CellCount];
        var roots = new List<int>();
        for (int cell = 0; cell < cells.CellCount; cell++)
        {
            if (cores.Counts[cell] == 0)
                continue;
            int root = joined.Find(cell), first = cells.Starts[cell];
            if (root == cell)
            {
                roots.Add(root);
                corners[root] = first;
            }
            // A root is the first of its cells, so that it has a corner by the time the others are looked at.
            if (cores.Boxes[cell].South > cells.Northings[corners[root]])
                continue;
            for (int place = first; place < first + cores.Counts[cell]; place++)
            {
                if (cells.IsSouthWestOf(place, corners[root]))
                    corners[root] = place;
            }
        }
        roots.Sort((a, b) =>
            sizes[a] != sizes[b] ? sizes[b].CompareTo(sizes[a])
            : a == b ? 0
            : cells.IsSouthWestOf(corners[a], corners[b]) ? -1 : 1);
        for (int number = 0; number < roots.Count; number++)
            sizes[roots[number]] = number;
        clusterCount = roots.Count;
        return sizes;
    }
}
