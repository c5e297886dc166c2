using System.Globalization;
using Hotspots.Core.Model.Spatial;
using ProjNet.CoordinateSystems;
using ProjNet.CoordinateSystems.Transformations;

namespace Hotspots.Core.Geography.Grids;

/// <summary>Irish Grid and Irish Transverse Mercator. Which longitude and latitude do their metres mean?</summary>
/// <remarks>
/// By ProjNET: EPSG:29903 on Airy Modified with the seven parameters of EPSG:1954 (position vector), EPSG:2157 on GRS 80. Within a metre or
/// so of the Ordnance Surveys' own transformations. Safe to use from many threads.
/// </remarks>
internal static class IrishGrid
{
    private const string TransverseMercator =
        "PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"latitude_of_origin\",53.5],PARAMETER[\"central_meridian\",-8],";

    private static readonly Lazy<MathTransform> Old = new(static () => ToWgs84(
        "GEOGCS[\"TM75\",DATUM[\"Geodetic_Datum_of_1965\",SPHEROID[\"Airy Modified 1849\",6377340.189,299.3249646],"
        + "TOWGS84[482.5,-130.6,564.6,-1.042,-0.214,-0.631,8.15]],PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]]",
        1.000035, 200_000, 250_000));

    private static readonly Lazy<MathTransform> New = new(static () => ToWgs84(
        "GEOGCS[\"IRENET95\",DATUM[\"IRENET95\",SPHEROID[\"GRS 1980\",6378137,298.257222101],TOWGS84[0,0,0,0,0,0,0]],"
        + "PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]]",
        0.99982, 600_000, 750_000));

    /// <summary>Can these metres be a place in Ireland?</summary>
    public static bool Contains(GridSystem system, double easting, double northing) => system == GridSystem.Irish
        ? easting is >= 0 and <= 400_000 && northing is >= 0 and <= 500_000
        : easting is >= 400_000 and <= 800_000 && northing is >= 500_000 and <= 1_000_000;

    /// <summary>Longitude and latitude, degrees WGS84.</summary>
    /// <param name="system">One of the two Irish systems.</param>
    /// <param name="easting">Metres; see <see cref="Contains"/>.</param>
    /// <param name="northing">Metres.</param>
    public static (double Longitude, double Latitude) ToDegrees(GridSystem system, double easting, double northing)
    {
        double x = easting, y = northing, height = 0;
        (system == GridSystem.Irish ? Old : New).Value.Transform(ref x, ref y, ref height);
        return (x, y);
    }

    /// <summary>Reads a reference such as "J 338 741": one letter, then equally many digits for easting and northing, one to eight each.</summary>
    /// <param name="utf8">Spaces may stand between.</param>
    /// <param name="square">Its middle in metres of the Irish Grid, and its side.</param>
    public static bool TryParseReference(ReadOnlySpan<byte> utf8, out GridSquare square)
    {
        square = default;
        ReadOnlySpan<byte> text = utf8.Trim(" \t"u8);
        if (text.Length < 3)
            return false;
        int letter = (text[0] | 0x20) - 'a';
        if (letter is < 0 or >= 26 or ('i' - 'a'))
            return false;
        letter -= letter > 'i' - 'a' ? 1 : 0;
        Span<byte> digits = stackalloc byte[16];
        int count = 0;
        foreach (byte c in text[1..])
        {
            if (c is (byte)' ' or (byte)'\t')
                continue;
            if (c is < (byte)'0' or > (byte)'9' || count == digits.Length)
                return false;
            digits[count++] = c;
        }
        if (count == 0 || count % 2 != 0)
            return false;
        int half = count / 2;
        double side = 100_000 / Math.Pow(10, half);
        square = new GridSquare(
            new GridPoint(
                letter % 5 * 100_000 + (Number(digits[..half]) + 0.5) * side,
                (4 - letter / 5) * 100_000 + (Number(digits[half..count]) + 0.5) * side), side);
        return true;
    }

    private static int Number(ReadOnlySpan<byte> digits)
    {
        int number = 0;
        foreach (byte digit in digits)
            number = 10 * number + (digit - '0');
        return number;
    }

    private static MathTransform ToWgs84(string geographic, double scale, double falseEasting, double falseNorthing)
    {
        string definition = string.Create(
            CultureInfo.InvariantCulture,
            $"PROJCS[\"Ireland\",{geographic},{TransverseMercator}PARAMETER[\"scale_factor\",{scale}],PARAMETER[\"false_easting\",{falseEasting}],"
                + $"PARAMETER[\"false_northing\",{falseNorthing}],UNIT[\"metre\",1]]");
        var system = (ProjectedCoordinateSystem)new CoordinateSystemFactory().CreateFromWkt(definition);
        return new CoordinateTransformationFactory().CreateFromCoordinateSystems(system, GeographicCoordinateSystem.WGS84).MathTransform;
    }
}
