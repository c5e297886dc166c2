using Hotspots.Core.Evaluation;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Lines;

namespace Hotspots.Core.Runs.Lines;

/// <summary>Before and after the closure of a line: counts with exposure, and the score E-test. It has no control, and is no evaluation.</summary>
internal static class LineClosures
{
    /// <summary>The counts round a closure; null where the data are too short on either side of it.</summary>
    /// <param name="line">Which line.</param>
    /// <param name="sightings">The sightings of all lines.</param>
    /// <param name="closed">The day of the closure.</param>
    /// <param name="periods">The two periods.</param>
    public static LineClosure? Of(int line, LineSightings sightings, DateOnly closed, TurfPeriods? periods)
    {
        if (periods is null)
            return null;
        Sighting[] own = [.. sightings.Placed(line).Where(one => periods.IsAfter(one) is not null)];
        var places = own.Where(one => one.Cell != LineSightings.NoCell && periods.IsAfter(one) == false)
            .Select(static one => (one.Town, one.Cell)).ToHashSet();
        HashSet<int> incidents = [.. own.Select(static one => one.Incident)];
        // One incident that names two other lines is one incident.
        Sighting[] others =
        [
            .. Enumerable.Range(0, sightings.Lines).Where(other => other != line).SelectMany(sightings.Placed)
                .Where(one => periods.IsAfter(one) is not null && places.Contains((one.Town, one.Cell)) && !incidents.Contains(one.Incident))
                .DistinctBy(static one => one.Incident),
        ];
        TwoPeriods counts = LineTurf.Counts(own, periods), counted = LineTurf.Counts(others, periods);
        return new LineClosure
        {
            Closed = closed,
            DaysBefore = periods.DaysBefore,
            DaysAfter = periods.DaysAfter,
            Before = (int)counts.Before,
            After = (int)counts.After,
            P = P(counts, own, periods),
            OthersBefore = (int)counted.Before,
            OthersAfter = (int)counted.After,
            OthersP = P(counted, others, periods),
        };
    }

    /// <summary>The day of a date, since 1970-01-01.</summary>
    public static long DayOf(DateOnly date) => LondonTime.DaysFromCivil(date.Year, date.Month, date.Day);

    private static double? P(TwoPeriods counts, Sighting[] own, TurfPeriods periods) =>
        counts.Total < LineLinks.Fewest ? null : ScoreTest.PValue(counts, LineTurf.Dispersion(own, periods));
}
