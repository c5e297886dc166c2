using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Files.Times;

public sealed class ClockColumnTests
{
    [SharedTheory("cases/files/date-time-evening-hhmm.csv")]
    [InlineData("date-time-evening-hhmm.csv", "2024-01-21T20:52+00:00", "2024-09-02T18:02+01:00")]
    [InlineData("date-time-dot.csv", "2024-01-21T02:52+00:00", "2024-09-02T06:02+01:00")]
    [InlineData("date-and-hhmm-number.xlsx", "2024-01-21T02:52+00:00", "2024-09-02T06:02+01:00")]
    [InlineData("date-hdr-Time_Occurred.csv", "2024-01-21T02:52+00:00", "2024-09-02T06:02+01:00")]
    public void Beside_a_date_a_clock_column_is_a_clock(string name, string first, string second)
    {
        ReadResult read = TimeRows.ReadFile(SharedData.Path("cases/files/" + name));
        Assert.Equal((40, 40), (read.Report.Placed, read.Report.Precisions[(int)TimePrecision.Minute]));
        Assert.Equal([first, second], TimeRows.Times(read)[..2]);
    }

    [Fact]
    public void Numbers_are_hours_and_minutes_where_any_is_more_than_a_day_has_hours()
    {
        ReadResult read = TimeRows.Read("Date,Time", ["21/01/2024,5", "21/01/2024,1830", "21/01/2024,45", "21/01/2024,905", "21/01/2024,0"]);
        Assert.Equal(["T00:05", "T18:30", "T00:45", "T09:05", "T00:00"], TimeRows.Times(read).Select(static t => t[10..16]));
    }

    [Fact]
    public void Numbers_to_24_are_hours_and_the_minute_is_not_claimed()
    {
        ReadResult read = TimeRows.Read("Date,Hour", ["21/01/2024,5", "21/01/2024,18", "21/01/2024,23"]);
        Assert.Equal(["T05:00", "T18:00", "T23:00"], TimeRows.Times(read).Select(static t => t[10..16]));
        Assert.Equal(3600u, read.Placed.Times[0].LengthSeconds);
        Assert.Equal(["\"Hour\" holds hours: the minute is not known."], TimeRows.Notes(read));
    }

    [Fact]
    public void What_the_numbers_are_is_told_by_the_last_of_them()
    {
        ReadResult read = TimeRows.Read("Date,Time", [.. Enumerable.Repeat("21/01/2024,15", 150), .. Enumerable.Repeat("21/01/2024,1830", 150)]);
        Assert.Equal("2024-01-21T00:15+00:00", LondonTime.ToIso(read.Placed.Times[0]));
    }

    [Fact]
    public void Parts_of_a_day_are_told_from_minutes()
    {
        ReadResult parts = TimeRows.Read("Date,Time", ["21/01/2024,0.25", "21/01/2024,0.5", "21/01/2024,0.770833333333333"]);
        Assert.Equal(["T06:00", "T12:00", "T18:30"], TimeRows.Times(parts).Select(static t => t[10..16]));
        ReadResult minutes = TimeRows.Read("Date,Time", ["21/01/2024,0.25", "21/01/2024,12.30", "21/01/2024,18.05"]);
        Assert.Equal(["T00:25", "T12:30", "T18:05"], TimeRows.Times(minutes).Select(static t => t[10..16]));
    }

    [Fact]
    public void A_bad_clock_keeps_the_day_and_is_named()
    {
        ReadResult read = TimeRows.Read("Date,Time", ["21/01/2024,18:30", "22/01/2024,25:70", "23/01/2024,n/k", "24/01/2024,", "25/01/2024,07:15"]);
        Assert.Equal(["2024-01-21T18:30+00:00", "2024-01-22", "2024-01-23", "2024-01-24", "2024-01-25T07:15+00:00"], TimeRows.Times(read));
        Assert.Equal(
            ["1 row has a clock time that cannot be read (\"25:70\" in line 3): its day is kept and its hour is not known."],
            TimeRows.Notes(read));
    }

    [Theory]
    [InlineData("21/01/2024 00:00:00", "18:30")]
    [InlineData("2024-01-21T00:00:00", "1830hrs")]
    [InlineData("2024-01-21 00:00:00", "1900-01-01 18:30:00")]
    [InlineData("2024-01-21T18:30:00", "")]
    [InlineData("2024-01-21T18:30:00", "18:30")]
    [InlineData("45312", "0.770833333333333")]
    [InlineData("45312.7708333333", "")]
    public void A_date_that_a_database_gave_midnight_takes_its_clock_from_the_other_column(string date, string clock) =>
        Assert.Equal("T18:30", TimeRows.Times(TimeRows.Read("Date,Time", [$"{date},{clock}", "22/01/2024,19:45", "23/01/2024,20:05"]))[0][10..16]);

    [Fact]
    public void A_clock_of_another_event_is_left_alone()
    {
        ReadResult read = TimeRows.Read("Date Occurred,Time Reported", ["21/01/2024,18:30", "25/01/2024,19:30"]);
        Assert.Equal(["2024-01-21", "2024-01-25"], TimeRows.Times(read));
        Assert.Equal(
            ["\"Time Reported\" looks like clock times and is not used; to use it, load with ⟨column \"clock=Time Reported\"⟩."],
            TimeRows.Notes(read));
    }

    [Fact]
    public void Clock_times_without_a_date_are_no_years()
    {
        ReadResult read = TimeRows.Read("Time", ["1830", "0915", "2245"]);
        Assert.All(TimeRows.Times(read), static time => Assert.Equal("", time));
        Assert.Equal(
            ["\"Time\" holds clock times, and no column holds their date: no time is known; name the column of dates with ⟨column time=HEADER⟩."],
            TimeRows.Notes(read));
    }

    [Fact]
    public void Unlikely_years_are_kept_and_listed()
    {
        ReadResult read = TimeRows.Read("time", ["21/01/1830", "21/01/2024", "21/01/2204", "01/12/2026", "01/06/2028"]);
        Assert.Equal(5, read.Report.Placed);
        Assert.Equal(
            ["3 rows have a date before 1950 or in the future: check line 2 (21/01/1830), line 4 (21/01/2204), line 6 (01/06/2028)."],
            TimeRows.Notes(read).Where(static note => note.Contains("in the future", StringComparison.Ordinal)));
    }
}
