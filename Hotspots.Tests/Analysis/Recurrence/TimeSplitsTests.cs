using Hotspots.Core.Analysis.Recurrence;

namespace Hotspots.Tests.Analysis.Recurrence;

public sealed class TimeSplitsTests
{
    private const int Most = 12;

    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 3)]
    [InlineData(4, 3)]
    [InlineData(5, 10)]
    [InlineData(6, 10)]
    public void Of_few_blocks_all_divisions_into_halves_are_made(int blocks, int expected)
    {
        bool[][] splits = TimeSplits.Of(blocks, Most, 1);
        Assert.Equal(expected, splits.Length);
        AssertBalancedAndDistinct(splits, blocks);
    }

    [Theory]
    [InlineData(7, 8)]
    [InlineData(8, 8)]
    [InlineData(9, 12)]
    [InlineData(10, 12)]
    [InlineData(12, 12)]
    [InlineData(26, 12)]
    [InlineData(27, 12)]
    [InlineData(131, 12)]
    public void Of_many_blocks_neighbours_are_dealt_one_to_each_part(int blocks, int expected)
    {
        for (ulong seed = 1; seed <= 5; seed++)
        {
            bool[][] splits = TimeSplits.Of(blocks, Most, seed);
            Assert.Equal(expected, splits.Length);
            AssertBalancedAndDistinct(splits, blocks);
            Assert.All(splits, split => Assert.All(Enumerable.Range(0, blocks / 2), pair => Assert.NotEqual(split[2 * pair], split[2 * pair + 1])));
        }
    }

    [Fact]
    public void Every_block_is_in_either_part_about_as_often()
    {
        bool[][] splits = TimeSplits.Of(40, 400, 3);
        // 400 throws of a coin: five standard deviations are 50.
        Assert.All(Enumerable.Range(0, 40), block => Assert.InRange(splits.Count(split => split[block]), 150, 250));
    }

    [Fact]
    public void The_same_seed_makes_the_same_splits()
    {
        Assert.Equal(TimeSplits.Of(30, Most, 4), TimeSplits.Of(30, Most, 4));
        Assert.NotEqual(TimeSplits.Of(30, Most, 4), TimeSplits.Of(30, Most, 5));
    }

    /// <summary>A split and its mirror are one: each is looked at both ways round.</summary>
    private static void AssertBalancedAndDistinct(bool[][] splits, int blocks)
    {
        Assert.All(splits, split => Assert.Equal(blocks, split.Length));
        Assert.All(splits, split => Assert.InRange(split.Count(static first => first), blocks / 2, blocks - blocks / 2));
        Assert.Equal(
            splits.Length, splits.Select(static split => string.Concat(split.Select(first => first == split[0] ? '1' : '0'))).Distinct().Count());
    }
}
