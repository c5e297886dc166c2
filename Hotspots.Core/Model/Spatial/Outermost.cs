using NetTopologySuite.Geometries;

namespace Hotspots.Core.Model.Spatial;

/// <summary>Convex hull of very many points: those that can be its corners, and the hull round them.</summary>
/// <remarks>
/// The points that lie furthest in eight directions span an octagon; what lies strictly inside it is no corner of the hull (Akl and
/// Toussaint 1978). One pass leaves a handful of millions, so that the hull itself can be left to the geometry library.
/// </remarks>
internal static class Outermost
{
    private const int Directions = 8;

    /// <summary>Convex hull of some points; a line or a point where they have no area, empty where there are none.</summary>
    public static Geometry HullOf(PointSet points, int[] indices) => GeometryFactory.Default.CreateMultiPointFromCoords(
        [.. Of(points, indices).Select(i => new Coordinate(points.Eastings[i], points.Northings[i]))]).ConvexHull();

    /// <summary>Convex hull of all points.</summary>
    public static Geometry HullOf(PointSet points) => HullOf(points, [.. Enumerable.Range(0, points.Count)]);

    /// <summary>The given indices without those that lie strictly inside the octagon; every corner of the hull is among them.</summary>
    public static List<int> Of(PointSet points, int[] indices)
    {
        ReadOnlySpan<double> eastings = points.Eastings, northings = points.Northings;
        Span<int> furthest = stackalloc int[Directions];
        FindFurthest(eastings, northings, indices, furthest);
        var kept = new List<int>();
        foreach (int index in indices)
        {
            if (!IsStrictlyInside(eastings, northings, furthest, eastings[index], northings[index]))
                kept.Add(index);
        }
        return kept;
    }

    private static void FindFurthest(ReadOnlySpan<double> eastings, ReadOnlySpan<double> northings, int[] indices, Span<int> furthest)
    {
        Span<double> most = stackalloc double[Directions];
        most.Fill(double.NegativeInfinity);
        // Counter-clockwise from east, so that consecutive entries are consecutive corners.
        Span<double> reach = stackalloc double[Directions];
        foreach (int index in indices)
        {
            double e = eastings[index], n = northings[index];
            reach[0] = e;
            reach[1] = e + n;
            reach[2] = n;
            reach[3] = n - e;
            reach[4] = -e;
            reach[5] = -e - n;
            reach[6] = -n;
            reach[7] = e - n;
            for (int d = 0; d < Directions; d++)
            {
                if (reach[d] > most[d])
                {
                    most[d] = reach[d];
                    furthest[d] = index;
                }
            }
        }
    }

    private static bool IsStrictlyInside(
        ReadOnlySpan<double> eastings, ReadOnlySpan<double> northings, ReadOnlySpan<int> corners, double e, double n)
    {
        for (int d = 0; d < Directions; d++)
        {
            int from = corners[d], to = corners[(d + 1) % Directions];
            if (from == to)
                continue;
            double turn = (eastings[to] - eastings[from]) * (n - northings[from]) - (northings[to] - northings[from]) * (e - eastings[from]);
            // A millionth of a square metre: rounding must not throw away a point that lies on an edge.
            if (turn <= 1e-6)
                return false;
        }
        // All corners one point: then nothing is inside, and each side was passed over.
        return corners.ContainsAnyExcept(corners[0]);
    }
}
