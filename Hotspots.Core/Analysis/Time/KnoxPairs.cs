using System.Globalization;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Analysis.Time;

/// <summary>Pairs of incidents by distance band. Which incidents are how far apart? Every pair within the widest band once, by band, then by its
/// first incident.</summary>
internal sealed class KnoxPairs
{
    /// <summary>Pairs at most: 800 MB.</summary>
    private const int MostPairs = 200_000_000;

    private KnoxPairs(int[][] starts, int[][] others)
    {
        Starts = starts;
        Others = others;
    }

    /// <summary>For each band: first pair of each incident, and the number of pairs at the end.</summary>
    public int[][] Starts { get; }

    /// <summary>For each band: the second incident of each pair.</summary>
    public int[][] Others { get; }

    /// <summary>Finds the pairs.</summary>
    /// <exception cref="ArgumentException">There are too many, or a position is astray; says what to change.</exception>
    public static KnoxPairs Find(PointSet points, double[] edges, DistanceMetric metric, CancellationToken cancellation)
    {
        int bands = edges.Length - 1, n = points.Count;
        var starts = new int[bands][];
        var others = new List<int>[bands];
        for (int band = 0; band < bands; band++)
            (starts[band], others[band]) = (new int[n + 1], []);
        if (n > 0)
        {
            GridBox bounds = points.Bounds();
            // Beyond the farthest pair a wider cell finds no more.
            double reach = Math.Min(edges[^1], bounds.Width + bounds.Height + 1);
            CellIndex index = CellIndex.Build(points, reach * (1 + 1.0 / (1 << 16)), WorkSharing.Alone(cancellation));
            Fill(points, edges, metric, index, starts, others, cancellation);
        }
        return new KnoxPairs(starts, Array.ConvertAll(others, static list => list.ToArray()));
    }

    private static void Fill(
        PointSet points, double[] edges, DistanceMetric metric, CellIndex index, int[][] starts, List<int>[] others, CancellationToken cancellation)
    {
        int bands = edges.Length - 1, n = points.Count;
        var cellOf = new int[n];
        for (int cell = 0; cell < index.CellCount; cell++)
        {
            for (int place = index.Starts[cell]; place < index.Starts[cell + 1]; place++)
                cellOf[index.Order[place]] = cell;
        }
        long pairs = 0;
        for (int i = 0; i < n; i++)
        {
            if (i % 64 == 0)
                cancellation.ThrowIfCancellationRequested();
            double easting = points.Eastings[i], northing = points.Northings[i];
            for (int row = -1; row <= 1; row++)
            {
                (int first, int end) = index.PlacesInRow(cellOf[i], row, 1);
                for (int place = first; place < end; place++)
                {
                    if (index.Order[place] <= i)
                        continue;
                    double dx = Math.Abs(index.Eastings[place] - easting), dy = Math.Abs(index.Northings[place] - northing);
                    double distance = metric == DistanceMetric.Manhattan ? dx + dy : Math.Sqrt(dx * dx + dy * dy);
                    int band = BandOf(edges, distance);
                    if (band < 0 || band >= bands)
                        continue;
                    others[band].Add(index.Order[place]);
                    pairs++;
                }
            }
            if (pairs > MostPairs)
            {
                throw new ArgumentException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"More than {MostPairs:N0} pairs of incidents are within {edges[^1]:G4} m: choose shorter distances."));
            }
            for (int band = 0; band < bands; band++)
                starts[band][i + 1] = others[band].Count;
        }
    }

    private static int BandOf(double[] edges, double distance)
    {
        int band = -1;
        while (band + 1 < edges.Length && distance >= edges[band + 1])
            band++;
        return band;
    }
}
