using System.Globalization;
using System.Runtime.InteropServices;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;
using NetTopologySuite.Triangulate;
using NetTopologySuite.Triangulate.QuadEdge;

namespace Hotspots.Core.Analysis.Significance;

/// <summary>Contiguity of polygons, and Delaunay neighbours of points. Which polygons touch, and which points are next to one another?</summary>
internal static class Contiguity
{
    /// <summary>More places than this at one position would be more pairs than anybody means.</summary>
    private const int MostAtOnePosition = 1000;

    /// <summary>Delaunay neighbours: points whose nearest ground (Thiessen polygons) meets; and points at one position.</summary>
    /// <remarks>Both ways. Where four or more points lie on one circle, as on a lattice, one of the diagonals is taken. O(n log n).</remarks>
    /// <param name="points">In any unit.</param>
    /// <exception cref="ArgumentException">Very many points lie at one position; says what to change.</exception>
    public static NeighbourLists Delaunay(PointSet points)
    {
        var at = new Dictionary<(double E, double N), List<int>>();
        for (int i = 0; i < points.Count; i++)
        {
            GridPoint here = points[i];
            if (!at.TryGetValue((here.Easting, here.Northing), out List<int>? same))
                at.Add((here.Easting, here.Northing), same = []);
            same.Add(i);
        }
        if (at.Values.FirstOrDefault(static same => same.Count > MostAtOnePosition) is { } many)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"{many.Count:N0} places lie at one position: add their counts together in one row, or give a list of neighbours."));
        }
        List<int> from = [], to = [];
        foreach (List<int> same in at.Values)
            Link(same, same);
        if (at.Count > 1)
        {
            var builder = new DelaunayTriangulationBuilder();
            builder.SetSites([.. at.Keys.Select(static position => new Coordinate(position.E, position.N))]);
            foreach (QuadEdge edge in builder.GetSubdivision().GetPrimaryEdges(false))
                Link(at[(edge.Orig.X, edge.Orig.Y)], at[(edge.Dest.X, edge.Dest.Y)]);
        }
        return NeighbourLists.FromPairs(points.Count, CollectionsMarshal.AsSpan(from), CollectionsMarshal.AsSpan(to), bothWays: true);

        void Link(List<int> some, List<int> others)
        {
            foreach (int one in some)
            {
                foreach (int other in others)
                {
                    from.Add(one);
                    to.Add(other);
                }
            }
        }
    }

    /// <summary>Queen's neighbours: polygons with a corner in common, or two corners so near that they are meant to be one.</summary>
    /// <remarks>Both ways. Corners that lie on the middle of another's edge are not seen: boundaries made together share their corners.
    /// O(corners).</remarks>
    /// <param name="polygons">Metres.</param>
    /// <param name="tolerance">Corners at most so far apart are one, metres, above 0.</param>
    public static NeighbourLists Queen(IReadOnlyList<Geometry> polygons, double tolerance)
    {
        // Squares of the tolerance's side: corners that near lie in the same square or in one of the eight round it.
        var squares = new Dictionary<(long Column, long Row), List<(int Polygon, double E, double N)>>();
        List<int> from = [], to = [];
        for (int polygon = 0; polygon < polygons.Count; polygon++)
        {
            foreach (Coordinate corner in polygons[polygon].Coordinates)
            {
                (long column, long row) = ((long)Math.Floor(corner.X / tolerance), (long)Math.Floor(corner.Y / tolerance));
                for (int near = 0; near < 9; near++)
                {
                    if (!squares.TryGetValue((column + near % 3 - 1, row + near / 3 - 1), out List<(int Polygon, double E, double N)>? others))
                        continue;
                    foreach ((int other, double e, double n) in others)
                    {
                        double de = e - corner.X, dn = n - corner.Y;
                        if (other == polygon || de * de + dn * dn > tolerance * tolerance)
                            continue;
                        from.Add(polygon);
                        to.Add(other);
                    }
                }
                if (!squares.TryGetValue((column, row), out List<(int Polygon, double E, double N)>? own))
                    squares.Add((column, row), own = []);
                own.Add((polygon, corner.X, corner.Y));
            }
        }
        return NeighbourLists.FromPairs(polygons.Count, CollectionsMarshal.AsSpan(from), CollectionsMarshal.AsSpan(to), bothWays: true);
    }
}
