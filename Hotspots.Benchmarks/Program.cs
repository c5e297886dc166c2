using Hotspots.Benchmarks.Attack;
using Hotspots.Benchmarks.Attended;
using Hotspots.Benchmarks.Backtests;
using Hotspots.Benchmarks.Changes;
using Hotspots.Benchmarks.Effects;
using Hotspots.Benchmarks.Emerging;
using Hotspots.Benchmarks.Lines;
using Hotspots.Benchmarks.Peers;
using Hotspots.Benchmarks.Releases;
using Hotspots.Benchmarks.Roads;
using Hotspots.Benchmarks.Soak;
using Hotspots.Benchmarks.Stores;
using Hotspots.Benchmarks.Sureness;
using Hotspots.Benchmarks.Today;

namespace Hotspots.Benchmarks;

/// <summary>Runs the benchmarks: all of them, or those whose name begins with the first argument; other programs only when "peers" is said.</summary>
internal static class Program
{
    // THE list. A benchmark is a class with one method that says what it measured, after asserting that the answers are right.
    private static readonly (string Name, Action<TextWriter> Run)[] Benchmarks =
    [
        ("csv", CsvBenchmark.Run),
        ("grid", NationalGridBenchmark.Run),
        ("dbscan", DbscanBenchmark.Run),
        ("kde", KernelDensityBenchmark.Run),
        ("placement", PlacementBenchmark.Run),
        ("raid", RaidBenchmark.Run),
        ("hdbscan", HdbscanBenchmark.Run),
        ("optics", OpticsBenchmark.Run),
        ("spacetime", SpaceTimeBenchmark.Run),
        ("significance", SignificanceBenchmark.Run),
        ("search", SearchBenchmark.Run),
    ];

    /// <summary>Minutes to hours of simulation, of other programs' time, of spoilt files, kills and open windows: never unasked.</summary>
    private static readonly (string Name, Func<string[], int> Run)[] Asked =
    [
        ("peers", static words => PeersBenchmark.Run(Console.Out, Console.Error, words)),
        Said("sureness", SurenessBenchmark.Run),
        Said("change", ChangeBenchmark.Run),
        Said("backtest", BacktestBenchmark.Run),
        Said("today", TodayBenchmark.Run),
        Said("emerging", EmergingBenchmark.Run),
        Said("effect", EffectBenchmark.Run),
        Said("attended", AttendedBenchmark.Run),
        Said("lines", LinesBenchmark.Run),
        Said("roads", RoadsBenchmark.Run),
        ("release", static words => ReleaseBenchmark.Run(Console.Out, words)),
        ("store", static words => StoreBenchmark.Run(Console.Out, words)),
        ("store-kills", static words => StoreKills.Run(Console.Out, words)),
        ("attack", static words => AttackBenchmark.Run(Console.Out, Console.Error, words)),
        ("soak", static words => SoakBenchmark.Run(Console.Out, Console.Error, words)),
        ("latency", static words => LatencyBenchmark.Run(Console.Out, Console.Error, words)),
    ];

    private static int Main(string[] arguments)
    {
        string wanted = arguments is [string first, ..] ? first : "";
        if (Array.Find(Asked, benchmark => benchmark.Name == wanted) is { Run: { } asked })
            return asked(arguments[1..]);
        (string Name, Action<TextWriter> Run)[] chosen =
            Array.FindAll(Benchmarks, benchmark => benchmark.Name.StartsWith(wanted, StringComparison.OrdinalIgnoreCase));
        if (chosen.Length == 0)
        {
            string names = string.Join(", ", Benchmarks.Select(static b => b.Name).Concat(Asked.Select(static b => b.Name)));
            Console.Error.WriteLine($"There is no benchmark named \"{wanted}\"; there are: {names}.");
            return 2;
        }
        Console.Out.WriteLine(
            $"{Environment.ProcessorCount} cores, .NET {Environment.Version}, {System.Runtime.InteropServices.RuntimeInformation.OSDescription}");
        foreach ((string name, Action<TextWriter> run) in chosen)
        {
            Console.Out.WriteLine();
            Console.Out.WriteLine(name);
            run(Console.Out);
        }
        return 0;
    }

    private static (string Name, Func<string[], int> Run) Said(string name, Action<TextWriter, string[]> run)
    {
        return (name, Run);

        int Run(string[] words)
        {
            run(Console.Out, words);
            return 0;
        }
    }
}
