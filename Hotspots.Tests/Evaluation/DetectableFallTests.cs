using Hotspots.Core.Evaluation;

namespace Hotspots.Tests.Evaluation;

public sealed class DetectableFallTests
{
    [Theory]
    [InlineData(0.5)]
    [InlineData(2.0 / 3)]
    [InlineData(0.3)]
    public void With_so_many_incidents_the_score_test_finds_the_fall_four_times_in_five(double left)
    {
        double before = DetectableFall.Incidents(left);
        Assert.InRange(Power(before, left * before), 0.74, 0.86);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(2.0 / 3)]
    public void With_half_as_many_it_does_not(double left)
    {
        double before = DetectableFall.Incidents(left) / 2;
        Assert.InRange(Power(before, left * before), 0.3, 0.65);
    }

    [Fact]
    public void It_grows_with_the_dispersion_and_with_what_is_left()
    {
        Assert.Equal(3 * DetectableFall.Incidents(0.5), DetectableFall.Incidents(0.5, 3), 9);
        Assert.True(DetectableFall.Incidents(0.8) > DetectableFall.Incidents(0.5));
        // (1.95996 + 0.84162)²/2.
        Assert.Equal(3.9244, DetectableFall.Incidents(0), 3);
        Assert.Throws<ArgumentOutOfRangeException>(() => DetectableFall.Incidents(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => DetectableFall.Incidents(0.5, 0.9));
    }

    // Every outcome gone through: how often two counts of these means differ at 5 %.
    private static double Power(double before, double after)
    {
        PoissonSpan first = new(before), second = new(after);
        double power = 0;
        for (long x = first.First; x <= first.Last; x++)
        {
            double chance = first.Chances[x - first.First];
            if (chance < 1e-6)
                continue;
            for (long y = second.First; y <= second.Last; y++)
            {
                double both = chance * second.Chances[y - second.First];
                if (both > 1e-8 && y < x && ScoreTest.PValue(new TwoPeriods(x, y, 1, 1)) <= 0.05)
                    power += both;
            }
        }
        return power;
    }
}
