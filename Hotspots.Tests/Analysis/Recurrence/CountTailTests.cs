using Hotspots.Core.Analysis.Recurrence;

namespace Hotspots.Tests.Analysis.Recurrence;

/// <summary>Against the terms of the distribution added up from the tail's far end, each by its logarithm: e⁻ᵐ mᵏ / k!, and of the negative
/// binomial.</summary>
public sealed class CountTailTests
{
    [Theory]
    [InlineData(0.1)]
    [InlineData(1)]
    [InlineData(4.7)]
    [InlineData(20)]
    [InlineData(100)]
    [InlineData(499)]
    public void The_tail_is_the_sum_of_its_terms(double mean)
    {
        for (int count = 0; count <= mean + 8 * Math.Sqrt(mean) + 5; count++)
            Assert.Equal(Summed(count, mean), CountTail.AtLeast(count, mean), 1e-11);
    }

    [Theory]
    [InlineData(501)]
    [InlineData(2000)]
    [InlineData(50_000)]
    public void Of_a_large_mean_the_tail_is_good_to_a_hundredth(double mean)
    {
        for (double z = 0.5; z <= 5; z += 0.25)
        {
            int count = (int)Math.Ceiling(mean + z * Math.Sqrt(mean));
            Assert.Equal(Summed(count, mean), CountTail.AtLeast(count, mean), 0.01);
        }
        Assert.True(CountTail.AtLeast((int)(mean - 3 * Math.Sqrt(mean)), mean) > 0.5);
    }

    [Fact]
    public void Of_nothing_nothing_is_certain_and_more_is_impossible()
    {
        Assert.Equal(1, CountTail.AtLeast(0, 0));
        Assert.Equal(1, CountTail.AtLeast(0, 1000));
        Assert.Equal(0, CountTail.AtLeast(1, 0));
        Assert.Equal(1 - Math.Exp(-2.5), CountTail.AtLeast(1, 2.5), 1e-14);
    }

    [Theory]
    [InlineData(0.3, 1.5)]
    [InlineData(4.7, 1.01)]
    [InlineData(4.7, 3)]
    [InlineData(20, 7.7)]
    [InlineData(100, 2)]
    [InlineData(499, 4)]
    public void Counts_with_repeats_among_them_are_negative_binomial(double mean, double dispersion)
    {
        for (int count = 0; count <= mean + 8 * Math.Sqrt(dispersion * mean) + 5; count++)
            Assert.Equal(Summed(count, mean, dispersion), CountTail.AtLeast(count, mean, dispersion), 1e-10);
    }

    [Fact]
    public void With_as_good_as_no_dispersion_it_is_Poisson()
    {
        for (int count = 0; count < 20; count++)
        {
            Assert.Equal(CountTail.AtLeast(count, 7), CountTail.AtLeast(count, 7, 1 + 1e-7), 1e-14);
            Assert.Equal(CountTail.AtLeast(count, 7), CountTail.AtLeast(count, 7, 1.00001), 1e-4);
        }
        Assert.Equal(0, CountTail.AtLeast(1, 0, 3));
        Assert.True(CountTail.AtLeast(560, 510, 4) > CountTail.AtLeast(560, 510) + 0.1);
    }

    private static double Summed(int count, double mean, double dispersion = 1)
    {
        int last = (int)(mean + 40 * Math.Sqrt(dispersion * mean) + 60 * dispersion * dispersion);
        double size = mean / (dispersion - 1), logarithm = dispersion > 1 ? -size * Math.Log(dispersion) : -mean, sum = 0;
        var terms = new List<double>();
        for (int k = 0; k <= last; k++)
        {
            if (k > 0)
                logarithm += dispersion > 1 ? Math.Log((size + k - 1) / k) + Math.Log(1 - 1 / dispersion) : Math.Log(mean) - Math.Log(k);
            if (k >= count)
                terms.Add(Math.Exp(logarithm));
        }
        for (int i = terms.Count - 1; i >= 0; i--)
            sum += terms[i];
        return sum;
    }
}
