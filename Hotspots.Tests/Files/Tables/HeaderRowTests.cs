using Hotspots.Core.Files;
using Hotspots.Core.Model.Reading;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Files.Tables;

public sealed class HeaderRowTests : IDisposable
{
    private readonly TableReading _tables = new();

    public void Dispose() => _tables.Dispose();

    [Theory]
    [InlineData("Incidents of Tendring\n")]
    [InlineData("Incident export,,,,,,\nPrinted 05/03/2024 by Analyst,,,,,,\n")]
    [InlineData("\"A title, with commas\",OFFICIAL\n\n")]
    [InlineData("From,01/01/2024,To,31/01/2024,,,\n")]
    [InlineData("Report,Drugs\nArea,Clacton\nRun by,42077213\n\n\n")]
    [InlineData("Location,\n")]
    public void Titles_above_the_column_names_are_passed_over(string title)
    {
        ReadResult read = _tables.Csv($"{title}{TableReading.Header}\n{TableReading.Rows(1, 5)}");
        Assert.Equal((5, 0, 0), TableReading.Counts(read));
        int line = title.AsSpan().Count('\n') + 1;
        TableReading.AssertNote(read, FormattableString.Invariant($"column names in line {line}"));
        // Lines are those that an editor shows.
        Assert.Equal(line + 1, read.Placed.SourceAt(0).Line);
    }

    [Theory]
    [InlineData("ATHENA EXTRACT - run by 42077213\n\n", ";")]
    [InlineData("Log, of June\n", "\t")]
    [InlineData("x\n", "|")]
    public void What_stands_between_fields_is_told_below_a_title(string title, string delimiter) =>
        Assert.Equal(
            (9, 0, 0), TableReading.Counts(
            _tables.Csv(title + $"{TableReading.Header}\n{TableReading.Rows(1, 9)}".Replace(",", delimiter, StringComparison.Ordinal))));

    [Theory]
    [InlineData("Crime,,Location,\nRef,Type,Easting,Northing\n", 3)]
    [InlineData("Offence,Offence,Location,Location\nReference,Category,Easting,Northing\n", 3)]
    public void Two_rows_of_names_are_one_header(string header, int firstLine)
    {
        ReadResult read = _tables.Csv($"{header}A1,tip,618054,215265\nA2,warrant,617475,214928\n");
        Assert.Equal((2, 0, 0), TableReading.Counts(read));
        Assert.Equal(["A1", "A2"], [read.Placed.Ids[0], read.Placed.Ids[1]]);
        Assert.Equal(firstLine, read.Placed.SourceAt(0).Line);
    }

    [Fact]
    public void A_name_half_in_one_row_and_half_in_the_next_is_put_together()
    {
        ReadResult read = _tables.Csv("Crime,Crime,OS,OS,Street\nReference,Type,Easting,Northing,\nA1,tip,618054,215265,Old Road\n");
        Assert.Equal((1, 0, 0), TableReading.Counts(read));
        Assert.Equal(
            ["Crime Reference", "Crime Type", "OS Easting", "OS Northing", "Street"], read.Report.Files[0].Columns.Select(static c => c.Header));
        TableReading.AssertNote(read, "column names in lines 1 and 2");
    }

    [Fact]
    public void A_workbook_with_titles_in_two_cells_is_read_from_its_names()
    {
        ReadResult read = _tables.Excel(
            new XlsxFile().WithCells("S", [["Incident report", "OFFICIAL"], [], ["Area", "Clacton"], .. TableReading.Cells(1, 4)]));
        Assert.Equal((4, 0, 0), TableReading.Counts(read));
        TableReading.AssertNote(read, "column names in row 4");
    }

    [Fact]
    public void The_user_may_say_which_row_holds_the_names()
    {
        var third = new ReadOptions { HeaderRow = 3 };
        string text = $"{TableReading.Header}\nan older export follows\nref,sort,when,lon,lat,place,road\n{TableReading.Rows(1, 3)}";
        Assert.Equal((3, 0, 0), TableReading.Counts(_tables.Csv(text, third)));
        Assert.Equal("ref", _tables.Csv(text, third).Report.Files[0].Columns[0].Header);
        Assert.Equal((3, 0, 0), TableReading.Counts(_tables.Excel(
            new XlsxFile().WithCells("S", [["id", "kind", "longitude"], ["x"], .. TableReading.Cells(1, 3, "ref", "sort", "lon", "lat", "place")]),
            third)));
        Assert.StartsWith(
            "Row 90, which should hold the column names, is blank", _tables.Csv(text, new ReadOptions { HeaderRow = 90 }).Report.Files[0].Problem,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_the_user_gave_is_a_name_that_means_something()
    {
        var options = new ReadOptions { Columns = new Dictionary<string, string> { ["easting"] = "Wo", ["northing"] = "Hin" } };
        Assert.Equal((1, 0, 0), TableReading.Counts(_tables.Csv("Bericht,Juni\nWo,Hin,Was\n618054,215265,tip\n", options)));
    }

    [Theory]
    [InlineData("a,b,c\n1,2,3\n")]
    [InlineData("kind,town,size\ntip,red,5\ntown,street,drugs\n")]
    public void A_first_line_of_names_stays_the_header(string text) =>
        Assert.Equal(text[..text.IndexOf(',', StringComparison.Ordinal)], _tables.Csv(text).Report.Files[0].Columns[0].Header);

    [SharedTheory("cases/files/title-rows.csv")]
    [InlineData("cases/files/title-rows.csv", 40)]
    [InlineData("cases/files/title-two-cells.xlsx", 40)]
    [InlineData("cases/window/force-title-lines.csv", 400)]
    public void Exports_with_titles_are_read(string path, int rows)
    {
        ReadResult read = TableReading.Shared(path);
        Assert.Equal(rows, read.Report.Rows);
        Assert.True(read.Report.Placed >= rows * 0.95, $"{read.Report.Placed} placed of {rows}");
    }
}
