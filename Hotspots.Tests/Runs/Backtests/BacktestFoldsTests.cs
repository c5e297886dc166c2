using System.Globalization;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Runs.Backtests;
using Hotspots.Core.Selection;

namespace Hotspots.Tests.Runs.Backtests;

public sealed class BacktestFoldsTests
{
    private const long Day = 86_400;

    [Fact]
    public void Tests_follow_on_one_another_and_end_where_the_data_end()
    {
        BacktestFold[] folds = Choose("28d", 3, Daily("2025-01-01", "2025-06-30"), out List<string> notes);
        Assert.Equal(
            ["2025-01-01..2025-04-07 2025-04-08..2025-05-05", "2025-01-01..2025-05-05 2025-05-06..2025-06-02", "2025-01-01..2025-06-02 "
                + "2025-06-03..2025-06-30"],
            folds.Select(Said));
        Assert.Empty(notes);
    }

    [Fact]
    public void Before_the_first_test_there_is_as_much_as_it_is_long()
    {
        Assert.Equal(["2025-01-01..2025-01-10 2025-01-11..2025-01-20", "2025-01-01..2025-01-20 2025-01-21..2025-01-30"],
            Choose("10d", 6, Daily("2025-01-01", "2025-01-30"), out List<string> notes).Select(Said));
        Assert.Equal("The data are long enough for 2 tests of 10 days, not for 6.", Assert.Single(notes));
        Assert.Single(Choose("10d", 6, Daily("2025-01-01", "2025-01-29"), out _));
    }

    [Fact]
    public void Months_are_whole_and_one_that_has_only_begun_is_not_tested()
    {
        BacktestFold[] folds = Choose("month", 2, Daily("2025-01-15", "2025-06-12"), out List<string> notes);
        Assert.Equal(["2025-01-15..2025-03-31 2025-04-01..2025-04-30", "2025-01-15..2025-04-30 2025-05-01..2025-05-31"], folds.Select(Said));
        Assert.Equal("The data end on 12 June 2025: that month is not whole, and was not tested.", Assert.Single(notes));
    }

    [Fact]
    public void Five_months_known_by_name_make_four_tests()
    {
        BacktestFold[] folds = Choose("month", 6, Months("2018-10", 5), out _);
        Assert.Equal(4, folds.Length);
        Assert.Equal("2018-10-01..2018-10-31 2018-11-01..2018-11-30", Said(folds[0]));
        Assert.Equal("2018-10-01..2019-01-31 2019-02-01..2019-02-28", Said(folds[3]));
    }

    [Fact]
    public void What_is_limited_ends_at_the_limit()
    {
        var limits = new StudyPeriod(DataCoverage.BeginOf(DayOf("2025-02-01")), DataCoverage.BeginOf(DayOf("2025-05-01")));
        DataCoverage data = DataCoverage.Of(TimeColumn.From(Daily("2025-01-01", "2025-06-30")))!;
        BacktestFold[] folds = BacktestFolds.Choose(TestHorizon.Month, 6, data, limits, []);
        Assert.Equal(["2025-02-01..2025-02-28 2025-03-01..2025-03-31", "2025-02-01..2025-03-31 2025-04-01..2025-04-30"], folds.Select(Said));
    }

    [Fact]
    public void A_month_whose_file_was_forgotten_is_not_a_test()
    {
        BacktestFold[] folds = Choose("month", 6, [.. Daily("2025-01-01", "2025-03-31"), .. Daily("2025-05-01", "2025-06-30")],
            out List<string> notes);
        Assert.Equal(["2025-02-01..2025-02-28", "2025-03-01..2025-03-31", "2025-05-01..2025-05-31", "2025-06-01..2025-06-30"], folds
            .Select(static fold => Said(fold.Test)));
        Assert.Contains(notes, static note => note.StartsWith("Not one incident was read for a part of 1 to 30 April 2025",
            StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("28d", "2025-01-01", "2025-02-24", "which is too short for a test of 28 days")]
    [InlineData("28d", "2025-01-01", "2025-02-24", "shorter test (⟨horizon 7d⟩)")]
    [InlineData("month", "2025-01-02", "2025-02-28", "which is too short for a test of one month")]
    [InlineData("1d", "2025-01-02", "2025-01-02", "which is too short for a test of 1 day")]
    public void Too_short_data_are_told_in_one_sentence(string horizon, string first, string last, string expected)
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => Choose(horizon, 6, Daily(first, last), out _));
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_minute_before_midnight_is_trained_on_and_the_next_is_tested()
    {
        // The clock went forward on 30 March: midnight of the first of April is 23:00 in the time of the world.
        BacktestFold fold = Choose("month", 1, Daily("2025-01-01", "2025-04-30"), out _)[0];
        long midnight = DataCoverage.BeginOf(DayOf("2025-04-01"));
        Assert.Equal(DayOf("2025-04-01") * Day - 3600, midnight);
        var timed = new TimedIncidents(TimeColumn.From(
        [
            new IncidentTime(midnight - 60, 60, TimePrecision.Minute), new IncidentTime(midnight, 60, TimePrecision.Minute),
            new IncidentTime(DataCoverage.BeginOf(DayOf("2025-05-01")) - 60, 60, TimePrecision.Minute),
                new IncidentTime(DataCoverage.BeginOf(DayOf("2025-05-01")), 60, TimePrecision.Minute),
        ]));
        Assert.Equal([true, false, false, false], Enumerable.Range(0, 4).Select(i => timed.IsIn(i, fold.Train)));
        Assert.Equal([false, true, true, false], Enumerable.Range(0, 4).Select(i => timed.IsIn(i, fold.Test)));
    }

    [Fact]
    public void A_long_span_that_the_origin_cuts_is_on_neither_side()
    {
        BacktestFold fold = Choose("10d", 1, Daily("2025-01-01", "2025-01-20"), out _)[0];
        var timed = new TimedIncidents(TimeColumn.From([Span("2025-01-08", 7), Span("2025-01-05", 7), Span("2025-01-11", 7), Span("2025-01-10", 2),
            IncidentTime.Unknown]));
        Assert.Equal([false, false, false, false, false], Enumerable.Range(0, 5).Select(i => timed.IsIn(i, fold.Train)));
        Assert.Equal([false, false, true, true, false], Enumerable.Range(0, 5).Select(i => timed.IsIn(i, fold.Test)));
        Assert.Equal([true, false, false, false, false], Enumerable.Range(0, 5).Select(i => timed.IsCutFrom(i, fold.Test)));
        Assert.Equal([true, true, true, true, false], Enumerable.Range(0, 5).Select(timed.IsKnown));
        Assert.Equal([false, false, false, true, false], Enumerable.Range(0, 5).Select(timed.IsToTheDay));
    }

    [Theory]
    [InlineData(null, 44)]
    [InlineData("1km2", 44)]
    [InlineData("0.5 km²", 22)]
    [InlineData("0.9km2", 40)]
    [InlineData("20cells", 20)]
    [InlineData("1 cells", 1)]
    public void Ground_is_read_as_people_say_it(string? text, int cells) => Assert.Equal(cells, FlagWish.Parse(text).Cells);

    [Theory]
    [InlineData("much")]
    [InlineData("0cells")]
    [InlineData("0.001km2")]
    [InlineData("2.5cells")]
    [InlineData("-1km2")]
    [InlineData("km2")]
    public void What_is_no_ground_is_refused_with_what_to_write(string text) =>
        Assert.Contains("takes km² such as 0.5km2, or cells of 150 m such as 20cells",
            Assert.Throws<ArgumentException>(() => FlagWish.Parse(text)).Message, StringComparison.Ordinal);

    private static BacktestFold[] Choose(string horizon, int most, IncidentTime[] times, out List<string> notes) =>
        BacktestFolds.Choose(BacktestParameters.Horizon.Parse(horizon), most, DataCoverage.Of(TimeColumn.From(times))!, null, notes = []);

    private static string Said(BacktestFold fold) => $"{Said(fold.Train)} {Said(fold.Test)}";

    private static string Said(StudyPeriod period) => RunIdentity.Period(period) is var limits ? $"{limits.From}..{limits.To}" : "";

    private static IncidentTime[] Daily(string first, string last) =>
        [.. Enumerable.Range(0, (int)(DayOf(last) - DayOf(first)) + 1)
            .SelectMany(day => Enumerable.Repeat(new IncidentTime(DataCoverage.BeginOf(DayOf(first) + day), (uint)Day, TimePrecision.Day), 5))];

    private static IncidentTime Span(string first, int days) => new(DataCoverage.BeginOf(DayOf(first)), (uint)(days * Day), TimePrecision.Interval);

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
