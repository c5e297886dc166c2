using System.Collections.Frozen;
using System.Globalization;
using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Files.Columns;

/// <summary>One of the first rows of a table, with something in it.</summary>
/// <param name="Number">Its line in the file, or its row in the sheet; the first is 1.</param>
/// <param name="Cells">Its texts, one a column; a blank one where there is nothing.</param>
internal readonly record struct TopRow(int Number, string[] Cells);

/// <summary>Where the column names of a table are.</summary>
/// <param name="Index">The first row of names, among the rows looked at.</param>
/// <param name="Rows">1, or 2 where a name stands half in one row and half in the next.</param>
/// <param name="Meaning">How many different things the names mean; 0 where none is known.</param>
internal readonly record struct HeaderPlace(int Index, int Rows, int Meaning);

/// <summary>Header row. Which of the first rows holds the column names? The one whose names mean most; titles and blank lines above it are
/// none.</summary>
/// <param name="choices">What the user said of columns, by role: a header named there is a name that means something.</param>
/// <param name="wanted">The row or line that the user said holds the names; null to find it.</param>
internal sealed class HeaderRows(IReadOnlyDictionary<ColumnRole, string> choices, int? wanted = null)
{
    /// <summary>Rows that are looked through for names.</summary>
    public const int MostRows = 20;

    private const int LongestName = 100;

    /// <summary>With no wishes of the user.</summary>
    public static HeaderRows Plain { get; } = new(FrozenDictionary<ColumnRole, string>.Empty);

    /// <summary>How many rows a reader is to show.</summary>
    public int Shown => Math.Max(MostRows, wanted ?? 0);

    /// <summary>Can the names be found? Not where the row that the user named is not there.</summary>
    public bool MayFind(IReadOnlyList<TopRow> top) => wanted is null || top.Any(row => row.Number == wanted);

    /// <summary>Finds the names.</summary>
    /// <param name="top">The first rows, at least one.</param>
    /// <exception cref="UnreadableFileException">There is nothing in the row that the user named.</exception>
    public HeaderPlace Find(IReadOnlyList<TopRow> top)
    {
        if (wanted is { } number)
        {
            int told = top.ToList().FindIndex(row => row.Number == number);
            if (told < 0)
                throw new UnreadableFileException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"Row {number}, which should hold the column names, is blank or not there: give the row's number as an editor or Excel shows "
                        + $"it."));
            return new HeaderPlace(told, 1, Meaning(top[told].Cells));
        }
        var best = new HeaderPlace(0, 1, 0);
        for (int i = 0; i < Math.Min(top.Count, MostRows); i++)
        {
            int meaning = IsNames(top[i].Cells) ? Meaning(top[i].Cells) : 0;
            // One name that is known may stand in a title; in a table that has more columns it is told by standing below titles only.
            bool counts = meaning >= 2
                || (meaning == 1 && (i == 0 || (Filled(top[i].Cells) > 1 && top.Take(i).All(static row => Filled(row.Cells) == 1))));
            // A row of data may hold a word or two that are names elsewhere: what comes later must mean far more.
            if (counts && meaning >= Math.Max(1, 2 * best.Meaning))
                best = new HeaderPlace(i, 1, meaning);
            if (i + 1 < top.Count && IsSecondRow(top[i + 1].Cells) && Filled(top[i].Cells) > 1 && IsNames(top[i].Cells)
                && Meaning(Join(top[i].Cells, top[i + 1].Cells)) is int joined and >= 2 && joined > best.Meaning
                && joined > Meaning(top[i + 1].Cells))
                best = new HeaderPlace(i, 2, joined);
        }
        if (best.Meaning > 0 || Filled(top[0].Cells) > 1)
            return best;
        return best with { Index = Math.Max(0, top.Take(MostRows / 2 + 1).ToList().FindIndex(static row => Filled(row.Cells) > 1)) };
    }

    /// <summary>The names of a header of one or two rows, one a column.</summary>
    public string[] Names(IReadOnlyList<TopRow> top, HeaderPlace place) =>
        place.Rows == 1 ? top[place.Index].Cells : Join(top[place.Index].Cells, top[place.Index + 1].Cells);

    /// <summary>The names that mean something, in an order of their own: tables of the same are of one form.</summary>
    public string Form(string[] names) => string.Join('\n', names.Where(IsKnown).Select(ColumnNames.Normalise).Order(StringComparer.Ordinal));

    /// <summary>What was passed over, in words; blank for nothing.</summary>
    /// <param name="top">The first rows.</param>
    /// <param name="place">Where the names are.</param>
    /// <param name="row">"line" or "row".</param>
    public static string Describe(IReadOnlyList<TopRow> top, HeaderPlace place, string row)
    {
        int number = top[place.Index].Number;
        return place.Rows == 2
            ? string.Create(CultureInfo.InvariantCulture, $"column names in {row}s {number} and {top[place.Index + 1].Number}")
            : place.Index > 0 ? string.Create(CultureInfo.InvariantCulture, $"column names in {row} {number}") : "";
    }

    private static int Filled(string[] cells) => cells.Count(static cell => !string.IsNullOrWhiteSpace(cell));

    private int Meaning(string[] names)
    {
        int meaning =
            names.Select(static name => ColumnNames.RoleOf(name, out _)).Where(static role => role != ColumnRole.Attribute).Distinct().Count();
        return meaning
            + choices.Values.Count(wanted => ColumnNames.RoleOf(wanted, out _) == ColumnRole.Attribute && ColumnMap.FindHeader(names, wanted) >= 0);
    }

    private bool IsKnown(string name) =>
        ColumnNames.RoleOf(name, out _) != ColumnRole.Attribute || choices.Values.Any(wanted => ColumnMap.FindHeader([name], wanted) >= 0);

    // Names with a value here and there ("From", "01/01/2024") are a title's.
    private static bool IsNames(string[] cells) => 4 * cells.Count(IsValue) < Filled(cells);

    private bool IsSecondRow(string[] cells) =>
        Meaning(cells) >= 1 && !cells.Any(static cell => cell.Length > LongestName || cell.Any(char.IsAsciiDigit));

    private static bool IsValue(string cell) => cell.Length > LongestName
        || double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
        || (cell.Length >= 6 && char.IsAsciiDigit(cell[0]) && DateTime.TryParse(cell, CultureInfo.InvariantCulture, DateTimeStyles.None, out _));

    // A name that spans several columns stands above the first of them.
    private string[] Join(string[] upper, string[] lower)
    {
        var names = new string[Math.Max(upper.Length, lower.Length)];
        string spanning = "";
        for (int i = 0; i < names.Length; i++)
        {
            string above = i < upper.Length ? upper[i].Trim() : "", below = i < lower.Length ? lower[i].Trim() : "";
            if (above.Length > 0)
                spanning = above;
            if (below.Length == 0)
                names[i] = above;
            else if (spanning.Length == 0)
                names[i] = below;
            else if (IsKnown($"{spanning} {below}"))
                names[i] = $"{spanning} {below}";
            else
                names[i] = IsKnown(below) ? below : IsKnown(above) ? above : above.Length > 0 ? $"{above} {below}" : below;
        }
        return names;
    }
}
