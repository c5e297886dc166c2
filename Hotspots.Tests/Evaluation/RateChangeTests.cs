using System.Text.Json;
using Hotspots.Core.Evaluation;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Changes;
using Hotspots.Tests.Support;
using static Hotspots.Tests.Evaluation.FieldAnswers;

namespace Hotspots.Tests.Evaluation;

public sealed class RateChangeTests
{
    /// <summary>Score form of the examples of Krishnamoorthy and Thomson 2004 and of statsmodels' tests (BSD), computed by two codings.</summary>
    [Theory]
    [InlineData(0, 100, 3, 100, 0.08837900945483522)]
    [InlineData(2, 100, 6, 100, 0.17487482094370765)]
    [InlineData(3, 100, 20, 300, 0.19132281851213237)]
    [InlineData(60, 51477.5, 30, 54308.7, 0.0005672617582509529)]
    [InlineData(1, 1, 1, 1, 1)]
    public void The_score_test_has_the_known_answers(int before, double exposureBefore, int after, double exposureAfter, double p) =>
        Near(p, ScoreTest.PValue(new TwoPeriods(before, after, exposureBefore, exposureAfter)));

    [SharedFact(Kept)]
    public void The_score_test_has_every_answer_that_is_kept()
    {
        foreach (JsonElement record in Of("two_counts_e_test").EnumerateArray())
            Near(Math.Min(1, record.Number("p_score_e_test")), ScoreTest.PValue(Counts(record)));
    }

    [SharedFact(Kept)]
    public void The_exact_conditional_test_has_every_answer_that_is_kept()
    {
        foreach (JsonElement record in Of("two_counts_exact").EnumerateArray())
        {
            TwoPeriods counts = Counts(record);
            // There the first count is asked whether it is greater; here the one after is.
            TwoPeriods turned = new(counts.After, counts.Before, counts.ExposureAfter, counts.ExposureBefore);
            double ratio = record.Number("ratio");
            Near(record.Number("p_greater"), RateRatio.AtLeast(turned, ratio));
            Near(record.Number("p_less"), RateRatio.AtMost(turned, ratio));
            Near(record.Number("p_greater_mid"), RateRatio.MidAtLeast(turned, ratio));
        }
    }

    [Fact]
    public void The_exact_conditional_test_has_the_answer_of_Gu_and_others()
    {
        TwoPeriods counts = new(30, 60, 54308.7, 51477.5);
        Near(0.0004280526940501244, RateRatio.AtLeast(counts));
        Near(0.9998077878100844, RateRatio.AtMost(counts));
        Near(0.0003101324419828563, RateRatio.MidAtLeast(counts));
    }

    /// <summary>SciPy's form gives 0.00 and 0.13: it must not be the one that is used.</summary>
    [Theory]
    [InlineData(12, 3, 0.45)]
    [InlineData(36, 9, 0.78)]
    public void A_threefold_rise_in_a_month_against_a_year_is_seen(double year, double month, double power)
    {
        var random = new SeededRandom(7);
        int seen = 0;
        const int Sets = 2000;
        for (int set = 0; set < Sets; set++)
            seen += ScoreTest.PValue(new TwoPeriods(random.Poisson(year), random.Poisson(month), 12, 1)) <= 0.05 ? 1 : 0;
        Assert.InRange(seen / (double)Sets, power - 0.04, power + 0.04);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(3, 2)]
    [InlineData(0, 9)]
    [InlineData(14, 5)]
    [InlineData(40, 71)]
    public void The_score_test_is_the_sum_over_all_outcomes(int before, int after)
    {
        foreach ((double n1, double n2) in ((double, double)[])[(1, 1), (12, 1), (31, 28), (0.7, 19)])
        {
            double sum = ByBruteForce(before, after, n1, n2), p = ScoreTest.PValue(new TwoPeriods(before, after, n1, n2));
            Assert.Equal(sum, p, 1e-13 + 1e-9 * sum);
            // What is left out is below 1e-12, and far below a small p.
            if (sum > 1e-20)
                Near(sum, p, 1e-8);
        }
    }

    [Fact]
    public void Exchanging_the_periods_changes_nothing_and_large_counts_agree_with_the_normal_distribution()
    {
        TwoPeriods counts = new(812, 655, 30, 27);
        Near(ScoreTest.PValue(counts), ScoreTest.PValue(new TwoPeriods(655, 812, 27, 30)));
        double rate = 1467 / 57.0, z = (812 / 30.0 - 655 / 27.0) / Math.Sqrt(rate * (1 / 30.0 + 1 / 27.0));
        Assert.Equal(Hotspots.Core.Statistics.ErrorFunction.TwoSided(z), ScoreTest.PValue(counts), 1e-3);
        Assert.InRange(ScoreTest.PValue(new TwoPeriods(1_000_000, 1_004_000, 1, 1)), 0.0045, 0.0049);
    }

    [Fact]
    public void The_interval_leaves_half_of_alpha_on_either_side_and_the_true_ratio_outside_in_one_of_twenty()
    {
        TwoPeriods counts = new(14, 25, 31, 28);
        Interval between = RateRatio.Between(counts);
        Assert.True(between.Contains(counts.Ratio));
        Near(0.025, RateRatio.MidAtLeast(counts, between.Low), 1e-8);
        Near(0.975, RateRatio.MidAtLeast(counts, between.High), 1e-8);
        Assert.Equal(0, RateRatio.Between(new TwoPeriods(5, 0, 1, 1)).Low);
        Assert.Equal(double.PositiveInfinity, RateRatio.Between(new TwoPeriods(0, 5, 1, 1)).High);
        Assert.Equal(new Interval(0, double.PositiveInfinity), RateRatio.Between(new TwoPeriods(0, 0, 1, 1)));
        var random = new SeededRandom(11);
        int outside = 0;
        const int Sets = 2000;
        for (int set = 0; set < Sets; set++)
            outside += RateRatio.Between(new TwoPeriods(random.Poisson(20), random.Poisson(40), 1, 1)).Contains(2) ? 0 : 1;
        // 5 %, with three standard deviations of so many sets on either side.
        Assert.InRange(outside / (double)Sets, 0.035, 0.065);
    }

    [Fact]
    public void Verdicts_follow_the_printed_rule()
    {
        RateChange[] changes = RateChange.Of([new(40, 90, 30, 30), new(90, 40, 30, 30), new(50, 55, 30, 30), new(1, 2, 30, 30), new(0, 0, 30, 30)]);
        Assert.Equal(
            [ChangeVerdict.More, ChangeVerdict.Fewer, ChangeVerdict.AsBefore, ChangeVerdict.TooFew, ChangeVerdict.TooFew],
            changes.Select(static change => change.Verdict));
        Assert.All(changes, static change => Assert.True(change.Q >= change.P));
        Assert.Equal(2.25, changes[0].Ratio);
        Assert.True(double.IsNaN(changes[4].Ratio));
        Assert.Contains("q ≤ 0.05", RateChange.Rule(0.05), StringComparison.Ordinal);
        // Five against none are as extreme as five can be: p = 2/2⁵ conditionally, and not beyond chance; six are.
        Assert.All(Enumerable.Range(0, 30), static k => Assert.Equal(
            ScoreTest.PValue(new TwoPeriods(0, k, 1, 1)) > 0.05, RateChange.Of([new(k / 2, k - k / 2, 1, 1)])[0].Verdict == ChangeVerdict.TooFew));
    }

    [Fact]
    public void Of_places_without_a_change_no_more_than_one_town_of_twenty_has_a_verdict()
    {
        const int Towns = 500;
        int alarms = 0;
        var random = new SeededRandom(3);
        var places = new TwoPeriods[40];
        for (int town = 0; town < Towns; town++)
        {
            for (int i = 0; i < places.Length; i++)
                places[i] = new TwoPeriods(random.Poisson(1 + i), random.Poisson((1 + i) * 28 / 31.0), 31, 28);
            alarms += RateChange.Of(places).Any(static change => change.Verdict is ChangeVerdict.More or ChangeVerdict.Fewer) ? 1 : 0;
        }
        // 25 expected at most; three standard deviations more are 39.
        Assert.InRange(alarms, 0, 39);
    }

    [Fact]
    public void Impossible_counts_and_exposures_are_refused()
    {
        Assert.Throws<ArgumentException>(static () => ScoreTest.PValue(new TwoPeriods(-1, 0, 1, 1)));
        Assert.Throws<ArgumentException>(static () => RateRatio.Between(new TwoPeriods(1, 1, 0, 1)));
        Assert.Throws<ArgumentException>(static () => RateChange.Of([new TwoPeriods(1, 1, 1, double.PositiveInfinity)]));
    }

    private static TwoPeriods Counts(JsonElement record) =>
        new(record.GetProperty("k1").GetInt64(), record.GetProperty("k2").GetInt64(), record.Number("n1"), record.Number("n2"));

    private static double ByBruteForce(int k1, int k2, double n1, double n2)
    {
        double observed = T(k1, k2), p = 0, rate = (k1 + k2) / (n1 + n2), firstChance = Math.Exp(-n1 * rate);
        for (int x = 0; x < 400; firstChance *= n1 * rate / ++x)
        {
            double chance = firstChance * Math.Exp(-n2 * rate);
            for (int y = 0; y < 400; chance *= n2 * rate / ++y)
                p += T(x, y) >= observed * (1 - 1e-12) ? chance : 0;
        }
        return Math.Min(1, p);

        double T(int x, int y) => x + y == 0 ? 0 : Math.Abs(x / n1 - y / n2) / Math.Sqrt((x + y) / (n1 + n2) * (1 / n1 + 1 / n2));
    }
}
