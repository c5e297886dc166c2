using Hotspots.Benchmarks.Peers;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Tests.Benchmarks.Peers;

public sealed class LabelComparisonTests
{
    /// <summary>Two crowds of three along a street, a border point between them in reach of both, one point far away.</summary>
    private static readonly PointSet Points = new([0, 1, 2, 10, 18, 19, 20, 500], [0, 0, 0, 0, 0, 0, 0, 0]);

    private static readonly ClusterLabels Ours = new([0, 0, 0, 0, 1, 1, 1, -1], [true, true, true, false, true, true, true, false], 2);

    [Fact]
    public void Numbers_do_not_matter()
    {
        LabelComparison comparison = Compare(7, 7, 7, 7, 2, 2, 2, -1);
        Assert.Equal(new LabelComparison(2, 1, 0, 0, 0, 0), comparison);
        Assert.True(comparison.IsSame);
        Assert.Equal("2 clusters, 1 noise, every label", comparison.Say(Ours));
    }

    [Fact]
    public void A_border_point_may_go_with_either_that_reaches_it()
    {
        LabelComparison comparison = Compare(0, 0, 0, 1, 1, 1, 1, -1);
        Assert.Equal(1, comparison.BordersElsewhere);
        Assert.True(comparison.IsSame);
    }

    [Fact]
    public void A_border_point_that_goes_with_one_out_of_its_reach_is_wrong()
    {
        LabelComparison comparison = LabelComparison.Of(Points, Ours, [0, 0, 0, 1, 1, 1, 1, -1], reach: 7.9);
        Assert.Equal((0, 1), (comparison.BordersElsewhere, comparison.BordersAstray));
        Assert.False(comparison.IsSame);
    }

    [Fact]
    public void Clusters_that_are_one_or_part_are_found()
    {
        Assert.Equal(3, Compare(0, 0, 0, 0, 0, 0, 0, -1).CoreStrangers);
        LabelComparison parted = Compare(0, 0, 2, 0, 1, 1, 1, -1);
        Assert.Equal((3, 1), (parted.Clusters, parted.CoreStrangers));
        Assert.False(parted.IsSame);
    }

    [Fact]
    public void Noise_to_one_only_is_found()
    {
        Assert.Equal(1, Compare(0, 0, 0, 0, 1, 1, 1, 1).NoiseStrangers);
        LabelComparison lost = Compare(0, -1, 0, 0, 1, 1, 1, -1);
        Assert.Equal((2, 1, 1), (lost.Noise, lost.NoiseStrangers, lost.CoreStrangers));
        Assert.Equal("2 clusters and 1 noise against 2 and 2; 1 core points in other company, 1 points noise to one only", lost.Say(Ours));
    }

    [Fact]
    public void Where_all_is_noise_to_both_they_agree() =>
        Assert.True(
            LabelComparison.Of(Points, new ClusterLabels([-1, -1, -1, -1, -1, -1, -1, -1], new bool[8], 0), [-1, -1, -1, -1, -1, -1, -1, -1], 1)
            .IsSame);

    [Theory]
    [InlineData(new[] { 1, double.PositiveInfinity }, new[] { 1.5, double.PositiveInfinity }, 0.5)]
    [InlineData(new[] { 1.0 }, new[] { double.PositiveInfinity }, double.PositiveInfinity)]
    [InlineData(new[] { double.NaN, 1 }, new[] { 1.0, 9 }, double.NaN)]
    public void The_largest_difference_of_numbers_hides_nothing(double[] ours, double[] theirs, double worst) =>
        Assert.Equal(worst, Difference.Largest(ours, theirs));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(2.34e-13, "2.3e-13")]
    public void A_difference_is_said_by_its_size(double difference, string said) => Assert.Equal(said, Difference.Say(difference));

    private static LabelComparison Compare(params int[] theirs) => LabelComparison.Of(Points, Ours, theirs, reach: 8);
}
