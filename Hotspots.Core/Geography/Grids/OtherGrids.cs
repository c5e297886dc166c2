using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Geography.Grids;

/// <summary>Coordinate reference systems in metres beside the British National Grid: what their eastings and northings mean in degrees.</summary>
internal static class OtherGrids
{
    /// <summary>Longitude and latitude, degrees WGS84.</summary>
    /// <param name="system">Any but <see cref="GridSystem.British"/>.</param>
    /// <param name="easting">Metres.</param>
    /// <param name="northing">Metres.</param>
    /// <param name="longitude">Degrees.</param>
    /// <param name="latitude">Degrees.</param>
    /// <returns>False for metres outside the ground that the system is for.</returns>
    public static bool TryToDegrees(GridSystem system, double easting, double northing, out double longitude, out double latitude)
    {
        longitude = latitude = 0;
        bool isWeb = system == GridSystem.WebMercator;
        if (!(isWeb ? WebMercator.Contains(easting, northing) : IrishGrid.Contains(system, easting, northing)))
            return false;
        (longitude, latitude) = isWeb ? WebMercator.ToDegrees(easting, northing) : IrishGrid.ToDegrees(system, easting, northing);
        return true;
    }
}
