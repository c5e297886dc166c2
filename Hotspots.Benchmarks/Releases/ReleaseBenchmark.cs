using System.Diagnostics;
using System.Globalization;
using Hotspots.Core.Disclosure.Attacks;
using Hotspots.Core.Disclosure.Releases;
using Hotspots.Core.Disclosure.Suppression;
using Hotspots.Core.Disclosure.Tables;
using Hotspots.Core.Indexing;

namespace Hotspots.Benchmarks.Releases;

/// <summary>Safe release: random small tables against an oracle, and large ones against the clock.</summary>
internal static class ReleaseBenchmark
{
    private const int UsualTables = 10_000, Months = 24;

    /// <summary>Writes the figures; the first argument is the number of small tables, the second of cells in the large ones, the third of
    /// towns.</summary>
    /// <returns>0 when every small table is right.</returns>
    public static int Run(TextWriter output, string[] given)
    {
        int tables = given is [string first, ..] ? int.Parse(first, CultureInfo.InvariantCulture) : UsualTables;
        int cells = given is [_, string second, ..] ? int.Parse(second, CultureInfo.InvariantCulture) : 20_000;
        int wrong = Small(output, tables);
        foreach (double mean in (double[])[0.3, 1, 3])
        {
            foreach (bool hidesZeros in (bool[])[true, false])
                Large(output, cells, mean, hidesZeros);
        }
        Ledger(output, cells);
        CountyBenchmark.Run(output, cells);
        ReidentificationBenchmark.Run(output, given is [_, _, string third, ..] ? int.Parse(third, CultureInfo.InvariantCulture) : 200);
        return wrong == 0 ? 0 : 1;
    }

    private static int Small(TextWriter output, int tables)
    {
        int wrong = 0, safe = 0;
        var clock = Stopwatch.StartNew();
        for (int seed = 0; seed < tables; seed++)
        {
            if (ReleaseTrial.Check((ulong)seed, out bool isSafe) is { } what)
            {
                wrong++;
                output.WriteLine(what);
            }
            safe += isSafe ? 1 : 0;
        }
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{tables} small tables: {wrong} wrong, {safe} made safe, {tables - safe} refused by name "
            + $"({clock.Elapsed.TotalSeconds:0} s with the oracle)"));
        return wrong;
    }

    /// <summary>Counts of places by months with all totals: places differ, months are Poisson.</summary>
    private static void Large(TextWriter output, int places, double mean, bool hidesZeros)
    {
        CountTable table = MarginTables.Of([places, Months], Counts(places, mean)).Build();
        var rule = new DisclosureRule { HidesZeros = hidesZeros };
        var sharing = new WorkSharing(-1, CancellationToken.None);
        var clock = Stopwatch.StartNew();
        SuppressionResult result = Suppressor.Suppress(table, rule, sharing);
        double suppressed = clock.Elapsed.TotalSeconds;
        clock.Restart();
        CountAttack.Intervals(result.Table, rule, rule.Width, sharing);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{places} places, {Months} months, mean {mean}, zeros {(hidesZeros ? "may be hidden" : "always printed")}: {suppressed:0.0} s; small "
            + $"{result.First.Count}, further {result.Further.Count} (total {result.FurtherTotal}), unsafe {result.Unsafe.Count}; "
            + $"one attack {clock.Elapsed.TotalSeconds:0.0} s"));
    }

    /// <summary>A year and eleven months are out; two years follow, at the same cut.</summary>
    private static void Ledger(TextWriter output, int places)
    {
        var rule = new DisclosureRule();
        var sharing = new WorkSharing(-1, CancellationToken.None);
        int[] truth = Counts(places, 1);
        ReleasedLayer earlier = ReleaseTrial.MonthsSoFar(truth, places, Months - 1), fresh = ReleaseTrial.MonthsSoFar(truth, places, Months);
        CommonRefinement first = CommonRefinement.Of([earlier], truth);
        earlier = ReleaseTrial.Seen(earlier, first.CountOf[0], Differencing.Suppress(first, rule, sharing));
        var clock = Stopwatch.StartNew();
        CommonRefinement both = CommonRefinement.Of([earlier, fresh], truth);
        double refined = clock.Elapsed.TotalSeconds;
        clock.Restart();
        SuppressionResult result = Differencing.Suppress(both, rule, sharing);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{places} places, {Months} months after {Months - 1} were released: refined in {refined:0.0} s, made safe in "
            + $"{clock.Elapsed.TotalSeconds:0.0} s; small {result.First.Count}, further {result.Further.Count}, unsafe {result.Unsafe.Count}"));
    }

    private static int[] Counts(int places, double mean)
    {
        var random = new SeededRandom(7);
        var counts = new int[places * Months];
        for (int place = 0; place < places; place++)
        {
            double normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            double rate = mean * Math.Exp(1.2 * normal - 0.72);
            for (int month = 0; month < Months; month++)
                counts[place * Months + month] = Poisson(random, rate);
        }
        return counts;
    }

    private static int Poisson(SeededRandom random, double mean)
    {
        // A sum of two halves has the same distribution: so that e⁻ᵐ never vanishes.
        if (mean > 30)
            return Poisson(random, mean / 2) + Poisson(random, mean / 2);
        double limit = Math.Exp(-mean), product = random.NextDouble();
        int count = 0;
        for (; product > limit; count++)
            product *= random.NextDouble();
        return count;
    }
}
