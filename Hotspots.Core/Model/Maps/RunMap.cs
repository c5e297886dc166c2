using System.Text.Json.Serialization;
using Hotspots.Core.Model.Roads;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Model.Maps;

/// <summary>Map of a run for paper: one page a town, or one page of what was asked for.</summary>
/// <remarks>No incident's own position is in it, but for one of a window that shows incidents.</remarks>
internal sealed record RunMap
{
    /// <summary>Identity of the run; blank where only sites are drawn.</summary>
    public required string RunId { get; init; }

    /// <summary>Version of the tool that made the results.</summary>
    public required string Version { get; init; }

    /// <summary>The security marking of every sheet.</summary>
    public required string Marking { get; init; }

    /// <summary>Of which incidents it speaks, in words; null where nobody said.</summary>
    public RunScope? Shows { get; init; }

    /// <summary>At least one, the town with the heaviest hotspot first.</summary>
    public required IReadOnlyList<MapPage> Pages { get; init; }

    /// <summary>Towns with hotspots for which there is no page, because there are more than fit.</summary>
    public required IReadOnlyList<string> LeftOut { get; init; }

    /// <summary>The user's own streets round the pages; null where none were given.</summary>
    [JsonIgnore]
    public StreetMap? Streets { get; init; }
}

/// <summary>Page of a map: a piece of ground with what was found on it.</summary>
internal sealed record MapPage
{
    /// <summary>The town, or the place that was looked for.</summary>
    public required string Title { get; init; }

    /// <summary>What there is on it, one sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>Metres of ground in a metre of paper; null for the largest round one at which <see cref="Ground"/> fits.</summary>
    public int? Scale { get; init; }

    /// <summary>Does all of <see cref="Ground"/> have to be seen and no rim round it, as in a window?</summary>
    [JsonIgnore]
    public bool IsView { get; init; }

    /// <summary>Its hotspots by rank.</summary>
    public required IReadOnlyList<MapHotspot> Hotspots { get; init; }

    /// <summary>What is to be seen, metres on the National Grid; with a scale only its centre counts. Not empty.</summary>
    [JsonIgnore]
    public required Envelope Ground { get; init; }

    /// <summary>What is drawn besides hotspots.</summary>
    [JsonIgnore]
    public required MapLayers Layers { get; init; }
}

/// <summary>Hotspot on a map.</summary>
internal sealed record MapHotspot
{
    /// <summary>Its rank in the run.</summary>
    public required int Rank { get; init; }

    /// <summary>"Pier Avenue and Marine Parade".</summary>
    public required string Name { get; init; }

    /// <summary>The town it lies in.</summary>
    public required string Area { get; init; }

    /// <summary>Incidents in it.</summary>
    public required int Incidents { get; init; }

    /// <summary>Of its centre, to 100 m: "TM 175 145"; blank off the National Grid.</summary>
    public required string GridReference { get; init; }

    /// <summary>The centre, metres on the National Grid.</summary>
    [JsonIgnore]
    public required GridPoint Centre { get; init; }

    /// <summary>The outline, metres on the National Grid.</summary>
    [JsonIgnore]
    public required Geometry Outline { get; init; }
}
