using Hotspots.Core.Model.Spatial;
using ProjNet.CoordinateSystems;
using ProjNet.CoordinateSystems.Transformations;

namespace Hotspots.Core.Geography.Grids;

/// <summary>British National Grid. Where on the British National Grid is a position in degrees, and the other way? The one door between the
/// two.</summary>
/// <remarks>
/// WGS84 ⇄ EPSG:27700 by ProjNET: Airy 1830, Transverse Mercator, and the seven parameters of EPSG:1314. Without those parameters the
/// answer would be some 90 m wrong. Within Britain polynomials fitted to ProjNET stand in for it (to 10⁻⁶ m, many times faster);
/// elsewhere ProjNET answers itself. The way back is refined until it undoes the way there: a position written with seven decimals
/// comes back with the same seven. Each answer depends on its own point only. Safe to use from many threads, allocates nothing per
/// point, and uses one thread: callers divide long columns.
/// Checked against PROJ 9.1 (within 0.01 m) and the Ordnance Survey's 40 test points (within 5 m).
/// </remarks>
internal static class NationalGrid
{
    /// <summary>How exact is a converted position? One sentence to show to whoever reads a map.</summary>
    public const string Accuracy =
        "Positions in degrees are placed on the National Grid within 5 m of the Ordnance Survey's own transformation (OSTN15).";

    /// <summary>EPSG:27700 with the datum shift of EPSG:1314 (metres, arc seconds, parts per million; position vector).</summary>
    internal const string Definition = """
        PROJCS["OSGB36 / British National Grid",
          GEOGCS["OSGB36",
            DATUM["Ordnance_Survey_of_Great_Britain_1936",
              SPHEROID["Airy 1830",6377563.396,299.3249646],
              TOWGS84[446.448,-125.157,542.06,0.15,0.247,0.842,-20.489]],
            PRIMEM["Greenwich",0],
            UNIT["degree",0.0174532925199433]],
          PROJECTION["Transverse_Mercator"],
          PARAMETER["latitude_of_origin",49],
          PARAMETER["central_meridian",-2],
          PARAMETER["scale_factor",0.9996012717],
          PARAMETER["false_easting",400000],
          PARAMETER["false_northing",-100000],
          UNIT["metre",1]]
        """;

    private static readonly ProjectedCoordinateSystem Grid =
        (ProjectedCoordinateSystem)new CoordinateSystemFactory().CreateFromWkt(Definition);

    private static readonly MathTransform ThereByProjNet =
        new CoordinateTransformationFactory().CreateFromCoordinateSystems(GeographicCoordinateSystem.WGS84, Grid).MathTransform;

    private static readonly MathTransform BackByProjNet =
        new CoordinateTransformationFactory().CreateFromCoordinateSystems(Grid, GeographicCoordinateSystem.WGS84).MathTransform;

    /// <summary>Cells of a quarter of a degree (about 17 × 28 km): the polynomials' error is then near the rounding of the numbers.</summary>
    private static readonly PolynomialPatches There = new(
        Domain.West, Domain.South, cellsPerUnit: 4,
        columns: (int)((Domain.East - Domain.West) * 4), rows: (int)((Domain.North - Domain.South) * 4), ExactToGrid);

    /// <summary>Cells of 20 km over everything that the box in degrees covers on the plane.</summary>
    private static readonly PolynomialPatches Back = new(-160_000, -120_000, cellsPerUnit: 1 / 20_000.0, columns: 46, rows: 73, ExactToGeo);

    /// <summary>Domain of positions in Britain. Which numbers can be a position in Britain? With these a file's wrong coordinates are told from right
    /// ones.</summary>
    public static class Domain
    {
        /// <summary>Smallest longitude, degrees, inclusive: west of St Kilda and Fermanagh.</summary>
        public const double West = -9.5;

        /// <summary>Largest longitude, degrees, inclusive: east of Lowestoft.</summary>
        public const double East = 2.5;

        /// <summary>Smallest latitude, degrees, inclusive: south of Scilly.</summary>
        public const double South = 49;

        /// <summary>Largest latitude, degrees, inclusive: north of Shetland.</summary>
        public const double North = 61.5;

        /// <summary>Largest easting of the National Grid, metres, inclusive; the smallest is 0.</summary>
        public const double MaximumEasting = 700_000;

        /// <summary>Largest northing of the National Grid, metres, inclusive; the smallest is 0.</summary>
        public const double MaximumNorthing = 1_300_000;

        /// <summary>Can these degrees be a position in Britain?</summary>
        public static bool Contains(double longitude, double latitude) =>
            longitude >= West && longitude <= East && latitude >= South && latitude <= North;

        /// <summary>Can these metres be a position in Britain?</summary>
        public static bool ContainsGrid(double easting, double northing) =>
            easting >= 0 && easting <= MaximumEasting && northing >= 0 && northing <= MaximumNorthing;
    }

    /// <summary>Where on the grid is a position? Far outside Britain the answer is mathematics, not a place.</summary>
    public static GridPoint ToGrid(GeoPoint position)
    {
        ToGrid(position.Longitude, position.Latitude, out double easting, out double northing);
        return new GridPoint(easting, northing);
    }

    /// <summary>Where in degrees is a point of the grid?</summary>
    /// <exception cref="ArgumentOutOfRangeException">The point is so far from Britain that it has no longitude and latitude.</exception>
    public static GeoPoint ToGeo(GridPoint point)
    {
        ToGeo(point.Easting, point.Northing, out double longitude, out double latitude);
        return GeoPoint.FromLonLat(longitude, latitude);
    }

    /// <summary>Converts columns of degrees to columns of metres; NaN gives NaN. The outputs may be the inputs.</summary>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public static void ToGrid(
        ReadOnlySpan<double> longitudes, ReadOnlySpan<double> latitudes, Span<double> eastings, Span<double> northings)
    {
        RequireSameLength(longitudes.Length, latitudes.Length, eastings.Length, northings.Length);
        for (int i = 0; i < longitudes.Length; i++)
        {
            ToGrid(longitudes[i], latitudes[i], out double easting, out double northing);
            eastings[i] = easting;
            northings[i] = northing;
        }
    }

    /// <summary>Converts columns of metres to columns of degrees; NaN gives NaN. The outputs may be the inputs.</summary>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public static void ToGeo(
        ReadOnlySpan<double> eastings, ReadOnlySpan<double> northings, Span<double> longitudes, Span<double> latitudes)
    {
        RequireSameLength(eastings.Length, northings.Length, longitudes.Length, latitudes.Length);
        for (int i = 0; i < eastings.Length; i++)
        {
            ToGeo(eastings[i], northings[i], out double longitude, out double latitude);
            longitudes[i] = longitude;
            latitudes[i] = latitude;
        }
    }

    /// <summary>ProjNET's own answer: what the polynomials are fitted to and measured against.</summary>
    internal static void ExactToGrid(double longitude, double latitude, out double easting, out double northing)
    {
        double height = 0;
        easting = longitude;
        northing = latitude;
        ThereByProjNet.Transform(ref easting, ref northing, ref height);
    }

    /// <summary>The position that <see cref="ExactToGrid"/> takes to the point.</summary>
    internal static void ExactToGeo(double easting, double northing, out double longitude, out double latitude)
    {
        // ProjNET turns the datum shift round by changing signs, which is some 5 mm short of undoing it. The shortfall is the same
        // a few millimetres away, so going there and back once more shows it, and taking it off leaves nothing that can be measured.
        const double FarMoreThanTheShortfall = 1e-4;
        BackPlain(easting, northing, out longitude, out latitude);
        ExactToGrid(longitude, latitude, out double e, out double n);
        BackPlain(e, n, out double longitudeAgain, out double latitudeAgain);
        double longitudeShort = longitude - longitudeAgain, latitudeShort = latitude - latitudeAgain;

        // Thousands of kilometres from Britain the series of the projection no longer hold, and there is nothing to refine.
        if (Math.Abs(longitudeShort) < FarMoreThanTheShortfall && Math.Abs(latitudeShort) < FarMoreThanTheShortfall)
        {
            longitude += longitudeShort;
            latitude += latitudeShort;
        }
    }

    private static void BackPlain(double easting, double northing, out double longitude, out double latitude)
    {
        double height = 0;
        longitude = easting;
        latitude = northing;
        try
        {
            BackByProjNet.Transform(ref longitude, ref latitude, ref height);
        }
        catch (InvalidOperationException)
        {
            // ProjNET's iteration for the latitude does not converge: NaN, infinity, or a point that is on no globe.
            longitude = latitude = double.NaN;
        }
    }

    private static void ToGrid(double longitude, double latitude, out double easting, out double northing)
    {
        if (!There.TryEvaluate(longitude, latitude, out easting, out northing))
            ExactToGrid(longitude, latitude, out easting, out northing);
    }

    private static void ToGeo(double easting, double northing, out double longitude, out double latitude)
    {
        if (!Back.TryEvaluate(easting, northing, out longitude, out latitude))
            ExactToGeo(easting, northing, out longitude, out latitude);
    }

    private static void RequireSameLength(int first, int second, int third, int fourth)
    {
        if (second != first || third != first || fourth != first)
            throw new ArgumentException("All four columns must be equally long.");
    }
}
