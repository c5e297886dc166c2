using System.Globalization;
using Hotspots.Core.Analysis.Time;
using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Analysis.Emerging;

/// <summary>Whole time steps of a space-time cube: what is begun before the time watched, or not finished with it, is left out.</summary>
/// <remarks>
/// Steps of days end with the last day that was watched, so that the last step is the present and is whole; a month that is cut off is none. A
/// half month at the end would else look like a fall.
/// </remarks>
internal sealed class CubeSteps
{
    private const long Day = 86_400;

    private CubeSteps(TimeSteps steps, int from, int count)
    {
        Unit = steps.Unit;
        Count = Math.Max(0, count);
        var incidents = new List<int>();
        var own = new List<int>();
        for (int i = 0; i < steps.Incidents.Length; i++)
        {
            if (steps.Steps[i] < from || steps.Steps[i] >= from + Count)
                continue;
            incidents.Add(steps.Incidents[i]);
            own.Add(steps.Steps[i] - from);
        }
        (Incidents, Steps) = ([.. incidents], [.. own]);
        FirstDays = new long[Count + 1];
        for (int step = 0; step <= Count && Count > 0; step++)
            FirstDays[step] = steps.FirstDayOf(from + step);
    }

    /// <summary>How many.</summary>
    public int Count { get; }

    /// <summary>A step in words: "step of 28 days", "month".</summary>
    public string Unit { get; }

    /// <summary>The incidents in them, ascending.</summary>
    public int[] Incidents { get; }

    /// <summary>The step of each of them, from 0.</summary>
    public int[] Steps { get; }

    /// <summary>The first day of each step, and the day after the last; since 1970-01-01.</summary>
    public long[] FirstDays { get; }

    /// <summary>Which steps they are, one sentence.</summary>
    public string Words => string.Create(
        CultureInfo.InvariantCulture,
        $"The time is cut into {Count} {(Unit == "month" ? "calendar months" : "steps of 28 days")}, ")
        + $"{TimeSteps.Words(FirstDays[0])} to {TimeSteps.Words(FirstDays[Count] - 1)}.";

    /// <summary>Steps of days, the last of which ends with the last day.</summary>
    /// <param name="times">When incidents happened.</param>
    /// <param name="days">Days in a step.</param>
    /// <param name="period">The time that was watched; null for that of the incidents.</param>
    public static CubeSteps OfDays(TimeColumn times, int days, StudyPeriod? period)
    {
        if ((period ?? StudyPeriod.Of(times)) is not { } watched)
            return new CubeSteps(TimeSteps.OfDays(times, days), 0, 0);
        long count = (watched.LastDay + 1 - watched.FirstDay) / days, first = watched.LastDay + 1 - count * days;
        // What comes before them must not decide where they begin.
        long begins = LondonTime.ToUtcSeconds(first * Day);
        int[] before = [.. Enumerable.Range(0, times.Count).Where(i => times[i].IsKnown && times[i].FromUtcSeconds < begins)];
        TimeSteps steps = TimeSteps.OfDays(times.Without(before), days, watched with { FromUtcSeconds = begins });
        return new CubeSteps(steps, 0, steps.Count == 0 ? 0 : (int)count);
    }

    /// <summary>Whole calendar months.</summary>
    /// <inheritdoc cref="OfDays" path="/param"/>
    public static CubeSteps OfMonths(TimeColumn times, StudyPeriod? period)
    {
        TimeSteps steps = TimeSteps.OfMonths(times, period ?? StudyPeriod.Of(times));
        if (steps.Count == 0)
            return new CubeSteps(steps, 0, 0);
        int from = steps.FirstDayOf(0) < steps.FirstDay ? 1 : 0, cut = steps.FirstDayOf(steps.Count) - 1 > steps.LastDay ? 1 : 0;
        return new CubeSteps(steps, from, steps.Count - from - cut);
    }

    /// <summary>Says how many incidents are in no whole step; nothing where all are.</summary>
    public IEnumerable<string> LeftOut(int count)
    {
        if (Incidents.Length < count)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{count - Incidents.Length:N0} of {count:N0} incidents are in no whole {Unit}, or theirs is not known, and are left out.");
        }
    }
}
