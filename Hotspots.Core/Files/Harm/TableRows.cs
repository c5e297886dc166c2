using System.Globalization;
using System.Text;
using Hotspots.Core.Files.Csv;
using Hotspots.Core.Files.Excel;
using Hotspots.Core.Files.RowReading;

namespace Hotspots.Core.Files.Harm;

/// <summary>A row of a small table.</summary>
/// <param name="Line">Line of the file or row of the sheet, first is 1.</param>
/// <param name="Cells">Its texts, without blanks round them.</param>
internal readonly record struct TableRow(int Line, string[] Cells)
{
    /// <summary>The text of a column; blank beyond the end of a short row.</summary>
    public string this[int column] => column >= 0 && column < Cells.Length ? Cells[column] : "";
}

/// <summary>Rows of a small table held whole: CSV, or the sheets of a workbook.</summary>
internal static class TableRows
{
    private const int MostColumns = 256;

    private static ReadOnlySpan<byte> OfficeMark => [0xD0, 0xCF, 0x11, 0xE0];

    /// <summary>Reads them.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="name">Its name.</param>
    /// <returns>By sheet; of a CSV file one.</returns>
    /// <exception cref="UnreadableFileException">It is damaged.</exception>
    public static List<TableRow[]> Read(byte[] bytes, string name) =>
        bytes.AsSpan().StartsWith("PK\u0003\u0004"u8) || bytes.AsSpan().StartsWith(OfficeMark) ? OfWorkbook(bytes, name) : [OfCsv(bytes)];

    private static List<TableRow[]> OfWorkbook(byte[] bytes, string name)
    {
        var file = new SourceFile(name, bytes.Length, () => new MemoryStream(bytes, writable: false));
        using Workbook workbook = Workbook.Open(file, CancellationToken.None);
        var sheets = new List<TableRow[]>();
        for (int sheet = 0; sheet < workbook.Sheets.Count; sheet++)
        {
            using ISheetRows rows = workbook.Open(sheet);
            var row = new SheetRow();
            var read = new List<TableRow>();
            while (rows.Next(row))
            {
                var cells = new List<string>();
                foreach (SheetCell cell in row.Cells.Where(static cell => cell.Column < MostColumns && !cell.IsError))
                {
                    while (cells.Count <= cell.Column)
                        cells.Add("");
                    cells[cell.Column] = row.TextOf(cell).Trim();
                }
                read.Add(new TableRow(row.Number, [.. cells]));
            }
            sheets.Add([.. read]);
        }
        return sheets;
    }

    private static TableRow[] OfCsv(byte[] bytes)
    {
        (Encoding? encoding, int mark) = CsvDialect.DetectEncoding(bytes);
        ReadOnlySpan<byte> text = bytes.AsSpan(mark);
        if (encoding is not null)
            text = Encoding.UTF8.GetBytes(encoding.GetString(text));
        (byte delimiter, int sepLine) = CsvDialect.DetectDelimiter(text);
        byte[] block = [.. text[sepLine..], (byte)'\n'];
        var rows = new CsvRows();
        new CsvTokenizer(delimiter, MostColumns).Read(block, rows);
        return [.. rows.All];
    }

    private sealed class CsvRows : IRowBlock
    {
        public List<TableRow> All { get; } = [];

        public void Add(int line, RowFields fields)
        {
            var cells = new string[fields.Count];
            for (int i = 0; i < cells.Length; i++)
                cells[i] = Encoding.UTF8.GetString(fields[i]).Trim();
            All.Add(new TableRow(line, cells));
        }

        public void Refuse(int line, string column, string value, string expected, IReadOnlyList<string> fields) =>
            throw new UnreadableFileException(string.Create(CultureInfo.InvariantCulture, $"line {line} is no row: {expected} was expected."));

        public void Complete(int lines)
        {
        }
    }
}
