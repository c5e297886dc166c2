using System.Globalization;
using Hotspots.Core.Files.Columns;
using Hotspots.Core.Files.RowReading;

namespace Hotspots.Core.Files.Excel;

/// <summary>Reads the sheets of an Excel workbook, .xlsx or .xls, that have the headers of the first that can be read.</summary>
/// <remarks>
/// The header is the row whose names mean most, see <see cref="HeaderRows"/>. Blank rows and columns without anything in them are passed over,
/// however far the next cell is; a row's line is its number in the sheet. Formulas give the value that Excel last saved. A cell that is merged
/// over several rows stands in each of them. An error in a cell that says when or where refuses its row, elsewhere it is the text that Excel
/// shows; #N/A is a blank.
/// </remarks>
internal sealed class ExcelReader : IIncidentReader
{
    private const int RowsOfABlock = 4096;
    private const int SampleRows = 100;
    private static ReadOnlySpan<byte> OfficeMark => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <inheritdoc/>
    public string Name => "Excel";

    /// <inheritdoc/>
    public bool Recognises(ReadOnlySpan<byte> head, string fileName)
    {
        if (head.StartsWith(OfficeMark))
            return true;
        // A ZIP that reaches a reader is no archive of incident files: those are opened before.
        return head.StartsWith("PK\u0003\u0004"u8);
    }

    /// <inheritdoc/>
    public void Read(SourceFile file, IRowSink sink, CancellationToken cancellation)
    {
        using Workbook workbook = Workbook.Open(file, cancellation);
        SheetChoice choice = SheetChoice.Of(workbook, sink.Header, sink.Sheet);
        sink.Offer(choice.Names);
        string others = string.Join(", ", choice.NotRead);
        if (choice.Sheets.Count == 1)
        {
            if (others.Length > 0)
                sink.Tell(
                    $"read from its sheet {workbook.Sheets[choice.Sheets[0]].Name}; not read: {others}. "
                        + "Another can be chosen when loading (⟨sheet NAME⟩).");
            ReadSheet(workbook, choice.Sheets[0], choice.Detail, file.Length, sink);
            return;
        }
        sink.Tell(others.Length > 0
            ? $"its {choice.Sheets.Count.ToString(CultureInfo.InvariantCulture)} sheets with the same columns are read; not read: {others}. "
                + "One alone can be chosen when loading (⟨sheet NAME⟩)."
            : $"its {choice.Sheets.Count.ToString(CultureInfo.InvariantCulture)} sheets with the same columns are read. "
                + "One alone can be chosen when loading (⟨sheet NAME⟩).");
        foreach (int sheet in choice.Sheets)
            ReadSheet(
                workbook, sheet, $"sheet {workbook.Sheets[sheet].Name}", file.Length / choice.Sheets.Count,
                sink.Another(workbook.Sheets[sheet].Name));
    }

    private static void ReadSheet(Workbook workbook, int sheet, string detail, long length, IRowSink sink)
    {
        var progress = new TwoPasses(sink, length);
        SheetColumns columns;
        MergedCells merged;
        using (ISheetRows rows = workbook.Open(sheet))
        {
            columns = SheetColumns.Of(rows, sink.Header, progress.First);
            merged = rows.Merged;
        }

        using ISheetRows again = workbook.Open(sheet);
        var next = new SheetRow();
        while (again.Next(next) && next.Number < columns.HeaderRow)
        {
        }
        var writer = new BlockWriter(sink, columns, merged);
        List<SheetRow> first = ReadFirst(again, writer);
        string place = columns.HeaderDetail.Length > 0 ? $"{detail}; {columns.HeaderDetail}" : detail;
        if (columns.HeaderDetail.Length > 0)
            sink.Tell($"{columns.HeaderDetail}; what stands above is no data. The command line can name another row (⟨header-row N⟩).");
        if (merged.Any)
            place += "; merged cells are read in each of their rows";
        sink.Begin(writer.Headers, [.. first.Take(SampleRows).Select(columns.Texts)], place);
        // The rows up to the header are a block of their own, so that line numbers are those of the sheet.
        sink.OpenBlock().Complete(columns.HeaderRow);
        try
        {
            foreach (SheetRow row in first)
                writer.Add(row);
            while (again.Next(next))
            {
                writer.Fill(next);
                writer.Add(next);
                progress.Second(again.Done);
            }
        }
        finally
        {
            writer.Complete(); // also when the rest is damaged: the rows before it are kept
        }
        if (again.Uncalculated > 0)
            sink.Tell(string.Create(
                CultureInfo.InvariantCulture,
                $"{again.Uncalculated:N0} {(again.Uncalculated == 1 ? "cell holds a formula" : "cells hold formulas")} whose value was never saved, "
                    + $"and {(again.Uncalculated == 1 ? "is" : "are")} taken as blank: open the workbook in Excel and save it again."));
        progress.Finish();
    }

    private static List<SheetRow> ReadFirst(ISheetRows sheet, BlockWriter writer)
    {
        var rows = new List<SheetRow>();
        var next = new SheetRow();
        while (rows.Count <= SampleRows && sheet.Next(next))
        {
            writer.Fill(next);
            rows.Add(next);
            next = new SheetRow();
        }
        return rows;
    }

    private static string[] NameColumns(SheetColumns columns) =>
        [.. columns.Headers.Select(
            (h, i) => string.IsNullOrWhiteSpace(h) ? string.Create(CultureInfo.InvariantCulture, $"column {columns.NumberOf(i)}") : h.Trim())];

    /// <summary>The sheet passes through twice: each pass counts half of the file's bytes.</summary>
    private sealed class TwoPasses(IRowSink sink, long length)
    {
        private long _told;

        public void First(double done) => Tell((long)(length * done / 2));

        public void Second(double done) => Tell((long)(length * (1 + done) / 2));

        public void Finish() => Tell(length);

        private void Tell(long due)
        {
            // Not for every row: who is told may draw it.
            if (due - _told < length / 128 && due < length)
                return;
            sink.Advance(due - _told);
            _told = due;
        }
    }

    /// <summary>Hands rows over in blocks whose lines go on from one another.</summary>
    private sealed class BlockWriter(IRowSink sink, SheetColumns columns, MergedCells merged)
    {
        private readonly FieldSpan[] _fields = new FieldSpan[columns.Count];
        private IRowBlock? _block;
        private int _linesBefore = columns.HeaderRow;
        private int _last = columns.HeaderRow;
        private int _rows;

        /// <summary>The names of the columns.</summary>
        public string[] Headers { get; } = NameColumns(columns);

        /// <summary>Puts what stands in merged cells into each row that they span.</summary>
        public void Fill(SheetRow row) => merged.Fill(row);

        public void Add(SheetRow row)
        {
            _block ??= sink.OpenBlock();
            int line = row.Number - _linesBefore;
            if (row.HasError
                && row.Cells.FirstOrDefault(cell => cell.IsError && sink.IsDecisive(columns.PlaceOf(cell.Column))) is { IsError: true } error)
            {
                _block.Refuse(
                    line, Headers[columns.PlaceOf(error.Column)], row.TextOf(error), "a value instead of an Excel error", columns.Texts(row));
            }
            else
            {
                columns.Arrange(row, _fields);
                _block.Add(line, new RowFields(row.Text, _fields));
            }
            _last = row.Number;
            if (++_rows == RowsOfABlock)
                Complete();
        }

        public void Complete()
        {
            _block?.Complete(_last - _linesBefore);
            _block = null;
            _linesBefore = _last;
            _rows = 0;
        }
    }
}
