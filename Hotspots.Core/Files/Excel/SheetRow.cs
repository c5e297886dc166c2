using System.Buffers;
using System.Text;
using Hotspots.Core.Files.RowReading;

namespace Hotspots.Core.Files.Excel;

/// <summary>A cell with something in it: where its text lies among the row's.</summary>
/// <param name="Column">From 0.</param>
/// <param name="Text">Where its text lies.</param>
/// <param name="IsError">Does it hold an Excel error such as #N/A?</param>
internal readonly record struct SheetCell(int Column, FieldSpan Text, bool IsError);

/// <summary>One row of a sheet: its filled cells, and those only; a sheet may have a single cell far out in the margin.</summary>
internal sealed class SheetRow
{
    /// <summary>Most text of a row, bytes: as the longest row of a CSV file.</summary>
    internal const int MaxBytes = Csv.CsvReader.MaxRowBytes;

    private readonly List<SheetCell> _cells = [];
    private readonly ArrayBufferWriter<byte> _text = new(256);

    /// <summary>Its number in the sheet; the first is 1.</summary>
    public int Number { get; private set; }

    /// <summary>The cells that are not blank, in the order of the file.</summary>
    public IReadOnlyList<SheetCell> Cells => _cells;

    /// <summary>All texts, one after another, UTF-8.</summary>
    public ReadOnlySpan<byte> Text => _text.WrittenSpan;

    /// <summary>Does any cell hold an Excel error?</summary>
    public bool HasError { get; private set; }

    /// <summary>Begins another row.</summary>
    public void Begin(int number)
    {
        HasError = false;
        Number = number;
        _cells.Clear();
        _text.ResetWrittenCount();
    }

    /// <summary>Adds a cell; a blank one is none.</summary>
    /// <param name="column">From 0.</param>
    /// <param name="value">As <see cref="CellText"/> takes it.</param>
    public void Add(int column, object? value)
    {
        int start = _text.WrittenCount;
        CellText.Append(value, _text);
        End(column, start, isError: false);
    }

    /// <summary>Adds a cell of text.</summary>
    public void Add(int column, ReadOnlySpan<char> text, bool isError)
    {
        int start = _text.WrittenCount;
        Encoding.UTF8.GetBytes(text, _text);
        End(column, start, isError);
    }

    /// <summary>Adds a cell of text.</summary>
    public void AddUtf8(int column, ReadOnlySpan<byte> text)
    {
        int start = _text.WrittenCount;
        _text.Write(text);
        End(column, start, isError: false);
    }

    /// <summary>The text of a cell.</summary>
    public string TextOf(SheetCell cell) => Encoding.UTF8.GetString(Text.Slice(cell.Text.Start, cell.Text.Length));

    private void End(int column, int start, bool isError)
    {
        var text = new FieldSpan(start, _text.WrittenCount - start);
        if (TextTrim.Spaces(_text.WrittenSpan[start..]).IsEmpty)
            return;
        _cells.Add(new SheetCell(column, text, isError));
        HasError |= isError;
        if (_text.WrittenCount > MaxBytes || _cells.Count > Workbook.MaxColumns)
            throw new UnreadableFileException(string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"Row {Number} of the sheet holds more text than a row of incidents can: export the sheet as CSV, or delete the row."));
    }
}
