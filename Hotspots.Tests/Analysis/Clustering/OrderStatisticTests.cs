using Hotspots.Core.Analysis.Clustering;
using Hotspots.Core.Indexing;

namespace Hotspots.Tests.Analysis.Clustering;

public sealed class OrderStatisticTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(2, 2, 9)]
    [InlineData(3, 7, 2)]
    [InlineData(4, 50, 5)]
    [InlineData(5, 200, 1000)]
    public void Every_rank_is_that_of_the_sorted_row_whether_values_are_repeated_or_counted(int seed, int length, int different)
    {
        var random = new SeededRandom((ulong)seed);
        double[] values = new double[length];
        int[] counts = new int[length];
        for (int i = 0; i < length; i++)
            (values[i], counts[i]) = (random.NextInt32(different), 1 + random.NextInt32(4));
        double[] written = [.. values.SelectMany((value, i) => Enumerable.Repeat(value, counts[i])).Order()];
        for (int k = 1; k <= written.Length; k++)
        {
            double[] repeated = [.. written];
            Array.Reverse(repeated);
            Assert.Equal(written[k - 1], OrderStatistic.Smallest(repeated, k));
            double[] counted = [.. values];
            int[] times = [.. counts];
            Assert.Equal(written[k - 1], OrderStatistic.Smallest(counted, times, k));
            // What was rearranged is still the same row.
            Assert.Equal(values.Zip(counts).Order(), counted.Zip(times).Order());
        }
        Assert.Equal(double.PositiveInfinity, OrderStatistic.Smallest([.. values], [.. counts], written.Length + 1));
        Assert.Equal(double.PositiveInfinity, OrderStatistic.Smallest([], [], 1));
    }
}
