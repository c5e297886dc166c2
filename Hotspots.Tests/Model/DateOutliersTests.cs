using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Model;

/// <summary>Which dates are no part of a study period, and which sparse or growing series is left whole?</summary>
public sealed class DateOutliersTests
{
    [Theory]
    [InlineData("1987-03-02")]
    [InlineData("2022-06-01")]
    [InlineData("2026-02-01")]
    [InlineData("2031-12-31")]
    [InlineData("1900-01-01")]
    public void One_row_of_another_year_is_astray(string day) => AssertThatOf(YearAnd(300, day), [day]);

    [Theory]
    [InlineData("1987-03-02", "1988-03-02", "1989-03-02")]
    [InlineData("1987-03-02", "1999-07-01", "2012-07-01")]
    [InlineData("1987-03-02", "2031-03-02", "2204-06-01")]
    [InlineData("2031-03-02", "2031-03-02", "2031-03-02")]
    [InlineData("2019-03-02", "2031-03-02", "2031-03-03")]
    public void Three_are_wherever_they_lie(string one, string two, string three) =>
        AssertThatOf(YearAnd(300, one, two, three), [one, two, three]);

    [Fact]
    public void Months_are_astray_as_days_are()
    {
        List<IncidentTime> times =
            [.. Enumerable.Range(0, 60).Select(static i => TestRows.Month(2024, i % 12 + 1)), TestRows.Month(1987, 3), TestRows.Month(2031, 1)];
        AssertAstray([60], [61], times);
    }

    [Theory]
    [InlineData("2023-06-01")]
    [InlineData("2025-03-01")]
    [InlineData("2025-12-29")]
    public void A_row_of_the_year_before_or_after_is_not(string day) => AssertAstray([], [], YearAnd(300, day));

    [Fact]
    public void Sparse_incidents_of_ten_years_are_all_believed()
    {
        for (ulong seed = 1; seed <= 60; seed++)
        {
            var random = new SeededRandom(seed);
            int count = 20 + random.NextInt32(100);
            List<IncidentTime> times = [.. Enumerable.Range(0, count).Select(_ => OnDay(new DateOnly(2014, 1, 1).AddDays(random.NextInt32(3653))))];
            AssertAstray([], [], times);
        }
    }

    [Fact]
    public void What_grows_or_dies_away_over_ten_years_is_all_believed()
    {
        for (ulong seed = 1; seed <= 60; seed++)
        {
            var random = new SeededRandom(seed);
            // Half of all in the last year, a quarter in the one before.
            List<IncidentTime> grows =
            [
                .. Enumerable.Range(0, 200)
                .Select(_ => OnDay(new DateOnly(2024, 12, 31).AddDays((int)Math.Max(-3650, 527 * Math.Log(1 - random.NextDouble())))))
            ];
            AssertAstray([], [], grows);
        }
    }

    [Fact]
    public void Of_fewer_than_twenty_rows_none_is_and_of_more_one_in_twenty()
    {
        AssertAstray([], [], YearAnd(18, "1987-03-02"));
        AssertThatOf(YearAnd(19, "1987-03-02"), ["1987-03-02"], 19);
        // Five of a hundred, and six: then they are a part of the story.
        string[] five = ["1987-03-02", "1987-03-03", "1987-03-04", "1987-03-05", "1987-03-06"];
        AssertThatOf(YearAnd(95, five), five, 95);
        AssertAstray([], [], YearAnd(94, [.. five, "1987-03-07"]));
    }

    [Fact]
    public void Rows_without_a_time_and_rows_of_no_list_are_passed_over()
    {
        List<IncidentTime> times = [.. YearAnd(100, "1987-03-02"), default, OnDay(new DateOnly(1920, 1, 1))];
        (int[] before, int[] after) = DateOutliers.Of(TimeColumn.From(times), [[101, 100], [.. Enumerable.Range(0, 100)]]);
        Assert.Equal([100], before);
        Assert.Empty(after);
        (before, after) = DateOutliers.Of(TimeColumn.From([default, default]), [[0, 1], []]);
        Assert.Empty(before);
        Assert.Empty(after);
    }

    private static void AssertAstray(int[] before, int[] after, List<IncidentTime> times)
    {
        (int[] early, int[] late) = DateOutliers.Of(TimeColumn.From(times), [[.. Enumerable.Range(0, times.Count)]]);
        Assert.Equal(before, early);
        Assert.Equal(after, late);
    }

    // The rows that were added, and they alone.
    private static void AssertThatOf(List<IncidentTime> times, string[] days, int first = 300)
    {
        int[] rows = [.. Enumerable.Range(first, days.Length)];
        AssertAstray([.. rows.Where(IsEarly)], [.. rows.Where(row => !IsEarly(row))], times);

        bool IsEarly(int row) => string.CompareOrdinal(days[row - first], "2024") < 0;
    }

    // So many spread over 2024, the first and the last day among them.
    private static List<IncidentTime> YearAnd(int count, params string[] days) =>
    [
        .. Enumerable.Range(0, count).Select(i => OnDay(new DateOnly(2024, 1, 1).AddDays(i * 365 / (count - 1)))),
        .. days.Select(static day => OnDay(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))),
    ];

    private static IncidentTime OnDay(DateOnly day) => TestRows.Day(day.Year, day.Month, day.Day);
}
