using Hotspots.Core.Analysis.Recurrence;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.Spatial;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Analysis.Recurrence;

public sealed class TimeBlocksTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(13, 1)]
    [InlineData(14, 2)]
    public void Incidents_at_one_address_within_a_fortnight_are_one_event(int daysApart, int expected)
    {
        // The last, elsewhere, makes the time long enough.
        TimeBlocks blocks = Of((1003, 2004, 10), (1007, 2001, 10 + daysApart), (5000, 5000, 100));
        Assert.Equal(TooLittle.None, blocks.Why);
        Assert.Equal(expected + 1, blocks.Events);
        Assert.Equal(blocks.Events, blocks.BlockOf.Count(static b => b >= 0));
    }

    [Fact]
    public void The_fortnight_runs_from_the_last_that_counted()
    {
        TimeBlocks blocks = Of((1003, 2004, 10), (1003, 2004, 20), (1003, 2004, 24), (1003, 2004, 37), (1003, 2004, 38), (5000, 5000, 100));
        Assert.Equal([true, false, true, false, true, true], blocks.BlockOf.Select(static b => b >= 0));
    }

    [Fact]
    public void Two_addresses_are_two_events_on_one_day() => Assert.Equal(3, Of((1003, 2004, 10), (1023, 2004, 10), (5000, 5000, 100)).Events);

    [Fact]
    public void It_is_the_same_incident_that_counts_in_whatever_order_they_come()
    {
        (double, double, int)[] rows = [(1001, 2001, 10), (1008, 2002, 10), (1003, 2008, 10), (1001, 2001, 4), (5000, 5000, 100)];
        TimeBlocks blocks = Of(rows[1], rows[0], rows[2], rows[4]), others = Of(rows[2], rows[0], rows[1], rows[4]), later = Of(rows);
        Assert.Equal([false, true, false, true], blocks.BlockOf.Select(static b => b >= 0));
        Assert.Equal([false, true, false, true], others.BlockOf.Select(static b => b >= 0));
        Assert.Equal([false, false, false, true, true], later.BlockOf.Select(static b => b >= 0));
    }

    [Theory]
    [InlineData(54, TooLittle.ShortTime)]
    [InlineData(55, TooLittle.None)]
    internal void Eight_weeks_are_the_least_where_days_are_known(int lastDay, TooLittle expected) =>
        Assert.Equal(expected, Of((0, 0, 0), (500, 0, 20), (900, 0, lastDay)).Why);

    [Fact]
    public void A_block_is_a_fortnight_counted_from_the_first_day_and_empty_ones_have_no_number()
    {
        TimeBlocks blocks = Of((0, 0, 100), (500, 0, 113), (900, 0, 114), (1300, 0, 300), (1700, 0, 113));
        Assert.False(blocks.IsMonthly);
        Assert.Equal([0, 0, 1, 2, 0], blocks.BlockOf);
        Assert.Equal((3, 3, 1, 1), (blocks.Count, blocks.EventsOf(0), blocks.EventsOf(1), blocks.EventsOf(2)));
    }

    [Fact]
    public void Months_are_blocks_where_days_are_not_known_and_every_incident_counts()
    {
        TimeBlocks blocks = Of(4, TestRows.Month(2024, 1), TestRows.Month(2023, 12), TestRows.Month(2024, 1), TestRows.Month(2025, 1));
        Assert.True(blocks.IsMonthly);
        Assert.Equal([1, 0, 1, 2], blocks.BlockOf);
        Assert.Equal((4, 3), (blocks.Events, blocks.Count));
    }

    [Fact]
    public void A_month_is_that_of_the_clock_on_the_wall()
    {
        // Half past midnight of the first of August, when the sun's clock still has July; three rows of four know only months.
        TimeBlocks blocks = Of(4, TestRows.Minute(2024, 8, 1, 0, 30), TestRows.Month(2024, 8), TestRows.Month(2024, 7), TestRows.Month(2024, 7));
        Assert.Equal([1, 1, 0, 0], blocks.BlockOf);
    }

    [Fact]
    public void One_month_cannot_be_divided() =>
        Assert.Equal(TooLittle.OneMonth, Of(3, TestRows.Month(2024, 5), TestRows.Month(2024, 5), TestRows.Month(2024, 5)).Why);

    [Theory]
    [InlineData(10, 1, TooLittle.None)]
    [InlineData(10, 2, TooLittle.NoTimes)]
    [InlineData(30, 3, TooLittle.None)]
    [InlineData(30, 4, TooLittle.NoTimes)]
    [InlineData(10, 10, TooLittle.NoTimes)]
    internal void One_in_ten_may_lack_a_time(int rows, int without, TooLittle expected)
    {
        TimeBlocks blocks = Of(rows, [.. Enumerable.Range(0, rows).Select(i => i < without ? IncidentTime.Unknown : MadeYear.OnDay(i * 30 % 360))]);
        Assert.Equal(expected, blocks.Why);
        if (expected == TooLittle.None)
            Assert.Equal(Enumerable.Repeat(-1, without), blocks.BlockOf[..without]);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void One_in_ten_may_know_its_month_only_before_all_go_by_months(int monthsOnly, bool expected)
    {
        TimeBlocks blocks = Of(10, [.. Enumerable.Range(0, 10).Select(i => i < monthsOnly ? MadeYear.InMonthOf(i * 30) : MadeYear.OnDay(i * 30))]);
        Assert.Equal((TooLittle.None, expected), (blocks.Why, blocks.IsMonthly));
        Assert.Equal(expected ? 10 : 9, blocks.Events);
    }

    [Fact]
    public void Without_times_or_with_years_only_there_is_nothing_to_divide_by()
    {
        Assert.Equal(TooLittle.NoTimes, TimeBlocks.Of(new PointSet([0, 1], [0, 1]), null).Why);
        var year = new IncidentTime(TestRows.Day(2024, 1, 1).FromUtcSeconds, 366 * 86_400, TimePrecision.Year);
        Assert.Equal(TooLittle.NoTimes, Of(2, year, year).Why);
    }

    private static TimeBlocks Of(params (double East, double North, int Day)[] rows)
    {
        var made = new MadeYear { Rows = [.. rows] };
        return TimeBlocks.Of(made.Points, made.ByDay);
    }

    private static TimeBlocks Of(int count, params IncidentTime[] times) =>
        TimeBlocks.Of(new PointSet([.. Enumerable.Range(0, count).Select(static i => 1000.0 * i)], new double[count]), TimeColumn.From(times));
}
