using System.Globalization;

namespace Hotspots.Core.Model.Spatial;

/// <summary>Geographic position. Where on the globe? A position in degrees on WGS84, as a phone or data.police.uk gives it.</summary>
/// <remarks>Degrees are never measured with: distances need a <see cref="GridPoint"/>.</remarks>
internal readonly record struct GeoPoint
{
    private GeoPoint(double longitude, double latitude)
    {
        Longitude = longitude;
        Latitude = latitude;
    }

    /// <summary>Degrees east of Greenwich, −180 to 180.</summary>
    public double Longitude { get; }

    /// <summary>Degrees north of the equator, −90 to 90.</summary>
    public double Latitude { get; }

    /// <summary>Makes a position; the order of the two numbers is in the name because it is the commonest mistake there is.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is not finite or not a possible longitude or latitude.</exception>
    public static GeoPoint FromLonLat(double longitude, double latitude)
    {
        if (!(Math.Abs(longitude) <= 180))
            throw new ArgumentOutOfRangeException(nameof(longitude), longitude, "A longitude lies between -180 and 180 degrees.");
        if (!(Math.Abs(latitude) <= 90))
            throw new ArgumentOutOfRangeException(nameof(latitude), latitude, "A latitude lies between -90 and 90 degrees.");
        return new GeoPoint(longitude, latitude);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Longitude:0.######} E {Latitude:0.######} N");
}
