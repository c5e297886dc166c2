using Hotspots.Core.Indexing;
using Hotspots.Core.Model.Placements;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Placements;

namespace Hotspots.Tests.Pipeline;

public sealed class PlacementWeekTests
{
    /// <summary>Weeks: any, one in winter, the two in which the clock changes (29 March and 25 October 2026), and one whose last night is such a
    /// night.</summary>
    public static TheoryData<string> Weeks => ["", "2026-01-05", "2026-03-23", "2026-10-19", "2026-03-22", "2026-10-24"];

    [Theory]
    [MemberData(nameof(Weeks))]
    public void No_hotspot_is_visited_on_its_control_day_and_no_team_has_two_shifts_at_once(string from)
    {
        var random = new SeededRandom(9);
        int nights = 0, controls = 0;
        foreach (double hours in new[] { 0.5, 1, 3.5, 4, 7.75, 8, 10, 12, 23, 23.5, 24 })
        {
            var wish = new PatrolWeekWish { From = from == "" ? null : Date(from), ControlDays = random.NextInt32(5), Seed = random.NextInt32(100) };
            var week = new PlacementWeek(wish, null);
            for (int team = 0; team < 4; team++)
            {
                PatrolRequest shift = Shift(random, hours);
                // Any hour that the day allows, the last one often: what happens at night is busiest there.
                IReadOnlyList<PatrolDay> days = week.Of(
                    shift, (_, latest) => random.NextInt32(3) == 0 ? latest : OperationalDay.Begins + random.NextInt32(latest - OperationalDay.Begins + 1), CancellationToken.None);
                DateOnly first = wish.From ?? new DateOnly(2026, 1, 5);
                long over = long.MinValue;
                for (int d = 0; d < days.Count; d++)
                {
                    PatrolDay day = days[d];
                    // By the clock of the dates, not by what the day says of itself.
                    long begin = London(first.AddDays(d), 7), end = London(first.AddDays(d + 1), 7);
                    long start = London(first.AddDays(d + day.StartHour!.Value / 24), day.StartHour.Value % 24);
                    Assert.InRange(start, begin, end);
                    if (day.Plan is null)
                        continue;
                    Assert.True(start >= over, "the shift before is not over");
                    over = start + (long)Math.Ceiling(60 * day.Plan.ShiftMinutes);
                    Assert.True(over <= end, $"{hours} h from {day.StartHour} on day {d} end after the day");
                    foreach (PatrolVisit visit in day.Plan.Visits)
                    {
                        long at = start + (long)(60 * visit.Arrival);
                        nights += at >= London(first.AddDays(d + 1), 0) ? 1 : 0;
                        for (int other = 0; other < days.Count; other++)
                        {
                            bool isThen = at + 60 * 15 > London(first.AddDays(other), 7) && at < London(first.AddDays(other + 1), 7);
                            Assert.False(isThen && days[other].Control.Contains(visit.Place), $"place {visit.Place} is visited on its control day {other}");
                        }
                    }
                    controls += day.Control.Count;
                }
            }
        }
        Assert.True(nights > 50 && controls > 50);
    }

    [Fact]
    public void A_day_runs_from_seven_to_seven_and_the_clock_tells_the_weekday_after_midnight()
    {
        var plan = new PatrolDay { Number = 5, Date = new DateOnly(2026, 1, 9), Weekday = DayOfWeek.Friday, StartHour = 22, Control = [] };
        Assert.Equal(("2026-01-09T07:00", "2026-01-10T07:00"), (plan.From, plan.Until));
        Assert.Equal(["22:00", "23:59", "00:00 Saturday", "01:30 Saturday"], new[] { 0.0, 118.2, 120, 209.5 }.Select(plan.ClockAndDay));
        Assert.Equal("01:30", plan.Clock(209.5));
        Assert.Equal("03:00 Saturday", (plan with { StartHour = 27 }).ClockAndDay(0));
        PatrolDay any = plan with { Date = null };
        Assert.Equal(("Friday 07:00", "Saturday 07:00", "01:30 Saturday"), (any.From, any.Until, any.ClockAndDay(210)));
        Assert.Equal(("Saturday 07:00", "Sunday 07:00"), ((any with { Weekday = DayOfWeek.Saturday }).From, (any with { Weekday = DayOfWeek.Saturday }).Until));
        Assert.Equal("3:30", (plan with { StartHour = null }).ClockAndDay(210));
    }

    [Theory]
    [InlineData("2026-01-09", 24, 23)]
    [InlineData("2026-03-28", 23, 22)]
    [InlineData("2026-10-24", 25, 24)]
    public void A_night_in_which_the_clock_changes_is_an_hour_shorter_or_longer(string date, double hours, int latest)
    {
        Assert.Equal(hours, OperationalDay.Hours(Date(date)));
        Assert.Equal(latest, OperationalDay.LatestStart(Date(date), 8));
        Assert.Equal(7, OperationalDay.LatestStart(Date(date), hours));
        // From 22:00 seven hours later: it would be 05:00.
        var day = new PatrolDay { Number = 6, Date = Date(date), Weekday = Date(date).DayOfWeek, StartHour = 22, Control = [] };
        Assert.Equal(hours switch { 23 => "06:00", 25 => "04:00", _ => "05:00" }, day.Clock(420));
    }

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    // The system's own rules of the zone, in seconds since 1970.
    private static long London(DateOnly date, int hour)
    {
        TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
        DateTime clock = date.ToDateTime(new TimeOnly(hour, 0), DateTimeKind.Unspecified);
        TimeSpan offset = zone.IsAmbiguousTime(clock) ? zone.GetAmbiguousTimeOffsets(clock).Max() : zone.GetUtcOffset(clock);
        return (long)(clock - offset - DateTime.UnixEpoch).TotalSeconds;
    }

    private static PatrolRequest Shift(SeededRandom random, double hours)
    {
        int n = 1 + random.NextInt32(8);
        double[] Column(double size) => [.. Enumerable.Range(0, n).Select(_ => size * random.NextDouble())];
        return new PatrolRequest
        {
            Places = new PointSet(Column(800), Column(800), Column(10)),
            Travel = StraightLineTravel.Minutes(30, 1.3),
            Hours = hours,
            Base = new GridPoint(400, 400),
        };
    }
}
