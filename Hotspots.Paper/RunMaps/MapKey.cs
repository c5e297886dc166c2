using System.Globalization;
using Hotspots.Core.Model.Changes;
using Hotspots.Core.Model.Maps;
using Hotspots.Paper.Drawing;
using Hotspots.Paper.Maps;
using SkiaSharp;

namespace Hotspots.Paper.RunMaps;

/// <summary>Legend of a map, of what is drawn only, and the list of its hotspots: rows in a column.</summary>
internal sealed class MapKey
{
    private const float Size = 2.6f, Step = Size * 1.32f, MarkWidth = 8.5f, Between = 1.1f, HeadGap = 1.6f;

    private readonly List<Row> _rows = [];
    private readonly float _width;

    /// <summary>A key with nothing in it.</summary>
    /// <param name="width">Of the column, millimetres.</param>
    public MapKey(float width) => _width = width;

    /// <summary>How high it is, millimetres.</summary>
    public float Height => _rows.Sum(static row => row.Height);

    /// <summary>How high a list of so many hotspots is, each name on one line, millimetres.</summary>
    public static float HeightOf(int hotspots) => hotspots == 0 ? 0 : Step + HeadGap + hotspots * (2 * Step + Between) + 0.1f;

    /// <summary>The legend of a page, in a column.</summary>
    /// <param name="page">The page.</param>
    /// <param name="frame">Its map.</param>
    /// <param name="width">Of the column, millimetres.</param>
    /// <param name="incidents">Marks of incidents; null for none.</param>
    public static MapKey Legend(MapPage page, MapFrame frame, float width, IncidentMarks? incidents = null)
    {
        var key = new MapKey(width);
        MapLayers layers = page.Layers;
        key.Head("Legend");
        if (page.Hotspots.Any(hotspot => hotspot.Outline.EnvelopeInternal.Intersects(frame.Ground)))
            key.Add(layers.Effect is null ? "Hotspot, with its rank" : "Hotspot", layers.Effect is null ? HotspotMark : BehindMark);
        ViewKey.AddPlaces(key, layers, frame);
        key.Surface(layers, frame);
        key.Contours(layers, frame);
        key.Cells(layers, frame);
        ViewKey.AddMarks(key, layers, frame, incidents);
        if (layers.Sites.Any(site => frame.Ground.Contains(site.Place.Easting, site.Place.Northing)))
            key.Add("Site of a team", static (pen, x, y) => RunOverlay.DrawPin(pen, 1, x + 3.5f, y + 3.6f), 7.6f);
        ViewKey.AddReach(key, layers, frame);
        if (layers.Rounds.Count > 0)
            key.Add(layers.AreRoundsAlongStreets ? "Patrol, along the streets" : "Patrol: the order of visits, not the road", PatrolMark);
        return key;
    }

    /// <summary>The hotspots that lie in the frame, by rank, and how many more there are; of two periods what changed, the surest first.</summary>
    /// <param name="page">The page.</param>
    /// <param name="frame">Its map.</param>
    /// <param name="width">Of the column, millimetres.</param>
    /// <param name="height">Room for it.</param>
    /// <param name="isOfManyTowns">Is the town told of each?</param>
    public static MapKey List(MapPage page, MapFrame frame, float width, float height, bool isOfManyTowns)
    {
        var key = new MapKey(width);
        if (page.Layers.Changes is { } changes)
        {
            DrawnChange[] told = [.. changes.Places.Where(static change => change.Change.Turn is not null)];
            DrawnChange[] near = [.. told.Where(change => change.Outline.EnvelopeInternal.Intersects(frame.Ground))];
            key.List("Changed beyond chance, the surest first", [.. near.Select(RowOf)], told.Length - near.Length, height);
        }
        else if (page.Layers.Effect is null)
        {
            MapHotspot[] seen = [.. page.Hotspots.Where(hotspot => hotspot.Outline.EnvelopeInternal.Intersects(frame.Ground))];
            key.List("Hotspots, by rank", [.. seen.Select(hotspot => RowOf(hotspot, isOfManyTowns))], page.Hotspots.Count - seen.Length, height);
        }
        return key;
    }

    private static ListRow RowOf(MapHotspot hotspot, bool isOfManyTowns)
    {
        string[] facts = [isOfManyTowns ? hotspot.Area : "", hotspot.GridReference, Count(hotspot.Incidents)];
        return new ListRow(
            hotspot.Name, string.Join(", ", facts.Where(static fact => fact.Length > 0)),
            (pen, x, y) => MapPainter.Badge(pen, hotspot.Rank, x + 3.4f, y, MapStyle.HotspotBadge));
    }

    private static ListRow RowOf(DrawnChange change)
    {
        PlaceChange place = change.Change;
        string counts = string.Create(CultureInfo.InvariantCulture, $"{LineInk.WordOf(place)}, {place.Before:N0} → {place.After:N0}, {place.Area}");
        return new ListRow(place.Name, counts, (pen, x, y) => pen.Text(
            LineInk.SignOf(place), x + 3.5f, y + Size * 0.38f, Size, isBold: true, color: LineInk.Of(place).Color, align: SKTextAlign.Center));
    }

    private void List(string heading, ListRow[] seen, int beyond, float height)
    {
        int listed = 0;
        if (seen.Length > 0)
            Head(heading);
        foreach (ListRow row in seen)
        {
            int before = _rows.Count;
            Add(row.Name, row.Mark, second: row.Facts);
            // The last line is for those that have no room.
            if (Height + (listed == seen.Length - 1 && beyond == 0 ? 0 : Step) <= height)
            {
                listed++;
                continue;
            }
            _rows.RemoveRange(before, _rows.Count - before);
            break;
        }
        string more = string.Join("; ", new[]
        {
            listed < seen.Length ? string.Create(CultureInfo.InvariantCulture, $"{seen.Length - listed:N0} more on this map") : "",
            beyond > 0 ? string.Create(CultureInfo.InvariantCulture, $"{beyond:N0} beyond its edge") : "",
        }.Where(static part => part.Length > 0));
        // A heading over nothing says nothing.
        if (listed == 0)
            _rows.Clear();
        if (more.Length > 0)
            _rows.Add(new Row(null, [more + "."], "", Step, 0));
    }

    /// <summary>Draws it in some room, smaller where it would not fit.</summary>
    /// <param name="pen">Where to.</param>
    /// <param name="x">Left end.</param>
    /// <param name="y">Upper end.</param>
    /// <param name="room">Height that there is, millimetres.</param>
    public void DrawWithin(Pen pen, float x, float y, float room)
    {
        float part = Math.Min(1, room / Height);
        pen.Canvas.Save();
        pen.Canvas.Translate(x, y);
        pen.Canvas.Scale(part);
        Draw(pen, 0, 0);
        pen.Canvas.Restore();
    }

    /// <summary>Draws it.</summary>
    public void Draw(Pen pen, float x, float y)
    {
        foreach (Row row in _rows)
        {
            float text = x + (row.Mark is null ? 0 : MarkWidth), baseline = y + Size + row.Drop;
            row.Mark?.Invoke(pen, x, y + row.Drop + Size * 0.62f);
            foreach (string line in row.Lines)
            {
                pen.Text(line, text, baseline, Size, isBold: row.IsHead || row.Second.Length > 0);
                baseline += Step;
            }
            if (row.Second.Length > 0)
                pen.Text(row.Second, text, baseline, Size, color: Pen.Quiet);
            y += row.Height;
        }
    }

    /// <summary>Adds a heading, apart from what is above it.</summary>
    public void Head(string text)
    {
        float drop = _rows.Count == 0 ? 0 : 1.3f;
        using SKFont font = Letters.Of(Size, true);
        List<string> lines = Letters.Lines(text, font, _width, 3);
        _rows.Add(new Row(null, lines, "", Step * lines.Count + drop + HeadGap, drop) { IsHead = true });
    }

    /// <summary>Adds a row.</summary>
    /// <param name="text">Its words.</param>
    /// <param name="mark">Draws its sign at the left, 7 mm wide, in the middle of the first line; null for none.</param>
    /// <param name="least">Least height of it.</param>
    /// <param name="second">A further line, quieter; blank for none.</param>
    public void Add(string text, Action<Pen, float, float>? mark, float least = 0, string second = "")
    {
        using SKFont font = Letters.Of(Size, second.Length > 0);
        float width = _width - (mark is null ? 0 : MarkWidth);
        List<string> lines = Letters.Lines(text, font, width, 2);
        if (second.Length > 0)
        {
            using SKFont light = Letters.Of(Size);
            second = Letters.Cut(second, light, width);
        }
        float words = Step * (lines.Count + (second.Length > 0 ? 1 : 0)), drop = Math.Max(0, (least - Step) / 2);
        _rows.Add(new Row(mark, lines, second, Math.Max(words + drop, least) + Between, drop));
    }

    private void Surface(MapLayers layers, MapFrame frame)
    {
        if (layers.Surfaces is not { } surfaces
            || !surfaces.Surfaces.Any(surface => surface.Grid.West <= frame.Ground.MaxX && surface.Grid.South <= frame.Ground.MaxY))
            return;
        Head(surfaces.Unit.Length == 0 ? "Times the usual" : Capital(surfaces.Unit));
        foreach (SurfaceClass one in SurfaceClasses.Of(surfaces.Unit, surfaces.IsLog, surfaces.Peak).Where(static one => one.Color is not null))
            Add(one.Name, (pen, x, y) => Swatch(pen, x, y, one, SurfacePicture.CoverOf(surfaces)));
    }

    private void Contours(MapLayers layers, MapFrame frame)
    {
        if (!layers.Contours.Any(contour => contour.Ground.EnvelopeInternal.Intersects(frame.Ground)))
            return;
        string meaning = layers.Contours[0].Label.EndsWith('×') ? "Line: as many times the usual as written on it"
            : "Line: within it lies the share written on it";
        Add(meaning, static (pen, x, y) => pen.Line(x, y, x + 7, y, 0.4f, MapStyle.Contour));
    }

    private void Cells(MapLayers layers, MapFrame frame)
    {
        if (layers.Cells is not { } cells)
            return;
        HashSet<string> seen = [.. cells.Cells.Where(cell => cell.Outline.EnvelopeInternal.Intersects(frame.Ground)).Select(
            static cell => CellInk.Of(cell.Style).Style)];
        if (seen.Count == 0)
            return;
        Head($"Cells tested, by {cells.Statistic}");
        foreach (CellInk ink in CellInk.All.Where(ink => seen.Contains(ink.Style)))
        {
            Add(ink.NameAt(cells.Alpha), (pen, x, y) =>
            {
                using var box = new SKPathBuilder();
                box.AddRect(SKRect.Create(x, y - 1.5f, 7, 3));
                using SKPath path = box.Detach();
                pen.Box(x, y - 1.5f, 7, 3, MapStyle.Land);
                RunOverlay.DrawCell(pen, path, ink, RunOverlay.CoverOf(cells));
            });
        }
        Add(cells.Correction == "none" ? "not corrected for the many cells: some are so by chance" : "after correction for all cells", null);
    }

    private static void Swatch(Pen pen, float x, float y, SurfaceClass one, float cover)
    {
        SKColor color = one.Color!.Value;
        pen.Box(x, y - 1.5f, 7, 3, MapStyle.Land);
        pen.Box(x, y - 1.5f, 7, 3, color.WithAlpha((byte)Math.Round(color.Alpha * cover)));
        for (float at = 0.6f; one.IsHatched && at < 6.6f; at += 1.2f)
            pen.Line(x + at, y + 1.5f, Math.Min(x + 7, x + at + 3), y - 1.5f, 0.3f, MapStyle.Land);
    }

    private static void HotspotMark(Pen pen, float x, float y) => PlaceMark(pen, x, y, MapPlaceLook.Hotspots);

    private static void BehindMark(Pen pen, float x, float y) => PlaceMark(pen, x, y, MapPlaceLook.Behind);

    private static void PlaceMark(Pen pen, float x, float y, MapPlaceLook look)
    {
        using SKPaint fill = Pen.Fill(look.Ground), line = Pen.Stroke(look.Color, look.Line);
        var box = SKRect.Create(x + 0.3f, y - 1.5f, 6.4f, 3);
        pen.Canvas.DrawRoundRect(box, 1.2f, 1.2f, fill);
        pen.Canvas.DrawRoundRect(box, 1.2f, 1.2f, line);
    }

    private static void PatrolMark(Pen pen, float x, float y)
    {
        using var way = new SKPathBuilder();
        way.MoveTo(x, y);
        way.LineTo(x + 7, y);
        using SKPath path = way.Detach();
        RunOverlay.DrawRound(pen, path);
    }

    private static string Count(int incidents) =>
        string.Create(CultureInfo.InvariantCulture, $"{incidents:N0} {(incidents == 1 ? "incident" : "incidents")}");

    private static string Capital(string unit) => char.ToUpperInvariant(unit[0]) + unit[1..];

    /// <summary>Row of a list.</summary>
    /// <param name="Name">What it is called.</param>
    /// <param name="Facts">The line below.</param>
    /// <param name="Mark">Draws its sign.</param>
    private readonly record struct ListRow(string Name, string Facts, Action<Pen, float, float> Mark);

    /// <summary>Row of a key.</summary>
    /// <param name="Mark">Draws its sign at the left, in the middle of the first line; null for none.</param>
    /// <param name="Lines">Its words.</param>
    /// <param name="Second">A further line, quieter; blank for none.</param>
    /// <param name="Height">With the gap below, millimetres.</param>
    /// <param name="Drop">How much lower the first line stands, for a high sign.</param>
    private sealed record Row(Action<Pen, float, float>? Mark, IReadOnlyList<string> Lines, string Second, float Height, float Drop)
    {
        /// <summary>Is it a heading?</summary>
        public bool IsHead { get; init; }
    }
}
