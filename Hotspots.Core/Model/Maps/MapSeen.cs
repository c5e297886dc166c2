using Hotspots.Core.Model.Changes;
using Hotspots.Core.Model.Effects;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Model.Maps;

/// <summary>Reach of teams on a map.</summary>
/// <param name="Words">"Within reach of a site: 1.5 km in a straight line".</param>
/// <param name="Grounds">One a site; empty where everything is within reach, or what a site reaches is not known.</param>
/// <param name="Attribution">Whose streets it was made of; blank for none.</param>
internal sealed record MapReach(string Words, IReadOnlyList<Geometry> Grounds, string Attribution);

/// <summary>Changes between two periods on a map.</summary>
/// <param name="Heading">"1 to 30 June 2026 against 1 to 30 June 2025".</param>
/// <param name="Places">Hotspots, the surest change first.</param>
/// <param name="Cells">Cells that changed beyond chance.</param>
/// <param name="CellMetres">Side of the square that is as large as a cell, metres.</param>
internal sealed record MapChanges(string Heading, IReadOnlyList<DrawnChange> Places, IReadOnlyList<DrawnChange> Cells, double CellMetres);

/// <summary>The four places of an operation on a map.</summary>
/// <param name="Heading">"Operation Kestrel, 1 to 30 June 2026".</param>
/// <param name="Places">The places.</param>
internal sealed record MapEffect(string Heading, IReadOnlyList<DrawnEffectPlace> Places);

/// <summary>Boundaries of the user's own on a map.</summary>
/// <param name="Name">Name of their file.</param>
/// <param name="Lines">Lines and rings, metres on the National Grid.</param>
/// <param name="Names">Names of areas, each where it stands.</param>
internal sealed record MapBoundary(string Name, IReadOnlyList<IReadOnlyList<GridPoint>> Lines, IReadOnlyList<MapAreaName> Names);

/// <summary>Name of an area of a boundary.</summary>
/// <param name="Name">Not blank.</param>
/// <param name="Place">Its middle.</param>
/// <param name="Metres">How wide the area is.</param>
internal readonly record struct MapAreaName(string Name, GridPoint Place, double Metres);

/// <summary>What was looked for: a square of the National Grid, or an area by its rings.</summary>
/// <param name="Centre">Middle of the square.</param>
/// <param name="Side">Side of the square, metres.</param>
/// <param name="Rings">Rings of an area; empty for a square.</param>
internal sealed record MapMark(GridPoint Centre, double Side, IReadOnlyList<IReadOnlyList<GridPoint>> Rings);

/// <summary>Incidents on a map, each where it was: only what is asked for at a window has them.</summary>
internal sealed record MapIncidents
{
    /// <summary>Names of all kinds of the files in the order of their codes; blank for none given.</summary>
    public required IReadOnlyList<string> Kinds { get; init; }

    /// <summary>How many incidents of each kind the files hold: a kind looks the same whatever is filtered.</summary>
    public required IReadOnlyList<int> Counts { get; init; }

    /// <summary>Where those are that pass the filters.</summary>
    public required IReadOnlyList<GridPoint> Places { get; init; }

    /// <summary>The code of the kind of each.</summary>
    public required IReadOnlyList<int> Codes { get; init; }

    /// <summary>Are they fainter where no team reaches them?</summary>
    public bool IsFaded { get; init; }
}
