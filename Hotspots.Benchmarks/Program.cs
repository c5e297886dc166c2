using Hotspots.Benchmarks.Attack;
using Hotspots.Benchmarks.Backtests;
using Hotspots.Benchmarks.Changes;
using Hotspots.Benchmarks.Effects;
using Hotspots.Benchmarks.Emerging;
using Hotspots.Benchmarks.Peers;
using Hotspots.Benchmarks.Releases;
using Hotspots.Benchmarks.Roads;
using Hotspots.Benchmarks.Soak;
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
        ("hdbscan", HdbscanBenchmark.Run),
        ("optics", OpticsBenchmark.Run),
        ("spacetime", SpaceTimeBenchmark.Run),
        ("significance", SignificanceBenchmark.Run),
        ("search", SearchBenchmark.Run),
    ];

    private static int Main(string[] arguments)
    {
        // Minutes of other programs' time: never unasked.
        if (arguments is ["peers", .. string[] choice])
            return PeersBenchmark.Run(Console.Out, Console.Error, choice);
        // Minutes of simulation: not unasked either.
        if (arguments is ["sureness", .. string[] given])
        {
            SurenessBenchmark.Run(Console.Out, given);
            return 0;
        }
        if (arguments is ["change", .. string[] sets])
        {
            ChangeBenchmark.Run(Console.Out, sets);
            return 0;
        }
        if (arguments is ["backtest", .. string[] draws])
        {
            BacktestBenchmark.Run(Console.Out, draws);
            return 0;
        }
        if (arguments is ["today", .. string[] files])
        {
            TodayBenchmark.Run(Console.Out, files);
            return 0;
        }
        if (arguments is ["emerging", .. string[] runs])
        {
            EmergingBenchmark.Run(Console.Out, runs);
            return 0;
        }
        if (arguments is ["effect", .. string[] months])
        {
            EffectBenchmark.Run(Console.Out, months);
            return 0;
        }
        if (arguments is ["release", .. string[] tables])
            return ReleaseBenchmark.Run(Console.Out, tables);
        if (arguments is ["roads", .. string[] streets])
        {
            RoadsBenchmark.Run(Console.Out, streets);
            return 0;
        }
        // Minutes to hours of spoilt files, kills and open windows: never unasked.
        if (arguments is ["attack", .. string[] size])
            return AttackBenchmark.Run(Console.Out, Console.Error, size);
        if (arguments is ["soak", .. string[] minutes])
            return SoakBenchmark.Run(Console.Out, Console.Error, minutes);
        if (arguments is ["latency", .. string[] seconds])
            return LatencyBenchmark.Run(Console.Out, Console.Error, seconds);
        string wanted = arguments is [string first, ..] ? first : "";
        (string Name, Action<TextWriter> Run)[] chosen =
            Array.FindAll(Benchmarks, benchmark => benchmark.Name.StartsWith(wanted, StringComparison.OrdinalIgnoreCase));
        if (chosen.Length == 0)
        {
            Console.Error.WriteLine($"There is no benchmark named \"{wanted}\"; there are: {string.Join(", ", Benchmarks.Select(static b => b.Name))}, peers, sureness, change, backtest, today, emerging, effect, release, roads, attack, soak, latency.");
            return 2;
        }
        Console.Out.WriteLine($"{Environment.ProcessorCount} cores, .NET {Environment.Version}, {System.Runtime.InteropServices.RuntimeInformation.OSDescription}");
        foreach ((string name, Action<TextWriter> run) in chosen)
        {
            Console.Out.WriteLine();
            Console.Out.WriteLine(name);
            run(Console.Out);
        }
        return 0;
    }
}
