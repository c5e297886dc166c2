using System.Buffers;
using System.Globalization;
using System.Text;

namespace Hotspots.Core.Files.Excel;

/// <summary>Reads the first sheet of an Excel workbook, .xlsx or .xls, that has anything in it.</summary>
/// <remarks>
/// Sheets that are hidden come last. The header is the first row that is not blank; where that has one cell only (a title), it is the
/// first of the ten next that has more. Blank rows are passed over; a row's line is its number in the sheet. Formulas give the value that
/// Excel last saved. A cell that holds an error refuses its row.
/// </remarks>
internal sealed class ExcelReader : IIncidentReader
{
    private const int RowsOfABlock = 4096;
    private const int SampleRows = 100;
    private const int TitleRows = 10;

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
        using Workbook workbook = Workbook.Open(file);
        string detail = ChooseSheet(workbook, cancellation);
        IReadOnlyDictionary<(int Row, int Column), string> errors = workbook.ErrorCells();

        List<SheetRow> first = ReadFirst(workbook, errors);
        int header = HeaderIndex(first);
        string[] headers = NameColumns(first[header].Texts());
        first.RemoveRange(0, header);
        sink.Begin(headers, [.. first.Skip(1).Where(static r => r.ErrorColumn < 0).Take(SampleRows).Select(static r => r.Texts())], detail);
        // The rows up to the header are a block of their own, so that line numbers are those of the sheet.
        sink.OpenBlock().Complete(first[0].Number);

        var rows = new BlockWriter(sink, headers, first[0].Number);
        try
        {
            foreach (SheetRow row in first.Skip(1))
                rows.Add(row);
            ReadRest(workbook, errors, rows, file.Length, sink, cancellation);
        }
        finally
        {
            rows.Complete(); // also when the rest is damaged: the rows before it are kept
        }
    }

    private static void ReadRest(
        Workbook workbook, IReadOnlyDictionary<(int Row, int Column), string> errors, BlockWriter rows, long length, IRowSink sink, CancellationToken cancellation)
    {
        long told = 0;
        var next = new SheetRow(workbook.Columns);
        while (workbook.NextRow())
        {
            if (next.Read(workbook, errors))
                rows.Add(next);
            if ((workbook.Row & 1023) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                // How long a sheet is, is known only at its end: a share of what is left never goes beyond it.
                long step = (length - told) / 64;
                told += step;
                sink.Advance(step);
            }
        }
        sink.Advance(length - told);
    }

    /// <summary>Moves to the sheet to be read.</summary>
    /// <returns>In words: which it is, and which others have something in them.</returns>
    private static string ChooseSheet(Workbook workbook, CancellationToken cancellation)
    {
        var filled = new List<(int Index, string Name, bool Visible)>();
        int index = 0;
        do
        {
            cancellation.ThrowIfCancellationRequested();
            if (HasAnything(workbook))
                filled.Add((index, workbook.SheetName, workbook.IsVisible));
            index++;
        }
        while (workbook.NextSheet());
        if (filled.Count == 0)
            throw new UnreadableFileException("The workbook has nothing in it: check that it was saved with its rows.");
        (int Index, string Name, bool Visible) chosen = filled.Find(static s => s.Visible);
        if (!chosen.Visible)
            chosen = filled[0];
        workbook.FirstSheet();
        for (int i = 0; i < chosen.Index; i++)
            workbook.NextSheet();
        string others = string.Join(", ", filled.Where(s => s.Index != chosen.Index).Select(static s => s.Name));
        return others.Length == 0 ? $"sheet {chosen.Name}" : $"sheet {chosen.Name}; not read: {others}";
    }

    private static bool HasAnything(Workbook workbook)
    {
        var values = new object?[workbook.Columns];
        while (workbook.NextRow())
        {
            if (workbook.ReadValues(values))
                return true;
        }
        return false;
    }

    private static List<SheetRow> ReadFirst(Workbook workbook, IReadOnlyDictionary<(int Row, int Column), string> errors)
    {
        var rows = new List<SheetRow>();
        var next = new SheetRow(workbook.Columns);
        while (rows.Count <= SampleRows + TitleRows && workbook.NextRow())
        {
            if (!next.Read(workbook, errors))
                continue;
            rows.Add(next);
            next = new SheetRow(workbook.Columns);
        }
        return rows;
    }

    private static int HeaderIndex(List<SheetRow> rows)
    {
        if (rows[0].Filled > 1)
            return 0;
        int wider = rows.FindIndex(0, Math.Min(rows.Count, TitleRows + 1), static r => r.Filled > 1);
        return Math.Max(wider, 0);
    }

    private static string[] NameColumns(string[] headers) =>
        [.. headers.Select(static (h, i) => string.IsNullOrWhiteSpace(h) ? string.Create(CultureInfo.InvariantCulture, $"column {i + 1}") : h.Trim())];

    /// <summary>The texts of one row.</summary>
    private sealed class SheetRow(int columns)
    {
        private readonly object?[] _values = new object?[columns];
        private readonly FieldSpan[] _fields = new FieldSpan[columns];
        private readonly ArrayBufferWriter<byte> _text = new(256);

        public int Number { get; private set; }

        /// <summary>How many cells are not blank.</summary>
        public int Filled { get; private set; }

        /// <summary>The first column with an Excel error; −1 for none.</summary>
        public int ErrorColumn { get; private set; }

        public RowFields Fields => new(_text.WrittenSpan, _fields);

        /// <summary>Takes over the workbook's current row.</summary>
        /// <returns>Is it not blank?</returns>
        public bool Read(Workbook workbook, IReadOnlyDictionary<(int Row, int Column), string> errors)
        {
            bool any = workbook.ReadValues(_values);
            Number = workbook.Row;
            ErrorColumn = -1;
            Filled = 0;
            _text.ResetWrittenCount();
            for (int i = 0; i < _values.Length; i++)
            {
                if (errors.Count > 0 && errors.TryGetValue((Number - 1, i), out string? error))
                {
                    _values[i] = error;
                    any = true;
                    if (ErrorColumn < 0)
                        ErrorColumn = i;
                }
                int start = _text.WrittenCount;
                CellText.Append(_values[i], _text);
                _fields[i] = new FieldSpan(start, _text.WrittenCount - start);
                Filled += _fields[i].Length > 0 ? 1 : 0;
            }
            return any;
        }

        public string[] Texts() => Array.ConvertAll(_fields, f => Encoding.UTF8.GetString(_text.WrittenSpan.Slice(f.Start, f.Length)));
    }

    /// <summary>Hands rows over in blocks whose lines go on from one another.</summary>
    private sealed class BlockWriter(IRowSink sink, string[] headers, int linesBefore)
    {
        private IRowBlock? _block;
        private int _linesBefore = linesBefore;
        private int _last = linesBefore;
        private int _rows;

        public void Add(SheetRow row)
        {
            _block ??= sink.OpenBlock();
            int line = row.Number - _linesBefore;
            if (row.ErrorColumn >= 0)
            {
                string[] texts = row.Texts();
                _block.Refuse(line, headers[row.ErrorColumn], texts[row.ErrorColumn], "a value instead of an Excel error", texts);
            }
            else
            {
                _block.Add(line, row.Fields);
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
