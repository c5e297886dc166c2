using Hotspots.Core.Files.Times;
using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Files.Columns;

/// <summary>Unused times: columns that look like dates or clock times and are not read as such, each named with the option that would use
/// it.</summary>
internal static class UnusedTimes
{
    private const int MostNamed = 4;

    /// <summary>Finds them.</summary>
    /// <param name="headers">As the file spells them.</param>
    /// <param name="roles">What each column means.</param>
    /// <param name="values">What stands in a column of the first rows.</param>
    /// <returns>A sentence each that goes on behind the file's name.</returns>
    public static List<string> Of(IReadOnlyList<string> headers, ColumnRole[] roles, Func<int, List<string>> values)
    {
        bool hasTime = roles.AsSpan().ContainsAny(ColumnRole.Time, ColumnRole.From, ColumnRole.To);
        bool hasClock = roles.AsSpan().ContainsAny(ColumnRole.Clock, ColumnRole.FromClock, ColumnRole.ToClock);
        var dates = new List<string>();
        var clocks = new List<string>();
        for (int i = 0; i < headers.Count; i++)
        {
            // What is no time of an incident: a person's birth.
            if (roles[i] != ColumnRole.Attribute
                || ColumnNames.Normalise(headers[i]) is var name && (name.Contains("birth", StringComparison.Ordinal) || name == "dob"))
                continue;
            List<string> held = values(i);
            if (held.Count == 0)
                continue;
            if (TimeColumns.HoldsDates(held))
                dates.Add(headers[i]);
            else if (!hasClock && TimeColumns.HoldsClocks(held))
                clocks.Add(headers[i]);
        }
        var said = new List<string>();
        if (!hasTime && dates.Count == 0 && Quarters(headers, roles, values) is { } quarters)
        {
            said.Add(
                $"\"{quarters}\" holds quarters, which begin in January in one force and in April in another: no time is read from it; "
                    + "give a date or a month instead.");
        }
        if (dates.Count > 0)
        {
            string used = hasTime ? "not used as the time of an incident" : "not used, and no other column says when";
            said.Add(
                $"{Named(dates)} {(dates.Count == 1 ? "looks like dates and is" : "look like dates and are")} {used}; "
                    + $"to use {(dates.Count == 1 ? "it" : "one of them")}, load with {Option("time", dates[0])}.");
        }
        if (clocks.Count > 0)
            said.Add(
                $"{Named(clocks)} {(clocks.Count == 1 ? "looks like clock times and is" : "look like clock times and are")} not used; "
                    + $"to use {(clocks.Count == 1 ? "it" : "one of them")}, load with {Option("clock", clocks[0])}.");
        return said;
    }

    private static string? Quarters(IReadOnlyList<string> headers, ColumnRole[] roles, Func<int, List<string>> values)
    {
        for (int i = 0; i < headers.Count; i++)
        {
            if (roles[i] == ColumnRole.Attribute && values(i) is { Count: > 0 } held && held.Count(IsQuarter) * 2 > held.Count)
                return headers[i];
        }
        return null;
    }

    /// <summary>Is it "Q1 2026", "2025/26 Q3", "Quarter 2"?</summary>
    private static bool IsQuarter(string text)
    {
        string plain = ColumnNames.Normalise(text).Replace("quarter", "q", StringComparison.Ordinal).Replace("qtr", "q", StringComparison.Ordinal);
        int at = plain.IndexOf('q', StringComparison.Ordinal);
        return at >= 0 && plain.Length <= 10 && plain.IndexOf('q', at + 1) < 0 && at + 1 < plain.Length && plain[at + 1] is >= '1' and <= '4'
            && plain.Where((_, i) => i != at).All(char.IsAsciiDigit);
    }

    private static string Named(List<string> headers)
    {
        List<string> quoted = [.. headers.Take(MostNamed).Select(static h => $"\"{h}\"")];
        string list = quoted.Count == 1 ? quoted[0] : string.Join(", ", quoted.Take(quoted.Count - 1)) + " and " + quoted[^1];
        return headers.Count > MostNamed ? list.Replace(" and ", ", ", StringComparison.Ordinal) + ", …" : list;
    }

    private static string Option(string role, string header) =>
        header.Contains(' ', StringComparison.Ordinal) ? $"⟨column \"{role}={header}\"⟩" : $"⟨column {role}={header}⟩";
}
