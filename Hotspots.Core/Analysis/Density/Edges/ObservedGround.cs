using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Analysis.Density.Edges;

/// <summary>Observation window of a point pattern: the ground on which incidents can be, and the edges round it.</summary>
/// <remarks>
/// A drawn boundary goes before built-up ground, which is taken with the squares next to it: gardens and streets lie between, and
/// incidents are put beside their houses. Ground that is only where incidents are is no window: it would make each lonely one dense.
/// Immutable and safe to read from many threads.
/// </remarks>
internal sealed class ObservedGround
{
    private readonly Func<double, double, bool> _contains;

    private ObservedGround(string words, List<Edge> edges, Func<double, double, bool> contains) =>
        (Words, Edges, _contains) = (words, [.. edges], contains);

    /// <summary>What it is: "the boundary that was given".</summary>
    public string Words { get; }

    /// <summary>The edges round it, the ground on their left.</summary>
    public Edge[] Edges { get; }

    /// <summary>The ground of an area; null when nobody knows it.</summary>
    public static ObservedGround? Of(AnalysisInput input) =>
        input.Window is { IsEmpty: false } window ? OfBoundary(window)
        : input.Ground is { Count: > 0, Source: GroundSource.Postcodes } ground ? OfSquares(ground)
        : null;

    /// <summary>Does a position, metres, lie on it?</summary>
    public bool Contains(double easting, double northing) => _contains(easting, northing);

    private static ObservedGround? OfBoundary(Geometry window)
    {
        var edges = new List<Edge>();
        for (int g = 0; g < window.NumGeometries; g++)
        {
            if (window.GetGeometryN(g) is not Polygon polygon)
                continue;
            AddRing(edges, polygon.Shell, polygon.Shell.IsCCW);
            foreach (LinearRing hole in polygon.Holes)
                AddRing(edges, hole, !hole.IsCCW);
        }
        if (edges.Count == 0)
            return null;
        var locator = new IndexedPointInAreaLocator(window);
        // Made before many threads ask.
        locator.Locate(window.Coordinate);
        return new ObservedGround("the boundary that was given", edges, (e, n) => locator.Locate(new Coordinate(e, n)) != Location.Exterior);
    }

    private static void AddRing(List<Edge> edges, LinearRing ring, bool isLeft)
    {
        Coordinate[] corners = ring.Coordinates;
        for (int i = 1; i < corners.Length; i++)
        {
            (Coordinate from, Coordinate to) = isLeft ? (corners[i - 1], corners[i]) : (corners[i], corners[i - 1]);
            edges.Add(new Edge(from.X, from.Y, to.X, to.Y));
        }
    }

    private static ObservedGround OfSquares(BuiltUpGround ground)
    {
        var near = new HashSet<long>(ground.Count * 3);
        foreach (long key in ground.Keys)
        {
            for (int row = -1; row <= 1; row++)
            {
                for (int column = -1; column <= 1; column++)
                    near.Add(BuiltUpGround.Beside(key, column, row));
            }
        }
        long[] squares = [.. near];
        Array.Sort(squares);
        const double Half = BuiltUpGround.Side / 2;
        var edges = new List<Edge>();
        foreach (long key in squares)
        {
            GridPoint centre = BuiltUpGround.CentreOf(key);
            double west = centre.Easting - Half, east = centre.Easting + Half, south = centre.Northing - Half, north = centre.Northing + Half;
            if (!near.Contains(BuiltUpGround.Beside(key, 0, -1)))
                edges.Add(new Edge(west, south, east, south));
            if (!near.Contains(BuiltUpGround.Beside(key, 1, 0)))
                edges.Add(new Edge(east, south, east, north));
            if (!near.Contains(BuiltUpGround.Beside(key, 0, 1)))
                edges.Add(new Edge(east, north, west, north));
            if (!near.Contains(BuiltUpGround.Beside(key, -1, 0)))
                edges.Add(new Edge(west, north, west, south));
        }
        return new ObservedGround(
            "built-up ground and the squares next to it", edges, (e, n) => Array.BinarySearch(squares, BuiltUpGround.KeyOf(e, n)) >= 0);
    }
}

/// <summary>A straight edge of the ground, which lies on its left; metres.</summary>
internal readonly record struct Edge(double FromX, double FromY, double ToX, double ToY);
