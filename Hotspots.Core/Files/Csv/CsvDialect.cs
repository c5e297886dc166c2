using System.Text;
using System.Text.Unicode;
using Hotspots.Core.Files.Columns;
using Hotspots.Core.Files.RowReading;

namespace Hotspots.Core.Files.Csv;

/// <summary>CSV dialect: encoding and delimiter. How is this text file written: which bytes, and what stands between two fields?</summary>
/// <param name="Encoding">Null for UTF-8 (rows that are no UTF-8 are taken as Windows-1252); else the encoding to translate from.</param>
/// <param name="Skip">Bytes before the header: a byte order mark, and Excel's "sep=;" line.</param>
/// <param name="Delimiter">Comma, semicolon, tab or bar.</param>
internal readonly record struct CsvDialect(Encoding? Encoding, int Skip, byte Delimiter)
{
    private static ReadOnlySpan<byte> Candidates => ",;\t|"u8;

    private static ReadOnlySpan<byte> Utf8Mark => [0xEF, 0xBB, 0xBF];

    /// <summary>Tells the encoding from the first bytes of a file.</summary>
    public static (Encoding? Encoding, int MarkBytes) DetectEncoding(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith(Utf8Mark))
            return (null, 3);
        if (head.Length >= 2 && head[0] == 0xFF && head[1] == 0xFE)
            return (Encoding.Unicode, 2);
        if (head.Length >= 2 && head[0] == 0xFE && head[1] == 0xFF)
            return (Encoding.BigEndianUnicode, 2);
        // UTF-16 without a mark: in Western text every second byte is zero.
        int length = Math.Min(head.Length, 200) & ~1;
        int even = 0, odd = 0;
        for (int i = 0; i < length; i += 2)
        {
            even += head[i] == 0 ? 1 : 0;
            odd += head[i + 1] == 0 ? 1 : 0;
        }
        if (length >= 8 && odd * 5 >= length * 2 && even == 0)
            return (Encoding.Unicode, 0);
        if (length >= 8 && even * 5 >= length * 2 && odd == 0)
            return (Encoding.BigEndianUnicode, 0);
        return (null, 0);
    }

    /// <summary>Tells the delimiter from the first lines, which are already UTF-8 (or Windows-1252) and without a mark.</summary>
    /// <returns>The delimiter, and how many bytes a leading "sep=" line takes.</returns>
    public static (byte Delimiter, int SepLine) DetectDelimiter(ReadOnlySpan<byte> text)
    {
        if (text.Length >= 5 && Ascii.EqualsIgnoreCase(text[..4], "sep="u8))
        {
            int end = text.IndexOfAny((byte)'\n', (byte)'\r');
            if (end == 5)
                return (text[4], text.Length > 6 && text[5] == '\r' && text[6] == '\n' ? 7 : 6);
        }
        // The header decides: it has names, and names rarely hold delimiters. A line above it whose delimiter the next lines lack is a title.
        byte? first = null;
        ReadOnlySpan<byte> rest = text;
        for (int line = 0; line < HeaderRows.MostRows && !rest.IsEmpty; line++)
        {
            (byte candidate, int count) = MostIn(rest);
            if (count > 0 && GoesOn(rest, candidate, count))
                return (candidate, 0);
            first ??= count > 0 ? candidate : null;
            rest = rest[CsvRowScanner.LineEnd(rest, 0)..];
        }
        return (first ?? Candidates[0], 0);
    }

    /// <summary>What is special about the dialect, in words; blank for comma and UTF-8.</summary>
    public static string Describe(Encoding? encoding, byte delimiter, bool windows1252)
    {
        var parts = new List<string>(2);
        switch (delimiter)
        {
            case (byte)';': parts.Add("semicolons between fields"); break;
            case (byte)'\t': parts.Add("tabs between fields"); break;
            case (byte)'|': parts.Add("bars between fields"); break;
        }
        if (encoding is not null)
            parts.Add("UTF-16");
        else if (windows1252)
            parts.Add("Windows-1252");
        return string.Join(", ", parts);
    }

    /// <summary>Rewrites each line that is no UTF-8 from Windows-1252; the rest stays as it is.</summary>
    public static byte[] MendEncoding(ReadOnlySpan<byte> text)
    {
        var mended = new MemoryStream(text.Length + text.Length / 8);
        while (!text.IsEmpty)
        {
            int end = text.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = end < 0 ? text : text[..(end + 1)];
            if (Utf8.IsValid(line))
                mended.Write(line);
            else
                mended.Write(Encoding.UTF8.GetBytes(Windows1252.GetString(line)));
            text = text[line.Length..];
        }
        return mended.ToArray();
    }

    private static Encoding Windows1252 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private static (byte Delimiter, int Count) MostIn(ReadOnlySpan<byte> text)
    {
        byte best = Candidates[0];
        int most = 0;
        foreach (byte candidate in Candidates)
        {
            int found = CountInFirstRow(text, candidate, out _);
            if (found > most)
            {
                most = found;
                best = candidate;
            }
        }
        return (best, most);
    }

    // Do the next rows have it too, about as often? Where there are none, it is so.
    private static bool GoesOn(ReadOnlySpan<byte> text, byte delimiter, int count)
    {
        const int looked = 8;
        CountInFirstRow(text, delimiter, out int next);
        int rows = 0, alike = 0;
        while (next < text.Length && rows < looked)
        {
            text = text[next..];
            int found = CountInFirstRow(text, delimiter, out next);
            if (TextTrim.Spaces(text[..next]).IsEmpty)
                continue;
            rows++;
            alike += found >= Math.Max(1, count / 2) ? 1 : 0;
        }
        return 2 * alike >= rows;
    }

    private static int CountInFirstRow(ReadOnlySpan<byte> text, byte candidate, out int next)
    {
        int found = 0;
        bool quoted = false;
        for (next = 0; next < text.Length; next++)
        {
            byte b = text[next];
            if (b == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && b is (byte)'\n' or (byte)'\r')
            {
                next++;
                break;
            }
            else if (!quoted && b == candidate)
            {
                found++;
            }
        }
        return found;
    }
}
