using System.Text;
using Hotspots.Core.Files.RowReading;

namespace Hotspots.Core.Files.Csv;

/// <summary>One of the first rows of a file, before it is known which of them holds the column names.</summary>
/// <param name="Index">Its place among them, from 0.</param>
/// <param name="Line">Its first line in the file; the first is 1.</param>
/// <param name="LastLine">Its last line.</param>
/// <param name="End">First byte after it and its line end.</param>
/// <param name="Cells">Its fields.</param>
/// <param name="Fault">Why it cannot hold the column names; blank when it can.</param>
internal sealed record CsvTopRow(int Index, int Line, int LastLine, int End, string[] Cells, string Fault)
{
    private const int MostFields = 4097;

    private const string Unclosed = "The line of column names has an opening quote without its closing quote: mend the first line.";

    private const string NulBytes = "The line of column names cannot be read: expected text without NUL bytes.";

    /// <summary>Reads them; blank lines are passed over.</summary>
    /// <param name="text">The beginning of the file; quotes are unescaped in place.</param>
    /// <param name="delimiter">Between fields.</param>
    /// <param name="most">How many.</param>
    /// <param name="firstLine">The line that the text begins with.</param>
    public static List<CsvTopRow> Read(byte[] text, byte delimiter, int most, int firstLine)
    {
        var rows = new List<CsvTopRow>();
        var fields = new FieldSpan[MostFields];
        // Told from a copy that stays as it is; the rows themselves lose their doubled quotes.
        byte[] unescaped = [.. text];
        int at = 0, line = firstLine;
        while (rows.Count < most)
        {
            while (at < text.Length && text[at] is (byte)'\n' or (byte)'\r')
            {
                at = CsvRowScanner.LineEnd(text, at);
                line++;
            }
            if (at == text.Length)
                break;
            bool isSound = CsvRowScanner.Read(
                unescaped, at, delimiter, final: true, unescape: true, fields, out int count, out int next, out int lines)
                == CsvRowScanner.Outcome.Sound;
            string fault = !isSound ? Unclosed : text.AsSpan(at..next).Contains((byte)0) ? NulBytes : "";
            string[] cells = new string[isSound ? Math.Min(count, MostFields) : 1];
            for (int i = 0; i < cells.Length; i++)
                cells[i] = isSound
                    ? Encoding.UTF8.GetString(unescaped.AsSpan(fields[i].Start, fields[i].Length))
                    : Encoding.UTF8.GetString(text.AsSpan(at..next));
            rows.Add(new CsvTopRow(rows.Count, line, line + lines - 1, next, cells, fault));
            at = next;
            line += lines;
        }
        return rows;
    }
}
