using System.Numerics;
using System.Runtime.InteropServices;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Statistics;

namespace Hotspots.Core.Analysis.Time;

/// <summary>Knox test of space-time interaction. Do incidents that are close in place come close in time more often than chance would have
/// it?</summary>
/// <remarks>
/// <para>
/// Knox, "The detection of space-time interactions", Applied Statistics 1964; as "near repeat" after Johnson, Bowers and others 2007.
/// Pairs are counted by distance band and time band, both [a, b). The times are shuffled among the incidents R times;
/// p = (shuffles with at least as many pairs + 1)/(R + 1). What chance expects is not estimated from the shuffles: over all shuffles
/// the mean is exactly pairs of the distance band × pairs of the time band / all pairs.
/// </para>
/// <para>
/// Each pair is found once. A block of shuffles is done at a time, side by side in one vector: a pair then costs two loads and a few
/// operations for all of them. The answer depends on neither the order of the incidents nor the number of cores.
/// </para>
/// </remarks>
internal static class Knox
{
    /// <summary>Counts the pairs and compares them with shuffled times.</summary>
    /// <param name="points">Where the incidents were.</param>
    /// <param name="days">When: whole days.</param>
    /// <param name="options">Which bands, how many shuffles.</param>
    /// <param name="workers">Who does it.</param>
    /// <param name="meter">Told how far it is; the work ends at 0.98 of the whole.</param>
    /// <exception cref="ArgumentException">There are too many pairs, a position is astray, or the days span more than a lifetime; says what to
    /// change.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static KnoxTable Run(PointSet points, int[] days, KnoxOptions options, WorkSharing workers, ProgressMeter meter)
    {
        int n = points.Count, distanceBands = options.DistanceEdges.Length - 1, timeBands = options.DayEdges.Length - 1;
        meter.Begin("Finding pairs", 0.2, 1);
        (int[] order, short[] gaps) = InOrder(points, days, options.DayEdges[^1]);
        PointSet sorted = points.Select(order);
        KnoxPairs pairs = KnoxPairs.Find(sorted, options.DistanceEdges, options.Metric, workers.Cancellation);
        long[] timePairs = TimePairs(gaps, options.DayEdges);
        var observed = new long[distanceBands * timeBands];
        meter.Begin("Comparing with shuffled times", 0.98, options.Permutations);
        int lanes = Vector<short>.Count, blocks = (options.Permutations + lanes - 1) / lanes;
        // Block 0 is the data itself, in the first lane.
        var counts = new int[(blocks + 1) * lanes * observed.Length];
        workers.RunBlocks(blocks + 1, block =>
        {
            var shuffled = new short[n * lanes];
            short[] one = [.. gaps];
            for (int lane = 0; lane < lanes; lane++)
            {
                if (block > 0)
                {
                    gaps.CopyTo(one, 0);
                    Shuffles.Shuffle<short>(one, Shuffles.ChancesOf(options.Seed, (block - 1) * lanes + lane));
                }
                for (int i = 0; i < n; i++)
                    shuffled[i * lanes + lane] = one[i];
            }
            for (int band = 0; band < distanceBands; band++)
            {
                workers.Cancellation.ThrowIfCancellationRequested();
                Count(
                    pairs.Starts[band], pairs.Others[band], shuffled, options.DayEdges,
                    counts.AsSpan((block * distanceBands + band) * timeBands * lanes, timeBands * lanes));
            }
            if (block > 0)
                meter.Advance(Math.Min(lanes, options.Permutations - (block - 1) * lanes));
        });
        return Table(options, pairs, timePairs, counts, (long)n * (n - 1) / 2);
    }

    /// <summary>Adds up the pairs of one distance band in every time band, for all shuffles of a block.</summary>
    /// <param name="starts">See <see cref="KnoxPairs.Starts"/>.</param>
    /// <param name="others">See <see cref="KnoxPairs.Others"/>.</param>
    /// <param name="days">Days of each incident, shuffle by shuffle.</param>
    /// <param name="edges">Edges of the time bands.</param>
    /// <param name="counts">For each time band, one count a shuffle.</param>
    private static void Count(int[] starts, int[] others, short[] days, int[] edges, Span<int> counts)
    {
        int lanes = Vector<short>.Count, bands = edges.Length - 1;
        ref short first = ref MemoryMarshal.GetArrayDataReference(days);
        Span<Vector<short>> limits = stackalloc Vector<short>[edges.Length], below = stackalloc Vector<short>[edges.Length];
        Span<int> totals = new int[edges.Length * lanes];
        for (int k = 0; k < edges.Length; k++)
            limits[k] = new Vector<short>((short)edges[k]);
        below.Clear();
        int since = 0;
        for (int i = 0; i + 1 < starts.Length; i++)
        {
            Vector<short> own = Vector.LoadUnsafe(ref first, (nuint)(i * lanes));
            for (int pair = starts[i]; pair < starts[i + 1]; pair++)
            {
                Vector<short> gap = Vector.Abs(own - Vector.LoadUnsafe(ref first, (nuint)(others[pair] * lanes)));
                // A comparison that holds is −1 in its lane.
                for (int k = 0; k < limits.Length; k++)
                    below[k] -= Vector.LessThan(gap, limits[k]);
                // The lanes hold no more than this.
                if (++since == short.MaxValue)
                    since = Empty(below, totals);
            }
        }
        Empty(below, totals);
        for (int band = 0; band < bands; band++)
        {
            for (int lane = 0; lane < lanes; lane++)
                counts[band * lanes + lane] = totals[(band + 1) * lanes + lane] - totals[band * lanes + lane];
        }
    }

    private static int Empty(Span<Vector<short>> below, Span<int> totals)
    {
        int lanes = Vector<short>.Count;
        for (int k = 0; k < below.Length; k++)
        {
            for (int lane = 0; lane < lanes; lane++)
                totals[k * lanes + lane] += below[k][lane];
            below[k] = Vector<short>.Zero;
        }
        return 0;
    }

    /// <summary>The incidents in an order that positions and days decide, and their days from the first, with empty stretches cut short.</summary>
    /// <remarks>A stretch without incidents as long as the widest band parts its two sides all the same when it is cut to that length.</remarks>
    private static (int[] Order, short[] Days) InOrder(PointSet points, int[] days, int widest)
    {
        int n = days.Length;
        if (widest > short.MaxValue)
            throw new ArgumentException($"The widest time band must end within {short.MaxValue} days.");
        int[] byDay = new int[n], order = new int[n];
        for (int i = 0; i < n; i++)
            byDay[i] = order[i] = i;
        Array.Sort([.. days], byDay);
        var cut = new int[n];
        for (int k = 1; k < n; k++)
            cut[byDay[k]] = cut[byDay[k - 1]] + Math.Min(widest, days[byDay[k]] - days[byDay[k - 1]]);
        if (n > 0 && cut[byDay[^1]] > short.MaxValue)
            throw new ArgumentException($"The incidents span more than {short.MaxValue} days, some ninety years: remove the stray dates.");
        var keys = new (double Northing, double Easting, int Day)[n];
        for (int i = 0; i < n; i++)
            keys[i] = (points.Northings[i], points.Eastings[i], cut[i]);
        Array.Sort(keys, order);
        return (order, Array.ConvertAll(keys, static key => (short)key.Day));
    }

    /// <summary>Pairs of incidents, however far apart, in each time band.</summary>
    private static long[] TimePairs(short[] days, int[] edges)
    {
        short[] sorted = [.. days];
        Array.Sort(sorted);
        var below = new long[edges.Length];
        for (int k = 0; k < edges.Length; k++)
        {
            for (int from = 0, i = 0; i < sorted.Length; i++)
            {
                while (sorted[i] - sorted[from] >= edges[k] && from < i)
                    from++;
                below[k] += sorted[i] - sorted[from] < edges[k] ? i - from : 0;
            }
        }
        var inBand = new long[edges.Length - 1];
        for (int band = 0; band < inBand.Length; band++)
            inBand[band] = below[band + 1] - below[band];
        return inBand;
    }

    private static KnoxTable Table(KnoxOptions options, KnoxPairs pairs, long[] timePairs, int[] counts, long allPairs)
    {
        int lanes = Vector<short>.Count, distanceBands = pairs.Starts.Length, timeBands = timePairs.Length;
        var cells = new KnoxCell[distanceBands * timeBands];
        for (int cell = 0; cell < cells.Length; cell++)
        {
            int observed = counts[cell * lanes], asMany = 0;
            for (int k = 0; k < options.Permutations; k++)
            {
                int block = k / lanes + 1;
                if (counts[(block * cells.Length + cell) * lanes + k % lanes] >= observed)
                    asMany++;
            }
            double expected = allPairs == 0 ? 0 : (double)pairs.Others[cell / timeBands].Length * timePairs[cell % timeBands] / allPairs;
            cells[cell] = new KnoxCell(observed, expected, (asMany + 1.0) / (options.Permutations + 1));
        }
        return new KnoxTable(cells, timeBands, Array.ConvertAll(pairs.Others, static others => (long)others.Length), timePairs)
        {
            LeastP = LeastP(cells, counts, options.Permutations),
        };
    }

    /// <summary>p of the least p of all cells, from the same shuffles: how many of them have a least p as small (Westfall and Young 1993).</summary>
    private static double LeastP(KnoxCell[] cells, int[] counts, int permutations)
    {
        int lanes = Vector<short>.Count, all = permutations + 1;
        var least = new double[all];
        Array.Fill(least, 1);
        int[] own = new int[all], sorted = new int[all];
        for (int cell = 0; cell < cells.Length; cell++)
        {
            if (!cells[cell].IsTested)
                continue;
            own[0] = cells[cell].Observed;
            for (int k = 0; k < permutations; k++)
                own[k + 1] = counts[((k / lanes + 1) * cells.Length + cell) * lanes + k % lanes];
            own.CopyTo(sorted, 0);
            Array.Sort(sorted);
            for (int k = 0; k < all; k++)
                least[k] = Math.Min(least[k], (all - FirstAtLeast(sorted, own[k])) / (double)all);
        }
        int asSmall = 0;
        foreach (double one in least)
            asSmall += one <= least[0] ? 1 : 0;
        return asSmall / (double)all;
    }

    private static int FirstAtLeast(int[] sorted, int value)
    {
        int from = 0, end = sorted.Length;
        while (from < end)
        {
            int middle = (from + end) / 2;
            (from, end) = sorted[middle] < value ? (middle + 1, end) : (from, middle);
        }
        return from;
    }
}

/// <summary>Cell of the Knox table: pairs that are this far apart in place and this far apart in time.</summary>
/// <param name="Observed">Pairs counted.</param>
/// <param name="Expected">Mean over all shuffles, exact.</param>
/// <param name="PValue">How often a shuffle has at least as many; 1/(R + 1) to 1. 1 where nothing is expected.</param>
internal readonly record struct KnoxCell(int Observed, double Expected, double PValue)
{
    /// <summary>Can any shuffle have a pair here? If not, none was counted either, and nothing is tested.</summary>
    public bool IsTested => Expected > 0;

    /// <summary>How many times as many pairs as chance expects; 0 where nothing is tested.</summary>
    public double Ratio => IsTested ? Observed / Expected : 0;
}

/// <summary>Knox table: the pairs by distance and time.</summary>
/// <param name="Cells">Distance band by distance band, in each the time bands.</param>
/// <param name="TimeBands">How many time bands there are.</param>
/// <param name="DistancePairs">Pairs of each distance band at any time.</param>
/// <param name="TimePairs">Pairs of each time band at any distance.</param>
internal sealed record KnoxTable(KnoxCell[] Cells, int TimeBands, long[] DistancePairs, long[] TimePairs)
{
    /// <summary>
    /// Chance of so small a p in the best of all cells, 1/(R + 1) to 1: one test of the whole table, exact whatever the bands have in common.
    /// </summary>
    public double LeastP { get; init; } = 1;

    /// <summary>One cell.</summary>
    public KnoxCell At(int distanceBand, int timeBand) => Cells[distanceBand * TimeBands + timeBand];

    /// <summary>q-values: p of each cell corrected for the number of cells tested (Benjamini and Hochberg); 1 where nothing is tested.</summary>
    /// <param name="alpha">The level that q is to be compared with.</param>
    public double[] Corrected(double alpha)
    {
        double[] tested = MultipleTesting.Adjust(
            [.. Cells.Where(static cell => cell.IsTested).Select(static cell => cell.PValue)], Correction.BenjaminiHochberg, alpha);
        var corrected = new double[Cells.Length];
        for (int cell = 0, k = 0; cell < Cells.Length; cell++)
            corrected[cell] = Cells[cell].IsTested ? tested[k++] : 1;
        return corrected;
    }
}
