using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Geography;

/// <summary>Gazetteer look-up of recorded towns: the study area that each row's town means, where the row's position does not gainsay it.</summary>
/// <remarks>
/// <para>
/// Areas are numbered: first the gazetteer's places, then "elsewhere", then the recorded towns that the gazetteer does not know. Each
/// different text is looked up once.
/// </para>
/// <para>
/// A row is astray when it lies farther from its recorded town than <see cref="ReachMetres"/>, and not in the ground that the gazetteer
/// gives the town either (London's districts carry it farther). A town that the gazetteer does not know is where the median of its rows
/// is, and reaches <see cref="WideFactor"/> times as far as nine in ten of them, at least as far as any other. Where most rows of a
/// town are far from it, another place of that name is meant: it is then taken for one that the gazetteer does not know. Medians, not
/// means: one mistyped digit must not move a town.
/// </para>
/// </remarks>
internal sealed class RecordedTowns
{
    /// <summary>The area of a text that names no town, and of a row astray: the position decides.</summary>
    public const int NotSaid = -1;

    /// <summary>A row no farther from its recorded town than this, metres, is not astray.</summary>
    public const double ReachMetres = GazetteerPlace.MaximumReachMetres;

    /// <summary>Of a county or a district, nine in ten rows may lie round one city and the others three times as far.</summary>
    private const double WideFactor = 3;

    /// <summary>Rows of a town that its median is taken of at most, evenly over the file.</summary>
    private const int MostSampled = 10_000;

    private readonly PointSet _points;
    private readonly CodedTextColumn? _recorded;
    private readonly Gazetteer _gazetteer;
    private readonly List<UnknownTown> _unknown = [];
    private readonly int[] _areas;
    private readonly GridPoint[] _centres;
    private readonly double[] _reachesSquared;

    /// <summary>Looks up every text of a column.</summary>
    /// <param name="points">Where the incidents are.</param>
    /// <param name="recorded">Their towns as recorded; null where no file had any.</param>
    /// <param name="gazetteer">The towns that are known.</param>
    public RecordedTowns(PointSet points, TextColumn? recorded, Gazetteer gazetteer)
    {
        _points = points;
        _recorded = recorded switch
        {
            null => null,
            CodedTextColumn coded => coded,
            TextColumn other => CodedTextColumn.From(Enumerable.Range(0, other.Count).Select(i => other[i])),
        };
        _gazetteer = gazetteer;
        _areas = _recorded is null ? [NotSaid] : LookUp(_recorded);
        _centres = new GridPoint[AreaCount];
        _reachesSquared = new double[AreaCount];
        _reachesSquared.AsSpan().Fill(ReachMetres * ReachMetres);
        _reachesSquared[Elsewhere] = double.PositiveInfinity;
        for (int place = 0; place < Elsewhere; place++)
            _centres[place] = gazetteer.Places[place].Centre;
        for (int u = 0; u < _unknown.Count; u++)
            (_centres[Elsewhere + 1 + u], _reachesSquared[Elsewhere + 1 + u]) = (_unknown[u].Centre, _unknown[u].Reach * _unknown[u].Reach);
    }

    /// <summary>The number of "elsewhere".</summary>
    public int Elsewhere => _gazetteer.Places.Count;

    /// <summary>How many areas are numbered.</summary>
    public int AreaCount => Elsewhere + 1 + _unknown.Count;

    /// <summary>The area that a row's recorded town means; <see cref="NotSaid"/> where none is recorded or the row is astray.</summary>
    public int AreaOf(int row)
    {
        int area = RecordedAreaOf(row);
        return area != NotSaid && IsAstray(area, row) ? NotSaid : area;
    }

    /// <summary>What an area is called, unless <paramref name="isTaken"/> says that its place has incidents of its own: then by whom it is called
    /// so too.</summary>
    public string NameOf(int area, Predicate<int> isTaken)
    {
        if (area <= Elsewhere)
            return area < Elsewhere ? _gazetteer.Places[area].Name : StudyArea.ElsewhereName;
        UnknownTown town = _unknown[area - Elsewhere - 1];
        return town.Place is int place && isTaken(place) ? town.Name + " (as recorded)" : town.Name;
    }

    /// <summary>The centre of a place of the gazetteer, else null.</summary>
    public GridPoint? CentreOf(int area) => area < Elsewhere ? _gazetteer.Places[area].Centre : null;

    /// <summary>The towns with rows astray, those with most rows first, then by name.</summary>
    public IReadOnlyList<TownAstray> FindAstray()
    {
        if (_recorded is null)
            return [];
        const int MostKept = 5;
        var first = new List<int>?[AreaCount];
        var rows = new int[AreaCount];
        var nearest = new double[AreaCount];
        var farthest = new double[AreaCount];
        for (int i = 0; i < _points.Count; i++)
        {
            int area = RecordedAreaOf(i);
            if (area == NotSaid || !IsAstray(area, i))
                continue;
            double metres = _centres[area].DistanceTo(_points[i]);
            nearest[area] = rows[area] == 0 ? metres : Math.Min(nearest[area], metres);
            farthest[area] = Math.Max(farthest[area], metres);
            if (rows[area]++ < MostKept)
                (first[area] ??= []).Add(i);
        }
        IEnumerable<TownAstray> astray = Enumerable.Range(0, AreaCount).Where(area => rows[area] > 0)
            .Select(
                area =>
                    new TownAstray(NameOf(area, static _ => false), rows[area], null, nearest[area], farthest[area]) { First = first[area] ?? [] });
        return
        [
            .. astray.Concat(_unknown.Select(static town => town.Misplaced).OfType<TownAstray>())
                .OrderByDescending(static town => town.Rows).ThenBy(static town => town.Name, StringComparer.Ordinal),
        ];
    }

    private int RecordedAreaOf(int row) => _recorded is null ? NotSaid : _areas[_recorded.CodeAt(row)];

    private bool IsAstray(int area, int row)
    {
        double easting = _points.Eastings[row], northing = _points.Northings[row];
        double dx = easting - _centres[area].Easting, dy = northing - _centres[area].Northing;
        return dx * dx + dy * dy > _reachesSquared[area] && _gazetteer.TownIndexAround(easting, northing) != area;
    }

    private int[] LookUp(CodedTextColumn recorded)
    {
        TextList texts = recorded.Texts;
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
        int[] nameOfRow = new int[_points.Count];
        for (int i = 0; i < nameOfRow.Length; i++)
            nameOfRow[i] = nameOfCode[recorded.CodeAt(i)];
        Census[] census = Census.Take(nameOfRow, names.Count);

        var areaOfName = new int[names.Count];
        Array.Fill(areaOfName, NotSaid);
        var candidates = new int[names.Count][];
        for (int name = 0; name < census.Length; name++)
            candidates[name] = census[name].Rows == 0 || name == blank || name == elsewhere
                ? []
                : _gazetteer.IndicesOf(recorded[census[name].First].Trim());
        int[] unknown = [.. Enumerable.Range(0, census.Length).Where(name =>
            census[name].Rows > 0 && name != blank && name != elsewhere && candidates[name].Length == 0)];
        int[]?[] samples = Samples(nameOfRow, census, name => candidates[name].Length > 1 || Array.BinarySearch(unknown, name) >= 0);
        for (int name = 0; name < census.Length; name++)
        {
            if (name == elsewhere)
                areaOfName[name] = Elsewhere;
            else if (candidates[name].Length > 0)
                areaOfName[name] = candidates[name].Length == 1 ? candidates[name][0] : Nearest(candidates[name], MedianOf(samples[name]!));
        }
        Dictionary<int, TownAstray> misplaced = Misplaced(nameOfRow, areaOfName);
        // Numbered in order of first appearance, whatever order the codes were given in.
        foreach (int name in unknown.OrderBy(n => census[n].First))
        {
            areaOfName[name] = AreaCount;
            _unknown.Add(Settle(new UnknownTown(recorded[census[name].First].Trim(), null, null), samples[name]!));
        }
        if (misplaced.Count > 0)
        {
            // The spellings of one place are taken together.
            int[] placeOfRow = Array.ConvertAll(
                nameOfRow, name => areaOfName[name] is >= 0 and int area && misplaced.ContainsKey(area) ? area : Elsewhere);
            samples = Samples(placeOfRow, Census.Take(placeOfRow, Elsewhere + 1), misplaced.ContainsKey);
            foreach ((int place, TownAstray astray) in misplaced.OrderBy(static m => m.Key))
            {
                for (int name = 0; name < areaOfName.Length; name++)
                    areaOfName[name] = areaOfName[name] == place ? AreaCount : areaOfName[name];
                _unknown.Add(Settle(new UnknownTown(astray.Name, place, astray), samples[place]!));
            }
        }
        return [.. nameOfCode.Select(name => areaOfName[name])];
    }

    /// <summary>The places of the gazetteer that most of the rows recorded there are far from, with how far.</summary>
    private Dictionary<int, TownAstray> Misplaced(int[] nameOfRow, int[] areaOfName)
    {
        var all = new int[Elsewhere + 1];
        var far = new int[Elsewhere + 1];
        var nearest = new double[Elsewhere + 1];
        var farthest = new double[Elsewhere + 1];
        for (int i = 0; i < nameOfRow.Length; i++)
        {
            int place = areaOfName[nameOfRow[i]];
            if (place < 0 || place >= Elsewhere)
                continue;
            all[place]++;
            double metres = _gazetteer.Places[place].Centre.DistanceTo(_points[i]);
            if (metres <= ReachMetres || _gazetteer.TownIndexAround(_points.Eastings[i], _points.Northings[i]) == place)
                continue;
            nearest[place] = far[place] == 0 ? metres : Math.Min(nearest[place], metres);
            farthest[place] = Math.Max(farthest[place], metres);
            far[place]++;
        }
        return Enumerable.Range(0, Elsewhere).Where(place => 2L * far[place] > all[place]).ToDictionary(
            static place => place, place => new TownAstray(_gazetteer.Places[place].Name, far[place], all[place], nearest[place], farthest[place]));
    }

    /// <summary>Where a town that the gazetteer does not know is, and how far it reaches.</summary>
    private UnknownTown Settle(UnknownTown town, int[] sample)
    {
        GridPoint centre = MedianOf(sample);
        double[] metres = Array.ConvertAll(sample, i => centre.DistanceTo(_points[i]));
        Array.Sort(metres);
        double reach = Math.Max(ReachMetres, WideFactor * metres[(int)(0.9 * (metres.Length - 1))]);
        // Two heaps of equal size: nobody can say which of them is astray.
        int beyond = metres.Length - (Array.FindLastIndex(metres, m => m <= reach) + 1);
        return town with { Centre = centre, Reach = 2 * beyond >= metres.Length ? double.PositiveInfinity : reach };
    }

    private int Nearest(int[] candidates, GridPoint median)
    {
        int nearest = candidates[0];
        foreach (int candidate in candidates)
        {
            if (_gazetteer.Places[candidate].Centre.DistanceTo(median) < _gazetteer.Places[nearest].Centre.DistanceTo(median))
                nearest = candidate;
        }
        return nearest;
    }

    private GridPoint MedianOf(int[] rows)
    {
        double[] eastings = Array.ConvertAll(rows, i => _points.Eastings[i]), northings = Array.ConvertAll(rows, i => _points.Northings[i]);
        Array.Sort(eastings);
        Array.Sort(northings);
        return new GridPoint(eastings[(rows.Length - 1) / 2], northings[(rows.Length - 1) / 2]);
    }

    /// <summary>Rows of each name that is wanted: all of them, or so many that a median is sure, evenly over the file; null for other
    /// names.</summary>
    private static int[]?[] Samples(int[] nameOfRow, Census[] census, Predicate<int> wanted)
    {
        var samples = new int[]?[census.Length];
        var steps = new int[census.Length];
        bool any = false;
        for (int name = 0; name < census.Length; name++)
        {
            if (census[name].Rows == 0 || !wanted(name))
                continue;
            steps[name] = (census[name].Rows + MostSampled - 1) / MostSampled;
            samples[name] = new int[(census[name].Rows + steps[name] - 1) / steps[name]];
            any = true;
        }
        var seen = new int[census.Length];
        for (int i = 0; i < nameOfRow.Length && any; i++)
        {
            int name = nameOfRow[i];
            if (samples[name] is { } sample && seen[name]++ % steps[name] == 0)
                sample[(seen[name] - 1) / steps[name]] = i;
        }
        return samples;
    }

    /// <summary>A recorded town that the gazetteer does not know, or knows somewhere else.</summary>
    /// <param name="Name">As first spelt.</param>
    /// <param name="Place">The place of the gazetteer that has the name and is somewhere else; null where there is none.</param>
    /// <param name="Misplaced">How far from that place the rows are.</param>
    private sealed record UnknownTown(string Name, int? Place, TownAstray? Misplaced)
    {
        /// <summary>Median position of its rows.</summary>
        public GridPoint Centre { get; init; }

        /// <summary>Metres; a row farther away is astray.</summary>
        public double Reach { get; init; }
    }

    /// <summary>What is counted of each name.</summary>
    /// <param name="Rows">Its rows.</param>
    /// <param name="First">The first of them.</param>
    private readonly record struct Census(int Rows, int First)
    {
        public static Census[] Take(int[] nameOfRow, int names)
        {
            var census = new Census[names];
            for (int i = 0; i < nameOfRow.Length; i++)
            {
                ref Census name = ref census[nameOfRow[i]];
                name = name.Rows == 0 ? new Census(1, i) : name with { Rows = name.Rows + 1 };
            }
            return census;
        }
    }
}
