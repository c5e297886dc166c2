using System.Text;
using Hotspots.Core.Files.Times;
using Hotspots.Core.Model.Reading;

namespace Hotspots.Tests.Files.Times;

public sealed class ClockParserTests
{
    private static readonly TimeReading Reading = new(DateOrder.DayFirst, ClockNumbers.Hours, DaysInDecimals: false, ThisYear: 2026);

    [Theory]
    [InlineData("18:30", "18:30:00", 60)]
    [InlineData("8:30", "08:30:00", 60)]
    [InlineData("18:30:15", "18:30:15", 1)]
    [InlineData("18:30:15.123", "18:30:15", 1)]
    [InlineData("18:30:00:000", "18:30:00", 1)]
    [InlineData("18.30", "18:30:00", 60)]
    [InlineData("02.52", "02:52:00", 60)]
    [InlineData("18.3", "18:30:00", 60)]
    [InlineData("18h30", "18:30:00", 60)]
    [InlineData("1830", "18:30:00", 60)]
    [InlineData("0005", "00:05:00", 60)]
    [InlineData("252", "02:52:00", 60)]
    [InlineData("1830.0", "18:30:00", 60)]
    [InlineData("183015", "18:30:15", 1)]
    [InlineData("1830hrs", "18:30:00", 60)]
    [InlineData("1830 HRS", "18:30:00", 60)]
    [InlineData("18:30 hrs.", "18:30:00", 60)]
    [InlineData("1830h", "18:30:00", 60)]
    [InlineData("18 hours", "18:00:00", 60)]
    [InlineData("6pm", "18:00:00", 60)]
    [InlineData("6 p.m.", "18:00:00", 60)]
    [InlineData("6.30pm", "18:30:00", 60)]
    [InlineData("12:05 am", "00:05:00", 60)]
    [InlineData("18:30 PM", "18:30:00", 60)]
    [InlineData("18", "18:00:00", 3600)]
    [InlineData("0", "00:00:00", 3600)]
    [InlineData("24:00", "1.00:00:00", 60)]
    [InlineData("2400", "1.00:00:00", 60)]
    [InlineData("0.75", "18:00:00", 60)]
    [InlineData("0.770833333333333", "18:30:00", 60)]
    [InlineData("0.77100694", "18:30:15", 1)]
    [InlineData("45312.7708333333", "18:30:00", 60)]
    [InlineData("1899-12-30 18:30:00", "18:30:00", 1)]
    [InlineData("30/12/1899 18:30", "18:30:00", 60)]
    [InlineData("21/01/2024 6:30 PM", "18:30:00", 60)]
    public void A_clock_column_says_the_time_of_day(string text, string ofDay, int length)
    {
        var clues = TimeClues.None;
        Assert.True(ClockParser.TryReadColumn(Encoding.UTF8.GetBytes(text), Reading, out ClockTime clock, ref clues));
        Assert.Equal(
            (TimeSpan.Parse(ofDay, System.Globalization.CultureInfo.InvariantCulture), length, (int?)null),
            (TimeSpan.FromSeconds(clock.Seconds), clock.Length, clock.Offset));
    }

    [Theory]
    [InlineData("18:30 GMT", 0)]
    [InlineData("1830 BST", 3600)]
    [InlineData("18:30Z", 0)]
    [InlineData("18:30:00 UTC", 0)]
    [InlineData("18:30+01:00", 3600)]
    public void A_zone_that_is_named_counts(string text, int offset)
    {
        var clues = TimeClues.None;
        Assert.True(ClockParser.TryReadColumn(Encoding.UTF8.GetBytes(text), Reading, out ClockTime clock, ref clues));
        Assert.Equal(offset, clock.Offset);
    }

    [Theory]
    [InlineData("25:00")]
    [InlineData("24:01")]
    [InlineData("18:60")]
    [InlineData("1860")]
    [InlineData("25")]
    [InlineData("18.75")]
    [InlineData("13 am")]
    [InlineData("evening")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("36:00:00")]
    [InlineData("18:3")]
    [InlineData("99999999")]
    [InlineData("2024-01-21")]
    public void What_no_clock_shows_is_none(string text)
    {
        var clues = TimeClues.None;
        Assert.False(ClockParser.TryReadColumn(Encoding.UTF8.GetBytes(text), Reading, out _, ref clues));
    }

    [Theory]
    [InlineData("5", "00:05:00")]
    [InlineData("30", "00:30:00")]
    [InlineData("5.0", "00:05:00")]
    [InlineData("905", "09:05:00")]
    public void Hours_and_minutes_may_have_lost_their_zeros(string text, string ofDay)
    {
        var clues = TimeClues.None;
        Assert.True(
            ClockParser.TryReadColumn(
            Encoding.UTF8.GetBytes(text), Reading with { Numbers = ClockNumbers.HoursAndMinutes }, out ClockTime clock, ref clues));
        Assert.Equal(ofDay, TimeSpan.FromSeconds(clock.Seconds).ToString("c", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_decimal_is_a_part_of_a_day_where_the_column_says_so()
    {
        var clues = TimeClues.None;
        Assert.True(ClockParser.TryReadColumn("0.25"u8, Reading, out ClockTime minutes, ref clues));
        Assert.True(ClockParser.TryReadColumn("0.25"u8, Reading with { DaysInDecimals = true }, out ClockTime part, ref clues));
        Assert.Equal((25 * 60, 6 * 3600), (minutes.Seconds, part.Seconds));
        Assert.Equal(TimeClues.BelowOne, clues);
    }
}
