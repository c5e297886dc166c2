using Hotspots.Core.Files.Release;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Maps;
using Hotspots.Paper.Drawing;

namespace Hotspots.Paper.RunMaps;

/// <summary>Map as a file for paper: a sheet a page.</summary>
internal static class MapFile
{
    /// <summary>May it be written there? To be asked before work, not after.</summary>
    /// <exception cref="OutputException">It would write over what is read, or the name's ending is no format.</exception>
    public static void Check(OutputPlace place)
    {
        ReleaseDoor.CheckFilePlace(place);
        _ = PaperFormats.Of(place, PaperFormats.Drawn);
    }

    /// <summary>The map with the scale of each page on a paper.</summary>
    /// <param name="map">The map.</param>
    /// <param name="paper">The sheet.</param>
    /// <param name="isLandscape">Lying or upright; null for as the ground lies.</param>
    public static RunMap Scaled(RunMap map, PaperSize paper, bool? isLandscape) => map with
    {
        Pages = [.. map.Pages.Select(page => page with { Scale = new MapSheet(map, page, Turned(page, paper, isLandscape)).MapFrame.Scale })],
    };

    /// <summary>Writes it into a file; the name's ending says as what.</summary>
    /// <inheritdoc cref="FindingsDoor.WriteSheets(RunMap, OutputPlace, Action{RunMap, Stream}, CancellationToken)" path="/exception"/>
    public static void Write(RunMap map, PaperSize paper, bool? isLandscape, OutputPlace place, CancellationToken cancellation)
    {
        PaperFormat format = PaperFormats.Of(place, PaperFormats.Drawn);
        if (format != PaperFormat.Pdf && map.Pages.Count > 1)
        {
            throw new OutputException(
                "A picture holds one page: name a .pdf file, or one town with --area, or a place with --at. Nothing was written.");
        }
        FindingsDoor.WriteSheets(map, place, (marked, stream) => Write(marked, paper, isLandscape, format, stream), cancellation);
    }

    /// <summary>Writes it into a stream, marked as all that leaves.</summary>
    /// <inheritdoc cref="Write(RunMap, PaperSize, bool?, PaperFormat, Stream)" path="/param"/>
    public static void Release(RunMap map, PaperSize paper, bool? isLandscape, PaperFormat format, Stream stream) =>
        FindingsDoor.WriteSheets(map, stream, (marked, open) => Write(marked, paper, isLandscape, format, open));

    /// <summary>Writes it; the same map makes the same bytes.</summary>
    /// <param name="map">What is drawn.</param>
    /// <param name="paper">The sheet.</param>
    /// <param name="isLandscape">Lying or upright; null for as the ground lies.</param>
    /// <param name="format">PDF for all pages; SVG and PNG hold the first.</param>
    /// <param name="stream">Where to; it stays open.</param>
    public static void Write(RunMap map, PaperSize paper, bool? isLandscape, PaperFormat format, Stream stream)
    {
        var sheets = new List<Sheet>();
        foreach (MapPage page in map.Pages)
        {
            PaperSize turned = Turned(page, paper, isLandscape);
            sheets.Add(new Sheet(turned.Width, turned.Height, new MapSheet(map, page, turned).Draw) { Dots = paper.Dots });
        }
        string pages = string.Join(", ", map.Pages.Select(static page => page.Title));
        string title = pages.StartsWith("Hotspots", StringComparison.Ordinal) ? pages : $"Hotspots: {pages}";
        string shows = map.Shows is { } scope
            ? string.Join(". ", new[] { scope.Period, scope.Days, scope.Hours, scope.Areas, scope.Kinds, scope.Others, scope.Methods }.Where(
                static part => part.Length > 0)) : "";
        SheetFile.Write(sheets, new SheetProperties(title, map.Marking) { Description = shows, Run = map.RunId }, format, stream);
    }

    private static PaperSize Turned(MapPage page, PaperSize paper, bool? isLandscape) =>
        paper.Turned(isLandscape ?? page.Ground.Width > page.Ground.Height * 1.1);
}
