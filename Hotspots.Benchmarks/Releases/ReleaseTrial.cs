using System.Globalization;
using Hotspots.Core.Disclosure.Releases;
using Hotspots.Core.Disclosure.Suppression;
using Hotspots.Core.Disclosure.Tables;
using Hotspots.Core.Indexing;

namespace Hotspots.Benchmarks.Releases;

/// <summary>Random small tables, suppressed by the core and attacked by the oracle.</summary>
internal static class ReleaseTrial
{
    /// <summary>Suppresses a random table and checks each hidden count.</summary>
    /// <returns>What is wrong, or null.</returns>
    public static string? Check(ulong seed, out bool isSafe)
    {
        var random = new SeededRandom(seed);
        (CountTable table, DisclosureRule rule) = Random(random);
        SuppressionResult result = Suppressor.Suppress(table, rule, WorkSharing.Alone(CancellationToken.None));
        isSafe = result.IsSafe;
        bool isNetwork = Enumerable.Range(0, table.Count).All(c => table.Relations.Degree(c) <= 2);
        // Equations in three directions may leave integers less room than fractions: then every table is gone through.
        (int Low, int High)[]? all = isNetwork ? null : TableOracle.Ranges(result.Table, rule, 100_000);
        for (int count = 0; count < table.Count; count++)
        {
            if (!result.Table.IsTarget(count, rule))
                continue;
            (Fraction low, Fraction? high) = TableOracle.Bounds(result.Table, rule, count);
            long least = -((Fraction)0 - low).Floor, most = high?.Floor ?? CountInterval.Unbounded;
            if (all is not null)
                (least, most) = (all[count].Low, high is null ? most : all[count].High);
            CountInterval told = result.Intervals[count];
            string where = string.Create(
                CultureInfo.InvariantCulture, $"seed {seed}, count {count}: told {told}, the reader has {least} to {most}");
            if (told.Low < least || told.High > most || told.Low > table.Truth[count] || told.High < table.Truth[count])
                return $"{where}: wider than the truth";
            if (told.IsExact && (told.Low != least || told.High != most) && (isNetwork || all is not null))
                return $"{where}: called exact";
            bool isWide = most - least >= rule.Width, isNamed = result.Unsafe.Any(u => u.Count == count);
            if (!isWide && !isNamed)
                return $"{where}: narrower than {rule.Width} and not named";
            if (isWide && isNamed && isNetwork)
                return $"{where}: wide enough and named all the same";
        }
        return null;
    }

    /// <summary>A table of two or three sides with margins, and a rule.</summary>
    public static (CountTable Table, DisclosureRule Rule) Random(SeededRandom random)
    {
        int[] shape = random.NextInt32(5) == 0
            ? [1 + random.NextInt32(2), 2, 2]
            : [1 + random.NextInt32(5), 1 + random.NextInt32(5)];
        int size = shape.Aggregate(1, static (a, b) => a * b), most = random.NextInt32(4) switch { 0 => 1, 1 => 4, 2 => 9, _ => 40 };
        var cells = new int[size];
        for (int i = 0; i < size; i++)
            cells[i] = random.NextInt32(3) == 0 ? 0 : random.NextInt32(most + 1);
        int threshold = 2 + random.NextInt32(5);
        var rule = new DisclosureRule
        {
            Threshold = threshold,
            Width = random.NextInt32(3) == 0 ? 1 + random.NextInt32(threshold) : threshold,
            HidesZeros = random.NextInt32(3) > 0,
            OwnContribution = random.NextInt32(4) == 0 ? 1 : 0,
        };
        CountTable table = MarginTables.Of(shape, cells, marginsMayHide: random.NextInt32(4) > 0).Build();
        return (random.NextInt32(4) == 0 ? Rounded(table, threshold) : table, rule);
    }

    /// <summary>A layer of places by the first so many months, with the totals of places, of months and of all.</summary>
    /// <param name="truth">Incidents by place, then by month; a piece each.</param>
    /// <param name="places">How many places.</param>
    /// <param name="months">How many months are told.</param>
    public static ReleasedLayer MonthsSoFar(int[] truth, int places, int months)
    {
        int all = truth.Length / places, cells = places * months;
        int[] cellOf = [.. Enumerable.Range(0, truth.Length).Select(piece => piece % all < months ? piece / all * months + piece % all : -1)];
        int[][] totals =
        [
            .. Enumerable.Range(0, places).Select(place => Enumerable.Range(place * months, months).ToArray()),
            .. Enumerable.Range(0, months).Select(month => Enumerable.Range(0, places).Select(place => place * months + month).ToArray()),
            [.. Enumerable.Range(cells, places)],
        ];
        var counts = new int[cells + totals.Length];
        for (int piece = 0; piece < truth.Length; piece++)
        {
            if (cellOf[piece] >= 0)
                counts[cellOf[piece]] = truth[piece];
        }
        for (int total = 0; total < totals.Length; total++)
            counts[cells + total] = totals[total].Sum(part => counts[part]);
        return new ReleasedLayer($"the layer of {months} months", cellOf, totals, [.. counts.Select(ToldCount.Exactly)]);
    }

    /// <summary>A layer as its reader sees it once counts are hidden.</summary>
    public static ReleasedLayer Seen(ReleasedLayer layer, int[] countOf, SuppressionResult result) => layer with
    {
        Told = [.. layer.Told.Select((one, at) => result.Table.States[countOf[at]] == CountState.Hidden ? ToldCount.Hidden : one)],
    };

    /// <summary>The same with all but the small counts rounded to 5: a reader who knows the threshold knows a range.</summary>
    private static CountTable Rounded(CountTable table, int threshold)
    {
        var builder = new CountTableBuilder();
        for (int count = 0; count < table.Count; count++)
        {
            int truth = table.Truth[count], told = (truth + 2) / 5 * 5;
            if (truth < threshold)
                builder.Add(truth, mayHide: table.MayHide[count]);
            else
                builder.AddRange(truth, Math.Max(threshold, told - 2), told + 2, table.MayHide[count]);
        }
        for (int row = 0; row < table.Relations.Count; row++)
        {
            ReadOnlySpan<int> entries = table.Relations.Columns.AsSpan(table.Relations.RowStarts[row]..table.Relations.RowStarts[row + 1]);
            builder.AddTotal(entries[^1], entries[..^1]);
        }
        return builder.Build();
    }
}
