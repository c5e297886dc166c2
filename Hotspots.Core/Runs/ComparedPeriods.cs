using System.Globalization;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Selection;

namespace Hotspots.Core.Runs;

/// <summary>The two periods that are compared, as far as the data cover them.</summary>
/// <param name="Before">The period before.</param>
/// <param name="After">The period after.</param>
/// <param name="Chosen">How the one before was chosen: "as given", "the same days a year earlier", "the stretch just before".</param>
/// <param name="Notes">What was cut and left out, each one sentence.</param>
internal sealed record ComparedPeriods(StudyPeriod Before, StudyPeriod After, string Chosen, IReadOnlyList<string> Notes)
{
    /// <summary>Whole months of the period after when nobody says: a quarter, for a month of one town is seldom enough to tell anything.</summary>
    private const int UsualMonths = 3;

    private const long Day = 86_400;
    private const string Given = "as given", YearEarlier = "the same days a year earlier", JustBefore = "the stretch just before";

    /// <summary>Chooses them.</summary>
    /// <param name="before">As given; null for the same months a year earlier, else the stretch just before.</param>
    /// <param name="after">As given; null for the last whole months.</param>
    /// <param name="data">How far the data reach.</param>
    /// <exception cref="ArgumentException">There is nothing to compare; says what to change.</exception>
    public static ComparedPeriods Choose(PeriodWish? before, PeriodWish? after, DataCoverage data)
    {
        var notes = new List<string>();
        StudyPeriod last = after is { } wished ? Cut(Within(wished, data), data, "after", notes) : Usual(data, notes);
        (StudyPeriod first, string chosen) = before is { } other ? (Within(other, data), Given) : Earlier(last, data);
        if (first.FromUtcSeconds > last.FromUtcSeconds)
            throw new ArgumentException(
                $"The period before ({Words(first)}) begins after the period after ({Words(last)}): exchange ⟨before⟩ and ⟨after⟩.");
        if (first.UntilUtcSeconds > last.FromUtcSeconds)
            throw new ArgumentException($"The two periods overlap ({Words(first)}, {Words(last)}): let ⟨before⟩ end where ⟨after⟩ begins.");
        first = Cut(first, data, "before", notes);
        foreach (StudyPeriod silent in data.GapsIn(first).Concat(data.GapsIn(last)).Distinct())
            notes.Add($"Not one incident was read from {Words(silent)}, which chance does not do: "
                + "those days are taken for missing, not for quiet, and are not counted as watched.");
        return new ComparedPeriods(first, last, chosen, notes);
    }

    /// <summary>"1 April to 30 June 2026"; with its minutes where it does not begin and end with a day.</summary>
    public static string Words(StudyPeriod period)
    {
        PeriodRecord limits = RunIdentity.Period(period);
        return PeriodWords.Of(limits.From, limits.To);
    }

    /// <summary>Do they cover different parts of the year, so that a season alone can make a difference?</summary>
    public bool AreOfDifferentSeasons
    {
        get
        {
            const double Year = 365.25, Fortnight = 14;
            double apart = (After.FromUtcSeconds - Before.FromUtcSeconds) / (double)Day, longer = Math.Abs(Length(After) - Length(Before));
            double off = Math.Abs(apart - Year * Math.Round(apart / Year));
            return off > Fortnight || longer > Fortnight || Math.Round(apart / Year) < 1;
        }
    }

    private static double Length(StudyPeriod period) => (period.UntilUtcSeconds - period.FromUtcSeconds) / (double)Day;

    private static StudyPeriod Within(PeriodWish wish, DataCoverage data)
    {
        long from = wish.From ?? DataCoverage.BeginOf(data.FirstDay), until = wish.Until ?? DataCoverage.BeginOf(data.LastDay + 1);
        return from < until ? new StudyPeriod(from, until)
            : throw new ArgumentException($"The data reach from {Reach(data)}: a period that is open to one side must begin and end within them.");
    }

    /// <summary>Only what the data cover: where they end within a period it ends there, too, and what was not recorded yet is no fall.</summary>
    private static StudyPeriod Cut(StudyPeriod period, DataCoverage data, string which, List<string> notes)
    {
        StudyPeriod cut = period;
        if (period.UntilUtcSeconds > DataCoverage.BeginOf(data.LastDay + 1 + data.QuietDays))
            cut = cut with { UntilUtcSeconds = Math.Min(period.UntilUtcSeconds, DataCoverage.BeginOf(data.LastDay + 1)) };
        if (period.FromUtcSeconds < DataCoverage.BeginOf(data.FirstDay - data.QuietDays))
            cut = cut with { FromUtcSeconds = Math.Max(period.FromUtcSeconds, DataCoverage.BeginOf(data.FirstDay)) };
        if (cut.UntilUtcSeconds <= cut.FromUtcSeconds)
            throw new ArgumentException(
                $"The data reach from {Reach(data)}; the period {which} ({Words(period)}) lies outside: give another with {OptionNames.Of(which)}.");
        if (cut.UntilUtcSeconds != period.UntilUtcSeconds)
            notes.Add($"The data end on {DayWords(data.LastDay)}: the period {which} ({Words(period)}) is counted until then, "
                + "so that what is not in the data yet is no fall.");
        if (cut.FromUtcSeconds != period.FromUtcSeconds)
            notes.Add($"The data begin on {DayWords(data.FirstDay)}: the period {which} ({Words(period)}) is counted from then on, "
                + "so that what is not in the data is no rise.");
        return cut;
    }

    /// <summary>The last whole months: three, or as many as leave as much before them; of less than two months the later half.</summary>
    private static StudyPeriod Usual(DataCoverage data, List<string> notes)
    {
        DateTime from = DayOf(data.FirstDay - data.QuietDays), until = DayOf(data.LastDay + 1 + data.QuietDays);
        DateTime first = MonthOf(from) == from ? from : MonthOf(from).AddMonths(1), end = MonthOf(until);
        int whole = (end.Year - first.Year) * 12 + end.Month - first.Month;
        if (whole >= 2)
        {
            if (end < DayOf(data.LastDay + 1))
                notes.Add($"The data end on {DayWords(data.LastDay)}: that month is not whole and is in neither period; ⟨after⟩ takes it in.");
            return Between(end.AddMonths(-Math.Min(UsualMonths, whole / 2)), end);
        }
        long days = data.LastDay - data.FirstDay + 1;
        if (days < 2)
            throw new ArgumentException($"All incidents are of one day, {DayWords(data.LastDay)}: there is nothing before to compare with.");
        return new StudyPeriod(DataCoverage.BeginOf(data.LastDay + 1 - days / 2), DataCoverage.BeginOf(data.LastDay + 1));
    }

    private static (StudyPeriod Period, string Chosen) Earlier(StudyPeriod after, DataCoverage data)
    {
        DateTime from = LondonTime.ToClock(after.FromUtcSeconds), until = LondonTime.ToClock(after.UntilUtcSeconds);
        StudyPeriod yearEarlier = Between(from.AddYears(-1), until.AddYears(-1));
        if (yearEarlier.FromUtcSeconds >= DataCoverage.BeginOf(data.FirstDay - data.QuietDays) && !Overlap(yearEarlier, after))
            return (yearEarlier, YearEarlier);
        bool months = from == MonthOf(from) && until == MonthOf(until);
        int whole = (until.Year - from.Year) * 12 + until.Month - from.Month;
        return (Between(months ? from.AddMonths(-whole) : from - (until - from), from), JustBefore);
    }

    private static bool Overlap(StudyPeriod one, StudyPeriod other) =>
        one.FromUtcSeconds < other.UntilUtcSeconds && other.FromUtcSeconds < one.UntilUtcSeconds;

    private static StudyPeriod Between(DateTime from, DateTime until) => new(Utc(from), Utc(until));

    private static long Utc(DateTime clock) => LondonTime.ToUtcSeconds((long)(clock - DateTime.UnixEpoch).TotalSeconds);

    private static DateTime MonthOf(DateTime clock) => new(clock.Year, clock.Month, 1);

    private static DateTime DayOf(long day) => DateTime.SpecifyKind(DateTime.UnixEpoch.AddSeconds(day * Day), DateTimeKind.Unspecified);

    private static string DayWords(long day) => DayOf(day).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Reach(DataCoverage data) => $"{DayWords(data.FirstDay)} to {DayWords(data.LastDay)}";
}
