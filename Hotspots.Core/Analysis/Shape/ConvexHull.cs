using Hotspots.Core.Model;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Analysis.Shape;

/// <summary>Which is the smallest convex piece of ground that holds all points?</summary>
/// <remarks>
/// Andrew's monotone chain (Information Processing Letters 1979) on those points that do not lie well inside the octagon of the eight
/// outermost ones (Akl and Toussaint 1978): O(n), then O(h log h) for the few that are left.
/// </remarks>
internal static class ConvexHull
{
    /// <summary>The corners, counter-clockwise from the most westerly (of several, the southerly) one; collinear points left out. One or two when there is no area.</summary>
    public static GridPoint[] Of(PointSet points)
    {
        if (points.Count == 0)
            return [];
        GridPoint[] sorted = [.. Outer(points)];
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

    /// <summary>The points that may be corners: those outside the octagon, and its own corners.</summary>
    private static List<GridPoint> Outer(PointSet points)
    {
        ReadOnlySpan<double> e = points.Eastings, n = points.Northings;
        // Outermost to the south, south-east, east … counter-clockwise.
        Span<int> extremes = stackalloc int[8];
        extremes.Clear();
        for (int i = 1; i < e.Length; i++)
        {
            double de = e[i], dn = n[i], sum = de + dn, difference = de - dn;
            if (dn < n[extremes[0]]) extremes[0] = i;
            if (difference > e[extremes[1]] - n[extremes[1]]) extremes[1] = i;
            if (de > e[extremes[2]]) extremes[2] = i;
            if (sum > e[extremes[3]] + n[extremes[3]]) extremes[3] = i;
            if (dn > n[extremes[4]]) extremes[4] = i;
            if (difference < e[extremes[5]] - n[extremes[5]]) extremes[5] = i;
            if (de < e[extremes[6]]) extremes[6] = i;
            if (sum < e[extremes[7]] + n[extremes[7]]) extremes[7] = i;
        }
        Span<GridPoint> octagon = stackalloc GridPoint[8];
        for (int k = 0; k < 8; k++)
            octagon[k] = points[extremes[k]];
        var kept = new List<GridPoint>();
        foreach (GridPoint corner in octagon)
            kept.Add(corner);
        for (int i = 0; i < e.Length; i++)
        {
            var point = new GridPoint(e[i], n[i]);
            bool inside = true;
            for (int k = 0; k < 8 && inside; k++)
                inside = Turn(octagon[k], octagon[(k + 1) & 7], point) > 0 || octagon[k] == octagon[(k + 1) & 7];
            if (!inside)
                kept.Add(point);
        }
        return kept;
    }
}
