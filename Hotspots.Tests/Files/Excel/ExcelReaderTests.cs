using Hotspots.Core.Files;
using Hotspots.Core.Files.Excel;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Files.Excel;

public sealed class ExcelReaderTests
{
    private static readonly object?[] Header = ["id", "kind", "time", "easting"];

    [Fact]
    public void Rows_come_with_their_number_in_the_sheet_and_blank_rows_are_passed_over()
    {
        RecordingSink sink = Read(
            new XlsxFile().WithCells("Tips", Header, ["T1", "tip", "2019-02-04", 320000.5], [], [null, " "], ["T2", "warrant", null, 1.0], [], []));
        Assert.Equal(["id", "kind", "time", "easting"], sink.Headers);
        Assert.Equal(["2: T1 | tip | 2019-02-04 | 320000.5", "5: T2 | warrant |  | 1"], Shown(sink));
        Assert.Equal(sink.Rows.Select(r => r.Fields), sink.Sample);
        Assert.Equal("sheet Tips", sink.Detail);
    }

    [Theory]
    [InlineData("<c s=\"1\"><v>43500</v></c>", "2019-02-04")]
    [InlineData("<c s=\"2\"><v>43500</v></c>", "2019-02-04")]
    [InlineData("<c s=\"2\"><v>43500.604166666664</v></c>", "2019-02-04T14:30")]
    [InlineData("<c s=\"1\"><v>43500.604166666664</v></c>", "2019-02-04T14:30")]
    [InlineData("<c s=\"2\"><v>43500.999988425923</v></c>", "2019-02-04T23:59:59")]
    [InlineData("<c s=\"2\"><v>43500.999999999</v></c>", "2019-02-05")]
    [InlineData("<c s=\"3\"><v>0.5</v></c>", "12:00")]
    [InlineData("<c s=\"5\"><v>1.5</v></c>", "36:00:00")]
    [InlineData("<c><v>43500</v></c>", "43500")]
    [InlineData("<c s=\"4\"><v>5</v></c>", "5")]
    [InlineData("<c><v>0.30000000000000004</v></c>", "0.30000000000000004")]
    [InlineData("<c><v>1234567890123456</v></c>", "1234567890123456")]
    [InlineData("<c><v>-1.5E+16</v></c>", "-15000000000000000")]
    [InlineData("<c><v>1E-6</v></c>", "0.000001")]
    [InlineData("<c><v>-0.0000123</v></c>", "-0.0000123")]
    [InlineData("<c><v>1E300</v></c>", "1E+300")]
    [InlineData("<c t=\"b\"><v>1</v></c>", "true")]
    [InlineData("<c t=\"b\"><v>0</v></c>", "false")]
    [InlineData("<c><f>1+1</f><v>2</v></c>", "2")]
    [InlineData("<c t=\"str\"><f>A1</f><v>text of a formula</v></c>", "text of a formula")]
    [InlineData("<c t=\"inlineStr\"><is><t>inline</t></is></c>", "inline")]
    [InlineData("<c s=\"1\"/>", "")]
    [InlineData("<c s=\"1\"><v>12345678</v></c>", "12345678")]
    public void A_cell_becomes_text_that_reads_the_same_everywhere(string cell, string expected)
    {
        RecordingSink sink = Read(new XlsxFile().WithCells("Tips", ["id", "value"], ["T1", cell]));
        Assert.Equal(["T1", expected], Assert.Single(sink.Rows).Fields);
    }

    [Fact]
    public void Dates_counted_from_1904_are_told_apart() =>
        Assert.Equal(
            "2019-02-04",
            Read(new XlsxFile { Date1904 = true }.WithCells("Tips", ["id", "d"], ["T1", "<c s=\"1\"><v>42038</v></c>"])).Rows[0].Fields[1]);

    [Fact]
    public void An_error_in_a_cell_refuses_its_row_and_names_the_column()
    {
        RecordingSink sink = Read(
            new XlsxFile().WithCells("Tips", Header, ["T1", "tip", null, "<c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>"], ["T2", "tip", null, 2.0]));
        Assert.Equal(["3: T2 | tip |  | 2"], Shown(sink));
        RecordingSink.Refusal refusal = Assert.Single(sink.Refusals);
        Assert.Equal((2, "easting", "#DIV/0!", "a value instead of an Excel error"), (refusal.Line, refusal.Column, refusal.Value, refusal.Expected));
        Assert.Equal(["T1", "tip", "", "#DIV/0!"], refusal.Fields);
    }

    [Fact]
    public void A_title_above_the_header_is_passed_over()
    {
        RecordingSink sink = Read(new XlsxFile().WithCells("Tips", ["Tips of 2019"], [], ["OFFICIAL"], Header, ["T1", "tip", null, 1.0]));
        Assert.Equal(["id", "kind", "time", "easting"], sink.Headers);
        Assert.Equal(["5: T1 | tip |  | 1"], Shown(sink));
    }

    [Fact]
    public void A_table_of_one_column_has_its_first_cell_as_header()
    {
        RecordingSink sink = Read(new XlsxFile().WithCells("Tips", ["gridref"], ["SJ 237 640"]));
        Assert.Equal(["gridref"], sink.Headers);
        Assert.Equal(["2: SJ 237 640"], Shown(sink));
    }

    [Fact]
    public void The_first_sheet_with_anything_in_it_is_read_and_the_others_are_named()
    {
        RecordingSink sink = Read(new XlsxFile()
            .WithRows("Empty", "").WithRows("Secret", "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", "hidden")
            .WithCells("Tips", Header, ["T1", "tip", null, 1.0]).WithCells("Lookup", ["a"], ["b"]));
        Assert.Equal(["2: T1 | tip |  | 1"], Shown(sink));
        Assert.Equal("sheet Tips; not read: Secret, Lookup", sink.Detail);
    }

    [Fact]
    public void Blank_headers_are_named_by_their_place()
    {
        RecordingSink sink = Read(new XlsxFile().WithCells("Tips", ["id", null, "kind"], ["T1", "x", "tip", "beyond"]));
        Assert.Equal(["id", "column 2", "kind", "column 4"], sink.Headers);
        Assert.Equal(["2: T1 | x | tip | beyond"], Shown(sink));
    }

    [Fact]
    public void Many_rows_keep_their_numbers_over_the_blocks()
    {
        object?[][] rows = [Header, .. Enumerable.Range(2, 9000).Select(i => new object?[] { "T", "tip", null, (double)i })];
        RecordingSink sink = Read(new XlsxFile().WithCells("Tips", rows));
        Assert.Equal(9000, sink.Count);
        Assert.All(sink.Rows, row => Assert.Equal(row.Line.ToString(System.Globalization.CultureInfo.InvariantCulture), row.Fields[3]));
    }

    [Fact]
    public void A_workbook_of_Excel_97_made_by_another_program_says_the_same()
    {
        RecordingSink sink = Read(File.ReadAllBytes(Repository.Path("Hotspots.Tests", "Files", "Excel", "Samples", "tips.xls")), "tips.xls");
        Assert.Equal(["id", "kind", "time", "easting", "northing", "cash", "ok", "note"], sink.Headers);
        Assert.Equal(
            [
                "4: T1 | tip | 2019-02-04 | 320000.5 | 364000 | 1234567890123456 | true | ",
                "6: T2 | warrant | 2019-02-04T14:30 | 0.30000000000000004 | 0.0000001 |  | false | formula text",
                "7: T3 |  | 12:00 | 36:00:00 |  | 5 |  | 2019-02-04",
            ],
            Shown(sink));
        Assert.Equal("sheet Tips; not read: Notes; column names in row 3", sink.Detail);
    }

    [Fact]
    public void A_damaged_workbook_says_so()
    {
        byte[] sound = new XlsxFile().WithCells("Tips", Header, ["T1", "tip", null, 1.0]).ToBytes();
        Assert.Contains("damaged", Problem(sound[..(sound.Length / 2)]), StringComparison.Ordinal);
        byte[] old = File.ReadAllBytes(Repository.Path("Hotspots.Tests", "Files", "Excel", "Samples", "tips.xls"));
        Assert.Contains("damaged", Problem(old[..600]), StringComparison.Ordinal);
        Assert.Contains("damaged", Problem("PK\u0003\u0004 nothing"u8.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_workbook_without_anything_says_so() =>
        Assert.Contains("nothing in it", Problem(new XlsxFile().WithRows("Empty", "").ToBytes()), StringComparison.Ordinal);

    [Fact]
    public void Rows_and_columns_beyond_what_Excel_has_are_refused()
    {
        Assert.Contains(
            "more rows", Problem(
            new XlsxFile()
            .WithRows("Tips", "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2000000000\"><c r=\"A2000000000\"><v>1</v></c></row>").ToBytes()),
            StringComparison.Ordinal);
        Assert.Contains(
            "more columns", Problem(new XlsxFile().WithRows("Tips", "<row r=\"1\"><c r=\"ZZZZZ1\"><v>1</v></c></row>").ToBytes()),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_workbook_that_is_a_bomb_is_refused_unopened()
    {
        byte[] bomb = new XlsxFile { Compression = System.IO.Compression.CompressionLevel.SmallestSize }
            .WithRows("Tips", $"<row r=\"1\"><c r=\"A1\" t=\"str\"><v>{new string('x', 60 << 20)}</v></c></row>").ToBytes();
        Assert.Contains("far more", Problem(bomb), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xl/workbook.bin", "xlsb")]
    [InlineData("word/document.xml", "Word")]
    [InlineData("ppt/presentation.xml", "PowerPoint")]
    public void Other_programs_documents_are_named(string part, string name)
    {
        var stream = new MemoryStream();
        using (var archive = new System.IO.Compression.ZipArchive(stream, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
            archive.CreateEntry(part);
        Assert.Contains(name, Problem(stream.ToArray()), StringComparison.Ordinal);
    }

    private static string Problem(byte[] bytes) => Assert.Throws<UnreadableFileException>(() => Read(bytes, "a.xlsx")).Message;

    private static string[] Shown(RecordingSink sink) => [.. sink.Rows.Select(r => r.ToString())];

    private static RecordingSink Read(XlsxFile file) => Read(file.ToBytes(), "a.xlsx");

    private static RecordingSink Read(byte[] bytes, string name)
    {
        var sink = new RecordingSink();
        new ExcelReader().Read(InMemory.File(name, bytes), sink, CancellationToken.None);
        Assert.True(sink.AllComplete);
        Assert.Equal(bytes.Length, sink.Advanced);
        return sink;
    }
}
