using Hotspots.Core.Geography.Areas;
using Hotspots.Core.Model.Spatial;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Pipeline.Naming;

/// <summary>Outlines of administrative areas that were found by name, to be marked on a map.</summary>
internal static class AreaOutlines
{
    /// <summary>The rings of an area, outlines and holes; null where there is no such area.</summary>
    /// <param name="area">As <see cref="FoundPlace.Area"/> gives it.</param>
    public static IReadOnlyList<GridPoint[]>? Of(int area)
    {
        AreaAtlas atlas = AreaAtlas.Britain;
        if (area < 0 || area >= atlas.Areas.Count)
            return null;
        Geometry ground = atlas.OutlineOf(atlas.Areas[area]);
        return
        [
            .. Enumerable.Range(0, ground.NumGeometries).Select(ground.GetGeometryN).OfType<Polygon>()
                .SelectMany(static polygon => polygon.InteriorRings.Prepend(polygon.ExteriorRing))
                .Select(static ring => ring.Coordinates.Select(static corner => new GridPoint(corner.X, corner.Y)).ToArray()),
        ];
    }
}
