using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Model.Reading;

/// <summary>Outliers among dates: rows beyond a gap that is longer than all the rest lasts, and longer than a year.</summary>
/// <remarks>
/// One year mistyped would make a study period of decades, and halve every rate and turn every trend. At most one row in twenty at either end is
/// an outlier, so that fewer than twenty rows have none; what a gap parts off is looked at from the middle outwards, so that a few
/// rows astray in different years do not hide one another. A row stands where the middle of its span does. Cost: a count of days, from the first to
/// the last.
/// </remarks>
internal static class DateOutliers
{
    private const long Day = 86_400;

    /// <summary>Days of a gap, at least.</summary>
    private const int LeastGap = 365;

    /// <summary>One row in so many may be an outlier, at either end.</summary>
    private const int OneIn = 20;

    /// <summary>The outliers among some of the times.</summary>
    /// <param name="times">The column.</param>
    /// <param name="lists">Which of its rows.</param>
    /// <returns>Rows, in the order of the lists: those before the rest, and those after it.</returns>
    public static (int[] Before, int[] After) Of(TimeColumn times, IReadOnlyList<int[]> lists)
    {
        long first = long.MaxValue, last = long.MinValue;
        foreach (int[] list in lists)
        {
            foreach (int i in list)
            {
                if (!times[i].IsKnown)
                    continue;
                long day = DayOf(times[i]);
                (first, last) = (Math.Min(first, day), Math.Max(last, day));
            }
        }
        if (first == long.MaxValue || last - first <= LeastGap)
            return ([], []);
        var counts = new int[last - first + 1];
        long rows = 0;
        foreach (int[] list in lists)
        {
            foreach (int i in list)
            {
                if (!times[i].IsKnown)
                    continue;
                counts[DayOf(times[i]) - first]++;
                rows++;
            }
        }
        (int from, int until) = Core(counts, rows / OneIn);
        int begin = from, end = until;
        for (int day = from - 1; day >= 0 && begin - day <= LongestGap(until - begin + 1); day--)
            begin = counts[day] > 0 ? day : begin;
        for (int day = until + 1; day < counts.Length && day - end <= LongestGap(end - from + 1); day++)
            end = counts[day] > 0 ? day : end;
        return (
            begin == 0 ? [] : Where(times, lists, day => day < first + begin),
            end == counts.Length - 1 ? [] : Where(times, lists, day => day > first + end));
    }

    private static int[] Where(TimeColumn times, IReadOnlyList<int[]> lists, Predicate<long> isAstray) =>
        [.. lists.SelectMany(list => list.Where(i => times[i].IsKnown && isAstray(DayOf(times[i]))))];

    // Days without a row that rows of so many days bear.
    private static int LongestGap(int rest) => Math.Max(LeastGap, rest);

    private static long DayOf(IncidentTime time) => (long)Math.Floor((time.FromUtcSeconds + time.LengthSeconds / 2) / (double)Day);

    /// <summary>The first and the last day that are left when so many rows at either end are set aside.</summary>
    private static (int From, int Until) Core(int[] counts, long aside)
    {
        int from = 0, until = counts.Length - 1;
        for (long left = aside; left >= counts[from]; from++)
            left -= counts[from];
        for (long left = aside; left >= counts[until]; until--)
            left -= counts[until];
        return (from, until);
    }
}
