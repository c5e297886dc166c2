namespace Hotspots.Core.Outputs.Formats.Csv;

/// <summary>Formula injection guard: an apostrophe before a text that a spreadsheet would run as a formula.</summary>
/// <remarks>
/// A cell that begins with = + - @, a tab or a line end is a formula, also behind blanks, quotes or characters that nobody sees, and also
/// where it is quoted in the CSV; the full-width and small forms of the signs are taken too. A formula can reach out of the file.
/// Source: OWASP, "CSV Injection".
/// </remarks>
internal static class FormulaGuard
{
    private const char Apostrophe = '\'';
    private const string Triggers = "=+-@\t\r\n＝＋－＠﹦﹢﹣﹫";
    private const string Quotes = "\"'`\u00B4\u2018\u2019\u201A\u201C\u201D\u201E\u00AB\u00BB\uFF02\uFF07";

    /// <summary>
    /// Would a spreadsheet run it? An apostrophe before a formula is passed over like any quote, so that what was guarded is still known.
    /// </summary>
    public static bool IsFormula(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (Triggers.Contains(c, StringComparison.Ordinal))
                return true;
            if (!char.IsWhiteSpace(c) && !Quotes.Contains(c, StringComparison.Ordinal) && !Model.Incidents.VisibleText.IsHidden(c))
                return false;
        }
        return false;
    }

    /// <summary>The text, with an apostrophe before a formula.</summary>
    public static string Guard(string text) => IsFormula(text) ? Apostrophe + text : text;

    /// <summary>What was guarded: exactly one apostrophe goes, and only from before a formula.</summary>
    public static string Unguard(string text) => text.StartsWith(Apostrophe) && IsFormula(text) ? text[1..] : text;
}
