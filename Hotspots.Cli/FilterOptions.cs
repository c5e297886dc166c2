using System.CommandLine;
using System.Globalization;
using Hotspots.Core.Pipeline;

namespace Hotspots.Cli;

/// <summary>The filters that look at what is said of an incident, and at weekday and hour.</summary>
internal sealed class FilterOptions
{
    private readonly Option<string[]> _operations = Names("--operation", "Analyses incidents of this operation only.");
    private readonly Option<string[]> _lines = Names("--line", "Analyses incidents of this county line only.");
    private readonly Option<string[]> _drugs = Names("--drug", "Analyses incidents with this drug only.");
    private readonly Option<string[]> _grades = Names("--grade", "Analyses tips of this grading only: source, intelligence and handling in one word, 2BP.");

    private readonly Option<string[]> _weekdays = new("--weekday")
    {
        HelpName = "DAY",
        Description = "Analyses incidents of this weekday only, such as Friday or fri; those not known to the day are left out. May be given again.",
    };

    private readonly Option<string[]> _hours = new("--hours")
    {
        HelpName = "H|H-H",
        Description = "Analyses incidents of these hours only: 22-5 is from 22:00 to 05:59; those not known to the minute are left out. May be given again.",
    };

    public IEnumerable<Option> All => [_operations, _lines, _drugs, _grades, _weekdays, _hours];

    /// <summary>The request with these filters.</summary>
    public RunRequest Apply(ParseResult parsed, RunRequest request) => request with
    {
        Operations = parsed.GetValue(_operations) ?? [],
        Lines = parsed.GetValue(_lines) ?? [],
        Drugs = parsed.GetValue(_drugs) ?? [],
        Grades = parsed.GetValue(_grades) ?? [],
        Weekdays = [.. (parsed.GetValue(_weekdays) ?? []).Select(Weekday)],
        Hours = [.. (parsed.GetValue(_hours) ?? []).SelectMany(Hours)],
    };

    private static DayOfWeek Weekday(string text)
    {
        const int Shortest = 2;
        string name = text.Trim();
        DayOfWeek[] found = [.. Enum.GetValues<DayOfWeek>().Where(day =>
            name.Length >= Shortest && day.ToString().StartsWith(name, StringComparison.OrdinalIgnoreCase))];
        return found.Length == 1 ? found[0] : throw CommandException.Usage($"--weekday takes a day such as Friday or fri, not \"{text}\".");
    }

    private static IEnumerable<int> Hours(string text)
    {
        const int Day = 24;
        string[] ends = text.Split('-', StringSplitOptions.TrimEntries);
        if (ends.Length > 2 || !TryHour(ends[0], out int first) || !TryHour(ends[^1], out int last))
            throw CommandException.Usage($"--hours takes an hour from 0 to 23 or two with a dash between, such as 22-5, not \"{text}\".");
        // Over midnight where the last is before the first.
        for (int h = first; h != last; h = (h + 1) % Day)
            yield return h;
        yield return last;

        static bool TryHour(string digits, out int hour) =>
            int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out hour) && hour < Day;
    }

    private static Option<string[]> Names(string flag, string description) => new(flag)
    {
        HelpName = "NAME",
        Description = description + " May be given again.",
    };
}
