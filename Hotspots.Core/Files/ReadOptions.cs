using Hotspots.Core.Model.Reading;
using Hotspots.Core.Model.Spatial;

namespace Hotspots.Core.Files;

/// <summary>Options of reading. What did the user say about how files are to be read?</summary>
internal sealed record ReadOptions
{
    /// <summary>No wishes.</summary>
    public static ReadOptions Default { get; } = new();

    /// <summary>Column choices: what a column means ("longitude") → its header in the file ("MyLon").</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>();

    /// <summary>The sheet of a workbook to read, by its name; null for all sheets with the headers of the first that can be read.</summary>
    public string? Sheet { get; init; }

    /// <summary>The line of a text file, or the row of a sheet, that holds the column names; the first is 1. Null to find it.</summary>
    public int? HeaderRow { get; init; }

    /// <summary>The system of eastings and northings; null for British National Grid, or the one that a file says or its towns show for
    /// certain.</summary>
    public GridSystem? Grid { get; init; }

    /// <summary>Which number of a date such as 05/03/2024 is the day; null to tell it from each file's dates.</summary>
    public DateOrder? Dates { get; init; }

    /// <summary>Says which year it is: a two-digit year is not beyond it, and a later one than the next is questioned.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Column choices for one path alone, by the path as it is named; they come before <see cref="Columns"/>. A blank header: no
    /// column.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> ColumnsByPath { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>What was said of one path alone, by the path as it is named; it comes before what was said of all.</summary>
    public IReadOnlyDictionary<string, FileReading> ByPath { get; init; } = new Dictionary<string, FileReading>();

    /// <summary>Paths whose rows are left out where a path named before them holds them already; all others are counted as they come.</summary>
    public IReadOnlySet<string> Once { get; init; } = new HashSet<string>();

    /// <summary>Why a store of incidents is looked into, and which of its rows are wanted; null where nobody said, and then none is read.</summary>
    public StoreQuestion? Question { get; init; }

    /// <summary>What was said of columns, sheets, dates and grids, in words; blank for nothing.</summary>
    internal string InWords() => string.Join("; ", new[]
    {
        string.Join(", ", Columns.OrderBy(static own => own.Key, StringComparer.Ordinal).Select(static own => $"column {own.Key}={own.Value}")),
        Sheet is null ? "" : $"sheet {Sheet}",
        HeaderRow is { } row ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"header row {row}") : "",
        Grid is { } grid ? $"grid {grid}" : "",
        Dates is { } dates ? $"dates {dates}" : "",
    }.Where(static words => words.Length > 0));

    /// <summary>The wishes for one path.</summary>
    internal ReadOptions For(string path) => ByPath.GetValueOrDefault(path) is { } own
        ? this with { Sheet = own.Sheet ?? Sheet, Grid = own.Grid ?? Grid, Dates = own.Dates ?? Dates }
        : this;
}
