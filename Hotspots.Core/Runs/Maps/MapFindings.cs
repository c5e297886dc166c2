using System.Globalization;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Maps;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Runs.Maps;

/// <summary>Findings to be drawn on a map, wherever they come from: of a run, or of the folders that one wrote.</summary>
internal sealed record MapFindings
{
    private const int GridDigits = 3;

    /// <summary>Identity of the run; blank where there is none.</summary>
    public required string RunId { get; init; }

    /// <summary>Version of the tool that made them.</summary>
    public required string Version { get; init; }

    /// <summary>The security marking.</summary>
    public required string Marking { get; init; }

    /// <summary>Of which incidents they speak.</summary>
    public RunScope? Shows { get; init; }

    /// <summary>Incidents analysed in each town.</summary>
    public required IReadOnlyList<NameCount> Areas { get; init; }

    /// <summary>The hotspots, by rank.</summary>
    public required IReadOnlyList<MapHotspot> Hotspots { get; init; }

    /// <summary>What is drawn besides, town by town, by the town's name.</summary>
    public required IReadOnlyDictionary<string, MapLayers> Layers { get; init; }

    /// <summary>Where teams stand, and the rounds of their patrols: over all towns.</summary>
    public MapLayers Teams { get; init; } = MapLayers.None;

    /// <summary>The findings of a run.</summary>
    /// <param name="result">The run.</param>
    public static MapFindings Of(RunResult result)
    {
        // One coloured ground: two over each other cannot be read.
        string? ground = result.Record.Methods.FirstOrDefault(method => FoundBy(result, method).Any(
            static found => found.Surface is not null || found.Cells is not null));
        return Of(result, ground, ground);
    }

    /// <summary>The findings of a run, with the layers that were chosen.</summary>
    /// <param name="result">The run.</param>
    /// <param name="surface">Name of the method whose surface and contours are drawn; null for none.</param>
    /// <param name="cells">Name of the method whose tested cells are; null for none.</param>
    public static MapFindings Of(RunResult result, string? surface, string? cells)
    {
        double peak = surface is null ? 0 : FoundBy(result, surface).Select(static found => PeakOf(found.Surface)).DefaultIfEmpty().Max();
        return new MapFindings
        {
            RunId = result.Record.RunId,
            Version = result.Record.Version,
            Marking = result.Record.Marking,
            Shows = result.Record.Shows,
            Areas = [.. result.Areas.Select(static area => new NameCount(area.Area.Name, area.Area.Members.Length))],
            Hotspots = [.. result.Hotspots.Select(Drawn)],
            Layers = result.Areas.ToDictionary(
                static area => area.Area.Name,
                area => SurfaceOf(area, surface, peak) with
                {
                    Cells = area.Findings.FirstOrDefault(found => found.Method == cells)?.Cells is { } tested ? CellsOf(tested) : null,
                },
                StringComparer.Ordinal),
        };
    }

    private static IEnumerable<MethodFindings> FoundBy(RunResult result, string method) =>
        result.Areas.SelectMany(area => area.Findings.Where(found => found.Method == method));

    /// <summary>The highest value of a surface; 0 where there is none.</summary>
    public static double PeakOf(Surface? surface) => surface is null ? 0 : surface.Values.Max();

    private static MapHotspot Drawn(Hotspot hotspot) => new()
    {
        Rank = hotspot.Rank,
        Name = hotspot.Name,
        Area = hotspot.Area,
        Incidents = hotspot.Members.Length,
        GridReference = Reference(hotspot.Centre),
        Centre = hotspot.Centre,
        Outline = hotspot.Outline,
    };

    private static MapLayers SurfaceOf(AreaResult area, string? method, double peak)
    {
        if (area.Findings.FirstOrDefault(found => found.Method == method) is not { } found)
            return MapLayers.None;
        string unit = found.Surface?.Unit ?? "";
        bool isLog = unit.Length == 0 && found.Parameters.Any(static p => p is { Name: "scale", Choice: "log" });
        return new MapLayers
        {
            Surfaces = found.Surface is { } surface ? new MapSurfaces(unit, isLog, peak, [surface]) : null,
            Contours = [.. found.Contours.Where(static contour => !contour.Ground.IsEmpty).Select(
                contour => new MapContour(Label(contour, unit, isLog), contour.Share, contour.Ground))],
        };
    }

    private static MapCells CellsOf(CellFindings found)
    {
        CellStatistics statistics = found.Statistics;
        var cells = new List<MapCell>();
        for (int row = 0; row < found.Cells.Length; row++)
        {
            if (!statistics.Says(row))
                continue;
            string style = MapCellStyles.Of(statistics.Classes[row], statistics.Q[row], found.Emerging?.Classes[row].ToString());
            cells.Add(new MapCell(style, found.Grid.OutlineOf(found.Cells[row])));
        }
        return new MapCells(
            StatisticOf(statistics.Statistic, found.Emerging is not null), statistics.Alpha, CorrectionNames.Of(statistics.Correction), cells);
    }

    /// <summary>What a statistic is called in a legend.</summary>
    /// <param name="name">Its short name: "gi-star".</param>
    /// <param name="isByStep">Was it asked step by step?</param>
    public static string StatisticOf(string name, bool isByStep) =>
        isByStep ? "Gi* step by step" : name switch { "gi-star" => "Gi*", "local-moran" => "local Moran’s I", _ => name };

    /// <summary>What is written on a contour: "50 %" of all, or "2 ×" the usual.</summary>
    public static string Label(Contour contour, string unit, bool isLog) => unit.Length > 0
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Round(100 * contour.Share):0} %")
        : string.Create(CultureInfo.InvariantCulture, $"{(isLog ? Math.Exp(contour.Level) : contour.Level):0.##} ×");

    /// <summary>Grid reference of a position to 100 m; blank off the National Grid.</summary>
    public static string Reference(GridPoint point)
    {
        try
        {
            return GridReference.Format(point, GridDigits);
        }
        catch (ArgumentOutOfRangeException)
        {
            return "";
        }
    }
}
