using Hotspots.Core.Geography;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Pipeline.Naming;

/// <summary>Street search: "Pier Avenue, Clacton", "pier ave clacton", "Pier Avenue". Which streets of the list is it?</summary>
/// <param name="text">What was typed.</param>
/// <param name="near">Where the data are: streets near there come first. Empty for nowhere: then those of the most populous towns.</param>
internal sealed class StreetSearch(string text, IReadOnlyList<GridPoint> near)
{
    /// <summary>Country to show round a street at least, metres.</summary>
    private const double LeastMetres = 600;

    /// <summary>A town is so many words at most.</summary>
    private const int MostTownWords = 4;

    /// <summary>Of names that begin so, so many are looked at.</summary>
    private const int MostNames = 24;

    private const int FewestLettersOfTown = 3;

    /// <summary>Each way in which the text can be read, the likeliest first.</summary>
    private readonly Reading[] _readings = [.. Readings(text)];

    /// <summary>Is a town named, and after a comma?</summary>
    public bool NamesTown => _readings[0].HasComma;

    /// <summary>The streets of exactly that name.</summary>
    public IEnumerable<FoundPlace> Exact() => First(StreetPlaces.Find, PlaceFit.Exact);

    /// <summary>Those whose names begin so.</summary>
    public IEnumerable<FoundPlace> Beginning() =>
        First((street, town) => StreetPlaces.Beginning(street, town, near, MostNames), PlaceFit.Begins);

    /// <summary>Those that are spelt nearly so in the town that is named; else those of that name elsewhere; else those spelt nearly so.</summary>
    public IEnumerable<FoundPlace> Close()
    {
        IEnumerable<FoundPlace> inTown = NamesTown ? First(StreetPlaces.Close, PlaceFit.Close) : [];
        Reading anywhere = _readings[0] with { Towns = [] };
        IEnumerable<FoundPlace> elsewhere = NamesTown ? Of(anywhere, StreetPlaces.Find, PlaceFit.Close) : [];
        FoundPlace[] found = [.. inTown.Concat(elsewhere).DistinctBy(static place => (place.Name, place.Centre))];
        return found.Length > 0 ? found : Of(anywhere, StreetPlaces.Close, PlaceFit.Close);
    }

    private List<FoundPlace> First(Func<string, GazetteerPlace?, IReadOnlyList<StreetPlace>> find, PlaceFit fit)
    {
        // A town after a comma that nobody knows: the street may be anywhere, and is only offered.
        return _readings.Where(static reading => !reading.HasComma || reading.Towns.Count > 0)
            .Select(reading => Of(reading, find, reading.IsBegun && fit == PlaceFit.Exact ? PlaceFit.Begins : fit))
            .FirstOrDefault(static found => found.Count > 0) ?? [];
    }

    private List<FoundPlace> Of(Reading reading, Func<string, GazetteerPlace?, IReadOnlyList<StreetPlace>> find, PlaceFit fit)
    {
        GazetteerPlace?[] towns = reading.Towns.Count > 0 ? [.. reading.Towns] : [null];
        StreetPlace[] found =
        [
            .. towns.SelectMany(town => find(reading.Street, town).Select(street => (Street: street, Town: town)))
                .OrderBy(found => found.Town is { } town ? Farness(town.Centre) : 0)
                .ThenBy(static found => found.Town is { } town ? found.Street.Centre.DistanceTo(town.Centre) : 0)
                .ThenBy(found => Farness(found.Street.Centre)).ThenByDescending(static found => found.Street.Town?.Population ?? 0)
                .Select(static found => found.Street),
        ];
        var alike = found.CountBy(static street => (street.Name, street.Place)).ToDictionary();
        return [.. found.Select(street => Told(street, fit, isAlone: alike[(street.Name, street.Place)] == 1))];
    }

    private double Farness(GridPoint at) => near.Count == 0 ? 0 : near.Min(at.DistanceTo);

    /// <summary>Of two of one name in one place, each is told by where in it it is.</summary>
    private static FoundPlace Told(StreetPlace street, PlaceFit fit, bool isAlone)
    {
        string town = street.Town is { } around && around != street.Place ? $" ({around.Name})" : "";
        string place = isAlone ? street.Place.Name : Compass.FromCentre(street.Place.Name, street.Place.Centre, street.Centre);
        return new FoundPlace(street.Name, $"street, {place}{town}", street.Centre, Math.Max(LeastMetres, 2 * street.WidthMetres))
        {
            Fit = fit,
        };
    }

    private static IEnumerable<Reading> Readings(string text)
    {
        int comma = text.IndexOf(',', StringComparison.Ordinal);
        // "12, Pier Avenue" has a comma and no town.
        if (comma > 0 && !int.TryParse(text.AsSpan(0, comma), out _))
        {
            yield return new Reading(text[..comma], Towns(text[(comma + 1)..].Trim(), begins: true), HasComma: true);
            yield break;
        }
        yield return new Reading(text, [], HasComma: false);
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        bool hasTown = false;
        for (int of = Math.Min(MostTownWords, words.Length - 1); of > 0; of--)
        {
            if (Towns(string.Join(' ', words[^of..]), begins: false) is not { Count: > 0 } towns)
                continue;
            hasTown = true;
            yield return new Reading(string.Join(' ', words[..^of]), towns, HasComma: false);
        }
        // "pier ave clac", while the town is being typed.
        if (!hasTown && words.Length > 1 && Towns(words[^1], begins: true) is { Count: > 0 } begun)
            yield return new Reading(string.Join(' ', words[..^1]), begun, HasComma: false) { IsBegun = true };
    }

    private static IReadOnlyList<GazetteerPlace> Towns(string town, bool begins)
    {
        Gazetteer gazetteer = Gazetteer.Britain;
        IReadOnlyList<GazetteerPlace> exact = gazetteer.FindAll(town);
        string key = PlaceNames.Key(town);
        if (exact.Count > 0 || !begins || key.Length < FewestLettersOfTown)
            return exact;
        return [.. gazetteer.Beginning(key)];
    }

    /// <param name="Street">What is left as the name of the street.</param>
    /// <param name="Towns">The towns of the name that is its town's; none for anywhere.</param>
    /// <param name="HasComma">Was the town after a comma?</param>
    private sealed record Reading(string Street, IReadOnlyList<GazetteerPlace> Towns, bool HasComma)
    {
        /// <summary>Do the towns' names only begin so?</summary>
        public bool IsBegun { get; init; }
    }
}
