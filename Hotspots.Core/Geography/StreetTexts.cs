using System.Collections.Frozen;
using System.Globalization;

namespace Hotspots.Core.Geography;

/// <summary>Street names as texts. What does a text of a street column call the street, and which spellings are one name?</summary>
/// <remarks>
/// data.police.uk writes "On or near Pier Avenue", and for places that are no street a word of its own list: "On or near Supermarket".
/// Source of the words: the locations that occur in data.police.uk's street-level files, 2010 to 2024.
/// </remarks>
internal static class StreetTexts
{
    private static readonly FrozenSet<string> Nothing = FrozenSet.ToFrozenSet(
        ["no location", "unknown", "not known", "n/a", "none", "-"], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> GenericPlaces = FrozenSet.ToFrozenSet(
        [
            "Airport/Airfield", "Bus/Coach Station", "Conference/Exhibition Centre", "Ferry Terminal", "Footpath",
            "Further/Higher Educational Building", "Hospital", "Motorway Service Area",
            "Nightclub", "Park/Open Space", "Parking Area", "Pedestrian Subway", "Petrol Station", "Police Station", "Prison",
            "Race Track", "School", "Shopping Area", "Sports/Recreation Area", "Supermarket", "Theatre/Concert Hall",
            "Theme/Adventure Park", "Train Station", "Railway Station", "Residential Home", "Car Park",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Ends of names of a building or site: "Glenfield Hospital". What people give as an address stays a street: estates, business and caravan
    /// parks, farms, halls, "The Old School", "Pall Mall".
    /// </summary>
    private static readonly string[] Buildings =
    [
        " station", " beat base", " hospital", " infirmary", " prison", " airport", " stadium", " football club", " cemetery", " crematorium",
        " nightclub", " theatre", " cinema", " library", " museum", " school", " academy", " university", " supermarket", " superstore", " shops",
        " shopping centre", " shopping park", " retail park", " shopping mall", " arndale centre",
    ];

    /// <summary>Names of the source that end otherwise and are no street.</summary>
    private static readonly FrozenSet<string> OddBuildings = FrozenSet.ToFrozenSet(
        ["Loughborough University North", "University Hospital of Hartlepool", "Emirates Cable Car Terminal (Royal Victoria)"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Last words of streets as they are shortened; "St" is so only at the end: before it, it is a saint.</summary>
    private static readonly FrozenDictionary<string, string> Shortened = FrozenDictionary.ToFrozenDictionary(
        [
            Short("rd", "road"), Short("st", "street"), Short("ave", "avenue"), Short("av", "avenue"), Short("ln", "lane"), Short("dr", "drive"),
            Short("cl", "close"), Short("cres", "crescent"), Short("gdns", "gardens"), Short("pl", "place"), Short("sq", "square"),
            Short("ct", "court"), Short("tce", "terrace"), Short("terr", "terrace"), Short("gr", "grove"),
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The name of a street without "On or near"; blank when the text names none.</summary>
    public static string Clean(string text)
    {
        ReadOnlySpan<char> name = text.AsSpan().Trim();
        foreach (string prefix in (ReadOnlySpan<string>)["on or near", "on/near", "near "])
        {
            if (name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                name = name[prefix.Length..].TrimStart();
                break;
            }
        }
        string cleaned = name.ToString();
        if (Nothing.Contains(cleaned))
            return "";
        if (IsShouted(cleaned))
            return CultureInfo.InvariantCulture.TextInfo.ToTitleCase(cleaned.ToLowerInvariant());
        // data.police.uk writes "King'S Road".
        int possessive = cleaned.IndexOf("'S ", StringComparison.Ordinal);
        return possessive > 0 ? $"{cleaned[..possessive]}'s {cleaned[(possessive + 3)..]}" : cleaned;
    }

    /// <summary>Is the name one of the words for a kind of place that is no street?</summary>
    public static bool IsGeneric(string name) => GenericPlaces.Contains(name);

    /// <summary>Is it a stop of a railway or tramway: "Ham Street (Station)", "Poplar (Dlr)"?</summary>
    public static bool IsStation(string name) =>
        name.EndsWith("Station)", StringComparison.OrdinalIgnoreCase) || name.EndsWith("Stop)", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("(Dlr)", StringComparison.OrdinalIgnoreCase) || name.EndsWith("(Lu Staion)", StringComparison.OrdinalIgnoreCase);

    /// <summary>Is it a building or site by its name, and no street: "Mold Police Station"? "Police Station Road" is one.</summary>
    public static bool IsBuilding(string name)
    {
        if (OddBuildings.Contains(name))
            return true;
        ReadOnlySpan<char> last = name.AsSpan(name.LastIndexOf(' ') + 1);
        bool isOfPolice = name.StartsWith("Police ", StringComparison.OrdinalIgnoreCase)
            || name.Contains(" Police ", StringComparison.OrdinalIgnoreCase);
        if (isOfPolice)
            return !Shortened.Values.Contains(last.ToString(), StringComparer.OrdinalIgnoreCase);
        return !name.StartsWith("The Old ", StringComparison.OrdinalIgnoreCase)
            && Array.Exists(Buildings, end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Key of a street: as <see cref="PlaceNames.Key"/>, without a number of a house before it and with "Rd" as "Road": equal keys are
    /// the same name.</summary>
    public static string Key(string text)
    {
        ReadOnlySpan<char> name = WithoutNumber(text.AsSpan().Trim()).TrimEnd(" .");
        int last = name.LastIndexOf(' ') + 1;
        return last > 0 && Shortened.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name[last..], out string? whole)
            ? PlaceNames.Key($"{name[..last]}{whole}")
            : PlaceNames.Key(name.ToString());
    }

    private static KeyValuePair<string, string> Short(string word, string whole) => new(word, whole);

    // "12 Pier Avenue", "12a, Pier Avenue", "12-14 Pier Avenue"; the 1 of "1st Avenue" is no house.
    private static ReadOnlySpan<char> WithoutNumber(ReadOnlySpan<char> name)
    {
        int end = 0;
        while (end < name.Length && (char.IsAsciiDigit(name[end]) || (end > 0 && name[end] is '-' or '/')))
            end++;
        if (end == 0)
            return name;
        if (end < name.Length && char.IsAsciiLetter(name[end]))
            end++;
        ReadOnlySpan<char> rest = name[end..].TrimStart(',');
        return rest.Length > 1 && rest[0] == ' ' ? rest.TrimStart() : name;
    }

    // "PIER AVENUE" is how many record systems write it; a road number such as "A541" stays as it is.
    private static bool IsShouted(string name)
    {
        int letters = 0;
        foreach (char c in name)
        {
            if (char.IsLower(c))
                return false;
            if (char.IsLetter(c))
                letters++;
        }
        return letters > 3;
    }
}
