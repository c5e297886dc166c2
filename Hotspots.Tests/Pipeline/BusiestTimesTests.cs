using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Pipeline.FoundPlaces;
using Hotspots.Core.Selection;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Pipeline;

public sealed class BusiestTimesTests
{
    [Fact]
    public void A_month_has_neither_weekday_nor_hour() =>
        Assert.Equal((null, null), Busiest(TestRows.Month(2018, 10), TestRows.Month(2018, 10)));

    [Fact]
    public void A_day_has_a_weekday_and_no_hour() =>
        Assert.Equal((DayOfWeek.Monday, null), Busiest(TestRows.Day(2018, 10, 1), TestRows.Month(2018, 10)));

    [Fact]
    public void The_clock_is_Londons()
    {
        // 23:30 UTC on a Sunday of summer is half past midnight on Monday in London.
        var time = new IncidentTime(new DateTimeOffset(2018, 7, 1, 23, 30, 0, TimeSpan.Zero).ToUnixTimeSeconds(), 60, TimePrecision.Minute);
        Assert.Equal((DayOfWeek.Monday, 0), Busiest(time));
    }

    [Fact]
    public void Before_1970_weekdays_and_hours_are_right_too() =>
        Assert.Equal((DayOfWeek.Wednesday, 22), Busiest(TestRows.Minute(1969, 1, 1, 22, 5)));

    [Fact]
    public void A_file_in_which_every_time_is_midnight_gives_no_hours()
    {
        TestRow[] rows =
        [
            new() { File = 0, Time = TestRows.Minute(2018, 10, 1, 0, 0) },
            new() { File = 0, Time = TestRows.Minute(2018, 10, 2, 0, 0) },
            new() { File = 1, Time = TestRows.Minute(2018, 10, 2, 15, 0) },
        ];
        Assert.Equal((DayOfWeek.Tuesday, 15), new BusiestTimes(new IncidentFacets(TestRows.Table(rows))).Of([0, 1, 2]));
    }

    [Fact]
    public void Midnight_in_UTC_is_a_date_without_a_time_as_well()
    {
        var time = new IncidentTime(new DateTimeOffset(2018, 7, 2, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds(), 1, TimePrecision.Second);
        Assert.Equal((DayOfWeek.Monday, null), Busiest(time));
    }

    [Fact]
    public void A_hotspot_in_which_every_time_is_midnight_gives_no_hour()
    {
        TestRow[] rows = [new() { Time = TestRows.Minute(2018, 10, 1, 0, 0) }, new() { Time = TestRows.Minute(2018, 10, 1, 0, 1) }];
        var times = new BusiestTimes(new IncidentFacets(TestRows.Table(rows)));
        Assert.Equal((DayOfWeek.Monday, null), times.Of([0]));
        Assert.Equal((DayOfWeek.Monday, 0), times.Of([0, 1]));
    }

    [Fact]
    public void Ties_go_to_the_earlier_in_the_week_and_the_day() =>
        Assert.Equal((DayOfWeek.Monday, 9), Busiest(TestRows.Minute(2018, 10, 7, 9, 0), TestRows.Minute(2018, 10, 1, 11, 0)));

    private static (DayOfWeek? Weekday, int? Hour) Busiest(params IncidentTime[] times) =>
        new BusiestTimes(new IncidentFacets(TestRows.Table([.. times.Select(static t => new TestRow { Time = t })]))).Of([.. Enumerable.Range(0, times.Length)]);
}
