using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Placements;
using Hotspots.Core.Selection;

namespace Hotspots.Core.Pipeline.Placements;

/// <summary>Starts of shifts. At which hour does a shift begin on each weekday, so that most of what happens at the team's hotspots falls into
/// it?</summary>
/// <remarks>
/// Counted are the incidents whose hour is known (<see cref="IncidentFacets.HasClock"/>), on a clock in Britain. A weekday is an
/// <see cref="OperationalDay"/>: a shift may run over midnight, and what happens then belongs to the day on which the night began.
/// </remarks>
internal sealed class PlacementShiftStarts
{
    /// <summary>Incidents of a weekday that say something about its hours; with fewer, all days are taken together.</summary>
    private const int Fewest = 20;

    private const int DayHours = 24, WeekHours = 7 * DayHours;
    private const long HourSeconds = 3600;

    private readonly int[] _counts = new int[WeekHours];
    private readonly int _hours;

    /// <summary>Counts the incidents.</summary>
    /// <param name="facets">The placed incidents, and which of them have a clock.</param>
    /// <param name="members">Which of them.</param>
    /// <param name="hours">Hours of a shift; a part of one counts as a whole.</param>
    public PlacementShiftStarts(IncidentFacets facets, IEnumerable<int> members, double hours)
    {
        _hours = (int)Math.Ceiling(hours);
        bool isKnown = false;
        foreach (int member in members)
        {
            if (!facets.HasClock(member))
                continue;
            IncidentTime time = facets.Incidents.Times[member];
            // Hours from a Monday: 1970-01-01 was a Thursday.
            long hour = Math.DivRem(LondonTime.ToClockSeconds(time.FromUtcSeconds), HourSeconds).Quotient + 3 * DayHours;
            _counts[(int)((hour % WeekHours + WeekHours) % WeekHours)]++;
            isKnown |= !IncidentFacets.IsMidnight(time.FromUtcSeconds);
        }
        // Where all is said to have happened at midnight, the hour was not known.
        if (!isKnown)
            Array.Clear(_counts);
    }

    /// <summary>The full hour at which the shift of a weekday begins, from its midnight, the earliest on a tie; null where too little is
    /// known.</summary>
    /// <param name="weekday">The operational day.</param>
    /// <param name="latest">The last hour at which it may begin, from <see cref="OperationalDay.Begins"/> on.</param>
    public int? Of(DayOfWeek weekday, int latest)
    {
        int midnight = ((int)weekday + 6) % 7 * DayHours;
        int own = 0;
        for (int hour = OperationalDay.Begins; hour < OperationalDay.Ends; hour++)
            own += _counts[(midnight + hour) % WeekHours];
        if (own >= Fewest)
            return Busiest(latest, hour => _counts[(midnight + hour) % WeekHours]);
        if (_counts.Sum() < Fewest)
            return null;
        return Busiest(latest, start =>
        {
            int sum = 0;
            for (int hour = start % DayHours; hour < WeekHours; hour += DayHours)
                sum += _counts[hour];
            return sum;
        });
    }

    private int Busiest(int latest, Func<int, int> countOf)
    {
        int best = OperationalDay.Begins, most = -1;
        for (int start = OperationalDay.Begins; start <= latest; start++)
        {
            int sum = 0;
            for (int hour = start; hour < start + _hours; hour++)
                sum += countOf(hour);
            if (sum > most)
                (best, most) = (start, sum);
        }
        return best;
    }
}
