using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Geography.Roads;

/// <summary>Places on the streets, edge by edge, to which ways are asked for.</summary>
internal sealed class StreetTargets : ITravelTargets
{
    private readonly StreetTravel _travel;
    private readonly StreetNetwork _network;
    private readonly double[] _offsets;

    /// <summary>First place of each edge in <see cref="_order"/>, and the places by edge.</summary>
    private readonly int[] _starts, _order;

    /// <summary>The same of places at a corner: they belong to no edge more than to another.</summary>
    private readonly int[] _cornerStarts, _corners;

    /// <summary>Takes each place to its street.</summary>
    public StreetTargets(StreetTravel travel, ReadOnlySpan<GridPoint> places)
    {
        (_travel, _network) = (travel, travel.Network);
        int[] edges = new int[places.Length];
        _offsets = new double[places.Length];
        GridPoint[] all = places.ToArray();
        Parallel.For(0, (all.Length + 255) / 256, block =>
        {
            for (int i = 256 * block; i < Math.Min(all.Length, 256 * (block + 1)); i++)
                (edges[i], _offsets[i]) = _network.Snap(all[i]) is { } at ? (at.Edge, at.Offset) : (-1, 0);
        });
        var corners = new int[edges.Length];
        Array.Fill(corners, -1);
        for (int i = 0; i < edges.Length; i++)
        {
            if (edges[i] < 0)
                Unsnapped++;
            else if (_offsets[i] <= 0)
                (corners[i], edges[i]) = (_network.Edges.From[edges[i]], -1);
            else if (_offsets[i] >= _network.Edges.Lengths[edges[i]])
                (corners[i], edges[i]) = (_network.Edges.To[edges[i]], -1);
        }
        (_starts, _order) = Grouped(edges, _network.Edges.Count);
        (_cornerStarts, _corners) = Grouped(corners, _network.NodeCount);
    }

    /// <summary>How many places lie on no street.</summary>
    public int Unsnapped { get; }

    /// <inheritdoc/>
    public void From(GridPoint start, Span<double> costs)
    {
        costs.Fill(double.PositiveInfinity);
        if (_network.Snap(start) is not { } at)
            return;
        var row = new double[costs.Length];
        Array.Fill(row, double.PositiveInfinity);
        _travel.Search(at, double.PositiveInfinity, (This: this, Start: at, Row: row), static (search, state) =>
            state.This.Collect(search, state.Start, double.PositiveInfinity, state.Row, null));
        row.CopyTo(costs);
    }

    /// <inheritdoc/>
    public void Within(GridPoint start, double most, List<int> places)
    {
        if (_network.Snap(start) is not { } at)
            return;
        int before = places.Count;
        _travel.Search(at, most, (This: this, Start: at, Most: most, Places: places), static (search, state) =>
            state.This.Collect(search, state.Start, state.Most, null, state.Places));
        // A place that is reached from both ends of its edge was found twice.
        places.Sort(before, places.Count - before, null);
        int kept = before;
        for (int i = before; i < places.Count; i++)
        {
            if (i == before || places[i] != places[i - 1])
                places[kept++] = places[i];
        }
        places.RemoveRange(kept, places.Count - kept);
    }

    private void Collect(StreetSearch search, StreetPlace start, double most, double[]? row, List<int>? found)
    {
        double[] lengths = _network.Edges.Lengths, costs = _travel.EdgeCosts;
        // On the street where one stands already.
        double perMetre = lengths[start.Edge] > 0 ? costs[start.Edge] / lengths[start.Edge] : 0;
        for (int k = _starts[start.Edge]; k < _starts[start.Edge + 1]; k++)
        {
            double along = _offsets[_order[k]] - start.Offset;
            if (along == 0 || (along > 0 ? _network.Edges.IsForward(start.Edge) : _network.Edges.IsBackward(start.Edge)))
                Note(_order[k], Math.Abs(along) * perMetre, most, row, found);
        }
        int[] arcs = _network.ArcStarts, edges = _network.ArcEdges;
        foreach (int node in search.Settled)
        {
            double here = search.CostOf(node);
            for (int k = _cornerStarts[node]; k < _cornerStarts[node + 1]; k++)
                Note(_corners[k], here, most, row, found);
            for (int arc = arcs[node]; arc < arcs[node + 1]; arc++)
            {
                int edge = edges[arc] >> 1;
                if (_starts[edge] == _starts[edge + 1])
                    continue;
                bool isForward = (edges[arc] & 1) == 0;
                double part = lengths[edge] > 0 ? costs[edge] / lengths[edge] : 0;
                for (int k = _starts[edge]; k < _starts[edge + 1]; k++)
                {
                    double along = isForward ? _offsets[_order[k]] : lengths[edge] - _offsets[_order[k]];
                    Note(_order[k], here + along * part, most, row, found);
                }
            }
        }
    }

    private static (int[] Starts, int[] Order) Grouped(int[] groups, int count)
    {
        var starts = new int[count + 1];
        foreach (int group in groups)
        {
            if (group >= 0)
                starts[group + 1]++;
        }
        for (int group = 0; group < count; group++)
            starts[group + 1] += starts[group];
        var order = new int[starts[^1]];
        int[] next = starts.AsSpan(0, count).ToArray();
        for (int i = 0; i < groups.Length; i++)
        {
            if (groups[i] >= 0)
                order[next[groups[i]]++] = i;
        }
        return (starts, order);
    }

    private static void Note(int place, double cost, double most, double[]? row, List<int>? found)
    {
        if (!(cost <= most))
            return;
        if (row is not null)
            row[place] = Math.Min(row[place], cost);
        found?.Add(place);
    }
}
