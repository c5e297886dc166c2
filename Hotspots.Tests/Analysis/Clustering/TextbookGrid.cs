using Hotspots.Core.Model.Spatial;

namespace Hotspots.Tests.Analysis.Clustering;

/// <summary>WGS84 to the national grid to the last nanometre, as PROJ does it; knows nothing of the code under test.</summary>
/// <remarks>
/// Seven-parameter Helmert transformation (EPSG:1314, inverse), then the transverse Mercator projection in Krüger's series to the
/// sixth order (Karney, "Transverse Mercator with an accuracy of a few nanometers", 2011, equation 35).
/// </remarks>
internal static class TextbookGrid
{
    private const double ArcSecond = Math.PI / 180 / 3600;

    public static GridPoint ToGrid(double longitude, double latitude)
    {
        // On the ellipsoid WGS84, to the centre of the Earth.
        double lambda = longitude * Math.PI / 180, phi = latitude * Math.PI / 180;
        double a = 6378137, f = 1 / 298.257223563, e2 = f * (2 - f), nu = a / Math.Sqrt(1 - e2 * Math.Sin(phi) * Math.Sin(phi));
        double x = nu * Math.Cos(phi) * Math.Cos(lambda), y = nu * Math.Cos(phi) * Math.Sin(lambda), z = nu * (1 - e2) * Math.Sin(phi);

        // The parameters lead from OSGB36 to WGS84 (position vector); back is the transposed rotation of what is left.
        double scale = 1 - 20.489e-6, rx = 0.15 * ArcSecond, ry = 0.247 * ArcSecond, rz = 0.842 * ArcSecond;
        (x, y, z) = ((x - 446.448) / scale, (y + 125.157) / scale, (z - 542.06) / scale);
        (x, y, z) = (x + rz * y - ry * z, -rz * x + y + rx * z, ry * x - rx * y + z);

        // On the ellipsoid Airy 1830.
        a = 6377563.396;
        f = 1 / 299.3249646;
        e2 = f * (2 - f);
        double p = Math.Sqrt(x * x + y * y);
        phi = Math.Atan2(z, p * (1 - e2));
        for (int i = 0; i < 20; i++)
        {
            nu = a / Math.Sqrt(1 - e2 * Math.Sin(phi) * Math.Sin(phi));
            phi = Math.Atan2(z + e2 * nu * Math.Sin(phi), p);
        }
        lambda = Math.Atan2(y, x) + 2 * Math.PI / 180;

        (double xi, double eta, double unit) = Kruger(phi, lambda, a, f);
        (double origin, _, _) = Kruger(49 * Math.PI / 180, 0, a, f);
        return new GridPoint(400_000 + 0.9996012717 * unit * eta, -100_000 + 0.9996012717 * unit * (xi - origin));
    }

    private static (double Xi, double Eta, double Unit) Kruger(double phi, double lambda, double a, double f)
    {
        double n = f / (2 - f), n2 = n * n, n3 = n2 * n, n4 = n3 * n, n5 = n4 * n, n6 = n5 * n, e = Math.Sqrt(f * (2 - f));
        double[] alpha =
        [
            n / 2 - 2 * n2 / 3 + 5 * n3 / 16 + 41 * n4 / 180 - 127 * n5 / 288 + 7891 * n6 / 37800,
            13 * n2 / 48 - 3 * n3 / 5 + 557 * n4 / 1440 + 281 * n5 / 630 - 1983433 * n6 / 1935360,
            61 * n3 / 240 - 103 * n4 / 140 + 15061 * n5 / 26880 + 167603 * n6 / 181440,
            49561 * n4 / 161280 - 179 * n5 / 168 + 6601661 * n6 / 7257600,
            34729 * n5 / 80640 - 3418889 * n6 / 1995840,
            212378941 * n6 / 319334400,
        ];
        double tau = Math.Tan(phi), sigma = Math.Sinh(e * Math.Atanh(e * tau / Math.Sqrt(1 + tau * tau)));
        double tauPrime = tau * Math.Sqrt(1 + sigma * sigma) - sigma * Math.Sqrt(1 + tau * tau);
        double xiPrime = Math.Atan2(tauPrime, Math.Cos(lambda)), etaPrime = Math.Asinh(
            Math.Sin(lambda) / Math.Sqrt(tauPrime * tauPrime + Math.Cos(lambda) * Math.Cos(lambda)));
        double xi = xiPrime, eta = etaPrime;
        for (int j = 1; j <= 6; j++)
        {
            xi += alpha[j - 1] * Math.Sin(2 * j * xiPrime) * Math.Cosh(2 * j * etaPrime);
            eta += alpha[j - 1] * Math.Cos(2 * j * xiPrime) * Math.Sinh(2 * j * etaPrime);
        }
        return (xi, eta, a / (1 + n) * (1 + n2 / 4 + n4 / 64 + n6 / 256));
    }
}
