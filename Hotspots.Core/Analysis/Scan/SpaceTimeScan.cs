using System.Numerics;
using Hotspots.Core.Analysis.Scan.Replicas;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Analysis.Scan;

/// <summary>Space-time permutation scan. Where and when did more happen than the place's usual share and the time's usual share explain?</summary>
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
        var benches = new ScanBenches<ScanSearch<TCount>>(() => new ScanSearch<TCount>(cases, zones, ladder, maxSteps), workers, meter);
        meter.Begin("Looking for the strongest gatherings", 0.1, zones.CentreCount);
        var apart = new ApartCylinders(zones, Best([.. Enumerable.Range(0, zones.CentreCount)], 0, null));
        if (apart.Strongest(0) is not Cylinder strongest)
            return new ScanResult(zones, [], 0);
        meter.Begin("Comparing with shuffled times", 0.98, options.Permutations);
        double[] first = Shuffled(0, ShufflesThatRuleOut(options), 0);
        // What all of these shuffles reach is no cluster, whatever the others hold: further ones need be looked for only above that.
        double floor = !ReplicaStanding.MayBeSignificant(first.Length, options) ? first.Append(strongest.LogRatio).Min() : 0;
        var found = new List<Cylinder>();
        for (Cylinder? next = strongest; next is Cylinder last; next = apart.Strongest(floor))
        {
            found.Add(last);
            if (last.LogRatio <= floor)
                break;
            int[] disturbed = apart.Take(last);
            apart.Replace(disturbed, Best(disturbed, floor, apart));
        }
        var standing = new ReplicaStanding([.. found.Select(static cylinder => cylinder.LogRatio)], options, ranksAll: false);
        standing.Note(first);
        // Just below the weakest, so that a shuffle as strong as it is seen.
        standing.Complete((number, count) => Shuffled(number, count, Math.BitDecrement(standing.Weakest)));
        return new ScanResult(
            zones, [.. found.Take(standing.Told).Select((cylinder, k) => new ScanCluster(cylinder, standing.PValueOf(k)))], standing.Made);

        double[] Shuffled(int number, int count, double above) => benches.Replicas(options.Seed, number, count, (search, chances) =>
        {
            search.SetTimes(chances);
            return search.Largest(above, strongest.LogRatio, workers.Cancellation);
        });

        // Of each centre named, the strongest cylinder above the floor that keeps clear of the clusters so far.
        Cylinder[] Best(int[] centres, double above, ApartCylinders? taken) => benches.Best(
            centres.Length,
            (search, k) =>
            {
                search.SetTimes(null);
                return search.BestRound(centres[k], above, taken);
            },
            isTold: taken is null);
    }

    /// <summary>The fewest shuffles that, all as strong as a cluster, rule it out; all shuffles where not even they do.</summary>
    private static int ShufflesThatRuleOut(SpaceTimeScanOptions options)
    {
        int shuffles = 0;
        while (shuffles < options.Permutations && ReplicaStanding.MayBeSignificant(shuffles, options))
            shuffles++;
        return shuffles;
    }
}

/// <summary>A cylinder and its p-value.</summary>
/// <param name="Cylinder">Where and when.</param>
/// <param name="PValue">How often chance alone makes one as strong, somewhere in the area at some time.</param>
internal readonly record struct ScanCluster(Cylinder Cylinder, double PValue);

/// <summary>What did the scan find?</summary>
/// <param name="Zones">The circles that the cylinders speak of.</param>
/// <param name="Clusters">The strongest cylinder whatever its p-value, then the other significant ones; empty when nothing is above
/// expectation.</param>
/// <param name="Permutations">Shuffles made.</param>
internal sealed record ScanResult(ScanZones Zones, ScanCluster[] Clusters, int Permutations);
