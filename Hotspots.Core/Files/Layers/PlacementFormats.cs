using Hotspots.Core.Files.Release;

namespace Hotspots.Core.Files.Layers;

/// <summary>How is one file of a placement made? It is given what has passed the release door.</summary>
internal interface IPlacementWriter
{
    /// <summary>Name of the file, without folder: "sites.geojson".</summary>
    string FileName { get; }

    /// <summary>Writes the whole file.</summary>
    void Write(ReleasedPlacement placement, Stream stream, CancellationToken cancellation);
}

/// <summary>Which files does a placement write? The one list of their writers, in the order in which they are put in place.</summary>
internal static class PlacementFormats
{
    private static readonly PlacementSiteLayer Sites = new();
    private static readonly PlacementCoverageLayer Coverage = new();
    private static readonly PlacementPatrolLayer Patrol = new();
    private static readonly PlacementWeekTable Week = new();
    private static readonly PlacementRecordFile Record = new();

    /// <summary>What can be asked for of any placement, one by one.</summary>
    public static IReadOnlyList<IPlacementWriter> All { get; } = [Sites, Coverage, Patrol, Week, Record];

    /// <summary>What is written together: no layer of a plane that is not Britain's grid, no patrol and no week where none was asked for; the record last.</summary>
    public static IReadOnlyList<IPlacementWriter> Of(ReleasedPlacement placement) =>
        !placement.IsOnGrid ? [Record]
        : placement.Sites.Any(static site => site.Patrol is { Week.Count: > 0 }) ? All
        : placement.Sites.Any(static site => site.Patrol is not null) ? [Sites, Coverage, Patrol, Record]
        : [Sites, Coverage, Record];

    /// <summary>The names of those files.</summary>
    public static IReadOnlyList<string> NamesOf(ReleasedPlacement placement) => [.. Of(placement).Select(static w => w.FileName)];
}
