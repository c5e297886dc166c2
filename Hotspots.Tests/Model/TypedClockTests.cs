using Hotspots.Core.Model;

namespace Hotspots.Tests.Model;

public sealed class TypedClockTests
{
    [Theory]
    [InlineData("6am", 360)]
    [InlineData("6 am", 360)]
    [InlineData("6 A.M.", 360)]
    [InlineData("06.00", 360)]
    [InlineData("0600", 360)]
    [InlineData("600", 360)]
    [InlineData("06:00", 360)]
    [InlineData("6:00", 360)]
    [InlineData("06", 360)]
    [InlineData("0600hrs", 360)]
    [InlineData("06:00 hrs", 360)]
    [InlineData("6h", 360)]
    [InlineData("6h30", 390)]
    [InlineData("6:00pm", 1080)]
    [InlineData("6.30 p.m.", 1110)]
    [InlineData("18", 1080)]
    [InlineData("1830", 1110)]
    [InlineData("18:30 pm", 1110)]
    [InlineData("12:30am", 30)]
    [InlineData("12:30 pm", 750)]
    [InlineData("00:00", 0)]
    [InlineData("23:59", 1439)]
    [InlineData("noon", 720)]
    public void What_people_write_is_read(string text, int minutes) => Assert.Equal(minutes, TypedClock.Minutes("at", text));

    [Theory]
    [InlineData("six")]
    [InlineData("")]
    [InlineData("25:00")]
    [InlineData("6:60")]
    [InlineData("660")]
    [InlineData("13am")]
    [InlineData("0am")]
    [InlineData("6:00:00")]
    [InlineData("-6")]
    [InlineData("06:00Z")]
    [InlineData("12345")]
    [InlineData("6:")]
    [InlineData("24:30")]
    [InlineData("6.7")]
    public void What_is_no_time_is_none(string text) => Assert.Null(TypedClock.Minutes("at", text));

    [Theory]
    [InlineData("6", "⟨at⟩ \"6\" may mean 6 in the morning or in the evening: write 06:00 or 18:00.")]
    [InlineData("10", "write 10:00 or 22:00.")]
    [InlineData("12", "⟨at⟩ \"12\" may mean noon or midnight: write 12:00 or 00:00.")]
    [InlineData("6 o'clock", "write 06:00 or 18:00.")]
    [InlineData("12am", "⟨at⟩ \"12am\" may mean noon or midnight: write 12:00 or 00:00.")]
    [InlineData("12.00 pm", "write 12:00 or 00:00.")]
    [InlineData("6.3", "write 06:03 or 06:30.")]
    [InlineData("6.3pm", "write 06:03 pm or 06:30 pm.")]
    [InlineData("midnight", "write 00:00, of this day or of the next.")]
    [InlineData("24:00", "write 00:00, of this day or of the next.")]
    public void What_may_mean_two_times_is_refused_with_both(string text, string expected) =>
        Assert.EndsWith(expected, Assert.Throws<ArgumentException>(() => TypedClock.Minutes("at", text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_minute_is_read_in_every_form_it_is_written_in()
    {
        for (int minute = 0; minute < 1440; minute++)
        {
            int hour = minute / 60, past = minute % 60;
            Assert.All((string[])[$"{hour:00}:{past:00}", $"{hour}:{past:00}", $"{hour:00}.{past:00}", $"{hour:00}{past:00}"],
                text => Assert.Equal(minute, TypedClock.Minutes("at", text)));
            if (past > 0 || hour % 12 != 0)
                Assert.Equal(minute, TypedClock.Minutes("at", $"{(hour + 11) % 12 + 1}:{past:00} {(hour < 12 ? "am" : "pm")}"));
        }
    }

    [Theory]
    [InlineData("22", 22)]
    [InlineData("7", 7)]
    [InlineData("24", 24)]
    [InlineData("24:00", 24)]
    [InlineData("22:00", 22)]
    [InlineData("10pm", 22)]
    [InlineData("0700", 7)]
    public void A_full_hour_of_a_shift_may_be_an_hour_or_a_time(string text, int hour) => Assert.Equal(hour, TypedClock.FullHour("shifts", text));

    [Theory]
    [InlineData("25")]
    [InlineData("22:30")]
    [InlineData("ten")]
    public void A_shift_begins_on_no_other(string text) => Assert.Null(TypedClock.FullHour("shifts", text));
}
