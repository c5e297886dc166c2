using Hotspots.Core.Analysis.Scan.Replicas;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;

namespace Hotspots.Core.Analysis.Scan.Populations;

/// <summary>Spatial and space-time scan statistic with a known population: discrete Poisson and Bernoulli models.</summary>
/// <remarks>
/// <para>
/// Kulldorff, "A spatial scan statistic", Communications in Statistics: Theory and Methods 1997. A window is a circle round a region during
/// consecutive steps; its exposure n is the people in it times its steps, or the cases and controls in it, of N in all. Without a cluster it
/// has E = C · n / N of the C cases.
/// Poisson: LLR = c ln(c/E) + (C − c) ln((C − c)/(C − E)) for c &gt; E, c ≥ 2. Bernoulli: the likelihood of c cases among n
/// against C − c among N − n. The cases are dealt again R times: Poisson by the population of regions, each step alike (multinomial);
/// Bernoulli by labelling C of the N anew, each where and when he is. p = (replicas whose largest LLR is at least the cluster's + 1)/(R + 1).
/// </para>
/// <para>
/// Of each centre's best window the strongest is the first cluster; the next is the strongest that shares no region with an earlier one.
/// All are held against the largest LLR of each replica, which is cautious for all but the first. For a given number of cases the LLR
/// is largest where the exposure is smallest, so a replica only keeps the smallest exposure of each number of cases: exact, and one
/// comparison a circle. The answer does not depend on the number of cores.
/// </para>
/// <para>Checked against SaTScan's answer for the leukaemia of New York, and against all windows of small sets one by one.</para>
/// </remarks>
internal static class PopulationScan
{
    /// <summary>Finds the clusters.</summary>
    /// <param name="regions">Where the people and the cases are.</param>
    /// <param name="options">Which windows, how many replicas.</param>
    /// <param name="workers">Who does it.</param>
    /// <param name="meter">Told how far it is; the scan ends at 0.98 of the whole.</param>
    /// <exception cref="ArgumentException">The circles would fill the memory, or the model does not fit the data; says what to change.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static PopulationScanResult Run(ScanRegions regions, PopulationScanOptions options, WorkSharing workers, ProgressMeter meter)
    {
        if (options.Model == ScanModel.Bernoulli)
            RequireControls(regions);
        meter.Begin("Drawing circles", 0.05, 1);
        ScanCircles circles = ScanCircles.Build(regions, options, workers);
        var strength = new ScanStrength(options.Model, regions.TotalCases, regions.TotalExposure);
        int maxSteps = Math.Min(options.MaxSteps, regions.StepCount);
        var benches =
            new ScanBenches<Bench>(() => new Bench(new ScanSweep(regions, circles, maxSteps), new int[regions.Cases.Length]), workers, meter);
        meter.Begin("Looking for the strongest clusters", 0.1, regions.Count);
        PopulationCluster[] found = Disjoint(regions, benches.Best(regions.Count, (bench, centre) => bench.Sweep.BestRound(centre, strength)));
        if (found.Length == 0)
            return new PopulationScanResult([], 0);

        var replicas = new ScanReplicas(regions, options.Model);
        meter.Begin("Comparing with chance", 0.98, options.Permutations);
        var standing = new ReplicaStanding(Array.ConvertAll(found, static cluster => cluster.LogRatio), options, ranksAll: true);
        standing.Complete((first, count) => benches.Replicas(options.Seed, first, count, (bench, chances) =>
        {
            replicas.Deal(chances, bench.Cases);
            return bench.Sweep.Largest(bench.Cases, strength, workers.Cancellation);
        }));
        return new PopulationScanResult(
            [.. found.Take(standing.Told).Select((cluster, k) => cluster with { PValue = standing.PValueOf(k) })], standing.Made);
    }

    /// <summary>The strongest windows of which no two share a region, strongest first; of equals the smaller circle, then the earlier
    /// centre.</summary>
    private static PopulationCluster[] Disjoint(ScanRegions regions, PopulationCluster?[] best)
    {
        PopulationCluster[] order = [.. best.OfType<PopulationCluster>()];
        Array.Sort(order, static (a, b) =>
            a.LogRatio != b.LogRatio ? b.LogRatio.CompareTo(a.LogRatio)
            : a.Radius != b.Radius ? a.Radius.CompareTo(b.Radius)
            : a.Centre.CompareTo(b.Centre));
        var taken = new bool[regions.Count];
        var chosen = new List<PopulationCluster>();
        foreach (PopulationCluster cluster in order)
        {
            if (Array.Exists(cluster.Regions, region => taken[region]))
                continue;
            foreach (int region in cluster.Regions)
                taken[region] = true;
            chosen.Add(cluster);
        }
        return [.. chosen];
    }

    private static void RequireControls(ScanRegions regions)
    {
        if (regions.StepCount != 1 && regions.PeopleByStep is null)
            throw new ArgumentException("The bernoulli model needs to know at which time each control was: take all times together.");
        for (int k = 0; k < regions.Cases.Length; k++)
        {
            double people = regions.PeopleByStep?[k] ?? regions.Population[k];
            if (!double.IsInteger(people) || people < regions.Cases[k])
                throw new ArgumentException("The bernoulli model needs whole numbers of cases and controls, the cases among them.");
        }
        if (regions.TotalPopulation > int.MaxValue / 2)
            throw new ArgumentException("There are too many cases and controls for a scan: choose the poisson model.");
    }

    /// <summary>What one thread needs.</summary>
    private sealed record Bench(ScanSweep Sweep, int[] Cases);
}

/// <summary>One cluster of a scan with a population.</summary>
/// <param name="Centre">The region its circle is drawn round.</param>
/// <param name="Regions">The regions in it, nearest to the centre first.</param>
/// <param name="Radius">Distance from the centre to its farthest region.</param>
/// <param name="FirstStep">First step of its window.</param>
/// <param name="EndStep">The step after its last.</param>
/// <param name="Observed">Cases in it.</param>
/// <param name="Population">People in its circle; cases and controls in the window where their times are known.</param>
/// <param name="Expected">Cases it would have without a cluster.</param>
/// <param name="RelativeRisk">Risk inside over risk outside; infinite when all cases are inside.</param>
/// <param name="LogRatio">Its log likelihood ratio.</param>
internal sealed record PopulationCluster(
    int Centre, int[] Regions, double Radius, int FirstStep, int EndStep, int Observed, double Population, double Expected, double RelativeRisk,
    double LogRatio)
{
    /// <summary>How often chance alone makes one as strong, somewhere.</summary>
    public double PValue { get; init; } = 1;
}

/// <summary>Clusters that a scan with a population found.</summary>
/// <param name="Clusters">Whatever their p-values, strongest first, no two with a region in common; empty when nothing is above expectation.</param>
/// <param name="Permutations">Replicas made.</param>
internal sealed record PopulationScanResult(PopulationCluster[] Clusters, int Permutations);
