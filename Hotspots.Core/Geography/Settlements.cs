using System.Globalization;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Geography;

/// <summary>Single-linkage clusters of the incidents outside every town: each village or hamlet with incidents is a study area of its own.</summary>
/// <remarks>
/// The ground is cut into squares of 250 m. Squares with incidents belong together when at most one square lies between them, so that
/// incidents up to 250 m apart always do, and such more than 750 m apart to the north or to the east only over others. What holds fewer
/// than <see cref="FewestIncidents"/> shows no pattern and stays together in "elsewhere". The order of the rows does not matter.
/// </remarks>
internal static class Settlements
{
    /// <summary>Fewer are no crowd to anyone: four is the least that the authors of DBSCAN take for one in the plane (Ester et al., 1996).</summary>
    public const int FewestIncidents = 4;

    private const double SquareMetres = 250;

    /// <summary>Farther from its nearest place, metres, an area is not near it.</summary>
    private const double NearMetres = 5_000;

    /// <summary>Squares so far apart, in each direction, belong together.</summary>
    private const int Link = 2;

    private const int RowBits = 32;

    /// <summary>Divides incidents outside every town.</summary>
    /// <param name="members">The incidents, ascending.</param>
    /// <param name="points">All placed incidents.</param>
    /// <param name="gazetteer">The places to name areas by: "near Llanarmon", beyond 5 km "12 km from Ullapool".</param>
    /// <param name="taken">Names that other areas have; those given are added.</param>
    /// <returns>The areas, and one named "elsewhere" of what is left, where something is.</returns>
    public static IEnumerable<StudyArea> Divide(int[] members, PointSet points, Gazetteer gazetteer, HashSet<string> taken)
    {
        var squares = new Dictionary<long, List<int>>();
        foreach (int i in members)
        {
            long square = KeyOf((long)Math.Floor(points.Eastings[i] / SquareMetres), (long)Math.Floor(points.Northings[i] / SquareMetres));
            if (!squares.TryGetValue(square, out List<int>? inSquare))
                squares.Add(square, inSquare = []);
            inSquare.Add(i);
        }
        var settled = new List<(int[] Members, GridPoint Centre)>();
        var scattered = new List<int>();
        var left = new HashSet<long>(squares.Keys);
        foreach (long seed in squares.Keys)
        {
            if (!left.Remove(seed))
                continue;
            List<long> region = Flood(seed, left);
            int[] own = [.. region.SelectMany(square => squares[square])];
            if (own.Length < FewestIncidents)
            {
                scattered.AddRange(own);
                continue;
            }
            Array.Sort(own);
            settled.Add((own, new GridPoint(own.Average(i => points.Eastings[i]), own.Average(i => points.Northings[i]))));
        }
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        // The largest of several by one place has the plain name.
        foreach ((int[] own,
            GridPoint centre) in settled.OrderByDescending(static s => s.Members.Length).ThenBy(static s => s.Centre.Northing).ThenBy(
                static s => s.Centre.Easting))
        {
            string place = Name(centre, gazetteer);
            string name = place;
            for (int number = last.GetValueOrDefault(place, 1); !taken.Add(
                name); name = string.Create(CultureInfo.InvariantCulture, $"{place} ({number})"))
                last[place] = ++number;
            yield return new StudyArea { Name = name, Members = own, IsOutlying = true };
        }
        if (scattered.Count == 0)
            yield break;
        scattered.Sort();
        yield return new StudyArea { Name = StudyArea.ElsewhereName, Members = [.. scattered], IsOutlying = true };
    }

    private static string Name(GridPoint centre, Gazetteer gazetteer)
    {
        GazetteerPlace place = gazetteer.NearestPlace(centre, double.PositiveInfinity)!;
        double metres = place.Centre.DistanceTo(centre);
        return metres <= NearMetres
            ? $"near {place.Name}"
            : string.Create(CultureInfo.InvariantCulture, $"{Math.Round(metres / 1000)} km from {place.Name}");
    }

    private static List<long> Flood(long seed, HashSet<long> left)
    {
        List<long> region = [seed];
        for (int i = 0; i < region.Count && left.Count > 0; i++)
        {
            for (int up = -Link; up <= Link; up++)
            {
                for (int right = -Link; right <= Link; right++)
                {
                    long neighbour = region[i] + KeyOf(right, up);
                    if (left.Remove(neighbour))
                        region.Add(neighbour);
                }
            }
        }
        return region;
    }

    // Linear in both, so that neighbours are sums.
    private static long KeyOf(long column, long row) => (row << RowBits) + column;
}
