using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Files.Positions;

/// <summary>Outlying positions. Which positions lie far outside the rest?</summary>
/// <remarks>
/// The plane is cut into squares of 10 km; squares that touch are one region. A stray lies in a region that holds fewer than one in a thousand of
/// the rows, and not more than 20 rows: a few rows a good 10 km away from
/// where a file's business is. A file of several towns has several regions, and none of them is a stray.
/// </remarks>
internal static class Strays
{
    private const double SquareMetres = 10_000;
    private const double MaxShare = 0.001;
    private const int MaxRows = 20;

    /// <summary>Indices of the strays, ascending.</summary>
    public static List<int> Find(PointSet points)
    {
        var squares = new Dictionary<(int X, int Y), int>();
        ReadOnlySpan<double> eastings = points.Eastings, northings = points.Northings;
        (int X, int Y) square = default;
        int run = 0;
        for (int i = 0; i < points.Count; i++)
        {
            (int X, int Y) next = SquareOf(eastings[i], northings[i]);
            // Neighbouring rows lie in the same square more often than not: count the run, then look up once.
            if (next != square && run > 0)
            {
                squares[square] = squares.GetValueOrDefault(square) + run;
                run = 0;
            }
            square = next;
            run++;
        }
        if (run > 0)
            squares[square] = squares.GetValueOrDefault(square) + run;
        var strays = new HashSet<(int X, int Y)>();
        foreach (List<(int X, int Y)> region in Regions(squares))
        {
            int rows = region.Sum(s => squares[s]);
            if (rows <= MaxRows && rows < points.Count * MaxShare)
                strays.UnionWith(region);
        }
        var found = new List<int>();
        if (strays.Count == 0)
            return found;
        for (int i = 0; i < points.Count; i++)
        {
            if (strays.Contains(SquareOf(eastings[i], northings[i])))
                found.Add(i);
        }
        return found;
    }

    private static (int X, int Y) SquareOf(double easting, double northing) =>
        ((int)Math.Floor(easting / SquareMetres), (int)Math.Floor(northing / SquareMetres));

    private static IEnumerable<List<(int X, int Y)>> Regions(Dictionary<(int X, int Y), int> squares)
    {
        var left = new HashSet<(int X, int Y)>(squares.Keys);
        foreach ((int X, int Y) seed in squares.Keys)
        {
            if (!left.Remove(seed))
                continue;
            var region = new List<(int X, int Y)> { seed };
            for (int i = 0; i < region.Count; i++)
            {
                for (int dx = -1; dx <= 1; dx++)
                {
                    for (int dy = -1; dy <= 1; dy++)
                    {
                        (int X, int Y) neighbour = (region[i].X + dx, region[i].Y + dy);
                        if (left.Remove(neighbour))
                            region.Add(neighbour);
                    }
                }
            }
            yield return region;
        }
    }
}
