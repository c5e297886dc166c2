using Hotspots.Core.Files.Columns;
using Hotspots.Core.Geography;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Files.Positions;

/// <summary>Coordinate reference of a file's eastings and northings. Which system, which unit?</summary>
/// <param name="System">The grid.</param>
/// <param name="InKilometres">Kilometres, and not metres?</param>
/// <param name="LooksExchanged">Do the northings look like eastings, and the other way round?</param>
internal readonly record struct GridReading(GridSystem System, bool InKilometres, bool LooksExchanged = false)
{
    /// <summary>Rows with a known town that decide at least.</summary>
    private const int FewestTowns = 3;

    /// <summary>Share of rows that makes certain, and share of the others that gainsays it.</summary>
    private const double Certain = 0.9, Gainsaid = 0.1;

    /// <summary>Metres round a position on land within which there is a postcode.</summary>
    private const double LandReach = 1_000;

    /// <summary>Looks at the headers and the first rows.</summary>
    /// <param name="map">The columns.</param>
    /// <param name="sample">The first rows.</param>
    /// <param name="said">What the user said of the system; null for nothing.</param>
    /// <param name="notes">Receives what a reader must know, each one sentence.</param>
    public static GridReading Of(ColumnMap map, IReadOnlyList<IReadOnlyList<string>> sample, GridSystem? said, List<string> notes)
    {
        int easting = map.IndexOf(ColumnRole.Easting), northing = map.IndexOf(ColumnRole.Northing), town = map.IndexOf(ColumnRole.Town);
        if (easting < 0 || northing < 0)
            return default;
        string eastingName = map.Headers[easting], northingName = map.Headers[northing];
        List<(double E, double N, string Town)> rows = Rows(sample, easting, northing, town);
        bool kilometres = IsKilometres(eastingName) || IsKilometres(northingName)
            || (rows.Count > 0 && rows.TrueForAll(static r => r.E is > 0 and <= 700 && r.N is > 0 and <= 1300));
        if (kilometres)
        {
            notes.Add($"\"{eastingName}\" and \"{northingName}\" hold kilometres and are read so.");
            return new GridReading(GridSystem.British, true);
        }
        if (said is { } system)
            return new GridReading(system, false);
        if (Named(eastingName) is { } named && named == Named(northingName))
        {
            notes.Add(
                $"\"{eastingName}\" and \"{northingName}\" are read as {ReadingChoices.TitleOf(named)}, as their names say; "
                    + "where they are British National Grid, say so when loading (⟨crs british⟩).");
            return new GridReading(named, false);
        }
        if (rows.Count > 0 && rows.Count(static r => WebMercator.Contains(r.E, r.N)) >= Certain * rows.Count)
        {
            notes.Add(
                $"\"{eastingName}\" and \"{northingName}\" are read as {ReadingChoices.TitleOf(GridSystem.WebMercator)}: "
                    + "only there do such numbers lie in Britain.");
            return new GridReading(GridSystem.WebMercator, false);
        }
        return ByTowns(eastingName, northingName, rows, notes) ?? BySea(eastingName, northingName, rows, notes) ?? default;
    }

    private static GridReading? ByTowns(string eastingName, string northingName, List<(double E, double N, string Town)> rows, List<string> notes)
    {
        var known = new List<(double E, double N, IReadOnlyList<GazetteerPlace> Places)>();
        foreach ((double e, double n, string town) in rows)
        {
            if (town.Length > 0 && Gazetteer.Britain.FindAll(town) is { Count: > 0 } places)
                known.Add((e, n, places));
        }
        if (known.Count < FewestTowns)
            return null;
        if (Share(static r => new GridPoint(r.E, r.N)) > Gainsaid)
            return new GridReading(GridSystem.British, false);
        if (Share(static r => new GridPoint(r.N, r.E)) >= Certain)
        {
            notes.Add(Exchanged(
                eastingName, northingName, "as they are, the rows lie far from their recorded towns, and exchanged they lie in them"));
            return new GridReading(GridSystem.British, false, LooksExchanged: true);
        }
        foreach (GridSystem system in (ReadOnlySpan<GridSystem>)[GridSystem.Irish, GridSystem.IrishTransverseMercator])
        {
            if (Share(r => FromIreland(system, r.E, r.N)) < Certain)
                continue;
            notes.Add(
                $"\"{eastingName}\" and \"{northingName}\" are read as {ReadingChoices.TitleOf(system)}, "
                    + "which puts the rows in their recorded towns; where they are British National Grid, say so when loading (⟨crs british⟩).");
            return new GridReading(system, false);
        }
        return null;

        double Share(Func<(double E, double N), GridPoint?> at) =>
            known.Count(
                r =>
                    at((r.E, r.N)) is { } point
                        && r.Places.Any(place => place.Centre.DistanceTo(point) <= RecordedTowns.ReachMetres)) / (double)known.Count;
    }

    // Without towns the sea decides: Britain exchanged lies in it for the most part.
    private static GridReading? BySea(string eastingName, string northingName, List<(double E, double N, string Town)> rows, List<string> notes)
    {
        if (rows.Count < FewestTowns)
            return null;
        if (Share(static r => (r.E, r.N)) > Gainsaid || Share(static r => (r.N, r.E)) < Certain)
            return null;
        notes.Add(Exchanged(
            eastingName, northingName, "as they are, the rows lie in the sea or where nobody lives, and exchanged they lie where people live"));
        return new GridReading(GridSystem.British, false, LooksExchanged: true);

        double Share(Func<(double E, double N, string Town), (double E, double N)> at) => rows.Count(r =>
        {
            (double e, double n) = at(r);
            return Postcodes.Britain.CountWithin(new GridBox(e - LandReach, n - LandReach, e + LandReach, n + LandReach)) > 0;
        }) / (double)rows.Count;
    }

    private static string Exchanged(string eastingName, string northingName, string why) =>
        $"easting and northing look exchanged: {why}; load it again with ⟨column \"easting={northingName}\"⟩ ⟨column \"northing={eastingName}\"⟩.";

    private static GridPoint? FromIreland(GridSystem system, double easting, double northing)
    {
        return OtherGrids.TryToDegrees(system, easting, northing, out double longitude, out double latitude)
            ? NationalGrid.ToGrid(GeoPoint.FromLonLat(longitude, latitude))
            : null;
    }

    private static List<(double E, double N, string Town)> Rows(IReadOnlyList<IReadOnlyList<string>> sample, int easting, int northing, int town)
    {
        var rows = new List<(double E, double N, string Town)>();
        foreach (IReadOnlyList<string> row in sample)
        {
            // A pair of equal numbers stands for "not known".
            if (easting < row.Count && northing < row.Count
                && CoordinateNumber.MetresIn(row[easting]) is { } e && CoordinateNumber.MetresIn(row[northing]) is { } n && e != n)
                rows.Add((e, n, town >= 0 && town < row.Count ? row[town].Trim() : ""));
        }
        return rows;
    }

    private static bool IsKilometres(string header)
    {
        string plain = ColumnNames.Normalise(header);
        return plain.EndsWith("km", StringComparison.Ordinal) || plain.EndsWith("kms", StringComparison.Ordinal)
            || plain.Contains("kilomet", StringComparison.Ordinal);
    }

    private static GridSystem? Named(string header)
    {
        string plain = ColumnNames.Normalise(header);
        if (plain.Contains("webmercator", StringComparison.Ordinal) || plain.Contains("3857", StringComparison.Ordinal))
            return GridSystem.WebMercator;
        return plain.Contains("itm", StringComparison.Ordinal) || plain.Contains("2157", StringComparison.Ordinal)
            ? GridSystem.IrishTransverseMercator
            : plain.Contains("irish", StringComparison.Ordinal) || plain.Contains("29902", StringComparison.Ordinal)
                || plain.Contains("29903", StringComparison.Ordinal)
                ? GridSystem.Irish
                : null;
    }
}
