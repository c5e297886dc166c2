using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Hotspots.Core.Geography.Grids;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Geography;

/// <summary>Gazetteer of towns and villages. Which town or village is this, and which is nearest?</summary>
/// <remarks>Immutable and safe to use from many threads.</remarks>
internal sealed class Gazetteer
{
    private static readonly Lazy<Gazetteer> LazyBritain = new(ReadBritain);

    private readonly GazetteerPlace[] _places;
    private readonly Dictionary<string, int[]> _byKey;

    /// <summary>Keys of each place: of its name first, then of its aliases.</summary>
    private readonly string[][] _keys;

    /// <summary>Indices of the places that are towns or parts of towns.</summary>
    private readonly int[] _sites;

    /// <summary>Index of the town that each town or district site stands for.</summary>
    private readonly int[] _townOfSite;

    private readonly NearestSites _townSites;
    private readonly NearestSites _townSitesInReach;
    private readonly NearestSites _placeSites;

    /// <summary>Makes a gazetteer of the given places.</summary>
    /// <exception cref="ArgumentException">There is no town among them, a name occurs twice, or a district's town is unknown.</exception>
    public Gazetteer(IReadOnlyList<GazetteerPlace> places)
    {
        _places = [.. places.OrderBy(p => p.Name, StringComparer.Ordinal)];
        if (!Array.Exists(_places, p => p.IsTown))
            throw new ArgumentException("A gazetteer needs at least one town.", nameof(places));
        _keys = Array.ConvertAll(_places, static place => (string[])[PlaceNames.Key(place.Name), .. place.Aliases.Select(PlaceNames.Key)]);
        _byKey = MakeIndex(_places, _keys);

        var towns = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < _places.Length; i++)
        {
            if (_places[i].IsTown && !towns.TryAdd(_places[i].Name, i))
                throw new ArgumentException($"The name {_places[i].Name} occurs twice.", nameof(places));
        }
        var sites = new List<int>();
        var townOfSite = new List<int>();
        for (int i = 0; i < _places.Length; i++)
        {
            int town = i;
            if (_places[i].PartOf is { } partOf && !towns.TryGetValue(partOf, out town))
                throw new ArgumentException($"{_places[i].Name} is part of {partOf}, which is not among the towns.", nameof(places));
            if (!_places[i].IsTown && _places[i].PartOf is null)
                continue;
            sites.Add(i);
            townOfSite.Add(town);
        }
        _sites = [.. sites];
        _townOfSite = [.. townOfSite];
        double[] eastings = [.. sites.Select(s => _places[s].Centre.Easting)], northings = [.. sites.Select(s => _places[s].Centre.Northing)];
        _townSites = new NearestSites(eastings, northings);
        _townSitesInReach = new NearestSites(eastings, northings, [.. sites.Select(s => _places[s].ReachMetres)]);
        _placeSites = new NearestSites([.. _places.Select(p => p.Centre.Easting)], [.. _places.Select(p => p.Centre.Northing)]);
    }

    /// <summary>
    /// The towns and villages of Great Britain and Northern Ireland that travel with the tool: some 5,700, of which 1,500 are towns.
    /// Source: GeoNames (CC BY 4.0) and data/make/gazetteer.cs, which says what was added. Read once, when first asked for.
    /// </summary>
    public static Gazetteer Britain => LazyBritain.Value;

    /// <summary>All places, by name.</summary>
    public IReadOnlyList<GazetteerPlace> Places => _places;

    /// <summary>
    /// The place of that name, or null. Case, accents, spaces and punctuation do not matter, "St" is "Saint" and "on" is "upon";
    /// an alias will do. Of several, a place's own name goes before an alias, then the more populous.
    /// </summary>
    public GazetteerPlace? Find(string name)
    {
        int[] found = IndicesOf(name);
        return found.Length == 0 ? null : _places[found[0]];
    }

    /// <summary>All places that go by the name, in the order in which <see cref="Find"/> prefers them.</summary>
    public IReadOnlyList<GazetteerPlace> FindAll(string name) => Array.ConvertAll(IndicesOf(name), i => _places[i]);

    /// <summary>The places one of whose spellings begins with the key, or is it; by name.</summary>
    /// <param name="key">See <see cref="PlaceNames.Key"/>.</param>
    public IEnumerable<GazetteerPlace> Beginning(string key) =>
        _places.Where((_, i) => Array.Exists(_keys[i], own => own.StartsWith(key, StringComparison.Ordinal)));

    /// <summary>The key of each spelling of each place, with the place's own name.</summary>
    internal IEnumerable<(string Name, string Key)> Spellings() =>
        _places.SelectMany((place, i) => _keys[i].Select(key => (place.Name, key)));

    /// <summary>
    /// The town whose centre, or the centre of one of whose districts, is nearest; null if none is within reach. Equally near: the
    /// first by name.
    /// </summary>
    /// <param name="point">On the grid.</param>
    /// <param name="reachMetres">Greatest distance, inclusive.</param>
    public GazetteerPlace? NearestTown(GridPoint point, double reachMetres)
    {
        int site = _townSites.Find(point.Easting, point.Northing);
        if (site < 0 || !(_townSites.DistanceTo(site, point) <= reachMetres))
            return null;
        return _places[_townOfSite[site]];
    }

    /// <summary>The town, village or district whose centre is nearest; null if none is within reach. Equally near: the first by name.</summary>
    /// <param name="point">On the grid.</param>
    /// <param name="reachMetres">Greatest distance, inclusive.</param>
    public GazetteerPlace? NearestPlace(GridPoint point, double reachMetres)
    {
        int site = _placeSites.Find(point.Easting, point.Northing);
        return site >= 0 && _places[site].Centre.DistanceTo(point) <= reachMetres ? _places[site] : null;
    }

    /// <summary>
    /// The town that a point is counted to: of the towns and districts in whose <see cref="GazetteerPlace.ReachMetres"/> it lies, the
    /// nearest one's town; null if it lies in none.
    /// </summary>
    public GazetteerPlace? TownAround(GridPoint point)
    {
        int town = TownIndexAround(point.Easting, point.Northing);
        return town < 0 ? null : _places[town];
    }

    /// <summary>As <see cref="TownAround"/>, by index into <see cref="Places"/>; −1 for none. Some 20 ns once the neighbourhood is known.</summary>
    internal int TownIndexAround(double easting, double northing)
    {
        int site = _townSitesInReach.Find(easting, northing);
        return site < 0 ? -1 : _townOfSite[site];
    }

    /// <summary>Index into <see cref="Places"/> of the place of exactly that name; −1 for none.</summary>
    internal int IndexOf(string name)
    {
        foreach (int place in IndicesOf(name))
        {
            if (_places[place].Name == name)
                return place;
        }
        return -1;
    }

    /// <summary>Index into <see cref="Places"/> of the town, village or district whose centre is nearest, however far; the first by name of
    /// several.</summary>
    internal int PlaceIndexNearest(GridPoint point) => _placeSites.Find(point.Easting, point.Northing);

    /// <summary>A box round all ground that <see cref="TownIndexAround"/> counts to a town, metres.</summary>
    /// <param name="town">Index into <see cref="Places"/>.</param>
    internal GridBox BoxOf(int town)
    {
        var box = new GridBox(double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity);
        for (int site = 0; site < _townOfSite.Length; site++)
        {
            if (_townOfSite[site] != town)
                continue;
            GazetteerPlace place = _places[_sites[site]];
            double reach = place.ReachMetres, east = place.Centre.Easting, north = place.Centre.Northing;
            box = new GridBox(
                Math.Min(box.West, east - reach), Math.Min(box.South, north - reach), Math.Max(box.East, east + reach),
                Math.Max(box.North, north + reach));
        }
        return box;
    }

    /// <summary>As <see cref="FindAll"/>, by index into <see cref="Places"/>. "Mold, Flintshire" is Mold.</summary>
    internal int[] IndicesOf(string name)
    {
        if (_byKey.TryGetValue(PlaceNames.Key(name), out int[]? found))
            return found;
        int comma = name.IndexOf(',', StringComparison.Ordinal);
        return comma > 0 && _byKey.TryGetValue(PlaceNames.Key(name[..comma]), out found) ? found : [];
    }

    private static Dictionary<string, int[]> MakeIndex(GazetteerPlace[] places, string[][] keys)
    {
        var byPopulation = new int[places.Length];
        for (int i = 0; i < places.Length; i++)
            byPopulation[i] = i;
        Array.Sort(
            byPopulation,
            (a, b) => places[a].Population != places[b].Population ? places[b].Population.CompareTo(places[a].Population) : a.CompareTo(b));

        // First all own names, then all aliases: each list comes out in the order of preference.
        var index = new Dictionary<string, int[]>(2 * places.Length, StringComparer.Ordinal);
        foreach (int i in byPopulation)
            Add(keys[i][0], i);
        foreach (int i in byPopulation)
        {
            foreach (string key in keys[i].AsSpan(1))
                Add(key, i);
        }
        return index;

        void Add(string key, int place)
        {
            ref int[]? list = ref CollectionsMarshal.GetValueRefOrAddDefault(index, key, out bool known);
            if (!known)
                list = [place];
            else if (Array.IndexOf(list!, place) < 0)
                list = [.. list!, place];
        }
    }

    private static Gazetteer ReadBritain()
    {
        const string Resource = "gazetteer.csv";
        using Stream stream = typeof(Gazetteer).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly was built without {Resource}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var places = new List<GazetteerPlace>(6_000);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
            places.Add(Parse(line));
        return new Gazetteer(places);
    }

    /// <summary>One line of data/gazetteer.csv: the script that makes it keeps commas and quotes out of names.</summary>
    private static GazetteerPlace Parse(string line)
    {
        string[] field = line.Split(',');
        var position = GeoPoint.FromLonLat(
            double.Parse(field[2], CultureInfo.InvariantCulture), double.Parse(field[3], CultureInfo.InvariantCulture));
        return new GazetteerPlace(
            field[0],
            field[1].Length == 0 ? [] : field[1].Split(';'),
            position,
            NationalGrid.ToGrid(position),
            int.Parse(field[4], CultureInfo.InvariantCulture),
            field[5] == "1",
            field[6].Length == 0 ? null : field[6]);
    }
}
