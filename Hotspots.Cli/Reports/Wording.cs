using System.Globalization;
using System.Text;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Results;

namespace Hotspots.Cli.Reports;

/// <summary>How are numbers, times and names put for a person to read?</summary>
internal static class Wording
{
    /// <summary>"12,345".</summary>
    public static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Three figures that matter, and no more than a map can carry: "1,234", "12.3", "0.0123".</summary>
    public static string Measure(double value) => Math.Abs(value) switch
    {
        >= 100 => value.ToString("N0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.0", CultureInfo.InvariantCulture),
        >= 1 => value.ToString("0.00", CultureInfo.InvariantCulture),
        0 => "0",
        _ => value.ToString("0.####", CultureInfo.InvariantCulture),
    };

    /// <summary>A number as it was computed or given: "150", "87.25".</summary>
    public static string Exact(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>"1 row", "12,345 rows".</summary>
    public static string Count(long count, string one, string many) => Number(count) + " " + (count == 1 ? one : many);

    /// <summary>The day, or as much of it as is known: "2019-12-01", "2018-10", "2018"; blank when unknown.</summary>
    /// <param name="time">The time.</param>
    /// <param name="last">Of a span of days, the last one instead of the first.</param>
    public static string Day(IncidentTime time, bool last = false)
    {
        if (!time.IsKnown)
            return "";
        if (time.Precision is TimePrecision.Year or TimePrecision.Month)
            return LondonTime.ToIso(time);
        // The end of a span is exclusive: the last day is the one before it ends.
        long instant = last ? Math.Max(time.FromUtcSeconds, time.UntilUtcSeconds - 1) : time.FromUtcSeconds;
        return LondonTime.ToClock(instant).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    /// <summary>"2018-10 to 2019-02"; one of them when both are the same; blank when unknown.</summary>
    public static string Days(IncidentTime first, IncidentTime last)
    {
        string from = Day(first), to = Day(last, last: true);
        return from == to || to.Length == 0 ? from : from.Length == 0 ? to : from + " to " + to;
    }

    /// <summary>"to the month" …</summary>
    public static string Precision(TimePrecision precision) => precision switch
    {
        TimePrecision.Unknown => "no time given",
        TimePrecision.Interval => "between two times",
        TimePrecision.Year => "to the year",
        TimePrecision.Month => "to the month",
        TimePrecision.Day => "to the day",
        TimePrecision.Minute => "to the minute",
        _ => "to the second",
    };

    /// <summary>"clear", "likely", "unsure", "too little to tell"; "not asked" where it could not be.</summary>
    public static string Sure(Sureness? sureness) => sureness is { } sure ? SurenessSentences.WordOf(sure.Word) : "not asked";

    /// <summary>"3.1 times" its share of people or ground where that is more than they explain, "no" where it is not; blank where it could not be
    /// asked.</summary>
    public static string Excess(Sureness? sureness) => sureness?.Excess is not { } excess ? ""
        : excess.IsMore ? excess.Times.ToString(excess.Times >= 9.95 ? "N0" : "0.0", CultureInfo.InvariantCulture) + " times" : "no";

    /// <summary>A role in words: "grid reference".</summary>
    public static string Role(ColumnRole role)
    {
        switch (role)
        {
            case ColumnRole.Attribute:
                return "kept as it is";
            case ColumnRole.CashGbp:
                return "cash (£)";
            case ColumnRole.LatLong:
                return "latitude, longitude";
            case ColumnRole.RejectNote:
                return "passed over (reason of an earlier rejection)";
        }
        var words = new StringBuilder();
        foreach (char c in role.ToString())
        {
            if (char.IsUpper(c) && words.Length > 0)
                words.Append(' ');
            words.Append(char.ToLowerInvariant(c));
        }
        return words.ToString();
    }

    /// <summary>A list for a sentence: "a, b and c".</summary>
    public static string List(IReadOnlyList<string> names, string last = "and") =>
        names.Count < 2 ? string.Concat(names) : string.Join(", ", names.Take(names.Count - 1)) + $" {last} " + names[^1];

    /// <summary>Text from a file or a name, safe to put on a screen: a control character could move the cursor, change colours or hide what stands
    /// before it, another turn the line round. Tabs and line ends become blanks, the others are shown as \u202E. Options are named as they are
    /// typed.</summary>
    public static string Clean(string text) =>
        VisibleText.Of(OptionNames.OnCommandLine(text).Replace('\t', ' ').Replace('\r', ' ').Replace('\n', ' '));
}
