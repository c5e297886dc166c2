using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Selection;

namespace Hotspots.Core.Pipeline.FoundPlaces;

/// <summary>Busiest weekday and hour. On which weekday and in which hour does most happen, on a clock in Britain?</summary>
/// <remarks>
/// A weekday needs times known to the day, an hour times known to the minute. Some forces give only the date of a stop and search and
/// the file says midnight: where every time of a file, or every time of a hotspot, is midnight exactly (in Britain or in UTC) the hour
/// is taken as unknown.
/// </remarks>
internal sealed class BusiestTimes
{
    private const int Week = 7;
    private const int DayHours = 24;
    private const long DaySeconds = 86400;

    private readonly TimeColumn _times;
    private readonly IncidentFacets _facets;
    private readonly int _nightEnds;

    /// <summary>Takes the times of all incidents.</summary>
    /// <param name="facets">The incidents, and which of them have a clock.</param>
    /// <param name="nightEnds">Where nights were asked for, the hour at which they end
    /// (<see cref="NightHours.EndOf(IncidentQuery)"/>): a weekday is then the night that begins on it.</param>
    public BusiestTimes(IncidentFacets facets, int nightEnds = 0)
    {
        _nightEnds = nightEnds;
        _times = facets.Incidents.Times;
        _facets = facets;
    }

    /// <summary>The busiest weekday and hour of some incidents; each null when unknown. Ties: the earlier in the week (from Monday) or day.</summary>
    public (DayOfWeek? Weekday, int? Hour) Of(ReadOnlySpan<int> members)
    {
        Span<int> weekdays = stackalloc int[Week];
        Span<int> hours = stackalloc int[DayHours];
        weekdays.Clear();
        hours.Clear();
        int days = 0, clocks = 0, midnights = 0;
        foreach (int member in members)
        {
            IncidentTime time = _times[member];
            if (!time.HasDay)
                continue;
            long clock = LondonTime.ToClockSeconds(time.FromUtcSeconds);
            bool hasClock = _facets.HasClock(member);
            // A day is midnight of it in these seconds, and no part of the night before.
            weekdays[(NightHours.WeekdayOf(clock, hasClock ? _nightEnds : 0) + 6) % Week]++;
            days++;
            if (!hasClock)
                continue;
            hours[(int)(Mod(clock, DaySeconds) / 3600)]++;
            clocks++;
            if (IncidentFacets.IsMidnight(time.FromUtcSeconds))
                midnights++;
        }
        DayOfWeek? weekday = days == 0 ? null : (DayOfWeek)((IndexOfMost(weekdays) + 1) % Week);
        int? hour = clocks == midnights ? null : IndexOfMost(hours);
        return (weekday, hour);
    }

    private static long Mod(long value, long by) => (value % by + by) % by;

    private static int IndexOfMost(ReadOnlySpan<int> counts)
    {
        int best = 0;
        for (int i = 1; i < counts.Length; i++)
        {
            if (counts[i] > counts[best])
                best = i;
        }
        return best;
    }
}
