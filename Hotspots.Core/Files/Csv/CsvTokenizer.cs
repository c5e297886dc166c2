using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using Hotspots.Core.Files.RowReading;

namespace Hotspots.Core.Files.Csv;

/// <summary>CSV tokenizer. Which fields are in a block of whole rows? Hands each row to an <see cref="IRowBlock"/>.</summary>
/// <remarks>
/// Thirty-two bytes at a time: one comparison each for delimiter, line ends and quote gives a bit mask of what matters, and only those
/// bytes are looked at. A row whose field begins with a quote goes to <see cref="CsvRowScanner"/>. Line feed, carriage return and both
/// together end a row; a row without any text is not a row.
/// </remarks>
internal sealed class CsvTokenizer(byte delimiter, int columns)
{
    // Rows wider than this are refused anyway; their fields are only counted.
    private readonly FieldSpan[] _fields = new FieldSpan[columns + 64];

    /// <summary>Reads a block that begins and ends at row boundaries.</summary>
    /// <param name="buffer">The block; quoted fields are unescaped in place.</param>
    /// <param name="block">Where rows go.</param>
    /// <returns>Lines in the block.</returns>
    public int Read(Span<byte> buffer, IRowBlock block)
    {
        bool nulBytes = buffer.Contains((byte)0);
        int line = 1, rowStart = 0, fieldStart = 0, count = 0, i = 0;
        while (i < buffer.Length)
        {
            uint mask = Marks(buffer, i);
            while (mask != 0)
            {
                int p = i + BitOperations.TrailingZeroCount(mask);
                mask &= mask - 1;
                byte b = buffer[p];
                if (b == delimiter)
                {
                    if (count < _fields.Length)
                        _fields[count] = new FieldSpan(fieldStart, p - fieldStart);
                    count++;
                    fieldStart = p + 1;
                    continue;
                }
                if (b == '"')
                {
                    if (p != fieldStart)
                        continue;
                    line += ReadQuotedRow(buffer, rowStart, line, block, nulBytes, out int next);
                    rowStart = fieldStart = next;
                    count = 0;
                    // The mask is of the old place: look again from the row's end.
                    i = next - 32;
                    break;
                }
                if (p > rowStart)
                {
                    if (count < _fields.Length)
                        _fields[count] = new FieldSpan(fieldStart, p - fieldStart);
                    Emit(buffer, rowStart, p, line, count + 1, block, nulBytes);
                    line++;
                }
                else if (!(b == '\n' && p > 0 && buffer[p - 1] == '\r'))
                {
                    line++;
                }
                rowStart = fieldStart = p + 1;
                count = 0;
            }
            i += 32;
        }
        if (rowStart < buffer.Length)
        {
            if (count < _fields.Length)
                _fields[count] = new FieldSpan(fieldStart, buffer.Length - fieldStart);
            Emit(buffer, rowStart, buffer.Length, line, count + 1, block, nulBytes);
            line++;
        }
        return line - 1;
    }

    private uint Marks(ReadOnlySpan<byte> buffer, int at)
    {
        if (at + 32 <= buffer.Length)
        {
            Vector256<byte> bytes = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(buffer), (nuint)at);
            return (Vector256.Equals(bytes, Vector256.Create(delimiter))
                | Vector256.Equals(bytes, Vector256.Create((byte)'\n'))
                | Vector256.Equals(bytes, Vector256.Create((byte)'\r'))
                | Vector256.Equals(bytes, Vector256.Create((byte)'"'))).ExtractMostSignificantBits();
        }
        uint mask = 0;
        for (int k = 0; at + k < buffer.Length; k++)
        {
            byte b = buffer[at + k];
            if (b == delimiter || b is (byte)'\n' or (byte)'\r' or (byte)'"')
                mask |= 1u << k;
        }
        return mask;
    }

    private void Emit(ReadOnlySpan<byte> buffer, int start, int end, int line, int count, IRowBlock block, bool nulBytes)
    {
        if (nulBytes && buffer[start..end].Contains((byte)0))
            Refuse(buffer[start..end], line, "text without NUL bytes", block);
        else if (count > _fields.Length)
            Refuse(buffer[start..end], line, Expected(columns), block);
        else
            block.Add(line, new RowFields(buffer, _fields.AsSpan(0, count)));
    }

    private int ReadQuotedRow(Span<byte> buffer, int start, int line, IRowBlock block, bool nulBytes, out int next)
    {
        CsvRowScanner.Outcome outcome = CsvRowScanner.Read(
            buffer, start, delimiter, final: true, unescape: true, _fields, out int count, out next, out int lines, columns);
        switch (outcome)
        {
            case CsvRowScanner.Outcome.Sound:
                Emit(buffer, start, next, line, count, block, nulBytes);
                break;
            case CsvRowScanner.Outcome.TextAfterQuote:
                Refuse(buffer[start..next], line, "a delimiter or the line's end after a closing quote", block);
                break;
            case CsvRowScanner.Outcome.HoldsRows:
                Refuse(
                    buffer[start..next], line,
                    "a closing quote in the same row: the quote holds whole rows, and those after this one were read as rows", block);
                break;
            default:
                Refuse(buffer[start..next], line, "a closing quote for the quote that opens a field", block);
                break;
        }
        return lines;
    }

    private void Refuse(ReadOnlySpan<byte> row, int line, string expected, IRowBlock block)
    {
        string text = Encoding.UTF8.GetString(row).TrimEnd('\r', '\n');
        block.Refuse(line, "", text, expected, text.Split((char)delimiter));
    }

    /// <summary>What a row of the wrong width should have been.</summary>
    public static string Expected(int columns) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{columns} fields, as in the header");
}
