using Hotspots.Benchmarks.Releases;
using Hotspots.Core.Disclosure.Attacks;
using Hotspots.Core.Disclosure.Suppression;
using Hotspots.Core.Disclosure.Tables;
using Hotspots.Core.Indexing;

namespace Hotspots.Tests.Disclosure;

public sealed class CountAttackTests
{
    private static WorkSharing Alone => WorkSharing.Alone(CancellationToken.None);

    [Fact]
    public void Flow_simplex_and_a_textbook_s_simplex_agree_on_random_networks()
    {
        int compared = 0;
        for (ulong seed = 1; seed <= 150; seed++)
        {
            var random = new SeededRandom(seed);
            (CountTable table, DisclosureRule rule) = Spotted(random, [2 + random.NextInt32(3), 2 + random.NextInt32(3)]);
            CountInterval[] flow = CountAttack.Intervals(table, rule, CountInterval.Unbounded, Alone);
            foreach (FreePart part in FreePart.All(table, KnownLimits.Of(table, rule)))
            {
                Assert.NotNull(CountNetwork.Of(part.Relations, part.Counts.Length));
                var simplex = new SimplexAttack(part);
                for (int place = 0; place < part.Counts.Length; place++)
                {
                    if (!table.IsTarget(part.Counts[place], rule))
                        continue;
                    CountInterval found = flow[part.Counts[place]];
                    Assert.Equal(found, simplex.Interval(place, CountInterval.Unbounded));
                    Assert.True(found.IsExact);
                    (Fraction low, Fraction? high) = TableOracle.Bounds(table, rule, part.Counts[place]);
                    Assert.Equal((found.Low, found.High), ((int)low.Floor, (int)(high?.Floor ?? CountInterval.Unbounded)));
                    compared++;
                }
            }
        }
        Assert.True(compared > 500);
    }

    [Fact]
    public void In_three_directions_intervals_are_those_of_all_tables_of_integers()
    {
        int exact = 0, inner = 0;
        for (ulong seed = 1; seed <= 60; seed++)
        {
            var random = new SeededRandom(seed);
            (CountTable table, DisclosureRule rule) = Spotted(random, [2, 2, 2 + random.NextInt32(2)]);
            if (TableOracle.Ranges(table, rule, 200_000) is not { } ranges)
                continue;
            CountInterval[] found = CountAttack.Intervals(table, rule, CountInterval.Unbounded, Alone);
            CountInterval[] near = CountAttack.Intervals(table, rule, CountInterval.Unbounded, Alone, largestTableau: 0);
            for (int count = 0; count < table.Count; count++)
            {
                if (!table.IsTarget(count, rule))
                    continue;
                (int low, int high) = ranges[count];
                // The oracle stops at the sum of all counts; what nothing limits is beyond it.
                Assert.True(found[count].Low >= low && (found[count].High <= high || found[count].High == CountInterval.Unbounded));
                Assert.True(near[count].Low >= found[count].Low && near[count].High <= found[count].High, "a neighbourhood claims too much");
                if (!found[count].IsExact)
                {
                    inner++;
                    continue;
                }
                Assert.Equal(low, found[count].Low);
                Assert.True(found[count].High == high || found[count].High == CountInterval.Unbounded);
                exact++;
            }
        }
        Assert.True(exact > 100 && inner * 20 < exact, $"{exact} exact, {inner} inner");
    }

    [Fact]
    public void Any_multipliers_prove_a_bound_that_no_table_passes()
    {
        for (ulong seed = 1; seed <= 200; seed++)
        {
            var random = new SeededRandom(seed);
            (CountTable table, DisclosureRule rule) = Spotted(random, [3, 3]);
            foreach (FreePart part in FreePart.All(table, KnownLimits.Of(table, rule)))
            {
                ProgramColumns program = part.Program();
                var simplex = new ExactSimplex(program);
                var weights = new long[program.Columns];
                weights[random.NextInt32(weights.Length)] = 1;
                SimplexOutcome outcome = simplex.Maximise(weights);
                var multipliers = new long[program.Rows];
                for (int row = 0; row < multipliers.Length; row++)
                    multipliers[row] = random.NextInt32(7) - 3;
                if (program.BoundBy(weights, multipliers, 2) is not { } bound)
                    continue;
                Assert.Equal(SimplexEnd.Optimal, outcome.End);
                Assert.True(bound * outcome.Denominator >= (Int128)outcome.Numerator * 2, $"seed {seed}");
            }
        }
    }

    [Fact]
    public void A_single_hidden_count_in_a_line_is_no_secret()
    {
        CountTable table = MarginTables.Of([2, 3], [7, 3, 9, 8, 6, 2], static (i, n) => n == 3 ? CountState.Hidden : CountState.Exact).Build();
        Assert.Equal(new CountInterval(3, 3, true), CountAttack.Intervals(table, new DisclosureRule(), CountInterval.Unbounded, Alone)[1]);
    }

    [Fact]
    public void Who_knows_of_one_incident_knows_a_narrower_range()
    {
        var builder = new CountTableBuilder();
        builder.Add(1, CountState.Hidden);
        builder.Add(5, CountState.Hidden);
        builder.AddSum([0, 1], 6);
        CountTable table = builder.Build();
        CountInterval[] outsider = CountAttack.Intervals(table, new DisclosureRule(), CountInterval.Unbounded, Alone);
        CountInterval[] giver = CountAttack.Intervals(table, new DisclosureRule { OwnContribution = 1 }, CountInterval.Unbounded, Alone);
        Assert.Equal((new CountInterval(0, 6, true), new CountInterval(1, 5, true)), (outsider[0], giver[0]));
        Assert.True(Suppressor.Suppress(table, new DisclosureRule(), Alone).IsSafe);
        SuppressionResult refused = Suppressor.Suppress(table, new DisclosureRule { OwnContribution = 1 }, Alone);
        Assert.Equal([0, 1], refused.Unsafe.Select(static one => one.Count));
    }

    [Fact]
    public void Enough_is_enough_and_never_more_than_the_truth()
    {
        for (ulong seed = 1; seed <= 100; seed++)
        {
            var random = new SeededRandom(seed);
            (CountTable table, DisclosureRule rule) = Spotted(random, [4, 5]);
            CountInterval[] exact = CountAttack.Intervals(table, rule, CountInterval.Unbounded, Alone);
            CountInterval[] enough = CountAttack.Intervals(table, rule, 3, Alone);
            for (int count = 0; count < table.Count; count++)
            {
                Assert.True(enough[count].Low >= exact[count].Low && enough[count].High <= exact[count].High);
                Assert.Equal(exact[count].Width >= 3, enough[count].Width >= 3);
            }
        }
    }

    [Fact]
    public void One_core_and_many_find_the_same()
    {
        var random = new SeededRandom(5);
        var cells = new int[900 * 12];
        for (int i = 0; i < cells.Length; i++)
            cells[i] = random.NextInt32(3) * random.NextInt32(4);
        CountTable table = MarginTables.Of([900, 12], cells).Build();
        SuppressionResult one = Suppressor.Suppress(table, new DisclosureRule(), Alone);
        SuppressionResult many = Suppressor.Suppress(table, new DisclosureRule(), new WorkSharing(4, CancellationToken.None));
        Assert.Equal(one.Table.States, many.Table.States);
        Assert.Equal(one.Intervals, many.Intervals);
        Assert.True(one.IsSafe && one.First.Count > 4096, "more than one block of targets");
    }

    /// <summary>A table with margins, some counts of which are hidden, told as a range or not told.</summary>
    internal static (CountTable Table, DisclosureRule Rule) Spotted(SeededRandom random, int[] shape)
    {
        var cells = new int[shape.Aggregate(1, static (a, b) => a * b)];
        int most = 1 + random.NextInt32(9);
        for (int i = 0; i < cells.Length; i++)
            cells[i] = random.NextInt32(most + 1);
        int odds = 2 + random.NextInt32(4);
        CountTable told = MarginTables.Of(shape, cells, (_, _) => random.NextInt32(odds) switch
        {
            0 => CountState.Hidden,
            1 when odds < 4 => CountState.Untold,
            _ => CountState.Exact,
        }).Build();
        var builder = new CountTableBuilder();
        for (int count = 0; count < told.Count; count++)
        {
            if (told.States[count] == CountState.Exact && random.NextInt32(5) == 0)
                builder.AddRange(told.Truth[count], told.Truth[count] / 5 * 5, told.Truth[count] / 5 * 5 + 4);
            else
                builder.Add(told.Truth[count], told.States[count]);
        }
        for (int row = 0; row < told.Relations.Count; row++)
        {
            ReadOnlySpan<int> entries = told.Relations.Columns.AsSpan(told.Relations.RowStarts[row]..told.Relations.RowStarts[row + 1]);
            builder.AddTotal(entries[^1], entries[..^1]);
        }
        // Zeros that are hidden would contradict a rule that prints them.
        return (builder.Build(), new DisclosureRule { OwnContribution = random.NextInt32(4) == 0 ? 1 : 0 });
    }
}
