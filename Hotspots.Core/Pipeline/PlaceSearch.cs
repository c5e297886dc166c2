using System.Globalization;
using Hotspots.Core.Geography;
using Hotspots.Core.Model;

namespace Hotspots.Core.Pipeline;

/// <summary>A place that was looked for.</summary>
/// <param name="Name">As the gazetteer or the grid has it.</param>
/// <param name="Detail">What it is: "town", "village", "grid reference, 100 m".</param>
/// <param name="Centre">Where it is.</param>
/// <param name="Metres">How much country to show round it, from its centre to the edge, metres.</param>
public readonly record struct FoundPlace(string Name, string Detail, GridPoint Centre, double Metres);

/// <summary>Where is "Clac", "SJ 237 640" or "323700 364000"?</summary>
public static class PlaceSearch
{
    private const double VillageMetres = 1_500;

    /// <summary>Closer than this a map shows no more.</summary>
    private const double LeastMetres = 150;

    private const double GridEast = 700_000, GridNorth = 1_300_000;

    /// <summary>
    /// The grid reference or pair of metres that the text is, else the places by that name, then those whose names begin with it, the
    /// most populous first, then those spelt nearly so.
    /// </summary>
    /// <param name="text">What was typed; in any case, with or without accents.</param>
    /// <param name="most">How many to give at most, 1 or more.</param>
    public static IReadOnlyList<FoundPlace> Find(string text, int most)
    {
        if (GridReference.TryParse(text, out GridSquare square))
            return [new FoundPlace(Reference(square), $"grid reference, {Size(square.SizeMetres)}", square.Centre, Math.Max(LeastMetres, square.SizeMetres))];
        if (Metres(text) is GridPoint point)
            return [new FoundPlace(point.ToString(), "easting and northing", point, LeastMetres)];
        string key = PlaceNames.Key(text);
        if (key.Length == 0)
            return [];
        Gazetteer gazetteer = Gazetteer.Britain;
        var found = new List<GazetteerPlace>(gazetteer.FindAll(text));
        found.AddRange(gazetteer.Places.Where(place => BeginsWith(place, key)).OrderByDescending(static place => place.Population));
        if (found.Count == 0)
        {
            IEnumerable<(string, string)> known = gazetteer.Places.SelectMany(static p => p.Aliases.Prepend(p.Name).Select(spelling => (p.Name, spelling)));
            found.AddRange(PlaceNames.Close(text, known).Select(gazetteer.Find).OfType<GazetteerPlace>());
        }
        return [.. found.Distinct().Take(most).Select(static place => new FoundPlace(
            place.Name,
            place.IsTown ? "town" : place.PartOf is { } town ? "part of " + town : "village",
            place.Centre,
            place.IsTown ? place.ReachMetres / 2 : VillageMetres))];
    }

    private static bool BeginsWith(GazetteerPlace place, string key) =>
        PlaceNames.Key(place.Name).StartsWith(key, StringComparison.Ordinal)
        || place.Aliases.Any(alias => PlaceNames.Key(alias).StartsWith(key, StringComparison.Ordinal));

    // The spelling of the reference itself; its centre would name a smaller square.
    private static string Reference(GridSquare square)
    {
        const double LetterSquare = 100_000;
        int digits = (int)Math.Round(Math.Log10(LetterSquare / square.SizeMetres));
        return GridReference.Format(square.Centre, digits);
    }

    private static string Size(double metres) =>
        metres >= 1000 ? string.Create(CultureInfo.InvariantCulture, $"{metres / 1000:0} km") : string.Create(CultureInfo.InvariantCulture, $"{metres:0.###} m");

    private static GridPoint? Metres(string text)
    {
        string[] parts = text.Split([' ', ',', '\t'], StringSplitOptions.RemoveEmptyEntries);
        const NumberStyles Plain = NumberStyles.AllowDecimalPoint;
        if (parts.Length == 2
            && double.TryParse(parts[0], Plain, CultureInfo.InvariantCulture, out double easting)
            && double.TryParse(parts[1], Plain, CultureInfo.InvariantCulture, out double northing)
            && easting is > 1000 and < GridEast && northing is > 1000 and < GridNorth)
            return new GridPoint(easting, northing);
        return null;
    }
}
