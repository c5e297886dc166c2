namespace Hotspots.Core.Files.Roads.Osm;

/// <summary>Nodes of OpenStreetMap by their number.</summary>
internal sealed class OsmNodes
{
    private readonly long[] _ids;
    private readonly int[] _latitudes, _longitudes;
    private readonly int[] _buckets;
    private readonly int _shift;

    /// <summary>Takes nodes in any order; of those with one number the first counts.</summary>
    public OsmNodes(long[] ids, int[] latitudes, int[] longitudes)
    {
        if (!IsAscending(ids))
            (ids, latitudes, longitudes) = Sorted(ids, latitudes, longitudes);
        (_ids, _latitudes, _longitudes) = (ids, latitudes, longitudes);
        // About as many buckets as nodes, by the leading bits: few numbers are left to be searched.
        long span = ids.Length == 0 ? 0 : ids[^1] - ids[0];
        while (span >> _shift > Math.Max(1024, ids.Length))
            _shift++;
        _buckets = new int[(int)(span >> _shift) + 2];
        int bucket = 0;
        for (int i = 0; i < ids.Length; i++)
        {
            for (int own = (int)((ids[i] - ids[0]) >> _shift); bucket <= own; bucket++)
                _buckets[bucket] = i;
        }
        for (; bucket < _buckets.Length; bucket++)
            _buckets[bucket] = ids.Length;
    }

    /// <summary>How many.</summary>
    public int Count => _ids.Length;

    /// <summary>Degrees north.</summary>
    public double LatitudeOf(int node) => _latitudes[node] * 1e-7;

    /// <summary>Degrees east.</summary>
    public double LongitudeOf(int node) => _longitudes[node] * 1e-7;

    /// <summary>Index of a node; −1 where there is none of that number.</summary>
    public int Find(long id)
    {
        if (_ids.Length == 0 || id < _ids[0] || id > _ids[^1])
            return -1;
        int bucket = (int)((id - _ids[0]) >> _shift);
        int first = _buckets[bucket], count = _buckets[bucket + 1] - first;
        int found = _ids.AsSpan(first, count).BinarySearch(id);
        return found < 0 ? -1 : first + found;
    }

    private static bool IsAscending(long[] ids)
    {
        for (int i = 1; i < ids.Length; i++)
        {
            if (ids[i] <= ids[i - 1])
                return false;
        }
        return true;
    }

    private static (long[] Ids, int[] Latitudes, int[] Longitudes) Sorted(long[] ids, int[] latitudes, int[] longitudes)
    {
        int[] order = [.. Enumerable.Range(0, ids.Length)];
        Array.Sort(order, (a, b) => ids[a] != ids[b] ? ids[a].CompareTo(ids[b]) : a.CompareTo(b));
        var kept = new List<int>(order.Length);
        foreach (int i in order)
        {
            if (kept.Count == 0 || ids[kept[^1]] != ids[i])
                kept.Add(i);
        }
        return ([.. kept.Select(i => ids[i])], [.. kept.Select(i => latitudes[i])], [.. kept.Select(i => longitudes[i])]);
    }
}
