using Hotspots.Core.Model.Briefs;
using Hotspots.Core.Model.Placements;
using Hotspots.Core.Model.Spatial;
using Hotspots.Core.Pipeline.Placements;
using Hotspots.Core.Placement.Patrols;

namespace Hotspots.Core.Runs.Briefs;

/// <summary>Rounds of a briefing: a quarter of an hour at each place, two or three times, and never twice within an hour; one team a page, or
/// several that share its places.</summary>
/// <remarks>A round begins and ends at its first place, for where a team comes from is not known. Deterministic.</remarks>
internal static class BriefRounds
{
    /// <summary>Visits to one place in a shift at most: more gain little.</summary>
    public const int MostVisits = 3;

    private const int Minute = 60, Hour = 3600;

    private const double Speed = PlacementWish.DefaultSpeed, Detour = PlacementWish.DefaultDetour;

    /// <summary>The rounds of each page, in the order of the pages and of the teams; a team for which no place is left on a page has none
    /// there.</summary>
    /// <param name="brief">The briefing.</param>
    /// <param name="teams">The teams of each page; null for one without a name.</param>
    public static IReadOnlyList<BriefRound> Of(Brief brief, CallSigns? teams = null)
    {
        IReadOnlyList<string> names = teams?.Names ?? [""];
        return
        [
            .. brief.Pages.SelectMany(page => page.Places.Count == 0
                ? names.Take(1).Select(name => new BriefRound(page, page.Begins, [], Speed, Detour) { Team = name })
                : SharedPlaces.Of(page.Places, names.Count).Select((own, team) => Of(page, own, names[team]))),
        ];
    }

    private static BriefRound Of(BriefPage page, IReadOnlyList<BriefPlace> places, string team)
    {
        PatrolPlan plan = PatrolPlanner.Plan(new PatrolRequest
        {
            Places = new PointSet(
                [.. places.Select(static place => place.Centre.Easting)], [.. places.Select(static place => place.Centre.Northing)]),
            Travel = StraightLineTravel.Minutes(Speed, Detour),
            Hours = (double)(page.Ends - page.Begins) / Hour,
            MostVisits = MostVisits,
            Base = places[0].Centre,
        });
        var counts = new int[places.Count];
        var visits = new List<BriefVisit>();
        foreach (PatrolVisit visit in plan.Visits)
        {
            // To the minute before: nobody reads seconds off a calendar.
            long from = page.Begins + (long)visit.Arrival * Minute;
            visits.Add(new BriefVisit(
                places[visit.Place], ++counts[visit.Place], plan.Visits.Count(other => other.Place == visit.Place), from,
                from + (long)PatrolRequest.DefaultVisitMinutes * Minute));
        }
        return new BriefRound(page, page.Begins, visits, Speed, Detour) { Team = team, Places = places };
    }
}
