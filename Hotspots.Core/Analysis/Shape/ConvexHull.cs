using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Analysis.Shape;

/// <summary>Which is the smallest convex piece of ground that holds all points?</summary>
/// <remarks>
/// Andrew's monotone chain (Information Processing Letters 1979) on the <see cref="Outermost"/> points: O(n), then O(h log h) for the few
/// that are left.
/// </remarks>
internal static class ConvexHull
{
    /// <summary>The corners, counter-clockwise from the most westerly (of several, the southerly) one; collinear points left out. One or two when
    /// there is no area.</summary>
    public static GridPoint[] Of(PointSet points)
    {
        if (points.Count == 0)
            return [];
        GridPoint[] sorted = [.. Outermost.Of(points, [.. Enumerable.Range(0, points.Count)]).Select(i => points[i])];
        Array.Sort(sorted, static (a, b) => a.Easting != b.Easting ? a.Easting.CompareTo(b.Easting) : a.Northing.CompareTo(b.Northing));
        var hull = new GridPoint[2 * sorted.Length];
        int count = 0;
        for (int pass = 0, floor = 0; pass < 2; pass++, floor = count, Array.Reverse(sorted))
        {
            foreach (GridPoint point in sorted)
            {
                if (count > 0 && hull[count - 1] == point)
                    continue;
                while (count >= floor + 2 - pass && count >= 2 && Turn(hull[count - 2], hull[count - 1], point) <= 0)
                    count--;
                hull[count++] = point;
            }
        }
        return hull[..Math.Max(1, count - (count > 1 && hull[count - 1] == hull[0] ? 1 : 0))];
    }

    /// <summary>The hull as a polygon; empty where the points have no area.</summary>
    public static Polygon PolygonOf(PointSet points)
    {
        GridPoint[] corners = Of(points);
        return corners.Length < 3 ? GeometryFactory.Default.CreatePolygon()
            : GeometryFactory.Default.CreatePolygon([.. corners.Append(corners[0]).Select(static corner => new Coordinate(corner.Easting, corner.Northing))]);
    }

    /// <summary>Area of a simple ring, m²; 0 for fewer than three corners.</summary>
    public static double Area(ReadOnlySpan<GridPoint> ring)
    {
        double twice = 0;
        for (int i = 2; i < ring.Length; i++)
            twice += Turn(ring[0], ring[i - 1], ring[i]);
        return Math.Abs(twice) / 2;
    }

    private static double Turn(GridPoint a, GridPoint b, GridPoint c) =>
        (b.Easting - a.Easting) * (c.Northing - a.Northing) - (b.Northing - a.Northing) * (c.Easting - a.Easting);
}
