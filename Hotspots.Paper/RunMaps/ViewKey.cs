using System.Globalization;
using Hotspots.Core.Model.Maps;
using Hotspots.Paper.Drawing;
using Hotspots.Paper.Maps;
using NetTopologySuite.Geometries;
using SkiaSharp;

namespace Hotspots.Paper.RunMaps;

/// <summary>Legend of what only a window shows, of what is drawn only.</summary>
internal static class ViewKey
{
    /// <summary>Adds outlines: changes between two periods, and places of an operation.</summary>
    public static void AddPlaces(MapKey key, MapLayers layers, MapFrame frame)
    {
        if (layers.Changes is { } changes)
            AddChanges(key, changes, frame);
        if (layers.Effect is not { } effect || !effect.Places.Any(place => Meets(place.Outline, frame)))
            return;
        key.Head(effect.Heading);
        foreach (LineInk ink in LineInk.Effects.Where(ink => effect.Places.Any(
            place => LineInk.Of(place.Place.Role) == ink && Meets(place.Outline, frame))))
            key.Add(ink.Name, (pen, x, y) => Outline(pen, x, y, ink));
    }

    /// <summary>Adds incidents, boundaries, and what was looked for.</summary>
    public static void AddMarks(MapKey key, MapLayers layers, MapFrame frame, IncidentMarks? incidents)
    {
        (string Text, Action<Pen, float, float> Sign)[] kinds = [.. incidents?.Legend() ?? []];
        if (kinds.Length > 0)
        {
            key.Head("Incidents on this map");
            foreach ((string text, Action<Pen, float, float> sign) in kinds)
                key.Add(text, sign);
        }
        MapBoundary[] boundaries = [.. layers.Boundaries.Where(one => one.Lines.Any(line => MeetsLine(line, frame)))];
        if (boundaries.Length > 0 || IsSeen(layers.Marked, frame))
            key.Head("Also drawn");
        foreach (MapBoundary boundary in boundaries)
            key.Add(boundary.Name, static (pen, x, y) => Line(pen, x, y, ViewMarks.DrawBoundary));
        if (layers.Marked is { } mark && IsSeen(mark, frame))
            key.Add("What was looked for", (pen, x, y) => Box(x, y, path => ViewMarks.DrawMark(pen, path, mark.Rings.Count == 0)));
    }

    /// <summary>Adds what teams reach.</summary>
    public static void AddReach(MapKey key, MapLayers layers, MapFrame frame)
    {
        if (layers.Reach is not { } reach || !reach.Grounds.Any(ground => Meets(ground, frame)))
            return;
        string faint = layers.Incidents is { IsFaded: true } ? "; faint incidents are not" : "";
        key.Add(reach.Words + faint, static (pen, x, y) => Box(x, y, path =>
        {
            using SKPaint fill = Pen.Fill(MapStyle.Reach);
            pen.Canvas.DrawPath(path, fill);
            ViewMarks.DrawReach(pen, path);
        }));
    }

    private static void AddChanges(MapKey key, MapChanges changes, MapFrame frame)
    {
        LineInk[] inks = [.. LineInk.Changes.Where(ink => changes.Places.Any(
            change => LineInk.Of(change.Change) == ink && Meets(change.Outline, frame)))];
        bool hasCells = ViewMarks.HasCells(changes, frame) && changes.Cells.Any(cell => Meets(cell.Outline, frame));
        if (inks.Length == 0 && !hasCells)
            return;
        key.Head(changes.Heading);
        foreach (LineInk ink in inks)
            key.Add(ink.Name, (pen, x, y) => Outline(pen, x, y, ink));
        if (!hasCells)
            return;
        string text = string.Create(CultureInfo.InvariantCulture, $"Cell of {changes.CellMetres:0} m with more (+) or fewer (−) beyond chance");
        key.Add(text, static (pen, x, y) =>
        {
            pen.Box(x + 2, y - 1.5f, 3, 3, LineInk.Changes[0].Color.WithAlpha(0x29));
            pen.Frame(x + 2, y - 1.5f, 3, 3, MapStyle.Pixel, LineInk.Changes[0].Color);
        });
    }

    private static void Outline(Pen pen, float x, float y, LineInk ink) => Box(x, y, path =>
    {
        ink.DrawHatching(pen, path);
        ink.Draw(pen, path, 0.6f);
    });

    private static void Box(float x, float y, Action<SKPath> draw)
    {
        using var box = new SKPathBuilder();
        box.AddRoundRect(new SKRoundRect(SKRect.Create(x + 0.3f, y - 1.4f, 6.4f, 2.8f), 0.8f));
        using SKPath path = box.Detach();
        draw(path);
    }

    private static void Line(Pen pen, float x, float y, Action<Pen, SKPath> draw)
    {
        using var line = new SKPathBuilder();
        line.MoveTo(x, y);
        line.LineTo(x + 7, y);
        using SKPath path = line.Detach();
        draw(pen, path);
    }

    private static bool Meets(Geometry ground, MapFrame frame) => ground.EnvelopeInternal.Intersects(frame.Ground);

    private static bool MeetsLine(IReadOnlyList<Core.Model.Spatial.GridPoint> line, MapFrame frame)
    {
        var box = new Envelope();
        foreach (Core.Model.Spatial.GridPoint at in line)
            box.ExpandToInclude(at.Easting, at.Northing);
        return box.Intersects(frame.Ground);
    }

    private static bool IsSeen(MapMark? mark, MapFrame frame) => mark is not null && (mark.Rings.Count > 0
        ? mark.Rings.Any(ring => MeetsLine(ring, frame)) : frame.Ground.Contains(mark.Centre.Easting, mark.Centre.Northing));
}
