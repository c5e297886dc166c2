using System.Text;
using Hotspots.Core.Files;
using Hotspots.Core.Files.Excel;
using Hotspots.Core.Files.RowReading;
using Hotspots.Core.Model.Reading;
using Hotspots.Tests.Support;

namespace Hotspots.Tests.Files.Excel;

/// <summary>Small workbooks that would take hours or gigabytes cost what their cells do, or are refused in a sentence.</summary>
public sealed class HostileWorkbookTests
{
    private const string Far =
        "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>id</v></c><c r=\"B1\" t=\"str\"><v>kind</v></c></row><row r=\"2\"><c r=\"A2\" "
            + "t=\"str\"><v>T1</v></c></row>"
        + "<row r=\"1048576\"><c r=\"XFD1048576\"><v>7</v></c></row>";

    [Fact]
    public void One_cell_far_out_is_read_and_what_is_blank_before_it_costs_nothing()
    {
        byte[] bytes = new XlsxFile().WithRows("Tips", Far).ToBytes();
        var sink = new RecordingSink();
        long before = GC.GetAllocatedBytesForCurrentThread();
        new ExcelReader().Read(InMemory.File("a.xlsx", bytes), sink, CancellationToken.None);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 << 20);
        Assert.Equal(["id", "kind", "column 16384"], sink.Headers);
        Assert.Equal(["2: T1 |  | ", "1048576:  |  | 7"], sink.Rows.Select(static row => row.ToString()));
        Assert.Equal(bytes.Length, sink.Advanced);
    }

    [SharedFact("cases/hostile/farrow.xlsx")]
    public void A_workbook_of_another_hand_with_a_cell_far_out_is_read()
    {
        ReadResult read = IncidentFiles.Read([SharedData.Path("cases/hostile/farrow.xlsx")], ReadOptions.Default);
        Assert.Equal((1, 1, 0), (read.Report.Placed, read.Report.Unplaced, read.Report.Rejected));
        Assert.Equal([2, 1_048_576], [read.Placed.SourceAt(0).Line, read.Unplaced.SourceAt(0).Line]);
        Assert.Equal(["id", "kind", "longitude", "latitude", "column 16384"], read.Report.Files[0].Columns.Select(static c => c.Header));
    }

    [Fact]
    public void A_sheet_of_sixteen_thousand_columns_is_refused()
    {
        string cells = string.Concat(Enumerable.Repeat("<c t=\"str\"><v>x</v></c>", Workbook.MaxColumns));
        Assert.Equal(
            "The sheet is wider than a table of incidents can be (16,384 columns in the first 1 row): delete the columns that are not needed.",
            ProblemOf($"<row>{cells}</row>"));
    }

    [Fact]
    public void Columns_without_anything_in_them_are_none()
    {
        RecordingSink sink = Read(
            new XlsxFile().WithRows(
            "Tips", "<row r=\"1\"><c r=\"B1\" t=\"str\"><v>id</v></c><c r=\"D1\" t=\"str\"><v>kind</v></c></row><row r=\"3\"><c r=\"D3\" "
            + "t=\"str\"><v>tip</v></c></row>").ToBytes());
        Assert.Equal(["id", "kind"], sink.Headers);
        Assert.Equal(["3:  | tip"], sink.Rows.Select(static row => row.ToString()));
    }

    [Fact]
    public void Rows_and_cells_may_leave_out_their_numbers()
    {
        RecordingSink sink = Read(
            new XlsxFile().WithRows(
            "Tips", "<row><c t=\"str\"><v>id</v></c><c t=\"str\"><v>kind</v></c></row><row r=\"5\"><c t=\"str\"><v>a</v></c></row><row><c/><c "
            + "t=\"str\"><v>b</v></c></row>").ToBytes());
        Assert.Equal(["5: a | ", "6:  | b"], sink.Rows.Select(static row => row.ToString()));
    }

    [Fact]
    public void Rich_text_is_joined_and_its_pronunciation_left_out()
    {
        RecordingSink sink = Read(new XlsxFile().WithCells("Tips", ["id", "note"],
            ["T1", "<c t=\"inlineStr\"><is><r><t>one</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\"> two_x000A_</t></r><rPh sb=\"0\" "
                + "eb=\"1\"><t>wan</t></rPh></is></c>"]).ToBytes());
        Assert.Equal("one two\n", sink.Rows[0].Fields[1]);
    }

    [Theory]
    [InlineData("dd/mm/yyyy", nameof(NumberMeaning.Time))]
    [InlineData("[$-809]d mmmm yyyy;@", nameof(NumberMeaning.Time))]
    [InlineData("h:mm AM/PM", nameof(NumberMeaning.Time))]
    [InlineData("[h]:mm:ss", nameof(NumberMeaning.Length))]
    [InlineData("[mm]:ss", nameof(NumberMeaning.Length))]
    [InlineData("General", nameof(NumberMeaning.Number))]
    [InlineData("#,##0.00 \"days\"", nameof(NumberMeaning.Number))]
    [InlineData("[Red]0.00;[Magenta]-0.00", nameof(NumberMeaning.Number))]
    [InlineData("0.00E+00", nameof(NumberMeaning.Number))]
    [InlineData("0\\d", nameof(NumberMeaning.Number))]
    [InlineData("[$£-809]#,##0", nameof(NumberMeaning.Number))]
    [InlineData("0;yyyy", nameof(NumberMeaning.Number))]
    [InlineData("[h", nameof(NumberMeaning.Number))]
    [InlineData("\"d", nameof(NumberMeaning.Number))]
    public void A_format_tells_dates_and_lengths_of_time_from_numbers(string format, string meaning) =>
        Assert.Equal(meaning, NumberFormats.MeaningOf(format).ToString());

    [Fact]
    public void Text_that_no_cell_of_Excel_can_hold_is_refused() =>
        Assert.Contains("damaged", ProblemOf($"<row><c t=\"str\"><v>{new string('x', 3 << 20)}</v></c></row>"), StringComparison.Ordinal);

    // Elements within the text, so that no piece of it is long.
    [Fact]
    public void A_cell_of_many_pieces_is_bounded_too()
    {
        string pieces = string.Concat(Enumerable.Repeat($"<r><t>{new string('y', 30_000)}</t></r>", 60));
        Assert.Contains("more text than Excel allows", ProblemOf($"<row><c t=\"inlineStr\"><is>{pieces}</is></c></row>"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("deep")]
    [InlineData("names")]
    [InlineData("attribute")]
    [InlineData("doctype")]
    public void XML_that_swells_is_refused(string how)
    {
        string rows = how switch
        {
            "deep" => string.Concat(Enumerable.Repeat("<a>", 100)) + string.Concat(Enumerable.Repeat("</a>", 100)),
            "names" => string.Concat(Enumerable.Range(0, 20_000).Select(static i => $"<n{i}/>")),
            "attribute" => $"<row x=\"{new string('z', 2 << 20)}\"/>",
            _ => "</sheetData></worksheet><!DOCTYPE x>",
        };
        Assert.Contains("damaged", ProblemOf(rows), StringComparison.Ordinal);
    }

    [Fact]
    public void Shared_texts_are_bounded_together()
    {
        byte[] part = Encoding.UTF8.GetBytes($"<sst>{string.Concat(Enumerable.Repeat($"<si><t>{new string('t', 1000)}</t></si>", 50))}</sst>");
        SharedStrings all = SharedStrings.Read(Xml(part), maxBytes: 50_000);
        Assert.Equal((50, 1000), (all.Count, all[49].Length));
        Assert.Contains(
            "more text", Assert.Throws<UnreadableFileException>(() => SharedStrings.Read(Xml(part), maxBytes: 49_999)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_repeats_its_cells_without_end_is_refused()
    {
        string cells = string.Concat(Enumerable.Repeat("<c r=\"A1\" t=\"b\"><v>1</v></c>", Workbook.MaxColumns + 1));
        Assert.StartsWith("Row 1 of the sheet holds more text", ProblemOf($"<row r=\"1\">{cells}</row>"), StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_that_lie_over_one_another_are_refused()
    {
        byte[] bytes = new XlsxFile().WithRows("Tips", Far).ToBytes();
        bytes.AsSpan(ZipFileBytes.DirectoryEntry(bytes, 0) + 42, 4).CopyTo(bytes.AsSpan(ZipFileBytes.DirectoryEntry(bytes, 1) + 42));
        Assert.Contains("damaged", Problem(bytes, "a.xlsx"), StringComparison.Ordinal);
    }

    [Fact]
    public void Cancelling_is_heard_within_a_sheet()
    {
        string rows = string.Concat(Enumerable.Range(1, 20_000).Select(static i => $"<row r=\"{i}\"><c r=\"A{i}\" t=\"str\"><v>T{i}</v></c></row>"));
        byte[] bytes = new XlsxFile { Compression = System.IO.Compression.CompressionLevel.NoCompression }.WithRows("Tips", rows).ToBytes();
        using var cancellation = new CancellationTokenSource();
        var sink = new CancellingSink(cancellation);
        Assert.ThrowsAny<OperationCanceledException>(() => new ExcelReader().Read(InMemory.File("a.xlsx", bytes), sink, cancellation.Token));
        // The first portions of the second pass had been read: the block that was open is all there is.
        Assert.InRange(sink.Blocks, 1, 2);
    }

    [Theory]
    [InlineData("tips.xls")]
    [InlineData("tips.xlsx")]
    public void Cancelling_is_heard_before_the_first_row(string name)
    {
        byte[] bytes = name.EndsWith('x') ? new XlsxFile().WithRows("Tips", Far).ToBytes() : OldWorkbook();
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(
            () => new ExcelReader().Read(InMemory.File(name, bytes), new RecordingSink(), cancellation.Token));
    }

    // Chains of sectors that run in circles: whatever the library makes of them, it is given so many bytes and no more.
    [Fact]
    public void An_old_workbook_in_circles_comes_to_its_end()
    {
        byte[] sound = OldWorkbook();
        for (int i = 0; i < 300; i++)
        {
            byte[] spoilt = [.. sound];
            var random = new Core.Indexing.SeededRandom((ulong)i);
            for (int k = 0; k < 8; k++)
                spoilt[512 + (int)(random.NextUInt64() % (ulong)(spoilt.Length - 512))] = (byte)random.NextUInt64();
            try
            {
                new ExcelReader().Read(InMemory.File("a.xls", spoilt), new RecordingSink(), CancellationToken.None);
            }
            catch (UnreadableFileException problem)
            {
                Assert.EndsWith(".", problem.Message, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData(30, 0xFF)]
    [InlineData(32, 0x1F)]
    [InlineData(47, 0x7F)]
    [InlineData(67, 0x7F)]
    [InlineData(75, 0x7F)]
    public void A_header_that_promises_gigabytes_is_not_believed(int at, byte value)
    {
        byte[] bytes = OldWorkbook();
        bytes[at] = value;
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("damaged", Problem(bytes, "a.xls"), StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void Patience_with_an_old_workbook_comes_to_an_end() =>
        Assert.Contains(
            "takes too long", Assert.Throws<UnreadableFileException>(
            () => new XlsWorkbook(new MemoryStream(OldWorkbook()), CancellationToken.None, TimeSpan.Zero)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_stream_gives_no_more_bytes_than_it_was_told_to()
    {
        using var stream = new HeardStream(new MemoryStream(new byte[1000]), 2500, "Enough.", static () => { });
        var buffer = new byte[1000];
        for (int i = 0; i < 2; i++)
        {
            stream.Position = 0;
            Assert.Equal(1000, stream.Read(buffer));
        }
        stream.Position = 0;
        Assert.Equal("Enough.", Assert.Throws<UnreadableFileException>(() => stream.Read(buffer)).Message);
    }

    private static byte[] OldWorkbook() => File.ReadAllBytes(Repository.Path("Hotspots.Tests", "Files", "Excel", "Samples", "tips.xls"));

    private static PartXml Xml(byte[] part) => new(new MemoryStream(part), part.Length, CancellationToken.None);

    private static string ProblemOf(string rows) => Problem(new XlsxFile().WithRows("Tips", rows).ToBytes(), "a.xlsx");

    private static string Problem(byte[] bytes, string name) =>
        Assert.Throws<UnreadableFileException>(() => new ExcelReader().Read(InMemory.File(name, bytes), new RecordingSink(), CancellationToken.None))
            .Message;

    private static RecordingSink Read(byte[] bytes)
    {
        var sink = new RecordingSink();
        new ExcelReader().Read(InMemory.File("a.xlsx", bytes), sink, CancellationToken.None);
        return sink;
    }

    /// <summary>Cancels as soon as a row comes.</summary>
    private sealed class CancellingSink(CancellationTokenSource cancellation) : IRowSink
    {
        public int Blocks { get; private set; }

        public void Begin(IReadOnlyList<string> headers, IReadOnlyList<IReadOnlyList<string>> sample, string detail = "")
        {
        }

        public IRowBlock OpenBlock()
        {
            // The first block is of the rows above the table.
            if (Blocks++ > 0)
                cancellation.Cancel();
            return new Nowhere();
        }

        public void Advance(long bytesRead)
        {
        }

        private sealed class Nowhere : IRowBlock
        {
            public void Add(int line, RowFields fields)
            {
            }

            public void Refuse(int line, string column, string value, string expected, IReadOnlyList<string> fields)
            {
            }

            public void Complete(int lines)
            {
            }
        }
    }
}
