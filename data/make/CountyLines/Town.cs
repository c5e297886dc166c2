namespace Hotspots.Sample;

/// <summary>
/// A piece of country small enough that degrees become metres of the National Grid by a straight line: within 6 m of the full
/// projection over 8 km. Degrees are counted from (Lon, Lat), which lies at (E, N); ELon is metres of easting a degree of longitude.
/// </summary>
internal sealed record Region(
    string Prefix, string Square, double Lon, double Lat, double E, double N, double ELon, double ELat, double NLon, double NLat)
{
    public (double East, double North) ToGrid(double lon, double lat) =>
        (E + ELon * (lon - Lon) + ELat * (lat - Lat), N + NLon * (lon - Lon) + NLat * (lat - Lat));

    /// <summary>So many metres east and north of a position.</summary>
    public (double Lon, double Lat) Move(double lon, double lat, double east, double north)
    {
        double determinant = ELon * NLat - ELat * NLon;
        return (lon + (NLat * east - ELat * north) / determinant, lat + (ELon * north - NLon * east) / determinant);
    }
}

/// <summary>At what time of day and week do things happen at a place?</summary>
internal enum Rhythm
{
    Evening,
    Night,
    AfterSchool,
}

/// <summary>A place where it happens again and again: a street with its direction (east, north) and two standard deviations in metres.</summary>
/// <remarks>A displaced spot is quiet before the town's raids and busy after them.</remarks>
internal sealed record Spot(
    string Street,
    double Lon,
    double Lat,
    double DirE,
    double DirN,
    double Along,
    double Across,
    double Share,
    Rhythm Rhythm = Rhythm.Evening,
    bool Displaced = false);

/// <summary>A round piece of built-up land where things happen now and then; radius in metres.</summary>
internal sealed record Quarter(double Lon, double Lat, double Radius, double Share, params string[] Streets);

/// <summary>A town, what the police did there, and where in it things happen.</summary>
/// <remarks>
/// Share is of all incidents, noise the share of the town's own that belong to no spot. The raid is when the police came: incidents become
/// more until then and fewer after.
/// </remarks>
internal sealed record Town(
    string Name, Region Region, double Share, double Noise, DateOnly Raid, string RaidName, string[] Lines, Spot[] Spots, Quarter[] Quarters);
