using Hotspots.Core.Geography;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.FoundPlaces;
using NetTopologySuite.Geometries;

namespace Hotspots.Core.Pipeline.Naming;

/// <summary>Street names. Which street does each text of a street column mean?</summary>
/// <remarks>
/// "On or near" is taken off, see <see cref="StreetTexts"/>; "No Location" and blanks mean no street; both spellings of one street are one.
/// </remarks>
internal sealed class StreetNames
{
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
            string name = StreetTexts.Clean(column.Texts[code]);
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
                generic.Add(StreetTexts.IsGeneric(name));
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

    /// <summary>Are the streets those of the list that travels with the tool, and not of the records?</summary>
    public bool IsListed { get; init; }

    /// <summary>Is the place only beside its streets?</summary>
    public bool IsBeside { get; init; }

    /// <summary>The streets of the records; where they name none those of the list, with the records' places.</summary>
    /// <param name="points">Where the incidents are.</param>
    /// <param name="members">Those of the place, one at least.</param>
    /// <param name="outline">Its outline, metres.</param>
    public StreetTally OrListed(PointSet points, ReadOnlySpan<int> members, Geometry outline) =>
        Streets.Count > 0 ? this : ListedStreets.Tally(points, members, outline) with { Places = Places };
}
