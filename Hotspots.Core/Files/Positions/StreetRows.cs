using System.Collections.Concurrent;
using System.Text;
using Hotspots.Core.Geography;

namespace Hotspots.Core.Files.Positions;

/// <summary>Geocoding of rows by street and town. Where is a row that says no more, if there is no doubt?</summary>
/// <remarks>Safe to use from many threads. A file names the same few thousand streets again and again: what was found is kept.</remarks>
internal static class StreetRows
{
    /// <summary>A text that is longer is no name.</summary>
    private const int Longest = 200;

    private static readonly ConcurrentDictionary<(string Street, string Town), StreetPlace> Known = new();

    /// <summary>Looks a street up.</summary>
    /// <param name="street">As the row has it: with the number of a house, and with what follows a comma, or without.</param>
    /// <param name="town">As the row has it.</param>
    /// <param name="place">Where it is.</param>
    /// <returns>
    /// <see cref="PositionSource.Street"/>, or why there is no position; <see cref="PositionSource.Given"/> where the row names no street or no town.
    /// </returns>
    public static PositionSource Find(ReadOnlySpan<byte> street, ReadOnlySpan<byte> town, out StreetPlace? place)
    {
        place = null;
        if (street.Length is 0 or > Longest || town.Length is 0 or > Longest)
            return PositionSource.Given;
        string name = StreetTexts.Clean(Encoding.UTF8.GetString(street)), townName = Encoding.UTF8.GetString(town);
        string townKey = PlaceNames.Key(townName);
        if (StreetTexts.Key(name).Length == 0 || townKey.Length == 0 || StreetTexts.IsGeneric(name))
            return PositionSource.Given;
        IReadOnlyList<GazetteerPlace> towns = [];
        foreach (string part in Parts(name))
        {
            (string, string) key = (StreetTexts.Key(part), townKey);
            if (Known.TryGetValue(key, out place))
                return PositionSource.Street;
            towns = towns.Count > 0 ? towns : Gazetteer.Britain.FindAll(townName);
            place = StreetPlaces.Only(part, towns, out bool isDoubtful);
            if (isDoubtful)
                return PositionSource.StreetDoubtful;
            if (place is null)
                continue;
            place = Known.GetOrAdd(key, place);
            return PositionSource.Street;
        }
        return PositionSource.StreetUnknown;
    }

    // "Pier Avenue, Clacton, Essex": the whole, and what stands before the first comma that is no number of a house.
    private static IEnumerable<string> Parts(string name)
    {
        yield return name;
        int comma = name.IndexOf(',', StringComparison.Ordinal);
        if (comma > 0 && !char.IsAsciiDigit(name[comma - 1]))
            yield return name[..comma];
        else if (comma > 0 && name.IndexOf(',', comma + 1) is > 0 and int second)
            yield return name[..second];
    }
}
