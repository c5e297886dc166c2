using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Union;
using NetTopologySuite.Simplify;

namespace Hotspots.Core.Geography.Roads;

/// <summary>Isochrone: the ground along the streets that are reached within a cost.</summary>
/// <remarks>
/// Every stretch of street within the cost, and two squares to each side of it. A square has <see cref="LeastSide"/> metres, or a two-hundredth of
/// the ground's width where that is more; corners are cut, and gaps of less than four squares closed.
/// </remarks>
internal sealed class StreetIsochrone
{
    /// <summary>Smallest side of a square, metres.</summary>
    public const double LeastSide = 20;

    private const int SquaresAcross = 200, Around = 2, QuarterPieces = 3;

    private readonly StreetTravel _travel;
    private readonly StreetNetwork _network;
    private readonly HashSet<(int Column, int Row)> _squares = [];
    private readonly List<(int Edge, double From, double To)> _stretches = [];
    private double _side = LeastSide;

    private StreetIsochrone(StreetTravel travel) => (_travel, _network) = (travel, travel.Network);

    /// <summary>The ground; empty where the place is on no street.</summary>
    public static Geometry Of(StreetTravel travel, GridPoint start, double most)
    {
        if (travel.Network.Snap(start) is not { } at)
            return Polygon.Empty;
        var isochrone = new StreetIsochrone(travel);
        travel.Search(at, most, (Isochrone: isochrone, Start: at, Most: most), static (search, state) =>
            state.Isochrone.Note(search, state.Start, state.Most));
        return isochrone.Ground();
    }

    private Geometry Ground()
    {
        GridBox box = Box();
        _side = Math.Max(LeastSide, Math.Max(box.Width, box.Height) / SquaresAcross);
        foreach ((int edge, double from, double to) in _stretches)
            Walk(edge, from, to);
        // Rows of squares that touch are one rectangle: fewer pieces to put together.
        var pieces = new List<Geometry>();
        (int Column, int Row)[] sorted = [.. _squares.OrderBy(static s => s.Row).ThenBy(static s => s.Column)];
        for (int first = 0, end; first < sorted.Length; first = end)
        {
            for (end = first + 1; end < sorted.Length && sorted[end].Row == sorted[first].Row
                && sorted[end].Column == sorted[end - 1].Column + 1; end++)
            {
            }
            pieces.Add(GeometryFactory.Default.ToGeometry(new Envelope(
                sorted[first].Column * _side, (sorted[end - 1].Column + 1) * _side, sorted[first].Row * _side, (sorted[first].Row + 1) * _side)));
        }
        // Gaps between two streets that are hardly wider than what lies beside each are nobody's ground.
        Geometry ground = UnaryUnionOp.Union(pieces).Buffer(Around * _side, QuarterPieces).Buffer(-Around * _side, QuarterPieces);
        Geometry simpler = TopologyPreservingSimplifier.Simplify(ground, _side / 2);
        return simpler.IsValid ? simpler : ground;
    }

    private GridBox Box()
    {
        double west = double.PositiveInfinity, south = west, east = double.NegativeInfinity, north = east;
        foreach ((int edge, _, _) in _stretches)
        {
            foreach (GridPoint vertex in _network.LineOf(edge))
            {
                (west, east) = (Math.Min(west, vertex.Easting), Math.Max(east, vertex.Easting));
                (south, north) = (Math.Min(south, vertex.Northing), Math.Max(north, vertex.Northing));
            }
        }
        return new GridBox(west, south, east, north);
    }

    /// <summary>Notes the stretches that are reached.</summary>
    private void Note(StreetSearch search, StreetPlace start, double most)
    {
        double[] lengths = _network.Edges.Lengths, costs = _travel.EdgeCosts;
        double metres = MetresFor(start.Edge, most);
        _stretches.Add((
            start.Edge, _network.Edges.IsBackward(start.Edge) ? start.Offset - metres : start.Offset,
            _network.Edges.IsForward(start.Edge) ? start.Offset + metres : start.Offset));
        foreach (int node in search.Settled)
        {
            double left = most - search.CostOf(node);
            for (int arc = _network.ArcStarts[node]; arc < _network.ArcStarts[node + 1]; arc++)
            {
                int edge = _network.ArcEdges[arc] >> 1;
                double far = MetresFor(edge, left);
                _stretches.Add((_network.ArcEdges[arc] & 1) == 0 ? (edge, 0, far) : (edge, lengths[edge] - far, lengths[edge]));
            }
        }

        double MetresFor(int edge, double cost) => costs[edge] > 0 ? Math.Min(lengths[edge], cost / costs[edge] * lengths[edge]) : lengths[edge];
    }

    /// <summary>Marks the squares near a stretch of an edge.</summary>
    private void Walk(int edge, double from, double to)
    {
        ReadOnlySpan<GridPoint> line = _network.LineOf(edge);
        double done = 0;
        for (int i = 1; i < line.Length && done <= to; i++)
        {
            GridPoint a = line[i - 1], b = line[i];
            double length = a.DistanceTo(b);
            double first = Math.Max(0, from - done), last = Math.Min(length, to - done);
            done += length;
            if (first > last)
                continue;
            int steps = (int)Math.Ceiling((last - first) / (_side / 2));
            for (int k = 0; k <= steps; k++)
            {
                double part = length > 0 ? (steps == 0 ? first : first + (last - first) * k / steps) / length : 0;
                MarkAround(a.Easting + part * (b.Easting - a.Easting), a.Northing + part * (b.Northing - a.Northing));
            }
        }
    }

    private void MarkAround(double easting, double northing)
    {
        int column = (int)Math.Floor(easting / _side), row = (int)Math.Floor(northing / _side);
        for (int north = -Around; north <= Around; north++)
        {
            for (int east = -Around; east <= Around; east++)
                _squares.Add((column + east, row + north));
        }
    }
}
