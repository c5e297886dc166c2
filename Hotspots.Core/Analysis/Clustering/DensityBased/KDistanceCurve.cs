using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Analysis.Clustering.DensityBased;

/// <summary>k-distance curve. How far must one look from a typical incident to see k incidents, itself included?</summary>
/// <remarks>
/// The distances of up to <see cref="MostSamples"/> incidents, sorted: the curve in which Ester et al. (KDD 1996) look for DBSCAN's ε.
/// The sampled incidents are evenly spread over all, in an order that their positions alone decide (row by row of 25 m cells), and
/// are compared with all incidents: the curve depends neither on chance nor on the order of the input.
/// </remarks>
internal static class KDistanceCurve
{
    /// <summary>Incidents from which distances are taken, at most: enough for a curve smooth to a tenth of a percent.</summary>
    public const int MostSamples = 2000;

    private const double CellSide = 25;

    /// <summary>Measures the curve.</summary>
    /// <param name="points">At least one.</param>
    /// <param name="k">Which neighbour, the incident itself being the first; 1 or more.</param>
    /// <param name="reach">Metres; distances beyond are left out.</param>
    /// <param name="workers">Who does it.</param>
    /// <returns>Distances in metres, ascending; incidents without a k-th neighbour within <paramref name="reach"/> are left out.</returns>
    /// <exception cref="ArgumentException">The points span too many cells.</exception>
    public static double[] Measure(PointSet points, int k, double reach, WorkSharing workers)
    {
        CellIndex cells = CellIndex.Build(points, CellSide, workers);
        int n = points.Count, samples = Math.Min(n, MostSamples);
        int[] places = SampledPlaces(cells, samples);
        var squared = new double[samples];
        int blocks = samples <= 256 ? 1 : (samples + 63) / 64, perBlock = (samples + blocks - 1) / blocks;
        workers.RunBlocks(blocks, block =>
        {
            double[] seen = new double[256];
            for (int i = block * perBlock; i < Math.Min(samples, (block + 1) * perBlock); i++)
            {
                workers.Cancellation.ThrowIfCancellationRequested();
                squared[i] = SquaredDistanceToKth(cells, places[i], k, reach, ref seen);
            }
        });
        Array.Sort(squared);
        int within = 0;
        while (within < samples && squared[within] <= reach * reach)
            within++;
        return Array.ConvertAll(squared[..within], Math.Sqrt);
    }

    /// <summary>Every (n / samples)-th incident in order of cell, then northing, then easting.</summary>
    private static int[] SampledPlaces(CellIndex cells, int samples)
    {
        int n = cells.Order.Length;
        var places = new int[samples];
        int cell = 0, sortedCell = -1;
        int[] sorted = [];
        for (int i = 0; i < samples; i++)
        {
            int rank = (int)((2L * i + 1) * n / (2L * samples));
            while (cells.Starts[cell + 1] <= rank)
                cell++;
            if (cell != sortedCell)
            {
                sorted = new int[cells.Starts[cell + 1] - cells.Starts[cell]];
                for (int j = 0; j < sorted.Length; j++)
                    sorted[j] = cells.Starts[cell] + j;
                Array.Sort(sorted, (a, b) => cells.IsSouthWestOf(a, b) ? -1 : cells.IsSouthWestOf(b, a) ? 1 : 0);
                sortedCell = cell;
            }
            places[i] = sorted[rank - cells.Starts[cell]];
        }
        return places;
    }

    /// <summary>Looks in wider and wider squares of cells until the k-th neighbour is certain; infinity when there is none within reach.</summary>
    private static double SquaredDistanceToKth(CellIndex cells, int place, int k, double reach, ref double[] seen)
    {
        double easting = cells.Eastings[place], northing = cells.Northings[place];
        int cell = cells.CellOf(place), last = (int)Math.Ceiling(reach / cells.Side) + 1;
        for (int rings = 1; ; rings = Math.Min(last, 2 * rings))
        {
            // All points nearer than the square's edge are in the square; a hair is left for the rounding of cell numbers.
            double sure = Math.Min(reach, rings * cells.Side * (1 - 1e-6));
            int count = 0;
            for (int row = -rings; row <= rings; row++)
            {
                (int first, int end) = cells.PlacesInRow(cell, row, rings);
                if (seen.Length < count + end - first)
                    Array.Resize(ref seen, Math.Max(2 * seen.Length, count + end - first));
                for (int other = first; other < end; other++)
                {
                    double dx = cells.Eastings[other] - easting, dy = cells.Northings[other] - northing;
                    double squared = dx * dx + dy * dy;
                    seen[count] = squared;
                    if (squared <= sure * sure)
                        count++;
                }
            }
            if (count >= k)
                return OrderStatistic.Smallest(seen.AsSpan(0, count), k);
            if (rings == last)
                return double.PositiveInfinity;
        }
    }
}
