using Hotspots.Core.Files.Columns;
using Hotspots.Core.Files.RowReading;

namespace Hotspots.Core.Files.Csv;

/// <summary>Stray quotes across rows. Is a row of several lines really several rows, with a stray quote in the first and another in the
/// last?</summary>
/// <remarks>
/// A comment of several lines has as many commas as its writer liked. Rows have one less than the columns in each line, and numbers and dates
/// where the first line has them; both must be so from the first line to the last, but for one line in ten.
/// </remarks>
internal static class QuotedRows
{
    /// <summary>Rows of fewer fields are too like text with a comma.</summary>
    private const int LeastColumns = 4;

    /// <summary>Looks at the lines of a row.</summary>
    /// <param name="row">The row as it stands in the file, with its line ends.</param>
    /// <param name="delimiter">Between fields.</param>
    /// <param name="columns">How many fields a row of the file has.</param>
    public static bool Are(ReadOnlySpan<byte> row, byte delimiter, int columns)
    {
        if (columns < LeastColumns)
            return false;
        int firstEnd = CsvRowScanner.LineEnd(row, 0);
        ReadOnlySpan<byte> first = row[..firstEnd];
        if (first.Count(delimiter) != columns - 1)
            return false;
        int lines = 0, rows = 0;
        bool isLast = false;
        for (int at = firstEnd; at < row.Length;)
        {
            int end = CsvRowScanner.LineEnd(row, at);
            ReadOnlySpan<byte> line = row[at..end];
            at = end;
            if (TextTrim.Spaces(line).IsEmpty)
                continue;
            isLast = line.Count(delimiter) == columns - 1 && HasNumbersOf(first, line, delimiter);
            lines++;
            rows += isLast ? 1 : 0;
        }
        return isLast && rows * 10 >= lines * 9;
    }

    // At least one field that begins with a digit in both, and none that does so in the first line and holds a word in the other.
    private static bool HasNumbersOf(ReadOnlySpan<byte> first, ReadOnlySpan<byte> line, byte delimiter)
    {
        bool any = false;
        while (true)
        {
            ReadOnlySpan<byte> ours = TextTrim.Spaces(Next(ref first, delimiter)), theirs = TextTrim.Spaces(Next(ref line, delimiter));
            if (!ours.IsEmpty && IsDigit(ours[0]) && !theirs.IsEmpty && !BlankWords.Is(theirs))
            {
                if (!IsDigit(theirs[0]) && theirs[0] is not ((byte)'-' or (byte)'"'))
                    return false;
                any = true;
            }
            if (first.IsEmpty || line.IsEmpty)
                return any;
        }
    }

    private static ReadOnlySpan<byte> Next(ref ReadOnlySpan<byte> rest, byte delimiter)
    {
        int end = rest.IndexOf(delimiter);
        ReadOnlySpan<byte> field = end < 0 ? rest : rest[..end];
        rest = end < 0 ? default : rest[(end + 1)..];
        return field;
    }

    private static bool IsDigit(byte b) => b is >= (byte)'0' and <= (byte)'9';
}
