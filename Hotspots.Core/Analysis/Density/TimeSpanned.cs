using Hotspots.Core.Model;

namespace Hotspots.Core.Analysis.Density;

/// <summary>Over how many months were the incidents gathered?</summary>
internal static class TimeSpanned
{
    /// <summary>A month of the mean Gregorian year, seconds.</summary>
    private const double SecondsPerMonth = 365.2425 / 12 * 86_400;

    /// <summary>From the beginning of the earliest time to the end of the latest, in mean months; null when nothing is known, or only one moment.</summary>
    public static double? Months(TimeColumn? times)
    {
        if (times is null)
            return null;
        long from = long.MaxValue, until = long.MinValue;
        for (int i = 0; i < times.Count; i++)
        {
            if (times[i] is not { IsKnown: true } time)
                continue;
            from = Math.Min(from, time.FromUtcSeconds);
            until = Math.Max(until, time.UntilUtcSeconds);
        }
        return until > from ? (until - from) / SecondsPerMonth : null;
    }
}
