using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Reading;

namespace Hotspots.Core.Selection;

/// <summary>Coverage of the data in time: from which day to which they reach, and stretches within for which there are none.</summary>
/// <remarks>
/// A month that is only half in the data must not look like a fall, nor a month whose file was forgotten. Nobody writes into a file how far
/// it reaches, so that it is judged by its silence: with n incidents in d days a silence of g days has a chance of exp(−gn/d) (Poisson). Where
/// they come in bursts n is divided by the dispersion of weeks, variance over mean: between bursts it is quiet for longer. All
/// incidents that were read are looked at, whatever is asked about: where a file ends does not depend on a filter.
/// </remarks>
internal sealed class DataCoverage
{
    /// <summary>A silence at the end that is rarer than this says that the data end there.</summary>
    private const double RareEnd = 0.05;

    /// <summary>A silence within, anywhere in the data, that is rarer than this says that something is missing.</summary>
    private const double RareGap = 0.001;

    /// <summary>A longer span says too little of when it happened.</summary>
    private const int LongestSpan = 31;

    private const long Day = 86_400;

    private DataCoverage(long firstDay, long lastDay, int quietDays, IReadOnlyList<DaySpan> gaps) =>
        (FirstDay, LastDay, QuietDays, Gaps) = (firstDay, lastDay, quietDays, gaps);

    /// <summary>The first day with an incident, by a London calendar, days since 1970-01-01.</summary>
    public long FirstDay { get; }

    /// <summary>The last day with an incident.</summary>
    public long LastDay { get; }

    /// <summary>Days without any incident that chance makes often enough: a period that reaches so far beyond the last day is whole.</summary>
    public int QuietDays { get; }

    /// <summary>Stretches without any incident that chance does not make, in order.</summary>
    public IReadOnlyList<DaySpan> Gaps { get; }

    /// <summary>The coverage of the times; null where none is known well enough.</summary>
    /// <param name="times">All that was read. Dates far from all others are not believed (<see cref="DateOutliers"/>).</param>
    public static DataCoverage? Of(TimeColumn times)
    {
        int[] all = new int[times.Count];
        for (int i = 0; i < all.Length; i++)
            all[i] = i;
        (int[] before, int[] after) = DateOutliers.Of(times, [all]);
        TimeColumn believed = times.Without([.. before, .. after]);
        long first = long.MaxValue, last = long.MinValue;
        int rows = 0;
        for (int i = 0; i < believed.Count; i++)
        {
            if (DaysOf(believed[i]) is not { } days)
                continue;
            (first, last) = (Math.Min(first, days.First), Math.Max(last, days.Last));
            rows++;
        }
        if (rows == 0)
            return null;
        var begun = new int[last - first + 2];
        for (int i = 0; i < believed.Count; i++)
        {
            if (DaysOf(believed[i]) is not { } days)
                continue;
            begun[days.First - first]++;
            begun[days.Last - first + 1]--;
        }
        double perDay = rows / (last - first + 1.0) / DispersionOfWeeks(believed, first, last);
        int quiet = (int)Math.Min(LongestSpan, Math.Floor(-Math.Log(RareEnd) / perDay));
        double silence = -Math.Log(RareGap / (last - first + 1)) / perDay;
        return new DataCoverage(first, last, quiet, Silences(begun, first, silence));
    }

    /// <summary>The coverage that was worked out of more incidents than are there.</summary>
    public static DataCoverage Of(CoverageDays days) => new(
        days.First, days.Last, days.QuietDays, [.. days.GapFirsts.Zip(days.GapLasts, static (first, last) => new DaySpan(first, last))]);

    /// <summary>The coverage in numbers, to be kept.</summary>
    public CoverageDays Days =>
        new(FirstDay, LastDay, QuietDays, [.. Gaps.Select(static gap => gap.First)], [.. Gaps.Select(static gap => gap.Last)]);

    /// <summary>The coverage of incidents that a question about time needs.</summary>
    /// <param name="facets">All that was read.</param>
    /// <param name="otherwise">What cannot be told without, such as "there are no two periods to compare".</param>
    /// <exception cref="ArgumentException">No time is known well enough; says what is there instead.</exception>
    public static DataCoverage Required(IncidentFacets facets, string otherwise)
    {
        if (facets.Coverage is { } data)
            return data;
        IncidentTable placed = facets.Incidents;
        bool isKnown = false;
        for (int i = 0; i < placed.Count; i++)
            isKnown |= placed.Times[i].IsKnown;
        throw new ArgumentException(
            placed.Count == 0 ? $"The files hold no incident with a position: {otherwise}."
            : isKnown ? $"Times are known to the year only, or to spans of more than a month: {otherwise}; give files with months or days."
            : $"No incident with a position says when it happened: {otherwise}; give files with dates.");
    }

    /// <summary>
    /// The gaps that a period has a part in, longer than the days that are quiet by chance: a gap begins with the last incident, not with the
    /// fault.
    /// </summary>
    public IEnumerable<StudyPeriod> GapsIn(StudyPeriod period)
    {
        foreach (DaySpan gap in Gaps)
        {
            var silent = new StudyPeriod(BeginOf(gap.First), BeginOf(gap.Last + 1));
            long shared = Math.Min(silent.UntilUtcSeconds, period.UntilUtcSeconds) - Math.Max(silent.FromUtcSeconds, period.FromUtcSeconds);
            if (shared > QuietDays * Day)
                yield return silent;
        }
    }

    /// <summary>What was watched of a period: all of it less the gaps.</summary>
    public IEnumerable<StudyPeriod> Watched(StudyPeriod period)
    {
        long from = period.FromUtcSeconds;
        foreach (StudyPeriod gap in GapsIn(period))
        {
            if (gap.FromUtcSeconds > from)
                yield return new StudyPeriod(from, gap.FromUtcSeconds);
            from = gap.UntilUtcSeconds;
        }
        if (from < period.UntilUtcSeconds)
            yield return new StudyPeriod(from, period.UntilUtcSeconds);
    }

    /// <summary>The period that is looked at: limits as given, else as far as all the data reach, which does not depend on what is asked.</summary>
    /// <param name="limits">What was watched of it; null where nobody said.</param>
    /// <param name="query">Which limits were given.</param>
    public StudyPeriod PeriodOf(StudyPeriod? limits, IncidentQuery query) => new(
        query.From is not null && limits is { } first ? first.FromUtcSeconds : BeginOf(FirstDay),
        Math.Min(query.To is not null && limits is { } last ? last.UntilUtcSeconds : long.MaxValue, BeginOf(LastDay + 1)));

    /// <summary>The first second of a day, since 1970-01-01T00:00:00Z.</summary>
    public static long BeginOf(long day) => LondonTime.ToUtcSeconds(day * Day);

    /// <summary>Variance over mean of the counts of weeks, of incidents known to the day; 1 or more.</summary>
    private static double DispersionOfWeeks(TimeColumn times, long first, long last)
    {
        const int Week = 7;
        var weeks = new long[(last - first + 1) / Week];
        for (int i = 0; i < times.Count; i++)
        {
            if (DaysOf(times[i]) is { } days && days.First == days.Last && (days.First - first) / Week < weeks.Length)
                weeks[(days.First - first) / Week]++;
        }
        double mean = weeks.Length > 0 ? weeks.Average() : 0, squares = 0;
        foreach (long week in weeks)
            squares += (week - mean) * (week - mean);
        return mean > 0 && weeks.Length > 1 ? Math.Max(1, squares / (weeks.Length - 1) / mean) : 1;
    }

    private static List<DaySpan> Silences(int[] begun, long first, double longerThan)
    {
        var gaps = new List<DaySpan>();
        int covering = 0, since = -1;
        for (int day = 0; day < begun.Length; day++)
        {
            covering += begun[day];
            if (covering == 0 && since < 0)
                since = day;
            if (covering == 0 || since < 0)
                continue;
            if (day - since > longerThan)
                gaps.Add(new DaySpan(first + since, first + day - 1));
            since = -1;
        }
        return gaps;
    }

    private static DaySpan? DaysOf(IncidentTime time)
    {
        if (!time.IsKnown)
            return null;
        var span = new StudyPeriod(time.FromUtcSeconds, Math.Max(time.FromUtcSeconds + 1, time.UntilUtcSeconds));
        return span.LastDay - span.FirstDay < LongestSpan ? new DaySpan(span.FirstDay, span.LastDay) : null;
    }
}

/// <summary>Days by a London calendar, since 1970-01-01.</summary>
/// <param name="First">The first.</param>
/// <param name="Last">The last, inclusive.</param>
internal readonly record struct DaySpan(long First, long Last);
