using Hotspots.Core.Files.RowReading;

namespace Hotspots.Core.Files.Csv;

/// <summary>Scanner of quoted CSV rows. Where does a row with quotes end, and is its quoting sound? The slow, exact path of the tokenizer.</summary>
/// <remarks>
/// A quote opens a field only as the field's first byte; inside, two quotes stand for one; after the closing quote only spaces may
/// stand before the delimiter or the line's end. A quote elsewhere is an ordinary character. A row whose quoting is unsound ends at its
/// first line end, so that one stray quote costs one line and never swallows the rows after it.
/// </remarks>
internal static class CsvRowScanner
{
    /// <summary>Longest quoted field, bytes: one that is not closed within it was never meant as a quote.</summary>
    public const int MaxQuotedBytes = 1 << 20;

    /// <summary>What a row turned out to be.</summary>
    public enum Outcome
    {
        /// <summary>A whole, sound row.</summary>
        Sound,

        /// <summary>The bytes end within a quoted field that may yet be closed.</summary>
        NeedsMore,

        /// <summary>A quoted field is never closed.</summary>
        Unclosed,

        /// <summary>Something stands between a closing quote and the next delimiter.</summary>
        TextAfterQuote,

        /// <summary>A quoted field holds whole rows: its quote was never meant as one.</summary>
        HoldsRows,
    }

    /// <summary>Reads one row.</summary>
    /// <param name="buffer">The bytes; doubled quotes are reduced in place when the row is sound and <paramref name="unescape"/> is set.</param>
    /// <param name="start">First byte of the row.</param>
    /// <param name="delimiter">Between fields.</param>
    /// <param name="final">Do the bytes end where the file ends (or where a caller has made sure a row ends)?</param>
    /// <param name="unescape">Reduce doubled quotes.</param>
    /// <param name="fields">Filled from index 0; fields beyond its length are counted only.</param>
    /// <param name="count">How many fields the row has.</param>
    /// <param name="next">First byte after the row and its line end.</param>
    /// <param name="lines">Lines the row takes.</param>
    /// <param name="columns">How many fields a row of the file has, to tell rows within a quoted field; 0 when it is not known.</param>
    public static Outcome Read(
        Span<byte> buffer, int start, byte delimiter, bool final, bool unescape, FieldSpan[] fields, out int count, out int next, out int lines,
        int columns = 0)
    {
        count = 0;
        lines = 1;
        int p = start;
        bool anyDoubled = false;
        while (true)
        {
            bool quoted = p < buffer.Length && buffer[p] == '"';
            FieldSpan field;
            if (quoted)
            {
                int close = FindClose(buffer, p, ref anyDoubled);
                if (close < 0)
                {
                    bool mayClose = !final && buffer.Length - p < MaxQuotedBytes;
                    next = LineEnd(buffer, start);
                    lines = 1;
                    return mayClose ? Outcome.NeedsMore : Outcome.Unclosed;
                }
                lines += CountLines(buffer[p..close]);
                field = new FieldSpan(p + 1, close - p - 1);
                p = close + 1;
                while (p < buffer.Length && buffer[p] == ' ' && delimiter != ' ')
                    p++;
                if (p == buffer.Length && !final)
                {
                    next = p;
                    return Outcome.NeedsMore;
                }
                if (p < buffer.Length && buffer[p] != delimiter && buffer[p] != '\n' && buffer[p] != '\r')
                {
                    next = LineEnd(buffer, start);
                    lines = 1;
                    return Outcome.TextAfterQuote;
                }
            }
            else
            {
                int length = buffer[p..].IndexOfAny(delimiter, (byte)'\n', (byte)'\r');
                if (length < 0 && !final)
                {
                    next = buffer.Length;
                    return Outcome.NeedsMore;
                }
                field = new FieldSpan(p, length < 0 ? buffer.Length - p : length);
                p += field.Length;
            }
            if (count < fields.Length)
                fields[count] = field;
            count++;
            if (p < buffer.Length && buffer[p] == delimiter)
            {
                p++;
                continue;
            }
            next = p < buffer.Length ? AfterLineEnd(buffer, p) : p;
            if (lines > 1 && QuotedRows.Are(buffer[start..next], delimiter, columns))
            {
                next = LineEnd(buffer, start);
                lines = 1;
                return Outcome.HoldsRows;
            }
            // Only now: a row that turns out unsound is shown as it stands in the file.
            if (anyDoubled && unescape)
                UnescapeQuoted(buffer, start, fields.AsSpan(0, Math.Min(count, fields.Length)));
            return Outcome.Sound;
        }
    }

    /// <summary>First byte after the line that begins at <paramref name="start"/>.</summary>
    public static int LineEnd(ReadOnlySpan<byte> buffer, int start)
    {
        int length = buffer[start..].IndexOfAny((byte)'\n', (byte)'\r');
        return length < 0 ? buffer.Length : AfterLineEnd(buffer, start + length);
    }

    private static int AfterLineEnd(ReadOnlySpan<byte> buffer, int p) =>
        buffer[p] == '\r' && p + 1 < buffer.Length && buffer[p + 1] == '\n' ? p + 2 : p + 1;

    private static int FindClose(ReadOnlySpan<byte> buffer, int open, ref bool doubled)
    {
        int limit = Math.Min(buffer.Length, open + MaxQuotedBytes);
        int p = open + 1;
        while (p < limit)
        {
            int found = buffer[p..limit].IndexOf((byte)'"');
            if (found < 0)
                return -1;
            p += found;
            if (p + 1 < limit && buffer[p + 1] == '"')
            {
                doubled = true;
                p += 2;
                continue;
            }
            return p;
        }
        return -1;
    }

    private static int CountLines(ReadOnlySpan<byte> text)
    {
        int lines = 0;
        for (int p = text.IndexOfAny((byte)'\n', (byte)'\r'); p >= 0;)
        {
            p = AfterLineEnd(text, p);
            lines++;
            int more = text[p..].IndexOfAny((byte)'\n', (byte)'\r');
            p = more < 0 ? -1 : p + more;
        }
        return lines;
    }

    private static void UnescapeQuoted(Span<byte> buffer, int start, Span<FieldSpan> fields)
    {
        foreach (ref FieldSpan field in fields)
        {
            bool quoted = field.Start > start && buffer[field.Start - 1] == '"';
            if (quoted)
                field = field with { Length = Unescape(buffer.Slice(field.Start, field.Length)) };
        }
    }

    private static int Unescape(Span<byte> text)
    {
        int to = 0;
        for (int from = 0; from < text.Length; from++)
        {
            text[to++] = text[from];
            if (text[from] == '"')
                from++;
        }
        return to;
    }
}
