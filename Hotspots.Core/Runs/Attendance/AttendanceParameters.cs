using System.Globalization;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Attendance;

namespace Hotspots.Core.Runs.Attendance;

/// <summary>Parameters of attendance: THE list of its numbers, each with its words, its range and its default.</summary>
internal static class AttendanceParameters
{
    /// <summary>The one day.</summary>
    public static WrittenParameter<DateOnly> On { get; } = WrittenParameter.OfDay(
        "on", "One day: the date on which the shift begins, such as 2026-06-30", "");

    /// <summary>The first day and the last.</summary>
    public static WrittenParameter<(DateOnly First, DateOnly Last)> Days { get; } = new(
        "days", ParameterKind.Period, "FIRST..LAST", "a day such as 2026-06-30, or the first and the last such as 2026-06-01..2026-06-30",
        "Several days, such as 2026-06-01..2026-06-30", "the days that the logs cover", static (_, text) => AttendedDays.Ends(text));

    /// <summary>What a time without an offset is: 0 the clock in Britain, 1 UTC.</summary>
    public static Parameter Zone { get; } = Parameter.OfChoices(
        "gps-zone", "What a time in the logs without an offset is", "london, the clock in Britain, summer time or not", "",
        new ParameterChoice("london", ""), new ParameterChoice("utc", "")) with
    {
        Form = "utc|london",
        Help = "What a time in the logs without an offset is. Default: london, the clock in Britain, summer time or not.",
        Usual = 0,
    };

    /// <summary>Metres round the polygon.</summary>
    public static Parameter Margin { get; } = Number(
        "margin", "Metres round the polygon that count as inside: receivers between houses are metres off", "m", 0, 500,
        AttendanceRules.UsualMargin);

    /// <summary>Minutes of a visit at least.</summary>
    public static Parameter Least { get; } = Number(
        "least", "Minutes of a stay from which on it is a visit", "min", 0, 240, AttendanceRules.UsualLeast);

    /// <summary>Seconds of a gap that are bridged.</summary>
    public static Parameter Gap { get; } = Number(
        "gap", "Seconds between two positions inside that are bridged; a longer gap ends the stay", "s", 1, 3600,
        AttendanceRules.UsualGap);

    /// <summary>Minutes of a visit that count at most.</summary>
    public static Parameter Most { get; } = Number(
        "most", "Minutes of a visit that count at most: longer ones do no more", "min", 1, 1440, AttendanceRules.UsualMost);

    /// <summary>Visits asked for.</summary>
    public static Parameter Asked { get; } = new(
        "asked", "Visits that are asked for at each place in a shift", "", 1, 50, IsInteger: true,
        Say($"{AttendanceRules.UsualAsked}, of the two or three that the sheet asks"), "")
    {
        Usual = AttendanceRules.UsualAsked,
    };

    /// <summary>Officers a unit.</summary>
    public static Parameter Officers { get; } = new(
        "officers", "Officers that each unit stands for, such as 1 where each is one person's radio: tells person-hours", "", 1, 20,
        IsInteger: true, "not known, and no person-hours", "");

    /// <summary>Refuses rules with a number out of its range.</summary>
    /// <exception cref="ArgumentException">One is; says the range.</exception>
    public static void Check(AttendanceRules rules, int? officers)
    {
        Margin.Check(rules.Margin);
        Least.Check(rules.Least);
        Gap.Check(rules.Gap);
        Most.Check(rules.Most);
        Asked.Check(rules.Asked);
        if (officers is { } given)
            Officers.Check(given);
        if (rules.Most < rules.Least)
            throw new ArgumentException(Say(
                $"A visit lasts {rules.Least} minutes or more, and ⟨most⟩ lets no more than {rules.Most} count: give ⟨most⟩ at least as much."));
    }

    private static Parameter Number(string name, string title, string unit, double least, double most, double usual) =>
        new(name, title, unit, least, most, IsInteger: false, Say($"{usual}"), "") { Usual = usual };

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
