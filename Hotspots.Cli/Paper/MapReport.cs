using System.Globalization;
using Hotspots.Cli.Reports;
using Hotspots.Core.Model.Maps;

namespace Hotspots.Cli.Paper;

/// <summary>The map on the terminal: which pages, at which scale, and what is numbered on them.</summary>
internal static class MapReport
{
    public static void Write(Page page, RunMap map, string? file)
    {
        page.Heading(map.RunId.Length > 0 ? $"{map.Marking}  run {map.RunId}" : map.Marking);
        foreach (MapPage one in map.Pages)
            Town(page, one);
        if (map.LeftOut.Count > 0)
            page.Text($"There are more towns, which have no page: {string.Join(", ", map.LeftOut)}.");
        page.Heading(file is null ? "Nothing was written" : $"Written to {file}");
        page.Text(file is null ? "-o FILE.pdf writes the map to be printed." : Wording.Count(map.Pages.Count, "page", "pages"));
    }

    private static void Town(Page page, MapPage one)
    {
        page.Heading(string.Create(CultureInfo.InvariantCulture, $"{one.Title}, 1:{one.Scale:N0}"));
        page.Text(one.Summary);
        if (one.Hotspots.Count == 0)
            return;
        page.Table(
            [new("#", true), new("Hotspot"), new("Grid"), new("Incidents", true)],
            [.. one.Hotspots.Take(10).Select(static hotspot => (string[])
            [
                Wording.Number(hotspot.Rank), hotspot.Name, hotspot.GridReference, Wording.Number(hotspot.Incidents),
            ])]);
    }
}
