using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Disclosure.Zones;

/// <summary>Greedy merging of zones. A zone is known by its first cell.</summary>
internal sealed class ZoneMerging
{
    private readonly int _least, _leastCells;
    private readonly int[] _parent;
    private readonly long[] _addresses;
    private readonly int[] _size;
    private readonly double[] _eastings, _northings;
    private readonly HashSet<int>[] _neighbours;

    /// <summary>Each cell a zone of its own.</summary>
    public ZoneMerging(CellGrid grid, ReadOnlySpan<int> cells, ReadOnlySpan<int> addresses, int least, int leastCells = 1)
    {
        (_least, _leastCells) = (least, leastCells);
        int count = cells.Length;
        (_parent, _addresses, _size) = (new int[count], new long[count], new int[count]);
        (_eastings, _northings, _neighbours) = (new double[count], new double[count], new HashSet<int>[count]);
        Span<int> near = stackalloc int[8];
        // Squares that meet at a corner alone are no neighbours: across an edge centres are one spacing apart.
        double reach = 1.2 * Math.Max(grid.ColumnSpacing, grid.RowSpacing);
        for (int i = 0; i < count; i++)
        {
            GridPoint centre = grid.CentreOf(cells[i]);
            (_parent[i], _addresses[i], _size[i]) = (i, addresses[i], 1);
            (_eastings[i], _northings[i], _neighbours[i]) = (centre.Easting, centre.Northing, []);
            foreach (int cell in near[..grid.Neighbours(cells[i], near)])
            {
                GridPoint other = grid.CentreOf(cell);
                int place = cells.BinarySearch(cell);
                if (place >= 0 && Math.Max(Math.Abs(other.Easting - centre.Easting), Math.Abs(other.Northing - centre.Northing)) < reach
                    && (grid.Shape == CellShape.Hexagon || other.Easting == centre.Easting || other.Northing == centre.Northing))
                    _neighbours[i].Add(place);
            }
        }
    }

    /// <summary>Merges until every zone has enough or has no neighbour.</summary>
    public AddressZones Run()
    {
        var queue = new PriorityQueue<int, (long Addresses, int First)>();
        for (int zone = 0; zone < _parent.Length; zone++)
            queue.Enqueue(zone, (_addresses[zone], zone));
        while (queue.TryDequeue(out int zone, out (long Addresses, int First) rank))
        {
            // Entries of zones that have been merged since are out of date.
            if (_parent[zone] != zone || _addresses[zone] != rank.Addresses || IsEnough(zone))
                continue;
            int best = -1;
            double cheapest = double.PositiveInfinity;
            foreach (int other in _neighbours[zone])
            {
                double rise = Rise(zone, other);
                if (rise < cheapest || (rise == cheapest && other < best))
                    (best, cheapest) = (other, rise);
            }
            if (best < 0)
                continue;
            int merged = Join(zone, best);
            queue.Enqueue(merged, (_addresses[merged], merged));
        }
        return Numbered();
    }

    /// <summary>Rise in the sum of squared distances from the middle if two zones become one.</summary>
    private double Rise(int a, int b)
    {
        double e = _eastings[a] / _size[a] - _eastings[b] / _size[b], n = _northings[a] / _size[a] - _northings[b] / _size[b];
        // To the millimetre squared: what is equal by geometry stays equal whatever the place on the grid.
        return Math.Round((double)_size[a] * _size[b] / (_size[a] + _size[b]) * (e * e + n * n), 3);
    }

    private bool IsEnough(int zone) => _addresses[zone] >= _least && _size[zone] >= _leastCells;

    private int Join(int a, int b)
    {
        (int stays, int goes) = a < b ? (a, b) : (b, a);
        _parent[goes] = stays;
        _addresses[stays] += _addresses[goes];
        _size[stays] += _size[goes];
        _eastings[stays] += _eastings[goes];
        _northings[stays] += _northings[goes];
        foreach (int other in _neighbours[goes])
        {
            _neighbours[other].Remove(goes);
            if (other == stays)
                continue;
            _neighbours[other].Add(stays);
            _neighbours[stays].Add(other);
        }
        _neighbours[goes] = [];
        return stays;
    }

    private AddressZones Numbered()
    {
        var zones = new int[_parent.Length];
        var addresses = new List<int>();
        for (int cell = 0; cell < zones.Length; cell++)
        {
            int root = cell;
            while (_parent[root] != root)
                root = _parent[root];
            // A root comes before all of its cells: it has its number when they ask.
            if (root == cell)
            {
                zones[cell] = !IsEnough(root) ? -1 : addresses.Count;
                if (zones[cell] >= 0)
                    addresses.Add(checked((int)_addresses[root]));
            }
            else
            {
                zones[cell] = zones[root];
            }
        }
        return AddressZones.Of(zones, [.. addresses]);
    }
}
