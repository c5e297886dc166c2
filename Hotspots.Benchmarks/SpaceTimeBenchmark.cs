using System.Diagnostics;
using System.Globalization;
using Hotspots.Core.Analysis.Scan;
using Hotspots.Core.Analysis.Time;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Benchmarks;

/// <summary>
/// How long do 999 shuffles take on two years of 10,000 incidents in four towns: the space-time permutation scan (squares of 250 m,
/// weeks, circles up to 2 km, windows up to 8 weeks), and Knox's test with 4 × 3 bands up to 1 km and 28 days? Seeded; both are
/// checked against looking at everything before they are timed, and looking at everything is timed beside them.
/// </summary>
internal static class SpaceTimeBenchmark
{
    private const int Count = 10_000, Days = 728, Weeks = 104, LongestWeeks = 8;

    private static readonly (double E, double N)[] Towns = [(327_000, 364_000), (323_500, 364_000), (617_500, 215_000), (486_500, 193_000)];

    public static void Run(TextWriter output)
    {
        (PointSet points, int[] days) = Incidents(Count);
        Scan(output, points, days);
        Repeats(output, points, days);
    }

    private static void Scan(TextWriter output, PointSet points, int[] days)
    {
        GroundSquares squares = GroundSquares.Of(points, 250);
        var cases = new ScanCases(squares.Of(), Array.ConvertAll(days, static day => day / 7), squares.Count, Weeks);
        var options = new SpaceTimeScanOptions { MaxRadius = 8, MaxSteps = LongestWeeks };
        var all = new WorkSharing(-1, CancellationToken.None);
        long start = Stopwatch.GetTimestamp();
        SpaceTimeScan.Run(squares.Centres, cases, options with { Permutations = 1 }, all, new ProgressMeter(null));
        TimeSpan alone = Stopwatch.GetElapsedTime(start);
        start = Stopwatch.GetTimestamp();
        ScanResult found = SpaceTimeScan.Run(squares.Centres, cases, options, all, new ProgressMeter(null));
        TimeSpan whole = Stopwatch.GetElapsedTime(start);
        Cylinder best = found.Clusters[0].Cylinder;
        start = Stopwatch.GetTimestamp();
        double brute = LargestOfAll(found.Zones, cases);
        TimeSpan looking = Stopwatch.GetElapsedTime(start);
        if (Math.Abs(brute - best.LogRatio) > 1e-9)
            throw new InvalidOperationException("The scan differs from looking at every cylinder; its time is of no interest.");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"scan, {points.Count:N0} incidents, {squares.Count:N0} squares, {found.Zones.Circles.Length:N0} circles: without shuffles "
                + $"{alone.TotalSeconds:0.00} s, with 999 {whole.TotalSeconds:0.0} s; every cylinder once, one core {looking.TotalSeconds:0.0} s "
                + $"({999 * looking / whole:0} times as long for 999)"));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  strongest: ratio {best.LogRatio:0.0000}, {best.Observed} where {(double)best.Product / cases.Count:0.0} expected, p "
            + $"{found.Clusters[0].PValue:0.000}; {found.Clusters.Length} reported"));
    }

    /// <summary>The largest ratio of all circles and all windows, each window counted week by week.</summary>
    private static double LargestOfAll(ScanZones zones, ScanCases cases)
    {
        double best = 0;
        var counts = new int[cases.StepCount];
        for (int centre = 0; centre < zones.CentreCount; centre++)
        {
            Array.Clear(counts);
            int place = zones.Starts[centre];
            for (int circle = zones.CircleStarts[centre]; circle < zones.CircleStarts[centre + 1]; circle++)
            {
                for (; place < zones.Circles[circle].End; place++)
                {
                    int location = zones.Neighbours[place];
                    foreach (int step in cases.Steps.AsSpan(cases.Starts[location]..cases.Starts[location + 1]))
                        counts[step]++;
                }
                for (int from = 0; from < cases.StepCount; from++)
                {
                    int observed = 0;
                    for (int end = from + 1; end <= Math.Min(cases.StepCount, from + LongestWeeks); end++)
                    {
                        observed += counts[end - 1];
                        long product = (long)zones.Circles[circle].Cases * (cases.Before[end] - cases.Before[from]);
                        if (observed >= 2 && observed * (long)cases.Count > product)
                            best = Math.Max(best, LikelihoodRatio.Log(observed, product, cases.Count));
                    }
                }
            }
        }
        return best;
    }

    private static void Repeats(TextWriter output, PointSet points, int[] days)
    {
        var options = new KnoxOptions { DistanceEdges = [0, 100, 200, 400, 1000], DayEdges = [0, 8, 15, 29] };
        var all = new WorkSharing(-1, CancellationToken.None);
        long start = Stopwatch.GetTimestamp();
        int[] brute = EveryPair(points, days, options);
        TimeSpan looking = Stopwatch.GetElapsedTime(start);
        KnoxTable table = Knox.Run(points, days, options with { Permutations = 99 }, all, new ProgressMeter(null));
        for (int cell = 0; cell < brute.Length; cell++)
        {
            if (brute[cell] != table.Cells[cell].Observed)
                throw new InvalidOperationException("Knox's table differs from looking at every pair; its time is of no interest.");
        }
        var seconds = new double[5];
        for (int run = 0; run < seconds.Length; run++)
        {
            start = Stopwatch.GetTimestamp();
            Knox.Run(points, days, options, all, new ProgressMeter(null));
            seconds[run] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
        Array.Sort(seconds);
        long pairs = 0;
        foreach (long band in table.DistancePairs)
            pairs += band;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"knox, {points.Count:N0} incidents, {pairs:N0} pairs within 1 km, 4 × 3 bands, 999 shuffles: {seconds[2]:0.00} s (median of 5); every "
                + $"pair once, one core {looking.TotalSeconds:0.00} s ({999 * looking.TotalSeconds / seconds[2]:0} times as long for 999)"));
    }

    private static int[] EveryPair(PointSet points, int[] days, KnoxOptions options)
    {
        int timeBands = options.DayEdges.Length - 1;
        var counts = new int[(options.DistanceEdges.Length - 1) * timeBands];
        for (int i = 0; i < days.Length; i++)
        {
            for (int j = i + 1; j < days.Length; j++)
            {
                double distance = points[i].DistanceTo(points[j]);
                int gap = Math.Abs(days[i] - days[j]);
                if (distance >= options.DistanceEdges[^1] || gap >= options.DayEdges[^1])
                    continue;
                int band = Array.FindLastIndex(options.DistanceEdges, edge => distance >= edge),
                    time = Array.FindLastIndex(options.DayEdges, edge => gap >= edge);
                counts[band * timeBands + time]++;
            }
        }
        return counts;
    }

    private static (PointSet Points, int[] Days) Incidents(int count)
    {
        var random = new SeededRandom(20_240_601);
        var crowds = new (double E, double N, double Sigma)[160];
        for (int i = 0; i < crowds.Length; i++)
            crowds[i] =
                (Towns[i / 40].E + 2500 * Normal(random), Towns[i / 40].N + 2500 * Normal(random), 150 * Math.Pow(2000.0 / 300, random.NextDouble()));
        double[] e = new double[count], n = new double[count];
        var days = new int[count];
        for (int i = 0; i < count; i++)
        {
            days[i] = random.NextInt32(Days);
            if (i > 0 && random.NextDouble() < 0.05)
            {
                // One in twenty follows another within a fortnight and some streets.
                int earlier = random.NextInt32(i);
                (e[i], n[i]) = (Math.Round(e[earlier] + 100 * Normal(random), 1), Math.Round(n[earlier] + 100 * Normal(random), 1));
                days[i] = Math.Min(Days - 1, days[earlier] + random.NextInt32(15));
                continue;
            }
            (double E, double N) offset = random.NextDouble() < 0.2
                ? Disc(Towns[random.NextInt32(4)], 10_000, random)
                : Crowd(crowds[(int)(160 * random.NextDouble() * random.NextDouble())], random);
            (e[i], n[i]) = (Math.Round(offset.E, 1), Math.Round(offset.N, 1));
        }
        return (new PointSet(e, n), days);
    }

    private static (double E, double N) Disc((double E, double N) centre, double radius, SeededRandom random)
    {
        double r = radius * Math.Sqrt(random.NextDouble()), angle = Math.Tau * random.NextDouble();
        return (centre.E + r * Math.Cos(angle), centre.N + r * Math.Sin(angle));
    }

    private static (double E, double N) Crowd((double E, double N, double Sigma) crowd, SeededRandom random) =>
        (crowd.E + crowd.Sigma * Normal(random), crowd.N + crowd.Sigma * Normal(random));

    private static double Normal(SeededRandom random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble());
}
