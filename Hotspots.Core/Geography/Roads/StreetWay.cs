using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Geography.Roads;

/// <summary>Shortest path as a line: the streets of the way from one place to another.</summary>
/// <remarks>
/// It begins and ends where the two places meet their streets; what lies between a place and its street is no part of it, as it is no part of the
/// cost. Of ways that cost the same it is always the same one.
/// </remarks>
/// <param name="Line">Vertices of the streets that are travelled, the two ends included; one where both are the same place.</param>
/// <param name="Metres">Length of the line, metres.</param>
internal sealed record StreetWay(IReadOnlyList<GridPoint> Line, double Metres)
{
    /// <summary>The least-cost way; null where a place is on no street, or there is no way.</summary>
    /// <param name="travel">The streets, and what they cost.</param>
    /// <param name="from">Where it begins.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="most">What it costs at most, where that is known: no farther is looked. +∞ for all.</param>
    public static StreetWay? Of(StreetTravel travel, GridPoint from, GridPoint to, double most = double.PositiveInfinity)
    {
        if (travel.Network.Snap(from) is not { } start || travel.Network.Snap(to) is not { } end)
            return null;
        var tracing = new Tracing(travel, start, end);
        // Costs are sums in another order: a hair more is looked at than the way is known to cost.
        travel.Search(start, most * (1 + 1e-9), tracing, static (search, state) => state.Look(search));
        return tracing.Way;
    }

    /// <summary>Looks for the end among what a search has reached, and goes back from there.</summary>
    private sealed class Tracing(StreetTravel travel, StreetPlace start, StreetPlace end)
    {
        private readonly StreetNetwork _network = travel.Network;

        public StreetWay? Way { get; private set; }

        public void Look(StreetSearch search)
        {
            double length = _network.Edges.Lengths[end.Edge], cost = travel.EdgeCosts[end.Edge];
            double before = length > 0 ? cost * (end.Offset / length) : 0;
            // Along the street where one stands already, else in by one of its ends; at a corner from any street that leads there.
            double along = end.Offset - start.Offset, least = double.PositiveInfinity, entry = 0;
            int last = -1;
            if (start.Edge == end.Edge && (along == 0 || (along > 0 ? _network.Edges.IsForward(end.Edge) : _network.Edges.IsBackward(end.Edge))))
                least = length > 0 ? cost * (Math.Abs(along) / length) : 0;
            if (_network.Edges.IsForward(end.Edge) || end.Offset <= 0)
                Offer(_network.Edges.From[end.Edge], before, 0);
            if (_network.Edges.IsBackward(end.Edge) || end.Offset >= length)
                Offer(_network.Edges.To[end.Edge], Math.Max(0, cost - before), length);
            if (double.IsPositiveInfinity(least))
                return;
            var stretches = new List<Stretch>();
            if (last < 0)
                stretches.Add(new Stretch(start.Edge, start.Offset, end.Offset));
            else
                Trace(search, last, entry, stretches);
            Way = Drawn(stretches);

            void Offer(int node, double further, double offset)
            {
                if (search.IsReached(node) && search.CostOf(node) + further < least)
                    (least, last, entry) = (search.CostOf(node) + further, node, offset);
            }
        }

        // From the end back to the start; then turned about.
        private void Trace(StreetSearch search, int last, double entry, List<Stretch> stretches)
        {
            stretches.Add(new Stretch(end.Edge, entry, end.Offset));
            int node = last;
            for (int code = search.EdgeBefore(node); code >= 0; code = search.EdgeBefore(node))
            {
                int edge = code >> 1;
                double length = _network.Edges.Lengths[edge];
                bool isForward = (code & 1) == 0;
                stretches.Add(isForward ? new Stretch(edge, 0, length) : new Stretch(edge, length, 0));
                node = isForward ? _network.Edges.From[edge] : _network.Edges.To[edge];
            }
            stretches.Add(new Stretch(start.Edge, start.Offset, ExitBy(node)));
            stretches.Reverse();
        }

        // Of a loop both ends are one node: the nearer by which one may leave is meant.
        private double ExitBy(int node)
        {
            double length = _network.Edges.Lengths[start.Edge];
            bool isLast = _network.Edges.To[start.Edge] == node && (_network.Edges.IsForward(start.Edge) || start.Offset >= length);
            bool isFirst = _network.Edges.From[start.Edge] == node && (_network.Edges.IsBackward(start.Edge) || start.Offset <= 0);
            return isFirst && (!isLast || start.Offset <= length - start.Offset) ? 0 : length;
        }

        private StreetWay Drawn(List<Stretch> stretches)
        {
            var line = new List<GridPoint>();
            double metres = 0;
            foreach ((int edge, double from, double to) in stretches)
            {
                metres += Math.Abs(to - from);
                Walk(edge, from, to, line);
            }
            return new StreetWay(line, metres);
        }

        private void Walk(int edge, double from, double to, List<GridPoint> line)
        {
            Add(_network.PlaceOf(new StreetPlace(edge, from, 0)));
            ReadOnlySpan<GridPoint> vertices = _network.LineOf(edge);
            var between = new List<GridPoint>();
            double done = 0, low = Math.Min(from, to), high = Math.Max(from, to);
            for (int i = 1; i < vertices.Length - 1; i++)
            {
                done += vertices[i - 1].DistanceTo(vertices[i]);
                if (done > low && done < high)
                    between.Add(vertices[i]);
            }
            if (from > to)
                between.Reverse();
            between.ForEach(Add);
            Add(_network.PlaceOf(new StreetPlace(edge, to, 0)));

            void Add(GridPoint at)
            {
                if (line.Count == 0 || line[^1] != at)
                    line.Add(at);
            }
        }
    }

    /// <summary>A part of an edge, travelled from one offset to another, metres.</summary>
    private readonly record struct Stretch(int Edge, double From, double To);
}
