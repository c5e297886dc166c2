using System.Globalization;
using System.Text.RegularExpressions;

namespace Hotspots.Core.Runs.Releases.Attacks;

/// <summary>Overlay of periods: months where all periods of all files are months, quarters, halves or years; else each name by itself.</summary>
internal static partial class AttackPeriods
{
    private const int Year = 12;

    /// <summary>The pieces of time of each period, by its name; pieces are named.</summary>
    public static (IReadOnlyList<string> Pieces, IReadOnlyDictionary<string, int[]> PiecesOf) Of(IEnumerable<string> periods)
    {
        string[] names = [.. periods.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        (int First, int Length)?[] spans = Array.ConvertAll(names, MonthsOf);
        if (names.Length == 0 || !Array.TrueForAll(spans, static span => span is not null))
            return (names, names.Select(static (name, at) => (name, at)).ToDictionary(static one => one.name, static one => new[] { one.at }));
        int[] months = [.. spans.SelectMany(static span => Enumerable.Range(span!.Value.First, span.Value.Length)).Distinct().Order()];
        return (
            [.. months.Select(static month => ReleasePeriods.NameOf(month, 1))],
            names.Zip(spans).ToDictionary(
                static one => one.First,
                one => Enumerable.Range(one.Second!.Value.First, one.Second.Value.Length).Select(month =>
                    Array.BinarySearch(months, month)).ToArray()));
    }

    private static (int First, int Length)? MonthsOf(string text)
    {
        Match match = Form().Match(text.Trim());
        if (!match.Success)
            return null;
        int year = int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture) * Year;
        if (match.Groups["part"].Length > 0)
        {
            int number = match.Groups["number"].Value[0] - '1', length = match.Groups["part"].Value is "Q" or "q" ? 3 : 6;
            return number * length < Year ? (year + number * length, length) : null;
        }
        if (match.Groups["month"].Length == 0)
            return (year, Year);
        int month = int.Parse(match.Groups["month"].Value, CultureInfo.InvariantCulture);
        return month is >= 1 and <= Year ? (year + month - 1, 1) : null;
    }

    [GeneratedRegex("^(?<year>[12][0-9]{3})(?:[- ]?(?<part>[QqHh])(?<number>[1-4])|[-/](?<month>[0-9]{2}))?$")]
    private static partial Regex Form();
}
