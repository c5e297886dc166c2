using Hotspots.Core.Analysis.Recurrence;

namespace Hotspots.Tests.Analysis.Recurrence;

/// <summary>Against the terms e⁻ᵐ mᵏ / k! added up from the tail's far end, each by its logarithm.</summary>
public sealed class PoissonTailTests
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
            Assert.Equal(Summed(count, mean), PoissonTail.AtLeast(count, mean), 1e-11);
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
            Assert.Equal(Summed(count, mean), PoissonTail.AtLeast(count, mean), 0.01);
        }
        Assert.True(PoissonTail.AtLeast((int)(mean - 3 * Math.Sqrt(mean)), mean) > 0.5);
    }

    [Fact]
    public void Of_nothing_nothing_is_certain_and_more_is_impossible()
    {
        Assert.Equal(1, PoissonTail.AtLeast(0, 0));
        Assert.Equal(1, PoissonTail.AtLeast(0, 1000));
        Assert.Equal(0, PoissonTail.AtLeast(1, 0));
        Assert.Equal(1 - Math.Exp(-2.5), PoissonTail.AtLeast(1, 2.5), 1e-14);
    }

    private static double Summed(int count, double mean)
    {
        int last = (int)(mean + 40 * Math.Sqrt(mean) + 60);
        double logarithm = -mean, sum = 0;
        var terms = new List<double>();
        for (int k = 0; k <= last; k++)
        {
            if (k > 0)
                logarithm += Math.Log(mean) - Math.Log(k);
            if (k >= count)
                terms.Add(Math.Exp(logarithm));
        }
        for (int i = terms.Count - 1; i >= 0; i--)
            sum += terms[i];
        return sum;
    }
}
