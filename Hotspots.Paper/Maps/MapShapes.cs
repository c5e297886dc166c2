using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;
using SkiaSharp;

namespace Hotspots.Paper.Maps;

/// <summary>Paths of geometries in a map frame.</summary>
internal static class MapShapes
{
    /// <summary>The polygons of a geometry as one path, holes left out.</summary>
    /// <param name="shape">Metres on the National Grid.</param>
    /// <param name="frame">The frame.</param>
    public static SKPath PathOf(Geometry shape, MapFrame frame)
    {
        using var path = new SKPathBuilder { FillType = SKPathFillType.EvenOdd };
        for (int i = 0; i < shape.NumGeometries; i++)
        {
            // What only its box shares with the frame is cut to nothing.
            if (shape.GetGeometryN(i) is not Polygon { IsEmpty: false } polygon)
                continue;
            Ring(path, polygon.Shell, frame);
            foreach (LinearRing hole in polygon.Holes)
                Ring(path, hole, frame);
        }
        return path.Detach();
    }

    /// <summary>Lines, or rings that are closed, as one path.</summary>
    /// <param name="lines">Metres on the National Grid.</param>
    /// <param name="frame">The frame.</param>
    public static SKPath PathOf(IEnumerable<IReadOnlyList<GridPoint>> lines, MapFrame frame)
    {
        using var path = new SKPathBuilder();
        foreach (IReadOnlyList<GridPoint> line in lines)
        {
            for (int i = 0; i < line.Count; i++)
            {
                float x = frame.XOf(line[i].Easting), y = frame.YOf(line[i].Northing);
                if (i == 0)
                    path.MoveTo(x, y);
                else
                    path.LineTo(x, y);
            }
        }
        return path.Detach();
    }

    /// <summary>As the other, of a polygon that is cut by a box first (Sutherland and Hodgman): for drawing, its edges along the box may
    /// meet.</summary>
    /// <param name="polygon">Metres on the National Grid.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="box">What is kept; it holds the frame.</param>
    public static SKPath PathOf(Polygon polygon, MapFrame frame, Envelope box)
    {
        using var path = new SKPathBuilder { FillType = SKPathFillType.EvenOdd };
        var clipper = new RingClipper(box);
        foreach (LinearRing ring in (IEnumerable<LinearRing>)[polygon.Shell, .. polygon.Holes])
        {
            Coordinate[] kept = clipper.Clip(ring.Coordinates);
            // What only its box shares with the frame is cut to nothing.
            for (int i = 0; i < kept.Length; i++)
            {
                if (i == 0)
                    path.MoveTo(frame.XOf(kept[i].X), frame.YOf(kept[i].Y));
                else
                    path.LineTo(frame.XOf(kept[i].X), frame.YOf(kept[i].Y));
            }
            if (kept.Length > 0)
                path.Close();
        }
        return path.Detach();
    }

    private static void Ring(SKPathBuilder path, LinearRing ring, MapFrame frame)
    {
        CoordinateSequence points = ring.CoordinateSequence;
        path.MoveTo(frame.XOf(points.GetX(0)), frame.YOf(points.GetY(0)));
        for (int i = 1; i < points.Count - 1; i++)
            path.LineTo(frame.XOf(points.GetX(i)), frame.YOf(points.GetY(i)));
        path.Close();
    }
}
