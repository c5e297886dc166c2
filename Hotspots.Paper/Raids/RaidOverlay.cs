using Hotspots.Core.Model.Raids;
using Hotspots.Core.Model.Spatial;
using Hotspots.Paper.Drawing;
using Hotspots.Paper.Maps;
using SkiaSharp;

namespace Hotspots.Paper.Raids;

/// <summary>Overlay of the ways to doors: lines with a rim, later waves dashed; a triangle where teams set off, a dot at each door.</summary>
internal sealed class RaidOverlay(IReadOnlyList<RaidDoor> doors, IReadOnlyList<RaidWay> ways) : IMapOverlay
{
    private const float Line = 0.55f, Rim = 1.3f, Mark = 2.2f, Dot = 0.75f;

    /// <inheritdoc/>
    public void Ground(Pen pen, MapFrame frame)
    {
        // Nothing is coloured.
    }

    /// <inheritdoc/>
    public void Lines(Pen pen, MapFrame frame)
    {
        using SKPaint rim = Pen.Stroke(SKColors.White, Rim), line = Pen.Stroke(MapStyle.Site, Line);
        using SKPathEffect dashes = SKPathEffect.CreateDash([1.6f, 1.1f], 0);
        foreach (RaidWay way in ways)
        {
            using SKPath path = PathOf(way, frame);
            pen.Canvas.DrawPath(path, rim);
        }
        foreach (RaidWay way in ways)
        {
            using SKPath path = PathOf(way, frame);
            line.PathEffect = way.Wave > 1 ? dashes : null;
            pen.Canvas.DrawPath(path, line);
        }
        // Where there is no room for its number, a door still has a place.
        using SKPaint dot = Pen.Fill(MapStyle.Patrol);
        foreach (RaidDoor door in doors)
            pen.Canvas.DrawCircle(frame.XOf(door.Place.Easting), frame.YOf(door.Place.Northing), Dot, dot);
    }

    /// <inheritdoc/>
    public void Marks(Pen pen, MapFrame frame, LabelRoom room)
    {
        foreach (IGrouping<GridPoint, RaidWay> start in ways.Where(static way => way.FromDoor is null).GroupBy(static way => way.Line[0]))
        {
            float x = frame.XOf(start.Key.Easting), y = frame.YOf(start.Key.Northing);
            if (!SKRect.Create(frame.X, frame.Y, frame.Width, frame.Height).Contains(x, y))
                continue;
            Triangle(pen, x, y);
            room.Keep(SKRect.Create(x - Mark, y - Mark, 2 * Mark, 2 * Mark));
        }
    }

    /// <summary>Draws the mark of a place where teams set off.</summary>
    public static void Triangle(Pen pen, float x, float y)
    {
        using var builder = new SKPathBuilder();
        builder.MoveTo(x, y - Mark);
        builder.LineTo(x + Mark * 0.95f, y + Mark * 0.7f);
        builder.LineTo(x - Mark * 0.95f, y + Mark * 0.7f);
        builder.Close();
        using SKPath path = builder.Detach();
        using SKPaint fill = Pen.Fill(MapStyle.Site), rim = Pen.Stroke(SKColors.White, 0.8f);
        pen.Canvas.DrawPath(path, rim);
        pen.Canvas.DrawPath(path, fill);
    }

    private static SKPath PathOf(RaidWay way, MapFrame frame)
    {
        using var builder = new SKPathBuilder();
        builder.MoveTo(frame.XOf(way.Line[0].Easting), frame.YOf(way.Line[0].Northing));
        foreach (GridPoint point in way.Line.Skip(1))
            builder.LineTo(frame.XOf(point.Easting), frame.YOf(point.Northing));
        return builder.Detach();
    }
}
