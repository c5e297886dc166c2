using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Hotspots.Core.Files.Times;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;

namespace Hotspots.Tests.Files.Times;

public sealed class TimeParserTests
{
    private static readonly TimeReading Reading = new(DateOrder.DayFirst, ClockNumbers.Hours, DaysInDecimals: false, ThisYear: 2026);

    [Theory]
    [InlineData("2018", "2018", TimePrecision.Year)]
    [InlineData("2018-10", "2018-10", TimePrecision.Month)]
    [InlineData("10/2018", "2018-10", TimePrecision.Month)]
    [InlineData("Oct 2018", "2018-10", TimePrecision.Month)]
    [InlineData("october-18", "2018-10", TimePrecision.Month)]
    [InlineData("2018-10-31", "2018-10-31", TimePrecision.Day)]
    [InlineData("20181031", "2018-10-31", TimePrecision.Day)]
    [InlineData("31/10/2018", "2018-10-31", TimePrecision.Day)]
    [InlineData("31.10.18", "2018-10-31", TimePrecision.Day)]
    [InlineData("1-2-2019", "2019-02-01", TimePrecision.Day)]
    [InlineData("3 Sept 2019", "2019-09-03", TimePrecision.Day)]
    [InlineData(" 29/02/2020 ", "2020-02-29", TimePrecision.Day)]
    [InlineData("2018-W44-3", "2018-10-31", TimePrecision.Day)]
    [InlineData("2020-W53-5", "2021-01-01", TimePrecision.Day)]
    [InlineData("Tue 31 Jul 2018 at 2:05pm", "2018-07-31T14:05+01:00", TimePrecision.Minute)]
    [InlineData("31/07/2018 @ 14:05", "2018-07-31T14:05+01:00", TimePrecision.Minute)]
    [InlineData("31/07/2018 - 14:05", "2018-07-31T14:05+01:00", TimePrecision.Minute)]
    [InlineData("2018-10-31T14:05", "2018-10-31T14:05+00:00", TimePrecision.Minute)]
    [InlineData("2018-07-31 14:05", "2018-07-31T14:05+01:00", TimePrecision.Minute)]
    [InlineData("31/07/2018 14:05", "2018-07-31T14:05+01:00", TimePrecision.Minute)]
    [InlineData("31/07/2018, 2:05 pm", "2018-07-31T14:05+01:00", TimePrecision.Minute)]
    [InlineData("31/07/2018 12:05AM", "2018-07-31T00:05+01:00", TimePrecision.Minute)]
    [InlineData("31 July 2018 1405", "2018-07-31T14:05+01:00", TimePrecision.Minute)]
    [InlineData("Mon 21/01/2024 18:30", "2024-01-21T18:30+00:00", TimePrecision.Minute)]
    [InlineData("Sunday, 21st January 2024", "2024-01-21", TimePrecision.Day)]
    [InlineData("Jan 21, 2024", "2024-01-21", TimePrecision.Day)]
    [InlineData("Jan 21 2024  6:30PM", "2024-01-21T18:30+00:00", TimePrecision.Minute)]
    [InlineData("21JAN2024:18:30:00", "2024-01-21T18:30:00+00:00", TimePrecision.Second)]
    [InlineData("21-Jan-24 06.30.00.000000 PM", "2024-01-21T18:30:00+00:00", TimePrecision.Second)]
    [InlineData("2024/01/21 1830hrs", "2024-01-21T18:30+00:00", TimePrecision.Minute)]
    [InlineData("2024-Jan-21", "2024-01-21", TimePrecision.Day)]
    [InlineData("20240121T183000Z", "2024-01-21T18:30:00+00:00", TimePrecision.Second)]
    [InlineData("20240121183000", "2024-01-21T18:30:00+00:00", TimePrecision.Second)]
    [InlineData("21/07/2024 18:30 GMT", "2024-07-21T19:30+01:00", TimePrecision.Minute)]
    [InlineData("21/07/2024 18:30 BST", "2024-07-21T18:30+01:00", TimePrecision.Minute)]
    [InlineData("21/07/2024 18:30:15 UTC", "2024-07-21T19:30:15+01:00", TimePrecision.Second)]
    [InlineData("21/01/2024 24:00", "2024-01-22T00:00+00:00", TimePrecision.Minute)]
    [InlineData("2024-01-21T24:00:00", "2024-01-22T00:00:00+00:00", TimePrecision.Second)]
    [InlineData("01/21/2024 02:52:00 AM", "", TimePrecision.Unknown)]
    [InlineData("2016-05-31T23:01:00+00:00", "2016-06-01T00:01:00+01:00", TimePrecision.Second)]
    [InlineData("2016-06-01T00:01:00.123Z", "2016-06-01T01:01:00+01:00", TimePrecision.Second)]
    [InlineData("2016-06-01T01:01:00+0100", "2016-06-01T01:01:00+01:00", TimePrecision.Second)]
    internal void A_time_keeps_the_precision_it_was_written_in(string text, string iso, TimePrecision precision)
    {
        Assert.Equal(precision != TimePrecision.Unknown, TimeParser.TryParse(Encoding.UTF8.GetBytes(text), out IncidentTime time));
        Assert.Equal(precision, time.Precision);
        Assert.Equal(iso, LondonTime.ToIso(time));
    }

    [Theory]
    [InlineData("30 February 2019")]
    [InlineData("30/02/2019")]
    [InlineData("2019-02-29")]
    [InlineData("2018-13")]
    [InlineData("2018-00-10")]
    [InlineData("10/31/2018")]
    [InlineData("2018-10-31T25:00")]
    [InlineData("2018-10-31T14:60")]
    [InlineData("2018-10-31T14:05:61")]
    [InlineData("2018-10-31T14:05 somewhere")]
    [InlineData("yesterday")]
    [InlineData("2018-10-")]
    [InlineData("2018-10-31T")]
    [InlineData("1/1")]
    [InlineData("43404")]
    [InlineData("")]
    [InlineData("12:30")]
    public void What_never_was_is_no_time(string text) => Assert.False(TimeParser.TryParse(Encoding.UTF8.GetBytes(text), out _));

    [Fact]
    public void A_span_covers_its_unit_on_a_London_clock()
    {
        Assert.True(TimeParser.TryParse("2018-10"u8, out IncidentTime month));
        Assert.Equal(31 * 86400u + 3600u, month.LengthSeconds);
        Assert.True(TimeParser.TryParse("2019-03-31"u8, out IncidentTime shortDay));
        Assert.Equal(23 * 3600u, shortDay.LengthSeconds);
    }

    [Fact]
    public void A_date_and_a_clock_in_two_fields_are_one_time()
    {
        var clues = TimeClues.None;
        Assert.True(TimeParser.TryParse("31/07/2018"u8, "14:05"u8, Reading, out IncidentTime time, ref clues));
        Assert.Equal("2018-07-31T14:05+01:00", LondonTime.ToIso(time));
        Assert.True(TimeParser.TryParse("31/07/2018"u8, " "u8, Reading, out time, ref clues));
        Assert.Equal(TimePrecision.Day, time.Precision);
        Assert.Equal(TimeClues.DayFirst, clues);
        Assert.True(TimeParser.TryParse("31/07/2018"u8, "soon after dark"u8, Reading, out time, ref clues));
        Assert.Equal((TimePrecision.Day, TimeClues.DayFirst | TimeClues.BadClock), (time.Precision, clues));
    }

    [Theory]
    [InlineData("21/01/98", "1998-01-21")]
    [InlineData("21/01/27", "1927-01-21")]
    [InlineData("21/01/26", "2026-01-21")]
    [InlineData("21 Jan 00", "2000-01-21")]
    public void A_two_digit_year_is_never_in_the_future(string text, string iso)
    {
        var clues = TimeClues.None;
        Assert.True(TimeParser.TryParse(Encoding.UTF8.GetBytes(text), default, Reading, out IncidentTime time, ref clues));
        Assert.Equal(iso, LondonTime.ToIso(time));
    }

    [Theory]
    [InlineData("1900-01-01 00:00:00")]
    [InlineData("01/01/1900")]
    [InlineData("1899-12-30T18:30:00")]
    [InlineData("00/01/1900")]
    [InlineData("0001-01-01T00:00:00")]
    [InlineData("1753-01-01")]
    [InlineData("9999-12-31 23:59:59")]
    [InlineData("0000-00-00 00:00:00")]
    [InlineData("00:00")]
    public void A_day_that_stands_for_none_is_not_known(string text)
    {
        var clues = TimeClues.None;
        Assert.True(TimeParser.TryParse(Encoding.UTF8.GetBytes(text), "18:30"u8, Reading, out IncidentTime time, ref clues));
        Assert.False(time.IsKnown);
        Assert.True(clues.HasFlag(TimeClues.Placeholder));
        Assert.False(TimeParser.TryParse(Encoding.UTF8.GetBytes(text), out _));
    }

    [Fact]
    public void Every_minute_written_in_either_order_comes_back()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Gen.Choose(-3_000_000, 40_000_000).ToArbitrary(), static minutes =>
        {
            DateTime clock = new DateTime(2000, 1, 1).AddMinutes(minutes);
            foreach (string form in (string[])["yyyy-MM-dd'T'HH:mm", "dd/MM/yyyy HH:mm"])
            {
                string text = clock.ToString(form, System.Globalization.CultureInfo.InvariantCulture);
                Assert.True(TimeParser.TryParse(Encoding.UTF8.GetBytes(text), out IncidentTime time), text);
                bool skipped = TimeZoneInfo.FindSystemTimeZoneById("Europe/London").IsInvalidTime(clock);
                if (!skipped)
                    Assert.Equal(clock, LondonTime.ToClock(time.FromUtcSeconds));
            }
        }));
    }
}
