using System.Globalization;

namespace Hotspots.Core.Model;

/// <summary>Where on the plane? A position in metres on the British National Grid (EPSG:27700).</summary>
/// <param name="Easting">Metres east of the grid's false origin.</param>
/// <param name="Northing">Metres north of the grid's false origin.</param>
public readonly record struct GridPoint(double Easting, double Northing)
{
    /// <summary>Straight-line distance in metres.</summary>
    public double DistanceTo(GridPoint other)
    {
        double dx = Easting - other.Easting, dy = Northing - other.Northing;
        return Math.Sqrt(dx * dx + dy * dy);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Easting:0.#} E {Northing:0.#} N");
}
