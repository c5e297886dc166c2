using NetTopologySuite.Geometries;

namespace Hotspots.Core.Analysis.Significance;

/// <summary>Which polygons touch?</summary>
internal static class Contiguity
{
    /// <summary>Queen's neighbours: polygons with a corner in common, or two corners so near that they are meant to be one.</summary>
    /// <remarks>Both ways. Corners that lie on the middle of another's edge are not seen: boundaries made together share their corners. O(corners).</remarks>
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
        return NeighbourLists.FromPairs(polygons.Count, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(from), System.Runtime.InteropServices.CollectionsMarshal.AsSpan(to), bothWays: true);
    }
}
