using System.Globalization;
using System.Xml;

namespace Hotspots.Core.Files.Excel;

/// <summary>The rows of one sheet of an .xlsx workbook.</summary>
/// <param name="xml">The sheet's part; null for none.</param>
/// <param name="strings">The workbook's shared texts.</param>
/// <param name="formats">What numbers mean, by style.</param>
/// <param name="from1904">Are days counted from 1904, as early Macintosh computers did?</param>
internal sealed class XlsxRows(PartXml? xml, SharedStrings strings, NumberFormats formats, bool from1904) : ISheetRows
{
    private const int DaysTo1904 = 1462;

    /// <summary>Days that a calendar of four-digit years has; beyond them a number stays a number.</summary>
    private const double FirstDay = -657_435, EndDay = 2_958_466, MostDaysLong = 10_000_000;

    private int _row;

    /// <inheritdoc/>
    public int Uncalculated { get; private set; }

    /// <inheritdoc/>
    public double Done => xml?.Done ?? 1;

    /// <inheritdoc/>
    public bool Next(SheetRow row) => Workbook.Guard(() =>
    {
        while (xml is not null && xml.ReadTo("row", "mergeCell"))
        {
            if (xml.Reader.LocalName == "mergeCell")
            {
                Merged.Note(xml.Reader.GetAttribute("ref"));
                continue;
            }
            ReadRow(xml, row);
            if (row.Cells.Count > 0)
                return true;
        }
        return false;
    });

    /// <inheritdoc/>
    public MergedCells Merged { get; } = new();

    /// <inheritdoc/>
    public void Dispose() => xml?.Dispose();

    private void ReadRow(PartXml sheet, SheetRow row)
    {
        // Numbers may be left out, and then count on.
        int number = sheet.Reader.GetAttribute("r") is { } told ? int.Parse(told, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        _row = number > _row ? number : _row + 1;
        if (_row > Workbook.MaxRows)
            throw new UnreadableFileException(Workbook.TooManyRows);
        row.Begin(_row);
        if (sheet.Reader.IsEmptyElement)
            return;
        int depth = sheet.Reader.Depth, column = -1;
        while (sheet.ReadWithin(depth))
        {
            if (sheet.Reader.LocalName == "c" && sheet.Reader.Depth == depth + 1)
                ReadCell(sheet, row, ref column);
        }
    }

    private void ReadCell(PartXml sheet, SheetRow row, ref int column)
    {
        XmlReader reader = sheet.Reader;
        int style = 0;
        CellType type = CellType.Number;
        column++;
        while (reader.MoveToNextAttribute())
        {
            switch (reader.LocalName)
            {
                case "r" when ColumnOf(reader.Value) is int told and >= 0:
                    column = told;
                    break;
                case "s":
                    style = Number(reader.Value);
                    break;
                case "t":
                    type = TypeOf(reader.Value);
                    break;
            }
        }
        reader.MoveToElement();
        if (column >= Workbook.MaxColumns)
            throw new UnreadableFileException(Workbook.TooManyColumns);
        if (reader.IsEmptyElement)
            return;
        int depth = reader.Depth;
        bool any = false, isFormula = false;
        while (sheet.ReadWithin(depth))
        {
            isFormula |= reader.LocalName == "f";
            if (reader.LocalName == "v" && !any)
            {
                any = true;
                AddValue(row, column, type, style, sheet.ReadText());
            }
            else if (reader.LocalName == "is" && !any)
            {
                any = true;
                row.Add(column, sheet.ReadItem(), isError: false);
            }
        }
        if (isFormula && !any && type != CellType.Error)
            Uncalculated++;
        if (type == CellType.Error && !any)
            row.Add(column, "#ERROR", isError: true);
    }

    private void AddValue(SheetRow row, int column, CellType type, int style, ReadOnlySpan<char> value)
    {
        switch (type)
        {
            case CellType.Shared:
                int index = int.Parse(value, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture);
                // A text that is not among the shared ones is blank to Excel, too, once it has mended the workbook.
                if (index < strings.Count)
                    row.AddUtf8(column, strings[index]);
                break;
            case CellType.Truth:
                row.Add(column, value.Trim() is "1" or "true");
                break;
            case CellType.Error:
                // What a look-up did not find is not known, and that is said by a blank.
                row.Add(column, value, isError: !value.Trim().SequenceEqual("#N/A"));
                break;
            case CellType.Date when DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.NoCurrentDateDefault, out DateTime time):
                row.Add(column, time);
                break;
            case CellType.Number when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number):
                row.Add(column, Meant(number, formats[style]));
                break;
            default:
                row.Add(column, value, isError: false);
                break;
        }
    }

    private object Meant(double number, NumberMeaning meaning)
    {
        if (meaning == NumberMeaning.Length && Math.Abs(number) < MostDaysLong)
            return TimeSpan.FromDays(number);
        if (meaning != NumberMeaning.Time)
            return number;
        double day = from1904 ? number + DaysTo1904 : number;
        // Excel believes, as Lotus 1-2-3 did, that there was a 29th of February 1900.
        if (!from1904 && day is >= 0 and < 60)
            day++;
        return day is > FirstDay and < EndDay ? DateTime.FromOADate(day) : number;
    }

    /// <summary>"H4" is column 7; −1 for what is no reference.</summary>
    private static int ColumnOf(ReadOnlySpan<char> reference)
    {
        int column = 0, at = 0;
        while (at < reference.Length && at < 6 && char.IsAsciiLetter(reference[at]))
            column = column * 26 + (reference[at++] & 0x1F);
        return column - 1;
    }

    private static int Number(ReadOnlySpan<char> text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;

    private static CellType TypeOf(ReadOnlySpan<char> type) => type switch
    {
        "s" => CellType.Shared,
        "b" => CellType.Truth,
        "e" => CellType.Error,
        "d" => CellType.Date,
        "str" or "inlineStr" => CellType.Text,
        _ => CellType.Number,
    };

    private enum CellType
    {
        Number,
        Text,
        Shared,
        Truth,
        Error,
        Date,
    }
}
