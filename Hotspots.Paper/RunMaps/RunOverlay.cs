using System.Globalization;
using Hotspots.Core.Model.Maps;
using Hotspots.Core.Model.Spatial;
using Hotspots.Paper.Drawing;
using Hotspots.Paper.Maps;
using NetTopologySuite.Geometries;
using SkiaSharp;

namespace Hotspots.Paper.RunMaps;

/// <summary>Overlay of a run's map: surfaces, contours, tested cells, rounds of patrols and sites, and what a window shows besides.</summary>
/// <param name="layers">What is drawn.</param>
/// <param name="incidents">Marks of incidents; null for none.</param>
internal sealed class RunOverlay(MapLayers layers, IncidentMarks? incidents = null) : IMapOverlay
{
    private const float ContourSize = 2.3f, Pin = 2.7f, PinTip = 4.6f, Hatch = 1.1f;

    private readonly ViewMarks _view = new(layers);

    /// <inheritdoc/>
    public bool HasPoints => incidents is { Look.IsCounted: false };

    /// <inheritdoc/>
    public void Ground(Pen pen, MapFrame frame)
    {
        if (layers.Surfaces is { } surfaces)
            SurfacePicture.Draw(pen, frame, surfaces);
        if (layers.Cells is { } cells)
            Cells(pen, frame, cells);
    }

    /// <inheritdoc/>
    public void Points(Pen pen, MapFrame frame)
    {
        _view.Ground(pen, frame);
        incidents?.Draw(pen);
    }

    /// <inheritdoc/>
    public void Lines(Pen pen, MapFrame frame)
    {
        foreach (MapContour contour in layers.Contours.Where(contour => Meets(contour.Ground, frame)))
        {
            // The narrower the ground, the heavier its line.
            float width = (float)(0.5 - 0.25 * contour.Share);
            using SKPaint halo = Pen.Stroke(SKColors.White.WithAlpha(0xd0), width + 0.4f), line = Pen.Stroke(MapStyle.Contour, width);
            using SKPath path = MapShapes.PathOf(contour.Ground, frame);
            pen.Canvas.DrawPath(path, halo);
            pen.Canvas.DrawPath(path, line);
        }
        _view.Lines(pen, frame);
        Rounds(pen, frame);
    }

    /// <inheritdoc/>
    public void Labels(Pen pen, MapFrame frame, LabelRoom room)
    {
        incidents?.Numbers(pen, room);
        _view.Names(pen, frame, room);
    }

    /// <inheritdoc/>
    public void Marks(Pen pen, MapFrame frame, LabelRoom room)
    {
        incidents?.Keep(room);
        foreach (MapSite site in layers.Sites)
        {
            float x = frame.XOf(site.Place.Easting), y = frame.YOf(site.Place.Northing);
            if (!frame.Ground.Contains(site.Place.Easting, site.Place.Northing))
                continue;
            room.Keep(SKRect.Create(x - Pin - 0.4f, y - PinTip - Pin - 0.4f, 2 * Pin + 0.8f, PinTip + Pin + 0.8f));
            DrawPin(pen, site.Number, x, y);
        }
        _view.Labels(pen, frame, room);
        foreach (MapContour contour in layers.Contours)
            ContourLabels(pen, frame, contour, room);
    }

    /// <summary>Draws a pin with a number, its tip at a place.</summary>
    public static void DrawPin(Pen pen, int number, float x, float y)
    {
        using var outline = new SKPathBuilder();
        const float Spread = 0.62f * 180 / MathF.PI;
        outline.ArcTo(SKRect.Create(x - Pin, y - PinTip - Pin, 2 * Pin, 2 * Pin), 90 + Spread, 360 - 2 * Spread, true);
        outline.LineTo(x, y);
        outline.Close();
        using SKPath path = outline.Detach();
        using SKPaint rim = Pen.Stroke(SKColors.White, 0.8f), fill = Pen.Fill(MapStyle.Site);
        pen.Canvas.DrawPath(path, rim);
        pen.Canvas.DrawPath(path, fill);
        pen.Text(number.ToString(CultureInfo.InvariantCulture), x, y - PinTip + MapStyle.BadgeSize * 0.34f, number < 10 ? MapStyle.BadgeSize : 2.6f,
            isBold: true, color: SKColors.White, align: SKTextAlign.Center);
    }

    /// <summary>Draws a cell's symbol into a path.</summary>
    /// <param name="pen">Where to.</param>
    /// <param name="path">The ground of one cell.</param>
    /// <param name="ink">How.</param>
    /// <param name="over">How much of the ground it covers, 0 to 1.</param>
    public static void DrawCell(Pen pen, SKPath path, CellInk ink, float over = MapStyle.CellCover)
    {
        byte cover = (byte)Math.Round(ink.Fill.Alpha * over);
        using SKPaint fill = Pen.Fill(ink.Fill.WithAlpha(cover)), edge = Pen.Stroke(SKColors.White.WithAlpha(0x70), 0.12f);
        pen.Canvas.DrawPath(path, fill);
        pen.Canvas.DrawPath(path, edge);
        SKRect box = path.Bounds;
        if (ink.IsHatched)
            Hatched(pen, path, box);
        if (!ink.IsOutlined || box.Width < 2)
            return;
        using SKPaint inner = Pen.Stroke(SKColors.White.WithAlpha(0xd8), 0.3f);
        float shrink = 1 - 1.4f / Math.Min(box.Width, box.Height);
        pen.Canvas.Save();
        pen.Canvas.Translate(box.MidX, box.MidY);
        pen.Canvas.Scale(shrink);
        pen.Canvas.Translate(-box.MidX, -box.MidY);
        pen.Canvas.DrawPath(path, inner);
        pen.Canvas.Restore();
    }

    private static void Hatched(Pen pen, SKPath path, SKRect box)
    {
        using SKPaint line = Pen.Stroke(SKColors.White.WithAlpha(0xc0), 0.22f);
        pen.Canvas.Save();
        pen.Canvas.ClipPath(path, SKClipOperation.Intersect, true);
        // On one lattice over the whole sheet, so that lines go on from cell to cell.
        for (float at = MathF.Ceiling((box.Left + box.Top) / Hatch) * Hatch; at < box.Right + box.Bottom; at += Hatch)
            pen.Canvas.DrawLine(at - box.Top, box.Top, at - box.Bottom, box.Bottom, line);
        pen.Canvas.Restore();
    }

    /// <summary>How much of the ground tested cells cover.</summary>
    public static float CoverOf(MapCells cells) => (float)(cells.Cover ?? MapStyle.CellCover);

    private static void Cells(Pen pen, MapFrame frame, MapCells cells)
    {
        foreach (MapCell cell in cells.Cells.Where(cell => Meets(cell.Outline, frame)))
        {
            using SKPath path = MapShapes.PathOf(cell.Outline, frame);
            DrawCell(pen, path, CellInk.Of(cell.Style), CoverOf(cells));
        }
    }

    // Ways that are gone again are drawn once: dashes over dashes would be a solid line.
    private void Rounds(Pen pen, MapFrame frame)
    {
        var gone = new HashSet<(GridPoint, GridPoint)>();
        using var way = new SKPathBuilder();
        foreach (IReadOnlyList<GridPoint> round in layers.Rounds)
        {
            bool isOpen = false;
            for (int i = 1; i < round.Count; i++)
            {
                GridPoint a = round[i - 1], b = round[i];
                bool isNew = a != b && !gone.Contains((b, a)) && gone.Add((a, b));
                if (isNew && !isOpen)
                    way.MoveTo(frame.XOf(a.Easting), frame.YOf(a.Northing));
                if (isNew)
                    way.LineTo(frame.XOf(b.Easting), frame.YOf(b.Northing));
                isOpen = isNew;
            }
        }
        using SKPath path = way.Detach();
        DrawRound(pen, path);
    }

    /// <summary>Draws the way of a patrol.</summary>
    public static void DrawRound(Pen pen, SKPath path)
    {
        using SKPaint halo = Pen.Stroke(SKColors.White.WithAlpha(0xd0), 1.1f), line = Pen.Stroke(MapStyle.Site, 0.5f);
        line.PathEffect = SKPathEffect.CreateDash([1.8f, 1.1f], 0);
        pen.Canvas.DrawPath(path, halo);
        pen.Canvas.DrawPath(path, line);
    }

    // On its line or not at all: beside it, it would be another's.
    private static void ContourLabels(Pen pen, MapFrame frame, MapContour contour, LabelRoom room)
    {
        const float LeastRing = 14;
        float width = Pen.Width(contour.Label, ContourSize, true);
        for (int i = 0; i < contour.Ground.NumGeometries; i++)
        {
            if (contour.Ground.GetGeometryN(i) is not Polygon { IsEmpty: false } ring
                || ring.EnvelopeInternal.Width / frame.MetresPerMillimetre < LeastRing)
                continue;
            Coordinate top = ring.Shell.Coordinates.MaxBy(static corner => corner.Y)!;
            float x = frame.XOf(top.X), y = frame.YOf(top.Y);
            var box = SKRect.Create(x - width / 2 - 0.5f, y - ContourSize * 0.55f, width + 1, ContourSize * 1.1f);
            if (!room.Take(box))
                continue;
            using (SKPaint back = Pen.Fill(SKColors.White.WithAlpha(0xe0)))
                pen.Canvas.DrawRoundRect(box, 0.5f, 0.5f, back);
            pen.Text(contour.Label, x, y + ContourSize * 0.36f, ContourSize, isBold: true, color: MapStyle.Contour, align: SKTextAlign.Center);
        }
    }

    private static bool Meets(Geometry ground, MapFrame frame) => ground.EnvelopeInternal.Intersects(frame.Ground);
}
