using Hotspots.Core.Analysis.Scan;
using Hotspots.Core.Analysis.Time;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Analysis.Clustering.SpaceTime;

/// <summary>Permutation test of the bursts of <see cref="StDbscan"/>. How often does chance alone make one as far beyond what is expected?</summary>
/// <remarks>
/// <para>
/// A burst has c incidents. Its ground, the squares of side ε with an incident of it, has Z incidents at any time, and the time from its
/// first incident to its last has T at any place; of N, μ = Z · T / N are expected, and the burst is as strong as its log-likelihood
/// ratio (<see cref="LikelihoodRatio"/>; as in the space-time permutation scan of Kulldorff and others 2005), 0 where c is no more than
/// μ. So a place that is always busy is no strong burst, however many incidents follow one another there.
/// </para>
/// <para>
/// The times are shuffled among the positions R times, and bursts are looked for in each shuffle by the same numbers. The p-value of a
/// burst is (shuffles whose strongest burst is at least as strong + 1)/(R + 1): against the strongest anywhere in the area, so that all
/// bursts of an area together raise a false alarm as often as p says, or less. Positions and times are put in order first, so that
/// neither the order of the incidents nor the number of cores changes a p-value. Cost: R runs of <see cref="StDbscan"/>, side by side.
/// </para>
/// </remarks>
internal sealed class BurstChance
{
    /// <summary>So many shuffles with a burst as strong as the strongest settle it.</summary>
    private const int EnoughStrong = 10;

    private const int Batch = 8;

    private readonly PointSet _points;
    private readonly long[] _seconds;
    private readonly StDbscanOptions _options;

    // Ground: the square of each point, how many points each square has, and all points in the order of their squares.
    private readonly int[] _squareOf;
    private readonly int[] _inSquare;
    private readonly int[] _bySquare;

    /// <summary>Puts positions and times in order.</summary>
    /// <param name="points">Where the incidents are.</param>
    /// <param name="seconds">When, one a point.</param>
    /// <param name="options">How dense is dense.</param>
    public BurstChance(PointSet points, ReadOnlySpan<long> seconds, StDbscanOptions options)
    {
        int n = points.Count;
        int[] order = FromTheSouth(points);
        _points = points.Select(order);
        _seconds = seconds.ToArray();
        Array.Sort(_seconds);
        _options = options;
        double west = double.PositiveInfinity, south = double.PositiveInfinity;
        for (int i = 0; i < n; i++)
            (west, south) = (Math.Min(west, _points.Eastings[i]), Math.Min(south, _points.Northings[i]));
        var keys = new (double Row, double Column)[n];
        _bySquare = new int[n];
        for (int i = 0; i < n; i++)
        {
            keys[i] = (Math.Floor((_points.Northings[i] - south) / options.Epsilon), Math.Floor((_points.Eastings[i] - west) / options.Epsilon));
            _bySquare[i] = i;
        }
        Array.Sort(keys, _bySquare);
        _squareOf = new int[n];
        var inSquare = new List<int>();
        for (int k = 0; k < n; k++)
        {
            if (k == 0 || keys[k] != keys[k - 1])
                inSquare.Add(0);
            inSquare[^1]++;
            _squareOf[_bySquare[k]] = inSquare.Count - 1;
        }
        _inSquare = [.. inSquare];
        Order = order;
    }

    /// <summary>The points in the order in which they stand here: from the south, then from the west.</summary>
    public int[] Order { get; }

    /// <summary>What is known of each burst.</summary>
    /// <param name="labels">The burst of each point as it stands here, or <see cref="ClusterLabels.Noise"/>.</param>
    /// <param name="count">How many bursts.</param>
    /// <param name="times">The time of each point as it stands here.</param>
    public Burst[] Of(ReadOnlySpan<int> labels, int count, ReadOnlySpan<long> times)
    {
        int[] sizes = new int[count], ground = new int[count], seen = new int[count];
        long[] first = new long[count], last = new long[count];
        seen.AsSpan().Fill(-1);
        first.AsSpan().Fill(long.MaxValue);
        last.AsSpan().Fill(long.MinValue);
        foreach (int i in _bySquare)
        {
            int burst = labels[i];
            if (burst < 0)
                continue;
            sizes[burst]++;
            (first[burst], last[burst]) = (Math.Min(first[burst], times[i]), Math.Max(last[burst], times[i]));
            if (seen[burst] == _squareOf[i])
                continue;
            seen[burst] = _squareOf[i];
            ground[burst] += _inSquare[_squareOf[i]];
        }
        var bursts = new Burst[count];
        for (int k = 0; k < count; k++)
        {
            long product = (long)ground[k] * (NotBefore(last[k] + 1) - NotBefore(first[k]));
            bursts[k] = new Burst(
                sizes[k], (double)product / _seconds.Length, first[k], last[k], LikelihoodRatio.Log(sizes[k], product, _seconds.Length));
        }
        return bursts;
    }

    /// <summary>The p-value of each burst, above 0, at most 1, and how many shuffles were made.</summary>
    /// <remarks>
    /// Where <see cref="EnoughStrong"/> shuffles hold a burst as strong as the strongest, no more are made: its p is settled well above any level,
    /// and so are the others' (Besag and Clifford, Biometrika 1991). Shuffles are made eight at a time, whatever the cores, so that the answer does
    /// not depend on them.
    /// </remarks>
    /// <param name="found">The bursts.</param>
    /// <param name="permutations">R, 1 or more.</param>
    /// <param name="seed">Which chances.</param>
    /// <param name="workers">Who does it.</param>
    /// <param name="meter">Told of each shuffle.</param>
    public (double[] P, int Shuffles) PValues(Burst[] found, int permutations, ulong seed, WorkSharing workers, ProgressMeter meter)
    {
        if (found.Length == 0)
            return ([], 0);
        var alone = WorkSharing.Alone(workers.Cancellation);
        var strongest = new double[permutations];
        double best = found.Max(static burst => burst.LogRatio);
        int made = 0, strong = 0;
        while (made < permutations && strong < EnoughStrong)
        {
            int from = made, batch = Math.Min(Batch, permutations - made);
            workers.RunBlocks(batch, k =>
            {
                long[] shuffled = [.. _seconds];
                Shuffles.Shuffle<long>(shuffled, Shuffles.ChancesOf(seed, from + k));
                ClusterLabels labels = StDbscan.Run(_points, shuffled, _options, alone, new ProgressMeter(null), 1);
                foreach (Burst burst in Of(labels.Labels, labels.ClusterCount, shuffled))
                    strongest[from + k] = Math.Max(strongest[from + k], burst.LogRatio);
                meter.Advance(1);
            });
            made += batch;
            strong += strongest.AsSpan(from, batch).ToArray().Count(ratio => ratio >= best);
        }
        var p = new double[found.Length];
        for (int burst = 0; burst < p.Length; burst++)
        {
            int asStrong = 0;
            foreach (double ratio in strongest.AsSpan(0, made))
                asStrong += ratio >= found[burst].LogRatio ? 1 : 0;
            p[burst] = (asStrong + 1.0) / (made + 1);
        }
        return (p, made);
    }

    private int NotBefore(long time)
    {
        int at = _seconds.AsSpan().BinarySearch(time);
        if (at < 0)
            return ~at;
        while (at > 0 && _seconds[at - 1] == time)
            at--;
        return at;
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

/// <summary>Burst in place and time, held against what is expected.</summary>
/// <param name="Observed">Incidents.</param>
/// <param name="Expected">Incidents expected on its ground in its time, μ.</param>
/// <param name="First">Time of the first incident, in the seconds that were given.</param>
/// <param name="Last">Time of the last.</param>
/// <param name="LogRatio">See <see cref="LikelihoodRatio"/>; 0 where no more were seen than expected.</param>
internal readonly record struct Burst(int Observed, double Expected, long First, long Last, double LogRatio);
