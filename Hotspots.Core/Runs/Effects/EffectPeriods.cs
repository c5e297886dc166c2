using System.Globalization;
using Hotspots.Core.Model.Effects;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Pipeline.Times;
using Hotspots.Core.Selection;

namespace Hotspots.Core.Runs.Effects;

/// <summary>Interrupted time series in equal steps: earlier periods, before, those by which the place was chosen, and the operation.</summary>
/// <param name="Steps">All steps, oldest first.</param>
/// <param name="DaysBefore">Exposure of the period before.</param>
/// <param name="DaysDuring">Exposure of the operation.</param>
/// <param name="Chosen">How the period before was chosen: "the same weeks a year earlier", "the stretch just before".</param>
/// <param name="ChosenBy">The time by which the place was chosen; null where nobody said.</param>
/// <param name="Notes">What was cut and left out, each one sentence.</param>
internal sealed record EffectPeriods(
    IReadOnlyList<EffectStep> Steps, double DaysBefore, double DaysDuring, string Chosen, StudyPeriod? ChosenBy, IReadOnlyList<string> Notes)
{
    /// <summary>A step of days: four weeks have each weekday four times, and months have not.</summary>
    private const int StepDays = 28;

    /// <summary>Steps that are looked at when nobody says where the operation ends.</summary>
    private const int UsualSteps = 6;

    /// <summary>52 weeks: the same weekdays.</summary>
    private const int YearDays = 364;

    /// <summary>The period before.</summary>
    public StudyPeriod Before => Span(EffectPeriodUse.Before);

    /// <summary>The operation.</summary>
    public StudyPeriod During => Span(EffectPeriodUse.During);

    /// <summary>Length of the period before where that of the operation is 1.</summary>
    public double TimeBefore => DaysBefore / DaysDuring;

    /// <summary>The steps by which controls are matched.</summary>
    public IEnumerable<EffectStep> Matching => Steps.Where(static step => step.Matches);

    /// <summary>Lays them out.</summary>
    /// <param name="wish">When the operation was, and by which time the place was chosen.</param>
    /// <param name="onlyMonths">Are incidents known to the month only?</param>
    /// <param name="data">How far the data reach.</param>
    /// <param name="request">Its weekdays and hours say what of a day counts.</param>
    /// <exception cref="ArgumentException">There is nothing to compare; says what to change.</exception>
    public static EffectPeriods Of(EffectWindow wish, bool onlyMonths, DataCoverage data, RunRequest request)
    {
        var notes = new List<string>();
        bool months = onlyMonths || IsMonth(wish.StartDay) && (wish.EndDay is not { } last || IsMonth(last));
        Stride? steps = months ? new Stride(0) : null;
        if (wish.EndDay <= wish.StartDay)
            throw new ArgumentException("The end lies before the start: exchange ⟨start⟩ and ⟨end⟩.");
        long begin = data.FirstDay - data.QuietDays, end = data.LastDay + 1 + data.QuietDays, start = wish.StartDay;
        if (months && !IsMonth(start))
        {
            start = Stride.Month(start, 1);
            notes.Add($"{MonthWords(wish.StartDay)} lies partly before the start: it is compared with nothing, for the data are known to the month.");
        }
        if (wish.EndDay <= start)
            throw new ArgumentException(
                "There is no whole month between start and end: give others with ⟨start⟩ and ⟨end⟩, for the data are known to the month.");
        // What is not in the data yet is no fall.
        long until = Math.Min(wish.EndDay ?? long.MaxValue, end);
        if (wish.EndDay > end)
            notes.Add($"The data end on {Words(data.LastDay)}: the operation is counted until then.");
        if (until > data.LastDay + 1)
            until = months ? until : Math.Min(wish.EndDay ?? long.MaxValue, data.LastDay + 1);
        int whole, rest;
        if (steps is not null)
        {
            whole = 0;
            while (steps.At(start, whole + 1) <= until && (wish.EndDay is not null || whole < UsualSteps))
                whole++;
            rest = 0;
            if (wish.EndDay is null && whole < UsualSteps && steps.At(start, whole) <= data.LastDay)
                notes.Add($"The data end on {Words(data.LastDay)}: that month is not whole, and not counted.");
        }
        else
        {
            long length = Math.Min(until - start, wish.EndDay is null ? UsualSteps * StepDays : long.MaxValue);
            steps = new Stride((int)Math.Clamp(length, 1, StepDays));
            (whole, rest) = ((int)(Math.Max(0, length) / steps.Days), wish.EndDay is null ? 0 : (int)(Math.Max(0, length) % steps.Days));
        }
        if (whole == 0)
            throw new ArgumentException($"The data reach from {Words(data.FirstDay)} to {Words(data.LastDay)}, and hold no whole "
                + $"{(months ? "month" : "day")} from {Words(start)} on: give another ⟨start⟩.");

        long limit = Math.Min(start, wish.ChosenDay is { } chosen ? months ? Stride.Month(chosen, 0) : chosen : start);
        long first = months && !IsMonth(begin) ? Stride.Month(begin, 1) : begin;
        long yearEarlier = months ? Stride.Month(start, -12) : start - YearDays;
        (long before, string how) = yearEarlier >= first && steps.At(yearEarlier, whole) + rest <= limit
            ? (yearEarlier, months ? "the same months a year earlier" : "the same weeks a year earlier")
            : (steps.At(limit, -whole) - rest, limit < start ? "the stretch just before the place was chosen" : "the stretch just before");
        int wholeBefore = whole, restBefore = rest;
        if (before < first)
        {
            for ((wholeBefore, restBefore) = (0, 0); steps.At(limit, -wholeBefore - 1) >= first;)
                wholeBefore++;
            before = steps.At(limit, -wholeBefore);
            if (wholeBefore == 0)
                throw new ArgumentException(limit < start
                    ? $"The data begin on {Words(data.FirstDay)}, and the place was chosen by what happened from {Words(limit)} on: there is nothing "
                        + "before to compare with; give files that reach further back."
                    : $"The data begin on {Words(data.FirstDay)}: there is nothing before {Words(start)} to compare with; give files that reach "
                        + "further back.");
            notes.Add($"The data hold less before than the operation lasted: \"before\" is shorter, and counted by the day.");
        }

        var laid = new List<EffectStep>();
        for (int k = 1; steps.At(before, -k) >= first; k++)
            laid.Add(steps.Step(steps.At(before, -k), EffectPeriodUse.Earlier));
        laid.Reverse();
        for (int k = 0; k < wholeBefore; k++)
            laid.Add(steps.Step(steps.At(before, k), EffectPeriodUse.Before));
        long after = steps.At(before, wholeBefore);
        if (restBefore > 0)
            laid.Add(new EffectStep(Period(after, after + restBefore), EffectPeriodUse.Before, false));
        for (int k = 0; steps.At(after + restBefore, k + 1) <= limit; k++)
            laid.Add(steps.Step(steps.At(after + restBefore, k), EffectPeriodUse.Earlier));
        for (long day = limit; day < start; day = steps.At(day, 1))
            laid.Add(new EffectStep(Period(day, Math.Min(steps.At(day, 1), start)), EffectPeriodUse.Chosen, false));
        for (int k = 0; k < whole; k++)
            laid.Add(steps.Step(steps.At(start, k), EffectPeriodUse.During));
        if (rest > 0)
            laid.Add(new EffectStep(Period(steps.At(start, whole), steps.At(start, whole) + rest), EffectPeriodUse.During, false));

        EffectStep[] silent = [.. laid.Where(step => data.GapsIn(step.Period).Any())];
        foreach (EffectStep gap in silent)
            notes.Add($"Of {ComparedPeriods.Words(gap.Period)} days are missing from the data, which is no quiet: it is compared with nothing.");
        EffectStep[] kept = [.. laid.Except(silent)];
        double Days(EffectPeriodUse use) =>
            kept.Where(step => step.Use == use).Sum(step => PeriodExposure.Days(data.Watched(step.Period), request));
        (double daysBefore, double daysDuring) = (Days(EffectPeriodUse.Before), Days(EffectPeriodUse.During));
        if (!(daysBefore > 0 && daysDuring > 0))
            throw new ArgumentException("Nothing was watched before or during the operation in the days and hours asked for: give other dates.");
        StudyPeriod? chosenBy = limit < start ? Period(limit, start) : null;
        return new EffectPeriods(kept, daysBefore, daysDuring, how, chosenBy, notes);
    }

    private StudyPeriod Span(EffectPeriodUse use)
    {
        EffectStep[] own = [.. Steps.Where(step => step.Use == use)];
        return new StudyPeriod(own[0].Period.FromUtcSeconds, own[^1].Period.UntilUtcSeconds);
    }

    private static bool IsMonth(long day) => DateOf(day).Day == 1;

    private static DateTime DateOf(long day) => DateTime.UnixEpoch.AddDays(day);

    private static StudyPeriod Period(long from, long until) => new(DataCoverage.BeginOf(from), DataCoverage.BeginOf(until));

    private static string Words(long day) => DateOf(day).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string MonthWords(long day) => DateOf(day).ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>Steps of days, or of months where there are none.</summary>
    private sealed class Stride(int days)
    {
        public int Days => days;

        public static long Month(long day, int later)
        {
            DateTime first = new DateTime(DateOf(day).Year, DateOf(day).Month, 1).AddMonths(later);
            return LondonTime.DaysFromCivil(first.Year, first.Month, 1);
        }

        public long At(long from, int steps) => days > 0 ? from + (long)days * steps : Month(from, steps);

        public EffectStep Step(long from, EffectPeriodUse use) =>
            new(Period(from, At(from, 1)), use, use is EffectPeriodUse.Earlier or EffectPeriodUse.Before);
    }
}

/// <summary>One step.</summary>
/// <param name="Period">From when to when.</param>
/// <param name="Use">What it is to the operation.</param>
/// <param name="Matches">Are controls matched by it?</param>
internal readonly record struct EffectStep(StudyPeriod Period, EffectPeriodUse Use, bool Matches);

/// <summary>When an operation was, in London days since 1970-01-01.</summary>
/// <param name="StartDay">Its first day.</param>
/// <param name="EndDay">The day after its last; null for as long as is usual.</param>
/// <param name="ChosenDay">The first day of the time by which the place was chosen; null where nobody said.</param>
internal readonly record struct EffectWindow(long StartDay, long? EndDay, long? ChosenDay);
