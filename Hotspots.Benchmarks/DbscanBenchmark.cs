using System.Diagnostics;
using System.Globalization;
using Hotspots.Core.Analysis.Clustering.DensityBased;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Benchmarks;

/// <summary>
/// How long does DBSCAN take on incidents like real ones: four towns, 40 crowds of 150 to 1,000 m in each, a fifth of the
/// incidents scattered; ε 150 m, minPts 10? Seeded; checked against all pairs before anything is timed.
/// </summary>
internal static class DbscanBenchmark
{
    private const int Runs = 5;

    public static void Run(TextWriter output)
    {
        var options = new DbscanOptions { Epsilon = 150, MinPoints = 10 };
        Verify(TownIncidents.Make(2000), new DbscanOptions { Epsilon = 400, MinPoints = 5 });
        Verify(TownIncidents.Make(3000), options);
        // The compiler's second, optimised version comes after some thirty calls and a moment.
        PointSet warming = TownIncidents.Make(10_000);
        for (int run = 0; run < 100; run++)
            Dbscan.Run(warming, options);
        output.WriteLine("DBSCAN, eps 150 m, minPts 10; median of 5 runs");
        foreach (int n in new[] { 10_000, 100_000, 1_000_000 })
        {
            PointSet points = TownIncidents.Make(n);
            ClusterLabels labels = Dbscan.Run(points, options);
            var milliseconds = new double[Runs];
            for (int run = 0; run < Runs; run++)
            {
                // What the last run left behind is not this run's to clear up.
                GC.Collect();
                long start = Stopwatch.GetTimestamp();
                labels = Dbscan.Run(points, options);
                milliseconds[run] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }
            Array.Sort(milliseconds);
            long before = GC.GetTotalAllocatedBytes(precise: true);
            Dbscan.Run(points, options);
            double megabytes = (GC.GetTotalAllocatedBytes(precise: true) - before) / 1e6;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{n,9:N0} points: {milliseconds[Runs / 2],8:0.0} ms, {megabytes,6:0.0} MB; {labels.ClusterCount} clusters, {labels.NoiseCount():N0} "
                    + $"noise"));
        }
    }

    /// <summary>Core points by counting all pairs, clusters by flooding from each core point: the definition, without an index.</summary>
    private static void Verify(PointSet points, DbscanOptions options)
    {
        ClusterLabels labels = Dbscan.Run(points, options);
        int n = points.Count;
        bool Near(int i, int j)
        {
            double dx = points.Eastings[i] - points.Eastings[j], dy = points.Northings[i] - points.Northings[j];
            return dx * dx + dy * dy <= options.Epsilon * options.Epsilon;
        }
        var core = new bool[n];
        for (int i = 0; i < n; i++)
        {
            int near = 0;
            for (int j = 0; j < n; j++)
                near += Near(i, j) ? 1 : 0;
            core[i] = near >= options.MinPoints;
        }
        var component = new int[n];
        Array.Fill(component, -1);
        int clusters = 0;
        for (int start = 0; start < n; start++)
        {
            if (!core[start] || component[start] >= 0)
                continue;
            var open = new Stack<int>([start]);
            component[start] = clusters;
            while (open.TryPop(out int i))
            {
                for (int j = 0; j < n; j++)
                {
                    if (!core[j] || component[j] >= 0 || !Near(i, j))
                        continue;
                    component[j] = clusters;
                    open.Push(j);
                }
            }
            clusters++;
        }
        bool same = clusters == labels.ClusterCount;
        var numberOf = new int[clusters];
        Array.Fill(numberOf, -1);
        for (int i = 0; i < n && same; i++)
        {
            same = core[i] == labels.IsCore[i];
            if (core[i])
            {
                if (numberOf[component[i]] < 0)
                    numberOf[component[i]] = labels.Labels[i];
                same &= numberOf[component[i]] == labels.Labels[i];
            }
            else
            {
                bool reachable = false;
                for (int j = 0; j < n && !reachable; j++)
                    reachable = core[j] && Near(i, j);
                same &= reachable == labels.Labels[i] >= 0;
            }
        }
        if (!same || clusters == 0)
            throw new InvalidOperationException("DBSCAN differs from the definition; its time is of no interest.");
    }
}
