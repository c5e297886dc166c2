using System.Text.Json;
using Hotspots.Core.Evaluation;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Placements;
using Hotspots.Core.Placement.Patrols;
using Hotspots.Tests.Support;
using static Hotspots.Tests.Evaluation.FieldAnswers;

namespace Hotspots.Tests.Evaluation;

public sealed class DisplacementTests
{
    /// <summary>The example of Wheeler and Ratcliffe 2018: total −118, SE √1568, Z −2.98, from −196 to −40.</summary>
    private static readonly OperationCounts Paper = new(new(207, 110), new(308, 318), new(178, 157), new(150, 140));

    [Fact]
    public void The_example_of_the_paper()
    {
        DisplacementDifference wdd = DisplacementDifference.Of(Paper);
        Assert.Equal((-107, -11, -118), (wdd.Local.Value, wdd.Displaced.Value, wdd.Total.Value));
        Near(Math.Sqrt(1568), wdd.Total.StandardError, 1e-12);
        Near(-2.9799500064, wdd.Total.Z);
        Near(0.0028829543, wdd.Total.P, 1e-7);
        Near(-195.6106141636, wdd.Total.Between().Low);
        Near(-40.3893858364, wdd.Total.Between().High);
    }

    [SharedFact(Kept)]
    public void Every_answer_that_is_kept()
    {
        foreach (JsonElement record in Of("wdd").EnumerateArray())
        {
            double[] times = record.Numbers("time"), areas = record.Numbers("area_control_treated_dispcontrol_disp");
            DisplacementDifference wdd = DisplacementDifference.Of(new OperationCounts(
                Area("treated", areas[1]), Area("control", areas[0]),
                Area("displacement", areas[3]), Area("control_of_displacement", areas[2]), times[0], times[1]));
            // Printed to ten decimals.
            Assert.Equal(record.Number("local"), wdd.Local.Value, 1e-9);
            Assert.Equal(record.Number("local_se"), wdd.Local.StandardError, 1e-9);
            Assert.Equal(record.Number("displaced"), wdd.Displaced.Value, 1e-9);
            Assert.Equal(record.Number("displaced_se"), wdd.Displaced.StandardError, 1e-9);
            Assert.Equal(record.Number("total"), wdd.Total.Value, 1e-9);
            Assert.Equal(record.Number("total_se"), wdd.Total.StandardError, 1e-9);
            Assert.Equal(record.Number("z"), wdd.Total.Z, 1e-9);
            Assert.Equal(record.Number("p_two_sided"), wdd.Total.P, 1e-9);
            Interval between = wdd.Total.Between(record.Number("alpha"));
            Assert.Equal(record.Number("low"), between.Low, 1e-9);
            Assert.Equal(record.Number("high"), between.High, 1e-9);

            AreaCounts Area(string name, double area) => new(record.Numbers(name)[0], record.Numbers(name)[1], area);
        }
        foreach (JsonElement record in Of("wdq").EnumerateArray())
        {
            AreaCounts treated = Counts("response"), ring = Counts("buffer"), control = Counts("control");
            double p = DisplacementDifference.Of(new OperationCounts(treated, control)).Local.P;
            DisplacementQuotient wdq = DisplacementQuotient.Of(treated, ring, control, p);
            Assert.Equal(record.Number("wdq"), wdq.Quotient);
            Assert.Equal(record.Number("success_measure"), wdq.SuccessMeasure);
            Assert.Equal(record.Number("buffer_measure"), wdq.RingMeasure);
            Assert.Equal(record.Number("gross_effect"), DisplacementQuotient.GrossEffect(treated));
            Assert.Equal(record.Number("net_effect"), DisplacementQuotient.NetEffect(treated, control));
            Assert.Equal(record.Number("total_net_effect"), DisplacementQuotient.TotalNetEffect(treated, ring, control));

            AreaCounts Counts(string name) => new(record.Numbers(name)[0], record.Numbers(name)[1]);
        }
    }

    [Fact]
    public void Time_and_area_weigh_counts()
    {
        // Twice as long after, the control three times as large: 40/2 − 20 of the treated, (120/6 − 30/3) of its control.
        DisplacementDifference wdd = DisplacementDifference.Of(new OperationCounts(new(20, 40), new(30, 120, 3), TimeAfter: 2));
        Near(-10, wdd.Local.Value);
        Near(Math.Sqrt(20 + 40 / 4.0 + 30 / 9.0 + 120 / 36.0), wdd.Local.StandardError);
        Assert.Equal(default, wdd.Displaced);
        Assert.Equal(1, wdd.Displaced.P);
        Assert.Equal(wdd.Local, wdd.Total);
    }

    [Fact]
    public void Harm_weighs_kinds_and_their_errors()
    {
        CountDifference harm = DisplacementDifference.Harm([new(-10, 3), new(4, 2)], [500, 3]);
        Near(-4988, harm.Value);
        Near(Math.Sqrt(1500.0 * 1500 + 36), harm.StandardError);
        Assert.Throws<ArgumentException>(static () => DisplacementDifference.Harm([default], [1, 2]));
    }

    [Fact]
    public void What_cannot_be_compared_is_refused()
    {
        Assert.Throws<ArgumentException>(static () => DisplacementDifference.Of(new OperationCounts(new(1, 1), new(1, 1), Ring: new(1, 1))));
        Assert.Throws<ArgumentException>(static () => DisplacementDifference.Of(new OperationCounts(new(1, 1, 0), new(1, 1))));
        Assert.Throws<ArgumentException>(static () => DisplacementDifference.Of(new OperationCounts(new(-1, 1), new(1, 1))));
        Assert.Throws<ArgumentOutOfRangeException>(static () => DisplacementDifference.Of(Paper, 0.9));
    }

    [Fact]
    public void Dispersion_is_pearsons_and_never_below_one()
    {
        // Rows 30 and 30, columns 20, 20, 20: all expected 10; χ² = (25 + 25 + 0)·2/10 = 10 over 2 degrees.
        Near(5, CountDispersion.Of([15, 5, 10, 5, 15, 10], 3));
        Assert.Equal(1, CountDispersion.Of([10, 10, 10, 10, 10, 10], 3));
        Assert.Equal(1, CountDispersion.Of([3, 8, 1], 3));
        Assert.Equal(1, CountDispersion.Of([0, 0, 0, 0], 2));
        // An empty place and an empty period tell nothing.
        Near(5, CountDispersion.Of([15, 5, 0, 10, 5, 15, 0, 10, 0, 0, 0, 0], 4));
        Assert.Throws<ArgumentException>(static () => CountDispersion.Of([1, 2, 3], 2));
        DisplacementDifference plain = DisplacementDifference.Of(Paper), wider = DisplacementDifference.Of(Paper, 2.25);
        Near(1.5 * plain.Total.StandardError, wider.Total.StandardError);
        Assert.Equal(plain.Total.Value, wider.Total.Value);
    }

    [Fact]
    public void Controls_are_those_whose_earlier_periods_fit_best()
    {
        int[] treated = [4, 9, 16, 9, 4, 9];
        int[][] others =
            [[9, 9, 16, 9, 4, 9], [4, 9, 16, 9, 4, 9], [40, 9, 16, 90, 4, 9], [1, 1, 1, 1, 1, 1], [16, 9, 4, 9, 4, 9], [4, 4, 9, 4, 4, 9]];
        Assert.Equal([1, 0, 5], ControlFit.Best(treated, [.. others.SelectMany(static counts => counts)]));
        Near(1, ControlFit.Distance(treated, others[0]));
        Near(8, ControlFit.Distance(treated, others[4]));
        // More than double, fewer than half, too few periods, nothing to fit.
        Assert.False(ControlFit.IsEligible(treated, others[2]));
        Assert.False(ControlFit.IsEligible(treated, others[3]));
        Assert.False(ControlFit.IsEligible(treated.AsSpan(1), others[1].AsSpan(1)));
        Assert.False(ControlFit.IsEligible(new int[6], new int[6]));
        Assert.Throws<ArgumentException>(() => ControlFit.Distance(treated, [1]));
    }

    [Fact]
    public void A_quotient_is_refused_where_it_means_nothing()
    {
        AreaCounts ring = new(100, 120), control = new(100, 100);
        Assert.Equal(QuotientRefusal.NoSuccess, DisplacementQuotient.Of(new(100, 130), ring, control, 0.001).Refusal);
        Assert.Equal(QuotientRefusal.WithinChance, DisplacementQuotient.Of(new(100, 90), ring, control, 0.4).Refusal);
        Assert.Null(DisplacementQuotient.Of(new(100, 90), ring, control, 0.4).Quotient);
        Assert.Equal(QuotientRefusal.EmptyControl, DisplacementQuotient.Of(new(100, 50), ring, new(10, 0), 0.001).Refusal);
        Near(-0.4, DisplacementQuotient.Of(new(100, 50), ring, control, 0.001).Quotient!.Value);
        Near(0.2, DisplacementQuotient.Of(new(100, 50), new(100, 90), control, 0.001).Quotient!.Value);
        // The control halves: 50 and 50 would have been expected.
        Near(10 + 5, DisplacementQuotient.TotalNetEffect(new(100, 40), new(100, 45), new(80, 40)));
    }

    [Fact]
    public void A_placebo_p_is_uniform_where_no_place_differs()
    {
        Assert.Equal(0.25, Placebos.PValue(-2, [-1, 0, 1]));
        Assert.Equal(0.5, Placebos.PValue(-1, [-1, 0, 1]));
        Assert.Equal(1, Placebos.PValue(-1, []));
        var random = new SeededRandom(17);
        const int Sets = 1000, Others = 39;
        int[] tenths = new int[10];
        int alarms = 0;
        for (int set = 0; set < Sets; set++)
        {
            // Counts with far more variance than Poisson counts: the plain test would cry wolf.
            double[] z = [.. Enumerable.Range(0, Others + 1).Select(_ => DisplacementDifference.Of(new OperationCounts(Rough(), Rough())).Local.Z)];
            double p = Placebos.PValue(z[0], z.AsSpan(1));
            tenths[(int)Math.Ceiling(p * 10 - 1e-9) - 1]++;
            alarms += p <= 0.05 ? 1 : 0;
        }
        Assert.All(tenths, static count => Assert.InRange(count, 65, 135));
        Assert.InRange(alarms, 25, 75);

        AreaCounts Rough() => new(random.Poisson(20 + 40 * random.NextDouble()), random.Poisson(20 + 40 * random.NextDouble()));
    }

    [Fact]
    public void With_its_dispersion_the_test_calls_no_more_than_one_untreated_place_of_twenty_changed()
    {
        var random = new SeededRandom(23);
        const int Sets = 1000, Periods = 12;
        int plain = 0, with = 0;
        for (int set = 0; set < Sets; set++)
        {
            // Repeats: each cause makes one to four incidents, φ = Σk²/Σk = 3.
            int[] counts = [.. Enumerable.Range(0, 4 * (Periods + 2)).Select(_ => Bursts())];
            int[] earlier = [.. counts.Where((_, i) => i % (Periods + 2) < Periods)];
            OperationCounts four = new(At(0), At(1), At(2), At(3));
            plain += DisplacementDifference.Of(four).Total.P <= 0.05 ? 1 : 0;
            with += DisplacementDifference.Of(four, CountDispersion.Of(earlier, Periods)).Total.P <= 0.05 ? 1 : 0;

            AreaCounts At(int place) => new(counts[place * (Periods + 2) + Periods], counts[place * (Periods + 2) + Periods + 1]);
        }
        Assert.True(plain > 3 * with, $"{plain} and {with} of {Sets}");
        // 50, and three standard deviations more.
        Assert.InRange(with, 20, 71);

        int Bursts() => Enumerable.Range(0, random.Poisson(10)).Sum(_ => 1 + random.NextInt32(4));
    }

    [Fact]
    public void Control_days_are_judged_by_drawing_the_lots_again()
    {
        const int Places = 6, Weeks = 8, Each = 2, Days = 7;
        var random = new SeededRandom(29);
        var isControl = new bool[Places * Weeks * Days];
        Draw(isControl, random);
        // Patrols that do nothing, and patrols that halve.
        int[] same = [.. isControl.Select(_ => random.Poisson(1.5))], halved = [.. isControl.Select(left => random.Poisson(left ? 3 : 1))];
        ControlDayTest none = ControlDayTest.Of(same, isControl, Places, Draw, 999), some = ControlDayTest.Of(halved, isControl, Places, Draw, 999);
        Assert.Equal((Places * Weeks * 5, Places * Weeks * Each), (some.TreatedDays, some.ControlDays));
        Assert.Equal(halved.Sum(), some.Treated + some.Control);
        Near((some.Treated + some.Control) * 5 / 7.0, some.Expected);
        Assert.Equal(0.001, some.PFewer, 1e-12);
        Assert.InRange(some.Ratio, 0.2, 0.5);
        Assert.InRange(none.P, 0.05, 1);
        Assert.Equal(some, ControlDayTest.Of(halved, isControl, Places, Draw, 999));
        Assert.Throws<ArgumentException>(() => ControlDayTest.Of(same, isControl.AsSpan(1), Places, Draw, 9));

        static void Draw(Span<bool> lots, SeededRandom random)
        {
            for (int week = 0; week < Weeks; week++)
            {
                bool[][] days = ControlDays.Draw(Places, Each, random);
                for (int day = 0; day < Days; day++)
                    days[day].CopyTo(lots[((week * Days + day) * Places)..]);
            }
        }
    }

    [Fact]
    public void Redrawn_lots_cry_wolf_as_often_as_they_say()
    {
        const int Places = 3, Sets = 400;
        var random = new SeededRandom(31);
        int alarms = 0;
        for (int set = 0; set < Sets; set++)
        {
            var isControl = new bool[Places * PatrolWeekWish.Days];
            Draw(isControl, random);
            int[] counts = [.. isControl.Select(_ => random.Poisson(2))];
            alarms += ControlDayTest.Of(counts, isControl, Places, Draw, 199, (ulong)set).PFewer <= 0.05 ? 1 : 0;
        }
        // 20 at most; three standard deviations more are 33.
        Assert.InRange(alarms, 3, 33);

        static void Draw(Span<bool> lots, SeededRandom random)
        {
            bool[][] days = ControlDays.Draw(Places, 2, random);
            for (int day = 0; day < days.Length; day++)
                days[day].CopyTo(lots[(day * Places)..]);
        }
    }
}
