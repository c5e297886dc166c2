using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Files.Roads;

/// <summary>What of a street map is read.</summary>
internal sealed record StreetReading
{
    /// <summary>Everything.</summary>
    public static StreetReading All { get; } = new();

    /// <summary>Only what lies in or near this box; null for all. Roads are cut at its edge, or a little outside.</summary>
    public GridBox? Box { get; init; }

    /// <summary>Is what is only drawn wanted: buildings, parks, water, railways?</summary>
    public bool HasGround { get; init; } = true;
}
