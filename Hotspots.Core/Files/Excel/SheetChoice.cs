using Hotspots.Core.Files.Columns;

namespace Hotspots.Core.Files.Excel;

/// <summary>Choice of sheets. Which sheets of a workbook are read? All that have the headers of the first that can be read; or the one the user
/// named.</summary>
/// <param name="Sheets">Their places in the workbook, in its order.</param>
/// <param name="Detail">In words which they are and which others have something in them.</param>
/// <param name="NotRead">The names of the others.</param>
/// <param name="Names">The names of all that have something in them.</param>
internal sealed record SheetChoice(IReadOnlyList<int> Sheets, string Detail, IReadOnlyList<string> NotRead, IReadOnlyList<string> Names)
{
    private const int MostNamed = 12;

    /// <summary>Looks at the first rows of every sheet.</summary>
    /// <remarks>
    /// The first sheet whose column names mean something is the one that can be read; where none does, the first that has anything in it. Sheets
    /// that are hidden come last, and are not added to one that is seen: they hold what the seen ones were made of.
    /// </remarks>
    /// <param name="workbook">The workbook.</param>
    /// <param name="header">Knows a row of column names when it sees one.</param>
    /// <param name="wanted">The sheet the user named; null for none.</param>
    /// <exception cref="UnreadableFileException">There is nothing in the workbook, or no such sheet.</exception>
    public static SheetChoice Of(Workbook workbook, HeaderRows header, string? wanted)
    {
        var filled = new List<(int Index, int Meaning, string Form)>();
        for (int i = 0; i < workbook.Sheets.Count; i++)
        {
            using ISheetRows rows = workbook.Open(i);
            List<TopRow> top = Top(rows, wanted is null ? HeaderRows.MostRows : 1);
            if (top.Count == 0)
                continue;
            HeaderPlace place = wanted is null && header.MayFind(top) ? header.Find(top) : default;
            filled.Add((i, place.Meaning, place.Meaning > 0 ? header.Form(header.Names(top, place)) : ""));
        }
        if (wanted is not null)
            return Named(workbook, [.. filled.Select(static sheet => sheet.Index)], wanted);
        if (filled.Count == 0)
            throw new UnreadableFileException("The workbook has nothing in it: check that it was saved with its rows.");
        (int Index, int Meaning, string Form)[] order = [.. filled.OrderBy(sheet => workbook.Sheets[sheet.Index].IsVisible ? 0 : 1)];
        int first = Array.FindIndex(order, static sheet => sheet.Meaning >= 2);
        (int Index, int Meaning, string Form) chosen = order[Math.Max(first, 0)];
        int[] alike = first < 0 ? [chosen.Index] : [.. filled
            .Where(sheet => sheet.Index == chosen.Index || (sheet.Form == chosen.Form && workbook.Sheets[sheet.Index].IsVisible))
            .Select(static sheet => sheet.Index)];
        return Made(workbook, alike, [.. filled.Select(static sheet => sheet.Index)]);
    }

    /// <summary>The first rows of a sheet that have anything in them.</summary>
    public static List<TopRow> Top(ISheetRows rows, int most)
    {
        var top = new List<TopRow>();
        var row = new SheetRow();
        while (top.Count < most && rows.Next(row))
            top.Add(CellsOf(row));
        return top;
    }

    /// <summary>The texts of a row, each at its column of the sheet.</summary>
    public static TopRow CellsOf(SheetRow row)
    {
        var cells = new string[row.Cells.Max(static cell => cell.Column) + 1];
        Array.Fill(cells, "");
        foreach (SheetCell cell in row.Cells)
            cells[cell.Column] = row.TextOf(cell).Trim();
        return new TopRow(row.Number, cells);
    }

    private static SheetChoice Named(Workbook workbook, int[] filled, string wanted)
    {
        int[] named = [.. filled.Where(i => string.Equals(workbook.Sheets[i].Name.Trim(), wanted.Trim(), StringComparison.OrdinalIgnoreCase))];
        if (named.Length == 0)
            throw new UnreadableFileException(
                $"There is no sheet \"{wanted}\" with anything in it: the workbook has "
                    + $"{string.Join(", ", filled.Take(MostNamed).Select(i => workbook.Sheets[i].Name))}.");
        return Made(workbook, named, filled);
    }

    private static SheetChoice Made(Workbook workbook, int[] sheets, int[] filled)
    {
        string[] others = [.. filled.Except(sheets).Select(i => workbook.Sheets[i].Name)];
        string name = workbook.Sheets[sheets[0]].Name;
        return new SheetChoice(
            sheets, others.Length == 0 ? $"sheet {name}" : $"sheet {name}; not read: {string.Join(", ", others)}", others,
            [.. filled.Select(i => workbook.Sheets[i].Name)]);
    }
}
