using Hotspots.Core.Model;

namespace Hotspots.Core.Geography;

/// <summary>Which area is meant by each town as it was recorded?</summary>
/// <remarks>
/// Areas are numbered: first the gazetteer's places, then "elsewhere", then the recorded towns that the gazetteer does not know. Each
/// different text is looked up once.
/// </remarks>
internal sealed class RecordedTowns
{
    /// <summary>The area of a text that names no town: the position decides.</summary>
    public const int NotSaid = -1;

    private readonly Gazetteer _gazetteer;
    private readonly List<string> _unknown = [];
    private readonly int[] _areas;

    /// <summary>Looks up every text of a column.</summary>
    /// <param name="points">Where the incidents are.</param>
    /// <param name="recorded">Their towns as recorded; null where no file had any.</param>
    /// <param name="gazetteer">The towns that are known.</param>
    public RecordedTowns(PointSet points, CodedTextColumn? recorded, Gazetteer gazetteer)
    {
        _gazetteer = gazetteer;
        _areas = recorded is null ? [NotSaid] : LookUp(points, recorded);
    }

    /// <summary>The number of "elsewhere".</summary>
    public int Elsewhere => _gazetteer.Places.Count;

    /// <summary>How many areas are numbered.</summary>
    public int AreaCount => Elsewhere + 1 + _unknown.Count;

    /// <summary>The area that the text with this code means, or <see cref="NotSaid"/>.</summary>
    public int AreaOf(int code) => _areas[code];

    /// <summary>What an area is called.</summary>
    public string NameOf(int area) =>
        area < Elsewhere ? _gazetteer.Places[area].Name : area == Elsewhere ? StudyArea.ElsewhereName : _unknown[area - Elsewhere - 1];

    /// <summary>The centre of a place of the gazetteer, else null.</summary>
    public GridPoint? CentreOf(int area) => area < Elsewhere ? _gazetteer.Places[area].Centre : null;

    private int[] LookUp(PointSet points, CodedTextColumn recorded)
    {
        TextList texts = recorded.Texts;
        var areas = new int[texts.Length];
        Array.Fill(areas, NotSaid);

        // Spellings of one name are one name: their incidents are taken together.
        var nameOfCode = new int[texts.Length];
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int code = 0; code < texts.Length; code++)
        {
            string key = PlaceNames.Key(texts[code]);
            if (!names.TryGetValue(key, out int name))
                names.Add(key, name = names.Count);
            nameOfCode[code] = name;
        }
        int blank = names.GetValueOrDefault("", -1);
        int elsewhere = names.GetValueOrDefault(PlaceNames.Key(StudyArea.ElsewhereName), -1);
        Census[] census = Take(points, recorded, nameOfCode, names.Count);

        var areaOfName = new int[names.Count];
        Array.Fill(areaOfName, NotSaid);
        var unknown = new List<int>();
        for (int name = 0; name < census.Length; name++)
        {
            if (census[name].Incidents == 0 || name == blank)
                continue;
            string text = recorded[census[name].FirstRow].Trim();
            int[] candidates = _gazetteer.IndicesOf(text);
            if (name == elsewhere)
                areaOfName[name] = Elsewhere;
            else if (candidates.Length == 0)
                unknown.Add(name);
            else
                areaOfName[name] = Nearest(candidates, census[name].Mean);
        }
        // Numbered in order of first appearance, whatever order the codes were given in.
        foreach (int name in unknown.OrderBy(n => census[n].FirstRow))
        {
            _unknown.Add(recorded[census[name].FirstRow].Trim());
            areaOfName[name] = Elsewhere + _unknown.Count;
        }
        for (int code = 0; code < texts.Length; code++)
            areas[code] = areaOfName[nameOfCode[code]];
        return areas;
    }

    private int Nearest(int[] candidates, GridPoint mean)
    {
        int nearest = candidates[0];
        foreach (int candidate in candidates)
        {
            if (_gazetteer.Places[candidate].Centre.DistanceTo(mean) < _gazetteer.Places[nearest].Centre.DistanceTo(mean))
                nearest = candidate;
        }
        return nearest;
    }

    private static Census[] Take(PointSet points, CodedTextColumn recorded, int[] nameOfCode, int names)
    {
        var census = new Census[names];
        ReadOnlySpan<double> eastings = points.Eastings, northings = points.Northings;
        for (int i = 0; i < eastings.Length; i++)
        {
            ref Census name = ref census[nameOfCode[recorded.CodeAt(i)]];
            if (name.Incidents++ == 0)
                name.FirstRow = i;
            name.SumEasting += eastings[i];
            name.SumNorthing += northings[i];
        }
        return census;
    }

    /// <summary>What is counted of each name.</summary>
    private struct Census
    {
        public int Incidents;
        public int FirstRow;
        public double SumEasting;
        public double SumNorthing;

        public readonly GridPoint Mean => new(SumEasting / Incidents, SumNorthing / Incidents);
    }
}
