using System.Diagnostics;
using System.Globalization;
using Hotspots.Core.Analysis;
using Hotspots.Core.Analysis.Clustering;
using Hotspots.Core.Analysis.Clustering.Ordering;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Benchmarks;

/// <summary>
/// How long does OPTICS take on incidents like real ones (<see cref="TownIncidents"/>), largest distance 500 m, minPts 10, and how long
/// the catalogue's method with its own numbers? The order is checked against the definition over all pairs, and timed beside it.
/// </summary>
internal static class OpticsBenchmark
{
    private static readonly OpticsOptions Options = new() { MaxDistance = 500, MinPoints = 10 };

    public static void Run(TextWriter output)
    {
        PointSet warming = TownIncidents.Make(10_000);
        long start = Stopwatch.GetTimestamp();
        double[] defined = AllPairs(warming);
        double allPairs = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        if (!defined.AsSpan().SequenceEqual(Optics.Run(warming, Options).Reachability))
            throw new InvalidOperationException("The reachabilities differ from those of the definition; their time is of no interest.");
        for (int run = 0; run < 40; run++)
            Optics.Run(warming, Options);
        output.WriteLine("OPTICS, largest distance 500 m, minPts 10; median of 5 runs, of 3 at a million");
        foreach (int n in new[] { 10_000, 100_000, 1_000_000 })
        {
            PointSet points = TownIncidents.Make(n);
            int runs = n < 1_000_000 ? 5 : 3;
            double ordering = Median(runs, () => Optics.Run(points, Options));
            AnalysisMethod method = AnalysisCatalog.Find("optics");
            MethodFindings found = method.Run(AnalysisInput.Of(points), new Dictionary<string, double>(), null, CancellationToken.None);
            double whole = Median(runs, () => method.Run(AnalysisInput.Of(points), new Dictionary<string, double>(), null, CancellationToken.None));
            long before = GC.GetTotalAllocatedBytes(precise: true);
            Optics.Run(points, Options);
            double megabytes = (GC.GetTotalAllocatedBytes(precise: true) - before) / 1e6;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{n,9:N0} points: {ordering,8:0.0} ms, {megabytes,6:0.0} MB; the method with its own numbers {whole,8:0.0} ms, "
                    + $"{found.Labels.ClusterCount} places, {found.Labels.NoiseCount():N0} left over"));
            if (n == 10_000)
                output.WriteLine(
                    string.Create(CultureInfo.InvariantCulture, $"          all pairs: {allPairs,8:0.0} ms, {allPairs / ordering:0} times as long"));
        }
    }

    private static double Median(int runs, Action work)
    {
        var milliseconds = new double[runs];
        for (int run = 0; run < runs; run++)
        {
            // What the last run left behind is not this run's to clear up.
            GC.Collect();
            long start = Stopwatch.GetTimestamp();
            work();
            milliseconds[run] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        Array.Sort(milliseconds);
        return milliseconds[runs / 2];
    }

    /// <summary>Reachabilities by the definition, without an index or a queue; points at one position are offered their place as any others
    /// are.</summary>
    private static double[] AllPairs(PointSet points)
    {
        int n = points.Count;
        double[] e = points.Eastings.ToArray(), north = points.Northings.ToArray(), cores = new double[n], reach = new double[n];
        double limit = Options.MaxDistance * Options.MaxDistance;
        Parallel.For(0, n, i =>
        {
            var squared = new double[n];
            for (int j = 0; j < n; j++)
                squared[j] = (e[i] - e[j]) * (e[i] - e[j]) + (north[i] - north[j]) * (north[i] - north[j]);
            cores[i] = OrderStatistic.Smallest(squared, Options.MinPoints);
        });
        Array.Fill(reach, double.PositiveInfinity);
        var done = new bool[n];
        for (int turn = 0, last = -1; turn < n; turn++)
        {
            int next = -1;
            for (int i = 0; i < n; i++)
            {
                if (!done[i] && (next < 0 || reach[i] < reach[next] || (reach[i] == reach[next] && IsFirst(i, next, last))))
                    next = i;
            }
            done[next] = true;
            last = next;
            for (int i = 0; i < n && cores[next] <= limit; i++)
            {
                double squared = (e[i] - e[next]) * (e[i] - e[next]) + (north[i] - north[next]) * (north[i] - north[next]);
                if (!done[i] && squared <= limit)
                    reach[i] = Math.Min(reach[i], Math.Max(squared, cores[next]));
            }
        }
        return Array.ConvertAll(reach, Math.Sqrt);

        bool IsFirst(int i, int other, int last)
        {
            if (last >= 0 && At(i, last) != At(other, last))
                return At(i, last);
            return north[i] != north[other] ? north[i] < north[other] : e[i] < e[other];
        }

        bool At(int i, int other) => e[i] == e[other] && north[i] == north[other];
    }
}
