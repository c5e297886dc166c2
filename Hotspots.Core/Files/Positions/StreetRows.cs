using System.Text;
using Hotspots.Core.Geography;

namespace Hotspots.Core.Files.Positions;

/// <summary>Geocoding of rows by street and town. Where is a row that says no more, if there is no doubt?</summary>
/// <remarks>For one thread. A file names the same few thousand streets again and again: each answer is kept.</remarks>
internal sealed class StreetRows
{
    /// <summary>A text that is longer is no name.</summary>
    private const int Longest = 200;

    private readonly Dictionary<(string Street, string Town), (PositionSource Source, StreetPlace? Place)> _known = [];

    /// <summary>Looks a street up.</summary>
    /// <param name="street">As the row has it: with the number of a house, and with what follows a comma, or without.</param>
    /// <param name="town">As the row has it.</param>
    /// <param name="place">Where it is.</param>
    /// <returns>
    /// <see cref="PositionSource.Street"/>, or why there is no position; <see cref="PositionSource.Given"/> where the row names no street or no town.
    /// </returns>
    public PositionSource Find(ReadOnlySpan<byte> street, ReadOnlySpan<byte> town, out StreetPlace? place)
    {
        place = null;
        if (street.Length is 0 or > Longest || town.Length is 0 or > Longest)
            return PositionSource.Given;
        string name = StreetTexts.Clean(Encoding.UTF8.GetString(street)), townName = Encoding.UTF8.GetString(town);
        (string Street, string Town) key = (string.Join('|', Parts(name).Select(StreetTexts.Key)), PlaceNames.Key(townName));
        if (key.Street.Trim('|').Length == 0 || key.Town.Length == 0 || StreetTexts.IsGeneric(name))
            return PositionSource.Given;
        if (!_known.TryGetValue(key, out (PositionSource Source, StreetPlace? Place) found))
            _known.Add(key, found = Find(name, Gazetteer.Britain.FindAll(townName)));
        place = found.Place;
        return found.Source;
    }

    private static (PositionSource, StreetPlace?) Find(string name, IReadOnlyList<GazetteerPlace> towns)
    {
        foreach (string part in Parts(name))
        {
            StreetPlace? only = StreetPlaces.Only(part, towns, out bool isDoubtful);
            if (isDoubtful)
                return (PositionSource.StreetDoubtful, null);
            if (only is not null)
                return (PositionSource.Street, only);
        }
        return (PositionSource.StreetUnknown, null);
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
