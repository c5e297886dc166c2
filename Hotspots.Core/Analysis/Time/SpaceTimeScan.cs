using System.Collections.Concurrent;
using System.Numerics;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;

namespace Hotspots.Core.Analysis.Time;

/// <summary>Space-time permutation scan: where and when did more happen than the place's usual share and the time's usual share explain?</summary>
/// <remarks>
/// <para>
/// After Kulldorff, Heffernan, Hartman, Assunção and Mostashari, PLoS Medicine 2005. A cylinder is a
/// circle round a location during a window of consecutive steps. Of N cases, a circle with Z at any time and a window with T at any
/// place expect μ = Z · T / N; c observed, c ≥ 2 and c &gt; μ, have LLR = c ln(c/μ) + (N − c) ln((N − c)/(N − μ)). Circles have at most
/// <see cref="SpaceTimeScanOptions.MaxRadius"/>, windows at most <see cref="SpaceTimeScanOptions.MaxSteps"/> steps, and neither
/// holds more than half of the cases. The times are shuffled among the cases R times; p = (shuffles whose largest LLR is at least
/// the cluster's + 1)/(R + 1). Only the data's own density of places and times counts: no population is needed, and neither a place
/// that is always busy nor a week that is busy everywhere is a cluster.
/// </para>
/// <para>
/// The strongest cylinder is the first cluster; the next is the strongest of all that share no location at any step with an earlier
/// one, so that a place may have several clusters at different times, and no case is in two. All are held against the largest LLR of
/// each shuffle, which is cautious for all but the first. The answer depends on neither the order of the cases nor the number of
/// cores. A shuffle is searched only as far as it takes to know whether it beats a cluster that may still be significant, and further
/// clusters only as far as they may be: that leaves every p-value as it is.
/// </para>
/// <para>Checked against all cylinders of small sets one by one, further clusters included.</para>
/// </remarks>
internal static class SpaceTimeScan
{
    /// <summary>Shuffles between two looks at which clusters may still be significant: it changes the work, never the answer.</summary>
    private const int Batch = 32;

    /// <summary>Finds the clusters.</summary>
    /// <param name="places">Positions of the locations.</param>
    /// <param name="cases">The cases at these locations.</param>
    /// <param name="options">Which cylinders, how many shuffles.</param>
    /// <param name="workers">Who does it.</param>
    /// <param name="meter">Told how far it is; the scan ends at 0.98 of the whole.</param>
    /// <exception cref="ArgumentException">The circles would fill the memory, or a position is astray; says what to change.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static ScanResult Run(PointSet places, ScanCases cases, SpaceTimeScanOptions options, WorkSharing workers, ProgressMeter meter)
    {
        meter.Begin("Drawing circles", 0.02, 1);
        ScanZones zones = ScanZones.Build(places, cases, options.MaxRadius, workers.Cancellation);
        return zones.MostCases < short.MaxValue
            ? Search<short>(zones, cases, options, workers, meter)
            : Search<int>(zones, cases, options, workers, meter);
    }

    private static ScanResult Search<TCount>(ScanZones zones, ScanCases cases, SpaceTimeScanOptions options, WorkSharing workers, ProgressMeter meter)
        where TCount : unmanaged, IBinaryInteger<TCount>, IMinMaxValue<TCount>
    {
        int maxSteps = Math.Min(options.MaxSteps, cases.StepCount);
        var ladder = new ThresholdLadder<TCount>(cases, zones.MostCases, maxSteps);
        var searches = new ConcurrentBag<ScanSearch<TCount>>();
        meter.Begin("Looking for the strongest gatherings", 0.1, zones.CentreCount);
        var apart = new ApartCylinders(zones, Best([.. Enumerable.Range(0, zones.CentreCount)], 0, null));
        if (apart.Strongest(0) is not Cylinder strongest)
            return new ScanResult(zones, [], 0);
        meter.Begin("Comparing with shuffled times", 0.98, options.Permutations);
        double[] first = Shuffled(0, ShufflesThatRuleOut(options), 0);
        // What all of these shuffles reach is no cluster, whatever the others hold: further ones need be looked for only above that.
        double floor = !IsSignificant(first.Length, options) ? first.Append(strongest.LogRatio).Min() : 0;
        var found = new List<Cylinder>();
        for (Cylinder? next = strongest; next is Cylinder last; next = apart.Strongest(floor))
        {
            found.Add(last);
            if (last.LogRatio <= floor)
                break;
            int[] disturbed = apart.Take(last);
            apart.Replace(disturbed, Best(disturbed, floor, apart));
        }
        var clusters = new Standing([.. found], options);
        clusters.Note(first);
        while (clusters.Shuffles < options.Permutations && !clusters.IsSettled)
        {
            int count = Math.Min(Batch, options.Permutations - clusters.Shuffles);
            // Just below the weakest, so that a shuffle as strong as it is seen.
            clusters.Note(Shuffled(clusters.Shuffles, count, Math.BitDecrement(clusters.Weakest)));
        }
        return new ScanResult(zones, clusters.Results(), clusters.Shuffles);

        double[] Shuffled(int number, int count, double above)
        {
            var largest = new double[count];
            workers.RunBlocks(count, k =>
            {
                ScanSearch<TCount> search = Take();
                search.SetTimes(Shuffles.ChancesOf(options.Seed, number + k));
                largest[k] = search.Largest(above, strongest.LogRatio, workers.Cancellation);
                searches.Add(search);
                meter.Advance(1);
            });
            return largest;
        }

        // Of each centre named, the strongest cylinder above the floor that keeps clear of the clusters so far.
        Cylinder[] Best(int[] centres, double above, ApartCylinders? taken)
        {
            const int CentresABlock = 64;
            var best = new Cylinder[centres.Length];
            workers.RunBlocks((best.Length + CentresABlock - 1) / CentresABlock, block =>
            {
                ScanSearch<TCount> search = Take();
                search.SetTimes(null);
                int end = Math.Min(best.Length, (block + 1) * CentresABlock);
                for (int k = block * CentresABlock; k < end; k++)
                    best[k] = search.BestRound(centres[k], above, taken);
                searches.Add(search);
                if (taken is null)
                    meter.Advance(end - block * CentresABlock);
            });
            return best;
        }

        ScanSearch<TCount> Take() => searches.TryTake(out ScanSearch<TCount>? search) ? search : new ScanSearch<TCount>(cases, zones, ladder, maxSteps);
    }

    /// <summary>May a cluster still be significant when so many shuffles are as strong?</summary>
    private static bool IsSignificant(int asStrong, SpaceTimeScanOptions options) => (asStrong + 1.0) / (options.Permutations + 1) <= options.Alpha;

    /// <summary>The fewest shuffles that, all as strong as a cluster, rule it out; all shuffles where not even they do.</summary>
    private static int ShufflesThatRuleOut(SpaceTimeScanOptions options)
    {
        int shuffles = 0;
        while (shuffles < options.Permutations && IsSignificant(shuffles, options))
            shuffles++;
        return shuffles;
    }

    /// <summary>How do the clusters stand after so many shuffles? Clusters stand from the strongest to the weakest.</summary>
    private sealed class Standing(Cylinder[] found, SpaceTimeScanOptions options)
    {
        private readonly int[] _asStrong = new int[found.Length];

        // From this one on, none can be significant any more.
        private int _open = found.Length;

        /// <summary>Shuffles made.</summary>
        public int Shuffles { get; private set; }

        /// <summary>Will no further shuffle be looked at?</summary>
        public bool IsSettled { get; private set; }

        /// <summary>The ratio of the weakest cluster whose p-value is still asked for: the strongest's always is.</summary>
        public double Weakest => found[Math.Max(0, _open - 1)].LogRatio;

        /// <summary>Counts shuffles, in order.</summary>
        public void Note(ReadOnlySpan<double> largest)
        {
            foreach (double ratio in largest)
            {
                Shuffles++;
                for (int k = _open == 0 ? 0 : _open - 1; k >= 0 && ratio >= found[k].LogRatio; k--)
                    _asStrong[k]++;
                while (_open > 0 && !IsSignificant(_asStrong[_open - 1], options))
                    _open--;
                if (options.StopsEarly && _open == 0)
                {
                    IsSettled = true;
                    return;
                }
            }
        }

        /// <summary>The strongest cluster, and the others that are significant.</summary>
        public ScanCluster[] Results()
        {
            var results = new ScanCluster[Math.Max(1, _open)];
            for (int k = 0; k < results.Length; k++)
            {
                double p = IsSettled ? (double)_asStrong[k] / Shuffles : (_asStrong[k] + 1.0) / (options.Permutations + 1);
                results[k] = new ScanCluster(found[k], p);
            }
            return results;
        }
    }
}

/// <summary>A cylinder and its p-value.</summary>
/// <param name="Cylinder">Where and when.</param>
/// <param name="PValue">How often chance alone makes one as strong, somewhere in the area at some time.</param>
internal readonly record struct ScanCluster(Cylinder Cylinder, double PValue);

/// <summary>What did the scan find?</summary>
/// <param name="Zones">The circles that the cylinders speak of.</param>
/// <param name="Clusters">The strongest cylinder whatever its p-value, then the other significant ones; empty when nothing is above expectation.</param>
/// <param name="Permutations">Shuffles made.</param>
internal sealed record ScanResult(ScanZones Zones, ScanCluster[] Clusters, int Permutations);
