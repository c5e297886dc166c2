using Hotspots.Core.Model.Roads;
using Hotspots.Core.Model.Spatial;
using Hotspots.Paper.Drawing;
using NetTopologySuite.Geometries;
using SkiaSharp;

namespace Hotspots.Paper.Maps;

/// <summary>Painter of the user's own streets: ground, water, railways, roads with their rims by class, and names along the roads.</summary>
internal sealed class StreetPainter(Pen pen, MapFrame frame, StreetMap map, LabelRoom room)
{
    /// <summary>Half the steps of a turn: a name stands on a stretch that turns less than this, radians.</summary>
    private const double StraightEnough = 0.35;

    /// <summary>How much longer than its name a stretch must be.</summary>
    private const float Longer = 1.08f;

    private readonly Envelope _ground = Around(frame);
    private readonly LetterRims _rims = new(MapStyle.StreetSize, false);

    /// <summary>Draws all but the names.</summary>
    public void Draw()
    {
        foreach (GroundKind kind in (ReadOnlySpan<GroundKind>)[GroundKind.Greenspace, GroundKind.Woodland, GroundKind.Water, GroundKind.Building])
            Areas(kind);
        Lines(GroundKind.Watercourse, MapStyle.Coast, 0.3f);
        Lines(GroundKind.Railway, MapStyle.Rail, 0.45f);
        RoadTable roads = map.Roads;
        // The least first, and on each level all rims before all fillings: so roads of one level join.
        foreach (IGrouping<sbyte, int> level in Seen().GroupBy(road => roads.Levels[road]).OrderBy(static level => level.Key))
        {
            int[] all = [.. level.OrderByDescending(road => roads.Classes[road]).ThenBy(static road => road)];
            foreach (int road in all.Where(road => MapStyle.HasCasing(roads.Classes[road])))
                Stroke(roads.LineOf(road), MapStyle.RoadCasing, MapStyle.WidthOf(roads.Classes[road], frame.Scale) + 0.3f);
            foreach (int road in all)
            {
                RoadClass kind = roads.Classes[road];
                Stroke(roads.LineOf(road), MapStyle.HasCasing(kind) ? MapStyle.ColorOf(kind) : MapStyle.Path, MapStyle.WidthOf(kind, frame.Scale));
            }
        }
    }

    /// <summary>Writes the names of roads along them, main roads first, each name once in a stretch of the map.</summary>
    public void Names()
    {
        if (frame.Scale > MapStyle.StreetScale)
            return;
        RoadTable roads = map.Roads;
        var written = new Dictionary<int, List<SKPoint>>();
        int[] named = [.. Seen().Where(road => roads.Names[road] != 0 && roads.Texts[roads.Names[road]].Length > 0)];
        foreach (int road in named.OrderBy(road => roads.Classes[road]).ThenByDescending(road => LengthOf(roads.LineOf(road))).ThenBy(
            static road => road))
        {
            string name = roads.Texts[roads.Names[road]];
            List<SKPoint> before = written.TryGetValue(roads.Names[road], out List<SKPoint>? there) ? there : written[roads.Names[road]] = [];
            if (Stretch(roads.LineOf(road), Pen.Width(name, MapStyle.StreetSize) * Longer) is not var (middle, angle)
                || before.Exists(one => SKPoint.Distance(one, middle) < 60) || !Take(middle, angle, Pen.Width(name, MapStyle.StreetSize)))
                continue;
            before.Add(middle);
            Write(name, middle, angle);
        }
    }

    private IEnumerable<int> Seen()
    {
        for (int road = 0; road < map.Roads.Count; road++)
        {
            if (Meets(map.Roads.LineOf(road)))
                yield return road;
        }
    }

    private bool Meets(ReadOnlySpan<GridPoint> line)
    {
        var box = new Envelope();
        foreach (GridPoint point in line)
            box.ExpandToInclude(point.Easting, point.Northing);
        return _ground.Intersects(box);
    }

    private void Areas(GroundKind kind)
    {
        GroundTable ground = map.Ground;
        using SKPaint fill = Pen.Fill(kind switch
        {
            GroundKind.Greenspace => MapStyle.Park,
            GroundKind.Woodland => MapStyle.Wood,
            GroundKind.Water => MapStyle.Sea,
            _ => MapStyle.Building,
        });
        for (int feature = 0; feature < ground.Count; feature++)
        {
            if (ground.Kinds[feature] != kind || !Meets(ground.Rings[ground.FirstRingOf(feature)]))
                continue;
            using var path = new SKPathBuilder { FillType = SKPathFillType.EvenOdd };
            for (int ring = ground.FirstRingOf(feature); ring < ground.FirstRingOf(feature + 1); ring++)
            {
                Trace(path, ground.Rings[ring]);
                path.Close();
            }
            using SKPath area = path.Detach();
            pen.Canvas.DrawPath(area, fill);
        }
    }

    private void Lines(GroundKind kind, SKColor color, float width)
    {
        GroundTable ground = map.Ground;
        for (int feature = 0; feature < ground.Count; feature++)
        {
            if (ground.Kinds[feature] != kind)
                continue;
            for (int line = ground.FirstRingOf(feature); line < ground.FirstRingOf(feature + 1); line++)
            {
                if (Meets(ground.Rings[line]))
                    Stroke(ground.Rings[line], color, width);
            }
        }
    }

    private void Stroke(ReadOnlySpan<GridPoint> line, SKColor color, float width)
    {
        using SKPaint paint = Pen.Stroke(color, width);
        paint.StrokeCap = SKStrokeCap.Round;
        using var path = new SKPathBuilder();
        Trace(path, line);
        using SKPath drawn = path.Detach();
        pen.Canvas.DrawPath(drawn, paint);
    }

    private void Trace(SKPathBuilder path, ReadOnlySpan<GridPoint> line)
    {
        path.MoveTo(PointOf(line[0]));
        for (int i = 1; i < line.Length; i++)
            path.LineTo(PointOf(line[i]));
    }

    private SKPoint PointOf(GridPoint point) => new(frame.XOf(point.Easting), frame.YOf(point.Northing));

    private float LengthOf(ReadOnlySpan<GridPoint> line)
    {
        double metres = 0;
        for (int i = 1; i < line.Length; i++)
            metres += line[i].DistanceTo(line[i - 1]);
        return (float)(metres / frame.MetresPerMillimetre);
    }

    /// <summary>The straightest stretch of a line on which a name of a width has room: its middle, and its angle so that it is read from the
    /// left.</summary>
    private (SKPoint Middle, double Angle)? Stretch(ReadOnlySpan<GridPoint> line, float width)
    {
        (SKPoint, double)? best = null;
        double least = StraightEnough;
        for (int from = 0; from < line.Length - 1; from++)
        {
            float length = 0;
            double turned = 0;
            for (int to = from + 1; to < line.Length; to++)
            {
                SKPoint a = PointOf(line[to - 1]), b = PointOf(line[to]);
                length += SKPoint.Distance(a, b);
                if (to - 1 > from)
                    turned += Turn(PointOf(line[to - 2]), a, b);
                if (turned >= least)
                    break;
                if (length < width)
                    continue;
                SKPoint first = PointOf(line[from]);
                double angle = Math.Atan2(b.Y - first.Y, b.X - first.X);
                if (Math.Abs(angle) > Math.PI / 2)
                    angle -= Math.Sign(angle) * Math.PI;
                best = (new SKPoint((first.X + b.X) / 2, (first.Y + b.Y) / 2), angle);
                least = turned;
                break;
            }
        }
        return best;
    }

    private static double Turn(SKPoint a, SKPoint b, SKPoint c)
    {
        double turn = Math.Atan2(c.Y - b.Y, c.X - b.X) - Math.Atan2(b.Y - a.Y, b.X - a.X);
        return Math.Abs(Math.IEEERemainder(turn, 2 * Math.PI));
    }

    // A slanting name takes small boxes along itself: one box round it would keep half a block free.
    private bool Take(SKPoint middle, double angle, float width)
    {
        const float Size = MapStyle.StreetSize;
        int boxes = Math.Max(1, (int)Math.Ceiling(width / Size));
        var taken = new SKRect[boxes];
        for (int k = 0; k < boxes; k++)
        {
            double along = (k + 0.5) / boxes * width - width / 2;
            float x = (float)(middle.X + along * Math.Cos(angle)), y = (float)(middle.Y + along * Math.Sin(angle));
            taken[k] = SKRect.Create(x - Size / 2, y - Size / 2, Size, Size);
        }
        return room.TakeAll(taken);
    }

    private void Write(string name, SKPoint middle, double angle)
    {
        using SKFont font = Letters.Of(MapStyle.StreetSize);
        using SKPaint halo = Pen.Stroke(SKColors.White, 0.6f), fill = Pen.Fill(MapStyle.PlaceName);
        float width = font.MeasureText(name);
        pen.Canvas.Save();
        pen.Canvas.Translate(middle.X, middle.Y);
        pen.Canvas.RotateRadians((float)angle);
        using (SKPath letters = _rims.Of(name, -width / 2, MapStyle.StreetSize * 0.36f))
            pen.Canvas.DrawPath(letters, halo);
        pen.Canvas.DrawText(name, 0, MapStyle.StreetSize * 0.36f, SKTextAlign.Center, font, fill);
        pen.Canvas.Restore();
    }

    private static Envelope Around(MapFrame frame)
    {
        Envelope ground = frame.Ground;
        ground.ExpandBy(3 * frame.MetresPerMillimetre);
        return ground;
    }
}
