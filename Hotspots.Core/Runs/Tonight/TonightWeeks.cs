using System.Globalization;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Selection;

namespace Hotspots.Core.Runs.Tonight;

/// <summary>The weeks that a briefing looks at: whole days, to yesterday or as far as the data reach, and as many before.</summary>
/// <param name="Periods">Both; the one before is of no account where <paramref name="HasBefore"/> says so.</param>
/// <param name="LastDay">The last day that is looked at.</param>
/// <param name="Today">The date by the clock.</param>
/// <param name="Newest">The day of the newest incident.</param>
/// <param name="FirstDay">The day of the oldest.</param>
/// <param name="HasBefore">Do the data reach back over all the weeks before?</param>
/// <param name="Weeks">How many.</param>
internal sealed record TonightWeeks(
    ComparedPeriods Periods, DateOnly LastDay, DateOnly Today, DateOnly Newest, DateOnly FirstDay, bool HasBefore, int Weeks)
{
    private static readonly string[] Numbers =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>Chooses them.</summary>
    /// <param name="weeks">How many.</param>
    /// <param name="today">The date by the clock: it is not over and does not count.</param>
    /// <param name="data">How far the data reach.</param>
    /// <param name="isGiven">Is the date somebody's choice, and data behind it what was not known then?</param>
    public static TonightWeeks Of(int weeks, DateOnly today, DataCoverage data, bool isGiven = false)
    {
        long yesterday = DayOf(today) - 1;
        // A few days without incidents at the end are quiet, not missing; a clock that is behind the data is not believed.
        bool isWhole = data.LastDay <= yesterday + 1 && data.LastDay + data.QuietDays >= yesterday;
        long last = isWhole || (isGiven && data.LastDay > yesterday) ? yesterday : data.LastDay;
        long until = last + 1, from = until - 7L * weeks, before = from - 7L * weeks;
        var periods = new ComparedPeriods(
            new StudyPeriod(DataCoverage.BeginOf(before), DataCoverage.BeginOf(from)),
            new StudyPeriod(DataCoverage.BeginOf(from), DataCoverage.BeginOf(until)), "the stretch just before", []);
        return new TonightWeeks(
            periods, DateOf(last), today, DateOf(data.LastDay), DateOf(data.FirstDay), before >= data.FirstDay - data.QuietDays, weeks);
    }

    /// <summary>"four weeks".</summary>
    public string Words => Weeks == 1 ? "week" : $"{(Weeks < Numbers.Length ? Numbers[Weeks] : Weeks.ToString(CultureInfo.InvariantCulture))} weeks";

    /// <summary>"the four weeks to 30 June 2026".</summary>
    public string Span => $"the {Words} to {Day(LastDay)}";

    /// <summary>That the data end before yesterday, or go on after today; null where they do not.</summary>
    public string? Stale => LastDay == Today.AddDays(-1) ? null
        : LastDay > Today ? $"The clock of this computer says {Day(Today)}, and the newest incident is of {Day(Newest)}: "
            + $"this is the {Words} to that day."
        : $"The newest incident is of {Day(Newest)}: this is the {Words} to that day, not to yesterday.";

    /// <summary>"30 June 2026".</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static long DayOf(DateOnly date) => date.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    private static DateOnly DateOf(long day) => DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays((int)day);
}
