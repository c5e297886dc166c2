using Hotspots.Core.Model.Maps;
using Hotspots.Core.Model.Roads;
using Hotspots.Paper.Briefs;
using Hotspots.Paper.Drawing;
using Hotspots.Paper.Maps;
using SkiaSharp;

namespace Hotspots.Paper.RunMaps;

/// <summary>Sheet of a map to scale: title, map with grid numbers, legend, list of hotspots and credits; upright or lying.</summary>
internal sealed class MapSheet
{
    private const float Left = SheetFrame.Margin, NoteSize = 2.3f, Line = 1.32f, Top = 15, Gap = 5, GridRoom = 5, BelowMap = 7;

    /// <summary>Width of the column beside a lying map, millimetres.</summary>
    private const float Column = 66;

    private readonly RunMap _map;
    private readonly MapPage _page;
    private readonly PaperSize _paper;
    private readonly StreetMap? _streets;
    private readonly float _wide;
    private readonly List<string> _credits;
    private readonly MapKey _legend, _list;
    private readonly float _keyTop;

    /// <summary>Lays out a page.</summary>
    /// <param name="map">The map.</param>
    /// <param name="page">One of its pages.</param>
    /// <param name="paper">The sheet, turned as it is to lie.</param>
    public MapSheet(RunMap map, MapPage page, PaperSize paper)
    {
        (_map, _page, _paper) = (map, page, paper);
        float inside = paper.Width - 2 * Left;
        _wide = paper.IsLandscape ? Column : inside;
        float mapX = Left + GridRoom, mapWidth = paper.IsLandscape ? inside - Column - Gap - GridRoom : inside - GridRoom;
        float bottom = paper.Height - 12.5f;
        _credits = Credits(null);
        float mapTop = paper.IsLandscape ? Top : Top + HeadHeight();
        // A legend of more entries leaves less map; what it holds hangs little on how large the map is.
        float keyHeight = paper.IsLandscape ? 0 : MapKey.Legend(page, Frame(mapX, mapTop, mapWidth, (bottom - mapTop) * 0.7f), 80).Height;
        keyHeight = paper.IsLandscape ? 0 : Math.Max(keyHeight, MapKey.HeightOf(Math.Min(6, page.Hotspots.Count))) + CreditHeight + 2;
        MapFrame = Frame(mapX, mapTop, mapWidth, bottom - keyHeight - BelowMap - mapTop + (paper.IsLandscape ? 1 : 0));
        _streets = map.Streets is { } own && own.Meets(MapFrame.Ground) ? own : null;
        _credits = Credits(_streets);
        bool isOfManyTowns = page.Hotspots.Any(hotspot => hotspot.Area != page.Hotspots[0].Area);
        if (paper.IsLandscape)
        {
            _keyTop = Top + HeadHeight();
            _legend = MapKey.Legend(page, MapFrame, Column);
            _list = MapKey.List(page, MapFrame, Column, bottom - CreditHeight - 3 - _keyTop - _legend.Height - 2, isOfManyTowns);
        }
        else
        {
            _keyTop = MapFrame.Y + MapFrame.Height + BelowMap;
            _legend = MapKey.Legend(page, MapFrame, 80);
            _list = MapKey.List(page, MapFrame, inside - 88, bottom - CreditHeight - 1 - _keyTop, isOfManyTowns);
        }
    }

    /// <summary>The map's frame.</summary>
    public MapFrame MapFrame { get; }

    private float CreditHeight => _credits.Count * NoteSize * Line;

    /// <summary>Draws it.</summary>
    public void Draw(Pen pen)
    {
        string made = _map.RunId.Length > 0 ? $"Hotspots {_map.Version}, run {_map.RunId}" : $"Hotspots {_map.Version}";
        SheetFrame.Draw(pen, _map.Marking, "Print at 100 %: then the scale is true.", made, _paper.Width, _paper.Height);
        float headX = _paper.IsLandscape ? _paper.Width - Left - Column : Left;
        Head(pen, headX);
        MapPainter.Paint(
            pen, MapFrame,
            [.. _page.Hotspots.Where(hotspot => hotspot.Outline.EnvelopeInternal.Intersects(MapFrame.Ground)).Select(
                static hotspot => new MapPlace(hotspot.Rank, hotspot.Outline, hotspot.Centre))],
            _streets, MapPlaceLook.Hotspots, new RunOverlay(_page.Layers));
        _legend.Draw(pen, headX, _keyTop);
        if (_paper.IsLandscape)
            _list.Draw(pen, headX, _keyTop + _legend.Height + 2);
        else
            _list.Draw(pen, Left + 88, _keyTop);
        float y = _paper.Height - 12.5f - CreditHeight + NoteSize;
        foreach (string line in _credits)
        {
            pen.Text(line, headX, y, NoteSize, color: Pen.Quiet);
            y += NoteSize * Line;
        }
    }

    private MapFrame Frame(float x, float y, float width, float height) => _page.Scale is int scale
        ? new MapFrame(x, y, width, height, new(_page.Ground.Centre.X, _page.Ground.Centre.Y), scale)
        : MapFrame.Round(x, y, width, height, _page.Ground);

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
        return Letters.Lines(
            $"Records lie close together here: they follow where people report and where officers look. {MapPainter.Credits(streets)}", font, _wide);
    }
}
