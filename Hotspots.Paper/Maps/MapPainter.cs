using System.Globalization;
using Hotspots.Core.Geography;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Geography.Shore;
using Hotspots.Core.Model.Roads;
using Hotspots.Core.Model.Spatial;
using Hotspots.Paper.Drawing;
using NetTopologySuite.Geometries;
using SkiaSharp;

namespace Hotspots.Paper.Maps;

/// <summary>Painter of maps on paper: ground, grid with numbers round the edge, places, names that do not meet, scale and north.</summary>
internal sealed class MapPainter
{
    private static readonly Lazy<BasemapLayer> BuiltUp = new(
        static () => BasemapLayer.Of(typeof(MapPainter).Assembly, "built-local.bin", "built-up"));

    private readonly Pen _pen;
    private readonly MapFrame _frame;
    private readonly LabelRoom _room;

    private MapPainter(Pen pen, MapFrame frame)
    {
        (_pen, _frame) = (pen, frame);
        _room = new LabelRoom(SKRect.Create(frame.X, frame.Y, frame.Width, frame.Height));
    }

    /// <summary>Draws a map.</summary>
    /// <param name="pen">Where to.</param>
    /// <param name="frame">Which ground, at which scale.</param>
    /// <param name="places">The places, the most important first.</param>
    /// <param name="streets">The user's own streets; null for the names of the list that travels with the tool.</param>
    /// <param name="look">How places look; null for ground to patrol.</param>
    /// <param name="overlay">What else is drawn; null for nothing.</param>
    /// <param name="has">Which of ground and names are drawn.</param>
    public static void Paint(
        Pen pen, MapFrame frame, IReadOnlyList<MapPlace> places, StreetMap? streets, MapPlaceLook? look = null, IMapOverlay? overlay = null,
        MapParts has = MapParts.All)
    {
        MapPlaceLook drawn = look ?? MapPlaceLook.Patrol;
        var painter = new MapPainter(pen, frame);
        pen.Canvas.Save();
        pen.Canvas.ClipRect(SKRect.Create(frame.X, frame.Y, frame.Width, frame.Height), SKClipOperation.Intersect, true);
        if (has.HasFlag(MapParts.Ground))
            painter.Ground();
        StreetPainter? own = streets is null ? null : new StreetPainter(pen, frame, streets, painter._room);
        own?.Draw();
        overlay?.Ground(pen, frame);
        painter.GridLines();
        overlay?.Points(pen, frame);
        painter.Outlines(places, drawn);
        overlay?.Lines(pen, frame);
        painter.Furniture(places);
        overlay?.Marks(pen, frame, painter._room);
        if (drawn.HasNumbers)
            painter.Badges(places, drawn);
        if (has.HasFlag(MapParts.Names))
            painter.PlaceNames();
        overlay?.Labels(pen, frame, painter._room);
        if (has.HasFlag(MapParts.Names))
            painter.StreetNames(own, overlay?.HasPoints == true);
        pen.Canvas.Restore();
        painter.GridNumbers();
        pen.Frame(frame.X, frame.Y, frame.Width, frame.Height, 0.3f);
    }

    /// <summary>Whose work is in a map, said whole wherever one is drawn.</summary>
    /// <param name="streets">The user's own streets that are drawn; null for names of the list.</param>
    /// <param name="has">Which of ground and names are drawn.</param>
    public static string Credits(StreetMap? streets, MapParts has = MapParts.All)
    {
        var said = new List<string>();
        if (streets is { } own)
            said.Add($"Streets: {own.Attribution}.");
        else if (has.HasFlag(MapParts.Names))
            said.Add("Names of streets stand at points of a list (data.police.uk, OGL v3), not along them.");
        if (has.HasFlag(MapParts.Ground))
        {
            said.Add(
                "The coast is drawn up to 300 m off: GSHHG (LGPL). Built-up ground: from postcodes, contains OS data © Crown copyright and "
                    + "database right 2025, Royal Mail data © Royal Mail copyright and database right 2025.");
        }
        if (has.HasFlag(MapParts.Names))
            said.Add("Places: © GeoNames (CC BY 4.0).");
        return string.Join(' ', said);
    }

    private void StreetNames(StreetPainter? own, bool isBeside)
    {
        if (own is not null)
            own.Names();
        else
            ListedStreets(isBeside);
    }

    private void Ground()
    {
        _pen.Box(_frame.X, _frame.Y, _frame.Width, _frame.Height, MapStyle.Sea);
        using SKPaint shore = Pen.Stroke(MapStyle.Coast, 2 * MapStyle.CoastLine), land = Pen.Fill(MapStyle.Land);
        // A square of 100 km of coast would make a page of a megabyte; the cut's own edges lie outside the frame.
        Envelope wide = _frame.Ground;
        wide.ExpandBy(10 * _frame.MetresPerMillimetre);
        SKPath[] built = [.. BuiltUp.Value.Meeting(_frame.Ground).Select(part => MapShapes.PathOf(part, _frame, wide))];
        SKPath[] parts = [.. Coast.Britain.LandAt(_frame.Ground).Select(part => MapShapes.PathOf(part, _frame, wide))];
        // Lines first: where land was cut into squares the next one's filling covers them.
        foreach (SKPath part in parts)
            _pen.Canvas.DrawPath(part, shore);
        foreach (SKPath part in parts)
        {
            _pen.Canvas.DrawPath(part, land);
            part.Dispose();
        }
        using SKPaint town = Pen.Fill(MapStyle.BuiltUp);
        foreach (SKPath part in built)
        {
            _pen.Canvas.DrawPath(part, town);
            part.Dispose();
        }
    }

    private double GridStep => _frame.Scale switch
    {
        <= 12_500 => 500,
        <= 50_000 => 1_000,
        <= 200_000 => 5_000,
        <= 500_000 => 10_000,
        _ => 100_000,
    };

    private IEnumerable<double> Steps(double from, double until)
    {
        for (double at = Math.Ceiling(from / GridStep) * GridStep; at <= until; at += GridStep)
            yield return at;
    }

    private void GridLines()
    {
        Envelope ground = _frame.Ground;
        foreach (double easting in Steps(ground.MinX, ground.MaxX))
            _pen.Line(_frame.XOf(easting), _frame.Y, _frame.XOf(easting), _frame.Y + _frame.Height, MapStyle.GridLine, MapStyle.Grid);
        foreach (double northing in Steps(ground.MinY, ground.MaxY))
            _pen.Line(_frame.X, _frame.YOf(northing), _frame.X + _frame.Width, _frame.YOf(northing), MapStyle.GridLine, MapStyle.Grid);
    }

    // "17" and "17.5" are kilometres within the square whose letters stand in the corner, as on a sheet of the Ordnance Survey.
    private void GridNumbers()
    {
        // What would stand on the letters in the corner is left out: its line is there.
        const float Corner = 4;
        Envelope ground = _frame.Ground;
        foreach (double easting in Steps(ground.MinX + Corner * _frame.MetresPerMillimetre, ground.MaxX))
            _pen.Text(Kilometres(easting), _frame.XOf(easting), _frame.Y + _frame.Height + 2.9f, MapStyle.GridSize, align: SKTextAlign.Center,
                color: Pen.Quiet);
        foreach (double northing in Steps(ground.MinY + Corner / 2 * _frame.MetresPerMillimetre, ground.MaxY))
            _pen.Text(Kilometres(northing), _frame.X - 0.8f, _frame.YOf(northing) + 0.8f, MapStyle.GridSize, align: SKTextAlign.Right,
                color: Pen.Quiet);
        // A frame may reach beyond the grid's edge.
        var corner = new GridPoint(
            Math.Clamp(ground.MinX, 0, NationalGrid.Domain.MaximumEasting - 1), Math.Clamp(ground.MinY, 0, NationalGrid.Domain.MaximumNorthing - 1));
        string reference = GridReference.Format(corner, 2);
        _pen.Text(reference.Length >= 2 ? reference[..2] : "", _frame.X - 0.8f, _frame.Y + _frame.Height + 2.9f, MapStyle.GridSize, isBold: true,
            align: SKTextAlign.Right, color: Pen.Quiet);
    }

    private static string Kilometres(double metres) => (metres % 100_000 / 1000).ToString("00.#", CultureInfo.InvariantCulture);

    private void Outlines(IReadOnlyList<MapPlace> places, MapPlaceLook look)
    {
        using SKPaint casing = Pen.Stroke(SKColors.White, look.Line + 0.75f), line = Pen.Stroke(look.Color, look.Line);
        using SKPaint fill = Pen.Fill(look.Ground);
        foreach (MapPlace place in places.Reverse())
        {
            using SKPath path = MapShapes.PathOf(place.Outline, _frame);
            _pen.Canvas.DrawPath(path, fill);
            _pen.Canvas.DrawPath(path, casing);
            _pen.Canvas.DrawPath(path, line);
        }
    }

    private void Badges(IReadOnlyList<MapPlace> places, MapPlaceLook look)
    {
        const float Height = 2 * MapStyle.Badge;
        var written = new List<(int Number, SKPoint At)>();
        foreach (MapPlace place in places)
        {
            float x = _frame.XOf(place.Centre.Easting), y = _frame.YOf(place.Centre.Northing), atX = x, atY = y, width = BadgeWidth(place.Number);
            if (look.MayLeaveOut && !_frame.Ground.Contains(place.Centre.Easting, place.Centre.Northing))
                continue;
            bool isFree = false;
            // The centre, or as near as there is room.
            for (int ring = 0; ring < 6 && !isFree; ring++)
            {
                for (int k = 0; k < (ring == 0 ? 1 : 8) && !isFree; k++)
                {
                    (double sin, double cos) = Math.SinCos(Math.PI * k / 4);
                    (atX, atY) = ((float)(x + ring * MapStyle.Badge * 1.1 * sin), (float)(y - ring * MapStyle.Badge * 1.1 * cos));
                    isFree = _room.Take(SKRect.Create(atX - width / 2, atY - MapStyle.Badge, width, Height));
                }
            }
            if (!isFree && look.MayLeaveOut)
                continue;
            if (!isFree)
                (atX, atY) = (x, y);
            if (atX != x || atY != y)
                _pen.Line(x, y, atX, atY, 0.3f, look.Color);
            written.Add((place.Number, new SKPoint(atX, atY)));
        }
        // After all lines that lead to them: a line over a number hides it.
        foreach ((int number, SKPoint at) in written)
            Badge(_pen, number, at.X, at.Y, look.Badge);
    }

    /// <summary>Draws the number of a place.</summary>
    /// <param name="pen">Where to.</param>
    /// <param name="number">The number.</param>
    /// <param name="x">Its middle.</param>
    /// <param name="y">Its middle.</param>
    /// <param name="color">Null for that of ground to patrol.</param>
    public static void Badge(Pen pen, int number, float x, float y, SKColor? color = null)
    {
        using SKPaint rim = Pen.Fill(SKColors.White), disc = Pen.Fill(color ?? MapStyle.Patrol);
        float width = BadgeWidth(number);
        var box = SKRect.Create(x - width / 2, y - MapStyle.Badge, width, 2 * MapStyle.Badge);
        pen.Canvas.DrawRoundRect(box, MapStyle.Badge, MapStyle.Badge, rim);
        box.Inflate(-0.35f, -0.35f);
        pen.Canvas.DrawRoundRect(box, MapStyle.Badge, MapStyle.Badge, disc);
        pen.Text(number.ToString(CultureInfo.InvariantCulture), x, y + MapStyle.BadgeSize * 0.36f, MapStyle.BadgeSize, isBold: true,
            color: SKColors.White, align: SKTextAlign.Center);
    }

    /// <summary>How wide the number of a place is with its disc, millimetres: 100 does not fit into a circle.</summary>
    public static float BadgeWidth(int number) => number < 10 ? 2 * MapStyle.Badge
        : Math.Max(2 * MapStyle.Badge, Pen.Width(number.ToString(CultureInfo.InvariantCulture), MapStyle.BadgeSize, true) + 2.2f);

    private void PlaceNames()
    {
        Envelope ground = _frame.Ground;
        foreach (GazetteerPlace place in Gazetteer.Britain.Places.Where(place => ground.Contains(place.Centre.Easting, place.Centre.Northing))
            .OrderByDescending(static place => place.Population).ThenBy(static place => place.Name, StringComparer.Ordinal).Take(40))
        {
            int near = place.Name.IndexOf(" near ", StringComparison.Ordinal);
            string name = near > 0 ? place.Name[..near] : place.Name;
            // Where the number of a place stands on it, above or below will do: it names the town, not the spot.
            foreach (float down in (ReadOnlySpan<float>)[0, -5, 6, -10, 11])
            {
                double northing = place.Centre.Northing - down * _frame.MetresPerMillimetre;
                if (Name(name, new GridPoint(place.Centre.Easting, northing), MapStyle.PlaceSize, true, MapStyle.PlaceName))
                    break;
            }
        }
    }

    private void ListedStreets(bool isBeside)
    {
        if (_frame.Scale > MapStyle.FewStreetsScale)
            return;
        int left = _frame.Scale > MapStyle.StreetScale ? MapStyle.FewStreets : int.MaxValue;
        Envelope ground = _frame.Ground;
        Streets list = Streets.Britain;
        var points = list.In(new GridBox(ground.MinX, ground.MinY, ground.MaxX, ground.MaxY)).GroupBy(static point => point.Street);
        foreach (IGrouping<int, StreetPoint> street in points.OrderByDescending(static street => street.Count()).ThenBy(static street => street.Key))
        {
            // Its middle point: a list of points has no course to write along.
            StreetPoint[] own = [.. street.OrderBy(static point => point.At.Easting).ThenBy(static point => point.Number)];
            GridPoint at = own[own.Length / 2].At;
            var label = new MapLabel(list.NameOf(street.Key), MapStyle.StreetSize, false, MapStyle.StreetName);
            float x = _frame.XOf(at.Easting), y = _frame.YOf(at.Northing);
            if ((isBeside ? label.WriteBeside(_pen, _room, x, y, MapStyle.BesideMark) : label.Write(_pen, _room, x, y)) && --left == 0)
                return;
        }
    }

    private bool Name(string name, GridPoint at, float size, bool isBold, SKColor color) =>
        new MapLabel(name, size, isBold, color).Write(_pen, _room, _frame.XOf(at.Easting), _frame.YOf(at.Northing));

    // Scale bar and north, in a corner where no place is: true where the sheet is printed at 100 %.
    private void Furniture(IReadOnlyList<MapPlace> places)
    {
        double metres = Nice(_frame.Width * _frame.MetresPerMillimetre / 4);
        float length = (float)(metres / _frame.MetresPerMillimetre);
        string ratio = _frame.IsToScale ? string.Create(CultureInfo.InvariantCulture, $"1:{_frame.Scale:N0}") : "";
        string end = metres >= 1000 ? string.Create(CultureInfo.InvariantCulture, $"{metres / 1000:0.#} km")
            : string.Create(CultureInfo.InvariantCulture, $"{metres:0} m");
        SKRect box = CornerFor(Math.Max(length, Pen.Width(ratio, 2.5f, true)) + Pen.Width(end, 2.4f) + 14, 9.1f, places);
        float x = box.Left + 2.5f, y = box.Top + 6.6f;
        _pen.Box(box.Left, box.Top, box.Width, box.Height, SKColors.White.WithAlpha(0xe8));
        _room.Keep(box);
        _pen.Text(ratio, x, y - 3, 2.5f, isBold: true);
        _pen.Box(x, y - 1.4f, length / 2, 1.4f, Pen.Ink);
        _pen.Frame(x, y - 1.4f, length, 1.4f, 0.2f);
        _pen.Text(end, x + length + 1, y, 2.4f);
        float north = box.Right - 4;
        using var arrow = new SKPathBuilder();
        arrow.MoveTo(north, y - 5.6f);
        arrow.LineTo(north + 1.4f, y - 1.2f);
        arrow.LineTo(north, y - 2.1f);
        arrow.LineTo(north - 1.4f, y - 1.2f);
        arrow.Close();
        using SKPath path = arrow.Detach();
        using SKPaint ink = Pen.Fill(Pen.Ink);
        _pen.Canvas.DrawPath(path, ink);
        _pen.Text("N", north, y + 1.2f, 2.3f, isBold: true, align: SKTextAlign.Center);
    }

    // Lower left, where it is looked for, else where it covers nothing.
    private SKRect CornerFor(float width, float height, IReadOnlyList<MapPlace> places)
    {
        const float Rim = 1.5f;
        float right = _frame.X + _frame.Width - Rim - width, foot = _frame.Y + _frame.Height - Rim - height;
        SKRect[] corners =
        [
            SKRect.Create(_frame.X + Rim, foot, width, height), SKRect.Create(right, foot, width, height),
            SKRect.Create(_frame.X + Rim, _frame.Y + Rim, width, height), SKRect.Create(right, _frame.Y + Rim, width, height),
        ];
        int free = Array.FindIndex(corners, corner => !places.Any(place => Covers(corner, place.Outline)));
        return corners[Math.Max(0, free)];
    }

    private bool Covers(SKRect box, Geometry outline)
    {
        double metres = _frame.MetresPerMillimetre, west = _frame.Ground.MinX, north = _frame.Ground.MaxY;
        var ground = new Envelope(
            west + (box.Left - _frame.X) * metres, west + (box.Right - _frame.X) * metres,
            north - (box.Bottom - _frame.Y) * metres, north - (box.Top - _frame.Y) * metres);
        return ground.Intersects(outline.EnvelopeInternal) && outline.Factory.ToGeometry(ground).Intersects(outline);
    }

    private static double Nice(double metres)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(metres)));
        return metres / power >= 5 ? 5 * power : metres / power >= 2 ? 2 * power : power;
    }
}
