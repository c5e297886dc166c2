using System.Text.Json;
using Hotspots.Core.Disclosure.Attacks;
using Hotspots.Core.Disclosure.Releases;
using Hotspots.Core.Disclosure.Suppression;
using Hotspots.Core.Disclosure.Tables;
using Hotspots.Core.Indexing;
using Hotspots.Tests.Evaluation;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Disclosure;

public sealed class DisclosureReferenceTests
{
    private const int Exactly = CountInterval.Unbounded;

    private static readonly DisclosureRule Rule = new();

    private static WorkSharing Alone => WorkSharing.Alone(CancellationToken.None);

    [SharedFact(FieldAnswers.Kept)]
    public void Two_hidden_counts_in_each_line_protect_nothing_by_themselves()
    {
        JsonElement record = FieldAnswers.Of("suppression_4x4");
        CountTable table = FourByFour(record, null);
        CountInterval[] flow = CountAttack.Intervals(table, Rule, Exactly, Alone);
        foreach (JsonProperty bounds in record.GetProperty("bounds").EnumerateObject())
        {
            int count = IndexOf(bounds.Name);
            CountInterval expected = new(Ends(bounds.Value)[0], Ends(bounds.Value)[1], true);
            Assert.Equal(expected, flow[count]);
            Assert.Equal(expected, BySimplex(table, count));
        }
        Assert.Equal(new CountInterval(47, 47, true), flow[IndexOf("0,1")]);
    }

    [SharedFact(FieldAnswers.Kept)]
    public void Just_seven_single_further_counts_mend_it()
    {
        JsonElement record = FieldAnswers.Of("suppression_4x4");
        var mending = new List<string>();
        for (int count = 0; count < 16; count++)
        {
            string name = $"{count / 4},{count % 4}";
            CountTable table = FourByFour(record, name);
            CountInterval[] intervals = CountAttack.Intervals(table, Rule, Exactly, Alone);
            if (Enumerable.Range(0, table.Count).All(c => !table.IsTarget(c, Rule) || intervals[c].Width >= Rule.Width))
                mending.Add(name);
        }
        Assert.Equal(record.GetProperty("one_more_cell_that_protects_all").EnumerateArray().Select(static c => $"{c[0]},{c[1]}"), mending);
    }

    [SharedFact(FieldAnswers.Kept)]
    public void The_cheapest_of_the_seven_is_chosen()
    {
        JsonElement record = FieldAnswers.Of("suppression_4x4"), cheapest = record.GetProperty("cheapest");
        SuppressionResult result = Suppressor.Suppress(FourByFour(record, null), Rule, Alone);
        Assert.True(result.IsSafe);
        Assert.Equal([IndexOf($"{cheapest[0]},{cheapest[1]}")], result.Further);
        CountInterval[] intervals = CountAttack.Intervals(result.Table, Rule, Exactly, Alone);
        int[] expected = record.Counts("bounds_of_0_1_with_cheapest");
        Assert.Equal(new CountInterval(expected[0], expected[1], true), intervals[IndexOf("0,1")]);
    }

    [SharedFact(FieldAnswers.Kept)]
    public void Who_knows_the_rule_knows_more()
    {
        JsonElement record = FieldAnswers.Of("suppression_rule_known");
        int[] cells = CellsOf(record);
        HashSet<string> hidden = [.. record.GetProperty("suppressed").EnumerateArray().Select(static c => $"{c[0]},{c[1]}")];
        HashSet<int> indices = [.. hidden.Select(name => IndexOf(name, 3))];
        CountTable unknown = MarginTables.Of([3, 3], cells, (i, _) => indices.Contains(i) ? CountState.Hidden : CountState.Exact).Build();
        Check(unknown, "bounds_if_only_non_negative");
        // The same told with ranges: "<5" for the small ones, a sign for the others.
        var told = new CountTableBuilder();
        for (int i = 0; i < 16; i++)
        {
            if (!indices.Contains(i))
                told.Add(unknown.Truth[i]);
            else if (Rule.IsSmall(unknown.Truth[i]))
                told.AddRange(unknown.Truth[i], 1, 4);
            else
                told.Add(unknown.Truth[i], CountState.Hidden);
        }
        for (int line = 0; line < 4; line++)
        {
            told.AddTotal(line * 4 + 3, [line * 4, line * 4 + 1, line * 4 + 2]);
            told.AddTotal(12 + line, [line, 4 + line, 8 + line]);
        }
        Check(told.Build(), "bounds_if_rule_is_known");

        void Check(CountTable table, string bounds)
        {
            CountInterval[] intervals = CountAttack.Intervals(table, Rule, Exactly, Alone);
            foreach (JsonProperty expected in record.GetProperty(bounds).EnumerateObject())
            {
                var interval = new CountInterval(Ends(expected.Value)[0], Ends(expected.Value)[1], true);
                int count = IndexOf(expected.Name, 3);
                if (table.IsTarget(count, Rule))
                    Assert.Equal(interval, intervals[count]);
                Assert.Equal(interval, BySimplex(table, count));
            }
        }
    }

    [SharedFact(FieldAnswers.Kept)]
    public void Two_releases_that_are_safe_alone_tell_a_count_of_one_together()
    {
        JsonElement record = FieldAnswers.Of("differencing");
        int whole = record.GetProperty("release_1").GetProperty("count").GetInt32();
        int without = record.GetProperty("release_2").GetProperty("count").GetInt32(), derived = record.GetProperty("derived").GetInt32();
        int[] truth = [without, whole - without];
        var first = new ReleasedLayer("the layer of May", [0, 0], [], [ToldCount.Exactly(whole)]);
        var second = new ReleasedLayer("the layer of June", [0, -1], [], [ToldCount.Exactly(without)]);
        ReleasedLayer[] both = [first, second];
        CommonRefinement refined = CommonRefinement.Of(both, truth, static piece => piece == 0 ? "the rest of ward X" : "one street of ward X");
        Difference found = Assert.Single(Differencing.Find(refined, both, Rule, Alone));
        Assert.Equal(new CountInterval(derived, derived, true), found.Interval);
        Assert.Equal("one street of ward X", found.Name);
        Assert.Equal(["the layer of May"], found.Releases);
        Assert.Equal(
            "Not written: with the layer of May, one street of ward X would be known to be 1. "
            + "Use the cells and periods of the layer of May, or wait until a whole further period can be told.", found.Sentence());
        // Each is safe by itself, and a second release at the cut of the first tells nothing.
        Assert.Empty(Differencing.Find(CommonRefinement.Of([second], truth), [second], Rule, Alone));
        ReleasedLayer[] sameCut = [first, first with { Name = "again" }];
        Assert.Empty(Differencing.Find(CommonRefinement.Of(sameCut, truth), sameCut, Rule, Alone));
        // Hiding mends it too: the new count is no longer told.
        SuppressionResult hidden = Differencing.Suppress(refined, Rule, Alone);
        Assert.True(hidden.IsSafe);
        Assert.Equal(refined.CountOf[1], hidden.Further);
    }

    private static int IndexOf(string name, int columns = 4)
    {
        string[] parts = name.Split(',');
        return MarginTables.IndexOf([columns, columns], int.Parse(parts[0], null), int.Parse(parts[1], null));
    }

    /// <summary>The two ends of a bound, which are written as "25.0".</summary>
    private static int[] Ends(JsonElement bounds) => [.. bounds.EnumerateArray().Select(static end => (int)end.GetDouble())];

    private static int[] CellsOf(JsonElement record) =>
        [.. record.GetProperty("table").EnumerateArray().SelectMany(static row => row.EnumerateArray()).Select(static c => c.GetInt32())];

    private static CountTable FourByFour(JsonElement record, string? oneMore)
    {
        int[] cells = CellsOf(record);
        HashSet<int> hidden = [.. record.GetProperty("suppressed").EnumerateArray().Select(static c => IndexOf($"{c[0]},{c[1]}"))];
        if (oneMore is not null)
            hidden.Add(IndexOf(oneMore));
        return MarginTables.Of([4, 4], cells, (i, _) => hidden.Contains(i) ? CountState.Hidden : CountState.Exact, marginsMayHide: false).Build();
    }

    private static CountInterval BySimplex(CountTable table, int count)
    {
        FreePart part = FreePart.All(table, KnownLimits.Of(table, Rule)).Single(p => p.Counts.Contains(count));
        return new SimplexAttack(part).Interval(Array.IndexOf(part.Counts, count), Exactly);
    }
}
