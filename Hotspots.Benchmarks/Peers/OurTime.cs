using System.Diagnostics;

namespace Hotspots.Benchmarks.Peers;

/// <summary>How long do we take, once the compiler has done its best?</summary>
internal static class OurTime
{
    private const int Runs = 3;
    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(2);

    /// <summary>The answer, and the median of three runs after a warm-up, milliseconds.</summary>
    public static (T Answer, double Milliseconds) Of<T>(Func<T> work)
    {
        long began = Stopwatch.GetTimestamp();
        T answer = work();
        while (Stopwatch.GetElapsedTime(began) < Warming)
            answer = work();
        // The compiler's second, optimised version comes after a moment.
        Thread.Sleep(200);
        var milliseconds = new double[Runs];
        for (int run = 0; run < Runs; run++)
        {
            // What the last run left behind is not this run's to clear up.
            GC.Collect();
            long start = Stopwatch.GetTimestamp();
            answer = work();
            milliseconds[run] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        Array.Sort(milliseconds);
        return (answer, milliseconds[Runs / 2]);
    }
}
