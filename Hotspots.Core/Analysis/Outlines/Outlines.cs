using System.Collections.Concurrent;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Algorithm.Hull;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.Buffer;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;
using NetTopologySuite.Simplify;

namespace Hotspots.Core.Analysis.Outlines;

/// <summary>Concave hull of a hotspot. Which piece of ground does a hotspot cover?</summary>
/// <remarks>
/// <para>
/// The members are thinned to one in each small cell, wrapped in a concave hull (NetTopologySuite's, after Duckham et al., "Efficient
/// generation of simple polygons for characterizing the shape of a set of points in the plane", Pattern Recognition 2008), widened
/// by a rounded buffer and simplified. The buffer is always wider than what thinning and simplifying can lose together, so that
/// every member lies inside and a single address still has an outline. All lengths are fractions of the reach.
/// </para>
/// <para>
/// Ground inside without a member is a hole where a circle with a diameter of two reaches fits into it; what is narrower belongs to
/// the place, as between the houses of one street.
/// </para>
/// </remarks>
internal static class Outlines
{
    /// <summary>How far an outline stands off its outermost members. Outlines of clusters a reach apart keep a third of it between them where they
    /// face each other.</summary>
    private const double BufferShare = 1 / 3.0;

    /// <summary>Side of a thinning cell.</summary>
    private const double CellShare = 1 / 12.0;

    /// <summary>How far simplifying may move the outline.</summary>
    private const double ToleranceShare = 1 / 60.0;

    /// <summary>
    /// How far each point is spread to the four winds before the hull is drawn. The hull cannot give up ground between points that all
    /// lie on its rim, as those of two streets that meet at a corner do; spread, streets have an inner side.
    /// </summary>
    private const double SpreadShare = 1 / 6.0;

    /// <summary>Crowds of more points than this have points inside enough and are not spread.</summary>
    private const int MostSpreadPoints = 400;

    /// <summary>Sides of a thinning cell that a crowd's is: what both thinning and simplifying then lose is still less than the buffer.</summary>
    private const double CrowdCell = 2;

    /// <summary>Longest edge of the hull: bays wider than this are cut out of it.</summary>
    private const double EdgeShare = 2;

    /// <summary>How near the middle of a circle its chords of a radius come: half the root of three, and a little less.</summary>
    private const double ChordShare = 0.85;

    /// <summary>
    /// More points than this are thinned further, with larger cells and a wider buffer: such a cluster is many reaches across, and
    /// the hull's cost grows with its points.
    /// </summary>
    private const int MostHullPoints = 2000;

    /// <summary>How far points are moved where the triangulation fails, metres: the buffer is thousands of times wider.</summary>
    private const double Millimetre = 0.001;

    /// <summary>Draws the outline of some of the points.</summary>
    /// <param name="points">All points.</param>
    /// <param name="members">Indices of those to go round, in any order; at least one.</param>
    /// <param name="reachMetres">Distance within which points are neighbours, metres, above 0: DBSCAN's ε.</param>
    /// <param name="ofOnePosition">Outlines of a single position by reach, about the origin: read and added to; null for none.</param>
    /// <returns>
    /// One valid polygon in grid metres, its exterior ring counter-clockwise, its holes clockwise, every member strictly inside. It does
    /// not depend on the order of the members.
    /// </returns>
    /// <exception cref="ArgumentException">No members, or a reach that is not a finite number above 0.</exception>
    public static Polygon Around(
        PointSet points, ReadOnlySpan<int> members, double reachMetres, ConcurrentDictionary<double, Polygon>? ofOnePosition = null)
    {
        if (members.IsEmpty)
            throw new ArgumentException("An outline needs at least one point.", nameof(members));
        if (!(double.IsFinite(reachMetres) && reachMetres > 0))
            throw new ArgumentException("The reach of an outline must be a finite number of metres above 0.", nameof(reachMetres));
        PointSet inside = points.Select(members);
        GridBox bounds = inside.Bounds();

        // Worked out near the origin, where doubles are finest, and moved back at the end.
        Polygon outline = ofOnePosition is not null && bounds is { Width: 0, Height: 0 }
            ? ofOnePosition.GetOrAdd(reachMetres, reach => AboutOrigin(inside, bounds, reach))
            : AboutOrigin(inside, bounds, reachMetres);
        var moved = (Polygon)AffineTransformation.TranslationInstance(bounds.West, bounds.South).Transform(outline);
        return moved.Shell.IsCCW ? moved : (Polygon)moved.Reverse();
    }

    /// <summary>The outline when the points' south-west corner is moved to the origin.</summary>
    private static Polygon AboutOrigin(PointSet inside, GridBox bounds, double reachMetres)
    {
        double side = reachMetres * CellShare, lost = side * Math.Sqrt(2);
        PointSet kept = Thin(inside, side);
        bool isCrowd = kept.Count > MostSpreadPoints;
        if (isCrowd)
        {
            side *= CrowdCell;
            lost = side * Math.Sqrt(2);
            kept = Thin(inside, side);
        }
        while (kept.Count > MostHullPoints)
        {
            // Cells of a filled shape become fewer with the square of their side, those of a thin one more slowly.
            side *= Math.Max(1.25, Math.Sqrt((double)kept.Count / MostHullPoints));
            lost += side * Math.Sqrt(2);
            kept = Thin(kept, side);
        }
        double tolerance = reachMetres * ToleranceShare;
        double spread = kept.Count > 1 && !isCrowd ? reachMetres * SpreadShare : 0;
        // Each thinning moves a point by at most a cell's diagonal; an eighth more covers the buffer's arcs being drawn with chords.
        double width = Math.Max(reachMetres * BufferShare - spread, 1.125 * (lost + tolerance));
        // Spread points stand nearer to one another than the incidents do.
        double longestEdge = Math.Max(reachMetres * EdgeShare - 2 * spread, 4 * side);
        Geometry hull = Hull(kept, bounds, spread, longestEdge, holes: false);
        // What is bare is shut in by neighbours: edges of a reach go round it, where the outer rim may take longer ones.
        double bare = Math.Max(reachMetres, 4 * side), spreadInside = reachMetres * SpreadShare;
        if (BareGround.IsAmong(kept, bare) && Hull(kept, bounds, spreadInside, bare, holes: true) is Polygon { NumInteriorRings: > 0 } pierced)
        {
            Geometry ground = hull.Factory.CreateMultiPolygon([.. pierced.Holes.Select(hull.Factory.CreatePolygon)]);
            hull = OverlayNGRobust.Overlay(hull, ground, SpatialFunction.Difference);
        }

        // Out by too much and back again: what lies in the narrows between stays filled, and inward corners become round.
        double rounding = reachMetres * BufferShare;
        Geometry rounded = Widen(Widen(hull, width + rounding), -rounding);
        // A circle that holds no member is as much narrower in the outline as the hull was spread, widened and drawn with chords.
        double room = Math.Max(bare * ChordShare - spreadInside - width, rounding);
        return (Polygon)TopologyPreservingSimplifier.Simplify(WithWideHoles(rounded, room), tolerance);
    }

    /// <summary>The most south-westerly point of each occupied cell.</summary>
    private static PointSet Thin(PointSet points, double side)
    {
        CellIndex cells = CellIndex.Build(points, side, WorkSharing.Alone(CancellationToken.None));
        var kept = new int[cells.CellCount];
        for (int cell = 0; cell < cells.CellCount; cell++)
        {
            int best = cells.Starts[cell];
            for (int place = best + 1; place < cells.Starts[cell + 1]; place++)
            {
                if (cells.IsSouthWestOf(place, best))
                    best = place;
            }
            kept[cell] = cells.Order[best];
        }
        return points.Select(kept);
    }

    private static Geometry Hull(PointSet points, GridBox bounds, double spread, double longestEdge, bool holes)
    {
        var coordinates = new List<Coordinate>(points.Count * 5);
        for (int i = 0; i < points.Count; i++)
            coordinates.Add(new Coordinate(points.Eastings[i] - bounds.West, points.Northings[i] - bounds.South));
        if (spread > 0)
            Spread(coordinates, spread);
        Geometry all = GeometryFactory.Default.CreateMultiPointFromCoords([.. coordinates]);
        Geometry hull = all.ConvexHull();
        if (coordinates.Count > 3)
            hull = Concave(coordinates) ?? Concave(Aside(coordinates)) ?? hull;
        // One place, or many on one line, have no triangles.
        return hull.Dimension == Dimension.Surface ? hull : all.ConvexHull();

        Geometry? Concave(List<Coordinate> of)
        {
            Geometry points = GeometryFactory.Default.CreateMultiPointFromCoords([.. of]);
            try
            {
                return new ConcaveHull(points) { MaximumEdgeLength = longestEdge, HolesAllowed = holes }.GetHull();
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                // Whatever it fails with, there are points, and they have an outline.
                return null;
            }
        }
    }

    /// <summary>
    /// The points a millimetre aside, each another way. The triangulation may lose its way among points that lie as in a mirror; then there is no
    /// mirror.
    /// </summary>
    private static List<Coordinate> Aside(List<Coordinate> points) =>
        [.. points.Select(static (point, i) => new Coordinate(point.X + Millimetre * Math.Sin(i), point.Y + Millimetre * Math.Cos(2.5 * i)))];

    /// <summary>Adds to each point four beside it, where none is near enough to stand for it already: in a crowd most are.</summary>
    private static void Spread(List<Coordinate> points, double distance)
    {
        double perCell = 2 / distance;
        var taken = new HashSet<(int Column, int Row)>(points.Count * 5);
        foreach (Coordinate point in points)
            taken.Add(CellOf(point));
        for (int i = 0, own = points.Count; i < own; i++)
        {
            (double x, double y) = (points[i].X, points[i].Y);
            Coordinate[] winds = [new(x - distance, y), new(x + distance, y), new(x, y - distance), new(x, y + distance)];
            foreach (Coordinate beside in winds)
            {
                if (taken.Add(CellOf(beside)))
                    points.Add(beside);
            }
        }

        (int Column, int Row) CellOf(Coordinate point) => ((int)Math.Floor(point.X * perCell), (int)Math.Floor(point.Y * perCell));
    }

    private static Geometry Widen(Geometry geometry, double width) =>
        BufferOp.Buffer(geometry, width, new BufferParameters(6, EndCapStyle.Round));

    /// <summary>The largest part (the hull is in one piece, and so is all that grew round it), with the holes into which a circle of a radius
    /// fits.</summary>
    private static Polygon WithWideHoles(Geometry geometry, double radius)
    {
        var largest = (Polygon)geometry.GetGeometryN(0);
        for (int i = 1; i < geometry.NumGeometries; i++)
        {
            if (geometry.GetGeometryN(i).Area > largest.Area)
                largest = (Polygon)geometry.GetGeometryN(i);
        }
        if (largest.NumInteriorRings == 0)
            return largest;
        LinearRing[] wide = [.. largest.Holes.Where(hole => !Widen(largest.Factory.CreatePolygon(hole), -radius).IsEmpty)];
        return largest.Factory.CreatePolygon(largest.Shell, wide);
    }
}
