using System.Diagnostics;
using System.Globalization;
using Hotspots.Benchmarks.Attack;

namespace Hotspots.Benchmarks.Soak;

/// <summary>Does the host of the map window grow while it is used? Memory, threads and handles over minutes of loads, runs, filters, downloads and
/// windows that come and go.</summary>
internal static class SoakBenchmark
{
    private const int Windows = 4, UsualMinutes = 30;
    private const double MiB = 1 << 20;

    /// <summary>Growth over the minutes judged that is put down to chance: of memory a tenth, of threads and handles a twentieth or a few.</summary>
    private const double MemoryShare = 0.1, CountShare = 0.05, FewCounts = 3;

    private static readonly TimeSpan SampleEvery = TimeSpan.FromSeconds(2);

    /// <summary>Soaks, and judges.</summary>
    /// <returns>0 when all three are flat and no answer was wrong, 1 when not, 2 for words that it does not know.</returns>
    public static int Run(TextWriter output, TextWriter error, string[] words)
    {
        int minutes = UsualMinutes;
        bool isUsable = words.Length == 0
            || (words.Length == 2 && words[0] == "--minutes" && int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out minutes)
                && minutes >= 1);
        if (!isUsable)
        {
            error.WriteLine("soak takes --minutes N.");
            return 2;
        }
        return RunAsync(output, minutes, TimeSpan.FromMinutes(1)).GetAwaiter().GetResult();
    }

    /// <summary>As the other, with minutes of another length.</summary>
    public static async Task<int> RunAsync(TextWriter output, int minutes, TimeSpan minute)
    {
        string folder = Directory.CreateTempSubdirectory("hotspots-soak-").FullName;
        try
        {
            string first = Path.Combine(folder, "first.csv");
            await File.WriteAllTextAsync(first, Incidents.Csv(2_000, 3));
            using HostProcess host = await HostProcess.StartAsync(Directory.CreateDirectory(Path.Combine(folder, "temporary")).FullName, first);
            using var ending = new CancellationTokenSource();
            SoakWindow[] windows = [.. Enumerable.Range(0, Windows).Select(number => new SoakWindow(host, number))];
            Task[] going = [.. windows.Select(window => Task.Run(() => window.GoOnAsync(ending.Token)))];
            var samples = new List<(double Bytes, double Threads, double Handles)>();
            output.WriteLine("  minute  memory (MiB)  threads  handles  requests  pages");
            for (int at = 1; at <= minutes && !host.HasEnded; at++)
            {
                samples.Add(await LeastOfAsync(host, minute));
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {at,6}  {samples[^1].Bytes / MiB,12:F1}  {samples[^1].Threads,7:F0}  {samples[^1].Handles,7:F0}  "
                        + $"{windows.Sum(static w => w.Answered),8}  {windows.Sum(static w => w.Pages),5}"));
                output.Flush();
            }
            await ending.CancelAsync();
            await Task.WhenAll(going);
            return Judge(output, samples, [.. windows.SelectMany(static window => window.Faults)], host.HasEnded);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Says how each of the three went, and whether that is flat.</summary>
    internal static int Judge(
        TextWriter output, IReadOnlyList<(double Bytes, double Threads, double Handles)> samples, IReadOnlyList<string> faults, bool hasEnded)
    {
        foreach (string fault in faults.Take(20))
            output.WriteLine("  FAULT " + fault);
        if (hasEnded)
            output.WriteLine("  FAULT the host has ended by itself.");
        // What is kept for later (code, caches, the pool of memory) is filled in the beginning.
        int warm = Math.Max(2, samples.Count / 5);
        double[] minutes = [.. Enumerable.Range(warm, Math.Max(0, samples.Count - warm)).Select(static i => (double)i)];
        if (minutes.Length < 3)
        {
            output.WriteLine("  Too few minutes to judge.");
            return faults.Count == 0 && !hasEnded ? 0 : 1;
        }
        bool flat = Says(output, "memory (MiB)", minutes, [.. samples.Skip(warm).Select(static s => s.Bytes / MiB)], MemoryShare, 0)
            & Says(output, "threads", minutes, [.. samples.Skip(warm).Select(static s => s.Threads)], CountShare, FewCounts)
            & Says(output, "handles", minutes, [.. samples.Skip(warm).Select(static s => s.Handles)], CountShare, FewCounts);
        return flat && faults.Count == 0 && !hasEnded ? 0 : 1;
    }

    private static bool Says(TextWriter output, string what, double[] minutes, double[] values, double share, double least)
    {
        SoakTrend trend = SoakTrend.Of(minutes, values);
        bool flat = trend.IsFlat(share, least);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {what}: mean {trend.Mean:F1}, slope {trend.Slope:+0.000;-0.000} ± {trend.Error:F3} a minute, {trend.Growth:+0.0;-0.0} over the "
                + $"{minutes.Length} minutes judged: {(flat ? "flat" : "GROWS")}"));
        return flat;
    }

    /// <summary>The least of a minute: what stays, not what is just being used.</summary>
    private static async Task<(double Bytes, double Threads, double Handles)> LeastOfAsync(HostProcess host, TimeSpan minute)
    {
        (double bytes, double threads, double handles) = (double.MaxValue, double.MaxValue, double.MaxValue);
        var watch = Stopwatch.StartNew();
        do
        {
            await Task.Delay(minute < SampleEvery ? minute : SampleEvery);
            if (host.HasEnded)
                break;
            (double b, double t, double h) = host.Takes();
            (bytes, threads, handles) = (Math.Min(bytes, b), Math.Min(threads, t), Math.Min(handles, h));
        }
        while (watch.Elapsed < minute);
        return (bytes, threads, handles);
    }
}
