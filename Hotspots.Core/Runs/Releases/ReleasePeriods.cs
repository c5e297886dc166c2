using System.Globalization;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Releases;
using Hotspots.Core.Selection;

namespace Hotspots.Core.Runs.Releases;

/// <summary>Periods of a release: whole months or quarters that lie long enough back. Months are counted since the year 0.</summary>
internal static class ReleasePeriods
{
    private const long Day = 86_400;
    private const int Year = 12;

    /// <summary>Month of an instant in Britain.</summary>
    public static int MonthOf(long utcSeconds) => LondonTime.ToClock(utcSeconds) is var clock ? clock.Year * Year + clock.Month - 1 : 0;

    /// <summary>The first second of a month, since 1970-01-01T00:00:00Z.</summary>
    public static long BeginOf(int month) => LondonTime.ToUtcSeconds(LondonTime.DaysFromCivil(month / Year, month % Year + 1, 1) * Day);

    /// <summary>"2026-05", "2026-Q2", "2026-H1", "2026".</summary>
    public static string NameOf(int month, int months) => months switch
    {
        1 => string.Create(CultureInfo.InvariantCulture, $"{month / Year:0000}-{month % Year + 1:00}"),
        Year => string.Create(CultureInfo.InvariantCulture, $"{month / Year:0000}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{month / Year:0000}-{(months == 3 ? 'Q' : 'H')}{month % Year / months + 1}"),
    };

    /// <summary>"May 2026", "April to June 2026".</summary>
    public static string WordsOf(int month, int months)
    {
        DateTime first = new(month / Year, month % Year + 1, 1), last = first.AddMonths(months - 1);
        string end = last.ToString("MMMM yyyy", CultureInfo.InvariantCulture);
        return months == 1 ? end : first.ToString(first.Year == last.Year ? "MMMM" : "MMMM yyyy", CultureInfo.InvariantCulture) + " to " + end;
    }

    /// <summary>The first months of the periods that may be told, with what was left out.</summary>
    /// <param name="wish">The period as the user says it; null for all.</param>
    /// <param name="data">How far the data reach.</param>
    /// <param name="rules">Months of a period, and the delay.</param>
    /// <param name="now">When it is made.</param>
    /// <exception cref="ArgumentException">There is none; says why.</exception>
    public static (int[] Months, ReleaseStep Step) Choose(PeriodWish? wish, DataCoverage data, ReleaseRules rules, DateTimeOffset now)
    {
        int length = rules.PeriodMonths;
        string period = length switch { 1 => "month", 3 => "quarter", Year => "year", _ => "half-year" };
        long from = DataCoverage.BeginOf(data.FirstDay - data.QuietDays), until = DataCoverage.BeginOf(data.LastDay + 1 + data.QuietDays);
        from = Math.Max(from, wish?.From ?? long.MinValue);
        until = Math.Min(until, wish?.Until ?? long.MaxValue);
        long latest = now.ToUnixTimeSeconds() - rules.DelayDays * Day;
        int first = MonthOf(Math.Max(from, DataCoverage.BeginOf(data.FirstDay))) / length * length;
        var months = new List<int>();
        var recent = new List<string>();
        int cut = 0;
        for (int month = first; BeginOf(month) < Math.Min(until, DataCoverage.BeginOf(data.LastDay + 1)); month += length)
        {
            long begins = BeginOf(month), ends = BeginOf(month + length);
            if (begins < from || ends > until)
                cut++;
            else if (ends > latest)
                recent.Add(WordsOf(month, length));
            else
                months.Add(month);
        }
        if (months.Count == 0)
        {
            throw new ArgumentException(recent.Count > 0
                ? $"{recent[0]} ended less than {rules.DelayDays} days ago, and no earlier {period} is whole in the files: wait, or give an "
                    + "earlier ⟨period⟩."
                : $"No {period} is whole in the files, or in the ⟨period⟩ asked for: only whole {period}s are handed over, for two that differ "
                    + "by a day "
                    + "would tell that day.");
        }
        string told = Say($"{Count(months.Count, period)}, {WordsOf(months[0], months[^1] - months[0] + length)}, each whole");
        string late = recent.Count == 0 ? "" : Say($" {string.Join(", ", recent)} left out: not {rules.DelayDays} days ago.");
        string parts = cut == 0 ? "" : Say($" {Count(cut, period)} left out that the files or the period asked for hold only in part.");
        return ([.. months], new ReleaseStep("time", $"{told}.{late}{parts}"));
    }

    private static string Count(int count, string what) => Say($"{count:N0} {what}{(count == 1 ? "" : "s")}");

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
