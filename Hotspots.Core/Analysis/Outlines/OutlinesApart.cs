using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;
using NetTopologySuite.Triangulate;

namespace Hotspots.Core.Analysis.Outlines;

/// <summary>Voronoi partition of the ground that two outlines share: no place's outline holds another's incidents.</summary>
/// <remarks>
/// Each piece of shared ground goes to the place whose incidents lie in it; where both have some there, it is parted half way between
/// the nearest of them. Ground shared without any incident stays with both: nothing says whose it is. Which ground is shared is asked
/// of the outlines as they were drawn, so that the order of the places does not matter.
/// </remarks>
internal static class OutlinesApart
{
    /// <summary>Parts the outlines of places of one method.</summary>
    /// <param name="outlines">Their outlines, metres; those that hold incidents of another place are replaced.</param>
    /// <param name="members">The incidents of each: indices into the points.</param>
    /// <param name="points">All points.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static void Part(Geometry[] outlines, IReadOnlyList<int[]> members, PointSet points, CancellationToken cancellation)
    {
        var tree = new STRtree<int>();
        for (int a = 0; a < outlines.Length; a++)
            tree.Insert(outlines[a].EnvelopeInternal, a);
        // Asked by many at once, the tree must stand.
        tree.Build();
        var options = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount };
        var parted = new List<(int Other, List<Geometry>? Lost, List<Geometry>? LostByOther)>?[outlines.Length];
        Parallel.For(0, outlines.Length, options, a =>
        {
            int[] later = [.. tree.Query(outlines[a].EnvelopeInternal).Where(b => b > a).Order()];
            IPreparedGeometry? prepared = later.Length > 0 ? PreparedGeometryFactory.Prepare(outlines[a]) : null;
            foreach (int b in later)
            {
                if (!prepared!.Intersects(outlines[b]))
                    continue;
                List<Geometry>? lostByA = null, lostByB = null;
                Geometry shared = OverlayNGRobust.Overlay(outlines[a], outlines[b], SpatialFunction.Intersection);
                for (int k = 0; k < shared.NumGeometries; k++)
                {
                    if (shared.GetGeometryN(k) is Polygon piece)
                        PartPiece(piece, Inside(piece, members[a], points), Inside(piece, members[b], points), ref lostByA, ref lostByB);
                }
                (parted[a] ??= []).Add((b, lostByA, lostByB));
            }
        });
        var lost = new List<Geometry>?[outlines.Length];
        for (int a = 0; a < outlines.Length; a++)
        {
            foreach ((int b, List<Geometry>? lostByA, List<Geometry>? lostByB) in parted[a] ?? [])
            {
                if (lostByA is not null)
                    (lost[a] ??= []).AddRange(lostByA);
                if (lostByB is not null)
                    (lost[b] ??= []).AddRange(lostByB);
            }
        }
        Parallel.For(0, outlines.Length, options, a =>
        {
            if (lost[a] is { } ground && Without(outlines[a], ground, members[a], points) is { } left)
                outlines[a] = left;
        });
    }

    private static void PartPiece(Polygon piece, List<Coordinate> ofA, List<Coordinate> ofB, ref List<Geometry>? lostByA, ref List<Geometry>? lostByB)
    {
        if (ofA.Count == 0 && ofB.Count == 0)
            return;
        if (ofA.Count == 0)
        {
            (lostByA ??= []).Add(piece);
            return;
        }
        if (ofB.Count == 0)
        {
            (lostByB ??= []).Add(piece);
            return;
        }
        var builder = new VoronoiDiagramBuilder { ClipEnvelope = piece.EnvelopeInternal };
        builder.SetSites([.. ofA, .. ofB]);
        var isOfA = new HashSet<Coordinate>(ofA);
        Geometry cells = builder.GetDiagram(piece.Factory);
        for (int k = 0; k < cells.NumGeometries; k++)
        {
            Geometry cell = cells.GetGeometryN(k);
            Geometry ground = OverlayNGRobust.Overlay(cell, piece, SpatialFunction.Intersection);
            if (isOfA.Contains((Coordinate)cell.UserData))
                (lostByB ??= []).Add(ground);
            else
                (lostByA ??= []).Add(ground);
        }
    }

    /// <summary>The positions of incidents that lie in a piece of ground or on its rim.</summary>
    private static List<Coordinate> Inside(Polygon piece, int[] members, PointSet points)
    {
        var inside = new List<Coordinate>();
        Envelope box = piece.EnvelopeInternal;
        IndexedPointInAreaLocator? locator = null;
        foreach (int i in members)
        {
            double easting = points.Eastings[i], northing = points.Northings[i];
            if (!box.Contains(easting, northing))
                continue;
            var at = new Coordinate(easting, northing);
            if ((locator ??= new IndexedPointInAreaLocator(piece)).Locate(at) != Location.Exterior)
                inside.Add(at);
        }
        return inside;
    }

    /// <summary>What is left of an outline; null where it would no longer hold every member strictly inside: they stand where another place's
    /// do.</summary>
    private static Geometry? Without(Geometry outline, List<Geometry> ground, int[] members, PointSet points)
    {
        Geometry lost = OverlayNGRobust.Union(ground);
        Geometry left = OverlayNGRobust.Overlay(outline, lost, SpatialFunction.Difference);
        var kept = new List<Polygon>();
        int inside = 0;
        for (int k = 0; k < left.NumGeometries; k++)
        {
            if (left.GetGeometryN(k) is not Polygon { IsEmpty: false } piece)
                continue;
            var locator = new IndexedPointInAreaLocator(piece);
            int before = inside;
            foreach (int i in members)
                inside += locator.Locate(new Coordinate(points.Eastings[i], points.Northings[i])) == Location.Interior ? 1 : 0;
            // Slivers without an incident are nobody's.
            if (inside > before)
                kept.Add(piece.Shell.IsCCW ? piece : (Polygon)piece.Reverse());
        }
        if (inside < members.Length)
            return null;
        return kept.Count == 1 ? kept[0] : outline.Factory.CreateMultiPolygon([.. kept]);
    }
}
