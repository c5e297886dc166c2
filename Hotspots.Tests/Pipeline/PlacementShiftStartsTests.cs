using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Pipeline.Placements;
using Hotspots.Core.Selection;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Pipeline;

public sealed class PlacementShiftStartsTests
{
    /// <summary>2018-10-01 was a Monday.</summary>
    private const int Monday = 1, Sunday = 7;

    [Fact]
    public void A_shift_begins_so_that_most_falls_into_it_and_may_run_over_midnight()
    {
        var starts = Starts(4, [.. Many(Monday, 22, 15), .. Many(Monday + 1, 1, 15), .. Many(Monday, 9, 6)]);
        Assert.Equal(22, starts.Of(DayOfWeek.Monday, 27));
    }

    [Fact]
    public void What_happens_after_midnight_belongs_to_the_day_on_which_the_night_began()
    {
        // 02:00 to 05:59 on Tuesday is Monday's night; what happens from 07:00 on is Tuesday's.
        var starts = Starts(4, [.. Many(Monday + 1, 2, 15), .. Many(Monday + 1, 5, 15), .. Many(Monday + 1, 12, 25)]);
        Assert.Equal(26, starts.Of(DayOfWeek.Monday, 27));
        Assert.Equal(9, starts.Of(DayOfWeek.Tuesday, 27));
        // The night from Sunday to Monday is the end of the week.
        Assert.Equal(25, Starts(1, Many(Monday, 1, 20)).Of(DayOfWeek.Sunday, 30));
    }

    [Fact]
    public void A_shift_ends_when_its_day_does()
    {
        // Most happens about the hour at which one day becomes the next: the shift lies on one side of it.
        IncidentTime[] times = [.. Many(Monday + 1, 5, 20), .. Many(Monday + 1, 6, 30), .. Many(Monday + 1, 7, 30), .. Many(Monday + 1, 8, 10)];
        Assert.Equal(27, Starts(4, times).Of(DayOfWeek.Monday, 27));
        Assert.Equal(7, Starts(4, times).Of(DayOfWeek.Tuesday, 27));
        Assert.Equal(7, Starts(24, times).Of(DayOfWeek.Monday, 7));
    }

    [Fact]
    public void The_earliest_hour_is_taken_on_a_tie_and_a_part_of_an_hour_counts_as_one()
    {
        var starts = Starts(1.5, Many(Monday, 12, 20));
        Assert.Equal(11, starts.Of(DayOfWeek.Monday, 29));
    }

    [Fact]
    public void A_weekday_with_few_incidents_begins_when_all_days_together_are_busiest()
    {
        var starts = Starts(1, [.. Many(Monday, 20, 30), .. Many(Sunday, 8, 19)]);
        Assert.Equal(20, starts.Of(DayOfWeek.Sunday, 30));
        Assert.Equal(20, starts.Of(DayOfWeek.Monday, 30));
        Assert.Equal(8, Starts(1, [.. Many(Monday, 20, 30), .. Many(Sunday, 8, 20)]).Of(DayOfWeek.Sunday, 30));
    }

    [Fact]
    public void Where_little_is_known_no_hour_is_given()
    {
        Assert.Null(Starts(4, Many(Monday, 20, 19)).Of(DayOfWeek.Monday, 27));
        Assert.Null(Starts(4, [.. Enumerable.Repeat(TestRows.Day(2018, 10, 1), 50)]).Of(DayOfWeek.Monday, 27));
        Assert.Null(Starts(4, [.. Enumerable.Repeat(TestRows.Minute(2018, 10, 1, 0, 0), 50)]).Of(DayOfWeek.Monday, 27));
    }

    private static IncidentTime[] Many(int day, int hour, int count) => [.. Enumerable.Range(0, count).Select(i => TestRows.Minute(2018, 10, day, hour, i))];

    private static PlacementShiftStarts Starts(double hours, IncidentTime[] times) =>
        new(new IncidentFacets(TestRows.Table([.. times.Select(static time => new TestRow { Time = time })])), Enumerable.Range(0, times.Length), hours);
}
