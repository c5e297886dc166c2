using System.Globalization;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Pipeline.Naming;

/// <summary>Compass direction and distance. In which direction and how far, in an officer's words?</summary>
internal static class Compass
{
    private static readonly string[] Points = ["N", "NE", "E", "SE", "S", "SW", "W", "NW"];

    /// <summary>The nearest of the eight points of the compass, grid north: "NE". Exactly between two: the one clockwise.</summary>
    /// <remarks>Grid north differs from true north by less than 5° in Britain, far less than the 45° of a point.</remarks>
    public static string Bearing(GridPoint from, GridPoint to)
    {
        double degrees = Math.Atan2(to.Easting - from.Easting, to.Northing - from.Northing) * 180 / Math.PI;
        int eighth = (int)Math.Floor((degrees + 360 + 22.5) / 45);
        return Points[eighth % Points.Length];
    }

    /// <summary>"the centre of Mold" within 100 m of it, else "400 m NE of the centre of Mold", from 10 km on "12 km NE of …".</summary>
    /// <remarks>Metres are rounded to 100, kilometres to one.</remarks>
    public static string FromCentre(string place, GridPoint centre, GridPoint point)
    {
        double metres = centre.DistanceTo(point);
        if (metres < 100)
            return $"the centre of {place}";
        string distance = metres < 10_000
            ? string.Create(CultureInfo.InvariantCulture, $"{Math.Round(metres / 100, MidpointRounding.AwayFromZero) * 100:0} m")
            : string.Create(CultureInfo.InvariantCulture, $"{Math.Round(metres / 1000, MidpointRounding.AwayFromZero):0} km");
        return $"{distance} {Bearing(centre, point)} of the centre of {place}";
    }
}
