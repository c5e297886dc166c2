using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Files.Times;

public sealed class TimeSettlementTests
{
    private const string SaidOfMonths =
        "every date is the first of a month, as a spreadsheet saves a month: they are read as months, and no day or weekday is known.";

    [SharedFact("cases/files/street-month-as-date.xlsx")]
    public void A_month_that_a_spreadsheet_saved_as_its_first_day_is_a_month()
    {
        ReadResult read = TimeRows.ReadFile(SharedData.Path("cases/files/street-month-as-date.xlsx"));
        Assert.Equal(40, read.Report.Precisions[(int)TimePrecision.Month]);
        Assert.Equal([SaidOfMonths], TimeRows.Notes(read));
    }

    [Theory]
    [InlineData("Month", "01/03/2024")]
    [InlineData("Month", "2024-03-01 00:00:00")]
    [InlineData("Offence month", "2024-03-01")]
    [InlineData("Month", "1-Mar-24")]
    public void A_column_of_months_holds_months_however_they_are_saved(string header, string first)
    {
        ReadResult read = TimeRows.Read(header, [first, "2024-04-01", "2024-05"]);
        Assert.Equal(["2024-03", "2024-04", "2024-05"], TimeRows.Times(read));
        Assert.Equal(31 * 86400u - 3600u, read.Placed.Times[0].LengthSeconds);
    }

    [Fact]
    public void Firsts_of_several_months_are_months_whatever_the_header()
    {
        ReadResult read = TimeRows.Read("Date", Enumerable.Range(1, 12).Select(static month => $"2024-{month:00}-01"));
        Assert.Equal(12, read.Report.Precisions[(int)TimePrecision.Month]);
        ReadResult few = TimeRows.Read("Date", ["2024-01-01", "2024-02-01"]);
        Assert.Equal(2, few.Report.Precisions[(int)TimePrecision.Day]);
        ReadResult other = TimeRows.Read("Month", ["2024-01-01", "2024-02-01", "2024-02-02"]);
        Assert.Equal(3, other.Report.Precisions[(int)TimePrecision.Day]);
        ReadResult newYear = TimeRows.Read("Date", Enumerable.Repeat("2024-01-01", 30));
        Assert.Equal(30, newYear.Report.Precisions[(int)TimePrecision.Day]);
    }

    [SharedFact("cases/files/placeholder-1900.csv")]
    public void Dates_of_1900_are_not_known()
    {
        ReadResult read = TimeRows.ReadFile(SharedData.Path("cases/files/placeholder-1900.csv"));
        Assert.Equal((40, 10), (read.Report.Placed, read.Report.Precisions[(int)TimePrecision.Unknown]));
        Assert.Equal("2024-02-03T10:00:00+00:00", LondonTime.ToIso(read.Report.First));
        Assert.Equal(
            ["10 rows have a date that stands for \"not known\" (such as 1900-01-01 00:00:00), and their times are taken as not known."],
            TimeRows.Notes(read));
    }

    [Theory]
    [InlineData("1899-12-30")]
    [InlineData("01/01/1900 00:00")]
    [InlineData("9999-12-31")]
    [InlineData("0000-00-00 00:00:00")]
    public void One_date_that_stands_for_none_is_enough(string date) =>
        Assert.Equal(["", "2024-03-05"], TimeRows.Times(TimeRows.Read("time", [date, "2024-03-05"])));

    [Theory]
    [InlineData("1970-01-01")]
    [InlineData("1970-01-01T00:00:00Z")]
    [InlineData("01/01/1970 01:00")]
    public void The_first_of_1970_stands_for_none_where_it_comes_again(string date)
    {
        Assert.Equal(["", "2024-03-05", ""], TimeRows.Times(TimeRows.Read("time", [date, "2024-03-05", date])));
        Assert.StartsWith("1970-01-01", TimeRows.Times(TimeRows.Read("time", [date, "2024-03-05"]))[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Midnight_that_nearly_all_rows_have_is_no_hour()
    {
        ReadResult read = TimeRows.Read(
            "time", [.. Enumerable.Range(1, 19).Select(static day => $"2024-07-{day:00} 00:00:00"), "2024-07-20 21:15:00"]);
        Assert.Equal((19, 1), (read.Report.Precisions[(int)TimePrecision.Day], read.Report.Precisions[(int)TimePrecision.Second]));
        Assert.Equal("2024-07-01", LondonTime.ToIso(read.Placed.Times[0]));
        Assert.Equal(86400u, read.Placed.Times[0].LengthSeconds);
        Assert.Equal(
            ["19 of 20 clock times are 00:00 exactly, as a date without a clock time is saved: in these rows the hour is not known."],
            TimeRows.Notes(read));
    }

    [Theory]
    [InlineData("2024-07-0{0}T00:00:00")]
    [InlineData("0{0}/07/2024 00:00")]
    [InlineData("0{0}/07/2024 12:00 AM")]
    public void Dates_that_were_all_given_midnight_are_days(string form)
    {
        ReadResult read = TimeRows.Read(
            "time", Enumerable.Range(2, 4).Select(day => string.Format(System.Globalization.CultureInfo.InvariantCulture, form, day)));
        Assert.Equal(4, read.Report.Precisions[(int)TimePrecision.Day]);
    }

    [Fact]
    public void Real_midnights_stay_and_many_of_them_are_told()
    {
        ReadResult read = TimeRows.Read(
            "time", Enumerable.Range(0, 50).Select(static i => i % 5 == 0 ? "2024-07-02T00:00:00" : $"2024-07-02T{i % 24:00}:13:00"));
        Assert.Equal(50, read.Report.Precisions[(int)TimePrecision.Second]);
        Assert.Equal(
            ["10 of 50 clock times are 00:00 exactly: some of them may stand for \"not known\"; they are counted at midnight."],
            TimeRows.Notes(read));
    }

    [Fact]
    public void Numbers_of_spreadsheets_and_computers_are_dates()
    {
        ReadResult read = TimeRows.Read("Date", ["45312", "45312.7708333333", "1705861800", "1705861800000"]);
        Assert.Equal(["2024-01-21", "2024-01-21T18:30:00+00:00", "2024-01-21T18:30:00+00:00", "2024-01-21T18:30:00+00:00"], TimeRows.Times(read));
        Assert.Equal(
            ["4 rows have a number for a date (such as 45312): it is read as a spreadsheet's day number or a computer's seconds since 1970."],
            TimeRows.Notes(read));
    }
}
