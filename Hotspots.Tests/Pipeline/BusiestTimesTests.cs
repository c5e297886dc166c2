using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Pipeline.FoundPlaces;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Selection;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Pipeline;

/// <summary>The weekday and the hour of a hotspot: named where the exact test holds, and nowhere else.</summary>
public sealed class BusiestTimesTests
{
    private static readonly DateTime NewYear = new(2025, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>3 January 2025 was a Friday.</summary>
    private const int FirstFriday = 2;

    [Fact]
    public void What_stands_out_is_named() => Assert.Equal((DayOfWeek.Friday, 22), Only(Weekly(FirstFriday, 40, 22)));

    [Fact]
    public void The_busiest_of_seven_alike_is_no_finding()
    {
        // A whole number of weeks and one day: some weekday has one more than the others.
        TestRow[] rows = [.. Enumerable.Range(0, 211).Select(day => At(day, 5 * day % 24))];
        Assert.Equal((null, null), Only(rows));
    }

    [Fact]
    public void A_night_belongs_to_the_evening_on_which_it_begins() =>
        Assert.Equal((DayOfWeek.Friday, 1), Only(Weekly(FirstFriday + 1, 40, 1)));

    [Fact]
    public void The_clock_is_Londons()
    {
        // 07:30 UTC on a Sunday of summer is half past eight in London, by the clock that a shift goes by.
        TestRow[] rows =
        [
            .. Enumerable.Range(0, 12).Select(static week => new TestRow
            {
                Time = new IncidentTime(
                    new DateTimeOffset(2025, 6, 1, 7, 30, 0, TimeSpan.Zero).AddDays(7 * week).ToUnixTimeSeconds(), 60, TimePrecision.Minute),
            }),
        ];
        Assert.Equal((DayOfWeek.Sunday, 8), Only(rows));
    }

    [Fact]
    public void A_day_has_a_weekday_and_no_hour_and_a_month_has_neither()
    {
        TestRow[] days = [.. Enumerable.Range(0, 20).Select(static week => Timed(TestRows.Day(2025, 1, 3), 7 * week))];
        Assert.Equal((DayOfWeek.Friday, null), Only(days));
        Assert.Equal((null, null), Only([.. Enumerable.Range(0, 20).Select(static _ => new TestRow { Time = TestRows.Month(2025, 3) })]));
    }

    [Fact]
    public void Midnight_in_every_time_of_a_hotspot_is_no_hour()
    {
        TestRow[] midnights = Weekly(FirstFriday, 40, 0, 0);
        // The file knows hours elsewhere. As days they are the dates that stand there, not the night before.
        Assert.Equal((DayOfWeek.Friday, null), Only(midnights));
        Assert.Equal((DayOfWeek.Thursday, 0), Only([.. midnights, At(9, 0, 1)]));
    }

    [Fact]
    public void Where_a_shift_was_asked_for_its_hours_are_no_finding()
    {
        TestRow[] nights = [.. Enumerable.Range(0, 224).Select(static day => At(day, (23 + day / 7 % 8) % 24))];
        Assert.NotNull(Only(nights).Hour);
        Assert.Equal((null, null), Only(nights, new RunRequest { Files = [], Shift = "night" }));
    }

    [Fact]
    public void Where_the_method_chose_the_days_none_is_named() =>
        Assert.Equal((null, null), Only(Weekly(FirstFriday, 40, 22), null, "st-dbscan"));

    [Fact]
    public void One_event_on_one_day_names_nothing()
    {
        // Twelve reports of one raid, on a Tuesday evening; then the same on three Tuesdays.
        TestRow[] raid = [.. Enumerable.Range(0, 12).Select(static i => At(6, 18, i))];
        Assert.Equal((null, null), Only(raid));
        Assert.Equal((DayOfWeek.Tuesday, 18), Only([.. raid, .. raid.Select(static (_, i) => At(13 + 7 * (i % 2), 18, i))]));
    }

    [Fact]
    public void All_hotspots_that_were_tested_count()
    {
        // Four of four on one weekday have p 1/343.
        TestRow[] four = [.. Enumerable.Range(0, 4).Select(static week => Timed(TestRows.Day(2025, 1, 3), 7 * week))];
        TestRow[] week = [.. Enumerable.Range(0, 7).Select(static day => Timed(TestRows.Day(2025, 1, 3), day))];
        Assert.Equal(DayOfWeek.Friday, Named(null, "dbscan", four)[0].Weekday);
        Assert.All(Named(null, "dbscan", [four, .. Enumerable.Repeat(week, 29)]), static one => Assert.Null(one.Weekday));
    }

    private static (DayOfWeek? Weekday, int? Hour) Only(TestRow[] rows, RunRequest? request = null, string method = "dbscan") =>
        Named(request, method, rows)[0];

    // A year of one incident a day besides, so that it is known what was watched.
    private static (DayOfWeek? Weekday, int? Hour)[] Named(RunRequest? request, string method, params TestRow[][] hotspots)
    {
        TestRow[] all = [.. hotspots.SelectMany(static rows => rows), .. Enumerable.Range(0, 365).Select(static day => At(day, 12))];
        int from = 0;
        var spots = new List<Hotspot>();
        foreach (TestRow[] rows in hotspots)
        {
            spots.Add(TestRun.Make().Hotspots[0] with
            {
                Method = method,
                BusiestWeekday = null,
                BusiestHour = null,
                Members = [.. Enumerable.Range(from, rows.Length)],
            });
            from += rows.Length;
        }
        Hotspot[] named = BusiestTimes.Named(
            [.. spots], new IncidentFacets(TestRows.Table(all)), request ?? new RunRequest { Files = [] }, null, CancellationToken.None);
        return [.. named.Select(static one => (one.BusiestWeekday, one.BusiestHour))];
    }

    private static TestRow[] Weekly(int first, int weeks, int hour, int minute = 30) =>
        [.. Enumerable.Range(0, weeks).Select(week => At(first + 7 * week, hour, minute))];

    private static TestRow At(int day, int hour, int minute = 30)
    {
        DateTime date = NewYear.AddDays(day);
        return new TestRow { Time = TestRows.Minute(date.Year, date.Month, date.Day, hour, minute) };
    }

    private static TestRow Timed(IncidentTime day, int later) =>
        new() { Time = new IncidentTime(day.FromUtcSeconds + later * 86_400L, 86_400, TimePrecision.Day) };
}
