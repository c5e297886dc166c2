using Hotspots.Core.Indexing;

namespace Hotspots.Core.Analysis.Clustering;

/// <summary>Where a cluster parts, where do those go who let go of it at that very distance?</summary>
/// <remarks>
/// <para>
/// Clusters mostly part at the core distance of a point between them: it is what held them together, and on its own below. It is as
/// near to the part as any border point, so it goes there as border points of <see cref="Dbscan"/> do: to the part of its nearest
/// neighbour, of several equally near the most southerly, then westerly. Handfuls too small to be parts then go with the nearest of
/// those points or of the parts, as one. Either leaves its part at once: it adds nothing to its stability.
/// </para>
/// <para>
/// Campello's rule would leave them all in none; programs that join two and two give them to whichever link the file happened to
/// bring first.
/// </para>
/// </remarks>
internal sealed class SplitEdge
{
    private readonly List<int> _places = [];
    private readonly List<(int End, double Squared)> _groups = [];
    private readonly Dictionary<int, int> _placed = [];
    private int[] _near = new int[64];

    /// <summary>Adds a position to the group that is being told.</summary>
    public void Add(int place) => _places.Add(place);

    /// <summary>Ends a group: a single position or a handful.</summary>
    /// <param name="squared">Square of the distance at which the cluster parts, m².</param>
    public void EndGroup(double squared) => _groups.Add((_places.Count, squared));

    /// <summary>Gives all groups their part, when all parts are known.</summary>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public void Place(CondensedTree tree, MergeTree merges, KdTree positions, CancellationToken cancellation)
    {
        foreach (bool single in new[] { true, false })
        {
            var found = new List<(int First, int End, int Part)>();
            for (int group = 0, first = 0, end; group < _groups.Count; group++, first = end)
            {
                cancellation.ThrowIfCancellationRequested();
                (end, double squared) = _groups[group];
                bool onItsOwn = end == first + 1 && merges.Squared[_places[first]] == squared;
                if (_placed.ContainsKey(_places[first]) || onItsOwn != single)
                    continue;
                int part = NearestPart(tree, positions, _places.GetRange(first, end - first), squared);
                if (part >= 0)
                    found.Add((first, end, part));
            }
            foreach ((int first, int end, int part) in found)
            {
                for (int i = first; i < end; i++)
                    _placed[_places[i]] = part;
            }
        }
        foreach ((int place, int part) in _placed)
            tree.Cluster[place] = part;
    }

    private int NearestPart(CondensedTree tree, KdTree positions, List<int> group, double squared)
    {
        int nearest = -1, nearestPart = -1;
        double least = double.PositiveInfinity;
        foreach (int place in group)
        {
            double easting = positions.Eastings[place], northing = positions.Northings[place];
            int count = positions.Within(easting, northing, squared, ref _near);
            foreach (int other in _near.AsSpan(0, count))
            {
                int part = PartWith(tree, tree.Cluster[place], other);
                double dx = positions.Eastings[other] - easting, dy = positions.Northings[other] - northing, distance = dx * dx + dy * dy;
                if (part < 0 || distance > least || (distance == least && !positions.IsSouthWestOf(other, nearest)))
                    continue;
                (least, nearest, nearestPart) = (distance, other, part);
            }
        }
        return nearestPart;
    }

    /// <summary>The part of a cluster that a position belongs to or goes with; −1 when there is none.</summary>
    private int PartWith(CondensedTree tree, int cluster, int place)
    {
        int part = -1, at = _placed.TryGetValue(place, out int gone) ? gone : tree.Cluster[place];
        for (; at > cluster; at = tree.Parents[at])
            part = at;
        return at == cluster ? part : -1;
    }
}
