using System.Globalization;
using Hotspots.Core.Files.Columns;
using Hotspots.Core.Files.RowReading;

namespace Hotspots.Core.Files.Excel;

/// <summary>The columns of a sheet that have anything in them from the header down, and where the header is.</summary>
internal sealed class SheetColumns
{
    /// <summary>Most columns with something in them, as in a CSV file.</summary>
    internal const int MaxColumns = 4096;

    /// <summary>Most cells of the table: a full sheet of 380 columns.</summary>
    internal const long MaxCells = 400_000_000;

    private readonly int[] _placeOf = new int[Workbook.MaxColumns];
    private readonly List<int> _columns = [];

    private SheetColumns(int headerRow, string[] names, string headerDetail, bool[] filled)
    {
        HeaderRow = headerRow;
        HeaderDetail = headerDetail;
        for (int column = 0; column < filled.Length; column++)
        {
            _placeOf[column] = filled[column] ? _columns.Count : -1;
            if (filled[column])
                _columns.Add(column);
        }
        Headers = [.. _columns.Select(column => column < names.Length ? names[column] : "")];
    }

    /// <summary>How many.</summary>
    public int Count => _columns.Count;

    /// <summary>The number of the header's row, the last of two; the first of the sheet is 1.</summary>
    public int HeaderRow { get; }

    /// <summary>In words where the header is; blank for the first row that has anything in it.</summary>
    public string HeaderDetail { get; }

    /// <summary>The names of the columns, blank where there is none.</summary>
    public string[] Headers { get; }

    /// <summary>Looks through the sheet: the first of the two passes over it.</summary>
    /// <param name="sheet">At its first row; it has at least one.</param>
    /// <param name="header">Knows a row of column names when it sees one.</param>
    /// <param name="done">Told how far it is, from 0 to 1.</param>
    /// <exception cref="UnreadableFileException">There are more columns or cells than a table of incidents can have.</exception>
    public static SheetColumns Of(ISheetRows sheet, HeaderRows header, Action<double> done)
    {
        // A table has its header at the top, below a title at most; what is right of the title is no column.
        var top = new List<SheetRow>();
        var row = new SheetRow();
        while (top.Count < header.Shown && sheet.Next(row))
        {
            top.Add(row);
            row = new SheetRow();
        }
        TopRow[] shown = [.. top.Select(SheetChoice.CellsOf)];
        HeaderPlace place = header.Find(shown);
        var filled = new bool[Workbook.MaxColumns];
        int rows = 0, columns = 0;
        foreach (SheetRow known in top.Skip(place.Index))
            Note(known);
        while (sheet.Next(row))
        {
            Note(row);
            done(sheet.Done);
        }
        return new SheetColumns(
            top[place.Index + place.Rows - 1].Number, header.Names(shown, place), HeaderRows.Describe(shown, place, "row"), filled);

        void Note(SheetRow noted)
        {
            rows++;
            foreach (SheetCell cell in noted.Cells)
            {
                columns += filled[cell.Column] ? 0 : 1;
                filled[cell.Column] = true;
            }
            if (columns > MaxColumns || (long)rows * columns > MaxCells)
            {
                throw new UnreadableFileException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The sheet is wider than a table of incidents can be ({columns:N0} columns in the first {rows:N0} "
                        + $"{(rows == 1 ? "row" : "rows")}): delete the columns that are not needed."));
            }
        }
    }

    /// <summary>The number of a column in the sheet, first is 1.</summary>
    /// <param name="place">Its place among those that have anything in them.</param>
    public int NumberOf(int place) => _columns[place] + 1;

    /// <summary>The place of a column of the sheet; −1 for one that was blank.</summary>
    public int PlaceOf(int column) => _placeOf[column];

    /// <summary>The fields of a row, one a column; the last of several cells of one reference counts.</summary>
    public void Arrange(SheetRow row, FieldSpan[] fields)
    {
        Array.Clear(fields);
        foreach (SheetCell cell in row.Cells)
        {
            if (_placeOf[cell.Column] is var place and >= 0)
                fields[place] = cell.Text;
        }
    }

    /// <summary>The texts of a row, one a column.</summary>
    public string[] Texts(SheetRow row)
    {
        var texts = new string[Count];
        Array.Fill(texts, "");
        foreach (SheetCell cell in row.Cells)
        {
            if (_placeOf[cell.Column] is var place and >= 0)
                texts[place] = row.TextOf(cell);
        }
        return texts;
    }
}
