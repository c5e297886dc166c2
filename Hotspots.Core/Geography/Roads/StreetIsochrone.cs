using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Union;
using NetTopologySuite.Simplify;

namespace Hotspots.Core.Geography.Roads;

/// <summary>Isochrone: the ground along the streets that are reached within a cost.</summary>
/// <remarks>
/// Every stretch of street within the cost, and <see cref="Beside"/> metres to each side of it, in squares of <see cref="Side"/> metres whose
/// corners are cut; gaps of less than twice that are closed.
/// </remarks>
internal static class StreetIsochrone
{
    /// <summary>Metres to each side of a street, at least.</summary>
    public const double Beside = 40;

    /// <summary>Side of a square, metres.</summary>
    public const double Side = 20;

    private const int Around = 2, QuarterPieces = 3;

    /// <summary>The ground; empty where the place is on no street.</summary>
    public static Geometry Of(StreetTravel travel, GridPoint start, double most)
    {
        var squares = new HashSet<(int Column, int Row)>();
        if (travel.Network.Snap(start) is { } at)
            travel.Search(at, most, (Travel: travel, Start: at, Most: most, Squares: squares), static (search, state) =>
                Mark(search, state.Travel, state.Start, state.Most, state.Squares));
        if (squares.Count == 0)
            return Polygon.Empty;
        // Rows of squares that touch are one rectangle: fewer pieces to put together.
        var pieces = new List<Geometry>();
        (int Column, int Row)[] sorted = [.. squares.OrderBy(static s => s.Row).ThenBy(static s => s.Column)];
        for (int first = 0, end; first < sorted.Length; first = end)
        {
            for (end = first + 1; end < sorted.Length && sorted[end].Row == sorted[first].Row
                && sorted[end].Column == sorted[end - 1].Column + 1; end++)
            {
            }
            pieces.Add(GeometryFactory.Default.ToGeometry(new Envelope(
                sorted[first].Column * Side, (sorted[end - 1].Column + 1) * Side, sorted[first].Row * Side, (sorted[first].Row + 1) * Side)));
        }
        // Gaps between two streets that are hardly wider than what lies beside each are nobody's ground.
        Geometry ground = UnaryUnionOp.Union(pieces).Buffer(Beside, QuarterPieces).Buffer(-Beside, QuarterPieces);
        Geometry simpler = TopologyPreservingSimplifier.Simplify(ground, Side / 2);
        return simpler.IsValid ? simpler : ground;
    }

    private static void Mark(StreetSearch search, StreetTravel travel, StreetPlace start, double most, HashSet<(int Column, int Row)> squares)
    {
        StreetNetwork network = travel.Network;
        double[] lengths = network.Edges.Lengths, costs = travel.EdgeCosts;
        double metres = MetresFor(start.Edge, most);
        Walk(network, start.Edge, network.Edges.IsBackward(start.Edge) ? start.Offset - metres : start.Offset,
            network.Edges.IsForward(start.Edge) ? start.Offset + metres : start.Offset, squares);
        foreach (int node in search.Settled)
        {
            double left = most - search.CostOf(node);
            for (int arc = network.ArcStarts[node]; arc < network.ArcStarts[node + 1]; arc++)
            {
                int edge = network.ArcEdges[arc] >> 1;
                double far = MetresFor(edge, left);
                if ((network.ArcEdges[arc] & 1) == 0)
                    Walk(network, edge, 0, far, squares);
                else
                    Walk(network, edge, lengths[edge] - far, lengths[edge], squares);
            }
        }

        double MetresFor(int edge, double cost) => costs[edge] > 0 ? Math.Min(lengths[edge], cost / costs[edge] * lengths[edge]) : lengths[edge];
    }

    /// <summary>Marks the squares near a stretch of an edge.</summary>
    private static void Walk(StreetNetwork network, int edge, double from, double to, HashSet<(int Column, int Row)> squares)
    {
        ReadOnlySpan<GridPoint> line = network.LineOf(edge);
        double done = 0;
        for (int i = 1; i < line.Length && done <= to; i++)
        {
            GridPoint a = line[i - 1], b = line[i];
            double length = a.DistanceTo(b);
            double first = Math.Max(0, from - done), last = Math.Min(length, to - done);
            done += length;
            if (first > last)
                continue;
            int steps = (int)Math.Ceiling((last - first) / (Side / 2));
            for (int k = 0; k <= steps; k++)
            {
                double part = length > 0 ? (steps == 0 ? first : first + (last - first) * k / steps) / length : 0;
                MarkAround(a.Easting + part * (b.Easting - a.Easting), a.Northing + part * (b.Northing - a.Northing), squares);
            }
        }
    }

    private static void MarkAround(double easting, double northing, HashSet<(int Column, int Row)> squares)
    {
        int column = (int)Math.Floor(easting / Side), row = (int)Math.Floor(northing / Side);
        for (int north = -Around; north <= Around; north++)
        {
            for (int east = -Around; east <= Around; east++)
                squares.Add((column + east, row + north));
        }
    }
}
