using System.Globalization;
using System.Text.Json;
using Hotspots.Core.Evaluation;
using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Placements;
using Hotspots.Tests.Analysis.Significance;
using Hotspots.Tests.Support;
using static Hotspots.Tests.Evaluation.FieldAnswers;

namespace Hotspots.Tests.Evaluation;

public sealed class HoursOfWeekTests
{
    private const string Burglaries = "references/field/inputs/dc-burglary-2016-times.csv";

    [SharedFact(Kept)]
    public void Spans_have_the_weights_of_the_definition()
    {
        foreach (JsonElement record in Of("aoristic_cases").GetProperty("cases").EnumerateArray())
        {
            long begin = Clock(record.GetProperty("begin").GetString()!);
            long end = record.GetProperty("end").GetString() is { } text ? Clock(text) : begin;
            double[] expected = new double[HoursOfWeek.Count], byClock = new double[HoursOfWeek.Count], inLondon = new double[HoursOfWeek.Count];
            foreach (JsonProperty hour in record.GetProperty("weights").EnumerateObject())
                expected[int.Parse(hour.Name, CultureInfo.InvariantCulture)] = hour.Value.GetDouble();
            HoursOfWeek.AddByClock(begin, end, byClock);
            HoursOfWeek.Add(LondonTime.ToUtcSeconds(begin), LondonTime.ToUtcSeconds(end), inLondon);
            for (int hour = 0; hour < HoursOfWeek.Count; hour++)
            {
                // Printed to ten decimals.
                Assert.Equal(expected[hour], byClock[hour], 6e-11);
                Assert.Equal(byClock[hour], inLondon[hour], 1e-15);
            }
            Assert.Equal(1, byClock.Sum(), 1e-12);
        }
    }

    /// <summary>A year of burglaries in Washington: what the package aoristic for R prints, exactly; on its clock as it was written down.</summary>
    [SharedFact(Burglaries)]
    public void A_year_of_burglaries_has_the_known_Monday()
    {
        var hours = new double[HoursOfWeek.Count];
        string[][] rows = SharedAnswers.Rows(Burglaries);
        foreach (string[] row in rows)
        {
            long begin = Clock(row[0]);
            HoursOfWeek.AddByClock(begin, row[1].Length == 0 ? begin : Clock(row[1]), hours);
        }
        JsonElement record = Of("aoristic_dc");
        Assert.Equal(record.GetProperty("rows").GetInt32(), rows.Length);
        Assert.Equal(record.GetProperty("without_end").GetInt32(), rows.Count(static row => row[1].Length == 0));
        Assert.Equal(rows.Length, hours.Sum(), 1e-8);
        foreach (JsonProperty hour in record.GetProperty("monday").EnumerateObject())
            Near(hour.Value.GetDouble(), hours[int.Parse(hour.Name, CultureInfo.InvariantCulture)], 1e-9);
    }

    [Theory]
    [InlineData("2026-03-28T20:00", "2026-03-29T06:00")]
    [InlineData("2026-10-24T20:00", "2026-10-25T06:00")]
    [InlineData("2025-10-01T03:17", "2026-11-05T11:04")]
    [InlineData("2026-10-25T01:10", "2026-10-25T01:50")]
    public void Weights_are_the_share_of_minutes_that_a_London_clock_shows(string from, string until)
    {
        long begin = LondonTime.ToUtcSeconds(Clock(from)), end = LondonTime.ToUtcSeconds(Clock(until));
        double[] expected = new double[HoursOfWeek.Count], hours = new double[HoursOfWeek.Count];
        for (long minute = begin; minute < end; minute += 60)
        {
            DateTime clock = LondonTime.ToClock(minute);
            expected[((int)clock.DayOfWeek + 6) % 7 * 24 + clock.Hour] += 60.0 / (end - begin);
        }
        HoursOfWeek.Add(begin, end, hours);
        for (int hour = 0; hour < HoursOfWeek.Count; hour++)
            Assert.Equal(expected[hour], hours[hour], 1e-9);
    }

    [Fact]
    public void The_hour_that_is_left_out_in_March_has_nothing_and_the_one_that_comes_twice_in_October_two_shares()
    {
        const int SundayOne = 6 * 24 + 1;
        double[] spring = new double[HoursOfWeek.Count], autumn = new double[HoursOfWeek.Count];
        HoursOfWeek.Add(LondonTime.ToUtcSeconds(Clock("2026-03-29T00:00")), LondonTime.ToUtcSeconds(Clock("2026-03-29T04:00")), spring);
        HoursOfWeek.Add(LondonTime.ToUtcSeconds(Clock("2026-10-25T00:00")), LondonTime.ToUtcSeconds(Clock("2026-10-25T04:00")), autumn);
        Assert.Equal([1 / 3.0, 0, 1 / 3.0, 1 / 3.0], spring[(SundayOne - 1)..(SundayOne + 3)], (x, y) => Math.Abs(x - y) < 1e-12);
        Assert.Equal([0.2, 0.4, 0.2, 0.2], autumn[(SundayOne - 1)..(SundayOne + 3)], (x, y) => Math.Abs(x - y) < 1e-12);
    }

    [Fact]
    public void An_unknown_time_adds_nothing_and_one_known_to_the_minute_lies_in_its_hour()
    {
        var hours = new double[HoursOfWeek.Count];
        HoursOfWeek.Add(IncidentTime.Unknown, hours);
        Assert.Equal(0, hours.Sum());
        HoursOfWeek.Add(new IncidentTime(LondonTime.ToUtcSeconds(Clock("2026-07-04T01:30")), 60, TimePrecision.Minute), hours, 2.5);
        Assert.Equal(2.5, hours[5 * 24 + 1], 1e-12);
        Assert.Equal(2.5, hours.Sum(), 1e-12);
    }

    [Fact]
    public void A_saturday_half_past_one_belongs_to_fridays_night()
    {
        Shifts shifts = Shifts.Usual;
        int saturdayOne = 5 * 24 + 1;
        Assert.Equal(("night", 4), (shifts[shifts.OfHour(1)].Name, shifts.WeekdayOf(saturdayOne)));
        Assert.Equal(new DateOnly(2026, 7, 3), shifts.DateOf(LondonTime.ToUtcSeconds(Clock("2026-07-04T01:30"))));
        Assert.Equal(new DateOnly(2026, 7, 4), shifts.DateOf(LondonTime.ToUtcSeconds(Clock("2026-07-04T07:00"))));
        // Sunday's night reaches into Monday, and so into the last day of the week.
        Assert.Equal(6, shifts.WeekdayOf(3));
        double[] hours = new double[HoursOfWeek.Count];
        hours[saturdayOne] = 3;
        hours[9] = 1;
        Assert.Equal([1, 0, 3], shifts.ByShift(hours));
        Assert.Equal([1, 0, 0, 0, 3, 0, 0], shifts.ByWeekday(hours));
    }

    [Fact]
    public void Exposure_of_a_shift_has_an_hour_less_in_March_and_one_more_in_October()
    {
        Shifts shifts = Shifts.Usual;
        DateOnly spring = new(2026, 3, 28), autumn = new(2026, 10, 24);
        Assert.Equal((7, 9), (shifts.HoursOf(2, spring, spring), shifts.HoursOf(2, autumn, autumn)));
        Assert.Equal((8, 8), (shifts.HoursOf(0, spring, spring), shifts.HoursOf(1, autumn, autumn)));
        Assert.Equal(365 * 8, shifts.HoursOf(2, new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31)));
        Assert.Equal(0, shifts.HoursOf(0, autumn, spring));
        // The same by the hours of the week, for whatever shifts and dates.
        var own = new Shifts(new Shift("day", 6, 14), new Shift("evening", 16, 1), new Shift("small hours", 1, 4));
        (DateOnly first, DateOnly last) = (new DateOnly(2026, 2, 3), new DateOnly(2026, 11, 19));
        var hours = new double[HoursOfWeek.Count];
        HoursOfWeek.AddExposure(new StudyPeriod(OperationalDay.At(first, own.Begins), OperationalDay.At(last, own.Begins + 24)), hours);
        double[] byShift = own.ByShift(hours);
        Assert.Equal(290 * 8, own.HoursOf(0, first, last));
        for (int shift = 0; shift < own.Count; shift++)
            Assert.Equal(byShift[shift], own.HoursOf(shift, first, last), 1e-6);
    }

    [Fact]
    public void Shifts_that_overlap_or_stand_in_no_order_are_refused()
    {
        Assert.Throws<ArgumentException>(static () => new Shifts());
        Assert.Throws<ArgumentException>(static () => new Shifts(new Shift("a", 7, 25)));
        Refused("overlap", new Shift("a", 7, 15), new Shift("b", 14, 22));
        Refused("order", new Shift("a", 7, 9), new Shift("b", 23, 7), new Shift("c", 15, 23));
        Assert.Equal("night 23-07", Shifts.Usual[2].ToString());
        Assert.Equal(24, new Shift("all", 7, 7).Length);

        static void Refused(string why, params Shift[] shifts) =>
            Assert.Contains(why, Assert.Throws<ArgumentException>(() => new Shifts(shifts)).Message, StringComparison.Ordinal);
    }

    /// <summary>G of the tests of ptools (MIT); p by enumeration.</summary>
    [Theory]
    [InlineData(new[] { 3, 0, 0, 0, 0, 0, 0 }, 11.675460894331879, 0.02040816326530612)]
    [InlineData(new[] { 2, 1, 0, 0, 0, 0, 0 }, 7.856375884563004, 0.3877551020408163)]
    [InlineData(new[] { 1, 1, 1, 0, 0, 0, 0 }, 5.0837871623232225, 1.0)]
    public void A_weekday_is_tested_exactly(int[] counts, double g, double p)
    {
        MultinomialTest test = MultinomialTest.Of(counts);
        Near(g, test.G);
        Near(p, test.P);
        Assert.True(test.IsExact);
    }

    [SharedFact(Kept)]
    public void A_weekday_has_every_answer_that_is_kept()
    {
        foreach (JsonElement record in Of("weekday_exact").GetProperty("cases").EnumerateArray())
        {
            MultinomialTest test = MultinomialTest.Of(record.Counts("counts"));
            Near(record.Number("G"), test.G);
            Near(record.Number("p"), test.P);
        }
    }

    [Theory]
    [InlineData(new[] { 2, 0, 3, 1 }, new[] { 1.0, 1, 1, 1 })]
    [InlineData(new[] { 2, 0, 3, 1 }, new[] { 5.0, 4, 4, 4.5 })]
    [InlineData(new[] { 7, 1, 1 }, new[] { 8.0, 8, 7 })]
    [InlineData(new[] { 4, 4 }, new[] { 1.0, 3 })]
    public void The_exact_test_is_the_sum_over_all_outcomes(int[] counts, double[] exposures)
    {
        MultinomialTest test = MultinomialTest.Of(counts, exposures);
        // Every sequence of n incidents, one by one.
        int n = counts.Sum(), places = counts.Length;
        double watched = exposures.Sum(), p = 0;
        for (long number = 0; number < (long)Math.Pow(places, n); number++)
        {
            var outcome = new int[places];
            double chance = 1;
            for (long k = 0, rest = number; k < n; k++, rest /= places)
            {
                outcome[rest % places]++;
                chance *= exposures[rest % places] / watched;
            }
            p += G(outcome) >= G(counts) - 1e-9 ? chance : 0;
        }
        Near(G(counts), test.G);
        Near(p, test.P, 1e-8);

        double G(int[] each) => each.Select((k, i) => k == 0 ? 0 : 2 * k * Math.Log(k / (n * exposures[i] / watched))).Sum();
    }

    [Fact]
    public void What_is_too_many_to_enumerate_has_the_tail_of_chi_square_and_says_so()
    {
        int[] few = [6, 5, 7, 4, 11, 9, 5], many = [.. few.Select(static k => 20 * k)];
        MultinomialTest exact = MultinomialTest.Of(few), tail = MultinomialTest.Of(many);
        Assert.Equal((true, false), (exact.IsExact, tail.IsExact));
        Assert.Equal(Hotspots.Core.Statistics.ChiSquare.AtLeast(exact.G, 6), exact.P, 0.03);
        Assert.InRange(tail.P, 1e-30, 1e-15);
        Assert.Equal(new MultinomialTest(0, 1, true), MultinomialTest.Of([0, 0, 0]));
        Assert.Throws<ArgumentException>(static () => MultinomialTest.Of([1, 2], [1.0, 0]));
        Assert.Throws<ArgumentException>(static () => MultinomialTest.Of([1, 2], [1.0]));
    }

    [Fact]
    public void Where_no_weekday_is_busier_one_is_named_in_one_set_of_twenty_at_most()
    {
        var random = new SeededRandom(5);
        const int Sets = 1000;
        int named = 0;
        for (int set = 0; set < Sets; set++)
        {
            var counts = new int[7];
            for (int i = 0, n = 3 + set % 30; i < n; i++)
                counts[random.NextInt32(7)]++;
            named += MultinomialTest.Of(counts).P <= 0.05 ? 1 : 0;
        }
        // 50 at most; three standard deviations more are 70.
        Assert.InRange(named, 20, 70);
    }

    private static long Clock(string text) =>
        (long)(DateTime.ParseExact(text, "yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None) - DateTime.UnixEpoch).TotalSeconds;
}
