using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Files.Times;

public sealed class DateOrderTests
{
    [Fact]
    public void One_date_that_can_only_be_month_first_decides_its_file()
    {
        ReadResult read = TimeRows.Read("time", ["9/2/2024", "1/21/2024 2:52 AM", "05/03/2024"]);
        Assert.Equal(["2024-09-02", "2024-01-21T02:52+00:00", "2024-05-03"], TimeRows.Times(read));
        Assert.Equal(["dates are read month first: 9/2/2024 is read as 2 September 2024."], TimeRows.Notes(read));
    }

    [Fact]
    public void One_date_that_can_only_be_day_first_decides_its_file()
    {
        ReadResult read = TimeRows.Read("time", ["05/03/2024", "25/03/2024"]);
        Assert.Equal(["2024-03-05", "2024-03-25"], TimeRows.Times(read));
        Assert.Empty(TimeRows.Notes(read));
        Assert.Equal("day first: 05/03/2024 is read as 5 March 2024", read.Report.Files[0].DateOrder);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(60_000)]
    public void A_date_far_down_decides_the_rows_before_it(int rows)
    {
        // Beyond the first rows, and beyond the first block of them.
        ReadResult read = TimeRows.Read(
            "time,notes", [.. Enumerable.Repeat("05/03/2024 18:30,a tip of some length about a street", rows), "05/13/2024 18:30,"]);
        Assert.Equal(rows + 1, read.Report.Placed);
        Assert.All(Enumerable.Range(0, rows), i => Assert.Equal("2024-05-03T18:30+01:00", LondonTime.ToIso(read.Placed.Times[i])));
        Assert.Equal(rows + 2, read.Placed.SourceAt(rows).Line);
    }

    [Fact]
    public void Dates_that_tell_nothing_are_British_and_this_is_said()
    {
        ReadResult read = TimeRows.Read("Date Occurred", ["05/03/2024", "07/08/2024", "01/01/2024"]);
        Assert.Equal(["2024-03-05", "2024-08-07", "2024-01-01"], TimeRows.Times(read));
        Assert.Equal(
            ["no date says whether it begins with the day or the month: they are read as in Britain, day first: 05/03/2024 is read as 5 March 2024; "
                + "if that is wrong, say so when loading (⟨dates month-first⟩)."],
            TimeRows.Notes(read));
        ReadResult american = TimeRows.Read("Date Occurred", ["05/03/2024", "07/08/2024", "01/01/2024"], DateOrder.MonthFirst);
        Assert.Equal(["2024-05-03", "2024-07-08", "2024-01-01"], TimeRows.Times(american));
        Assert.Equal(["dates are read month first: 05/03/2024 is read as 3 May 2024."], TimeRows.Notes(american));
    }

    [Fact]
    public void Dates_in_both_orders_are_not_read_and_both_are_shown()
    {
        string[] rows = ["25/03/2024 10:00", "03/25/2024 10:00", "05/03/2024", "2024-03-07", "05/05/2024", "3 Oct 2024"];
        ReadResult read = TimeRows.Read("time", rows);
        Assert.Equal(["2024-03-07", "2024-05-05", "2024-10-03"], TimeRows.Times(read));
        Assert.Equal(3, read.Report.Rejected);
        Assert.Equal(
            "times.csv, line 4, column time: \"05/03/2024\": expected dates in one order: here 25/03/2024 (line 2) has the day first and 03/25/2024 "
                + "(line 3) the month; correct them, or load with ⟨dates day-first⟩ or ⟨dates month-first⟩.",
            read.Rejected[2].Issue.ToString());
        ReadResult said = TimeRows.Read("time", rows, DateOrder.DayFirst);
        Assert.Equal(["2024-03-25T10:00+00:00", "2024-03-05", "2024-03-07", "2024-05-05", "2024-10-03"], TimeRows.Times(said));
        Assert.Equal(
            "times.csv, line 3, column time: \"03/25/2024 10:00\": expected a date with the day first, as the other dates of this file have it.",
            Assert.Single(said.Rejected).Issue.ToString());
    }

    [Fact]
    public void One_slip_in_a_hundred_costs_its_own_row_and_no_other()
    {
        ReadResult read = TimeRows.Read(
            "time", [.. Enumerable.Range(0, 150).Select(static i => $"{13 + i % 15}/03/2024"), "05/04/2024", "03/25/2024"]);
        Assert.Equal((151, 1), (read.Report.Placed, read.Report.Rejected));
        Assert.Equal("2024-04-05", LondonTime.ToIso(read.Placed.Times[150]));
    }

    [Fact]
    public void First_and_last_times_are_read_the_same_way()
    {
        ReadResult read = TimeRows.Read(
            "Date From,Time From,Date To,Time To", ["03/05/2024,2200,03/06/2024,0600", "03/14/2024,2200,03/15/2024,0600"]);
        Assert.Equal(["2024-03-05T22:00+00:00/2024-03-06T06:01+00:00", "2024-03-14T22:00+00:00/2024-03-15T06:01+00:00"], TimeRows.Times(read));
    }

    [Fact]
    public void Other_files_are_read_the_same_way()
    {
        using var folder = new TemporaryFolder();
        ReadResult sheet = TimeRows.ReadFile(folder.Write("american.xlsx", new XlsxFile().WithCells(
            "Tips", ["time", "longitude", "latitude"], ["9/2/2024", 1.155198, 51.789453], ["1/21/2024", 1.155198, 51.789453]).ToBytes()));
        Assert.Equal(["2024-09-02", "2024-01-21"], TimeRows.Times(sheet));
        const string Feature = """{"type":"Feature","geometry":{"type":"Point","coordinates":[1.155198,51.789453]},"properties":{"date":"WHEN"}}""";
        ReadResult features = TimeRows.ReadFile(folder.Write("american.geojson", $$"""
            {"type":"FeatureCollection","features":[{{Feature.Replace("WHEN", "9/2/2024", StringComparison.Ordinal)}},{{Feature.Replace("WHEN", "1/21/2024", StringComparison.Ordinal)}}]}
            """));
        Assert.Equal(["2024-09-02", "2024-01-21"], TimeRows.Times(features));
    }

    [SharedFact("cases/files/us-order.csv")]
    public void American_file_is_read_whole()
    {
        ReadResult read = TimeRows.ReadFile(SharedData.Path("cases/files/us-order.csv"));
        Assert.Equal((40, 0), (read.Report.Placed, read.Report.Rejected));
        Assert.Equal(["2024-01-21T02:52+00:00", "2024-09-02T06:02+01:00", "2024-02-08T17:27+00:00"], TimeRows.Times(read)[..3]);
        Assert.Equal(["dates are read month first: 9/2/2024 is read as 2 September 2024."], TimeRows.Notes(read));
    }

    [SharedFact("cases/files/two-digit-years.csv")]
    public void Two_digit_years_of_the_last_century_stay_there()
    {
        ReadResult read = TimeRows.ReadFile(SharedData.Path("cases/files/two-digit-years.csv"));
        Assert.Equal(40, read.Report.Placed);
        Assert.Equal(["1998-01-21", "1999-09-02", "2000-02-08", "2001-11-08"], TimeRows.Times(read)[..4]);
    }
}
