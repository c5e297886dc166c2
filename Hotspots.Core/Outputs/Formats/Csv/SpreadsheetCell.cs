using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Outputs.Formats.Csv;

/// <summary>Escaping of a text in a CSV, so that a spreadsheet shows it and runs nothing.</summary>
/// <remarks>
/// A formula gets an apostrophe before it (<see cref="FormulaGuard"/>), characters that nobody sees are shown (<see cref="VisibleText"/>), and
/// every text stands in quotes with its own quotes doubled, so that it cannot end its cell and begin another.
/// </remarks>
internal static class SpreadsheetCell
{
    /// <summary>The cell, quotes included; a blank text is nothing at all.</summary>
    public static string Of(string text)
    {
        if (text.Length == 0)
            return "";
        return Quoted(FormulaGuard.Guard(VisibleText.Of(text)));
    }

    /// <summary>A text in quotes, its own doubled (RFC 4180).</summary>
    public static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
