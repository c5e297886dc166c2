using System.Globalization;
using System.Text.RegularExpressions;
using Hotspots.Core.Model.Releases;

namespace Hotspots.Core.Files.Counts;

/// <summary>Reading of a printed count: a number, a range, or a sign for a hidden one.</summary>
internal static partial class CountText
{
    private static readonly string[] Signs = ["", "*", "**", "X", "C", "S", "-", "–", "..", ":", "NULL", "NA", "N/A", "NAN", "SUPPRESSED", "HIDDEN",
        "WITHHELD", "#"];

    private static readonly string[] Totals = ["ALL", "TOTAL", "TOTALS", "SUM", "GRAND TOTAL", "OVERALL", "ALL PLACES", "ALL AREAS", "ALL CELLS"];

    /// <summary>What a text says; null where it is no count.</summary>
    public static (ToldAs As, int Least, int Most)? Read(string text)
    {
        string plain = text.Trim().Replace(",", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        if (Array.IndexOf(Signs, text.Trim().ToUpperInvariant()) >= 0)
            return (ToldAs.Hidden, 0, 0);
        if (double.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number)
            && number == Math.Floor(number) && number <= int.MaxValue / 2)
            return (ToldAs.Exact, (int)number, (int)number);
        Match below = Below().Match(plain);
        if (below.Success && int.TryParse(below.Groups[2].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int end))
            return below.Groups[1].Value == "<" ? end > 1 ? (ToldAs.Range, 1, end - 1) : null : (ToldAs.Range, 1, end);
        Match range = Range().Match(plain);
        if (range.Success && int.TryParse(range.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int least)
            && int.TryParse(range.Groups[2].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int most) && most >= least)
            return (ToldAs.Range, least, most);
        return null;
    }

    /// <summary>Is it what a total is called?</summary>
    public static bool IsTotal(string text) => Array.IndexOf(Totals, text.Trim().ToUpperInvariant()) >= 0;

    [GeneratedRegex("^(<=|≤|<)([0-9]{1,9})$")]
    private static partial Regex Below();

    [GeneratedRegex("^([0-9]{1,9})(?:-|–|to)([0-9]{1,9})$", RegexOptions.IgnoreCase)]
    private static partial Regex Range();
}
