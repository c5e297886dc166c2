using Hotspots.Core.Model.Incidents;

namespace Hotspots.Tests.Model;

public sealed class LondonTimeTests
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    [Fact]
    public void Agrees_with_the_system_zone_at_every_half_hour_from_1990_to_2040()
    {
        long from = new DateTimeOffset(1990, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();
        long to = new DateTimeOffset(2040, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();
        for (long utc = from; utc < to; utc += 1800)
        {
            long expected = utc + (long)Zone.GetUtcOffset(DateTimeOffset.FromUnixTimeSeconds(utc)).TotalSeconds;
            if (LondonTime.ToClockSeconds(utc) != expected)
                Assert.Fail($"{DateTimeOffset.FromUnixTimeSeconds(utc):u}");
            DateTime clock = DateTime.UnixEpoch.AddSeconds(expected);
            if (!Zone.IsAmbiguousTime(DateTime.SpecifyKind(clock, DateTimeKind.Unspecified)) && LondonTime.ToUtcSeconds(expected) != utc)
                Assert.Fail($"clock {clock:u}");
        }
    }

    [Theory]
    [InlineData("2018-10-28T01:30:00", "2018-10-28T00:30:00")] // occurs twice: the first, summer time
    [InlineData("2018-10-28T02:00:00", "2018-10-28T02:00:00")]
    [InlineData("2018-03-25T01:30:00", "2018-03-25T01:30:00")] // does not occur: read as winter time
    [InlineData("2018-03-25T02:00:00", "2018-03-25T01:00:00")]
    [InlineData("2018-10-01T00:00:00", "2018-09-30T23:00:00")]
    public void Clock_times_at_the_edges_of_summer(string clock, string utc) =>
        Assert.Equal(Seconds(utc), LondonTime.ToUtcSeconds(Seconds(clock)));

    [Fact]
    public void A_month_is_never_written_as_its_first_day()
    {
        var month = new IncidentTime(Seconds("2018-09-30T23:00:00"), 31 * 86400 + 3600, TimePrecision.Month);
        Assert.Equal("2018-10", LondonTime.ToIso(month));
    }

    [Fact]
    public void A_minute_carries_its_offset()
    {
        Assert.Equal("2016-06-01T00:01+01:00", LondonTime.ToIso(new IncidentTime(Seconds("2016-05-31T23:01:00"), 60, TimePrecision.Minute)));
        Assert.Equal("2019-12-01T14:05:09+00:00", LondonTime.ToIso(new IncidentTime(Seconds("2019-12-01T14:05:09"), 1, TimePrecision.Second)));
    }

    private static long Seconds(string text) =>
        new DateTimeOffset(DateTime.ParseExact(text, "s", System.Globalization.CultureInfo.InvariantCulture), TimeSpan.Zero).ToUnixTimeSeconds();
}
