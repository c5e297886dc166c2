using Hotspots.Core.Model.Maps;
using Hotspots.Core.Model.Roads;
using Hotspots.Paper.Briefs;
using Hotspots.Paper.Drawing;
using Hotspots.Paper.Maps;
using NetTopologySuite.Geometries;
using SkiaSharp;

namespace Hotspots.Paper.RunMaps;

/// <summary>Sheet of a map: title, map with grid numbers, legend, list of hotspots and credits; upright or lying. Its letters grow with the
/// paper.</summary>
internal sealed class MapSheet
{
    private const float Left = SheetFrame.Margin, NoteSize = 2.3f, Line = 1.32f, Top = 15, Gap = 5, GridRoom = 5, BelowMap = 7, Foot = 12.5f;

    /// <summary>Width of the column beside a lying map, and of the legend below an upright one, millimetres.</summary>
    private const float Column = 66, UprightLegend = 80;

    /// <summary>Of the height of an upright sheet the legend has no more than this share.</summary>
    private const float MostKey = 0.45f;

    private readonly RunMap _map;
    private readonly MapPage _page;
    private readonly PaperSize _paper;
    private readonly StreetMap? _streets;
    private readonly float _width, _height, _wide;
    private readonly List<string> _credits;
    private readonly IncidentMarks? _incidents;
    private readonly MapKey _legend, _list;
    private readonly float _keyTop, _legendRoom;

    /// <summary>Lays out a page.</summary>
    /// <param name="map">The map.</param>
    /// <param name="page">One of its pages.</param>
    /// <param name="paper">The sheet, turned as it is to lie.</param>
    public MapSheet(RunMap map, MapPage page, PaperSize paper)
    {
        (_map, _page, _paper) = (map, page, paper);
        (_width, _height) = (paper.Width / paper.Enlarged, paper.Height / paper.Enlarged);
        float inside = _width - 2 * Left;
        _wide = paper.IsLandscape ? Column : inside;
        float mapX = Left + GridRoom, mapWidth = paper.IsLandscape ? inside - Column - Gap - GridRoom : inside - GridRoom;
        float bottom = _height - Foot;
        _credits = Credits(null);
        float mapTop = paper.IsLandscape ? Top : Top + HeadHeight();
        // A legend of more entries leaves less map; what it holds hangs little on how large the map is.
        float keyHeight = paper.IsLandscape ? 0 : LegendOf(Frame(mapX, mapTop, mapWidth, (bottom - mapTop) * 0.7f)).Height;
        keyHeight = paper.IsLandscape ? 0
            : Math.Min(Math.Max(keyHeight, MapKey.HeightOf(Math.Min(6, page.Hotspots.Count))), (bottom - mapTop) * MostKey) + CreditHeight + 2;
        MapFrame = Frame(mapX, mapTop, mapWidth, bottom - keyHeight - BelowMap - mapTop + (paper.IsLandscape ? 1 : 0));
        _streets = map.Streets is { } own && own.Meets(MapFrame.Ground) ? own : null;
        _credits = Credits(_streets);
        bool isOfManyTowns = page.Hotspots.Any(hotspot => hotspot.Area != page.Hotspots[0].Area);
        _incidents = IncidentMarks.Of(page.Layers, MapFrame);
        _legend = LegendOf(MapFrame);
        _keyTop = paper.IsLandscape ? Top + HeadHeight() : MapFrame.Y + MapFrame.Height + BelowMap;
        _legendRoom = bottom - CreditHeight - (paper.IsLandscape ? 3 : 1) - _keyTop;
        _list = paper.IsLandscape
            ? MapKey.List(page, MapFrame, Column, _legendRoom - _legend.Height - 2, isOfManyTowns)
            : MapKey.List(page, MapFrame, inside - UprightLegend - 8, _legendRoom, isOfManyTowns);
    }

    /// <summary>The map's frame, in lengths of drawing.</summary>
    public MapFrame MapFrame { get; }

    private float CreditHeight => _credits.Count * NoteSize * Line;

    /// <summary>A sheet for a screen, whose map is as wide and as high as what a window shows.</summary>
    public static PaperSize ScreenFor(Envelope ground) => PaperSize.Screen(ground, 2 * Left + GridRoom + Gap + Column, Top + BelowMap + Foot - 1);

    /// <summary>Draws it.</summary>
    public void Draw(Pen pen)
    {
        string made = _map.RunId.Length > 0 ? $"Hotspots {_map.Version}, run {_map.RunId}" : $"Hotspots {_map.Version}";
        pen.Canvas.Save();
        pen.Canvas.Scale(_paper.Enlarged);
        SheetFrame.Draw(pen, _map.Marking, _paper.IsToScale ? "Print at 100 %: then the scale is true." : "", made, _width, _height);
        float headX = _paper.IsLandscape ? _width - Left - Column : Left;
        Head(pen, headX);
        MapPainter.Paint(
            pen, MapFrame,
            [.. _page.Hotspots.Where(hotspot => hotspot.Outline.EnvelopeInternal.Intersects(MapFrame.Ground)).Select(
                static hotspot => new MapPlace(hotspot.Rank, hotspot.Outline, hotspot.Centre))],
            _streets, _page.Layers.Effect is null ? MapPlaceLook.Hotspots : MapPlaceLook.Behind, new RunOverlay(_page.Layers, _incidents), Has);
        _legend.DrawWithin(pen, headX, _keyTop, _legendRoom);
        if (_paper.IsLandscape)
            _list.Draw(pen, headX, _keyTop + _legend.Height + 2);
        else
            _list.Draw(pen, Left + UprightLegend + 8, _keyTop);
        float y = _height - Foot - CreditHeight + NoteSize;
        foreach (string line in _credits)
        {
            pen.Text(line, headX, y, NoteSize, color: Pen.Quiet);
            y += NoteSize * Line;
        }
        pen.Canvas.Restore();
    }

    private MapParts Has => (_page.Layers.HasGround ? MapParts.Ground : 0) | (_page.Layers.HasNames ? MapParts.Names : 0);

    private MapKey LegendOf(MapFrame frame) => MapKey.Legend(
        _page, frame, _paper.IsLandscape ? Column : UprightLegend, IncidentMarks.Of(_page.Layers, frame));

    private MapFrame Frame(float x, float y, float width, float height)
    {
        MapFrame frame = _page switch
        {
            { Scale: int scale } => new MapFrame(x, y, width, height, new(_page.Ground.Centre.X, _page.Ground.Centre.Y), scale)
            {
                Enlarged = _paper.Enlarged,
            },
            { IsView: true } => MapFrame.Whole(x, y, width, height, _page.Ground, _paper.IsToScale, _paper.Enlarged),
            _ => MapFrame.Round(x, y, width, height, _page.Ground, enlarged: _paper.Enlarged),
        };
        return frame with { IsToScale = _paper.IsToScale };
    }

    private string Shown => _map.Shows is { } shows
        ? string.Join("; ", new[] { shows.Period, shows.Days, shows.Hours, shows.Kinds, shows.Others, shows.Methods }.Where(
            static part => part.Length > 0)) + "." : "";

    private const float TitleSize = 5.4f, SummarySize = 3.2f, ShownSize = 2.6f;

    private float HeadHeight()
    {
        float height = Count(_page.Title, TitleSize, true, 2) * TitleSize * Line + Count(_page.Summary, SummarySize, false, 2) * SummarySize * Line;
        return height + Count(Shown, ShownSize, false, 6) * ShownSize * Line + 2.5f;
    }

    private int Count(string text, float size, bool isBold, int most)
    {
        using SKFont font = Letters.Of(size, isBold);
        return Letters.Lines(text, font, _wide, most).Count;
    }

    private void Head(Pen pen, float x)
    {
        float y = pen.Paragraph(_page.Title, x, Top + TitleSize * 0.8f, _wide, TitleSize, isBold: true, most: 2) - TitleSize + SummarySize;
        y = pen.Paragraph(_page.Summary, x, y, _wide, SummarySize, most: 2) - SummarySize + ShownSize;
        pen.Paragraph(Shown, x, y, _wide, ShownSize, color: Pen.Quiet, most: 6);
    }

    private List<string> Credits(StreetMap? streets)
    {
        using SKFont font = Letters.Of(NoteSize);
        string reach = _page.Layers.Reach is { Attribution.Length: > 0 } own && streets is null ? $" Reach along streets: {own.Attribution}." : "";
        return Letters.Lines(
            $"Records lie close together here: they follow where people report and where officers look. {MapPainter.Credits(streets, Has)}{reach}",
            font, _wide);
    }
}
