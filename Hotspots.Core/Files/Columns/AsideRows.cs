using System.Text;
using Hotspots.Core.Files.Positions;
using Hotspots.Core.Files.RowReading;
using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Files.Columns;

/// <summary>Rows aside from the incidents. Which rows of a table are no incidents, though there is something in them: totals, footnotes, headings,
/// and the column names once more?</summary>
internal static class AsideRows
{
    private const int LeastColumns = 3;

    private static readonly string[] Beginnings =
        ["total", "grand total", "sub total", "subtotal", "sub-total", "overall total", "count:", "count of", "sum:", "number of records", "records:",
            "rows:", "record count", "row count"];

    private static readonly string[] Words = ["sum", "count", "average", "mean", "max", "min"];

    /// <summary>Is a row without a position and a time a total, a footnote or a heading?</summary>
    /// <param name="fields">The row.</param>
    /// <param name="map">What the columns mean.</param>
    /// <param name="text">What stands in its first field that is not blank.</param>
    public static bool Is(RowFields fields, ColumnMap map, out string text)
    {
        int filled = 0, first = -1;
        for (int i = 0; i < fields.Count; i++)
        {
            if (TextTrim.Spaces(fields[i]).IsEmpty)
                continue;
            first = first < 0 ? i : first;
            filled++;
        }
        text = "";
        int columns = map.Headers.Count;
        if (filled == 0 || columns < LeastColumns || filled > Math.Max(2, columns / 2))
            return false;
        ReadOnlySpan<byte> bytes = TextTrim.Spaces(fields[first]);
        text = Encoding.UTF8.GetString(bytes);
        if (IsTotal(text))
            return true;
        // A number alone may be all that is known of a place: what it counts is not for a reader of rows to say.
        if (filled > 1 || NumberParser.TryParse(bytes, out _))
            return false;
        // An incident of which nothing but its reference or its kind is known is one all the same.
        ColumnRole role = first < columns ? map.Roles[first] : ColumnRole.Attribute;
        bool isWords = text.Contains(' ', StringComparison.Ordinal);
        return fields.Count < columns ? isWords : role == ColumnRole.Kind ? isWords && first == 0 && text.Any(char.IsAsciiDigit)
            : role != ColumnRole.Id || isWords || !text.Any(char.IsAsciiDigit);
    }

    /// <summary>Does a row say the column names once more, as at the head of a printed page?</summary>
    public static bool IsHeader(RowFields fields, ColumnMap map)
    {
        IReadOnlyList<string> headers = map.Headers;
        if (!map.Roles.ContainsAnyExcept(ColumnRole.Attribute))
            return false;
        int same = 0;
        for (int i = 0; i < fields.Count; i++)
        {
            ReadOnlySpan<byte> text = TextTrim.Spaces(fields[i]);
            if (text.IsEmpty)
                continue;
            if (i >= headers.Count || Encoding.UTF8.GetString(text) != headers[i])
                return false;
            same++;
        }
        return same >= 2;
    }

    private static bool IsTotal(string text) =>
        Array.Exists(Beginnings, word => text.StartsWith(word, StringComparison.OrdinalIgnoreCase)
            && (text.Length == word.Length || !char.IsLetter(text[word.Length]) || text[word.Length] is 's' or 'S'))
        || Array.Exists(Words, word => text.Equals(word, StringComparison.OrdinalIgnoreCase));
}
