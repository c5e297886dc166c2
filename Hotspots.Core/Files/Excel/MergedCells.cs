using System.Globalization;

namespace Hotspots.Core.Files.Excel;

/// <summary>Merged cells of a sheet that reach over several rows: what the first of them holds is said of all.</summary>
internal sealed class MergedCells
{
    /// <summary>More than these are no layout of people's; the rest stay blank.</summary>
    private const int MostRanges = 100_000;

    /// <summary>Ranges side by side: a table has no more merged columns.</summary>
    private const int MostOpen = 64;

    private readonly List<Range> _ranges = [];
    private readonly List<Range> _open = [];
    private int _next = -1;

    /// <summary>Are there any?</summary>
    public bool Any => _ranges.Count > 0;

    /// <summary>Notes a range such as "C2:C11".</summary>
    public void Note(string? reference)
    {
        string[] corners = (reference ?? "").Split(':');
        if (corners.Length == 2 && TryCorner(corners[0], out int column, out int first) && TryCorner(corners[1], out _, out int last))
            Note(first, last, column);
    }

    /// <summary>Notes a range.</summary>
    /// <param name="first">Its first row, counted from 1.</param>
    /// <param name="last">Its last.</param>
    /// <param name="column">Its first column, counted from 0: a value that spans columns belongs to the first.</param>
    public void Note(int first, int last, int column)
    {
        if (last > first && _ranges.Count < MostRanges)
            _ranges.Add(new Range(first, last, column));
    }

    /// <summary>Gives a row what the merged cells that reach into it hold. Rows come in order.</summary>
    public void Fill(SheetRow row)
    {
        if (_ranges.Count == 0)
            return;
        if (_next < 0)
        {
            _ranges.Sort(static (a, b) => a.First.CompareTo(b.First));
            _next = 0;
        }
        _open.RemoveAll(range => range.Last < row.Number);
        foreach (Range range in _open)
        {
            if (range.Text is not null && !row.Cells.Any(cell => cell.Column == range.Column))
                row.AddUtf8(range.Column, range.Text);
        }
        for (; _next < _ranges.Count && _ranges[_next].First <= row.Number; _next++)
        {
            Range range = _ranges[_next];
            SheetCell cell = row.Cells.FirstOrDefault(c => c.Column == range.Column);
            if (range.First == row.Number && _open.Count < MostOpen && cell.Text.Length > 0 && !cell.IsError)
                _open.Add(range with { Text = row.Text.Slice(cell.Text.Start, cell.Text.Length).ToArray() });
        }
    }

    private static bool TryCorner(string text, out int column, out int row)
    {
        string letters = text.TrimStart('$');
        int at = 0;
        for (column = 0; at < letters.Length && at < 4 && char.IsAsciiLetter(letters[at]); at++)
            column = column * 26 + (letters[at] & 0x1F);
        column--;
        return int.TryParse(letters.AsSpan(at).TrimStart('$'), NumberStyles.None, CultureInfo.InvariantCulture, out row)
            && row <= Workbook.MaxRows && column is >= 0 and < Workbook.MaxColumns;
    }

    private sealed record Range(int First, int Last, int Column)
    {
        public byte[]? Text { get; init; }
    }
}
