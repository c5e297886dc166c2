using System.Globalization;
using Hotspots.Core.Model;
using Hotspots.Core.Model.Incidents;

namespace Hotspots.Core.Selection;

/// <summary>Study period of a run, and the dates that were not believed when it was looked for.</summary>
/// <param name="Period">Null when there is neither limit nor time.</param>
/// <param name="Times">When the incidents happened, by the files.</param>
/// <param name="Before">Rows whose dates lie far before it.</param>
/// <param name="After">Rows whose dates lie far after it.</param>
internal sealed record WatchedTime(StudyPeriod? Period, TimeColumn Times, int[] Before, int[] After)
{
    private const double DaysAYear = 365.2425;

    /// <summary>The times as methods are given them: an incident whose date is astray stays where it is and has no time.</summary>
    public TimeColumn Believed { get; } = Times.Without([.. Before, .. After]);

    /// <summary>What must be said of the dates, one sentence for each end.</summary>
    public IEnumerable<string> Notes
    {
        get
        {
            if (Period is not { } period)
                yield break;
            if (Before.Length > 0)
                yield return Note(Before, "before", "from", row => period.FirstDay - LastDayOf(row));
            if (After.Length > 0)
                yield return Note(After, "after", "to", row => FirstDayOf(row) - period.LastDay);
        }
    }

    private string Note(int[] rows, string where, string limit, Func<int, long> daysOff)
    {
        // Of equals the earlier row of the files.
        int nearest = rows.MinBy(row => (daysOff(row), row));
        string day = Words(Times[nearest]), rest = string.Create(
            CultureInfo.InvariantCulture,
            $"{Math.Floor(daysOff(nearest) / DaysAYear):0} {(daysOff(nearest) < 2 * DaysAYear ? "year" : "years")} {where} the rest");
        return rows.Length == 1
            ? $"1 incident is dated {day}, {rest}: it stays on the map, and its date is not believed nor counted in the period; "
                + $"give {OptionNames.Of(limit)} to say otherwise."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{rows.Length:N0} incidents are dated {day} or farther off, {rest}: they stay on the map, "
                    + $"and their dates are not believed nor counted in the period; give {OptionNames.Of(limit)} to say otherwise.");
    }

    private static string Words(IncidentTime time) =>
        LondonTime.ToClock(time.FromUtcSeconds).ToString(time.HasDay ? "yyyy-MM-dd" : "yyyy-MM", CultureInfo.InvariantCulture);

    private long FirstDayOf(int row) => new StudyPeriod(Times[row].FromUtcSeconds, Times[row].UntilUtcSeconds + 1).FirstDay;

    private long LastDayOf(int row) =>
        new StudyPeriod(Times[row].FromUtcSeconds, Math.Max(Times[row].FromUtcSeconds + 1, Times[row].UntilUtcSeconds)).LastDay;
}
