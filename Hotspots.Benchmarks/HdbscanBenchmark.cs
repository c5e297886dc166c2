using System.Diagnostics;
using System.Globalization;
using Hotspots.Core.Analysis.Clustering;
using Hotspots.Core.Analysis.Clustering.Hierarchical;
using Hotspots.Core.Analysis.Clustering.Ordering;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Benchmarks;

/// <summary>
/// How long does HDBSCAN take on incidents like real ones (<see cref="TownIncidents"/>), smallest cluster 25, 26 neighbours with the
/// point itself? The links are checked against Prim's algorithm over all pairs, and timed beside it.
/// </summary>
internal static class HdbscanBenchmark
{
    private static readonly HdbscanOptions Options = new() { MinClusterSize = 25, MinSamples = 26 };

    public static void Run(TextWriter output)
    {
        PointSet warming = TownIncidents.Make(10_000);
        long start = Stopwatch.GetTimestamp();
        double prim = PrimWeight(warming, Options.MinSamples!.Value);
        double primSeconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        double weight = Weight(warming, Options.MinSamples.Value, out _);
        if (!(Math.Abs(weight - prim) <= 1e-12 * prim))
            throw new InvalidOperationException("The links differ from those of all pairs; their time is of no interest.");
        for (int run = 0; run < 20; run++)
            Hdbscan.Run(warming, Options);
        output.WriteLine("HDBSCAN, min cluster 25, 26 neighbours; median of 5 runs, of 3 at a million");
        foreach (int n in new[] { 10_000, 100_000, 1_000_000 })
        {
            PointSet points = TownIncidents.Make(n);
            HdbscanResult result = Hdbscan.Run(points, Options);
            var milliseconds = new double[n < 1_000_000 ? 5 : 3];
            for (int run = 0; run < milliseconds.Length; run++)
            {
                // What the last run left behind is not this run's to clear up.
                GC.Collect();
                start = Stopwatch.GetTimestamp();
                result = Hdbscan.Run(points, Options);
                milliseconds[run] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }
            Array.Sort(milliseconds);
            double median = milliseconds[milliseconds.Length / 2];
            long before = GC.GetTotalAllocatedBytes(precise: true);
            Hdbscan.Run(points, Options);
            double megabytes = (GC.GetTotalAllocatedBytes(precise: true) - before) / 1e6;
            Weight(points, Options.MinSamples.Value, out string steps);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{n,9:N0} points: {median,8:0.0} ms, {megabytes,6:0.0} MB; {result.Labels.ClusterCount} clusters, {result.Labels.NoiseCount():N0} "
                    + $"noise; {steps}"));
            if (n == 10_000)
                output.WriteLine(
                    string.Create(
                    CultureInfo.InvariantCulture,
                    $"          all pairs (Prim): {primSeconds * 1e3,8:0.0} ms, {primSeconds * 1e3 / median:0.0} times as long"));
        }
    }

    /// <summary>The sum of the links' lengths in metres, and how long each step took.</summary>
    private static double Weight(PointSet points, int k, out string steps)
    {
        var workers = new WorkSharing(-1, CancellationToken.None);
        var meter = new ProgressMeter(null);
        long start = Stopwatch.GetTimestamp();
        DistinctPositions positions = DistinctPositions.Find(points, CancellationToken.None);
        KdTree tree = KdTree.Build(positions.Eastings, positions.Northings, workers);
        int[] counts = Array.ConvertAll(tree.Order, position => positions.Counts[position]);
        double built = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        double[] cores = CoreDistances.Measure(tree, counts, k, workers, meter);
        double measured = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        ReachabilityLink[] links = ReachabilityTree.Build(tree, cores, workers, meter);
        double linked = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        double sum = 0;
        foreach (ReachabilityLink link in links)
            sum += Math.Sqrt(link.Squared);
        for (int place = 0; place < cores.Length; place++)
            sum += Math.Sqrt(cores[place]) * (counts[place] - 1);
        steps = string.Create(
            CultureInfo.InvariantCulture, $"tree {built:0} ms, core distances {measured - built:0} ms, links {linked - measured:0} ms");
        return sum;
    }

    /// <summary>Core distances by sorting all distances of each point, then Prim's algorithm: the definition, without an index.</summary>
    private static double PrimWeight(PointSet points, int k)
    {
        int n = points.Count;
        double[] e = points.Eastings.ToArray(), north = points.Northings.ToArray(), cores = new double[n];
        Parallel.For(0, n, i =>
        {
            var squared = new double[n];
            for (int j = 0; j < n; j++)
                squared[j] = (e[i] - e[j]) * (e[i] - e[j]) + (north[i] - north[j]) * (north[i] - north[j]);
            cores[i] = OrderStatistic.Smallest(squared, k);
        });
        var nearest = new double[n];
        Array.Fill(nearest, double.PositiveInfinity);
        double sum = 0;
        for (int done = 1, at = 0; done < n; done++)
        {
            nearest[at] = double.NegativeInfinity;
            int next = -1;
            for (int j = 0; j < n; j++)
            {
                if (nearest[j] < 0)
                    continue;
                double squared = (e[at] - e[j]) * (e[at] - e[j]) + (north[at] - north[j]) * (north[at] - north[j]);
                nearest[j] = Math.Min(nearest[j], Math.Max(squared, Math.Max(cores[at], cores[j])));
                if (next < 0 || nearest[j] < nearest[next])
                    next = j;
            }
            sum += Math.Sqrt(nearest[next]);
            at = next;
        }
        return sum;
    }
}
