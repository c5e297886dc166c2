using System.Text;
using Hotspots.Core.Files.Times;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Runs;

/// <summary>A period as the user says it: "2026-06", "2025", "2026-01..2026-06", "2026-06.." for as far as the data reach.</summary>
/// <param name="From">Its first second, since 1970-01-01T00:00:00Z; null for as far back as the data reach.</param>
/// <param name="Until">Its end, exclusive; null for as far as the data reach.</param>
internal readonly record struct PeriodWish(long? From, long? Until)
{
    private const string Between = "..";

    private const string Takes =
        "a year, a month or a day such as 2026, 2026-06 or 2026-06-15, or two with .. between such as 2026-01..2026-06";

    /// <summary>Parameter that is a period.</summary>
    /// <param name="name">Short name.</param>
    /// <param name="title">Words for people.</param>
    /// <param name="defaultRule">Which it is when not given.</param>
    /// <param name="form">What stands for it in a help text.</param>
    public static WrittenParameter<PeriodWish> Parameter(string name, string title, string defaultRule, string form = "PERIOD") =>
        new(name, ParameterKind.Period, form, Takes, title, defaultRule, static (option, text) => Read(option, text));

    private static PeriodWish Read(string option, string text)
    {
        int at = text.IndexOf(Between, StringComparison.Ordinal);
        string first = at < 0 ? text : text[..at], last = at < 0 ? text : text[(at + Between.Length)..];
        long? from = null, until = null;
        if (first.Trim().Length > 0)
            from = Time(first).FromUtcSeconds;
        if (last.Trim().Length > 0)
            until = Time(last) is var end ? Math.Max(end.UntilUtcSeconds, end.FromUtcSeconds + 1) : null;
        if (from is null && until is null)
            throw Wrong();
        if (from >= until)
            throw new ArgumentException($"{OptionNames.Of($"{option} {text}")} ends before it begins; exchange the two.");
        return new PeriodWish(from, until);

        IncidentTime Time(string part) => TimeParser.TryParse(Encoding.UTF8.GetBytes(part), out IncidentTime time) ? time : throw Wrong();

        ArgumentException Wrong() => new($"{OptionNames.Of($"{option} {text}")} is no period; give {Takes}.");
    }
}
