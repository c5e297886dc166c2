using Hotspots.Core.Model.Briefs;
using Hotspots.Core.Model.Placements;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Placements;
using Hotspots.Core.Placement.Patrols;

namespace Hotspots.Core.Runs.Briefs;

/// <summary>Rounds of a briefing: one team a page, a quarter of an hour at each place, two or three times, and never twice within an hour.</summary>
/// <remarks>The round begins and ends at the first place, for where a team comes from is not known. Deterministic.</remarks>
internal static class BriefRounds
{
    /// <summary>Visits to one place in a shift at most: more gain little.</summary>
    public const int MostVisits = 3;

    private const int Minute = 60, Hour = 3600;

    /// <summary>The round of each page, in the order of the pages.</summary>
    public static IReadOnlyList<BriefRound> Of(Brief brief) => [.. brief.Pages.Select(Of)];

    private static BriefRound Of(BriefPage page)
    {
        const double Speed = PlacementWish.DefaultSpeed, Detour = PlacementWish.DefaultDetour;
        if (page.Places.Count == 0)
            return new BriefRound(page, page.Begins, [], Speed, Detour);
        PatrolPlan plan = PatrolPlanner.Plan(new PatrolRequest
        {
            Places = new PointSet(
                [.. page.Places.Select(static place => place.Centre.Easting)], [.. page.Places.Select(static place => place.Centre.Northing)]),
            Travel = StraightLineTravel.Minutes(Speed, Detour),
            Hours = (double)(page.Ends - page.Begins) / Hour,
            MostVisits = MostVisits,
            Base = page.Places[0].Centre,
        });
        var counts = new int[page.Places.Count];
        var visits = new List<BriefVisit>();
        foreach (PatrolVisit visit in plan.Visits)
        {
            // To the minute before: nobody reads seconds off a calendar.
            long from = page.Begins + (long)visit.Arrival * Minute;
            visits.Add(new BriefVisit(
                page.Places[visit.Place], ++counts[visit.Place], plan.Visits.Count(other => other.Place == visit.Place), from,
                from + (long)PatrolRequest.DefaultVisitMinutes * Minute));
        }
        return new BriefRound(page, page.Begins, visits, Speed, Detour);
    }
}
