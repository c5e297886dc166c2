using Hotspots.Core.Analysis.Time;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;

namespace Hotspots.Core.Analysis.Clustering;

/// <summary>Permutation test of the bursts of <see cref="StDbscan"/>: how often does chance alone make one as large?</summary>
/// <remarks>
/// The times are shuffled among the positions R times, and bursts are looked for in each shuffle by the same numbers. The p-value of a
/// burst is (shuffles whose largest burst has at least as many incidents + 1)/(R + 1): against the largest anywhere in the area, so that
/// all bursts of an area together raise at most one false alarm as often as p says. Only the times are at stake: a place that is always
/// busy has bursts in the shuffles as well. Positions and times are put in order first, so that neither the order of the incidents nor
/// the number of cores changes a p-value. Cost: R runs of <see cref="StDbscan"/>, side by side.
/// </remarks>
internal static class BurstChance
{
    /// <summary>The p-value of each burst, 1/(R + 1) to 1.</summary>
    /// <param name="points">Where the incidents are.</param>
    /// <param name="seconds">When, one a point.</param>
    /// <param name="options">How dense is dense.</param>
    /// <param name="sizes">Incidents of each burst found.</param>
    /// <param name="permutations">R, 1 or more.</param>
    /// <param name="seed">Which chances.</param>
    /// <param name="workers">Who does it.</param>
    /// <param name="meter">Told of each shuffle.</param>
    public static double[] PValues(
        PointSet points, long[] seconds, StDbscanOptions options, int[] sizes, int permutations, ulong seed, WorkSharing workers, ProgressMeter meter)
    {
        PointSet ordered = points.Select(FromTheSouth(points));
        long[] sorted = [.. seconds];
        Array.Sort(sorted);
        var alone = WorkSharing.Alone(workers.Cancellation);
        var largest = new int[permutations];
        workers.RunBlocks(permutations, k =>
        {
            long[] shuffled = [.. sorted];
            Shuffles.Shuffle<long>(shuffled, Shuffles.ChancesOf(seed, k));
            // Numbered from the largest.
            largest[k] = StDbscan.Run(ordered, shuffled, options, alone, new ProgressMeter(null), 1).Labels.AsSpan().Count(0);
            meter.Advance(1);
        });
        return Array.ConvertAll(sizes, size => (largest.Count(other => other >= size) + 1.0) / (permutations + 1));
    }

    private static int[] FromTheSouth(PointSet points)
    {
        var keys = new (double Northing, double Easting)[points.Count];
        var order = new int[keys.Length];
        for (int i = 0; i < keys.Length; i++)
            (keys[i], order[i]) = ((points.Northings[i], points.Eastings[i]), i);
        Array.Sort(keys, order);
        return order;
    }
}
