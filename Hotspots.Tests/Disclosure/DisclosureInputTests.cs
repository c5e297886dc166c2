using Hotspots.Core.Disclosure.Attacks;
using Hotspots.Core.Disclosure.Tables;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model;

namespace Hotspots.Tests.Disclosure;

public sealed class DisclosureInputTests
{
    [Fact]
    public void What_contradicts_itself_is_refused_in_one_sentence()
    {
        Refused("place A, May is -1; a count is 0 or more.", static b => b.Add(-1));
        Refused("place A, May is told as 1 to 4 and is 7; tell a range that holds it, from the same incidents.", static b => b.AddRange(7, 1, 4));
        Refused("A total has no parts; leave it out.", static b => b.AddSum([], 0));
        Refused("A total names a count that is not there; add its parts first.", static b => b.AddSum([3], 0));
        Refused("A total names a count that is not there; add its parts first.", static b => b.AddSum([-1], 0));
        Refused("place A, May is in one total twice; count it once.", static b =>
        {
            b.Add(4);
            b.AddSum([0, 0], 8);
        });
        Refused("The counts contradict one another: the total with place A, May in it is 2 off; count all of it from the same incidents.", static b =>
        {
            b.Add(4);
            b.Add(6);
            b.AddSum([0, 1], 12);
        });

        static void Refused(string sentence, Action<CountTableBuilder> add)
        {
            var builder = new CountTableBuilder();
            add(builder);
            Assert.Equal(sentence, Assert.Throws<OutputException>(() => builder.Build(static _ => "place A, May")).Message);
        }
    }

    [Fact]
    public void Random_spoiling_is_refused_or_does_no_harm()
    {
        int refused = 0;
        for (ulong seed = 1; seed <= 2000; seed++)
        {
            var random = new SeededRandom(seed);
            var builder = new CountTableBuilder();
            int counts = 1 + random.NextInt32(6);
            for (int count = 0; count < counts; count++)
            {
                int truth = random.NextInt32(9) - (random.NextInt32(12) == 0 ? 5 : 0);
                switch (random.NextInt32(4))
                {
                    case 0:
                        builder.AddRange(truth, truth - random.NextInt32(3) + 1, truth + random.NextInt32(3));
                        break;
                    case 1:
                        builder.Add(truth, CountState.Hidden);
                        break;
                    default:
                        builder.Add(truth);
                        break;
                }
            }
            for (int row = random.NextInt32(3); row > 0; row--)
            {
                var parts = new int[random.NextInt32(4)];
                for (int k = 0; k < parts.Length; k++)
                    parts[k] = random.NextInt32(counts + 2) - 1;
                builder.AddSum(parts, random.NextInt32(12));
            }
            try
            {
                CountTable table = builder.Build();
                CountInterval[] found = CountAttack.Intervals(
                    table, new DisclosureRule(), CountInterval.Unbounded, WorkSharing.Alone(CancellationToken.None));
                for (int count = 0; count < counts; count++)
                    Assert.InRange(table.Truth[count], found[count].Low, found[count].High);
            }
            catch (OutputException refusal)
            {
                IsOneSentence(refusal.Message);
                refused++;
            }
        }
        Assert.InRange(refused, 500, 1900);
    }

    [Theory]
    [InlineData(1, 5, 0, "A threshold of 1 hides nothing; use 2 or more.")]
    [InlineData(5, 0, 0, "A hidden count that may be 0 wide is not hidden; use a width of 1 or more.")]
    [InlineData(5, 5, -1, "A reader cannot know of -1 incidents; use 0 or more.")]
    public void A_rule_that_hides_nothing_is_refused(int threshold, int width, int own, string sentence)
    {
        var rule = new DisclosureRule { Threshold = threshold, Width = width, OwnContribution = own };
        Assert.Equal(sentence, Assert.Throws<OutputException>(rule.Check).Message);
    }

    [Fact]
    public void A_hidden_zero_contradicts_a_rule_that_prints_zeros()
    {
        var builder = new CountTableBuilder();
        builder.Add(0, CountState.Hidden);
        CountTable table = builder.Build(static _ => "place A, May");
        Assert.Equal(
            "place A, May is hidden and is 0, where zeros are always printed; say that zeros may be hidden.",
            Assert.Throws<OutputException>(() => CountAttack.Intervals(
                table, new DisclosureRule { HidesZeros = false }, 5, WorkSharing.Alone(CancellationToken.None))).Message);
    }

    [Fact]
    public void Attacking_can_be_stopped()
    {
        CountTable table = MarginTables.Of([3, 3], [1, 2, 3, 4, 1, 2, 3, 4, 1], static (_, _) => CountState.Hidden).Build();
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => CountAttack.Intervals(table, new DisclosureRule(), 5, WorkSharing.Alone(stop.Token)));
    }

    internal static void IsOneSentence(string text)
    {
        Assert.EndsWith(".", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain(". ", text, StringComparison.Ordinal);
    }
}
