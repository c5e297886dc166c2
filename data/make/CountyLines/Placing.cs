namespace Hotspots.Sample;

/// <summary>Where exactly? Scatter round a street or over a quarter, never in the sea.</summary>
internal static class Placing
{
    /// <summary>Metres from the beach within which nothing is placed.</summary>
    private const double DryMargin = 45;

    /// <summary>A position at a spot: a long thin cloud along the street.</summary>
    public static (double Lon, double Lat) Near(Town town, Spot spot, Chance chance)
    {
        double length = Math.Sqrt(spot.DirE * spot.DirE + spot.DirN * spot.DirN), e = spot.DirE / length, n = spot.DirN / length;
        return OnLand(town, () =>
        {
            double along = spot.Along * chance.Bell(), across = spot.Across * chance.Bell();
            return town.Region.Move(spot.Lon, spot.Lat, e * along - n * across, n * along + e * across);
        });
    }

    /// <summary>A position anywhere in a quarter, rather in its middle than at its edge.</summary>
    public static (double Lon, double Lat) Within(Town town, Quarter quarter, Chance chance) => OnLand(town, () =>
    {
        double e, n, keep;
        do
        {
            (e, n, keep) = (2 * chance.Next() - 1, 2 * chance.Next() - 1, chance.Next());
        }
        while (e * e + n * n > 1 - 0.7 * keep * keep);
        return town.Region.Move(quarter.Lon, quarter.Lat, e * quarter.Radius, n * quarter.Radius);
    });

    /// <summary>A position close to another one: a few doors away.</summary>
    public static (double Lon, double Lat) Beside(Town town, double lon, double lat, Chance chance) =>
        OnLand(town, () => town.Region.Move(lon, lat, 25 * chance.Bell(), 25 * chance.Bell()));

    private static (double Lon, double Lat) OnLand(Town town, Func<(double Lon, double Lat)> draw)
    {
        (double lon, double lat) = draw();
        while (town.Region == Places.Tendring && Inland(lon, lat) < DryMargin)
            (lon, lat) = draw();
        return (lon, lat);
    }

    /// <summary>Metres north-west of Clacton's beach; negative at sea.</summary>
    private static double Inland(double lon, double lat)
    {
        (double Lon, double Lat)[] shore = Places.Shore;
        int i = 1;
        while (i < shore.Length - 1 && lon > shore[i].Lon)
            i++;
        (double ae, double an) = Places.Tendring.ToGrid(shore[i - 1].Lon, shore[i - 1].Lat);
        (double be, double bn) = Places.Tendring.ToGrid(shore[i].Lon, shore[i].Lat);
        (double e, double n) = Places.Tendring.ToGrid(lon, lat);
        return ((be - ae) * (n - an) - (bn - an) * (e - ae)) / Math.Sqrt((be - ae) * (be - ae) + (bn - an) * (bn - an));
    }
}
