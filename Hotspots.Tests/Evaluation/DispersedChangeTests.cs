using Hotspots.Core.Evaluation;
using Hotspots.Core.Model.Changes;
using static Hotspots.Tests.Evaluation.FieldAnswers;

namespace Hotspots.Tests.Evaluation;

public sealed class DispersedChangeTests
{
    [Theory]
    [InlineData(3, 11, 1.0)]
    [InlineData(3, 11, 2.3)]
    [InlineData(0, 9, 4.0)]
    [InlineData(25, 7, 1.7)]
    public void Outcomes_count_that_are_as_extreme_as_so_many_times_fewer_incidents(int before, int after, double dispersion)
    {
        const double Longer = 1.5;
        double rate = (before + after) / (1 + Longer), extreme = T(before, after) / Math.Sqrt(dispersion), p = 0, first = Math.Exp(-rate);
        for (int x = 0; x < 200; first *= rate / ++x)
        {
            double chance = first * Math.Exp(-Longer * rate);
            for (int y = 0; y < 200; chance *= Longer * rate / ++y)
                p += T(x, y) >= extreme * (1 - 1e-12) ? chance : 0;
        }
        Assert.Equal(p, ScoreTest.PValue(new TwoPeriods(before, after, 1, Longer), dispersion), 1e-10);

        double T(int x, int y) => x + y == 0 ? 0 : Math.Abs(x - y / Longer) / Math.Sqrt((x + y) / (1 + Longer) * (1 + 1 / Longer));
    }

    [Fact]
    public void The_interval_is_that_of_so_many_times_fewer_incidents()
    {
        Interval fewer = RateRatio.Between(new TwoPeriods(10, 30, 31, 28));
        Interval bursts = RateRatio.Between(new TwoPeriods(25, 75, 31, 28), dispersion: 2.5);
        Near(fewer.Low, bursts.Low, 1e-9);
        Near(fewer.High, bursts.High, 1e-9);
        Assert.Equal(RateRatio.Between(new TwoPeriods(25, 75, 31, 28)), RateRatio.Between(new TwoPeriods(25, 75, 31, 28), dispersion: 1));
        Assert.Equal(double.PositiveInfinity, RateRatio.Between(new TwoPeriods(0, 5, 1, 1), dispersion: 20).High);
        Assert.InRange(RateRatio.Between(new TwoPeriods(0, 5, 1, 1), dispersion: 20).Low, 0, 1e-3);
    }

    [Fact]
    public void A_change_that_one_burst_makes_is_none_and_few_bursts_are_too_few_to_tell()
    {
        TwoPeriods[] places = [new(0, 30, 1, 1), new(0, 30, 1, 1), new(40, 90, 1, 1)];
        RateChange[] changes = RateChange.Corrected(RateChange.Alone(places, [1, 30, 2]));
        Assert.Equal([ChangeVerdict.More, ChangeVerdict.TooFew, ChangeVerdict.More], changes.Select(static change => change.Verdict));
        Assert.Equal([1, 30, 2], changes.Select(static change => change.Dispersion));
        Assert.True(changes[1].Between.Contains(1));
    }

    [Fact]
    public void Less_than_chance_is_no_dispersion()
    {
        Assert.Throws<ArgumentOutOfRangeException>(static () => ScoreTest.PValue(new TwoPeriods(1, 2, 1, 1), 0.9));
        Assert.Throws<ArgumentOutOfRangeException>(static () => RateRatio.Between(new TwoPeriods(1, 2, 1, 1), dispersion: 0.9));
    }
}
