using Hotspots.Core.Disclosure.Attacks;
using Hotspots.Core.Disclosure.Tables;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;

namespace Hotspots.Tests.Disclosure;

public sealed class FeasibleCountsTests
{
    private static WorkSharing Alone => WorkSharing.Alone(CancellationToken.None);

    [Fact]
    public void Who_does_not_know_the_counts_finds_the_same_intervals()
    {
        int networks = 0, others = 0;
        for (ulong seed = 1; seed <= 200; seed++)
        {
            var random = new SeededRandom(seed);
            int[] shape = seed % 4 == 0 ? [2, 2, 2] : [2 + random.NextInt32(4), 2 + random.NextInt32(4)];
            (CountTable table, _) = CountAttackTests.Spotted(random, shape);
            var rule = new DisclosureRule();
            CountTable filled = FeasibleCounts.Fill(Unknown(table), rule);
            for (int row = 0; row < table.Relations.Count; row++)
                Assert.Equal(table.Relations.Constants[row], table.Relations.Sum(row, filled.Truth));
            CountInterval[] known = CountAttack.Intervals(table, rule, CountInterval.Unbounded, Alone);
            CountInterval[] unknown = CountAttack.Intervals(filled, rule, CountInterval.Unbounded, Alone);
            for (int count = 0; count < table.Count; count++)
            {
                if (table.IsTarget(count, rule) && known[count].IsExact && unknown[count].IsExact)
                    Assert.Equal(known[count], unknown[count]);
                if (table.States[count] == CountState.Exact)
                    Assert.Equal(table.Truth[count], filled.Truth[count]);
            }
            _ = shape.Length == 2 ? networks++ : others++;
        }
        Assert.True(networks > 100 && others > 40);
    }

    [Fact]
    public void A_total_that_its_parts_cannot_come_to_is_refused_in_one_sentence()
    {
        var builder = new CountTableBuilder();
        builder.AddRange(1, 1, 4);
        builder.AddRange(1, 1, 4);
        builder.AddSum([0, 1], 12);
        OutputException refusal = Assert.Throws<OutputException>(
            () => FeasibleCounts.Fill(builder.BuildUnknown(static count => $"place {count}"), new DisclosureRule()));
        Assert.Equal(
            "The counts contradict one another: nothing agrees with the total with place 0 in it; read them from one release.", refusal.Message);
    }

    [Fact]
    public void Totals_changed_at_random_are_refused_or_fulfilled()
    {
        int refused = 0;
        for (ulong seed = 1; seed <= 300; seed++)
        {
            var random = new SeededRandom(seed);
            (CountTable table, _) = CountAttackTests.Spotted(random, seed % 3 == 0 ? [2, 2, 2] : [3, 3]);
            int changed = random.NextInt32(table.Count);
            var truth = (int[])table.Truth.Clone();
            if (table.States[changed] == CountState.Exact)
                truth[changed] += random.NextInt32(20);
            try
            {
                CountTable filled = FeasibleCounts.Fill(Unknown(table, truth), new DisclosureRule());
                for (int row = 0; row < table.Relations.Count; row++)
                    Assert.Equal(table.Relations.Constants[row], table.Relations.Sum(row, filled.Truth));
            }
            catch (OutputException refusal)
            {
                DisclosureInputTests.IsOneSentence(refusal.Message);
                refused++;
            }
        }
        Assert.InRange(refused, 50, 280);
    }

    /// <summary>What a reader has: exact counts, ranges and signs.</summary>
    private static CountTable Unknown(CountTable table, int[]? truth = null)
    {
        var builder = new CountTableBuilder();
        for (int count = 0; count < table.Count; count++)
        {
            if (table.States[count] == CountState.Range)
                builder.AddRange(table.Least[count], table.Least[count], table.Most[count]);
            else
                builder.Add(table.States[count] == CountState.Exact ? (truth ?? table.Truth)[count] : 0, table.States[count]);
        }
        for (int row = 0; row < table.Relations.Count; row++)
        {
            ReadOnlySpan<int> entries = table.Relations.Columns.AsSpan(table.Relations.RowStarts[row]..table.Relations.RowStarts[row + 1]);
            builder.AddTotal(entries[^1], entries[..^1]);
        }
        return builder.BuildUnknown();
    }
}
