using System.Globalization;
using Hotspots.Core.Model.Changes;
using Hotspots.Core.Model.Effects;
using Hotspots.Core.Model.Maps;
using Hotspots.Paper.Drawing;
using Hotspots.Paper.Maps;
using NetTopologySuite.Geometries;
using SkiaSharp;

namespace Hotspots.Paper.RunMaps;

/// <summary>Marks of what only a window shows: boundaries, reach, changes, places of an operation, and what was looked for.</summary>
internal sealed class ViewMarks(MapLayers layers)
{
    private const float WordSize = 2.5f, CellSignSize = 3, LeastMark = 3.5f, LeastCell = 0.8f, LeastCellSign = 3.7f;

    /// <summary>A name of an area is written where the area is so wide, millimetres.</summary>
    private const float LeastArea = 14;

    /// <summary>Draws coloured ground and what lies under marks.</summary>
    public void Ground(Pen pen, MapFrame frame)
    {
        foreach (MapBoundary boundary in layers.Boundaries)
        {
            using SKPath path = MapShapes.PathOf(boundary.Lines, frame);
            DrawBoundary(pen, path);
        }
        foreach (DrawnEffectPlace place in layers.Effect?.Places ?? [])
        {
            if (place.Place.Role is not (EffectPlaceRole.Treated or EffectPlaceRole.Control))
                continue;
            using SKPath path = MapShapes.PathOf(place.Outline, frame);
            using SKPaint fill = Pen.Fill(LineInk.Of(place.Place.Role).Color.WithAlpha(0x14));
            pen.Canvas.DrawPath(path, fill);
        }
        ChangedCells(pen, frame);
        foreach (Geometry ground in layers.Reach?.Grounds ?? [])
        {
            using SKPath path = MapShapes.PathOf(ground, frame);
            using SKPaint fill = Pen.Fill(MapStyle.Reach);
            pen.Canvas.DrawPath(path, fill);
        }
    }

    /// <summary>Draws lines over the outlines of hotspots.</summary>
    public void Lines(Pen pen, MapFrame frame)
    {
        // The rings lie under what they go round; of changes what says most lies above.
        foreach (DrawnEffectPlace place in (layers.Effect?.Places ?? []).Reverse())
        {
            using SKPath path = MapShapes.PathOf(OuterOf(place), frame);
            LineInk.Of(place.Place.Role).Draw(pen, path);
        }
        foreach (DrawnChange change in (layers.Changes?.Places ?? []).Reverse())
        {
            using SKPath path = MapShapes.PathOf(change.Outline, frame);
            LineInk ink = LineInk.Of(change.Change);
            ink.DrawHatching(pen, path);
            ink.Draw(pen, path);
        }
        foreach (Geometry ground in layers.Reach?.Grounds ?? [])
        {
            using SKPath path = MapShapes.PathOf(ground, frame);
            DrawReach(pen, path);
        }
        Marked(pen, frame);
    }

    /// <summary>Writes what is said beside places.</summary>
    public void Labels(Pen pen, MapFrame frame, LabelRoom room)
    {
        foreach (DrawnEffectPlace place in layers.Effect?.Places ?? [])
        {
            if (place.Place.Role is not (EffectPlaceRole.Treated or EffectPlaceRole.Control))
                continue;
            string name = place.Place.Role == EffectPlaceRole.Treated ? "This place" : "Compared with";
            Coordinate north = place.Outline.Coordinates.MaxBy(static corner => corner.Y)!;
            new MapLabel(Counts($"{name}, ", place.Place.Before, place.Place.During), WordSize, true, LineInk.Of(place.Place.Role).Color)
                .WriteBeside(pen, room, frame.XOf(north.X), frame.YOf(north.Y), 1);
        }
        foreach (DrawnChange change in (layers.Changes?.Places ?? []).Where(static change => change.Change.Turn is not null))
        {
            if (!change.Outline.EnvelopeInternal.Intersects(frame.Ground))
                continue;
            (float x, float y) = MiddleOf(change, frame);
            Words(change.Change).WriteBeside(pen, room, x, y, 3.2f);
        }
        foreach (DrawnChange cell in SignedCells(frame))
        {
            (float x, float y) = MiddleOf(cell, frame);
            new MapLabel(cell.Change.Verdict == ChangeVerdict.More ? "+" : "−", CellSignSize, true, LineInk.Of(cell.Change).Color).Write(
                pen, room, x, y + CellSignSize * 0.36f);
        }
    }

    /// <summary>Writes names of areas of the user's own.</summary>
    public void Names(Pen pen, MapFrame frame, LabelRoom room)
    {
        foreach (MapAreaName name in layers.Boundaries.SelectMany(static one => one.Names).Where(
            name => name.Metres / frame.MetresPerMillimetre > LeastArea).OrderByDescending(static name => name.Metres))
        {
            new MapLabel(name.Name, WordSize, false, MapStyle.Boundary).Write(
                pen, room, frame.XOf(name.Place.Easting), frame.YOf(name.Place.Northing));
        }
    }

    /// <summary>Draws a boundary of the user's own.</summary>
    public static void DrawBoundary(Pen pen, SKPath path)
    {
        using SKPaint halo = Pen.Stroke(SKColors.White.WithAlpha(0xe0), 0.8f), line = Pen.Stroke(MapStyle.Boundary, 1.4f * MapStyle.Pixel);
        line.PathEffect = SKPathEffect.CreateDash([7 * MapStyle.Pixel, 3 * MapStyle.Pixel], 0);
        pen.Canvas.DrawPath(path, halo);
        pen.Canvas.DrawPath(path, line);
    }

    /// <summary>Draws the edge of what a site reaches.</summary>
    public static void DrawReach(Pen pen, SKPath path)
    {
        using SKPaint halo = Pen.Stroke(SKColors.White.WithAlpha(0xe0), 0.85f), line = Pen.Stroke(MapStyle.Site, 1.5f * MapStyle.Pixel);
        pen.Canvas.DrawPath(path, halo);
        pen.Canvas.DrawPath(path, line);
    }

    /// <summary>Draws what was looked for.</summary>
    public static void DrawMark(Pen pen, SKPath path, bool isSquare)
    {
        using SKPaint halo = Pen.Stroke(SKColors.White.WithAlpha(0xe0), 1.2f);
        using SKPaint line = Pen.Stroke(isSquare ? MapStyle.Hotspot : MapStyle.Boundary, 2 * MapStyle.Pixel);
        if (isSquare)
            line.PathEffect = SKPathEffect.CreateDash([7 * MapStyle.Pixel, 4 * MapStyle.Pixel], 0);
        pen.Canvas.DrawPath(path, halo);
        pen.Canvas.DrawPath(path, line);
    }

    /// <summary>Are cells so large that they are drawn?</summary>
    public static bool HasCells(MapChanges changes, MapFrame frame) => changes.CellMetres / frame.MetresPerMillimetre >= LeastCell;

    /// <summary>"▲ new, 1 → 22", in the colour of its outline.</summary>
    private static MapLabel Words(PlaceChange change) =>
        new(Counts($"{LineInk.SignOf(change)} {LineInk.WordOf(change)}, ", change.Before, change.After), WordSize, true, LineInk.Of(change).Color);

    private static string Counts(string name, int before, int after) =>
        string.Create(CultureInfo.InvariantCulture, $"{name}{before:N0} → {after:N0}");

    private void ChangedCells(Pen pen, MapFrame frame)
    {
        if (layers.Changes is not { } changes || !HasCells(changes, frame))
            return;
        foreach (DrawnChange cell in changes.Cells.Where(cell => cell.Outline.EnvelopeInternal.Intersects(frame.Ground)))
        {
            SKColor color = LineInk.Of(cell.Change).Color;
            using SKPath path = MapShapes.PathOf(cell.Outline, frame);
            using SKPaint fill = Pen.Fill(color.WithAlpha(0x29)), line = Pen.Stroke(color, MapStyle.Pixel);
            pen.Canvas.DrawPath(path, fill);
            pen.Canvas.DrawPath(path, line);
        }
    }

    private IEnumerable<DrawnChange> SignedCells(MapFrame frame) =>
        layers.Changes is { } changes && changes.CellMetres / frame.MetresPerMillimetre >= LeastCellSign ? changes.Cells.Where(
            cell => cell.Outline.EnvelopeInternal.Intersects(frame.Ground)) : [];

    private static (float X, float Y) MiddleOf(DrawnChange change, MapFrame frame)
    {
        Coordinate middle = change.Outline.EnvelopeInternal.Centre;
        return change.Change is { CentreEasting: double easting, CentreNorthing: double northing }
            ? (frame.XOf(easting), frame.YOf(northing)) : (frame.XOf(middle.X), frame.YOf(middle.Y));
    }

    // Of a ring its outer edge alone: the inner one is that of the place within.
    private static Geometry OuterOf(DrawnEffectPlace place)
    {
        if (place.Place.Role is EffectPlaceRole.Treated or EffectPlaceRole.Control)
            return place.Outline;
        GeometryFactory factory = place.Outline.Factory;
        IEnumerable<Geometry> parts = Enumerable.Range(0, place.Outline.NumGeometries).Select(place.Outline.GetGeometryN);
        return factory.CreateMultiPolygon([.. parts.OfType<Polygon>().Select(part => factory.CreatePolygon(part.Shell))]);
    }

    private void Marked(Pen pen, MapFrame frame)
    {
        if (layers.Marked is not { } mark)
            return;
        if (mark.Rings.Count > 0)
        {
            using SKPath rings = MapShapes.PathOf(mark.Rings, frame);
            DrawMark(pen, rings, false);
            return;
        }
        float side = Math.Max((float)(mark.Side / frame.MetresPerMillimetre), LeastMark);
        using var square = new SKPathBuilder();
        square.AddRect(SKRect.Create(frame.XOf(mark.Centre.Easting) - side / 2, frame.YOf(mark.Centre.Northing) - side / 2, side, side));
        using SKPath path = square.Detach();
        DrawMark(pen, path, true);
    }
}
