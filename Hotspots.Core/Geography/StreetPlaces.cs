using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Geography;

/// <summary>Geocoded street: one street of one place, as the map points of the list show it.</summary>
/// <param name="Name">As most of its points spell it.</param>
/// <param name="Place">The town, district or village whose centre is nearest.</param>
/// <param name="Town">The town it is counted to; null where none reaches so far.</param>
/// <param name="Centre">The middle of its points.</param>
/// <param name="WidthMetres">How far its points spread, metres; never less than <see cref="StreetPlaces.LeastMetres"/>.</param>
internal sealed record StreetPlace(string Name, GazetteerPlace Place, GazetteerPlace? Town, GridPoint Centre, double WidthMetres)
{
    /// <summary>Is it in this town, district or village itself, and not only in the country round it?</summary>
    public bool IsIn(GazetteerPlace place) => Place == place || Place.PartOf == place.Name;
}

/// <summary>Geocoding by street. Where is a street, and how closely is that known?</summary>
/// <remarks>Safe to use from many threads.</remarks>
internal static class StreetPlaces
{
    /// <summary>No street is known better than this, metres: its course is not in the list.</summary>
    public const double LeastMetres = 100;

    /// <summary>Points of one name no farther apart than this are of one street, metres.</summary>
    private const double LinkMetres = 750;

    /// <summary>A beginning with fewer letters begins too many names.</summary>
    private const int LeastLetters = 3;

    /// <summary>So far from its centre a street may be called the place's, even where another's centre is nearer, metres.</summary>
    private const double VillageMetres = 2_000;

    /// <summary>The streets of that name: in one place or in all of them.</summary>
    /// <param name="street">In any case, "Rd" for "Road", with the number of a house or without.</param>
    /// <param name="town">Its town, district or village; null for anywhere. Those of a town itself; where it has none, those
    /// round it.</param>
    /// <returns>In the order of the list.</returns>
    public static IReadOnlyList<StreetPlace> Find(string street, GazetteerPlace? town) => Find(Streets.Britain, street, town);

    /// <summary>The streets whose names begin so and go on.</summary>
    /// <param name="street">Three letters or more; fewer begin nothing.</param>
    /// <param name="town">As of <see cref="Find(string, GazetteerPlace?)"/>.</param>
    /// <param name="near">Names that occur near here are looked at first; empty for those with the most points.</param>
    /// <param name="most">How many names are looked at, at most.</param>
    public static IReadOnlyList<StreetPlace> Beginning(string street, GazetteerPlace? town, IReadOnlyList<GridPoint> near, int most)
    {
        Streets streets = Streets.Britain;
        string key = StreetTexts.Key(street);
        if (key.Length < LeastLetters)
            return [];
        (int first, int end) = streets.Named(key, whole: false);
        IReadOnlyList<GridPoint> from = town is null ? near : [town.Centre];
        return
        [
            .. Enumerable.Range(first, end - first).GroupBy(i => StreetTexts.Key(streets.NameOf(i)), StringComparer.Ordinal)
                .Where(group => group.Key != key).OrderBy(group => group.Min(i => Farness(streets, i, from))).Take(most)
                .SelectMany(group => Of(streets.PlacesOf(group.Key, Clusters), town)),
        ];
    }

    /// <summary>The streets that are spelt nearly so: of three names at most.</summary>
    /// <param name="street">The misspelt name. Its first letter is taken to be right, unless a town is named.</param>
    /// <param name="town">As of <see cref="Find(string, GazetteerPlace?)"/>.</param>
    public static IReadOnlyList<StreetPlace> Close(string street, GazetteerPlace? town)
    {
        Streets streets = Streets.Britain;
        string key = StreetTexts.Key(street);
        if (key.Length < LeastLetters)
            return [];
        IEnumerable<int> candidates;
        if (town is not null)
        {
            double reach = town.IsTown ? town.ReachMetres : VillageMetres;
            (double east, double north) = (town.Centre.Easting, town.Centre.Northing);
            var box = new GridBox(east - reach, north - reach, east + reach, north + reach);
            candidates = streets.Within(box).Select(streets.StreetOf).Distinct();
        }
        else
        {
            int first = streets.Named(key[..1], whole: true).First, end = streets.Named(((char)(key[0] + 1)).ToString(), whole: true).First;
            candidates = Enumerable.Range(first, end - first);
        }
        // A spelling that differs by so many letters in length is not near; told from the length alone, which is quick.
        int allowed = Math.Max(2, key.Length / 3) + 3;
        IEnumerable<(string, string)> known = candidates.Select(streets.NameOf).Where(name => Math.Abs(name.Length - street.Length) <= allowed)
            .Select(static name => (name, PlaceNames.Key(name)));
        return [.. PlaceNames.Close(street, known).SelectMany(name => Find(streets, name, town))];
    }

    internal static IReadOnlyList<StreetPlace> Find(Streets streets, string street, GazetteerPlace? town)
    {
        string key = StreetTexts.Key(street);
        if (key.Length == 0)
            return [];
        return [.. Of(streets.PlacesOf(key, Clusters), town)];
    }

    /// <summary>The one street of that name in and round these towns, in one of them itself; null where there is none.</summary>
    /// <param name="street">As of <see cref="Find(string, GazetteerPlace?)"/>.</param>
    /// <param name="towns">The towns that go by a name.</param>
    /// <param name="isDoubtful">Are there several of them, or one that is only round a town? The town's own may be missing in the list.</param>
    internal static StreetPlace? Only(string street, IReadOnlyList<GazetteerPlace> towns, out bool isDoubtful)
    {
        isDoubtful = false;
        if (towns.Count == 0)
            return null;
        StreetPlace[] all = [.. Find(street, null).Where(place => towns.Any(town => IsRound(place, town)))];
        StreetPlace? only = all is [var one] && towns.Any(one.IsIn) ? one : null;
        isDoubtful = all.Length > 0 && only is null;
        return only;
    }

    private static IEnumerable<StreetPlace> Of(IEnumerable<StreetPlace> places, GazetteerPlace? town)
    {
        if (town is null)
            return places;
        StreetPlace[] round = [.. places.Where(place => IsRound(place, town))], within = [.. round.Where(place => place.IsIn(town))];
        return within.Length > 0 ? within : round;
    }

    private static bool IsRound(StreetPlace place, GazetteerPlace town) =>
        place.IsIn(town) || place.Town == town || place.Centre.DistanceTo(town.Centre) <= VillageMetres;

    private static double Farness(Streets streets, int street, IReadOnlyList<GridPoint> near)
    {
        (int first, int end) = streets.PointsOf(street);
        if (near.Count == 0)
            return first - end;
        double least = double.PositiveInfinity;
        for (int point = first; point < end; point++)
        {
            GridPoint at = streets.PointAt(point);
            foreach (GridPoint from in near)
            {
                double dx = at.Easting - from.Easting, dy = at.Northing - from.Northing;
                least = Math.Min(least, dx * dx + dy * dy);
            }
        }
        return Math.Sqrt(least);
    }

    /// <summary>The points of streets of one key, parted where they are far apart.</summary>
    private static IEnumerable<StreetPlace> Clusters(Streets streets, int firstStreet, int endStreet)
    {
        if (firstStreet == endStreet)
            yield break;
        int first = streets.PointsOf(firstStreet).First, count = streets.PointsOf(endStreet - 1).End - first;
        GridPoint[] points = [.. Enumerable.Range(first, count).Select(streets.PointAt)];
        foreach (int[] cluster in Linked(points))
            yield return Place(streets, first, points, cluster);
    }

    /// <summary>Single linkage of points: those no farther apart than <see cref="LinkMetres"/>, and those linked to them, are one.</summary>
    /// <returns>The numbers of the points of each, ascending; in the order of their first.</returns>
    private static IEnumerable<int[]> Linked(GridPoint[] points)
    {
        var groups = new DisjointSet(points.Length);
        var bySquare = new Dictionary<(int, int), List<int>>();
        for (int i = 0; i < points.Length; i++)
        {
            // What is linked lies in the same square or beside it.
            (int column, int row) = ((int)Math.Floor(points[i].Easting / LinkMetres), (int)Math.Floor(points[i].Northing / LinkMetres));
            for (int beside = 0; beside < 9; beside++)
            {
                if (!bySquare.TryGetValue((column + beside % 3 - 1, row + beside / 3 - 1), out List<int>? others))
                    continue;
                foreach (int other in others)
                {
                    if (points[other].DistanceTo(points[i]) <= LinkMetres)
                        groups.Join(i, other);
                }
            }
            if (!bySquare.TryGetValue((column, row), out List<int>? own))
                bySquare.Add((column, row), own = []);
            own.Add(i);
        }
        return Enumerable.Range(0, points.Length).GroupBy(groups.Find).Select(static group => group.ToArray());
    }

    private static StreetPlace Place(Streets streets, int first, GridPoint[] points, int[] cluster)
    {
        Gazetteer gazetteer = Gazetteer.Britain;
        var centre = new GridPoint(cluster.Average(i => points[i].Easting), cluster.Average(i => points[i].Northing));
        int street = cluster.GroupBy(i => streets.StreetOf(first + i)).OrderByDescending(static spelling => spelling.Count())
            .ThenBy(static spelling => spelling.Key).First().Key;
        return new StreetPlace(
            streets.NameOf(street), gazetteer.Places[gazetteer.PlaceIndexNearest(centre)], gazetteer.TownAround(centre), centre,
            Math.Max(LeastMetres, 2 * cluster.Max(i => points[i].DistanceTo(centre))));
    }
}
