using System.Globalization;
using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Analysis.Time;

/// <summary>Discrete time steps. Into which step does each incident fall, and how are steps told to people?</summary>
/// <remarks>
/// A step is a number of whole days on a London calendar, counted from the first day of the study period, or, where nobody said how long was
/// watched, from the first day on which anything that fits can have happened; or it is a calendar month. An incident counts when its whole span
/// lies in one step: a month is not a week, and spreading or guessing would make clusters or hide them; but what is known to the day is known to
/// the month, and serves there as well.
/// </remarks>
internal sealed class TimeSteps
{
    private const long Day = 86400;

    /// <summary>
    /// Of the incidents that have a month, so many in a hundred may be left out for steps finer than a month: with more, what is left
    /// would speak for a part of the incidents only, and that part need not rise and fall as the whole does.
    /// </summary>
    private const int MostLeftOutPercent = 5;

    private readonly long _first;
    private readonly int _days;

    private TimeSteps(List<(int Incident, long First, long Last)> spans, int days, StudyPeriod? period)
    {
        _days = days;
        Incidents = new int[spans.Count];
        Steps = new int[spans.Count];
        if (spans.Count == 0)
            return;
        (FirstDay, LastDay) = (spans[0].First, spans[0].Last);
        foreach ((int _, long first, long last) in spans)
            (FirstDay, LastDay) = (Math.Min(FirstDay, first), Math.Max(LastDay, last));
        if (period is { } watched)
            (FirstDay, LastDay) = (Math.Min(FirstDay, watched.FirstDay), Math.Max(LastDay, watched.LastDay));
        _first = IsMonthly ? MonthOf(FirstDay) : FirstDay;
        for (int i = 0; i < spans.Count; i++)
            (Incidents[i], Steps[i]) = (spans[i].Incident, StepOf(spans[i].First));
        Count = StepOf(LastDay) + 1;
    }

    private TimeSteps(TimeSteps all, int[] numbers)
    {
        (_first, _days, Count, FirstDay, LastDay) = (all._first, all._days, all.Count, all.FirstDay, all.LastDay);
        Incidents = Array.ConvertAll(numbers, number => all.Incidents[number]);
        Steps = Array.ConvertAll(numbers, number => all.Steps[number]);
    }

    /// <summary>The incidents that count, ascending.</summary>
    public int[] Incidents { get; }

    /// <summary>The step of each of them, from 0.</summary>
    public int[] Steps { get; }

    /// <summary>Steps from the first to the last, 0 when no incident counts.</summary>
    public int Count { get; }

    /// <summary>Is a step a calendar month?</summary>
    public bool IsMonthly => _days == 0;

    /// <summary>The first day of the study period, or on which an incident that counts can have happened, in days since 1970-01-01.</summary>
    public long FirstDay { get; }

    /// <summary>The last such day.</summary>
    public long LastDay { get; }

    /// <summary>A step in words: "day", "week", "month", "step of 10 days".</summary>
    public string Unit => _days switch
    {
        0 => "month",
        1 => "day",
        7 => "week",
        _ => string.Create(CultureInfo.InvariantCulture, $"step of {_days} days"),
    };

    /// <summary>Steps of days; incidents whose span crosses from one step to the next do not count.</summary>
    /// <param name="times">When the incidents happened.</param>
    /// <param name="days">Days in a step, 1 or more.</param>
    /// <param name="period">The time that was watched: steps go from its first to its last day, whether anything happened or not.</param>
    public static TimeSteps OfDays(TimeColumn times, int days, StudyPeriod? period = null)
    {
        List<(int Incident, long First, long Last)> spans = Spans(times, (first, last) => last - first < days);
        long origin = period?.FirstDay ?? long.MaxValue;
        foreach ((int _, long first, long _) in spans)
            origin = Math.Min(origin, first);
        // Where steps begin follows from the spans that may fit; some of them cross from one step to the next all the same.
        spans.RemoveAll(span => (span.First - origin) / days != (span.Last - origin) / days);
        return new TimeSteps(spans, days, period);
    }

    /// <summary>Calendar months; incidents whose span crosses from one to the next do not count.</summary>
    /// <param name="times">When the incidents happened.</param>
    /// <param name="period">The time that was watched, as for <see cref="OfDays"/>.</param>
    public static TimeSteps OfMonths(TimeColumn times, StudyPeriod? period = null) =>
        new(Spans(times, static (first, last) => last - first < 31 && MonthOf(first) == MonthOf(last)), 0, period);

    /// <summary>The steps of days where nearly all incidents that have a month fit into them, else the months.</summary>
    /// <param name="fine">Steps of days.</param>
    /// <param name="months">Calendar months, for the same incidents.</param>
    public static TimeSteps Finer(TimeSteps fine, TimeSteps months) =>
        (months.Incidents.Length - fine.Incidents.Length) * 100L <= (long)MostLeftOutPercent * months.Incidents.Length ? fine : months;

    /// <summary>The same steps for some of the incidents that count.</summary>
    /// <param name="numbers">Positions in <see cref="Incidents"/>, ascending.</param>
    public TimeSteps Only(int[] numbers) => new(this, numbers);

    /// <summary>First day of a step, in days since 1970-01-01.</summary>
    public long FirstDayOf(int step)
    {
        if (!IsMonthly)
            return _first + (long)step * _days;
        long month = _first + step;
        return LondonTime.DaysFromCivil((int)(month / 12), (int)(month % 12) + 1, 1);
    }

    /// <summary>A day as people write it: "3 March 2024".</summary>
    public static string Words(long day) => DateTime.UnixEpoch.AddDays(day).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private int StepOf(long day) => (int)(IsMonthly ? MonthOf(day) - _first : (day - _first) / _days);

    private static List<(int Incident, long First, long Last)> Spans(TimeColumn times, Func<long, long, bool> fits)
    {
        var spans = new List<(int Incident, long First, long Last)>();
        for (int i = 0; i < times.Count; i++)
        {
            IncidentTime time = times[i];
            if (!time.IsKnown)
                continue;
            long first = DayAt(time.FromUtcSeconds), last = DayAt(Math.Max(time.FromUtcSeconds, time.UntilUtcSeconds - 1));
            if (fits(first, last))
                spans.Add((i, first, last));
        }
        return spans;
    }

    private static long MonthOf(long day)
    {
        DateTime date = DateTime.UnixEpoch.AddDays(day);
        return date.Year * 12L + date.Month - 1;
    }

    private static long DayAt(long utcSeconds) => (long)Math.Floor(LondonTime.ToClockSeconds(utcSeconds) / (double)Day);
}
