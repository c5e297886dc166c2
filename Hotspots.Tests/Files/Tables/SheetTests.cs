using Hotspots.Core.Files;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Files.Tables;

public sealed class SheetTests : IDisposable
{
    private readonly TableReading _tables = new();

    public void Dispose() => _tables.Dispose();

    [Fact]
    public void All_sheets_with_the_same_columns_are_read()
    {
        ReadResult read = _tables.Excel(new XlsxFile()
            .WithCells("January", TableReading.Cells(1, 3)).WithCells("February", TableReading.Cells(10, 4))
                .WithCells("Lookup", ["code", "meaning"], ["a", "tip"]));
        Assert.Equal((7, 0, 0), TableReading.Counts(read));
        Assert.Equal(["a.xlsx/January", "a.xlsx/February"], read.Report.Files.Select(static file => file.Name));
        TableReading.AssertNote(read, "its 2 sheets with the same columns are read; not read: Lookup");
        // A row is found again by its sheet and the number it has there.
        Assert.Equal(new RowSource(1, 2), read.Placed.SourceAt(3));
    }

    [Fact]
    public void Sheets_of_months_may_differ_in_what_means_nothing_and_in_order()
    {
        ReadResult read = _tables.Excel(new XlsxFile()
            .WithCells("Jan", TableReading.Cells(1, 3))
                .WithCells("Feb", ["kind", "id", "latitude", "longitude", "town", "Beat"], ["tip", "F1", 51.79, 1.15, "Harwich", "B7"]));
        Assert.Equal((4, 0, 0), TableReading.Counts(read));
        Assert.Equal("Harwich", TableReading.Texts(read, ColumnRole.Town)[3]);
    }

    [Fact]
    public void The_first_sheet_that_can_be_read_is_read_when_a_cover_comes_before_it()
    {
        ReadResult read = _tables.Excel(new XlsxFile()
            .WithCells("Read me", ["This workbook holds incidents."], ["Contact", "the analyst"]).WithCells("Data", TableReading.Cells(1, 5)));
        Assert.Equal((5, 0, 0), TableReading.Counts(read));
        TableReading.AssertNote(read, "read from its sheet Data; not read: Read me");
    }

    [Fact]
    public void The_user_may_name_the_sheet()
    {
        XlsxFile workbook = new XlsxFile().WithCells("January", TableReading.Cells(1, 3)).WithCells("February", TableReading.Cells(10, 4));
        Assert.Equal((4, 0, 0), TableReading.Counts(_tables.Excel(workbook, new ReadOptions { Sheet = "february" })));
        Assert.Equal(
            "There is no sheet \"March\" with anything in it: the workbook has January, February.",
            _tables.Excel(workbook, new ReadOptions { Sheet = "March" }).Report.Files[0].Problem);
    }

    [Fact]
    public void A_hidden_sheet_is_not_added_to_those_that_are_seen()
    {
        ReadResult read = _tables.Excel(new XlsxFile().WithCells("Data", TableReading.Cells(1, 3)).WithRows(
            "Raw", "<row r=\"1\"><c t=\"str\"><v>id</v></c><c t=\"str\"><v>kind</v></c><c t=\"str\"><v>longitude</v></c><c "
                + "t=\"str\"><v>latitude</v></c><c t=\"str\"><v>town</v></c></row>", "hidden"));
        Assert.Equal("a.xlsx", Assert.Single(read.Report.Files).Name);
    }

    [Fact]
    public void A_sheet_of_everything_beside_its_months_counts_once()
    {
        ReadResult read = _tables.Excel(new XlsxFile()
            .WithCells("All", TableReading.Cells(1, 8)).WithCells("Jan", TableReading.Cells(1, 4)).WithCells("Feb", TableReading.Cells(5, 4)));
        Assert.Equal((8, 8), (read.Report.Incidents, read.Report.Repeated));
    }

    [Fact]
    public void What_stands_in_merged_cells_holds_for_each_row_they_span()
    {
        const string merged = "</sheetData><mergeCells count=\"2\"><mergeCell ref=\"B3:B5\"/><mergeCell ref=\"A1:C1\"/></mergeCells><sheetData>";
        string rows = Row(1, "Tips of June") + Row(2, "id", "date", "easting", "northing") + Row(3, "A", "2024-06-01", "618054", "215265")
            + Row(4, "B", "", "618054", "215265") + Row(5, "C", "", "618054", "215265") + Row(6, "D", "", "618054", "215265");
        ReadResult read = _tables.Excel(new XlsxFile().WithRows("S", rows + merged));
        Assert.Equal((4, 0, 0), TableReading.Counts(read));
        Assert.Equal([true, true, true, false], Enumerable.Range(0, 4).Select(i => read.Placed.Times[i].IsKnown));
        Assert.Equal(read.Placed.Times[0], read.Placed.Times[2]);
    }

    [Fact]
    public void Formulas_without_a_value_are_told()
    {
        ReadResult read = _tables.Excel(new XlsxFile().WithCells(
            "S", ["id", "town", "easting", "northing"], ["A", "<c><f>B9</f></c>", 618054.0, 215265.0],
            ["B1", "<c t=\"str\"><f>B9</f><v></v></c>", "<c><f>1+1</f></c>", "<c><f>2</f></c>"]));
        Assert.Equal((1, 1, 0), TableReading.Counts(read));
        TableReading.AssertNote(read, "cells hold formulas whose value was never saved");
    }

    [Fact]
    public void An_error_matters_where_its_column_does()
    {
        ReadResult read = _tables.Excel(new XlsxFile().WithCells(
            "S", ["id", "easting", "northing", "Rate", "town"],
            ["A", 618054.0, 215265.0, "<c t=\"e\"><v>#DIV/0!</v></c>", "Harwich"],
            ["B", 618054.0, 215265.0, 1.0, "<c t=\"e\"><v>#N/A</v></c>"],
            ["C", "<c t=\"e\"><v>#REF!</v></c>", 215265.0, 1.0, "Harwich"]));
        Assert.Equal((2, 0, 1), TableReading.Counts(read));
        Assert.Equal(["Harwich", ""], TableReading.Texts(read, ColumnRole.Town));
    }

    [SharedTheory("cases/files/month-sheets.xlsx")]
    [InlineData("cases/files/month-sheets.xlsx")]
    [InlineData("cases/files/readme-first.xlsx")]
    public void Workbooks_of_forty_incidents_have_forty(string path) => Assert.Equal((40, 0, 0), TableReading.Counts(TableReading.Shared(path)));

    [SharedFact("cases/files/merged-date.xlsx")]
    public void A_date_merged_over_ten_rows_is_the_date_of_ten()
    {
        ReadResult read = TableReading.Shared("cases/files/merged-date.xlsx");
        Assert.Equal((40, 0, 0), TableReading.Counts(read));
        Assert.Equal(0, read.Report.Precisions[(int)TimePrecision.Unknown]);
    }

    private static string Row(int number, params string[] cells) =>
        $"<row r=\"{number}\">{string.Concat(cells.Select((text, i) => text.Length == 0 ? "" : $"<c r=\"{(char)('A' + i)}{number}\" t=\"str\"><v>{text}</v></c>"))}</row>";
}
