using Hotspots.Core.Model.Reading;

namespace Hotspots.Tests.Files.Times;

public sealed class TimeHeadersTests
{
    private const string Stamp = "21/01/2024 18:30";

    [Theory]
    [InlineData("Committed Date")]
    [InlineData("Created")]
    [InlineData("DT_OCC")]
    [InlineData("DATE OCC")]
    [InlineData("Date_Rptd")]
    [InlineData("Date Rptd")]
    [InlineData("Occurred Date/Time")]
    [InlineData("Occurrence Date")]
    [InlineData("OCCURRED_ON_DATE_TIME")]
    [InlineData("Offence Date")]
    [InlineData("Date of Offence")]
    [InlineData("Crime Date Time")]
    [InlineData("Incident Date Time")]
    [InlineData("Date/Time of Incident")]
    [InlineData("Log Created")]
    [InlineData("Log Date")]
    [InlineData("Incident Created Date")]
    [InlineData("Call Date Time")]
    [InlineData("Reported Date")]
    [InlineData("Date Time Reported")]
    [InlineData("Recorded Date")]
    [InlineData("Created On")]
    [InlineData("CREATED_DATE_TIME")]
    [InlineData("Date Received")]
    [InlineData("Seizure Date")]
    [InlineData("Date of Seizure")]
    [InlineData("Warrant Date")]
    [InlineData("Date Executed")]
    [InlineData("Search Date")]
    [InlineData("Intel Date")]
    [InlineData("Date of Information")]
    [InlineData("Date Rec'd")]
    [InlineData("Recd Date")]
    [InlineData("Date Logged")]
    [InlineData("Entry Date")]
    [InlineData("Incident Time")]
    [InlineData("Time Occurred")]
    public void A_column_that_says_when_is_the_time(string header)
    {
        ReadResult read = TimeRows.Read($"\"{header}\"", [Stamp, "25/02/2024 19:40"]);
        Assert.Equal(["2024-01-21T18:30+00:00", "2024-02-25T19:40+00:00"], TimeRows.Times(read));
    }

    [Theory]
    [InlineData("DATE OCC,TIME OCC", "1830")]
    [InlineData("DT_OCC,TIME_OCC", "1830")]
    [InlineData("Date,Hour", "18")]
    [InlineData("Committed Date,Committed Time", "18:30")]
    [InlineData("Date of Offence,Time of Offence", "18.30")]
    [InlineData("Date Reported,Time Reported", "18:30:00")]
    [InlineData("Incident Date,Incident Time", "1830hrs")]
    [InlineData("Date,Start Time", "18:30")]
    [InlineData("Log Date,Log Time", "6.30pm")]
    [InlineData("Date,Time (24hr)", "1830")]
    [InlineData("Date Seized,Time Seized", "18:30")]
    [InlineData("Occurred,Hour of day", "18")]
    [InlineData("Date,Time of Day", "18:30")]
    [InlineData("Offence date,HHMM", "1830")]
    public void A_date_and_its_clock_time_stand_in_two_columns(string headers, string clock)
    {
        string[] times = TimeRows.Times(TimeRows.Read(headers, [$"21/01/2024,{clock}", $"25/02/2024,{clock}"]));
        Assert.StartsWith("2024-01-21T18:", times[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Date From,Time From,Date To,Time To")]
    [InlineData("Committed From Date,Committed From Time,Committed To Date,Committed To Time")]
    [InlineData("Earliest Date,Earliest Time,Latest Date,Latest Time")]
    [InlineData("Start Date,Start Time,End Date,End Time")]
    [InlineData("Offence Start Date,Offence Start Time,Offence End Date,Offence End Time")]
    public void First_and_last_times_have_clocks_of_their_own(string headers) =>
        Assert.Equal(
            ["2024-01-21T18:30+00:00/2024-01-22T07:16+00:00"], TimeRows.Times(TimeRows.Read(headers, ["21/01/2024,18:30,22/01/2024,07:15"])));

    [Fact]
    public void When_it_happened_comes_before_when_it_was_reported_and_that_before_when_it_was_entered()
    {
        const string Rows = "27/02/2024,26/02/2024,25/02/2024";
        Assert.Equal(["2024-02-25"], TimeRows.Times(TimeRows.Read("Created,Reported Date,Committed Date", [Rows])));
        Assert.Equal(["2024-02-26"], TimeRows.Times(TimeRows.Read("Created,Reported Date,Closed", [Rows])));
        Assert.Equal(["2024-01-21T18:30+00:00"], TimeRows.Times(TimeRows.Read("Date Reported,Incident Time", ["25/01/2024,21/01/2024 18:30"])));
    }

    [Fact]
    public void What_looks_like_dates_and_has_no_role_is_named_with_its_option()
    {
        ReadResult read = TimeRows.Read(
            "Closed,Seen last,DOB,ward", ["25/02/2024,26/02/2024 10:00,01/01/1990,Pier", "26/02/2024,27/02/2024 10:00,02/01/1990,Pier"]);
        Assert.Equal(["", ""], TimeRows.Times(read));
        Assert.Equal(
            ["\"Closed\" and \"Seen last\" look like dates and are not used, and no other column says when; to use one of them, load with ⟨column "
            + "time=Closed⟩."], TimeRows.Notes(read));
        ReadResult used = TimeRows.Read("Closed,ward", ["25/02/2024,Pier"], null, ("time", "Closed"));
        Assert.Equal(["2024-02-25"], TimeRows.Times(used));
        Assert.Empty(TimeRows.Notes(used));
        ReadResult beside = TimeRows.Read("Date,Closed on the", ["25/02/2024,26/02/2024"]);
        Assert.Equal(
            ["\"Closed on the\" looks like dates and is not used as the time of an incident; to use it, load with ⟨column \"time=Closed on the\"⟩."],
            TimeRows.Notes(beside));
    }

    [Theory]
    [InlineData("Recorded", "yes")]
    [InlineData("Reported", "PC 1234")]
    [InlineData("Created", "Smith")]
    [InlineData("From", "Liverpool")]
    public void A_word_that_says_no_time_rejects_no_row(string header, string value)
    {
        ReadResult read = TimeRows.Read($"Date,{header}", [$"25/02/2024,{value}", $"26/02/2024,{value}"]);
        Assert.Equal(["2024-02-25", "2024-02-26"], TimeRows.Times(read));
        Assert.Equal(value, Assert.Single(read.Placed.Columns).Values[0]);
    }
}
