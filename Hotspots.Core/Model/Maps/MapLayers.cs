using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Model.Maps;

/// <summary>Layers of a map besides its hotspots: surfaces, contours, tested cells, sites and patrols, and what a window shows besides. Each may be
/// empty.</summary>
internal sealed record MapLayers
{
    /// <summary>None.</summary>
    public static MapLayers None { get; } = new();

    /// <summary>The surfaces of one method, one a town; null for none.</summary>
    public MapSurfaces? Surfaces { get; init; }

    /// <summary>Lines of equal height of that method.</summary>
    public IReadOnlyList<MapContour> Contours { get; init; } = [];

    /// <summary>The cells that one method tested; null for none.</summary>
    public MapCells? Cells { get; init; }

    /// <summary>Where teams stand.</summary>
    public IReadOnlyList<MapSite> Sites { get; init; } = [];

    /// <summary>Rounds of patrols: straight lines from stop to stop, or ways along streets.</summary>
    public IReadOnlyList<IReadOnlyList<GridPoint>> Rounds { get; init; } = [];

    /// <summary>Do the rounds go along streets?</summary>
    public bool AreRoundsAlongStreets { get; init; }

    /// <summary>What teams reach; null where it is not shown.</summary>
    public MapReach? Reach { get; init; }

    /// <summary>What changed between two periods; null for no comparison.</summary>
    public MapChanges? Changes { get; init; }

    /// <summary>The four places of an operation; null for none.</summary>
    public MapEffect? Effect { get; init; }

    /// <summary>The incidents themselves; null where they are not shown.</summary>
    public MapIncidents? Incidents { get; init; }

    /// <summary>Boundaries of the user's own.</summary>
    public IReadOnlyList<MapBoundary> Boundaries { get; init; } = [];

    /// <summary>What was looked for; null for nothing.</summary>
    public MapMark? Marked { get; init; }

    /// <summary>Are coast and built-up ground drawn?</summary>
    public bool HasGround { get; init; } = true;

    /// <summary>Are names of places and streets written?</summary>
    public bool HasNames { get; init; } = true;
}

/// <summary>Density surfaces of a map.</summary>
/// <param name="Unit">"incidents per km²", or blank for a ratio.</param>
/// <param name="IsLog">Are the values natural logarithms of ratios?</param>
/// <param name="Peak">The highest value of the whole run: one colour means one thing on every page.</param>
/// <param name="Surfaces">One a town.</param>
internal sealed record MapSurfaces(string Unit, bool IsLog, double Peak, IReadOnlyList<Surface> Surfaces)
{
    /// <summary>How much of the ground they cover, 0 to 1; null for the usual.</summary>
    public double? Cover { get; init; }
}

/// <summary>Contour on a map.</summary>
/// <param name="Label">"50 %" of all, or "2 ×" the usual.</param>
/// <param name="Share">How much lies inside, 0 to 1; the narrower the ground, the heavier its line.</param>
/// <param name="Ground">Polygons, metres.</param>
internal sealed record MapContour(string Label, double Share, Geometry Ground);

/// <summary>Tested cells of a map.</summary>
/// <param name="Statistic">"Gi*".</param>
/// <param name="Alpha">A cell is significant at most at this.</param>
/// <param name="Correction">How p-values were corrected: "bh", "bonferroni", "none".</param>
/// <param name="Cells">Those that there is anything to say of.</param>
internal sealed record MapCells(string Statistic, double Alpha, string Correction, IReadOnlyList<MapCell> Cells)
{
    /// <summary>How much of the ground they cover, 0 to 1; null for the usual.</summary>
    public double? Cover { get; init; }
}

/// <summary>Tested cell on a map.</summary>
/// <param name="Style">Which of <see cref="MapCellStyles"/>: "hot-surest".</param>
/// <param name="Outline">Its ground, metres.</param>
internal readonly record struct MapCell(string Style, Geometry Outline);

/// <summary>Site of a team on a map.</summary>
/// <param name="Number">1, 2, 3 …</param>
/// <param name="Name">What the place is called.</param>
/// <param name="Place">Where.</param>
internal readonly record struct MapSite(int Number, string Name, GridPoint Place);

/// <summary>Names of styles of tested cells, the same on the page and on paper.</summary>
internal static class MapCellStyles
{
    /// <summary>As sure as the surest class of hot and cold cells.</summary>
    public const double Surest = 0.01;

    /// <summary>Nothing to say: it could be chance.</summary>
    public const string None = "none";

    /// <summary>Of a cell by its class and how sure it is; by its pattern where it was tested step by step.</summary>
    /// <param name="cell">Its class.</param>
    /// <param name="q">Its corrected chance.</param>
    /// <param name="pattern">"new hot" or "none"; null where it was not tested step by step.</param>
    public static string Of(CellClass cell, double q, string? pattern = null) => pattern is not null ? pattern.Replace(' ', '-') : cell switch
    {
        CellClass.HighHigh => q <= Surest ? "hot-surest" : "hot",
        CellClass.LowLow => q <= Surest ? "cold-surest" : "cold",
        CellClass.HighLow => "high-low",
        CellClass.LowHigh => "low-high",
        _ => None,
    };

    /// <summary>The class that files spell so: "high-high".</summary>
    public static CellClass ClassNamed(string? spelt) => spelt switch
    {
        "high-high" => CellClass.HighHigh,
        "low-low" => CellClass.LowLow,
        "high-low" => CellClass.HighLow,
        "low-high" => CellClass.LowHigh,
        _ => CellClass.NotSignificant,
    };
}
