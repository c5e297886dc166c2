using System.Globalization;
using Hotspots.Benchmarks.Attack;

namespace Hotspots.Benchmarks.Soak;

/// <summary>Response times of the host of the map window, by the kind of request: quantiles with one window and with many at once.</summary>
/// <remarks>The windows do what those of a soak do, one of them loads; each asks one thing at a time and rests 60 ms before the next.</remarks>
internal static class LatencyBenchmark
{
    private const int UsualSeconds = 60;

    private static readonly int[] Windows = [1, 32];

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(200);

    /// <summary>Measures, each number of windows with a host of its own.</summary>
    /// <returns>0 when no answer was wrong, 1 when one was, 2 for words that it does not know.</returns>
    public static int Run(TextWriter output, TextWriter error, string[] words)
    {
        int seconds = UsualSeconds;
        bool isUsable = words.Length == 0
            || (words.Length == 2 && words[0] == "--seconds"
                && int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out seconds) && seconds >= 1);
        if (!isUsable)
        {
            error.WriteLine("latency takes --seconds N.");
            return 2;
        }
        return RunAsync(output, Windows, TimeSpan.FromSeconds(seconds)).GetAwaiter().GetResult();
    }

    /// <summary>As the other, with other numbers of windows.</summary>
    public static async Task<int> RunAsync(TextWriter output, IReadOnlyList<int> windows, TimeSpan time)
    {
        output.WriteLine("| request | windows | answers | median (ms) | 95 % (ms) | longest (ms) |\n|---|---|---|---|---|---|");
        int wrong = 0;
        foreach (int count in windows)
            wrong += await OfAsync(output, count, time);
        return wrong == 0 ? 0 : 1;
    }

    /// <summary>Nearest-rank quantile of sorted values.</summary>
    /// <param name="sorted">Ascending; at least one.</param>
    /// <param name="share">Above 0, at most 1: the smallest value that at least this share is no larger than.</param>
    internal static double Quantile(ReadOnlySpan<double> sorted, double share) =>
        sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];

    private static async Task<int> OfAsync(TextWriter output, int count, TimeSpan time)
    {
        string folder = Directory.CreateTempSubdirectory("hotspots-latency-").FullName;
        try
        {
            string first = Path.Combine(folder, "first.csv");
            await File.WriteAllTextAsync(first, Incidents.Csv(2_000, 3));
            using HostProcess host = await HostProcess.StartAsync(Directory.CreateDirectory(Path.Combine(folder, "temporary")).FullName, first);
            using var ending = new CancellationTokenSource();
            SoakWindow[] windows = [.. Enumerable.Range(0, count).Select(number => new SoakWindow(host, number))];
            Task[] going = [.. windows.Select(window => Task.Run(() => window.GoOnAsync(ending.Token)))];
            await Task.Delay(time);
            // On a busy computer the first answers may take longer than all was to.
            while (!host.HasEnded && windows.Any(static window => window.Answered == 0 && window.Faults.Count == 0))
                await Task.Delay(LookEvery);
            await ending.CancelAsync();
            await Task.WhenAll(going);
            string[] faults = [.. windows.SelectMany(static window => window.Faults),
                .. host.HasEnded ? ["The host has ended by itself."] : Array.Empty<string>()];
            foreach (string fault in faults.Take(20))
                output.WriteLine("FAULT " + fault);
            foreach (IGrouping<string, double> kind in windows.SelectMany(static window => window.Milliseconds)
                .SelectMany(static noted => noted.Value.Select(ms => (noted.Key, ms)))
                .GroupBy(static one => one.Key, static one => one.ms).OrderBy(static kind => kind.Key, StringComparer.Ordinal))
            {
                double[] sorted = [.. kind.Order()];
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {kind.Key} | {count} | {sorted.Length:N0} | {Quantile(sorted, 0.5):N0} | {Quantile(sorted, 0.95):N0} | {sorted[^1]:N0} |"));
            }
            output.Flush();
            return faults.Length;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
