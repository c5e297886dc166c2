using Hotspots.Core.Analysis;
using Hotspots.Core.Evaluation;
using Hotspots.Core.Model.Incidents;
using Hotspots.Core.Model.Results;
using Hotspots.Core.Model.TimeProfiles;
using Hotspots.Core.Pipeline.Requests;
using Hotspots.Core.Pipeline.Times;
using Hotspots.Core.Selection;

namespace Hotspots.Core.Pipeline.FoundPlaces;

/// <summary>
/// Multinomial tests of the weekdays and hours of hotspots against the time that was watched, corrected over all of them: names the busiest.
/// </summary>
/// <remarks>
/// <para>
/// One of seven days is always the busiest: it is named only where <see cref="TimeProfiles"/> lets it stand out. A weekday is operational: what
/// happens at 01:30 on a Saturday belongs to Friday.
/// </para>
/// <para>
/// Some forces give only the date of a stop and search and the file says midnight: where every time of a file, or every time of a hotspot, is
/// midnight exactly (in Britain or in UTC) the hour is taken as unknown.
/// </para>
/// </remarks>
internal static class BusiestTimes
{
    private static readonly TimePart[] Parts = [TimePart.Weekday, TimePart.Hour];

    /// <summary>The hotspots, with the weekday and the hour that stand out where any does.</summary>
    /// <param name="hotspots">All hotspots of a run.</param>
    /// <param name="facets">The incidents, and which of them have a clock.</param>
    /// <param name="request">Which weekdays, hours and shift were asked for.</param>
    /// <param name="watched">The time that was watched; null where nobody said.</param>
    /// <param name="cancellation">Stops it promptly.</param>
    public static Hotspot[] Named(
        Hotspot[] hotspots, IncidentFacets facets, RunRequest request, StudyPeriod? watched, CancellationToken cancellation)
    {
        TimeColumn times = facets.Incidents.Times;
        // A method that looks for bursts has chosen the days itself: a test on them would only find the burst again.
        int[] tested =
        [
            .. Enumerable.Range(0, hotspots.Length).Where(h => !ChoosesTimes(hotspots[h].Method)
                && Array.Exists(hotspots[h].Members, i => times[i].HasDay || times[i].Precision == TimePrecision.Interval)),
        ];
        if (tested.Length == 0 || facets.Coverage is not { } data)
            return hotspots;
        Shifts shifts = ShiftWish.Of(request);
        double[] exposure = PeriodExposure.Hours(data.Watched(data.PeriodOf(watched, request)), request);
        if (ShiftWish.Wanted(request) is >= 0 and int wanted)
        {
            for (int hour = 0; hour < exposure.Length; hour++)
                exposure[hour] = shifts.OfHour(hour % 24) == wanted ? exposure[hour] : 0;
        }
        TimeCounts[] counts = [.. tested.Select(h => new TimeCounts(hotspots[h].Members, times, Clock(hotspots[h].Members), shifts))];
        int?[][] named = new TimeProfiles(exposure, shifts, Parts).StandingOut(counts, cancellation);
        Hotspot[] all = [.. hotspots];
        for (int k = 0; k < tested.Length; k++)
        {
            all[tested[k]] = hotspots[tested[k]] with
            {
                // Monday is the first of the tested days, and the second of .NET's.
                BusiestWeekday = named[k][0] is { } day ? (DayOfWeek)((day + 1) % 7) : null,
                BusiestHour = named[k][1],
            };
        }
        return all;

        Func<int, bool> Clock(int[] members) => Array.Exists(members, KnowsHour) ? facets.HasClock : static _ => false;
        bool KnowsHour(int incident) => facets.HasClock(incident) && !IncidentFacets.IsMidnight(times[incident].FromUtcSeconds);
    }

    private static bool ChoosesTimes(string method) => AnalysisCatalog.All.Any(one => one.NeedsTimes && one.Name == method);
}
