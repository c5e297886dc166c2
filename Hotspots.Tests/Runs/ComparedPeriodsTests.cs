using System.Globalization;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Pipeline.Times;
using Hotspots.Core.Runs;
using Hotspots.Core.Selection;

namespace Hotspots.Tests.Runs;

public sealed class ComparedPeriodsTests
{
    private const long Day = 86_400;

    [Fact]
    public void Unasked_the_last_three_whole_months_are_held_against_the_same_a_year_earlier()
    {
        ComparedPeriods chosen = Choose(null, null, Daily("2024-07-01", "2026-06-30"));
        Assert.Equal(("2025-04-01..2025-06-30", "2026-04-01..2026-06-30"), Said(chosen));
        Assert.Equal("the same days a year earlier", chosen.Chosen);
        Assert.Empty(chosen.Notes);
    }

    [Fact]
    public void Where_the_data_do_not_reach_a_year_back_it_is_the_stretch_just_before()
    {
        ComparedPeriods chosen = Choose(null, null, Months("2018-10", 5));
        Assert.Equal(("2018-11-01..2018-12-31", "2019-01-01..2019-02-28"), Said(chosen));
        Assert.Equal("the stretch just before", chosen.Chosen);
    }

    [Theory]
    [InlineData(null, null, false)]
    [InlineData("2024-07..2025-06", "2025-07..2026-06", false)]
    [InlineData("2025-07..2025-12", "2026-01..2026-06", true)]
    [InlineData("2025-05", "2026-06", true)]
    [InlineData("2024-07..2025-06", "2026-01..2026-06", true)]
    public void Different_parts_of_the_year_are_told(string? before, string? after, bool expected) =>
        Assert.Equal(expected, Choose(before, after, Daily("2024-07-01", "2026-06-30")).AreOfDifferentSeasons);

    [Fact]
    public void Of_less_than_two_months_the_later_half_of_the_days_is_compared() =>
        Assert.Equal(("2026-06-01..2026-06-07", "2026-06-08..2026-06-14"), Said(Choose(null, null, Daily("2026-06-01", "2026-06-14"))));

    [Fact]
    public void A_month_that_has_only_begun_is_in_neither_period_and_that_is_said()
    {
        ComparedPeriods chosen = Choose(null, null, Daily("2024-07-01", "2026-06-12"));
        Assert.Equal(("2025-03-01..2025-05-31", "2026-03-01..2026-05-31"), Said(chosen));
        Assert.Equal(
            "The data end on 12 June 2026: that month is not whole and is in neither period; ⟨after⟩ takes it in.", Assert.Single(chosen.Notes));
    }

    [Fact]
    public void A_period_that_reaches_beyond_the_data_is_cut_and_the_other_with_it()
    {
        ComparedPeriods chosen = Choose(null, "2026-06", Daily("2024-07-01", "2026-06-12"));
        Assert.Equal(("2025-06-01..2025-06-12", "2026-06-01..2026-06-12"), Said(chosen));
        const string Cut = "The data end on 12 June 2026: the period after (1 to 30 June 2026) is counted until then";
        Assert.StartsWith(Cut, Assert.Single(chosen.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_period_that_begins_before_the_data_is_cut_too()
    {
        ComparedPeriods chosen = Choose("2024", "2025", Daily("2024-07-01", "2026-06-30"));
        Assert.Equal(("2024-07-01..2024-12-31", "2025-01-01..2025-12-31"), Said(chosen));
        Assert.StartsWith("The data begin on 1 July 2024: the period before", Assert.Single(chosen.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-06-15", "2026-06-15..2026-06-15")]
    [InlineData("2026-05..2026-06", "2026-05-01..2026-06-30")]
    [InlineData("2026-05..", "2026-05-01..2026-06-30")]
    [InlineData("2025", "2025-01-01..2025-12-31")]
    [InlineData("15/06/2026 .. 20/06/2026", "2026-06-15..2026-06-20")]
    public void Periods_are_read_as_people_say_them(string after, string expected) =>
        Assert.Equal(expected, Said(Choose("2024-07", after, Daily("2024-07-01", "2026-06-30"))).After);

    [Theory]
    [InlineData("2025-01..2025-06", "soon", "⟨after soon⟩ is no period; give a year, a month or a day")]
    [InlineData("..", "2026-05", "⟨before ..⟩ is no period")]
    [InlineData("2025-06..2025-01", "2026-05", "⟨before 2025-06..2025-01⟩ ends before it begins; exchange the two.")]
    [InlineData("2026-05", "2025-05", "exchange ⟨before⟩ and ⟨after⟩.")]
    [InlineData("2025-01..2025-06", "2025-06..2025-12", "The two periods overlap (1 January to 30 June 2025, 1 June to 31 December 2025)")]
    [InlineData("2025", "2030", "The data reach from 1 July 2024 to 30 June 2026; the period after (1 January to 31 December 2030) lies outside")]
    [InlineData("2020", "2025", "the period before (1 January to 31 December 2020) lies outside")]
    public void What_cannot_be_compared_is_refused_with_what_to_change(string before, string after, string expected)
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => Choose(before, after, Daily("2024-07-01", "2026-06-30")));
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_month_whose_file_was_forgotten_is_not_watched_and_not_a_fall()
    {
        IncidentTime[] times = [.. Daily("2025-01-01", "2025-03-31"), .. Daily("2025-05-01", "2025-06-30")];
        DataCoverage data = DataCoverage.Of(TimeColumn.From(times))!;
        Assert.Equal([new DaySpan(DayOf("2025-04-01"), DayOf("2025-04-30"))], data.Gaps);
        ComparedPeriods chosen = ComparedPeriods.Choose(null, ComparisonParameters.After.Parse("2025-04..2025-06"), data);
        Assert.Contains(chosen.Notes, static note => note.StartsWith("Not one incident was read from 1 to 30 April 2025", StringComparison.Ordinal));
        Assert.Equal(61, PeriodExposure.Days(data.Watched(chosen.After), Asked()), 9);
    }

    [Fact]
    public void A_silence_that_chance_makes_is_no_gap_and_no_end()
    {
        // Some four a month: three weeks without one are nothing.
        DataCoverage data = DataCoverage.Of(TimeColumn.From([.. Enumerable.Range(0, 100).Select(static i => DayTime("2024-01-01", i * 7))]))!;
        Assert.Empty(data.Gaps);
        Assert.Equal(20, data.QuietDays);
    }

    [Fact]
    public void A_date_far_from_all_others_does_not_stretch_the_data()
    {
        DataCoverage data = DataCoverage.Of(TimeColumn.From([.. Daily("2025-01-01", "2025-12-31"), DayTime("2205-01-01", 0)]))!;
        Assert.Equal((DayOf("2025-01-01"), DayOf("2025-12-31")), (data.FirstDay, data.LastDay));
        Assert.Null(DataCoverage.Of(TimeColumn.From([IncidentTime.Unknown])));
    }

    [Fact]
    public void Exposure_counts_the_change_of_the_clock_and_only_the_days_and_hours_asked_for()
    {
        Assert.Equal(31 - 1 / 24.0, Days("2026-03-01", "2026-03-31", Asked()), 9);
        Assert.Equal(31 + 1 / 24.0, Days("2025-10-01", "2025-10-31", Asked()), 9);
        // August 2025 has five Fridays and five Saturdays, September four of each.
        RunRequest nights = Asked() with { Weekdays = [DayOfWeek.Friday, DayOfWeek.Saturday] };
        Assert.Equal(10, Days("2025-08-01", "2025-08-31", nights), 9);
        Assert.Equal(8, Days("2025-09-01", "2025-09-30", nights), 9);
        // Five nights that begin on a Friday; the last goes on into Saturday, 30 August, which is still within the month.
        RunRequest late = Asked() with { Weekdays = [DayOfWeek.Friday], Hours = [22, 23, 0, 1] };
        Assert.Equal(5, Days("2025-08-01", "2025-08-31", late), 9);
    }

    private static double Days(string first, string last, RunRequest request) =>
        PeriodExposure.Days([new StudyPeriod(DataCoverage.BeginOf(DayOf(first)), DataCoverage.BeginOf(DayOf(last) + 1))], request);

    private static RunRequest Asked() => new() { Files = [] };

    private static ComparedPeriods Choose(string? before, string? after, IncidentTime[] times) => ComparedPeriods.Choose(
        ComparisonParameters.Before.Of(before), ComparisonParameters.After.Of(after), DataCoverage.Of(TimeColumn.From(times))!);

    private static (string Before, string After) Said(ComparedPeriods periods) => (Said(periods.Before), Said(periods.After));

    private static string Said(StudyPeriod period) => RunIdentity.Period(period) is var limits ? $"{limits.From}..{limits.To}" : "";

    /// <summary>Three incidents a day.</summary>
    private static IncidentTime[] Daily(string first, string last) =>
        [.. Enumerable.Range(0, (int)(DayOf(last) - DayOf(first)) + 1).SelectMany(day => Enumerable.Repeat(DayTime(first, day), 3))];

    private static IncidentTime DayTime(string first, int later) =>
        new(DataCoverage.BeginOf(DayOf(first) + later), (uint)Day, TimePrecision.Day);

    private static IncidentTime[] Months(string first, int count)
    {
        DateTime month = DateTime.ParseExact(first, "yyyy-MM", CultureInfo.InvariantCulture);
        return [.. Enumerable.Range(0, count).SelectMany(k => Enumerable.Repeat(MonthTime(month.AddMonths(k)), 100))];
    }

    private static IncidentTime MonthTime(DateTime month)
    {
        long from = Utc(month);
        return new IncidentTime(from, (uint)(Utc(month.AddMonths(1)) - from), TimePrecision.Month);

        static long Utc(DateTime clock) => LondonTime.ToUtcSeconds((long)(clock - DateTime.UnixEpoch).TotalSeconds);
    }

    private static long DayOf(string date) =>
        (long)(DateTime.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture) - DateTime.UnixEpoch).TotalDays;
}
