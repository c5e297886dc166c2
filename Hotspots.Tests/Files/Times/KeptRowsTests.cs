using Hotspots.Core.Files;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Files.Times;

public sealed class KeptRowsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SharedTheory("cases/files/error-in-other-column.xlsx")]
    [InlineData("error-in-other-column.xlsx")]
    [InlineData("trailing-commas-header.csv")]
    [InlineData("merged-date.xlsx")]
    public void Rows_that_say_when_and_where_are_kept(string name)
    {
        ReadResult read = TimeRows.ReadFile(SharedData.Path("cases/files/" + name));
        Assert.Equal((40, 0, 0), (read.Report.Placed, read.Report.Rejected, read.Report.Precisions[(int)TimePrecision.Unknown]));
    }

    [Theory]
    [InlineData("ward", 1)]
    [InlineData("town", 1)]
    [InlineData("Time", 1)]
    [InlineData("latitude", 0)]
    [InlineData("Date", 0)]
    public void An_error_of_Excel_refuses_its_row_only_where_it_says_when_or_where(string column, int placed)
    {
        string[] headers = ["Date", "Time", "longitude", "latitude", "town", "ward"];
        object?[] row = ["21/01/2024", "18:30", 1.155198, 51.789453, "Clacton-on-Sea", "Pier"], other = [.. row];
        row[Array.IndexOf(headers, column)] = "<c t=\"e\"><v>#VALUE!</v></c>";
        ReadResult read = TimeRows.ReadFile(_folder.Write("errors.xlsx", new XlsxFile().WithCells("Tips", headers, row, other).ToBytes()));
        Assert.Equal((1 + placed, 1 - placed), (read.Report.Placed, read.Report.Rejected));
    }

    [Theory]
    [InlineData("id,time,longitude,latitude,town,notes,,,")]
    [InlineData("id,time,longitude,latitude,town,notes")]
    [InlineData("id,time,longitude,latitude,town,notes,ward,beat")]
    public void What_a_short_row_leaves_out_is_blank(string headers)
    {
        ReadResult read = IncidentFiles.Read(
            [_folder.Write(
                "short.csv",
                $"{headers}\nA1,2024-01-21,1.155198,51.789453,Clacton-on-Sea,seen\nA2,2024-01-22,1.155198,51.789453\nA3,2024-01-23,1.155198\nA4\n")],
                ReadOptions.Default);
        Assert.Equal((2, 2), (read.Report.Placed, read.Report.Rejected));
        Assert.Equal(["Clacton-on-Sea", ""], [read.Placed.Columns[0].Values[0], read.Placed.Columns[0].Values[1]]);
    }

    [Fact]
    public void A_short_row_far_down_in_a_file_of_whole_ones_is_a_damaged_one()
    {
        string whole = string.Concat(Enumerable.Repeat("A1,2024-01-21,1.155198,51.789453,Clacton-on-Sea,seen\n", 150));
        ReadResult read = IncidentFiles.Read(
            [_folder.Write("cut.csv", $"id,time,longitude,latitude,town,notes\n{whole}A2,2024-01-22,1.155198,51.789453,Clacton\n")],
            ReadOptions.Default);
        Assert.Equal("cut.csv, line 152: expected 6 fields, as in the header.", Assert.Single(read.Rejected).Issue.ToString());
    }

    [Fact]
    public void A_cell_that_is_merged_over_rows_stands_in_each_of_them()
    {
        const string Sheet = """
            <row r="1"><c r="A1" t="inlineStr"><is><t>Date</t></is></c><c r="B1" t="inlineStr"><is><t>easting</t></is></c><c r="C1" t="inlineStr"><is><t>northing</t></is></c></row>
            <row r="2"><c r="A2" t="inlineStr"><is><t>21/01/2024</t></is></c><c r="B2"><v>617000</v></c><c r="C2"><v>215000</v></c></row>
            <row r="3"><c r="B3"><v>617001</v></c><c r="C3"><v>215000</v></c></row>
            <row r="4"><c r="B4"><v>617002</v></c><c r="C4"><v>215000</v></c></row>
            <row r="5"><c r="B5"><v>617003</v></c><c r="C5"><v>215000</v></c></row>
            </sheetData><mergeCells count="2"><mergeCell ref="A2:A4"/><mergeCell ref="E1:G1"/></mergeCells><sheetData>
            """;
        ReadResult read = TimeRows.ReadFile(_folder.Write("merged.xlsx", new XlsxFile().WithRows("Tips", Sheet).ToBytes()));
        Assert.Equal(["2024-01-21", "2024-01-21", "2024-01-21", ""], TimeRows.Times(read));
        Assert.Equal("sheet Tips; merged cells are read in each of their rows", read.Report.Files[0].Detail);
    }
}
