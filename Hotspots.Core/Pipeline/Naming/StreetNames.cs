using System.Collections.Frozen;
using System.Globalization;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Pipeline.FoundPlaces;

namespace Hotspots.Core.Pipeline.Naming;

/// <summary>Street names. Which street does each text of a street column mean?</summary>
/// <remarks>
/// data.police.uk writes "On or near Pier Avenue", and for places that are no street a word of its own list: "On or near
/// Supermarket". "On or near" is taken off; "No Location" and blanks mean no street; both spellings of one street are one street.
/// Source of the words: the locations that occur in data.police.uk's street-level files, 2010 to 2024.
/// </remarks>
internal sealed class StreetNames
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

    private readonly CodedTextColumn _column;
    private readonly int[] _streetOfCode;
    private readonly string[] _names;
    private readonly bool[] _generic;

    /// <summary>Cleans the texts of a column once, so that rows are counted without looking at text.</summary>
    public StreetNames(CodedTextColumn column)
    {
        _column = column;
        var names = new List<string>();
        var generic = new List<bool>();
        var known = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        _streetOfCode = new int[column.Texts.Length];
        for (int code = 0; code < _streetOfCode.Length; code++)
        {
            string name = Clean(column.Texts[code]);
            if (name.Length == 0)
            {
                _streetOfCode[code] = -1;
                continue;
            }
            if (!known.TryGetValue(name, out int street))
            {
                street = names.Count;
                known.Add(name, street);
                names.Add(name);
                generic.Add(GenericPlaces.Contains(name));
            }
            _streetOfCode[code] = street;
        }
        _names = [.. names];
        _generic = [.. generic];
    }

    /// <summary>How many different streets and places.</summary>
    public int Count => _names.Length;

    /// <summary>The streets and generic places of some rows, most frequent first, ties in ordinal order.</summary>
    /// <param name="rows">Rows of the column.</param>
    /// <param name="counter">With as many codes as <see cref="Count"/>; left clear.</param>
    public StreetTally Tally(ReadOnlySpan<int> rows, CodeCounter counter)
    {
        foreach (int row in rows)
        {
            int street = _streetOfCode[_column.CodeAt(row)];
            if (street >= 0)
                counter.Add(street);
        }
        var streets = new List<NameCount>();
        var places = new List<NameCount>();
        foreach (int street in counter.Met)
            (_generic[street] ? places : streets).Add(new NameCount(_names[street], counter[street]));
        counter.Clear();
        streets.Sort(MostFirst);
        places.Sort(MostFirst);
        return new StreetTally(streets, places);
    }

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

    private static int MostFirst(NameCount a, NameCount b) =>
        a.Count != b.Count ? b.Count.CompareTo(a.Count) : string.CompareOrdinal(a.Name, b.Name);
}

/// <summary>Tally of streets. Which streets and which generic places do the records of a hotspot name? Each most frequent first.</summary>
/// <param name="Streets">Streets by name.</param>
/// <param name="Places">Kinds of place: "Supermarket".</param>
internal readonly record struct StreetTally(IReadOnlyList<NameCount> Streets, IReadOnlyList<NameCount> Places)
{
    /// <summary>No record names a street or a place.</summary>
    public static StreetTally Empty { get; } = new([], []);
}
