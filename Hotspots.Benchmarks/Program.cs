using Hotspots.Benchmarks.Peers;
using Hotspots.Benchmarks.Sureness;

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
        string wanted = arguments is [string first, ..] ? first : "";
        (string Name, Action<TextWriter> Run)[] chosen =
            Array.FindAll(Benchmarks, benchmark => benchmark.Name.StartsWith(wanted, StringComparison.OrdinalIgnoreCase));
        if (chosen.Length == 0)
        {
            Console.Error.WriteLine($"There is no benchmark named \"{wanted}\"; there are: {string.Join(", ", Benchmarks.Select(static b => b.Name))}, peers, sureness.");
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
