using System.Globalization;

namespace Hotspots.Core.Model.Spatial;

/// <summary>Position on the plane. Where on the plane? A position in metres on the British National Grid (EPSG:27700).</summary>
/// <param name="Easting">Metres east of the grid's false origin.</param>
/// <param name="Northing">Metres north of the grid's false origin.</param>
internal readonly record struct GridPoint(double Easting, double Northing)
{
    /// <summary>Straight-line distance in metres.</summary>
    public double DistanceTo(GridPoint other)
    {
        double dx = Easting - other.Easting, dy = Northing - other.Northing;
        return Math.Sqrt(dx * dx + dy * dy);
    }

    /// <summary>Does it come first in the order that positions alone decide: northing, then easting?</summary>
    public bool IsSouthWestOf(GridPoint other) => Northing < other.Northing || (Northing == other.Northing && Easting < other.Easting);

    /// <summary>Order of positions: northing, then easting.</summary>
    public static int SouthWestFirst(GridPoint a, GridPoint b) => a.IsSouthWestOf(b) ? -1 : b.IsSouthWestOf(a) ? 1 : 0;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Easting:0.#} E {Northing:0.#} N");
}
