using System.Globalization;

namespace Hotspots.Core.Runs;

/// <summary>A period in words, as people write it: "1 April to 30 June 2026"; with its minutes where it does not begin and end with a day.</summary>
internal static class PeriodWords
{
    /// <summary>The words.</summary>
    /// <param name="first">Its first day, or minute: "2026-04-01".</param>
    /// <param name="last">Its last, inclusive.</param>
    public static string Of(string first, string last)
    {
        if (!DateOnly.TryParseExact(first, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly from)
            || !DateOnly.TryParseExact(last, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly to))
            return $"{first} to {last}";
        string end = to.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        return from == to ? end
            : from.Year != to.Year ? $"{from.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)} to {end}"
            : from.Month != to.Month ? $"{from.ToString("d MMMM", CultureInfo.InvariantCulture)} to {end}"
            : $"{from.Day.ToString(CultureInfo.InvariantCulture)} to {end}";
    }
}
