using System.Globalization;
using System.Text;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Benchmarks.Releases;

/// <summary>Incident of a made-up town.</summary>
internal readonly record struct TownIncident(string Kind, DateOnly Day, GridPoint Place, string Extra = "");

/// <summary>Made-up town for releases: a square of ground with streets every 100 m and a house every 15 m on both sides.</summary>
/// <param name="metres">Side of the square.</param>
internal sealed class ReleaseTown(int metres)
{
    /// <summary>Its south-western corner.</summary>
    public const int West = 617_000, South = 214_000;

    private const int StreetMetres = 100, HouseMetres = 15;

    /// <summary>Side of the square, metres.</summary>
    public int Metres => metres;

    /// <summary>Where the houses are, street by street from the south, each from the west.</summary>
    public IReadOnlyList<GridPoint> Houses { get; } =
    [
        .. Enumerable.Range(0, metres / StreetMetres).SelectMany(street => Enumerable.Range(0, metres / HouseMetres).SelectMany(house =>
            new[] { -8, 8 }.Select(side => new GridPoint(West + 7 + house * HouseMetres, South + 50 + street * StreetMetres + side)))),
    ];

    /// <summary>The street of a place, from 0.</summary>
    public static int StreetOf(GridPoint place) => (int)Math.Floor((place.Northing - South) / StreetMetres);

    /// <summary>The house nearest to a place.</summary>
    public int Nearest(GridPoint place)
    {
        int best = 0;
        for (int house = 1; house < Houses.Count; house++)
        {
            if (Houses[house].DistanceTo(place) < Houses[best].DistanceTo(place))
                best = house;
        }
        return best;
    }

    /// <summary>The boundary as GeoJSON on the National Grid.</summary>
    /// <param name="shrink">Metres by which its eastern side is moved to the west.</param>
    public string Boundary(int shrink = 0)
    {
        (int east, int north) = (West + metres - shrink, South + metres);
        return "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::27700\"}},\"features\":["
            + "{\"type\":\"Feature\",\"properties\":{\"name\":\"Madeup\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[["
            + string.Create(CultureInfo.InvariantCulture, $"[{West},{South}],[{east},{South}],[{east},{north}],[{West},{north}],[{West},{South}]")
            + "]]}}]}";
    }

    /// <summary>The addresses as OS Open UPRN has them.</summary>
    public string Addresses()
    {
        var text = new StringBuilder("UPRN,X_COORDINATE,Y_COORDINATE,LATITUDE,LONGITUDE\r\n");
        for (int house = 0; house < Houses.Count; house++)
            text.Append(CultureInfo.InvariantCulture, $"{house + 1},{Houses[house].Easting:0.0},{Houses[house].Northing:0.0},0,0\r\n");
        return text.ToString();
    }

    /// <summary>Incidents as a file of the force's own.</summary>
    /// <param name="incidents">In the order of the file.</param>
    /// <param name="extra">Headers of further columns, with commas between.</param>
    public static string Csv(IEnumerable<TownIncident> incidents, string extra = "")
    {
        var text = new StringBuilder("kind,date,easting,northing" + (extra.Length > 0 ? "," + extra : "") + "\n");
        foreach (TownIncident one in incidents)
        {
            text.Append(CultureInfo.InvariantCulture, $"{one.Kind},{one.Day:yyyy-MM-dd},{one.Place.Easting:0.0},{one.Place.Northing:0.0}");
            text.Append(extra.Length > 0 ? "," + one.Extra : "").Append('\n');
        }
        return text.ToString();
    }
}
