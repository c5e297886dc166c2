using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Geography.Grids;

/// <summary>Web Mercator, EPSG:3857: longitude and latitude of the metres of a web map.</summary>
/// <remarks>Spherical Mercator on the WGS84 radius. Source: IOGP Guidance Note 7-2, "Popular Visualisation Pseudo-Mercator" (method 1024).</remarks>
internal static class WebMercator
{
    private const double Radius = 6_378_137;

    /// <summary>Can these metres be a place in Britain? No other system of these islands has such northings but UTM, whose eastings differ.</summary>
    public static bool Contains(double easting, double northing)
    {
        if (!(Math.Abs(easting) < Math.PI * Radius) || !(Math.Abs(northing) < Math.PI * Radius))
            return false;
        (double longitude, double latitude) = ToDegrees(easting, northing);
        return NationalGrid.Domain.Contains(longitude, latitude);
    }

    /// <summary>Longitude and latitude, degrees WGS84.</summary>
    public static (double Longitude, double Latitude) ToDegrees(double easting, double northing) =>
        (easting / Radius * (180 / Math.PI), (2 * Math.Atan(Math.Exp(northing / Radius)) - Math.PI / 2) * (180 / Math.PI));

    /// <summary>Where a position lies on the square map of the world: shares of its side from the west and from the north.</summary>
    internal static (double X, double Y) ToShares(GeoPoint position)
    {
        double latitude = position.Latitude * (Math.PI / 180);
        return (position.Longitude / 360 + 0.5, 0.5 - Math.Asinh(Math.Tan(latitude)) / (2 * Math.PI));
    }

    /// <summary>The position there; the inverse of <see cref="ToShares"/>.</summary>
    internal static GeoPoint FromShares(double x, double y) =>
        GeoPoint.FromLonLat((x - 0.5) * 360, Math.Atan(Math.Sinh((0.5 - y) * 2 * Math.PI)) * (180 / Math.PI));
}
