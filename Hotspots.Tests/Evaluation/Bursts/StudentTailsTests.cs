using Hotspots.Core.Evaluation.Bursts;

namespace Hotspots.Tests.Evaluation.Bursts;

/// <summary>Student's quantiles against the printed table.</summary>
public sealed class StudentTailsTests
{
    [Theory]
    [InlineData(4, 2.776)]
    [InlineData(5, 2.571)]
    [InlineData(6, 2.447)]
    [InlineData(8, 2.306)]
    [InlineData(12, 2.179)]
    [InlineData(30, 2.042)]
    [InlineData(120, 1.980)]
    public void The_factor_is_that_of_the_table(double degrees, double quantile) =>
        Assert.Equal(quantile * quantile / (1.959964 * 1.959964), StudentTails.Widening(degrees), 0.012);

    [Fact]
    public void It_falls_to_one()
    {
        Assert.InRange(StudentTails.Widening(1e9), 1, 1 + 1e-8);
        for (double degrees = 3; degrees < 100; degrees *= 1.1)
            Assert.True(StudentTails.Widening(degrees) > StudentTails.Widening(degrees * 1.1));
    }
}
