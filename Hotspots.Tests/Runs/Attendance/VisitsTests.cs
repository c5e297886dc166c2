using Hotspots.Core.Evaluation.Attendance;
using Hotspots.Core.Model.Attendance;
using Hotspots.Core.Runs.Attendance;
using NetTopologySuite.Geometries;

namespace Hotspots.Tests.Runs.Attendance;

/// <summary>What counts as a visit, at its limits.</summary>
public sealed class VisitsTests
{
    private const long Begin = 1_780_000_000;

    private const double Inside = 50, Edge = 100;

    [Fact]
    public void Ten_minutes_are_a_visit_and_a_second_less_is_none()
    {
        Assert.Equal((1, 600L, 0), Made(Line(0, 600, 30)));
        Assert.Equal((0, 0L, 1), Made(Line(0, 599, 1)));
    }

    [Fact]
    public void A_gap_of_a_minute_is_bridged_and_a_second_more_ends_the_stay()
    {
        Assert.Equal((1, 600L, 0), Made(Line(0, 600, 60)));
        Assert.Equal((0, 0L, 10), Made([.. Enumerable.Range(0, 10).Select(static i => (61 * i, Inside))]));
        // Two stays of ten minutes with 61 seconds between.
        Assert.Equal((2, 1200L, 0), Made([.. Line(0, 600, 30), .. Line(661, 1261, 30)]));
    }

    [Fact]
    public void Whoever_strays_for_less_than_the_gap_has_stayed()
    {
        (int, double)[] strayed = [.. Line(0, 300, 20), (310, 5_000), (330, 5_000), .. Line(350, 600, 20)];
        Assert.Equal((1, 600L, 0), Made(strayed));
        PlaceVisits visits = Visit(strayed, AttendanceRules.Usual);
        Assert.Equal((30, 32), (visits.Within, visits.Fixes));
    }

    [Fact]
    public void Twenty_five_metres_outside_are_inside_and_a_millimetre_more_is_not()
    {
        Assert.Equal(1, Made(Line(0, 600, 30, Edge + 25)).Made);
        Assert.Equal(0, Made(Line(0, 600, 30, Edge + 25.001)).Made);
        PlaceVisits margin = Visit(Line(0, 600, 30, Edge + 25), AttendanceRules.Usual);
        Assert.Equal((1, 0, 21), (margin.Made, margin.Within, margin.Fixes));
    }

    [Fact]
    public void Over_twenty_minutes_count_as_twenty()
    {
        Assert.Equal((1, 1200L, 0), Made(Line(0, 2700, 30)));
        Assert.Equal(2700, Visit(Line(0, 2700, 30), AttendanceRules.Usual).UnitSeconds);
        Assert.Equal((1, 1199L, 0), Made(Line(0, 1199, 11)));
    }

    [Fact]
    public void Radios_side_by_side_are_one_visit_and_one_after_another_are_two()
    {
        PlaceVisits together = Of(AttendanceRules.Usual, (0, Line(0, 900, 30)), (1, Line(10, 910, 30)), (2, Line(910, 1510, 30)));
        Assert.Equal((1, 1200L, 2400L), (together.Made, together.DoseSeconds, together.UnitSeconds));
        Assert.Equal((Begin, Begin + 1510), (together.First, together.Last));
        PlaceVisits apart = Of(AttendanceRules.Usual, (0, Line(0, 900, 30)), (1, Line(901, 1801, 30)));
        Assert.Equal((2, 1800L, 1800L), (apart.Made, apart.DoseSeconds, apart.UnitSeconds));
    }

    [Fact]
    public void A_single_position_lasts_no_time()
    {
        Assert.Equal((0, 0L, 1), Made([(0, Inside)]));
        Assert.Equal(1, Visit([(0, Inside)], AttendanceRules.Usual with { Least = 0 }).Made);
    }

    [Fact]
    public void What_lies_outside_the_shift_does_not_count()
    {
        FixTracks tracks = Tracks((0, Line(-900, 500, 20)));
        Reckoning.ShiftVisits found = Assert.Single(
            Reckoning.Of(tracks, [Shift(Begin, Begin + 3600)], AttendanceRules.Usual, CancellationToken.None));
        Assert.Equal((0, 1, 1), (found.Visits[0].Made, found.Visits[0].TooShort, found.Units));
        found = Assert.Single(Reckoning.Of(tracks, [Shift(Begin - 900, Begin - 299)], AttendanceRules.Usual, CancellationToken.None));
        Assert.Equal((1, Begin - 900, Begin - 300), (found.Visits[0].Made, found.Visits[0].First, found.Visits[0].Last));
        found = Assert.Single(Reckoning.Of(tracks, [Shift(Begin + 501, Begin + 3600)], AttendanceRules.Usual, CancellationToken.None));
        Assert.Equal(0, found.Units);
    }

    [Fact]
    public void A_hole_is_no_ground_of_the_place()
    {
        var yard = new Polygon(Ring(0, 200), [Ring(60, 80)]);
        PlaceGround ground = Reckoning.GroundOf(yard);
        Assert.True(ground.Holds(20, 20));
        Assert.False(ground.Holds(100, 100));
        Assert.True(ground.IsNear(100, 100, 40));
        Assert.False(ground.IsNear(100, 100, 39.99));
    }

    [Fact]
    public void A_county_has_as_many_cells_as_a_yard_can_bear()
    {
        PlaceGround county = Reckoning.GroundOf(new Polygon(Ring(0, 400_000)));
        var cells = new PlaceCells([county, Reckoning.GroundOf(new Polygon(Ring(0, 100)))], 25);
        Assert.Equal([0, 1], cells.At(50, 50).ToArray());
        Assert.Equal([0], cells.At(350_000, 20).ToArray());
        Assert.Empty(cells.At(400_026, 20).ToArray());
    }

    [Theory]
    [InlineData(-3600, -1)]
    [InlineData(3600, 1)]
    [InlineData(0, 0)]
    [InlineData(-1800, 0)]
    [InlineData(-3890, -1)]
    public void A_log_just_an_hour_beside_the_shift_is_asked_about(int seconds, int hours)
    {
        FixTracks tracks = Tracks((0, Line(seconds, 25_200 + seconds, 60)), (1, Line(seconds + 5, 25_200 + seconds, 60)));
        LogClock clock = LogClock.Of(tracks, [Shift(Begin, Begin + 25_200)]);
        Assert.Equal((hours, 2, hours == 0 ? 0 : 2), (clock.Hours, clock.Logs, clock.Beside));
    }

    [Fact]
    public void One_log_of_three_beside_the_shift_is_no_clock()
    {
        FixTracks tracks = Tracks((0, Line(-3600, 21_600, 60)), (1, Line(0, 25_200, 60)), (2, Line(0, 25_200, 60)));
        Assert.Equal(0, LogClock.Of(tracks, [Shift(Begin, Begin + 25_200)]).Hours);
    }

    private static (int Made, long Dose, int TooShort) Made((int, double)[] fixes)
    {
        PlaceVisits visits = Visit(fixes, AttendanceRules.Usual);
        return (visits.Made, visits.DoseSeconds, visits.TooShort);
    }

    private static PlaceVisits Visit((int, double)[] fixes, AttendanceRules rules) => Of(rules, (0, fixes));

    private static PlaceVisits Of(AttendanceRules rules, params (int Unit, (int Second, double X)[] Fixes)[] logs) =>
        Reckoning.Of(Tracks(logs), [Shift(Begin, Begin + 36_000)], rules, CancellationToken.None)[0].Visits[0];

    private static (int Second, double X)[] Line(int from, int to, int step, double x = Inside) =>
        [.. Enumerable.Range(0, (to - from) / step + 1).Select(i => (from + i * step, x)),
            .. (to - from) % step > 0 ? [(to, x)] : Array.Empty<(int, double)>()];

    private static FixTracks Tracks(params (int Unit, (int Second, double X)[] Fixes)[] logs)
    {
        int[] starts = [0, .. logs.Select((_, i) => logs.Take(i + 1).Sum(static log => log.Fixes.Length))];
        (int Second, double X)[] all = [.. logs.SelectMany(static log => log.Fixes)];
        return new FixTracks(
            [.. logs.Select(static log => $"U{log.Unit}")], starts, [.. all.Select(static fix => Begin + fix.Second)],
                [.. all.Select(static fix => fix.X)],
            [.. all.Select(static _ => Inside)]);
    }

    private static AskedShift Shift(long from, long until) =>
        new(new DateOnly(2026, 6, 30), from, until, [new AskedPlace("", 1, "Yard", default, new Polygon(Ring(0, Edge)))]);

    private static LinearRing Ring(double at, double side) =>
        new([new(at, at), new(at + side, at), new(at + side, at + side), new(at, at + side), new(at, at)]);
}
