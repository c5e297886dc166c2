using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;
using SkiaSharp;

namespace Hotspots.Paper.Maps;

/// <summary>Place on a map: ground with a number.</summary>
/// <param name="Number">As in the table beside the map.</param>
/// <param name="Outline">Metres on the National Grid.</param>
/// <param name="Centre">Where the number stands, if there is room.</param>
internal sealed record MapPlace(int Number, Geometry Outline, GridPoint Centre);

/// <summary>Look of places on a map.</summary>
/// <param name="Color">Of the outline.</param>
/// <param name="Ground">What covers the ground within.</param>
/// <param name="Line">Width of the outline, millimetres.</param>
/// <param name="Badge">Of the disc with the number.</param>
/// <param name="MayLeaveOut">Is a number left out where there is no room for it?</param>
internal sealed record MapPlaceLook(SKColor Color, SKColor Ground, float Line, SKColor Badge, bool MayLeaveOut)
{
    /// <summary>Ground to patrol: black, and every number is there.</summary>
    public static MapPlaceLook Patrol { get; } = new(MapStyle.Patrol, MapStyle.PatrolGround, MapStyle.PatrolLine, MapStyle.Patrol, false);

    /// <summary>Hotspots of a run, as the window draws them.</summary>
    public static MapPlaceLook Hotspots { get; } = new(
        MapStyle.Hotspot, MapStyle.Hotspot.WithAlpha(0x12), MapStyle.PatrolLine, MapStyle.HotspotBadge, true);

    /// <summary>Hotspots behind the places of an operation: faint and without numbers.</summary>
    public static MapPlaceLook Behind { get; } = Hotspots with
    {
        Color = MapStyle.Hotspot.WithAlpha(0x4d),
        Ground = SKColors.Transparent,
        HasNumbers = false,
    };

    /// <summary>Are their numbers written?</summary>
    public bool HasNumbers { get; init; } = true;
}
