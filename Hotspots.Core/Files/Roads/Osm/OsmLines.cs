using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model.Roads;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Files.Roads.Osm;

/// <summary>Lines of ways on the National Grid.</summary>
internal sealed class OsmLines(OsmNodes nodes)
{
    private GridPoint[] _line = new GridPoint[256];
    private int[] _found = new int[256];
    private double[] _eastings = new double[256], _northings = new double[256];

    /// <summary>Adds a road: each stretch of it whose nodes are there.</summary>
    public void AddRoad(RoadTableBuilder roads, RoadFeature road, long[] way)
    {
        int count = Find(way, isWhole: false);
        for (int first = 0; first < count;)
        {
            while (first < count && _found[first] < 0)
                first++;
            int end = first;
            while (end < count && _found[end] >= 0)
                end++;
            if (end - first > 1)
                roads.Add(road, Project(first, end), _found.AsSpan(first, end - first));
            first = end;
        }
    }

    /// <summary>Adds what is drawn; an area that is not closed, or has no extent, is left out.</summary>
    public void AddGround(GroundTableBuilder ground, GroundKind kind, long[] way)
    {
        if (GroundTable.IsArea(kind))
            AddRing(ground, way);
        else if (Find(way, isWhole: true) is > 1 and int count)
            ground.AddRing(Project(0, count));
        ground.End(kind);
    }

    /// <summary>Adds a ring.</summary>
    public void AddRing(GroundTableBuilder ground, long[] way)
    {
        if (way.Length > 3 && way[0] == way[^1] && Find(way, isWhole: true) is > 3 and int count && _found[0] == _found[count - 1])
            ground.AddRing(Project(0, count));
    }

    /// <summary>Looks the nodes up.</summary>
    /// <param name="way">Their numbers.</param>
    /// <param name="isWhole">Are missing ones passed over? Else they are −1.</param>
    private int Find(long[] way, bool isWhole)
    {
        if (_found.Length < way.Length)
        {
            int size = 2 * way.Length;
            (_found, _line, _eastings, _northings) = (new int[size], new GridPoint[size], new double[size], new double[size]);
        }
        int count = 0;
        foreach (long id in way)
        {
            int node = nodes.Find(id);
            // A node twice in a row is one vertex.
            if ((node < 0 && isWhole) || (node >= 0 && count > 0 && _found[count - 1] == node))
                continue;
            _found[count++] = node;
        }
        return count;
    }

    private ReadOnlySpan<GridPoint> Project(int first, int end)
    {
        int count = end - first;
        for (int i = 0; i < count; i++)
            (_eastings[i], _northings[i]) = (nodes.LongitudeOf(_found[first + i]), nodes.LatitudeOf(_found[first + i]));
        NationalGrid.ToGrid(_eastings.AsSpan(0, count), _northings.AsSpan(0, count), _eastings.AsSpan(0, count), _northings.AsSpan(0, count));
        for (int i = 0; i < count; i++)
            _line[i] = new GridPoint(_eastings[i], _northings[i]);
        return _line.AsSpan(0, count);
    }
}

/// <summary>Rings of an area that is drawn as several ways.</summary>
internal static class OsmRings
{
    /// <summary>Joins ways at their ends to rings; what does not close, at the edge of an extract, is left out.</summary>
    public static IEnumerable<long[]> Join(IEnumerable<long[]> ways)
    {
        var open = new List<long[]>();
        foreach (long[] way in ways)
        {
            if (way.Length > 1 && way[0] == way[^1])
                yield return way;
            else if (way.Length > 1)
                open.Add(way);
        }
        // Which open ways begin or end at a node.
        var ends = new Dictionary<long, Stack<int>>();
        for (int i = open.Count - 1; i >= 0; i--)
        {
            foreach (long end in (ReadOnlySpan<long>)[open[i][0], open[i][^1]])
            {
                if (!ends.TryGetValue(end, out Stack<int>? at))
                    ends.Add(end, at = []);
                at.Push(i);
            }
        }
        var isUsed = new bool[open.Count];
        for (int first = 0; first < open.Count; first++)
        {
            if (isUsed[first])
                continue;
            isUsed[first] = true;
            var ring = new List<long>(open[first]);
            while (ring[^1] != ring[0] && ends[ring[^1]].TryPop(out int next))
            {
                if (isUsed[next])
                    continue;
                isUsed[next] = true;
                long[] way = open[next];
                IEnumerable<long> onwards = way[0] == ring[^1] ? way : way.Reverse();
                ring.AddRange(onwards.Skip(1));
            }
            if (ring[^1] == ring[0])
                yield return [.. ring];
        }
    }
}
