using Hotspots.Core.Model.Changes;
using Hotspots.Core.Model.Effects;
using Hotspots.Core.Model.Maps;
using Hotspots.Core.Model.Placements;
using Hotspots.Core.Model.Roads;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Runs.Maps;

/// <summary>View of a map: the ground that a window shows, and the layers that are seen on it.</summary>
internal sealed record MapView
{
    /// <summary>What stands at the head.</summary>
    public required string Title { get; init; }

    /// <summary>What the window shows, metres on the National Grid; with a scale only its centre counts.</summary>
    public required Envelope Ground { get; init; }

    /// <summary>Metres of ground in a metre of paper; null for one that shows the ground.</summary>
    public int? Scale { get; init; }

    /// <summary>The surface that is seen; null for none.</summary>
    public MapLayerView? Surface { get; init; }

    /// <summary>Name of the method whose contours are seen; null for none.</summary>
    public string? Contours { get; init; }

    /// <summary>The tested cells that are seen; null for none.</summary>
    public MapLayerView? Cells { get; init; }

    /// <summary>Are the hotspots seen?</summary>
    public bool HasHotspots { get; init; }

    /// <summary>Are coast and built-up ground seen?</summary>
    public bool HasGround { get; init; }

    /// <summary>Are names of places and streets seen?</summary>
    public bool HasNames { get; init; }

    /// <summary>Teams that are seen; null for none.</summary>
    public PlacementResult? Placed { get; init; }

    /// <summary>Two periods, whose hotspots stand in place of those of all time; null for none.</summary>
    public ComparisonResult? Compared { get; init; }

    /// <summary>Are the changes between them seen?</summary>
    public bool HasChanges { get; init; }

    /// <summary>The operation whose four places are seen; null for none.</summary>
    public EffectResult? Effect { get; init; }

    /// <summary>Incidents that are seen, each where it was; null for none.</summary>
    public MapIncidents? Incidents { get; init; }

    /// <summary>Boundaries of the user's own that are seen.</summary>
    public IReadOnlyList<MapBoundary> Boundaries { get; init; } = [];

    /// <summary>What was looked for; null for nothing.</summary>
    public MapMark? Marked { get; init; }

    /// <summary>The user's own streets that are seen; null for none.</summary>
    public StreetMap? Streets { get; init; }
}

/// <summary>Layer of a method in a view.</summary>
/// <param name="Method">The method.</param>
/// <param name="Cover">How much of the ground it covers, 0 to 1.</param>
internal sealed record MapLayerView(string Method, double Cover);
