namespace Hotspots.Core.Files.Layers;

/// <summary>How is a text written into a CSV so that a spreadsheet shows it and runs nothing?</summary>
/// <remarks>
/// A spreadsheet takes a cell that begins with = + - @, a tab or a line end for a formula, also when it is quoted, and a formula can
/// reach out of the file. Such a text gets an apostrophe before it, and every text stands in quotes with its own quotes doubled, so that it
/// cannot end its cell and begin another. The full-width forms of the four signs are treated alike: Japanese editions take them too.
/// Source: OWASP, "CSV Injection".
/// </remarks>
internal static class SpreadsheetCell
{
    private const string Triggers = "=+-@\t\r\n＝＋－＠";

    /// <summary>The cell, quotes included; a blank text is nothing at all.</summary>
    public static string Of(string text)
    {
        if (text.Length == 0)
            return "";
        // Spaces before the sign do not stop every spreadsheet.
        ReadOnlySpan<char> shown = text.AsSpan().TrimStart(' ');
        bool formula = shown.Length > 0 && Triggers.Contains(shown[0], StringComparison.Ordinal);
        return $"\"{(formula ? "'" : "")}{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
